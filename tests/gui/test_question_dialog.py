"""Both readings are shown, one is chosen, and nothing is guessed."""

from desktop_app.domain.errors import Question
from desktop_app.domain.import_options import ImportOptions
from desktop_app.gui.question_dialog import QuestionDialog
from tests.gui.test_import_answers import ORDER, ZONE


def dialog_on(qtbot, *questions):
    dialog = QuestionDialog("tracks.csv", questions, ImportOptions())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_nothing_is_chosen_beforehand(qtbot):
    dialog = dialog_on(qtbot, ORDER)
    assert not dialog.go_on.isEnabled()
    assert not any(card.isChecked() for card in dialog.asked[0].cards)


def test_the_chosen_reading_becomes_the_option(qtbot):
    dialog = dialog_on(qtbot, ORDER, ZONE)
    dialog.asked[0].cards[1].click()
    assert not dialog.go_on.isEnabled()
    dialog.asked[1].cards[1].click()
    dialog.go_on.click()
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.options == ImportOptions(date_order="mdy", time_zone="Asia/Tokyo")


def test_a_value_can_be_written_where_no_reading_names_one(qtbot):
    dialog = dialog_on(qtbot, Question("columns", ("columns: a, b",), "--map"))
    dialog.asked[0].field.setText("a=width")
    dialog.go_on.click()
    assert dialog.result() != dialog.DialogCode.Accepted
    assert "does not say what a column means" in dialog._trouble.text()
    dialog.asked[0].field.setText("a=latitude")
    dialog.go_on.click()
    assert dialog.options.columns == {"a": "latitude"}
