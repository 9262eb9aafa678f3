"""An evidence bundle: a BagIt folder (RFC 8493) that shows by hashes that it is whole.

It holds a copy of the watch file, the pages given, a list of all sources with their hashes, and
those source files that are found by hash in the folders named; the missing ones are listed as
missing. Nothing in it depends on the clock.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app import __version__
from desktop_app.domain.errors import OffingError
from desktop_app.domain.progress import Progress
from desktop_app.domain.sources import Source
from desktop_app.domain.words import say
from desktop_app.store.copies import copy_into
from desktop_app.store.fingerprint import fingerprint
from desktop_app.store.journal import journal_head, read_journal
from desktop_app.store.sources import list_sources
from desktop_app.store.watch_file import WatchFile

_UNSAFE = re.compile(r"[^\w.\- ]+")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Bundle:
    """What went into a bundle: the names of the sources found, and of those that are missing."""

    path: Path
    found: tuple[str, ...]
    missing: tuple[str, ...]


def write_bundle(
    watch: WatchFile,
    path: Path,
    pages: Mapping[str, bytes],
    folders: Sequence[Path],
    progress: Progress,
) -> Bundle:
    """Write the bundle to a folder that does not exist yet; on a failure nothing of it is left."""
    if path.exists():
        raise OffingError(
            say("There is a file or folder of that name already"),
            path.name,
            say("Choose another name."),
        )
    try:
        return _write(watch, path, pages, _by_hash(folders, progress))
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def _write(
    watch: WatchFile, path: Path, pages: Mapping[str, bytes], files: Mapping[str, Path]
) -> Bundle:
    data = path / "data"
    (data / "sources").mkdir(parents=True)
    copy_into(watch, data / watch.path.name)
    for name, content in pages.items():
        (data / name).write_bytes(content)
    sources = list_sources(watch)
    found = [source for source in sources if source.sha256 in files]
    for source in found:
        shutil.copyfile(files[source.sha256], data / "sources" / _file_name(source))
    told = [_told(source, source.sha256 in files) for source in sources]
    text = json.dumps({"sources": told}, ensure_ascii=False, indent=1) + "\n"
    (data / "sources.json").write_text(text, encoding="utf-8")
    _write_tags(watch, path)
    missing = [source.name for source in sources if source.sha256 not in files]
    return Bundle(path, tuple(source.name for source in found), tuple(missing))


def _by_hash(folders: Sequence[Path], progress: Progress) -> dict[str, Path]:
    """The files in some folders by SHA-256; links are not followed."""
    paths = sorted(
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file() and not file.is_symlink()
    )
    found: dict[str, Path] = {}
    for done, file in enumerate(paths):
        progress.step(done, len(paths), say("Sources"))
        found.setdefault(_sha256(file), file)
    return found


def _told(source: Source, there: bool) -> dict[str, object]:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "format": source.format,
        "basis": str(source.basis),
        "imported_at": source.imported_at,
        "removed_at": source.removed_at,
        "in_this_bundle": there,
        "file": f"sources/{_file_name(source)}" if there else None,
    }


def _file_name(source: Source) -> str:
    """A name that is safe in every file system, and that the hash keeps from being another's."""
    plain = _UNSAFE.sub("_", source.name).strip(". ")[-80:]
    return f"{source.sha256[:12]}-{plain or 'source'}"


def _write_tags(watch: WatchFile, path: Path) -> None:
    last = read_journal(watch)[-1:]
    payload = sorted(file for file in (path / "data").rglob("*") if file.is_file())
    size = sum(file.stat().st_size for file in payload)
    info = [
        f"Bag-Software-Agent: Offing {__version__}",
        f"Bagging-Date: {last[0].at[:10] if last else '1970-01-01'}",
        f"Payload-Oxum: {size}.{len(payload)}",
        f"Offing-Fingerprint: {fingerprint(watch)}",
        f"Offing-Journal-Head: {journal_head(watch)}",
    ]
    _tag(path, "bagit.txt", ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"])
    _tag(path, "bag-info.txt", info)
    _tag(path, "manifest-sha256.txt", [_line(file, path) for file in payload])
    tags = [path / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]
    _tag(path, "tagmanifest-sha256.txt", [_line(file, path) for file in tags])


def _tag(path: Path, name: str, lines: Sequence[str]) -> None:
    (path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _line(file: Path, path: Path) -> str:
    return f"{_sha256(file)}  {file.relative_to(path).as_posix()}"


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
