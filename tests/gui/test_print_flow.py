"""The window prints what the command line prints, and says where it is."""

import pytest
from PySide6.QtCore import QSettings

from desktop_app.domain.progress import Quiet
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.print_flow import PrintFlow
from desktop_app.gui.settings import Settings
from desktop_app.operations.build_sample import build_samples
from desktop_app.operations.summarise import PrintOptions, summarise
from desktop_app.operations.watch_files import open_watch
from desktop_app.printing.command_line_pdf import write_summaries


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return build_samples(tmp_path_factory.mktemp("sample"), Quiet()).senkaku


@pytest.fixture
def on_sample(qtbot, theme, tmp_path, sample):
    settings = Settings(QSettings(str(tmp_path / "offing.ini"), QSettings.Format.IniFormat))
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    with qtbot.waitSignal(window.session.changed):
        window.session.open(sample)
    yield window
    window.close()


def flow(window, notes):
    parts = window.parts
    return PrintFlow(window, parts.session, parts.selection, parts.settings, notes.append)


def test_the_saved_page_is_the_command_lines(qtbot, on_sample, sample, tmp_path):
    notes = []
    incident_id = on_sample.parts.selection.chosen.incident_id
    flow(on_sample, notes).write(incident_id, tmp_path / "window.pdf")
    qtbot.waitUntil(lambda: bool(notes))
    assert notes == [f"Saved as {tmp_path / 'window.pdf'}"]
    with open_watch(sample, read_only=True) as watch:
        write_summaries(
            summarise(watch, [incident_id], PrintOptions()), tmp_path / "line.pdf", "a4"
        )
    assert (tmp_path / "window.pdf").read_bytes() == (tmp_path / "line.pdf").read_bytes()


def test_a_page_that_cannot_be_written_is_told_in_words(qtbot, on_sample, tmp_path):
    notes = []
    on_sample.session.worker.failed.disconnect()
    with qtbot.waitSignal(on_sample.session.worker.failed) as failed:
        flow(on_sample, notes).write(
            on_sample.parts.selection.chosen.incident_id, tmp_path / "no folder" / "page.pdf"
        )
    assert "cannot be written" in str(failed.args[0].error)
    assert not notes


def test_the_preview_shows_every_page_and_offers_to_save_it(qtbot, on_sample):
    printing = flow(on_sample, [])
    printing.preview()
    qtbot.waitUntil(lambda: printing.shown is not None)
    assert len(printing.shown.pages) == 2, "the page and its annex"
    picture = printing.shown.pages[0].pixmap().toImage()
    corner = picture.pixelColor(2, 2)
    assert (corner.red(), corner.green(), corner.blue()) == (255, 255, 255)
    ink = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    )
    assert ink > 500  # text and map are drawn
    printing.shown.reject()
