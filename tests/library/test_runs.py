"""Formatted text as runs."""

import pytest

from refdesk.library.runs import Run, runs_of


@pytest.mark.parametrize(
    ("html", "runs"),
    [
        ("plain &#38; simple", [Run("plain & simple")]),
        (
            "<i>On <b>Homo</b></i> 1",
            [Run("On ", italic=True), Run("Homo", italic=True, bold=True), Run(" 1")],
        ),
        ('<i>On <span style="font-style:normal;">Homo</span></i>', [Run("On ", italic=True), Run("Homo")]),
        (
            "H<sub>2</sub>O<sup>+</sup>",
            [Run("H"), Run("2", raised="subscript"), Run("O"), Run("+", raised="superscript")],
        ),
        ('<span style="font-variant:small-caps;">Caps</span>', [Run("Caps", small_caps=True)]),
        (
            '\n  <div class="csl-left-margin">[1]</div><div class="csl-right-inline">E. <i>B</i>.</div>\n ',
            [Run("[1]\tE. "), Run("B", italic=True), Run(".")],
        ),
        ('Head\n\n    <div class="csl-block">Below</div>\n', [Run("Head\nBelow")]),
        ("", []),
    ],
)
def test_html_becomes_runs(html: str, runs: list[Run]) -> None:
    assert runs_of(html) == runs
