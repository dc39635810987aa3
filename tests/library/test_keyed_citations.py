"""Citations by key."""

import pytest

from refdesk.csl import Cite, Mode
from refdesk.library.keyed_citations import (
    BIBLATEX,
    BIBLATEX_TEXT,
    LATEX_CITE,
    NATBIB,
    NATBIB_TEXT,
    Commands,
    KeyedCite,
    latex,
    pandoc,
)


def keyed(*cites: Cite) -> list[KeyedCite]:
    return [KeyedCite(cite.id, cite) for cite in cites]


BARE = keyed(Cite("a"), Cite("b"))
PAGE = keyed(Cite("a", locator="3"))
FULL = keyed(Cite("a", prefix="see", locator="3-5", suffix="and passim"))
CHAPTER = keyed(Cite("a", locator="2", label="chapter"), Cite("b"))


@pytest.mark.parametrize(
    ("cites", "said"),
    [
        (BARE, "[@a; @b]"),
        (PAGE, "[@a, p. 3]"),
        (FULL, "[see @a, pp. 3-5 and passim]"),
        (CHAPTER, "[@a, chap. 2; @b]"),
        (keyed(Cite("a", mode=Mode.SUPPRESS_AUTHOR)), "[-@a]"),
        (keyed(Cite("a", mode=Mode.AUTHOR_ONLY)), "@a"),
        (keyed(Cite("odd, key")), "[@{odd, key}]"),
        (keyed(Cite("a", locator="1:23", label="timestamp", suffix=", end")), "[@a, 1:23, end]"),
    ],
)
def test_pandoc_cites_in_brackets(cites: list[KeyedCite], said: str) -> None:
    assert pandoc(cites) == said


@pytest.mark.parametrize(
    ("commands", "cites", "said"),
    [
        (LATEX_CITE, BARE, r"\cite{a,b}"),
        (LATEX_CITE, PAGE, r"\cite[p.~3]{a}"),
        (LATEX_CITE, FULL, r"see~\cite[pp.~3-5 and passim]{a}"),
        (BIBLATEX, PAGE, r"\parencite[3]{a}"),
        (BIBLATEX, FULL, r"\parencite[see][3-5 and passim]{a}"),
        (BIBLATEX, CHAPTER, r"\parencites[chap.~2]{a}{b}"),
        (BIBLATEX, keyed(Cite("a", prefix="see")), r"\parencite[see][]{a}"),
        (BIBLATEX, keyed(Cite("a", mode=Mode.SUPPRESS_AUTHOR)), r"\parencite*{a}"),
        (BIBLATEX_TEXT, BARE, r"\textcite{a,b}"),
        (NATBIB, CHAPTER, r"\citep[chap.~2]{a} \citep{b}"),
        (NATBIB, FULL, r"\citep[see][pp.~3-5 and passim]{a}"),
        (NATBIB_TEXT, keyed(Cite("a", mode=Mode.AUTHOR_ONLY)), r"\citeauthor{a}"),
        (NATBIB, keyed(Cite("a", prefix="R&D", locator="[2]")), r"\citep[R\&D][{p.~[2]}]{a}"),
    ],
)
def test_latex_cites_with_the_commands_of_a_package(
    commands: Commands, cites: list[KeyedCite], said: str
) -> None:
    assert latex(commands, cites) == said
