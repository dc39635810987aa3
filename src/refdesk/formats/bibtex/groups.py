"""JabRef's groups: the tree in a file's `jabref-meta` comment, and the groups that an entry is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from refdesk.domain.problem import Problem, Severity
from refdesk.domain.search_writing import written
from refdesk.formats.bibtex.group_searches import (
    Asked,
    Either,
    Every,
    Listed,
    Sign,
    Term,
    asked_by,
    holds,
    is_pattern,
    query_of,
)
from refdesk.formats.format import Search

_META = re.compile(r"@comment\s*\{\s*jabref-meta:\s*(\w+):(.*)\}\s*\Z", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(r"(\d+) (\w+):(.*)", re.DOTALL)
_KEYWORDS = frozenset({"KeywordGroup", "WordKeywordGroup", "RegexKeywordGroup"})
_EXPLICIT = frozenset({"ExplicitGroup", "StaticGroup"})
#: How many parts stand before the keys of a group in JabRef's files up to version 3.
_BEFORE_KEYS = 2
#: How a group stands to those above and below it (JabRef manual, "Groups", Hierarchical context).
_REFINING, _INCLUDING = "1", "2"


@dataclass(slots=True, eq=False)
class Group:
    """A group of the tree. `asks` is what it looks for by itself, None where that is not known here.

    `kind` and `parts` are as in the file: its name, its context, then what that kind of group has.
    """

    kind: str
    parts: list[str]
    path: tuple[str, ...]
    above: Group | None
    asks: Asked | None
    below: list[Group] = field(default_factory=list)

    @property
    def is_listed(self) -> bool:
        """Whether entries say themselves that they are in it."""
        return self.kind in _EXPLICIT

    @property
    def context(self) -> str:
        return self.parts[1] if len(self.parts) > 1 else ""

    def meaning(self) -> Asked | None:
        """What it looks for, together with what it refines or includes; None where that is not known."""
        return self._meaning(self.context)

    def _meaning(self, context: str) -> Asked | None:
        """As JabRef's `GroupTreeNode.getSearchMatcher`: those met on the way have contexts too."""
        if self.context == _REFINING and self.above and context != _INCLUDING:
            return _joined(Every, [self.asks, self.above._meaning(context)])
        if self.context == _INCLUDING and self.below and context != _REFINING:
            return _joined(Either, [self.asks, *(each._meaning(context) for each in self.below)])
        return self.asks


@dataclass(slots=True)
class Meta:
    """What JabRef notes of a whole file: where attached files are, and its groups.

    `paths` gives for a group's name its path from the top; `members` for a key (in lower case) its groups, as
    files up to JabRef 3 list them in the tree; `groups` is the whole tree, those above before those below.
    """

    folder: str = ""
    paths: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    members: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    _held: dict[tuple[str, ...], Asked] = field(default_factory=dict)

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

    def searches(self) -> Iterator[Search | Problem]:
        """The groups that look for their entries, as searches; what is to be said of those that are none.

        Those become collections of what they hold now, where it can be asked of the entries.
        """
        for group in self.groups:
            if group.is_listed:
                continue
            meaning = group.meaning()
            query = query_of(meaning) if meaning else None
            if query is not None:
                yield Search(group.path[-1], written(query), group.path[:-1])
                continue
            if meaning:
                self._held[group.path] = meaning
            yield Problem(Severity.NOTE, _told(group, meaning), field="groups")

    def collections(
        self, key: str, entry_type: str, fields: Mapping[str, str]
    ) -> tuple[tuple[str, ...], ...]:
        """The groups of an entry: by its key, by its field `groups`, by what groups look for."""
        names = fields.get("groups", "")
        if not (names or self.members or self._held):
            return ()
        found = list(self.members.get(key.lower(), ()))
        for name in filter(None, (part.strip() for part in re.split(r"(?<!\\),", names))):
            found.extend(self.paths.get(name) or [(name,)])
        if self._held:
            known = {**fields, "entrytype": entry_type, "citationkey": key}
            found.extend(path for path, asked in self._held.items() if holds(asked, known, found))
        return tuple(dict.fromkeys(found))

    def _learn_tree(self, text: str) -> None:
        way: list[Group] = []
        for line in _group_lines(text):
            match = _LINE.fullmatch(line)
            if match is None or match[2] == "AllEntriesGroup":
                continue
            parts = [part.replace("\\\\", "\\") for part in re.split(r"(?<!\\)\\;", match[3])]
            way = way[: max(0, int(match[1]) - 1)]
            group = _group(match[2], parts, way[-1] if way else None)
            way.append(group)
            self.groups.append(group)
            self.paths.setdefault(parts[0], []).append(group.path)
            if group.is_listed:
                self._learn_members(group.path, parts)

    def _learn_members(self, path: tuple[str, ...], parts: list[str]) -> None:
        """Newer trees hold colours and flags after the name, where older ones hold keys."""
        keys = parts[_BEFORE_KEYS:]
        if any(key.startswith("0x") for key in keys):
            return
        for key in filter(None, (key.strip() for key in keys)):
            self.members.setdefault(key.lower(), []).append(path)


def _group(kind: str, parts: list[str], above: Group | None) -> Group:
    path = (*above.path, parts[0]) if above else (parts[0],)
    asks = Listed(path) if kind in _EXPLICIT else _asked(kind, parts)
    group = Group(kind, parts, path, above, asks)
    if above:
        above.below.append(group)
    return group


def _asked(kind: str, parts: list[str]) -> Asked | None:
    """What a group looks for: after its name and context a field and a keyword, or a search; then flags."""
    if kind == "SearchGroup" and len(parts) > 2:
        heeds_case, by_pattern = (parts[place : place + 1] == ["1"] for place in (3, 4))
        return asked_by(parts[2], by_pattern=by_pattern, heeds_case=heeds_case)
    if kind in _KEYWORDS and len(parts) > 3 and parts[3].strip():
        heeds_case, by_pattern = (parts[place : place + 1] == ["1"] for place in (4, 5))
        if by_pattern and not is_pattern(parts[3]):
            return None
        return Term(parts[2].strip(), Sign.FITS if by_pattern else Sign.LISTS, parts[3], heeds_case)
    return None


def _told(group: Group, meaning: Asked | None) -> str:
    name = group.path[-1]
    if meaning:
        return (
            f"The group “{name}” of JabRef looks for “{_words(group)}”, which cannot be asked here as it"
            " stands. It becomes a collection of what it holds now."
        )
    if group.kind.startswith("Automatic") or group.kind == "TexGroup":
        return f"The group “{name}” of JabRef is made by itself from its entries; it is not taken over."
    return f"The group “{name}” of JabRef is not taken over. It reads: {_words(group)}"


def _words(group: Group) -> str:
    return "=".join(group.parts[2:4]) if group.kind in _KEYWORDS else "".join(group.parts[2:3])


def _joined(kind: type[Every] | type[Either], parts: list[Asked | None]) -> Asked | None:
    known = tuple(part for part in parts if part is not None)
    return kind(known) if len(known) == len(parts) else None


def _group_lines(text: str) -> list[str]:
    """The groups of a tree: each ends with a semicolon that is not escaped; JabRef 3 breaks long lines."""
    groups = re.split(r"(?<!\\);\s*(?=\d+ \w+:|\Z)", text.strip())
    return [re.sub(r"\r?\n", "", group).strip() for group in groups if group.strip()]
