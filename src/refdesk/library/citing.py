"""Citations and bibliographies in a CSL style, as text, HTML and RTF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.csl import Bibliography, Cite
from refdesk.csl.output.formats import WRITERS
from refdesk.csl.output.writer import Writer
from refdesk.domain.problem import Problem
from refdesk.domain.record import Record, RecordId
from refdesk.library import dresses, rendering
from refdesk.library.library import Library
from refdesk.library.rendering import RenderedCitation
from refdesk.library.styles import StyleChoice
from refdesk.store.rows import records as store


@dataclass(frozen=True, slots=True)
class Formatted:
    """One text in three dresses; an item that failed is marked in it and told in `problems`.

    `html` and `rtf` are empty where there is only a plain text.
    """

    text: str
    html: str = ""
    rtf: str = ""
    problems: tuple[Problem, ...] = ()


def cite(records: Sequence[Record], choice: StyleChoice) -> Formatted:
    """One in-text citation of the records."""
    return cite_with(records, [Cite(str(place)) for place in range(len(records))], choice)


def cite_with(records: Sequence[Record], cites: Sequence[Cite], choice: StyleChoice) -> Formatted:
    """One citation with locators and affixes; the ids of the cites are the places of the records."""
    return dressed_citation(rendering.citation(records, cites, choice))


def bibliography(records: Sequence[Record], choice: StyleChoice) -> Formatted:
    """The bibliography of the records in the style's order."""
    return dressed(rendering.bibliography(records, choice))


def dressed(made: Bibliography) -> Formatted:
    """Rendered entries in the three dresses of the clipboard."""
    form = made.format
    return Formatted(
        made.written(dresses.text(form)).text.strip("\n"),
        made.written(dresses.html(form)).text,
        made.written(dresses.rtf(form)).text,
        made.problems,
    )


def dressed_citation(made: RenderedCitation) -> Formatted:
    """A rendered citation in the three dresses of the clipboard."""
    text, html, rtf = (_document(WRITERS[name], made) for name in ("text", "html", "rtf"))
    return Formatted(text, html, rtf, made.problems)


def together(citation: Formatted, entries: Formatted) -> Formatted:
    """A citation, and the entries below it."""
    body = entries.rtf.removeprefix(WRITERS["rtf"].before_entries)
    return Formatted(
        "\n\n".join(filter(None, [citation.text, entries.text])),
        f"<p>{citation.html}</p>\n{entries.html}",
        f"{citation.rtf.removesuffix(WRITERS['rtf'].after_entries)}\\par\\par\n{body}",
        tuple(dict.fromkeys((*citation.problems, *entries.problems))),
    )


def plain_only(text: str, problems: Sequence[Problem] = ()) -> Formatted:
    """A text that has one dress."""
    return Formatted(text, problems=tuple(problems))


def records(library: Library, record_ids: Sequence[RecordId]) -> list[Record]:
    """The records in the order asked; one that is gone is left out."""
    with library.read() as connection:
        found = store.stored_many(connection, record_ids)
    return [found[each].record for each in record_ids if each in found]


def _document(writer: Writer, made: RenderedCitation) -> str:
    text = writer.write(made.marked, made.quotes)
    return f"{writer.before_entries}{text}{writer.after_entries}" if writer.name == "rtf" else text
