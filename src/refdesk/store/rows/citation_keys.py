"""Citation keys: made by the library's pattern once, unique without regard to case, then left alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, islice
from string import ascii_lowercase, ascii_uppercase

from sqlalchemy import Connection, delete, func, insert, select

from refdesk.domain.key_pattern import DEFAULT, key_from
from refdesk.domain.record import Record
from refdesk.store.tables.schema import choice, record
from refdesk.store.tables.sql import CHUNK

_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)

_LETTERS = len(ascii_lowercase)
#: So many keys are looked up in one go.
_BLOCK = 100
#: Under this name the library keeps its pattern.
_PATTERN = "citation_key_pattern"


def pattern(connection: Connection) -> str:
    """The pattern by which this library makes keys."""
    kept = connection.execute(select(choice.c.value).where(choice.c.name == _PATTERN)).scalar_one_or_none()
    return kept or DEFAULT


def set_pattern(connection: Connection, text: str) -> None:
    """Keep another pattern; keys that are there stay."""
    connection.execute(delete(choice).where(choice.c.name == _PATTERN))
    connection.execute(insert(choice).values(name=_PATTERN, value=text))


def pattern_key(connection: Connection, record: Record) -> str:
    """The key that the library's pattern makes; it may be taken."""
    return key_from(pattern(connection), record)


def free_keys(connection: Connection, wanted: Sequence[str]) -> list[str]:
    """For each key wanted one that no record has, itself or with letters behind; an empty one stays empty."""
    bases = {_lower(each) for each in wanted if each}
    taken = _in_use(connection, bases)
    taken |= _in_use(connection, {base + letter for base in taken for letter in ascii_lowercase})
    variants: dict[str, Iterator[str]] = {}
    free = []
    for each in wanted:
        key, lower = each, _lower(each)
        if lower in taken:
            tried = variants.setdefault(lower, _variants(connection, each))
            key = next(key for key in tried if _lower(key) not in taken)
        if key:
            taken.add(_lower(key))
        free.append(key)
    return free


def holder(connection: Connection, key: str) -> int | None:
    """The id of the record that has the key, without regard to case."""
    return connection.execute(
        select(record.c.id).where(func.lower(record.c.citation_key) == _lower(key))
    ).scalar_one_or_none()


def _in_use(connection: Connection, keys: set[str]) -> set[str]:
    """Those of the keys, in lower case, that records have."""
    # `among` would read the whole table: SQLite compares text of a list with no expression's index.
    lower = func.lower(record.c.citation_key)
    found: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        some = list(islice(keys, start, start + CHUNK))
        found.update(connection.scalars(select(lower).where(lower.in_(some))))
    return found


def _variants(connection: Connection, key: str) -> Iterator[str]:
    """The key, the key with one letter behind, then those with more that no record has."""
    yield from (key + _ending(place) for place in range(_LETTERS + 1))
    for start in count(_first_unused(connection, key), _BLOCK):
        some = [key + _ending(place) for place in range(start, start + _BLOCK)]
        used = _in_use(connection, {_lower(each) for each in some})
        yield from (each for each in some if _lower(each) not in used)


def _first_unused(connection: Connection, key: str) -> int:
    """The place of an unused ending behind used ones, found in as many steps as their number has digits."""
    low, high = _LETTERS, _LETTERS + 1
    while holder(connection, key + _ending(high)) is not None:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        if holder(connection, key + _ending(middle)) is None:
            high = middle
        else:
            low = middle
    return high


def _ending(place: int) -> str:
    """0 is none, 1 to 26 are a to z, 27 is aa."""
    letters = ""
    while place:
        place, letter = divmod(place - 1, _LETTERS)
        letters = ascii_lowercase[letter] + letters
    return letters


def _lower(key: str) -> str:
    """As SQL's lower() has it: ASCII letters only, as BibTeX compares keys too."""
    return key.lower() if key.isascii() else key.translate(_ASCII_LOWER)
