"""``offing print``: the same summary as PDF, text and JSON; nothing is written to the file."""

import hashlib
import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.cli.conftest import ask

RUSSIAN = ("Russian frigate", "Japan")


@pytest.fixture(scope="module")
def summary(demo):
    answer = ask("print", demo.senkaku, "--json")
    assert answer.status == 0
    return answer.document


def test_every_figure_has_a_value_a_unit_and_where_it_comes_from(summary):
    figures = [summary["from"], summary["to"], summary["duration"]]
    for visit in summary["visits"]:
        figures += [visit["entered"], visit["left"], visit["dwell"]]
    for figure in figures:
        assert set(figure) >= {"value", "unit", "from"}
        assert figure["from"], "a figure leads back to a file and a line"
        for origin in figure["from"]:
            assert origin["source"] == "2022-07-04-frigates.csv"
            assert origin["line"] > 1


def test_the_last_incident_is_printed_and_the_times_are_the_published_ones(summary):
    assert summary["when"][0] == "Mon 2022-07-04 07:05–08:16 JST (+09:00)"
    assert summary["when"][1] == "Sun 2022-07-03 22:05–23:16Z"
    (russian,) = [v for v in summary["visits"] if (v["vessel"], v["set"]) == RUSSIAN]
    assert (russian["entered"]["text"], russian["left"]["text"]) == ("07:05", "08:16")
    assert russian["how"] == "reported"


def test_it_never_says_joint_or_chased(demo, offing):
    text = offing("print", demo.senkaku, "--format", "text").out.casefold()
    finding = " ".join(offing("print", demo.senkaku, "--json").document["finding"])
    assert "joint" not in finding
    assert "chas" not in finding
    assert "passage through a contiguous zone is not in itself unlawful" in text


def test_text_stays_within_its_columns(demo, offing):
    for line in offing("print", demo.exercise, "--format", "text").out.splitlines():
        assert len(line) <= 110


def test_nothing_is_written_to_the_watch_file(offing, senkaku, tmp_path):
    before = hashlib.sha256(senkaku.read_bytes()).hexdigest()
    for name in ("pdf", "text", "json"):
        words = ("--format", name, "--output", tmp_path / f"page.{name}")
        assert offing("print", senkaku, *words).status == 0
    assert hashlib.sha256(senkaku.read_bytes()).hexdigest() == before
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))["serial"]


def test_the_watch_file_is_not_overwritten(offing, senkaku):
    answer = offing("print", senkaku, "--output", senkaku)
    assert answer.status == 2
    assert senkaku.read_bytes().startswith(b"SQLite format 3\0")


def test_time_zones_as_asked_the_first_leads(demo, offing):
    words = ("--time-zone", "Europe/Moscow", "Asia/Shanghai", "--json")
    told = offing("print", demo.senkaku, *words).document
    assert told["when"][0].endswith("01:05–02:16 MSK (+03:00)")
    assert told["when"][1].endswith("06:05–07:16 CST (+08:00)")


def test_prepared_is_taken_from_the_last_act_or_the_arguments(demo, offing):
    last = offing("journal", demo.senkaku, "--json").document["acts"][-1]
    told = offing("print", demo.senkaku, "--json").document
    assert (told["prepared_at"], told["prepared_by"]) == (last["at"], last["by"])
    words = ("--prepared-at", "2022-07-05T09:00:00+09:00", "--prepared-by", "B. Watch", "--json")
    told = offing("print", demo.senkaku, *words).document
    assert (told["prepared_at"], told["prepared_by"]) == ("2022-07-05T09:00:00+09:00", "B. Watch")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("no-such-incident",), 1),
        (("--time-zone", "Mars/Base"), 2),
        (("--format", "docx"), 2),
    ],
)
def test_what_cannot_be_printed_is_said(demo, offing, words, status):
    assert offing("print", demo.senkaku, *words, "--json").status == status


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_the_page_says_what_the_summary_says(demo, offing, tmp_path):
    page = tmp_path / "page.pdf"
    offing("print", demo.senkaku, "--output", page)
    done = subprocess.run(["pdftotext", "-raw", page, "-"], capture_output=True, check=True)  # noqa: S607
    text = done.stdout.decode()
    for wanted in ("07:05", "08:16", "尖閣諸島", "钓鱼岛", "釣魚臺", "page 1 of 2", "reported"):
        assert wanted in text
    assert not [c for c in text if 0x2E80 <= ord(c) <= 0x2FDF or 0xFB00 <= ord(c) <= 0xFB06]


def test_two_processes_write_the_same_bytes(demo, tmp_path):
    hashes = set()
    for number, seed in enumerate(("1", "2")):
        page = tmp_path / f"{number}.pdf"
        subprocess.run(
            [sys.executable, "-P", "-m", "desktop_app", "print", demo.senkaku, "--output", page],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": ("UTC", "Asia/Tokyo")[number]},
        )
        hashes.add(hashlib.sha256(page.read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_html_is_one_file_with_its_drawings(demo, offing, tmp_path):
    page = tmp_path / "page.html"
    answer = offing("print", demo.senkaku, "--format", "html", "--output", page)
    text = page.read_text(encoding="utf-8")
    assert answer.status == 0
    assert text.count("<svg") == text.count("</svg>") == 2
    assert "<image" not in text
    assert offing("print", demo.senkaku, "--format", "html").out == text


def test_markdown_of_a_period_holds_every_incident_in_it(demo, offing):
    words = ("--format", "markdown", "--from", "2018-01-01", "--to", "2023-01-01")
    out = offing("print", demo.senkaku, *words).out
    assert [line[:2] for line in out.splitlines()].count("# ") == 2
    assert offing("print", demo.senkaku, "--from", "2030-01-01", "--json").status == 1


def test_explain_leads_to_file_and_line(demo, offing):
    told = offing("print", demo.senkaku, "--explain", "from", "--json").document
    assert told["value"] == "2022-07-03T22:05:00.000Z" or told["text"].startswith("Mon 2022-07-04")
    assert {origin["source"] for origin in told["from"]} == {"2022-07-04-frigates.csv"}
    assert offing("print", demo.senkaku, "--explain", "weather", "--json").status == 2


def test_a_broken_template_of_ones_own_says_which_line(demo, offing, tmp_path):
    own = tmp_path / "mine.html"
    own.write_text("<h1>{{ summary.title }}</h1>\n{{ summary.weather }}\n")
    words = ("--format", "html", "--template", own, "--json")
    answer = offing("print", demo.senkaku, *words)
    assert answer.status == 1
    assert answer.document["error"]["where"] == "mine.html, line 2"
    own.write_text("{{ summary.title }}")
    assert offing("print", demo.senkaku, *words[:-1]).out.startswith("Russian frigate")
    assert offing("print", demo.senkaku, "--format", "pdf", "--template", own).status == 2


def test_markings_stand_on_the_page_only_where_given(demo, offing):
    words = ("--serial", "2022-0704-01", "--edition", "2", "--handling", "Open sources only")
    told = offing("print", demo.senkaku, *words, "--json").document
    assert (told["serial"], told["edition"], told["handling"]) == words[1::2]
    plain = offing("print", demo.senkaku, "--json").document
    assert (plain["edition"], plain["handling"]) == (None, None)


def test_a_page_in_japanese_and_english_again_afterwards(demo, offing):
    words = ("--format", "text", "--language")
    assert "接続水域" in offing("print", demo.senkaku, *words, "ja").out
    assert "contiguous zone" in offing("print", demo.senkaku, *words, "en").out
    assert offing("print", demo.senkaku, *words, "tlh").status == 2
