"""Shipped files, found from the source tree; the installed program is tested in house/test_wheel.py."""

import pytest

from refdesk.resource_files import resource
from tests.shared_material import CHECKOUT


def test_a_shipped_folder_is_found_in_the_source_tree() -> None:
    assert resource("icons") == CHECKOUT / "resources" / "icons"


def test_a_file_that_is_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/no-such-icon\.svg"):
        resource("icons", "no-such-icon.svg")
