import io

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.importers.csv_rows import LONGEST_LINE, CsvRows


def rows(text, **options):
    return CsvRows(io.StringIO(text, newline=None), ",", **options)


def test_each_row_knows_its_lines():
    found = [(row.line, row.lines, row.fields) for row in rows('a,b\n1,"x\ny"\n\n# c\n3,4\n')]
    assert found == [(1, 1, ["a", "b"]), (2, 2, ["1", "x\ny"]), (6, 1, ["3", "4"])]


def test_comments_and_blank_lines_are_counted_beside_the_rows():
    these = rows("a,b\n\n  \n# one\n1,2\n#two\n")
    assert len(list(these)) == 2
    assert (these.blank, these.comment_lines, these.lines) == (2, 2, 6)
    assert these.comments == [(4, "# one"), (6, "#two")]


def test_a_header_may_begin_like_a_comment():
    assert next(iter(rows("# a,b\n1,2\n"))).fields == ["# a", "b"]


def test_a_quote_that_does_not_pair_on_its_line_is_one_unreadable_row():
    found = list(rows('a,b\n1,"x"y\n3,4\n'))
    assert [row.fields for row in found] == [["a", "b"], None, ["3", "4"]]


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n1,"x\n2,y\n3,z\n',
        'a,b\n1,"x\n2,y\n3,"\n',
        'a,b\n1,"x\n2,y"z\n3,4\n',
        'a,b\n1,"x',
    ],
)
def test_a_quote_that_takes_in_other_rows_is_refused_by_its_line(text):
    with pytest.raises(Refused, match=r"line 2"):
        list(rows(text))


def test_a_line_without_end_is_refused_by_its_number():
    with pytest.raises(Refused, match="line 2"):
        list(rows("a,b\n" + "x" * (LONGEST_LINE + 1)))


def test_too_many_columns_are_refused():
    with pytest.raises(Refused, match="more than 1000 columns"):
        list(rows("," * 1000 + "\n"))
