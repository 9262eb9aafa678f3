"""The token file is whole, and its colours can be read and told apart."""

import itertools
import json
import math

import numpy as np
import pytest

from desktop_app.resource_files import resource

TOKENS = json.loads(resource("tokens.json").read_text(encoding="utf-8"))
PALETTES = TOKENS["palettes"]
GROUNDS = [("surface", name) for name in ("window", "panel", "panel_sunk", "bar", "hover")] + [
    ("accent", "selection_row")
]
READING = [("text", name) for name in ("primary", "secondary", "tertiary", "link")]
STATUS = ["match", "conflict", "not_testable", "same_source", "new", "attention", "error"]
TEXT_PAIRS = [
    *itertools.product(READING, GROUNDS),
    *itertools.product(
        [("status", name) for name in STATUS], [("surface", "panel"), ("accent", "selection_row")]
    ),
    (("status", "attention"), ("status", "attention_ground")),
    (("status", "error"), ("status", "error_ground")),
    (("text", "primary"), ("status", "attention_ground")),
    (("text", "primary"), ("status", "error_ground")),
    (("text", "on_accent"), ("accent", "accent")),
    (("text", "primary"), ("accent", "highlight")),
    (("map", "label"), ("map", "water")),
    (("map", "place"), ("map", "land")),
    (("map", "place"), ("map", "water")),
    (("map", "limit_label"), ("map", "water")),
    (("map", "frame"), ("map", "frame_ground")),
]
AFFILIATIONS = ["1", "2", "3", "4", "5", "unknown"]
GRAPHIC_PAIRS = [
    *itertools.product(
        [("affiliation", name) for name in AFFILIATIONS], [("map", "water"), ("surface", "panel")]
    ),
    (("map", "limit"), ("map", "water")),
    (("accent", "focus_ring"), ("surface", "panel")),
    (("accent", "focus_ring"), ("surface", "bar")),
    (("surface", "control_border"), ("surface", "panel")),
]
# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear sRGB.
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear(hex_colour):
    encoded = np.array([int(hex_colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(np.dot([0.2126, 0.7152, 0.0722], colour))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def over(ink, ground, alpha):
    """The hex colour of a thin wash of ink on a ground, mixed as a screen mixes it."""
    mixed = [
        round(alpha * int(ink[at : at + 2], 16) + (1 - alpha) * int(ground[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{value:02X}" for value in mixed)


def lab(colour):
    """CIE L*a*b* of a linear sRGB colour, D65."""
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    ratio = to_xyz @ colour / (to_xyz @ np.ones(3))
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def ciede2000(one, other):
    (l1, a1, b1), (l2, a2, b2) = one, other
    c_mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(c_mean**7 / (c_mean**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    h_mean = (h1 + turn / 2) % 360
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    t = 1 + sum(
        weight * math.cos(math.radians(times * h_mean + shift))
        for weight, times, shift in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / math.sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    twist = 60 * math.exp(-(((h_mean - 275) / 25) ** 2))
    r_t = -2 * math.sqrt(c_mean**7 / (c_mean**7 + 25**7)) * math.sin(math.radians(twist))
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / s_h
    chroma = (c2 - c1) / s_c
    return math.sqrt(((l2 - l1) / s_l) ** 2 + chroma**2 + hue**2 + r_t * chroma * hue)


def keys(branch):
    return {
        name: keys(value) if isinstance(value, dict) else None for name, value in branch.items()
    }


def test_three_palettes_with_the_same_keys():
    assert list(PALETTES) == ["day", "dusk", "night"]
    assert keys(PALETTES["day"]) == keys(PALETTES["dusk"]) == keys(PALETTES["night"])


def test_tokens_hold_values_and_no_results():
    assert "checks" not in TOKENS


@pytest.mark.parametrize("light", PALETTES)
def test_text_can_be_read_on_every_ground(light):
    palette = PALETTES[light]
    weak = {
        (ink, ground): contrast(
            linear(palette[ink[0]][ink[1]]), linear(palette[ground[0]][ground[1]])
        )
        for ink, ground in TEXT_PAIRS
    }
    assert not {pair: found for pair, found in weak.items() if found < 4.5}


@pytest.mark.parametrize("light", PALETTES)
def test_the_name_of_a_limit_can_be_read_on_its_tint(light):
    colours = PALETTES[light]["map"]
    tint = over(colours["limit_tint"], colours["water"], colours["limit_tint_alpha"])
    assert contrast(linear(colours["limit_label"]), linear(tint)) >= 4.5


@pytest.mark.parametrize("light", PALETTES)
def test_graphics_stand_out_from_their_ground(light):
    palette = PALETTES[light]
    weak = {
        (ink, ground): contrast(
            linear(palette[ink[0]][ink[1]]), linear(palette[ground[0]][ground[1]])
        )
        for ink, ground in GRAPHIC_PAIRS
    }
    assert not {pair: found for pair, found in weak.items() if found < 3.0}


def test_night_has_no_bright_area():
    night = PALETTES["night"]
    areas = {
        f"{group}.{name}": luminance(linear(night[group][name]))
        for group, names in {
            "surface": [
                name for name in night["surface"] if name not in ("edge", "control_border")
            ],
            "accent": ["selection_row", "highlight"],
            "status": ["attention_ground", "error_ground"],
            "map": ["water", "water_territorial", "land", "frame_ground"],
        }.items()
        for name in names
    }
    assert max(areas.values()) < 0.016, areas  # S-52: 1.3 of 80 cd/m2


def test_ciede2000_gives_the_published_differences():
    # Sharma, Wu and Dalal 2005, table 1, pairs 1, 7 and 17.
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert ciede2000((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("light", PALETTES)
def test_affiliations_and_limits_can_be_told_apart_by_every_eye(light, sight):
    palette = PALETTES[light]
    hues = {**palette["affiliation"], "limit": palette["map"]["limit"]}
    seen = {name: lab(np.clip(SIGHTS[sight] @ linear(hue), 0, 1)) for name, hue in hues.items()}
    least = min(
        (ciede2000(seen[one], seen[other]), one, other)
        for one, other in itertools.combinations(seen, 2)
    )
    assert least[0] >= 12.5, least


def test_every_affiliation_has_a_shape_of_its_own():
    shapes = json.loads(resource("symbols", "shapes.json").read_text(encoding="utf-8"))["shapes"]
    assert list(shapes) == list(TOKENS["affiliation_shapes"]) == AFFILIATIONS
    outlines = [np.array(shape["points"]) for shape in shapes.values()]
    for outline in outlines:
        assert np.abs(outline).max() <= 1
        assert np.allclose(np.sort(outline[:, 0]), np.sort(-outline[:, 0]), atol=2e-3)
    assert len({outline.tobytes() for outline in outlines}) == len(outlines)
