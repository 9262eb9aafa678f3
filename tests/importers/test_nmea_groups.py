import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers.nmea_groups import Groups, read_part
from desktop_app.importers.records import BadRecord


def part(line, number, total=2, sequence=b"1", station=None, t_s=None):
    sentence = b"!AIVDM,%d,%d,%s,A,5555,0" % (total, number, sequence)
    return read_part(sentence, line, sentence, (station, t_s))


def lines(group):
    return [each.line for each in group.parts]


def test_a_sentence_of_one_part_is_finished_at_once():
    finished, given_up = Groups().add(part(1, 1, total=1))
    assert (lines(finished), given_up) == ([1], [])


def test_two_parts_belong_together_over_any_distance():
    groups = Groups()
    assert groups.add(part(1, 1)) == (None, [])
    for n in range(2, 300):
        groups.add(part(n, 1, total=1))
    finished, _ = groups.add(part(300, 2))
    assert lines(finished) == [1, 300]


def test_stations_are_kept_apart_and_a_part_without_one_joins():
    groups = Groups()
    groups.add(part(1, 1, station=b"east"))
    groups.add(part(2, 1, station=b"west"))
    assert lines(groups.add(part(3, 2, station=b"west"))[0]) == [2, 3]
    assert lines(groups.add(part(4, 2))[0]) == [1, 4]


def test_the_time_is_that_of_the_first_part_that_has_one():
    groups = Groups()
    groups.add(part(1, 1, t_s=None))
    assert groups.add(part(2, 2, t_s=7.0))[0].t_s == 7.0


def test_a_second_part_without_the_first_is_given_up_at_once():
    finished, given_up = Groups().add(part(1, 2))
    assert finished is None
    assert [lines(group) for group in given_up] == [[1]]


def test_a_first_part_pushes_out_the_one_before_it():
    groups = Groups()
    groups.add(part(1, 1))
    assert [lines(group) for group in groups.add(part(2, 1))[1]] == [[1]]
    assert lines(groups.add(part(3, 2))[0]) == [2, 3]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (b"!AIVDM,2,3,1,A,888,0", "part 3 of 2"),
        (b"!AIVDM,0,1,1,A,888,0", "part 1 of 0"),
        (b"!AIVDM,2,-1,1,A,888,0", "part -1 of 2"),
        (b"!AIVDM,1,1,,A,,0", "no message"),
        (b"!AIVDM,1,1,,A,1,9", "9 fill bits"),
        (b"!AIVDM,1,1,,A", "5 fields"),
    ],
)
def test_fields_that_are_not_possible_are_rejected(sentence, reason):
    with pytest.raises(BadRecord, match=reason):
        read_part(sentence, 1, sentence, (None, None))


PARTS = st.tuples(st.integers(1, 4), st.integers(1, 4), st.sampled_from([b"1", b"2"]))


@given(st.lists(PARTS.filter(lambda p: p[0] <= p[1]), max_size=200))
def test_every_part_is_given_back_exactly_once(parts):
    groups, back = Groups(), []
    for line, (number, total, sequence) in enumerate(parts):
        finished, given_up = groups.add(part(line, number, total, sequence))
        back += [n for group in given_up for n in lines(group)]
        back += lines(finished) if finished else []
    back += [n for group in groups.give_up() for n in lines(group)]
    assert sorted(back) == list(range(len(parts)))


def test_a_flood_of_open_groups_stays_bounded_and_loses_none():
    groups, back = Groups(), 0
    for line in range(5000):
        talker = b"%c%c" % (65 + line % 26, 65 + line // 26 % 26)
        sentence = b"!%sVDM,9,1,%d,A,5555,0" % (talker, line % 10)
        _, given_up = groups.add(read_part(sentence, line, sentence, (None, None)))
        back += sum(len(group.parts) for group in given_up)
    still_open = groups.give_up()
    assert len(still_open) <= 64
    assert back + len(still_open) == 5000
