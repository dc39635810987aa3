"""Where a library lies: on a network, or in a folder that a service keeps in step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from refdesk.library import editing
from refdesk.library.library import Library
from refdesk.store import migrations
from refdesk.store.file.surroundings import Surroundings, file_system_of, surroundings_of
from tests.library.making import work

_MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /home rw shared:2 - btrfs /dev/sdb rw
41 40 0:36 / /home/a/Team\040files rw shared:3 - cifs //server/team rw
42 22 0:37 / /mnt/far rw - fuse.sshfs a@b:/ rw
43 22 0:38 / /mnt/far rw - nfs4 server:/far rw
broken line
""".splitlines()


@pytest.mark.parametrize(
    ("folder", "file_system"),
    [
        ("/srv", "ext4"),
        ("/home/a", "btrfs"),
        ("/home/a/Team files", "cifs"),
        ("/home/a/Team files/deep/er", "cifs"),
        ("/home/a/Team filesystem", "btrfs"),
        ("/mnt/far/x", "nfs4"),
        ("/mnt/farther", "ext4"),
    ],
)
def test_the_nearest_mount_says_what_file_system_a_folder_is_on(folder: str, file_system: str) -> None:
    assert file_system_of(Path(folder), _MOUNTS) == file_system


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/papers", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - University of Somewhere/thesis", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.org/My Drive", "Google Drive"),
        ("Yandex.Disk", "Yandex Disk"),
        ("Dropboxes", ""),
        ("papers", ""),
    ],
)
def test_services_are_known_by_the_names_of_their_folders(tmp_path: Path, folder: str, service: str) -> None:
    assert surroundings_of(tmp_path / folder / "library.sqlite") == Surroundings(service=service)


def test_services_are_known_by_what_they_leave_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "kept" / ".stfolder").mkdir(parents=True)
    assert surroundings_of(tmp_path / "kept" / "deep" / "library.sqlite").service == "Syncthing"


def test_a_library_on_a_network_does_without_a_write_ahead_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    monkeypatch.setattr(migrations, "surroundings_of", lambda _: Surroundings(is_network=True))
    library = Library.open(path)
    editing.add_record(library, work("Written over the network"))
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert not path.with_name("library.sqlite-wal").exists()
    library.close()
