"""Reference lists: finding them in a page, splitting them, and reading every entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from refdesk.domain.draft import Draft, ReferenceDraft, Span
from refdesk.reading.lists.entry_starts import Starts
from refdesk.reading.lists.joining import is_furniture, joined
from refdesk.reading.lists.likeness import YEAR, is_prose, likeness, starts_with_author
from refdesk.reading.lists.numbering import label_of
from refdesk.reading.lists.splitting import KEY, Entry, entries_of
from refdesk.reading.strings.reference import read_reference
from refdesk.reading.text.headings import Section, inline_section, list_label_end, section_of
from refdesk.reading.text.lines import Line, span_of
from refdesk.reading.text.paragraphs import paragraphs, words_of
from refdesk.reading.text.word_tables import word_table
from refdesk.reading.text.words import key_of
from refdesk.reading.text.written_dates import FULL_DATE

#: Headings that end a list wherever they stand.
_ENDS = frozenset(Section) - {Section.REFERENCES}
_INLINE_ENDS = frozenset({Section.KEYWORDS, Section.CITATION})
_LIKE = 2
_RATHER_LIKE, _VERY_LIKE = 3, 4
_MOST_LINES = 6000
_MOST_LIKE, _MOST_COVERED = 0.6, 0.8
#: A list without a heading needs so many entries that are like references, or is all of the text.
_FEWEST_WITHOUT_HEADING = 3
#: So many lines may lie between two of them.
_WIDEST_GAP = 6
_LONGEST_TITLE = 90
#: A line that goes on below has so many letters at least where it was hard-wrapped.
_WRAPPED_LINE = 50
_LONGEST_RELATED = 50
_LEAST_SHARE = 0.4
#: A line so long that stands above the list too is the page's head, printed again.
_LONG_LINE = 25
#: So many entries the head of a page may seem to have, below a menu; an abstract's line has so many letters.
_MOST_FALSE, _PARAGRAPH = 4, 80
_MOST_MISSES = 3
#: So many entries are looked at to see whether a list goes on behind others that are not like references.
_SOUGHT = 12
_FINAL = ".]/"
_NO_ENTRY = re.compile(
    r"\u00a9|Copyright\b|e?-?ISSN|Received\b|Publisher.s note|Publisher:|This (?:article|work) is|"
    r"How to cite|Citation:|"
    r"Disclaimer|Downloaded|Accessed|DOI\s*:\s*\S+$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"ISSN|\u00a9|Copyright|\bviews\b|Creative Commons", re.IGNORECASE)
#: What stands below a journal that has a line of its own.
_PLACES_BELOW = re.compile(
    r"\(?(?:1[89]|20)\d\d\)?[.,;]?$|\d{1,4}\s?[(:,]\s?\d|(?:vol|v)\.\s?\d", re.IGNORECASE
)
_CONTINUATION = re.compile(r"https?://|www\.|doi\b|DOI\b|PMID|[a-z\u0430-\u044f(\[,;]|\d+\s?[-\u2013(:,.]")


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list in a page: the span from its first entry to its last, and its entries."""

    span: Span
    entries: tuple[Entry, ...]


def find_lists(text: str, lines: Sequence[Line], starts: Starts) -> list[FoundList]:
    """The lists below the headings of a page that have the most references, in order of the page."""
    found = []
    headings = [index for index, line in enumerate(lines) if _opens_list(line)]
    for place, index in enumerate(headings):
        end = headings[place + 1] if place + 1 < len(headings) else len(lines)
        region = _region(lines, index, end)
        entries = read_entries(text, region, starts)
        if entries:
            found.append(FoundList(Span(entries[0].start, _end_of(entries[-1])), tuple(entries)))
    abstract = _first_abstract(lines)
    kept = [each for each in found if each.span.start > abstract or len(each.entries) > _MOST_FALSE]
    return [each for each in kept if _share_like(each) >= _LEAST_SHARE] or kept


def _first_abstract(lines: Sequence[Line]) -> int:
    """Where the page's first abstract begins that has words; -1 without one. What a menu above it calls
    "References" is the page's head.
    """
    for line, following in pairwise(lines):
        section, end = (section_of(line.text), len(line.text))
        if section is None:
            section, end = inline_section(line.text)
        if section is Section.ABSTRACT and any(map(_is_paragraph, (line.text[end:], following.text))):
            return line.start
    return -1


def _is_paragraph(words: str) -> bool:
    return len(words) > _PARAGRAPH and likeness(words) < _LIKE


def _share_like(found: FoundList) -> float:
    """The share of entries that are like references: below a menu's "References" affiliations may stand."""
    return sum(map(_is_like, found.entries)) / len(found.entries)


def find_unheaded_list(text: str, lines: Sequence[Line], starts: Starts) -> list[FoundList]:
    """The list that a text without a heading is or has: all of it, or the longest run like references."""
    behind = _behind_prose(lines)
    whole = _whole_list(text, behind, starts) if _first_abstract(behind) < 0 else []
    if whole:
        return whole
    lines = _without_related(lines)
    parts = paragraphs(lines)
    low, high, count = _densest_run([likeness(words_of(part)) >= _VERY_LIKE for part in parts])
    run = [line for part in parts[low:high] for line in part]
    return only_list(text, run, starts) if count >= _FEWEST_WITHOUT_HEADING else []


def _without_related(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines up to the first heading of other works ("Cited by") below the page's abstract."""
    abstract = _first_abstract(lines)
    related = (line for line in lines if abstract >= 0 and line.start > abstract and _opens_related(line))
    end = next(related, None)
    return [line for line in lines if line.start < end.start] if end else lines


def _opens_related(line: Line) -> bool:
    return len(line.text) < _LONGEST_RELATED and key_of(line.text) in _related_headings()


@cache
def _related_headings() -> frozenset[str]:
    return frozenset(map(key_of, word_table("related_headings")["related"]))


def _whole_list(text: str, lines: Sequence[Line], starts: Starts) -> list[FoundList]:
    """The list where the text is little else, however its lines are wrapped."""
    if len(lines) > _MOST_LINES:
        return []
    found = only_list(text, lines, starts)
    entries = [entry for each in found for entry in each.entries]
    covered = sum(len(each.span) for each in found)
    return found if _are_a_list(entries) and covered >= _MOST_COVERED * len(span_of(lines)) else []


def _behind_prose(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines behind the prose that stands above the first reference: a page's, and no part of its list."""
    seen, end = 0, 0
    for paragraph in paragraphs(lines):
        words = words_of(paragraph)
        seen += len(paragraph)
        if is_prose(words):
            end = seen
        elif likeness(words) >= _RATHER_LIKE and YEAR.search(words):
            break
    return lines[end:]


def _are_a_list(entries: Sequence[Entry]) -> bool:
    """Whether entries without a heading are references: many that are rather like them, or few surely so."""
    if len(entries) >= _FEWEST_WITHOUT_HEADING:
        likes = [likeness(entry.text) >= _RATHER_LIKE for entry in entries]
        return sum(likes) >= _MOST_LIKE * len(likes)
    return bool(entries) and all(
        likeness(entry.text) >= _VERY_LIKE and starts_with_author(entry.text) and _is_in_one_piece(entry)
        for entry in entries
    )


def _is_in_one_piece(entry: Entry) -> bool:
    """Whether an entry's lines are one line, hard-wrapped at most: a page's head has lines of any length."""
    return all(len(line.text) >= _WRAPPED_LINE and not line.gap for line in entry.lines[:-1])


def only_list(text: str, lines: Sequence[Line], starts: Starts) -> list[FoundList]:
    """The list that the lines are, a heading above it passed over."""
    entries = read_entries(text, _up_to_heading(_without_title(lines)), starts)
    return [FoundList(Span(entries[0].start, _end_of(entries[-1])), tuple(entries))] if entries else []


def _densest_run(likes: list[bool]) -> tuple[int, int, int]:
    """From, to, and number of like ones of the run with the most of them."""
    best = (0, 0, 0)
    low, last, count = 0, -1, 0
    for place, is_like in enumerate(likes):
        if not is_like:
            continue
        if last < 0 or place - last > _WIDEST_GAP:
            low, count = place, 0
        last, count = place, count + 1
        if count > best[2]:
            best = (low, place + 1, count)
    low, high, count = best
    return (max(0, low - 1), min(len(likes), high + _WIDEST_GAP), count)


def _without_title(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without a heading of the list's own ("Works on the museum")."""
    if len(lines) < 2:
        return lines
    first = lines[0].text
    is_title = section_of(first) is not None or (
        label_of(lines[0]) is None
        and KEY.match(first) is None
        and len(first) < _LONGEST_TITLE
        and likeness(first) < _LIKE
        and likeness(lines[1].text) >= _LIKE
    )
    return lines[1:] if is_title and not first.endswith((",", ";")) else lines


def _up_to_heading(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines up to a heading of another kind behind the last line that is very like a reference."""
    for place in range(len(lines) - 1, -1, -1):
        if likeness(lines[place].text) >= _VERY_LIKE:
            behind = range(place + 1, len(lines))
            return lines[: next((at for at in behind if section_of(lines[at].text) in _ENDS), len(lines))]
    return lines


def read_entries(text: str, lines: Sequence[Line], starts: Starts) -> list[Entry]:
    """The entries of a list's lines, without what stands behind the list."""
    if not any(YEAR.search(line.text) or likeness(line.text) >= _LIKE for line in lines):
        return []
    return _without_tail(entries_of(text, lines, starts))


def reference_drafts(entries: Sequence[Entry]) -> tuple[ReferenceDraft, ...]:
    """Every entry read, the one before it known to the reader."""
    drafts: list[ReferenceDraft] = []
    before: Draft | None = None
    for place, entry in enumerate(entries, 1):
        whole = joined(entry.lines)
        if not whole.text:
            continue
        before = read_entry(whole.text, before)
        number = place if entry.number is None else entry.number
        raw = Span(entry.start, _end_of(entry))
        drafts.append(ReferenceDraft(number, entry.label, before, raw, whole.pieces))
    return tuple(drafts)


def read_entry(text: str, before: Draft | None) -> Draft:
    """The draft of one entry; a key such as `[Ahl78]` at its beginning is passed over."""
    key = KEY.match(text)
    if key is None or key.end() == len(text):
        return read_reference(text, before)
    draft = read_reference(text[key.end() :], before)
    readings = tuple(
        replace(each, spans=tuple(span.moved(key.end()) for span in each.spans)) for each in draft.readings
    )
    return replace(draft, text=text, readings=readings)


def _opens_list(line: Line) -> bool:
    return section_of(line.text) is Section.REFERENCES or list_label_end(line.text) > 0


def _region(lines: Sequence[Line], heading: int, end: int) -> list[Line]:
    """The lines below a heading up to the next heading of another kind."""
    width = list_label_end(lines[heading].text)
    region = [lines[heading].part(width)] if width and section_of(lines[heading].text) is None else []
    above = {line.text for line in lines[:heading] if len(line.text) >= _LONG_LINE}
    for place in range(heading + 1, end):
        line = lines[place]
        if line.text in above and likeness(line.text) < _LIKE:
            break
        is_end = section_of(line.text) in _ENDS or inline_section(line.text)[0] in _INLINE_ENDS
        following = lines[place + 1] if place + 1 < end else None
        if is_end and not (following and _stands_inside(line, following, is_first=not region)):
            break
        region.append(line)
    return region


def _stands_inside(line: Line, following: Line, *, is_first: bool) -> bool:
    """Whether a line like a heading is a button above the list, or a journal of one word (`Language`)."""
    if is_first and section_of(line.text) is Section.OTHER:
        label = label_of(following)
        return label is not None and label.value == 1 and likeness(following.text) >= _LIKE
    return " " not in line.text and line.gap == 0 and _PLACES_BELOW.match(following.text) is not None


def _without_tail(entries: list[Entry]) -> list[Entry]:
    """The entries up to the last that is like a reference, its own lines only."""
    likes = [entry.number is not None or _is_like(entry) for entry in entries]
    if not any(map(_is_like, entries)):
        return []
    last = _end_of_run(likes)
    kept = entries[: last + 1]
    whole = kept[-1]
    kept[-1] = _shortened(whole, kept[:-1])
    return kept + _cut_off(whole, kept[-1])


def _is_like(entry: Entry) -> bool:
    if _NO_ENTRY.match(entry.text) or _is_history(entry.text):
        return False
    return likeness(entry.text) >= _LIKE


def _is_history(text: str) -> bool:
    """Whether it says how the article came to be printed: `Recibido: 3 de marzo de 2021`."""
    label = _history_label().match(text)
    return label is not None and FULL_DATE.match(text, label.end()) is not None


@cache
def _history_label() -> re.Pattern[str]:
    table = word_table("date_labels")
    return re.compile(rf"(?:{'|'.join(table['received'] + table['accepted'])})\s*:?\s*", re.IGNORECASE)


def _end_of_run(likes: list[bool]) -> int:
    """The last like entry before three that are not in a row."""
    last, misses = likes.index(True), 0
    for place in range(last, len(likes)):
        if likes[place]:
            last, misses = place, 0
        else:
            misses += 1
            if misses >= _MOST_MISSES and not _resumes(likes[place + 1 : place + 1 + _SOUGHT]):
                break
    return last


def _resumes(likes: Sequence[bool]) -> bool:
    """Whether what follows is a list again: a reference may have been torn into pieces."""
    return len(likes) >= _MOST_MISSES and sum(likes) >= _MOST_LIKE * len(likes)


def _shortened(entry: Entry, others: Sequence[Entry]) -> Entry:
    """The last entry without the lines behind it that the others' shape makes foreign."""
    gaps = sum(any(line.gap for line in other.lines[1:]) for other in others)
    has_gaps = gaps > len(others) * 0.2
    longest = max((len(other.lines) for other in others), default=len(entry.lines))
    kept = list(entry.lines[:1])
    for line in entry.lines[1:]:
        is_apart = line.gap > 0 and not has_gaps
        is_beyond = len(kept) >= longest
        if (is_apart or is_beyond) and not _goes_on(kept[-1].text, line):
            break
        kept.append(line)
    return replace(entry, lines=tuple(kept))


def _cut_off(whole: Entry, kept: Entry) -> list[Entry]:
    """What was cut from the last entry and is like references itself, one a line."""
    entries: list[Entry] = []
    for line in whole.lines[len(kept.lines) :] if whole.number is None else ():
        entry = Entry(None, "", line.start, (line,))
        if not _is_like(entry):
            break
        entries.append(entry)
    return entries


def _goes_on(before: str, line: Line) -> bool:
    """Whether a line that stands apart still belongs to the reference before it."""
    if _FOREIGN.search(line.text):
        return False
    if is_furniture(line.text) or _CONTINUATION.match(line.text):
        return True
    return line.gap == 0 and before[-1] not in _FINAL and likeness(line.text) > 0


def _end_of(entry: Entry) -> int:
    return entry.lines[-1].end if entry.lines else entry.start + len(entry.label)
