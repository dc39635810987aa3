"""The kinds of locator that CSL 1.0.2 knows (appendix IV, "Locators"), as a person calls them."""

from __future__ import annotations

from refdesk.translation import mark

LOCATORS: tuple[tuple[str, str], ...] = (
    ("page", mark("Page")),
    ("chapter", mark("Chapter")),
    ("section", mark("Section")),
    ("paragraph", mark("Paragraph")),
    ("figure", mark("Figure")),
    ("table", mark("Table")),
    ("act", mark("Act")),
    ("appendix", mark("Appendix")),
    ("article-locator", mark("Article")),
    ("book", mark("Book")),
    ("canon", mark("Canon")),
    ("column", mark("Column")),
    ("elocation", mark("Location")),
    ("equation", mark("Equation")),
    ("folio", mark("Folio")),
    ("issue", mark("Issue")),
    ("line", mark("Line")),
    ("note", mark("Note")),
    ("opus", mark("Opus")),
    ("part", mark("Part")),
    ("rule", mark("Rule")),
    ("scene", mark("Scene")),
    ("sub-verbo", mark("Sub verbo")),
    ("supplement", mark("Supplement")),
    ("timestamp", mark("Time")),
    ("title-locator", mark("Title")),
    ("verse", mark("Verse")),
    ("version", mark("Version")),
    ("volume", mark("Volume")),
)
