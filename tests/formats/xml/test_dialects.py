"""XML exports as EndNote, libraries' catalogues, PubMed and Word write them."""

from __future__ import annotations

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import one, written


def _endnote(inside: str, kind: str = "Journal Article") -> Record:
    text = f'<xml><records><record><ref-type name="{kind}">1</ref-type>{inside}</record></records></xml>'
    return one("endnote-xml", text).record


def test_the_faces_of_an_endnote_title_are_markup() -> None:
    title = (
        '<titles><title><style face="normal">On </style><style face="italic">Larix</style>'
        '<style face="normal"> and CO</style><style face="subscript">2</style></title></titles>'
    )
    record = _endnote(title)
    assert record.text("title") == "On <i>Larix</i> and CO<sub>2</sub>"
    assert one("endnote-xml", written("endnote-xml", [Entry(record)])).record == record


def test_one_face_for_a_whole_endnote_title_is_no_markup() -> None:
    assert (
        _endnote('<titles><title><style face="bold">Larches</style></title></titles>').text("title")
        == "Larches"
    )


def test_the_advisor_of_an_endnote_thesis_is_no_editor_of_a_series() -> None:
    people = "<contributors><tertiary-authors><author>Holm, Per</author></tertiary-authors></contributors>"
    record = _endnote(people, "Thesis")
    assert record.names("contributor") == (Name("Holm", "Per"),)
    assert one("endnote-xml", written("endnote-xml", [Entry(record)])).record == record


def test_two_issn_and_a_doi_with_its_word_are_read_as_what_they_are() -> None:
    record = _endnote(
        "<isbn>1111-1119 (Electronic)&#xD;2222-2224 (Linking)</isbn>"
        "<electronic-resource-num>doi:10.1234/abc</electronic-resource-num>"
    )
    assert "ISBN" not in record
    assert record.text("DOI") == "10.1234/abc"


def _mods(inside: str) -> Record:
    return one("mods", f'<mods xmlns="http://www.loc.gov/mods/v3">{inside}</mods>').record


def test_a_funder_in_mods_is_no_author() -> None:
    record = _mods(
        "<titleInfo><title>T</title></titleInfo>"
        '<name type="corporate"><namePart>A Fund</namePart><role><roleTerm>fnd</roleTerm></role></name>'
        '<name><namePart type="family">Holm</namePart></name>'
    )
    assert record.names("author") == (Name("Holm"),)
    assert record.names("contributor") == (Name(literal="A Fund"),)


def test_the_part_the_shelf_and_the_licence_of_mods_are_kept_and_written() -> None:
    record = _mods(
        "<titleInfo><title>Sand</title><partNumber>2</partNumber><partName>Wind</partName></titleInfo>"
        "<location><physicalLocation>City Library</physicalLocation><shelfLocator>S 1</shelfLocator>"
        "</location>"
        "<accessCondition>Free to read</accessCondition>"
    )
    assert (record.text("part-number"), record.text("part-title")) == ("2", "Wind")
    assert (record.text("archive"), record.text("archive_location")) == ("City Library", "S 1")
    assert record.text("licence") == "Free to read"
    assert one("mods", written("mods", [Entry(record)])).record == record


def test_pubmed_tells_who_paid_and_when_it_came_in() -> None:
    record = one(
        "pubmed-xml",
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article><ArticleTitle>T</ArticleTitle><GrantList>"
        "<Grant><GrantID>77</GrantID><Agency>A Fund</Agency></Grant></GrantList></Article></MedlineCitation>"
        '<PubmedData><History><PubMedPubDate PubStatus="received"><Year>2012</Year><Month>1</Month>'
        "<Day>3</Day></PubMedPubDate></History>"
        '<ArticleIdList><ArticleId IdType="pii">S1</ArticleId></ArticleIdList>'
        "</PubmedData></PubmedArticle></PubmedArticleSet>",
    ).record
    assert record.text("funding") == "77/A Fund"
    assert record.date("received") == Date.of(2012, 1, 3)
    assert record.extra["pubmed:pii"] == "S1"


def test_a_number_behind_its_name_in_word_is_read() -> None:
    record = one(
        "word-xml",
        '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source>'
        "<b:SourceType>Book</b:SourceType><b:Title>T</b:Title>"
        "<b:StandardNumber>ISBN 978-3-16-148410-0</b:StandardNumber></b:Source></b:Sources>",
    ).record
    assert record.text("ISBN") == "978-3-16-148410-0"


def _word(inside: str) -> Record:
    return one(
        "word-xml",
        '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source>'
        f"{inside}</b:Source></b:Sources>",
    ).record


def test_a_thesis_is_among_the_reports_of_word_and_stays_one() -> None:
    record = _word("<b:SourceType>Report</b:SourceType><b:ThesisType>Doctoral Dissertation</b:ThesisType>")
    assert (record.type, record.text("genre")) == ("thesis", "Doctoral Dissertation")


def test_the_reporter_of_a_case_and_the_distributor_of_a_film_are_read_from_word() -> None:
    assert _word("<b:SourceType>Case</b:SourceType><b:Reporter>U.S.</b:Reporter>").text("container-title")
    film = _word("<b:SourceType>Film</b:SourceType><b:Distributor>Nordisk</b:Distributor>")
    assert film.text("publisher") == "Nordisk"


def test_jabref_tells_the_type_of_what_word_has_no_type_for() -> None:
    source = "<b:SourceType>Misc</b:SourceType><b:BIBTEX_Entry>unpublished</b:BIBTEX_Entry>"
    assert _word(source).type == "manuscript"
