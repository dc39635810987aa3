"""Citation keys: made by a pattern once, unique without regard to case, and then left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase, ascii_uppercase

from sqlalchemy import Connection, func, select

from refdesk.domain.folding import fold
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain
from refdesk.domain.transliteration import latin_forms
from refdesk.store import keys
from refdesk.store.schema import record
from refdesk.store.sql import among

#: Words that say nothing of a title, in the languages met most.
_EMPTY_WORDS = frozenset({
    "a", "an", "the", "on", "of", "in", "at", "to", "for", "and", "or", "from", "with", "by", "its", "der",
    "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las", "de", "du", "des", "del",
    "о", "об", "в", "во", "на", "по", "из", "к", "и", "с", "а",
})  # fmt: skip
_LATIN = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"\w+")
_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
#: What BibTeX and the programs around it cannot have in a key.
FORBIDDEN = re.compile(r"[\s,{}\\#%~\"'()=@]")


def pattern_key(record: Record) -> str:
    """`meena2019kazakhstan`: first author's family name, year, first telling word of the title."""
    names = keys.creators(record)
    author = _latin(names[0].family or names[0].short_form) if names else ""
    year = "" if record.year is None else str(abs(record.year))
    words = (
        _latin(word) for word in _WORD.findall(fold(plain(record.text("title")))) if word not in _EMPTY_WORDS
    )
    word = next((word for word in words if word), "")
    return f"{author[:24]}{year}{word[:24]}" or "untitled"


def free_keys(connection: Connection, wanted: Sequence[str]) -> list[str]:
    """For each key wanted one that no record has, itself or with letters behind; an empty one stays empty."""
    bases = {_lower(each) for each in wanted if each}
    taken = _in_use(connection, bases)
    taken |= _in_use(connection, {base + letter for base in taken for letter in ascii_lowercase})
    variants: dict[str, Iterator[str]] = {}
    free = []
    for each in wanted:
        tried = variants.setdefault(_lower(each), _variants(each))
        key = next(key for key in tried if _is_free(connection, key, each, taken)) if each else ""
        taken.add(_lower(key))
        free.append(key)
    return free


def holder(connection: Connection, key: str) -> int | None:
    """The id of the record that has the key, without regard to case."""
    return connection.execute(
        select(record.c.id).where(func.lower(record.c.citation_key) == _lower(key))
    ).scalar_one_or_none()


def _is_free(connection: Connection, key: str, base: str, taken: set[str]) -> bool:
    """With one letter behind, `taken` knows; longer endings are rare and asked for one by one."""
    return _lower(key) not in taken and (len(key) < len(base) + 2 or holder(connection, key) is None)


def _in_use(connection: Connection, keys: set[str]) -> set[str]:
    """Those of the keys, in lower case, that records have."""
    lower = func.lower(record.c.citation_key)
    return set(connection.scalars(select(lower).where(among(lower, keys)))) if keys else set()


def _variants(key: str) -> Iterator[str]:
    yield key
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield key + "".join(letters)


def _lower(key: str) -> str:
    """As SQL's lower() has it: ASCII letters only, as BibTeX compares keys too."""
    return key.translate(_ASCII_LOWER)


def _latin(text: str) -> str:
    folded = fold(text)
    return _LATIN.sub("", folded if folded.isascii() else _in_latin(folded))


def _in_latin(folded: str) -> str:
    forms = latin_forms(folded)
    return forms.split(" ")[0] if forms else folded
