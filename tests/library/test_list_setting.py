"""A reference list set again in a style."""

from __future__ import annotations

from refdesk.domain.dates import Date
from refdesk.domain.draft import Reading, Span
from refdesk.domain.names import Name
from refdesk.domain.record import Record, RecordId
from refdesk.domain.reference import Reference
from refdesk.library import citing, editing, list_setting
from refdesk.library.comparison import Fate
from refdesk.library.library import Library
from refdesk.library.list_setting import as_bibliography, set_list, set_references
from refdesk.library.styles import StyleChoice
from tests.library.making import new_id, page_of, work

ZOLA = Record.of(
    "book",
    author=(Name("Zola", "Emile"),),
    title="A steppe",
    publisher="Press",
    publisher_place="Almaty",
    issued=Date.of(2001),
)
ABEN = Record.of("article-journal", author=(Name("Aben", "Aigul"),), title="Rivers", issued=Date.of(2019))
NOISE = "Personal papers seen in the archive of the ministry, box 4"


def reference(number: int, record: Record, text: str, *readings: Reading) -> Reference:
    return Reference(RecordId(1), number, number, f"{number}.", text, RecordId(9), record, readings)


LIST = [
    reference(4, ZOLA, "Zola E. A steppe. Almaty: Press, 2001."),
    reference(5, ABEN, "Aben A. Rivers. 2019."),
    reference(7, Record.of(author=(Name("Ministry"),)), NOISE),
]
IEEE, APA = StyleChoice("ieee"), StyleChoice("apa")


def text_of(style: StyleChoice, keeping: tuple[int, ...] = ()) -> list[str]:
    found = set_references(LIST, style)
    return citing.dressed(as_bibliography(found, keeping)).text.splitlines()


def test_a_numeric_style_keeps_the_order_and_the_numbers_of_the_article() -> None:
    lines = text_of(IEEE, keeping=(2,))
    assert lines == [
        "[4] E. Zola, A steppe. Almaty: Press, 2001.",
        "[5] A. Aben, “Rivers,” 2019.",
        f"[7] {NOISE}",
    ]


def test_a_style_without_numbers_keeps_the_order() -> None:
    assert [line[:5] for line in text_of(APA)][:2] == ["Zola,", "Aben,"]


def test_it_says_what_the_style_drops() -> None:
    first = set_references(LIST, APA).references[0]
    assert first.dropped == ("Place",)
    lost = [word.span.of(LIST[0].text) for word in first.words if word.fate is Fate.DROPPED]
    assert lost == ["Almaty"]
    assert set_references(LIST, IEEE).references[0].dropped == ()


def test_what_was_hardly_read_keeps_its_text() -> None:
    found = set_references(LIST, APA)
    assert found.keeping == {2}
    assert [each.is_doubtful for each in found.references] == [False, False, True]
    assert citing.dressed(as_bibliography(found, found.keeping)).text.splitlines()[2] == NOISE


def test_a_doubtful_field_makes_the_entry_doubtful_but_it_is_set() -> None:
    doubtful = reference(1, ABEN, "Aben A. Rivers. 2019.", Reading("title", (Span(8, 14),), 0.4))
    (only,) = set_references([doubtful], APA).references
    assert (only.is_doubtful, only.keeps_text) == (True, False)


def test_a_printed_text_with_marks_of_other_programs_is_escaped() -> None:
    odd = reference(1, Record(), "A & B <i>see</i> \ufdd4")
    made = as_bibliography(set_references([odd], IEEE), {0})
    assert "A &#38; B &#60;i&#62;see" in citing.dressed(made).html


def test_a_style_that_cites_in_notes_gives_its_notes() -> None:
    lines = text_of(StyleChoice("chicago-notes"))
    assert lines[0].startswith("Emile Zola, A Steppe")
    assert set_references(LIST, StyleChoice("chicago-notes")).made.problems


def test_the_list_of_a_saved_article_is_set(library: Library) -> None:
    article, references, page = page_of(work("The citing one"), [work("Cited one"), work("Cited two")])
    record_id = new_id(editing.add_page(library, article, references, page))
    found = set_list(library, record_id, IEEE)
    assert [each.reference.number for each in found.references] == [1, 2]
    assert list_setting.set_references([], IEEE).references == ()
