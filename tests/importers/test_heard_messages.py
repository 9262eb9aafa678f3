import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.basis import Basis
from desktop_app.importers.heard_messages import SAME_WITHIN_S, HeardMessages, short_hashes
from desktop_app.importers.ledger import About, Ledger

PAYLOADS = [b"1" * 28, b"1" * 27 + b"2", b"5" * 71, b"4" * 27]


def settled(source, messages):
    heard, ledger = HeardMessages(), Ledger()
    for order, (payload, t_s, kind) in enumerate(messages, 1):
        what = kind or (431000000 + order, (float(order), 2.0, 3.0, 4.0, 5.0))
        heard.add(payload, (order, order, 1), t_s, what)
    heard.settle(ledger)
    return ledger.close(source("a", "x"), About("aivdm", Basis.MEASURED, len(messages)))


def expected(messages):
    """The obvious way: remember when each payload counted last."""
    last, duplicates, fixes, ignored = {}, 0, [], {}
    for order, (payload, t_s, kind) in enumerate(messages, 1):
        if t_s is not None and payload in last and abs(t_s - last[payload]) <= SAME_WITHIN_S:
            duplicates += 1
            continue
        if t_s is not None:
            last[payload] = t_s
        if kind is None:
            fixes.append(order)
        else:
            ignored[kind] = ignored.get(kind, 0) + 1
    return duplicates, fixes, ignored


FIXES = st.tuples(st.sampled_from(PAYLOADS[:2]), st.integers(0, 100).map(float), st.none())
OTHERS = st.tuples(
    st.sampled_from(PAYLOADS),
    st.none() | st.integers(0, 100).map(float),
    st.sampled_from(["static", "base station"]),
)


@given(messages=st.lists(FIXES | OTHERS, max_size=30))
def test_repeats_within_half_a_minute_are_found_as_the_obvious_way_finds_them(messages):
    heard, ledger = HeardMessages(), Ledger()
    for order, (payload, t_s, kind) in enumerate(messages, 1):
        what = kind or (431000000 + order, (float(order), 2.0, 3.0, 4.0, 5.0))
        heard.add(payload, (order, order, 1), t_s, what)
    heard.settle(ledger)
    duplicates, fixes, ignored = expected(messages)
    assert (ledger._duplicate, list(ledger._line), dict(ledger._ignored)) == (
        duplicates,
        fixes,
        ignored,
    )


def test_vessels_are_met_in_the_order_of_the_file(source):
    messages = [(b"2" * 28, 1.0, None), (b"1" * 28, 2.0, None)]
    assert settled(source, messages).vessel_keys == ("mmsi:431000001", "mmsi:431000002")


def test_payloads_that_differ_in_any_character_have_other_hashes():
    rows = np.full((28 * 63 + 1, 28), 48, np.uint8)
    for n in range(28 * 63):
        rows[n, n // 63] = 49 + n % 63
    assert len(np.unique(short_hashes(rows))) == len(rows)
