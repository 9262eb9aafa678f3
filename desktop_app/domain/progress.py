"""How a long operation tells how far it is, and learns that it should stop."""

from typing import Protocol, runtime_checkable


class Progress(Protocol):
    """Called by long loops; raises :class:`desktop_app.domain.errors.Cancelled` to stop them."""

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Say how much of the work is done, and in a few words what is being done."""


@runtime_checkable
class HandsOver(Progress, Protocol):
    """Progress that also takes parts of a result while the rest is still being made."""

    def hand_over(self, part: object) -> None:
        """Pass a part on; returns when it was taken."""


class Quiet:
    """Progress that nobody watches."""

    def step(self, done: float, of: float, doing: str = "") -> None:
        """Do nothing."""
