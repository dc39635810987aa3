"""LaTeX to Unicode with CSL-JSON markup."""

from __future__ import annotations

import re
import unicodedata

from refdesk.formats.bibtex.symbols import (
    ACCENTS,
    JOURNALS,
    SIGNS,
    SILENT,
    SKIPPED_ARGUMENTS,
    SPACED,
    SWITCHES,
    SYMBOLS,
    WRAPPERS,
)

_SIGNS = re.compile(r"[\\{}$~`\n\t\r]")
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z@]+)\*?[ \t]*\n?[ \t]*|\\(?P<sign>.|\n)|(?P<open>\{)|(?P<close>\})|(?P<math>\$+)"
    r"|(?P<dash>---?)|(?P<quote>``|''|,,)|(?P<tie>~)|(?P<tick>`)|(?P<break>\n[ \t\r]*\n\s*)"
    r"|(?P<text>[^\\{}$~`'\-,\n]+|.|\n)",
    re.DOTALL,
)
_QUOTES = {"``": "\u201c", "''": "\u201d", ",,": "\u201e"}
_DASHES = {"--": "\u2013", "---": "\u2014"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*")
_SCRIPT = {"_": ("<sub>", "</sub>"), "^": ("<sup>", "</sup>")}
_NOCASE = ('<span class="nocase">', "</span>")
#: Deeper nesting than this is no bibliography.
_DEEPEST = 60


def is_plain(text: str) -> bool:
    """Whether a text has nothing that decoding would change, as five values in six have not."""
    return not (_SIGNS.search(text) or "--" in text or "''" in text or "  " in text)


def decoded(text: str) -> str:
    """The text without LaTeX, braces dropped; paragraphs stay apart, other white space becomes one blank."""
    if is_plain(text):
        return text.strip()
    return _tidied(_Decoder(text).run()) if _needs_decoding(text) else _tidied(text)


def decoded_title(text: str) -> str:
    """As `decoded`, and braces that protect capitals become `<span class="nocase">`.

    Braces around the whole title say nothing of any word in it and are dropped. A group that begins with a
    command protects nothing (biblatex manual 3.17, "Capitalization").
    """
    if is_plain(text):
        return text.strip()
    if not _needs_decoding(text):
        return _tidied(text)
    return _tidied(_Decoder(_without_outer_braces(text.strip()), keeps_case=True).run())


def plain(text: str) -> str:
    """As `decoded`, without markup and paragraphs: for names, places and identifiers."""
    if is_plain(text):
        return text.strip()
    if not _needs_decoding(text):
        return _SPACES.sub(" ", text).strip()
    return _SPACES.sub(" ", _Decoder(text, has_markup=False).run()).strip()


def unescaped(text: str) -> str:
    """A verbatim value (an address, an identifier) without the escapes many programs write."""
    if "\\" not in text and "{" not in text:
        return text.strip()
    text = text.replace(r"$\sim$", "~")
    text = re.sub(r"\\text(?:underscore|tildelow|asciitilde)\s*(?:\{\})?", _named_sign, text)
    text = re.sub(r"\\([#$%&_{}~^])(?:\{\})?", r"\1", text)
    text = re.sub(r"\\(?:url|path)\s*\{([^{}]*)\}", r"\1", text)
    return re.sub(r"\{([^{}]*)\}", r"\1", text).strip()


def _named_sign(match: re.Match[str]) -> str:
    return "_" if "underscore" in match[0] else "~"


def _needs_decoding(text: str) -> bool:
    return any(sign in text for sign in ("\\", "{", "}", "$", "~", "`", "--", "''"))


def _tidied(text: str) -> str:
    if "\n" in text and _BREAKS.search(text):
        return "\n\n".join(_SPACES.sub(" ", part).strip() for part in _BREAKS.split(text)).strip()
    return _SPACES.sub(" ", text).strip()


def _without_outer_braces(text: str) -> str:
    for _ in range(_DEEPEST):
        is_whole = text.startswith("{") and text.endswith("}") and _closes_at_end(text)
        if not is_whole or re.match(r"\{\s*\\", text):
            break
        text = text[1:-1].strip()
    return text


def _closes_at_end(text: str) -> bool:
    depth = 0
    for mark in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.end() == len(text)
    return False


class _Decoder:
    """Walks the tokens of one value once."""

    def __init__(self, text: str, *, keeps_case: bool = False, has_markup: bool = True) -> None:
        self._tokens = [
            (match.lastgroup or "", match[match.lastgroup or 0], match[0]) for match in _TOKEN.finditer(text)
        ]
        self._place = 0
        self._keeps_case = keeps_case
        self._has_markup = has_markup
        self._depth = 0

    def run(self) -> str:
        """The decoded text. A closing brace too many is passed over."""
        text = self._group()
        while self._place < len(self._tokens):
            self._place += 1
            text += self._group()
        return text

    def _group(self) -> str:
        """The text up to the brace that closes the group, switches applied."""
        parts: list[str] = []
        endings: list[str] = []
        while self._place < len(self._tokens):
            kind, token, whole = self._tokens[self._place]
            if kind == "close":
                break
            self._place += 1
            switch = SWITCHES.get(token) if kind == "word" else None
            if switch and self._has_markup:
                parts.append(switch[0])
                endings.append(switch[1])
            elif not switch:
                parts.append(self._one(kind, token, whole))
        return "".join(parts) + "".join(reversed(endings))

    def _one(self, kind: str, token: str, whole: str) -> str:
        match kind:
            case "text":
                return token
            case "word":
                return self._command(token, whole)
            case "sign":
                return self._sign(token)
            case "open":
                return self._braced()
            case "math":
                return self._math(whole)
            case "dash":
                return _DASHES[token]
            case "quote":
                return _QUOTES[token] if token != ",," else token
            case "tie":
                return "\u00a0"
            case "tick":
                return "\u2018"
            case _:
                return "\n\n"

    def _braced(self) -> str:
        first = self._tokens[self._place] if self._place < len(self._tokens) else ("", "", "")
        protects = self._keeps_case and self._depth == 0 and first[0] not in ("word", "sign", "math")
        inside = self._inside()
        if protects and any(letter.isalpha() for letter in inside):
            return f"{_NOCASE[0]}{inside}{_NOCASE[1]}"
        return inside

    def _inside(self) -> str:
        """The decoded group whose opening brace was just read."""
        self._depth += 1
        text = self._group() if self._depth < _DEEPEST else ""
        self._depth -= 1
        self._place += 1
        return text

    def _argument(self) -> str:
        """The decoded argument of a command: a group or one token."""
        while self._place < len(self._tokens) and self._tokens[self._place][2].isspace():
            self._place += 1
        if self._place >= len(self._tokens):
            return ""
        kind, token, whole = self._tokens[self._place]
        self._place += 1
        if kind == "open":
            return self._inside()
        if kind == "close":
            self._place -= 1
            return ""
        if kind == "text" and len(token) > 1:
            token = token.lstrip()
            self._tokens[self._place - 1] = ("text", token[1:], token[1:])
            self._place -= 1
            return token[0]
        return self._one(kind, token, whole)

    def _command(self, name: str, whole: str) -> str:
        if name in ACCENTS and self._has_argument(whole):
            letter = self._argument()
            # The bar over a digit is a crystal's negative index, which Unicode writes with an overline.
            is_index = name == "bar" and letter[:1].isdigit()
            return _accented(letter, ACCENTS["overline" if is_index else name])
        if name in ACCENTS and self._next_is("close"):
            return f" {ACCENTS[name]}"
        if name in SYMBOLS:
            return self._symbol(name) + (" " if name in SPACED and whole[-1:].isspace() else "")
        if name in SILENT:
            self._argument()
            return SILENT[name]
        if name == "ensuremath":
            return _formula(source := self._source(), has_markup=self._has_markup) or f"${source}$"
        if name in WRAPPERS or name in SKIPPED_ARGUMENTS:
            for _ in range(SKIPPED_ARGUMENTS.get(name, 0)):
                self._argument()
            return self._wrapped(WRAPPERS.get(name, ("", "")), self._argument())
        if name in JOURNALS:
            return JOURNALS[name]
        if name == "ElsevierGlyph":
            return _glyph(self._argument())
        if not self._next_is("open"):
            return whole
        return f"{whole.rstrip()}{{{self._argument()}}}"

    def _source(self) -> str:
        """The argument of a command as it is written."""
        start = self._place
        self._argument()
        source = "".join(token[2] for token in self._tokens[start : self._place])
        return source[1:-1] if source.startswith("{") else source

    def _symbol(self, name: str) -> str:
        """A symbol; an empty group after it only ends its name."""
        if [token[0] for token in self._tokens[self._place : self._place + 2]] == ["open", "close"]:
            self._place += 2
        return SYMBOLS[name]

    def _sign(self, sign: str) -> str:
        if sign in ACCENTS:
            return _accented(self._argument(), ACCENTS[sign])
        return SIGNS.get(sign, "\\" + sign)

    def _wrapped(self, markup: tuple[str, str], text: str) -> str:
        if not self._has_markup and markup[0].startswith("<"):
            return text
        return f"{markup[0]}{text}{markup[1]}"

    def _has_argument(self, whole: str) -> bool:
        return (
            self._next_is("open") or self._next_is("word") or (whole[-1:].isspace() and self._next_is("text"))
        )

    def _next_is(self, kind: str) -> bool:
        return self._place < len(self._tokens) and self._tokens[self._place][0] == kind

    def _math(self, opening: str) -> str:
        """A formula: decoded where all of it can be said in letters, else as it stands."""
        start = self._place
        while self._place < len(self._tokens) and self._tokens[self._place][2] != opening:
            self._place += 1
        if self._place >= len(self._tokens):
            self._place = start
            return opening
        source = "".join(token[2] for token in self._tokens[start : self._place])
        self._place += 1
        return _formula(source, has_markup=self._has_markup) or f"{opening}{source}{opening}"


_INSIDE_BRACKETS = re.compile(r"(?<=[(\[]) +| +(?=[)\]])")
_MATH_TOKEN = re.compile(r"([_^])\s*(\{[^{}]*\}|\\[a-zA-Z]+|[^\s\\{}])|\s+")


def _formula(source: str, *, has_markup: bool) -> str:
    """The formula in letters with raised and lowered parts; empty where that cannot say it."""
    if re.search(r"\\(?:frac|sqrt|begin|binom|over\b|stackrel)", source):
        return ""

    def script(match: re.Match[str]) -> str:
        if match[1] is None:
            return " "
        inside = match[2][1:-1] if match[2].startswith("{") else match[2]
        if match[2] in ("\\circ", "{\\circ}") and match[1] == "^":
            return "\u00b0"
        before, after = _SCRIPT[match[1]] if has_markup else ("", "")
        return f"{before}{inside}{after}"

    text = _Decoder(_MATH_TOKEN.sub(script, source), has_markup=has_markup).run()
    text = _INSIDE_BRACKETS.sub("", text)
    return "" if "\\" in text or "_" in text or "^" in text else text.strip()


def _accented(text: str, mark: str) -> str:
    if not text:
        return ""
    letter = {"\u0131": "i", "\u0237": "j"}.get(text[0], text[0])
    return unicodedata.normalize("NFC", letter + mark) + text[1:]


def _glyph(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return code
