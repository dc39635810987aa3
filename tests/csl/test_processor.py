"""The processor as others use it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from refdesk.csl import (
    OUTPUTS,
    Citation,
    Cite,
    Mode,
    Processor,
    StyleIndex,
    Terms,
    bibliography_of,
    cite_items,
)
from refdesk.domain.problem import Severity
from tests.csl.items import VARIED_ITEMS
from tests.csl.styles import style

BIBLIOGRAPHY = '<bibliography><layout><text variable="title"/></layout></bibliography>'


def _works(count: int) -> list[dict[str, Any]]:
    chance = random.Random(7)
    families = ["Doe", "Roe", "Poe", "Low"]
    return [
        {
            "id": f"w{number}",
            "type": "article-journal",
            "title": f"Title {chance.randrange(1000)}",
            "author": [
                {"family": chance.choice(families), "given": chance.choice(["Ann", "Abe", "Bea"])}
                for _ in range(chance.randrange(1, 4))
            ],
            "issued": {"date-parts": [[chance.randrange(1999, 2002)]]},
        }
        for number in range(count)
    ]


@pytest.mark.parametrize("name", ["apa", "ieee", "chicago-author-date", "gost-r-7-0-5-2008"])
def test_document_kept_up_to_date_is_the_document_made_anew(name: str) -> None:
    loaded, works = StyleIndex().load_style(name), _works(60)
    live = Processor(loaded)
    live.register(works)
    live.bibliography()
    changes = _works(90)[60:]
    for place, change in enumerate(changes):
        works[place * 2] = {**change, "id": works[place * 2]["id"]}
        live.register([works[place * 2]])
        live.bibliography()
    live.register([{**works[5], "id": "new"}])
    anew = Processor(loaded)
    anew.register([*works, {**works[5], "id": "new"}])
    assert live.bibliography() == anew.bibliography()
    cites = [Cite(str(work["id"])) for work in works]
    assert [live.cite([cite]) for cite in cites] == [anew.cite([cite]) for cite in cites]


def test_items_that_go_take_their_year_suffix_along() -> None:
    works = [{**_works(1)[0], "id": key, "title": key} for key in "abc"]
    processor = Processor(StyleIndex().load_style("apa"), output="text")
    processor.register(works)
    assert processor.cite([Cite("c")]).endswith("c)")
    processor.keep(["c"])
    assert processor.ordered_ids() == ["c"]
    assert processor.cite([Cite("c")])[-2].isdigit()


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_format_writes_the_same_entries(output: str) -> None:
    made = bibliography_of(StyleIndex().load_style("ieee"), VARIED_ITEMS, output=output)
    assert len(made.entries) == len(VARIED_ITEMS)
    assert made.problems == ()


SUPPRESSED = {
    "id": "a",
    "title": "Rivers",
    "author": [{"family": "Doe"}],
    "issued": {"date-parts": [[2001]]},
}


@pytest.mark.parametrize(
    ("name", "without", "alone"),
    [
        ("apa", "(2001)", "Doe"),
        ("chicago-author-date", "(2001)", "Doe"),
        ("ieee", "[1]", "[1]"),
    ],
)
def test_author_is_suppressed_or_printed_alone(name: str, without: str, alone: str) -> None:
    processor = Processor(StyleIndex().load_style(name), output="text")
    processor.register([SUPPRESSED])
    assert processor.cite([Cite("a", mode=Mode.SUPPRESS_AUTHOR)]) == without
    assert processor.cite([Cite("a", mode=Mode.AUTHOR_ONLY)]) == alone


def test_prefix_locator_and_suffix_stand_around_the_cite() -> None:
    item = {"id": "a", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2001]]}}
    processor = Processor(StyleIndex().load_style("apa"), output="text")
    processor.register([item])
    cite = Cite("a", prefix="see", suffix=", italics hers", locator="3-5")
    assert processor.cite([cite]) == "(see Doe, 2001, pp. 3–5, italics hers)"


class Trap(dict[str, Any]):
    """An item that breaks when its date is read."""

    def get(self, key: str, default: Any = None) -> Any:
        if key == "issued":
            raise ValueError("no such thing")
        return super().get(key, default)


def test_item_that_cannot_be_rendered_is_marked_and_told() -> None:
    items = [
        {"id": "good", "type": "book", "title": "Good"},
        Trap(id="bad", type="book", title="Bad", issued=1),
    ]
    made = bibliography_of(style("<layout/>", bibliography=DATED), items, output="text")
    assert [entry.id for entry in made.entries] == ["good", "bad"]
    assert [(problem.key, problem.severity) for problem in made.problems] == [("bad", Severity.ERROR)]
    assert "bad" in made.entries[1].text


def test_problem_is_told_every_time_it_is_printed() -> None:
    processor = Processor(style("<layout/>", bibliography=DATED))
    processor.register([{"id": "a"}, Trap(id="bad", issued=1)])
    assert processor.bibliography().problems == processor.bibliography().problems != ()


def test_numbers_follow_the_order_of_citing() -> None:
    processor = Processor(StyleIndex().load_style("ieee"), output="text")
    processor.register([{"id": key, "title": key} for key in "abc"])
    assert processor.cite_document([Citation((Cite("c"),)), Citation((Cite("a"), Cite("c")))]) == [
        "[1]",
        "[1], [2]",
    ]
    assert processor.ordered_ids() == ["c", "a", "b"]


DATED = (
    '<bibliography><layout><text variable="title"/><date variable="issued"><date-part name="year"/></date>'
    "</layout></bibliography>"
)


def test_each_item_speaks_its_language_where_asked() -> None:
    items = [
        {"id": key, "author": [{"family": "А"}, {"family": "Б"}], "language": language}
        for key, language in (("en", "en"), ("ru", "ru"), ("none", ""), ("odd", "xx"))
    ]
    names = '<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names>'
    processor = Processor(
        style(f'<layout delimiter="; ">{names}</layout>'), output="text", terms=Terms.OF_ITEM
    )
    processor.register(items)
    cites = [Cite(str(item["id"])) for item in items]
    assert processor.cite(cites) == "А et al.; А и др.; А et al.; А et al."


def test_style_that_prints_nothing_says_so() -> None:
    assert cite_items(style('<layout><text variable="title"/></layout>'), [{"id": "a"}]) == (
        "[CSL STYLE ERROR: reference with no printed form.]"
    )
