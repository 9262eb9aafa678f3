"""The import window shows what was read, and nothing is stored before it is accepted."""

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QTableView

from desktop_app.canvas.theme import load_theme
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.gui.import_flow import ImportFlow
from desktop_app.gui.import_preview import ImportPreviewDialog
from desktop_app.gui.preview_map import PreviewMap
from desktop_app.operations.import_preview import preview_file
from desktop_app.operations.watch_files import create_watch

CSV = """MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName
431000001,2022-07-03T22:00:00,25.5,123.2,12.0,90.0,511,<b>ALPHA</b>
431000001,2022-07-03T22:10:00,25.6,123.4,12.0,90.0,90,<b>ALPHA</b>
431000001,2022-07-03T22:20:00,95.0,123.4,12.0,90.0,90,<b>ALPHA</b>
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "tracks.csv"
    path.write_text(CSV)
    return path


@pytest.fixture
def preview(tmp_path, file):
    with create_watch(tmp_path / "look.gpkg", "tester") as watch:
        return preview_file(watch, file, ImportOptions(), "tester", Quiet())


@pytest.mark.parametrize("palette", ["day", "night"])
def test_counts_records_decisions_and_map_are_shown(qtbot, theme, preview, palette):
    dialog = ImportPreviewDialog(preview, "watch.gpkg", load_theme(palette), None)
    qtbot.addWidget(dialog)
    dialog.show()
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Into watch.gpkg. Nothing is stored yet." in text for text in texts)
    assert "rejected, kept with line and reason" in texts
    assert any(text.startswith("profile: ") for text in texts)
    assert any("25°30.0′N 123°12.0′E to 25°36.0′N 123°24.0′E" in text for text in texts)
    model = dialog.findChild(QTableView).model()
    assert [model.index(0, column).data() for column in range(3)] == [
        "2",
        "2022-07-03 22:00:00.000",
        "<b>ALPHA</b>",
    ]
    assert dialog.go_on.text() == "Import 2 records"
    picture = dialog.findChild(PreviewMap).grab().toImage()
    colours = {picture.pixelColor(x, 40).name() for x in range(0, picture.width(), 3)}
    assert load_theme(palette).color("map.water").name() in colours


def test_the_buttons_accept_and_reject(qtbot, theme, preview):
    dialog = ImportPreviewDialog(preview, "watch.gpkg", theme, None)
    qtbot.addWidget(dialog)
    dialog.go_on.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.stop.click()
    assert dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize("accepted", [True, False])
def test_nothing_is_stored_before_the_preview_is_accepted(qtbot, window, tmp_path, file, accepted):
    session = window.session
    with qtbot.waitSignal(session.changed):
        session.create(tmp_path / "watch.gpkg")
    seen = []

    def confirm(preview):
        assert not session.snapshot.sources
        seen.append(preview.name)
        return accepted

    flow = ImportFlow(session, lambda *_: None, confirm)
    reports = []
    flow.finished.connect(reports.extend)
    flow.start([file])
    qtbot.waitUntil(lambda: bool(seen) and (bool(reports) or not accepted))
    assert seen == ["tracks.csv"]
    assert len(session.snapshot.sources) == len(reports) == int(accepted)
