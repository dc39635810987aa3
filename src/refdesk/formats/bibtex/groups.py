"""JabRef's groups: the tree in a file's `jabref-meta` comment, and the groups that an entry is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from refdesk.formats.bibtex.group_searches import told

_META = re.compile(r"@comment\s*\{\s*jabref-meta:\s*(\w+):(.*)\}\s*\Z", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(r"(\d+) (\w+):(.*)", re.DOTALL)
_KEYWORDS = frozenset({"KeywordGroup", "WordKeywordGroup", "RegexKeywordGroup"})
_EXPLICIT = frozenset({"ExplicitGroup", "StaticGroup"})
#: How many parts stand before the keys of a group in JabRef's files up to version 3.
_BEFORE_KEYS = 2


@dataclass(frozen=True, slots=True)
class KeywordGroup:
    """A group of all entries whose `field` has a keyword, or matches a pattern (Groups, JabRef 5 manual)."""

    path: tuple[str, ...]
    field: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, path: tuple[str, ...], parts: list[str]) -> KeywordGroup | None:
        """The group in its parts: name, context, field, keyword, case counts, is a pattern."""
        if len(parts) < 6 or not parts[3].strip():
            return None
        flags = 0 if parts[4] == "1" else re.IGNORECASE
        word = rf"(?:^|[,;>\s]){re.escape(parts[3].strip())}(?=$|[,;>\s])"
        try:
            return cls(
                path, parts[2].strip().lower(), re.compile(parts[3] if parts[5] == "1" else word, flags)
            )
        except re.error:
            return None

    def has(self, fields: Mapping[str, str]) -> bool:
        """Whether an entry with these fields is in the group."""
        return bool(self.pattern.search(fields.get(self.field, "")))


@dataclass(slots=True)
class Meta:
    """What JabRef notes of a whole file: where attached files are, and its groups.

    `paths` gives for a group's name its path from the top; `members` for a key (in lower case) its groups, as
    files up to JabRef 3 list them in the tree; `keyword_groups` are those that hold entries by a keyword.
    `notes` tell of the groups that cannot be taken over.
    """

    folder: str = ""
    paths: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    members: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    keyword_groups: list[KeywordGroup] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

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

    def collections(self, key: str, fields: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
        """The groups of an entry: by its key, by the names in its `groups` field, by its keywords."""
        names = fields.get("groups", "")
        if not (names or self.members or self.keyword_groups):
            return ()
        found = list(self.members.get(key.lower(), ()))
        for name in filter(None, (part.strip() for part in re.split(r"(?<!\\),", names))):
            found.extend(self.paths.get(name) or [(name,)])
        found.extend(each.path for each in self.keyword_groups if each.has(fields))
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
            elif match[2] in _KEYWORDS and (group := KeywordGroup.of(tuple(path), parts)):
                self.keyword_groups.append(group)
            else:
                self.notes += told(match[2], parts)

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
