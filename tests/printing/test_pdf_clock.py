"""The clock's dates leave the PDF, and its table of offsets is right afterwards."""

import re

import pytest
from PySide6.QtCore import QUuid
from PySide6.QtGui import QPainter, QPdfWriter

from desktop_app.printing.pdf_clock import with_times_from

IDENTITY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "x.pdf"
    writer = QPdfWriter(str(path))
    writer.setDocumentId(QUuid(IDENTITY))
    painter = QPainter(writer)
    painter.drawText(500, 500, "07:05")
    painter.end()
    return path.read_bytes()


def test_no_other_date_is_left(document):
    told = with_times_from(document, "2022-07-05T09:00:00+09:00", IDENTITY)
    assert set(re.findall(rb"D:(\d{14}[^)]*)", told)) == {b"20220705000000Z"}
    assert set(re.findall(rb'Date="([^"]*)"', told)) == {b"2022-07-05T00:00:00Z"}


@pytest.mark.parametrize("offset", [b"Z", b"+09'00'", b"-03'30'"])
def test_the_form_of_the_machines_own_date_leaves_no_trace(document, offset):
    # As Qt writes it elsewhere; the offsets behind it move by as much.
    first = re.search(rb"\(D:\d{14}([^)]*)\)", document)
    other = document[: first.start(1)] + offset + document[first.end(1) :]
    change = len(offset) - len(first.group(1))
    table = other.rindex(b"\nxref") + 1
    told = re.sub(
        rb"(?m)^(\d{10})( \d{5} n )",
        lambda f: b"%010d" % (int(f[1]) + (change if int(f[1]) > first.start() else 0)) + f[2],
        other[table:],
    )
    other = other[:table] + re.sub(rb"startxref\s*\d+", b"startxref\n%d" % table, told)
    at = "2022-07-05T00:00:00Z"
    assert with_times_from(other, at, IDENTITY) == with_times_from(document, at, IDENTITY)


def test_each_offset_leads_to_its_object(document):
    told = with_times_from(document, "2022-07-05T00:00:00Z", IDENTITY)
    start = int(re.search(rb"startxref\s*(\d+)", told).group(1))
    assert told[start:].startswith(b"xref")
    entries = re.findall(rb"(?m)^(\d{10}) \d{5} ([nf]) ", told[start:])
    assert len(entries) > 5
    for number, (offset, kind) in enumerate(entries):
        if kind == b"n":
            assert told[int(offset) :].startswith(b"%d 0 obj" % number)


def test_the_metadata_is_as_long_as_it_says(document):
    told = with_times_from(document, "2022-07-05T00:00:00Z", IDENTITY)
    length = int(re.search(rb"/Subtype /XML\s*/Length (\d+)", told).group(1))
    body = re.search(rb"/Subtype /XML.*?stream\n(.*?)\nendstream", told, re.DOTALL).group(1)
    assert abs(len(body) - length) <= 1


def test_without_a_time_it_is_a_fixed_one(document):
    assert with_times_from(document, "", IDENTITY) == with_times_from(document, "soon", IDENTITY)
