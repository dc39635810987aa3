"""Gives the authors of a page the affiliations and identifiers that stand below their names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from refdesk.reading.pages.author_cards import (
    Card,
    card_of,
    card_of_affiliation,
    identifier_alone,
    identifiers_in,
    is_identifiers,
)
from refdesk.reading.pages.page_text import Block
from refdesk.reading.pages.people import Author, mark_of, people_on
from refdesk.reading.pages.places import INSTITUTION, country_at_end, is_country
from refdesk.reading.text.lines import Line

_NUMBERED = re.compile(
    r"(?:[\u2022\u00b7]\s*)?[\[(]?(?P<mark>\d{1,2}|[a-h](?=[\s)\]]|[A-Z][a-z])|(?:I{1,3}|IV|VI{0,3})(?=\s)|"
    r"[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u2079])[\])]?\.?\s*(?P<words>[^\W\d_].{5,})",
    re.DOTALL,
)
#: What is said of the author with that mark, whatever it begins with: `2 [email protected], orcid.org/...`.
_TOLD_BY_MARK = re.compile(r"[\[(]?(?P<mark>\d{1,2}|[*\u2020\u2021])[\])]?\.?\s*(?P<words>\D.+)", re.DOTALL)
_MARK_ALONE = re.compile(r"[\[(]?(?:\d{1,2}|[a-h])[\])]?\.?")
_LONGEST_AFFILIATION = 300


def give_cards(authors: list[Author], cards: dict[int, list[Line]]) -> None:
    """Numbered affiliations go to the authors with those marks; else the lines below one are the card."""
    if not authors:
        return
    _give_identifiers_below(authors, cards)
    below = cards.get(len(authors) - 1, [])
    told_below = [line for lines in cards.values() for line in lines]
    marks = {mark for author in authors for mark in author.markers}
    numbered = _with_glued_marks(_numbered_affiliations(told_below), marks)
    if numbered and any(author.markers for author in authors):
        for author in authors:
            own = [numbered[mark] for mark in author.markers if mark in numbered]
            if own and "affiliation" not in author.card.parts:
                author.card = _joined(author.card, card_of_affiliation(own))
        _give_marked_identifiers(authors, told_below)
        return
    told = max((place for place in cards if place < len(authors) - 1), default=-1)
    _share_affiliation(authors[told + 1 :], below)
    for place, author in enumerate(authors):
        lines = cards.get(place, [])[:4]
        if (
            lines
            and not set(author.card.parts) - {"orcid"}
            and not author.card.is_closed
            and _is_card(lines[0])
        ):
            author.card = card_of([line for line in lines if _is_card(line)])


def _give_marked_identifiers(authors: list[Author], lines: Sequence[Line]) -> None:
    """ORCID iD and address in a line whose mark one author alone has are that author's."""
    uses = Counter(mark for author in authors for mark in set(author.markers))
    by_mark = {mark: author for author in authors for mark in author.markers if uses[mark] == 1}
    for line in lines:
        marked = _TOLD_BY_MARK.match(line.text)
        author = by_mark.get(marked["mark"]) if marked else None
        if marked and author:
            author.card = _joined(author.card, identifiers_in(line.part(marked.start("words"))))


def _with_glued_marks(numbered: dict[str, Line], marks: set[str]) -> dict[str, Line]:
    """An affiliation marked `1,2` whose comma is lost is that of both."""
    parted = {
        mark: line
        for both, line in numbered.items()
        if both.isdigit() and both not in marks and set(both) <= marks
        for mark in both
    }
    return {**parted, **numbered}


def _give_identifiers_below(authors: list[Author], cards: dict[int, list[Line]]) -> None:
    """An ORCID iD that stands alone on the line below an author is theirs."""
    for place, lines in cards.items():
        author = authors[place]
        is_alone = [other.line for other in authors].count(author.line) == 1
        identifier = identifier_alone(lines[0]) if is_alone and lines[0].number == author.line + 1 else None
        if identifier:
            author.card.take("orcid", identifier.text, identifier.span)


def _share_affiliation(authors: list[Author], below: list[Line]) -> None:
    """One affiliation below a line of several authors belongs to all of them; of several none knows whose."""
    line = next((line for line in below[:2] if _is_card(line)), None)
    on_one_line = len({author.line for author in authors}) < len(authors)
    if not on_one_line or line is None:
        return
    is_one = ";" not in line.text and sum(map(_is_card, below[:4])) == 1
    for author in authors:
        if "affiliation" not in author.card.parts:
            author.card = card_of_affiliation([line]) if is_one else Card(is_closed=True)


def tells_of_author(line: Line) -> bool:
    """Whether a line below names is about those people: an affiliation, an address, or marked."""
    return _is_card(line) or _NUMBERED.match(line.text) is not None


def _is_card(line: Line) -> bool:
    is_short = len(line.text) < 200
    return is_short and bool(
        INSTITUTION.search(line.text)
        or is_country(line.text)
        or country_at_end(line.text)
        or "orcid" in line.text.lower()
        or "@" in line.text
    )


def _numbered_affiliations(lines: Sequence[Line]) -> dict[str, Line]:
    """Affiliations by their marks, which stand before them or on the line above."""
    found: dict[str, Line] = {}
    lines = [part for line in lines for part in _parted_by_marks(line)]
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _MARK_ALONE.fullmatch(line.text) and following:
            found.setdefault(line.text.strip("()[]."), following)
        elif match and is_identifiers(match["words"]):
            continue
        elif match and (INSTITUTION.search(line.text) or "," in line.text):
            found.setdefault(mark_of(match["mark"]), _without_open_bracket(line.part(*match.span("words"))))
    return found


def _without_open_bracket(line: Line) -> Line:
    """The line without the end of a bracket around all affiliations: `(1. School, Oslo; 2. Museum, Graz)`."""
    closes = line.text.endswith((")", "\uff09")) and not re.search(r"[(\uff08]", line.text)
    return line.part(0, -1) if closes else line


def _parted_by_marks(line: Line) -> list[Line]:
    """The affiliations of a line that has several: `1 School of Trees, Oslo; 2 Museum of Rivers, Graz`."""
    first = _NUMBERED.match(line.text)
    if first is None or not first["mark"].isdigit():
        return [line]
    cuts, number = [0], int(first["mark"]) + 1
    while following := _next_mark(number).search(line.text, cuts[-1]):
        cuts.append(following.end())
        number += 1
    return [line.part(start, end) for start, end in pairwise([*cuts, len(line.text)])]


@cache
def _next_mark(number: int) -> re.Pattern[str]:
    return re.compile(rf"[;.,]\s*(?=[\[(]?{number}[\])]?\.?\s?[^\W\d_]{{2}})")


def give_affiliation_above(block: Block, authors: list[Author]) -> None:
    """`Department of Rivers, Leeds, UK`, then the names of its members: gives it to them."""
    known = frozenset(author.key for author in authors)
    affiliation: Line | None = None
    for line in block.lines:
        members = {member.key for member in people_on(line, known)}
        if members and affiliation:
            for author in authors:
                if author.key in members and not author.card.parts.get("affiliation"):
                    author.card = _joined(author.card, card_of_affiliation([affiliation]))
        elif INSTITUTION.search(line.text) and len(line.text) < _LONGEST_AFFILIATION:
            affiliation = line


def _joined(one: Card, other: Card) -> Card:
    return Card({**other.parts, **one.parts}, [*one.spans, *other.spans])
