"""PubMed XML (the PubMed DTD)."""

from __future__ import annotations

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from tests.formats.reading import one


def _article(inside: str, beside: str = "") -> Record:
    return one(
        "pubmed-xml",
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article><ArticleTitle>T</ArticleTitle>"
        f"{inside}</Article>{beside}</MedlineCitation></PubmedArticle></PubmedArticleSet>",
    ).record


def test_a_name_that_another_corrects_is_no_author() -> None:
    authors = (
        '<AuthorList><Author ValidYN="N"><LastName>Wrogn</LastName></Author>'
        '<Author ValidYN="Y"><LastName>Wrong</LastName></Author></AuthorList>'
    )
    assert _article(authors).names("author") == (Name("Wrong"),)


def test_a_preprint_is_one() -> None:
    kinds = "<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList>"
    assert _article(kinds).type == "article"


def test_another_abstract_stands_in_where_there_is_no_first_one() -> None:
    other = "<OtherAbstract><AbstractText>Words.</AbstractText></OtherAbstract>"
    assert _article("", other).text("abstract") == "Words."
    own = "<Abstract><AbstractText>Own.</AbstractText></Abstract>"
    assert _article(own, other).text("abstract") == "Own."


def test_months_of_two_years_are_a_range() -> None:
    journal = "<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate>"
    issued = _article(f"{journal}</JournalIssue></Journal>").date("issued")
    assert str(issued) == "1998-12/1999-01"


def test_a_chapter_of_a_book_in_pubmed_is_read_whole() -> None:
    record = one(
        "pubmed-xml",
        "<PubmedArticleSet><PubmedBookArticle><BookDocument><ArticleIdList>"
        '<ArticleId IdType="doi">10.1/x</ArticleId></ArticleIdList><Book><BookTitle>B</BookTitle>'
        "<Volume>2</Volume><VolumeTitle>V</VolumeTitle><ReportNumber>7</ReportNumber>"
        '<Medium>Internet</Medium></Book><LocationLabel Type="chapter">3</LocationLabel>'
        "<ArticleTitle>C</ArticleTitle><Pagination><MedlinePgn>12-9</MedlinePgn></Pagination>"
        "<ContributionDate><Year>2001</Year></ContributionDate></BookDocument></PubmedBookArticle>"
        "</PubmedArticleSet>",
    ).record
    wanted = {"DOI": "10.1/x", "volume": "2", "volume-title": "V", "number": "7", "medium": "Internet",
              "chapter-number": "3", "page": "12-19", "container-title": "B"}  # fmt: skip
    assert {name: record.text(name) for name in wanted} == wanted
    assert record.date("issued") == Date.of(2001)
