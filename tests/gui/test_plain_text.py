"""Labels and tooltips show markup as text."""

from PySide6.QtCore import Qt

from desktop_app.gui.plain_text import ElidedLabel, button_text, label, one_line, tooltip


def test_a_label_takes_nothing_for_markup(qtbot):
    made = label("<b>bold</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == "<b>bold</b>"


def test_a_tooltip_is_escaped():
    assert tooltip("<img src='/etc/passwd'>") == "<qt>&lt;img src=&#x27;/etc/passwd&#x27;&gt;</qt>"


def test_an_empty_tooltip_stays_empty():
    assert tooltip("") == ""


def test_control_and_direction_marks_become_visible():
    assert one_line("a\x1b[31m\u202eb\nc") == "a\\u001b[31m\\u202eb c"


def test_an_ampersand_is_no_key():
    assert button_text("Smith & Sons") == "Smith && Sons"


def test_an_elided_label_never_asks_for_more_room_than_there_is(qtbot):
    made = ElidedLabel("a very long name " * 20)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() == 0
    assert "a very long name" in made.toolTip()
