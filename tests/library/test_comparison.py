"""The fate of the words of a printed reference."""

from __future__ import annotations

from refdesk.domain.dates import Date
from refdesk.domain.draft import Reading, Span
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.library.comparison import Fate, Printed, compare, missing_fields

RECORD = Record.of(
    "book",
    author=(Name("Meena", "Sunita"), Name("O’Neil", "Pat")),
    title="Trust in rivers",
    publisher="River Press",
    publisher_place="New Delhi",
    issued=Date.of(2019, 4),
    page="142-150",
    URL="https://www.example.org/a",
)
TEXT = (
    "Meena, Sunita; O'Neil, Pat. Trust in rivers, New Delhi: River Press, April 2019, pp. 142-150, URL:"
    " https://www.example.org/a. Out of print"
)
RESULT = "Meena, S., & O’Neil, P. (2019). Trust in rivers (pp. 142–50). River Press."


def fates(text: str, result: str, dropped: tuple[str, ...] = (), **options: object) -> dict[str, Fate]:
    printed = Printed(text, RECORD, **options)  # type: ignore[arg-type]
    return {word.span.of(text): word.fate for word in compare(printed, result, dropped)}


def test_every_word_has_a_fate() -> None:
    found = fates(TEXT, RESULT, ("publisher-place", "URL"))
    for fate, words in {
        Fate.KEPT: {"Meena", "O'Neil", "Trust", "rivers", "River", "Press", "2019", "142", "pp"},
        Fate.REWORDED: {"Sunita", "Pat", "April", "150"},
        Fate.DROPPED: {"New", "Delhi", "https://www.example.org/a"},
        Fate.LABEL: {"URL", "of"},
        Fate.UNREAD: {"Out", "print"},
    }.items():
        assert words <= {word for word, each in found.items() if each is fate}, fate


def test_names_after_et_al_are_left_out() -> None:
    found = fates("Meena, Sunita, O'Neil, Pat. 2019", "Meena, S. et al. (2019).")
    assert (found["Sunita"], found["O'Neil"], found["Pat"]) == (Fate.REWORDED, Fate.DROPPED, Fate.DROPPED)


def test_an_address_is_one_word_however_it_is_written() -> None:
    record = RECORD.with_field("DOI", "10.1000/Ab.c(1)")
    text = "See doi: 10.1000/Ab.c(1)."
    (_see, doi) = compare(Printed(text, record), "https://doi.org/10.1000/ab.c(1)", ())
    assert (doi.span.of(text), doi.fate, doi.field) == ("doi: 10.1000/Ab.c(1", Fate.KEPT, "DOI")


def test_where_a_word_was_read_says_more_than_what_it_says() -> None:
    """The place "River" of the publisher is not the word "rivers" of the title."""
    text = "River 2019"
    reading = Reading("publisher-place", (Span(0, 5),), 1.0)
    words = compare(Printed(text, RECORD, (reading,)), "2019", ("publisher-place",))
    assert [(word.field, word.fate) for word in words] == [
        ("publisher-place", Fate.DROPPED),
        ("issued", Fate.KEPT),
    ]


def test_a_field_whose_words_are_printed_is_not_missing() -> None:
    printed = Printed("", RECORD.with_field("publisher-place", "Trust"))
    assert missing_fields(printed, RESULT, ("publisher-place", "URL")) == ("URL",)
