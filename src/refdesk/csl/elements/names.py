"""`cs:names`: lists of names with et al., labels, substitution."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from refdesk.csl.elements.context import Context, Renderer
from refdesk.csl.elements.labels import Label, label_of
from refdesk.csl.elements.name_parts import PersonStyle, part_format
from refdesk.csl.elements.parts import Part, united
from refdesk.csl.elements.rendering import CALLED, FILLED, NameTrace, Render
from refdesk.csl.items.persons import Person
from refdesk.csl.styles.element import Element
from refdesk.csl.text.markup import affix, without_marks, wrapping

_BRANCHING = frozenset(("choose", "if", "else-if", "else", "group"))
_NEVER = 1 << 30
#: Ends an "and" that is a prefix of the word after it, as in Hebrew.
_NARROW_SPACE = "\u2008"


@dataclass(frozen=True, slots=True)
class EtAl:
    """When a list of names is cut: from `minimum` names on, after `first`; `last` also prints the last
    name."""

    minimum: int
    first: int
    last: bool


@dataclass(frozen=True, slots=True, eq=False)
class NameStyle:
    """How a list of names is printed."""

    person: PersonStyle
    form: str
    base_level: int
    delimiter: str
    and_words: str
    precedes_last: str
    precedes_et_al: str
    inverts: str
    et_al: EtAl
    et_al_subsequent: EtAl
    et_al_words: str
    before: str
    after: str

    def cut(self, total: int, *, subsequent: bool) -> int:
        """How many of so many names are printed."""
        rule = self.et_al_subsequent if subsequent else self.et_al
        if total >= rule.minimum and rule.first < total:
            return rule.first
        return total

    def join(self, names: Sequence[str], total: int, *, last: str, is_inverted: bool) -> str:
        """The list; `names` are those before "et al.", `last` the name after an ellipsis.

        `is_inverted` tells of the name before "and" or "et al.".
        """
        if len(names) >= total:
            return self._complete(names, is_inverted=is_inverted)
        text = self.delimiter.join(names)
        if last:
            return f"{text}{self.delimiter}… {last}"
        if not names or not self.et_al_words:
            return text
        if _delimits(self.precedes_et_al, is_usual=len(names) > 1, is_inverted=is_inverted):
            return text + self.delimiter + self.et_al_words
        return f"{text}{'' if _is_unspaced(self.et_al_words) else ' '}{self.et_al_words}"

    def _complete(self, names: Sequence[str], *, is_inverted: bool) -> str:
        if not self.and_words or len(names) < 2:
            return self.delimiter.join(names)
        head = self.delimiter.join(names[:-1])
        if self.and_words.endswith(_NARROW_SPACE):
            return head + self.and_words + names[-1]
        delimited = _delimits(self.precedes_last, is_usual=len(names) > 2, is_inverted=is_inverted)
        return f"{head}{self.delimiter if delimited else ' '}{self.and_words} {names[-1]}"

    def is_inverted(self, position: int) -> bool:
        """Whether the name at a place is printed family name first."""
        return self.inverts == "all" or (self.inverts == "first" and position == 0)


class NamesRenderer:
    """A compiled `cs:names`."""

    __slots__ = (
        "_after",
        "_before",
        "_combines",
        "_delimiter",
        "_is_citation",
        "_label",
        "_label_first",
        "_style",
        "_substitutes",
        "_tracks",
        "_variables",
    )  # fmt: skip

    def __init__(
        self, context: Context, element: Element, name_style: NameStyle, label: Label | None
    ) -> None:
        self._variables = element.get("variable").split()
        self._style = name_style
        self._label = label
        self._label_first = _label_comes_first(element)
        self._delimiter = affix(element.get("delimiter") or context.name_options.names_delimiter)
        self._before, self._after = wrapping(element.attributes)
        self._substitutes: list[Renderer] = []
        self._tracks = context.is_tracking
        self._is_citation = context.area.name == "citation"
        self._combines = sorted(self._variables) == ["editor", "translator"] and bool(
            context.locale.words("editortranslator", "long")
        )

    def substitute_with(self, renderers: Sequence[Renderer]) -> None:
        """What is tried where all variables are empty."""
        self._substitutes = list(renderers)

    def __call__(self, render: Render) -> str:
        found = self._found(render)
        if not found:
            render.status |= CALLED
            return self._substituted(render) if self._substitutes else ""
        render.status |= FILLED
        if self._tracks:
            render.used.extend(variable for variable, _ in found)
        if self._style.form == "count":
            return self._count(found, render)
        if self._combines and len(found) == 2 and _same(found[0][1], found[1][1]):
            found = [("editortranslator", found[0][1])]
        text = self._list(*found[0], render)
        for variable, persons in found[1:]:
            more = self._list(variable, persons, render)
            text = text + self._delimiter + more if text and more else text or more
        if not text:
            return ""
        if not render.author:
            render.author = text
            if render.suppress_author:
                return ""
        return self._before + text + self._after

    def _found(self, render: Render) -> list[tuple[str, tuple[Person, ...]]]:
        """The variables that name someone, with their persons."""
        item, hidden = render.item, render.hidden
        if self._tracks and render.used:
            hidden = hidden.union(render.used)
        found = []
        for variable in self._variables:
            if variable in item.data and variable not in hidden:
                persons = item.names(variable)
                if persons:
                    found.append((variable, persons))
        return found

    def _list(self, variable: str, persons: tuple[Person, ...], render: Render) -> str:
        names = self._names(persons, render)
        if not names:
            return ""
        label = self._label.of_names(variable, len(persons)) if self._label else ""
        if not label:
            return names
        return label + names if self._label_first else names + label

    def _names(self, persons: tuple[Person, ...], render: Render) -> str:
        style = self._style
        total = len(persons)
        nameset = render.nameset
        render.nameset = nameset + 1
        shown = style.cut(total, subsequent=render.locus.position != "first")
        plan = render.plan
        if plan is not None and nameset < len(plan.shown):
            shown = max(shown, min(total, plan.shown[nameset]))
        levels = self._levels(persons[:shown], nameset, render)
        print_name, inverted = style.person.render, style.inverts in ("all", "first")
        names = []
        for person, level in zip(persons, levels, strict=False):
            names.append(print_name(person, level, inverted=inverted))
            inverted = style.inverts == "all"
        last = ""
        if style.et_al.last and shown < total - 1:
            last = print_name(persons[-1], style.base_level, inverted=style.is_inverted(total - 1))
        before_joint = self._is_inverted(persons, shown - 1 - (shown == total))
        text = style.join(names, total, last=last, is_inverted=before_joint)
        if render.repeats is not None:
            joined = partial(style.join, total=total, last=last, is_inverted=before_joint)
            text = render.repeats.replaced(names, text, joined)
        if render.trace is not None:
            render.trace.append(NameTrace(persons, shown, tuple(levels), text))
        return style.before + text + style.after

    def _is_inverted(self, persons: Sequence[Person], position: int) -> bool:
        return position >= 0 and self._style.is_inverted(position) and not persons[position].literal

    def _levels(self, persons: Sequence[Person], nameset: int, render: Render) -> Sequence[int]:
        base = self._style.base_level
        known, plan = render.names, render.plan
        if known is None and plan is None:
            return (base,) * len(persons)
        if known is not None:
            initials = self._style.person.initialize_with is not None
            levels = [
                known.level(person, position, base, has_initials=initials)
                for position, person in enumerate(persons)
            ]
        else:
            levels = [base] * len(persons)
        if plan is not None and nameset < len(plan.levels):
            planned = plan.levels[nameset]
            for position, level in enumerate(planned[: len(levels)]):
                levels[position] = max(levels[position], level)
        return levels

    def _count(self, found: Sequence[tuple[str, tuple[Person, ...]]], render: Render) -> str:
        subsequent = render.locus.position != "first"
        return str(sum(self._style.cut(len(persons), subsequent=subsequent) for _, persons in found))

    def _substituted(self, render: Render) -> str:
        outer, render.used = render.used, []
        had_author = bool(render.author)
        for renderer in self._substitutes:
            text = renderer(render)
            # Names that are left out stand for the author all the same: nothing else takes their place.
            is_left_out = not text and bool(render.author) and not had_author
            if text or is_left_out:
                _hide(render, render.used)
                render.used = outer + render.used
                render.status |= FILLED
                if is_left_out:
                    return ""
                if render.repeats is not None:
                    text = render.repeats.replaced((), text, _no_names)
                return self._before + text + self._after
        render.used = outer
        return ""


def names_renderer(context: Context, element: Element, compile_part: Callable[[Element], Part]) -> Part:
    """The part of a `cs:names`; `compile_part` compiles the children of its `cs:substitute`, which note the
    variables they print."""
    renderer = NamesRenderer(context, element, _name_style(context, element), _label(context, element))
    substitute = element.find("substitute")
    alternatives = list(_alternatives(substitute, element, compile_part)) if substitute else []
    renderer.substitute_with([part.renderer for part in alternatives])
    is_fixed = any(part.is_bare for part in alternatives)
    others = None if is_fixed else united(alternatives)
    needs = None if others is None else others.union(element.get("variable").split())
    return Part(_guarded(renderer, needs), needs, calls=True)


def _guarded(renderer: NamesRenderer, needs: frozenset[str] | None) -> Renderer:
    """Passes over names at once where the item has none of them, nor what could stand for them."""
    if needs is None:
        return renderer
    wanted = needs

    def render_names(render: Render) -> str:
        if wanted.isdisjoint(render.present):
            render.status |= CALLED
            return ""
        return renderer(render)

    return render_names


def _alternatives(
    substitute: Element, names: Element, compile_part: Callable[[Element], Part]
) -> Iterator[Part]:
    """What is tried one after the other; words of the style are always there, even where they are empty."""
    for child in substitute.children:
        part = compile_part(_completed(child, names))
        is_fixed = part.words is not None and bool(part.words or child.get("term"))
        if part.words != "" or is_fixed:
            yield part
        if is_fixed:
            return


def _completed(child: Element, names: Element) -> Element:
    """A `cs:names` in a substitute without children of its own is printed as the one it stands for, also
    where a condition decides whether it is."""
    if child.name in _BRANCHING:
        branches = [_completed(branch, names) for branch in child.children]
        return Element(child.name, child.attributes, branches, child.text, child.line)
    if child.name != "names" or child.children:
        return child
    inherited = [part for part in names.children if part.name != "substitute"]
    attributes = {key: value for key, value in names.attributes.items() if key == "delimiter"}
    return Element("names", {**attributes, **child.attributes}, inherited, "", child.line)


def _no_names(_names: Sequence[str]) -> str:
    return ""


def _delimits(rule: str, *, is_usual: bool, is_inverted: bool) -> bool:
    """Whether a delimiter goes before "and" or "et al."."""
    if rule == "after-inverted-name":
        return is_inverted
    return rule == "always" or (rule != "never" and is_usual)


def _is_unspaced(words: str) -> bool:
    """Whether a term is written without a space before it, as in Chinese and Japanese."""
    return "\u2e80" <= without_marks(words)[:1] <= "\u9fff"


def _name_style(context: Context, element: Element) -> NameStyle:
    name = element.find("name")
    options = context.name_options.of(name)
    parts = {part.get("name"): part for part in (name.find_all("name-part") if name else ())}
    initialize_with = options.get("initialize-with")
    is_sorting = context.area.is_sorting
    form = options.get("form", "long")
    initialize = options.get("initialize") != "false"
    person = PersonStyle(
        initialize_with,
        initialize,
        context.name_options.hyphenates,
        context.name_options.demotes,
        affix(options.get("sort-separator", ", ")),
        is_sorting,
        part_format(parts.get("family")),
        part_format(parts.get("given")),
        "family" not in parts and "given" not in parts,
    )
    before, after = wrapping(name.attributes) if name else ("", "")
    return NameStyle(
        person,
        form,
        0 if form == "short" else 1 if initialize_with is not None and initialize else 2,
        affix(options.get("delimiter", ", ")),
        "" if is_sorting else _and(context, options.get("and", "")),
        options.get("delimiter-precedes-last", "contextual"),
        options.get("delimiter-precedes-et-al", "contextual"),
        "all" if is_sorting else options.get("name-as-sort-order", ""),
        *_et_al(options),
        "" if is_sorting else _et_al_words(context, element.find("et-al")),
        before,
        after,
    )


def _et_al(options: dict[str, str]) -> tuple[EtAl, EtAl]:
    minimum = _integer(options.get("et-al-min"), _NEVER)
    first = _integer(options.get("et-al-use-first"), _NEVER)
    last = options.get("et-al-use-last") == "true"
    subsequent = EtAl(
        _integer(options.get("et-al-subsequent-min"), minimum),
        _integer(options.get("et-al-subsequent-use-first"), first),
        last,
    )
    return EtAl(minimum, first, last), subsequent


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().isdecimal() else default


def _and(context: Context, kind: str) -> str:
    if kind == "symbol":
        return context.locale.words("and", "symbol") if context.locale.term("and", "symbol") else "&"
    return context.locale.words("and") if kind == "text" else ""


def _et_al_words(context: Context, element: Element | None) -> str:
    if element is None:
        return context.locale.words("et-al")
    before, after = wrapping(element.attributes)
    words = context.locale.words(element.get("term") or "et-al")
    return before + words + after if words else ""


def _label(context: Context, element: Element) -> Label | None:
    label = element.find("label")
    return label_of(context, label) if label and not context.area.is_sorting else None


def _label_comes_first(element: Element) -> bool:
    names = [child.name for child in element.children]
    return "label" in names and "name" in names and names.index("label") < names.index("name")


def _same(first: Sequence[Person], second: Sequence[Person]) -> bool:
    return [person.key for person in first] == [person.key for person in second]


def _hide(render: Render, variables: Sequence[str]) -> None:
    """What a substitute printed is not printed again (CSL 1.0.2, "Substitute")."""
    render.hidden = render.hidden.union(variables)
    if any(variable in render.texts for variable in variables):
        render.texts = {key: text for key, text in render.texts.items() if key not in variables}
