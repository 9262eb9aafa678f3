"""How much memory and time one limited child process may use."""

from dataclasses import dataclass

MIB = 1024 * 1024
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one child process, in bytes and seconds.

    ``resident_bytes`` and ``wall_s`` are watched by the parent, ten times a second;
    ``address_space_bytes`` and ``cpu_s`` are set in the child (RLIMIT_AS, RLIMIT_CPU) and stand
    behind them. ``result_bytes`` is the largest answer that is taken back.
    """

    resident_bytes: int = GIB
    address_space_bytes: int = 3 * GIB
    wall_s: float = 600.0
    cpu_s: int = 600
    result_bytes: int = GIB
