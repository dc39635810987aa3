"""What the tagger sees of a token."""

from refdesk.reading.names.gazetteer import Gazetteer, JournalTitles, lines_of
from refdesk.reading.strings.features import Describer
from refdesk.reading.strings.tokens import Protected, tokenize

GAZETTEER = Gazetteer(
    frozenset({"denver"}),
    frozenset({"anna"}),
    frozenset({"hill"}),
    JournalTitles(lines_of(["Journal of Mountain Research"])),
)
TEXT = "Hill, A. (2012). Peaks of the north. J. Mount. Res. 52, 118-123."


def described(text: str) -> dict[str, list[bytes]]:
    tokens = tokenize(text)
    features = Describer(GAZETTEER).describe(tokens)
    return {token.text: marks for token, marks in zip(tokens, features, strict=True)}


def test_known_names_and_journals_are_marked() -> None:
    found = described(TEXT)
    assert b"lfamily" in found["Hill"]
    assert {b"J3", b"j0"} <= set(found["J"])
    assert {b"J3", b"j1"} <= set(found["Res"])
    assert not any(mark.startswith(b"J") for mark in found["Peaks"])


def test_a_word_is_seen_with_its_neighbours() -> None:
    found = described(TEXT)
    assert b"wpeaks" in found["Peaks"]
    assert b"Zof" in found["Peaks"]
    assert b"Apeaks" in found["of"]


def test_a_describer_that_forgets_sees_the_same() -> None:
    tokens = tokenize(TEXT)
    assert Describer(GAZETTEER, remembered=3).describe(tokens) == Describer(GAZETTEER).describe(tokens)


def test_letters_that_fold_to_nothing_are_described() -> None:
    assert described("Hill \u00ad 2012")
    assert Describer(GAZETTEER).describe([]) == []


def test_a_word_that_is_named_as_a_kind_of_phrase_is_no_such_phrase_whatever_was_read_before() -> None:
    phrase = tokenize("10.5555/a.b", [Protected(0, 11, "DOI")])
    used = Describer(GAZETTEER)
    used.describe(tokenize("DOI"))
    assert used.describe(phrase) == Describer(GAZETTEER).describe(phrase)
