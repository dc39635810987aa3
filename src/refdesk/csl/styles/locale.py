"""Locales: terms, date forms and options, from locale files and the overrides of a style."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from refdesk.csl.styles.element import LANG, Element, read_xml

#: Where a term of a form that is missing is looked for next (CSL 1.0.2, "Terms").
_FALLBACK_FORM = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
DEFAULT = "en-US"
#: Locales that the collection of CSL locales lacks.
_OWN = Path(__file__).parent / "locales"


@dataclass(slots=True)
class Term:
    """A term's words for one and for several, the gender of the noun, and how an ordinal suffix matches."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


@dataclass(slots=True)
class Locale:
    """What a language prescribes; `lang` is the wanted language tag."""

    lang: str
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    ordinals: dict[tuple[str, str], Term] = field(default_factory=dict)
    dates: dict[str, Element] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def term(self, name: str, form: str = "long") -> Term | None:
        """The term in this form or the next best one; None where the locale has none."""
        while True:
            found = self.terms.get((name, form))
            if found is not None or form == "long":
                return found
            form = _FALLBACK_FORM.get(form, "long")

    def words(self, name: str, form: str = "long") -> str:
        """The singular of a term; empty where there is none."""
        found = self.term(name, form)
        return found.single if found else ""

    def gender_of(self, name: str) -> str:
        found = self.terms.get((name, "long"))
        return found.gender if found else ""

    @property
    def punctuation_in_quote(self) -> bool:
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def limits_day_ordinals(self) -> bool:
        return self.options.get("limit-day-ordinals-to-day-1") == "true"

    @property
    def is_english(self) -> bool:
        return self.lang[:2].lower() == "en"

    def take(self, element: Element) -> None:
        """Lets the contents of a `cs:locale` element override what is there."""
        for options in element.find_all("style-options"):
            self.options.update(options.attributes)
        for date in element.find_all("date"):
            self.dates[date.get("form")] = date
        for terms in element.find_all("terms"):
            self._take_terms(terms.children)

    def _take_terms(self, elements: Iterable[Element]) -> None:
        ordinals = [term for term in elements if _is_short_ordinal(term)]
        if ordinals:
            self.ordinals = {}
        for element in elements:
            term = _term(element)
            if _is_short_ordinal(element):
                self.ordinals[element.get("name"), element.get("gender-form")] = term
            else:
                form = element.get("form") or "long"
                gender = element.get("gender-form")
                name = "sub-verbo" if element.get("name") == "sub verbo" else element.get("name")
                self.terms[name, f"{form}/{gender}" if gender else form] = term


class LocaleFolder:
    """A folder of `locales-*.xml` files and, behind it, the package's own; read files are kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or shipped_locales()
        self._read: dict[str, Element] = {}

    @cached_property
    def languages(self) -> list[str]:
        """The language tags there are, sorted."""
        paths = (path for folder in (self.folder, _OWN) for path in folder.glob("locales-*.xml"))
        return sorted({path.stem.removeprefix("locales-") for path in paths})

    @cached_property
    def primary_dialects(self) -> dict[str, str]:
        """`de` to `de-DE`, as `locales.json` says."""
        own = {path.stem.split("-")[1]: path.stem.removeprefix("locales-") for path in _OWN.glob("*.xml")}
        try:
            listing = json.loads((self.folder / "locales.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return own
        return {**own, **listing["primary-dialects"]}

    def locale(self, lang: str, overrides: Iterable[Element] = ()) -> Locale:
        """The locale of a language tag: American English, the primary dialect, the dialect, then the
        overrides.

        An unknown language gets the American terms (CSL 1.0.2, "Locale fallback").
        """
        lang = self._resolved(lang)
        locale = Locale(lang)
        for step in self._chain(lang):
            element = self._element(step)
            if element is not None:
                locale.take(element)
        ranked = sorted(overrides, key=lambda element: len(element.get(LANG)))
        for override in ranked:
            if override.get(LANG) in ("", lang.split("-")[0], lang):
                locale.take(override)
        return locale

    def has(self, lang: str) -> bool:
        """Whether there is a locale for a language tag or its language."""
        primary = lang.replace("_", "-").split("-")[0].lower()
        return primary in self.primary_dialects or primary in self.languages

    def _resolved(self, lang: str) -> str:
        lang = lang.strip().replace("_", "-")
        primary, _, region = lang.partition("-")
        lang = (
            f"{primary.lower()}-{region.upper() if len(region) == 2 else region}"
            if region
            else primary.lower()
        )
        if lang in self.languages:
            return lang
        return self.primary_dialects.get(lang, lang) or DEFAULT

    def _chain(self, lang: str) -> list[str]:
        steps = [DEFAULT, self.primary_dialects.get(lang.split("-")[0], ""), lang]
        return [step for index, step in enumerate(steps) if step and step not in steps[:index]]

    def _element(self, lang: str) -> Element | None:
        if lang not in self._read:
            paths = (folder / f"locales-{lang}.xml" for folder in (self.folder, _OWN))
            path = next((path for path in paths if path.is_file()), None)
            if path is None:
                return None
            self._read[lang] = read_xml(path)
        return self._read[lang]


def shipped_locales() -> Path:
    """The folder of locale files that the package citeproc-py brings; it is read as data, never imported."""
    spec = find_spec("citeproc")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The locale files of the package citeproc-py are missing.")
    return Path(spec.origin).parent / "data" / "locales"


def _is_short_ordinal(element: Element) -> bool:
    name = element.get("name")
    return name == "ordinal" or name.startswith("ordinal-")


def _term(element: Element) -> Term:
    single, multiple = element.find("single"), element.find("multiple")
    one = single.text if single else element.text
    many = multiple.text if multiple else one
    if single is None and element.children:
        one = many
    one, many = (words if words and words.strip() else "" for words in (one, many))
    return Term(one, many, element.get("gender"), element.get("match"))
