"""Persons on the lines of a page: lists of names, and names with which a line begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from refdesk.domain.draft import Span
from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.names.person_names import read_names
from refdesk.reading.pages.author_cards import Card, card_of, card_of_affiliation, is_position
from refdesk.reading.pages.person import CAPITAL, as_cited, family_key, is_person, person_named
from refdesk.reading.pages.places import INSTITUTION
from refdesk.reading.text.headings import section_of
from refdesk.reading.text.lines import Line
from refdesk.reading.text.word_tables import word_table
from refdesk.reading.text.words import key_of

_HAN = re.compile(r"[\u4e00-\u9fff\u3005]{2,4}")
#: A name printed twice, once for a screen and once for its reader.
_DOUBLED = re.compile(r"(?P<name>[^\W\d_].{3,60}?)[*\u2020\u2021\s]*(?P=name)")
_MARKERS = re.compile(
    r"(?P<markers>(?:[\s,*\u2020\u2021\u00a7\u00b6\u2709#\u200b]*(?:\d{1,2}\)?|"
    r"(?<![^\W\d_])[a-z](?![^\W\d_])|[\u00b9\u00b2\u00b3\u2070-\u2079]|\(\d{1,2}\)|"
    r"\[\d{1,2}\]))*[\s*+\u2020\u2021\u00a7\u00b6\u2709#,\u200b]*)$"
)
_SEPARATOR = re.compile(
    r"[,;\uff0c\uff1b\u3001&\u2022\u00b7]|\s(?:and|AND|und|y|et|e|ve|i|и|та|with|және)\s|\s{2,}|(?<=[^\W\d_]\d\))\s(?=[^\W\d_])"
)
_DEGREES_BEHIND = re.compile(
    r"^(?:Ph\.?D|M\.?D|M\.?Sc|M\.?A|MPH|Dr|Prof|MBBS|FRCS|BSc|RN|MBA|DrPH|DSc|Jr|Sr|II|III)\.?$"
)
_LEADING_WORDS = re.compile(
    r"(?:author links open overlay panel|authors?\s*:|by\s+|автор[ыи]?\s*:|autor(?:es)?\s*:|"
    r"yazar(?:lar)?\s*:|作者\s*[:\uff1a])\s*",
    re.IGNORECASE,
)
_NEXT_PERSON = re.compile(r"[&,;]|(?:and|и|y|e|et|und|ve)\s")
_ORCID = re.compile(
    r"\[?(?:ORCID(?:\s?iD)?\]?:?\s*)?(?:https?://)?(?:www\.)?orcid\.org/(?P<orcid>\d{4}-\d{4}-\d{4}-\d{3}[\dXx])"
    r"|\[?ORCID\]?(?P<none>)",
    re.IGNORECASE,
)
#: What pages print between names: icons in words, roles, buttons, addresses.
_BESIDE_NAMES = re.compile(
    r"View ORCID Profile|author orcid image|\[opens in a new window\]|\*? ?affiliations?:?$|\s(?:and|und|"
    r"y|et|&)$|ORCID(?: iD)?(?: Icon| logo| icon)|(?:is a )?corresponding author|\(corresponding\)|"
    r"search for more (?:papers|articles) by this author|view profile|author links open overlay panel|"
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\u2709\U0001f4e7]|\bet al\.?$|bu kişi benim|opens in a new window|"
    r"authors info & (?:affiliations|claims)|sobre (?:os|el|o|los) autor(?:es)?|about the authors?$|"
    r"authorship$|scimago institutions rankings|contributed equally[^,;]{0,40}",
    re.IGNORECASE,
)
_AFFILIATED = re.compile(
    r"(?P<name>[^\W\d_][^,;(\u2013\u2014]{3,60}?)\s*(?:[;,(]|\s[\u2013\u2014-]\s)\s*(?P<rest>[^\W\d_].{5,})"
)
#: Marks before a name are those of the person before it: `Ash ,1 Birch,2`.
_MARKS_BEFORE = re.compile(r"(?:[\d*\u2020\u2021\u00a7\u00b6]{1,2}[\s,]*)+(?=(?:and\s|&\s)?[^\W\d_])")
_EMAIL = re.compile(r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
_LONGEST_LIST = 1500
#: A label of authors is so short; so many lines below it are looked at; a person has so many words.
_LONGEST_LABEL, _MOST_LABELLED, _MOST_NAME_WORDS = 25, 60, 7
#: Several marks in one bracket: `(2, 1)`.
_SHARED_BRACKET = re.compile(r"\(\d{1,2}(?:,\s?\d{1,2})+\)")
#: Letters as marks between names that nothing else parts: `Ana Ash,‡ab Bo Birch *a`.
_LETTERED_MARK = re.compile(
    rf"(?<=[^\W\d_]{{2}})(?:,\s?|\s?(?=[*\u2020\u2021\u00a7]))[*\u2020\u2021\u00a7]?(?P<letters>[a-h]{{1,2}})[*\u2020\u2021\u00a7]?\s(?=(?:and\s)?{CAPITAL})"
)
#: Bodies that papers name beside their authors.
_GROUP = re.compile(
    r"(?:(?:and|for|on behalf of|in collaboration with)\s)*(?:the\s)?(?P<name>[A-Z][\w\s'-]{1,60}\s"
    r"(?:Group|Consortium|Collaboration|Investigators|Network|Team|Committee|Initiative|Collaborators))"
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_ROMAN = re.compile(r"\s(?:I{1,3}|IV|VI{0,3})\s*$")


@dataclass
class Author:
    """An author while the page is read: the name, its place, its card and its affiliation marks."""

    name: Name
    span: Span
    card: Card = field(default_factory=Card)
    markers: tuple[str, ...] = ()
    line: int = 0

    @property
    def key(self) -> str:
        """The family name, folded."""
        return family_key(self.name)


def people_on(line: Line, families: frozenset[str]) -> list[Author]:
    """The persons whom a line lists, or the one with whose name it begins; none where it has other things.

    `families` are the family names that a citation vouches for; where there are any, one must be there.
    """
    if (
        len(line.text) > _LONGEST_LIST
        or "http" in line.text[:8]
        or "©" in line.text[:2]
        or section_of(line.text)
    ):
        return []
    lead = _LEADING_WORDS.match(line.text)
    body = line.part(lead.end()) if lead else line
    listed = listed_people(body, families)
    if listed and (not families or any(author.key in families for author in listed)):
        return listed
    return (leading_person(body, families) if families else []) or _person_with_affiliation(body, families)


def _person_with_affiliation(line: Line, families: frozenset[str]) -> list[Author]:
    """The person of a line that goes on with an affiliation: `Ana Ash; Institute of Trees, Oslo`."""
    if several := _persons_with_affiliation(line, families):
        return several
    match = _AFFILIATED.match(_names_alone(line.text))
    if match is None or not INSTITUTION.search(match["rest"]):
        return []
    words = match["name"].strip()
    name = person_named(words)
    if name is None or (families and family_key(name) not in families):
        return []
    author = Author(
        as_cited(name, words, families), Span(line.start, line.start + len(words)), line=line.number
    )
    rest = line.part(match.start("rest"))
    author.card = card_of([rest])
    if "affiliation" not in author.card.parts:
        author.card = card_of_affiliation([rest])
    _give_identifiers([author], line)
    return [author]


def _persons_with_affiliation(line: Line, families: frozenset[str]) -> list[Author]:
    """The persons of a line that ends with where they work: `Ana Ash, Bo Birch, Institute of Trees`."""
    institution = INSTITUTION.search(line.text)
    end = line.text.rfind(", ", 0, institution.start()) if institution else -1
    people = listed_people(line.part(0, end), families) if end > 0 else []
    if len(people) < 2 or (families and not any(author.key in families for author in people)):
        return []
    for author in people:
        author.card = card_of_affiliation([line.part(end + 2)])
    return people


def listed_people(line: Line, families: frozenset[str] = frozenset()) -> list[Author]:
    """The persons of a line that has nothing but persons, with their marks and ORCID iDs."""
    authors: list[Author] = []
    bare_line = replace(line, text=_names_alone(line.text))
    for start, end in _stretches(bare_line.text):
        part = bare_line.part(start, end)
        before = _MARKS_BEFORE.match(part.text) if authors else None
        if before:
            authors[-1].markers += tuple(re.findall(r"\d{1,2}|[*\u2020\u2021\u00a7]", before.group()))
            part = part.part(before.end())
        words, marks = _without_marks(part.text)
        doubled = _DOUBLED.fullmatch(words)
        words = doubled["name"] if doubled else words
        if not words:
            if authors:
                authors[-1].markers += marks
            continue
        if authors and _DEGREES_BEHIND.match(words):
            continue
        author = _person(part, words, families)
        if author is None and authors and is_position(words):
            authors[-1].card.take("position", words, part.span)
            authors[-1].markers += marks
            continue
        author = author or _group(part, words, authors)
        if author is None:
            return []
        author.markers = marks
        authors.append(author)
    _give_identifiers(authors, line)
    return authors


def is_rather_body(author: Author) -> bool:
    """Whether no word of the name is a known person's and one is of journals' titles: `Creative Commons`."""
    undivided = author.name.literal
    if _HAN.fullmatch(undivided):
        is_japanese = "family" in shipped_gazetteer().marks(undivided[:2])
        return not is_japanese and not undivided.startswith(_han_families())
    words = [fold(word) for word in re.findall(r"[^\W\d_]{2,}", author.name.display_form)]
    is_known = any({"given", "family"} & set(shipped_gazetteer().marks(word)) for word in words)
    return not is_known and not _title_words().isdisjoint(words)


@cache
def _han_families() -> tuple[str, ...]:
    return tuple(word_table("han_families")["families"])


@cache
def _title_words() -> frozenset[str]:
    return shipped_gazetteer().journals.words()


def labelled_people(lines: Sequence[Line]) -> list[Author]:
    """The persons below the first label of authors that has any, one or more a line; `Ash, Ana` is one."""
    for place, line in enumerate(lines):
        label, colon, _ = line.text.partition(":")
        if key_of(label) not in _author_labels() or len(label) > _LONGEST_LABEL:
            continue
        beside = line.part(len(label) + 1) if colon else None
        if beside and beside.text:
            if named := _beside_labels(lines[place:]):
                return named
            continue
        authors: list[Author] = []
        for below in lines[place + 1 : place + _MOST_LABELLED]:
            found = _family_first(below) or listed_people(below)
            if not found:
                break
            authors += found
        if authors:
            return authors
    return []


def _beside_labels(lines: Sequence[Line]) -> list[Author]:
    """The persons of lines that each begin with the label: `Author: Ash, Ana`; several part by semicolons."""
    authors: list[Author] = []
    for line in lines:
        label, colon, names = line.text.partition(":")
        if not colon or key_of(label) not in _author_labels():
            break
        for match in re.finditer(r"[^;]+", names):
            name = line.part(len(label) + 1 + match.start(), len(label) + 1 + match.end())
            authors += _family_first(name) or listed_people(name)
    return authors


@cache
def _author_labels() -> frozenset[str]:
    return frozenset(map(key_of, word_table("author_labels")["authors"]))


def _family_first(line: Line) -> list[Author]:
    """The person of a line such as `Mora Ruiz, Ana Belén`; none where it has more marks or other words."""
    family, comma, given = line.text.rstrip(".;").partition(", ")
    is_name = (
        comma and "," not in given and given[:1].isupper() and len(line.text.split()) <= _MOST_NAME_WORDS
    )
    if not is_name or not is_person(f"{given} {family}") or section_of(line.text):
        return []
    return [Author(Name(family=family, given=given), line.span, line=line.number)]


def _group(part: Line, words: str, before: Sequence[Author]) -> Author | None:
    """The study group that stands among the persons of a list, as `for the LUMEN Study Group`."""
    name = _GROUP.fullmatch(words) if before else None
    if name is None:
        return None
    start = part.start + max(part.text.find(name["name"]), 0)
    return Author(Name(literal=name["name"]), Span(start, start + len(name["name"])), line=part.number)


def _without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """A name without the marks of its affiliations, and those marks."""
    words = re.sub(r"[\u200b\ufeff]", "", text)
    found = _MARKERS.search(words)
    bare = words[: found.start()] if found else words
    bare = re.sub(r"^(?:and|AND|&|и|e|y|et|ve)\s+", "", bare.strip()).strip(" ,*")
    bare = bare.strip(".") if len(bare) < 2 or bare[-2:-1].islower() else bare.lstrip(".")
    marks = re.findall(r"\d{1,2}|[a-z]|[*\u2020\u2021\u00a7]", found["markers"]) if found else []
    return bare, tuple(marks)


def _person(part: Line, words: str, families: frozenset[str]) -> Author | None:
    name = person_named(words)
    if name is None:
        return None
    start = part.start + max(part.text.find(words), 0)
    return Author(as_cited(name, words, families), Span(start, start + len(words)), line=part.number)


def _give_identifiers(authors: list[Author], line: Line) -> None:
    """Every ORCID iD and e-mail address of the line to the author before it."""
    for part, pattern in (("orcid", _ORCID), ("email", _EMAIL)):
        for match in pattern.finditer(line.text):
            before = [author for author in authors if author.span.end <= line.start + match.start()]
            if before and match[part]:
                identifier = line.part(*match.span(part))
                before[-1].card.take(part, identifier.text, identifier.span)


def without_icons(text: str) -> str:
    """The text without icons in words, roles and buttons at its end."""
    return _BESIDE_NAMES.sub("", text).strip()


def _names_alone(text: str) -> str:
    """The text, ORCID iDs, icons and addresses blanked out, marks as single digits in brackets; as long."""
    text = _LETTERED_MARK.sub(_parted_by_mark, text)
    text = _SHARED_BRACKET.sub(lambda match: match.group().replace(", ", ")(").replace(",", " "), text)
    for pattern in (_BESIDE_NAMES, _ORCID):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    parts = re.split(r";", text)
    if len(parts) > 1 and all(_ROMAN.search(part) for part in parts if part.strip()):
        text = ";".join(_ROMAN.sub(lambda match: _as_digits(match.group()), part) for part in parts)
    return text


def _parted_by_mark(match: re.Match[str]) -> str:
    """Marks that stand in the place of the comma between two names, the comma behind them; as long."""
    letters = " ".join(match["letters"])
    return f" {letters},".rjust(len(match.group())) if letters else match.group()


def _as_digits(numeral: str) -> str:
    """A Roman numeral of marks as a digit, as long as it was written."""
    return mark_of(numeral.strip()).rjust(len(numeral))


def mark_of(words: str) -> str:
    """An affiliation's mark, a Roman numeral as a digit."""
    return str(_ROMANS.index(words) + 1) if words in _ROMANS else words


def _stretches(text: str) -> list[tuple[int, int]]:
    stretches, reached = [], 0
    for match in _SEPARATOR.finditer(text):
        stretches.append((reached, match.start()))
        reached = match.end()
    stretches.append((reached, len(text)))
    return [(start, end) for start, end in stretches if text[start:end].strip()]


def leading_person(line: Line, families: frozenset[str]) -> list[Author]:
    """The person with whom a line begins: a name up to a family name of the citation, then the card."""
    words = list(re.finditer(r"[^\s,;]+", line.text))[:7]
    for place in range(1, len(words)):
        parts = [re.sub(r"[\W\d_]+", "", fold(word.group())) for word in words[: place + 1]]
        if not any("".join(parts[first:]) in families for first in range(1, place + 1)):
            continue
        name_words = re.sub(r"[\d*\u2020]+$", "", line.text[: words[place].end()])
        names = read_names(name_words)
        if not is_person(name_words) or len(names) != 1:
            continue
        author = Author(
            as_cited(names[0], name_words, families), Span(line.start, line.start + len(name_words))
        )
        rest = line.part(words[place].end())
        author.card = card_of([rest]) if len(rest.text) > 2 and not _NEXT_PERSON.match(rest.text) else Card()
        return [author]
    return []
