"""Attached files as JabRef, Zotero, Mendeley, Calibre and BibDesk write them, in and out."""

from __future__ import annotations

import base64
import binascii
import plistlib
import re
from collections.abc import Iterable, Mapping
from xml.parsers.expat import ExpatError

from refdesk.formats.bibtex import latex
from refdesk.formats.format import Attachment

_BIBDESK = re.compile(r"bdsk-file-\d+")
_PATH_FIELD = re.compile(r"local-url|file-\d+|local-zo-url-\d+|localfile")
#: One part of `description:path:type`, in which `\\:` stands for a colon.
_PART = re.compile(r"((?:[^\\:;]|\\.)*)([:;]|\Z)", re.DOTALL)
_CALIBRE = re.compile(r"(?<=:[A-Za-z0-9]{3}),\s*(?=:)|(?<=:[A-Za-z0-9]{4}),\s*(?=:)")
_DRIVE = re.compile(r"\A[A-Za-z]\Z")
_MIMES = {
    "pdf": "application/pdf", "epub": "application/epub+zip", "html": "text/html", "url": "text/html",
    "ps": "application/postscript", "djvu": "image/vnd.djvu", "text": "text/plain", "txt": "text/plain",
    "word": "application/msword", "postscript": "application/postscript", "snapshot": "text/html",
}  # fmt: skip


def is_file_field(name: str) -> bool:
    """Whether a field names attached files."""
    if "file" not in name and "local" not in name:
        return False
    return name == "file" or bool(_BIBDESK.fullmatch(name) or _PATH_FIELD.fullmatch(name))


def attachments_in(fields: Mapping[str, str], folder: str = "") -> tuple[Attachment, ...]:
    """The files that the fields name, each path once; relative ones are put under `folder`."""
    found: dict[str, Attachment] = {}
    for name, value in fields.items():
        for attachment in _from_field(name, value):
            if attachment.path:
                placed = _placed(attachment, folder)
                found.setdefault(placed.path, placed)
    return tuple(found.values())


def file_field(attachments: Iterable[Attachment]) -> str:
    """The attachments as the value of a `file` field, in the form that JabRef and Zotero share."""
    return ";".join(":".join(map(_escaped, (each.label, each.path, each.mime))) for each in attachments)


def _from_field(name: str, value: str) -> Iterable[Attachment]:
    if name == "file":
        return _described(value)
    if _BIBDESK.fullmatch(name):
        return [Attachment(_bibdesk_path(value))]
    if _PATH_FIELD.fullmatch(name):
        return [Attachment(latex.unescaped(value))]
    return []


def _described(value: str) -> list[Attachment]:
    """`description:path:type;...`; a value without colons is a path, an address stays one."""
    value = value.replace("$\\backslash$", "\\").replace("{\\_}", "_").replace("\\_", "_").strip()
    if re.match(r"\w+://", value) or ":" not in value.replace("\\:", ""):
        return [Attachment(_unescaped(part.strip())) for part in re.split(r"(?<!\\);", value)]
    return [_attachment(parts) for parts in _parts_of_each(_CALIBRE.sub(";", value))]


def _parts_of_each(value: str) -> list[list[str]]:
    files: list[list[str]] = [[]]
    place = 0
    while match := _PART.match(value, place):
        files[-1].append(_unescaped(match[1]))
        if not match[2]:
            break
        if match[2] == ";":
            files.append([])
        place = match.end()
    return [parts for parts in files if any(parts)]


def _attachment(parts: list[str]) -> Attachment:
    if len(parts) > 1 and _DRIVE.match(parts[0]):
        parts = [f"{parts[0]}:{parts[1]}", *parts[2:]]
    if len(parts) == 1:
        return Attachment(parts[0].strip())
    if len(parts) > 3:
        parts = [parts[0], ":".join(parts[1:-1]), parts[-1]]
    label, path, kind = (*parts, "")[:3]
    mime = kind if "/" in kind else _MIMES.get(kind.lower(), "")
    return Attachment(_with_root(path.strip()), label.strip(), mime)


def _with_root(path: str) -> str:
    """Mendeley leaves the first slash out of a path from the root."""
    return f"/{path}" if re.match(r"(?:Users|home)/", path) else path


def _bibdesk_path(value: str) -> str:
    try:
        content = plistlib.loads(base64.b64decode("".join(value.split())))
    except (binascii.Error, ValueError, plistlib.InvalidFileException, ExpatError, OverflowError, IndexError):
        return ""
    path = content.get("relativePath") if isinstance(content, dict) else ""
    return path if isinstance(path, str) else ""


def _placed(attachment: Attachment, folder: str) -> Attachment:
    path = attachment.path
    if not folder or re.match(r"[/\\~]|[A-Za-z]:|\w+://", path):
        return attachment
    return Attachment(f"{folder.rstrip('/')}/{path}", attachment.label, attachment.mime)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([:;\\_&%$#{}])", r"\1", text)


def _escaped(text: str) -> str:
    return re.sub(r"([\\:;{}])", r"\\\1", text)
