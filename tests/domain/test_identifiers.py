"""Identifiers depend on what they are made from, and on nothing else."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.identifiers import canonical_json, sha256_text, stable_id

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=10,
)


def test_one_value_has_one_text():
    assert canonical_json({"b": [1, 2], "a": "島"}) == '{"a":"島","b":[1,2]}'
    assert canonical_json({"a": 1, "b": 2}) == canonical_json({"b": 2, "a": 1})


@given(VALUES)
def test_the_text_holds_the_value(value):
    assert json.loads(canonical_json(value)) == value


def test_the_hash_is_that_of_the_utf8_bytes():
    # Federal Information Processing Standard 180-4, the test vector "abc".
    assert sha256_text("abc").startswith("ba7816bf8f01cfea414140de5dae2223")
    assert sha256_text("島") == hashlib.sha256("島".encode()).hexdigest()


def test_an_identifier_says_what_it_names():
    name = stable_id("visit", "vessel-1", 12.5)
    assert name.startswith("visit-")
    assert len(name) == len("visit-") + 12
    assert name == stable_id("visit", "vessel-1", 12.5)


@given(st.lists(VALUES, max_size=3), st.lists(VALUES, max_size=3))
def test_other_parts_give_another_identifier(one, other):
    same = canonical_json(one) == canonical_json(other)
    assert (stable_id("x", *one) == stable_id("x", *other)) == same


def test_parts_do_not_run_into_each_other():
    assert stable_id("x", "ab", "c") != stable_id("x", "a", "bc")
