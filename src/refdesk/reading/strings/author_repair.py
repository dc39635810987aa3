"""Mending authors: where they end, and who is none."""

from __future__ import annotations

import re
from itertools import pairwise

from refdesk.domain.folding import fold
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.names.name_words import ROLE
from refdesk.reading.strings.marks import MENDED, Mark, labels_of, longest_of
from refdesk.reading.strings.mending import always, unless
from refdesk.reading.strings.tokens import KINDS
from refdesk.reading.text.late_pattern import LatePattern

_FAMILY = r"(?:(?:d[aeo]s?|v[ao]n|der?|den|l[aeo]s?)\s)*[^\W\d_][^;,.\d]{1,30}"
_DOTTED = r"(?:[^\W\d_][a-z]?\.[\s-]*)+"
_SEMICOLONS = LatePattern(
    rf"[\s*\[\d\].]*(?P<author>(?:{_FAMILY},\s{_DOTTED};\s)*{_FAMILY},\s{_DOTTED});\s"
    r"(?P<container>[^;\d,]{3,60}?)\s(?P<issued>(?:19|20)\d\d),\s"
    r"(?:(?P<volume>\d+)(?:\s?\((?P<issue>[^)]{1,9})\))?,\s)?"
    r"(?P<page>[a-zA-Z]?\d+(?:[-–]\d+)?)"
)
_SEMICOLON_FIELDS = {
    "author": "author", "container": "container-title", "issued": "issued",
    "volume": "volume", "issue": "issue", "page": "page",
}  # fmt: skip
_PERSON = LatePattern(rf"(?:[^\W\d_]\.[\s-]?){{1,3}}{_FAMILY}|[^\W\d_]{{2,}},?\s(?:[^\W\d_]\.[\s-]?){{1,3}}")
_JOURNAL = LatePattern(r"J\.|[^\W\d_]{2,}\s[^\W\d_]\.\s[^\W\d_]{2}")
_JOURNAL_BEGINS = LatePattern(r"(?:^|\s)(?:J|Int|Am|Br)\.?$")
_LIST_OF_NAMES = LatePattern(r",|;|\b(?:and|et|und|al)\b|&")
_EDITORS_ROLE = LatePattern(
    r"[\s.,]*(?:\(\s?(?:[Ee]ds?|[Ee]ditors?|[Hh]rsg|Hg|dirs?|[Cc]oords?|[Oo]rgs?|red|éds?|ред)\.?\s?\)"
    r"|(?:eds?|editors?|hrsg)\b\.?)"
)
_WORD = LatePattern(r"[^\W\d_]+")
_MISTAKEN = frozenset({"container-title", "publisher", "collection-title"})
_BODY = LatePattern(r"[\s*•\[\]\d.]*((?=.*[^\W\d_]{3})[^\W\d_][^\d“\"«]{3,100}?)[\s.,:(\[]*")
#: Two marks with no more than a comma and a space between them.
_NEAR = 2
#: A shorter publisher may be a word of the title.
_SHORTEST_BODY = 3
_SENTENCE_ENDS = LatePattern(r"[.:]\s+(?=[^\W\d_])")
_BRACKET = LatePattern(r"[.\s]*[(\[]\s*")
_ANY_ROLE = LatePattern(rf"\b{ROLE}\b", re.IGNORECASE)


@unless("author", "editor")
def _publisher_before_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`World Rivers Union. Report on ice. Geneva: World Rivers Union`: who published it wrote it."""
    title, publisher = longest_of(marks, "title"), longest_of(marks, "publisher")
    if title is None or publisher is None:
        return marks
    body = text[publisher.start : publisher.end].strip(" .,;")
    if len(body) >= _SHORTEST_BODY and text[: title.start].strip(" .:*") == body:
        start = text.index(body)
        return [*marks, title._replace(start=start, end=start + len(body), label="author")]
    start = text.find(body, title.start, title.start + len(body) + _NEAR)
    behind = _SENTENCE_ENDS.match(text, start + len(body), title.end) if start >= 0 else None
    if behind is None or len(body) < _SHORTEST_BODY or behind.end() >= title.end:
        return marks
    author = title._replace(start=start, end=start + len(body), label="author")
    return [*(mark for mark in marks if mark != title), author, title._replace(start=behind.end())]


@unless("title")
def _semicolon_style(text: str, marks: list[Mark]) -> list[Mark]:
    """`Family, G.; Family, G.; J. Abbrev. 2016, 116, 1094.`: the journal follows the last semicolon (ACS)."""
    found = _SEMICOLONS.match(text) if ";" in text else None
    if found is None:
        return marks
    named = [
        (name, found.span(name))
        for name in ("author", "container", "issued", "volume", "issue", "page")
        if found[name]
    ]
    own = [Mark(*span, "container-title" if name == "container" else name, 0.9, 0.9) for name, span in named]
    return [*own, *(mark for mark in marks if mark.label in KINDS)]


@unless("author", "editor")
def _unmarked_author(text: str, marks: list[Mark]) -> list[Mark]:
    """`The Peaks Network (2015) Title`: unmarked words before the date with which a reference begins."""
    first = marks[0] if marks else None
    if first is None or first.label != "issued":
        return marks
    found = _BODY.fullmatch(text, 0, first.start)
    return [Mark(*found.span(1), "author", MENDED, MENDED), *marks] if found else marks


@unless("author", "volume", "issue")
def _body_before_date(text: str, marks: list[Mark]) -> list[Mark]:
    """`Some News (2008): Title`: what stands before date and title is their author, not a journal."""
    first = marks[0] if marks else None
    if first is None or first.label not in _MISTAKEN:
        return marks
    if (
        len(marks) < 3
        or marks[1].label != "issued"
        or marks[2].label != "title"
        or re.search(r"\w", text[: first.start])
    ):
        return marks
    return [first._replace(label="author", least=MENDED), *marks[1:]]


@always
def _body_in_two(text: str, marks: list[Mark]) -> list[Mark]:
    """`The Ministry of Rivers, Republic of Lakes, “Title”`: no journal stands before the author."""
    if [mark.label for mark in marks[1:3]] != ["author", "title"] or marks[0].label not in _MISTAKEN:
        return marks
    first, author = marks[:2]
    if text[: first.start].strip(" *•") or author.start - first.end > _NEAR:
        return marks
    return [author._replace(start=first.start, least=MENDED), *marks[2:]]


@unless("title")
def _journal_taken_for_author(text: str, marks: list[Mark]) -> list[Mark]:
    """`Karnataka J. Agric. Sci.`: a name in "J" that touches the container is the journal's beginning."""
    labels = labels_of(marks)
    if "container-title" not in labels and labels & {"volume", "page"}:
        return [_as_container(text, mark) for mark in marks]
    for author, container in pairwise(marks):
        is_touched = author.label == "author" and container.label == "container-title"
        words = text[author.start : author.end]
        is_near = is_touched and "," not in words and text[author.end : container.start].strip(" .") == ""
        is_glued = is_near and " " not in text[author.start : container.start]
        if is_near and (is_glued or _JOURNAL_BEGINS.search(words) or _is_journal(text, author, container)):
            others = [mark for mark in marks if mark not in (author, container)]
            return [*others, container._replace(start=author.start, least=MENDED)]
    return marks


def _is_journal(text: str, author: Mark, container: Mark) -> bool:
    """Whether a known journal's title begins with the author and ends in the container."""
    words = _WORD.findall(fold(text[author.start : container.end]))
    own = len(_WORD.findall(text[author.start : author.end]))
    return shipped_gazetteer().journals.longest(words) > own


def _as_container(text: str, mark: Mark) -> Mark:
    """A lone "author" before a volume or page is the journal (`Br. J. Cancer (1991), 63, 97`)."""
    words = text[mark.start : mark.end]
    is_journal = mark.label == "author" and not _LIST_OF_NAMES.search(words) and not _is_person(words)
    return mark._replace(label="container-title", least=MENDED) if is_journal else mark


def _is_person(words: str) -> bool:
    """Whether initials and one word, as no journal's name is abbreviated."""
    return _PERSON.fullmatch(words) is not None and not _JOURNAL.match(words)


@always
def _authors_who_edit(text: str, marks: list[Mark]) -> list[Mark]:
    """`Hill, A., and B. Dale, eds.`: a role after the names makes them editors."""
    return [
        mark._replace(label="editor")
        if mark.label == "author" and _EDITORS_ROLE.match(text, mark.end)
        else mark
        for mark in marks
    ]


@always
def _editors_without_a_role(text: str, marks: list[Mark]) -> list[Mark]:
    """`Daya Bay Collab. (F. P. An et al.), Phys. Rev. Lett.`: who follows without a role is an author."""
    mended = list(marks)
    for place, (author, editor) in enumerate(pairwise(marks), 1):
        is_after = author.label == "author" and editor.label == "editor"
        if is_after and _BRACKET.fullmatch(text, author.end, editor.start) and not _has_role(text, editor):
            mended[place] = editor._replace(label="author", least=MENDED)
    return mended


def _has_role(text: str, mark: Mark) -> bool:
    own = _ANY_ROLE.search(text, mark.start, mark.end)
    return own is not None or _EDITORS_ROLE.match(text, mark.end) is not None


#: In the order in which they are tried.
AUTHOR_MENDERS = (
    _journal_taken_for_author,
    _authors_who_edit,
    _editors_without_a_role,
    _semicolon_style,
    _body_before_date,
    _body_in_two,
    _publisher_before_title,
    _unmarked_author,
)
