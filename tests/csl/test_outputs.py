"""One entry in every output format: nested formats, quotations, other scripts, escapes, displayed parts."""

from __future__ import annotations

import pytest

from refdesk.csl import OUTPUTS, bibliography_of
from tests.csl.styles import style

TITLE = """A <i>B <b>c</b> d</i> "q 'r'" <sup>2</sup>H<sub>2</sub>O <sc>sc</sc>"""
AWKWARD = r"100% $5 #1 & \a_b ^~ {x} [y](z) *k* `l` <m> |"
CJK = "数据 の 데이터 𝒳"


def entry(output: str, item: dict[str, str], elements: str, options: str = "") -> str:
    made = style(
        "<layout/>", bibliography=f"<bibliography {options}><layout>{elements}</layout></bibliography>"
    )
    return bibliography_of(made, [{"id": "a", **item}], output=output).entries[0].text


@pytest.mark.parametrize(
    ("output", "written"),
    [
        (
            "html",
            '<i>A <span style="font-style:normal;">B <b>c</b> d</span> “q ‘r’” <sup>2</sup>H<sub>2</sub>O '
            '<span style="font-variant:small-caps;">sc</span></i>',
        ),
        ("text", "A B c d “q ‘r’” 2H2O sc"),
        ("markdown", "*A _B **c** d_ “q ‘r’” ^2^H~2~O [sc]{.smallcaps}*"),
        (
            "latex",
            r"\textit{A \textup{B \textbf{c} d} “q ‘r’” \textsuperscript{2}H\textsubscript{2}O \textsc{sc}}",
        ),
        (
            "rtf",
            r"{\i A {\i0 B {\b c} d} \u8220?q \u8216?r\u8217?\u8221? {\super 2}H{\sub 2}O {\scaps sc}}",
        ),
    ],
)
def test_formats_nest_in_every_output(output: str, written: str) -> None:
    assert entry(output, {"title": TITLE}, '<text variable="title" font-style="italic"/>') == written


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("html", r"100% $5 #1 &#38; \a_b ^~ {x} [y](z) *k* `l` &#60;m&#62; |"),
        ("text", AWKWARD),
        ("markdown", r"100% \$5 #1 & \\a\_b \^\~ {x} \[y\](z) \*k\* \`l\` \<m\> |"),
        (
            "latex",
            r"100\% \$5 \#1 \& \textbackslash{}a\_b \textasciicircum{}\textasciitilde{} \{x\} [y](z) *k* `l` "
            r"\textless{}m\textgreater{} \textbar{}",
        ),
        ("rtf", r"100% $5 #1 & \\a_b ^~ \{x\} [y](z) *k* `l` <m> |"),
    ],
)
def test_what_the_output_would_read_as_its_own_is_escaped(output: str, written: str) -> None:
    assert entry(output, {"title": AWKWARD}, '<text variable="title"/>') == written


@pytest.mark.parametrize("output", OUTPUTS)
def test_other_scripts_stay(output: str) -> None:
    written = entry(output, {"title": CJK}, '<text variable="title"/>')
    units = CJK.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    escaped = "".join(" " if number == 32 else f"\\u{number}?" for number in numbers)
    assert written == (escaped if output == "rtf" else CJK)


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("text", "T\n    N\nA"),
        ("markdown", "T\\\nN\\\nA"),
        ("latex", "T\n\n\\quad N\n\nA"),
        ("rtf", "T\\line \\tab N\\line A"),
    ],
)
def test_displayed_parts_stand_on_lines_of_their_own(output: str, written: str) -> None:
    elements = (
        '<text variable="title"/><text variable="note" display="indent"/>'
        '<text variable="annote" prefix=" " display="block"/>'
    )
    assert entry(output, {"title": "T", "note": "N", "annote": "A"}, elements) == written


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("text", "[1] T"),
        ("markdown", "\\[1\\] T"),
        ("latex", "\\makebox[2em][l]{[1] }T"),
        ("rtf", "[1] \\tab T"),
    ],
)
@pytest.mark.parametrize("title", ["T", "<i>T</i>"])
def test_number_in_the_margin_is_followed_by_one_space(output: str, written: str, title: str) -> None:
    elements = '<text variable="citation-number" prefix="[" suffix="] "/><text variable="title"/>'
    plain = entry(output, {"title": title}, elements, 'second-field-align="flush"')
    for tag in ("*", r"\textit{", r"{\i ", "}"):
        plain = plain if title == "T" else plain.replace(tag, "")
    assert plain == (written if title == "T" else written.replace("}", ""))


def test_space_of_a_style_before_an_entry_is_left_out_of_documents() -> None:
    layout = '<layout prefix=" " suffix=" "><text variable="title"/></layout>'
    made = style("<layout/>", bibliography=f"<bibliography>{layout}</bibliography>")
    for output in ("text", "markdown"):
        assert bibliography_of(made, [{"id": "a", "title": "T"}], output=output).text.rstrip("\n") == "T"
