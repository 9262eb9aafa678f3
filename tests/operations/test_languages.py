"""Words of other languages: complete enough, formatted alike, gone afterwards."""

import json
import re

import pytest

from desktop_app.domain.errors import UsageError
from desktop_app.domain.words import say
from desktop_app.operations.languages import languages, speaking, template_of
from desktop_app.operations.summarise import PrintOptions, summarise
from desktop_app.operations.watch_files import open_watch
from desktop_app.reports.text import summary_text
from desktop_app.resource_files import resource

FIELD = re.compile(r"\{(\w*)[^}]*\}")


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_a_translation_keeps_every_field(language):
    words = json.loads(resource("translations", f"{language}.json").read_text(encoding="utf-8"))
    for english, translated in words.items():
        assert sorted(FIELD.findall(english)) == sorted(FIELD.findall(translated)), english


def test_the_language_lasts_as_long_as_it_is_spoken():
    with speaking("ja"):
        assert say("contiguous zone") == "接続水域"
    assert say("contiguous zone") == "contiguous zone"


def test_an_unknown_language_lists_the_known():
    with pytest.raises(UsageError, match="tlh"), speaking("tlh"):
        pass
    assert set(languages()) >= {"en", "ja"}


def test_the_page_in_japanese_has_no_english_sentence_of_ours(samples):
    with speaking("ja"), open_watch(samples.senkaku, read_only=True) as watch:
        (one,) = summarise(watch, [], PrintOptions())
        text = summary_text(one.summary)
        summary = one.summary
    assert "月" in summary.when[0]
    assert summary.title.startswith("Russian frigate、Chinese frigate, Jiangwei II class")
    assert "接続水域" in summary.title
    assert "接続水域の航行それ自体は違法ではない。" in text
    for english in ("Zone visits", "not decidable", "Sources", "Not testable", "in this archive"):
        assert english not in text


def test_a_template_that_cannot_be_read_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError):
        template_of("summary.html", tmp_path / "none.html")
