"""Splitting a list's lines into entries: by printed numbers, or by how entries begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from refdesk.reading.lists.entry_starts import Starts
from refdesk.reading.lists.joining import is_furniture, joined
from refdesk.reading.lists.likeness import YEAR, likeness, starts_with_author
from refdesk.reading.lists.numbering import Label, best_chain, numbers_inside
from refdesk.reading.lists.run_on import possible_starts, run_on_references
from refdesk.reading.text.lines import Line

#: No reference is longer, in lines; what is beyond stays unread.
_LONGEST_ENTRY = 80
#: A key made of authors and year, as mathematicians have it.
KEY = re.compile(r"\[[^\W\d_][^\]\s]{0,14}(?:\s[^\]\s]{1,12}){0,3}\]\s*")
_BULLET = re.compile(
    r"[\^\u2191](?:\s[a-z]{1,2}\b)*\s+|[\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u25a0\u25ba\u27a2*\u2013\u2014-]\s+"
)
_ONE = re.compile(r"1[.)]\s+")
_MARKED_SHARE = 0.5
_MOST_LINES_EACH = 8
#: A line so short is no reference.
_FRAGMENT = 15
#: A paragraph that is only an address goes on with the reference before it, where not many are so.
_ADDRESS = re.compile(
    r"(?:doi\s*:\s*|available (?:at|from):?\s*)?(?:https?://|www\.|10\.\d{4})\S+(?:,?\s(?:accessed|retrieved)\b.*)?$",
    re.IGNORECASE,
)
_FEW_ADDRESSES = 0.25
#: Two references have so many letters together.
_SHORTEST_PAIR = 120
#: References that run on have so many years, and begin in the midst of lines in so many cases.
_FEWEST_YEARS, _SHARE_INSIDE = 3, 0.5
#: So many references must run on in one entry of a list that is parted otherwise.
_FEWEST_PARTS = 3
#: Behind a list it is that of the page's article.
_BARE_DOI = re.compile(r"doi\s*:\s*\S+", re.IGNORECASE)
#: A chain of so many numbers, of which so many are one apart, is no chance.
_FIRM_CHAIN, _FIRM_SHARE = 5, 0.8


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its printed number, the label as printed, where it begins, and its lines.

    `number` is None where none is printed. `lines` do not have the label; furniture is still in them.
    """

    number: int | None
    label: str
    start: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The words, roughly: for judging, not for showing."""
        return " ".join(line.text for line in self.lines if not is_furniture(line.text))


def entries_of(text: str, lines: Sequence[Line], starts: Starts) -> list[Entry]:
    """The entries of a list, whose lines stand in `text`; the last may have more lines than its own."""
    chain = best_chain(lines)
    same = _same_labels(lines) if len(chain) <= 2 else []
    if same:
        return same
    if chain and _leads(chain, lines):
        return _numbered(text, lines, chain, starts)
    if chain and _are_notes(chain):
        return _unnumbered(lines[: chain[0].line], starts)
    if chain:
        before = _unnumbered(lines[: chain[0].line], starts)
        if _continues(chain, len(before)):
            return before + _numbered(text, lines[chain[0].line :], _moved(chain, chain[0].line), starts)
    return _unnumbered(lines, starts)


def _unnumbered(lines: Sequence[Line], starts: Starts) -> list[Entry]:
    """The entries of lines without numbers: by keys or bullets, else as the model tells."""
    marked = _keyed(lines) or _bulleted(lines, _BULLET)
    if marked or not lines:
        return marked
    if _may_run_on(lines) and (entries := _run_on(lines)):
        return entries
    places = _without_fragments(lines, starts.places(lines))
    entries = [_entry(lines[low:high]) for low, high in zip(places, [*places[1:], len(lines)], strict=True)]
    return [part for entry in entries for part in _parts(entry, 2 if len(entries) == 1 else _FEWEST_PARTS)]


def _may_run_on(lines: Sequence[Line]) -> bool:
    """Whether hard-wrapped lines may have references that begin in their midst: more authors stand there."""
    if len(lines) < 2 or sum(YEAR.search(line.text) is not None for line in lines) < _FEWEST_YEARS:
        return False
    at_start = sum(starts_with_author(line.text) for line in lines)
    inside = sum(
        starts_with_author(line.text[start:]) for line in lines for start in possible_starts(line.text)[1:]
    )
    return inside >= max(2, at_start)


def _run_on(lines: Sequence[Line]) -> list[Entry]:
    """The references of a hard-wrapped paragraph, where most begin in the midst of a line; else none."""
    entries = _parted(lines)
    beginnings = {line.start for line in lines}
    inside = sum(entry.start not in beginnings for entry in entries)
    return entries if inside > _SHARE_INSIDE * len(entries) else []


def _parts(entry: Entry, fewest: int) -> list[Entry]:
    """The references that run on in one entry, at least so many; the entry itself where it is one."""
    words = " ".join(line.text for line in entry.lines)
    years = YEAR.finditer(words)
    may_be_several = len(words) >= _SHORTEST_PAIR and len(list(islice(years, 2))) > 1
    parts = _parted(entry.lines) if may_be_several else []
    return parts if len(parts) >= fewest else [entry]


def _parted(lines: Sequence[Line]) -> list[Entry]:
    whole = joined(lines)
    starts = [whole.place_of(start) for start in run_on_references().beginnings(whole.text)]
    if len(starts) < 2:
        return []
    ends = [*starts[1:], lines[-1].end]
    parts = [_lines_between(lines, start, end) for start, end in zip(starts, ends, strict=True)]
    return [Entry(None, "", start, own) for start, own in zip(starts, parts, strict=True)]


def _without_fragments(lines: Sequence[Line], places: list[int]) -> list[int]:
    """The beginnings without those of single words, as justified PDF files have them, and of addresses."""
    ends = [*places[1:], len(lines)]
    alone = [lines[low].text if high - low == 1 else "" for low, high in zip(places, ends, strict=True)]
    is_word = [0 < len(text) < _FRAGMENT for text in alone]
    is_address = [_ADDRESS.match(text) is not None for text in alone]
    widest = max(
        (lines[place].gap for place, other in zip(places, is_address, strict=True) if not other), default=0
    )
    is_address = [
        is_one and lines[place].gap <= widest for place, is_one in zip(places, is_address, strict=True)
    ]
    is_address[-1] = is_address[-1] and not _BARE_DOI.fullmatch(alone[-1])
    if sum(is_address) > _FEW_ADDRESSES * len(places):
        is_address = [False] * len(places)
    return [
        place
        for index, place in enumerate(places)
        if index == 0
        or not (
            is_address[index]
            or (is_word[index] and (is_word[index - 1] or any(is_word[index + 1 : index + 2])))
        )
    ]


def _continues(chain: list[Label], before: int) -> bool:
    """Whether a long chain begins about where the count of the entries before it ends."""
    steps = sum(after.value - label.value == 1 for label, after in pairwise(chain))
    is_firm = len(chain) >= _FIRM_CHAIN and steps >= _FIRM_SHARE * (len(chain) - 1)
    return is_firm and abs(chain[0].value - 1 - before) <= max(1, before // 4)


def _moved(chain: list[Label], lines: int) -> list[Label]:
    return [replace(label, line=label.line - lines) for label in chain]


def _are_notes(chain: list[Label]) -> bool:
    """Whether numbers on lines of their own follow a list without numbers: its footnotes."""
    alone = sum(label.style == "bare" and label.is_alone for label in chain)
    return alone >= max(2, 0.6 * len(chain))


def _leads(chain: list[Label], lines: Sequence[Line]) -> bool:
    """Whether numbers stand before the entries rather than behind the list (as notes) or inside it."""
    before = lines[: chain[0].line]
    unnumbered = sum(likeness(line.text) >= 3 for line in before)
    return unnumbered <= max(1, len(chain) // 10)


def _numbered(text: str, lines: Sequence[Line], chain: list[Label], starts: Starts) -> list[Entry]:
    labels = _with_hidden_numbers(text, lines, chain)
    seconds = starts.second_works(lines, frozenset(label.line for label in chain))
    beginnings = {lines[place].start for place in seconds}
    entries = []
    for place, label in enumerate(labels):
        end = labels[place + 1].start if place + 1 < len(labels) else lines[-1].end
        printed = text[label.start : label.end].strip()
        own = _lines_between(lines, label.end, end)
        entries += _works(Entry(label.value, printed, label.start, own), beginnings)
    return entries


def _with_hidden_numbers(text: str, lines: Sequence[Line], chain: list[Label]) -> list[Label]:
    """The chain with the numbers that stand in the midst of lines."""
    labels: list[Label] = []
    for place, label in enumerate(chain):
        labels.append(label)
        is_last = place + 1 == len(chain)
        if is_last or chain[place + 1].value > label.value + 1:
            end = lines[-1].end if is_last else chain[place + 1].start
            labels += numbers_inside(text, label, end, None if is_last else chain[place + 1].value)
    return labels


def _lines_between(lines: Sequence[Line], start: int, end: int) -> tuple[Line, ...]:
    low = _first_at(lines, start)
    own = []
    for line in lines[low : low + _LONGEST_ENTRY]:
        if line.start >= end:
            break
        cut = line.part(max(0, start - line.start), max(0, min(len(line.text), end - line.start)))
        if cut.text:
            own.append(cut)
    return tuple(own)


def _first_at(lines: Sequence[Line], position: int) -> int:
    """The first line that ends behind a position."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        if lines[middle].end <= position:
            low = middle + 1
        else:
            high = middle
    return low


def _works(entry: Entry, beginnings: set[int]) -> list[Entry]:
    """The works that share a number and stand on lines of their own, as physicists cite them."""
    places = [0, *(place for place, line in enumerate(entry.lines) if place and line.start in beginnings)]
    parts = [entry.lines[low:high] for low, high in zip(places, [*places[1:], len(entry.lines)], strict=True)]
    first = replace(entry, lines=parts[0])
    return [first, *(Entry(entry.number, "", part[0].start, part) for part in parts[1:])]


def _keyed(lines: Sequence[Line]) -> list[Entry]:
    """Entries that a key such as `[Ahl78]` opens; the key is no number and stays in the text."""
    places = _marked(lines, KEY)
    return [_entry(lines[low:high]) for low, high in zip(places, [*places[1:], len(lines)], strict=False)]


def _same_labels(lines: Sequence[Line]) -> list[Entry]:
    """Entries that all have the number 1, each from a list of its own: it counts nothing, as a bullet."""
    return _bulleted(lines, _ONE)


def _bulleted(lines: Sequence[Line], bullet: re.Pattern[str]) -> list[Entry]:
    entries = []
    places = _marked(lines, bullet)
    for low, high in zip(places, [*places[1:], len(lines)], strict=False):
        match = bullet.match(lines[low].text)
        width = match.end() if match else 0
        own = (lines[low].part(width), *lines[low + 1 : min(high, low + _LONGEST_ENTRY)])
        label = lines[low].text[:width].strip()
        entries.append(Entry(None, label, lines[low].start, tuple(filter(_has_text, own))))
    return entries


def _marked(lines: Sequence[Line], mark: re.Pattern[str]) -> list[int]:
    """The lines that a mark opens; none where the list's paragraphs mostly have none."""
    places = [index for index, line in enumerate(lines) if mark.match(line.text)]
    if len(places) < 3 or places[0] > 2 or len(lines) / len(places) > _MOST_LINES_EACH:
        return []
    taken = set(places)
    unmarked = sum(line.gap > 0 for index, line in enumerate(lines) if index not in taken)
    return places if unmarked <= len(places) * _MARKED_SHARE else []


def _has_text(line: Line) -> bool:
    return bool(line.text)


def _entry(lines: Sequence[Line]) -> Entry:
    return Entry(None, "", lines[0].start, tuple(lines[:_LONGEST_ENTRY]))
