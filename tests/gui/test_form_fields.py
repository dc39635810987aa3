from refdesk.domain.fields import FIELDS
from refdesk.domain.record import Record
from refdesk.gui.form_fields import addable_fields, is_short, shown_fields


def test_a_form_shows_the_usual_fields_of_the_type_in_their_order() -> None:
    assert shown_fields(Record.of("book", title="Peat"))[:3] == ("author", "editor", "title")


def test_a_form_shows_every_field_that_has_a_value() -> None:
    record = Record.of("webpage", title="Peat", volume="3", ISBN="978")
    assert {"volume", "ISBN"} <= set(shown_fields(record))


def test_a_field_is_shown_or_can_be_added() -> None:
    record = Record.of("article-journal", title="Peat")
    shown, addable = shown_fields(record), addable_fields(record)
    assert "abstract" in addable
    assert sorted(shown + addable) == sorted(FIELDS)


def test_an_unknown_type_has_the_form_of_a_document() -> None:
    assert shown_fields(Record("scroll")) == shown_fields(Record("document"))


def test_numbers_and_dates_are_short() -> None:
    assert [is_short(field) for field in ("volume", "issued", "ISSN", "title", "author")] == [
        True, True, True, False, False,
    ]  # fmt: skip
