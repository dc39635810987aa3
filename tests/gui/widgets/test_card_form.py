"""An author's card on one line."""

from __future__ import annotations

import pytest

from refdesk.domain.names import Name
from refdesk.gui.widgets.card_form import card_text

pytestmark = pytest.mark.window


def test_a_place_that_the_affiliation_ends_with_is_said_once() -> None:
    name = Name(family="Ash", affiliation="School of Trees, Lagos, Nigeria", city="Lagos", country="Nigeria")
    assert card_text(name) == "School of Trees, Lagos, Nigeria"


def test_a_place_that_the_affiliation_lacks_stands_behind_it() -> None:
    name = Name(family="Ash", position="Dean", affiliation="Bath School of Trees", city="Bath", country="UK")
    assert card_text(name) == "Dean, Bath School of Trees, Bath, UK"


def test_a_name_alone_has_no_card() -> None:
    assert card_text(Name(family="Ash")) == ""
