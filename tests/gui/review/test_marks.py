from refdesk.gui.review import steps
from refdesk.gui.review.marks import Group, Marks, group_of
from refdesk.gui.review.review import ARTICLE, ItemId, Review, Spot
from refdesk.library.intake import Intake
from tests.gui.review.sample import TEXT, page_draft, words


def review() -> Review:
    return Review.of(Intake(page_draft(), None, {}))


def test_words_know_their_field() -> None:
    mark = Marks(review()).at(words(TEXT, "J. Hydrol. 2017").start)
    assert mark is not None
    assert mark.spot == Spot(ItemId(4), "container-title")


def test_the_narrowest_of_two_marks_counts() -> None:
    place = words(TEXT, "Drained peat")
    changed = steps.with_words(review(), Spot(ARTICLE, "keyword"), "Drained peat", place)
    mark = Marks(changed).at(place.start)
    assert mark is not None
    assert mark.spot.field == "keyword"


def test_words_that_no_field_uses_belong_to_their_reference() -> None:
    marks = Marks(review())
    place = words(TEXT, "Frost heave").start
    assert marks.at(place) is None
    assert marks.item_at(place) == 4


def test_words_outside_every_draft_belong_to_nothing() -> None:
    assert Marks(review()).item_at(words(TEXT, "Archive").start) is None


def test_a_field_knows_its_words() -> None:
    spans = Marks(review()).of(Spot(ItemId(2), "publisher"))
    assert [span.of(TEXT) for span in spans] == ["Veenpers"]


def test_marks_of_a_stretch_are_those_that_touch_it() -> None:
    line = words(TEXT, "2. de Wit P. (2009) Peat")
    fields = {mark.spot.field for mark in Marks(review()).between(line.start, line.end)}
    assert fields == {"author", "issued", "title"}


def test_a_reference_stands_from_its_label_on() -> None:
    whole = Marks(review()).whole(ItemId(2))
    assert whole is not None
    assert whole.of(TEXT).startswith("2. de Wit")


def test_every_group_is_used() -> None:
    fields = ("title", "author", "issued", "container-title", "publisher", "volume", "DOI", "abstract")
    assert [group_of(field) for field in fields] == list(Group)
