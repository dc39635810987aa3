"""No style and no item, however odd, brings a bibliography down (all styles: `benchmarks/csl.py`)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.csl import OUTPUTS, Citation, Cite, LocaleFolder, Mode, Processor, StyleIndex, compile_style
from refdesk.csl.elements.program import Program
from refdesk.csl.items.item import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from refdesk.csl.styles.style_index import shipped_styles
from refdesk.csl.text.markup import has_marks
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


PARTS = ("family", "given", "literal", "date-parts", "season", "circa", "raw", "suffix", "x")
VARIABLES = sorted(NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | {"title", "note", "language", "type"})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(PARTS), inner, max_size=3),
    max_leaves=6,
)
STYLES = ("apa", "ieee", "chicago-notes-bibliography")


@cache
def compiled(name: str) -> Program:
    return compile_style(StyleIndex().load_style(name))


@given(st.sampled_from(STYLES), st.dictionaries(st.sampled_from(VARIABLES), JSON, max_size=12), st.text())
def test_any_json_is_taken(name: str, item: dict[str, object], words: str) -> None:
    processor = Processor.of_program(compiled(name), output="rtf")
    processor.register([{**item, "id": "a"}, {**item, "id": "b"}])
    assert processor.bibliography().problems == ()
    assert processor.cite([Cite("a", words, words, words), Cite("b")])


MODES = st.sampled_from(Mode)
POSITIONS = st.sampled_from(("", "first", "subsequent", "ibid", "ibid-with-locator"))
CITES = st.builds(
    Cite,
    st.sampled_from(("a", "b", "c", "unknown")),
    st.text(max_size=8),
    st.text(max_size=8),
    st.text(max_size=8),
    st.sampled_from(("page", "chapter", "sub verbo", "no-such-label")),
    MODES,
    POSITIONS,
    st.booleans(),
    st.integers(-1, 9),
)
DOCUMENTS = st.lists(
    st.builds(Citation, st.lists(CITES, max_size=4).map(tuple), st.integers(0, 40)), max_size=4
)


@given(st.sampled_from((*STYLES, "modern-language-association")), DOCUMENTS, st.sampled_from(OUTPUTS))
def test_any_cluster_is_taken(name: str, document: list[Citation], output: str) -> None:
    processor = Processor.of_program(compiled(name), output=output)
    processor.register([{**item, "id": key} for item, key in zip(VARIED_ITEMS[:2] * 2, "abc", strict=False)])
    printed = processor.cite_document(document)
    assert len(printed) == len(document)
    assert not has_marks("".join(printed))


def test_threads_share_a_compiled_style() -> None:
    program = compile_style(StyleIndex().load_style("chicago-author-date"))

    def entries(_: int) -> list[str]:
        processor = Processor.of_program(program)
        processor.register(VARIED_ITEMS)
        return [entry.text for entry in processor.bibliography().entries]

    with ThreadPoolExecutor(4) as threads:
        printed = list(threads.map(entries, range(8)))
    assert all(one == printed[0] for one in printed)
