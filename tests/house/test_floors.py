"""The contracts between the floors hold, and would not hold if they were broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared_material import CHECKOUT

CHECK = "from importlinter.cli import lint_imports_command as check; check()"

BREACHES = {
    "Imports go down the floors": {"domain/breach.py": "import refdesk.settings"},
    "No modules import each other in a circle": {
        "domain/breach.py": "import refdesk.domain.other_breach",
        "domain/other_breach.py": "import refdesk.domain.breach",
    },
    "PySide6 is known to the window alone": {"reading/breach.py": "import PySide6.QtCore"},
    "SQLAlchemy is known to the store alone": {"library/breach.py": "import sqlalchemy"},
    "bibtexparser is known to the formats alone": {"csl/breach.py": "import bibtexparser"},
    "reach the store through the library alone": {"gui/breach.py": "import refdesk.store"},
}


def check_contracts(source: Path) -> subprocess.CompletedProcess[str]:
    arguments = ["--config", str(CHECKOUT / "pyproject.toml"), "--no-cache", "--no-logo"]
    environment = {**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200"}
    command = [sys.executable, "-c", CHECK, *arguments]
    return subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True)


def test_every_contract_is_kept() -> None:
    result = check_contracts(CHECKOUT / "src")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_caught(contract: str, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for file, line in BREACHES[contract].items():
        (tmp_path / "src" / "refdesk" / file).write_text(f'"""A breach."""\n\n{line}\n')
    result = check_contracts(tmp_path / "src")
    broken = [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(contract in line for line in broken), result.stdout
