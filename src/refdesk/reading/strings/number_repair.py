"""Mending numbers: volume, issue and pages that stand in one another, or run on into what follows."""

from __future__ import annotations

import re

from refdesk.reading.strings.marks import MENDED, Mark, labels_of
from refdesk.reading.strings.mending import always, unless
from refdesk.reading.text.late_pattern import LatePattern
from refdesk.reading.text.written_dates import month_of

_TWO_NUMBERS = LatePattern(r"(\d{1,4})(?:\s*[,:;]\s*|\s+)([A-Za-z]?\d+(?:\s?[-–—]\s?[A-Za-z]?\d+)?)")
_ISSUE_CUE = LatePattern(r"(?:Iss(?:ue)?|No|Nr|Heft|№)\b[\s.:]*(?=\d)", re.IGNORECASE)
_ALONE_IN_BRACKETS = LatePattern(r"[^\W\d_],\s\(")
#: What follows pages: a year, an identifier of a database, `(7pp)`.
_AFTER_PAGES = LatePattern(r"(?<=\d)(?:[.,]\s*(?:MR)?\d{6,}|[.,]\s*MR\d+|,\s?(?:19|20)\d\d)$")
_ISSUE = LatePattern(r"(\d+(?:\s?[-–/]\s?\d+)?)[\s,(]*([^\W\d_]{3,})")

_TWO_ISSUES = LatePattern(r"(\d{1,4})\s?,\s?(\d{1,3}(?:[-–/]\d{1,3})?)")
_COLON_ISSUE = LatePattern(r"\s?:\s?(?P<issue>\d{1,2}(?:[-–/]\d{1,2})?)(?![-‐–—\w])(?:\s?[:,]\s?(?=\w))?")
_PAGES_ALONE = LatePattern(r"[A-Za-z]?\d+(?:\s?[-‐–—]\s?[A-Za-z]?\d+)?")
_JOINED_ISSUE = LatePattern(r"\s?[/.]\s?(\d{1,3}(?:[-–]\d{1,3})?)(?=\s?[(,:])")
_IN_BRACKETS = LatePattern(r"\s?\(((?!(?:1[5-9]|20)\d\d\))\d{1,6}(?:\s?[-–/]\s?\d{1,6})?)\)\s?[:,]")
_ISSUE_OF_YEAR = LatePattern(r"\s?/\s?(\d{1,2})(?=\s\(?[Vv]ol)")
_AFTER_ISSUE = LatePattern(r"(?<=[\w.])\s?\).*|(?<=\d)\s?,\s?[^\W\d].*")


@unless("page")
def _numbers_taken_for_a_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`ApJL 792 L32`: a title of two numbers is volume and page, a volume of two numbers too."""
    wrong = "volume" if "volume" in labels_of(marks) else "title"
    mark = next((each for each in marks if each.label == wrong), None)
    found = _TWO_NUMBERS.fullmatch(text, mark.start, mark.end) if mark else None
    if mark is None or found is None:
        return marks
    volume = mark._replace(end=found.end(1), label="volume", least=MENDED)
    page = mark._replace(start=found.start(2), label="page", least=MENDED)
    return [*(each for each in marks if each != mark), volume, page]


@unless("volume")
def _volume_in_pages(text: str, marks: list[Mark]) -> list[Mark]:
    """`J. Name 13 191`, `171;127-133 JName`: the first of two numbers without a volume is the volume."""
    page = next((mark for mark in marks if mark.label == "page"), None)
    if page is None or not labels_of(marks) & {"container-title", "issued"}:
        return marks
    found = _TWO_NUMBERS.fullmatch(text, page.start, page.end)
    if found is None:
        return marks
    volume = Mark(*found.span(1), "volume", page.probability, MENDED)
    return [*(mark for mark in marks if mark != page), volume, page._replace(start=found.start(2))]


@unless("issue")
def _issue_taken_for_pages(text: str, marks: list[Mark]) -> list[Mark]:
    """`Iss. 4` is no page."""
    return [
        mark._replace(label="issue", least=MENDED)
        if mark.label == "page" and _ISSUE_CUE.match(text, mark.start, mark.end)
        else mark
        for mark in marks
    ]


@unless("issue")
def _issue_taken_for_volume(text: str, marks: list[Mark]) -> list[Mark]:
    """`Mountains, (3), 77-85`: a number in brackets alone is the issue of a journal without volumes."""
    return [
        mark._replace(label="issue", least=MENDED)
        if mark.label == "volume"
        and text[mark.end : mark.end + 1] == ")"
        and _ALONE_IN_BRACKETS.fullmatch(text, max(0, mark.start - 4), mark.start)
        else mark
        for mark in marks
    ]


@unless("volume")
def _volume_in_issue(text: str, marks: list[Mark]) -> list[Mark]:
    """`Name, 18, 2 (Spring 1989)`: the first of two numbers without a volume is the volume."""
    issue = next((mark for mark in marks if mark.label == "issue"), None)
    found = _TWO_ISSUES.fullmatch(text, issue.start, issue.end) if issue else None
    if issue is None or found is None:
        return marks
    volume = Mark(*found.span(1), "volume", issue.probability, MENDED)
    return [*(mark for mark in marks if mark != issue), volume, issue._replace(start=found.start(2))]


@unless("issue")
def _issue_before_pages(text: str, marks: list[Mark]) -> list[Mark]:
    """`50: 3 (2015), 394-419`, `7:3: 205`: a number after a volume's colon, and more pages, is the issue."""
    pages = [mark for mark in marks if mark.label == "page"]
    volume = next((mark for mark in marks if mark.label == "volume"), None)
    if not pages or volume is None:
        return marks
    first = pages[0]
    found = _COLON_ISSUE.match(text, volume.end, first.end)
    if found is None or found.start("issue") != first.start:
        return marks
    issue = first._replace(end=found.end("issue"), label="issue", least=MENDED)
    rest = first._replace(start=found.end(), least=MENDED)
    if rest.start < rest.end:
        is_pages = _PAGES_ALONE.fullmatch(text, rest.start, rest.end) is not None
        return [issue, rest, *(mark for mark in marks if mark != first)] if is_pages else marks
    return [issue, *(mark for mark in marks if mark != first)] if pages[1:] else marks


@unless("issue")
def _issue_after_volume(text: str, marks: list[Mark]) -> list[Mark]:
    """`45/4 (1950)`, `393(10180):`, `2004/1 Vol. 34`: a second number after the volume is the issue."""
    volume = next((mark for mark in marks if mark.label == "volume"), None)
    if volume is None:
        return marks
    date = next((mark for mark in marks if mark.label == "issued"), volume)
    found = _JOINED_ISSUE.match(text, volume.end) or _IN_BRACKETS.match(text, volume.end)
    found = found or _ISSUE_OF_YEAR.match(text, date.end)
    if found is None or any(mark.start < found.end(1) and mark.end > found.start(1) for mark in marks):
        return marks
    return [*marks, Mark(*found.span(1), "issue", MENDED, MENDED)]


@unless("page")
def _page_taken_for_volume(text: str, marks: list[Mark]) -> list[Mark]:
    """`55 (2005) 229`: a second number after volume and year is the page."""
    volumes = [mark for mark in marks if mark.label == "volume"]
    if len(volumes) != 2:
        return marks
    first, second = volumes
    between = [mark.label for mark in marks if first.end <= mark.start and mark.end <= second.start]
    if between != ["issued"] or not _PAGES_ALONE.fullmatch(text, second.start, second.end):
        return marks
    return [mark._replace(label="page", least=MENDED) if mark == second else mark for mark in marks]


@always
def _issue_without_what_follows(text: str, marks: list[Mark]) -> list[Mark]:
    """`37), no. 2`, `9, Supplement`: an issue ends with its bracket, and before a comma and words."""
    mended = []
    for mark in marks:
        after = _AFTER_ISSUE.search(text, mark.start, mark.end) if mark.label == "issue" else None
        is_opened = after is not None and "(" in text[mark.start : after.start()]
        mended.append(mark._replace(end=after.start()) if after and not is_opened else mark)
    return mended


@always
def _pages_without_what_follows(text: str, marks: list[Mark]) -> list[Mark]:
    """`461-464. MR0468014`, `285-299, 1988`: an identifier or the year after the pages is none of them."""
    mended = []
    for mark in marks:
        after = _AFTER_PAGES.search(text, mark.start, mark.end) if mark.label == "page" else None
        mended.append(mark._replace(end=after.start()) if after and after.start() > mark.start else mark)
    return mended


@always
def _issue_without_month(text: str, marks: list[Mark]) -> list[Mark]:
    """`No. 3 May`, `No 15 (May 20 Supplement`: the month after an issue's number is none of it."""
    mended = []
    for mark in marks:
        found = _ISSUE.match(text, mark.start, mark.end) if mark.label == "issue" else None
        is_dated = found is not None and month_of(found[2]) is not None
        mended.append(mark._replace(end=found.end(1)) if found and is_dated else mark)
    return mended


@unless("page")
def _pages_after_volume(text: str, marks: list[Mark]) -> list[Mark]:
    """`20: CD004046`, `55 (2005)229`: a number right after volume, issue or their year is the page."""
    volume = next((mark for mark in marks if mark.label == "volume"), None)
    if volume is None:
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
    _issue_without_what_follows,
    _volume_in_issue,
    _issue_before_pages,
    _issue_after_volume,
    _page_taken_for_volume,
    _pages_without_what_follows,
    _issue_without_month,
    _numbers_taken_for_a_title,
    _volume_in_pages,
    _pages_after_volume,
)
