"""Name lists as BibTeX and biblatex write them, in and out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from refdesk.domain.names import Name
from refdesk.formats.bibtex.encoding import encoded
from refdesk.formats.bibtex.latex import is_plain, plain

#: The name that stands for "and others".
OTHERS = Name(literal="others")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_AND_OR_BRACE = re.compile(r"(?<!\\)[{}]|(?:\A|\s+)and(?=\s)", re.IGNORECASE)
_BRACE = re.compile(r"(?<!\\)[{}]")
_TIE = re.compile(r"(?<!\\)~")
_ET_AL = re.compile(r",?\s+and\s+et\.?\s+al\.?\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_EXTENDED = re.compile(r"^\s*\"?\s*(?:family|given|prefix|suffix|useprefix|id)(?:-i)?\s*=", re.IGNORECASE)


def names_in(text: str) -> tuple[Name, ...]:
    """The names in a list joined by `and`; empty ones are left out. `others` becomes `OTHERS`."""
    text = _ET_AL.sub(" and others", text) if text.endswith(("al", "al.")) else text
    parts = _plain_parts(text.strip()) if is_plain(text) else list(_split_names(text))
    if text.count(",") > 2 * len(parts) or (";" in text and len(parts) == 1):
        parts = [name for part in parts for name in _misjoined(part)]
    found = map(_plain_name if is_plain(text) else _name_from, parts)
    return tuple([name for name in found if not name.is_empty])


def _plain_parts(text: str) -> list[str]:
    """The names of a list without LaTeX, with care where there may be an `And` or a blank of another kind."""
    parts = text.split(" and ")
    has_others = text.lower().count("and") >= len(parts) or not text.isprintable()
    return _AND.split(text) if has_others else parts


def _misjoined(text: str) -> list[str]:
    """The names of a list that people joined by semicolons, or `Doe, J., Roe, R.` by commas."""
    if "; " in text and "&" not in text:
        return _split_outside_braces(text, ";")
    pieces = [piece.strip() for piece in text.strip().rstrip(",").split(",")]
    is_in_pairs = len(pieces) > 3 and len(pieces) % 2 == 0 and all(map(_INITIALS.fullmatch, pieces[1::2]))
    if not is_in_pairs:
        return [text]
    return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]


def _plain_name(text: str) -> Name:
    """A name without LaTeX in `Family, Given`, the usual case, at once; any other with care."""
    family, comma, given = text.partition(", ")
    if comma and "," not in given and "=" not in text and family[:1].isupper():
        return Name(family, given)
    return _name_from(text)


def _split_names(text: str) -> Iterator[str]:
    """The names of a list, `and` inside braces left alone."""
    start = depth = 0
    for mark in _AND_OR_BRACE.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]


def _name_from(text: str) -> Name:
    text = text.strip().rstrip(",")
    if text.lower() == "others":
        return OTHERS
    if _EXTENDED.match(text):
        return _extended(text)
    if text.startswith("{") and _braced_whole(text):
        return _body(text)
    parts = _split_at_commas(text)
    if len(parts) == 1:
        return _first_last(parts[0])
    if len(parts) == 2:
        return _last_first(parts[0], "", parts[1])
    if len(parts) == 3 and _is_generation(parts[2]) and not _is_generation(parts[1]):
        # `King, Martin, Jr`, as people write who do not know BibTeX's order.
        return _last_first(parts[0], parts[2], parts[1])
    return _last_first(parts[0], parts[1], " ".join(parts[2:]))


def _body(text: str) -> Name:
    inside = text[1:-1]
    if re.match(r"\\[^a-zA-Z]|\\[a-zA-Z]\b", inside) and " " not in inside:
        return Name(family=plain(text))
    return Name(literal=plain(inside))


def _braced_whole(text: str) -> bool:
    depth = 0
    for mark in _BRACE.finditer(text):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.end() == len(text)
    return False


def _split_at_commas(text: str) -> list[str]:
    if "," not in text:
        return [text]
    if "{" not in text:
        return [part.strip() for part in text.split(",")]
    return [part.strip() for part in _split_outside_braces(text, ",")]


def _split_outside_braces(text: str, separators: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign in separators and depth <= 0:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return parts


def _words(text: str) -> list[str]:
    text = _TIE.sub(" ", text)
    if "{" in text:
        return [word for word in _split_outside_braces(text, " \t\r\n") if word]
    return text.split()


def _first_last(text: str) -> Name:
    """`Ludwig van Beethoven`: the particle is the run of words in lower case before the last word."""
    words = _words(text)
    if len(words) < 2:
        return Name(family=plain(text))
    if len(words) > 2 and _is_generation(words[-1]):
        return _first_last(" ".join(words[:-1]))._replace(suffix=plain(words[-1]))
    small = [place for place, word in enumerate(words[:-1]) if place and _is_small(word)]
    if _is_small(words[0]):
        small.insert(0, 0)
    if not small:
        return Name(family=plain(words[-1]), given=plain(" ".join(words[:-1])))
    first, last = small[0], small[-1]
    return Name(
        family=plain(" ".join(words[last + 1 :])),
        given=plain(" ".join(words[:first])),
        non_dropping_particle=plain(" ".join(words[first : last + 1])),
    )


def _is_generation(text: str) -> bool:
    return text.lower().rstrip(".") in {"jr", "sr", "ii", "iii", "iv"}


def _last_first(last: str, suffix: str, first: str) -> Name:
    """`van Beethoven, Jr, Ludwig`; a particle never takes the whole family name."""
    words = _words(last)
    count = 0
    while count < len(words) - 1 and _is_small(words[count]):
        count += 1
    return Name(
        family=plain(" ".join(words[count:])),
        given=plain(first).replace("\u00a0", " "),
        non_dropping_particle=plain(" ".join(words[:count])),
        suffix=plain(suffix),
    )


def _is_small(word: str) -> bool:
    """Whether the first letter outside braces, or of a special character `{\\'e}`, is in lower case."""
    if word.startswith(("{\\", "\\")):
        letters = [letter for letter in plain(word) if letter.isalpha()]
        return bool(letters) and letters[0].islower()
    for sign in word:
        if sign == "{":
            return False
        if sign.isalpha():
            return sign.islower()
        if sign.isdigit():
            return False
    return False


def _extended(text: str) -> Name:
    """`family=Duchamp, given=Philip, prefix=du` (biblatex manual, "Extended name format")."""
    parts: dict[str, str] = {}
    for part in _split_outside_quotes(text):
        key, separator, value = part.strip().strip('"').partition("=")
        if separator:
            parts[key.strip().lower()] = plain(value.strip().strip('"'))
    name = Name(family=parts.get("family", ""), given=parts.get("given", ""), suffix=parts.get("suffix", ""))
    prefix = parts.get("prefix", "")
    if parts.get("useprefix", "").lower() == "false":
        return name._replace(dropping_particle=prefix)
    return name._replace(non_dropping_particle=prefix)


def _split_outside_quotes(text: str) -> list[str]:
    pieces = re.split(r'("[^"]*")', text)
    masked = "".join(piece.replace(",", "\0") if piece.startswith('"') else piece for piece in pieces)
    return [part.replace("\0", ",") for part in _split_outside_braces(masked, ",")]


def with_orcids(names: tuple[Name, ...], annotation: str) -> tuple[Name, ...]:
    """The names with the ORCID iDs of an annotation `1="0000-..."` (biblatex manual, "Data Annotations")."""
    numbered = {
        int(number): orcid for number, orcid in re.findall(r"(\d+)\s*=\s*\"?([\dX-]{19})", annotation)
    }
    return tuple(name._replace(orcid=numbered.get(place, name.orcid)) for place, name in enumerate(names, 1))


def name_list(names: tuple[Name, ...], *, is_extended: bool) -> str:
    """The names joined by `and`; `is_extended` allows biblatex's format by parts where it says more."""
    return " and ".join(_written(name, is_extended=is_extended) for name in names)


def orcid_annotation(names: tuple[Name, ...]) -> str:
    """The value of an `+an:orcid` field; empty where nobody has an iD."""
    return "; ".join(f'{place}="{name.orcid}"' for place, name in enumerate(names, 1) if name.orcid)


def _written(name: Name, *, is_extended: bool) -> str:
    if name.literal:
        return "others" if name == OTHERS else f"{{{encoded(name.literal)}}}"
    if is_extended and name.dropping_particle:
        return _written_in_parts(name)
    particle = f"{name.dropping_particle} {name.non_dropping_particle}".strip()
    family = _protected(name.family) if particle else _family(name.family)
    last = f"{encoded(particle)} {family}" if particle else family
    if not name.given and not name.suffix:
        return last if " " not in last else f"{{{last}}}"
    parts = (
        (last, _protected(name.suffix), _protected(name.given))
        if name.suffix
        else (last, _protected(name.given))
    )
    return ", ".join(parts)


def _written_in_parts(name: Name) -> str:
    pairs = (
        ("family", name.family), ("given", name.given), ("suffix", name.suffix),
        ("prefix", name.dropping_particle),
    )  # fmt: skip
    parts = [f"{key}={_protected(value)}" for key, value in pairs if value]
    return ", ".join((*parts, "useprefix=false"))


@lru_cache(maxsize=8192)
def _family(text: str) -> str:
    """A family name that begins in lower case without being a particle is held together by braces."""
    words = text.split()
    if len(words) > 1 and _is_small(words[0]):
        return f"{{{encoded(text)}}}"
    return _protected(text)


@lru_cache(maxsize=8192)
def _protected(text: str) -> str:
    written = encoded(text)
    needs_braces = "," in text or _AND.search(f" {text} ")
    return f"{{{written}}}" if needs_braces else written
