"""Lists as people paste them: how they are found, split, numbered and cleaned."""

import pytest

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_list, read_page

ASH = "Ash B. The forests of the north. Oslo: Fir Press; 2001."
BIRCH = "Birch C, Elm D. Leaves in autumn. J Trees. 2005;12(3):45-50."
CEDAR = "Cedar E. Roots and rain. Water Notes. 2011;4:7-19."


def texts(draft: PageDraft) -> list[str]:
    return [reference.text for reference in draft.references]


def numbers(draft: PageDraft) -> list[int]:
    return [reference.number for reference in draft.references]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("1. ", "2. ", "3. "),
        ("1.", "2.", "3."),
        ("[1] ", "[2] ", "[3] "),
        ("[1]", "[2]", "[3]"),
        ("(1) ", "(2) ", "(3) "),
        ("1) ", "2) ", "3) "),
        ("1 ", "2 ", "3 "),
        ("1\n", "2\n", "3\n"),
        ("1.\n", "2.\n", "3.\n"),
        ("[1]\n", "[2]\n", "[3]\n"),
        ("001. ", "002. ", "003. "),
    ],
)
def test_a_printed_number_is_kept_and_not_part_of_the_text(first: str, second: str, third: str) -> None:
    draft = read_list(Page(f"References\n\n{first}{ASH}\n{second}{BIRCH}\n{third}{CEDAR}\n"))
    assert texts(draft) == [ASH, BIRCH, CEDAR]
    assert numbers(draft) == [1, 2, 3]
    assert [reference.label for reference in draft.references] == [
        first.strip(),
        second.strip(),
        third.strip(),
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\n", "\r\n"])
def test_a_list_without_numbers_is_counted(between: str) -> None:
    draft = read_list(Page(between.join([ASH, BIRCH, CEDAR])))
    assert texts(draft) == [ASH, BIRCH, CEDAR]
    assert numbers(draft) == [1, 2, 3]
    assert {reference.label for reference in draft.references} == {""}


@pytest.mark.parametrize("bullet", ["\u2022 ", "- ", "* ", "\u2022\t"])
def test_bullets_open_entries(bullet: str) -> None:
    draft = read_list(Page("\n".join(bullet + each for each in (ASH, BIRCH, CEDAR))))
    assert texts(draft) == [ASH, BIRCH, CEDAR]


@pytest.mark.parametrize("pattern", ["{n}. {text} ", "[{n}] {text} ", "({n}) {text} "])
def test_a_whole_list_in_one_paragraph_is_split(pattern: str) -> None:
    paragraph = "".join(
        pattern.format(n=place, text=text) for place, text in enumerate((ASH, BIRCH, CEDAR), 1)
    )
    draft = read_page(Page(f"References\n{paragraph}\n"))
    assert texts(draft) == [ASH, BIRCH, CEDAR]
    assert numbers(draft) == [1, 2, 3]


def test_a_list_on_its_heading_line_is_found() -> None:
    draft = read_page(Page(f"References: 1. {ASH} 2. {BIRCH}"))
    assert texts(draft) == [ASH, BIRCH]


def test_a_list_behind_its_heading_without_a_colon_is_found() -> None:
    assert texts(read_page(Page(f"REFERENCES [1] {ASH} [2] {BIRCH} [3] {CEDAR}"))) == [ASH, BIRCH, CEDAR]


def test_a_wrapped_list_without_a_heading_is_found() -> None:
    text = (
        "[1] Ash B. The forests of\n  the north. Oslo: Fir\n  Press; 2001.\n"
        "[2] Birch C, Elm D. Leaves in\n  autumn. J Trees.\n  2005;12(3):45-50.\n"
        "[3] Cedar E. Roots and rain.\n  Water Notes. 2011;4:7-19.\n"
    )
    assert texts(read_page(Page(text))) == [ASH, BIRCH, CEDAR]


def test_a_text_that_is_only_a_list_has_no_article() -> None:
    draft = read_page(Page(f"{ASH}\n{BIRCH}\n{CEDAR}\nReceived March 12, 2007; accepted March 14, 2007\n"))
    assert texts(draft) == [ASH, BIRCH, CEDAR]
    assert draft.article is None


def test_an_electronic_source_without_a_year_ends_a_list() -> None:
    site = "Библиотека [Электронный ресурс]. – URL: https://lib.example.org (дата обращения: 12.03.2020)."
    draft = read_page(Page(f"Список источников\n{ASH}\n{BIRCH}\n{CEDAR}\n{site}\n"))
    assert texts(draft) == [ASH, BIRCH, CEDAR, site]


def test_numbers_may_skip() -> None:
    draft = read_list(Page(f"3. {ASH}\n7. {BIRCH}\n8. {CEDAR}"))
    assert numbers(draft) == [3, 7, 8]


def test_hard_wrapped_entries_are_joined() -> None:
    text = (
        "1. Ash B. The forests of the\nnorth. Oslo: Fir Press; 2001.\n"
        "2. Birch C, Elm D. Leaves in au-\ntumn. J Trees. 2005;12(3):45-\n50.\n"
    )
    assert texts(read_list(Page(text))) == [ASH, BIRCH]


def test_a_wrapped_address_is_joined_without_a_space() -> None:
    text = (
        "1. Ash B. Maps of the north. 2001. https://maps.example.org/north/\nsheets/ash.html\n"
        f"2. {BIRCH} https://doi.org/10.55555/\nj.trees.2005.12\n"
    )
    joined = texts(read_list(Page(text)))
    assert joined[0].endswith("https://maps.example.org/north/sheets/ash.html")
    assert joined[1].endswith("https://doi.org/10.55555/j.trees.2005.12")


def test_blank_lines_inside_an_entry_do_not_split_it() -> None:
    text = (
        "1. Ash B. The forests of the north.\n\nOslo: Fir Press; 2001.\n\n"
        f"2. {BIRCH}\n\nhttps://doi.org/10.55555/j.trees.2005.12\n\n3. {CEDAR}\n"
    )
    assert texts(read_list(Page(text))) == [ASH, f"{BIRCH} https://doi.org/10.55555/j.trees.2005.12", CEDAR]


def test_a_page_number_in_between_is_left_out_of_the_text_but_kept_in_the_raw_span() -> None:
    text = (
        f"[1] Ash B. The forests of the north.\n\n112\n\nOslo: Fir Press; 2001.\n[2] {BIRCH}\n[3] {CEDAR}\n"
    )
    draft = read_list(Page(text))
    assert texts(draft)[0] == ASH
    assert "112" in draft.references[0].raw_span.of(text)


@pytest.mark.parametrize(
    "links",
    [
        "\nView Article\nPubMed/NCBI\nGoogle Scholar",
        "\nView Article PubMed/NCBI Google Scholar",
        " View Article Google Scholar",
        "\n\nArticle CAS PubMed Google Scholar",
        "\n[Google Scholar] [CrossRef]",
        "\nView in Scopus",
        "\nCited by 12",
        " - DOI - PubMed",
    ],
)
def test_links_of_the_publisher_are_cut_from_the_text_but_kept_in_the_raw_span(links: str) -> None:
    text = "References\n" + "".join(
        f"{place}. {each}{links}\n" for place, each in enumerate((ASH, BIRCH, CEDAR), 1)
    )
    draft = read_page(Page(text))
    assert texts(draft) == [ASH, BIRCH, CEDAR]
    assert draft.references[0].raw_span.of(text).endswith(links)


def test_links_part_entries_without_numbers() -> None:
    links = "Article\n\u00a0\nGoogle Scholar\n\u00a0\n"
    draft = read_page(Page("References\n" + "".join(f"{each}\n\n{links}\n" for each in (ASH, BIRCH, CEDAR))))
    assert texts(draft) == [ASH, BIRCH, CEDAR]


def test_a_repeated_address_is_cut() -> None:
    text = "References\n1\nAsh B. Maps. 2001. https://maps.example.org/a, accessed in May 2019.\n\u00bb https://maps.example.org/a\n2\n"
    draft = read_page(Page(text + BIRCH))
    assert texts(draft) == ["Ash B. Maps. 2001. https://maps.example.org/a, accessed in May 2019.", BIRCH]


@pytest.mark.parametrize(
    "heading",
    ["References", "REFERENCES:", "5. References", "Refrences", "Referances", "Literature cited",
     "Список литературы",
     "Әдебиеттер тізімі", "Kaynakça", "Referencias bibliográficas", "Referências", "Literaturverzeichnis",
     "Bibliographie", "参考文献", "Список литературы / References", "References (3)"],
)  # fmt: skip
def test_headings_in_many_languages_and_misspelt_open_a_list(heading: str) -> None:
    text = f"A sentence of the article stands here.\n\n{heading}\n\n1. {ASH}\n2. {BIRCH}\n3. {CEDAR}\n"
    assert texts(read_page(Page(text))) == [ASH, BIRCH, CEDAR]


def test_a_menu_that_names_the_list_before_it_is_passed_over() -> None:
    menu = "Abstract\nIntroduction\nReferences\nFigures\n\nSome words."
    text = f"{menu}\n\nReferences\n1. {ASH}\n2. {BIRCH}\nShare\nTwitter\n"
    assert texts(read_page(Page(text))) == [ASH, BIRCH]


@pytest.mark.parametrize(
    "end",
    ["Notas\n1\nVéase el capítulo tercero.\n2\nAsí lo dice el autor.",
     "2\nSee the third chapter of that book.\n3\nSo they say.",
     "\nReview\n\nFor citations:\n", "Funding\nThe Tree Fund paid for it.",
     "Questions\nLinks\n \nQuestions\nAsk a question",
     "\n\nShare this\nTwitter\nFacebook"],
)  # fmt: skip
def test_a_list_ends_where_something_else_begins(end: str) -> None:
    draft = read_page(Page(f"References\n{ASH}\n{BIRCH}\n{CEDAR}\n{end}"))
    assert texts(draft) == [ASH, BIRCH, CEDAR]


@pytest.mark.parametrize(
    "empty", ["References\n\n-\n", "References\n", "References\nNone.\n\nReview", "", "   \n\n"]
)
def test_a_list_with_no_references_is_empty(empty: str) -> None:
    assert read_page(Page(empty)).references == ()
    assert read_list(Page(empty)).references == ()


def test_works_on_lines_of_their_own_share_a_number() -> None:
    text = (
        "[1] B. Ash, Phys. Rev. Lett. 97, 112002 (2006);\n"
        "C. Birch and D. Elm, Phys. Rev. D 72, 031101 (2005).\n"
        "[2] E. Cedar, Phys. Lett. B 557, 45 (2003).\n[3] F. Fir et al., Nucl. Phys. B 502, 3 (1997).\n"
    )
    assert numbers(read_list(Page(text))) == [1, 1, 2, 3]


def test_a_key_of_letters_stays_in_the_text_and_out_of_the_fields() -> None:
    text = (
        "[Ash01] Bertil Ash, Forests of the north, Fir Press, Oslo, 2001.\n"
        "[BE05] Carla Birch and Dan Elm, Leaves in autumn, J. Trees 12 (2005), 45-50.\n"
        "[Ced11] Eva Cedar, Roots and rain, Water Notes 4 (2011), 7-19.\n"
    )
    draft = read_list(Page(text))
    assert [each.text.partition(" ")[0] for each in draft.references] == ["[Ash01]", "[BE05]", "[Ced11]"]
    assert [each.record.names("author")[0].family for each in draft.references] == ["Ash", "Birch", "Cedar"]


MORE = (
    "Dune F. Sand and grass. Shore Lett. 2009;12(3):33-41.",
    "Elm G, Fir H. Bark of old trees. J Trees. 2014;7(1):101-110.",
    "Gorse I. Heaths. Dublin: Furze House; 1998.",
    "Hazel J, Ivy K, Juniper L. Hedges of the west. Field Notes. 2012;3:5-19.",
    "Kelp M. Weeds of the shore. Shore Lett. 2017;20(1):77-90.",
)


def test_a_list_whose_first_numbers_were_lost_keeps_the_others() -> None:
    plain = "\n".join((ASH, BIRCH, CEDAR))
    rest = "\n".join(f"{number}. {text}" for number, text in enumerate(MORE, 4))
    draft = read_list(Page(f"{plain}\n{rest}\n"))
    assert texts(draft) == [ASH, BIRCH, CEDAR, *MORE]
    assert numbers(draft) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_running_heads_of_a_pdf_file_are_no_part_of_an_entry() -> None:
    head = "A. Ash, B. Birch / Journal of Trees 12 (2016) 33\u201341"
    text = (
        f"{ASH}\nBirch C, Elm D. Leaves in\n34 {head}\nautumn. J Trees. 2005;12(3):45-50.\n{CEDAR}\n"
        f"{head} 35\n{MORE[0]}\n36 {head}\n{MORE[1]}\n"
    )
    assert texts(read_list(Page(text))) == [ASH, BIRCH, CEDAR, MORE[0], MORE[1]]


def test_an_entry_with_every_word_on_a_line_ends_no_list() -> None:
    words = "of the west and their small birds and beetles.".replace(" ", "\n")
    torn = f"Hazel J, Ivy K, Juniper L. The hedges\n{words}\nField Notes. 2012;3:5-19."
    draft = read_list(Page("\n".join([ASH, BIRCH, torn, CEDAR, *MORE[:3]])))
    assert texts(draft)[-4:] == [CEDAR, *MORE[:3]]
    assert texts(draft)[:2] == [ASH, BIRCH]


def test_a_key_on_a_line_of_its_own_opens_its_entry() -> None:
    text = (
        "[Ash01]\nBertil Ash, Forests of the north, Fir Press, Oslo, 2001.\n"
        "[BE05]\nCarla Birch and Dan Elm, Leaves in autumn, J. Trees 12 (2005), 45-50.\n"
        "[Ced11]\nEva Cedar, Roots and rain, Water Notes 4 (2011), 7-19.\n"
    )
    assert [each.text.partition(" ")[0] for each in read_list(Page(text)).references] == [
        "[Ash01]",
        "[BE05]",
        "[Ced11]",
    ]


def test_a_menu_above_the_abstract_that_names_the_list_opens_none() -> None:
    menu = "Article Contents\nAbstract\n1. Introduction\nReferences\nWillows and water\nB. Ash, C. Birch\n"
    head = (
        "Journal of Trees, Volume 12, Issue 3, May 2019, Pages 45\u201350, https://doi.org/10.5555/jt.12.45\n"
    )
    abstract = (
        "Abstract\nWillows drink much water in spring and little in autumn, and they stand in wet meadows.\n"
    )
    draft = read_page(Page(f"{menu}{head}{abstract}References\n{ASH}\n{BIRCH}\n{CEDAR}\n"))
    assert texts(draft) == [ASH, BIRCH, CEDAR]
    assert draft.article is not None
    assert draft.article.record.text("volume") == "12"


@pytest.mark.parametrize(
    "buttons", ["Related articles (0)\n", "Show all references\n", "Download references\n"]
)
def test_buttons_between_the_heading_and_the_list_are_passed_over(buttons: str) -> None:
    listed = f"1) {ASH}\n2) {BIRCH}\n3) {CEDAR}\n"
    assert texts(read_page(Page(f"References (3)\n{buttons}{listed}Previous article Next article\n"))) == [
        ASH,
        BIRCH,
        CEDAR,
    ]


def test_a_journal_of_one_word_on_its_own_line_ends_no_list() -> None:
    text = (
        "References\nA. Ash\nWords of the forest\nLanguage\n(2001)\n"
        "C. Birch, D. Elm\nLeaves in autumn\nJ. Trees, 12 (2005), pp. 45-50\n"
    )
    draft = read_page(Page(text))
    assert "Language" in " ".join(texts(draft))
    assert "Birch" in " ".join(texts(draft))


@pytest.mark.parametrize(
    "tail", ["\n\n\nDOI: https://doi.org/10.5555/jt.12.45\n", "\n\nDOI: 10.5555/jt.12.45\n\nRefbacks\n"]
)
def test_the_doi_of_the_article_below_the_list_is_none_of_its_entries(tail: str) -> None:
    draft = read_page(Page(f"Willows\n\nReferences\n\n{ASH}\n\n{BIRCH}\n\n{CEDAR}{tail}"))
    assert texts(draft) == [ASH, BIRCH, CEDAR]
