"""What the tagger sees of each token: the word, its neighbours, and where in the reference it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from refdesk.domain.folding import fold
from refdesk.reading.tokens import Token
from refdesk.reading.written_dates import month_of

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_ROMAN = re.compile(r"[IVXLC]+")
_OPENING_QUOTES = "“„«‘「『《\"'`"
_CLOSING_QUOTES = "”“»’」』》\"'"
_BRACKETS = {"(": 1, "[": 1, "（": 1, "【": 1, ")": -1, "]": -1, "）": -1, "】": -1}

#: Words that announce a field, by what they announce.
_CUES: Mapping[str, str] = {
    "in": "in im dans em en nel w v у в ichinde içinde",
    "editor": "ed eds edited editor editors editado hrsg hg herausgegeben dir dirs coord coords coordinador org orgs "
    "organizador red pod ред под редакцией отв сост compiled éd éds a cura curatore editörü rédacteur жалпы 主编 编",
    "page": "p pp pg pgs page pages s ss pág págs pag seite seiten с сс стр str 页 頁 쪽 бет б",
    "volume": "vol vols volume volumes v bd band tome tom t jg jahrgang т том вып c cilt 卷 巻 권",
    "issue": "no nos nr num number numero número n nº n° issue heft h fasc fascicule sayı sayi вып выпуск часть ч № 期 号 號 호 제 第",
    "edition": "edn edition ed éd aufl auflage изд издание baskı wyd vyd rev 版",
    "thesis": "thesis theses dissertation diss phd ph doctoral doctorat thèse tesis tese msc masters master dissertação "
    "автореф автореферат дис дисс диссертация канд doktora tezi habilitation 学位论文",
    "report": "report reports technical tech rep memo memorandum rapport bericht отчет отчёт working paper preprint препринт",
    "meeting": "proceedings proc conference conf symposium workshop congress meeting actas anais actes tagung конференции "
    "материалы сборник сб труды тезисы congreso kongresi sempozyumu colloque",
    "journal": "journal j review reviews rev revista revue zeitschrift annals ann letters lett bulletin bull transactions "
    "trans archives arch quarterly magazine журнал вестник известия записки ведомости вопросы газета dergisi acta 学报 "
    "杂志 学报 研究 학회지 논문지 хабаршысы quimica física rivista annales annalen science nature",
    "house": "press publisher publishers publishing publications university verlag éditions editions editorial editora editions "
    "книга издательство изд-во изд наука wiley springer elsevier routledge sage yayınları yayınevi pwn books inc ltd llc "
    "gmbh co 出版社 출판사 mcgraw-hill academic",
    "body": "university institute department ministry association society organization agency bureau committee commission "
    "council office government federal national international centre center foundation bank world group collaboration "
    "universidad universidade université universität министерство комитет институт университет академия",
    "access": "retrieved accessed available url disponível disponible online электронный ресурс режим доступа доступ verfügbar",
    "others": "al others и др et co others 等 外 외 та ін и т",
    "translator": "trans transl translated translator trad traducción tradução übers übersetzt пер перевод çev 译 訳",
}
_CUE_OF: dict[str, str] = {}
for _kind, _words in _CUES.items():
    for _word in _words.split():
        _CUE_OF.setdefault(fold(_word), _kind)


class _Word(NamedTuple):
    """What a word says of itself and of its neighbours' places; kept by word, so that it is made once."""

    here: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    before_far: tuple[str, ...]
    after_far: tuple[str, ...]
    shape: str
    form: str


class Describer:
    """Turns tokens into features; remembers the words it has seen (at most `remembered`)."""

    def __init__(self, places: frozenset[str] = frozenset(), remembered: int = 60_000) -> None:
        self._places = places
        self._remembered = remembered
        self._words: dict[str, _Word] = {}

    def describe(self, tokens: Sequence[Token]) -> list[list[str]]:
        """The features of each token, in order."""
        words = [self._word(token) for token in tokens]
        surroundings = _surroundings(tokens, words)
        return [
            _features(words, index, token.is_after_space, surrounding)
            for index, (token, surrounding) in enumerate(zip(tokens, surroundings, strict=True))
        ]

    def _word(self, token: Token) -> _Word:
        key = token.kind or token.text
        word = self._words.get(key)
        if word is None:
            if len(self._words) >= self._remembered:
                self._words.clear()
            word = self._words[key] = self._looked_at(token)
        return word

    def _looked_at(self, token: Token) -> _Word:
        if token.kind:
            form, shape, here = f"<{token.kind}>", f"<{token.kind}>", []
        else:
            form, shape = _form(token.text), _shape(token.text)
            here = self._letters(token.text, form)
        cue = _cue(token.text, form)
        marks = [f"w={form}", f"s={shape}", *here, *([f"c={cue}"] if cue else [])]
        near = [f"w={form}", f"s={shape}"]
        if cue:
            near.append(f"c={cue}")
        return _Word(
            tuple(marks),
            tuple(f"-1{mark}" for mark in near),
            tuple(f"+1{mark}" for mark in near),
            tuple(f"-2{mark}" for mark in near[:1]) + tuple(f"-2{mark}" for mark in near[2:]),
            tuple(f"+2{mark}" for mark in near[:1]) + tuple(f"+2{mark}" for mark in near[2:]),
            shape,
            form,
        )

    def _letters(self, text: str, form: str) -> list[str]:
        if not text[0].isalpha():
            return []
        marks = [f"p={form[:3]}", f"e={form[-3:]}"]
        if len(form) > 4:
            marks.append(f"e4={form[-4:]}")
        if form in self._places and text[0].isupper():
            marks.append("place")
        if _ROMAN.fullmatch(text):
            marks.append("roman")
        return marks


class _Surrounding(NamedTuple):
    """Where a token stands in its reference."""

    marks: tuple[str, ...]


def _form(text: str) -> str:
    if text.isdigit():
        return "<year>" if _YEAR.fullmatch(text) else f"<{min(len(text), 7)}>"
    return fold(text)[:24]


def _shape(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "Y" if _YEAR.fullmatch(text) else "9" * min(len(text), 5)
    if not first.isalpha():
        return text[:2]
    if ord(first) > 0x2E80:
        return f"han{min(len(text), 6)}" if len(text) < 7 else "han7"
    if len(text) == 1:
        return "X" if first.isupper() else "x"
    if text.isupper():
        return f"X{min(len(text), 4)}"
    if text.islower():
        return "xx" if len(text) > 3 else f"x{len(text)}"
    if text[1:].islower():
        return "Xx" if len(text) > 3 else f"Xx{len(text)}"
    return "xX"


def _cue(text: str, form: str) -> str:
    cue = _CUE_OF.get(form, "")
    if not cue and text[0].isalpha() and len(text) > 2 and month_of(text):
        return "month"
    return cue


def _features(words: list[_Word], index: int, is_after_space: bool, place: list[str]) -> list[str]:
    word = words[index]
    features = [*word.here, *place, f"sp={is_after_space}|{word.shape}"]
    if index:
        before = words[index - 1]
        features += before.before
        features.append(f"-1|0={before.shape}|{word.shape}")
        if index > 1:
            features += words[index - 2].before_far
            features.append(f"-2|-1|0={words[index - 2].shape}|{before.shape}|{word.shape}")
    if index + 1 < len(words):
        after = words[index + 1]
        features += after.after
        features.append(f"0|+1={word.shape}|{after.shape}")
        if index + 2 < len(words):
            features += words[index + 2].after_far
            features.append(f"0|+1|+2={word.shape}|{after.shape}|{words[index + 2].shape}")
    return features


def _surroundings(tokens: Sequence[Token], words: Sequence[_Word]) -> list[list[str]]:
    """For each token: how far in it stands, what came before it and what is still to come."""
    count = len(tokens)
    next_number = _distances_to_number(words)
    style = _style(words)
    years_left = sum(word.shape == "Y" for word in words)
    years = depth = sentences = 0
    quote, was_quoted, is_in, is_edited = "", False, False, False
    since_number = 9
    found: list[list[str]] = []
    for index, word in enumerate(words):
        text = tokens[index].text
        if word.shape == "Y":
            years_left -= 1
        if text in _BRACKETS:
            depth = max(0, depth + _BRACKETS[text])
        quote, closed = _quote_after(quote, text, tokens, index)
        was_quoted = was_quoted or closed
        part = min(9, index * 10 // count)
        found.append(
            [
                f"at={part}" if index > 3 else f"first={index}",
                f"y={min(years, 2)},{min(years_left, 2)}",
                f"d={min(depth, 2)}|q={bool(quote)},{was_quoted}",
                f"in={is_in}{is_edited}|y={min(years, 1)}",
                f"n={next_number[index]}|{since_number}",
                f"st={style}|{min(sentences, 4)}",
                f"sen={min(sentences, 5)}|y={min(years, 1)}",
            ]
        )
        since_number = 0 if word.shape[0] in "Y9" else min(since_number + 1, 9)
        years += word.shape == "Y"
        is_in = is_in or word.form in ("in", "//")
        is_edited = is_edited or word.form in ("eds", "ed", "hrsg", "ред")
        sentences += _ends_sentence(words, index)
    return found


def _ends_sentence(words: Sequence[_Word], index: int) -> bool:
    """A full stop after a word that is no initial and no cue."""
    return words[index].form == "." and index > 0 and len(words[index - 1].form) > 3


def _quote_after(quote: str, text: str, tokens: Sequence[Token], index: int) -> tuple[str, bool]:
    """The open quotation mark after this token (empty: none), and whether this token closed one."""
    if quote:
        return ("", True) if text in _CLOSING_QUOTES and text != "'" else (quote, False)
    if text in _OPENING_QUOTES and text not in "'`‘" and tokens[index].is_after_space | (index == 0):
        return text, False
    return "", False


def _distances_to_number(words: Sequence[_Word]) -> list[int]:
    distances = [9] * len(words)
    distance = 9
    for index in range(len(words) - 1, -1, -1):
        distances[index] = distance
        distance = 0 if words[index].shape[0] in "Y9" else min(distance + 1, 9)
    return distances


def _style(words: Sequence[_Word]) -> str:
    """A rough name of the reference's style: where its first year stands, and which marks it uses."""
    shapes = [word.shape for word in words]
    year = shapes.index("Y") if "Y" in shapes else -1
    place = "none" if year < 0 else "early" if year * 3 < len(shapes) else "late"
    quoted = any(shape in ("“", '"', "«", "„") for shape in shapes)
    return f"{place}{'q' if quoted else ''}{'/' if '//' in shapes else ''}{';' if ';' in shapes else ''}"
