"""A zone says who administers and who claims, never whose it is."""

import pytest
import shapely

from desktop_app.domain.regimes import Regime
from desktop_app.domain.zones import Zone


def zone(**more):
    return Zone(
        id="zone-1",
        name="Elm bank, territorial sea",
        regime=Regime.TERRITORIAL_SEA,
        zone_set="Arland",
        area=shapely.box(0, 0, 1, 1),
        accuracy_m=50.0,
        source="made for the test",
        **more,
    )


@pytest.mark.parametrize(
    ("administered_by", "claimed_by", "disputed"),
    [
        (None, (), False),
        ("XA", (), False),
        ("XA", ("XA",), False),
        (None, ("XA",), False),
        ("XA", ("XB",), True),
        (None, ("XA", "XB"), True),
        ("XA", ("XA", "XB"), True),
    ],
)
def test_a_zone_is_disputed_when_more_than_one_party_is_named(
    administered_by, claimed_by, disputed
):
    assert zone(administered_by=administered_by, claimed_by=claimed_by).disputed is disputed


def test_the_regimes_are_the_fields_words():
    assert str(Regime.CONTIGUOUS_ZONE) == "contiguous zone"
    assert Regime("exclusive economic zone") is Regime.EXCLUSIVE_ECONOMIC_ZONE
