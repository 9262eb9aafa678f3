"""Likelihood in the words of a scale, confidence apart from it."""

import itertools

import pytest

from desktop_app.domain.judgements import SCALES, Judgement, mixed_sentence

MADE = {
    "id": "j", "about": "incident-1", "question": "The two moved with regard to each other.",
    "scale": "ICD 203", "likelihood": "unlikely", "confidence": "low", "author": "A",
    "at": "2022-07-05T00:00:00.000Z",
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "We judge with high confidence that it is likely.",
        "It is very unlikely, and our confidence is low.",
        "Fine so far. We are confident it was probably so",
        "almost certainly; it is likely with moderate confidence",
    ],
)
def test_likelihood_and_confidence_in_one_sentence_are_refused(text):
    assert mixed_sentence(text) is not None
    with pytest.raises(ValueError, match="in one sentence"):
        Judgement(**MADE | {"reasons": text})


@pytest.mark.parametrize(
    "text",
    [
        "It is unlikely. Confidence in the basis is low.",
        "It is likely\nOur confidence is moderate",
        "The confidant spoke of an unlikely friend",
        "",
    ],
)
def test_two_sentences_are_taken(text):
    assert mixed_sentence(text) is None
    assert Judgement(**MADE | {"reasons": text}).range_percent == (20, 45)


def test_words_of_the_two_scales_do_not_mix():
    with pytest.raises(ValueError, match="no word of PHIA"):
        Judgement(**MADE | {"scale": "PHIA", "likelihood": "very likely"})
    with pytest.raises(ValueError, match="no confidence"):
        Judgement(**MADE | {"confidence": "very high"})
    assert Judgement(**MADE | {"scale": "PHIA"}).range_percent == (25, 35)


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_rises_without_overlap(scale):
    ranges = list(SCALES[scale].values())
    assert all(low < high for low, high in ranges)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(ranges))
