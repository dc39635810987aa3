"""The processor as a package: its documented example runs, and it stands on nothing but `domain`."""

from __future__ import annotations

import ast
import doctest
from pathlib import Path

from refdesk import csl

FOLDER = Path(csl.__file__).parent


def test_documented_example_does_what_it_says() -> None:
    result = doctest.testmod(csl)
    assert result.attempted > 8
    assert result.failed == 0


def test_processor_imports_nothing_of_refdesk_but_the_domain() -> None:
    imported = {
        node.module
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("refdesk")
    }
    assert {name for name in imported if not name.startswith(("refdesk.csl", "refdesk.domain"))} == set()
