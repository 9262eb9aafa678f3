"""What the window remembers between two runs."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop_app.gui.local_times import TimeZones

LAYOUT_VERSION = 1
MOST_RECENT = 8
PALETTES = ("day", "dusk", "night")


class Settings:
    """Reads and writes the window's settings; unknown or broken values give the default."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def palette(self) -> str:
        """The palette in use, one of PALETTES."""
        name = str(self._store.value("display/palette", PALETTES[0]))
        return name if name in PALETTES else PALETTES[0]

    @palette.setter
    def palette(self, name: str) -> None:
        self._store.setValue("display/palette", name)

    @property
    def time_zones(self) -> TimeZones:
        """The two time zones in use."""
        usual = TimeZones()
        return TimeZones(
            str(self._store.value("times/first", usual.first)),
            str(self._store.value("times/second", usual.second)),
        )

    @time_zones.setter
    def time_zones(self, zones: TimeZones) -> None:
        self._store.setValue("times/first", zones.first)
        self._store.setValue("times/second", zones.second)

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Watch files opened lately, the latest first."""
        stored = self._store.value("files/recent", [])
        names = [stored] if isinstance(stored, str) else stored
        return tuple(Path(str(name)) for name in names) if isinstance(names, list) else ()

    def remember_file(self, path: Path) -> None:
        """Put a watch file at the top of the recent ones."""
        others = [str(known) for known in self.recent_files if known != path]
        self._store.setValue("files/recent", [str(path), *others][:MOST_RECENT])

    def layout(self, name: str) -> QByteArray | None:
        """A part of the layout as Qt saved it; None where there is none of this version."""
        if str(self._store.value("layout/version", "")) != str(LAYOUT_VERSION):
            return None
        stored = self._store.value(f"layout/{name}")
        return stored if isinstance(stored, QByteArray) else None

    def remember_layout(self, name: str, state: QByteArray) -> None:
        """Keep a part of the layout."""
        self._store.setValue("layout/version", LAYOUT_VERSION)
        self._store.setValue(f"layout/{name}", state)

    @property
    def hidden_panes(self) -> tuple[str, ...]:
        """The names of the panes that are hidden."""
        text = str(self._store.value("layout/hidden", ""))
        return tuple(name for name in text.split(" ") if name)

    @hidden_panes.setter
    def hidden_panes(self, names: tuple[str, ...]) -> None:
        self._store.setValue("layout/hidden", " ".join(names))

    def forget_layout(self) -> None:
        """Give up the remembered layout."""
        self._store.remove("layout")


def user_settings() -> Settings:
    """The settings of the person at this machine."""
    return Settings(
        QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Offing", "offing")
    )
