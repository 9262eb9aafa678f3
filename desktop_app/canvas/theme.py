"""Colours, fonts and lengths from the token file: the only place where a colour is made of text."""

import json
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontDatabase

from desktop_app.resource_files import resource

PAGE = "page"
_FONT_FILES = (
    "NotoSans-Offing-Regular.ttf",
    "NotoSans-Offing-SemiBold.ttf",
    "WenQuanYiMicroHei-Offing.ttf",
)
_STRONG = 600
_PAGE_CONTRAST = 4.5
_PAGE_ROLES = {
    "map.water": "ground",
    "map.water_territorial": "ground",
    "map.land": "land",
    "map.land_edge": "land_edge",
    "map.graticule": "graticule",
    "map.frame": "ink",
    "map.frame_ground": "ground",
    "map.label": "ink",
    "map.label_halo": "ground",
    "map.place": "ink",
    "map.limit": "limit",
    "map.limit_label": "limit",
    "map.limit_tint": "limit",
    "map.disputed": "limit",
    "map.halo": "ground",
    "map.gap": "tertiary",
    "map.scale_dark": "ink",
    "map.scale_light": "ground",
    "text.primary": "ink",
    "text.secondary": "secondary",
    "text.tertiary": "tertiary",
    "surface.panel": "ground",
    "surface.hairline": "hairline",
    "surface.edge": "rule",
    "status.attention": "ink",
    "status.attention_ground": "ground",
    "accent.accent": "ink",
    "accent.cursor": "ink",
}


class Theme:
    """One palette of the token file (day, dusk, night) or the printed page."""

    def __init__(self, tokens: dict[str, Any], palette: str) -> None:
        self.palette = palette
        self.tokens = tokens
        self._colours = tokens["palettes"]["day" if palette == PAGE else palette]
        self._page = tokens["page"]

    @property
    def is_page(self) -> bool:
        """Whether this is for paper."""
        return self.palette == PAGE

    def page_colour(self, name: str) -> QColor:
        """A colour of the page's own set, such as ``box_ground``."""
        return QColor(self._page[name])

    def css(self, role: str) -> str:
        """A colour as text for a style sheet: ``css("surface.panel")``."""
        return self.color(role).name()

    def color(self, role: str) -> QColor:
        """A colour by its role, such as ``text.primary``; KeyError for an unknown one."""
        if self.is_page and role in _PAGE_ROLES:
            return QColor(self._page[_PAGE_ROLES[role]])
        group, name = role.split(".")
        return QColor(self._colours[group][name])

    def tinted(self, role: str, alpha: float) -> QColor:
        """A colour made translucent; ``alpha`` from 0 to 1."""
        colour = self.color(role)
        colour.setAlphaF(alpha)
        return colour

    def alpha(self, name: str) -> float:
        """A map alpha of the palette: limit_tint_alpha, disputed_alpha, reach_alpha."""
        if self.is_page and name in self._page:
            return float(self._page[name])
        return float(self._colours["map"][name])

    def affiliation(self, slot: int | None) -> QColor:
        """The hue of a party, 1 to 5; grey for the unknown. On paper dark enough for white."""
        colour = QColor(self._colours["affiliation"]["unknown" if slot is None else str(slot)])
        while self.is_page and _contrast_with_white(colour) < _PAGE_CONTRAST:
            colour = colour.darker(108)
        return colour

    def font(self, role: str) -> QFont:
        """A font by its role on screen: caption, body, body_strong, label, title, figure."""
        size_px, weight, _ = self.tokens["type"]["screen_px"][role]
        return self.sized(size_px, strong=weight == _STRONG)

    def sized(self, size_px: float, *, strong: bool = False, italic: bool = False) -> QFont:
        """A font of some size in pixels."""
        register_fonts()
        font = QFont()
        font.setFamilies(self.tokens["type"]["families"])
        font.setPixelSize(max(1, round(size_px)))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def line_height(self, role: str) -> int:
        """The line height of a role on screen, in pixels."""
        return int(self.tokens["type"]["screen_px"][role][2])

    def regime(self, name: str) -> dict[str, Any]:
        """Line width, dashes, band and lane height of a regime."""
        regimes = self.tokens["regimes"]
        found: dict[str, Any] = regimes.get(name.lower().replace(" ", "_"), regimes["other"])
        return found

    @property
    def space(self) -> list[int]:
        """The steps of space, in pixels."""
        return list(self.tokens["space"])


@lru_cache(maxsize=1)
def register_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once; gives the families."""
    families: list[str] = []
    for name in _FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        if number < 0:
            raise FileNotFoundError(name)
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(families)


@lru_cache(maxsize=8)
def load_theme(palette: str) -> Theme:
    """The theme of a palette: day, dusk, night or page."""
    return Theme(_tokens(), palette)


@lru_cache(maxsize=1)
def _tokens() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resource("tokens.json").read_text(encoding="utf-8"))
    return loaded


def _contrast_with_white(colour: QColor) -> float:
    """The contrast of a colour on white (WCAG 2, relative luminance)."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
