"""The metadata in a page's HTML, as evidence beside its text."""

from refdesk.domain.draft import Page, Source
from refdesk.domain.names import Name
from refdesk.reading import read_page
from refdesk.reading.pages.html_meta import article_in_html

HIGHWIRE = """
<html><head>
<meta name="citation_title" content="Willows &amp; water">
<meta name="citation_author" content="Ash, Bertil">
<meta name="citation_author_institution" content="University of Firs">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_author" content="Carla Birch">
<meta name="citation_journal_title" content="Journal of Trees">
<meta name="citation_publication_date" content="2019/05/02">
<meta name="citation_volume" content="12"><meta name="citation_issue" content="3">
<meta name="citation_firstpage" content="45"><meta name="citation_lastpage" content="50">
<meta name="citation_doi" content="10.55555/JT.12.45"><meta name="citation_keywords" content="willow; water">
</head></html>
"""
JSON_LD = """
<script type="application/ld+json">{"@type": "ScholarlyArticle", "headline": "Alders in fens",
"author": [{"@type": "Person", "name": "Dan Elm", "affiliation": {"name": "Fen Institute"}}],
"datePublished": "2020-07-01", "isPartOf": {"@type": "PublicationIssue", "issueNumber": "4",
"isPartOf": {"@type": ["PublicationVolume", "Periodical"], "volumeNumber": "9",
"name": "Fen Notes"}}}</script>
"""


def test_highwire_tags_are_read() -> None:
    fields = article_in_html(HIGHWIRE)
    assert fields["title"] == "Willows & water"
    assert fields["container-title"] == "Journal of Trees"
    assert fields["page"] == "45-50"
    assert fields["DOI"] == "10.55555/jt.12.45"
    assert fields["keyword"] == "willow; water"
    assert str(fields["issued"]) == "2019-05-02"


def test_tags_behind_an_author_are_his_card() -> None:
    names = article_in_html(HIGHWIRE)["author"]
    assert names == (
        Name(family="Ash", given="Bertil", affiliation="University of Firs", orcid="0000-0002-1825-0097"),
        Name(family="Birch", given="Carla"),
    )


def test_json_ld_is_read() -> None:
    fields = article_in_html(JSON_LD)
    assert fields["title"] == "Alders in fens"
    assert fields["author"] == (Name(family="Elm", given="Dan", affiliation="Fen Institute"),)
    assert (fields["volume"], fields["issue"], fields["container-title"]) == ("9", "4", "Fen Notes")


def test_microdata_and_open_graph_are_read_where_nothing_better_is() -> None:
    html = (
        '<meta itemprop="headline" content="Reeds"><meta itemprop="volumeNumber" content="4">'
        '<meta property="og:title" content="Reeds | Fen Notes">'
        '<meta property="article:published_time" content="2018-03-04T10:00:00Z">'
    )
    fields = article_in_html(html)
    assert (fields["title"], fields["volume"], str(fields["issued"])) == ("Reeds", "4", "2018-03-04")


def test_broken_html_says_nothing() -> None:
    for html in (
        "",
        "<",
        "<meta",
        "<script type='application/ld+json'>{",
        "<meta name=citation_title content=''>",
        "plain",
    ):
        assert article_in_html(html) == {}


def test_authors_that_only_the_html_has_are_taken_without_words_of_the_text() -> None:
    text = "Willows & water\nAbstract\nWillows drink much water in spring and little in autumn.\n"
    draft = read_page(Page(text, html=HIGHWIRE)).article
    assert draft is not None
    assert [name.family for name in draft.record.names("author")] == ["Ash", "Birch"]
    assert draft.record.text("volume") == "12"
    reading = draft.reading("author")
    assert reading is not None
    assert (reading.spans, reading.source) == ((), Source.HTML)


def test_text_and_html_that_agree_make_a_field_surer() -> None:
    doi = "https://doi.org/10.55555/jt.12.45"
    text = f"Willows & water\n{doi}\nAbstract\nWillows drink water in spring and in autumn.\n"
    alone, both = read_page(Page(text)).article, read_page(Page(text, html=HIGHWIRE)).article
    assert alone is not None
    assert both is not None
    assert both.confidence("DOI") >= alone.confidence("DOI")
    assert both.confidence("title") > alone.confidence("title")


def test_the_address_of_the_page_is_told_as_such() -> None:
    text = "Willows & water\nAbstract\nWillows drink much water in spring and little in autumn.\n"
    draft = read_page(Page(text, HIGHWIRE, "https://trees.example.org/12/45")).article
    assert draft is not None
    reading = draft.reading("URL")
    assert reading is not None
    assert reading.source is Source.ADDRESS
