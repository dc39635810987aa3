"""Bibliographies: order, repeated authors, aligned fields, output formats."""

from __future__ import annotations

from typing import Any

import pytest

from refdesk.csl import OUTPUTS, Processor
from refdesk.csl.output.formats import WRITERS
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
        ("markdown", "*A\\_b & _c_*"),
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


NUMBERED = '<layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout>'


def numbered(numbers: dict[str, int], layout: str = NUMBERED) -> list[str]:
    sort = '<sort><key variable="title"/></sort>'
    made = style("<layout/>", bibliography=f"<bibliography>{sort}{layout}</bibliography>")
    processor = Processor(made, output="text")
    processor.register([work("b", "Border", "Doe"), work("a", "Archive", "Doe"), work("c", "Canal", "Doe")])
    listed = [entry.text for entry in processor.numbered(numbers).entries]
    assert [entry.text[:2] for entry in processor.bibliography().entries] == ["1.", "2.", "3."]
    return listed


def test_a_list_keeps_its_own_order_and_numbers() -> None:
    assert numbered({"b": 4, "a": 5, "c": 9}) == ["4. Border", "5. Archive", "9. Canal"]


def test_what_was_rendered_once_is_written_in_every_format() -> None:
    layout = f'<layout>{ENTRY}<text variable="note" prefix=" " quotes="true"/></layout>'
    made = style("<layout/>", bibliography=f"<bibliography>{layout}</bibliography>")
    items = [{**work("a", "A <b>bold</b> & plain", "Doe"), "note": 'said "so"'}, work("b", "B", "Ёлкин")]
    marked = Processor(made, output="marked")
    marked.register(items)
    once = marked.bibliography()
    for output in OUTPUTS:
        direct = Processor(made, output=output)
        direct.register(items)
        assert once.written(WRITERS[output]).text == direct.bibliography().text


def test_rendering_tells_how_far_it_is_and_can_be_ended() -> None:
    made = style("<layout/>", bibliography=f"<bibliography>{NUMBERED}</bibliography>")
    processor = Processor(made, output="text")
    processor.register([work(str(number), f"Work {number}", "Doe") for number in range(250)])
    told: list[tuple[int, int]] = []

    def end_after_two(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        processor.bibliography(end_after_two)
    assert told == [(0, 250), (100, 250)]
    assert len(processor.bibliography().entries) == 250
