"""What must hold of a reference's marks as a whole, mended where the tagger left it broken.

The tagger sees one token beside the next. A reference has a title unless it names a journal, a volume and
a page; a volume belongs to a container; what stands in quotation marks is a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from refdesk.domain.folding import fold
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.strings.author_repair import AUTHOR_MENDERS
from refdesk.reading.strings.marks import MENDED, Mark, labels_of
from refdesk.reading.strings.number_repair import NUMBER_MENDERS
from refdesk.reading.text.late_pattern import LatePattern

_QUOTED = LatePattern(r"[“„«\"‘]\s?([^“”„«»\"]{12,300}?)[,.]?\s?[”“»\"’](?!\w)")
#: A sentence's end: a mark after a word (no initial, no abbreviation) before a capital or an ideograph.
_SENTENCE_END = LatePattern(
    r"(?<=[^\W\d_]{4})(?:[.?!]['’”\"]?|['’”])\s+(?=[^\W\d_a-zа-я])"
    r"|(?<=[\u3040-\ud7af])[.。]\s*(?=[\u3040-\ud7afA-Z])"
    r"|(?<=[\d)])[.?!]\s+(?=[^\W\d_a-zа-я])|(?<=[^\W\d_]{3}[?!])\s+(?=[^\W\d_a-zа-я])"
)
_SITE = LatePattern(
    r"(?<=[^\W\d_]{3})[.?!]\s+((?:[A-ZА-ЯЁ][\w’'&-]*|of|the|and"
    r"|for)(?:\s(?:[A-ZА-ЯЁ][\w’'&-]*|of|the|and|for)){0,5})$"
)
_COMMA = LatePattern(r",\s+(?=[^\W\d_a-zа-я])")
_YEARS = LatePattern(r"(?:1[5-9]|20)\d\d\s?[-–—]\s?(?:1[5-9]|20)\d\d")
_PAGE_CUE = LatePattern(r"(?:\bpp?|\bpages?|\bs|\bS|\bс|\bС|:)[\s.]*$")
_NATION = LatePattern(r"[\s.,(]{0,2}(U\s?\.?\s?S\s?\.?\s?A)\b\.?")
_FIRST_STOP = LatePattern(r"([^.]{0,80}(?:[^\W\d_]{5}|\d\w*))\.\s+(?=[^\W\d_])")
_ANNOUNCEMENT = LatePattern(r"\W*(?:URL|DOI|PMID|ISBN|ISSN|Available|Retrieved|Режим доступа)\W*")
_NUMBERED = frozenset({"volume", "issued"})
_WITHIN = LatePattern(r"\b(?:In|Em|En|Dans|in|dans|en):?\s|//")
_LOCATING = frozenset({"volume", "issue", "page"})
#: What only a part of a whole has.
_PART = frozenset({"issue", "page", "editor"})
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


def _one(marks: Sequence[Mark], label: str) -> Mark | None:
    found = [mark for mark in marks if mark.label == label]
    return max(found, key=lambda mark: mark.end - mark.start) if found else None


def _quoted_title(text: str, marks: list[Mark]) -> list[Mark]:
    """No title, but quotation marks: what they hold is the title."""
    if "title" in labels_of(marks):
        return marks
    quoted = _QUOTED.search(text)
    if quoted is None:
        return marks
    return [*_cleared(marks, quoted.start(), quoted.end()), Mark(*quoted.span(1), "title", MENDED, MENDED)]


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
    if title is None or "container-title" in labels_of(marks):
        return marks
    following = next((mark for mark in marks if mark.label in _LOCATING and mark.start >= title.end), None)
    if following is None or not _GAP.fullmatch(text, title.end, following.start):
        return marks
    border = _last_border(text, title)
    whole = [mark for mark in marks if mark != title]
    if border is None:
        is_short = (
            title.end - title.start <= _LONGEST_JOURNAL
            and following.label == "volume"
            and not labels_of(marks) & _IMPRINT
        )
        return [*whole, title._replace(label="container-title", least=MENDED)] if is_short else marks
    chance = min(title.probability, 0.7)
    return [
        *whole,
        Mark(title.start, border.start(), "title", chance, MENDED),
        Mark(border.end(), title.end, "container-title", chance, MENDED),
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


def _website(text: str, marks: list[Mark]) -> list[Mark]:
    """`Title. Name of the Site. https://...`: capital words before the address are the site."""
    title = _one(marks, "title")
    if title is None or labels_of(marks) & {"container-title", "publisher"}:
        return marks
    address = next((mark for mark in marks if mark.start >= title.end), None)
    site = _SITE.search(text[: title.end], title.start + 8)
    if address is None or address.label != "URL" or address.start - title.end > 3 or site is None:
        return marks
    whole = [mark for mark in marks if mark != title]
    chance = min(title.probability, 0.7)
    return [
        *whole,
        Mark(title.start, site.start(), "title", chance, MENDED),
        Mark(site.start(1), title.end, "container-title", chance, MENDED),
    ]


def _split_container(text: str, marks: list[Mark]) -> list[Mark]:
    """A long container of several sentences, and no title: its first sentences are the title."""
    container = _one(marks, "container-title")
    if container is None or "title" in labels_of(marks) or container.end - container.start < 30:
        return marks
    borders = [*_SENTENCE_END.finditer(text, container.start + 12, container.end)]
    if not borders or container.end - borders[-1].end() < 3:
        return marks
    border = borders[-1]
    whole = [mark for mark in marks if mark != container]
    chance = min(container.probability, 0.7)
    return [
        *whole,
        Mark(container.start, border.start(), "title", chance, MENDED),
        Mark(border.end(), container.end, "container-title", chance, MENDED),
    ]


def _container_is_title(_: str, marks: list[Mark]) -> list[Mark]:
    """A container with an imprint, and nothing in it: a book's title."""
    labels = labels_of(marks)
    if "title" in labels or "container-title" not in labels or labels & _PART or not labels & _IMPRINT:
        return marks
    if "volume" in labels and "author" not in labels:
        return marks
    return [
        mark._replace(label="title", least=MENDED) if mark.label == "container-title" else mark
        for mark in marks
    ]


def _unmarked_title(text: str, marks: list[Mark]) -> list[Mark]:
    """Neither title nor container, but an author or a date: the longest stretch left over is the title."""
    labels = labels_of(marks)
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


def _title_of_the_whole(text: str, marks: list[Mark]) -> list[Mark]:
    """Two titles, "In:" between them: the second is the container."""
    titles = [mark for mark in marks if mark.label == "title"]
    if len(titles) < 2 or "container-title" in labels_of(marks):
        return marks
    within = _WITHIN.search(text, titles[0].end - 1, titles[-1].start)
    if within is None:
        return marks
    later = next(mark for mark in titles if mark.start >= within.start())
    return [mark._replace(label="container-title", least=MENDED) if mark == later else mark for mark in marks]


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


def _announcements_are_no_values(text: str, marks: list[Mark]) -> list[Mark]:
    """`URL:` and the like announce a field; they are none."""
    return [mark for mark in marks if not _ANNOUNCEMENT.fullmatch(text, mark.start, mark.end)]


def _end_of_the_title(text: str, marks: list[Mark]) -> list[Mark]:
    """`since | September 11th. Law Journal`, `Malawi, | Africa. Natl Geogr Res`: up to the stop it is title.

    Where nothing parts title and container, both are of one sentence; a place by itself is no journal's name.
    """
    for title, container in pairwise(marks):
        if (title.label, container.label) != ("title", "container-title") or container.start - title.end > 2:
            continue
        border = _FIRST_STOP.match(text, container.start, container.end)
        if border and (
            _is_place(border[1]) or (" " in border[1] and text[title.end : container.start].isspace())
        ):
            others = [mark for mark in marks if mark not in (title, container)]
            return [*others, title._replace(end=border.end(1)), container._replace(start=border.end())]
    return marks


def _is_place(words: str) -> bool:
    return "place" in shipped_gazetteer().marks(fold(words))


def _nation_of_a_journal(text: str, marks: list[Mark]) -> list[Mark]:
    """`Proc Natl Acad Sci U S A 92`: the nation between a container and its numbers is the container's."""
    mended = [
        mark
        for mark in marks
        if mark.label != "publisher-place" or not _NATION.fullmatch(text, mark.start, mark.end)
    ]
    for place, mark in enumerate(mended):
        nation = _NATION.match(text, mark.end) if mark.label == "container-title" else None
        following = mended[place + 1] if place + 1 < len(mended) else None
        if nation and following and following.label in _NUMBERED and nation.end() <= following.start:
            mended[place] = mark._replace(end=nation.end(1))
            return mended
    return marks


_MENDERS = (
    _announcements_are_no_values,
    *AUTHOR_MENDERS,
    _title_of_the_whole,
    _quoted_title,
    _split_title,
    _website,
    _split_container,
    _container_is_title,
    _unmarked_title,
    _end_of_the_title,
    _nation_of_a_journal,
    *NUMBER_MENDERS,
    _years_are_no_pages,
)
