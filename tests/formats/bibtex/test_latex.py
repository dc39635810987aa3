"""LaTeX to Unicode and back."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.formats.bibtex import latex
from refdesk.formats.bibtex.encoding import encoded, verbatim


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("plain text", "plain text"),
        ("a  b\n c", "a b c"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("5 % of it", "5 % of it"),
        ("5\\% \\& 3\\$ \\#1 a\\_b \\{x\\}", "5% & 3$ #1 a_b {x}"),
        ("Faust. Der Trag{\\\" o}die", "Faust. Der Tragödie"),
        ("{\\v R}eh{\\r u}{\\v r}ek", "Řehůřek"),
        ("Krej{\\v{c}}{\\'{\\i}} \\'\\i{}n", "Krejčí ín"),
        ("\\c{c}a \\H{o} \\k a \\d{s} \\=a", "ça ő ą ṣ ā"),
        ("\\aa{}ngstr\\\"om {\\O}rsted \\ss \\L{}\\'od\\'z", "ångström Ørsted ßŁódź"),
        ("a--b---c ``q'' `s'", "a–b—c “q” ‘s'"),
        ("\\emph{E. coli} {\\it in} \\textbf{v}", "<i>E. coli</i> <i>in</i> <b>v</b>"),
        ("H\\textsubscript{2}O $x^2$ CO$_2$", "H<sub>2</sub>O x<sup>2</sup> CO<sub>2</sub>"),
        ("$\\alpha$-decay at 20$^\\circ$C", "α-decay at 20°C"),
        ("$\\frac{a}{b}$", "$\\frac{a}{b}$"),
        ("price $5", "price $5"),
        ("\\href{http://x.org}{the text} \\url{http://y.org}", "the text http://y.org"),
        ("\\unknown{x} \\foo bar", "\\unknown{x} \\foo bar"),
        ("pre\\-Columbian", "pre\u00adColumbian"),
        ("too } many } braces {", "too many braces"),
        ("\\ensuremath{^{12}}C \\ensuremath{\\alpha}-decay", "<sup>12</sup>C α-decay"),
        ("a\\hspace{0.1em}b \\vphantom{g}c", "a b c"),
        ("$O(n \\log n)$, $A \\to B \\times C$", "O(n log n), A → B × C"),
        ("Models with \\pkg{lme4} in \\proglang{R}", "Models with lme4 in R"),
        ("\\", "\\"),
        ("Caf\\'{e}~Noir", "Café\u00a0Noir"),
        ("\\textsc{Name} {\\sc x}", '<span style="font-variant:small-caps;">Name</span> '
         '<span style="font-variant:small-caps;">x</span>'),
    ],
)  # fmt: skip
def test_latex_becomes_text(written: str, text: str) -> None:
    assert latex.decoded(written) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("The {DNA} of it", 'The <span class="nocase">DNA</span> of it'),
        ("{\\'E}cole and {\\emph{x}}", "École and <i>x</i>"),
        ("{The Whole Title}", "The Whole Title"),
        ("{{Twice} in braces}", '<span class="nocase">Twice</span> in braces'),
        ("{One} and {Two}", '<span class="nocase">One</span> and <span class="nocase">Two</span>'),
        ("{A {B} C} d", '<span class="nocase">A B C</span> d'),
        ("{$x$} {12}", "x 12"),
    ],
)
def test_braces_in_titles_protect_capitals_where_no_command_begins_them(written: str, text: str) -> None:
    assert latex.decoded_title(written) == text


def test_plain_text_has_no_markup() -> None:
    assert latex.plain("{\\em A} $x_2$ {B}") == "A x2 B"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("10.1000/a_b(c)", "10.1000/a_b(c)"),
        ("10.1000/a\\_b", "10.1000/a_b"),
        ("http://x.org/\\~{}me/50\\%", "http://x.org/~me/50%"),
        ("\\url{http://x.org/a_b}", "http://x.org/a_b"),
        ("http://x.org/{\\_}a", "http://x.org/_a"),
    ],
)
def test_verbatim_values_lose_only_their_escapes(written: str, text: str) -> None:
    assert latex.unescaped(written) == text


@pytest.mark.parametrize(
    "text",
    [
        "5% & 3$ #1 a_b {x} ~ ^ \\",
        "<i>E. coli</i> in H<sub>2</sub>O",
        'The <span class="nocase">DNA</span> of “things” – and more',
        "a < b > c",
        "$\\frac{a}{b}$",
        "\\unknown{x}",
        "Café\u00a0Noir pre\u00adColumbian",
        "unbalanced { here",
    ],
)
def test_text_written_as_latex_reads_back(text: str) -> None:
    assert latex.decoded_title(encoded(text)) == text


@given(st.text("ab {}\\$%&_^~<>i/'`-\n#é"))
def test_what_is_written_never_has_unmatched_braces(text: str) -> None:
    """BibTeX counts every brace, bibtexparser those without a backslash: both must find them matched."""
    for written in (encoded(text), verbatim(text)):
        for braces in (re.findall(r"[{}]", written), re.findall(r"(?<!\\)[{}]", written)):
            depths = list(itertools.accumulate({"{": 1, "}": -1}[brace] for brace in braces))
            assert min(depths, default=0) >= 0
            assert not depths or depths[-1] == 0


@given(st.text("ab{}\\$%&_^~'`-\n\"cvuHit "))
def test_no_value_makes_the_decoder_fail(text: str) -> None:
    for decode in (latex.decoded, latex.decoded_title, latex.plain, latex.unescaped):
        assert isinstance(decode(text), str)
