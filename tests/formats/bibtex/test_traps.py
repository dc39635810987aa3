"""What other readers of .bib files were seen to stumble over, one test each."""

from __future__ import annotations

import pytest

from refdesk.domain.problem import Severity
from refdesk.formats.bibtex.document import Document
from refdesk.formats.format import Entry
from tests.formats.reading import one, read, written


def test_titles_are_stored_as_given() -> None:
    record = one("bibtex", "@book{a, title = {The Origin Of {DNA} in THE Wild}}").record
    assert record.text("title") == 'The Origin Of <span class="nocase">DNA</span> in THE Wild'


def test_a_protected_word_comes_back_protected() -> None:
    entry = one("bibtex", "@book{a, title = {On {DNA} and {\\'E}cole}}")
    assert "title = {On {DNA} and École}," in written("bibtex", [Entry(entry.record, "a")])


def test_an_address_in_howpublished_is_the_address() -> None:
    record = one("bibtex", "@misc{a, title={T}, howpublished={\\url{https://x.org/a_b%20c}}}").record
    assert record.text("URL") == "https://x.org/a_b%20c"


def test_identifiers_and_addresses_are_verbatim() -> None:
    fields = "url={http://x.org/~a_b%c--d}, doi={10.1/a_b<c>--d}, eprint={1234.5678}, archivePrefix={arXiv}"
    record = one("bibtex", f"@misc{{a, title={{T}}, {fields}}}").record
    assert [record.text(name) for name in ("URL", "DOI", "arxiv")] == [
        "http://x.org/~a_b%c--d",
        "10.1/a_b<c>--d",
        "1234.5678",
    ]


def test_a_bare_percent_sign_ends_nothing() -> None:
    assert one("bibtex", "@book{a, title={5 % of all, 10\\% of some}}").record.text("title") == (
        "5 % of all, 10% of some"
    )


@pytest.mark.parametrize(
    ("entry_type", "variable"),
    [
        ("article", "issue"),
        ("book", "collection-number"),
        ("techreport", "number"),
        ("inproceedings", "issue"),
    ],
)
def test_number_is_what_the_type_numbers(entry_type: str, variable: str) -> None:
    assert one("bibtex", f"@{entry_type}{{a, title={{T}}, number={{7}}}}").record.text(variable) == "7"


def test_both_entries_of_one_key_are_imported() -> None:
    entries, _ = read("bibtex", "@book{a, title={A}}\n@book{A, title={B}}\n@book{a, title={C}}")
    assert [each.record.text("title") for each in entries] == ["A", "B", "C"]


@pytest.mark.parametrize(
    "text",
    [
        "book{b,\n  title = {B}\n}\n",
        "@{b,\n  title = {B}\n}\n",
        "@book b,\n  title = {B}\n}\n",
        "x@book{b,\n  title = {B}\n}\n",
    ],
)
def test_an_entry_without_its_beginning_is_reported_and_not_taken_for_a_comment(text: str) -> None:
    entries, problems = read("bibtex", f"@book{{a, title={{A}}}}\n\n{text}\n@book{{c, title={{C}}}}")
    assert [each.key for each in entries if each.key != "b"] == ["a", "c"]
    assert len(entries) == 3 or [each.severity for each in problems] == [Severity.ERROR]


def test_rejected_text_travels_with_its_problem() -> None:
    _, problems = read("bibtex", "@book{a, title={A}}\n@book{b\n")
    assert [(each.severity, each.line, each.excerpt) for each in problems] == [(Severity.ERROR, 2, "@book{b")]


_NASTY = """\ufeff% Encoding: UTF-8
This file was made with care.
@preamble{"\\newcommand{\\noopsort}[1]{}"}
@string{ jan1 = "Jan" # { 1} } @STRING(acm = "ACM")
@Article { Doe:2000 , title = {{T}} , YEAR=2000,, }

@article
{b,title="A {"}b{"} c",
% a remark
 month = jan # "~1",}
@book{Doe:2000, title={again}}   @misc{same line, note={x}}
@book{broken, title = {never closed,
@book{after, title = {A}
  year = 1999 }
@comment{ @book{hidden, title={H}} }
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:G\\;0\\;1\\;\\;\\;\\;;
}

\t@xdata{x, publisher={P}}
@inbook{c,crossref={Doe:2000},xdata={x}}"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_a_nasty_file_comes_back_byte_for_byte(line_end: str, encoding: str, end: str) -> None:
    data = (_NASTY + end).replace("\n", line_end).encode(encoding)
    assert Document.of(data).to_bytes() == data


def test_a_nasty_file_in_an_old_encoding_comes_back_byte_for_byte() -> None:
    data = _NASTY.replace("\ufeff", "").replace("UTF-8", "Cp1252").replace("care", "caf\xe9").encode("cp1252")
    assert Document.of(data).to_bytes() == data
