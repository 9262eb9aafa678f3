"""The shipped fonts have every character the program prints, and pages give their text back."""

import csv
import os
import shutil
import subprocess

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPainter, QPdfWriter, QRawFont

from desktop_app.resource_files import resource

LATIN = ["NotoSans-Offing-Regular.ttf", "NotoSans-Offing-SemiBold.ttf"]
HAN = "WenQuanYiMicroHei-Offing.ttf"
FAMILIES = ["Noto Sans Offing", "WenQuanYi Micro Hei Offing"]
PLACES = "尖閣諸島 钓鱼岛 釣魚臺 水域 魚釣島 黄尾屿 北方領土 南千岛群岛"
LINES = [
    PLACES,
    "unclassified office first 07:05 25°44.5′N 123°28.0′E",
    "Южные Курилы 센카쿠 열도 ユクンクバジマ",
    "Diàoyútái Lièyǔ Senkaku-shotō × − – ≠ “around six minutes”",
]
RADICALS = range(0x2E80, 0x2FE0)
LIGATURES = range(0xFB00, 0xFB07)


def font(name):
    raw = QRawFont(str(resource("fonts", name)), 16)
    assert raw.isValid()
    return raw


def lacks(raw, text):
    """The characters of a text that the font has no glyph for; glyph 0 stands for "missing"."""
    signs = "".join(dict.fromkeys(text))
    glyphs = raw.glyphIndexesForString(signs)
    assert len(glyphs) == len(signs)
    return [sign for sign, glyph in zip(signs, glyphs, strict=True) if glyph == 0]


@pytest.fixture(scope="module")
def families(qapp):
    assert qapp is not None
    numbers = [
        QFontDatabase.addApplicationFont(str(resource("fonts", name))) for name in [*LATIN, HAN]
    ]
    assert min(numbers) >= 0
    yield FAMILIES
    for number in numbers:
        QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("name", LATIN)
def test_the_latin_faces_have_latin_greek_cyrillic_and_signs(qapp, name):
    assert qapp is not None
    letters = [chr(code) for low, high in ((0x20, 0x7F), (0xA0, 0x180), (0x391, 0x3A2)) for code in
               range(low, high)]  # fmt: skip
    letters += [chr(code) for code in range(0x400, 0x460)]
    assert not lacks(font(name), "".join(letters) + "ǔǚōāḗ°′″–−×‘’“”‹›…·\u00a0\u202f№€µσαβ")


def test_digits_are_equally_wide(qapp):
    assert qapp is not None
    for name in LATIN:
        raw = font(name)
        widths = {
            round(point.x(), 3)
            for point in raw.advancesForGlyphIndexes(raw.glyphIndexesForString("0123456789"))
        }
        assert len(widths) == 1


def test_the_han_face_has_all_unified_han_kana_and_hangul(qapp):
    assert qapp is not None
    raw = font(HAN)
    for low, high in ((0x4E00, 0x9FA6), (0xAC00, 0xD7A4), (0x3041, 0x3095), (0x30A1, 0x30F7)):
        assert not lacks(raw, "".join(map(chr, range(low, high))))
    assert not lacks(raw, "、。「」・ー々〇\u3000\uff5e")


def test_the_han_face_maps_no_radicals(qapp):
    assert qapp is not None
    raw = font(HAN)
    gone = [chr(code) for code in RADICALS] + ["\uf967"]  # the last is the double of 不
    assert lacks(raw, "".join(gone)) == gone


def test_every_name_of_every_place_can_be_written(qapp):
    assert qapp is not None
    latin, han = font(LATIN[0]), font(HAN)
    with resource("places", "names.csv").open(encoding="utf-8", newline="") as file:
        text = "".join(row["name"] + row["romanisation"] for row in csv.DictReader(file))
    assert not lacks(han, "".join(lacks(latin, text)))


@pytest.mark.parametrize("weight", [400, 600])
def test_the_program_gets_its_own_faces_and_not_the_systems(families, weight):
    wanted = QFont()
    wanted.setFamilies(families)
    wanted.setWeight(QFont.Weight(weight))
    assert QFontInfo(wanted).family() == families[0]
    assert QFontInfo(wanted).weight() == weight


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("weight", [400, 600])
def test_a_page_gives_back_the_text_that_was_written(families, tmp_path, weight):
    page = tmp_path / "page.pdf"
    writer = QPdfWriter(str(page))
    painter = QPainter(writer)
    face = QFont()
    face.setFamilies(families)
    face.setWeight(QFont.Weight(weight))
    face.setPointSizeF(9)
    painter.setFont(face)
    for number, line in enumerate(LINES):
        painter.drawText(300, 400 * (number + 1), line)
    assert painter.end()
    command = [shutil.which("pdftotext"), "-enc", "UTF-8", str(page), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    for line in LINES:
        assert line in text
    assert not [sign for sign in text if ord(sign) in RADICALS or ord(sign) in LIGATURES]


def test_licences_lie_beside_the_fonts():
    noto = resource("fonts", "NotoSans-OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in noto
    assert "The Noto Project Authors" in noto
    han = resource("fonts", "WenQuanYiMicroHei-Apache-2.0.txt").read_text(encoding="utf-8")
    assert "Apache License" in han
    assert "Qianqian Fang" in han


def test_the_fonts_stay_small():
    assert sum(path.stat().st_size for path in resource("fonts").glob("*.ttf")) < 6_000_000
