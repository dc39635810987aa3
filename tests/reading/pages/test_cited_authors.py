"""Authors whom only the page's own citation names."""

from __future__ import annotations

from refdesk.domain.draft import Page
from refdesk.reading import read_page

PAGE = """Irrigation Schedules and the Weight of Late Wheat

Abstract

Wheat that is watered late grows heavy. We weighed the harvest of forty plots in two dry years, and those that
had their water a week before the ears came out were the heaviest of all.

Share and Cite:

M. Ridge, A. Furrow and W. Nasturt, "Irrigation Schedules and the Weight of Late Wheat," American Journal of
Late Plants, Vol. 4 No. 7, 2013, pp. 1435-1442. doi: 10.99999/ajlp.2013.47175.
"""


def test_authors_are_read_from_the_citation_where_the_page_names_them_nowhere_else() -> None:
    article = read_page(Page(PAGE)).article
    assert article is not None
    assert [name.family for name in article.record.names("author")] == ["Ridge", "Furrow", "Nasturt"]
    reading = article.reading("author")
    assert reading is not None
    assert PAGE[reading.spans[0].start : reading.spans[-1].end] == "M. Ridge, A. Furrow and W. Nasturt"
