"""Mending numbers: volume, issue and pages that stand in one another, or run on into what follows."""

from __future__ import annotations

import re

from refdesk.reading.strings.marks import MENDED, Mark, labels_of
from refdesk.reading.text.late_pattern import LatePattern
from refdesk.reading.text.written_dates import month_of

_TWO_NUMBERS = LatePattern(r"(\d{1,4})(?:\s*[,:;]\s*|\s+)([A-Za-z]?\d+(?:\s?[-–—]\s?[A-Za-z]?\d+)?)")
_ISSUE_CUE = LatePattern(r"(?:Iss(?:ue)?|No|Nr|Heft|№)\b[\s.:]*(?=\d)", re.IGNORECASE)
_ALONE_IN_BRACKETS = LatePattern(r"[^\W\d_],\s\($")
#: What follows pages: a year, an identifier of a database, `(7pp)`.
_AFTER_PAGES = LatePattern(r"(?<=\d)(?:[.,]\s*(?:MR)?\d{6,}|[.,]\s*MR\d+|,\s?(?:19|20)\d\d)$")
_ISSUE = LatePattern(r"(\d+(?:\s?[-–/]\s?\d+)?)[\s,(]*([^\W\d_]{3,})")


def _numbers_taken_for_a_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`ApJL 792 L32`: a title of two numbers is volume and page, a volume of two numbers too."""
    labels = labels_of(marks)
    if "page" in labels:
        return marks
    wrong = "volume" if "volume" in labels else "title"
    mark = next((each for each in marks if each.label == wrong), None)
    found = _TWO_NUMBERS.fullmatch(text, mark.start, mark.end) if mark else None
    if mark is None or found is None:
        return marks
    volume = mark._replace(end=found.end(1), label="volume", least=MENDED)
    page = mark._replace(start=found.start(2), label="page", least=MENDED)
    return [*(each for each in marks if each != mark), volume, page]


def _volume_in_pages(text: str, marks: list[Mark]) -> list[Mark]:
    """`J. Name 13 191`, `171;127-133 JName`: the first of two numbers without a volume is the volume."""
    page = next((mark for mark in marks if mark.label == "page"), None)
    if page is None or "volume" in labels_of(marks) or not labels_of(marks) & {"container-title", "issued"}:
        return marks
    found = _TWO_NUMBERS.fullmatch(text, page.start, page.end)
    if found is None:
        return marks
    volume = Mark(*found.span(1), "volume", page.probability, MENDED)
    return [*(mark for mark in marks if mark != page), volume, page._replace(start=found.start(2))]


def _issue_taken_for_pages(text: str, marks: list[Mark]) -> list[Mark]:
    """`Iss. 4` is no page."""
    if "issue" in labels_of(marks):
        return marks
    return [
        mark._replace(label="issue", least=MENDED)
        if mark.label == "page" and _ISSUE_CUE.match(text, mark.start, mark.end)
        else mark
        for mark in marks
    ]


def _issue_taken_for_volume(text: str, marks: list[Mark]) -> list[Mark]:
    """`Mountains, (3), 77-85`: a number in brackets alone is the issue of a journal without volumes."""
    if "issue" in labels_of(marks):
        return marks
    return [
        mark._replace(label="issue", least=MENDED)
        if mark.label == "volume"
        and _ALONE_IN_BRACKETS.search(text[: mark.start])
        and text[mark.end :][:1] == ")"
        else mark
        for mark in marks
    ]


def _pages_without_what_follows(text: str, marks: list[Mark]) -> list[Mark]:
    """`461-464. MR0468014`, `285-299, 1988`: an identifier or the year after the pages is none of them."""
    mended = []
    for mark in marks:
        after = _AFTER_PAGES.search(text, mark.start, mark.end) if mark.label == "page" else None
        mended.append(mark._replace(end=after.start()) if after and after.start() > mark.start else mark)
    return mended


def _issue_without_month(text: str, marks: list[Mark]) -> list[Mark]:
    """`No. 3 May`, `No 15 (May 20 Supplement`: the month after an issue's number is none of it."""
    mended = []
    for mark in marks:
        found = _ISSUE.match(text, mark.start, mark.end) if mark.label == "issue" else None
        is_dated = found is not None and month_of(found[2]) is not None
        mended.append(mark._replace(end=found.end(1)) if found and is_dated else mark)
    return mended


def _pages_after_volume(text: str, marks: list[Mark]) -> list[Mark]:
    """`20: CD004046`, `55 (2005)229`: a number right after volume, issue or their year is the page."""
    labels = labels_of(marks)
    volume = next((mark for mark in marks if mark.label == "volume"), None)
    if volume is None or "page" in labels:
        return marks
    before = [mark for mark in marks if volume.start <= mark.start and mark.label in _BEFORE_PAGES]
    found = _PAGES.match(text, before[-1].end)
    if found is None or any(mark.start < found.end(1) and mark.end > found.start(1) for mark in marks):
        return marks
    return [*marks, Mark(*found.span(1), "page", MENDED, MENDED)]


_BEFORE_PAGES = frozenset({"volume", "issue", "issued"})
_PAGES = LatePattern(
    r"(?:[)\]]*\s*[:,]\s*|[)\]]\s*)((?!(?:19|20)\d\d\b)[A-Za-z]{0,2}\d+(?:\s?[-–]\s?[A-Za-z]?\d+)?)(?![\w/])"
)


#: In the order in which they are tried.
NUMBER_MENDERS = (
    _issue_taken_for_pages,
    _issue_taken_for_volume,
    _pages_without_what_follows,
    _issue_without_month,
    _numbers_taken_for_a_title,
    _volume_in_pages,
    _pages_after_volume,
)
