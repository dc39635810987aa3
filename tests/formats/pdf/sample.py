"""An article of two columns and two pages, with running heads and a reference list."""

from __future__ import annotations

from pathlib import Path

from tests.formats.pdf.making import Words, column, make_pdf

TITLE = "Organic carbon in northern streams"
REFERENCES = [
    "Holm, I., Kim, S. (2001). The steppe in old",
    "  maps and its boundaries. Oslo: North Press.",
    "Meena, S. (2019). Trust in rivers. Water Po-",
    "  licy, 4(2), 142-150.",
    "Bush, V. (1945). As we may think. The",
    "  Atlantic Monthly, 176(1), 101-108.",
    "Lind, A. (2015). Frost heave and roads. Cold",
    "  Regions Science, 33, 1-19.",
]
_HEAD = "Journal of Northern Hydrology 14 (2021) 77-78"
_BODY = ["We measured carbon in streams and compared", "it with what others found in summer, and the"] * 14


def article(path: Path, title: str = "") -> Path:
    """The article as a PDF; `title` is what its metadata say."""
    first = [
        Words(_HEAD, 60, 800, 8),
        Words(TITLE, 60, 760, 20),
        Words("Anna Berg, Soo-jin Kim", 60, 735, 12),
        Words("https://doi.org/10.1000/jnh.2021.77", 60, 715, 9),
        Words("Abstract. We ask how carbon moves through the streams of the north, and we find", 60, 690),
        Words("that it moves in spring.", 60, 677),
        *column(["1 Introduction", "", *_BODY], 60, 640),
        *column(_BODY, 310, 640),
        Words("77", 290, 30, 9),
    ]
    second = [
        Words(_HEAD, 60, 800, 8),
        *column(_BODY, 60, 760),
        *column(["References", "", *REFERENCES], 310, 760),
        Words("78", 290, 30, 9),
    ]
    return make_pdf(path, [first, second], title)
