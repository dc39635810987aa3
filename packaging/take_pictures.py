"""Takes the pictures of the README and the guide: `python packaging/take_pictures.py`.

They show the real window on a virtual screen, with the sample library; the review shows the page that all
began with where the shared material is there (`$REFDESK_SHARED`, else `../shared`), else a sample page.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "docs" / "pictures"
SCREEN = "1600x1100x24"
WINDOW = (1280, 800)
PATIENCE_S = 300.0
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "src")]

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from devtools.event_loop import let_events_go_on
from devtools.screen import environment_on, virtual_screen
from refdesk.domain.draft import Page
from refdesk.domain.query import Place
from refdesk.domain.record import RecordId
from refdesk.gui.app import start_application
from refdesk.gui.dialogs.batch_dialog import BatchDialog
from refdesk.gui.dialogs.bibliography import BibliographyDialog
from refdesk.gui.dialogs.care_dialog import CareDialog
from refdesk.gui.dialogs.cite import CiteDialog
from refdesk.gui.dialogs.history_dialog import HistoryDialog
from refdesk.gui.dialogs.import_dialog import ImportDialog
from refdesk.gui.dialogs.preferences import PreferencesDialog
from refdesk.gui.dialogs.search_dialog import SearchDialog
from refdesk.gui.dialogs.set_list import SetListDialog
from refdesk.gui.dialogs.style_chooser import StyleChooser
from refdesk.gui.dressing import Dressing
from refdesk.gui.jobs import Jobs
from refdesk.gui.panels.record_panel import RecordPanel
from refdesk.gui.review.dialog import ReviewDialog
from refdesk.gui.theme import Appearance, Theme
from refdesk.gui.window import MainWindow
from refdesk.gui.window_state import WindowState
from refdesk.gui.workbench import Workbench
from refdesk.library import collecting, importing, intake, listing, noting
from refdesk.library.library import Library
from refdesk.library.sample import make_sample
from refdesk.resource_files import resource
from refdesk.settings import THEME, Settings

#: An import with something to ask: an entry that is not closed, and one that the sample library has.
BIB = """@article{one, title = {Rivers that remember}, author = {Amina Sadykova}, year = 2018}
@book{two, title = {The steppe in old maps}, author = {Kim, Soo-jin and Holm, Ida}, year = 2001}
@article{three, title = {Never closed
@article{five, title = {As we may think}, author = {Bush, Vannevar}, year = 1945}
@incollection{four, title = {Border schools}, author = {Zhukov, Pyotr}, booktitle = {Schools}, year = 1995}
"""
#: A search with a group in it.
SEARCH = 'author:bush year:1940..1990 -type:webpage (tag:"to read" OR cited:>1)'


def main() -> int:
    """Takes every picture, light and dark."""
    with tempfile.TemporaryDirectory() as home, virtual_screen(SCREEN) as display:
        os.environ.update(environment_on(display))
        os.environ["REFDESK_HOME"] = home
        application = start_application([])
        PICTURES.mkdir(exist_ok=True)
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            _take_all(application, Path(home) / appearance.value, appearance)
    return 0


def _take_all(application: QApplication, folder: Path, appearance: Appearance) -> None:
    folder.mkdir()
    theme = Theme(application)
    theme.apply(appearance)
    with _open_window(folder / "empty.sqlite", theme, appearance) as bench:
        _keep(bench[0], "empty", appearance)
    sample = make_sample(folder / "sample.sqlite")
    _put_in_order(sample)
    with _open_window(sample, theme, appearance) as (window, workbench):
        _take_window(window, workbench, appearance)
        _take_dialogs(window, workbench, appearance)


def _put_in_order(path: Path) -> None:
    """Give the sample library collections, tags and a note, as one that is in use has them."""
    library = Library.open(path)
    articles = [RecordId(each) for each in listing.ids(library, Place.articles())]
    thesis = collecting.create_collection(library, "Thesis").rows("collection")[0]
    chapter = collecting.create_collection(library, "Chapter 1", thesis).rows("collection")[0]
    collecting.add_to_collection(library, chapter, articles[:2])
    collecting.add_tags(library, articles[:2], ["to read", "citing"])
    collecting.add_tags(library, articles[2:], ["method"])
    noting.add_note(library, articles[0], "Compare with the lists of 1969.")
    library.close()


def _take_window(window: MainWindow, workbench: Workbench, appearance: Appearance) -> None:
    window.list.view.choose_row(0)
    _settle(workbench)
    _keep(window, "articles", appearance)
    _show_tab(workbench.panel, "References")
    _settle(workbench)
    _keep(window, "reference-list", appearance)
    _show_tab(workbench.panel, "History")
    _settle(workbench)
    _keep(window, "record-history", appearance)
    _show_tab(workbench.panel, "Record")
    workbench.desk.selection.go_to(Place.references())
    _settle(workbench)
    window.list.view.choose_row(0)
    _settle(workbench)
    _show_tab(workbench.panel, "Cited by")
    _settle(workbench)
    _keep(window, "cited-works", appearance)


def _take_dialogs(window: MainWindow, workbench: Workbench, appearance: Appearance) -> None:
    desk = workbench.desk
    review = ReviewDialog(desk, intake.drafts_from(desk.library, Page(_review_text())), window)
    with _shown(review):
        review.resize(1240, 780)
        _keep(review, "review", appearance)
        for _ in range(2):
            review.session.go_to_next_doubtful()
            _settle(workbench)
        _keep(review, "review-doubtful", appearance)
    plan = importing.plan_bytes(desk.library, BIB.encode(), "thesis.bib")
    articles = [RecordId(each) for each in listing.ids(desk.library, Place.articles())]
    desk.selection.go_to(Place.articles())
    _settle(workbench)
    window.list.view.selectAll()
    _settle(workbench)
    for name, dialog in (
        ("import", ImportDialog(desk, plan, window)),
        ("cite", CiteDialog(desk, window)),
        ("bibliography", BibliographyDialog(desk, articles, window)),
        ("set-list", SetListDialog(desk, articles[0], "Two spellings of one name", window)),
        ("search", SearchDialog(desk, SEARCH, window)),
        ("batch", BatchDialog(desk, articles, window)),
        ("history", HistoryDialog(desk, window)),
        ("care", CareDialog(desk, window)),
        ("styles", StyleChooser(desk, window)),
        ("preferences", PreferencesDialog(desk, window)),
    ):
        with _shown(dialog):
            _settle(workbench)
            _keep(dialog, name, appearance)


@contextmanager
def _open_window(path: Path, theme: Theme, appearance: Appearance) -> Iterator[tuple[MainWindow, Workbench]]:
    settings = Settings(path.with_suffix(".json"))
    settings.set(THEME, appearance.value)
    window = MainWindow(WindowState.load(settings))
    workbench = Workbench(window, Library.open(path), Jobs(), settings)
    Dressing(window, workbench, theme)
    window.resize(*WINDOW)
    window.show()
    _settle(workbench)
    try:
        yield window, workbench
    finally:
        window.close()
        window.deleteLater()


@contextmanager
def _shown(dialog: QDialog) -> Iterator[None]:
    dialog.open()
    _wait(dialog.isActiveWindow)
    let_events_go_on(300)
    yield
    dialog.done(0)


def _settle(workbench: Workbench) -> None:
    """Wait until all that was asked for is painted."""
    let_events_go_on(250)
    _wait(lambda: not workbench.desk.jobs.busy_count)
    let_events_go_on(250)


def _wait(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        let_events_go_on(20)


def _show_tab(panel: RecordPanel, name: str) -> None:
    tabs = panel.tabs
    for place in range(tabs.count()):
        if tabs.tabText(place).startswith(name):
            tabs.setCurrentIndex(place)


def _keep(widget: QWidget, name: str, appearance: Appearance) -> None:
    path = PICTURES / f"{name}-{appearance.value}.png"
    if not widget.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    print(path.relative_to(CHECKOUT))


def _review_text() -> str:
    shared = Path(os.environ.get("REFDESK_SHARED") or CHECKOUT.parent / "shared")
    seed = shared / "pages" / "01_seed.txt"
    page = seed if seed.exists() else next(iter(sorted(resource("sample").glob("*.txt"))))
    return page.read_text("utf-8")


if __name__ == "__main__":
    sys.exit(main())
