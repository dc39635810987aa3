"""The article's title among the lines of its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import category

from refdesk.domain.draft import Span
from refdesk.reading.pages.evidence import Evidence
from refdesk.reading.pages.page_text import PageText, page_language
from refdesk.reading.pages.people import people_on
from refdesk.reading.pages.places import INSTITUTION, country_at_end
from refdesk.reading.text.headings import Section, inline_section, section_of
from refdesk.reading.text.languages import language_of
from refdesk.reading.text.lines import Line, span_of
from refdesk.reading.text.words import key_of
from refdesk.reading.text.written_dates import FULL_DATE

_HEAD_SECTIONS = (Section.ABSTRACT, Section.KEYWORDS, Section.CITATION)
_NOT_A_TITLE = re.compile(
    r"^\*|^\W*[\u3040-\u9fff]{2,8}[\uff1a:]$|^(?:comments|subjects|journal-ref|report-no|cite as)\s*:|"
    r"^(?:publisher|journal|authors?|автори|видавець|видання|издатель|авторы|издание)\s*:|"
    r"^(?:jl|jalan|ул|просп|str)\.\s|,\s?\d{5,6}\.?$|https?://|www\.|@|\bdoi\b|\bISSN\b|\d{4}-\d{4}-\d{4}|^\W*$|^[\d\s.,()-]+$|©|"
    r"^(?:skip to|jump to|log ?in|vol\.|corresponding|e-?mail|keywords|copyright|том|выпуск|главная|cilt|"
    r"sayı|"
    r"правила|cookie|we use|javascript|sign in|by |author links|authorship|autoria|first published|"
    r"thank you for visiting|you are using|your browser|get (?:updates|access)|this (?:article|preprint|"
    r"site|paper) |"
    r"related (?:articles|research)|affiliation|access through|текст научной|похожие темы|научная статья|"
    r"тип:|номер:|"
    r"удк|udc|ir para|ir al|aller au|перейти|an official website|funding information|which authors|"
    r"for terms and|"
    r"under a|edited by|reviewed by|contents lists|journal homepage|available online|"
    r"rights & permissions|more by|number of|editor who approved|checked for plagiarism|review by|"
    r"peer review)\b|"
    r"\bis licensed under\b|"
    r"\b(?:cookies?|javascript|browser|all rights reserved|sobre os autores|sobre los autores|scimago|"
    r"opens in a|by this author|this author on|"
    r"impact factor|citescore|pages? \d+|volume \d+|vol\. ?\d+)\b|##|\s>\s|\s[>|\u203a\u00bb]\s?[^\s].*\s[>|"
    r"\u203a\u00bb]\s?|(?:\s/\s[^/]+){3}",
    re.IGNORECASE,
)
#: A short line that begins so is a menu's; a long one may be a title (`Search for dark matter in...`).
_MENU_START = re.compile(
    r"(?:home|search|volume|received|published|accepted|view|download|figure|table|archives?|full text|"
    r"open access|"
    r"share|cite|register|issue|menu|submitted|subscribe|show|add|browse|explore|journals?|articles?|"
    r"sections?|part of)\b",
    re.IGNORECASE,
)
_LONGEST_MENU_ENTRY = 5
#: What search engines' pages print behind a title on its line.
_BEHIND_TITLE = re.compile(
    r"\s+(?:Текст научной (?:статьи|работы)|текст научной (?:статьи|работы))\b.*$|\s+\|\s[^|]{3,60}$"
)
#: Whether readers may see the article, before its title.
_ACCESS = re.compile(r"(?:restricted|open|free|full|no|limited) access\s{2,}", re.IGNORECASE)
_SUBJECT_LABEL = re.compile(
    r"(?:область наук|subjects?|subject areas?|konular|discipline|section|рубрика|розділ|seção|sección|"
    r"publisher):?",
    re.IGNORECASE,
)
_AFFILIATION_LIKE = re.compile(
    r"大学|学院|研究所|基金|대학교|\b(?:university|institute|университет|институт|університет|üniversitesi|universidade|universidad)\b",
    re.IGNORECASE,
)
_JOURNAL_LIKE = re.compile(
    r"^(?:the )?(?:journal|bulletin|revista|вестник|вісник|журнал|известия|annals|proceedings|хабаршы|"
    r"dergisi|"
    r"zeitschrift|revue|труды|ученые записки)\b|[:'\u2019]\s?(?:\d\d:\s)?proceedings of",
    re.IGNORECASE,
)
_FEWEST_LETTERS, _MOST_LETTERS = 12, 400
_HEAD_LINES = 600
_LANGUAGE_BONUS = 2.5
_PEOPLE_BONUS, _PERSON_BONUS, _LABEL_BONUS = 5.0, 2.0, 8.0
#: A title that names a university has at least so many words.
_LONG_TITLE = 8
_SHORT_TITLE = 3
#: So many letters are a word where none are parted.
_LETTERS_A_WORD = 2
#: Several sentences are prose.
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.?!](?:\s|$)")
_PROSE_LOSS, _NAMES_LOSS, _VALUE_LOSS = 6.0, 6.0, 4.0
_LONGEST_LABEL = 25
_TITLE_LABEL = re.compile(
    r"\W*(?:title|t[íi]tulo|titre|titel|titolo|tytu[łl]|назва|заглавие|ба[şs]l[ıi]k|题名|篇名|标题|论文题目|論題|제목)",
    re.IGNORECASE,
)
_TITLE_BEHIND_LABEL = re.compile(_TITLE_LABEL.pattern + r"\s?[:\uff1a]\s*(?=\S)", re.IGNORECASE)
_TITLE_LABEL_BEFORE = re.compile(rf"(?:^|\n)(?:{_TITLE_LABEL.pattern})\s?[:\uff1a]\s*$", re.IGNORECASE)
#: The mark of a footnote on the title.
_FOOTNOTE = re.compile(r"(?<=[?!.\u00bb\u201d])\d{1,2}$")
#: Below it stands the title of another article.
_OTHER_ARTICLE = re.compile(
    r"(?:next|previous) (?:article|paper|post|story)\b|(?:предыдущая|следующая) статья|"
    r"art[íi][cg][uo]lo (?:anterior|siguiente|seguinte)|(?:önceki|sonraki) makale",
    re.IGNORECASE,
)
#: What stands at the head of each page of a printed article.
_RUNNING_HEAD = re.compile(r"[^\W\d_][\w'\u2019-]+(?: [^\W\d_][\w'\u2019-]+)? et al\b")
_UNFINISHED = re.compile(
    r"(?:[:,\u2013\u2014-]|\s(?:of|the|and|or|in|on|for|to|with|a|an|from|by|at|as|its|their|de|la|el|las|los|y|en|del|para|por|"
    r"con|una?|do|da|dos|das|e|no|na|com|uma?|et|des|du|les|pour|dans|sur|au|aux|und|der|die|das|dem|den|von|im|mit|für|zur|"
    r"zum|и|в|на|с|по|для|от|из|о|об|при|или|как|к|ve|ile|için|dan|di|pada|untuk|dalam|dengan|terhadap|yang|dari))$"
)


def title_evidence(page: PageText, citation: str, citation_spans: Sequence[Span] = ()) -> list[Evidence]:
    """The line that is most likely the title; the page's citation, whose lines it is none of, vouches."""
    head = _head(page)
    cited = key_of(citation)
    counts = Counter(key_of(_without_tail(line).text) for line in page.lines)
    language = page_language(page.lines)
    best, best_score = -1, 0.0
    for place, line in enumerate(head):
        score = _score(head, place, cited, counts)
        if score <= 0 or any(span.overlaps(line.span) for span in citation_spans):
            continue
        score += _LANGUAGE_BONUS if language_of(line.text) == language else 0
        score += _people_below(head, place)
        score += _LABEL_BONUS if _is_labelled(page.text, line) else 0
        if score > best_score:
            best, best_score = place, score
    if best < 0:
        return []
    lines = _with_wraps(head, best, cited)
    if any(page.text[one.end : other.start].strip() for one, other in pairwise(lines)):
        lines = [head[best]]  # what was left out between them is no part of the title
    value = _FOOTNOTE.sub("", " ".join(line.text for line in lines).rstrip(" *\u2020"))
    is_cited = bool(cited) and key_of(value) in cited
    return [
        Evidence("title", value, (span_of(lines),), 0.95 if is_cited else min(0.85, 0.4 + best_score / 24))
    ]


def _is_labelled(text: str, line: Line) -> bool:
    """Whether the word that tells a title stands before the line, on its line or above."""
    return _TITLE_LABEL_BEFORE.search(text[max(0, line.start - _LONGEST_LABEL) : line.start]) is not None


def _people_below(head: Sequence[Line], place: int) -> float:
    """What it adds to a line that authors stand below it, perhaps below a second line of the title."""
    for distance, following in enumerate(head[place + 1 : place + 4]):
        people = people_on(following, frozenset())
        if len(people) > 1 or (people and (people[0].markers or people[0].card.parts)):
            return _PEOPLE_BONUS - distance
        if people:
            return _PERSON_BONUS if len(head[place].text.split()) > _SHORT_TITLE else 0.0
    return 0.0


def _head(page: PageText) -> list[Line]:
    """The lines that may be the title, without what search engines print behind it."""
    head = page.before(Section.ABSTRACT, Section.BODY)[:_HEAD_LINES]
    lines = head if len(head) < len(page.lines) else page.lines[:80]
    return [_without_tail(_without_label(_without_ornament(line))) for line in lines]


def _without_label(line: Line) -> Line:
    """The line without the word that tells it is the title: `Title: Letters home`."""
    label = _TITLE_BEHIND_LABEL.match(line.text)
    return line.part(label.end()) if label else line


def _without_ornament(line: Line) -> Line:
    """The line without a picture before its words."""
    return line.part(1) if line.text and category(line.text[0]) == "So" else line


def _without_tail(line: Line) -> Line:
    access = _ACCESS.match(line.text)
    line = line.part(access.end()) if access else line
    tail = _BEHIND_TITLE.search(line.text) if len(line.text) < _MOST_LETTERS else None
    return line.part(0, tail.start()) if tail and tail.start() > _FEWEST_LETTERS else line


def _score(head: Sequence[Line], place: int, cited: str, counts: Counter[str]) -> float:
    if _is_none(head, place):
        return 0.0
    text = head[place].text
    key = key_of(text)
    is_cited = bool(cited) and len(key) > 8 and key in cited and not _is_end_of_citation(key, cited)
    words = len(key) // _LETTERS_A_WORD if _is_dense(text) else len(text.split())
    score = 12.0 if is_cited else 0.0
    score += min(words, 12) / 3
    score -= 2 if _JOURNAL_LIKE.search(text) else 0
    score -= 4 if words < 3 and not _is_dense(text) else 0
    score -= _PROSE_LOSS if len(_SENTENCE_END.findall(text)) > 1 and text.endswith((".", "\u2026")) else 0
    score -= 3 if text.endswith((".", ",", ";", "-", "\u3002")) else 0
    score -= 6 if _AFFILIATION_LIKE.search(text) and not is_cited and words < _LONG_TITLE else 0
    score -= 4 if text.count(" / ") > 1 or text.count(";") > 1 else 0
    score -= 6 if FULL_DATE.search(text) and not is_cited else 0
    score -= _NAMES_LOSS if not is_cited and len(people_on(head[place], frozenset())) > 1 else 0
    score -= _VALUE_LOSS if place and not is_cited and _is_other_label(head[place - 1].text) else 0
    score += min(counts[key] - 1, 2)
    score += 2 * min(1.0, (place + 1) / len(head))
    return score - (text.count(",") * 0.6 if _is_list_of_names(text) else 0)


def _is_none(head: Sequence[Line], place: int) -> bool:
    """Whether a line surely is no title: a heading, a menu's entry, an affiliation, another article's."""
    text, before = head[place].text, head[place - 1].text if place else ""
    shortest = 5 if _is_dense(text) else _FEWEST_LETTERS
    if not shortest <= len(text) <= _MOST_LETTERS or text[0].islower() or text[0] in "([" or not key_of(text):
        return True
    if _MENU_START.match(text) and len(text.split()) <= _LONGEST_MENU_ENTRY:
        return True
    if any(pattern.match(text) for pattern in (_RUNNING_HEAD, _OTHER_ARTICLE)) or _NOT_A_TITLE.search(text):
        return True
    if _OTHER_ARTICLE.match(before) or _SUBJECT_LABEL.fullmatch(before):
        return True
    if text.count(",") > 1 and INSTITUTION.search(text) and country_at_end(text):
        return True
    return section_of(text) is not None or inline_section(text)[0] in _HEAD_SECTIONS


def _is_other_label(text: str) -> bool:
    """Whether a line announces something else than the title: `Journal:`."""
    return len(text) < _LONGEST_LABEL and text.endswith((":", "\uff1a")) and not _TITLE_LABEL.match(text)


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
        return _with_small_rest(head, place)
    for following in head[place + 1 : place + 4]:
        if following.gap or key_of(" ".join(line.text for line in [*lines, following])) not in cited:
            break
        lines.append(following)
    for earlier in reversed(head[max(0, place - 3) : place]):
        if lines[0].gap or key_of(" ".join(line.text for line in [earlier, *lines])) not in cited:
            break
        lines.insert(0, earlier)
    return lines


def _both_capitals(one: Line, other: Line) -> bool:
    return (
        one.text.isupper()
        and other.text.isupper()
        and len(other.text) >= _FEWEST_LETTERS
        and not _is_dense(one.text)
    )


def _with_small_rest(head: Sequence[Line], place: int) -> list[Line]:
    """The line with the lines below that plainly go on with it."""
    lines = [head[place]]
    for following in head[place + 1 : place + 4]:
        goes_on = (
            following.text[0].islower()
            or _UNFINISHED.search(lines[-1].text)
            or _both_capitals(lines[-1], following)
        )
        is_part = following.start < lines[-1].end
        is_other = _NOT_A_TITLE.search(following.text) or section_of(following.text)
        if is_part or is_other or following.gap or not goes_on or people_on(following, frozenset()):
            break
        lines.append(following)
    return lines
