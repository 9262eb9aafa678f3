"""The shared libraries that Qt takes from the system: which are missing, and how to get them.

The lists are what the libraries and plugins of the PySide6-Essentials 6.11 wheel for Linux name as
NEEDED (readelf -d), less what they bring along. Each name goes with its package on Debian and
Ubuntu; newer releases call libglib2.0-0 libglib2.0-0t64, which provides the old name.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from failure import SetupFailed

ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_BY_PLATFORM = {"xcb": X11, "wayland": WAYLAND}
# Loaded in a process of its own: a graphics driver may print, keep threads or crash.
_PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""
_DISPLAY_PROBE = """
import ctypes, sys
try:
    xcb = ctypes.CDLL("libxcb.so.1")
except OSError:
    sys.exit(0)
xcb.xcb_connect.restype = ctypes.c_void_p
xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
sys.exit(xcb.xcb_connection_has_error(xcb.xcb_connect(None, None)) != 0)
"""


def wanted_platform(environ: Mapping[str, str], window: bool) -> str | None:
    """Qt's platform for this start; None leaves the choice to Qt (macOS, Windows)."""
    if chosen := environ.get("QT_QPA_PLATFORM"):
        return chosen.partition(";")[0].partition(":")[0].removesuffix("-egl")
    if not window:
        return "offscreen"
    if sys.platform != "linux":
        return None
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environ.get("DISPLAY") else "offscreen"


def needed(platform: str | None) -> dict[str, str]:
    """Library names and their Debian packages for a Qt platform; nothing off Linux."""
    if sys.platform != "linux":
        return {}
    return ALWAYS | _BY_PLATFORM.get(platform or "", {})


def missing(libraries: Iterable[str]) -> list[str]:
    """Those that the system's loader does not find, or cannot load."""
    probe = [sys.executable, "-I", "-c", _PROBE, *libraries]
    return subprocess.run(probe, stdout=subprocess.PIPE, text=True, check=True).stdout.split()


def apt_line(packages: Iterable[str]) -> str:
    """The shell line that installs the packages on Debian or Ubuntu; root runs it as it is."""
    names = " ".join(sorted(set(packages)))
    install = f"apt-get install -y --no-install-recommends {names}"
    return f"apt-get update; {install}"


def as_administrator(line: str) -> str:
    """The same line for an ordinary user to type."""
    return f"sudo sh -c '{line}'" if shutil.which("sudo") else f"su -c '{line}'"


def ensure(platform: str | None) -> None:
    """See that every library is there; install what is missing where that is allowed.

    Raises:
        SetupFailed: something is missing; its `line` installs it.
    """
    libraries = needed(platform)
    absent = missing(libraries) if libraries else []
    if not absent:
        return
    line = apt_line(libraries[name] for name in absent)
    if not shutil.which("apt-get"):
        raise SetupFailed(f"Install the packages that hold {', '.join(absent)}, then start again.")
    if os.geteuid() != 0:
        raise SetupFailed(
            f"Qt cannot start without {', '.join(absent)}. Run this line, then start again:",
            as_administrator(line),
        )
    _install(line, libraries)


def _install(line: str, libraries: Iterable[str]) -> None:
    print(f"Installing system libraries for Qt: {line}", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    output = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(["/bin/sh", "-c", line], env=quiet, check=False, text=True, **output)
    if absent := missing(libraries):
        print(done.stdout, file=sys.stderr, flush=True)
        raise SetupFailed(
            f"Qt still lacks {', '.join(absent)} after '{line}' (exit {done.returncode}, its "
            "output is above). Install them by hand, then start again."
        )


def screen_answers(platform: str | None, environ: Mapping[str, str]) -> bool:
    """Whether the platform's screen is there; yes where the library that asks is missing."""
    if platform == "xcb":
        command = [sys.executable, "-I", "-c", _DISPLAY_PROBE]
        return subprocess.run(command, env=dict(environ), check=False, timeout=30).returncode == 0
    if platform == "wayland" and "WAYLAND_DISPLAY" in environ:
        name = Path(environ.get("XDG_RUNTIME_DIR", "/"), environ["WAYLAND_DISPLAY"])
        with socket.socket(socket.AF_UNIX) as connection:
            return connection.connect_ex(str(name)) == 0
    return True
