import importlib
import sys

import pytest

from desktop_app.domain.progress import Quiet
from desktop_app.isolation.limited_child import run_limited
from desktop_app.isolation.limits import Limits

resource = pytest.importorskip("resource")


@pytest.mark.skipif(sys.platform != "linux", reason="Linux sets all three")
def test_the_child_has_the_limits_it_was_given(tmp_path, monkeypatch):
    (tmp_path / "offing_limit_jobs.py").write_text(
        "import resource\ndef limit_of(kind, progress): return resource.getrlimit(kind)[0]\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    offing_limit_jobs = importlib.import_module("offing_limit_jobs")
    limits = Limits(address_space_bytes=2 << 30, cpu_s=7)
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    found = [run_limited(offing_limit_jobs.limit_of, (kind,), limits, Quiet()) for kind in kinds]
    assert found == [2 << 30, 7, 0]
