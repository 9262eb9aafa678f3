"""Pages written without a window, and a window after them in the same process."""

import subprocess
import sys

from desktop_app.domain.progress import Quiet
from desktop_app.operations.build_sample import build_samples

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from desktop_app.operations.summarise import PrintOptions, summarise
from desktop_app.operations.watch_files import open_watch
from desktop_app.printing.command_line_pdf import write_summaries

watch, page, settings = map(Path, sys.argv[1:])
with open_watch(watch, read_only=True) as opened:
    assert write_summaries(summarise(opened, [], PrintOptions()), page, "a4") >= 1

from desktop_app.gui.application import make_application
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.settings import Settings

make_application()
window = MainWindow(Settings(QSettings(str(settings), QSettings.Format.IniFormat)))
window.show()
window.close()
"""


def test_a_window_opens_after_a_page_was_written(tmp_path):
    paths = build_samples(tmp_path, Quiet())
    page = tmp_path / "page.pdf"
    command = [sys.executable, "-P", "-c", SCRIPT, paths.senkaku, page, tmp_path / "offing.ini"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert page.read_bytes().startswith(b"%PDF-")
