"""Names as CSL-JSON gives them, their particles taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from refdesk.csl.text.fields import marked

#: Words in lower case (`van`, `v.d.`, `’t`) with the space, apostrophe or hyphen that ends them.
_FAMILY_PARTICLES = re.compile(
    r"((?:[’'‘]?[^\W\d_A-Z][^\W\d_A-Z.]*(?:\.[^\W\d_A-Z]+)*(?:\.?[ \u00a0]+|[’']|-(?=[A-Z])))+)(?=\S)"
)
#: A name that needs no further looking at: capitalised words in ASCII letters.
_PLAIN = re.compile(r"(?:[A-Z][A-Za-z]*\.?)(?:[ -][A-Z][A-Za-z]*\.?)*")
#: A letter of a script that writes given and family names with a space between them.
_SPACED_LETTER = re.compile(
    "[0-9a-zA-Z\u00c0-\u024f\u0370-\u058f\u0590-\u06ff\u0900-\u0fff\u10a0-\u10ff\u1e00-\u1fff]"
)


class Person:
    """A name, ready to be printed: marked text in every part. `literal` names have no other part.

    Most are no more than a family and a given name without marks; the others are a `FullName`. A plain class:
    libraries have them by the hundred thousand.
    """

    __slots__ = ("family", "given")
    is_simple = True
    is_romanesque = True
    is_static = False
    comma_suffix = False
    dropping = non_dropping = suffix = literal = ""

    def __init__(self, family: str, given: str) -> None:
        self.family = family
        self.given = given

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two persons the same."""
        return (self.family, self.given, self.dropping, self.non_dropping, self.suffix, self.literal)


@dataclass(slots=True, eq=False)
class FullName(Person):
    """A name with particles, a suffix, marks, in another script, or of a body."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    is_romanesque: bool = True
    is_static: bool = False
    is_simple: bool = False


def person_from(data: Mapping[str, Any]) -> Person | None:
    """The person of a CSL-JSON name; None where it names no one."""
    if len(data) == 2:
        family, given = data.get("family"), data.get("given")
        if isinstance(family, str) and isinstance(given, str):
            together = family + given
            if together.isalpha() and together.isascii() and family[:1].isupper() and given[:1].isupper():
                return Person(family, given)
            if _PLAIN.fullmatch(family) and _PLAIN.fullmatch(given):
                return Person(family, given)
    return _parsed(data)


def _parsed(data: Mapping[str, Any]) -> Person | None:
    parts = {key: str(value) for key, value in data.items() if isinstance(value, str | int) and value != ""}
    literal = parts.get("literal", "").strip()
    family, given = parts.get("family", "").strip(), parts.get("given", "").strip()
    if data.get("isInstitution") and family:
        literal = family
    if literal or (not family and not given):
        return _body(literal) if literal else None
    return _individual(data, parts, family, given)


def _body(literal: str) -> Person:
    text = marked(literal)
    return FullName(literal=text)


def _individual(data: Mapping[str, Any], parts: Mapping[str, str], family: str, given: str) -> Person:
    dropping, non_dropping = parts.get("dropping-particle", ""), parts.get("non-dropping-particle", "")
    suffix, comma = parts.get("suffix", ""), bool(data.get("comma-suffix"))
    if not family:
        family, given = given, ""
    is_quoted = len(family) > 1 and family[0] == family[-1] == '"'
    if is_quoted:
        family = family[1:-1]
    elif data.get("parse-names", True) not in (False, 0, "false", "0"):
        if not suffix:
            given, suffix, comma = _split_suffix(given, comma=comma)
        if not non_dropping and not dropping:
            family, given, dropping, non_dropping = _split_particles(family, given)
    return FullName(
        marked(family),
        marked(given),
        marked(dropping),
        marked(non_dropping),
        marked(suffix),
        comma_suffix=comma,
        is_romanesque=_SPACED_LETTER.search(family) is not None,
        is_static=data.get("static-ordering") not in (None, False, 0, "false", "0"),
    )


def _split_suffix(given: str, *, comma: bool) -> tuple[str, str, bool]:
    """`John, Jr.` to `John` and `Jr.`; `John,! III` asks for a comma before the suffix."""
    head, separator, tail = given.partition(",")
    if not separator:
        return given, "", comma
    tail = tail.strip()
    if tail.startswith("!"):
        return head.strip(), tail[1:].strip(), True
    return head.strip(), tail, comma


def _split_particles(family: str, given: str) -> tuple[str, str, str, str]:
    """Lower-case words before the family name do not drop, those after the given name do."""
    dropping, non_dropping = "", ""
    found = _FAMILY_PARTICLES.match(family)
    if found and found.group(1) == found.group(1).lower():
        non_dropping, family = found.group(1).rstrip(" "), family[found.end() :]
    words = given.split(" ")
    cut = len(words)
    while cut > 1 and _is_particle(words[cut - 1]):
        cut -= 1
    if cut < len(words):
        dropping, given = " ".join(words[cut:]), " ".join(words[:cut])
    return family, given, dropping, non_dropping


def _is_particle(word: str) -> bool:
    bare = word.rstrip("’'.")
    return bare.isalpha() and bare == bare.lower() and bare != bare.upper()
