"""Styles found, listed, resolved, and refused with the line of their fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from refdesk.csl import StyleError, StyleIndex, StyleNotFound, parse_style, read_style

GOOD = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="kk-KZ">
<info><title>Own &amp; only</title><title-short>OO</title-short><id>http://www.zotero.org/styles/own</id>
<category citation-format="note"/><category field="history"/><category field="law"/></info>
<citation><layout><text variable="title"/></layout></citation></style>"""
DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE">
<info><title>Child</title><id>child</id>
<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info></style>"""


@pytest.fixture
def index(tmp_path: Path) -> StyleIndex:
    folder = tmp_path / "styles"
    folder.mkdir()
    (folder / "own.csl").write_text(GOOD, encoding="utf-8")
    return StyleIndex(folder, tmp_path / "cache" / "styles.json")


def test_listing_has_shipped_and_own_styles(index: StyleIndex) -> None:
    listed = {info.id: info for info in index.styles()}
    assert len(listed) > 10_000
    own = listed["own"]
    assert (own.title, own.short_title, own.format) == ("Own & only", "OO", "note")
    assert (own.fields, own.default_locale, own.is_dependent) == (("history", "law"), "kk-KZ", False)
    assert listed["nature-physics"].parent == "nature"


def test_listing_read_again_from_the_cache_is_the_same(index: StyleIndex, tmp_path: Path) -> None:
    first = index.styles()
    again = StyleIndex(tmp_path / "styles", tmp_path / "cache" / "styles.json")
    assert again.styles() == first
    (tmp_path / "cache" / "styles.json").write_text("{broken", encoding="utf-8")
    assert StyleIndex(tmp_path / "styles", tmp_path / "cache" / "styles.json").styles() == first


def test_dependent_style_is_its_parent_with_its_own_locale(index: StyleIndex, tmp_path: Path) -> None:
    (tmp_path / "styles" / "child.csl").write_text(DEPENDENT.format(parent="apa"), encoding="utf-8")
    loaded = index.load_style("child")
    assert loaded.info.id == "apa"
    assert loaded.default_locale == "de-DE"


def test_dependent_style_without_its_parent_is_refused(index: StyleIndex, tmp_path: Path) -> None:
    (tmp_path / "styles" / "child.csl").write_text(DEPENDENT.format(parent="nowhere"), encoding="utf-8")
    with pytest.raises(StyleError, match="child.csl cannot be used: it depends on the style “nowhere”"):
        index.load_style("child")


def test_unknown_style_is_not_found(index: StyleIndex) -> None:
    for name in ("no-such-style", "../apa"):
        with pytest.raises(StyleNotFound, match="There is no citation style"):
            index.load_style(name)


@pytest.mark.parametrize(
    ("content", "sentence", "line"),
    [
        ("<style>", "test.csl, line 1 cannot be used: it is not well-formed XML", 1),
        ("", "it is not well-formed XML \\(Document is empty", 1),
        (
            GOOD.replace("</layout>", "</group>"),
            "Opening and ending tag mismatch: layout line 4 and group",
            4,
        ),
        (GOOD.replace('version="1.0"', 'version="1.1mlz1"'), "it is written in CSL 1.1mlz1; only CSL 1.0", 1),
        (GOOD.replace(' version="1.0"', "").replace("<layout>", "<option/><layout>"), "in CSL 0.8", 1),
        ("<html/>", "it is no CSL style but a “html” document", 1),
        (GOOD.replace("citation>", "citations>"), "it does not say how to cite", 1),
        (GOOD.replace("layout>", "outlay>"), "“citation” has no layout", 4),
        (GOOD.replace('variable="title"', 'macro="x"'), "it uses a macro “x” that it does not define", 4),
        (
            GOOD.replace("<citation>", '<macro name="x"><text macro="x"/></macro><citation>'),
            "the macro “x” uses itself",
            4,
        ),
    ],
)
def test_broken_style_is_refused_with_its_line(content: str, sentence: str, line: int) -> None:
    with pytest.raises(StyleError, match=sentence) as caught:
        parse_style(content, "test.csl")
    assert caught.value.line == line


def test_entities_of_a_style_are_not_read_from_elsewhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    doctype = f'<!DOCTYPE style [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    content = doctype + GOOD.replace("Own &amp; only", "&leak;")
    assert "secret words" not in parse_style(content).info.title


def test_macros_that_multiply_are_refused() -> None:
    twice = "".join(
        f'<macro name="m{step}"><text macro="m{step + 1}"/><text macro="m{step + 1}"/></macro>'
        for step in range(40)
    )
    content = GOOD.replace("<citation>", f'{twice}<macro name="m40"><text value="x"/></macro><citation>')
    with pytest.raises(StyleError, match="is spread out to millions of parts"):
        parse_style(content)


def test_entities_that_multiply_are_refused() -> None:
    entities = "".join(f'<!ENTITY e{step + 1} "{f"&e{step};" * 10}">' for step in range(9))
    doctype = f'<!DOCTYPE style [<!ENTITY e0 "{"x" * 50}">{entities}]>'
    with pytest.raises(StyleError, match="not well-formed XML"):
        parse_style(doctype + GOOD.replace("<layout>", '<layout prefix="&e9;">'))


def test_file_that_is_too_large_for_a_style_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.csl"
    path.write_text(GOOD + "<!-- -->" * 1_000_000, encoding="utf-8")
    with pytest.raises(StyleError, match="large.csl cannot be used: it is larger than 5 MB"):
        read_style(path)


def test_a_style_is_found_by_the_name_it_had_before() -> None:
    index = StyleIndex()
    assert index.path("vancouver").stem == "nlm-citation-sequence"
    assert index.load_style("http://www.zotero.org/styles/vancouver").info.id == "nlm-citation-sequence"
