"""Lists in more languages than English, in every shape that pasting gives them."""

from __future__ import annotations

import textwrap

import pytest

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_list, read_page

RUSSIAN = [
    "Боровой К.Д. Смотрители маяков // Север. 1999. № 4. С. 31-39.",
    "Заливина О.С. Лоция Белого моря. СПб.: Гидрограф, 2002. 211 с.",
    "Поморцев А.В. Деревянные маяки // Северный хронограф. 2018. № 3. С. 44-58.",
]
SPANISH = [
    "Moreno P, Vidal RA. Sombra y sueño. Rev Esp Luz. 2012;14(2):33-40.",
    "Ortega L. Ventanas que curan. Madrid: Alféizar; 2015.",
    "Vega T. Noches largas. Bol Enferm. 2019;22(4):77-81.",
]
KAZAKH = [
    "Ахметов Б.С. Дала өзендері // Қазақ географиясы. 2014. № 2. Б. 12-19.",
    "Жүнісова Г.Т. Көне карталар. Алматы: Ғылым, 2009. 180 б.",
    "Серікбаев Н.А. Су және жол // Хабаршы. 2017. № 1. Б. 5-11.",
]
CHINESE = [
    "李长安, 王秋. 山地鸟类录音[J]. 动物学杂记, 2012, 47(2): 15-21.",
    "赵明. 夜间的森林[M]. 昆明: 云岭出版社, 2008.",
    "周一鸣. 声音与样线[J]. 山地研究, 2016, 3(1): 40-46.",
]
TURKISH = [
    "Akdeniz, B., & Deniz, S. (2015). Kıyı yapılarının dönüşümü. Mimarlık ve Kıyı, 4(2), 33-50.",
    "Kaya, H. (2009). Karadeniz'de balıkçılık. Trabzon: Dalga Yayınları.",
    "Yıldız, Ö. (2018). Terk edilmiş limanlar. Liman Dergisi, 7(1), 1-19.",
]
GERMAN = [
    "Ahorn, B. (2004): Wege am Wasser. In: Zeitschrift für Ufer, 12, S. 33-50.",
    "Buche, C. (2011): Stege und Brücken. Hamburg: Kaiverlag.",
    "Esche, D.; Fichte, E. (2016): Das späte Boot. In: Hafenblätter, 3, S. 5-18.",
]
LISTS = [RUSSIAN, SPANISH, KAZAKH, CHINESE, TURKISH, GERMAN]


def texts(draft: PageDraft) -> list[str]:
    return [reference.text for reference in draft.references]


@pytest.mark.parametrize(
    ("heading", "entries"),
    [
        ("Литература", RUSSIAN), ("СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ", RUSSIAN), ("Список литратуры", RUSSIAN),
        ("Библиографический список", RUSSIAN), ("Bibliografía", SPANISH), ("REFERENCIAS", SPANISH),
        ("Referencias bibliograficas", SPANISH), ("Пайдаланылған әдебиеттер тізімі", KAZAKH),
        ("Әдебиеттер", KAZAKH), ("参考文献：", CHINESE), ("[参考文献]", CHINESE), ("KAYNAKLAR", TURKISH),
        ("Kaynakça:", TURKISH), ("Literatur", GERMAN), ("Quellen- und Literaturverzeichnis", GERMAN),
        ("Literaturverzeichniss", GERMAN),
    ],
)  # fmt: skip
def test_a_heading_of_its_language_opens_the_list(heading: str, entries: list[str]) -> None:
    text = f"A sentence of the article stands here.\n\n{heading}\n\n" + "\n".join(entries)
    assert texts(read_page(Page(text))) == entries


@pytest.mark.parametrize(
    ("menu", "heading", "entries"),
    [
        ("Аннотация\nВведение\nЛитература\nПоделиться", "Литература", RUSSIAN),
        ("Resumen\nIntroducción\nReferencias\nCómo citar", "Referencias", SPANISH),
        ("Öz\nGiriş\nKaynakça\nYazarlar", "Kaynakça", TURKISH),
    ],
)
def test_a_heading_that_a_menu_names_first_opens_nothing(menu: str, heading: str, entries: list[str]) -> None:
    text = f"{menu}\n\nA sentence of the article stands here.\n\n{heading}\n" + "\n".join(entries)
    assert texts(read_page(Page(text))) == entries


@pytest.mark.parametrize(
    ("end", "entries"),
    [
        ("Финансирование\nРабота выполнена без поддержки.", RUSSIAN),
        ("Сведения об авторах\nПоморцев Андрей Викторович, доцент", RUSSIAN),
        ("Для цитирования:\nПоморцев А.В. Деревянные маяки. Северный хронограф. 2018;(3):44-58.", RUSSIAN),
        ("Financiación\nEste trabajo no recibió fondos.", SPANISH),
        ("Cómo citar\nVega, T. (2019). Noches largas. Boletín de Enfermería, 22(4), 77-81.", SPANISH),
        ("Compartir\nFacebook\nTwitter", SPANISH),
        ("Авторлар туралы\nАхметов Болат, профессор", KAZAKH),
        ("基金项目\n国家自然科学基金", CHINESE),
        ("Destekleyen Kurum\nKıyı Vakfı", TURKISH),
        ("Anmerkungen\n1\nSiehe oben.", GERMAN),
    ],
)  # fmt: skip
def test_a_list_ends_at_what_its_language_calls_otherwise(end: str, entries: list[str]) -> None:
    text = "References\n" + "\n".join(entries) + f"\n\n{end}\n"
    assert texts(read_page(Page(text))) == entries


@pytest.mark.parametrize("entries", LISTS)
@pytest.mark.parametrize(
    "pattern",
    ["{n}. {text}", "[{n}] {text}", "{n:02d}. {text}", "({n}) {text}", "{n}\n{text}", "• {text}", "{text}"],
)
def test_any_number_or_none_may_stand_before_an_entry(pattern: str, entries: list[str]) -> None:
    lines = [pattern.format(n=number, text=text) for number, text in enumerate(entries, 1)]
    assert texts(read_list(Page("\n".join(lines)))) == entries


@pytest.mark.parametrize("entries", LISTS)
def test_numbers_that_skip_are_kept(entries: list[str]) -> None:
    draft = read_list(Page("\n".join(f"{n}. {text}" for n, text in zip((3, 7, 8), entries, strict=True))))
    assert texts(draft) == entries
    assert [each.number for each in draft.references] == [3, 7, 8]


@pytest.mark.parametrize("entries", [RUSSIAN, SPANISH, KAZAKH, TURKISH, GERMAN])
@pytest.mark.parametrize("width", [40, 70])
def test_hard_wraps_are_joined_again(width: int, entries: list[str]) -> None:
    wrapped = (
        textwrap.fill(f"{n}. {text}", width, break_on_hyphens=False) for n, text in enumerate(entries, 1)
    )
    assert texts(read_list(Page("\n".join(wrapped)))) == entries


@pytest.mark.parametrize("entries", [RUSSIAN, SPANISH, TURKISH])
def test_blank_lines_inside_an_entry_part_nothing(entries: list[str]) -> None:
    halves = [f"{n}. {text[:25]}\n\n{text[25:].strip()}" for n, text in enumerate(entries, 1)]
    words = ["".join(each.split()) for each in texts(read_list(Page("\n\n".join(halves))))]
    assert words == ["".join(each.split()) for each in entries]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            "URL: http://example.ru/lib/\n2018/book.html (дата обращения: 12.05.2019).",
            "URL: http://example.ru/lib/2018/book.html (дата обращения: 12.05.2019).",
        ),
        ("Disponible en: http://example.es/plan-\n2005.pdf", "Disponible en: http://example.es/plan-2005.pdf"),
        ("Erişim: https://example.tr/dosya?\nid=77", "Erişim: https://example.tr/dosya?id=77"),
    ],
)  # fmt: skip
def test_an_address_that_a_wrap_broke_is_whole_again(broken: str, whole: str) -> None:
    first = "1. Moreno P. Sombra y luz. 2012. "
    draft = read_list(Page(f"{first}{broken}\n2. {SPANISH[1]}\n3. {SPANISH[2]}"))
    assert texts(draft)[0] == first[3:] + whole


@pytest.mark.parametrize("mark", ["57", "- 57 -", "Стр. 57", "57 / 120", "Page 57"])
def test_the_number_of_a_page_between_two_lines_is_no_part_of_an_entry(mark: str) -> None:
    cut = RUSSIAN[1].index("СПб")
    text = f"1. {RUSSIAN[0]}\n2. {RUSSIAN[1][:cut].strip()}\n\n{mark}\n\n{RUSSIAN[1][cut:]}\n3. {RUSSIAN[2]}"
    assert texts(read_list(Page(text))) == RUSSIAN


@pytest.mark.parametrize("heading", ["Литература", "Referencias", "Kaynakça", "参考文献"])
@pytest.mark.parametrize("empty", ["-", "—", "–\n"])
def test_a_list_of_a_dash_has_no_references(heading: str, empty: str) -> None:
    assert read_page(Page(f"{heading}\n{empty}\n")).references == ()


@pytest.mark.parametrize(
    ("links", "entries"),
    [
        ("\nПерейти к статье\nGoogle Академия", RUSSIAN),
        (" [Google Scholar] [CrossRef]", SPANISH),
        ("\nGoogle Scholar", TURKISH),
        ("\nCrossref\nGoogle Scholar", GERMAN),
    ],
)
def test_links_are_left_out_of_the_text_but_kept_in_the_raw_one(links: str, entries: list[str]) -> None:
    text = "References\n" + "\n".join(f"{n}. {entry}{links}" for n, entry in enumerate(entries, 1))
    draft = read_page(Page(text))
    assert texts(draft) == entries
    assert draft.references[0].raw_span.of(text).endswith(links.strip())
