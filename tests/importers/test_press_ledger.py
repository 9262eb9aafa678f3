# ruff: noqa: RUF001  the labels have full-width signs
"""The ledger of drawn shapes: our sample, and ten releases checked by hand against their text."""

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Refused
from desktop_app.domain.import_options import ImportOptions
from desktop_app.domain.moments import parse_rfc3339
from desktop_app.domain.progress import Quiet
from desktop_app.domain.sketches import Form, Precision
from desktop_app.importers.press_wording import plain, released, ships_of, when_of
from desktop_app.importers.registry import read_file

LEDGER = Path(__file__).parents[3] / "shared" / "data" / "ledger" / "pla_jp_2022-08_2022-12.csv"
real = pytest.mark.skipif(not LEDGER.is_file(), reason="the real ledger is not at hand")


def japan(text):
    return parse_rfc3339(f"{text}:00+09:00")


@pytest.fixture(scope="module")
def ledger():
    return read_file(LEDGER, ImportOptions(), Quiet())


def test_shapes_are_sketches_under_their_release_and_all_is_accounted_for(read_data):
    imported = read_data("press_ledger/valid/shapes.csv")
    assert (imported.format, imported.basis, imported.records) == (
        "press-ledger",
        Basis.SKETCHED,
        6,
    )
    first, again, flight = imported.sketches
    assert len(imported.t_s) == 0
    assert (first.earliest_s, first.latest_s) == (
        japan("2022-07-31T00:00"),
        japan("2022-08-01T00:00"),
    )
    assert (first.precision, first.release, first.observer) == (
        Precision.DAY,
        "p20220801_02.pdf",
        "やまぎり",
    )
    assert [first.new_event, again.new_event, flight.new_event] == [True, False, False]
    assert first.event == again.event == "2022-07-31/2022-07-31 hull:CN:599"
    assert (flight.form, flight.craft, flight.earliest_s) == (Form.OUTLINE, "aircraft", None)
    assert [(bad.line, bad.reason) for bad in imported.rejected] == [
        (5, "geometry type 'Point' is no line"),
        (6, "version or kind of craft is not one that the ledger has"),
    ]
    said = {(report.attribute, report.value) for report in imported.reports}
    assert said == {("hull_number", "599"), ("flag", "CN"), ("ship_class", "054A江凱II型護衛艦")}


@pytest.mark.parametrize(
    ("name", "what"), [("no_release", "lacks file_name"), ("open_quote", "cannot be read as CSV")]
)
def test_what_is_no_such_ledger_is_refused(read_data, name, what):
    with pytest.raises(Refused, match=what):
        read_data(f"press_ledger/invalid/{name}.csv", format="press-ledger")


@pytest.mark.parametrize(
    ("label", "start", "end", "precision"),
    [
        ("9/28～29_艦（1）", "2022-09-28T00:00", "2022-09-30T00:00", Precision.RANGE),
        ("10/3、4_艦（1）", "2022-10-03T00:00", "2022-10-05T00:00", Precision.RANGE),
        ("11/30-12/1_艦（1）", "2022-11-30T00:00", "2022-12-02T00:00", Precision.RANGE),
        ("7/3122時台（北上）_艦", "2022-07-31T22:00", "2022-07-31T23:00", Precision.RANGE),
        ("12/17午前11時頃_艦", "2022-12-17T10:30", "2022-12-17T11:30", Precision.ABOUT),
        ("⑪12月27日（二）晚間8時左右；東", "2022-12-27T19:30", "2022-12-27T20:30", Precision.ABOUT),
        ("12/31_艦", "2021-12-31T00:00", "2022-01-01T00:00", Precision.DAY),
        ("2/30_艦", None, None, None),
    ],
)
def test_a_label_states_its_time_as_well_as_it_knows_it(label, start, end, precision):
    release = "p20221228_01.pdf" if "12/31" not in label else "p20220104_01.pdf"
    when = when_of(plain(label), released(release))
    assert when.precision == precision
    if start:
        assert (when.earliest_s, when.latest_s) == (japan(start), japan(end))


def test_ships_of_two_navies_in_one_label():
    label = "9/3_俄國海軍艦艇：守護級護衛艦（333、335）；中國海軍艦艇：055型刃海級導彈驅逐艦（101）"
    found = [(ship.flag, ship.hull, ship.ship_class) for ship in ships_of(plain(label), "both")]
    assert found == [
        ("RU", "333", "守護級護衛艦"),
        ("RU", "335", "守護級護衛艦"),
        ("CN", "101", "055型刃海級導彈驅逐艦"),
    ]


def test_a_ship_has_its_name_where_the_class_carries_it():
    label = (
        "12/15_庫茲涅佐夫級航空母艦「遼寧」1隻（舷號「16」）、"
        "901型福玉級綜合補給艦（快速戰鬥支援艦）1隻（舷號「901」）"
    )
    ships = ships_of(plain(label), "china")
    assert [(ship.hull, ship.name) for ship in ships] == [("16", "遼寧"), ("901", None)]
    assert ships[1].ship_class == "901型福玉級綜合補給艦"


@real
def test_every_shape_of_the_real_ledger_is_stored(ledger):
    sketches = ledger.sketches
    assert (ledger.records, ledger.stored, ledger.ignored) == (119, 118, {"header": 1})
    assert len({sketch.release for sketch in sketches}) == 45
    ships = [sketch for sketch in sketches if sketch.craft == "ship"]
    assert (len(ships), len(sketches) - len(ships)) == (93, 25)
    again = [sketch for sketch in ships if not sketch.new_event]
    assert len(again) == 43
    assert sum(sketch.new_event for sketch in sketches) == 50
    assert len({sketch.event for sketch in sketches if sketch.new_event}) == 47
    assert sum(sketch.form is Form.OUTLINE for sketch in ships) == 27


CHECKED = {  # release: the ships and the days (Japan) that its text gives, read by hand
    "p20220801_02.pdf": {("599", "07-31", "08-01"), ("155", "07-30", "07-31")},
    "p20220801_03.pdf": {
        ("25", "08-01", "08-02"),
        ("23 25", "07-27", "07-28"),
        ("23 25", "07-28", "07-29"),
    },
    "p20220802_02.pdf": {
        ("22", f"{a}", f"{b}") for a, b in (("08-01", "08-02"), ("08-02", "08-03"))
    }
    | {("22", "07-29", "07-30")},
    "p20220805_05.pdf": {("131", "08-04", "08-05")},
    "p20220829_01.pdf": {("794", "08-28", "08-29")},
    "p20220904_01.pdf": {
        ("101 333 335 339 546 902", "09-03", "09-04"),
        ("101 333 335 339 546 902", "09-04", "09-05"),
    },
    "p20220914_02.pdf": {("150 151", "09-14", "09-15"), ("150 151", "09-12", "09-13")},
    "p20221003_04.pdf": {("572", "10-02", "10-03"), ("572", "10-03", "10-04")},
    "p20221114_01.pdf": {("132 533 890", "11-12", "11-13"), ("132 533 890", "05-19", "05-20")},
    "p20221216_01.pdf": {("103 104 120 16 542 901", "12-15", "12-17")},
}


@real
@pytest.mark.parametrize(("release", "expected"), CHECKED.items(), ids=list(CHECKED))
def test_ten_releases_are_as_read_by_hand(ledger, release, expected):
    found = {
        (
            " ".join(sorted(key.rsplit(":", 1)[1] for key in sketch.vessel_keys)),
            sketch.earliest_s,
            sketch.latest_s,
        )
        for sketch in ledger.sketches
        if sketch.release == release
    }
    assert found == {
        (hulls, japan(f"2022-{start}T00:00"), japan(f"2022-{end}T00:00"))
        for hulls, start, end in expected
    }


@real
def test_the_text_of_a_release_names_the_hulls_of_its_new_shapes(ledger):
    with LEDGER.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    odd = {}
    for row, sketch in zip(rows, ledger.sketches, strict=True):
        text = unicodedata.normalize("NFKC", row["first_page_content"])
        named = set(re.findall(r"「(\d+)」", text))
        hulls = {key.rsplit(":", 1)[1] for key in sketch.vessel_keys}
        if sketch.new_event and not hulls <= named:
            odd[row["order"]] = hulls - named
    assert odd == {"4": {"23"}, "5": {"23"}}  # on the map of 1 August 2022, not in its text


@real
def test_one_event_told_in_several_releases_is_one(ledger):
    releases = {}
    for sketch in ledger.sketches:
        releases.setdefault(sketch.event, []).append((sketch.release, sketch.new_event))
    together = releases[
        "2022-09-03/2022-09-03 hull:CN:101 hull:CN:546 hull:CN:902 hull:RU:333 hull:RU:335"
        " hull:RU:339"
    ]
    assert together == [
        ("p20220904_01.pdf", True),
        ("p20220904_01.pdf", True),
        ("p20220927_05.pdf", False),
        ("p20220927_05.pdf", False),
        ("p20220929_03.pdf", False),
        ("p20220929_03.pdf", False),
    ]
