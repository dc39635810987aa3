"""From pasted text to drafts, with what the library already has marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from refdesk.domain.draft import Page, PageDraft
from refdesk.library.importing import ImportPlan
from refdesk.library.library import Library
from refdesk.library.matching import Match


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
    raise NotImplementedError
