"""A collection that is kept in step with a `.bib` file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from refdesk.domain.errors import RefDeskError
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.library import collecting, editing, linking, listing
from refdesk.library.details import details
from refdesk.library.library import Library
from refdesk.library.link_plan import WHOLE_ENTRY, LinkChoices
from refdesk.library.linking import LinkPlan, Outdated
from refdesk.library.three_way import Side
from tests.library.making import new_id, titles, work

_BIB = """% my own comment
@string{np = "North Press"}

@book{holm,
   author = {Holm, Ida},
   title  = "The {Steppe} in old maps",
   publisher = np, year = 2001
}

@article{kim, author={Kim, Soo-jin}, title={Trust in rivers}, journal={Water}, year={2019}}
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A collection and its file."""

    library: Library
    collection: int
    path: Path

    def plan(self) -> LinkPlan | None:
        (look,) = linking.look(self.library)
        assert look.problem is None
        return look.plan

    def step(self, choices: LinkChoices | None = None) -> None:
        """Bring both in step."""
        plan = self.plan()
        assert plan
        linking.bring_in_step(self.library, plan, choices or LinkChoices())
        assert self.plan() is None

    def edit_file(self, before: str, after: str) -> None:
        text = self.path.read_text("utf-8")
        assert before in text
        self.path.write_text(text.replace(before, after), "utf-8")

    def titles(self) -> list[str]:
        return sorted(titles(self.library, Place.collection(self.collection)))

    def id_of(self, key: str) -> RecordId:
        ids = [RecordId(each) for each in listing.ids(self.library, Place.articles())]
        return next(each for each in ids if details(self.library, each).citation_key == key)

    def text(self, key: str, name: str) -> str:
        return details(self.library, self.id_of(key)).record.text(name)


@pytest.fixture
def pair(library: Library, tmp_path: Path) -> Pair:
    """A collection that has just been linked to a file with two entries."""
    path = tmp_path / "refs.bib"
    path.write_text(_BIB, "utf-8")
    collection = collecting.create_collection(library, "Thesis").rows("collection")[0]
    linking.link(library, collection, path)
    pair = Pair(library, collection, path)
    pair.step()
    return pair


def test_a_linked_file_fills_the_collection_and_stays_as_it_is(pair: Pair) -> None:
    assert len(pair.titles()) == 2
    assert pair.path.read_text("utf-8") == _BIB
    assert pair.library.undo_label == "Merge refs.bib"


def test_a_change_in_the_file_is_merged_as_one_step(pair: Pair) -> None:
    pair.edit_file("year={2019}", "year={2020}, volume={4}")
    plan = pair.plan()
    assert plan
    assert (plan.changed_there, plan.needs_person) == (frozenset({"kim"}), False)
    before = pair.path.read_bytes()
    pair.step()
    assert (pair.text("kim", "issued"), pair.text("kim", "volume")) == ("2020", "4")
    assert pair.path.read_bytes() == before
    pair.library.undo()
    assert pair.text("kim", "issued") == "2019"


def test_a_change_here_is_written_into_its_field_alone(pair: Pair) -> None:
    editing.set_field(pair.library, pair.id_of("holm"), "edition", "2")
    editing.set_field(pair.library, pair.id_of("kim"), "title", "Trust in lakes")
    plan = pair.plan()
    assert plan
    assert plan.is_for_file_alone
    label = pair.library.undo_label
    pair.step()
    assert pair.library.undo_label == label
    text = pair.path.read_text("utf-8")
    assert text.startswith(
        '% my own comment\n@string{np = "North Press"}\n\n@book{holm,\n   author = {Holm, Ida},'
    )
    assert "publisher = np, year = 2001" in text
    assert "title={Trust in lakes}, journal={Water}, year={2019}}" in text


def test_changes_of_both_sides_come_together(pair: Pair) -> None:
    editing.set_field(pair.library, pair.id_of("kim"), "volume", "4")
    pair.edit_file("Trust in rivers", "Trust in lakes")
    pair.step()
    assert (pair.text("kim", "title"), pair.text("kim", "volume")) == ("Trust in lakes", "4")
    text = pair.path.read_text("utf-8")
    assert "Trust in lakes" in text
    assert "volume" in text


@pytest.mark.parametrize("side", list(Side))
def test_a_field_that_both_changed_is_asked_about(pair: Pair, side: Side) -> None:
    editing.set_field(pair.library, pair.id_of("kim"), "volume", "4")
    editing.set_field(pair.library, pair.id_of("kim"), "page", "1-2")
    pair.edit_file("year={2019}", "year={2019}, volume={5}, pages={3--4}")
    plan = pair.plan()
    assert plan
    assert [(each.key, each.difference.field) for each in plan.conflicts] == [
        ("kim", "volume"),
        ("kim", "page"),
    ]
    assert plan.needs_person
    pair.step(LinkChoices({("kim", "volume"): side, ("kim", "page"): Side.THEIRS}))
    volume = "4" if side is Side.OURS else "5"
    assert (pair.text("kim", "volume"), pair.text("kim", "page")) == (volume, "3-4")
    assert f"volume={{{volume}}}" in pair.path.read_text("utf-8").replace(" ", "")


def test_new_entries_of_either_side_reach_the_other(pair: Pair) -> None:
    pair.path.write_text(f"{_BIB}\n@misc{{new, title={{Written in Emacs}}, year={{2022}}}}\n", "utf-8")
    added = new_id(editing.add_record(pair.library, work("Written here"), pair.collection))
    pair.step()
    assert "Written in Emacs" in pair.titles()
    assert details(pair.library, pair.id_of("new")).record.text("title") == "Written in Emacs"
    key = details(pair.library, added).citation_key
    assert f"{{{key}," in pair.path.read_text("utf-8")


def test_what_left_the_collection_leaves_the_file(pair: Pair) -> None:
    collecting.remove_from_collection(pair.library, pair.collection, [pair.id_of("kim")])
    pair.step()
    assert "kim" not in pair.path.read_text("utf-8")
    assert pair.path.read_text("utf-8").startswith("% my own comment")


def test_what_left_the_file_leaves_the_collection_and_stays_in_the_library(pair: Pair) -> None:
    pair.path.write_text(_BIB[: _BIB.index("@article")], "utf-8")
    plan = pair.plan()
    assert plan
    assert (plan.gone_there, plan.needs_person) == (("kim",), True)
    pair.step()
    assert len(pair.titles()) == 1
    assert listing.counts(pair.library).articles == 2


@pytest.mark.parametrize(("side", "count"), [(Side.OURS, 2), (Side.THEIRS, 1)])
def test_removing_there_what_was_changed_here_is_asked_about(pair: Pair, side: Side, count: int) -> None:
    editing.set_field(pair.library, pair.id_of("kim"), "volume", "4")
    pair.path.write_text(_BIB[: _BIB.index("@article")], "utf-8")
    pair.step(LinkChoices({("kim", WHOLE_ENTRY): side}))
    assert len(pair.titles()) == count
    assert ("{kim," in pair.path.read_text("utf-8")) is (side is Side.OURS)


@pytest.mark.parametrize(("side", "count"), [(Side.OURS, 1), (Side.THEIRS, 2)])
def test_removing_here_what_was_changed_there_is_asked_about(pair: Pair, side: Side, count: int) -> None:
    collecting.remove_from_collection(pair.library, pair.collection, [pair.id_of("kim")])
    pair.edit_file("year={2019}", "year={2020}")
    pair.step(LinkChoices({("kim", WHOLE_ENTRY): side}))
    assert len(pair.titles()) == count
    assert ("{kim," in pair.path.read_text("utf-8")) is (side is Side.THEIRS)


def test_undoing_a_merge_brings_the_file_back_too(pair: Pair) -> None:
    pair.edit_file("Trust in rivers", "Trust in lakes")
    pair.step()
    pair.library.undo()
    pair.step()
    assert "Trust in rivers" in pair.path.read_text("utf-8")


def test_a_key_that_was_changed_here_is_changed_in_the_file(pair: Pair) -> None:
    editing.set_citation_key(pair.library, pair.id_of("kim"), "kim2019")
    pair.step()
    assert "@article{kim2019, author={Kim, Soo-jin}" in pair.path.read_text("utf-8")
    pair.edit_file("Trust in rivers", "Trust in lakes")
    pair.step()
    assert pair.text("kim2019", "title") == "Trust in lakes"


def test_what_the_library_has_is_not_added_again_and_takes_the_key_of_the_file(
    library: Library, tmp_path: Path
) -> None:
    record_id = new_id(editing.add_record(library, work("The steppe in old maps", "Holm", 2001)))
    path = tmp_path / "refs.bib"
    path.write_text(
        "@article{h, author={Holm, Aigul}, title={The steppe in old maps}, year={2001}, volume={3}}"
    )
    collection = collecting.create_collection(library, "Thesis").rows("collection")[0]
    linking.link(library, collection, path)
    Pair(library, collection, path).step()
    assert listing.counts(library).articles == 1
    assert details(library, record_id).citation_key == "h"


def test_touching_the_file_is_no_change(pair: Pair) -> None:
    os.utime(pair.path, (1, 1))
    assert pair.plan() is None
    pair.path.write_bytes(pair.path.read_bytes())
    assert pair.plan() is None


def test_a_comment_or_new_spacing_in_the_file_changes_nothing_here(pair: Pair) -> None:
    pair.edit_file("% my own comment", "% another comment\n\n\n")
    assert pair.plan() is None
    pair.edit_file("@article{kim, author", "@article{kim,\n    author")
    before = pair.path.read_bytes()
    pair.step()
    assert pair.path.read_bytes() == before


def test_a_new_file_is_made_with_the_collection(library: Library, tmp_path: Path) -> None:
    collection = collecting.create_collection(library, "Thesis").rows("collection")[0]
    editing.add_record(library, work("Written here"), collection)
    path = tmp_path / "new.bib"
    linking.link(library, collection, path)
    Pair(library, collection, path).step()
    assert "Written here" in path.read_text("utf-8")


def test_permissions_and_links_stay(pair: Pair, tmp_path: Path) -> None:
    real = tmp_path / "real.bib"
    pair.path.rename(real)
    real.chmod(0o640)
    pair.path.symlink_to(real)
    editing.set_field(pair.library, pair.id_of("kim"), "title", "Trust in lakes")
    pair.step()
    assert pair.path.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "Trust in lakes" in real.read_text("utf-8")


def test_a_file_that_is_gone_is_told_and_can_be_found_again(pair: Pair, tmp_path: Path) -> None:
    moved = pair.path.rename(tmp_path / "moved.bib")
    (look,) = linking.look(pair.library)
    assert look.problem
    assert str(look.problem).startswith("refs.bib is not in ")
    linking.move(pair.library, look.link.id, moved)
    assert linking.look(pair.library)[0].problem is None


def test_a_file_that_cannot_be_written_keeps_our_changes_for_later(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing.set_field(pair.library, pair.id_of("kim"), "title", "Trust in lakes")
    plan = pair.plan()
    assert plan

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(RefDeskError, match="cannot be written: No space left"):
            linking.bring_in_step(pair.library, plan)
    assert pair.path.read_text("utf-8") == _BIB
    pair.step()
    assert "Trust in lakes" in pair.path.read_text("utf-8")


def test_a_plan_that_the_file_has_overtaken_writes_nothing(pair: Pair) -> None:
    editing.set_field(pair.library, pair.id_of("kim"), "title", "Trust in lakes")
    plan = pair.plan()
    assert plan
    pair.edit_file("year={2019}", "year={2020}")
    with pytest.raises(Outdated):
        linking.bring_in_step(pair.library, plan)
    pair.step()
    assert pair.text("kim", "issued") == "2020"


def test_one_file_belongs_to_one_collection(pair: Pair) -> None:
    other = collecting.create_collection(pair.library, "Other").rows("collection")[0]
    with pytest.raises(RefDeskError, match="in step with the collection Thesis already"):
        linking.link(pair.library, other, pair.path)
    linking.unlink(pair.library, pair.collection)
    linking.link(pair.library, other, pair.path)
    assert [each.name for each in linking.links(pair.library)] == ["Other"]


def test_attached_files_keep_their_path_in_the_file(pair: Pair) -> None:
    (pair.path.parent / "kim.pdf").write_bytes(b"%PDF")
    pair.edit_file("year={2019}", "year={2019}, file={:kim.pdf:PDF}")
    pair.step()
    assert details(pair.library, pair.id_of("kim")).files[0].place == pair.path.parent / "kim.pdf"
    editing.set_field(pair.library, pair.id_of("kim"), "title", "Trust in lakes")
    pair.step()
    assert "file={:kim.pdf:PDF}" in pair.path.read_text("utf-8")
