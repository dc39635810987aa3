"""Names of persons by language, as Faker (MIT) lists them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from faker.providers import person

_LOCALES = {
    "en": ("en_US", "en_GB", "en_IN", "nl_NL", "sv_SE", "fi_FI"), "pt": ("pt_BR", "pt_PT"),
    "es": ("es_ES", "es_MX"), "fr": ("fr_FR", "fr_QC"), "de": ("de_DE", "de_AT"), "ru": ("ru_RU",),
    "uk": ("uk_UA",), "it": ("it_IT",), "tr": ("tr_TR",), "zh": ("zh_CN",), "ar": ("ar_AA",),
}  # fmt: skip
_NAME = re.compile(r"[^\W\d_]{2,}(?:[-'’ ][^\W\d_]{2,})?|[\u4e00-\u9fff]")


@cache
def names_of(language: str, kind: str) -> list[str]:
    """The `first` or `last` names of a language, sorted; empty where Faker has none that can be used."""
    locales = _LOCALES.get(language, ())
    return sorted({name for name in _names(locales, kind) if _NAME.fullmatch(name)})


def all_names(kind: str) -> Iterator[str]:
    """The `first` or `last` names of all languages."""
    return _names([module.name for module in pkgutil.iter_modules(person.__path__) if module.ispkg], kind)


def _names(locales: Sequence[str], kind: str) -> Iterator[str]:
    for locale in locales:
        provider = importlib.import_module(f"{person.__name__}.{locale}").Provider
        for attribute in dir(provider):
            found = getattr(provider, attribute)
            if attribute.startswith(f"{kind}_name") and isinstance(found, Iterable):
                yield from _flat(found)


def _flat(names: Iterable[object]) -> Iterator[str]:
    for name in names:
        if isinstance(name, str):
            yield name
        elif isinstance(name, tuple):
            yield from (form for form in name if isinstance(form, str))
