"""Words on screen, from a real gettext catalogue."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.translation import ENGLISH, catalogue, mark, translate, translate_count, translate_in, use

RUSSIAN = {
    "": "Content-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);\n",
    "Articles": "Статьи",
    "verb\x04Open": "Открыть",
    "{count} article\x00{count} articles": "{count} статья\x00{count} статьи\x00{count} статей",
}


def write_catalogue(path: Path, messages: dict[str, str]) -> None:
    """A compiled catalogue, as the GNU gettext manual lays it out ("The Format of GNU MO Files")."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(messages.items())]
    count = len(pairs)
    offset = 28 + 16 * count
    tables: list[list[tuple[int, int]]] = [[], []]
    body = b""
    for side in (0, 1):
        for pair in pairs:
            tables[side].append((len(pair[side]), offset + len(body)))
            body += pair[side] + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    index = b"".join(struct.pack("<2I", *entry) for table in tables for entry in table)
    path.parent.mkdir(parents=True)
    path.write_bytes(header + index + body)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    write_catalogue(tmp_path / "ru" / "LC_MESSAGES" / "refdesk.mo", RUSSIAN)
    yield tmp_path
    use(ENGLISH)


def test_the_program_speaks_english_until_told_otherwise() -> None:
    assert translate("Articles") == "Articles"
    assert translate_in("verb", "Open") == "Open"
    assert [translate_count("{count} article", "{count} articles", count) for count in (1, 2)] == [
        "1 article",
        "2 articles",
    ]


def test_words_come_from_the_catalogue_in_use(folder: Path) -> None:
    use(catalogue(folder, "ru"))
    assert (translate("Articles"), translate_in("verb", "Open")) == ("Статьи", "Открыть")


@pytest.mark.parametrize(("count", "words"), [(1, "1 статья"), (3, "3 статьи"), (11, "11 статей")])
def test_a_language_with_three_plurals_gets_the_right_one(folder: Path, count: int, words: str) -> None:
    use(catalogue(folder, "ru"))
    assert translate_count("{count} article", "{count} articles", count) == words


def test_a_region_falls_back_to_its_language(folder: Path) -> None:
    assert catalogue(folder, "ru-RU").gettext("Articles") == "Статьи"


def test_without_a_chosen_language_the_system_says_which(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "kk_KZ:ru_RU")
    assert catalogue(folder, "").gettext("Articles") == "Статьи"


def test_a_language_without_a_catalogue_is_english(folder: Path) -> None:
    assert catalogue(folder, "xx").gettext("Articles") == "Articles"


def test_words_that_a_catalogue_lacks_stay_english(folder: Path) -> None:
    use(catalogue(folder, "ru"))
    assert translate(mark("Trash")) == "Trash"
