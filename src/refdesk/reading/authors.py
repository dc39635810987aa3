"""The article's authors, from the lines below its title, from "about the authors", and from its citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from refdesk.domain.draft import Span
from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.reading.author_cards import Card, card_of, card_of_affiliation
from refdesk.reading.evidence import Evidence
from refdesk.reading.headings import Section, section_of
from refdesk.reading.lines import Line
from refdesk.reading.page_text import Block, PageText
from refdesk.reading.person_names import read_names
from refdesk.reading.places import INSTITUTION, is_country
from refdesk.reading.word_tables import word_table
from refdesk.reading.words import key_of

_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u024f\u0400-\u042f\u0490-\u04fa]"
_WORD = (
    rf"(?:{_CAPITAL}[a-z\u00df-\u024f\u0430-\u045f\u0491-\u04ff]*(?:['\u2019\u02bc-][^\W\d_]+)*\.?"
    r"|(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz)[A-Z][a-z]+"
    rf"|[^\W\d_]{{2,}}(?<={_CAPITAL}{{2}})(?:-[^\W\d_]+)?)"
)
_PARTICLE = (
    r"(?:de|da|do|dos|das|del|della|di|van|von|der|den|ter|ten|la|le|el|al|bin|ibn|y|e|zu|af|av|du|des)"
)
_PERSON = re.compile(rf"(?:{_WORD})(?:[\s-]+(?:{_WORD}|{_PARTICLE}|[A-Z]{{1,3}})){{1,5}}")
_CJK_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_MARKS = r"[\s*\u2020\u2021\u00a7\u00b6\u2709#\u200b\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u2079]*"
_MARKERS = re.compile(
    r"(?P<markers>(?:[\s,*\u2020\u2021\u00a7\u00b6\u2709#\u200b]*(?:\d{1,2}|"
    r"(?<![^\W\d_])[a-z](?![^\W\d_])|[\u00b9\u00b2\u00b3\u2070-\u2079]|\(\d{1,2}\)|"
    r"\[\d{1,2}\]))*[\s*\u2020\u2021\u00a7\u00b6\u2709#,\u200b]*)$"
)
_SEPARATOR = re.compile(r"[,;\uff0c\uff1b\u3001&\u2022\u00b7]|\s(?:and|und|y|et|e|ve|и|и|with|және)\s")
_DEGREES_BEHIND = re.compile(
    r"^(?:Ph\.?D|M\.?D|M\.?Sc|M\.?A|MPH|Dr|Prof|MBBS|FRCS|BSc|RN|MBA|DrPH|DSc|Jr|Sr|II|III)\.?$"
)
_NUMBERED = re.compile(
    r"[\[(]?(?P<mark>\d{1,2}|[a-h](?=[\s)\]])|(?:I{1,3}|IV|VI{0,3})(?=\s)|"
    r"[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u2079])[\])]?\.?\s*(?P<words>[^\W\d_].{5,})",
    re.DOTALL,
)
_LEADING_WORDS = re.compile(
    r"(?:author links open overlay panel|authors?\s*:|by\s+|авторы?\s*:|autor(?:es)?\s*:|"
    r"yazar(?:lar)?\s*:|作者\s*[:\uff1a])\s*",
    re.IGNORECASE,
)
_MARK_ALONE = re.compile(r"[\[(]?(?:\d{1,2}|[a-h])[\])]?\.?")
_LONGEST_AFFILIATION = 300
#: CyberLeninka names the authors in the heading of the abstract.
_IN_HEADING = re.compile(
    r"(?:автор научной работы|author of (?:the )?scientific (?:article|work)?)\s*[\u2014\u2013-]\s*",
    re.IGNORECASE,
)
_NEXT_PERSON = re.compile(r"[&,;]|(?:and|и|y|e|et|und|ve)\s")
_ORCID = re.compile(
    r"\[?(?:ORCID(?:\s?iD)?\]?:?\s*)?(?:https?://)?(?:www\.)?orcid\.org/(?P<orcid>\d{4}-\d{4}-\d{4}-\d{3}[\dXx])"
    r"|\[?ORCID\]?(?P<none>)",
    re.IGNORECASE,
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
_ROMAN = re.compile(r"\s(?:I{1,3}|IV|VI{0,3})\s*$")
_MOST_LINES = 60
_LONGEST_NAME_LINE = 160
_WIDE_GAP = 2


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


def family_key(name: Name) -> str:
    """The family name (or the whole name) for comparing."""
    return re.sub(r"[\W_]+", "", fold(name.family or name.literal))


def author_evidence(page: PageText, title: Span | None, cited: tuple[Name, ...]) -> list[Evidence]:
    """The authors with their cards; `cited` are the names of the citation line, which vouch for others."""
    families = frozenset(family_key(name) for name in cited)
    listed = _below_title(page, title, families)
    described = _described(page, families)
    authors = _merged(listed, described) if listed else described or _in_heading(page)
    if not authors:
        return []
    for section in (Section.AUTHORS, Section.AFFILIATIONS):
        for block in page.under(section):
            _above_names(block, authors)
    names = tuple(author.card.on(author.name) for author in authors)
    spans = tuple(dict.fromkeys(span for author in authors for span in (author.span, *author.card.spans)))
    vouched = sum(author.key in families for author in authors)
    agree = bool(families) and vouched >= 0.7 * max(len(families), len(authors))
    return [Evidence("author", names, spans, 0.95 if agree else 0.65 if not families else 0.5)]


def _below_title(page: PageText, title: Span | None, families: frozenset[str]) -> list[Author]:
    """The authors between the title and the next heading, with the affiliations that follow."""
    if title is None:
        return []
    lines = [
        line
        for line in page.before(Section.ABSTRACT, Section.BODY, Section.REFERENCES)
        if line.start >= title.end
    ][:_MOST_LINES]
    authors: list[Author] = []
    owner: list[Line] = []
    cards: dict[int, list[Line]] = {}
    unused = 0
    for line in lines:
        found = people_on(line, families, is_strict=not authors and unused > 2)
        if found and not (authors and not families and unused > 3 and not cards):
            authors += found
            unused = 0
            continue
        if authors:
            cards.setdefault(len(authors) - 1, []).append(line)
        unused += 1
        owner.append(line)
    if not authors:
        return []
    _give_cards(authors, cards)
    return authors


def _give_cards(authors: list[Author], cards: dict[int, list[Line]]) -> None:
    """Numbered affiliations go to the authors with those marks; else the lines below one are the card."""
    below = cards.get(len(authors) - 1, [])
    numbered = _numbered_affiliations(below)
    if numbered and any(author.markers for author in authors):
        for author in authors:
            own = [numbered[mark] for mark in author.markers if mark in numbered]
            if own and "affiliation" not in author.card.parts:
                author.card = _joined_cards(author.card, card_of_affiliation(own))
        return
    _share_affiliation(authors, below)
    for place, author in enumerate(authors):
        lines = cards.get(place, [])[:4]
        if lines and not author.card.parts and not author.card.is_closed and _is_card(lines[0]):
            author.card = card_of([line for line in lines if _is_card(line)])


def _share_affiliation(authors: list[Author], below: list[Line]) -> None:
    """One affiliation below a line of several authors belongs to all of them; of several none knows whose."""
    line = next((line for line in below[:2] if _is_card(line)), None)
    on_one_line = len({author.line for author in authors}) < len(authors)
    if not on_one_line or line is None:
        return
    is_one = ";" not in line.text and sum(map(_is_card, below[:4])) == 1
    for author in authors:
        author.card = card_of_affiliation([line]) if is_one else Card(is_closed=True)


def _is_card(line: Line) -> bool:
    is_short = len(line.text) < 200
    return is_short and bool(
        INSTITUTION.search(line.text)
        or is_country(line.text)
        or "orcid" in line.text.lower()
        or "@" in line.text
    )


def _numbered_affiliations(lines: Sequence[Line]) -> dict[str, Line]:
    """Affiliations by their marks, which stand before them or on the line above."""
    found: dict[str, Line] = {}
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _MARK_ALONE.fullmatch(line.text) and following:
            found.setdefault(line.text.strip("()[]."), following)
        elif match and (INSTITUTION.search(line.text) or "," in line.text):
            mark = match["mark"]
            mark = str(_ROMANS.index(mark) + 1) if mark in _ROMANS else mark
            found.setdefault(mark, line.part(*match.span("words")))
    return found


def _above_names(block: Block, authors: list[Author]) -> None:
    """`Department of Rivers, Leeds, UK`, then the names of its members: gives it to them."""
    known = frozenset(author.key for author in authors)
    affiliation: Line | None = None
    for line in block.lines:
        members = {member.key for member in people_on(line, known)}
        if members and affiliation:
            for author in authors:
                if author.key in members and not author.card.parts.get("affiliation"):
                    author.card = _joined_cards(author.card, card_of_affiliation([affiliation]))
        elif INSTITUTION.search(line.text) and len(line.text) < _LONGEST_AFFILIATION:
            affiliation = line


def _joined_cards(one: Card, other: Card) -> Card:
    return Card({**other.parts, **one.parts}, [*one.spans, *other.spans])


def people_on(line: Line, families: frozenset[str], *, is_strict: bool = False) -> list[Author]:
    """The persons whom a line lists, or the one with whose name it begins; none where it has other things."""
    if len(line.text) > 1500 or "http" in line.text[:8] or section_of(line.text):
        return []
    lead = _LEADING_WORDS.match(line.text)
    body = line.part(lead.end()) if lead else line
    listed = _listed(body, families)
    known = [author for author in listed if author.key in families]
    if listed and (known or not families) and not (is_strict and not known and len(listed) < 2):
        return listed
    return _leading(body, families) if families else []


def _listed(line: Line, families: frozenset[str] = frozenset()) -> list[Author]:
    """The persons of a line that has nothing but persons, with their marks."""
    authors: list[Author] = []
    reached = 0
    identifiers = list(_ORCID.finditer(line.text))
    bare_line = replace(line, text=_without_orcids(line.text))
    for start, end in _stretches(bare_line.text):
        part = bare_line.part(start, end)
        reached = end
        words = re.sub(r"[\u200b\ufeff]", "", part.text)
        marks = _MARKERS.search(words)
        bare = words[: marks.start()].strip() if marks else words
        bare = re.sub(r"^(?:and|&|и|e|y|et|ve)\s+", "", bare).strip(" .,*")
        own = tuple(re.findall(r"\d{1,2}|[a-z]|[*\u2020\u2021\u00a7]", marks["markers"])) if marks else ()
        if not bare:
            if authors:
                authors[-1].markers += own
            continue
        if _DEGREES_BEHIND.match(bare) and authors:
            continue
        if not is_person(bare):
            return []
        at = part.text.find(bare)
        names = read_names(bare)
        if len(names) != 1 or (names[0].literal and not _CJK_PERSON.fullmatch(bare)):
            return []
        place = Span(part.start + max(at, 0), part.start + max(at, 0) + len(bare))
        authors.append(Author(_as_cited(names[0], bare, families), place, markers=own, line=line.number))
    for match in identifiers:
        before = [author for author in authors if author.span.end <= line.start + match.start()]
        if before:
            place = line.part(*match.span("orcid")) if match["orcid"] else None
            if place:
                before[-1].card.take("orcid", place.text, place.span)
    return authors if reached else []


def _without_orcids(text: str) -> str:
    """The text with ORCID iDs, and Roman numerals as marks, blanked out; of the same length."""
    text = _ORCID.sub(lambda match: " " * len(match.group()), text)
    parts = re.split(r";", text)
    if len(parts) > 1 and all(_ROMAN.search(part) for part in parts if part.strip()):
        text = ";".join(_ROMAN.sub(lambda match: _as_digits(match.group()), part) for part in parts)
    return text


def _as_digits(numeral: str) -> str:
    """A Roman numeral of marks as a digit, as long as it was written."""
    value = str(_ROMANS.index(numeral.strip()) + 1) if numeral.strip() in _ROMANS else ""
    return value.rjust(len(numeral))


def _stretches(text: str) -> list[tuple[int, int]]:
    stretches, reached = [], 0
    for match in _SEPARATOR.finditer(text):
        stretches.append((reached, match.start()))
        reached = match.end()
    stretches.append((reached, len(text)))
    return [(start, end) for start, end in stretches if text[start:end].strip()]


def is_person(words: str) -> bool:
    """Whether the words can be one person's name: two to six names or initials, none a menu's word."""
    if _CJK_PERSON.fullmatch(words):
        return True
    if not _PERSON.fullmatch(words) or INSTITUTION.search(words) or is_country(words):
        return False
    return not any(fold(word) in _not_names() for word in re.findall(r"[^\W\d_]+", words))


@cache
def _not_names() -> frozenset[str]:
    """Words of menus and titles that are no part of a name."""
    return frozenset(map(fold, word_table("not_names")["words"]))


def _as_cited(name: Name, words: str, families: frozenset[str]) -> Name:
    """The name divided as the citation divides it: Spanish family names may be two words."""
    parts = words.split()
    if family_key(name) in families:
        return name
    for cut in range(1, len(parts)):
        family = " ".join(parts[cut:])
        if key_of(family) in families:
            return Name(family=family, given=" ".join(parts[:cut]))
    return name


def _leading(line: Line, families: frozenset[str]) -> list[Author]:
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
            _as_cited(names[0], name_words, families), Span(line.start, line.start + len(name_words))
        )
        rest = line.part(words[place].end())
        author.card = card_of([rest]) if len(rest.text) > 2 and not _NEXT_PERSON.match(rest.text) else Card()
        return [author]
    return []


def _described(page: PageText, families: frozenset[str]) -> list[Author]:
    """The authors whom a section about them describes one after the other."""
    best: list[Author] = []
    for block in page.under(Section.AUTHORS):
        if INSTITUTION.search(block.lines[0].text) and not _names_someone(block.lines[0], families):
            continue
        groups = _groups(block.lines, families)
        authors = [author for group in groups if (author := _of_group(group, families))]
        if len(authors) > len(best):
            best = authors
    return best


def _groups(lines: Sequence[Line], families: frozenset[str]) -> list[list[Line]]:
    """The lines of each author; every group begins with the line that names one."""
    groups: list[list[Line]] = []
    knows_some = any(_is_known(line, families) for line in lines)
    has_wide_gaps = any(line.gap >= _WIDE_GAP for line in lines[1:])
    for place, line in enumerate(lines):
        if _is_known(line, families):
            begins = True
        elif has_wide_gaps or knows_some:
            begins = place == 0 or line.gap >= _WIDE_GAP
        else:
            begins = place == 0 or line.gap <= 1
        if begins and _names_someone(line, families) and not (groups and _repeats(groups[-1], line)):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return groups


def _is_known(line: Line, families: frozenset[str]) -> bool:
    return len(line.text) < _LONGEST_NAME_LINE and (
        _key_of(line) in families or bool(families and _leading(line, families))
    )


def _repeats(group: list[Line], line: Line) -> bool:
    return bool(_key_of(line)) and _key_of(group[0]) == _key_of(line)


def _key_of(line: Line) -> str:
    head = re.split(r"[,\u2013\u2014(]|\s-\s", line.text, maxsplit=1)[0]
    names = read_names(_without_title(head)) if is_person(_without_title(head)) else ()
    return family_key(names[0]) if names else ""


def _names_someone(line: Line, families: frozenset[str]) -> bool:
    return len(line.text) < _LONGEST_NAME_LINE and bool(
        _key_of(line) or (families and _leading(line, families))
    )


def _without_title(words: str) -> str:
    words = re.sub(
        r"^(?:Prof|Dr|Doç|Assoc|Assist|Öğr|Gör|Üyesi|Arş|Mr|Mrs|Ms)\.?\s(?:(?:Prof|Dr|Gör|Üyesi)\.?\s)*",
        "",
        words.strip(),
    )
    return re.sub(r"[\d*\u2020\u200b]+$|\s+Bu kişi benim$|\s+This is me$", "", words).strip(" .")


def _of_group(group: list[Line], families: frozenset[str]) -> Author | None:
    first = group[0]
    head = re.split(r"[,\u2013\u2014(]|\s-\s", first.text, maxsplit=1)[0]
    words = _without_title(head)
    names = read_names(words) if is_person(words) else ()
    if not names:
        found = _leading(first, families)
        return found[0] if found else None
    at = first.text.find(words)
    author = Author(names[0], Span(first.start + at, first.start + at + len(words)))
    rest = first.part(at + len(words))
    own = [rest.part(len(rest.text) - len(rest.text.lstrip(" ,\u2013\u2014-(.")))] if rest.text else []
    author.card = card_of([*(line for line in own if line.text), *group[1:12]])
    return author


def _in_heading(page: PageText) -> list[Author]:
    """The authors whom the heading of the abstract names."""
    for block in page.blocks:
        match = _IN_HEADING.search(block.heading.text) if block.heading else None
        if block.heading and match and block.section is Section.ABSTRACT:
            return _listed(block.heading.part(match.end()))
    return []


def _merged(listed: list[Author], described: list[Author]) -> list[Author]:
    """The listed authors, with what is said of them elsewhere."""
    by_key = {author.key: author for author in described}
    for author in listed:
        other = by_key.get(author.key)
        if other is None:
            continue
        for part, words in other.card.parts.items():
            if part not in author.card.parts:
                author.card.parts[part] = words
        author.card.spans += [other.span, *other.card.spans]
        if len(other.name.given) > len(author.name.given):
            author.name = other.name
    return listed
