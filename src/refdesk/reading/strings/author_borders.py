"""Mending the border between authors and the title that follows them."""

from __future__ import annotations

import re

from refdesk.domain.folding import fold
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.strings.marks import MENDED, Mark, labels_of
from refdesk.reading.strings.mending import always, unless
from refdesk.reading.text.late_pattern import LatePattern

_TITLES = frozenset({"title", "container-title"})
_CAPITAL = r"[^\W\d_a-zа-я]"
_INITIALS = rf"(?:{_CAPITAL}\.[\s-]?){{1,3}}"
_NAME = rf"{_CAPITAL}(?:[^\W\d_]|['’-](?=[^\W\d_]))+"
_CAPITAL_NAME = r"(?:d[aeo]s?\s|v[ao]n\s)?[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ'’-]+(?:\s[A-ZÀ-ÞА-ЯЁ'’-]{2,})*"
_GIVEN = (
    r"(?:(?:[A-ZÀ-ÞА-ЯЁ]\.[\s-]?)+[A-ZÀ-ÞА-ЯЁ]?(?:\s?d[aeo]s?)?|"
    r"[A-ZÀ-ÞА-ЯЁ][^\W\d_]+(?:\s(?:d[aeo]s?|e|y|[A-ZÀ-ÞА-ЯЁ][\w.’'-]*))*)"
)
_CAPITAL_PERSON = rf"{_CAPITAL_NAME}(?:,\s{_GIVEN})?"
_CAPITALS = LatePattern(
    rf"[\s*\[\d\].]*({_CAPITAL_PERSON}(?:;\s{_CAPITAL_PERSON})*)(?:(?<=\w)\.|(?<=\.))\s+"
    r"(?!(?:AND|ET|UND|&)\s)(?=[^\W\d_]{2}|[AÀOEYО]\s|[^\W\d_]['’])"
)
_LEADING_PERSON = LatePattern(
    rf"(?P<author>{_INITIALS}{_NAME}(?=\s?:)|{_NAME},\s{_INITIALS}(?=:)|(?P<given>{_NAME})\s{_NAME}(?=:)"
    rf"|{_NAME},\s(?P<last>{_NAME})(?=\.\s))\s?[:.]\s+(?=\S[^:.]{{6}})"
)
_AFTER_INITIALS = LatePattern(
    rf"(?P<author>(?:[^\W\d_]{{1,4}}\s){{0,2}}{_NAME},\s{_INITIALS})(?<=\.)\s?"
    rf"(?P<title>{_CAPITAL}[\w’'-]{{2,}}(?:\s[\w’'-]{{2,}}){{0,5}})"
)


@always
def _capital_authors(text: str, marks: list[Mark]) -> list[Mark]:
    """`FAMILY, Given; FAMILY, G.` ends with its full stop, whatever the title begins with (ABNT NBR 6023)."""
    authors = next((mark for mark in marks if mark.label == "author"), None)
    found = (
        _CAPITALS.match(text) if authors and _begins_in_capitals(text[authors.start : authors.end]) else None
    )
    if authors is None or found is None or authors.start > found.start(1) or authors.end <= found.end(1) + 1:
        return marks
    beyond = Mark(found.end(), authors.end, "title", authors.probability, MENDED)
    mended = [mark._replace(end=found.end(1)) if mark == authors else mark for mark in marks]
    title = next((mark for mark in mended if mark.label == "title" and mark.start - beyond.end <= 4), None)
    if title:
        return [mark._replace(start=beyond.start, least=MENDED) if mark == title else mark for mark in mended]
    return [*mended, beyond]


def _begins_in_capitals(words: str) -> bool:
    """Whether one of the first two words does, as a particle may stand first; quicker than the pattern."""
    heads = ["".join(filter(str.isalpha, word[:3]))[:2] for word in words.split(None, 2)[:2]]
    return any(len(head) > 1 and head.isupper() for head in heads)


@unless("author", "editor")
def _author_in_a_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`A. Hill: Peaks`, `Hill, Anna. Peaks`: the person with whom title or container begin is the author."""
    first = next((mark for mark in marks if mark.label != "issued"), None)
    if first is None or first.label not in _TITLES:
        return marks
    found = _LEADING_PERSON.match(text, first.start, first.end)
    if found is None or not _has_nothing_before(text, marks, first) or not _is_given(found):
        return marks
    if found["given"] and first == marks[0]:
        return marks  # `Anna Hill: A Life` is as likely a title
    others = [mark for mark in marks if mark != first]
    author = first._replace(end=found.end("author"), label="author", least=MENDED)
    return [*others, author, first._replace(start=found.end(), least=MENDED)]


def _has_nothing_before(text: str, marks: list[Mark], first: Mark) -> bool:
    """Whether a mark begins its reference, a number or a date apart."""
    start = max((mark.end for mark in marks if mark.end <= first.start), default=0)
    return not any(map(str.isalpha, text[start : first.start]))


def _is_given(found: re.Match[str]) -> bool:
    """Whether initials, or a word that is known as a given name."""
    given = found["given"] or found["last"]
    return not given or "given" in shipped_gazetteer().marks(fold(given))


@unless("title", "container-title")
def _title_in_the_author(text: str, marks: list[Mark]) -> list[Mark]:
    """`Hill, A.B. Great Peaks. Oslo: Fir`: words after the last initials, and no title, are the title."""
    author = next((mark for mark in marks if mark.label == "author"), None)
    if author is None or not labels_of(marks) & {"publisher", "URL"}:
        return marks
    found = _AFTER_INITIALS.fullmatch(text, author.start, author.end)
    if found is None:
        return marks
    title = author._replace(start=found.start("title"), label="title", least=MENDED)
    mended = author._replace(end=found.end("author"), least=MENDED)
    return [mended, title, *(mark for mark in marks if mark != author)]


#: In the order in which they are tried.
AUTHOR_BORDER_MENDERS = (_capital_authors, _author_in_a_title, _title_in_the_author)
