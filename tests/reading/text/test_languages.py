"""Languages told by letters and small words."""

import pytest

from refdesk.reading.text.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The river rose in the night and the boats were lost.", "en"),
        ("Река поднялась ночью, и лодки унесло, как и в прошлом году.", "ru"),
        ("Өзен түнде көтерілді және қайықтар ағып кетті, бұл осы жылы болды.", "kk"),
        ("Nehir gece yükseldi ve bu yüzden bir çok kayık için çok geç oldu.", "tr"),
        ("El río creció en la noche y los barcos se perdieron por la corriente.", "es"),
        ("O rio subiu à noite e os barcos não foram mais vistos na margem.", "pt"),
        ("Der Fluss stieg in der Nacht, und die Boote wurden von dem Wasser fortgetragen.", "de"),
        ("La rivière est montée dans la nuit et les barques sont parties avec le courant.", "fr"),
        ("河水在夜里上涨，船都被冲走了。", "zh"),
        ("1234 5678", ""),
        ("", ""),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language
