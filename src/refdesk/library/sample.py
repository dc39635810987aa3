"""The sample library: three short articles whose reference lists cite some of the same works."""

from __future__ import annotations

from pathlib import Path

from refdesk.domain.draft import Page
from refdesk.library import editing, intake
from refdesk.library.library import Library
from refdesk.resource_files import resource


def make_sample(path: Path) -> Path:
    """The library at `path`, made of the pages shipped with the program where there is none yet."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    library = Library.open(path)
    try:
        for page_file in sorted(resource("sample").glob("*.txt")):
            _add(library, Page(page_file.read_text("utf-8")))
    finally:
        library.close()
    return path


def _add(library: Library, page: Page) -> None:
    draft = intake.drafts_from(library, page).page_draft
    if draft is not None:
        editing.add_page(library, draft.article, draft.references, page)
