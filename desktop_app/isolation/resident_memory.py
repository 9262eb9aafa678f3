"""How much memory another process holds."""

import os
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def resident_bytes(process: int) -> int:
    """The resident memory of a process in bytes; 0 where it cannot be told (or has ended).

    Source: proc(5), the second number of ``/proc/<pid>/statm`` in pages.
    """
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
