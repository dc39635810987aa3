"""The quick way of cutting a file takes what the splitter would, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.formats.bibtex import splitting
from refdesk.formats.bibtex.regular import entry_at


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("@book{a, title={A}}", (("title", "{A}"),)),
        ('@Book{a,\n title = "A {B} c" # x,\n y=2,\n}', (("title", '"A {B} c" # x'), ("y", "2"))),
        ("@book{a,title={{A} {B {C}}}, note = {\n@misc{b, title={B}}\n}}",
         (("title", "{{A} {B {C}}}"), ("note", "{\n@misc{b, title={B}}\n}"))),
        ("@book{a, title={A}, title={B}}", (("title", "{A}"), ("title", "{B}"))),
        ("@book{a, title={a \\} b}}", (("title", "{a \\} b}"),)),
    ],
    ids=["short", "joined", "an entry in a value", "twice", "a brace that counts for nothing"],
)  # fmt: skip
def test_a_regular_entry_is_cut(text: str, fields: tuple[tuple[str, str], ...]) -> None:
    found = entry_at(text, 0)
    assert found is not None
    assert (found.end, found.fields) == (len(text), fields)


@pytest.mark.parametrize(
    "text",
    [
        "@book(a, title={A})",
        "@ book{a, title={A}}",
        "@book{, title={A}}",
        "@book{a, title={A} year=2000}",
        "@book{a, % note\n title={A}}",
        "@book{a, title={A}",
        '@book{a, title="A}',
        "@comment{a, title}",
        "@string{a = {A}}",
        "@book{a}",
        "@book{a b, title={A}}",
    ],
)
def test_anything_else_is_left_to_the_splitter(text: str) -> None:
    assert entry_at(text, 0) is None


_PIECES = st.sampled_from([
    "@book{a, title={A}}", "@article{b,\n  title = {B {c} d},\n  month = jan # {~1},\n}", "words",
    "@comment{@book{x, title={X}}}", "@comment{\n@book{y, title={Y}}\n}", "% @book{z, title={Z}}",
    '@string{s = "S"}', "@preamble{ {p} }",
    "@book(c, title={C})", "@book{d, title={D} year={1}}", "@misc{e, note = \"q {\"} r\"}", "@book{f,}",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=8), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_the_quick_way_cuts_where_the_splitter_does(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    quick = [(block.kind, block.raw, block.line) for block in splitting.blocks_of(text)]
    careful = [(block.kind, block.raw, block.line) for block in splitting._irregular_blocks(text, 1)]
    assert [each for each in quick if each[0] is not splitting.BlockKind.COMMENT] == [
        each for each in careful if each[0] is not splitting.BlockKind.COMMENT
    ]
