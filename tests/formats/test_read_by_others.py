"""What we export says the same to pandoc and to biber."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.formats.format import Entry
from tests.formats.reading import write

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
needs_biber = pytest.mark.skipif(shutil.which("biber") is None, reason="needs biber")

_PEOPLE = (
    Name(family="Müller", given="Jan"),
    Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"),
    Name(family="King", given="Martin Luther", suffix="Jr."),
)
_ENTRIES = [
    Entry(
        Record.of(
            "article-journal", author=_PEOPLE, title="On DNA & 100% of other_things: a study",
            container_title="Journal of Examples", issued=Date.of(2019, 5), volume="12", issue="3",
            page="101-115", DOI="10.1234/je_2019.3", URL="https://example.org/a?b=c&d=e_f", ISSN="1234-5679",
            abstract="Lakes have < 5 & more.",
        ),
        "article",
    ),
    Entry(
        Record.of(
            "book", author=(Name(literal="World Health Organization"),), title="The whole book",
            publisher="Example Press", publisher_place="Springfield", issued=Date.of(2001), edition="2",
            ISBN="978-0-306-40615-7", volume="2", collection_title="A Series",
        ),
        "book",
    ),
    Entry(
        Record.of(
            "chapter", author=_PEOPLE[:1], editor=_PEOPLE[1:], title="A chapter",
            container_title="The book around it", publisher="Example Press", issued=Date.of(1999),
            page="1-20",
        ),
        "chapter",
    ),
    Entry(
        Record.of(
            "paper-conference", author=_PEOPLE, title="A talk", container_title="Proceedings of X",
            issued=Date.of(2010), page="5-9", publisher="ACM",
        ),
        "paper",
    ),
    Entry(
        Record.of("thesis", author=_PEOPLE[:1], title="A thesis", publisher="MIT", genre="PhD thesis",
                  issued=Date.of(2011)),
        "thesis",
    ),
    Entry(
        Record.of("report", author=_PEOPLE[:1], title="A report", publisher="An Institute", number="7",
                  issued=Date.of(2012)),
        "report",
    ),
]  # fmt: skip
#: What pandoc 3.9 does not look for in a format, where we write it as its owner does.
_UNREAD = {
    "ris": {"genre", "collection-title", "publisher-place", "ISBN", "number"},
    "endnotexml": {
        "editor", "genre", "collection-title", "edition", "issue", "page", "DOI", "URL", "ISSN", "type",
    },
}  # fmt: skip
_OURS = {"endnotexml": "endnote-xml"}


def _read_by_pandoc(name: str) -> dict[str, dict[str, Any]]:
    text, _ = write(_OURS.get(name, name), _ENTRIES)
    command = ["pandoc", "-f", name, "-t", "csljson"]
    process = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60, check=False)
    if "Unknown input format" in process.stderr:
        pytest.skip(f"this pandoc does not read {name}")
    assert process.returncode == 0, process.stderr
    return dict(zip((entry.key for entry in _ENTRIES), json.loads(process.stdout), strict=True))


def _plain(value: Any) -> Any:
    """A value without what programs write differently: nocase spans, dashes, quotes, `A` after a colon."""
    text = re.sub(r"</?span[^>]*>", "", str(value)).replace("\u2013", "-").replace("\u2019", "'")
    return re.sub(r"\s+", " ", text).casefold()


def _names(value: list[dict[str, str]]) -> list[str]:
    parts = ("dropping-particle", "non-dropping-particle", "family", "given", "suffix", "literal")
    words = (" ".join(name[part] for part in parts if part in name) for name in value)
    return [" ".join(sorted(re.findall(r"\w+", name))) for name in words]


@needs_pandoc
@pytest.mark.parametrize("name", ["bibtex", "biblatex", "ris", "endnotexml"])
def test_pandoc_reads_the_fields_that_we_wrote(name: str) -> None:
    found = _read_by_pandoc(name)
    for entry in _ENTRIES:
        wanted, got = entry.record.to_csl(), found[entry.key]
        for variable in wanted.keys() - _UNREAD.get(name, set()):
            assert variable in got, (entry.key, variable)
            if variable in ("author", "editor"):
                assert _names(got[variable]) == _names(wanted[variable]), entry.key
            elif variable == "issued":
                depth = 1 if name in _UNREAD else 3
                assert got["issued"]["date-parts"][0] == wanted["issued"]["date-parts"][0][:depth], entry.key
            else:
                assert _plain(got[variable]) == _plain(wanted[variable]), (entry.key, variable)


@needs_biber
def test_biber_reads_every_entry_without_a_warning(tmp_path: Path) -> None:
    text, _ = write("biblatex", _ENTRIES)
    (tmp_path / "library.bib").write_text(text, encoding="utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--output-format=bibtex", "library.bib"]
    process = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    warnings = [line for line in process.stdout.splitlines() if "WARN" in line or "ERROR" in line]
    assert (process.returncode, warnings) == (0, [])
    again = (tmp_path / "library_bibertool.bib").read_text(encoding="utf-8")
    assert len(re.findall(r"^@", again, re.MULTILINE)) == len(_ENTRIES)
    for entry in _ENTRIES:
        assert entry.record.text("title").split(":")[0].split(" ")[0] in again
