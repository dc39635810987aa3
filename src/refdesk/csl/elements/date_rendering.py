"""`cs:date`: localised and own date forms, ranges, seasons, years before Christ (CSL 1.0.2, "Date")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from refdesk.csl.elements.context import Context, Renderer
from refdesk.csl.elements.numbers import ordinal
from refdesk.csl.elements.rendering import CALLED, FILLED, Render
from refdesk.csl.styles.element import Element
from refdesk.csl.styles.locale import Locale
from refdesk.csl.text.markup import affix, formatting, wrapping
from refdesk.csl.text.text_case import CASES
from refdesk.domain.dates import Date, PartialDate

_UNITS = ("year", "month", "day")
#: The dates that tell works apart; others do not count when cites are compared.
_COMPARED = frozenset(("issued", "original-date"))
#: How many texts of dates one element keeps.
_REMEMBERED = 1024
_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": _UNITS}


@dataclass(frozen=True, slots=True, eq=False)
class DatePart:
    """A compiled `cs:date-part`: its text, affixes apart (a range drops some of them)."""

    unit: str
    text: Callable[[PartialDate], str]
    prefix: str
    suffix: str
    before: str
    after: str
    range_delimiter: str

    def core(self, date: PartialDate, tail: str = "") -> str:
        """The formatted text without affixes; `tail` is the year suffix."""
        text = self.text(date)
        return self.before + text + tail + self.after if text else ""


def date_renderer(context: Context, element: Element) -> Renderer:
    """The renderer of a `cs:date`."""
    parts, delimiter = _parts(context, element)
    if context.area.is_sorting:
        return _sort_key_renderer(element, [part.unit for part in parts])
    variable = element.get("variable")
    before, after = wrapping(element.attributes)
    change = context.change(element)
    tracks = context.is_tracking
    takes_suffix = not context.has_explicit_suffix and variable == "issued"
    compares = variable in _COMPARED
    dated = _remembering(parts, delimiter)

    def render_date(render: Render) -> str:
        is_skipped = variable in render.hidden or (render.trace is not None and not compares)
        date = None if is_skipped else render.item.date(variable)
        if date is None:
            render.status |= CALLED
            return ""
        tail = render.year_suffix if takes_suffix and not render.suffix_done else ""
        text = dated(date, date.start, tail) if date.start else date.literal and date.literal + tail
        if not text:
            render.status |= CALLED
            return ""
        render.status |= FILLED
        if tail:
            render.suffix_done = True
        if tracks:
            render.used.append(variable)
        return before + (change(text, render) if change else text) + after

    return render_date


def _remembering(parts: Sequence[DatePart], delimiter: str) -> Callable[[Date, PartialDate, str], str]:
    """What writes a date, its start and year suffix given; single dates come again, so theirs are kept."""
    known: dict[tuple[int, int | None, int | None], str] = {}

    def dated(date: Date, start: PartialDate, tail: str) -> str:
        if tail or date.end is not None or date.is_open or date.suffix:
            return _dated(date, parts, delimiter, tail)
        key = (start.year, start.month, start.day)
        text = known.get(key)
        if text is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            text = known[key] = _dated(date, parts, delimiter, "")
        return text

    return dated


def sortable(date: Date | None, units: Sequence[str] = _UNITS) -> str:
    """A text that sorts as dates do: years before Christ first, missing parts before all others."""
    if date is None:
        return ""
    if date.start is None:
        return date.literal
    end = date.end
    return _sort_digits(date.start, units) + (f"-{_sort_digits(end, units)}" if end else "")


def _sort_digits(date: PartialDate, units: Sequence[str]) -> str:
    year = f"{date.year:08}" if date.year >= 0 else f"-{100000000 + date.year:08}"
    month = date.month or 0
    if month > 20:
        month = (month - 20) * 3
    shown_month = month if "month" in units else 0
    shown_day = (date.day or 0) if "day" in units else 0
    return f"{year if 'year' in units else '00000000'}{shown_month:02}{shown_day:02}"


def _sort_key_renderer(element: Element, units: Sequence[str]) -> Renderer:
    variable = element.get("variable")

    def render_key(render: Render) -> str:
        key = sortable(render.item.date(variable), units)
        render.status |= FILLED if key else CALLED
        return key

    return render_key


def _parts(context: Context, element: Element) -> tuple[list[DatePart], str]:
    form = element.get("form")
    if not form:
        elements = element.find_all("date-part")
        return [_part(context.locale, part) for part in elements], affix(element.get("delimiter"))
    template = context.locale.dates.get(form)
    if template is None:
        return [], ""
    own = {part.get("name"): part.attributes for part in element.find_all("date-part")}
    shown = _SHOWN.get(element.get("date-parts"), _UNITS)
    elements = [
        Element("date-part", {**part.attributes, **own.get(part.get("name"), {})})
        for part in template.find_all("date-part")
        if part.get("name") in shown
    ]
    return [_part(context.locale, part) for part in elements], affix(template.get("delimiter"))


def _part(locale: Locale, element: Element) -> DatePart:
    unit = element.get("name")
    make = {"year": _year, "month": _month, "day": _day}.get(unit, _year)
    before, after = formatting(element.attributes)
    return DatePart(
        unit,
        make(locale, element),
        affix(element.get("prefix")),
        affix(element.get("suffix")),
        before,
        after,
        element.get("range-delimiter") or "\u2013",
    )


def _year(locale: Locale, element: Element) -> Callable[[PartialDate], str]:
    is_short = element.get("form") == "short"
    bc, ad = locale.words("bc"), locale.words("ad")

    def text(date: PartialDate) -> str:
        year = date.year
        if year < 0:
            return _with_era(-year, bc)
        if is_short:
            return f"{year % 100:02}"
        return _with_era(year, ad) if year < 1000 else str(year)

    return text


def _with_era(year: int, era: str) -> str:
    """`44 BC`, `44 до н. э.`, `公元前44`: some locales have the space in the term, others forget it."""
    if not era or era[0].isspace():
        return f"{year}{era}"
    is_unspaced = "\u2e80" <= era[0] <= "\u9fff"
    return f"{era}{year}" if is_unspaced else f"{year}\u00a0{era}"


def _month(locale: Locale, element: Element) -> Callable[[PartialDate], str]:
    form = element.get("form") or "long"
    strips = element.get("strip-periods") == "true"
    case = CASES.get(element.get("text-case"))

    def named(name: str) -> str:
        words = locale.words(name, "short" if form == "short" else "long")
        words = words.replace(".", "") if strips else words
        return case(words) if case else words

    def text(date: PartialDate) -> str:
        month = date.month
        if month is None:
            return ""
        if month > 12:
            return named(f"season-{month - 20:02}")
        if form == "numeric":
            return str(month)
        return f"{month:02}" if form == "numeric-leading-zeros" else named(f"month-{month:02}")

    return text


def _day(locale: Locale, element: Element) -> Callable[[PartialDate], str]:
    form = element.get("form") or "numeric"
    limited = locale.limits_day_ordinals

    def text(date: PartialDate) -> str:
        day = date.day
        if day is None:
            return ""
        if form == "ordinal" and (day == 1 or not limited):
            return ordinal(day, locale, locale.gender_of(f"month-{date.month or 1:02}"))
        return f"{day:02}" if form == "numeric-leading-zeros" else str(day)

    return text


def _dated(date: Date, parts: Sequence[DatePart], delimiter: str, tail: str) -> str:
    if date.start is None:
        return ""
    if date.end is not None and date.end != date.start:
        return _ranged(date.start, date.end, parts, delimiter, tail)
    text = _single(date.start, parts, delimiter, tail, date.suffix)
    if date.is_open and text:
        text += "\u2013"
    return text


def _single(date: PartialDate, parts: Sequence[DatePart], delimiter: str, tail: str, season: str) -> str:
    texts = []
    for part in parts:
        core = part.core(date, tail if part.unit == "year" else "")
        if not core and part.unit == "month" and season:
            core = season
        if core:
            texts.append(part.prefix + core + part.suffix)
    return delimiter.join(texts)


def _ranged(
    start: PartialDate, end: PartialDate, parts: Sequence[DatePart], delimiter: str, tail: str
) -> str:
    """A range: what differs is printed twice, what is the same once (CSL 1.0.2, "Date ranges")."""
    units = [part.unit for part in parts]
    differing = _differing(start, end, units)
    if not differing:
        return _single(start, parts, delimiter, tail, "")
    largest = next(part for part in parts if part.unit == differing[0])
    positions = [position for position, part in enumerate(parts) if part.unit in differing]
    first, last = positions[0], positions[-1]
    middle = parts[first : last + 1]
    head = map(str, _shown(start, parts[:first]))
    tail_texts = map(str, _shown(end, parts[last + 1 :], tail))
    left, right = _shown(start, middle), _shown(end, middle, tail)
    if left:
        left[-1] = replace(left[-1], suffix="")
    if right:
        right[0] = replace(right[0], prefix="")
    joint = delimiter.join(map(str, left)) + largest.range_delimiter + delimiter.join(map(str, right))
    return delimiter.join([*head, joint, *tail_texts])


@dataclass(frozen=True, slots=True)
class _Shown:
    """A part of a date as it is printed, its affixes apart."""

    prefix: str
    core: str
    suffix: str

    def __str__(self) -> str:
        return self.prefix + self.core + self.suffix


def _shown(date: PartialDate, parts: Sequence[DatePart], tail: str = "") -> list[_Shown]:
    """The parts that say something; `tail` goes with the year."""
    return [
        _Shown(part.prefix, core, part.suffix)
        for part in parts
        if (core := part.core(date, tail if part.unit == "year" else ""))
    ]


def _differing(start: PartialDate, end: PartialDate, units: Sequence[str]) -> list[str]:
    """The units from the largest one that differs down to the day, among those shown."""
    for position, unit in enumerate(_UNITS):
        if getattr(start, unit) != getattr(end, unit):
            return [below for below in _UNITS[position:] if below in units]
    return []
