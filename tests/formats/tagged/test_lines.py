"""Cutting files of tagged lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.problem import Problem
from refdesk.formats.tagged.format import TaggedFormat
from refdesk.formats.tagged.lines import entries
from refdesk.formats.tagged.nbib import NBIB
from refdesk.formats.tagged.refer import REFER
from refdesk.formats.tagged.ris import RIS
from refdesk.formats.tagged.wos import WEB_OF_SCIENCE

_LINES = {
    RIS: (
        "TY  - JOUR",
        "ER  - ",
        "TI  - A title",
        "TI - A",
        "  AU  - B, C",
        "AU  -",
        "KW  -x",
        "more",
        "",
        " ",
    ),
    NBIB: ("PMID- 1", "TI  - A title", "      more", "AB - x", "AID -", "", " "),
    REFER: ("%0 Book", "%T A title", "%K one", "two", "%A", "%A\tB", "", " "),
    WEB_OF_SCIENCE: ("PT J", "ER", "TI A title", "   more", "AU", "EF", "", " "),
}
_FORMATS = pytest.mark.parametrize("tagged", _LINES, ids=lambda tagged: tagged.id)


@_FORMATS
@given(data=st.data())
def test_a_file_is_cut_the_same_in_whatever_stretches_it_comes(
    tagged: TaggedFormat, data: st.DataObject
) -> None:
    ends = st.sampled_from(("\n", "\r\n"))
    lines = data.draw(st.lists(st.builds(str.__add__, st.sampled_from(_LINES[tagged]), ends), max_size=20))
    place = data.draw(st.integers(0, len(lines)))
    stretches = ["".join(lines[:place]), "".join(lines[place:])]
    assert list(entries(stretches, tagged.grammar)) == list(entries(["".join(lines)], tagged.grammar))
    assert list(entries(lines, tagged.grammar)) == list(entries(stretches, tagged.grammar))


@_FORMATS
@given(data=st.data())
def test_a_line_is_cut_as_its_expression_says_whatever_lines_stand_before_it(
    tagged: TaggedFormat, data: st.DataObject
) -> None:
    grammar = tagged.grammar
    tag = st.sampled_from([line for line in _LINES[tagged] if grammar.line.match(line + "\n")])
    lines = [line + "\n" for line in data.draw(st.lists(tag, min_size=1, max_size=20))]
    told = [match for line in lines if (match := grammar.line.match(line)) and match["tag"] != grammar.end]
    found = [each for each in entries(lines, grammar) if not isinstance(each, Problem)]
    assert [(name, text) for entry in found for name, text, _ in entry.tags] == [
        (match["tag"], (match["text"] or "").strip()) for match in told
    ]
