"""How a long operation tells how far it is, and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Called by long loops; raises :class:`desktop_app.domain.errors.Cancelled` to stop them."""

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Say how much of the work is done, and in a few words what is being done."""


class Quiet:
    """Progress that nobody watches."""

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Do nothing."""
