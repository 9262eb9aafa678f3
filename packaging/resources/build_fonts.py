"""Build resources/fonts/*.ttf: cut down, with character maps that survive a round trip through PDF.

    python packaging/resources/build_fonts.py REGULAR SEMIBOLD HAN

REGULAR and SEMIBOLD are NotoSans_400Regular.ttf and NotoSans_600SemiBold.ttf of the npm package
@expo-google-fonts/noto-sans 0.4.2 (Noto Sans 2.015, SIL Open Font Licence 1.1, no reserved name).
HAN is wqy-microhei.ttc of the Debian package fonts-wqy-microhei 0.2.0-beta-3.1 (Apache Licence 2.0,
or GPL 3 or later with the font exception; we take it under Apache 2.0). Needs fonttools.

What is changed:
  * Noto Sans keeps Latin, Greek, Cyrillic, punctuation, currency and symbols; other scripts go. The
    optional features go too (``liga`` above all: it stores "fi" in a PDF as U+FB01, which no search
    finds; ``tnum`` is not needed, the digits are all equally wide as they come).
  * Of the collection only the proportional face is kept, with CJK, kana, bopomofo, Hangul, the
    symbols around them and Latin 1; the hints for Latin letters go.
  * U+2E80-2FDF (radicals) leave the character map, and so does every compatibility ideograph that
    shares its glyph with a unified one: a PDF stores one code point a glyph, and the first sign of
    the word for "waters" would come back as the radical U+2F54.
  * The families are called "Noto Sans Offing" and "WenQuanYi Micro Hei Offing". Where a system has
    fonts of the old names Qt takes those and not ours (seen with Qt 6.11.3 and Debian's Noto Sans:
    the ligatures were back in the PDF), and pages would differ from one machine to the next.
"""

import argparse
from collections import defaultdict
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
NOTO_RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x058F), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F), (0x1D00, 0x1FFF),
    (0x2000, 0x2BFF), (0x2C60, 0x2C7F), (0x2DE0, 0x2E7F), (0xA640, 0xA69F), (0xA700, 0xA7FF),
    (0xAB30, 0xAB6F), (0xFE00, 0xFE2F), (0xFEFF, 0xFEFF), (0xFFFC, 0xFFFD),
)  # fmt: skip
HAN_RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x00FF), (0x2000, 0x27BF), (0x3000, 0x9FFF), (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
)  # fmt: skip
RADICALS = range(0x2E80, 0x2FE0)
UNIFIED = range(0x4E00, 0xA000)
NOTO_FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern"]
RENAMED = (
    ("WenQuanYi Micro Hei", "WenQuanYi Micro Hei Offing"),
    ("WenQuanYiMicroHei", "WenQuanYiMicroHeiOffing"),
    ("Noto Sans", "Noto Sans Offing"),
    ("NotoSans", "NotoSansOffing"),
)
FAMILY_NAMES = (1, 3, 4, 6, 16)
CHANGE = (
    "Changed for Offing: renamed, cut down, optional features and hints removed, and in the Han "
    "face U+2E80-2FDF and doubled compatibility ideographs taken out of the character map."
)


def main() -> None:
    """Write the three fonts and print their sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("regular", "semibold", "han"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    for path, weight in ((given.regular, "Regular"), (given.semibold, "SemiBold")):
        noto = TTFont(path, recalcTimestamp=False)
        write(cut(noto, NOTO_RANGES, NOTO_FEATURES), f"NotoSans-Offing-{weight}.ttf")
    han = TTCollection(given.han, recalcTimestamp=False).fonts[0]
    leave_one_code_point_a_glyph(han)
    write(cut(han, HAN_RANGES, []), "WenQuanYiMicroHei-Offing.ttf")


def cut(font: TTFont, ranges: tuple[tuple[int, int], ...], features: list[str]) -> TTFont:
    """The same font with these code points and features only, and without hints."""
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = [*range(15), 16, 17]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    subsetter.subset(font)
    rename(font)
    return font


def rename(font: TTFont) -> None:
    """Give the family a name of its own, and say in the font that it was changed."""
    for record in list(font["name"].names):
        if record.nameID in FAMILY_NAMES:
            text = record.toUnicode()
            for old, new in RENAMED:
                text = text.replace(old, new)
            record.string = text
    font["name"].setName(CHANGE, 10, 3, 1, 0x409)


def leave_one_code_point_a_glyph(font: TTFont) -> None:
    """Take radicals, and doubles of unified ideographs, out of the character map."""
    sharing = defaultdict(set)
    for code, glyph in font.getBestCmap().items():
        sharing[glyph].add(code)
    gone = {
        code
        for codes in sharing.values()
        if any(code in UNIFIED for code in codes)
        for code in codes
        if code not in UNIFIED
    }
    gone.update(RADICALS)
    for table in font["cmap"].tables:
        table.cmap = {code: glyph for code, glyph in table.cmap.items() if code not in gone}


def write(font: TTFont, name: str) -> None:
    """Save a font below resources/fonts."""
    font.save(FONTS / name)
    print(f"{name}: {len(font.getBestCmap())} characters, {(FONTS / name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
