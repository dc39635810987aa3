"""Made-up references with known field borders: records of many languages in the templates of many styles."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from training.vocabulary import vocabulary

#: A piece of a reference: the field's label ("other" between fields) and its words.
Piece = tuple[str, str]

_TEMPLATES = Path(__file__).resolve().parent / "templates.toml"
_NAME_FORMS = (
    "f, g.",
    "f, g.",
    "f, G",
    "f g",
    "f g.",
    "g. f",
    "g. f",
    "G f",
    "F, G",
    "F g.",
    "f, g.;",
    "F, g.;",
    "F, G;",
)
_HOSTS = (
    "www.example.org", "stat.gov.kz", "cyberleninka.ru", "www.worldbank.org", "news.example.com",
    "repository.uni.edu",
)  # fmt: skip
_PATHS = ("article", "doc", "en/news", "files")
_ENDINGS = ("", ".html", ".pdf", "/")
_SLOT = re.compile(r"<([A-Za-z0-9-]+)>|%(\w+)|([{}])")
_CYRILLIC = frozenset({"ru", "kk", "uk"})
#: Languages that write a name in one word, the family name first.
UNDIVIDED = frozenset({"zh", "ko", "ja"})


class Record:
    """One made-up work in one language; a field is asked for by its slot's name."""

    def __init__(self, chance: random.Random, language: str) -> None:
        self.chance = chance
        self.language = language
        self.words = vocabulary(language)
        self.form = chance.choice(_NAME_FORMS[:9] if language in _CYRILLIC else _NAME_FORMS)
        self._start = chance.choice((chance.randint(1, 60), chance.randint(50, 3000)))
        self.year = str(
            chance.choice(
                (chance.randint(1950, 2024), chance.randint(1990, 2024), chance.randint(1850, 2024))
            )
        )

    def slot(self, name: str) -> list[Piece] | None:
        """The pieces of one slot; None where this record lacks it."""
        maker = getattr(self, "_" + name.lower().replace("-", "_"))
        pieces: list[Piece] | None = maker()
        if pieces and name.isupper():
            return [
                (label, words.upper() if name != "AUTHOR" else _capital_families(words))
                for label, words in pieces
            ]
        return pieces

    def _mononym(self) -> list[Piece]:
        name = self._pick(self.words.givens if self.chance.random() < 0.5 else self.words.families)
        return [
            (
                "author",
                self.chance.choice(
                    (name.upper(), name, f"{name.upper()} DE {self._pick(self.words.cities).upper()}")
                ),
            )
        ]

    def cue(self, name: str) -> list[Piece]:
        """The language's announcement of a field, with what stands in it."""
        if name == "accessed":
            return [("other", self._pick(self.words.cues["accessed"]) % self._full_date())]
        if name == "urlhere":
            return [("other", "URL: "), *self._url()]
        if name == "place":
            return []
        if name == "another":
            title = self._pick(self.words.subjects) + self.words.link + self._pick(self.words.matters)
            imprint = f"{self._pick(self.words.cities)}: {self._pick(self.words.houses)}"
            return [("other", f"{title}. {imprint}, {self.chance.randint(1950, 2020)}")]
        words = self.chance.choice(self.words.cues.get(name) or [""])
        return [
            ("other", words if words.endswith((" ", ".", "(", "<", "//", "№")) or not words else words + " ")
        ]

    def _pick(self, words: list[str]) -> str:
        return self.chance.choice(words)

    def _person(self, form: str) -> str:
        family, given = self._pick(self.words.families), self._pick(self.words.givens)
        if self.language in UNDIVIDED:
            return family + given
        initials = given[0] + "."
        if self.chance.random() < 0.5:
            initials += self.chance.choice(("", " ")) + self._pick(self.words.givens)[0] + "."
        family = family.upper() if "F" in form else family
        bare = initials.replace(".", "").replace(" ", "")
        return {
            "f, g.": f"{family}, {initials}",
            "f, g": f"{family}, {given}",
            "f g": f"{family} {bare}",
            "f g.": f"{family} {initials}",
            "g. f": f"{initials} {family}",
            "g f": f"{given} {family}",
        }[_plain(form)]

    def _people(self, label: str, form: str) -> list[Piece]:
        count = self.chance.choice((1, 1, 1, 2, 2, 3, 4, 6))
        people = [self._person(form) for _ in range(count)]
        between = (
            "; "
            if form.endswith(";")
            else "，"
            if self.language in UNDIVIDED and self.chance.random() < 0.3
            else ", "
        )
        last = self.chance.choice((*self.words.cues["conjunction"], between, between))
        last = last if last.startswith((" ", ",", ";", "/", "，", "、")) else f" {last} "
        names = between.join(people[:-1]) + (last if count > 1 else "") + people[-1]
        if count > 2 and self.chance.random() < 0.25:
            space = "" if self.language in UNDIVIDED else " "
            names = between.join(people) + space + self._pick(self.words.cues["others"])
        return [(label, names)]

    def _author(self) -> list[Piece] | None:
        return self._people("author", self.form)

    def _editor(self) -> list[Piece] | None:
        return self._people("editor", self.chance.choice((self.form, "g. f", "G f")))

    def _translator(self) -> list[Piece]:
        return [("translator", self._person("G f"))]

    def _body(self) -> list[Piece]:
        return [("author", self._pick(self.words.bodies))]

    def _title(self) -> list[Piece] | None:
        link = self.words.link
        title = self._pick(self.words.subjects) + link + self._pick(self.words.matters)
        if self.chance.random() < 0.3:
            second = self._pick(self.words.subjects) + link + self._pick(self.words.matters)
            title += self.chance.choice((": ", ". ", ": ", " – ")) + second
        if self.chance.random() < 0.1:
            title += self.chance.choice(
                (" (1991-2010)", f" in {self.year}", ", 1860–1914", "?", " (Part II)", " (на примере Алматы)")
            )
        return [("title", title)]

    def _container_title(self) -> list[Piece] | None:
        return [("container-title", self._pick(self.words.journals))]

    def _website(self) -> list[Piece] | None:
        return self._container_title()

    def _meeting(self) -> list[Piece] | None:
        return [("container-title", self._pick(self.words.meetings))]

    def _collection_title(self) -> list[Piece]:
        return [("collection-title", self._pick(self.words.journals))]

    def _volume(self) -> list[Piece] | None:
        return [
            (
                "volume",
                self.chance.choice(
                    (str(self.chance.randint(1, 220)), str(self.chance.randint(1, 40)), "XII", "IV", "72B")
                ),
            )
        ]

    def _issue(self) -> list[Piece] | None:
        if self.chance.random() < 0.3:
            return None
        number = self.chance.randint(1, 24)
        return [
            (
                "issue",
                self.chance.choice(
                    (
                        str(number),
                        str(number),
                        f"{number}-{number + 1}",
                        f"{number}/{number + 1}",
                        "suppl. 1",
                        f"{number} ({number + 90})",
                    )
                ),
            )
        ]

    def _page(self) -> list[Piece] | None:
        last = self._start + self.chance.randint(1, 40)
        dash = self.chance.choice("-–-–—")
        short = (
            str(last)[-2:]
            if len(str(last)) == len(str(self._start)) and last % 100 > self._start % 100
            else str(last)
        )
        return [
            (
                "page",
                self.chance.choice(
                    (
                        f"{self._start}{dash}{last}",
                        f"{self._start}{dash}{last}",
                        f"{self._start}{dash}{short}",
                        str(self._start),
                        f"e{self._start}{last}",
                        f"{self._start} {dash} {last}",
                    )
                ),
            )
        ]

    def _total(self) -> list[Piece]:
        return [
            ("page", str(self.chance.randint(60, 700))),
            ("other", self._pick(self.words.cues["total"]).rstrip(".")),
        ]

    def _issued(self) -> list[Piece]:
        odd = self.chance.random()
        if odd < 0.04:
            return [("issued", self.chance.choice(("n.d.", "in press", "s.d.", "forthcoming")))]
        return [("issued", self.year + (self.chance.choice("abc") if odd > 0.95 else ""))]

    def _year(self) -> list[Piece]:
        return [("issued", self.year)]

    _month = lambda self: [("issued", self._pick(self.words.months))]  # noqa: E731
    _day = lambda self: [("issued", str(self.chance.randint(1, 28)))]  # noqa: E731

    def _publisher(self) -> list[Piece] | None:
        return [("publisher", self._pick(self.words.houses))]

    def _publisher_place(self) -> list[Piece] | None:
        return [("publisher-place", self._pick(self.words.cities))]

    def _edition(self) -> list[Piece] | None:
        return [("edition", self._pick(self.words.cues["edition"]))] if self.chance.random() < 0.4 else None

    def _genre(self) -> list[Piece]:
        return [("genre", self._pick(self.words.theses))]

    def _genre2(self) -> list[Piece]:
        return [
            (
                "genre",
                self.chance.choice(("Working Paper", "Discussion Paper", "Research Report", "Policy Brief")),
            )
        ]

    def _number(self) -> list[Piece]:
        return [
            (
                "number",
                self.chance.choice(
                    (f"TR-{self._start}", f"CS-{self._start}", str(self._start), f"EPA/{self._start}/R-05")
                ),
            )
        ]

    def _doi(self) -> list[Piece] | None:
        return (
            [("DOI", f"10.{self.chance.randint(1001, 9999)}/j.{self._start}.{self.year}.0{self._start % 90}")]
            if self.chance.random() < 0.6
            else None
        )

    def _arxiv(self) -> list[Piece] | None:
        if self.chance.random() < 0.4:
            return None
        month = f"{self.chance.randint(10, 22)}0{self.chance.randint(1, 9)}"
        return [("other", f"{month}.{self.chance.randint(1000, 9999)}")]

    def _arxivold(self) -> list[Piece] | None:
        return (
            [("other", f"hep-th/{self.chance.randint(9101001, 9912999)}")]
            if self.chance.random() < 0.6
            else None
        )

    def _url(self) -> list[Piece]:
        path = f"{self.chance.choice(_PATHS)}/{self._start}{self.chance.choice(_ENDINGS)}"
        return [("URL", f"{self.chance.choice(('http', 'https'))}://{self.chance.choice(_HOSTS)}/{path}")]

    def _access(self) -> list[Piece]:
        return [("other", "accessed " + self._full_date())]

    def _full_date(self) -> str:
        day, month, year = (
            self.chance.randint(1, 28),
            self._pick(self.words.months),
            self.chance.randint(2005, 2024),
        )
        number = self.chance.randint(1, 12)
        return self.chance.choice(
            (
                f"{day} {month} {year}",
                f"{day:02}.{number:02}.{year}",
                f"{year}-{number:02}-{day:02}",
                f"{day:02}/{number:02}/{year}",
            )
        )


def _plain(form: str) -> str:
    """A form of names without what it says of case and separators."""
    return form.rstrip(";").lower()


def _capital_families(names: str) -> str:
    return re.sub(r"(?:(?<=^)|(?<=; )|(?<=, ))[^\W\d_]{2,}(?=, )", lambda match: match[0].upper(), names)


class Templates(NamedTuple):
    """Templates with their weights, those that only one language has, and those for known works."""

    lines: list[str]
    weights: list[float]
    local: dict[str, list[str]]
    for_known: list[str]


def templates() -> Templates:
    """The templates that `templates.toml` holds."""
    data = tomllib.loads(_TEMPLATES.read_text(encoding="utf-8"))
    local = {language: group["lines"].strip().splitlines() for language, group in data.pop("local").items()}
    kinds = {name: group["lines"].strip().splitlines() for name, group in data.items()}
    weights = [data[name]["weight"] / len(lines) for name, lines in kinds.items() for _ in lines]
    for_known = [line for name in ("articles", "books", "chapters", "meetings") for line in kinds[name]]
    return Templates([line for lines in kinds.values() for line in lines], weights, local, for_known)


def made_up(chance: random.Random, languages: Mapping[str, float]) -> Iterator[list[Piece]]:
    """References without end, as pieces in order; `languages` weighs them."""
    styles = templates()
    names, shares = list(languages), list(languages.values())
    while True:
        language = chance.choices(names, shares)[0]
        local = styles.local.get(language)
        if local and chance.random() < 0.6:
            template = chance.choice(local)
        else:
            template = chance.choices(styles.lines, styles.weights)[0]
        pieces = filled(Record(chance, language), template)
        if pieces:
            yield pieces


def filled(record: Record, template: str) -> list[Piece] | None:
    """The record in a template; None where it lacks what the template needs."""
    stack: list[list[Piece]] = [[]]
    is_missing = [False]
    reached = 0
    for slot in _SLOT.finditer(template):
        stack[-1].append(("other", template[reached : slot.start()]))
        reached = slot.end()
        if slot[3] == "{":
            stack.append([])
            is_missing.append(False)
        elif slot[3] == "}":
            group, missing = stack.pop(), is_missing.pop()
            stack[-1].extend([] if missing else group)
        else:
            found = record.slot(slot[1]) if slot[1] else record.cue(slot[2])
            is_missing[-1] = is_missing[-1] or found is None
            stack[-1].extend(found or [])
    stack[-1].append(("other", template[reached:]))
    if is_missing[0]:
        return None
    return _without_double_stops([piece for piece in stack[0] if piece[1]])


def _without_double_stops(pieces: list[Piece]) -> list[Piece]:
    """An initial's full stop ends the sentence too."""
    kept: list[Piece] = []
    for label, words in pieces:
        if kept and kept[-1][1].endswith(".") and words.startswith("."):
            words = words[1:]
        kept.append((label, words))
    return [piece for piece in kept if piece[1]]
