"""``offing print --page``: handover note, watch log and statistics, in every format."""

import json

import pytest

SHEETS = ("handover", "log", "statistics")


@pytest.mark.parametrize("page", SHEETS)
def test_each_sheet_in_each_format(demo, offing, tmp_path, page):
    for form in ("pdf", "html", "markdown", "text", "json"):
        output = tmp_path / f"{page}.{form}"
        words = ("--page", page, "--format", form, "--output", output)
        assert offing("print", demo.senkaku, *words).status == 0
        assert output.stat().st_size > 300
    document = json.loads((tmp_path / f"{page}.json").read_text(encoding="utf-8"))
    assert document["sections"]
    assert document["stamp"] == "Times public, positions illustrative"
    first = (tmp_path / f"{page}.pdf").read_bytes()
    offing("print", demo.senkaku, "--page", page, "--output", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == first


def test_the_handover_says_what_changed_since_and_by_whom(offing, senkaku):
    offing("undo", senkaku, "--by", "C. Relief")
    last = offing("journal", senkaku, "--json").document["acts"][-1]
    words = ("--page", "handover", "--from", last["at"], "--json")
    told = offing("print", senkaku, *words).document
    (acts,) = [one for one in told["sections"] if one["heads"]]
    assert [row[1] for row in acts["rows"]] == ["C. Relief"]
    words = ("--page", "handover", "--from", "2100-01-01", "--format", "text")
    assert "Nothing was done in this period." in offing("print", senkaku, *words).out


def test_the_log_of_a_day_is_in_the_order_of_time(demo, offing):
    words = ("--page", "log", "--from", "2022-07-03", "--to", "2022-07-05", "--json")
    (section,) = offing("print", demo.senkaku, *words).document["sections"]
    events = [(row[0][15:20], row[1].partition(":")[0], row[2]) for row in section["rows"]]
    chinese = "Chinese frigate, Jiangwei II class"
    assert events == [
        ("07:05", "entered", "Russian frigate"),
        ("07:44", "entered", chinese),
        ("07:50", "left", chinese),
        ("08:16", "left", "Russian frigate"),
    ]


def test_statistics_agree_with_the_command(demo, offing):
    told = offing("print", demo.senkaku, "--page", "statistics", "--json").document
    rows = offing("statistics", demo.senkaku, "--json").document["rows"]
    (section,) = told["sections"]
    assert [row[3:6] for row in section["rows"]] == [
        [str(row["days"]), str(row["ship_days"]), str(row["entries"])] for row in rows
    ]
    assert {bar["party"] for bar in told["bars"]} == {"China", "Russia"}


@pytest.mark.parametrize(
    "words", [("incident-1",), ("--explain", "from"), ("--format", "imo"), ("--page", "menu")]
)
def test_what_a_sheet_cannot_be_is_a_usage_error(demo, offing, words):
    page = () if "--page" in words else ("--page", "log")
    assert offing("print", demo.senkaku, *words, *page).status == 2


def test_short_forms(demo, offing):
    out = offing("print", demo.senkaku, "--format", "sitrep").out
    assert "2. 032205ZJUL22" in out
    assert "A/" in offing("print", demo.senkaku, "--format", "imo").out
