"""Colours and fonts come from the token file, for every palette and the page."""

import pytest
from PySide6.QtGui import QColor

from desktop_app.canvas.symbols import affiliation_shape
from desktop_app.canvas.theme import PAGE, load_theme, register_fonts
from desktop_app.gui.settings import PALETTES
from desktop_app.gui.stylesheet import stylesheet

ROLES = ("map.water", "map.land", "map.limit", "text.primary", "surface.panel", "accent.accent")


def luminance(colour):
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [*PALETTES, PAGE])
def test_every_role_has_a_colour(qapp, palette):
    theme = load_theme(palette)
    assert all(theme.color(role).isValid() for role in ROLES)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ground", ["surface.panel", "surface.window", "surface.bar", "map.water"])
def test_text_and_hues_of_the_window_can_be_read(qapp, palette, ground):
    theme = load_theme(palette)
    assert contrast(theme.color("text.primary"), theme.color(ground)) >= 4.5
    for slot in (1, 2, 3, 4, 5, None):
        assert contrast(theme.affiliation(slot), theme.color("map.water")) >= 3.0


def test_dusk_lies_between_day_and_night():
    light = [luminance(load_theme(name).color("surface.panel")) for name in PALETTES]
    assert PALETTES == ("day", "dusk", "night")
    assert light == sorted(light, reverse=True)


@pytest.mark.parametrize("palette", PALETTES)
def test_the_style_sheet_has_no_role_left_in_it(qapp, palette):
    assert "@" not in stylesheet(load_theme(palette), palette)


def test_hues_on_paper_are_dark_enough(qapp):
    page = load_theme(PAGE)
    assert all(contrast(page.affiliation(k), QColor("white")) >= 4.45 for k in range(1, 6))


def test_an_unknown_role_is_an_error():
    with pytest.raises(KeyError):
        load_theme("day").color("map.nothing")


def test_the_shipped_fonts_are_the_ones_used(theme):
    assert set(theme.tokens["type"]["families"]) <= set(register_fonts())


def test_each_party_has_a_shape_of_its_own():
    outlines = [affiliation_shape(slot) for slot in (1, 2, 3, 4, 5, None)]
    assert all(one != other for k, one in enumerate(outlines) for other in outlines[:k])
