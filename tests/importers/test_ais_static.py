from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers.ais_messages import decode
from desktop_app.importers.ais_static import quick_static
from desktop_app.importers.nmea_groups import Group, read_part
from desktop_app.importers.nmea_lines import checksum
from desktop_app.importers.records import BadRecord

ARMOUR = [*range(48, 88), *range(96, 120)]


def group_of(sixes, fill):
    payload = bytes(ARMOUR[six] for six in sixes)
    sentence = b"!AIVDM,1,1,,A,%s,%d" % (payload, fill)
    raw = sentence + b"*%02X" % checksum(sentence[1:])
    return Group([read_part(sentence, 1, raw, (None, None))])


def headed(number, mmsi, part, rest):
    """Sixes whose first 40 bits are a type, a repeat of 0, an MMSI and a part number."""
    head = (number << 34) | (mmsi << 4 - 2) | part
    value = head << 2 | rest[0] & 3
    return [(value >> shift) & 63 for shift in range(36, -6, -6)] + rest[1:]


SIXES = st.lists(st.integers(0, 63), min_size=71, max_size=71)
MMSI = st.integers(0, (1 << 30) - 1) | st.integers(200_000_000, 799_999_999)
FORMS = st.sampled_from([(5, 71, 2), (24, 28, 0), (24, 27, 2), (5, 70, 0), (24, 26, 0), (1, 28, 0)])


@given(form=FORMS, mmsi=MMSI, part=st.integers(0, 3), rest=SIXES, fill=st.integers(0, 5))
def test_what_is_read_is_what_pyais_reads(form, mmsi, part, rest, fill):
    number, length, plain_fill = form
    group = group_of(headed(number, mmsi, part, rest)[:length], plain_fill or fill)
    quick = quick_static(group.parts[0].payload, group.parts[0].fill_bits)
    if quick is None:
        return
    assert quick == decode(group)


@given(rest=SIXES)
def test_whole_static_messages_of_ships_are_read(rest):
    for number, length, fill in ((5, 71, 2), (24, 28, 0)):
        group = group_of(headed(number, 431000001, 1, rest)[:length], fill)
        try:
            wanted = decode(group)
        except BadRecord:
            continue
        assert quick_static(group.parts[0].payload, group.parts[0].fill_bits) == wanted
