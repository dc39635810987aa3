"""No style and no item, however odd, brings a bibliography down (all styles: `benchmarks/csl.py`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.csl import Citation, Cite, LocaleFolder, Processor, StyleIndex
from refdesk.csl.markup import has_marks
from refdesk.csl.style_index import shipped_styles
from tests.csl.items import TYPED_ITEMS, VARIED_ITEMS

EVERY = 60


@pytest.fixture(scope="module")
def locales() -> LocaleFolder:
    return LocaleFolder()


@pytest.mark.parametrize("path", sorted(shipped_styles().glob("*.csl"))[::EVERY], ids=lambda path: path.stem)
def test_style_takes_every_item(path: Path, locales: LocaleFolder) -> None:
    processor = Processor(StyleIndex().load_style(path), locales=locales)
    processor.register([*VARIED_ITEMS, *TYPED_ITEMS])
    bibliography = processor.bibliography()
    assert bibliography.problems == ()
    cites = [Cite(str(item["id"]), "see ", "etc.", "12-14") for item in VARIED_ITEMS]
    printed = processor.cite_document(
        [Citation((cite, cites[0]), note) for note, cite in enumerate(cites, 1)]
    )
    assert not has_marks(bibliography.text + "".join(printed) + processor.cite(cites))
