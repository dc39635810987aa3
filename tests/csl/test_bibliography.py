"""Bibliographies: order, repeated authors, aligned fields, output formats."""

from __future__ import annotations

from typing import Any

import pytest

from refdesk.csl import Processor
from tests.csl.styles import style

ENTRY = '<names variable="author"/><text variable="title" prefix=". " font-style="italic"/>'


def bibliography(items: list[dict[str, Any]], attributes: str = "", sort: str = "", **more: str) -> list[str]:
    layout = more.pop("layout", f"<layout>{ENTRY}</layout>")
    made = style(
        "<layout/>", bibliography=f"<bibliography {attributes}>{sort}{layout}</bibliography>", **more
    )
    processor = Processor(made, output="text")
    processor.register(items)
    return [entry.text for entry in processor.bibliography().entries]


def work(key: str, title: str, *families: str, year: int | None = None) -> dict[str, Any]:
    item: dict[str, Any] = {"id": key, "title": title, "author": [{"family": family} for family in families]}
    return {**item, "issued": {"date-parts": [[year]]}} if year else item


def test_keys_sort_up_and_down_and_what_is_empty_comes_last() -> None:
    items = [work("a", "A", "Doe", year=1999), work("b", "B", "Doe"), work("c", "C", "Doe", year=2005)]
    down = '<sort><key variable="issued" sort="descending"/></sort>'
    up = '<sort><key variable="issued"/></sort>'
    assert bibliography(items, sort=down) == ["Doe. C", "Doe. A", "Doe. B"]
    assert bibliography(items, sort=up) == ["Doe. A", "Doe. C", "Doe. B"]


def test_years_before_christ_come_first() -> None:
    items = [
        work("a", "A", "Doe", year=10),
        work("b", "B", "Doe", year=-50),
        work("c", "C", "Doe", year=-400),
    ]
    assert bibliography(items, sort='<sort><key variable="issued"/></sort>') == ["Doe. C", "Doe. B", "Doe. A"]


@pytest.mark.parametrize(
    ("rule", "second"),
    [
        ("complete-all", "Doe, Poe. B"),
        ("complete-each", "Doe, Poe. B"),
        ("partial-each", "---, Poe. B"),
        ("partial-first", "---, Poe. B"),
    ],
)
def test_repeated_authors_are_replaced_by_the_rule(rule: str, second: str) -> None:
    items = [work("a", "A", "Doe", "Roe"), work("b", "B", "Doe", "Poe"), work("c", "C", "Doe", "Poe")]
    attributes = f'subsequent-author-substitute="---" subsequent-author-substitute-rule="{rule}"'
    printed = bibliography(items, attributes)
    assert printed[:2] == ["Doe, Roe. A", second]
    assert printed[2] == {"complete-all": "---. C", "partial-first": "---, Poe. C"}.get(rule, "---, ---. C")


def test_first_field_stands_in_the_margin() -> None:
    made = style(
        "<layout/>",
        bibliography=(
            '<bibliography second-field-align="flush"><layout suffix=".">'
            '<text variable="citation-number" suffix=" "/><text variable="title"/></layout></bibliography>'
        ),
    )
    processor = Processor(made)
    processor.register([work("a", "Title")])
    result = processor.bibliography()
    assert result.format.second_field_align == "flush"
    assert result.entries[0].text == (
        '\n    <div class="csl-left-margin">1 </div><div class="csl-right-inline">Title.</div>\n  '
    )


@pytest.mark.parametrize(
    ("output", "printed"),
    [
        ("html", '<i>A_b &#38; <span style="font-style:normal;">c</span></i>'),
        ("text", "A_b & c"),
        ("markdown", "*A\\_b & *c**"),
        ("latex", "\\textit{A\\_b \\& \\textup{c}}"),
        ("rtf", "{\\i A_b & {\\i0 c}}"),
    ],
)
def test_output_formats_escape_and_format(output: str, printed: str) -> None:
    layout = '<layout><text variable="title" font-style="italic"/></layout>'
    made = style("<layout/>", bibliography=f"<bibliography>{layout}</bibliography>")
    processor = Processor(made, output=output)
    processor.register([{"id": "a", "title": "A_b & <i>c</i>"}])
    entry = processor.bibliography().entries[0].text
    assert entry == printed


def test_rtf_escapes_what_is_not_ascii() -> None:
    made = style(
        "<layout/>", bibliography='<bibliography><layout><text variable="title"/></layout></bibliography>'
    )
    processor = Processor(made, output="rtf")
    processor.register([{"id": "a", "title": "ä{} 𝒳"}])
    result = processor.bibliography()
    assert result.entries[0].text == "\\u228?\\{\\} \\u-10187?\\u-9037?"
    assert result.text.startswith("{\\rtf1")
