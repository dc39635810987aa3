"""Entries in = imported + reported: in every format, for files that were cut off or damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.problem import Problem, Severity
from refdesk.formats import registry
from refdesk.formats.format import Entry
from tests.formats.samples import FILES, sample

#: What one item of a sample looks like; a file is one of these after the other.
_ITEMS = {
    "two.bib": r"@(?:article.*?\n\}\n|book[^\n]*\n)",
    "two.ris": r"TY  - .*?ER  - ?\n+",
    "two.enw": r"%0 .*?\n(?:\n|\Z)",
    "two.nbib": r"PMID.*?\n(?:\n|\Z)",
    "two.wos": r"PT .*?\nER\n+",
    "two.endnote.xml": r"<record>.*?</record>\n?",
    "two.mods": r"<mods[ >].*?</mods>\n?",
    "two.marc.xml": r"<(?:marc:)?record[ >].*?</(?:marc:)?record>\n?",
    "two.word.xml": r"<b:Source>.*?</b:Source>\n?",
    "two.pubmed.xml": r"<Pubmed(?:Book)?Article[ >].*?</Pubmed(?:Book)?Article>\n?",
    "two.unixref.xml": r"<crossref[ >].*?</crossref>\n?",
    "two.csl.yaml": r"- id:.*?(?=- id:|\.\.\.|\Z)",
    "two.json": r"\{.*?\}(?=,?\n)",
}
_COUNT = 6
#: `%` would make a comment of what follows, in BibTeX.
_INSERTED = st.binary(max_size=3).filter(lambda inserted: b"%" not in inserted)


@dataclass(frozen=True)
class _File:
    """A file of `_COUNT` items, and where each of them begins and ends."""

    data: bytes
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _file(name: str) -> _File:
    """The first item of a sample again and again, between its head and its tail."""
    text = sample(name).decode()
    found = list(re.finditer(_ITEMS[name], text, re.DOTALL))
    head, tail = text[: found[0].start()], text[found[-1].end() :]
    gap = text[found[0].end() : found[1].start()]
    end = "\n\n" if found[0][0].endswith("\n\n") else ""
    items = [found[number % len(found)][0].removesuffix(end) + end for number in range(_COUNT)]
    data, places = head.encode(), []
    for number, item in enumerate(items):
        data += (gap if number else "").encode()
        places.append((len(data), len(data) + len(item.encode())))
        data += item.encode()
    starts, ends = zip(*places, strict=True)
    return _File(data + tail.encode(), starts, ends)


_FILES = {name: _file(name) for name in _ITEMS}


def _read(name: str, data: bytes) -> tuple[list[Entry], list[Problem]]:
    found = list(registry.by_id(FILES[name]).read(data))
    entries = [each for each in found if isinstance(each, Entry)]
    return entries, [each for each in found if isinstance(each, Problem)]


@pytest.mark.parametrize("name", _FILES)
def test_a_whole_file_has_its_items_and_no_problem(name: str) -> None:
    entries, problems = _read(name, _FILES[name].data)
    assert (len(entries), [each for each in problems if each.severity is Severity.ERROR]) == (_COUNT, [])


@pytest.mark.parametrize("name", _FILES)
@settings(max_examples=40)
@given(data=st.data())
def test_of_a_file_that_was_cut_off_no_whole_item_is_lost(name: str, data: st.DataObject) -> None:
    file = _FILES[name]
    end = data.draw(st.integers(0, len(file.data)))
    entries, problems = _read(name, file.data[:end])
    complete = sum(each <= end for each in file.ends)
    errors = [each for each in problems if each.severity is Severity.ERROR]
    assert len(entries) + len(errors) >= complete
    is_begun = any(start + 12 < end < stop - 2 for start, stop in zip(file.starts, file.ends, strict=True))
    assert not is_begun or len(entries) > complete or problems


@pytest.mark.parametrize("name", _FILES)
@settings(max_examples=60)
@given(data=st.data())
def test_of_a_damaged_file_an_item_is_read_or_the_damage_is_reported(name: str, data: st.DataObject) -> None:
    file = _FILES[name]
    damaged = bytearray(file.data)
    place = data.draw(st.integers(0, len(damaged) - 1))
    damaged[place : place + data.draw(st.integers(1, 8))] = data.draw(_INSERTED)
    entries, problems = _read(name, bytes(damaged))
    assert len(entries) >= _COUNT or problems


@pytest.mark.parametrize("name", _FILES)
def test_an_item_that_says_nothing_sensible_costs_no_other(name: str) -> None:
    """The third item is overwritten; the two before it and all but the one after it come unharmed."""
    file = _FILES[name]
    start, end = file.starts[2], file.ends[2]
    damaged = file.data[:start] + re.sub(rb"[^\s<>{}]", b"?", file.data[start:end]) + file.data[end:]
    whole, _ = _read(name, file.data)
    entries, problems = _read(name, damaged)
    titles = [each.record.text("title") for each in entries]
    wanted = [each.record.text("title") for each in (*whole[:2], *whole[4:])]
    assert [title for title in wanted if titles.count(title) < wanted.count(title)] == []
    # Between the entries of a .bib file anything may stand.
    assert len(entries) >= _COUNT or problems or name == "two.bib"


@pytest.mark.parametrize(("name", "format_id"), FILES.items())
def test_a_file_of_which_nothing_is_read_tells_why_wherever_it_was_cut(name: str, format_id: str) -> None:
    data, form = sample(name), registry.by_id(format_id)
    for end in range(0, len(data), 41):
        assert list(registry.read(form, data[:end])) != [], end


@pytest.mark.parametrize("format_id", [each.id for each in registry.all_formats()])
@settings(max_examples=15)
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_bytes_of_which_nothing_is_read_tell_why_in_every_format(format_id: str, data: bytes) -> None:
    found = list(registry.read(registry.by_id(format_id), data))
    assert all(str(each).strip() for each in found if isinstance(each, Problem))
    assert found != []


@pytest.mark.parametrize(("name", "format_id"), FILES.items())
@settings(max_examples=15)
@given(data=st.data())
def test_a_damaged_file_of_which_nothing_is_read_tells_why(
    name: str, format_id: str, data: st.DataObject
) -> None:
    damaged = bytearray(sample(name))
    for _ in range(data.draw(st.integers(1, 30))):
        place = data.draw(st.integers(0, max(0, len(damaged) - 1)))
        damaged[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=4))
    assert list(registry.read(registry.by_id(format_id), bytes(damaged))) != []


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00" * 40])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    (problem,) = registry.read(registry.by_id("bibtex"), data)
    assert isinstance(problem, Problem)
    assert problem.message == "The file is empty."


def test_a_page_without_a_work_says_so_and_one_that_is_cut_off_too() -> None:
    page = b"<html><head><title>T</title></head><body>None</body></html>"
    (problem,) = registry.read(registry.by_id("html"), page)
    assert "no entry" in str(problem)
    whole = sample("two.html")
    cut = whole[: whole.rindex(b"Z3988") + 20]
    entries, problems = _read("two.html", cut)
    assert len(entries) == 1
    assert [each.message for each in problems] == ["The page is cut off within a tag; what followed is lost."]
