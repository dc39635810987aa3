"""The structure of a page's HTML as evidence for its reference list."""

import pytest

from refdesk.domain.draft import Page, Source
from refdesk.reading import read_list, read_page
from refdesk.reading.lists.html_lists import list_html

WORKS = (
    ("Ash B. The forests of the north.", "Oslo: Fir Press; 2001."),
    ("Notes on rain", "(a leaflet without author, no year)"),
    ("Cedar E. Roots and rain.", "Water Notes. 2011;4:7-19."),
    ("Dune F. Sand.", "Beach Letters 12, 33-41 (2009)."),
)
TEXT = "References\n" + "\n".join(f"{first}\n{second}" for first, second in WORKS)
HTML = (
    "<h2>References</h2><ol>"
    + "".join(f"<li><span>{first}</span><br>{second}</li>" for first, second in WORKS)
    + "</ol>"
)


def test_items_of_the_html_tell_where_entries_begin() -> None:
    references = read_page(Page(TEXT, html=HTML)).references
    assert [each.text for each in references] == [" ".join(work) for work in WORKS]


@pytest.mark.parametrize(
    "href",
    [
        "https://doi.org/10.5555/wn.2011.7",
        "http://dx.doi.org/10.5555%2Fwn.2011.7",
        "/scholar_lookup?title=Roots&amp;doi=10.5555%2Fwn.2011.7&amp;year=2011",
    ],
)
def test_a_link_behind_an_entry_gives_its_doi(href: str) -> None:
    html = HTML.replace("7-19.</li>", f'7-19.<ul><li><a href="{href}">Crossref</a></li></ul></li>')
    reference = read_list(Page(TEXT, html=html)).references[2]
    assert reference.record.text("DOI") == "10.5555/wn.2011.7"
    reading = reference.draft.reading("DOI")
    assert reading is not None
    assert (reading.spans, reading.source) == ((), Source.HTML)


def test_a_doi_that_the_text_has_stays() -> None:
    text = TEXT.replace("7-19.", "7-19. doi:10.5555/own")
    html = HTML.replace("7-19.", '7-19. doi:10.5555/own <a href="https://doi.org/10.5555/other">x</a>')
    assert read_list(Page(text, html=html)).references[2].record.text("DOI") == "10.5555/own"


def test_a_menu_in_the_html_changes_nothing() -> None:
    menu = (
        "<ul>"
        + "".join(f"<li>{word} of the journal today</li>" for word in ("Aims", "Board", "News"))
        + "</ul>"
    )
    with_menu = read_page(Page(TEXT, html=menu)).references
    assert [each.text for each in with_menu] == [each.text for each in read_page(Page(TEXT)).references]


@pytest.mark.parametrize(
    "html",
    ["<![foo[", "<!x", "<li>" * 2000, "<div>" * 5000, "<a href='10.1/x'>", "</li></ol>", "<script>a<li>"],
)  # fmt: skip
def test_broken_html_is_read_without_raising(html: str) -> None:
    list_html(html)
    read_page(Page(TEXT, html=html))
