"""A track is columns of one length, in strict time order."""

from dataclasses import replace

import numpy as np
import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.tracks import Track
from desktop_app.domain.vessels import Vessel


def track(times, **columns):
    n = len(times)
    zeros = np.zeros(n)
    return Track(
        vessel=Vessel(id="vessel-1", key="mmsi:431000001", mmsi="431000001"),
        basis=Basis.MEASURED,
        source_ids=("source-1",),
        t_s=np.array(times, dtype=np.float64),
        **{
            "lon_deg": zeros,
            "lat_deg": zeros,
            "sog_kn": np.full(n, np.nan),
            "cog_deg": np.full(n, np.nan),
            "heading_deg": np.full(n, np.nan),
            "source": np.zeros(n, np.int64),
            "line": np.arange(1, n + 1),
            **columns,
        },
    )


def test_the_length_is_the_number_of_fixes():
    assert len(track([])) == 0
    assert len(track([5.0])) == 1
    assert len(track([1.0, 2.0, 4.0])) == 3


@pytest.mark.parametrize("times", [[2.0, 1.0], [1.0, 1.0], [1.0, np.nan]])
def test_fixes_out_of_order_are_no_track(times):
    with pytest.raises(ValueError, match="strict time order"):
        track(times)


@pytest.mark.parametrize("column", ["lon_deg", "sog_kn", "line"])
def test_columns_of_different_length_are_no_track(column):
    with pytest.raises(ValueError, match="differ in length"):
        track([1.0, 2.0], **{column: np.zeros(3)})


def test_a_changed_copy_is_checked_again():
    with pytest.raises(ValueError, match="strict time order"):
        replace(track([1.0, 2.0]), t_s=np.array([2.0, 1.0]))
