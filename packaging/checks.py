"""Everything that is checked before a change counts: format, lint, imports, types, tests."""

import subprocess
from dataclasses import dataclass

from environment import CHECKOUT, Environment

INTERRUPTED = 130
# pytest's exit statuses for "interrupted" and "used wrongly", as this command's; others are 1.
_STATUS = {2: INTERRUPTED, 4: 2}
# What would bend the checks when it comes from the caller's surroundings.
_BENDING = (
    "MYPYPATH", "PYTEST_ADDOPTS", "PYTEST_PLUGINS", "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_ENABLE_HIGHDPI_SCALING", "QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_STYLE_OVERRIDE",
)  # fmt: skip


@dataclass(frozen=True)
class Check:
    """A heading and the command that decides."""

    name: str
    command: list[str]


def run(environment: Environment, environ: dict[str, str], arguments: list[str]) -> int:
    """Run every check, the tests last so that their closing line ends the output."""
    caches = environment.caches()
    surroundings = {key: value for key, value in environ.items() if key not in _BENDING} | {
        "HYPOTHESIS_STORAGE_DIRECTORY": str(caches / "hypothesis"),
        "MYPY_CACHE_DIR": str(caches / "mypy"),
        "RUFF_CACHE_DIR": str(caches / "ruff"),
    }
    failed = [check.name for check in _static(environment) if _status(check, surroundings) != 0]
    verdict = f"Failed: {', '.join(failed)}." if failed else "Format, lint, imports, types: passed."
    print(verdict, flush=True)
    status = _status(_tests(environment, arguments), surroundings)
    return _STATUS.get(status, 1) if status else int(bool(failed))


def _static(environment: Environment) -> list[Check]:
    python = [str(environment.python), "-P", "-m"]
    imports = str(environment.scripts / "lint-imports")
    return [
        Check("ruff format", [*python, "ruff", "format", "--check", "."]),
        Check("ruff check", [*python, "ruff", "check", "."]),
        Check("import-linter", [imports, "--cache-dir", str(environment.caches() / "imports")]),
        Check("mypy", [*python, "mypy"]),
    ]


def _tests(environment: Environment, arguments: list[str]) -> Check:
    python = [str(environment.python), "-P", "-m", "pytest"]
    cache = f"cache_dir={environment.caches() / 'pytest'}"
    return Check("pytest", [*python, "-o", cache, *arguments])


def _status(check: Check, environ: dict[str, str]) -> int:
    print(f"== {check.name}", flush=True)
    return subprocess.run(check.command, cwd=CHECKOUT, env=environ, check=False).returncode
