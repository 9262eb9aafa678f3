import contextlib
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers.instants import Reading, zone_named
from desktop_app.importers.nmea_lines import NoZone, checksum, read_line
from desktop_app.importers.records import BadRecord

FAR = Reading(4102444800.0)
SENTENCE = b"!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0"
GOOD = SENTENCE + b"*5F"
T = 1656885900.0


def tag(content):
    return b"\\" + content + b"*%02X" % checksum(content) + b"\\"


@pytest.mark.parametrize(
    ("line", "t_s"),
    [
        (GOOD, None),
        (tag(b"s:east,c:1656885900") + GOOD, T),
        (tag(b"c:1656885900000") + GOOD, T),
        (tag(b"g:1-2-73874,n:157036,s:r003669945,c:1656885900") + GOOD, T),
        (GOOD + b",r003669945,1656885900", T),
        (GOOD + b",s22728,d-069,T00.1,r003669945,1656885900", T),
        (b"1656885900 " + GOOD, T),
        (b"2022-07-04T07:05:00+09:00 " + GOOD, T),
        (b"[2022-07-03 22:05:00 UTC] " + GOOD, T),
        (b"2022-07-03T22:05:00.000Z;" + GOOD, T),
        (b"1656885900," + GOOD, T),
        (GOOD + b",2022-07-03T22:05:00Z", T),
        (GOOD + b",b2003669985,1656885900.000", T),
    ],
)
def test_a_time_is_found_where_logs_put_it(line, t_s):
    read = read_line(line, FAR)
    assert (read.sentence, read.t_s, read.states_next) == (SENTENCE, t_s, False)


def test_a_tag_block_alone_is_meant_for_the_next_sentence():
    read = read_line(tag(b"s:east,c:1656885900"), FAR)
    assert (read.sentence, read.station, read.t_s, read.states_next) == (b"", b"east", T, True)


def test_a_gatehouse_line_is_meant_for_the_next_sentence():
    content = b"PGHP,1,2022,7,3,22,5,0,500,338,2,,1,09"
    read = read_line(b"$" + content + b"*%02X" % checksum(content), FAR)
    assert (read.t_s, read.states_next) == (T + 0.5, True)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (SENTENCE + b"*00", "checksum is 00, computed 5F"),
        (SENTENCE, "no checksum"),
        (b"\\c:1656885900*00\\" + GOOD, "tag block checksum is 00, computed"),
        (b"\\c:1656885900\\" + GOOD, "tag block checksum is missing"),
        (tag(b"c:99999999999999999999") + GOOD, "is not a time"),
        (tag(b"c:9999999999") + GOOD, "lies in the future"),
        (b"2022-07-04T07:05:00 " + GOOD, "not a time with a zone"),
        (GOOD + b"junk", "more after the checksum"),
        (b"hello", "not an NMEA sentence"),
        (b"\\" * 500, "not an NMEA sentence"),
    ],
)
def test_what_cannot_be_trusted_is_rejected_with_the_reason(line, reason):
    with pytest.raises(BadRecord, match=reason):
        read_line(line, FAR)


def test_a_time_without_a_zone_needs_the_persons_word():
    line = b"2022-07-04T07:05:00 " + GOOD
    with pytest.raises(NoZone):
        read_line(line, FAR)
    assert read_line(line, Reading(FAR.latest_s, zone_named("Asia/Tokyo"))).t_s == T


@pytest.mark.parametrize("content", [b"g:1-2-4711,c:1656885900", b"1G2:4711,c:1656885900"])
def test_tag_blocks_name_their_group_in_two_ways(content):
    read = read_line(tag(content) + GOOD, FAR)
    assert (read.group, read.t_s) == (b"4711", T)


@given(st.binary(max_size=80))
def test_the_checksum_is_the_exclusive_or_of_all_bytes(content):
    assert checksum(content) == reduce(lambda a, b: a ^ b, content, 0)


@given(st.integers(1, len(SENTENCE) - 1), st.integers(1, 127))
def test_one_changed_byte_is_always_noticed(place, change):
    line = bytearray(GOOD)
    line[place] ^= change
    try:
        read = read_line(bytes(line), FAR)
    except BadRecord:
        return
    assert read.sentence != SENTENCE
    assert read.sentence.count(b"*") == 0
    assert line[place] in b"*!$\\ \t\r\n\x0b\x0c"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_rejected(line):
    with contextlib.suppress(BadRecord):
        read_line(line, FAR)
