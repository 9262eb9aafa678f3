import gzip
import zipfile
from pathlib import Path

import pytest

from desktop_app.domain.errors import Refused, UsageError
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.progress import Quiet
from desktop_app.importers.registry import FORMATS, read_file, recognise

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    "path", sorted(DATA.glob("*/valid/*")), ids=lambda path: f"{path.parts[-3]}/{path.name}"
)
def test_a_format_is_recognised_by_content_under_any_name(path, tmp_path):
    expected = path.parts[-3]
    if expected not in {each.name for each in FORMATS}:
        pytest.skip("the data of another importer")
    disguised = tmp_path / "report.pdf"
    disguised.write_bytes(path.read_bytes())
    assert recognise(disguised) == expected


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (gzip.compress(b"just words\n"), "no format"),
        (gzip.compress(b""), "no record"),
        (b"BZh91AY", "a bzip2 archive"),
        (b"SQLite format 3\0" + bytes(100), "a database"),
        (b"%PDF-1.7, x", "a PDF document"),
        (b'<?xml version="1.0"?><kml xmlns="x"></kml>', "no record"),
        (b"<OGRVRTDataSource/>", "'OGRVRTDataSource'"),
        (bytes(range(256)), "no format"),
        (b"just words\n", "no format"),
        (b"", "no record"),
    ],
)
def test_what_is_not_read_is_refused_and_named(written, content, what):
    with pytest.raises(Refused, match=what):
        read_file(written("a.csv", content), ImportOptions(), Quiet())


def test_an_archive_of_several_files_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.csv", "w") as archive:
        archive.writestr("a.csv", "mmsi,time,lat,lon\n")
        archive.writestr("b.csv", "mmsi,time,lat,lon\n")
    with pytest.raises(Refused, match="ZIP archive"):
        recognise(tmp_path / "a.csv")


def test_the_format_may_be_said(read):
    imported = read("a.txt", "x" * 70_000 + "\n# nothing but noise\n", format="nmea")
    assert imported.format == "aivdm"
    with pytest.raises(UsageError, match="no format"):
        read("a.txt", "a,b\n", format="xlsx")
