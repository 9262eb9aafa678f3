"""Offing's own Python environment: where it lies, making it, and knowing that it is whole.

It lies in `.venv` of the checkout, or in the user's cache folder where the checkout cannot be
written or its `.venv` belongs to something else. A stamp, written last, says which locks it holds;
an environment without one is made anew. A lock file keeps two starts from making it at once.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: two first starts at once are not guarded there
    fcntl = None  # type: ignore[assignment]

from failure import SetupFailed
from pip_index import PipIndex, configuration_files, pinned_pip, pip_settings

CHECKOUT = Path(__file__).resolve().parent.parent
LOCKS = {
    "product": CHECKOUT / "packaging/lock-product.txt",
    "dev": CHECKOUT / "packaging/lock-dev.txt",  # the product's and the checks' packages
}
KIND = f"{sys.implementation.cache_tag}-{sysconfig.get_platform()}"
# pip's settings from outside are kept, but for those that would install something else elsewhere.
_NOT_FOR_PIP = {
    f"PIP_{name}"
    for name in (
        "TARGET", "PREFIX", "ROOT", "PYTHON", "REQUIREMENT", "EDITABLE", "CONSTRAINT", "DRY_RUN",
        "NO_BINARY", "REPORT",
    )
}  # fmt: skip


@dataclass(frozen=True)
class Environment:
    """A virtual environment in a folder that is ours, and the files that say how far it is."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def scripts(self) -> Path:
        """The folder of its commands."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def stamp(self) -> Path:
        """Which locks it holds, a line each."""
        return self.folder / "offing-stamp"

    @property
    def mark(self) -> Path:
        """Says that the folder is ours, for this kind of Python; it is the lock file too."""
        return self.folder / f"offing-{KIND}.lock"

    def holds(self, level: str) -> bool:
        """Whether everything of that lock is installed."""
        try:
            lines = self.stamp.read_text(encoding="ascii").splitlines()
        except OSError:
            return False
        return _fingerprint(level) in lines and self.python.exists()

    def can_be_made(self) -> bool:
        """Whether the folder is ours, or free, and can be written."""
        if not self.folder.exists():
            parent = next(each for each in self.folder.parents if each.exists())
            return os.access(parent, os.W_OK)
        ours = self.mark.exists() or not any(self.folder.iterdir())
        return ours and os.access(self.folder, os.W_OK)

    def caches(self) -> Path:
        """A folder for the checks' caches that this user can write."""
        usable = os.access(self.folder, os.W_OK)
        folder = self.folder / "caches" if usable else _user_cache() / "caches"
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def prepare(level: str) -> Environment:
    """An environment that holds the lock, made or completed if need be."""
    environment = _choose(level)
    if not environment.holds(level):
        with _alone(environment):
            if not environment.holds(level):
                _make(environment, level)
    return environment


def _choose(level: str) -> Environment:
    places = [Environment(CHECKOUT / ".venv"), Environment(_user_cache() / KIND)]
    for place in places:
        if place.mark.exists() and place.holds(level):
            return place
    for place in places:
        if place.can_be_made():
            return place
    raise SetupFailed(
        f"There is no room for Offing's Python environment: neither {places[0].folder} nor "
        f"{places[1].folder} can be written. Set XDG_CACHE_HOME to a folder that can."
    )


def _user_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    key = hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:12]
    return Path(base, "offing", f"checkout-{key}")


def _fingerprint(level: str) -> str:
    """Changes with the lock, and with the checkout's place, which the environment points to."""
    text = LOCKS[level].read_bytes() + os.fsencode(CHECKOUT) + KIND.encode()
    return f"{level} {hashlib.sha256(text).hexdigest()}"


@contextlib.contextmanager
def _alone(environment: Environment) -> Iterator[None]:
    """No other start makes this environment meanwhile.

    The lock passes to child processes, so that a pip that outlives us still holds it.
    """
    environment.folder.mkdir(parents=True, exist_ok=True)
    with environment.mark.open("a+b") as mark:
        os.set_inheritable(mark.fileno(), True)
        _wait_for(mark)
        yield


def _wait_for(mark: IO[bytes]) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _say("Another start is setting up the environment; waiting for it.")
        fcntl.flock(mark, fcntl.LOCK_EX)


def _make(environment: Environment, level: str) -> None:
    """From nothing, unless all that lacks is what the checks need."""
    whole = environment.holds("product")
    environment.stamp.unlink(missing_ok=True)
    if not whole:
        _say(f"Making a Python environment in {environment.folder}")
        _clear(environment)
        _run([sys.executable, "-I", "-m", "venv", "--without-pip", str(environment.folder)])
        _install_pip(environment)
    _say(f"Installing packages from {LOCKS[level].name} (about 170 MB, a minute or two)")
    _install(environment, level)
    _point_to_checkout(environment)
    levels = ["product"] if level == "product" else ["product", "dev"]
    _write_whole(environment.stamp, "\n".join(map(_fingerprint, levels)))


def _clear(environment: Environment) -> None:
    for entry in environment.folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry != environment.mark:
            entry.unlink()


def _install_pip(environment: Environment) -> None:
    """From Python's own copy, else the wheel that the lock names."""
    bundled = [str(environment.python), "-I", "-m", "ensurepip", "--default-pip"]
    if subprocess.run(bundled, capture_output=True, close_fds=False, check=False).returncode == 0:
        return
    pin = pinned_pip(LOCKS["product"].read_text(encoding="utf-8"))
    _say(f"This Python has no ensurepip: fetching {pin.filename}")
    settings = pip_settings(os.environ, configuration_files(os.environ))
    wheel = environment.folder / pin.filename
    wheel.write_bytes(PipIndex(settings).fetch(pin))
    from_wheel = [str(environment.python), "-I", str(wheel / "pip"), "install", "--quiet"]
    _run([*from_wheel, "--no-index", "--no-deps", str(wheel)])
    wheel.unlink()


def _install(environment: Environment, level: str) -> None:
    """Everything is in the lock, so nothing is resolved and nothing is built."""
    pip = [str(environment.python), "-I", "-m", "pip", "install", "--quiet", "--no-input"]
    strict = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    _run([*pip, "--disable-pip-version-check", *strict, "--requirement", str(LOCKS[level])])


def _run(command: list[str]) -> None:
    """Run one step of the set-up; what it said is shown only if it fails."""
    environ = {key: value for key, value in os.environ.items() if key not in _NOT_FOR_PIP}
    environ["PIP_USER"] = "0"
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = subprocess.run(command, env=environ, close_fds=False, check=False, **output)
    if done.returncode != 0:
        _say(done.stdout.rstrip())
        raise SetupFailed(
            f"Setting up stopped: '{' '.join(command)}' failed (exit {done.returncode}); its "
            "message is above. Check the network and pip's settings, then start again: what was "
            "begun is made anew."
        )


def _point_to_checkout(environment: Environment) -> None:
    """Let the environment import this checkout's package, wherever it is started."""
    packages = sysconfig.get_path("purelib", "venv", vars={"base": str(environment.folder)})
    _write_whole(Path(packages, "offing-checkout.pth"), str(CHECKOUT))


def _write_whole(path: Path, text: str) -> None:
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(text + "\n", encoding=sys.getfilesystemencoding())
    unfinished.replace(path)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
