"""JabRef's groups: the tree in a file's `jabref-meta` comment, and the groups that an entry is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_META = re.compile(r"@comment\s*\{\s*jabref-meta:\s*(\w+):(.*)\}\s*\Z", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(r"(\d+) (\w+):(.*)", re.DOTALL)
_EXPLICIT = frozenset({"ExplicitGroup", "StaticGroup"})
#: How many parts stand before the keys of a group in JabRef's files up to version 3.
_BEFORE_KEYS = 2


@dataclass(slots=True)
class Meta:
    """What JabRef notes of a whole file: where attached files are, and its groups.

    `paths` gives for a group's name its path from the top; `members` for a key (in lower case) its groups, as
    files up to JabRef 3 list them in the tree.
    """

    folder: str = ""
    paths: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    members: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def learn(self, comment: str) -> None:
        """Takes in one `@comment` block; any other comment says nothing."""
        match = _META.fullmatch(comment.strip())
        if match is None:
            return
        name, text = match[1].lower(), match[2]
        if name == "filedirectory" and not self.folder:
            self.folder = text.strip().rstrip(";").replace("\\;", ";").replace("\\:", ":")
        elif name in {"grouping", "groupstree"}:
            self._learn_tree(text)

    def collections(self, key: str, names: str) -> tuple[tuple[str, ...], ...]:
        """The groups of an entry, by its key and by the names in its `groups` field."""
        if not names and not self.members:
            return ()
        found = list(self.members.get(key.lower(), ()))
        for name in filter(None, (part.strip() for part in re.split(r"(?<!\\),", names))):
            found.extend(self.paths.get(name) or [(name,)])
        return tuple(dict.fromkeys(found))

    def _learn_tree(self, text: str) -> None:
        path: list[str] = []
        for line in _group_lines(text):
            match = _LINE.fullmatch(line)
            if match is None or match[2] == "AllEntriesGroup":
                continue
            depth = int(match[1])
            parts = [part.replace("\\\\", "\\") for part in re.split(r"(?<!\\)\\;", match[3])]
            path = [*path[: max(0, depth - 1)], parts[0]]
            self.paths.setdefault(parts[0], []).append(tuple(path))
            if match[2] in _EXPLICIT:
                self._learn_members(tuple(path), parts)

    def _learn_members(self, path: tuple[str, ...], parts: list[str]) -> None:
        """Newer trees hold colours and flags after the name, where older ones hold keys."""
        keys = parts[_BEFORE_KEYS:]
        if any(key.startswith("0x") for key in keys):
            return
        for key in filter(None, (key.strip() for key in keys)):
            self.members.setdefault(key.lower(), []).append(path)


def _group_lines(text: str) -> list[str]:
    """The groups of a tree: each ends with a semicolon that is not escaped; JabRef 3 breaks long lines."""
    groups = re.split(r"(?<!\\);\s*(?=\d+ \w+:|\Z)", text.strip())
    return [re.sub(r"\r?\n", "", group).strip() for group in groups if group.strip()]
