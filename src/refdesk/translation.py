"""The words on screen in the person's language, by gettext, without Qt.

The language is a property of the process, like its locale: it is chosen once, in `__main__`, before
the first window or line is made. That is the one value that is not passed along; see docs/decisions.
"""

import gettext
from pathlib import Path

DOMAIN = "refdesk"
ENGLISH = gettext.NullTranslations()

_current = ENGLISH


def catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """The words of a language tag ("ru", "pt-BR"), or for "" of the system's language; else English.

    `folder` is laid out as gettext expects: `<language>/LC_MESSAGES/refdesk.mo`.
    """
    languages = [language.replace("-", "_")] if language else None
    return gettext.translation(DOMAIN, folder, languages, fallback=True)


def use(words: gettext.NullTranslations) -> None:
    """Makes `words` the language of this process."""
    global _current
    _current = words


def translate(text: str) -> str:
    """`text` in the language of this process; values go in after: `translate("{n} found").format(n=3)`."""
    return _current.gettext(text)


def translate_in(context: str, text: str) -> str:
    """`text` as it is said in `context`, for a word that needs two translations ("Open")."""
    return _current.pgettext(context, text)


def translate_count(one: str, many: str, count: int) -> str:
    """The form of the sentence for `count`, with `{count}` filled in as 12,345; a language may have many."""
    return _current.ngettext(one, many, count).format(count=f"{count:,}")


def mark(text: str) -> str:
    """`text` itself, marked for the translators: for tables made before the language is known."""
    return text
