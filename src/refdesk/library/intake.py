"""From pasted text to drafts, with what the library already has marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from refdesk.domain.draft import Page, PageDraft
from refdesk.domain.errors import RefDeskError
from refdesk.domain.progress import Progress
from refdesk.formats import registry
from refdesk.formats.pdf.document import BACK_PAGES, FRONT_PAGES
from refdesk.library import pdf_reading
from refdesk.library.importing import ImportPlan, plan, plan_bytes
from refdesk.library.library import Library
from refdesk.library.matching import Match, matches
from refdesk.library.pdf_reading import PdfReading
from refdesk.reading import read_page

#: More than a book; a paste of this length is a mistake.
LONGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Intake:
    """What a page gives: a `plan` where its text is a file format's, else a `page_draft`.

    `matches` says by position in the reference list (from 1; the article is 0) what the library already has.
    `notice` is what a person should know of the reading; empty for nothing.
    """

    page_draft: PageDraft | None
    plan: ImportPlan | None
    matches: Mapping[int, Match]
    notice: str = ""


def drafts_from(library: Library, page: Page) -> Intake:
    """Read a page without saving anything; RefDeskError where there is nothing to read."""
    _require_readable(page)
    data = page.text.encode("utf-8", "surrogatepass")
    if registry.recognised(data) is not None:
        plan = plan_bytes(library, data, "")
        if plan.entries:
            return Intake(None, plan, {})
    draft = read_page(page)
    if draft.article is None and not draft.references:
        raise RefDeskError(
            "No article and no references were found in this text.",
            "Copy the whole page of an article, or a reference list, and paste it again.",
        )
    return Intake(draft, None, _matches(library, draft))


def drafts_from_pdf(library: Library, path: Path, progress: Progress | None = None) -> Intake:
    """Read a PDF as a page; a `plan` where it lists BibTeX entries, or nothing in it could be read as a work.

    RefDeskError where it is broken, protected by a password, or has no text.
    """
    found = pdf_reading.read_file(path, progress)
    draft = found.draft
    if draft.article:
        draft = replace(draft, article=pdf_reading.article_with_bibtex(draft.article, found.entries))
    if len(found.entries) > 1 or (draft.article is None and not draft.references):
        return Intake(None, plan(library, [path]), {})
    return Intake(draft, None, _matches(library, draft), _told_of_cut(path, found))


def _told_of_cut(path: Path, found: PdfReading) -> str:
    if not found.was_cut:
        return ""
    pages = f"the first {FRONT_PAGES} and the last {BACK_PAGES} were read"
    return f"{path.name} has {found.page_count:,} pages: {pages}."


def _require_readable(page: Page) -> None:
    if not page.text.strip():
        raise RefDeskError(
            "There is no text to read.", "Copy an article's page or a reference list, and paste it again."
        )
    if len(page.text) > LONGEST:
        raise RefDeskError(
            "This text is too long to be a page.", "Copy only the article's page or its reference list."
        )


def _matches(library: Library, draft: PageDraft) -> dict[int, Match]:
    """The article stands at 0, so that references keep their position where there is none."""
    first = 0 if draft.article else 1
    read = [draft.article.record] if draft.article else []
    read += [each.record for each in draft.references]
    return {place + first: match for place, match in matches(library, read).items()}
