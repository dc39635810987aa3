"""Citation keys by a pattern such as `[auth:lower][year][shorttitle]`, as JabRef has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from refdesk.domain.errors import RefDeskError
from refdesk.domain.fields import FIELDS
from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.domain.transliteration import latin_forms

DEFAULT = "[auth:lower][year][veryshorttitle:lower]"
#: What the window offers to insert, and what each gives for a work of 2019 by Meena and Kim.
TOKENS: Mapping[str, str] = {
    "[auth]": "Meena", "[authors]": "MeenaKim", "[authEtAl]": "MeenaEtAl", "[year]": "2019",
    "[shortyear]": "19", "[veryshorttitle]": "Kazakhstan", "[shorttitle]": "KazakhstanRelationshipAfter",
    "[title]": "KazakhstanTheRelationshipAfter2001", "[journal]": "WaterPolicy", "[volume]": "4",
    "[firstpage]": "142",
}  # fmt: skip
#: What BibTeX and the programs around it cannot have in a key.
FORBIDDEN = re.compile(r"[\s,{}\\#%~\"'()=@]")
#: Words that say nothing of a title, in the languages met most.
_EMPTY_WORDS = frozenset({
    "a", "an", "the", "on", "of", "in", "at", "to", "for", "and", "or", "from", "with", "by", "its", "der",
    "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las", "de", "du", "des", "del",
    "о", "об", "в", "во", "на", "по", "из", "к", "и", "с", "а",
})  # fmt: skip
_TOKEN = re.compile(r"\[([A-Za-z-]+?)(\d*)((?::[A-Za-z]+\d*|:\([^()\[\]]*\))*)\]")
_MODIFIER = re.compile(r":(?:\(([^()\[\]]*)\)|([A-Za-z]+?)(\d*)(?=:|$))")
_NOT_LATIN = re.compile(r"[^A-Za-z0-9]+")
_WORD = re.compile(r"\w+")
_LONGEST_PART = 24
_MOST_NAMES = 3
_SHORT_WORDS = 3


def key_from(pattern: str, record: Record) -> str:
    """The key of a record, in Latin letters and digits; `untitled` where the pattern finds nothing to say."""
    key = FORBIDDEN.sub("", _TOKEN.sub(lambda match: _value(match, record), pattern))
    return key if any(map(str.isalnum, key)) else "untitled"


def require_pattern(pattern: str) -> str:
    """The pattern without white space around it; RefDeskError for one with unknown parts or none."""
    bare = pattern.strip()
    for name, modifiers in ((match[1], match[3]) for match in _TOKEN.finditer(bare)):
        if name.lower() not in _PARTS and name not in FIELDS:
            raise RefDeskError(f"A key pattern has no part [{name}].", "Use [auth], [year], [shorttitle]...")
        for modifier in _MODIFIER.finditer(modifiers):
            if modifier[2] and modifier[2].lower() not in _MODIFIERS:
                raise RefDeskError(f"A key pattern has no “:{modifier[2]}”.", "Use :lower, :upper or :abbr.")
    rest = _TOKEN.sub("", bare)
    if rest == bare or FORBIDDEN.search(rest) or "[" in rest or "]" in rest:
        raise RefDeskError(
            "This is no pattern for citation keys.", "Write for example [auth:lower][year][shorttitle]."
        )
    return bare


def is_variant(key: str, base: str) -> bool:
    """Whether a key is the base itself or the base with letters that made it unique."""
    ending = key[len(base) :]
    return key.startswith(base) and (
        not ending or (ending.isascii() and ending.isalpha() and ending.islower())
    )


def _value(match: re.Match[str], record: Record) -> str:
    name, number = match[1].lower(), int(match[2] or 0)
    part = _PARTS.get(name)
    words = part(record, number) if part else _latin_words(record.text(match[1]))
    text = "".join(words)
    if number and name == "auth":
        text = text[:number]
    for modifier in _MODIFIER.finditer(match[3]):
        if modifier[2]:
            text = _MODIFIERS[modifier[2].lower()](words if text else [], text, int(modifier[3] or 0))
        elif not text:
            text = modifier[1]
    return text


def _creators(record: Record) -> tuple[Name, ...]:
    roles = ("author", "editor", "translator", "director", "container-author", "composer")
    return next((names for role in roles if (names := record.names(role))), ())


def _family(name: Name) -> str:
    return "".join(_latin_words(name.family or name.short_form))[:_LONGEST_PART]


def _auth(record: Record, _number: int) -> list[str]:
    return [_family(name) for name in _creators(record)[:1]]


def _authors(record: Record, number: int) -> list[str]:
    return [_family(name) for name in _creators(record)[: number or _MOST_NAMES]]


def _auth_et_al(record: Record, _number: int) -> list[str]:
    names = _creators(record)
    return [*(_family(name) for name in names[:1]), *(["EtAl"] if len(names) > 1 else [])]


def _year(record: Record, _number: int) -> list[str]:
    return [] if record.year is None else [str(abs(record.year))]


def _title_words(record: Record) -> list[str]:
    return _latin_words(plain(record.text("title")))


def _telling(record: Record, count: int) -> list[str]:
    words = _WORD.findall(plain(record.text("title")))
    told = (word for word in words if fold(word) not in _EMPTY_WORDS)
    latin = ("".join(_latin_words(word)) for word in told)
    return [word[:_LONGEST_PART] for word in latin if word][:count]


def _pages(record: Record) -> list[str]:
    return re.findall(r"\w+", record.text("page"))


_PARTS: Mapping[str, Callable[[Record, int], list[str]]] = {
    "auth": _auth,
    "authors": _authors,
    "authetal": _auth_et_al,
    "year": _year,
    "shortyear": lambda record, _: [each[-2:] for each in _year(record, 0)],
    "title": lambda record, _: _title_words(record),
    "shorttitle": lambda record, number: _telling(record, number or _SHORT_WORDS),
    "veryshorttitle": lambda record, _: _telling(record, 1),
    "journal": lambda record, _: _latin_words(plain(record.text("container-title"))),
    "volume": lambda record, _: _latin_words(record.text("volume")),
    "number": lambda record, _: _latin_words(record.text("issue") or record.text("number")),
    "firstpage": lambda record, _: _pages(record)[:1],
    "lastpage": lambda record, _: _pages(record)[-1:],
    "doi": lambda record, _: _latin_words(record.text("DOI")),
}
_MODIFIERS: Mapping[str, Callable[[list[str], str, int], str]] = {
    "lower": lambda _, text, __: text.lower(),
    "upper": lambda _, text, __: text.upper(),
    "abbr": lambda words, _, __: "".join(word[:1] for word in words),
    "truncate": lambda _, text, number: text[: number or _LONGEST_PART],
}


def _latin_words(text: str) -> list[str]:
    """The words in Latin letters, each with a capital; what has no Latin letters says nothing."""
    return [word[:1].upper() + word[1:] for each in _WORD.findall(text) if (word := _latin(each))]


@cache
def _latin(word: str) -> str:
    if word.isascii():
        return _NOT_LATIN.sub("", word)
    folded = fold(word)
    if not folded.isascii():
        folded = (latin_forms(folded) or folded).split(" ")[0]
    return _NOT_LATIN.sub("", folded)
