"""The keys that records are sorted and recognised by, made once when a record is written."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

from refdesk.domain.fields import FIELDS, Kind
from refdesk.domain.folding import fold
from refdesk.domain.identifiers import normal_doi
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.domain.richtext import plain

#: Longer keys tell almost nothing more apart and cost room in every index.
_KEY_LENGTH = 48
#: Sorts after every letter: records without an author or title come last.
_LAST = "\U0010fffd"
NO_YEAR = 1_000_000
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W_]+")
_ROLES = (
    "author",
    "editor",
    "editor-translator",
    "composer",
    "director",
    "translator",
    "performer",
    "organizer",
)
_NAME_FIELDS = tuple(name for name, field in FIELDS.items() if field.kind is Kind.NAMES)
#: Shorter titles ("Introduction", "Review") do not tell works apart.
_TELLING_TITLE = 12
_LONG_TITLE = 40
_BLOCK_LENGTH = 20


class WorkKeys(NamedTuple):
    """Records that share `doi` or `work` are surely one work, those that share a block may be."""

    doi: int | None
    work: int | None
    title_block: int | None
    author_block: int | None


def creators(record: Record) -> tuple[Name, ...]:
    """Who is shown and sorted by: the authors, else the editors, else whoever is named first."""
    for role in (*_ROLES, *_NAME_FIELDS):
        names = record.names(role)
        if names:
            return names
    return ()


def sort_key(text: str) -> str:
    """Folded words with numbers as numbers, cut short; what is empty comes last."""
    words = " ".join(_LETTERS.findall(fold(plain(text[: _KEY_LENGTH * 4]))))
    return _DIGITS.sub(_padded, words)[:_KEY_LENGTH] or _LAST


def author_key(record: Record) -> str:
    """The key of the author column: all names, family first."""
    # A tab sorts before the space inside a name, so that "Kim" and others come before "Kim Lee".
    key = ""
    for name in creators(record)[:4]:
        key += f"\t{sort_key(name.sorted_form)}" if key else sort_key(name.sorted_form)
        if len(key) >= _KEY_LENGTH:
            break
    return key[:_KEY_LENGTH] or _LAST


def year_key(record: Record) -> int:
    """The year; what has none comes last."""
    year = record.year
    return NO_YEAR if year is None else year


def title_letters(record: Record) -> str:
    """The title folded, letters and digits only."""
    return "".join(_LETTERS.findall(fold(plain(record.text("title")))))


def first_author(record: Record) -> str:
    """The first creator's family name (or whole name), folded, letters only."""
    names = creators(record)
    return "".join(_LETTERS.findall(fold(names[0].short_form))) if names else ""


def work_keys(record: Record) -> WorkKeys:
    """The keys by which other records of the same work are found."""
    title, author, year = title_letters(record), first_author(record), record.year
    doi = normal_doi(record.text("DOI"))
    return WorkKeys(
        hashed(doi) if doi else None,
        _work_key(record, title, author),
        hashed(title[:_BLOCK_LENGTH]) if len(title) >= _TELLING_TITLE else None,
        hashed(f"{author}|{year}") if author and year is not None else None,
    )


def hashed(text: str) -> int:
    """64 bits that stand for the text."""
    return int.from_bytes(
        blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )


def _work_key(record: Record, title: str, author: str) -> int | None:
    year, address = record.year, record.text("URL").rstrip("/").lower()
    if len(title) >= _TELLING_TITLE:
        is_long = len(title) >= _LONG_TITLE
        if (author and year is not None) or (is_long and (author or year is not None)):
            return hashed(f"{title}|{author}|{'' if year is None else year}")
        if address:
            return hashed(f"{title}|{address}")
    return _whole_key(record)


def _whole_key(record: Record) -> int | None:
    """For what tells too little to be recognised by parts: the same only where all of it is the same."""
    words = [f"{name}={fold(record.text(name))}" for name in sorted(record) if name != "citation-key"]
    said = "|".join(words)
    return hashed(said) if len(said) >= _LONG_TITLE and len(words) > 1 else None


def _padded(digits: re.Match[str]) -> str:
    number = digits.group().lstrip("0")
    return number.zfill(8) if len(number) <= 8 else number
