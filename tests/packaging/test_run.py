"""The set-up: what it installs, from where, and what it refuses."""

import hashlib
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
PACKAGING = CHECKOUT / "packaging"
LOCKS = {level: PACKAGING / f"lock-{level}.txt" for level in ("product", "dev")}


def _module(name):
    sys.path.insert(0, str(PACKAGING))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(PACKAGING))


environment = _module("environment")
failure = _module("failure")
pip_index = _module("pip_index")
system_libraries = _module("system_libraries")


def run(*arguments, interpreter=sys.executable, **options):
    return subprocess.run(
        [interpreter, str(PACKAGING / "run.py"), *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


# The command


def test_help_names_every_command():
    done = run("--help")
    assert done.returncode == 0
    assert all(f"\n  {name} " in done.stdout for name in ("demo", "test", "bench", "fuzz"))


@pytest.mark.parametrize("arguments", [(), ("dmeo",)])
def test_a_wrong_command_is_a_usage_error(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")


def test_the_callers_own_modules_and_path_settings_are_not_run(tmp_path):
    for name in ("csv.py", "checks.py", "environment.py"):
        (tmp_path / name).write_text("raise SystemExit('planted')\n")
    done = run("--help", cwd=tmp_path, env={**os.environ, "PYTHONSAFEPATH": "1"})
    assert done.returncode == 0


def test_ci_is_nothing_but_the_test_command():
    lines = (CHECKOUT / ".ci/run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ['cd "$(dirname "$0")/.." && exec python3 packaging/run.py test "$@"']
    assert os.access(CHECKOUT / ".ci/run", os.X_OK)


# The system's libraries


@pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")
def test_a_library_that_is_not_there_is_found_missing():
    assert system_libraries.missing(["libc.so.6", "libnot-there.so.9"]) == ["libnot-there.so.9"]


def test_missing_libraries_become_one_line_that_names_each_package_once():
    libraries = system_libraries.ALWAYS
    packages = [libraries[name] for name in ("libgthread-2.0.so.0", "libglib-2.0.so.0")]
    line = system_libraries.apt_line([*packages, "libegl1"])
    assert line.endswith("apt-get install -y --no-install-recommends libegl1 libglib2.0-0")
    assert "\n" not in system_libraries.as_administrator(line)
    assert line in system_libraries.as_administrator(line)


@pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")
def test_a_window_needs_its_platforms_libraries_and_a_picture_does_not():
    offscreen = system_libraries.needed("offscreen")
    assert "libEGL.so.1" in offscreen
    assert not offscreen.keys() & system_libraries.X11.keys()
    assert system_libraries.needed("xcb").keys() > system_libraries.X11.keys()
    assert system_libraries.needed("wayland").keys() > system_libraries.WAYLAND.keys()


def _named_as_needed(*files):
    """What the loader must find for these files of the PySide6 wheel, beside what it holds."""
    wheel = Path(importlib.import_module("PySide6").__file__).parent
    paths = [str(path) for pattern in files for path in wheel.glob(pattern)]
    assert len(paths) >= len(files)
    command = [shutil.which("readelf"), "-d", *paths]
    listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    names = set(re.findall(r"\(NEEDED\).*\[(.*)\]", listing))
    own = re.compile(r"lib(Qt6|icu|pyside6|shiboken6)")
    with_python = re.compile(r"(lib(c|m|dl|pthread|resolv|rt|gcc_s)|ld-linux.*)\.so\.\d+")
    brought = {"libbrotlicommon.so.1"}
    return {
        name for name in names if not own.match(name) and not with_python.fullmatch(name)
    } - brought


@pytest.mark.skipif(not shutil.which("readelf"), reason="readelf is not installed")
def test_the_tables_are_what_the_installed_qt_needs():
    always = _named_as_needed(
        "Qt/lib/libQt6[CDGNPS]*.so.6",
        "Qt/lib/libQt6Widgets.so.6",
        "Qt/plugins/platforms/libqoffscreen.so",
        "Qt/plugins/imageformats/*.so",
        "Qt/plugins/iconengines/*.so",
        "Qt[GW]*.abi3.so",
    )
    assert always == system_libraries.ALWAYS.keys()
    xcb = _named_as_needed(
        "Qt/plugins/platforms/libqxcb.so",
        "Qt/lib/libQt6XcbQpa.so.6",
        "Qt/plugins/xcbglintegrations/*.so",
    )
    assert xcb - always == system_libraries.X11.keys()
    wayland = _named_as_needed(
        "Qt/plugins/platforms/libqwayland.so",
        "Qt/lib/libQt6WaylandClient.so.6",
        "Qt/plugins/wayland-*-client/*.so",
    )
    assert wayland - always == system_libraries.WAYLAND.keys()


@pytest.mark.skipif(sys.platform != "linux", reason="displays of Linux")
@pytest.mark.parametrize(
    ("environ", "window", "platform"),
    [
        ({}, True, "offscreen"),
        ({"DISPLAY": ":0"}, True, "xcb"),
        ({"DISPLAY": ":0"}, False, "offscreen"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, True, "wayland"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, True, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, True, "wayland"),
    ],
)
def test_the_platform_follows_the_screen_unless_it_was_chosen(environ, window, platform):
    assert system_libraries.wanted_platform(environ, window) == platform


@pytest.mark.skipif(sys.platform != "linux", reason="displays of Linux")
def test_a_display_that_is_named_but_gone_does_not_answer(tmp_path):
    wayland = {"WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not system_libraries.screen_answers("wayland", wayland)
    assert system_libraries.screen_answers("offscreen", {})


# pip's settings and index


def test_pips_settings_are_read_from_files_and_variables_win(tmp_path):
    shared, own = tmp_path / "shared.conf", tmp_path / "own.conf"
    shared.write_text("[global]\nindex-url = https://a/simple\ntimeout = 5\nproxy = http://p:1\n")
    own.write_text("[global]\nindex_url = https://b/simple\n[install]\ntrusted-host = b c\n")
    environ = {"PIP_DEFAULT_TIMEOUT": "9", "PIP_EXTRA_INDEX_URL": "https://d", "PIP_CERT": ""}
    assert pip_index.pip_settings(environ, [shared, own, tmp_path / "absent.conf"]) == {
        "index-url": "https://b/simple",
        "timeout": "9",
        "proxy": "http://p:1",
        "trusted-host": "b c",
        "extra-index-url": "https://d",
    }


def test_a_chosen_configuration_file_stands_in_for_the_users(tmp_path):
    chosen = tmp_path / "pip.conf"
    chosen.touch()
    environ = {"HOME": "/home/anna", "PIP_CONFIG_FILE": str(chosen)}
    files = pip_index.configuration_files(environ)
    assert files[-1] == chosen
    assert Path("/etc/pip.conf") in files
    assert Path("/home/anna/.config/pip/pip.conf") not in files
    assert pip_index.configuration_files({"PIP_CONFIG_FILE": os.devnull}) == []


CONTENT = b"a wheel, for this test"
NAME = "pip-26.3-py3-none-any.whl"
PIN = pip_index.Pin(NAME, frozenset({hashlib.sha256(CONTENT).hexdigest()}))


@pytest.fixture
def index(tmp_path):
    """A simple index in a folder, as pip reads one."""
    project = tmp_path / "simple/pip"
    project.mkdir(parents=True)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / NAME).write_bytes(CONTENT)
    links = [f'<a href="../../files/{name}#sha256=00">{name}</a>' for name in ("pip-1.whl", NAME)]
    (project / "index.html").write_text("<html><body>" + "<br/>".join(links))
    return tmp_path


@pytest.mark.parametrize("form", ["{}", "file://{}/"])
def test_the_pinned_wheel_is_taken_from_an_index_in_a_folder(index, form):
    settings = {"index-url": form.format(index / "simple")}
    assert pip_index.PipIndex(settings).fetch(PIN) == CONTENT


def test_an_extra_index_and_a_folder_of_wheels_are_looked_in_too(index, tmp_path):
    nowhere = (tmp_path / "nowhere").as_uri()
    extra = {"index-url": nowhere, "extra-index-url": f"{nowhere}\n{index / 'simple'}"}
    assert pip_index.PipIndex(extra).fetch(PIN) == CONTENT
    links = {"no-index": "1", "find-links": str(index / "files")}
    assert pip_index.PipIndex(links).fetch(PIN) == CONTENT


def test_other_bytes_under_the_pinned_name_are_refused(index):
    (index / "files" / NAME).write_bytes(CONTENT + b"!")
    with pytest.raises(failure.SetupFailed, match="not the file the lock names"):
        pip_index.PipIndex({"index-url": str(index / "simple")}).fetch(PIN)


def test_where_nothing_has_the_wheel_the_places_are_named_without_passwords(tmp_path):
    settings = {"index-url": f"file://anna:secret@localhost{tmp_path}"}
    with pytest.raises(failure.SetupFailed, match="could not be fetched") as caught:
        pip_index.PipIndex(settings).fetch(PIN)
    assert "secret" not in str(caught.value)


# The locks


def _entries(level):
    """Each entry's name, version and sums; a continued line is one entry."""
    text = LOCKS[level].read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = [re.match(r"([a-z0-9-]+)==(\S+)", line) for line in lines]
    return [(each[1], each[2], line) for each, line in zip(found, lines, strict=True)]


def _project():
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text())


@pytest.mark.parametrize("level", LOCKS)
def test_every_entry_of_a_lock_is_pinned_by_sha256_and_by_nothing_else(level):
    for name, _, line in _entries(level):
        sums = re.findall(r"--hash=(\S+)", line)
        assert sums, name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in sums), name
        assert "://" not in line, name


@pytest.mark.parametrize("level", LOCKS)
def test_a_lock_satisfies_every_requirement_of_the_project(level):
    project = _project()
    requirements = project["project"]["dependencies"]
    if level == "dev":
        requirements = requirements + project["dependency-groups"]["dev"]
    locked = {(name, version) for name, version, _ in _entries(level)}
    for requirement in map(Requirement, requirements):
        name = canonicalize_name(requirement.name)
        versions = [version for each, version in locked if each == name]
        assert versions, name
        assert all(requirement.specifier.contains(version) for version in versions), name


def test_the_checks_run_on_the_products_versions_and_the_product_holds_no_checks():
    product = {(name, version) for name, version, _ in _entries("product")}
    assert product <= {(name, version) for name, version, _ in _entries("dev")}
    assert not {"pytest", "mypy", "ruff", "gdal-utils"} & {name for name, _ in product}


def test_pyside_stays_below_the_version_that_loses_references():
    for level in LOCKS:
        (version,) = [v for name, v, _ in _entries(level) if name == "pyside6-essentials"]
        assert tuple(map(int, version.split("."))) < (6, 12)


def test_the_lock_names_the_pip_wheel_that_is_fetched():
    pin = pip_index.pinned_pip(LOCKS["product"].read_text())
    assert re.fullmatch(r"pip-[0-9.]+-py3-none-any\.whl", pin.filename)
    assert pin.sha256


# The environment


def _finished(folder, level="product"):
    """What a whole environment looks like from outside."""
    made = environment.Environment(folder)
    made.python.parent.mkdir(parents=True)
    made.python.touch()
    made.mark.touch()
    fingerprints = [environment._fingerprint(each) for each in ("product", level)]
    made.stamp.write_text("\n".join(fingerprints) + "\n")
    return made


def test_an_environment_holds_what_its_stamp_says(tmp_path):
    made = _finished(tmp_path / "venv")
    assert made.holds("product")
    assert not made.holds("dev")
    assert _finished(tmp_path / "other", "dev").holds("dev")


def test_an_environment_without_stamp_or_interpreter_is_not_whole(tmp_path):
    begun, broken = _finished(tmp_path / "begun"), _finished(tmp_path / "broken")
    begun.stamp.unlink()
    broken.python.unlink()
    assert not begun.holds("product")
    assert not broken.holds("product")
    assert begun.can_be_made()


def test_a_changed_lock_makes_the_stamp_worthless(tmp_path, monkeypatch):
    made = _finished(tmp_path / "venv")
    changed = tmp_path / "lock.txt"
    changed.write_text(LOCKS["product"].read_text() + "\n")
    monkeypatch.setitem(environment.LOCKS, "product", changed)
    assert not made.holds("product")


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path):
    (tmp_path / "pyvenv.cfg").touch()
    assert not environment.Environment(tmp_path).can_be_made()
    assert environment.Environment(tmp_path / "new").can_be_made()


def test_a_second_start_finds_the_environment_without_touching_it(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "CHECKOUT", tmp_path)
    made = _finished(tmp_path / ".venv")
    before = sorted((path, path.stat().st_mtime_ns) for path in made.folder.rglob("*"))
    assert environment.prepare("product") == made
    assert before == sorted((path, path.stat().st_mtime_ns) for path in made.folder.rglob("*"))


@pytest.mark.skipif(os.name != "posix", reason="file locks of POSIX")
def test_an_environment_is_made_by_one_start_at_a_time(tmp_path):
    script = (
        f"import sys, time; sys.path.insert(0, {str(PACKAGING)!r}); import environment\n"
        f"place = environment.Environment(environment.Path({str(tmp_path / 'venv')!r}))\n"
        "with environment._alone(place):\n"
        "    print('in', flush=True); sys.stdin.readline(); print('out', flush=True)\n"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, text=True, **pipes) as first:
        assert first.stdout.readline() == "in\n"
        with subprocess.Popen(command, text=True, **pipes) as second:
            assert "waiting" in second.stderr.readline()
            first.communicate("\n")
            assert second.communicate("\n")[0] == "in\nout\n"


def test_a_started_environment_imports_this_checkout_from_anywhere(tmp_path):
    made = environment.Environment(tmp_path / "venv")
    command = [sys.executable, "-I", "-m", "venv", "--without-pip", str(made.folder)]
    subprocess.run(command, check=True)
    environment._point_to_checkout(made)
    (tmp_path / "desktop_app.py").write_text("raise SystemExit('planted')\n")
    question = "import desktop_app; print(desktop_app.__file__)"
    done = subprocess.run(
        [str(made.python), "-P", "-c", question],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()) == CHECKOUT / "desktop_app/__init__.py"


# What a desktop sees


def test_the_desktop_entry_names_an_icon_and_a_command_that_exist():
    entry = (PACKAGING / "org.offing.Offing.desktop").read_text()
    values = dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)
    assert (PACKAGING / f"{values['Icon']}.svg").exists()
    assert values["Exec"].split()[0] in _project()["project"]["scripts"]
    assert values["MimeType"] == "application/geopackage+sqlite3;"


def test_no_folder_of_ours_hides_the_packaging_library():
    assert not (PACKAGING / "__init__.py").exists()
    assert Path(sys.modules["packaging"].__file__).parent != PACKAGING
