"""Where a library's file lies, as far as that endangers it: on a network, or in a folder kept in step."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

#: File systems that are reached over a network, as Linux names them (`/proc/self/mountinfo`).
_NETWORK = re.compile(
    r"9p|afs|beegfs|ceph|cifs|coda|davfs|gfs2|glusterfs|lustre|ncpfs|nfs[34]?|ocfs2|smb[23]|smbfs"
    r"|fuse\.(cephfs|davfs2|glusterfs|rclone|s3fs|smbnetfs|sshfs)"
)
#: How services name the folder they keep in step, in lower case, at the beginning of the folder's name.
_SERVICES = {
    "Dropbox": ("dropbox",),
    "OneDrive": ("onedrive",),
    "Google Drive": ("google drive", "googledrive"),
    "iCloud Drive": ("icloud", "mobile documents"),
    "Nextcloud": ("nextcloud",),
    "ownCloud": ("owncloud",),
    "Yandex Disk": ("yandex.disk", "yandexdisk"),
    "Box": ("box sync",),
    "pCloud": ("pclouddrive",),
    "MEGA": ("megasync",),
    "Seafile": ("seafile",),
    "Tresorit": ("tresorit",),
    "Proton Drive": ("proton drive",),
}
#: What services leave in the folders they keep in step.
_MARKS = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Syncthing": (".stfolder",),
    "Nextcloud": (".sync_journal.db", ".nextcloudsync.log"),
    "ownCloud": (".owncloudsync.log",),
    "Seafile": (".seafile-data",),
}
_ESCAPED = re.compile(r"\\([0-7]{3})")
_REMOTE_DRIVE = 4


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`is_network`: the file is reached over a network; `service`: who keeps its folder in step, or empty."""

    is_network: bool = False
    service: str = ""


def surroundings_of(path: Path) -> Surroundings:
    """Where a file lies, told from its folders; what cannot be told is an ordinary place."""
    folder = path.absolute().parent
    return Surroundings(_is_on_network(folder), _service_of(folder))


def file_system_of(folder: Path, mounts: Iterable[str]) -> str:
    """The type of the file system that a folder is on, from the lines of `/proc/self/mountinfo`."""
    best, found = -1, ""
    for line in mounts:
        before, separator, after = line.partition(" - ")
        parts = before.split(" ")
        if not separator or len(parts) < 5:
            continue
        point = Path(_ESCAPED.sub(lambda match: chr(int(match[1], 8)), parts[4]))
        # A later mount on the same point hides the earlier one.
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), after.split(" ")[0]
    return found


def _is_on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        drive = PureWindowsPath(folder).drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
    try:
        with Path("/proc/self/mountinfo").open(encoding="utf-8", errors="replace") as mounts:
            return bool(_NETWORK.fullmatch(file_system_of(folder.resolve(), mounts)))
    except OSError:
        return False


def _service_of(folder: Path) -> str:
    for each in (folder, *folder.parents):
        name = each.name.lower()
        for service, starts in _SERVICES.items():
            if any(_begins(name, start) for start in starts):
                return service
        for service, marks in _MARKS.items():
            if any(_is_there(each / mark) for mark in marks):
                return service
    return ""


def _begins(name: str, start: str) -> bool:
    """`OneDrive - University` is OneDrive's folder, `Dropboxes` is nobody's."""
    return name.startswith(start) and not name[len(start) : len(start) + 1].isalpha()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
