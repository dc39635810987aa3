"""The words on screen in the person's language, by gettext, without Qt.

The language is a property of the process, like its locale: it is chosen once, in `__main__`, before
the first window or line is made. That is the one value that is not passed along; see docs/decisions.
"""

import gettext
from dataclasses import dataclass
from pathlib import Path

DOMAIN = "refdesk"


@dataclass(frozen=True, slots=True)
class Translation:
    """The catalogue of one language; what it lacks stays English."""

    language: str
    catalogue: gettext.NullTranslations

    @classmethod
    def open(cls, folder: Path, language: str) -> "Translation":
        """The translation for a language tag ("ru", "pt-BR") from `folder`, English where there is none.

        `folder` is laid out as gettext expects: `<language>/LC_MESSAGES/refdesk.mo`.
        """
        names = [language.replace("-", "_")] if language else []
        catalogue = gettext.translation(DOMAIN, folder, names, fallback=True)
        return cls(language if type(catalogue) is gettext.GNUTranslations else "en", catalogue)


ENGLISH = Translation("en", gettext.NullTranslations())
_current = ENGLISH


def use(translation: Translation) -> None:
    """Makes `translation` the language of this process."""
    global _current
    _current = translation


def translate(text: str) -> str:
    """`text` in the language of this process; values go in after: `translate("{n} found").format(n=3)`."""
    return _current.catalogue.gettext(text)


def translate_in(context: str, text: str) -> str:
    """`text` as it is said in `context`, for a word that needs two translations ("Open")."""
    return _current.catalogue.pgettext(context, text)


def translate_count(one: str, many: str, count: int) -> str:
    """The form of the sentence for `count`, with `{count}` filled in; a language may have many."""
    return _current.catalogue.ngettext(one, many, count).format(count=count)


def mark(text: str) -> str:
    """`text` itself, marked for the translators: for tables made before the language is known."""
    return text
