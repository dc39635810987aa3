"""The shared pages, as far as a count and a title tell; their scorer tells the rest (benchmarks/pages.py)."""

import json
from typing import Any

import pytest

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_page
from refdesk.reading.text.words import key_of
from tests.shared_material import shared

NAMES = (
    "01_seed", "05_firstmonday_ojs_landing", "08_peerj", "19_scielo_trans", "20_scielo_jbcs",
    "24_scielo_hcsm",
    "27_list_gost_ru_tight", "29_list_zh_gbt7714", "36_composite_elpub_en",
)  # fmt: skip


def labelled(name: str) -> tuple[PageDraft, dict[str, Any]]:
    text = shared("pages", f"{name}.txt").read_text(encoding="utf-8")
    return read_page(Page(text)), json.loads(shared("pages", f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_of_a_shared_page_is_split_and_numbered_rightly(name: str) -> None:
    draft, truth = labelled(name)
    wanted = [(each["number"], key_of(each["text"])) for each in truth["references"]]
    assert [(each.number, key_of(each.text)) for each in draft.references] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_title_and_journal_of_a_shared_page_are_read(name: str) -> None:
    draft, truth = labelled(name)
    for field in ("title", "container-title", "DOI"):
        if field in truth["article"]:
            assert draft.article is not None
            assert key_of(draft.article.record.text(field)) == key_of(truth["article"][field])


@pytest.mark.parametrize("name", ["19_scielo_trans", "20_scielo_jbcs", "24_scielo_hcsm"])
def test_no_author_is_invented_where_the_text_names_none(name: str) -> None:
    draft, _ = labelled(name)
    assert draft.article is not None
    assert "author" not in draft.article.record
