"""Every icon is a line drawing on the 16-px grid that the program can tint."""

import xml.etree.ElementTree as ET

import pytest

from desktop_app.resource_files import resource

SVG = "{http://www.w3.org/2000/svg}"
NEEDED = """
search printer ruler rings plus minus expand layers crosshair folder-open file file-text import undo
redo play pause chevron-left chevron-right chevron-down clock eye warning sun moon panel-left
panel-bottom panel-right table check close not-equal ring-dashed turning-arrow ring-check
square-check ring-struck
"""
ICONS = sorted(resource("icons").glob("*.svg"))


def test_every_needed_icon_is_there():
    assert {path.stem for path in ICONS} >= set(NEEDED.split())


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_a_line_drawing_on_the_grid(path):
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  our own file
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 16 16"
    assert root.get("stroke-width") == "1.5"
    assert root.get("stroke-linecap") == root.get("stroke-linejoin") == "round"
    colours = {
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name in ("fill", "stroke", "color", "style", "class")
    }
    assert colours == {"none", "#000"}
    assert {element.tag for element in root} <= {f"{SVG}path", f"{SVG}circle", f"{SVG}rect"}
