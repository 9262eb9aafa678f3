"""Fetch the one pip wheel that the lock names, for a Python that comes without ensurepip.

pip itself reads its settings and indexes far better; this is only enough to get pip. It honours
index-url, extra-index-url, find-links, no-index, trusted-host, cert, client-cert, proxy and timeout
from pip's configuration files and PIP_* variables, the *_proxy variables, and passwords in a URL.
"""

import configparser
import hashlib
import os
import re
import ssl
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from failure import SetupFailed

PYPI = "https://pypi.org/simple"


@dataclass(frozen=True)
class Pin:
    """One file of an index: its name and the SHA-256 sums the lock allows."""

    filename: str
    sha256: frozenset[str]


def pinned_pip(lock: str) -> Pin:
    """The pip wheel named by a lock file's text."""
    entry = re.search(r"^pip==(\S+)((?:.*\\\n)+.*)", lock, re.MULTILINE)
    if entry is None:
        raise SetupFailed("The lock file names no pip; make it again with packaging/lock.py.")
    sums = frozenset(re.findall(r"sha256:([0-9a-f]{64})", entry[2]))
    return Pin(f"pip-{entry[1]}-py3-none-any.whl", sums)


def configuration_files(environ: Mapping[str, str]) -> list[Path]:
    """Pip's configuration files on Linux, the stronger ones last."""
    chosen = environ.get("PIP_CONFIG_FILE")
    if chosen == os.devnull:
        return []
    shared = [Path(folder, "pip/pip.conf") for folder in _xdg_folders(environ)]
    files = [*reversed(shared), Path("/etc/pip.conf")]
    if not (chosen and Path(chosen).exists()):
        home = Path(environ.get("HOME", "~")).expanduser()
        own = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
        files += [home / ".pip/pip.conf", own / "pip/pip.conf"]
    files.append(Path(sys.prefix, "pip.conf"))
    return [*files, Path(chosen)] if chosen else files


def _xdg_folders(environ: Mapping[str, str]) -> list[str]:
    return (environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(os.pathsep)


def pip_settings(environ: Mapping[str, str], files: list[Path]) -> dict[str, str]:
    """Pip's settings by their long option name; variables win over files."""
    parser = configparser.RawConfigParser()
    parser.read(files, encoding="utf-8")
    found: dict[str, str] = {}
    for section in ("global", "install"):
        if parser.has_section(section):
            found.update((_option(key), value) for key, value in parser.items(section))
    for key, value in environ.items():
        if key.startswith("PIP_") and value:
            found[_option(key.removeprefix("PIP_"))] = value
    return found


def _option(key: str) -> str:
    name = key.lower().replace("_", "-")
    return {"pypi-url": "index-url", "default-timeout": "timeout"}.get(name, name)


class _Links(HTMLParser):
    """The targets of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the target of each <a>."""
        self.targets += [value for key, value in attrs if tag == "a" and key == "href" and value]


class PipIndex:
    """The indexes and folders pip would look in, read with the standard library."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self._settings = settings
        self._timeout_s = float(settings.get("timeout", "60"))
        proxy = settings.get("proxy")
        self._proxies = {"http": proxy, "https": proxy} if proxy else None

    def fetch(self, pin: Pin) -> bytes:
        """The pinned file's bytes, from the first place that has it.

        Raises:
            SetupFailed: no place has the file, or a place gave other bytes than the lock allows.
        """
        problems: list[str] = []
        for page in self._pages(pin):
            try:
                link = self._link(page, pin.filename)
                if link is not None:
                    return _checked(self._read(link), pin, link)
                problems.append(f"{_without_password(page)}: not there")
            except (OSError, ValueError) as error:
                problems.append(f"{_without_password(page)}: {error}")
        raise SetupFailed(
            f"pip is needed and {pin.filename} could not be fetched ({'; '.join(problems)}). "
            "Check the network and pip's settings (PIP_INDEX_URL, pip.conf), then start again."
        )

    def _pages(self, pin: Pin) -> Iterator[str]:
        """Every page that may link the file, in pip's order of settings."""
        project = pin.filename.split("-", 1)[0]
        if self._settings.get("no-index", "0").lower() in {"0", "no", "false", "off"}:
            indexes = [self._settings.get("index-url", PYPI)]
            indexes += self._settings.get("extra-index-url", "").split()
            for index in indexes:
                yield f"{_as_url(index).rstrip('/')}/{project}/"
        for place in self._settings.get("find-links", "").split():
            yield _as_url(place)

    def _link(self, page: str, filename: str) -> str | None:
        """Where the page says the file is, or None."""
        folder = _local_path(page)
        if folder is not None and (folder / filename).is_file():
            return (folder / filename).as_uri()
        if folder is not None and folder.is_dir():
            page = (folder / "index.html").as_uri()
            if not (folder / "index.html").is_file():
                return None
        links = _Links()
        links.feed(self._read(page).decode("utf-8", "replace"))
        names = {
            unquote(urlsplit(target).path).rsplit("/", 1)[-1]: target for target in links.targets
        }
        return urljoin(page, names[filename]) if filename in names else None

    def _read(self, url: str) -> bytes:
        bare = _without_password(url)
        handlers = [
            urllib.request.ProxyHandler(self._proxies),
            urllib.request.HTTPSHandler(context=self._tls(urlsplit(url).hostname or "")),
            urllib.request.HTTPBasicAuthHandler(_password(url, bare)),
        ]
        request = urllib.request.Request(bare, headers={"Accept": "text/html, */*;q=0.5"})
        opener = urllib.request.build_opener(*handlers)
        with opener.open(request, timeout=self._timeout_s) as answer:
            return answer.read()  # type: ignore[no-any-return]

    def _tls(self, host: str) -> ssl.SSLContext:
        """Certificates as pip takes them.

        Where the system has none at all (a bare container) the connection goes unchecked: what
        comes over it is held against the lock's SHA-256 before anything of it runs.
        """
        bundle = self._settings.get("cert") or os.environ.get("REQUESTS_CA_BUNDLE")
        folder = bundle if bundle and Path(bundle).is_dir() else None
        context = ssl.create_default_context(cafile=None if folder else bundle, capath=folder)
        trusted = {name.split(":")[0] for name in self._settings.get("trusted-host", "").split()}
        if host in trusted or not (bundle or _system_has_certificates()):
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        if "client-cert" in self._settings:
            context.load_cert_chain(self._settings["client-cert"])
        return context


def _checked(content: bytes, pin: Pin, link: str) -> bytes:
    """The content, if its SHA-256 is one the lock allows."""
    found = hashlib.sha256(content).hexdigest()
    if found not in pin.sha256:
        raise SetupFailed(
            f"{pin.filename} from {_without_password(link)} is not the file the lock names: its "
            f"SHA-256 is {found}. It was not used. Check pip's index, then start again."
        )
    return content


def _system_has_certificates() -> bool:
    paths = ssl.get_default_verify_paths()
    folder = paths.capath
    return paths.cafile is not None or bool(folder and any(Path(folder).iterdir()))


def _password(url: str, bare: str) -> urllib.request.HTTPPasswordMgrWithPriorAuth:
    """The URL's own user and password, sent to that host only."""
    known = urllib.request.HTTPPasswordMgrWithPriorAuth()
    parts = urlsplit(url)
    if parts.username:
        user, word = unquote(parts.username), unquote(parts.password or "")
        known.add_password(None, bare, user, word, is_authenticated=True)
    return known


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def _as_url(place: str) -> str:
    return place if "://" in place else Path(place).expanduser().absolute().as_uri()


def _local_path(url: str) -> Path | None:
    parts = urlsplit(url)
    return Path(urllib.request.url2pathname(parts.path)) if parts.scheme == "file" else None
