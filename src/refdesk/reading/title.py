"""The article's title among the lines of its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from refdesk.reading.evidence import Evidence
from refdesk.reading.headings import Section, section_of
from refdesk.reading.languages import language_of
from refdesk.reading.lines import Line, span_of
from refdesk.reading.page_text import PageText, page_language
from refdesk.reading.words import key_of

_HEAD_SECTIONS = (Section.ABSTRACT, Section.KEYWORDS, Section.AUTHORS, Section.AFFILIATIONS, Section.CITATION)
_NOT_A_TITLE = re.compile(
    r"^(?:comments|subjects|journal-ref|report-no|cite as)\s*:|"
    r"https?://|@|\bdoi\b|\bISSN\b|\d{4}-\d{4}-\d{4}|^\W*$|^[\d\s.,()-]+$|©|^(?:skip to|jump to|home|"
    r"search|log ?in|volume|vol\.|received|published|accepted|view|download|figure|table|"
    r"corresponding|e-?mail|keywords|copyright|archives?|том|выпуск|главная|cilt|sayı|правила|cookie|we "
    r"use|javascript|full text|open access|share|cite|sign in|register|issue|menu|by |author links|submitted|"
    r"scimago|authorship|autoria|"
    r"affiliation|access through|текст научной|похожие темы|научная статья)\b|"
    r"\b(?:cookies?|javascript|browser|all rights reserved|sobre os autores|sobre los autores|scimago|"
    r"university|institute|университет|институт)\b",
    re.IGNORECASE,
)
_JOURNAL_LIKE = re.compile(
    r"^(?:the )?(?:journal|bulletin|revista|вестник|журнал|известия|annals|proceedings|хабаршы|dergisi|"
    r"zeitschrift|revue|труды)\b",
    re.IGNORECASE,
)
_FEWEST_LETTERS, _MOST_LETTERS = 12, 400
_HEAD_LINES = 600
_LANGUAGE_BONUS = 2.5


def title_evidence(page: PageText, citation: str) -> list[Evidence]:
    """The line that is most likely the title; the page's citation line (`citation`) vouches for it."""
    head = _head(page)
    cited = key_of(citation)
    counts = Counter(key_of(line.text) for line in page.lines)
    best, best_score = -1, 0.0
    language = page_language(page.lines)
    for place, line in enumerate(head):
        score = _score(head, place, cited, counts)
        score += _LANGUAGE_BONUS if score > 0 and language_of(line.text) == language else 0
        if score > best_score:
            best, best_score = place, score
    if best < 0:
        return []
    lines = _with_wraps(head, best, cited)
    value = " ".join(line.text for line in lines).rstrip(" *\u2020")
    is_cited = bool(cited) and key_of(value) in cited
    return [
        Evidence("title", value, (span_of(lines),), 0.95 if is_cited else min(0.85, 0.4 + best_score / 20))
    ]


def _head(page: PageText) -> list[Line]:
    head = page.before(Section.ABSTRACT, Section.BODY)[:_HEAD_LINES]
    return head if len(head) < len(page.lines) else list(page.lines[:80])


def _score(head: Sequence[Line], place: int, cited: str, counts: Counter[str]) -> float:
    line = head[place]
    key = key_of(line.text)
    letters = len(line.text)
    if not (
        _FEWEST_LETTERS if not _is_dense(line.text) else 5
    ) <= letters <= _MOST_LETTERS or _NOT_A_TITLE.search(line.text):
        return 0.0
    if section_of(line.text) or not key or line.text[0].islower() or line.text[0] in "([":
        return 0.0
    score = 12.0 if cited and len(key) > 8 and key in cited and not _is_end_of_citation(key, cited) else 0.0
    words = len(line.text.split())
    score += min(words, 12) / 3
    score -= 2 if _JOURNAL_LIKE.search(line.text) else 0
    score -= 4 if words < 3 and not _is_dense(line.text) else 0
    score -= 3 if line.text.endswith((".", ",", ";")) else 0
    score += min(counts[key] - 1, 2)
    score += 2 * min(1.0, (place + 1) / len(head))
    score -= line.text.count(",") * 0.6 if _is_list_of_names(line.text) else 0
    return score


def _is_end_of_citation(key: str, cited: str) -> bool:
    """The journal's name also is in the citation, but behind the title."""
    return cited.find(key) > len(cited) * 0.55 and len(key) < len(cited) * 0.3


def _is_dense(text: str) -> bool:
    """Chinese and Japanese say much in few letters."""
    return bool(re.search(r"[\u4e00-\u9fff]{4}", text))


def _is_list_of_names(text: str) -> bool:
    parts = [part.split() for part in re.split(r",|\band\b|&", text)]
    return len(parts) > 1 and all(1 <= len(part) <= 5 for part in parts)


def _with_wraps(head: Sequence[Line], place: int, cited: str) -> list[Line]:
    """The line with neighbours that the citation shows to be its wrapped rest."""
    lines = [head[place]]
    if not cited or key_of(lines[0].text) not in cited:
        return lines
    for following in head[place + 1 : place + 4]:
        if following.gap or key_of(" ".join(line.text for line in [*lines, following])) not in cited:
            break
        lines.append(following)
    for earlier in reversed(head[max(0, place - 3) : place]):
        if lines[0].gap or key_of(" ".join(line.text for line in [earlier, *lines])) not in cited:
            break
        lines.insert(0, earlier)
    return lines
