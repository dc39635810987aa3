"""One reference string, and a list of them, read through the door."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.dates import Date
from refdesk.domain.draft import Draft, Span
from refdesk.domain.names import Name
from refdesk.reading.strings.reference import LONGEST, read_reference, read_references
from tests.shared_material import shared


def fields(text: str) -> dict[str, str]:
    record = read_reference(text).record
    return {name: record.text(name) for name in record}


@pytest.mark.parametrize(
    ("text", "type_name", "expected"),
    [
        (
            "Hill A, Dale BC. Peaks of the northern range. Mountains. 2012;52(11):18-23. doi:10.1000/p.5",
            "article-journal",
            {
                "author": "Hill, A; Dale, BC",
                "title": "Peaks of the northern range",
                "container-title": "Mountains",
                "issued": "2012",
                "volume": "52",
                "issue": "11",
                "page": "18-23",
                "DOI": "10.1000/p.5",
            },
        ),
        (
            "Hill, A. B., & Dale, C. (2009). Peaks of the northern range. Denver: Slope Press.",
            "book",
            {
                "author": "Hill, A. B.; Dale, C.",
                "issued": "2009",
                "title": "Peaks of the northern range",
                "publisher-place": "Denver",
                "publisher": "Slope Press",
            },
        ),
        (
            "A. Hill and B. Dale, Phys. Rev. D 84, 053004 (2011).",
            "article-journal",
            {
                "author": "Hill, A.; Dale, B.",
                "container-title": "Phys. Rev. D",
                "volume": "84",
                "page": "053004",
                "issued": "2011",
            },
        ),
    ],
)
def test_usual_styles_are_read_whole(text: str, type_name: str, expected: dict[str, str]) -> None:
    assert read_reference(text).record.type == type_name
    assert fields(text) == expected


def test_a_year_in_a_title_is_not_the_date() -> None:
    assert fields("Hill, A. (2009). The winter of 1947. Mountain Research, 5(2), 18-23.")["issued"] == "2009"


@pytest.mark.parametrize("number", ["VI", "VIII", "XIV"])
def test_a_roman_volume_keeps_its_first_numeral(number: str) -> None:
    text = f"Hill, A. Peaks of the northern range. Mountain Management Review, {number} (1967), pp. 71-82."
    assert fields(text)["volume"] == number


def test_the_number_of_pages_is_no_page_range() -> None:
    found = fields("Hill, A. The northern range. Denver: Slope Press, 2009. 245 p.")
    assert found.get("page") is None
    assert found["number-of-pages"] == "245"


def test_a_dash_repeats_the_authors_of_the_entry_before() -> None:
    first, second = read_references(
        ["Hill, A. (2009). Peaks. Denver: Slope Press.", "———. (2011). Valleys. Denver: Slope Press."]
    )
    assert second.record.names("author") == first.record.names("author") == (Name(family="Hill", given="A."),)
    reading = second.reading("author")
    assert reading is not None
    assert reading.spans[0].of(second.text) == "———"


@pytest.mark.parametrize("text", ["Ibid., 118.", "Ibid.", "ibid., 1998, 55.", "Idem, p. 12."])
def test_ibidem_is_neither_a_person_nor_a_journal(text: str) -> None:
    before = read_reference("Grady, Thomas. Ink and Iron. Boston: Harbor Press, 2005.")
    record = read_reference(text, before).record
    assert record.names("author") == before.record.names("author")
    assert not {"title", "container-title"} & set(record)
    assert not {"author", "title", "container-title"} & set(read_reference(text).record)


def test_a_dash_without_an_entry_before_repeats_nobody() -> None:
    assert "author" not in read_reference("———. (2011). Valleys. Denver: Slope Press.").record


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "—", "...", "[1]", "\x00", "\ud83d\ude00", "a" * 5000, "(" * 3000, "1 " * 3000]
)
def test_nothing_makes_the_reader_raise(text: str) -> None:
    draft = read_reference(text)
    assert draft.text == text


def test_of_an_endless_text_only_the_head_is_read_and_doubtfully() -> None:
    draft = read_reference("Hill, A. (2009). Peaks. Denver: Slope Press. " * 100_000)
    assert all(reading.is_doubtful for reading in draft.readings)
    assert max(span.end for reading in draft.readings for span in reading.spans) <= LONGEST


def labelled_texts(folder: str) -> Iterator[str]:
    for path in sorted(shared("references", folder).glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def check_truthful(draft: Draft) -> None:
    """Every field has words of the text behind it; what was read and what was not are the whole text."""
    covered = [False] * len(draft.text)
    assert {reading.field for reading in draft.readings} == set(draft.record)
    for reading in draft.readings:
        assert reading.spans
        assert 0 <= reading.confidence <= 1
        for span in reading.spans:
            assert 0 <= span.start < span.end <= len(draft.text)
            covered[span.start : span.end] = [True] * len(span)
    for span in draft.unread():
        covered[span.start : span.end] = [True] * len(span)
    assert all(mark or letter.isspace() for mark, letter in zip(covered, draft.text, strict=True))


def letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def check_nothing_invented(draft: Draft) -> None:
    """A text value stands, marks and spaces apart, in its spans; so do names, years and days."""
    for reading in draft.readings:
        words = letters(" ".join(span.of(draft.text) for span in reading.spans))
        value = draft.record.get(reading.field)
        if isinstance(value, str):
            assert letters(value).removeprefix("pmc") in words
        elif isinstance(value, tuple):
            for name in value:
                assert all(letters(part) in words for part in name.display_form.split())
        elif isinstance(value, Date) and value.start:
            assert str(value.start.year)[-2:] in words
            assert not value.start.day or str(value.start.day) in words


@pytest.mark.parametrize("folder", ["dev", "train"])
def test_every_labelled_reference_is_read_truthfully(folder: str) -> None:
    for text in labelled_texts(folder):
        draft = read_reference(text)
        check_truthful(draft)
        check_nothing_invented(draft)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_truthfully(text: str) -> None:
    check_truthful(read_reference(text))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Hill",
                "A.",
                ",",
                " ",
                "(2009)",
                "//",
                "[J]",
                "—",
                "№ 5",
                "С. 10–20",
                "“",
                "”",
                "doi:10.1000/x",
                "http://a.b/c",
                "et al.",
                "In:",
                "(eds.)",
                "vol. 3",
                "pp. 5-9",
                "М.: Наука, 2005",
                "; ",
                ". ",
                "李明",
                "accessed 3 May 2010",
                "245 p.",
            ]
        )
    )
)
def test_shuffled_pieces_of_references_are_read_truthfully(pieces: list[str]) -> None:
    draft = read_reference(" ".join(pieces))
    check_truthful(draft)
    check_nothing_invented(draft)


@pytest.mark.parametrize("piece", ["1 ", ",", "(", "A. ", "2012", "\u00ad"])
def test_absurd_texts_are_read_doubtfully_at_once(piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    draft = read_reference(text)
    assert draft.text == text
    assert all(reading.is_doubtful for reading in draft.readings)


def test_unread_words_are_the_rest_of_the_text() -> None:
    draft = read_reference("Hill A. Peaks of the range. Mountain Research. 2012;52(11):18-23.")
    read = {span for reading in draft.readings for span in reading.spans}
    assert not any(Span.overlaps(span, other) for span in draft.unread() for other in read)
