"""Evaluates the values of a .bib file: delimiters, `#`, macros of the file and the months."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Defined by every BibTeX style.
MONTHS: Mapping[str, str] = {
    name[:3].lower(): name
    for name in (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )
}  # fmt: skip
#: The journals that BibTeX's own styles define (plain.bst).
JOURNALS: Mapping[str, str] = {
    "acmcs": "ACM Computing Surveys", "acta": "Acta Informatica", "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development", "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering", "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters", "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences", "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing", "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems", "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems", "tcs": "Theoretical Computer Science",
}  # fmt: skip
_PART = re.compile(r"\s*(?:(?P<open>[{\"])|(?P<word>[^\s#{}\"]+))")
_EDGE = re.compile(r"(?<!\\)[{}\"]")


def evaluated(value: str, macros: Mapping[str, str]) -> tuple[str, list[str]]:
    """The text of a value as written, and the macros it names that nobody defined.

    The names in `macros` are in lower case. Braces inside the text stay.
    """
    opening = value[:1]
    if opening in ("{", '"') and "#" not in value and len(value) > 1:
        return value[1:-1], []
    if value.isdigit():
        return value, []
    if value.isalpha() and (text := macros.get(value.lower())):
        return text, []
    return _joined(value, macros)


def names_of_macros(value: str) -> list[str]:
    """The macros that a value as written names, in lower case, defined or not."""
    if value[:1] in ("{", '"') and "#" not in value:
        return []
    names = []
    place = 0
    while part := _PART.match(value, place):
        if not part["open"]:
            names.append(part["word"].lower())
        place = _end(value, part.end()) + 1 if part["open"] else part.end()
        place = _after_join(value, place)
    return names


def _joined(value: str, macros: Mapping[str, str]) -> tuple[str, list[str]]:
    texts: list[str] = []
    unknown: list[str] = []
    place = 0
    while part := _PART.match(value, place):
        if part["open"]:
            end = _end(value, part.end())
            texts.append(value[part.end() : end])
            place = end + 1
        else:
            word = part["word"]
            is_known = word.isdigit() or word.lower() in macros
            # As BibTeX does, an unknown macro among others adds nothing; alone, its name is all there is.
            texts.append(macros.get(word.lower(), word) if is_known or word == value else "")
            if not is_known:
                unknown.append(word)
            place = part.end()
        place = _after_join(value, place)
    return "".join(texts), unknown


def _end(value: str, start: int) -> int:
    """Where the closing delimiter of the string that opened before `start` stands."""
    is_quoted, depth = value[start - 1] == '"', 0
    for mark in _EDGE.finditer(value, start):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == '"':
            if is_quoted and depth == 0:
                return mark.start()
        elif depth == 0:
            return mark.start()
        else:
            depth -= 1
    return len(value)


def _after_join(value: str, place: int) -> int:
    while place < len(value) and value[place] in " \t\r\n#}":
        place += 1
    return place
