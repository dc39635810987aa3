"""Finding a person's Zotero library."""

from pathlib import Path

from refdesk.formats.zotero_library.finding import libraries_of
from tests.formats.zotero_library.making import ZoteroFile


def test_the_usual_folder_is_found(tmp_path: Path) -> None:
    assert libraries_of(tmp_path) == []
    usual = ZoteroFile(tmp_path / "Zotero" / "zotero.sqlite")
    assert libraries_of(tmp_path) == [usual.path]


def test_the_folder_that_a_person_chose_comes_first(tmp_path: Path) -> None:
    usual = ZoteroFile(tmp_path / "Zotero" / "zotero.sqlite")
    chosen = ZoteroFile(tmp_path / "Данные \\ zotero" / "zotero.sqlite")
    profile = tmp_path / ".zotero" / "zotero" / "abc.default"
    profile.mkdir(parents=True)
    written = str(chosen.path.parent).replace("\\", "\\\\")
    (profile / "prefs.js").write_text(
        f'user_pref("a", 1);\nuser_pref("extensions.zotero.dataDir", "{written}");\n', "utf-8"
    )
    assert libraries_of(tmp_path) == [chosen.path, usual.path]
