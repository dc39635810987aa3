"""What must hold of a reference's marks as a whole, mended where the tagger left it broken.

The tagger sees one token beside the next. A reference has a title unless it names a journal, a volume and
a page; a volume belongs to a container; what stands in quotation marks is a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from refdesk.domain.folding import fold
from refdesk.reading.strings.author_borders import AUTHOR_BORDER_MENDERS
from refdesk.reading.strings.author_repair import AUTHOR_MENDERS
from refdesk.reading.strings.border_repair import BORDER_MENDERS
from refdesk.reading.strings.marks import MENDED, Mark, labels_of, longest_of
from refdesk.reading.strings.mending import always, mended_by, unless
from refdesk.reading.strings.number_repair import NUMBER_MENDERS
from refdesk.reading.text.cue_words import PUBLISHERS
from refdesk.reading.text.late_pattern import LatePattern

_QUOTED = LatePattern(r"[“„«\"‘]\s?([^“”„«»\"]{12,300}?)[,.]?\s?[”“»\"’](?!\w)")
#: So many characters close a quotation.
_CLOSING = 3
_YEARS = LatePattern(r"(?:1[5-9]|20)\d\d\s?[-–—]\s?(?:1[5-9]|20)\d\d")
_PAGE_CUE = LatePattern(r"(?:\bpp?|\bpages?|\bs|\bS|\bс|\bС|:)[\s.]*$")
_ANNOUNCEMENTS = frozenset({"URL", "DOI", "PMID", "ISBN", "ISSN", "Available", "Retrieved", "Режим доступа"})
_MARKS = " \t\n.,:;()[]<>/-–—"
_IMPRINT = frozenset({"publisher", "publisher-place"})
_PLACED = _IMPRINT | {"URL"}
_FEW_WORDS = LatePattern(
    r"[\s.,:;)\]]{1,4}((?!(?:Available|Retrieved|Accessed|Disponi|Режим|Online|In press|Eds?|Forthcoming)\b)"
    r"[^\W\d_a-zа-я][\w’'-]{2,}(?:[ :]{1,2}[\w’'-]+){0,3})\s?[.,(]"
)
_BRACKETED_PEOPLE = LatePattern(
    r"[\s,]*\((?P<people>[^()]{4,60}?),\s?(?P<role>[Tt]rans(?:l|lators?)?|[Ee]ds?|[Tt]rad|[Üü]bers)\.?\s?\)"
)
_OF_VOLUMES = ("vols", "volumes", "Bde", "Bände")
_VOLUMES = LatePattern(r"(?:^|[\s.,(]*)(?P<count>\d{1,2})\s(?:vols|volumes|Bde|Bände)\b\.?$")
_WITHIN = LatePattern(r"\b(?:In|Em|En|Dans|in|dans|en):?\s|//")
#: What only a part of a whole has.
_PART = frozenset({"issue", "page"})


def repaired(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, in order, after mending."""
    return mended_by(_MENDERS, text, marks)


@unless("title")
def _quoted_title(text: str, marks: list[Mark]) -> list[Mark]:
    """No title, but quotation marks: what they hold is the title."""
    quoted = _QUOTED.search(text)
    if quoted is None:
        return marks
    return [*_cleared(marks, quoted.start(), quoted.end()), Mark(*quoted.span(1), "title", MENDED, MENDED)]


@always
def _words_before_a_quotation(text: str, marks: list[Mark]) -> list[Mark]:
    """`The River Year, “Floods of the north”`: the title is what is quoted, before it stands who says it."""
    title = longest_of(marks, "title")
    quoted = _QUOTED.search(text, title.start, title.end + _CLOSING) if title else None
    if title is None or quoted is None or quoted.start() == title.start or quoted.end(1) < title.end:
        return marks
    before = text[title.start : quoted.start()].rstrip()
    others = [mark for mark in marks if mark != title]
    if before[-1:] != "," or any(mark.start < title.start for mark in others):
        return marks
    author = title._replace(end=title.start + len(before) - 1, label="author", least=MENDED)
    return [*others, author, title._replace(start=quoted.start(1))]


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


@unless("title", "issue")
def _container_is_title(_: str, marks: list[Mark]) -> list[Mark]:
    """A container with an imprint or an editor, and nothing in it: a book's title."""
    labels = labels_of(marks)
    if "container-title" not in labels:
        return marks
    if not labels & _IMPRINT and ("editor" not in labels or labels & _PART):
        return marks
    if "volume" in labels and (labels & _PART or "author" not in labels):
        return marks
    return [
        mark._replace(label="title", least=MENDED) if mark.label == "container-title" else mark
        for mark in marks
    ]


@unless("title", "container-title")
def _unmarked_title(text: str, marks: list[Mark]) -> list[Mark]:
    """Neither title nor container, but an author or a date: the longest stretch left over is the title."""
    labels = labels_of(marks)
    if not labels & {"author", "issued"}:
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


@unless("title", "container-title")
def _short_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`Hill A. 2019. Peaks. https://...`: one to three words of a book or page after its author or date."""
    labels = labels_of(marks)
    if not labels & _PLACED or not labels & {"author", "issued"}:
        return marks
    for mark in marks:
        found = _FEW_WORDS.match(text, mark.end) if mark.label in ("author", "issued") else None
        is_free = found and not any(each.start < found.end(1) and each.end > found.start(1) for each in marks)
        if found and is_free and found[1].strip(_MARKS) not in _ANNOUNCEMENTS:
            return [*marks, Mark(*found.span(1), "title", MENDED, MENDED)]
    return marks


@unless("publisher")
def _publisher_taken_for_container(text: str, marks: list[Mark]) -> list[Mark]:
    """A well-known publisher's name is no journal's."""
    return [
        mark._replace(label="publisher", least=MENDED)
        if mark.label == "container-title" and fold(text[mark.start : mark.end]) in PUBLISHERS
        else mark
        for mark in marks
    ]


@always
def _people_in_a_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`Peaks (A. Hill, Trans.)`: who translated or edited is none of the title's."""
    title = longest_of(marks, "title")
    is_likely = title is not None and "(" in text[title.start : title.end + 2]
    found = _BRACKETED_PEOPLE.search(text, title.start) if title and is_likely else None
    if title is None or found is None or not title.start < found.start() <= title.end:
        return marks
    label = "translator" if found["role"].lower().startswith(("tr", "üb")) else "editor"
    others = _cleared([mark for mark in marks if mark != title], *found.span("people"))
    return [
        *others,
        title._replace(end=found.start()),
        Mark(*found.span("people"), label, title.probability, MENDED),
    ]


@always
def _count_of_volumes(text: str, marks: list[Mark]) -> list[Mark]:
    """`2 vols.`: how many volumes a work has, in the volume's place or at its title's end."""
    if not any(map(text.__contains__, _OF_VOLUMES)):
        return marks
    mended = []
    for mark in marks:
        found = _VOLUMES.search(text, mark.start, mark.end) if mark.label in ("volume", "title") else None
        is_part = found is not None and mark.label == "title"
        if found and (is_part or found.start() == mark.start):
            mended.append(Mark(*found.span("count"), "number-of-volumes", mark.probability, MENDED))
        if found is None or is_part or found.start() > mark.start:
            mended.append(mark._replace(end=found.start()) if found else mark)
    return mended


@unless("container-title")
def _title_of_the_whole(text: str, marks: list[Mark]) -> list[Mark]:
    """Two titles, "In:" between them: the second is the container."""
    titles = [mark for mark in marks if mark.label == "title"]
    if len(titles) < 2:
        return marks
    within = _WITHIN.search(text, titles[0].end - 1, titles[-1].start)
    if within is None:
        return marks
    later = next(mark for mark in titles if mark.start >= within.start())
    return [mark._replace(label="container-title", least=MENDED) if mark == later else mark for mark in marks]


@always
def _years_are_no_pages(text: str, marks: list[Mark]) -> list[Mark]:
    """Two years without a volume or "pp." are the time that a title speaks of."""
    pages = [mark for mark in marks if mark.label == "page"]
    if "volume" in labels_of(marks) and len(pages) < 2:
        return marks
    times = {mark for mark in pages if _is_time(text, mark)}
    return (
        [mark for mark in marks if mark not in times] if len(times) < len(pages) or len(pages) == 1 else marks
    )


def _is_time(text: str, mark: Mark) -> bool:
    is_announced = _PAGE_CUE.search(text, max(0, mark.start - 8), mark.start) is not None
    return _YEARS.fullmatch(text, mark.start, mark.end) is not None and not is_announced


@always
def _announcements_are_no_values(text: str, marks: list[Mark]) -> list[Mark]:
    """`URL:` and the like announce a field; they are none."""
    return [mark for mark in marks if text[mark.start : mark.end].strip(_MARKS) not in _ANNOUNCEMENTS]


_MENDERS = (
    _announcements_are_no_values,
    *AUTHOR_MENDERS,
    *AUTHOR_BORDER_MENDERS,
    _title_of_the_whole,
    _quoted_title,
    _words_before_a_quotation,
    *BORDER_MENDERS,
    _container_is_title,
    _publisher_taken_for_container,
    _short_title,
    _unmarked_title,
    _people_in_a_title,
    _count_of_volumes,
    *NUMBER_MENDERS,
    _years_are_no_pages,
)
