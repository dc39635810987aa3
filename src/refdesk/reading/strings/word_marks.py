"""What a word of a reference says by itself: its letters, shape, lists it is in, what it announces."""

from __future__ import annotations

from typing import NamedTuple

from refdesk.domain.folding import fold
from refdesk.reading.names.gazetteer import Gazetteer
from refdesk.reading.strings.tokens import Token
from refdesk.reading.text.cue_words import CUE_OF
from refdesk.reading.text.late_pattern import LatePattern
from refdesk.reading.text.written_dates import month_of

_YEAR = LatePattern(r"(?:1[4-9]|20)\d\d")
_ROMAN = LatePattern(r"[IVXLC]+")
_TURNING = frozenset("()[]（）【】“”„«»‘’「」『』《》\"'`.") | {"in", "//", "eds", "ed", "hrsg", "ред"}


class Word(NamedTuple):
    """A word's features for itself and for the places around it; `case` is C, U, l or nothing.

    `turns` tells that what stands behind it may be seen otherwise: a year, bracket, quote, stop, "in", "eds".
    """

    here: tuple[bytes, ...]
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]
    before_far: tuple[bytes, ...]
    after_far: tuple[bytes, ...]
    spaced: bytes
    glued: bytes
    shape: str
    form: str
    cue: str
    case: str
    is_number: bool
    turns: bool


def looked_at(token: Token, gazetteer: Gazetteer) -> Word:
    """What a token's word says wherever it stands."""
    if token.kind:
        shape = form = f"<{token.kind}>"
        own: list[str] = []
        lists: tuple[str, ...] = ()
    else:
        shape, form = _shape(token.text), _form(token.text)
        own = _letters(token.text, form)
        lists = gazetteer.marks(form) if token.text[0].isalpha() and not token.text[0].islower() else ()
    cue = _cue(token.text, form)
    here = [f"w{form}", f"s{shape}", *own, *(f"l{name}" for name in lists), *([f"c{cue}"] if cue else [])]
    told = cue or _person(lists)
    near = [form, f"s{shape}", *([f"c{told}"] if told else [])]
    far = [form, *near[2:]]
    return Word(
        _encoded("", here),
        _encoded("A", near),
        _encoded("Z", near),
        _encoded("B", far),
        _encoded("Y", far),
        f"_1{shape}".encode(),
        f"_0{shape}".encode(),
        shape,
        form,
        cue or ("place" if "place" in lists else ""),
        _case(token),
        is_number=shape[0] in "Y9",
        turns=shape == "Y" or form in _TURNING,
    )


def _encoded(prefix: str, features: list[str]) -> tuple[bytes, ...]:
    return tuple(f"{prefix}{feature}".encode() for feature in features)


def _person(lists: tuple[str, ...]) -> str:
    """ "given", "family", "person" where it may be both, "place"."""
    if "given" in lists:
        return "person" if "family" in lists else "given"
    return "family" if "family" in lists else "place" if "place" in lists else ""


def _letters(text: str, form: str) -> list[str]:
    if not text[0].isalpha():
        return []
    marks = [f"p{form[:3]}", f"e{form[-3:]}"]
    if len(form) > 4:
        marks.append(f"f{form[-4:]}")
    if _ROMAN.fullmatch(text):
        marks.append("r")
    return marks


def _form(text: str) -> str:
    if text.isdigit():
        return "<Y>" if _YEAR.fullmatch(text) else f"<{min(len(text), 7)}>"
    return fold(text)[:16] or text


def _shape(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "Y" if _YEAR.fullmatch(text) else "9" * min(len(text), 5)
    if not first.isalpha():
        return text[:2]
    if ord(first) > 0x2E80:
        return f"{_eastern_script(first)}{min(len(text), 7)}"
    if len(text) == 1:
        return "X" if first.isupper() else "x"
    if text.isupper():
        return f"X{min(len(text), 4)}"
    if text.islower():
        return "xx" if len(text) > 3 else f"x{len(text)}"
    if text[1:].islower():
        return "Xx" if len(text) > 3 else f"Xx{len(text)}"
    return "xX"


def _eastern_script(letter: str) -> str:
    return "kor" if "\uac00" <= letter <= "\ud7af" else "kan" if letter < "\u3400" else "han"


def _cue(text: str, form: str) -> str:
    cue = CUE_OF.get(form, "")
    if not cue and text[0].isalpha() and len(text) > 2 and month_of(text):
        return "month"
    return cue


def _case(token: Token) -> str:
    """C for a word with a capital, U for one all in capitals, l for one of four small letters or more."""
    text = token.text
    if token.kind or not text[0].isalpha() or len(text) < 3:
        return ""
    if text.isupper():
        return "U"
    return "C" if text[0].isupper() else "l" if len(text) > 3 else ""
