"""Lists of Chinese, Japanese and Korean names, which are written undivided."""

from __future__ import annotations

from refdesk.domain.names import Name
from refdesk.reading.names.one_name import single
from refdesk.reading.text.late_pattern import LatePattern

_EAST = LatePattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FIRST_EASTERN = "\u3040"
_AND = r"(?:와/과|과/와|[,，、]?\s*[和與与及]|및|그리고|と|および|and)"
#: A conjunction stands between spaces, for a name may begin with its sign; Korean particles end a word.
_SEPARATOR = LatePattern(
    rf"\s*[,，、]?\s+{_AND}\s+|(?<=[\uac00-\ud7af]{{2}}[\uac00-\ud7af])[와과]\s+|\s*[,，、;；·・&/]+\s*|\.\s*"
)
_SHORTEST, _LONGEST = 2, 5


def is_eastern(text: str) -> bool:
    """Whether names are written in Han, kana or Hangul."""
    return not text.isascii() and max(text) >= _FIRST_EASTERN and _EAST.search(text) is not None


def eastern_names(text: str) -> tuple[Name, ...]:
    """The names in order; a list may be parted by commas, dots or mere spaces."""
    text = text.strip(" .")
    parts = _SEPARATOR.split(text)
    if len(parts) == 1 and " " in text:
        words = text.split()
        is_list = all(_SHORTEST <= len(word) <= _LONGEST for word in words)
        parts = words if is_list else [text]
    cleaned = (part.strip(" .,，、;；()[]（）") for part in parts)
    return tuple(Name(literal=words) if _EAST.search(words) else single(words) for words in cleaned if words)
