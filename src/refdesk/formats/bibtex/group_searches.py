"""JabRef's groups that hold what a search finds: told with the search as it is written here."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: One piece of an expression (JabRef manual, "Searching within the library").
_PIECE = re.compile(
    r"\s*(?:(?P<mark>[()!])|(?P<word>and|or|not)\b"
    r"|(?:(?P<field>[\w-]+)\s*(?P<sign>==|!=|=|:|\bcontains\b|\bmatches\b)\s*)?"
    r'(?P<value>"[^"]*"|[^\s()"!]+))',
    re.IGNORECASE,
)
_WORDS = {"and": "", "or": "OR", "not": "NOT", "!": "NOT", "(": "(", ")": ")"}
#: Fields of BibTeX and what the search calls them; what any field may say has no name.
_FIELDS = {
    "author": "author:", "editor": "editor:", "title": "title:", "journal": "journal:",
    "booktitle": "journal:",
    "journaltitle": "journal:", "year": "year:", "date": "year:", "abstract": "abstract:", "note": "note:",
    "keywords": "keyword:", "keyword": "keyword:", "publisher": "publisher:", "doi": "doi:", "isbn": "isbn:",
    "issn": "issn:", "url": "url:", "citationkey": "key:", "bibtexkey": "key:", "key": "key:",
    "anyfield": "", "any": "", "anykeyword": "keyword:",
}  # fmt: skip
_BEFORE_FLAGS = 3


def search_of(expression: str) -> str:
    """The search that finds the same here; empty where it cannot be said."""
    found = list(_PIECE.finditer(expression.strip()))
    if "".join(piece[0] for piece in found).strip() != expression.strip():
        return ""
    said = [_said(piece) for piece in found]
    joined = "" if None in said else " ".join(filter(None, said))
    return joined.replace("( ", "(").replace(" )", ")")


def told(kind: str, parts: list[str]) -> Iterator[str]:
    """What to say of a group whose entries are not listed; `parts` are its name, context and expression."""
    name = parts[0]
    if kind == "SearchGroup" and len(parts) >= _BEFORE_FLAGS:
        is_pattern = parts[4:5] == ["1"]
        search = "" if is_pattern else search_of(parts[2])
        what = f"Save the search “{search}” to have it here." if search else f"It reads: {parts[2]}"
        yield f"The group “{name}” of JabRef holds what a search finds, not entries of its own. {what}"
    elif kind.startswith("Automatic") or kind == "TexGroup":
        yield f"The group “{name}” of JabRef is made by itself from its entries; it is not taken over."


def _said(piece: re.Match[str]) -> str | None:
    if word := piece["mark"] or piece["word"]:
        return _WORDS[word.lower()]
    name = (piece["field"] or "").lower()
    field = _FIELDS.get(name) if name else ""
    if field is None:
        return None
    return f"{'NOT ' if piece['sign'] == '!=' else ''}{field}{piece['value']}"
