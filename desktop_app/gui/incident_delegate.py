"""Paints a row of the incident list: status, time and parties, what, how long and how known."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from desktop_app.canvas.theme import Theme
from desktop_app.domain.incidents import IncidentStatus
from desktop_app.gui.incident_model import ROW_ROLE, IncidentModel
from desktop_app.gui.incident_rows import Head, Row, row_time
from desktop_app.gui.marks import paint_affiliation, paint_status
from desktop_app.gui.plain_text import one_line, tooltip

ROW_PX = 66
HEAD_PX = 32
_LEFT_PX = 32
_RIGHT_PX = 12
_MOST_PARTIES = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine

Index = QModelIndex | QPersistentModelIndex


class IncidentDelegate(QStyledItemDelegate):
    """Rows of 66 px, date heads of 32 px."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_head = isinstance(index.data(ROW_ROLE), Head)
        return QSize(100, HEAD_PX if is_head else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ROW_ROLE)
        painter.save()
        try:
            rect: QRect = option.rect
            if isinstance(entry, Head):
                self._paint_head(painter, rect, entry)
            elif isinstance(entry, Row):
                model = index.model()
                self._paint_ground(painter, option, rect)
                self._paint_row(painter, option, rect, entry, model)
        finally:
            painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row = index.data(ROW_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(row, Row):
            return False
        reason = f"\n{row.incident.reason}" if row.incident.reason else ""
        text = one_line(row.incident.title) + f"\n{row.how}" + reason
        QToolTip.showText(event.globalPos(), tooltip(text), view)
        return True

    def _paint_head(self, painter: QPainter, rect: QRect, head: Head) -> None:
        painter.setFont(self.theme.font("label"))
        painter.setPen(self.theme.color("text.secondary"))
        painter.drawText(rect.adjusted(16, 8, -8, 0), int(_LEFT), head.text)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state: QStyle.StateFlag = option.state
        theme = self.theme
        painter.setPen(QPen(theme.color("surface.hairline"), 1))
        painter.drawLine(rect.left() + _LEFT_PX, rect.bottom(), rect.right(), rect.bottom())
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent.selection_row"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()),
                theme.color("accent.selection_bar"),
            )
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme.color("accent.focus_ring"), 2))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("surface.hover"))

    def _paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        row: Row,
        model: QAbstractItemModel,
    ) -> None:
        state: QStyle.StateFlag = option.state
        theme, status = self.theme, row.incident.status
        paint_status(painter, theme, status, QPointF(rect.left() + 19, rect.top() + 17))
        first = QRect(rect.left() + _LEFT_PX, rect.top() + 8, 0, 18)
        first.setRight(self._paint_parties(painter, rect, row))
        self._paint_time(painter, first, row, model)
        open_or_chosen = status is IncidentStatus.NEW or bool(
            state & QStyle.StateFlag.State_Selected
        )
        wide = QRect(rect.left() + _LEFT_PX, 0, rect.width() - _LEFT_PX - _RIGHT_PX, 18)
        title_font = theme.font("body_strong" if open_or_chosen else "body")
        dismissed = status is IncidentStatus.DISMISSED
        painter.setPen(theme.color("text.tertiary" if dismissed else "text.primary"))
        _elided(painter, title_font, wide.translated(0, rect.top() + 25), row.incident.title)
        painter.setPen(theme.color("text.secondary"))
        _elided(painter, theme.font("caption"), wide.translated(0, rect.top() + 43), row.how)

    def _paint_time(
        self, painter: QPainter, rect: QRect, row: Row, model: QAbstractItemModel
    ) -> None:
        if not isinstance(model, IncidentModel):
            return
        words = row_time(row, model.zones, dated=not model.has_heads())
        is_new = row.incident.status is IncidentStatus.NEW
        font = QFont(self.theme.font("label" if is_new else "caption"))
        font.setItalic(words.approximate)
        painter.setPen(self.theme.color("text.primary" if is_new else "text.secondary"))
        _elided(painter, font, rect, words.text)

    def _paint_parties(self, painter: QPainter, rect: QRect, row: Row) -> int:
        """Paint shapes and letters from the right; returns where the room left of them ends."""
        font = self.theme.font("label")
        metrics = QFontMetrics(font)
        right = rect.right() - _RIGHT_PX
        shown = row.parties[:_MOST_PARTIES]
        for slot, letters in reversed(shown):
            text = one_line(letters)[:3]
            width = metrics.horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(self.theme.color("text.secondary"))
            painter.drawText(QRect(right - width, rect.top() + 8, width + 1, 18), int(_LEFT), text)
            centre = QPointF(right - width - 11, rect.top() + 17)
            paint_affiliation(painter, self.theme, slot, centre, 11)
            right -= width + 26
        return right


def _elided(painter: QPainter, font: QFont, rect: QRect, text: str) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(one_line(text), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(_LEFT), shown)
