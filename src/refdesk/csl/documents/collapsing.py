"""Collapsing: cites of one author, year or run of numbers drawn together (CSL 1.0.2, "Cite collapsing")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from refdesk.csl.documents.placed import Placed, affixed
from refdesk.csl.items.citation import Mode
from refdesk.csl.styles.element import Element
from refdesk.csl.styles.locale import Locale
from refdesk.csl.text.markup import affix, without_marks

_SHORTEST_RANGE = 3
_PUNCTUATION = frozenset(",.;:!?")


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What stands between cites: in general, in a group of one author, after such a group, between
    suffixes."""

    layout: str
    group: str
    after_collapse: str
    year_suffix: str
    range: str


@dataclass(frozen=True, slots=True)
class Shortening:
    """Writes a cite without its author, and without its year suffix too."""

    without_author: Callable[[Placed], str]
    without_suffix: Callable[[Placed], str]


@dataclass(slots=True)
class _Piece:
    """A stretch of a citation, and what goes before it where it is not the first."""

    text: str
    delimiter: str


def delimiters_of(citation: Element, locale: Locale, *, is_note: bool) -> Delimiters:
    """The delimiters that `cs:citation` and its layout set; years are parted by commas except in notes."""
    layout_element = citation.find("layout")
    layout = layout_element.get("delimiter") if layout_element else ""
    attributes = citation.attributes
    own_group = attributes.get("cite-group-delimiter")
    group = own_group if own_group is not None else layout if is_note else ", "
    return Delimiters(
        affix(layout),
        affix(group),
        affix(attributes.get("after-collapse-delimiter", layout)),
        affix(attributes.get("year-suffix-delimiter", layout if own_group is None else own_group)),
        locale.words("citation-range-delimiter") or "\u2013",
    )


def grouped(placed: Sequence[Placed]) -> list[Placed]:
    """Cites of one author brought together at the place of the first."""
    groups: dict[object, list[Placed]] = {}
    for position, one in enumerate(placed):
        key: object = one.author or position
        groups.setdefault(key, []).append(one)
    return [one for group in groups.values() for one in group]


def joined(placed: Sequence[Placed], delimiter: str) -> str:
    """Cites as they are; punctuation that was written between two of them takes the place of the
    delimiter."""
    text, before = "", None
    for one in placed:
        cite = affixed(one.cite, one.text)
        if not cite:
            continue
        text += _between(before, one, delimiter) + cite if text else cite
        before = one
    return text


def _between(before: Placed | None, after: Placed, delimiter: str) -> str:
    if before is not None and before.cite.suffix.rstrip()[-1:] in _PUNCTUATION:
        return " " if delimiter else ""
    return "" if after.cite.prefix[:1] in _PUNCTUATION else delimiter


def collapsed_numbers(placed: Sequence[Placed], delimiters: Delimiters) -> str:
    """Runs of three and more citation numbers as ranges."""
    pieces: list[_Piece] = []
    for run in _runs(placed):
        if len(run) >= _SHORTEST_RANGE:
            texts = [run[0].text + delimiters.range + run[-1].text]
        else:
            texts = [affixed(one.cite, one.text) for one in run]
        after_range = pieces and delimiters.range in pieces[-1].text
        first = delimiters.after_collapse if after_range else delimiters.layout
        pieces.extend(
            _Piece(text, delimiters.layout if index else first) for index, text in enumerate(texts) if text
        )
    return _text(pieces)


def collapsed_authors(
    placed: Sequence[Placed], collapse: str, delimiters: Delimiters, shortening: Shortening
) -> str:
    """Cites of one author under one name, their years with `year-suffix` under one year."""
    pieces: list[_Piece] = []
    was_collapsed = False
    for group in _author_groups(placed):
        after_collapse = was_collapsed or collapse == "year"
        first = delimiters.after_collapse if after_collapse else delimiters.layout
        group_pieces = list(_group_pieces(group, collapse, delimiters, shortening))
        group_pieces[0].delimiter = first
        pieces.extend(group_pieces)
        was_collapsed = len(group) > 1
    return _text([piece for piece in pieces if piece.text])


def _text(pieces: Sequence[_Piece]) -> str:
    parts = [part for piece in pieces for part in (piece.delimiter, piece.text)]
    return "".join(parts[1:])


def _runs(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Cites of consecutive numbers that print nothing else; every other cite by itself."""
    run: list[Placed] = []
    for one in placed:
        if run and not _continues(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _continues(before: Placed, after: Placed) -> bool:
    if before.has_extras or after.has_extras or after.entry.number != before.entry.number + 1:
        return False
    expected = before.text.replace(str(before.entry.number), str(after.entry.number), 1)
    return expected == after.text


def _author_groups(placed: Sequence[Placed]) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    for one in placed:
        continues = groups and groups[-1][-1].author == one.author
        if continues and one.cite.mode is Mode.WHOLE:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _group_pieces(
    group: Sequence[Placed], collapse: str, delimiters: Delimiters, shortening: Shortening
) -> Iterator[_Piece]:
    """The first cite in full, the others without the author or, where only the suffix differs, as the
    suffix."""
    yield _Piece(affixed(group[0].cite, group[0].text), "")
    by_suffix = collapse.startswith("year-suffix")
    ranged = collapse == "year-suffix-ranged"
    position = 1
    while position < len(group):
        run = _suffix_run(group, position, shortening) if by_suffix else []
        if run:
            yield from _suffix_pieces(group[position - 1], run, delimiters, shortening, ranged=ranged)
            position += len(run)
            continue
        one = group[position]
        after_locator = group[position - 1].locus.locator
        in_group = delimiters.group if one.author else delimiters.layout
        delimiter = delimiters.after_collapse if after_locator else in_group
        text = shortening.without_author(one) if collapse else one.text
        yield _Piece(affixed(one.cite, text), delimiter)
        position += 1


def _suffix_run(group: Sequence[Placed], position: int, shortening: Shortening) -> list[Placed]:
    """The cites from here on that differ from the one before in the year suffix only."""
    before = group[position - 1]
    if before.has_extras or before.entry.suffix < 0:
        return []
    year = shortening.without_suffix(before)
    run = []
    for one in group[position:]:
        if one.has_extras or one.entry.suffix < 0 or shortening.without_suffix(one) != year:
            break
        run.append(one)
    return run if year else []


def _suffix_pieces(
    first: Placed, run: Sequence[Placed], delimiters: Delimiters, shortening: Shortening, *, ranged: bool
) -> Iterator[_Piece]:
    suffixes = [_suffix_text(shortening.without_suffix(one), shortening.without_author(one)) for one in run]
    if not ranged:
        yield from (_Piece(suffix, delimiters.year_suffix) for suffix in suffixes)
        return
    numbers = [first.entry.suffix, *(one.entry.suffix for one in run)]
    start = 0
    while start < len(numbers):
        end = start
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        if end - start + 1 >= _SHORTEST_RANGE:
            if start:
                yield _Piece(suffixes[start - 1], delimiters.year_suffix)
            yield _Piece(suffixes[end - 1], delimiters.range)
        else:
            yield from (
                _Piece(suffixes[at - 1], delimiters.year_suffix) for at in range(max(start, 1), end + 1)
            )
        start = end + 1


def _suffix_text(year: str, year_with_suffix: str) -> str:
    """What the suffix adds to the year."""
    head = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(year, year_with_suffix, strict=False))
    )
    tail = len(year) - head
    return without_marks(year_with_suffix[head : len(year_with_suffix) - tail])
