import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.errors import Refused
from desktop_app.importers.track_comments import decide_basis, read_comments, reconstruction

MOMENT = "2022-07-04T07:05:00+09:00"
GOOD = f"# published: A | contiguous zone | entered | {MOMENT} | Ministry | page 1"


def test_a_citation_may_hold_the_separator():
    published = read_comments([(4, GOOD)]).published[0]
    assert (published.t_s, published.cited) == (1656885900.0, "Ministry | page 1")


@pytest.mark.parametrize(
    "comment",
    [
        "# basis: guessed",
        "# published: A | contiguous zone | entered | 2022-07-04T07:05:00 | naive",
        f"# published: A | the moon | entered | {MOMENT} | x",
        f"# published: A | contiguous zone | circled | {MOMENT} | x",
        "# published: A",
        "# observer: A | JP",
    ],
)
def test_a_comment_of_ours_that_cannot_be_read_refuses_the_file(comment):
    with pytest.raises(Refused, match="line 7"):
        read_comments([(7, comment)])


def test_other_comments_mean_nothing():
    stated = read_comments([(1, "# offing-track 1"), (2, "# note: x"), (3, "#")])
    assert decide_basis(stated, None) == (Basis.MEASURED, ())


def test_a_published_time_of_a_vessel_that_is_not_there_refuses_the_file():
    stated = read_comments([(1, "# zone set: Japan"), (2, GOOD)])
    with pytest.raises(Refused, match="'A'"):
        reconstruction(stated, Basis.RECONSTRUCTED, {}.get)
