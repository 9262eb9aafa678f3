import io
import pickle
import pickletools
import struct

import numpy as np
import pytest

from desktop_app.domain.basis import Basis
from desktop_app.domain.sources import Decision
from desktop_app.isolation.frames import FrameTooLong, read_frame, write_frame


def sent(value):
    pipe = io.BytesIO()
    write_frame(pipe, value)
    pipe.seek(0)
    return pipe


def test_values_arrays_and_our_own_classes_come_through():
    value = {"n": np.arange(4.0), "d": Decision("a", "b", "c"), "t": ("x", 1, None)}
    back = read_frame(sent(value), 1 << 20)
    assert back["d"] == value["d"]
    assert back["t"] == value["t"]
    np.testing.assert_array_equal(back["n"], value["n"])


def test_a_frame_that_is_too_long_is_not_read():
    with pytest.raises(FrameTooLong):
        read_frame(sent(b"x" * 1000), 100)


def test_a_frame_that_is_cut_short_is_the_end():
    whole = sent("text").getvalue()
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(whole[:-1]), 1 << 20)


class Calls:
    def __reduce__(self):
        return print, ("called",)


class CallsOurs:
    def __reduce__(self):
        return getattr, (Decision, "__init__")


@pytest.mark.parametrize("hostile", [Calls(), CallsOurs()])
def test_a_frame_cannot_make_the_parent_call_something(hostile, capsys):
    with pytest.raises(pickle.UnpicklingError):
        read_frame(sent(hostile), 1 << 20)
    assert capsys.readouterr().out == ""


def test_a_module_that_ours_imports_is_not_reached_through_ours():
    payload = (
        b"\x80\x05\x8c\x28desktop_app.isolation.limited_child\x8c\x10subprocess.Popen\x93."
    ).replace(b"\x8c\x28", b"\x8c" + bytes([len("desktop_app.isolation.limited_child")]))
    with pytest.raises(pickle.UnpicklingError):
        read_frame(io.BytesIO(struct.pack(">Q", len(payload)) + payload), 1 << 20)


def test_a_member_of_an_enumeration_is_written_as_class_and_value():
    pipe = io.BytesIO()
    write_frame(pipe, {"basis": Basis.MEASURED})
    called = [argument for _, argument, _ in pickletools.genops(pipe.getvalue()[8:])]
    assert "getattr" not in called
    pipe.seek(0)
    assert read_frame(pipe, 1000)["basis"] is Basis.MEASURED
