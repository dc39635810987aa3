"""What shipped styles make of a few works of our own, checked by eye once and kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from refdesk.csl import Citation, Cite, Processor, StyleIndex

GOLDEN = Path(__file__).parent / "golden"
STYLES = (
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "gost-r-7-0-5-2008",
    "gost-r-7-0-5-2008-numeric",
    "ieee",
    "modern-language-association",
    "nlm-citation-sequence",
)
ITEMS: tuple[dict[str, Any], ...] = (
    {
        "id": "steppe",
        "type": "article-journal",
        "title": "Soil moisture and the yield of spring wheat: evidence from <i>Triticum aestivum</i> trials",
        "author": [
            {"family": "Sadykova", "given": "Aigerim T."},
            {"family": "O'Neil", "given": "Patrick"},
            {"family": "van der Berg", "given": "Jan"},
        ],
        "container-title": "Journal of Dryland Research",
        "volume": "12",
        "issue": "2",
        "page": "101-109",
        "issued": {"date-parts": [[2019, 4, 28]]},
        "DOI": "10.5555/jdr.2019.101",
        "language": "en",
    },
    {
        "id": "grass",
        "type": "book",
        "title": "Grasses of the inner plains",
        "author": [{"family": "Plant", "given": "Ann"}],
        "publisher": "Ears & Sons",
        "publisher-place": "London",
        "edition": "2",
        "issued": {"date-parts": [[2011]]},
        "language": "en",
    },
    {
        "id": "baraev",
        "type": "book",
        "title": "Основы степного земледелия",
        "author": [{"family": "Бараев", "given": "Александр Иванович"}, {"family": "Ли", "given": "Анна"}],
        "publisher": "Кайнар",
        "publisher-place": "Алма-Ата",
        "number-of-pages": "214",
        "issued": {"date-parts": [[1976]]},
        "language": "ru",
    },
    {
        "id": "chapter",
        "type": "chapter",
        "title": 'Water in "dry" lands',
        "author": [{"family": "Reed", "given": "Sue"}],
        "editor": [{"family": "Stone", "given": "Sam"}, {"family": "Brook", "given": "Bea"}],
        "container-title": "Handbook of rivers",
        "publisher": "River Press",
        "publisher-place": "Almaty",
        "page": "33-58",
        "issued": {"date-parts": [[2015]]},
        "language": "en",
    },
    {
        "id": "web",
        "type": "webpage",
        "title": "Rainfall tables",
        "author": [{"literal": "Bureau of Weather"}],
        "URL": "https://example.org/rain",
        "accessed": {"date-parts": [[2021, 1, 31]]},
        "issued": {"date-parts": [[2020, 6, 5]]},
        "language": "en",
    },
    {
        "id": "thesis",
        "type": "thesis",
        "title": "On hail",
        "author": [{"family": "Plant", "given": "Ann"}],
        "genre": "PhD thesis",
        "publisher": "Steppe University",
        "issued": {"date-parts": [[2011]]},
        "language": "en",
    },
)
CITATIONS = (
    Citation((Cite("steppe", locator="104"), Cite("grass")), 1),
    Citation((Cite("grass"),), 2),
    Citation((Cite("grass", locator="7"),), 3),
    Citation((Cite("steppe", prefix="see ", locator="104-6"), Cite("baraev"), Cite("thesis")), 4),
)


def written(style: str) -> str:
    """The citations of a small document and its bibliography."""
    processor = Processor(StyleIndex().load_style(style))
    processor.register(ITEMS)
    return "\n".join([*processor.cite_document(CITATIONS), processor.bibliography().text, ""])


@pytest.mark.parametrize("style", STYLES)
def test_style_writes_what_was_checked_by_eye(style: str) -> None:
    assert written(style) == (GOLDEN / f"{style}.html").read_text(encoding="utf-8")
