"""The arrangement of the panes: list, map over timeline, detail; sizes remembered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.gui.settings import Settings

NARROW_BELOW_PX = 1440
LIST_PX = (264, 320)
DETAIL_PX = (360, 424)
TIMELINE_PX = (168, 208)


class Panes(QWidget):
    """Splits the window at hairlines; ``names`` are list, map, timeline, detail."""

    def __init__(self, list_: QWidget, map_: QWidget, timeline: QWidget, detail: QWidget) -> None:
        super().__init__()
        self._parts = {"list": list_, "map": map_, "timeline": timeline, "detail": detail}
        self._middle = _splitter(Qt.Orientation.Vertical, map_, timeline)
        self._across = _splitter(Qt.Orientation.Horizontal, list_, self._middle, detail)
        self._across.setStretchFactor(1, 1)
        self._middle.setStretchFactor(0, 1)
        list_.setMinimumWidth(220)
        map_.setMinimumSize(260, 160)
        timeline.setMinimumHeight(120)
        detail.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._across)

    def usual(self, width_px: int, height_px: int) -> None:
        """Give every pane its usual size in a window of this size, and show it."""
        wide = int(width_px >= NARROW_BELOW_PX)
        for part in self._parts.values():
            part.show()
        self._middle.show()
        side = LIST_PX[wide] + DETAIL_PX[wide]
        self._across.setSizes([LIST_PX[wide], max(width_px - side, 260), DETAIL_PX[wide]])
        self._middle.setSizes([max(height_px - TIMELINE_PX[wide], 160), TIMELINE_PX[wide]])

    def restore(self, settings: Settings) -> bool:
        """Take over the remembered sizes; False where there are none."""
        across, middle = settings.layout("across"), settings.layout("middle")
        if across is None or middle is None:
            return False
        hidden = settings.hidden_panes
        restored = self._across.restoreState(across) and self._middle.restoreState(middle)
        for name, part in self._parts.items():
            part.setVisible(name not in hidden)
        self._look_at_middle()
        return restored

    def remember(self, settings: Settings) -> None:
        """Keep the sizes, and which panes are hidden."""
        settings.remember_layout("across", self._across.saveState())
        settings.remember_layout("middle", self._middle.saveState())
        settings.hidden_panes = tuple(name for name, part in self._parts.items() if part.isHidden())

    def toggle(self, name: str) -> None:
        """Hide a pane, or show it; one pane always stays."""
        part = self._parts[name]
        others = [other for other in self._parts.values() if other is not part]
        if part.isHidden() or any(not other.isHidden() for other in others):
            part.setVisible(part.isHidden())
        self._look_at_middle()

    def show_pane(self, name: str) -> QWidget:
        """Show a pane and return it."""
        part = self._parts[name]
        part.show()
        self._look_at_middle()
        return part

    def _look_at_middle(self) -> None:
        both = (self._parts["map"], self._parts["timeline"])
        self._middle.setVisible(any(not part.isHidden() for part in both))


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    return splitter
