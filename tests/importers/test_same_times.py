import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers.same_times import (
    DUPLICATE,
    KEPT,
    OTHER_MOTION,
    OTHER_POSITION,
    resolve_same_times,
)

NAN = float("nan")


def resolve(*fixes):
    """Fixes are (vessel, t, lon, sog)."""
    vessel = np.array([fix[0] for fix in fixes], np.int64)
    t_s = np.array([fix[1] for fix in fixes], np.float64)
    position = np.array([(fix[2], 25.0) for fix in fixes], np.float64)
    motion = np.array([(fix[3], NAN, NAN) for fix in fixes], np.float64)
    outcome, kept = resolve_same_times(vessel, t_s, position, motion)
    return outcome.tolist(), kept.tolist()


def test_the_same_record_again_is_a_duplicate():
    assert resolve((0, 1, 5, 9), (0, 1, 5, 9))[0] == [KEPT, DUPLICATE]


def test_an_absent_speed_does_not_differ():
    assert resolve((0, 1, 5, 9), (0, 1, 5, NAN))[0] == [KEPT, DUPLICATE]


def test_another_position_at_the_same_time_contradicts_the_first():
    assert resolve((0, 1, 5, 9), (0, 1, 6, 9)) == ([KEPT, OTHER_POSITION], [0, 0])


def test_another_speed_at_the_same_time_contradicts_the_first():
    assert resolve((0, 1, 5, 9), (0, 1, 5, 8))[0] == [KEPT, OTHER_MOTION]


def test_a_contradiction_that_comes_again_is_a_duplicate_of_itself():
    assert resolve((0, 1, 5, 9), (0, 1, 6, 9), (0, 1, 6, 9))[0] == [
        KEPT,
        OTHER_POSITION,
        DUPLICATE,
    ]


def test_other_vessels_and_other_times_are_left_alone():
    assert resolve((0, 1, 5, 9), (1, 1, 6, 9), (0, 2, 6, 9))[0] == [KEPT, KEPT, KEPT]


def slow(fixes):
    outcomes, seen = [], {}
    for vessel, t, lon, sog in fixes:
        earlier = seen.setdefault((vessel, t), [])
        if not earlier:
            outcomes.append(KEPT)
            earlier.append((lon, sog))
        elif (lon, sog) in earlier:
            outcomes.append(DUPLICATE)
        else:
            outcomes.append(OTHER_POSITION if lon != earlier[0][0] else OTHER_MOTION)
            earlier.append((lon, sog))
    return outcomes


FIXES = st.tuples(*(st.integers(0, 2) for _ in range(4)))


@given(st.lists(FIXES, max_size=30))
def test_it_agrees_with_the_obvious_way(fixes):
    outcome = resolve(*fixes)[0] if fixes else []
    assert outcome == slow(fixes)
