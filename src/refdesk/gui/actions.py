"""Everything a person can do, as a table: menus, toolbar, context menus and shortcuts are made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from refdesk.domain.query import PlaceKind
from refdesk.translation import mark


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which actions can be done. `count` is how many records are chosen."""

    is_open: bool = False
    is_read_only: bool = False
    count: int = 0
    place: PlaceKind = PlaceKind.ARTICLES
    undo_label: str = ""
    redo_label: str = ""

    @property
    def can_write(self) -> bool:
        """Whether anything can be changed."""
        return self.is_open and not self.is_read_only


When = Callable[[Situation], bool]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. `runs` names a function `module.function` of `gui.commands`: (desk, window) -> None.

    Where there is an `argument`, it is the function's third. It is a name, because the modules behind it load
    after the first rows are painted. `short_label` is for the toolbar; `shortcuts` are portable key
    sequences, the first is shown.
    """

    id: str
    label: str
    runs: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    when: When = lambda situation: situation.is_open
    short_label: str = ""
    argument: str = ""


def _always(_: Situation) -> bool:
    return True


def _writable(situation: Situation) -> bool:
    return situation.can_write


def _writable_soon(situation: Situation) -> bool:
    """What is asked before the library is open is done when it is."""
    return not situation.is_open or situation.can_write


def _chosen(situation: Situation) -> bool:
    return situation.is_open and situation.count > 0


def _one_chosen(situation: Situation) -> bool:
    return situation.is_open and situation.count == 1


def _chosen_to_change(situation: Situation) -> bool:
    return situation.can_write and situation.count > 0 and situation.place is not PlaceKind.TRASH


def _list_to_change(situation: Situation) -> bool:
    return situation.can_write and situation.place is not PlaceKind.TRASH


def _several_to_change(situation: Situation) -> bool:
    return _chosen_to_change(situation) and situation.count > 1


def _several_duplicates(situation: Situation) -> bool:
    return _several_to_change(situation) and situation.place is PlaceKind.DUPLICATES


def _chosen_in_trash(situation: Situation) -> bool:
    return situation.can_write and situation.count > 0 and situation.place is PlaceKind.TRASH


def _chosen_cited_works(situation: Situation) -> bool:
    return _chosen_to_change(situation) and situation.place is PlaceKind.REFERENCES


def _chosen_in_collection(situation: Situation) -> bool:
    return _chosen_to_change(situation) and situation.place is PlaceKind.COLLECTION


def _undoable(situation: Situation) -> bool:
    return situation.can_write and bool(situation.undo_label)


def _redoable(situation: Situation) -> bool:
    return situation.can_write and bool(situation.redo_label)


#: Formats to copy in: what of a document is copied as what.
_COPY_AS = (
    ("copy_entries_as", "text", mark("Bibliography as plain text")),
    ("copy_entries_as", "html", mark("Bibliography as HTML source")),
    ("copy_entries_as", "markdown", mark("Bibliography as Markdown")),
    ("copy_entries_as", "latex", mark("Bibliography as LaTeX")),
    ("copy_entries_as", "wiki", mark("Wikipedia templates")),
    ("copy_citation_as", "pandoc", mark("Pandoc citation [@key]")),
    ("copy_citation_as", "cite", mark("LaTeX \\cite")),
    ("copy_citation_as", "parencite", mark("BibLaTeX \\parencite")),
    ("copy_citation_as", "textcite", mark("BibLaTeX \\textcite")),
    ("copy_citation_as", "citep", mark("natbib \\citep")),
    ("copy_citation_as", "citet", mark("natbib \\citet")),
    ("copy_records_as", "bibtex", mark("BibTeX")),
    ("copy_records_as", "biblatex", mark("BibLaTeX")),
    ("copy_records_as", "ris", mark("RIS")),
    ("copy_records_as", "csl-json", mark("CSL-JSON")),
)
_COPIES: tuple[ActionRow, ...] = tuple(
    ActionRow(f"copy_{format_id}", label, f"citation.{runs}", when=_chosen, argument=format_id)
    for runs, format_id, label in _COPY_AS
)

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        "paste",
        mark("Paste a page"),
        "paste.paste",
        ("Ctrl+V", "Ctrl+Shift+V"),
        "paste",
        _writable_soon,
        mark("Paste page"),
    ),
    ActionRow(
        "import",
        mark("Import files..."),
        "open_files.choose_files",
        ("Ctrl+O", "Ctrl+Shift+I"),
        "import",
        _writable,
        mark("Import"),
    ),
    ActionRow(
        "import_zotero", mark("Import a Zotero library..."), "open_files.import_zotero", when=_writable
    ),
    ActionRow(
        "export_bibliography",
        mark("Export a bibliography..."),
        "bibliography.export",
        ("Ctrl+Shift+B",),
    ),
    ActionRow("link_bib", mark("Link a .bib file..."), "linked_files.link_bib", icon="link", when=_writable),
    ActionRow("export", mark("Export..."), "export.export", ("Ctrl+Shift+E",), "export"),
    ActionRow(
        "open_library",
        mark("Open another library..."),
        "libraries.open_another",
        icon="library",
        when=_always,
    ),
    ActionRow("open_sample", mark("Open the sample library"), "libraries.open_sample", when=_always),
    ActionRow("history", mark("History of the library..."), "care.show_history"),
    ActionRow("find_moved", mark("Find moved files..."), "moved_files.find", icon="search", when=_writable),
    ActionRow("backups", mark("Backups and care..."), "care.show_backups"),
    ActionRow("preferences", mark("Preferences..."), "preferences.show", ("Ctrl+,",), "settings", _always),
    ActionRow("quit", mark("Quit"), "libraries.close_window", ("Ctrl+Q",), when=_always),
    ActionRow("undo", mark("Undo"), "edit.undo", ("Ctrl+Z",), "undo", _undoable),
    ActionRow("redo", mark("Redo"), "edit.redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", _redoable),
    ActionRow(
        "copy_bibliography",
        mark("Copy bibliography entry"),
        "citation.copy_bibliography",
        ("Ctrl+Shift+C", "Ctrl+C"),
        "copy",
        _chosen,
    ),
    ActionRow(
        "copy_citation", mark("Copy citation"), "citation.copy_citation", ("Ctrl+Shift+A",), "style", _chosen
    ),
    ActionRow("cite", mark("Copy citation with pages..."), "citation.cite", ("Ctrl+Alt+A",), "", _chosen),
    ActionRow(
        "copy_both",
        mark("Copy citation and bibliography"),
        "citation.copy_both",
        ("Ctrl+Alt+C",),
        "",
        _chosen,
    ),
    *_COPIES,
    ActionRow("choose_style", mark("Citation style..."), "citation.choose_style", ("Ctrl+Shift+Y",), "style"),
    ActionRow("select_all", mark("Select all"), "search.select_all", ("Ctrl+A",)),
    ActionRow("find", mark("Find"), "search.find", ("Ctrl+F", "Ctrl+K"), "search", _always),
    ActionRow(
        "advanced_search", mark("Advanced search..."), "saved_searches.compose", ("Ctrl+Shift+F",), "search"
    ),
    ActionRow("new", mark("New article"), "edit.new_article", ("Ctrl+N",), "add", _writable, mark("New")),
    ActionRow(
        "new_collection", mark("New collection"), "collections.create", (), "collection-new", _writable
    ),
    ActionRow(
        "set_list",
        mark("Set the reference list in a style..."),
        "set_list.open_list",
        ("Ctrl+Shift+L",),
        when=_one_chosen,
    ),
    ActionRow("keep", mark("Keep as an article"), "edit.keep", (), "article-new", _chosen_cited_works),
    ActionRow("add_tags", mark("Add tags..."), "collections.add_tags", ("Ctrl+T",), "tag", _chosen_to_change),
    ActionRow(
        "add_to_collection",
        mark("Add to a collection..."),
        "collections.add_chosen",
        ("Ctrl+L",),
        "collection",
        _chosen_to_change,
    ),
    ActionRow(
        "remove_from_collection",
        mark("Remove from this collection"),
        "collections.remove_chosen",
        (),
        "remove",
        _chosen_in_collection,
    ),
    ActionRow("batch_edit", mark("Edit records..."), "batch.edit", ("Ctrl+R",), "edit", _list_to_change),
    ActionRow(
        "batch_replace", mark("Find and replace..."), "batch.replace", ("Ctrl+H",), "", _list_to_change
    ),
    ActionRow("make_keys", mark("Make citation keys..."), "citation_keys.make", when=_chosen_to_change),
    ActionRow("merge", mark("Merge into one"), "duplicates.merge", ("Ctrl+M",), "merge", _several_to_change),
    ActionRow("keep_apart", mark("Not duplicates"), "duplicates.keep_apart", when=_several_duplicates),
    ActionRow("trash", mark("Move to trash"), "edit.trash", ("Del",), "trash", _chosen_to_change),
    ActionRow("restore", mark("Restore"), "edit.restore", (), "restore", _chosen_in_trash),
    ActionRow(
        "delete_forever",
        mark("Delete for good..."),
        "edit.delete_forever",
        ("Shift+Del",),
        "trash",
        _chosen_in_trash,
    ),
    ActionRow("next_doubtful", mark("Next doubtful field"), "search.next_doubtful", ("F8",), "next-doubtful"),
    ActionRow("articles", mark("Articles"), "search.go_to_articles", ("Ctrl+1",), "article"),
    ActionRow("references", mark("References"), "search.go_to_references", ("Ctrl+2",), "reference"),
    ActionRow("focus_list", mark("Go to the list"), "search.focus_list", ("Alt+1",)),
    ActionRow("focus_record", mark("Go to the record"), "search.focus_record", ("Ctrl+E", "Alt+2")),
    ActionRow("shortcuts", mark("Keyboard shortcuts"), "help.show_shortcuts", ("F1",), "info", _always),
    ActionRow("about", mark("About RefDesk"), "help.show_about", when=_always),
)

#: Menus within menus, by the id that stands for them there.
SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "copy_as": (
        mark("Copy as"),
        (
            "copy_text", "copy_html", "copy_markdown", "copy_latex", "", "copy_pandoc", "copy_cite",
            "copy_parencite", "copy_textcite", "copy_citep", "copy_citet", "", "copy_wiki", "copy_bibtex",
            "copy_biblatex", "copy_ris", "copy_csl-json",
        ),
    ),
}  # fmt: skip
#: The menu bar: a label and ids of actions or submenus; "" is a line between two groups.
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        mark("&File"),
        (
            "new", "paste", "import", "import_zotero", "link_bib", "export", "export_bibliography", "",
            "open_library", "open_sample", "find_moved", "backups", "", "preferences", "", "quit",
        ),
    ),
    (
        mark("&Edit"),
        (
            "undo", "redo", "history", "", "copy_bibliography", "copy_citation", "cite", "copy_both",
            "copy_as", "choose_style", "", "select_all", "find", "advanced_search",
        ),
    ),
    (
        mark("&Record"),
        (
            "keep", "add_tags", "add_to_collection", "remove_from_collection", "new_collection", "",
            "batch_edit", "batch_replace", "make_keys", "merge", "keep_apart", "", "next_doubtful",
            "set_list", "", "trash", "restore", "delete_forever",
        ),
    ),
    (mark("&View"), ("articles", "references", "", "focus_list", "focus_record")),
    (mark("&Help"), ("shortcuts", "", "about")),
)  # fmt: skip
#: The buttons at the left of the toolbar.
TOOLBAR: tuple[str, ...] = ("paste", "import", "new")
#: What a right click on chosen rows offers.
ROW_MENU: tuple[str, ...] = (
    "copy_bibliography", "copy_citation", "cite", "copy_as", "", "keep", "add_tags", "add_to_collection",
    "remove_from_collection", "", "batch_edit", "merge", "keep_apart", "export", "export_bibliography", "",
    "trash", "restore", "delete_forever",
)  # fmt: skip


def action_ids(ids: Iterable[str]) -> list[str]:
    """The actions of a menu and of the menus in it, in order."""
    inner = [SUBMENUS[each][1] if each in SUBMENUS else (each,) for each in ids]
    return [each for group in inner for each in group if each]
