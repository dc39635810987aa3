"""Words, numbers and marks."""

from refdesk.reading.strings.tokens import Protected, tokenize


def test_words_keep_their_hyphens_and_apostrophes_and_numbers_stand_alone() -> None:
    words = [token.text for token in tokenize("Jean-Paul d’Ormes, 12(3):45–9; e018.")]
    assert words == [
        "Jean-Paul",
        "d’Ormes",
        ",",
        "12",
        "(",
        "3",
        ")",
        ":",
        "45",
        "–",
        "9",
        ";",
        "e",
        "018",
        ".",
    ]


def test_repeated_marks_are_one_token() -> None:
    assert [token.text for token in tokenize("———. Title // Journal ...")] == [
        "———",
        ".",
        "Title",
        "//",
        "Journal",
        "...",
    ]


def test_a_protected_phrase_is_one_token_of_its_kind() -> None:
    text = "see http://a.b/c now"
    tokens = tokenize(text, [Protected(4, 16, "URL")])
    assert [(token.text, token.kind) for token in tokens] == [
        ("see", ""),
        ("http://a.b/c", "URL"),
        ("now", ""),
    ]


def test_every_character_but_white_space_belongs_to_one_token() -> None:
    text = "Ж. Абай — 第3卷 (x\u0301y) \u00a0 ﬁn."
    covered = "".join(token.text for token in tokenize(text))
    assert covered == "".join(text.split())


def test_a_token_knows_whether_space_stands_before_it() -> None:
    assert [token.is_after_space for token in tokenize("Vol. 3(2)")] == [
        True,
        False,
        True,
        False,
        False,
        False,
    ]
