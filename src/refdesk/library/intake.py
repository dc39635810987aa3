"""From pasted text to drafts, with what the library already has marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from refdesk.domain.draft import Page, PageDraft
from refdesk.domain.errors import RefDeskError
from refdesk.formats import registry
from refdesk.library.importing import ImportPlan, plan_bytes
from refdesk.library.library import Library
from refdesk.library.matching import Match, matches
from refdesk.reading import read_page

#: More than a book; a paste of this length is a mistake.
LONGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Intake:
    """What a page gives: a `plan` where its text is a file format's, else a `page_draft`.

    `matches` says by position in the reference list (from 1; the article is 0) what the library already has.
    """

    page_draft: PageDraft | None
    plan: ImportPlan | None
    matches: Mapping[int, Match]


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
