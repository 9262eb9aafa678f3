"""Asks for files, and for the analyst's name."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QWidget

from desktop_app.domain.words import say

_WATCH = "Watch file (*.gpkg)"


def ask_watch_file(parent: QWidget, start: Path) -> Path | None:
    """Which watch file to open."""
    name, _ = QFileDialog.getOpenFileName(parent, say("Open a watch file"), str(start), say(_WATCH))
    return Path(name) if name else None


def ask_new_watch_file(parent: QWidget, start: Path) -> Path | None:
    """Where to make a new watch file."""
    name, _ = QFileDialog.getSaveFileName(
        parent, say("New watch file"), str(start / "watch.gpkg"), say(_WATCH)
    )
    return with_suffix(Path(name), ".gpkg") if name else None


def ask_track_files(parent: QWidget, start: Path) -> list[Path]:
    """Which files to import."""
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        say("Import tracks"),
        str(start),
        say("Tracks and zones (*.csv *.gpx *.nmea *.txt *.geojson *.json);;Every file (*)"),
    )
    return [Path(name) for name in names]


def ask_pdf(parent: QWidget, suggested: Path) -> Path | None:
    """Where to write the summary."""
    name, _ = QFileDialog.getSaveFileName(
        parent, say("Print summary"), str(suggested), say("PDF (*.pdf)")
    )
    return with_suffix(Path(name), ".pdf") if name else None


def ask_directory(parent: QWidget, start: Path) -> Path | None:
    """In which folder to build the sample."""
    name = QFileDialog.getExistingDirectory(
        parent, say("Build the sample in this folder"), str(start)
    )
    return Path(name) if name else None


def ask_analyst(parent: QWidget, suggested: str) -> str | None:
    """Under which name acts are written down."""
    name, accepted = QInputDialog.getText(
        parent,
        say("Name of the analyst"),
        say("Each act is written down with a name. It stays in your files on this machine."),
        QLineEdit.EchoMode.Normal,
        suggested,
    )
    return name.strip() or None if accepted else None


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with the suffix, unless it has it already."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
