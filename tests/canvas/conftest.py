"""What the tests of the map share."""

import pytest

from desktop_app.canvas.theme import load_theme
from desktop_app.gui.application import make_application


@pytest.fixture
def theme(qapp):
    make_application()
    return load_theme("day")
