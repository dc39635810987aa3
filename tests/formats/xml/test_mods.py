"""MODS as libraries, repositories, bibutils and Zotero write it (MODS User Guidelines)."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, written

_TITLE = "<titleInfo><title>T</title></titleInfo>"


def _mods(inside: str) -> Record:
    return one("mods", f'<mods xmlns="http://www.loc.gov/mods/v3">{_TITLE}{inside}</mods>').record


@pytest.mark.parametrize(
    ("genre", "csl_type"),
    [
        ("doctoralThesis", "thesis"), ("Ph.D. thesis", "thesis"), ("bookPart", "chapter"),
        ("conferenceObject", "paper-conference"), ("legal case and case notes", "legal_case"),
        ("videoRecording", "motion_picture"), ("presentation", "speech"), ("preprint", "article"),
        ("standard or specification", "standard"), ("blogPost", "post-weblog"), ("atlas", "map"),
        ("numeric data", "dataset"), ("periodical", "periodical"), ("workingPaper", "report"),
    ],
)  # fmt: skip
def test_the_genres_of_catalogues_and_repositories_are_types(genre: str, csl_type: str) -> None:
    assert _mods(f"<genre>{genre}</genre>").type == csl_type


def test_a_genre_that_is_only_an_address_is_what_that_names() -> None:
    address = "https://example.org/classifications/mir_genres#thesis"
    assert _mods(f"<genre type='intern' valueURI='{address}'/>").type == "thesis"


def test_who_copied_a_work_is_not_who_brought_it_out() -> None:
    record = _mods(
        "<originInfo eventType='digitization'><publisher>Library</publisher></originInfo>"
        "<originInfo eventType='publication'><publisher>Press</publisher></originInfo>"
    )
    assert record.text("publisher") == "Press"


def test_an_article_in_a_periodical_is_no_periodical() -> None:
    host = "<relatedItem type='host'><titleInfo><title>J</title></titleInfo><genre>periodical</genre>"
    assert _mods(f"{host}</relatedItem>").type == "article-journal"


def test_the_authors_of_a_book_are_no_authors_of_its_chapter() -> None:
    def author(name: str) -> str:
        role = "<role><roleTerm>aut</roleTerm></role>"
        return f"<name><namePart type='family'>{name}</namePart>{role}</name>"

    host = f"<relatedItem type='host'>{author('Whole')}</relatedItem>"
    record = _mods(f"<genre>chapter</genre>{author('Part')}{host}")
    assert record.names("author") == (Name("Part"),)
    assert record.names("container-author") == (Name("Whole"),)


def test_a_publisher_a_university_and_a_conference_among_the_names_are_no_authors() -> None:
    def body(name: str, role: str, kind: str) -> str:
        roles = f"<role><roleTerm>{role}</roleTerm></role>"
        return f"<name type='{kind}'><namePart>{name}</namePart>{roles}</name>"

    record = _mods(body("Oslo University", "dgg", "corporate") + body("CC 2019", "creator", "conference"))
    assert "author" not in record
    assert (record.text("publisher"), record.text("event-title")) == ("Oslo University", "CC 2019")


def test_an_article_before_a_title_stands_close_where_it_is_elided() -> None:
    title = "<titleInfo><nonSort>L'</nonSort><title>art</title></titleInfo>"
    record = one("mods", f'<mods xmlns="http://www.loc.gov/mods/v3">{title}</mods>').record
    assert record.text("title") == "L'art"


def test_persons_and_works_that_a_work_is_about_are_keywords() -> None:
    record = _mods(
        "<subject><name><namePart>Ibsen, Henrik</namePart><namePart type='date'>1828-1906</namePart></name>"
        "<topic>Plays</topic></subject><subject><titleInfo><title>Brand</title></titleInfo></subject>"
    )
    assert record.text("keyword") == "Ibsen, Henrik, 1828-1906 -- Plays; Brand"


def test_the_primary_address_comes_first_and_an_invalid_number_is_kept_aside() -> None:
    record = _mods(
        "<location><url access='preview'>http://a/x.png</url><url>http://a/1</url>"
        "<url usage='primary'>http://a/2</url></location>"
        "<identifier type='isbn' invalid='yes'>1</identifier><identifier type='isbn'>2</identifier>"
    )
    assert (record.text("URL"), record.text("ISBN")) == ("http://a/2", "2")


def test_what_else_the_guidelines_have_is_read() -> None:
    record = _mods(
        "<abstract>One.</abstract><abstract>Two.</abstract>"
        "<relatedItem type='reviewOf'><titleInfo><title>Reviewed</title></titleInfo></relatedItem>"
        "<subject><cartographics><scale>1:1000</scale></cartographics></subject>"
        "<physicalDescription><extent>v, 90 leaves</extent></physicalDescription>"
        "<part><detail type='article'><number>e17</number></detail></part>"
        "<identifier type='arxiv'>1302.1234</identifier>"
    )
    assert record.text("abstract") == "One.\n\nTwo."
    assert (record.text("reviewed-title"), record.text("scale")) == ("Reviewed", "1:1000")
    assert (record.text("number-of-pages"), record.text("number")) == ("90", "e17")
    assert record.text("arxiv") == "1302.1234"


def test_the_card_of_an_author_is_read_and_written() -> None:
    card = "<affiliation>Oslo</affiliation><nameIdentifier type='orcid'>https://orcid.org/0000-0002-1825-0097"
    record = _mods(
        f"<name type='personal'><namePart type='family'>Doe</namePart>{card}</nameIdentifier></name>"
    )
    assert record.names("author") == (Name("Doe", affiliation="Oslo", orcid="0000-0002-1825-0097"),)
    assert one("mods", written("mods", [Entry(record)])).record == record


@pytest.mark.parametrize(
    "csl_type", ["legal_case", "bill", "speech", "song", "periodical", "post", "hearing"]
)
def test_a_type_that_catalogues_have_a_genre_for_reads_back(csl_type: str) -> None:
    record = Record(csl_type, {"title": "T"})
    assert one("mods", written("mods", [Entry(record)])).record == record
