"""The views that were looked at: back and forward, as in a browser."""

from dataclasses import dataclass

from desktop_app.canvas.view import MapView

_MOST = 100


@dataclass(frozen=True, slots=True)
class ViewHistory:
    """Views in the order they were looked at; ``place`` is the one shown."""

    views: tuple[MapView, ...] = ()
    place: int = -1

    def with_view(self, view: MapView) -> "ViewHistory":
        """The history with a view looked at now; what lay ahead is forgotten."""
        if self.views and self.views[self.place] == view:
            return self
        views = (*self.views[: self.place + 1], view)[-_MOST:]
        return ViewHistory(views, len(views) - 1)

    def stepped(self, by: int) -> "ViewHistory":
        """The history one view back (-1) or forward (1), as far as there are any."""
        return ViewHistory(self.views, min(max(self.place + by, 0), len(self.views) - 1))

    @property
    def shown(self) -> MapView | None:
        """The view at this place."""
        return self.views[self.place] if self.views else None
