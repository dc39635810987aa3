"""Text case as styles print them."""

import pytest

from refdesk.csl.text.fields import marked
from refdesk.csl.text.markup import without_marks
from refdesk.csl.text.text_case import capitalize_all, capitalize_first, sentence_case, title_case
from tests.csl.styles import cited


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("a study of the war of the worlds", "A Study of the War of the Worlds"),
        ("water: a history", "Water: A History"),
        ("self-esteem and the out-of-work", "Self-Esteem and the Out-of-Work"),
        ("the iPhone and NASA", "The iPhone and NASA"),
        ("what is it for", "What Is It For"),
        ('<span class="nocase">pH of</span> soils', "pH of Soils"),
        ("β-carotene in plants", "β-Carotene in Plants"),
    ],
)
def test_title_case_leaves_small_words_and_own_capitals(text: str, title: str) -> None:
    assert without_marks(title_case(marked(text))) == title


def test_sentence_case_keeps_what_is_protected() -> None:
    text = marked('A Study of <span class="nocase">NASA</span> Rockets')
    assert without_marks(sentence_case(text)) == "A study of NASA rockets"


def test_first_letters_are_capitalised() -> None:
    assert capitalize_first("«тихий дон»") == "«Тихий дон»"
    assert capitalize_all("two small WORDS") == "Two Small WORDS"


def test_title_case_is_for_english_alone() -> None:
    element = '<text variable="title" text-case="title"/>'
    assert cited({"title": "un mot"}, element) == "Un Mot"
    assert cited({"title": "un mot", "language": "fr"}, element) == "un mot"


def test_turkish_keeps_the_dot_of_its_capital() -> None:
    assert cited(
        {"title": "istanbul", "language": "tr"}, '<text variable="title" text-case="uppercase"/>'
    ) == ("İSTANBUL")


def test_first_letter_of_a_word_with_own_capitals_stays_small() -> None:
    assert capitalize_first("arXiv preprint") == "arXiv preprint"


def test_quotation_inside_a_title_begins_with_a_capital() -> None:
    assert (
        without_marks(title_case(marked("Inflation “far from over” he says")))
        == "Inflation Far from over He Says"
    )
