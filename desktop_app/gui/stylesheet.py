"""The window's stylesheet, made from a theme; it names roles, never colours."""

import re

from desktop_app.canvas.theme import Theme

_ROLE = re.compile(r"@([a-z_.]+)")

_SHEET = """
QWidget { color: @text.primary; font-size: 13px; }
QMainWindow, QDialog, QWidget[role="panel"] { background: @surface.panel; }
QWidget[role="bar"] { background: @surface.bar; }
QWidget[role="sunk"] { background: @surface.panel_sunk; }
QFrame[role="hairline"] { background: @surface.hairline; border: none; }
QSplitter::handle { background: @surface.hairline; }
QSplitter::handle:hover { background: @surface.edge; }
QLabel { background: transparent; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: 17px; font-weight: 600; }
QLabel[role="name"] { font-size: 28px; font-weight: 600; }
QLabel[role="secondary"] { color: @text.secondary; }
QLabel[role="tertiary"] { color: @text.tertiary; }
QLabel[role="caption"] { font-size: 11px; color: @text.secondary; }
QLabel[role="label"] { font-size: 11px; font-weight: 600; color: @text.secondary; }
QLabel[role="new"] { font-weight: 600; color: @status.new; }
QLabel[role="settled"] { font-weight: 600; color: @text.secondary; }
QLabel[role="approximate"] { font-style: italic; color: @text.secondary; }
QLabel[role="attention"] { font-size: 11px; color: @status.attention; }
QLabel[role="undecidable"] { font-size: 11px; font-style: italic; color: @status.not_testable; }
QLabel[role="error"] { color: @status.error; }
QLabel[role="key"] { font-size: 11px; background: @surface.control; color: @text.secondary;
  border: 1px solid @surface.control_border; border-radius: 3px; padding: 0px 5px; }
QLabel[role="choice"], QLabel[role="choice_selected"] { border: 2px solid transparent;
  border-radius: 4px; margin-left: -4px; padding: 0 2px; }
QLabel[role="choice"]:hover { background: @surface.hover; }
QLabel[role="choice_selected"] { font-weight: 600; background: @accent.selection_row; }
QLabel[role="choice"]:focus, QLabel[role="choice_selected"]:focus {
  border-color: @accent.focus_ring; }
QLabel[role="drop"] { background: @surface.panel; border: 1px dashed @surface.control_border;
  border-radius: 6px; padding: 18px 32px; }
QFrame[role="water"] { background: @map.water; }
QLabel[role="notice"] { background: @status.attention_ground; color: @text.primary;
  border: 1px solid @status.attention; border-radius: 4px; padding: 6px 10px; }

QPushButton { min-height: 26px; padding: 0 12px; border-radius: 4px; background: @surface.control;
  border: 1px solid @surface.control_border; }
QPushButton:hover { background: @surface.hover; }
QPushButton:pressed { background: @surface.pressed; }
QPushButton:disabled { color: @text.disabled; border-color: @surface.hairline; }
QPushButton:focus { border: 2px solid @accent.focus_ring; padding: 0 11px; min-height: 24px; }
QPushButton[role="main"] { @main font-weight: 600; }
QPushButton[role="main"]:hover { @main_hover }
QPushButton[role="main"]:focus { border: 2px solid @text.primary; }
QPushButton[role="main"]:disabled { background: @surface.control; color: @text.disabled;
  border-color: @surface.hairline; }
QPushButton[role="quiet"], QToolButton { background: transparent; border: 1px solid transparent;
  border-radius: 4px; padding: 4px 8px; color: @text.primary; }
QPushButton[role="quiet"]:hover, QToolButton:hover { background: @surface.pressed; }
QPushButton[role="quiet"]:focus, QToolButton:focus { border: 2px solid @accent.focus_ring;
  padding: 3px 7px; }
QToolButton[role="small"] { font-size: 11px; padding: 4px 5px; color: @text.secondary; }
QToolButton[role="small"]:focus { padding: 3px 4px; }
QToolButton[role="value"] { font-weight: 600; padding: 4px 4px; }
QToolButton[role="value"]:focus { padding: 3px 3px; }
QToolButton:disabled { color: @text.disabled; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[role="link"] { border: 1px solid transparent; background: transparent; padding: 0 2px;
  color: @text.link; min-height: 18px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid @accent.focus_ring; }
QPushButton[role="segment"] { font-size: 11px; min-height: 22px; padding: 0 6px; border-radius: 0;
  background: @surface.panel_sunk; border: 1px solid @surface.hairline; color: @text.secondary; }
QPushButton[role="segment"]:checked { background: @surface.control; color: @text.primary;
  font-weight: 600; }
QPushButton[role="segment"]:focus { border: 2px solid @accent.focus_ring; padding: 0 5px;
  min-height: 20px; }
QPushButton[role="card"] { text-align: left; border: 1px solid @surface.hairline;
  border-radius: 6px; padding: 0; }
QPushButton[role="card"]:hover { background: @surface.hover; }
QPushButton[role="card"]:focus, QPushButton[role="card"]:checked {
  border: 2px solid @accent.focus_ring; }
QPushButton[role="card"]:checked { background: @accent.selection_row; }

QLineEdit, QComboBox, QPlainTextEdit { background: @surface.control; color: @text.primary;
  border: 1px solid @surface.control_border; border-radius: 4px; padding: 0 8px; min-height: 26px;
  selection-background-color: @accent.selection_row; selection-color: @text.primary;
  placeholder-text-color: @text.tertiary; }
QLineEdit:focus, QComboBox:focus { border: 2px solid @accent.focus_ring; padding: 0 7px;
  min-height: 24px; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox QAbstractItemView { background: @surface.control; color: @text.primary;
  selection-background-color: @accent.selection_row; selection-color: @text.primary; }
QRadioButton:focus, QCheckBox:focus { outline: none; }

QAbstractItemView, QScrollArea, QScrollArea > QWidget > QWidget { background: @surface.panel;
  border: none; outline: none; }
QTableView, QTableWidget { alternate-background-color: @surface.panel_sunk;
  gridline-color: @surface.hairline; selection-background-color: @accent.selection_row;
  selection-color: @text.primary; }
QTableView:focus, QListView:focus { outline: none; }
QHeaderView { background: @surface.panel; border: none; }
QHeaderView::section { background: @surface.panel; color: @text.secondary; font-size: 11px;
  font-weight: 600; border: none; border-bottom: 1px solid @surface.edge; padding: 4px 8px; }
QTabBar::tab { background: transparent; padding: 6px 12px; color: @text.secondary;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text.link; border-bottom-color: @accent.accent; font-weight: 600; }
QTabBar::tab:focus { background: @surface.hover; }
QTabWidget::pane { border: none; border-top: 1px solid @surface.hairline; }

QMenu { background: @surface.control; border: 1px solid @surface.edge; padding: 4px 0; }
QMenu::item { padding: 5px 28px 5px 26px; color: @text.primary; }
QMenu::item:selected { background: @accent.selection_row; }
QMenu::item:disabled { color: @text.disabled; }
QMenu::separator { height: 1px; background: @surface.hairline; margin: 4px 0; }
QMenu::indicator { width: 12px; height: 12px; left: 8px; }
QToolTip { background: @surface.control; color: @text.primary; border: 1px solid @surface.edge;
  padding: 4px 6px; }
QProgressBar { background: @surface.hairline; border: none; border-radius: 2px; }
QProgressBar::chunk { background: @accent.accent; border-radius: 2px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @surface.edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
_FILLED = (
    "background: @accent.accent; color: @text.on_accent; border: 1px solid @accent.accent;",
    "background: @accent.accent_hover; border-color: @accent.accent_hover;",
)
_OUTLINED = (
    "background: @surface.control; color: @text.link; border: 1px solid @accent.accent;",
    "background: @surface.hover; border-color: @accent.accent_hover;",
)


def stylesheet(theme: Theme, palette: str) -> str:
    """The stylesheet of a theme; at night the main action is outlined, so that nothing glares."""
    main, hover = _OUTLINED if palette == "night" else _FILLED
    sheet = _SHEET.replace("@main_hover", hover).replace("@main", main)
    return _ROLE.sub(lambda found: theme.css(found.group(1)), sheet)
