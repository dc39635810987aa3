"""The sample files of the formats: each holds two items."""

from __future__ import annotations

from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "formats"

#: File name to format id.
FILES = {
    "two.bib": "bibtex",
    "two.ris": "ris",
    "two.json": "csl-json",
    "two.endnote.xml": "endnote-xml",
    "two.nbib": "nbib",
    "two.pubmed.xml": "pubmed-xml",
    "two.enw": "refer",
    "two.mods": "mods",
    "two.word.xml": "word-xml",
    "two.marc.xml": "marcxml",
    "two.wos": "wos",
    "two.csl.yaml": "csl-yaml",
    "two.cff": "cff",
    "two.datacite.json": "datacite-json",
    "two.crossref.json": "crossref-json",
    "two.unixref.xml": "crossref-xml",
    "two.jats.xml": "jats",
    "two.html": "html",
    "two.rdf": "zotero-rdf",
    "two.csv": "csv",
    "two.tsv": "tsv",
    "two.xlsx": "xlsx",
}


def sample(name: str) -> bytes:
    """The bytes of a sample file."""
    return (SAMPLES / name).read_bytes()
