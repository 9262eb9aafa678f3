import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.importers.geojson_features import read_features

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=4), st.sampled_from([None, 1]))
def test_it_reads_what_the_json_module_reads(elements, indent):
    document = {"a": 1, "type": "FeatureCollection", "features": elements, "b": [2]}
    found = read_features(json.dumps(document, indent=indent))
    assert [feature.content for feature in found.features] == elements
    assert found.members == {"a": 1, "type": "FeatureCollection", "b": [2]}


def test_each_feature_knows_its_line():
    text = '{"type": "FeatureCollection",\n"features": [\n{"a": 1},\n\n{"a":\n2}, 7]}'
    assert [feature.line for feature in read_features(text).features] == [3, 5, 6]


def test_a_lone_feature_or_geometry_is_one_record():
    assert len(read_features('{"type": "Feature", "geometry": null}').features) == 1
    assert len(read_features('{"type": "Point", "coordinates": [1, 2]}').features) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": {}}',
        '{"type": "FeatureCollection", "features": [1,]}',
        '{"type": "FeatureCollection", "features": [1 2]}',
        '{"type": "FeatureCollection", "features": []} x',
        '{"type": "FeatureCollection", "features": [], "features": []}',
        '{"type": "FeatureCollection", "features": [{"a": 1, "a": 2}]}',
        '{"type": "FeatureCollection", "features": [NaN]}',
        '{"type": "FeatureCollection", "features": [-Infinity]}',
        '{"features": [], "type"',
        "{}",
        "{",
        '{"type": "FeatureCollection", "features": ' + "[" * 100_000,
    ],
)
def test_what_is_no_strict_geojson_is_refused(text):
    with pytest.raises(Refused):
        read_features(text)
