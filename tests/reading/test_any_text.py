"""What holds for every text, however odd: reading never raises, and nothing is lost or invented."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.draft import Page, PageDraft
from refdesk.reading import read_list, read_page
from refdesk.reading.as_json import page_as_json
from tests.reading.test_truthfulness import check as check_truthfulness
from tests.shared_material import shared

_LINES = st.sampled_from(
    ["References", "Abstract", "Keywords: a, b", "-", "1", "2.", "[3]", "12", "Список литературы",
     "For citation:", "DOI:",
     "1. Ash B. Forests of the north. Oslo: Fir; 2001.", "Birch C, Elm D. Leaves. J Trees. 2005;12(3):45-50.",
     "[2] E. Cedar, Phys. Rev. D 72, 031101 (2005);", "https://example.org/a/b?c=d", "Google Scholar",
     "View Article",
     "Received: 1 May 2019", "ISSN 2306-5079 (Print)", "© 2020 Nobody", "John Ash1, Jane Birch2,3",
     "1University of Firs, Norway",
     "Views: 12", "\u2022 one", "word " * 30, "", "", "\t", "\u200b",
     "王小河, 李大山", "Том 5 № 2 (2020)", "a; b; c", "((((", "10.1/x"]
)  # fmt: skip


def check(draft: PageDraft) -> None:
    check_truthfulness(draft)
    json.dumps(page_as_json(draft))


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=40).map("\n".join))
def test_lines_of_pages_in_any_order_are_read_without_loss(text: str) -> None:
    check(read_page(Page(text)))
    check(read_list(Page(text)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_loss(text: str) -> None:
    check(read_page(Page(text)))
    check(read_list(Page(text)))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_html_is_read_without_raising(html: str) -> None:
    check(
        read_page(
            Page(
                "Title of a page\nAbstract\nWe say nothing here.",
                html=f'<meta name="citation_title" content="x">{html}',
            )
        )
    )


def test_a_page_with_its_lines_shuffled_is_read_without_loss() -> None:
    lines = shared("pages", "01_seed.txt").read_text(encoding="utf-8").split("\n")
    for seed in range(5):
        shuffled = list(lines)
        random.Random(seed).shuffle(shuffled)
        check(read_page(Page("\n".join(shuffled))))
