"""What a correction of one reference says of the others of its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refdesk.domain.draft import Draft
from refdesk.domain.record import Value
from refdesk.reading.correcting.assigning import given_words
from refdesk.reading.correcting.correction import EdgeRule, Offer, TypeRule, WordsRule, applied, offer_for
from refdesk.reading.correcting.edges import EdgeKind
from refdesk.reading.strings.reference import read_references
from tests.reading.drafts import draft_of, span_of, words_of


def swallowed(author: str, title: str, journal: str, rest: str) -> Draft:
    """A GOST reference whose journal was read as the end of its title."""
    text = f"{author} {title} // {journal}, {rest}"
    return draft_of(text, author=author, title=f"{title} // {journal}", issued=rest[:4])


GOST = [
    swallowed("Ivanov I.I.", "Rivers of the steppe", "Herald of Geography", "2010, no. 3, p. 5-9."),
    swallowed("Petrova A.", "Old maps: a survey", "Geography Today", "2011, no. 1, p. 15-19."),
    swallowed("Kim S., Lee P.", "Borders", "Asian Survey", "2012, no. 2, p. 1-9."),
    draft_of(
        "Holm I. Peat and its people. Utrecht, 2009.", "book", author="Holm I.", title="Peat and its people"
    ),
    draft_of(
        "Berg T. Frost // Soil Letters, 2014.",
        author="Berg T.",
        title="Frost",
        container_title="Soil Letters",
    ),
]


def offer_after(drafts: Sequence[Draft], place: int, field: str, words: str) -> Offer[int] | None:
    """What is offered after words of one draft were given to a field."""
    before = drafts[place]
    after = given_words(before, field, (span_of(before.text, words),))
    return offer_for(before, after, field, others(drafts, place))


def offer_typed(drafts: Sequence[Draft], place: int, field: str, value: Value | None) -> Offer[int] | None:
    """What is offered after a field of one draft was set or cleared."""
    before = drafts[place]
    return offer_for(before, before.with_value(field, value), field, others(drafts, place))


def others(drafts: Sequence[Draft], place: int) -> list[tuple[int, Draft]]:
    return [(each, draft) for each, draft in enumerate(drafts) if each != place]


def test_a_journal_behind_two_slashes_is_offered_where_it_was_swallowed_too() -> None:
    offer = offer_after(GOST, 0, "container-title", "Herald of Geography")
    assert offer
    read = {
        key: (each.record.text("title"), each.record.text("container-title"))
        for key, each in offer.corrected.items()
    }
    assert read == {1: ("Old maps: a survey", "Geography Today"), 2: ("Borders", "Asian Survey")}


def test_the_rule_says_between_which_marks_the_words_stand() -> None:
    offer = offer_after(GOST, 0, "container-title", "Herald of Geography")
    assert offer
    assert isinstance(offer.rule, EdgeRule)
    assert (offer.rule.before.kind, offer.rule.before.mark) == (EdgeKind.MARK, " // ")
    assert (offer.rule.after.kind, offer.rule.after.field) == (EdgeKind.FIELD, "issued")


def test_every_offered_value_is_words_of_its_own_reference() -> None:
    offer = offer_after(GOST, 0, "container-title", "Herald of Geography")
    assert offer
    for draft in offer.corrected.values():
        for field in ("title", "container-title"):
            assert words_of(draft, field) == draft.record.text(field)


def test_a_border_between_authors_and_title_is_offered() -> None:
    drafts = [
        draft_of(
            "Holm I. Peat Water tables. Utrecht, 2009.", "book", author="Holm I. Peat", title="Water tables"
        ),
        draft_of("Berg T. Frost Heave now. Oslo, 2010.", "book", author="Berg T. Frost", title="Heave now"),
        draft_of("Sand O. Hills of Norway. Bergen, 2011.", "book", author="Sand O.", title="Hills of Norway"),
    ]
    offer = offer_after(drafts, 0, "title", "Peat Water tables")
    assert offer
    read = {
        key: (each.record.text("author"), each.record.text("title")) for key, each in offer.corrected.items()
    }
    assert read == {1: ("Berg, T.", "Frost Heave now")}


def test_a_title_that_went_too_far_is_offered_to_end_at_the_same_mark() -> None:
    drafts = [
        draft_of(
            f"{author} {title}: {place}, {year}.",
            "book",
            author=author,
            title=f"{title}: {place}",
            issued=year,
        )
        for author, title, place, year in [
            ("Holm I.", "Peat", "Utrecht, Veenpers", "2009"),
            ("Berg T.", "Frost", "Oslo, Fjord", "2010"),
        ]
    ]
    offer = offer_after(drafts, 0, "title", "Peat")
    assert offer
    assert [each.record.text("title") for each in offer.corrected.values()] == ["Frost"]


def test_a_subtitle_before_a_journal_is_no_title_that_went_too_far() -> None:
    drafts = [
        draft_of(
            "Holm I. Peat: Utrecht, 2009.", "book", author="Holm I.", title="Peat: Utrecht", issued="2009"
        ),
        draft_of(
            "Berg T. Frost: a survey. Soil Letters, 2010.",
            author="Berg T.", title="Frost: a survey", container_title="Soil Letters", issued="2010",
        ),
    ]  # fmt: skip
    assert offer_after(drafts, 0, "title", "Peat") is None


def test_a_wrong_publisher_is_offered_to_go_wherever_it_says_the_same() -> None:
    drafts = [
        draft_of("Holm I. Peat. Online, 2009.", "webpage", title="Peat", publisher="Online"),
        draft_of("Berg T. Frost. online, 2010.", "webpage", title="Frost", publisher="online"),
        draft_of("Sand O. Hills. Fjord, 2011.", "book", title="Hills", publisher="Fjord"),
    ]
    offer = offer_typed(drafts, 0, "publisher", None)
    assert offer
    assert isinstance(offer.rule, WordsRule)
    assert {key: each.record.text("publisher") for key, each in offer.corrected.items()} == {1: ""}


def test_the_same_words_read_as_the_same_wrong_field_are_offered_for_the_right_one() -> None:
    drafts = [
        draft_of("Holm I. Peat. Utrecht: Veenpers, 2009.", "book", title="Peat", publisher="Utrecht"),
        draft_of("Berg T. Frost. In Utrecht. 2010.", "book", title="Frost", publisher="Utrecht"),
    ]
    offer = offer_after(drafts, 0, "publisher-place", "Utrecht")
    assert offer
    assert [
        (each.record.text("publisher"), each.record.text("publisher-place"))
        for each in offer.corrected.values()
    ] == [("", "Utrecht")]


def test_a_type_is_offered_for_works_that_say_the_same_kinds_of_things() -> None:
    drafts = [
        draft_of("A. One. URL: a.org/1", "webpage", title="One", URL="a.org/1", publisher="A"),
        draft_of("B. Two. URL: b.org/2", "webpage", title="Two", URL="b.org/2", publisher="B"),
        draft_of("Three. URL: c.org/3", "webpage", title="Three", URL="c.org/3"),
    ]
    before = drafts[0]
    after = replace(before, record=before.record.with_type("report"))
    offer = offer_for(before, after, "", others(drafts, 0))
    assert offer
    assert offer.rule == TypeRule("webpage", "report", frozenset({"publisher", "URL"}))
    assert {key: each.record.type for key, each in offer.corrected.items()} == {1: "report"}


def test_a_value_that_the_text_does_not_have_is_offered_to_nobody() -> None:
    assert offer_typed(GOST, 0, "container-title", "Vestnik") is None


def test_where_all_are_read_as_corrected_nothing_is_offered() -> None:
    drafts = [GOST[0], GOST[4]]
    assert offer_after(drafts, 0, "container-title", "Herald of Geography") is None


def test_a_rule_can_be_asked_again_after_other_corrections() -> None:
    offer = offer_after(GOST, 0, "container-title", "Herald of Geography")
    assert offer
    now = [(key, offer.corrected.get(key, draft)) for key, draft in enumerate(GOST[1:3], start=1)]
    assert applied(offer.rule, now).corrected == {}


def test_any_correction_of_what_was_read_offers_only_words_of_each_text() -> None:
    texts = [
        "Ivanov I.I. Rivers of the steppe // Herald of Geography. - 2010. - No. 3. - P. 5-9.",
        "Holm I., Berg T. Water tables of drained meadows. Soil Letters, 2014, 12(3), 44-59.",
        "de Wit P. (2009) Peat and its people. Utrecht: Veenpers.",
        "World Bank (2010): Growth in Asia, Washington: World Bank. URL: https://example.org/1",
        "IMF (2012): Debt, Washington: IMF. URL: https://example.org/2",
    ]
    drafts = read_references(texts)
    for place, before in enumerate(drafts):
        for span in [span for reading in before.readings for span in reading.spans]:
            for field in ("title", "publisher", "container-title", "publisher-place", "author"):
                after = given_words(before, field, (span,))
                offer = offer_for(before, after, field, others(drafts, place))
                for key, draft in offer.corrected.items() if offer else ():
                    reading = draft.reading(field)
                    assert reading is not None
                    assert all(span.of(texts[key]).strip() for span in reading.spans)


def half_swallowed(author: str, title: str, journal: str, year: str, sure: float) -> Draft:
    text = f"{author} {title} // {journal}, {year}."
    return draft_of(text, "article-journal", sure, author=author, title=f"{title} // {journal}", issued=year)


def test_a_reading_surer_than_the_corrected_one_is_left_alone() -> None:
    drafts = [
        half_swallowed("Ivanov I.I.", "Rivers", "Herald of Geography", "2010", 0.6),
        half_swallowed("Petrova A.", "Old maps", "Geography Today", "2011", 0.7),
        half_swallowed("Kim S.", "Borders", "Asian Survey", "2012", 0.99),
    ]
    offer = offer_after(drafts, 0, "container-title", "Herald of Geography")
    assert offer
    assert list(offer.corrected) == [1]


def test_a_journal_taken_for_a_title_says_nothing_of_journals_of_other_names() -> None:
    drafts = [
        draft_of(
            f"{author}, {journal}, {volume}, 1999.", author=author, container_title=journal, volume=volume
        )
        for author, journal, volume in [
            ("Holm I.", "Notes on Peat", "12"),
            ("Berg T.", "Soil Letters", "7"),
            ("Sand O.", "Notes on Hills", "3"),
        ]
    ]
    offer = offer_after(drafts, 0, "title", "Notes on Peat")
    assert offer is None or 1 not in offer.corrected


def test_words_that_begin_or_end_with_other_marks_are_not_offered() -> None:
    drafts = [
        draft_of(f"{author} {title} // {journal}; {year}.", author=author, title=title, issued=year)
        for author, title, journal, year in [
            ("Ivanov I.I.", "Rivers", "Herald of Geography", "2010"),
            ("Petrova A.", "Old maps", "(reprint) Geography Today", "2011"),
        ]
    ]
    assert offer_after(drafts, 0, "container-title", "Herald of Geography") is None
