"""Where names go: no two overlap, none leaves the map."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF

_EDGE_PX = 6.0


class Occupancy:
    """The rectangles that are taken; names claim theirs in the order of their weight."""

    def __init__(self, width_px: float, height_px: float) -> None:
        self._inside = QRectF(_EDGE_PX, _EDGE_PX, width_px - 2 * _EDGE_PX, height_px - 2 * _EDGE_PX)
        self._taken: list[QRectF] = []

    def block(self, box: QRectF) -> None:
        """Take a rectangle without asking: furniture, symbols."""
        self._taken.append(box)

    def free(self, box: QRectF) -> bool:
        """Whether a rectangle lies on the map and touches nothing taken."""
        return self._inside.contains(box) and not any(box.intersects(one) for one in self._taken)

    def claim(self, boxes: Iterable[QRectF]) -> QRectF | None:
        """Take the first free one of some rectangles; None when there is none."""
        for box in boxes:
            if self.free(box):
                self._taken.append(box)
                return box
        return None


def around(point: QPointF, width: float, height: float, gap: float) -> list[QRectF]:
    """Rectangles beside a point in order of liking: right, left, above, below, then corners."""
    x, y = point.x(), point.y()
    return [
        QRectF(x + gap, y - height / 2, width, height),
        QRectF(x - gap - width, y - height / 2, width, height),
        QRectF(x - width / 2, y - gap - height, width, height),
        QRectF(x - width / 2, y + gap, width, height),
        QRectF(x + gap * 0.7, y - gap * 0.7 - height, width, height),
        QRectF(x + gap * 0.7, y + gap * 0.7, width, height),
        QRectF(x - gap * 0.7 - width, y - gap * 0.7 - height, width, height),
        QRectF(x - gap * 0.7 - width, y + gap * 0.7, width, height),
    ]
