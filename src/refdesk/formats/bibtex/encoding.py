"""Unicode with CSL-JSON markup to LaTeX: only what LaTeX would misread is escaped, letters stay letters."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[&%$#_{}~^\\\u00a0\u00ad]|<[^<>]*>")
_ESCAPES = {
    **{sign: "\\" + sign for sign in "&%$#_{}"},
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
    "\u00a0": "~",
    "\u00ad": "\\-",
}
_OPENING = {
    "<i>": "\\emph{", "<em>": "\\emph{", "<b>": "\\textbf{", "<strong>": "\\textbf{",
    "<sub>": "\\textsubscript{", "<sup>": "\\textsuperscript{", "<sc>": "\\textsc{",
    '<span class="nocase">': "{", '<span style="font-variant:small-caps;">': "\\textsc{",
    '<span style="font-variant: small-caps;">': "\\textsc{",
}  # fmt: skip
_CLOSING = frozenset({"</i>", "</em>", "</b>", "</strong>", "</sub>", "</sup>", "</sc>", "</span>"})
#: A formula or a command that reading left as it stood is left so again.
_KEPT = re.compile(r"\$[^$]*\\[a-zA-Z]+[^$]*\$|\\[a-zA-Z]+(?=\{)")


def encoded(text: str) -> str:
    """The text for a field; every brace it opens it closes."""
    if not _SPECIAL.search(text):
        return text
    parts = []
    place = 0
    for kept in _KEPT.finditer(text):
        parts += [_encoded_part(text[place : kept.start()]), kept[0]]
        place = kept.end()
    parts.append(_encoded_part(text[place:]))
    encoded_text = "".join(parts)
    return encoded_text if _is_balanced(encoded_text) else _SPECIAL.sub(_escape, text)


def verbatim(text: str) -> str:
    """An address, path or identifier: as it stands, braces that do not match encoded as in an address."""
    if not _is_balanced(text):
        return text.replace("{", "%7B").replace("}", "%7D")
    return text


def _encoded_part(text: str) -> str:
    return _SPECIAL.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    token = match[0]
    if token in _OPENING:
        return _OPENING[token]
    return "}" if token in _CLOSING else _escape(match)


def _escape(match: re.Match[str]) -> str:
    token = match[0]
    if len(token) == 1:
        return _ESCAPES[token]
    return "<" + _SPECIAL.sub(_escape, token[1:-1]) + ">"


def _is_balanced(text: str) -> bool:
    depth = 0
    for mark in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if mark[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0
