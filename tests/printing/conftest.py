"""The sample, and pages drawn from it; every page needs the application."""

import shutil
import subprocess
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from desktop_app.domain.progress import Quiet
from desktop_app.operations.build_sample import build_samples
from desktop_app.operations.summarise import PrintOptions, summarise
from desktop_app.operations.watch_files import open_watch


@pytest.fixture(scope="session", autouse=True)
def application(qapp):
    return qapp


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    return build_samples(tmp_path_factory.mktemp("demo"), Quiet())


@pytest.fixture(scope="session")
def story(samples):
    """The summary of 4 July 2022."""
    with open_watch(samples.senkaku, read_only=True) as watch:
        (one,) = summarise(watch, [], PrintOptions())
    return one


@pytest.fixture(scope="session")
def short_story(story):
    """The same without what was said and done about it: an ordinary incident, on one page."""
    bare = replace(story.summary, statements=(), precedent=(), responses=(), arrangements=())
    return replace(story, summary=bare)


@pytest.fixture
def read_pdf():
    """The text of a PDF, page by page, through pdftotext."""
    if not shutil.which("pdftotext"):
        pytest.skip("poppler-utils is not installed")

    def read(path):
        done = subprocess.run(
            ["pdftotext", "-layout", path, "-"],  # noqa: S607
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().removesuffix("\f").split("\f")

    return read


@pytest.fixture
def picture():
    """A page of a PDF as a picture, through pdftoppm."""
    if not shutil.which("pdftoppm"):
        pytest.skip("poppler-utils is not installed")

    def draw(path, page=1):
        words = f"pdftoppm -r 60 -f {page} -l {page} -png -singlefile".split()
        subprocess.run([*words, path, path.with_suffix("")], check=True)
        return QImage(str(path.with_suffix(".png")))

    return draw
