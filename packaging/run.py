"""Offing from a checkout, set up by itself: python3 packaging/run.py COMMAND [ARGUMENTS].

  demo [ARGUMENTS]   build the sample, print the visits, write the PDF and the picture, open the
                     window (ARGUMENTS are those of `offing demo`: --no-window, --directory DIR)
  test [ARGUMENTS]   format, lint, imports, types and tests (ARGUMENTS go to pytest)
  bench [ARGUMENTS]  the benchmarks of tests/benchmarks
  fuzz [ARGUMENTS]   the fuzzers of tests/fuzz

Needs only Python 3.11 or newer; makes an environment of its own in .venv the first time.
Exit status: 0 done, 1 failed, 2 used wrongly, 130 interrupted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this is what tells an older Python's user
    sys.exit(f"Offing needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")

sys.path.insert(0, str(Path(__file__).resolve().parent))

import checks
import environment
import system_libraries
from failure import SetupFailed

FAILED, USAGE = 1, 2
# Variables that would make the environment's Python or Qt load something else than its own.
_FOREIGN = (
    "PYTHONHOME", "PYTHONINSPECT", "PYTHONOPTIMIZE", "PYTHONPATH", "PYTHONSTARTUP",
    "PYTHONWARNINGS", "QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "__PYVENV_LAUNCHER__",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run one command; its exit status."""
    commands = {"demo": demo, "test": test, "bench": bench, "fuzz": fuzz}
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return USAGE
    try:
        return commands[arguments[0]](arguments[1:])
    except SetupFailed as failure:
        print(failure, file=sys.stderr, flush=True)
        if failure.line:
            print(failure.line, flush=True)
        return FAILED
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return checks.INTERRUPTED


def demo(arguments: list[str]) -> int:
    """See that Qt can start, then hand over to `offing demo`."""
    environ = surroundings(window="--no-window" not in arguments)
    home = environment.prepare("product")
    return hand_over([str(home.python), "-P", "-m", "desktop_app", "demo", *arguments], environ)


def test(arguments: list[str]) -> int:
    """Run every check, without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    environ = surroundings(window=False)
    return checks.run(environment.prepare("dev"), environ, arguments)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks."""
    return suite("tests/benchmarks", arguments)


def fuzz(arguments: list[str]) -> int:
    """Run the fuzzers."""
    return suite("tests/fuzz", arguments)


def suite(folder: str, arguments: list[str]) -> int:
    """Run a folder's __main__.py, without a screen, with everything the checks have."""
    entry = environment.CHECKOUT / folder
    if not (entry / "__main__.py").exists():
        raise SetupFailed(f"This checkout has no {folder}/__main__.py: there is nothing to run.")
    environ = surroundings(window=False)
    home = environment.prepare("dev")
    return hand_over([str(home.python), "-P", str(entry), *arguments], environ)


def surroundings(*, window: bool) -> dict[str, str]:
    """The variables for the program, once Qt's libraries are there and the screen is known."""
    platform = seen(system_libraries.wanted_platform(os.environ, window))
    system_libraries.ensure(platform)
    platform = seen(platform)
    environ = {key: value for key, value in os.environ.items() if key not in _FOREIGN}
    environ["PYTHONSAFEPATH"] = "1"
    if platform == "offscreen":
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        environ.pop("QT_FONT_DPI", None)
    return environ


def seen(platform: str | None) -> str | None:
    """The platform, or offscreen where its screen is named but gone, or closed to us."""
    if "QT_QPA_PLATFORM" in os.environ or system_libraries.screen_answers(platform, os.environ):
        return platform
    print("The display does not answer: no window will open.", file=sys.stderr, flush=True)
    return "offscreen"


def hand_over(command: list[str], environ: dict[str, str]) -> int:
    """Become the command; where a process cannot, run it and wait."""
    if os.name == "posix":
        os.execve(command[0], command, environ)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
