"""Citations by key, for texts that another program sets: pandoc, BibLaTeX, natbib, plain LaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.csl import Cite, Mode
from refdesk.csl.output.latex import LATEX

#: Kinds of locator as pandoc and LaTeX readers write them before one number, and before several.
_SHORT_LABELS = {
    "appendix": ("app.", "apps."), "article-locator": ("art.", "arts."), "book": ("bk.", "bks."),
    "chapter": ("chap.", "chaps."), "column": ("col.", "cols."), "elocation": ("loc.", "locs."),
    "equation": ("eq.", "eqs."), "figure": ("fig.", "figs."), "folio": ("fol.", "fols."),
    "issue": ("no.", "nos."), "line": ("l.", "ll."), "note": ("n.", "nn."), "opus": ("op.", "opp."),
    "page": ("p.", "pp."), "paragraph": ("para.", "paras."), "part": ("pt.", "pts."),
    "rule": ("r.", "rr."), "scene": ("sc.", "scs."), "section": ("sec.", "secs."),
    "sub-verbo": ("s.v.", "s.vv."), "supplement": ("supp.", "supps."), "table": ("tbl.", "tbls."),
    "timestamp": ("", ""), "title-locator": ("tit.", "tits."), "verse": ("v.", "vv."),
    "version": ("ver.", "vers."), "volume": ("vol.", "vols."), "act": ("act", "acts"),
    "canon": ("can.", "cann."),
}  # fmt: skip
_SEVERAL = re.compile(r"\d\s*[-\u2013\u2014,&]\s*\d")
_PLAIN_KEY = re.compile(r"\w(?:[\w:.#$%&+?<>~/-]*\w)?")
_AFTER_WORD = re.compile(r"^\w")


@dataclass(frozen=True, slots=True)
class KeyedCite:
    """A cite with the citation key of its item."""

    key: str
    cite: Cite


Keyed = Sequence[KeyedCite]


@dataclass(frozen=True, slots=True)
class Commands:
    """What a LaTeX package calls its commands; `several` takes one pair of notes a key, "" where none does.

    `notes` is how many optional arguments `one` takes: the last is the locator.
    """

    one: str
    without_author: str
    author: str
    several: str = ""
    notes: int = 2


LATEX_CITE = Commands("cite", "cite", "cite", notes=1)
BIBLATEX = Commands("parencite", "parencite*", "citeauthor", "parencites")
BIBLATEX_TEXT = Commands("textcite", "cite*", "citeauthor", "textcites")
NATBIB = Commands("citep", "citeyearpar", "citeauthor")
NATBIB_TEXT = Commands("citet", "citeyearpar", "citeauthor")


def pandoc(cites: Keyed) -> str:
    """`[see @meena2019, p. 3; -@kim2001]`, as pandoc's Markdown cites (manual, "Citation syntax")."""
    if len(cites) == 1 and cites[0].cite.mode is Mode.AUTHOR_ONLY:
        return _pandoc_key(cites[0].key)
    return f"[{'; '.join(_in_pandoc(each) for each in cites)}]"


def latex(commands: Commands, cites: Keyed) -> str:
    r"""`\parencite[see][3]{meena2019}`; keys that need nothing more stand together in one command."""
    is_bare = not any(_notes(each.cite) for each in cites)
    modes = {each.cite.mode for each in cites}
    if is_bare and len(modes) == 1:
        return f"\\{_command(commands, modes.pop())}{{{','.join(each.key for each in cites)}}}"
    if commands.several and modes == {Mode.WHOLE} and len(cites) > 1:
        return f"\\{commands.several}" + "".join(_arguments(commands, each) for each in cites)
    between = "; " if commands in (NATBIB_TEXT, BIBLATEX_TEXT) else " "
    return between.join(_one(commands, each) for each in cites)


def _in_pandoc(each: KeyedCite) -> str:
    cite = each.cite
    prefix = f"{cite.prefix.strip()} " if cite.prefix.strip() else ""
    hyphen = "-" if cite.mode is Mode.SUPPRESS_AUTHOR else ""
    located = ", ".join([f"{prefix}{hyphen}{_pandoc_key(each.key)}", *_parts(_located(cite))])
    return located + _spaced(cite.suffix)


def _pandoc_key(key: str) -> str:
    return f"@{key}" if _PLAIN_KEY.fullmatch(key) else f"@{{{key}}}"


def _located(cite: Cite) -> str:
    """`p. 3`, `chaps. 2-4`; empty without a locator."""
    locator = cite.locator.strip()
    if not locator:
        return ""
    one, several = _SHORT_LABELS.get(cite.label, (cite.label, cite.label))
    return f"{several if _SEVERAL.search(locator) else one} {locator}".strip()


def _command(commands: Commands, mode: Mode) -> str:
    if mode is Mode.SUPPRESS_AUTHOR:
        return commands.without_author
    return commands.author if mode is Mode.AUTHOR_ONLY else commands.one


def _one(commands: Commands, each: KeyedCite) -> str:
    command = _command(commands, each.cite.mode)
    prefix = each.cite.prefix.strip()
    if commands.notes == 1 and prefix:
        return f"{LATEX.escape(prefix)}~\\{command}{_arguments(commands, each)}"
    return f"\\{command}{_arguments(commands, each)}"


def _arguments(commands: Commands, each: KeyedCite) -> str:
    """The optional arguments and the key."""
    prefix, after = LATEX.escape(each.cite.prefix.strip()), _after(commands, each.cite)
    if commands.notes == 1 or not (prefix or after):
        return f"{_optional(after) if after else ''}{{{each.key}}}"
    return f"{_optional(prefix) if prefix else ''}{_optional(after)}{{{each.key}}}"


def _after(commands: Commands, cite: Cite) -> str:
    r"""The locator and the suffix; BibLaTeX itself writes "p." before a bare number."""
    is_bare = cite.label == "page" and bool(commands.several)
    locator = LATEX.escape(cite.locator.strip() if is_bare else _located(cite))
    # The label stays in the line of its number.
    locator = re.sub(r"^(\w+\.) ", r"\1~", locator.replace("\u2013", "--"))
    suffix = LATEX.escape(cite.suffix.strip())
    joint = " " if locator and _AFTER_WORD.match(suffix) else ""
    return f"{locator}{joint}{suffix}"


def _optional(text: str) -> str:
    return f"[{{{text}}}]" if "]" in text else f"[{text}]"


def _notes(cite: Cite) -> bool:
    return bool(cite.prefix.strip() or cite.suffix.strip() or cite.locator.strip())


def _parts(text: str) -> list[str]:
    return [text] if text else []


def _spaced(suffix: str) -> str:
    suffix = suffix.strip()
    return f" {suffix}" if _AFTER_WORD.match(suffix) else suffix
