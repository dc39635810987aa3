"""A CSL 1.0.2 processor: styles and locales in, citations and bibliographies out.

    index = StyleIndex()
    processor = Processor(index.load_style("apa"), "en-GB", output="text")
    processor.register(items)                      # CSL-JSON mappings
    processor.cite([Cite("smith2019", locator="5")])
    processor.bibliography().entries               # (id, text) in the style's order

`cite_items` and `bibliography_of` do it in one call. Compiling a style takes some milliseconds: who needs
it often (a preview, several output formats) keeps `compile_style(...)` and makes processors with
`Processor.of_program`.
"""

from refdesk.csl.citation import Citation, Cite, Mode
from refdesk.csl.errors import StyleError, StyleNotFound
from refdesk.csl.locale import LocaleFolder
from refdesk.csl.output.formats import WRITERS
from refdesk.csl.processor import (
    Bibliography,
    Processor,
    Terms,
    bibliography_of,
    cite_items,
    compile_style,
)
from refdesk.csl.registry import BibliographyEntry
from refdesk.csl.style import Style, StyleInfo, parse_style, read_style
from refdesk.csl.style_index import StyleIndex

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
