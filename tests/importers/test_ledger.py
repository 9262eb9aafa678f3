import math

import numpy as np
import pytest

from desktop_app.domain.basis import Basis
from desktop_app.importers.ledger import About, Ledger
from desktop_app.importers.records import Fix

NAN = math.nan
T = 1656885900.0


@pytest.fixture
def close(source):
    file = source("any.txt", "x\n")
    return lambda ledger, records: ledger.close(file, About("csv", Basis.MEASURED, records))


def fix(line, t_s=T, lon=123.5, key="mmsi:431000001", sog=NAN):
    return Fix(key, t_s, lon, 25.7, sog, NAN, NAN, line)


def test_each_record_ends_in_one_account(close):
    ledger = Ledger()
    ledger.ignore("header")
    ledger.accept(fix(2))
    ledger.accept(fix(3))
    ledger.accept(fix(4, lon=124.0))
    ledger.reject(5, "not a time", "raw")
    imported = close(ledger, 5)
    assert (len(imported.t_s), imported.duplicate, imported.ignored) == (1, 1, {"header": 1})
    assert [(each.line, each.reason) for each in imported.rejected] == [
        (4, "a second position for the same time (line 2 has another)"),
        (5, "not a time"),
    ]


def test_an_account_that_does_not_balance_is_a_fault(close):
    ledger = Ledger()
    ledger.accept(fix(2))
    with pytest.raises(ValueError, match="2 records, but 1 accounted for"):
        close(ledger, 2)


def test_the_lines_of_one_record_share_its_outcome(close):
    ledger = Ledger()
    ledger.accept(fix(1), more_lines=1)
    ledger.accept(fix(3), more_lines=1)
    imported = close(ledger, 4)
    assert (len(imported.t_s), imported.duplicate) == (1, 2)
    assert imported.ignored == {"continuation line": 1}


def test_a_value_is_reported_once_with_its_first_line(close):
    ledger = Ledger()
    for line, name in ((2, "A"), (3, "B"), (4, "A"), (5, "")):
        ledger.accept(fix(line, T + line))
        ledger.report("mmsi:431000001", "name", name, line)
    reports = [(r.attribute, r.value, r.line) for r in close(ledger, 4).reports]
    assert reports == [
        ("name", "A", 2),
        ("name", "B", 3),
        ("mmsi", "431000001", 2),
        ("flag", "JP", 2),
    ]


def test_a_flag_that_is_stated_stands_instead_of_the_one_from_the_mmsi(close):
    ledger = Ledger()
    ledger.accept(fix(2))
    ledger.report("mmsi:431000001", "flag", "PA", 2)
    flags = [r.value for r in close(ledger, 1).reports if r.attribute == "flag"]
    assert flags == ["PA"]


def test_a_fix_at_zero_is_kept_and_noted(close):
    ledger = Ledger()
    ledger.accept(Fix("name:A", T, 0.0, 0.0, NAN, NAN, NAN, 2))
    imported = close(ledger, 1)
    assert len(imported.t_s) == 1
    assert imported.decisions[0].how == "line 2"


def test_columns_are_in_the_order_of_the_file(close):
    ledger = Ledger()
    for line, t_s in ((2, T + 9), (3, T), (4, T + 5)):
        ledger.accept(fix(line, t_s, sog=float(line)))
    imported = close(ledger, 3)
    np.testing.assert_array_equal(imported.line, [2, 3, 4])
    np.testing.assert_array_equal(imported.t_s, [T + 9, T, T + 5])
    np.testing.assert_array_equal(imported.sog_kn, [2, 3, 4])


def test_a_long_text_is_cut_at_500_characters(close):
    ledger = Ledger()
    ledger.reject(1, "why", "x" * 1000)
    assert len(close(ledger, 1).rejected[0].raw) == 500
