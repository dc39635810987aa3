"""The styles that can be chosen, and a person's own."""

from pathlib import Path

import pytest

from refdesk.csl import Terms
from refdesk.domain.dates import Date
from refdesk.domain.errors import RefDeskError
from refdesk.domain.names import Name
from refdesk.domain.record import Record
from refdesk.library import citing, styles
from refdesk.library.styles import StyleChoice

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">\n'
INFO = "<info><title>My own</title><id>http://www.zotero.org/styles/mine</id></info>\n"
REST = (
    '<citation><layout><text variable="title"/></layout></citation>\n'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)
DEPENDENT = (
    HEAD + "<info><title>A follower</title><id>http://www.zotero.org/styles/follower</id>"
    '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>'
)


def style_file(folder: Path, text: str, name: str = "downloaded (1).csl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_styles_are_listed_by_title_with_a_persons_own(tmp_path: Path) -> None:
    shipped = styles.styles()
    assert len(shipped) > 10_000
    assert [each.title.casefold() for each in shipped] == sorted(each.title.casefold() for each in shipped)
    style_file(tmp_path, HEAD + INFO + REST, "mine.csl")
    own = [each for each in styles.styles(tmp_path) if each.is_own]
    assert [(each.id, each.title) for each in own] == [("mine", "My own")]


def test_a_dependent_style_says_where_it_leads() -> None:
    found = next(each for each in styles.styles() if each.is_dependent and each.parent == "apa")
    assert found.parent_title == "APA Style 7th edition"


def test_a_style_that_is_added_can_be_used_at_once_and_removed(tmp_path: Path) -> None:
    added = styles.install(style_file(tmp_path, HEAD + INFO + REST))
    assert (added.id, added.title, added.is_own) == ("mine", "My own", True)
    assert citing.bibliography([Record.of(title="Rivers")], StyleChoice("mine")).text == "Rivers"
    removed = styles.remove("mine")
    with pytest.raises(RefDeskError, match="no citation style"):
        citing.cite([Record()], StyleChoice("mine"))
    assert styles.put_back(removed).id == "mine"
    assert styles.title("mine") == "My own"


def test_a_dependent_style_can_be_added_where_its_parent_is_there(tmp_path: Path) -> None:
    added = styles.install(style_file(tmp_path, DEPENDENT))
    assert (added.id, added.parent) == ("follower", "apa")
    orphan = style_file(tmp_path, DEPENDENT.replace("styles/apa", "styles/nowhere"))
    with pytest.raises(RefDeskError, match="depends on the style “nowhere”"):
        styles.install(orphan)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD + INFO + "<citation>", r"downloaded \(1\).csl, line 3 .* not well-formed XML"),
        (HEAD + INFO + "</style>", "does not say how to cite"),
        (
            HEAD + INFO + '<citation><layout>\n<text macro="none"/></layout></citation></style>',
            r"line 4 .* uses a macro “none”",
        ),
        (HEAD + REST, "it has no title"),
        ("<html><body/></html>", "it is no CSL style"),
        ("plain words", "not well-formed XML"),
    ],
)
def test_a_broken_style_gets_a_sentence_with_the_line_and_is_not_added(
    tmp_path: Path, text: str, fault: str
) -> None:
    with pytest.raises(RefDeskError, match=fault):
        styles.install(style_file(tmp_path, text))
    assert not styles.own_styles().exists()


def test_a_style_that_belongs_to_the_program_stays() -> None:
    with pytest.raises(RefDeskError, match="belongs to RefDesk"):
        styles.remove("apa")


def test_an_id_that_is_no_file_name_becomes_one(tmp_path: Path) -> None:
    text = HEAD + INFO.replace("http://www.zotero.org/styles/mine", "../../etc/odd name") + REST
    assert styles.install(style_file(tmp_path, text)).id == "odd-name"
    assert [path.name for path in styles.own_styles().iterdir()] == ["odd-name.csl"]


def test_items_can_have_the_words_of_their_own_languages() -> None:
    authors = tuple(Name(f"Автор{number}") for number in range(9))
    item = Record.of("article-journal", title="Реки", author=authors, language="ru", issued=Date.of(2001))
    own = StyleChoice("modern-language-association", "en-US", Terms.OF_ITEM)
    assert "et al." in citing.cite([item], StyleChoice(own.id, own.locale)).text
    assert "и др." in citing.cite([item], own).text


def test_languages_have_tags() -> None:
    assert {"en-US", "ru-RU", "kk-KZ"} & set(styles.locales()) >= {"en-US", "ru-RU"}
