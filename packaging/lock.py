"""Make the two lock files anew: python3 packaging/lock.py [--upgrade]. Needs `uv` on the path.

Both are complete and for every platform, so they are installed with --no-deps. The product's
versions are the checks' versions. gdal is left out: only validate_gpkg of gdal-utils is used, which
does without. Set UV_DEFAULT_INDEX for an index other than PyPI; its address is not written down.
"""

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
COMMAND = [
    "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--only-binary", ":all:",
    "--custom-compile-command", "python3 packaging/lock.py",
]  # fmt: skip
DEV, PRODUCT = "packaging/lock-dev.txt", "packaging/lock-product.txt"


def main(options: list[str]) -> None:
    """Resolve the checks' packages, then the product's among them."""
    _compile("--group", "dev", "--excludes", "packaging/lock-excludes.txt", "-o", DEV, *options)
    _compile("--constraints", DEV, "-o", PRODUCT)


def _compile(*options: str) -> None:
    subprocess.run([*COMMAND, *options], cwd=CHECKOUT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
