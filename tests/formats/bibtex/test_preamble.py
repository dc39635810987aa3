"""Commands that a file defines for itself."""

from __future__ import annotations

import pytest

from refdesk.formats.bibtex.preamble import commands_in, written_out
from tests.formats.reading import one, read


@pytest.mark.parametrize(
    ("preamble", "text", "written"),
    [
        (r"\newcommand{\acro}[1]{\textsc{#1}}", r"\acro{abc} x", r"{\textsc{abc}} x"),
        (r"\def\TUB{{\em TUGboat}}", r"\TUB{}", r"{{\em TUGboat}}"),
        (r"\def\TUB{TUGboat}", r"\TUB, \TUBs", r"{TUGboat}, \TUBs"),
        (r"\providecommand{\sortas}[1]{}", r"\sortas{Dickens}Charles", r"{}Charles"),
        (r"\def\Dash{\emdashes}\def\emdashes{---}", r"a\Dash b", r"a\Dash b"),
        (r"\def\x{\ifmmode a\else b\fi}", r"\x", r"\x"),
        (r"\newcommand{\switchargs}[2]{#2#1}", r"\switchargs{a}{b}", r"\switchargs{a}{b}"),
    ],
)
def test_a_command_is_what_its_definition_prints_where_that_is_plain(
    preamble: str, text: str, written: str
) -> None:
    assert written_out(text, commands_in(preamble)) == written


def test_commands_that_define_themselves_come_to_an_end() -> None:
    commands = commands_in(r"\def\aaa{x}") | commands_in(r"\def\bbb{y}")
    assert written_out("\\aaa\\bbb" * 3, commands) == "{x}{y}" * 3


def test_a_title_prints_what_the_preamble_says() -> None:
    entry = one(
        "bibtex", '@preamble{"\\newcommand{\\pack}[1]{\\textsf{#1}}"}\n@misc{k, title = {Use \\pack{ggplot}}}'
    )
    assert entry.record.text("title") == "Use ggplot"
    assert entry.source.startswith("@preamble")


def test_an_argument_that_does_not_end_loses_nothing() -> None:
    entries, _ = read("bibtex", '@preamble{"\\newcommand{\\pack}[1]{#1}"}\n@misc{k, title = "Use \\pack"}')
    assert [entry.key for entry in entries] == ["k"]
