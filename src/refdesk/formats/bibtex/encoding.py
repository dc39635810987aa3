"""Unicode with CSL-JSON markup to LaTeX: only what LaTeX would misread is escaped, letters stay letters."""

from __future__ import annotations

import re

_SIGN = re.compile(r"[&%$#_{}~^\\\u00a0\u00ad]")
_SPECIAL = re.compile(rf"{_SIGN.pattern}|<[^<>]*>")
#: What has none of these has nothing special, which one set of signs tells five times as fast.
_LIKELY = re.compile(rf"{_SIGN.pattern[:-1]}<]")
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
_KEPT = re.compile(r"\$[^${}]*\\[a-zA-Z]+(?:[^${}]|\{[^${}]*\})*\$|\\[a-zA-Z]+(?:\{[^{}\\]*\})+")
#: BibTeX counts braces whether a backslash stands before them or not, so a lone one has to go by its name.
_BRACE_NAMES = {"{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
_BRACE = re.compile(r"[{}]")


def encoded(text: str) -> str:
    """The text for a field; every brace it opens it closes."""
    if not _LIKELY.search(text):
        return text
    parts = []
    place = 0
    for kept in _KEPT.finditer(text):
        parts += [_escaped(text[place : kept.start()]), kept[0]]
        place = kept.end()
    parts.append(_escaped(text[place:]))
    written = "".join(parts)
    # Markup that is not closed is no markup.
    return written if _is_balanced(written) else _escaped(text, _SIGN)


def verbatim(text: str) -> str:
    """An address, path or identifier: as it stands, braces that do not match as an address encodes them."""
    if _is_balanced(text) and not ("\\" in text and "{" in text):
        return text
    return text.replace("{", "%7B").replace("}", "%7D")


def _escaped(text: str, special: re.Pattern[str] = _SPECIAL) -> str:
    names = {} if _is_balanced(text) else _BRACE_NAMES

    def replacement(match: re.Match[str]) -> str:
        token = match[0]
        if token in _OPENING:
            return _OPENING[token]
        if token in _CLOSING:
            return "}"
        if len(token) > 1:
            return f"<{_SIGN.sub(replacement, token[1:-1])}>"
        return names.get(token) or _ESCAPES[token]

    return special.sub(replacement, text)


def _is_balanced(text: str) -> bool:
    depth = 0
    for mark in _BRACE.findall(text):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0
