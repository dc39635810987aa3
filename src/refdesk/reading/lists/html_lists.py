"""What a page's HTML says of its reference list: where items begin, and what links they have."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import unquote

from refdesk.domain.draft import Reading, ReferenceDraft, Source
from refdesk.domain.identifiers import DOI_PATTERN, normal_doi
from refdesk.reading.lists.entry_starts import Starts
from refdesk.reading.text.lines import Line
from refdesk.reading.text.words import key_of

#: So much of the HTML is parsed.
_LARGEST = 5_000_000
_BLOCKS = frozenset({"li", "p", "tr", "dd", "dt", "div", "section", "article", "ol", "ul", "table", "td"})
_CODE = frozenset({"script", "style"})
_LABEL = re.compile(r"^\W*\d{0,4}\W*")
#: Two texts are the same entry where so many of their first letters and digits agree.
_KEY, _SHORTEST = 40, 8
_LONGEST_BEGINNING = 4 * _KEY
#: So many items must begin at lines of a list before the items are believed.
_FEWEST_ITEMS, _LEAST_SHARE = 3, 0.5
_LINK_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class ListHtml:
    """How the items of the HTML's lists begin, and the DOIs that links give, by their entry's beginning."""

    items: tuple[str, ...] = ()
    dois: Mapping[str, str] = field(default_factory=dict)


class StartsByItems:
    """Where entries begin, told by items of the HTML's lists, by the model where those say nothing."""

    def __init__(self, inner: Starts, items: tuple[str, ...]) -> None:
        self._inner = inner
        self._items = items

    def places(self, lines: Sequence[Line]) -> list[int]:
        """The indexes of the lines that begin an entry; the first line always is one."""
        told = [place for place, line in enumerate(lines) if self._begins_item(line.text)]
        by_model = self._inner.places(lines)
        is_enough = len(told) >= max(_FEWEST_ITEMS, _LEAST_SHARE * len(by_model))
        return sorted({0, *told}) if is_enough else by_model

    def second_works(self, lines: Sequence[Line], numbered: frozenset[int]) -> frozenset[int]:
        """The lines of a numbered list that begin another work under the number above them."""
        return self._inner.second_works(lines, numbered)

    def _begins_item(self, text: str) -> bool:
        """Whether a line is how an item begins; it may be wrapped before the item's beginning ends."""
        key = beginning(text)
        place = bisect_left(self._items, key)
        return bool(key) and place < len(self._items) and self._items[place].startswith(key)


def list_html(html: str) -> ListHtml:
    """The structure of the HTML's lists; empty where it has none. Never raises."""
    if not html:
        return ListHtml()
    parser = _ListParser()
    # "<![x" raises AssertionError in html.parser of CPython 3.11; as a bogus comment it is passed over.
    parser.feed(html[:_LARGEST].replace("<![", "<! ["))
    parser.close_block()
    return ListHtml(tuple(sorted(parser.items)), parser.dois)


def beginning(text: str) -> str:
    """The first letters and digits of an entry without its number; empty where it has too few."""
    key = key_of(_LABEL.sub("", text[:_LONGEST_BEGINNING]))[:_KEY]
    return key if len(key) >= _SHORTEST else ""


def with_links(references: Sequence[ReferenceDraft], dois: Mapping[str, str]) -> tuple[ReferenceDraft, ...]:
    """The references, with the DOI that a link behind one gives where its text has none."""
    return tuple(_with_link(each, dois.get(beginning(each.text), "")) for each in references)


def _with_link(reference: ReferenceDraft, doi: str) -> ReferenceDraft:
    if not doi or "DOI" in reference.record:
        return reference
    draft = reference.draft
    reading = Reading("DOI", (), _LINK_CONFIDENCE, Source.HTML)
    said = replace(draft, record=draft.record.with_field("DOI", doi), readings=(*draft.readings, reading))
    return replace(reference, draft=said)


class _ListParser(HTMLParser):
    """Cuts the HTML into flat blocks; the DOI of a link is that of the last block with an entry's words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.items: set[str] = set()
        self.dois: dict[str, str] = {}
        self._words = ""
        self._entry = ""
        self._begins_item = False
        self._is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_code = tag in _CODE
        if tag in _BLOCKS:
            self.close_block()
            self._begins_item = self._begins_item or tag == "li"
        elif tag == "a":
            self._take_link(next((value or "" for name, value in attrs if name == "href"), ""))

    def handle_endtag(self, tag: str) -> None:
        self._is_code = False
        if tag in _BLOCKS:
            self.close_block()
        if tag == "li":
            self._begins_item = False

    def handle_data(self, data: str) -> None:
        if not self._is_code and len(self._words) < _LONGEST_BEGINNING:
            self._words += data[:_LONGEST_BEGINNING]

    def close_block(self) -> None:
        """Keeps what the block that ends says: the beginning of an entry, perhaps of an item."""
        key = beginning(self._words.strip())
        self._words = ""
        if key:
            self._entry = key
        if key and self._begins_item:
            self.items.add(key)
            self._begins_item = False

    def _take_link(self, address: str) -> None:
        entry = beginning(self._words.strip()) or self._entry
        match = DOI_PATTERN.search(unquote(address)) if entry and "10." in address else None
        doi = normal_doi(re.split(r"[&?#]", match.group())[0]) if match else ""
        if doi:
            self.dois.setdefault(entry, doi)
