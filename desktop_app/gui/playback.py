"""Playing the archive: the cursor moves by itself, at 1 to 3600 times the speed of the sea."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop_app.canvas.theme import Theme
from desktop_app.domain.words import say
from desktop_app.gui.icons import icon
from desktop_app.gui.plain_text import describe

SPEEDS = (1, 10, 60, 300, 600, 1800, 3600)
_USUAL_SPEED = 600
_TICK_MS = 40
_HIGH_PX = 20


class Playback(QWidget):
    """Buttons that play, pause and step to events; ``moved`` carries the cursor's new time.

    ``span_s`` and ``cursor_s`` are epoch seconds UTC; ``events_s`` are times in rising order.
    """

    moved = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.span_s = (0.0, 0.0)
        self.cursor_s: float | None = None
        self.events_s: Sequence[float] = ()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._play = self._button(say("Play or pause (Space)"), self.toggle)
        self._before = self._button(say("Event before (P)"), lambda: self.step(-1))
        self._next = self._button(say("Next event (N)"), lambda: self.step(1))
        self._speed = self._button(say("Speed of playing"), lambda: None)
        self._speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._speeds = QMenu(self._speed)
        for speed in SPEEDS:
            action = self._speeds.addAction(_times(speed))
            action.triggered.connect(lambda _=False, speed=speed: self.set_speed(speed))
        self._speed.setMenu(self._speeds)
        self.set_speed(_USUAL_SPEED)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self._before, self._play, self._next, self._speed):
            row.addWidget(widget)
        self._theme = theme
        self.set_theme(theme)

    @property
    def playing(self) -> bool:
        """Whether the cursor moves by itself."""
        return self._timer.isActive()

    def set_speed(self, speed: int) -> None:
        """Play so many seconds of the archive in a second; one of SPEEDS."""
        self.speed = speed
        self._speed.setText(_times(speed))

    def set_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        self._before.setIcon(icon("chevron-left", theme))
        self._next.setIcon(icon("chevron-right", theme))
        self._show_state()

    def toggle(self) -> None:
        """Play, from the start if the cursor stands at the end or nowhere; or pause."""
        if self.playing:
            self.stop()
        elif self.span_s[1] > self.span_s[0]:
            start, end = self.span_s
            if self.cursor_s is None or not start <= self.cursor_s < end:
                self.moved.emit(start)
            self._clock.start()
            self._timer.start()
            self._show_state()

    def stop(self) -> None:
        """Pause where the cursor is."""
        self._timer.stop()
        self._show_state()

    def step(self, by: int) -> None:
        """Put the cursor on the next event (1) or the one before (-1), if there is one."""
        now = self.cursor_s if self.cursor_s is not None else self.span_s[0] - 1.0
        ahead = [t_s for t_s in self.events_s if (t_s - now) * by > 1e-3]
        if ahead:
            self.stop()
            self.moved.emit(ahead[0] if by > 0 else ahead[-1])

    def advance(self, elapsed_s: float) -> None:
        """Move the cursor as far as it goes in some seconds; stop at the end of the span."""
        start, end = self.span_s
        now = start if self.cursor_s is None else self.cursor_s
        then = min(end, now + elapsed_s * self.speed)
        if then >= end:
            self.stop()
        self.moved.emit(then)

    def _tick(self) -> None:
        self.advance(self._clock.restart() / 1000.0)

    def _show_state(self) -> None:
        self._play.setIcon(icon("pause" if self.playing else "play", self._theme))

    def _button(self, words: str, call: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFixedHeight(_HIGH_PX)
        button.setProperty("role", "small")
        describe(button, words)
        button.setToolTip(words)
        button.clicked.connect(lambda _=False: call())
        return button


def _times(speed: int) -> str:
    return say("{speed} ×", speed=speed)
