"""A record on its way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.names import Name
from refdesk.formats.building import Building

_TEXTS = st.lists(st.sampled_from(("", "a", "b", "a; b", "c")))
_NAMES = st.lists(st.sampled_from((Name(), Name("A", "B"), Name("A"), Name(literal="A"))))


def _building() -> Building:
    return Building("book", "x:")


def test_a_text_is_added_once_also_as_a_part_of_another() -> None:
    building = _building()
    for text in ("a; b", "b", "", "c", "a"):
        building.add("keyword", text)
    assert building.text("keyword") == "a; b; c"


def test_a_name_is_added_once_and_an_empty_one_not_at_all() -> None:
    building = _building()
    building.add_names("author", (Name("A"), Name(), Name("B"), Name("A")))
    assert building.record().names("author") == (Name("A"), Name("B"))


@given(texts=_TEXTS, names=_NAMES)
def test_one_by_one_the_same_is_added_as_at_once(texts: list[str], names: list[Name]) -> None:
    at_once, one_by_one = _building(), _building()
    at_once.add_all("keyword", texts)
    at_once.add_names("author", names)
    for text in texts:
        one_by_one.add("keyword", text)
    for name in names:
        one_by_one.add_name("author", name)
    assert one_by_one.record() == at_once.record()
