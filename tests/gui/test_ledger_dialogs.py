"""The coordination sheet and the report from a text, by keyboard."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.domain.arrangements import ApproachRule, Arrangement
from desktop_app.domain.fuzzy_dates import fuzzy_date
from desktop_app.domain.incident_edits import IncidentEdit, edited
from desktop_app.domain.snapshot import Ledger
from desktop_app.domain.statements import Statement
from desktop_app.gui.coordination_dialog import CoordinationDialog
from desktop_app.gui.edit_dialog import EditDialog
from desktop_app.gui.ledger_dialog import LedgerDialog
from desktop_app.gui.local_times import TimeZones
from desktop_app.gui.statement_dialog import StatementDialog
from desktop_app.operations.assess import assess
from tests.assessments.test_read_report import STORY
from tests.gui.test_detail_pane import pane_on, texts
from tests.gui.watches import frigates

STATE = frigates()
INCIDENT = next(one for one in STATE.incidents if len(one.vessel_ids) > 1)


def sheet_on(qtbot, theme):
    made = CoordinationDialog(STATE, INCIDENT, assess(STATE, INCIDENT), theme, TimeZones())
    qtbot.addWidget(made)
    made.show()
    return made


def report_on(qtbot, theme, incident=None):
    made = StatementDialog(STATE, incident, theme, TimeZones())
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_judgement_needs_both_words_and_no_mixed_sentence(qtbot, theme):
    dialog = sheet_on(qtbot, theme)
    assert not dialog.save.isEnabled()
    dialog.likelihood.setCurrentIndex(3)
    dialog.confidence.setCurrentText("low")
    assert dialog.save.isEnabled()
    dialog.reasons.setPlainText("It is unlikely, with low confidence.")
    assert not dialog.save.isEnabled()
    assert "two" in dialog.trouble.text()
    dialog.reasons.setPlainText("It is unlikely. Confidence is low.")
    dialog.save.click()
    assert (dialog.judged.likelihood, dialog.judged.confidence) == ("unlikely", "low")


def test_the_sheet_says_how_many_are_present_and_never_joint(qtbot, theme):
    words = [one.text() for one in sheet_on(qtbot, theme).findChildren(QLabel)]
    assert any(" of 9 present · " in text for text in words)
    assert not any("joint" in text.casefold() for text in words)


def test_a_pasted_text_fills_the_lines_and_typing_wins(qtbot, theme):
    dialog = report_on(qtbot, theme)
    dialog.lines["title"].setFocus()
    qtbot.keyClicks(dialog.lines["title"], "Mine")
    dialog.text.setPlainText("On 4 July 2022. " + STORY.replace("4 July,", "that day,"))
    assert dialog.lines["title"].text() == "Mine"
    assert dialog.lines["entered"].text() == "2022-07-04T07:05+09:00"
    assert dialog.lines["dwell"].text() == "", "the six minutes are another stay"
    assert "“chased”" in dialog.loaded.text()
    assert "6 min" in dialog.loaded.text()


def test_a_report_is_made_by_keyboard_alone(qtbot, theme):
    dialog = report_on(qtbot, theme, INCIDENT)
    dialog.text.setPlainText(STORY)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.entered is None
    assert "who says it" in dialog.trouble.text()
    assert dialog.text.toPlainText() == STORY, "nothing typed is lost"
    for name, words in (("speaker", "A ministry"), ("publisher", "A paper"), ("cited", "p. 1")):
        qtbot.keyClicks(dialog.lines[name], words)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.entered.about, dialog.entered.speaker) == (INCIDENT.id, "A ministry")
    assert dialog.entered.text == STORY


def test_an_edit_keeps_title_tags_note_and_links(qtbot, theme):
    dialog = EditDialog(STATE, INCIDENT)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tags.clear()
    qtbot.keyClicks(dialog.tags, "navy, typhoon,")
    dialog.note.setPlainText("see the release")
    dialog.links.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.edit is None, "Enter in a line stores nothing"
    qtbot.keyClick(dialog.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.edit.title, dialog.edit.tags) == (INCIDENT.title, ("navy", "typhoon"))
    assert (dialog.edit.note, len(dialog.edit.links)) == ("see the release", 1)
    assert dialog.edit.about == INCIDENT.id


def test_the_detail_tells_sheet_arrangement_tags_and_note(qtbot, theme, selection):
    edit = IncidentEdit("e", INCIDENT.id, note="see the release", tags=("navy",))
    rule = ApproachRule("RU", "Senkaku", "CN")
    until = fuzzy_date("2022-06/..")
    arrangement = Arrangement("a", ("CN", "RU"), "k", "w", "p. 1", until, until, rules=(rule,))
    ledger = Ledger(arrangements=(arrangement,), edits=(edit,))
    incidents = tuple(edited(one, ledger.edits) for one in STATE.incidents)
    state = replace(STATE, ledger=ledger, incidents=incidents)
    incident = incidents[-1]
    shown = texts(pane_on(qtbot, theme, selection, state, incident.id))
    assert any(" of 9 present · " in text for text in shown)
    assert "RU to tell CN beforehand: none recorded" in shown
    first = texts(pane_on(qtbot, theme, selection, state, INCIDENT.id))
    assert "#navy · see the release" in first


def test_two_characters_find_a_record_which_can_be_struck(qtbot, theme):
    said = [
        Statement("s1", "外務省", "新聞", "尖閣諸島の接続水域に入った", "ja", "p. 1"),
        Statement("s2", "외교부", "신문", "독도는 우리 땅", "ko", "p. 2"),
        Statement("s3", "A ministry", "A paper", "grave concern", "en", "p. 3"),
    ]
    dialog = LedgerDialog(replace(STATE, ledger=Ledger(tuple(said))))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.list.count() == 3
    for words, found in (("尖閣", "尖閣"), ("독도", "독도"), ("GRAVE paper", "grave")):
        dialog.field.setText(words)
        assert dialog.list.count() == 1
        assert found in dialog.list.item(0).text()
    assert not dialog.strike.isEnabled()
    dialog.list.setCurrentRow(0)
    dialog.strike.click()
    assert dialog.struck == "s3"


def test_the_dialogs_fit_a_small_screen(qtbot, theme):
    for dialog in (sheet_on(qtbot, theme), report_on(qtbot, theme)):
        assert dialog.minimumSizeHint().height() <= 680
        assert dialog.minimumSizeHint().width() <= 1280
