"""Files made to do harm, or absurd ones: refused or read in a sentence and in no time."""

from __future__ import annotations

import pytest

from refdesk.domain.problem import Severity
from tests.formats.reading import read

#: Format id, root element, and the element of an item.
_XML = [
    ("endnote-xml", "xml", "record"),
    ("mods", "modsCollection", "mods"),
    ("marcxml", "collection", "record"),
    ("word-xml", "Sources", "Source"),
    ("pubmed-xml", "PubmedArticleSet", "PubmedArticle"),
    ("jats", "articles", "article"),
    ("crossref-xml", "doi_records", "crossref"),
    ("zotero-rdf", "RDF", "Article"),
]
_DEEP = 50_000


@pytest.mark.parametrize(("format_id", "root", "item"), _XML)
@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;',
    ],
    ids=["bomb", "external", "parameter"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_xml_that_declares_entities_is_refused(
    format_id: str, root: str, item: str, declaration: str, encoding: str
) -> None:
    padding = f"<!-- {'<a> ' * 30_000}-->"
    text = f"{padding}<!DOCTYPE x [{declaration}]><{root}><{item}><title>&b;</title></{item}></{root}>"
    entries, problems = read(format_id, text.encode(encoding))
    assert entries == []
    assert [each.message for each in problems] == ["The file declares entities, which is not safe to read."]
    assert problems[0].severity is Severity.ERROR


@pytest.mark.parametrize(("format_id", "root", "item"), _XML)
def test_deep_xml_is_reported(format_id: str, root: str, item: str) -> None:
    _, problems = read(format_id, f"<{root}><{item}>" + "<a>" * _DEEP)
    assert problems


@pytest.mark.parametrize("format_id", ["csl-json", "crossref-json", "datacite-json", "csl-yaml", "cff"])
@pytest.mark.parametrize("opening", ["[", '{"a": '], ids=["lists", "objects"])
def test_deep_structures_are_reported(format_id: str, opening: str) -> None:
    _, problems = read(format_id, "references: " * (format_id in ("csl-yaml", "cff")) + opening * _DEEP)
    assert problems


@pytest.mark.parametrize("format_id", ["csl-yaml", "cff"])
def test_yaml_that_multiplies_itself_is_refused(format_id: str) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    _, problems = read(format_id, f"cff-version: 1.2.0\ntitle: t\nl0: &l0 [x]\n{levels}references: *l11\n")
    assert "aliases" in problems[0].message


@pytest.mark.parametrize("value", ["1e400", '"' + "9" * 5000 + '"', "[]", "{}", "null"])
def test_a_year_that_is_none_costs_the_date_alone(value: str) -> None:
    entries, _ = read(
        "csl-json", f'[{{"type": "book", "title": "T", "issued": {{"date-parts": [[{value}]]}}}}]'
    )
    assert [each.record.text("title") for each in entries] == ["T"]
    assert entries[0].record.year is None


def test_half_a_letter_becomes_one_that_can_be_written() -> None:
    entries, _ = read("csl-json", '[{"type": "book", "title": "a\\ud83db\\ude00c \\ud83d\\ude00"}]')
    assert entries[0].record.text("title") == "a\ufffdb\ufffdc \U0001f600"


def test_macros_that_multiply_themselves_are_reported() -> None:
    macros = "".join(f"@string{{m{n} = m{n - 1} # m{n - 1} # m{n - 1}}}\n" for n in range(1, 60))
    entries, problems = read("bibtex", f'@string{{m0 = "xxxxxxxxxx"}}\n{macros}@book{{k, title = m59}}')
    assert len(entries) == 1
    assert "is too long" in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "@book{a,\n" * 20_000,
        "@book{" * 20_000,
        "@book{a, title = " + "{" * 20_000 + "x" + "}" * 20_000 + "}",
        '@book{a, title = "' + "\\emph{" * 20_000 + "x" + "}" * 20_000 + '"}',
        "@book{a, author = {" + "A and " * 50_000 + "B}}",
        "".join(f"@book{{k{n}, title = {{T}}, crossref = {{k{n + 1}}}}}\n" for n in range(2_000)),
        "".join(f"@xdata{{{side}{n}, xdata = {{x{n + 1}, y{n + 1}}}}}\n" for n in range(40) for side in "xy")
        + "@book{a, title = {T}, xdata = {x0}}",
    ],
    ids=["unclosed", "headers", "braces", "commands", "authors", "a long chain", "a bush of parents"],
)  # fmt: skip
def test_an_absurd_bibtex_file_is_read_to_its_end(text: str) -> None:
    entries, problems = read("bibtex", text)
    assert entries or problems


def test_an_entry_with_thousands_of_authors_is_read() -> None:
    names = "".join(f"AU  - Name{n}, A\n" for n in range(5_000))
    entries, _ = read("ris", f"TY  - JOUR\nTI  - T\n{names}ER  - \n")
    assert len(entries[0].record.names("author")) == 5_000
