"""Records of the shape that real ones have: known works, mixed with one another, and made-up ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

from training.made_up import UNDIVIDED
from training.people import names_of
from training.vocabulary import Vocabulary, vocabulary

#: CSL-JSON.
Item = dict[str, Any]

_TYPES = {
    "article-journal": 40, "chapter": 15, "book": 15, "paper-conference": 8, "thesis": 6, "report": 6,
    "webpage": 6, "article-newspaper": 4, "patent": 1, "standard": 1,
}  # fmt: skip
#: Short forms of words that titles of journals have most.
_SHORT = {
    "journal": "J.", "international": "Int.", "american": "Am.", "european": "Eur.", "british": "Br.",
    "review": "Rev.", "reviews": "Rev.", "letters": "Lett.", "annals": "Ann.", "proceedings": "Proc.",
    "national": "Natl.", "transactions": "Trans.", "bulletin": "Bull.", "university": "Univ.",
    "quarterly": "Q.", "society": "Soc.",
    "academy": "Acad.", "science": "Sci.", "sciences": "Sci.", "physics": "Phys.", "physical": "Phys.",
    "research": "Res.", "medicine": "Med.", "medical": "Med.",
}  # fmt: skip
_LEFT_OUT = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "et", "&"})
_REPORTS = (
    "Technical Report", "Working Paper", "Discussion Paper", "Research Report", "Policy Brief", "White Paper"
)  # fmt: skip
_THESES = ("PhD thesis", "Master's thesis", "Doctoral dissertation", "Ph.D. dissertation", "MSc thesis")


def typed(item: Item) -> Item:
    """A known work with the type that its fields tell."""
    if item.get("type"):
        return item
    container, publisher = item.get("container-title"), item.get("publisher")
    if item.get("genre") and not container:
        kind = "thesis" if re.search(r"thes|diss|dis\.", str(item["genre"]).lower()) else "report"
    elif container and re.search(r"\b(?:proc|conference|symposium|workshop)", container, re.IGNORECASE):
        kind = "paper-conference"
    elif container:
        kind = "chapter" if item.get("editor") or (publisher and "issue" not in item) else "article-journal"
    else:
        kind = "book" if publisher else "webpage" if item.get("URL") else "book"
    return {**item, "type": kind}


def known_works(chance: random.Random, items: Sequence[Item]) -> Iterator[Item]:
    """Known works without end: every other one with the people, year or place of another of its type."""
    by_type: dict[str, list[Item]] = {}
    for item in map(typed, items):
        if item.get("title") and _year(item) and len(str(item["title"])) < 300:
            by_type.setdefault(item["type"], []).append(item)
    kinds = [kind for kind in _TYPES if len(by_type.get(kind, ())) >= 20]
    while True:
        own = by_type[chance.choices(kinds, [_TYPES[kind] for kind in kinds])[0]]
        item = dict(chance.choice(own))
        for group in (
            ("author",),
            ("container-title", "volume", "issue"),
            ("publisher", "publisher-place"),
            ("editor",),
        ):
            if chance.random() < 0.3:
                _take(item, chance.choice(own), group)
        yield _completed(chance, item)


def _year(item: Item) -> int:
    """The year that a work has come out; 0 where it is not known."""
    year = (item.get("issued", {}).get("date-parts") or [[0]])[0][0]
    return year if isinstance(year, int) and year > 1400 else 0


def _take(item: Item, other: Item, fields: Sequence[str]) -> None:
    if not all(field in other for field in fields[:1]):
        return
    for field in fields:
        item.pop(field, None)
        if field in other:
            item[field] = other[field]


def made_up_works(chance: random.Random, languages: dict[str, float]) -> Iterator[Item]:
    """Made-up works without end, each with its `language`."""
    names, shares = list(languages), list(languages.values())
    while True:
        language = chance.choices(names, shares)[0]
        kind = chance.choices(list(_TYPES), list(_TYPES.values()))[0]
        yield _completed(chance, _made_up(chance, language, kind) | {"language": language})


def _made_up(chance: random.Random, language: str, kind: str) -> Item:
    words = vocabulary(language)
    item: Item = {
        "type": kind,
        "title": _title(chance, words),
        "issued": {"date-parts": [[chance.choice((chance.randint(1995, 2024), chance.randint(1900, 2024)))]]},
    }
    if chance.random() < (0.4 if kind in ("webpage", "standard", "report") else 0.93):
        item["author"] = _people(chance, language)
    elif chance.random() < 0.7:
        item["author"] = [{"literal": chance.choice(words.bodies)}]
    if kind in ("article-journal", "article-newspaper"):
        item["container-title"] = chance.choice(words.journals)
    elif kind == "paper-conference":
        item["container-title"] = chance.choice(words.meetings)
    elif kind == "chapter":
        item |= {"container-title": _title(chance, words), "editor": _people(chance, language)}
    elif kind == "thesis":
        item["genre"] = chance.choice(words.theses)
    if kind in ("book", "chapter", "thesis", "report", "paper-conference", "standard"):
        item |= {"publisher": chance.choice(words.houses), "publisher-place": chance.choice(words.cities)}
    if kind in ("book", "chapter", "report") and chance.random() < 0.15:
        item |= {
            "collection-title": chance.choice(words.journals),
            "collection-number": str(chance.randint(500, 900)),
        }
    return item


def _title(chance: random.Random, words: Vocabulary) -> str:
    title = f"{chance.choice(words.subjects)}{words.link}{chance.choice(words.matters)}"
    if chance.random() < 0.3:
        title += f": {chance.choice(words.subjects)}{words.link}{chance.choice(words.matters)}"
    return title


def _people(chance: random.Random, language: str) -> list[dict[str, str]]:
    words = vocabulary(language)
    families = names_of(language, "last") or words.families
    givens = names_of(language, "first") or words.givens
    count = chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 9))
    people = [{"family": chance.choice(families), "given": chance.choice(givens)} for _ in range(count)]
    for person in people:
        if language not in UNDIVIDED and chance.random() < 0.4:
            person["given"] += f" {chance.choice(givens)}"
    return people


def _completed(chance: random.Random, item: Item) -> Item:
    """With the numbers, dates and addresses that works of its type have; no two numbers are alike."""
    kind = item["type"]
    numbers = chance.sample(range(1, 90), 3)
    year = _year(item)
    first = chance.choice((chance.randint(91, 999), chance.randint(1001, 1400)))
    item = {
        key: value
        for key, value in item.items()
        if key not in ("page", "issued", "DOI", "URL", "note", "number")
    }
    item["issued"] = {"date-parts": [_date(chance, year, is_daily=kind in ("article-newspaper", "webpage"))]}
    if kind == "article-journal":
        item["volume"] = str(numbers[0] if chance.random() < 0.7 else chance.randint(91, 480))
        if chance.random() < 0.7:
            item["issue"] = str(numbers[1]) if chance.random() < 0.9 else f"{numbers[1]}-{numbers[1] + 1}"
    else:
        item.pop("volume", None), item.pop("issue", None)
    if kind in ("article-journal", "chapter", "paper-conference") and chance.random() < 0.9:
        item["page"] = (
            f"{first}-{first + chance.randint(2, 30)}" if chance.random() < 0.85 else f"e{first}{first}"
        )
    if kind == "book":
        item |= {"number-of-pages": str(first)} if chance.random() < 0.4 else {}
        item |= {"edition": str(chance.randint(2, 9))} if chance.random() < 0.25 else {}
        item |= {"volume": str(numbers[2])} if chance.random() < 0.08 else {}
    if kind in ("report", "standard", "patent"):
        item["number"] = f"{chance.choice(('TR', 'WP', 'US', 'NBER', 'ISO', ''))} {first}{numbers[0]}".strip()
    if kind == "report" and not item.get("genre"):
        item["genre"] = chance.choice(_REPORTS)
    if kind == "thesis" and not item.get("genre"):
        item["genre"] = chance.choice(_THESES)
    if "container-title" in item and "container-title-short" not in item and chance.random() < 0.7:
        item["container-title-short"] = shortened(item["container-title"])
    return _with_addresses(chance, item, first)


def _date(chance: random.Random, year: int, *, is_daily: bool) -> list[int]:
    if is_daily and chance.random() < 0.8:
        return [year, chance.randint(1, 12), chance.randint(1, 28)]
    return [year, chance.randint(1, 12)] if chance.random() < 0.1 else [year]


def _with_addresses(chance: random.Random, item: Item, number: int) -> Item:
    kind, year = item["type"], item["issued"]["date-parts"][0][0]
    if kind == "article-journal" and chance.random() < 0.35:
        item["DOI"] = f"10.{number + 1000}/j.{chance.choice(('x', 'abc', 'ss'))}.{year}.{number:05}"
    elif kind == "webpage" or chance.random() < 0.12:
        host = chance.choice(
            ("www.example.org", "stat.gov.kz", "repository.uni.edu", "www.oecd.org", "news.site.com")
        )
        item["URL"] = f"https://{host}/{chance.choice(('doc', 'a/b', 'article'))}/{number}"
        if chance.random() < 0.6:
            accessed = [
                year + 1,
                chance.choice([m for m in range(1, 13) if m not in item["issued"]["date-parts"][0][1:]]),
            ]
            item["accessed"] = {"date-parts": [[*accessed, chance.randint(1, 28)]]}
    return item


def shortened(title: str) -> str:
    """A journal's title abbreviated after the manner of ISO 4."""
    words = [word for word in title.split() if word.lower() not in _LEFT_OUT]
    if len(words) < 2:
        return title
    return " ".join(_SHORT.get(word.lower(), _cut(word)) for word in words)


def _cut(word: str) -> str:
    found = re.match(r"[^\W\d_]{2,4}?[^\W\d_aeiouyаеиоуыэюя](?=[aeiouyаеиоуыэюя])", word)
    return f"{found[0]}." if found and len(word) > 6 else word
