"""A CSL 1.0.2 processor: styles and locales in, citations and bibliographies out.

It knows nothing of RefDesk but `domain/` and could be a package of its own. Items are CSL-JSON mappings
with an `id`.

Load a style by the name of its file, by its address, or from a file of your own (`parse_style` from a
text). All raise `StyleNotFound` or `StyleError`, whose sentence names the file and the line of the
fault:

    >>> index = StyleIndex()
    >>> style = index.load_style("apa")

A processor has a registry of items, one language and one output (`OUTPUTS`):

    >>> smith = {"id": "s", "type": "book", "title": "Order", "author": [{"family": "Smith", "given": "Ann"}],
    ...          "issued": {"date-parts": [[2019]]}}
    >>> jones = {**smith, "id": "j", "title": "Chaos", "author": [{"family": "Jones", "given": "Bo"}]}
    >>> processor = Processor(style, "en-GB", output="text")
    >>> processor.register([smith, jones])

Cite a cluster: prefix, suffix, locator and its label, without the author or the author alone:

    >>> processor.cite([Cite("s", prefix="see", locator="5-7"), Cite("j", suffix="passim")])
    '(Jones, 2019 passim; see Smith, 2019, pp. 5–7)'
    >>> processor.cite([Cite("s", mode=Mode.SUPPRESS_AUTHOR)])
    '(2019)'

`cite_document` writes all citations of a document, with their notes; it finds first and later positions,
"ibid." and near notes by itself (`Cite.position` overrules it) and numbers the items in the order of
citing:

    >>> processor.cite_document([Citation((Cite("j"),), note=1), Citation((Cite("j"),), note=2)])
    ['(Jones, 2019)', '(Jones, 2019)']

The bibliography has its entries, the layout that the style asks for, and the problems: an item that
cannot be rendered costs its entry, which is marked, never the others:

    >>> [entry.id for entry in processor.bibliography().entries]
    ['j', 's']

After a change only what it concerns is rendered again:

    >>> processor.register([{**jones, "title": "Less Chaos"}])
    >>> print(processor.bibliography().text)
    Jones, B. (2019). Less Chaos.
    Smith, A. (2019). Order.
    <BLANKLINE>

`Terms.OF_ITEM` has each item speak its own language ("и др." for a Russian item in an English paper).
`cite_items` and `bibliography_of` do it all in one call. Compiling a style takes some milliseconds: who
needs it often (a preview, several outputs) keeps `compile_style(...)`, which any number of threads can
share, and makes processors with `Processor.of_program`. `output="marked"` renders once what
`Bibliography.written` then writes in several formats.
"""

from refdesk.csl.documents.registry import BibliographyEntry
from refdesk.csl.items.citation import Citation, Cite, Mode
from refdesk.csl.output.formats import WRITERS
from refdesk.csl.processor import (
    Bibliography,
    Processor,
    Terms,
    bibliography_of,
    cite_items,
    compile_style,
)
from refdesk.csl.styles.errors import StyleError, StyleNotFound
from refdesk.csl.styles.locale import LocaleFolder
from refdesk.csl.styles.style import Style, StyleInfo, parse_style, read_style
from refdesk.csl.styles.style_index import StyleIndex

#: The names of the output formats.
OUTPUTS = tuple(WRITERS)

__all__ = [
    "OUTPUTS",
    "Bibliography",
    "BibliographyEntry",
    "Citation",
    "Cite",
    "LocaleFolder",
    "Mode",
    "Processor",
    "Style",
    "StyleError",
    "StyleIndex",
    "StyleInfo",
    "StyleNotFound",
    "Terms",
    "bibliography_of",
    "cite_items",
    "compile_style",
    "parse_style",
    "read_style",
]
