"""The bar above everything: menu, file name, undo, search, times, display, print."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import say
from desktop_app.gui.icons import icon
from desktop_app.gui.plain_text import (
    ElidedLabel,
    button,
    button_text,
    describe,
    enabled_with_reason,
    hairline,
    label,
)
from desktop_app.gui.settings import PALETTES

_NARROW_PX = 1440


class TopBar(QWidget):
    """Says what is open; ``searched`` carries text, ``palette_wanted`` a palette's name."""

    searched = Signal(object)
    palette_wanted = Signal(object)

    def __init__(self, menu: QMenu, times_menu: QMenu, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        describe(self, say("Offing"))
        self.menu = _menu_button(say("Menu"), say("All commands (Alt+M)"), menu)
        self.name = ElidedLabel("", "secondary")
        self.name.keep_to_text()
        self.undo = QToolButton()
        describe(self.undo, say("Undo"))
        self.search = QLineEdit()
        self.times = _menu_button("", say("In which time zones times are shown"), times_menu)
        self.display = _menu_button("", say("Colours for the light you sit in"), QMenu(self))
        self.print = button(say("Print summary"), "main")
        self._times_word = label(say("Times"), "secondary")
        self._display_word = label(say("Display"), "secondary")
        self._zones_words = ""
        self._palette = PALETTES[0]
        self._lay_out()
        self.search.textChanged.connect(self._searched)
        self.set_theme(theme, PALETTES[0])

    def show_file(self, name: str, undoable: str | None, why_not: str | None) -> None:
        """Show which file is open, and what undo would take back."""
        self.name.show_text(name)
        reason = why_not or (None if undoable else say("Nothing to undo"))
        words = say("Undo: {act} (Ctrl+Z)", act=undoable) if undoable else ""
        enabled_with_reason(self.undo, reason, words)

    def show_times(self, words: str) -> None:
        """Show which zones are in use, as ``JST +09:00, UTC``."""
        self._zones_words = words
        self._label_menus()

    def set_theme(self, theme: Theme, palette: str) -> None:
        """Tint the icons, and say which palette is in use."""
        self._palette = palette
        self.undo.setIcon(icon("undo", theme))
        for opener in (self.times, self.display):
            opener.setIcon(icon("chevron-down", theme))
        for action in self.search.actions():
            self.search.removeAction(action)
        self.search.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        self._fill_display()
        self._label_menus()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label_menus()

    def _searched(self, text: str) -> None:
        self.searched.emit(text)

    def _label_menus(self) -> None:
        wide = self.width() >= _NARROW_PX
        times, display = self._zones_words, say(self._palette.capitalize())
        self.times.setText(button_text(times))
        self.display.setText(button_text(display))
        self._times_word.setVisible(wide)
        self._display_word.setVisible(wide)

    def _fill_display(self) -> None:
        menu = self.display.menu()
        menu.clear()
        for name in PALETTES:
            action = menu.addAction(button_text(say(name.capitalize())))
            action.setCheckable(True)
            action.setChecked(name == self._palette)
            action.triggered.connect(lambda _=False, name=name: self.palette_wanted.emit(name))

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(say("Find a vessel, place or zone"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(300)
        describe(self.search, say("Find"), say("Filters the list by vessel, place or zone (/)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.menu)
        row.addWidget(label(say("Offing"), "strong"))
        row.addWidget(self.name)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addStretch(1)
        row.addWidget(self._times_word)
        row.addWidget(self.times)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self._display_word)
        row.addWidget(self.display)
        row.addWidget(self.print)


def _menu_button(text: str, tip: str, menu: QMenu) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu.setParent(made, menu.windowFlags())  # else the window's stylesheet does not reach it
    made.setMenu(menu)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron stands after the word
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.setProperty("role", "value")
    describe(made, text or tip, tip)
    return made
