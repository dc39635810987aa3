"""The words on screen, all of them as the source has them: sentence case, one way of writing each sign."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "refdesk"
CALLS = {"translate", "translate_in", "translate_count", "mark", "RefDeskError", "unreadable"}
#: Names, which keep their capital wherever they stand.
NAMES = {
    *(
        "RefDesk",
        "Zotero",
        "Word",
        "Markdown",
        "Wikipedia",
        "Pandoc",
        "Enter",
        "Shift",
        "Alt",
        "Ctrl",
        "Undo",
    ),
    *("File", "Files", "Up", "Down", "Russian", "English"),
}
#: It shows what it does.
IN_THE_CASE_IT_NAMES = {"Every Word With a Capital"}
#: What ends a sentence or opens another text: a capital may follow.
OPENS = re.compile(r"[.:;?]\s+|[“\"(\[&{]|\n|  +")


def words_on_screen() -> Iterator[tuple[str, str]]:
    """Where each stands, and the words."""
    for path in sorted(SOURCE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in CALLS:
                for said in call.args:
                    if words := _written(said):
                        yield f"{path.relative_to(SOURCE)}:{said.lineno}", words


def _written(said: ast.expr) -> str:
    """A text, with `{}` for what is put into it; empty for what is no text."""
    if isinstance(said, ast.JoinedStr):
        return "".join(_written(part) or "{}" for part in said.values)
    return said.value if isinstance(said, ast.Constant) and isinstance(said.value, str) else ""


def offending(pattern: str) -> list[tuple[str, str]]:
    return [(place, said) for place, said in words_on_screen() if re.search(pattern, said)]


def test_there_are_words_to_look_at() -> None:
    assert len(list(words_on_screen())) > 700


def test_what_goes_on_ends_in_three_full_stops() -> None:
    assert offending("…") == []


def test_nothing_is_exclaimed() -> None:
    assert offending("!") == []


def test_what_is_quoted_stands_in_curly_marks() -> None:
    assert offending(r'"\{|\}"') == []


def test_nothing_begins_or_ends_with_a_stray_space() -> None:
    assert [each for each in offending(r"^\s|\s$") if each[1] != " and "] == []


def test_a_label_that_opens_a_dialog_has_no_space_before_its_full_stops() -> None:
    assert offending(r"\s\.\.\.") == []


def test_words_are_in_sentence_case() -> None:
    capital = re.compile(r"(?<=[^\W\d_] )[A-Z][a-z]+(?![\w+-])")
    assert [
        (place, said, word)
        for place, said in words_on_screen()
        for part in OPENS.split(said)
        for word in capital.findall(part)
        if word not in NAMES and said not in IN_THE_CASE_IT_NAMES
    ] == []
