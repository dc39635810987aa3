"""What must hold of a reference's marks as a whole, mended where the tagger left it broken.

The tagger sees one token beside the next. A reference has a title unless it names a journal, a volume and
a page; a volume belongs to a container; what stands in quotation marks is a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from refdesk.reading.late_pattern import LatePattern
from refdesk.reading.marks import Mark
from refdesk.reading.tokens import KINDS

#: How sure a mended border is.
_MENDED = 0.45
_QUOTED = LatePattern(r"[“„«\"‘]\s?([^“”„«»\"]{12,300}?)[,.]?\s?[”“»\"’](?!\w)")
#: A sentence's end: a mark after a word (no initial, no abbreviation) before a capital or an ideograph.
_SENTENCE_END = LatePattern(
    r"(?<=[^\W\d_]{4})(?:[.?!]['’”\"]?|['’”])\s+(?=[^\W\d_a-zа-я])"
    r"|(?<=[\u3040-\ud7af])[.。]\s*(?=[\u3040-\ud7afA-Z])"
    r"|(?<=[\d)])[.?!]\s+(?=[^\W\d_a-zа-я])|(?<=[^\W\d_]{3}[?!])\s+(?=[^\W\d_a-zа-я])"
)
_COMMA = LatePattern(r",\s+(?=[^\W\d_a-zа-я])")
_CAPITAL_NAME = r"(?:d[aeo]s?\s|v[ao]n\s)?[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ'’-]+(?:\s[A-ZÀ-ÞА-ЯЁ'’-]{2,})*"
_GIVEN = (
    r"(?:(?:[A-ZÀ-ÞА-ЯЁ]\.[\s-]?)+(?:\s?d[aeo]s?)?|"
    r"[A-ZÀ-ÞА-ЯЁ][^\W\d_]+(?:\s(?:d[aeo]s?|e|y|[A-ZÀ-ÞА-ЯЁ][\w.’'-]*))*)"
)
_CAPITALS = LatePattern(
    rf"[\s*\[\d\].]*({_CAPITAL_NAME},\s{_GIVEN}(?:;\s{_CAPITAL_NAME},\s{_GIVEN})*)(?:(?<=\w)\.|(?<=\.))\s+"
    r"(?=[^\W\d_]{2}|[AÀOEYО]\s)"
)
_FAMILY = r"(?:(?:d[aeo]s?|v[ao]n|der?|den|l[aeo]s?)\s)*[^\W\d_][^;,.\d]{1,30}"
_DOTTED = r"(?:[^\W\d_][a-z]?\.[\s-]*)+"
_SEMICOLONS = LatePattern(
    rf"[\s*\[\d\].]*(?P<author>(?:{_FAMILY},\s{_DOTTED};\s)*{_FAMILY},\s{_DOTTED});\s"
    r"(?P<container>[^;\d,]{3,60}?)\s(?P<issued>(?:19|20)\d\d),\s"
    r"(?:(?P<volume>\d+)(?:\s?\((?P<issue>[^)]{1,9})\))?,\s)?"
    r"(?P<page>[a-zA-Z]?\d+(?:[-–]\d+)?)"
)
_SEMICOLON_FIELDS = {
    "author": "author", "container": "container-title", "issued": "issued", "volume": "volume", "issue": "issue",
    "page": "page",
}  # fmt: skip
_JOURNAL_BEGINS = LatePattern(r"(?:^|\s)(?:J|Int|Am|Br)\.?$")
_EDITORS_ROLE = LatePattern(
    r"[\s.,]*(?:\(\s?(?:[Ee]ds?|[Ee]ditors?|[Hh]rsg|Hg|dirs?|[Cc]oords?|[Oo]rgs?|red|éds?|ред)\.?\s?\)"
    r"|(?:eds?|editors?|hrsg)\b\.?)"
)
_WITHIN = LatePattern(r"\b(?:In|Em|En|Dans|in|dans|en):?\s|//")
_LOCATING = frozenset({"volume", "issue", "page"})
_IMPRINT = frozenset({"publisher", "publisher-place"})
_LONGEST_CONTAINER = 90
#: A stretch no longer than this before a volume is a journal rather than a title.
_LONGEST_JOURNAL = 40
_GAP = LatePattern(
    r"[\s.,;:()\[\]'\"”»’–—-]*(?:(?:19|20)\d\d[\s.,;:()]*)?(?:vol\.?|v\.|no\.?|n[º°.]|제|Bd\.?|t\.)?[\s.]*",
    re.IGNORECASE,
)


def repaired(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, in order, after mending."""
    mended = sorted(marks)
    for mend in _MENDERS:
        mended = sorted(mend(text, mended))
    return mended


def _labels(marks: Sequence[Mark]) -> set[str]:
    return {mark.label for mark in marks}


def _one(marks: Sequence[Mark], label: str) -> Mark | None:
    found = [mark for mark in marks if mark.label == label]
    return max(found, key=lambda mark: mark.end - mark.start) if found else None


def _quoted_title(text: str, marks: list[Mark]) -> list[Mark]:
    """No title, but quotation marks: what they hold is the title."""
    if "title" in _labels(marks):
        return marks
    quoted = _QUOTED.search(text)
    if quoted is None:
        return marks
    return [*_cleared(marks, quoted.start(), quoted.end()), Mark(*quoted.span(1), "title", _MENDED, _MENDED)]


def _cleared(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """The marks outside `[start, end)`; those across its borders are cut."""
    kept = []
    for mark in marks:
        if mark.start < start < mark.end:
            kept.append(mark._replace(end=start))
        elif mark.end > end > mark.start:
            kept.append(mark._replace(start=end))
        elif mark.end <= start or mark.start >= end:
            kept.append(mark)
    return kept


def _split_title(text: str, marks: list[Mark]) -> list[Mark]:
    """A title that runs on to the volume has swallowed its container: its last sentence."""
    title = _one(marks, "title")
    if title is None or "container-title" in _labels(marks):
        return marks
    following = next((mark for mark in marks if mark.label in _LOCATING and mark.start >= title.end), None)
    if following is None or not _GAP.fullmatch(text, title.end, following.start):
        return marks
    border = _last_border(text, title)
    whole = [mark for mark in marks if mark != title]
    if border is None:
        is_short = title.end - title.start <= _LONGEST_JOURNAL and following.label == "volume"
        return [*whole, title._replace(label="container-title", least=_MENDED)] if is_short else marks
    chance = min(title.probability, 0.7)
    return [
        *whole,
        Mark(title.start, border.start(), "title", chance, _MENDED),
        Mark(border.end(), title.end, "container-title", chance, _MENDED),
    ]


def _last_border(text: str, mark: Mark) -> re.Match[str] | None:
    for pattern in (_SENTENCE_END, _COMMA):
        borders = [
            found
            for found in pattern.finditer(text, mark.start + 8, mark.end)
            if 2 < mark.end - found.end() <= _LONGEST_CONTAINER
        ]
        if borders:
            return borders[-1]
    return None


def _split_container(text: str, marks: list[Mark]) -> list[Mark]:
    """A long container of several sentences, and no title: its first sentences are the title."""
    container = _one(marks, "container-title")
    if container is None or "title" in _labels(marks) or container.end - container.start < 30:
        return marks
    borders = [*_SENTENCE_END.finditer(text, container.start + 12, container.end)]
    if not borders or container.end - borders[-1].end() < 3:
        return marks
    border = borders[-1]
    whole = [mark for mark in marks if mark != container]
    chance = min(container.probability, 0.7)
    return [
        *whole,
        Mark(container.start, border.start(), "title", chance, _MENDED),
        Mark(border.end(), container.end, "container-title", chance, _MENDED),
    ]


def _container_is_title(_: str, marks: list[Mark]) -> list[Mark]:
    """A container with an imprint, and nothing in it: a book's title."""
    labels = _labels(marks)
    if "title" in labels or "container-title" not in labels or labels & _LOCATING or not labels & _IMPRINT:
        return marks
    return [
        mark._replace(label="title", least=_MENDED) if mark.label == "container-title" else mark
        for mark in marks
    ]


def _unmarked_title(text: str, marks: list[Mark]) -> list[Mark]:
    """Neither title nor container, but an author or a date: the longest stretch left over is the title."""
    labels = _labels(marks)
    if labels & {"title", "container-title"} or not labels & {"author", "issued"}:
        return marks
    stretches = []
    reached = 0
    for mark in [*marks, Mark(len(text), len(text), "")]:
        stretches.append((reached, mark.start))
        reached = max(reached, mark.end)
    start, end = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    words = text[start:end]
    if len(re.findall(r"[^\W\d_]{2,}", words)) < 3 and not re.search(r"[\u3040-\ud7af]{4}", words):
        return marks
    return [*marks, Mark(start, end, "title", 0.4, 0.4)]


def _capital_authors(text: str, marks: list[Mark]) -> list[Mark]:
    """`FAMILY, Given; FAMILY, G.` ends with its full stop, whatever names the title begins with (ABNT NBR 6023)."""
    authors = next((mark for mark in marks if mark.label == "author"), None)
    found = _CAPITALS.match(text)
    if authors is None or found is None or authors.start > found.start(1) or authors.end <= found.end(1) + 1:
        return marks
    beyond = Mark(found.end(), authors.end, "title", authors.probability, _MENDED)
    mended = [mark._replace(end=found.end(1)) if mark == authors else mark for mark in marks]
    title = next((mark for mark in mended if mark.label == "title" and mark.start - beyond.end <= 4), None)
    if title:
        return [
            mark._replace(start=beyond.start, least=_MENDED) if mark == title else mark for mark in mended
        ]
    return [*mended, beyond]


def _semicolon_style(text: str, marks: list[Mark]) -> list[Mark]:
    """`Family, G.; Family, G.; J. Abbrev. 2016, 116, 1094.`: the journal follows the last semicolon (ACS)."""
    found = _SEMICOLONS.match(text)
    if found is None or "title" in _labels(marks):
        return marks
    named = [
        (name, found.span(name))
        for name in ("author", "container", "issued", "volume", "issue", "page")
        if found[name]
    ]
    own = [Mark(*span, "container-title" if name == "container" else name, 0.9, 0.9) for name, span in named]
    return [*own, *(mark for mark in marks if mark.label in KINDS)]


def _title_of_the_whole(text: str, marks: list[Mark]) -> list[Mark]:
    """Two titles, "In:" between them: the second is the container."""
    titles = [mark for mark in marks if mark.label == "title"]
    if len(titles) < 2 or "container-title" in _labels(marks):
        return marks
    within = _WITHIN.search(text, titles[0].end - 1, titles[-1].start)
    if within is None:
        return marks
    later = next(mark for mark in titles if mark.start >= within.start())
    return [
        mark._replace(label="container-title", least=_MENDED) if mark == later else mark for mark in marks
    ]


def _body_before_date(text: str, marks: list[Mark]) -> list[Mark]:
    """`Some News (2008): Title`: what stands before date and title is their author, not a journal."""
    first = marks[0] if marks else None
    if first is None or first.label != "container-title" or _labels(marks) & {"author", "volume", "issue"}:
        return marks
    if (
        len(marks) < 3
        or marks[1].label != "issued"
        or marks[2].label != "title"
        or text[: first.start].strip(" *•")
    ):
        return marks
    return [first._replace(label="author", least=_MENDED), *marks[1:]]


def _journal_taken_for_author(text: str, marks: list[Mark]) -> list[Mark]:
    """`Karnataka J. Agric. Sci.`: a name that ends in "J" and touches the container is the journal's beginning."""
    if "title" in _labels(marks):
        return marks
    for author, container in pairwise(marks):
        is_touched = author.label == "author" and container.label == "container-title"
        words = text[author.start : author.end]
        if (
            is_touched
            and "," not in words
            and _JOURNAL_BEGINS.search(words)
            and container.start - author.end <= 2
        ):
            others = [mark for mark in marks if mark not in (author, container)]
            return [*others, container._replace(start=author.start, least=_MENDED)]
    return marks


def _authors_who_edit(text: str, marks: list[Mark]) -> list[Mark]:
    """`Hill, A., and B. Dale, eds.`: a role after the names makes them editors."""
    return [
        mark._replace(label="editor")
        if mark.label == "author" and _EDITORS_ROLE.match(text, mark.end)
        else mark
        for mark in marks
    ]


_MENDERS = (
    _journal_taken_for_author, _authors_who_edit,
    _capital_authors, _semicolon_style, _body_before_date, _title_of_the_whole, _quoted_title, _split_title,
    _split_container, _container_is_title, _unmarked_title,
)  # fmt: skip
