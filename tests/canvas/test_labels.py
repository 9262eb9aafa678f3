"""Names never overlap and never leave the map."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from desktop_app.canvas.labels import Occupancy, around

NAMES = st.lists(
    st.tuples(st.floats(-50, 850), st.floats(-50, 650), st.floats(5, 200), st.floats(8, 40)),
    max_size=40,
)


@given(NAMES)
def test_what_is_claimed_is_inside_and_apart(names):
    taken = Occupancy(800, 600)
    claimed = []
    for x, y, width, height in names:
        box = taken.claim(around(QPointF(x, y), width, height, 8))
        if box is not None:
            claimed.append(box)
    inside = QRectF(6, 6, 788, 588)
    for number, box in enumerate(claimed):
        assert inside.contains(box)
        assert not any(box.intersects(other) for other in claimed[:number])


def test_the_right_side_is_liked_best_and_the_next_free_one_is_taken():
    taken = Occupancy(800, 600)
    first = taken.claim(around(QPointF(400, 300), 60, 12, 8))
    assert first == QRectF(408, 294, 60, 12)
    second = taken.claim(around(QPointF(400, 300), 60, 12, 8))
    assert second == QRectF(332, 294, 60, 12)


def test_what_is_blocked_is_left_free():
    taken = Occupancy(800, 600)
    taken.block(QRectF(0, 0, 800, 600))
    assert taken.claim(around(QPointF(400, 300), 60, 12, 8)) is None
