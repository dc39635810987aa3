"""What holds for every format: recognised, complete, never failing, and read back as written."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.dates import Date
from refdesk.domain.fields import FIELDS
from refdesk.domain.names import Name
from refdesk.domain.problem import Problem, Severity
from refdesk.domain.record import Record
from refdesk.formats import registry
from refdesk.formats.format import Entry
from tests.formats.reading import read, write_bytes, written
from tests.formats.samples import FILES, sample

_ARTICLE = Record.of(
    "article-journal",
    author=(
        Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"),
        Name(family="Müller", given="Jan"),
    ),
    title="On DNA & other things: 100% of them",
    container_title="Journal of Examples",
    issued=Date.of(2019, 5, 17),
    volume="12",
    issue="3",
    page="101-115",
    DOI="10.1234/je_2019.3",
    URL="https://example.org/a?b=c&d=e",
    ISSN="1234-5679",
    abstract="One < two & three.",
    keyword="lakes; running water",
    language="en",
)  # fmt: skip
_BOOK = Record.of(
    "book",
    author=(Name(literal="World Health Organization"),),
    title="The whole book",
    publisher="Example Press",
    publisher_place="Springfield",
    issued=Date.of(2001),
    ISBN="978-0-306-40615-7",
    edition="2",
)
#: How many of their fields a format has no place for, where it is more than one.
_NOT_HELD = {"jats": 3, "crossref-xml": 2}
_WRITABLE = [each.id for each in registry.for_writing()]


def test_every_format_has_a_sample() -> None:
    assert {*FILES.values(), "biblatex"} == {each.id for each in registry.all_formats()}


@pytest.mark.parametrize(("name", "format_id"), FILES.items())
def test_a_sample_is_recognised_by_its_content_alone(name: str, format_id: str) -> None:
    found = registry.recognised(sample(name), "misleading.zip")
    assert found is not None
    assert found.id == format_id


@pytest.mark.parametrize(("name", "format_id"), FILES.items())
def test_both_items_of_a_sample_come_without_problems(name: str, format_id: str) -> None:
    entries, problems = read(format_id, sample(name))
    assert problems == []
    assert len(entries) == 2
    assert all(entry.record.text("title") for entry in entries)
    assert all(entry.record.year or entry.record.type == "chapter" for entry in entries)


@pytest.mark.parametrize("format_id", _WRITABLE)
@pytest.mark.parametrize("record", [_ARTICLE, _BOOK], ids=["article", "book"])
def test_a_record_reads_back_as_it_was_written(format_id: str, record: Record) -> None:
    """What a format has no place for is told: the web address in nbib, the language in Word."""
    data, losses = write_bytes(format_id, [Entry(record, "key1")])
    (entry,), problems = read(format_id, data)
    assert problems == []
    assert entry.record.type == record.type
    told = " ".join(each.message for each in losses)
    held = [name for name in record if FIELDS[name].label not in told]
    assert len(held) >= len(record.values) - _NOT_HELD.get(format_id, 1)
    assert {name: _said(entry, name) for name in held} == {name: record.text(name) for name in held}


def _said(entry: Entry, name: str) -> str:
    """A field's text; keywords are tags in some formats."""
    return entry.record.text(name) or ("; ".join(entry.tags) if name == "keyword" else "")


@pytest.mark.parametrize("format_id", _WRITABLE)
def test_an_empty_record_is_written_and_read_without_failing(format_id: str) -> None:
    data, losses = write_bytes(format_id, [Entry(Record())])
    assert [each for each in losses if each.severity is Severity.ERROR] == []
    found = list(registry.by_id(format_id).read(data))
    assert len([each for each in found if isinstance(each, Entry | Problem)]) == 1


@pytest.mark.parametrize(("name", "format_id"), [each for each in FILES.items() if each[1] != "xlsx"])
def test_a_truncated_file_never_fails_and_keeps_its_first_item(name: str, format_id: str) -> None:
    data = sample(name)
    file_format = registry.by_id(format_id)
    whole = len(list(file_format.read(data)))
    ends = random.Random(1).sample(range(len(data)), 60)
    for end in ends:
        found = list(file_format.read(data[:end]))
        assert len([each for each in found if isinstance(each, Entry)]) <= whole
    most = list(file_format.read(data[: len(data) * 9 // 10]))
    assert any(isinstance(each, Entry) for each in most)


def test_a_truncated_workbook_is_reported() -> None:
    data = sample("two.xlsx")
    for end in range(0, len(data), 97):
        entries, problems = read("xlsx", data[:end])
        assert (entries, bool(problems)) == ([], True)


@given(data=st.data())
def test_a_damaged_file_never_fails(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    whole = bytearray(sample(name))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    for found in registry.by_id(FILES[name]).read(bytes(whole)):
        assert isinstance(found, Entry | Problem)


@given(st.binary(max_size=300), st.sampled_from([each.id for each in registry.all_formats()]))
def test_any_bytes_are_read_without_failing(data: bytes, format_id: str) -> None:
    for found in registry.by_id(format_id).read(data):
        assert isinstance(found, Entry | Problem)
    registry.recognised(data)


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=25).map(
    lambda text: " ".join(text.split())
)


@given(
    titles=st.lists(
        _TEXT.filter(lambda text: any(letter.isalnum() for letter in text)), min_size=1, max_size=4
    ),
    format_id=st.sampled_from(_WRITABLE),
)
def test_as_many_entries_come_back_as_were_written(titles: list[str], format_id: str) -> None:
    entries = [
        Entry(Record.of("book", title=title, publisher="P"), f"k{n}") for n, title in enumerate(titles)
    ]
    data, losses = write_bytes(format_id, entries)
    found, _ = read(format_id, data)
    told = [each for each in losses if each.severity is Severity.ERROR]
    assert len(found) + len(told) == len(entries)


@pytest.mark.parametrize("format_id", ["ris", "nbib", "refer", "bibtex"])
def test_entries_that_nobody_edited_are_written_as_they_stood(format_id: str) -> None:
    name = next(name for name, each in FILES.items() if each == format_id)
    entries, _ = read(format_id, sample(name))
    text = written(format_id, entries)
    for entry in entries:
        assert entry.source in text
        assert entry.source in sample(name).decode() or format_id == "bibtex"
