"""Finds the fields of a rendered reference again: words by marks around them, names and numbers by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from refdesk.reading.names.name_words import OTHERS
from refdesk.reading.text.written_dates import month_of
from training.made_up import Piece

#: Private-use letters around a value, by the field they mark; styles pass them through.
_WORDS = (
    "title", "container-title", "collection-title", "publisher", "publisher-place", "genre",
    "container-title-short", "literal-author",
)  # fmt: skip
MARKED = {field: (chr(0xE000 + 2 * place), chr(0xE001 + 2 * place)) for place, field in enumerate(_WORDS)}
_LABELS = {"container-title-short": "container-title", "literal-author": "author"}
_FIELD_OF = {opening: (field, closing) for field, (opening, closing) in MARKED.items()}
_ANY_MARK = re.compile("[\ue000-\uf8ff]")
_DOUBLE_STOP = re.compile(r"(?<=[.?!…])([\ue000-\uf8ff]+)\.")
_BETWEEN_NAMES = re.compile(
    r"[\s,;.:&/·]*(?:(?:and|und|et|y|e|и|ve|та|i|u\.|și|og|och|en|с|com|و|와/과|和)(?!\w)|&)?[\s,;.]*|\s*[(\[]?\s*",
    re.IGNORECASE,
)
_EDITION = (
    r"(?:st|nd|rd|th|\.|ª|º|e|-?[её]|-?ші)?\.?\s?(?:\(?(?:ed|éd|aufl|изд|baskı|wyd|вид|版|판)\w*\.?"
    r"|\w{0,3}\s?edition|edição|edición|edizione)?"
)
_OTHERS = re.compile(OTHERS, re.IGNORECASE)


class _Found(NamedTuple):
    start: int
    end: int
    label: str


def marked(item: dict[str, Any]) -> dict[str, Any]:
    """The item with marks around its words; names, dates and numbers stay as styles need them."""
    changed = {
        field: f"{MARKED[field][0]}{value}{MARKED[field][1]}" if field in MARKED and value else value
        for field, value in item.items()
    }
    opening, closing = MARKED["literal-author"]
    changed["author"] = [
        {"literal": f"{opening}{name['literal']}{closing}"} if "literal" in name else name
        for name in item.get("author", ())
    ]
    return changed


def pieces_of(rendered: str, item: dict[str, Any]) -> list[Piece]:
    """A rendered reference as pieces, its fields labelled; none where its first author is not found again."""
    text, found = _without_marks(_DOUBLE_STOP.sub(r"\1", rendered.replace("\xa0", " ").strip()))
    for finder in (_people, _dates, _numbers):
        found.extend(finder(text, item, found))
    family = next((name.get("family", "") for name in item.get("author", ())), "")
    if family and family in text and all(each.label != "author" for each in found):
        return []
    return list(_pieces(text, sorted(found)))


def _without_marks(text: str) -> tuple[str, list[_Found]]:
    """The text without marks, and the stretches they marked; of marks within marks the outer ones count."""
    kept: list[str] = []
    found: list[_Found] = []
    length = reached = start = 0
    label = closing = ""
    for match in [*_ANY_MARK.finditer(text), None]:
        words = text[reached : match.start() if match else len(text)]
        kept.append(words)
        length += len(words)
        if match is None:
            break
        reached = match.end()
        if label and match[0] == closing:
            if length > start:
                found.append(_Found(start, length, _LABELS.get(label, label)))
            label = ""
        elif not label and match[0] in _FIELD_OF:
            label, closing = _FIELD_OF[match[0]]
            start = length
    return "".join(kept), found


def _is_free(found: list[_Found], start: int, end: int) -> bool:
    return all(end <= other.start or start >= other.end for other in found)


def _people(text: str, item: dict[str, Any], found: list[_Found]) -> Iterator[_Found]:
    taken = list(found)
    for field in ("author", "editor", "translator"):
        reached: _Found | None = None
        for name in item.get(field, ()):
            place = next(
                (match for match in _name_pattern(name).finditer(text) if _is_free(taken, *match.span())),
                None,
            )
            if place is None:
                continue
            own = _Found(*place.span(), field)
            taken.append(own)
            if (
                reached
                and own.start - reached.end >= 0
                and _BETWEEN_NAMES.fullmatch(text, reached.end, own.start)
            ):
                reached = _Found(reached.start, own.end, field)
            else:
                if reached:
                    yield reached
                reached = own
        if reached:
            others = _OTHERS.match(text, reached.end)
            yield reached._replace(end=others.end()) if others and others[0].strip() else reached


def _name_pattern(name: dict[str, str]) -> re.Pattern[str]:
    words = re.findall(r"[^\W\d_]+", name.get("given", ""))
    given = r"[\s.-]*".join(f"(?:{re.escape(word)}|{re.escape(word[0])})" for word in words)
    given = (
        f"{given[: given.find(')') + 1]}(?:{given[given.find(')') + 1 :]})?\\.?"
        if len(words) > 1
        else f"{given}\\.?"
    )
    particle = r"(?:[^\W\d_]{2,3}\s){0,2}" if name.get("non-dropping-particle") else ""
    family = particle + re.escape(name.get("family", "\x00"))
    if not words:
        return re.compile(rf"(?<!\w){family}(?!\w)", re.IGNORECASE)
    return re.compile(
        rf"(?<!\w)(?:{given}\s+{family}(?!\w)|{family}(?:(?:,\s?|\s|){given}(?!\w))?(?!\w))", re.IGNORECASE
    )


def _dates(text: str, item: dict[str, Any], found: list[_Found]) -> Iterator[_Found]:
    parts = item["issued"]["date-parts"][0]
    year = str(parts[0])
    for match in re.finditer(rf"(?<!\d){year}(?:[a-z](?!\w))?(?![\d/.]\w)", text):
        if _is_free(found, *match.span()) and not re.search(r"[/=]\S*$", text[: match.start()]):
            numeric = (
                re.compile(r"[-./]\d\d?(?:[-./]\d\d?)?(?!\d)").match(text, match.end()) if parts[1:] else None
            )
            yield _Found(match.start(), numeric.end() if numeric else match.end(), "issued")
    for match in re.finditer(r"[^\W\d_]{3,}", text) if parts[1:] else ():
        if month_of(match[0]) == parts[1] and _is_free(found, *match.span()):
            start, end = match.span()
            day = str(parts[2]) if parts[2:] else "\x00"
            before = re.search(rf"(?<!\d)0?{day}[\s.]*(?:de\s|th|st|nd|rd)?\s*$", text[:start])
            after = re.compile(rf"[\s.]*0?{day}(?!\d)").match(text, end)
            yield _Found(before.start() if before else start, after.end() if after else end, "issued")


#: The label of each field of numbers, in the order in which they are sought.
_NUMBERS = {
    "edition": "edition", "page": "page", "number-of-pages": "page", "number": "number", "volume": "volume",
    "issue": "issue", "collection-number": "volume",
}  # fmt: skip


def _numbers(text: str, item: dict[str, Any], found: list[_Found]) -> Iterator[_Found]:
    taken = list(found)
    begun = min((each.start for each in found), default=0)
    for field, label in _NUMBERS.items():
        value = str(item.get(field, ""))
        if not value:
            continue
        for match in _number_pattern(field, value).finditer(text, begun):
            if _is_free(taken, *match.span()):
                own = _Found(*match.span(), label)
                taken.append(own)
                yield own
                break


def _number_pattern(field: str, value: str) -> re.Pattern[str]:
    first, dash, _ = value.partition("-")
    if field == "edition":
        return re.compile(rf"(?<![\w.]){value}{_EDITION}(?!\w)", re.IGNORECASE)
    if dash:
        return re.compile(rf"(?<!\w){re.escape(first)}(?:\s?[-‐-―−]\s?\d+)?(?!\w)")
    return re.compile(rf"(?<![\w/.]){re.escape(value)}(?![\w/])")


def _pieces(text: str, found: list[_Found]) -> Iterator[Piece]:
    reached = 0
    for each in found:
        if each.start < reached:
            continue
        if each.start > reached:
            yield "other", text[reached : each.start]
        yield each.label, text[each.start : each.end]
        reached = each.end
    if reached < len(text):
        yield "other", text[reached:]
