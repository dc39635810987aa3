"""Numbers before entries, told from the numbers of volumes, issues and pages."""

from __future__ import annotations

import pytest

from refdesk.domain.draft import Page
from refdesk.reading import read_list

_LIST = """\
1. Smith J. On maps. Journal of Maps. 2011. Vol. 2. P. 3-9.
2. Brown K. On seas. Journal of Seas. 2012. Vol. 3. P. 4-9.
3. Okafor N. On grain. Journal of Grain. 2017. {}. P. 1-9.
"""


@pytest.mark.parametrize("counted", ["Vol. 4", "Vol. 5", "No. 4", "Т. 4", "№ 4", "Вып. 4", "Bd. 4"])
def test_the_number_of_a_volume_does_not_begin_an_entry(counted: str) -> None:
    references = read_list(Page(_LIST.format(counted))).references
    assert [reference.number for reference in references] == [1, 2, 3]
    assert references[-1].text.endswith(f"2017. {counted}. P. 1-9.")


def test_entries_that_run_on_in_one_paragraph_are_parted_at_their_numbers() -> None:
    references = read_list(Page(_LIST.format("Vol. 4").replace("\n", " "))).references
    assert [reference.number for reference in references] == [1, 2, 3]
