"""Changes and their inverses."""

from __future__ import annotations

from refdesk.domain.change import Change, ChangeId, Edit

ADDED = Edit("record", 1, None, {"title": "A"})
EDITED = Edit("record", 1, {"title": "A"}, {"title": "B"})
CHANGE = Change(ChangeId(7), "Add article", (ADDED, EDITED, Edit("note", 3, None, {"text": "n"})))


def test_the_inverse_takes_the_edits_back_in_reverse_order() -> None:
    assert CHANGE.inverse().edits[-1] == Edit("record", 1, {"title": "A"}, None)
    assert CHANGE.inverse().inverse().edits == CHANGE.edits


def test_the_touched_rows_of_a_table_are_told_once() -> None:
    assert CHANGE.rows("record") == (1,)
    assert CHANGE.rows("collection") == ()
