"""The journal's name where no masthead gives it with a volume: lines that are named like journals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from refdesk.domain.folding import fold
from refdesk.reading.pages.evidence import Evidence
from refdesk.reading.text.headings import inline_section, section_of
from refdesk.reading.text.lines import Line
from refdesk.reading.text.word_tables import word_table
from refdesk.reading.text.words import key_of

_JOURNAL_WORD = re.compile(
    r"\b(?:journals?|j\.|review|reviews|bulletin|annals|archives|proceedings|transactions|letters|magazine|quarterly|"
    r"acta|studies|frontiers|revista|revue|cahiers|carnets|annales|rivista|quaderni|zeitschrift|jahrbuch|beiträge|archiv|"
    r"cadernos|cuadernos|anales|anais|boletín|boletim|estudos|estudios|studia|przegląd|zeszyty|roczniki|"
    r"вестник|вісник|известия|вісті|журнал|записки|труды|ведомости|вопросы|збірник|сборник|бюллетень|наука|"
    r"хабаршы(?:сы)?|хабарлары|dergisi|mecmuası|jurnal)\b|学报|杂志|学刊|研究$|論集|雑誌|학회지|논문지",
    re.IGNORECASE,
)
#: What pages print before the journal's name on its line.
JOURNAL_LABEL = (
    r"(?i:published in|publication|source|journal|журнал|cite this as|cite this|cite as|citation|"
    r"localización|"
    r"fuente|источник|in)\s?:\s?"
)
_LABEL = re.compile(JOURNAL_LABEL)
_ISSN_BEHIND = re.compile(
    r"[\s,;:|(\u2022\u00b7\u2013-]*(?:(?:online|print|electronic|e-?|p-?)[\s-]*)?ISSN\b.*$", re.IGNORECASE
)
_COPYRIGHT = re.compile(
    r"^(?:\u00a9|\(c\)|copyright)\s*(?:\u00a9\s*)?(?:(?:19|20)\d\d(?:\s?[-\u2013]\s?(?:19|20)?\d\d)?)?[\s,.]*",
    re.IGNORECASE,
)
_MENU = re.compile(
    r"\b(?:about|skip to|home|homepage|overview|help|information|metrics|explore|browse|submit|policy|"
    r"policies|guidelines|journals (?:&|and|menu)|all journals|this journal|view|alert|subscribe|access|"
    r"recommended|related|search|"
    r"login|register|article|issue|archive|editorial|board|team|contact|"
    r"о журнале|про журнал|sobre|hakkında|редакц|архив|номер|статьи|главная)\b",
    re.IGNORECASE,
)
#: What no name has: ends of sentences, addresses, numbers other than years.
_NO_NAME = re.compile(r"[.?!;>|@#]\s|https?:|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3}|[:?!]$")
_PLURAL_KIND = re.compile(
    r"(?:proceedings|journals?|magazine|letters|reviews?|archives?|transactions|studies|журналы?)",
    re.IGNORECASE,
)
_LONGEST, _MOST_WORDS = 90, 12
_HEAD_LINES, _FOOT_LINES = 250, 100
_FIRST, _EACH_MORE, _BY_ISSN, _MOST = 0.3, 0.12, 0.25, 0.75


def journal_name_evidence(lines: Sequence[Line], title: str) -> list[Evidence]:
    """The name by the page's ISSN, or that head and foot repeat most; the article's `title` is none."""
    places: dict[str, list[Line]] = defaultdict(list)
    by_issn: set[str] = set()
    for line, is_by_issn in _candidates(lines):
        key = key_of(line.text)
        if key in key_of(title):
            continue
        places[key].append(line)
        if is_by_issn:
            by_issn.add(key)
    weights = {
        key: min(_MOST, _FIRST + _EACH_MORE * min(len(own) - 1, 3) + (_BY_ISSN if key in by_issn else 0))
        for key, own in places.items()
    }
    if not weights:
        return []
    best = max(weights, key=lambda key: weights[key])
    first = places[best][0]
    return [Evidence("container-title", first.text, (first.span,), weights[best])]


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Lines that are a journal's name and nothing else, and whether an ISSN stands beside."""
    near = [*lines[:_HEAD_LINES], *lines[max(_HEAD_LINES, len(lines) - _FOOT_LINES) :]]
    for place, line in enumerate(near):
        if len(line.text) > 2 * _LONGEST:
            continue
        name = _name_on(line)
        if name is None or inline_section(line.text)[0]:
            continue
        following = near[place + 1].text if place + 1 < len(near) else ""
        is_by_issn = "ISSN" in line.text or "ISSN" in following[:40]
        if _JOURNAL_WORD.search(name.text) or (is_by_issn and name.text != line.text):
            yield name, is_by_issn


def _name_on(line: Line) -> Line | None:
    start = _COPYRIGHT.match(line.text) or _LABEL.match(line.text)
    behind = _ISSN_BEHIND.search(line.text)
    name = line.part(start.end() if start else 0, behind.start() if behind else None)
    words = name.text.rstrip(" .,")
    name = name.part(0, len(words))
    return name if is_journal_name(words) else None


def is_journal_name(words: str) -> bool:
    """Whether the words can be a journal's name: short, no sentence, no menu's entry."""
    if (
        not 3 <= len(words) <= _LONGEST
        or len(words.split()) > _MOST_WORDS
        or (not words[0].isupper() and words[0].isascii())
    ):
        return False
    if section_of(words) or _MENU.search(words) or _NO_NAME.search(_without_short_name(words)):
        return False
    own = [word for word in re.findall(r"[^\W\d_]+", words) if fold(word) not in _menu_words()]
    return bool(own) and not (len(own) == 1 and _PLURAL_KIND.fullmatch(words))


def _without_short_name(words: str) -> str:
    """`RIDE. Revista de Educación` without the short name before it."""
    short, _, rest = words.partition(". ")
    return rest if " " not in short and _JOURNAL_WORD.match(rest) else words


@cache
def _menu_words() -> frozenset[str]:
    return frozenset(map(fold, word_table("not_names")["words"]))
