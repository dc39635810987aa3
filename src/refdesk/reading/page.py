"""The door to reading pages: pasted text becomes the article and its references."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refdesk.domain.draft import Page, PageDraft, Span
from refdesk.reading.lists.entry_starts import Starts, entry_starts
from refdesk.reading.lists.html_lists import ListHtml, StartsByItems, list_html, with_links
from refdesk.reading.lists.reference_list import (
    FoundList,
    find_lists,
    find_unheaded_list,
    only_list,
    reference_drafts,
)
from refdesk.reading.lists.twins import main_and_twin, paired
from refdesk.reading.pages.front_matter import read_article
from refdesk.reading.pages.page_text import PageText, page_text
from refdesk.reading.text.headings import Section
from refdesk.reading.text.lines import lines_of, span_of, without_running_heads

#: Sections that the window names.
_SHOWN = (Section.ABSTRACT, Section.KEYWORDS, Section.AUTHORS, Section.CITATION, Section.FUNDING)

#: A text that is no page is read as references where it goes on no longer.
_MOST_LINES_OF_FEW = 12


def read_page(page: Page) -> PageDraft:
    """The article and the references of a page; what cannot be read comes back empty. Never raises."""
    lines = without_running_heads(lines_of(page.text))
    structure = list_html(page.html)
    starts = _starts(structure)
    found = find_lists(page.text, lines, starts) or find_unheaded_list(page.text, lines, starts)
    front = page_text(page.text, lines, [each.span for each in found])
    article = read_article(front, page)
    if article is None and not found and len(lines) <= _MOST_LINES_OF_FEW:
        found = only_list(page.text, lines, starts)
    return _with_references(PageDraft(page, article, (), _sections(front)), found, structure)


def read_list(page: Page) -> PageDraft:
    """The references of a text that is only a list; its article is None. Never raises."""
    lines = without_running_heads(lines_of(page.text))
    structure = list_html(page.html)
    starts = _starts(structure)
    found = find_lists(page.text, lines, starts) or only_list(page.text, lines, starts)
    return _with_references(PageDraft(page, None, ()), found, structure)


def _starts(structure: ListHtml) -> Starts:
    return StartsByItems(entry_starts(), structure.items) if structure.items else entry_starts()


def _with_references(draft: PageDraft, found: Sequence[FoundList], structure: ListHtml) -> PageDraft:
    if not found:
        return draft
    main, twin = main_and_twin(found)
    references = with_links(reference_drafts(main.entries), structure.dois)
    twins = paired(references, reference_drafts(twin.entries)) if twin else ()
    sections = {**draft.sections, Section.REFERENCES.value: main.span}
    return replace(draft, references=references, twins=twins, sections=sections)


def _sections(page: PageText) -> dict[str, Span]:
    """The first stretch of each kind."""
    return {section.value: span_of(blocks[0].lines) for section in _SHOWN if (blocks := page.under(section))}
