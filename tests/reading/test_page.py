"""Article pages as browsers copy them, of many publishers and languages."""

from pathlib import Path
from typing import Any

import pytest

from refdesk.domain.draft import Draft, Page, PageDraft
from refdesk.domain.record import Record
from refdesk.reading import read_list, read_page
from refdesk.reading.as_json import page_as_json

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "pages"


def read(name: str) -> PageDraft:
    return read_page(Page((SAMPLES / f"{name}.txt").read_text(encoding="utf-8")))


def article(name: str) -> Draft:
    draft = read(name).article
    assert draft is not None
    return draft


EXPECTED: dict[str, dict[str, str]] = {
    "elpub_ru": {
        "title": "Влияние весенних палов на состав травостоя сухой степи",
        "container-title": "Вестник степной экологии", "issue": "3", "page": "45-58", "issued": "2021",
        "DOI": "10.55555/2500-1234-2021-3-45-58", "issn_print": "2500-1236", "issn_online": "2500-1244",
        "keyword": "сухая степь; весенний пал; травостой; злаки", "views": "318", "language": "ru",
        "licence": "Creative Commons Attribution 4.0 License",
        "author": "Ковылин, Игорь Петрович; Типчакова, Анна Сергеевна",
    },
    "elpub_kk": {
        "title": "АУЫЛ МЕКТЕБІНДЕГІ КІТАПХАНА САБАҚТАРЫ", "container-title": "Дала мектебінің хабаршысы",
        "issue": "4", "page": "77-84", "issued": "2020", "issn_print": "2306-5087", "views": "142",
        "keyword": "ауыл мектебі; кітапхана; оқу дағдысы", "language": "kk", "author": "Сейітова, А. Қ.",
    },
    "ojs_es": {
        "title": "La memoria de los pueblos de pescadores en los archivos municipales",
        "container-title": "Revista de Archivos Vivos", "volume": "8", "issue": "2", "page": "115-132",
        "issued": "2021-12-15", "DOI": "10.55555/rav.v8i2.431", "language": "es",
        "keyword": "archivos municipales; pescadores; memoria oral", "issn_online": "2500-2011",
        "author": "Marín Salgado, Lucía; Rueda Peña, Tomás",
    },
    "ojs_de": {
        "title": "Zäune zwischen Nachbarn: eine Untersuchung dreier Dörfer",
        "container-title": "Zeitschrift für Dorfforschung", "volume": "12", "issue": "1", "page": "15-34",
        "issued": "2018-04-30", "DOI": "10.55555/zdf.2018.12.1.88", "language": "de",
        "keyword": "Dorf; Nachbarschaft; Zaun", "author": "Hagen, Friederike; Latten, Jörg",
    },
    "openedition_fr": {
        "title": "Les sentiers oubliés des bergers du Haut-Val", "container-title": "Cahiers des chemins",
        "issue": "31", "page": "45-62", "issued": "2013", "DOI": "10.55555/chemins.3104", "language": "fr",
        "keyword": "sentiers; bergers; cartes anciennes", "author": "Berthier, Mathilde; Sentenac, Louis",
    },
    "dergipark_tr": {
        "title": "Köy Okullarında Okuma Saatlerinin Öğrenci Başarısına Etkisi",
        "container-title": "Köy Okulları Dergisi", "volume": "6", "issue": "2", "page": "123-145",
        "issued": "2020-12-30", "received": "2020-04-04", "accepted": "2020-10-11", "language": "tr",
        "keyword": "köy okulu; okuma saati; sözcük bilgisi", "author": "Kaya, Ayşe; Demirci, Mehmet",
    },
    "cyberleninka_ru": {
        "title": "ОБУЧЕНИЕ ЧТЕНИЮ В СЕЛЬСКОЙ ШКОЛЕ: ОПЫТ ТРЁХ ЛЕТ",
        "container-title": "Вестник сельского учительства",
        "issued": "2019", "licence": "CC BY", "language": "ru",
        "author": "Полевой, Иван Иванович; Лугова, Мария Петровна",
    },
    "plos": {
        "title": "Night lights and the nesting of shore birds on small islands",
        "container-title": "PLoS ONE",
        "volume": "14", "issue": "3", "page": "e0999999", "issued": "2019-03-14", "received": "2018-08-02",
        "accepted": "2019-02-20", "licence": "Creative Commons Attribution License",
        "author": "Shorely, Anna B.; Tidewell, Peter; Sandoval, Mei-Ling",
    },
    "bmc": {
        "title": "Walking to the well: water distance and child growth in hill villages",
        "container-title": "BMC Village Health", "volume": "20", "page": "112", "issued": "2020-03-12",
        "received": "2019-09-05", "accepted": "2020-02-28", "issn_print": "1471-0005",
        "keyword": "Water carrying; Child growth; Hill villages",
        "author": "Okello, Ruth; Stream, Daniel; Wellman, Priya",
    },
    "sciencedirect": {
        "title": "Bark temperature and the winter survival of young apple trees",
        "container-title": "Orchard Science", "volume": "230", "page": "117566", "issued": "2021-06-15",
        "DOI": "10.1016/j.orchsci.2021.117566", "received": "2020-11-03", "revised": "2021-02-02",
        "accepted": "2021-02-10", "author": "Appleby, Helen; Pomar, Marco; Ringo, Yuki",
    },
    "elife": {
        "title": "How bees remember the way home in fog", "container-title": "eLife", "volume": "8",
        "page": "e99999", "issued": "2019-03-05", "received": "2018-10-01", "accepted": "2019-02-21",
        "DOI": "10.7554/eLife.99999", "author": "Hivesen, Tomas; Nectaris, Clara; Zhang, Bo",
    },
    "pubmed": {
        "title": "Sleep of shepherds during the lambing season: a diary study",
        "container-title": "J Village Med",
        "volume": "14", "issue": "2", "page": "115-123", "issued": "2021-03",
        "DOI": "10.55555/jvm.2021.14.115", "keyword": "agriculture; diary study; shift work; sleep",
        "author": "Fellman, Owen; Schaf, Greta; Ovejero, Ines",
    },
    "dlib": {
        "title": "Keeping Small Newspapers: What Village Libraries Can Do",
        "container-title": "D-Lib Magazine",
        "volume": "20", "issue": "5/6", "issued": "2014-05", "DOI": "10.1045/may2014-inkster",
        "author": "Inkster, Paula; Blatt, Jonas",
    },
    "acl": {
        "title": "Counting Verbs in Folk Songs: A Small Corpus and What It Shows",
        "container-title": "Proceedings of the 57th Annual Meeting on Singing Machines", "page": "1234-1243",
        "publisher": "Association for Singing Machines", "publisher-place": "Florence, Italy",
        "DOI": "10.18653/v1/P19-9999", "author": "Versová, Lena; Griotte, Amadou; Reimann, Karl",
    },
    "chinese_zh": {
        "title": "乡村图书馆阅读推广活动的成效分析", "container-title": "乡村图书馆学报",
        "volume": "36", "issue": "4", "page": "55-63", "issued": "2018",
        "received": "2018-03-05", "language": "zh",
        "keyword": "乡村图书馆; 阅读推广; 借阅量", "author": "王小河; 李大山",
    },
    "elpub_en": {
        "title": "BEHAVIOR OF TIMBER BRIDGES UNDER HEAVY SNOW",
        "container-title": "Kazan Bulletin of Bridges",
        "volume": "12", "issue": "4", "page": "33-41", "issued": "2018", "views": "98",
        "keyword": "timber bridges; snow; deflection", "author": "Mostov, Ruslan R.; Snegova, Lilia N.",
    },
    "ojs_en": {
        "title": "Silent Fans for Small Rooms: A Field Test",
        "container-title": "Journal of Quiet Engineering",
        "volume": "14", "issue": "3", "page": "201-215", "issued": "2022-09-30", "issn_online": "2500-4014",
        "author": "Lopes, Maria; El-Sayed, Ahmed",
    },
    "scielo_pt": {
        "title": "Capim nativo em solos rasos do planalto",
        "container-title": "Rev. Bras. Campos", "volume": "12",
        "DOI": "10.1590/0100-12345-2015-12-3", "received": "2014-01-12", "accepted": "2015-03-03",
        "language": "pt",
    },
    "springer": {
        "title": "Floods of small rivers: what old mills remember", "container-title": "Journal of Rivers",
        "volume": "45", "page": "512-530", "issued": "2021-05-03", "received": "2020-08-12",
        "keyword": "Floods; Mills; Historical hydrology", "author": "Wasser, Karl; Bach, Nina",
    },
    "mdpi": {
        "title": "Sheep Paths and Soil Loss on Steep Meadows", "container-title": "Meadows", "volume": "12",
        "issue": "7", "page": "1155", "revised": "2020-06-30", "keyword": "sheep; soil loss; meadows; drones",
        "author": "Wool, Anna; Rohlík, Petr; Park, Su-Jin",
    },
    "cis_ru": {
        "title": "ЦИФРОВЫЕ ТЕТРАДИ В НАЧАЛЬНОЙ ШКОЛЕ: ЗА И ПРОТИВ", "language": "ru",
        "keyword": "цифровая тетрадь; начальная школа; успеваемость",
        "author": "Полянский, И.И.; Садовая, А.Б.",
    },
    "wiley": {
        "title": "Tides and timetables in small harbours", "volume": "2", "issue": "1",
        "DOI": "10.1002/jqh.1234", "author": "Hafen, Greta; Brygge, Olav",
    },
}  # fmt: skip

REFERENCE_COUNTS = {
    "elpub_ru": 3, "elpub_kk": 2, "ojs_es": 3, "ojs_de": 3, "openedition_fr": 3, "dergipark_tr": 3,
    "cyberleninka_ru": 3, "plos": 3, "bmc": 3, "sciencedirect": 3, "elife": 2, "pubmed": 3, "dlib": 3,
    "acl": 0, "chinese_zh": 3, "elpub_en": 2, "ojs_en": 3, "scielo_pt": 3, "springer": 2, "mdpi": 3,
    "cis_ru": 2,
    "frontiers": 2, "wiley": 2,
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [(name, field, value) for name, fields in EXPECTED.items() for field, value in fields.items()],
)
def test_a_field_of_the_article_is_read(name: str, field: str, value: str) -> None:
    assert article(name).record.text(field) == value


@pytest.mark.parametrize(("name", "count"), REFERENCE_COUNTS.items())
def test_every_reference_of_the_page_is_found(name: str, count: int) -> None:
    assert len(read(name).references) == count


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_article_has_its_abstract_whole(name: str) -> None:
    text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    abstract = article(name).record.text("abstract")
    assert len(abstract) > 75
    assert "".join(abstract.split()) in "".join(text.split())


def card(name: str, place: int) -> dict[str, Any]:
    return article(name).record.names("author")[place].to_csl()


def test_the_card_below_a_name_is_read() -> None:
    assert card("elpub_ru", 0) == {
        "family": "Ковылин", "given": "Игорь Петрович", "affiliation": "Степной государственный университет",
        "position": "доцент кафедры ботаники", "degree": "кандидат биологических наук", "city": "Оренбург",
        "country": "Россия",
    }  # fmt: skip
    assert card("elpub_kk", 0)["degree"] == "PhD докторы"
    assert card("elpub_kk", 0)["city"] == "Алматы"


def test_numbered_affiliations_go_to_their_authors() -> None:
    assert card("pubmed", 1)["affiliation"] == (
        "Institut für Schlafforschung, Universität am Berg, Graz, Austria; Clinic of Neurology, Graz, Austria"
    )
    assert card("pubmed", 2)["affiliation"] == "Department of Rural Health, Hill University, Bangor, UK"
    assert card("sciencedirect", 1)["affiliation"] == "Istituto del Frutteto, Bologna, Italy"
    assert card("sciencedirect", 1)["country"] == "Italy"


def test_an_affiliation_above_its_authors_is_theirs() -> None:
    assert card("bmc", 0)["affiliation"] == "Department of Public Health, Highland University, Nairobi, Kenya"
    assert card("bmc", 1)["affiliation"] == "Institute of Rivers, Leeds, UK"


def test_affiliation_and_orcid_behind_a_name_on_one_line_are_read() -> None:
    assert card("ojs_es", 0)["affiliation"] == "Universidad del Litoral Norte"
    assert card("ojs_es", 0)["orcid"] == "0000-0002-1825-0097"
    assert card("dlib", 1)["email"] == "jonas@printmem.example"


def test_a_list_that_is_printed_twice_is_paired() -> None:
    draft = read("elpub_ru")
    assert [twin.text[:9] if twin else None for twin in draft.twins] == [
        "Zlakov A.",
        "Raznotrav",
        "Stepper J",
    ]


def test_a_conference_paper_is_told_from_a_journal_article() -> None:
    assert article("acl").record.type == "paper-conference"
    assert article("plos").record.type == "article-journal"


def test_a_text_that_is_no_page_has_no_article() -> None:
    novel = (
        "It was raining on the harbour. The captain looked at the boats and said nothing for a while.\n" * 200
    )
    for text in ("", "\n\n", "-", novel, "\x00\x01\x02\xff" * 50, "{}[]()" * 100):
        draft = read_page(Page(text))
        assert draft.article is None
        assert draft.references == ()


def test_the_json_form_has_the_fields_outsiders_rely_on() -> None:
    form = page_as_json(read("elpub_ru"))
    assert form["article"]["keywords"] == ["сухая степь", "весенний пал", "травостой", "злаки"]
    assert form["article"]["views"] == 318
    assert form["article"]["issued"] == {"date-parts": [[2021]]}
    assert form["references"][0]["number"] == 1
    fields = {"number", "label", "text", "csl", "spans", "confidence"}
    assert set(form["references"][0]) == fields | {"twin"}
    assert set(form["references"][0]["twin"]) == fields
    assert {"start", "end", "text"} == set(form["unread"][0])


def record_of(text: str) -> Record:
    draft = read_page(Page(text)).article
    assert draft is not None
    return draft.record


OF_BEETLES = """Beetles of the high meadows
Lena Hofer1 & Marco Di Salva2
Alpine Beetle Letters volume 9, Article number: 117 (2022) Cite this article
Abstract
Heat reaches the high meadows more often than before, and the beetles of the snow belt live close to it.
Cite this article
Hofer, L. & Di Salva, M. Beetles of the high meadows. Alp Beetle Lett 9, 117 (2022). https://doi.org/10.1000/abl.117
Keywords
Carabidae
Elevation
ISSN: 2045-7634
"""


def test_a_journal_is_named_in_full_where_the_page_also_abbreviates_it() -> None:
    record = record_of(OF_BEETLES)
    assert record.text("container-title") == "Alpine Beetle Letters"


def test_the_number_of_an_article_is_no_issue() -> None:
    record = record_of(OF_BEETLES)
    assert "issue" not in record
    assert record.text("page") == "117"


def test_keywords_one_a_line_end_before_an_issn() -> None:
    assert record_of(OF_BEETLES).text("keyword") == "Carabidae; Elevation"


OF_SOILS = """УДК 631.4
СОЛИ В ПОЧВАХ ДЕЛЬТЫ
Кравец Ольга Петровна1, Сулейман Тимур Бахытович2
1Прикаспийский государственный университет, г. Астрахань, Россия, kravets@example.org
2Университет нефти и газа, г. Атырау, Казахстан
Аннотация. Короткие половодья оставляют соли в верхнем слое почв, и чем короче они, тем больше солей.
Для цитирования: Кравец О. П., Сулейман Т. Б. Соли в почвах дельты // Вестник дельты. 2020. Т. 8. С. 27–39.
Информация об авторах
О. П. Кравец – кандидат географических наук, доцент
© Кравец О. П., Сулейман Т. Б., 2020
"""


def test_an_address_leaves_the_affiliation_and_a_copyright_line_gives_no_city() -> None:
    first, _ = record_of(OF_SOILS).names("author")
    assert first.affiliation == "Прикаспийский государственный университет, г. Астрахань, Россия"
    assert (first.city, first.degree, first.position) == (
        "Астрахань", "кандидат географических наук", "доцент",
    )  # fmt: skip


def test_a_list_below_no_known_heading_ends_at_the_next_heading() -> None:
    works = [
        f"Ramos, A. ({1990 + number}). Rivers of the plain, part {number}. River Studies, {number}(2), 5–9."
        for number in range(1, 6)
    ]
    page = "\n".join(["Lo que leímos", *works, "Descargas", "PDF", "Publicado", "2021-12-30", "Cómo citar"])
    assert [each.text for each in read_page(Page(page)).references] == works


def test_a_list_alone_has_no_article() -> None:
    draft = read_list(Page((SAMPLES / "plos.txt").read_text(encoding="utf-8")))
    assert draft.article is None
    assert len(draft.references) == 3


def test_the_address_of_the_page_is_the_article_s() -> None:
    text = (SAMPLES / "plos.txt").read_text(encoding="utf-8")
    draft = read_page(Page(text, address="https://journals.example.org/article/1")).article
    assert draft is not None
    assert draft.record.text("URL") == "https://journals.example.org/article/1"


def test_the_citation_behind_a_list_is_no_reference_and_fills_the_article() -> None:
    record = article("frontiers").record
    assert record.text("author") == "Hasenbein, Lea; Zając, Piotr; Liebre, Ana"
    assert (record.text("volume"), record.text("page")) == ("9", "650000")
    assert record.text("how_to_cite").startswith("Hasenbein L, Zając P and Liebre A (2021)")


ONE = "Hill, A. B., & Dale, C. (2014). Walking up and down. Slope Press."
OTHER = "Иванов И. И. Ходьба в горах // Вестник склонов. — 2015. — Т. 3, № 2. — С. 15–27."
THIRD = "Hill A, Dale C. A small trial of walking. Slope. 2019;393(10180):1234-41."


@pytest.mark.parametrize(
    "text, titles",
    [
        (ONE, ["Walking up and down"]),
        (OTHER, ["Ходьба в горах"]),
        (f"{THIRD}\n\n{ONE}\n", ["A small trial of walking", "Walking up and down"]),
        (f"1. {THIRD}\n2. {ONE}", ["A small trial of walking", "Walking up and down"]),
        (f"[1] {ONE}", ["Walking up and down"]),
        (
            "A. Hill, C. Dale, and E. Brook, “A small trial of walking,” in Proceedings of the Conference\n"
            "on Mountain Walking, vol. 30, 2017, pp. 5998–6008.",
            ["A small trial of walking"],
        ),
    ],
)
def test_a_reference_or_two_alone_are_read_as_references(text: str, titles: list[str]) -> None:
    draft = read_page(Page(text))
    assert draft.article is None
    assert [each.record.text("title") for each in draft.references] == titles


def test_the_head_of_a_page_alone_is_an_article_though_it_is_like_a_reference() -> None:
    draft = read_page(
        Page(
            "A small trial of walking up and down\n\nAnna B. Hill, Carl Dale\n\n"
            "Slope Journal, 2019, 39(2), 12-41\n\nhttps://doi.org/10.55555/slope.2019.39\n\n"
            "Abstract\n\nWe walked up and down the hill and found that it is steep, and walking slow.\n"
        )
    )
    assert draft.article is not None
    assert draft.article.record.text("title") == "A small trial of walking up and down"
    assert draft.references == ()


def test_a_sentence_is_neither_an_article_nor_a_reference() -> None:
    draft = read_page(Page("We met on the hill at noon and walked down together."))
    assert draft.article is None
    assert draft.references == ()
