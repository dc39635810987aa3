"""Options of names, inherited from style over citation or bibliography to `cs:names` and `cs:name`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from refdesk.csl.styles.element import Element

#: Attributes of `cs:name`; those that bear another name higher up are in `_HIGHER`.
_OPTIONS = (
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "et-al-use-last",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
)
_HIGHER = {"name-form": "form", "name-delimiter": "delimiter"}
#: What a sort key may set (CSL 1.0.2, "Sorting").
_KEY_OPTIONS = {
    "names-min": ("et-al-min", "et-al-subsequent-min"),
    "names-use-first": ("et-al-use-first", "et-al-subsequent-use-first"),
    "names-use-last": ("et-al-use-last",),
}


@dataclass(frozen=True, slots=True)
class NameOptions:
    """The inherited attributes of `cs:name`, those of `cs:names`, and the style's own about names.

    `forced` are the options of a sort key, which no `cs:name` overrides.
    """

    attributes: Mapping[str, str]
    names_delimiter: str
    forced: Mapping[str, str]
    hyphenates: bool
    demotes: str
    is_sorting: bool

    def of(self, name: Element | None) -> dict[str, str]:
        """The attributes that hold for a `cs:name`."""
        own = dict(name.attributes) if name else {}
        return {**self.attributes, **own, **self.forced}


def inherited_name_options(style: Element, area: Element, overrides: Mapping[str, str]) -> NameOptions:
    """The options that hold in an area of a style; `overrides` are a sort key's attributes."""
    attributes: dict[str, str] = {}
    for element in (style, area):
        attributes.update(
            {option: element.get(option) for option in _OPTIONS if option in element.attributes}
        )
        attributes.update(
            {ours: element.get(higher) for higher, ours in _HIGHER.items() if higher in element.attributes}
        )
    forced = {
        ours: overrides[key] for key, options in _KEY_OPTIONS.items() if key in overrides for ours in options
    }
    return NameOptions(
        attributes,
        area.attributes.get("names-delimiter", style.get("names-delimiter")),
        forced,
        style.get("initialize-with-hyphen") != "false",
        style.get("demote-non-dropping-particle") or "display-and-sort",
        False,
    )
