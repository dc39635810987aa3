"""Whether words are one person's name, and how it is divided."""

from __future__ import annotations

import re
from functools import cache

from refdesk.domain.folding import fold
from refdesk.domain.names import Name
from refdesk.reading.names.gazetteer import shipped_gazetteer
from refdesk.reading.names.person_names import read_names
from refdesk.reading.pages.places import INSTITUTION, is_country
from refdesk.reading.text.word_tables import word_table
from refdesk.reading.text.words import key_of

CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u024f\u0400-\u042f\u0490-\u04fa\u1e00-\u1eff]"
_WORD = (
    rf"(?:(?:{CAPITAL}\.){{1,3}}|{CAPITAL}[a-z\u00df-\u024f\u0430-\u045f\u0491-\u04ff\u1e00-\u1eff]*(?:['\u2019\u02bc-][^\W\d_]+)*['\u2019\u02bc]?\.?"
    r"|(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz)[A-Z][a-z]+"
    rf"|[^\W\d_]{{2,}}(?<={CAPITAL}{{2}})(?:-[^\W\d_]+)?)"
)
_PARTICLE = (
    r"(?:de|da|do|dos|das|del|della|di|van|von|der|den|ter|ten|la|le|el|al|bin|ibn|y|e|zu|af|av|du|des)"
)
_PERSON = re.compile(
    rf"(?:{_PARTICLE}\s+){{0,2}}(?:{_WORD})(?:[\s-]+(?:{_WORD}|{_PARTICLE}|[A-Z]{{1,3}})){{1,5}}"
)
_CJK_PERSON = re.compile(
    r"[\u4e00-\u9fff\u3005]{2,4}|[\u4e00-\u9fff\u3005]{1,3}[ \u3000][\u3040-\u9fff]{1,4}|"
    r"[\uac00-\ud7af]{2,4}|[\uac00-\ud7af]{1,2} [\uac00-\ud7af]{1,3}"
)
#: Prepositions and conjunctions that look like initials where all is in capitals.
_BARE_LETTER = re.compile(r"(?:^|\s)[ВИСКОУАІYEO](?=\s)")


def family_key(name: Name) -> str:
    """The family name (or the whole name) for comparing."""
    return re.sub(r"[\W_]+", "", fold(name.family or name.literal))


def is_person(words: str) -> bool:
    """Whether the words can be one person's name: two to six names or initials, none a menu's word."""
    if _CJK_PERSON.fullmatch(words):
        return True
    if words.isupper() and _BARE_LETTER.search(words):
        return False
    if not _PERSON.fullmatch(words) or INSTITUTION.search(words) or is_country(words):
        return False
    return not any(fold(word) in _not_names() for word in re.findall(r"[^\W\d_]+", words))


@cache
def _not_names() -> frozenset[str]:
    """Words of menus and titles that are no part of a name."""
    return frozenset(map(fold, word_table("not_names")["words"]))


def person_named(words: str) -> Name | None:
    """The one person whom the words name; None where they name a body, several, or no one."""
    parts = re.split(r"[ \u3000]", words)
    if len(parts) == 2 and _CJK_PERSON.fullmatch(words):
        return Name(family=parts[0], given=parts[1])
    names = read_names(words) if is_person(words) else ()
    if len(names) == 1 and names[0].literal and words.isupper() and not _CJK_PERSON.fullmatch(words):
        names = tuple(map(_in_capitals, read_names(words.title())))
    if len(names) != 1 or (names[0].literal and not _CJK_PERSON.fullmatch(words)):
        return None
    return _with_second_given(names[0])


def _with_second_given(name: Name) -> Name:
    """`R | David Rosin` is `R David | Rosin`: an initial without its stop is hardly all of a given name."""
    second, _, family = name.family.partition(" ")
    is_given = family and len(name.given) == 1 and "given" in shipped_gazetteer().marks(fold(second))
    return name._replace(given=f"{name.given} {second}", family=family) if is_given else name


def _in_capitals(name: Name) -> Name:
    return name._replace(family=name.family.upper(), given=name.given.upper(), literal=name.literal.upper())


def as_cited(name: Name, words: str, families: frozenset[str]) -> Name:
    """The name divided as the citation divides it: Spanish family names may be two words."""
    parts = words.split()
    if family_key(name) in families:
        return name
    for cut in range(1, len(parts)):
        family = " ".join(parts[cut:])
        if key_of(family) in families:
            return Name(family=family, given=" ".join(parts[:cut]))
    return name
