"""Run the benchmarks: python tests/benchmarks [NAME ...] [--json].

A benchmark is a module ``bench_NAME.py`` here with a function ``run()`` that gives a list of
results: name, ratio, against what, and the medians as text. Inputs are generated; peers run in the
same process run.
"""

import importlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(arguments):
    names = [argument for argument in arguments if not argument.startswith("-")]
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    unknown = set(names) - set(known)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        return 2
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    results = []
    for name in names or known:
        for result in importlib.import_module(f"bench_{name}").run():
            results.append(result)
            if "--json" not in arguments:
                shown = f"{result['ratio']:.1f} times {result['against']}"
                print(f"{result['name']}: {shown} ({result['medians']})", flush=True)
    if "--json" in arguments:
        print(json.dumps(results, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
