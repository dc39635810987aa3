"""The article's authors, from the lines below its title, from "about the authors", and from its citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from refdesk.domain.draft import Span
from refdesk.domain.names import Name
from refdesk.reading.names.person_names import read_names
from refdesk.reading.names.spanish import in_spanish
from refdesk.reading.pages.affiliations import give_affiliation_above, give_cards, tells_of_author
from refdesk.reading.pages.author_cards import (
    Card,
    card_of,
    is_position,
)
from refdesk.reading.pages.evidence import Evidence
from refdesk.reading.pages.page_text import PageText, page_language
from refdesk.reading.pages.people import (
    Author,
    is_rather_body,
    labelled_people,
    leading_person,
    listed_people,
    people_on,
    without_icons,
)
from refdesk.reading.pages.person import family_key, is_person, person_named
from refdesk.reading.pages.places import INSTITUTION
from refdesk.reading.text.headings import Section
from refdesk.reading.text.lines import Line
from refdesk.reading.text.words import key_of

_MARKS_ALONE = re.compile(r"(?:(?:\d{1,2}|[*\u2020\u2021])[\s,]*)+(?:and|&)?")
_LONGEST_AFFILIATION = 300
#: CyberLeninka names the authors in the heading of the abstract.
_IN_HEADING = re.compile(
    r"(?:автор научной работы|author of (?:the )?scientific (?:article|work)?)\s*[\u2014\u2013-]\s*",
    re.IGNORECASE,
)
_MOST_LINES = 60
_LONGEST_NAME_LINE = 160
#: Sections in which names are not those of the authors.
_NO_PEOPLE = frozenset({Section.KEYWORDS, Section.FUNDING})
_WIDE_GAP = 2
#: So many lines below the title a single name can still be its author.
_FARTHEST = 2
_MOST_ABOVE, _MOST_CARDS_ABOVE = 6, 24
#: So many lines without a person or an affiliation end the authors, as does a paragraph so long.
_FARTHEST_APART, _PROSE = 8, 250
_MARK_LENGTH = 4
#: What stands above the name of another author on a card.
_TELLS_OF_ANOTHER = re.compile(r"contributed equally (?:with|to)|equal contribution with", re.IGNORECASE)
#: How a line of names ends that goes on below.
_GOES_ON = re.compile(r"(?:[,;&]|\b(?:and|und|et|y|e|и|ve))\W*$", re.IGNORECASE)
#: Words of cited names longer than so many letters may be family names, wherever they stand.
_INITIALS = 3
#: So many lines of the page are searched for the title printed earlier.
_SOUGHT_LINES = 400


def author_evidence(page: PageText, title: Span | None, cited: tuple[Name, ...]) -> list[Evidence]:
    """The authors with their cards; `cited` are the names of the citation line, which vouch for others."""
    families = frozenset(family_key(name) for name in cited)
    said = _evidence(page, title, families)
    if not said and families:
        words = (key_of(word) for name in cited for word in name.display_form.split())
        said = _evidence(page, title, frozenset(word for word in words if len(word) > _INITIALS))
    return said


def _evidence(page: PageText, title: Span | None, families: frozenset[str]) -> list[Evidence]:
    listed = max(_below_earlier_title(page, title, families), _below_title(page, title, families), key=len)
    listed = listed or _above_title(page, title, families)
    described = _described(page, families)
    labelled = labelled_people(page.lines)
    listed = labelled if len(labelled) > max(len(listed), len(described)) else listed
    authors = _merged(listed, described) if listed else described or _in_heading(page)
    if not authors:
        return []
    for section in (Section.AUTHORS, Section.AFFILIATIONS):
        for block in page.under(section):
            give_affiliation_above(block, authors)
    if not families and page_language(page.lines) == "es":
        for author in authors:
            author.name = in_spanish(author.name)
    names = tuple(author.card.on(author.name) for author in authors)
    spans = tuple(dict.fromkeys(span for author in authors for span in (author.span, *author.card.spans)))
    vouched = sum(author.key in families for author in authors)
    agree = bool(families) and vouched >= 0.7 * max(len(families), len(authors))
    return [Evidence("author", names, spans, 0.95 if agree else 0.65 if not families else 0.5)]


def _below_title(page: PageText, title: Span | None, families: frozenset[str]) -> list[Author]:
    """The authors between the title and the next heading, with the affiliations that follow."""
    lines = _lines_below(page, title, families) if title else []
    authors: list[Author] = []
    cards: dict[int, list[Line]] = {}
    since, current = 0, 0
    marks_below: Line | None = None
    for place, line in enumerate(lines):
        found = [] if place and _is_marked(lines[place - 1], authors) else people_on(line, families)
        if len(found) == 1 and _has_marks_below(found[0], lines[place + 1 : place + 2]):
            found[0].markers = tuple(re.findall(r"\d{1,2}|[*\u2020\u2021]", lines[place + 1].text))
            marks_below = lines[place + 1]
        if found and all(_is_among(each, authors) for each in found):
            current = _index_of(found[-1], authors)
            continue
        if found and not (
            _is_late(found, authors, families, lines[place - 1])
            if authors
            else _is_chance(found, families, place)
        ):
            authors += found
            since, current = 0, len(authors) - 1
        elif authors and line is not marks_below:
            cards.setdefault(current, []).append(line)
            since += not (tells_of_author(line) or len(line.text) < _MARK_LENGTH)
            if since > _FARTHEST_APART or (
                len(line.text) > _PROSE and not INSTITUTION.search(line.text[:_PROSE])
            ):
                break
    give_cards(authors, cards)
    return authors


def _lines_below(page: PageText, title: Span, families: frozenset[str]) -> list[Line]:
    """The lines up to the abstract or the text, without keywords and the like that stand between."""
    others = {
        line
        for block in page.blocks
        if block.section in _NO_PEOPLE
        for line in takewhile(lambda line: not (families and people_on(line, families)), block.lines)
    }
    below = page.after(title.end, Section.ABSTRACT, Section.BODY, Section.REFERENCES)
    return [line for line in below if line not in others][:_MOST_LINES]


def _is_marked(before: Line, authors: Sequence[Author]) -> bool:
    """Whether an author's mark stands alone on the line before: what follows is an affiliation."""
    return any(before.text in author.markers for author in authors)


def _has_marks_below(author: Author, below: Sequence[Line]) -> bool:
    """Whether the line right below an author has the marks of their affiliations alone: `1,2,*`."""
    is_next = bool(below) and below[0].number == author.line + 1
    return is_next and not author.markers and bool(_MARKS_ALONE.fullmatch(below[0].text))


def _is_late(found: list[Author], authors: list[Author], families: frozenset[str], before: Line) -> bool:
    """Whether names further down are hardly authors: the list above was of another kind, or is over."""
    if any(author.key in families for author in found):
        return False
    if len(found) == 1 and not found[0].markers and not found[0].card.parts and is_rather_body(found[0]):
        return True
    is_marked = all(author.markers for author in authors)
    is_list = len({author.line for author in authors}) < len(authors)
    is_single = len(found) == 1 and not found[0].card.parts
    return is_single and (
        (is_marked and not found[0].markers) or (is_list and not _GOES_ON.search(before.text))
    )


def _below_earlier_title(page: PageText, title: Span | None, families: frozenset[str]) -> list[Author]:
    """The authors below another place of the title: pages print it twice, the authors once."""
    wanted = key_of(title.of(page.text)) if title else ""
    for line in page.lines[:_SOUGHT_LINES]:
        if title and wanted and line.end < title.start and key_of(line.text) == wanted:
            authors = _below_title(page, line.span, families)
            if authors:
                return authors
    return []


def _above_title(page: PageText, title: Span | None, families: frozenset[str]) -> list[Author]:
    """The authors above the title with the affiliations between, as journals of the CIS print them."""
    before = [line for line in page.lines if title and line.end <= title.start][-_MOST_CARDS_ABOVE:]
    if authors := _cards_above(before):
        return authors
    above = before[-_MOST_ABOVE:]
    for place, line in enumerate(above):
        authors = people_on(line, families)
        if authors and any("." in author.name.given for author in authors):
            give_cards(authors, {len(authors) - 1: above[place + 1 :]})
            return authors
    return []


def _cards_above(lines: Sequence[Line]) -> list[Author]:
    """Several authors above the title, each with a card below the name: `Ash Ana Ivanovna,` `docent, ...`."""
    authors: list[Author] = []
    for line, below in pairwise(lines):
        name = person_named(line.text.rstrip(" ,")) if line.text.endswith(",") else None
        if name and INSTITUTION.search(below.text):
            author = Author(name, line.part(0, len(line.text.rstrip(" ,"))).span, line=line.number)
            author.card = card_of([below])
            authors.append(author)
        elif authors and authors[-1].line < line.number - 1 and not INSTITUTION.search(line.text):
            authors.clear()
    return authors if len(authors) > 1 else []


def _is_among(author: Author, authors: Sequence[Author]) -> bool:
    """Whether the page names an author again, as in `Ash et al.` below the list."""
    return any(_words_of(author) == _words_of(other) for other in authors)


def _words_of(author: Author) -> list[str]:
    return sorted(map(key_of, author.name.display_form.split()))


def _index_of(author: Author, authors: Sequence[Author]) -> int:
    return next(place for place, other in enumerate(authors) if _words_of(other) == _words_of(author))


def _is_chance(found: list[Author], families: frozenset[str], place: int) -> bool:
    """Whether a single name that nothing vouches for stands too far below the title to be its author."""
    is_unknown = place and not found[0].markers and not found[0].card.parts and is_rather_body(found[0])
    return (is_unknown or place > _FARTHEST) and len(found) == 1 and found[0].key not in families


def _described(page: PageText, families: frozenset[str]) -> list[Author]:
    """The authors whom a section about them describes one after the other."""
    best: list[Author] = []
    for block in page.under(Section.AUTHORS):
        if INSTITUTION.search(block.lines[0].text) and not _names_someone(block.lines[0], families):
            continue
        groups = _groups(block.lines, families)
        authors = [author for group in groups if (author := _of_group(group, families))]
        authors = [each for place, each in enumerate(authors) if not _is_among(each, authors[:place])]
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
        begins = begins and not (place and _TELLS_OF_ANOTHER.match(lines[place - 1].text))
        if begins and _names_someone(line, families) and not (groups and _repeats(groups[-1], line)):
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return groups


def _is_known(line: Line, families: frozenset[str]) -> bool:
    return len(line.text) < _LONGEST_NAME_LINE and (
        _key_of(line) in families or bool(families and leading_person(line, families))
    )


def _repeats(group: list[Line], line: Line) -> bool:
    return bool(_key_of(line)) and _key_of(group[0]) == _key_of(line)


def _key_of(line: Line) -> str:
    head = re.split(r"[,\u2013\u2014(]|\s-\s", line.text, maxsplit=1)[0]
    names = read_names(_without_title(head)) if is_person(_without_title(head)) else ()
    return family_key(names[0]) if names else ""


def _names_someone(line: Line, families: frozenset[str]) -> bool:
    return len(line.text) < _LONGEST_NAME_LINE and bool(
        _key_of(line) or (families and leading_person(line, families))
    )


def _without_title(words: str) -> str:
    words = re.sub(
        r"^(?:Prof|Dr|Doç|Assoc|Assist|Öğr|Gör|Üyesi|Arş|Mr|Mrs|Ms)\.?\s(?:(?:Prof|Dr|Gör|Üyesi)\.?\s)*",
        "",
        words.strip(),
    )
    words = without_icons(words)
    return re.sub(r"[\d*\u2020\u200b]+$|\s+Bu kişi benim$|\s+This is me$", "", words).strip(" .")


def _of_group(group: list[Line], families: frozenset[str]) -> Author | None:
    first = group[0]
    head = re.split(r"[,\u2013\u2014(]|\s-\s", first.text, maxsplit=1)[0]
    words = _without_title(head)
    names = read_names(words) if is_person(words) else ()
    if not names:
        found = leading_person(first, families)
        return found[0] if found else None
    at = first.text.find(words)
    author = Author(names[0], Span(first.start + at, first.start + at + len(words)))
    rest = first.part(at + len(words))
    rest = first.part(len(first.text)) if len(listed_people(first)) > 1 else rest
    own = [rest.part(len(rest.text) - len(rest.text.lstrip(" ,\u2013\u2014-(.*\u2020")))] if rest.text else []
    author.card = card_of([*(line for line in own if line.text), *group[1:12]])
    title = first.part(0, at)
    if is_position(title.text):
        author.card.take("position", title.text, title.span)
    for line in group[1:4]:
        if full := _full_name(author, line):
            author.name, place = full
            author.card.spans.append(place)
    return author


def _full_name(author: Author, line: Line) -> tuple[Name, Span] | None:
    """The author's name as it opens the line, where that says more: `Ivanov Ivan Ivanovich, professor`."""
    words = re.split(r"[,\u2013\u2014(]|\s-\s", line.text, maxsplit=1)[0].strip()
    name = person_named(words) if len(words) < len(line.text) else None
    if name is None or family_key(name) != author.key or len(name.given) <= len(author.name.given):
        return None
    place = line.part(0, len(words)).span
    return (name, place) if name.given[:1] == author.name.given[:1] else None


def _in_heading(page: PageText) -> list[Author]:
    """The authors whom the heading of the abstract names."""
    for block in page.blocks:
        match = _IN_HEADING.search(block.heading.text) if block.heading else None
        if block.heading and match and block.section is Section.ABSTRACT:
            return listed_people(block.heading.part(match.end()))
    return []


def _merged(listed: list[Author], described: list[Author]) -> list[Author]:
    """The listed authors, with what is said of them elsewhere."""
    by_key = {author.key: author for author in described}
    affiliations = {author.card.parts.get("affiliation") for author in listed}
    told = [author.key for author in described if "affiliation" in author.card.parts]
    is_shared = (len(listed) > 1 and len(affiliations) == 1) or {author.key for author in listed} <= set(told)
    for author in listed:
        other = by_key.get(author.key)
        if other is None:
            continue
        if is_shared and "affiliation" in other.card.parts:
            author.card = Card({**author.card.parts, **other.card.parts}, author.card.spans)
        for part, words in other.card.parts.items():
            author.card.parts.setdefault(part, words)
        author.card.spans += [other.span, *other.card.spans]
        if len(other.name.given) > len(author.name.given):
            author.name = other.name
    return listed
