"""Every command of the window as data: what it is called, its keys, and what it calls."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.words import say
from desktop_app.gui.plain_text import button_text


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its id (the name of the method it calls), words, keys, and menu."""

    id: str
    text: str
    keys: tuple[str, ...]
    menu: str
    needs_file: bool = True
    changes: bool = False


COMMANDS = (
    Command("open_file", "Open a watch file…", ("Ctrl+O",), "File", needs_file=False),
    Command("new_file", "New watch file…", ("Ctrl+N",), "File", needs_file=False),
    Command("build_sample", "Build the sample", ("Ctrl+D",), "File", needs_file=False),
    Command("import_files", "Import tracks…", ("Ctrl+I",), "File", changes=True),
    Command("print_summary", "Print summary…", ("Ctrl+P",), "File"),
    Command("preview_summary", "Look at the page before printing…", (), "File"),
    Command("save_map", "Save the map as a picture…", ("Ctrl+Shift+S",), "File"),
    Command("quit", "Quit", ("Ctrl+Q",), "File", needs_file=False),
    Command("undo", "Undo", ("Ctrl+Z", "U"), "Edit", changes=True),
    Command("redo", "Redo", ("Ctrl+Shift+Z",), "Edit", changes=True),
    Command("find", "Find", ("/", "Ctrl+F"), "Edit"),
    Command("copy_position", "Copy the position under the pointer", ("Ctrl+Shift+C",), "Edit"),
    Command("go_to_position", "Go to a position…", ("Ctrl+G",), "Edit"),
    Command("set_analyst", "Name of the analyst…", (), "Edit", needs_file=False),
    Command("next_incident", "Next incident", ("J",), "Incident"),
    Command("previous_incident", "Previous incident", ("K",), "Incident"),
    Command("mark_checked", "Checked", ("C",), "Incident", changes=True),
    Command("make_incident", "Make incident", ("I",), "Incident", changes=True),
    Command("dismiss", "Dismiss…", ("D",), "Incident", changes=True),
    Command("back_to_triage", "Back to triage", (), "Incident", changes=True),
    Command("edit_incident", "Edit incident…", ("E",), "Incident", changes=True),
    Command("report_from_text", "Report from text…", ("N",), "Incident", changes=True),
    Command("show_ledger", "Ledger…", ("L",), "Incident"),
    Command("coordination_sheet", "Coordination sheet…", ("S",), "Incident"),
    Command("go_to_list", "List", ("1",), "View"),
    Command("go_to_map", "Map", ("2",), "View"),
    Command("go_to_timeline", "Timeline", ("3",), "View"),
    Command("go_to_detail", "Detail", ("4",), "View"),
    Command("toggle_list", "Show or hide the list", ("Ctrl+1",), "View"),
    Command("toggle_map", "Show or hide the map", ("Ctrl+2",), "View"),
    Command("toggle_timeline", "Show or hide the timeline", ("Ctrl+3",), "View"),
    Command("toggle_detail", "Show or hide the detail", ("Ctrl+4",), "View"),
    Command("show_every_pane", "Show every pane", ("Ctrl+0",), "View"),
    Command("toggle_table", "Map as a table", ("Ctrl+T",), "View"),
    Command("next_perspective", "Next perspective: neutral or a party's", ("P",), "View"),
    Command("toggle_palette", "Day, dusk or night", ("F9",), "View", needs_file=False),
    Command("open_menu", "Menu", ("Alt+M", "F10"), "Help", needs_file=False),
    Command("show_keys", "All keys", ("?", "F1"), "Help", needs_file=False),
)
MENUS = ("File", "Edit", "Incident", "View", "Help")


def make_actions(window: QWidget, calls: object) -> dict[str, QAction]:
    """One action for each command, calling the method of ``calls`` that has its id."""
    actions = {}
    for command in COMMANDS:
        action = QAction(button_text(say(command.text)), window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        called: Callable[[], None] = getattr(calls, command.id)
        action.triggered.connect(lambda _=False, called=called: called())
        window.addAction(action)
        actions[command.id] = action
    return actions


def fill_menu(menu: QMenu, actions: Mapping[str, QAction]) -> None:
    """Put every command into its menu."""
    for name in MENUS:
        part = menu.addMenu(button_text(say(name)))
        for command in COMMANDS:
            if command.menu == name:
                part.addAction(actions[command.id])


def enable(actions: Mapping[str, QAction], *, has_file: bool, may_change: bool) -> None:
    """Enable what can be done now."""
    for command in COMMANDS:
        possible = (has_file or not command.needs_file) and (may_change or not command.changes)
        actions[command.id].setEnabled(possible)
