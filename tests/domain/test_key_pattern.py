"""Citation keys by a pattern."""

from __future__ import annotations

import pytest

from refdesk.domain.dates import Date
from refdesk.domain.errors import RefDeskError
from refdesk.domain.key_pattern import DEFAULT, is_variant, key_from, require_pattern
from refdesk.domain.names import Name
from refdesk.domain.record import Record

_WORK = Record.of(
    "article-journal",
    title="The <i>Relationship</i> of Kazakhstan and the US after 2001",
    author=(Name("Meena", "Sunita"), Name("Kim", "Soo-jin"), Name("van der Berg", "A.")),
    issued=Date.of(2019, 5),
    container_title="Water Policy",
    volume="4",
    page="142-150",
    DOI="10.1/x.y",
)
_CYRILLIC = Record.of("book", title="О природе вещей", author=(Name("Щёголев", "П."),), issued=Date.of(1999))


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        (DEFAULT, "meena2019relationship"),
        ("[auth][year]", "Meena2019"),
        ("[auth3:lower][shortyear]", "mee19"),
        ("[authors]:[year]", "MeenaKimVanDerBerg:2019"),
        ("[authors2:abbr][year]", "MK2019"),
        ("[authEtAl][year]", "MeenaEtAl2019"),
        ("[auth]_[shorttitle]", "Meena_RelationshipKazakhstanUS"),
        ("[veryshorttitle:upper]", "RELATIONSHIP"),
        ("[title:abbr:lower]", "trokatua2"),
        ("[journal:abbr][volume]-[firstpage]-[lastpage]", "WP4-142-150"),
        ("[editor:(nobody)][year]", "nobody2019"),
        ("[title:truncate6]", "TheRel"),
        ("[DOI]", "101XY"),
        ("x[issue]", "x"),
    ],
)
def test_a_pattern_makes_a_key(pattern: str, key: str) -> None:
    assert key_from(require_pattern(pattern), _WORK) == key


def test_other_scripts_are_written_in_latin_letters() -> None:
    assert key_from("[auth][year][shorttitle]", _CYRILLIC) == "Shchegolev1999PrirodeVeshchey"


def test_a_record_that_says_nothing_still_has_a_key() -> None:
    assert key_from(DEFAULT, Record()) == "untitled"


@pytest.mark.parametrize(
    "pattern", ["", "key", "[nonsense]", "[auth", "[auth] [year]", "[auth:sideways]", "{[auth]}"]
)
def test_what_is_no_pattern_gets_a_sentence(pattern: str) -> None:
    with pytest.raises(RefDeskError):
        require_pattern(pattern)


@pytest.mark.parametrize(
    ("key", "is_one"),
    [("kim2019", True), ("kim2019b", True), ("kim2019ab", True), ("kim20191", False), ("kim", False)],
)
def test_letters_behind_make_a_variant(key: str, is_one: bool) -> None:
    assert is_variant(key, "kim2019") is is_one
