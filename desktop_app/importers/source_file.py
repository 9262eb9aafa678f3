"""What is known of a file before it is read: its hash, its size, its first bytes, its encoding."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import Refused
from desktop_app.domain.progress import Progress
from desktop_app.domain.words import say
from desktop_app.importers.packed_files import Packing, open_unpacked, packing_of

HEAD_BYTES = 65536
_BLOCK = 1 << 20
_FIRST_BYTES = 16
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/|/vsi|[{<]", re.ASCII)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and its facts; ``not_utf8_at`` is the first byte that is no UTF-8, or None.

    ``sha256`` and ``size_bytes`` are those of the file as it lies on disk; ``head``,
    ``not_utf8_at`` and ``content_bytes`` those of what is in it where it is packed.
    ``changed_ns`` is the time of its last change as the system tells it.
    """

    path: Path
    sha256: str
    size_bytes: int
    head: bytes
    not_utf8_at: int | None
    changed_ns: int
    content_bytes: int
    packing: Packing | None = None

    def open(self) -> BinaryIO:
        """What the file holds, unpacked where it is packed, as a stream of bytes."""
        if self.packing is not None:
            return open_unpacked(self.path, self.packing)
        return self.path.open("rb")

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self.path.name


def refuse_odd_path(path: Path) -> None:
    """Refuse a path that other programs would take for an address or a document.

    GDAL, for one, opens ``/vsicurl/...`` and addresses as network files and ``<...>`` or ``{...}``
    as a document in itself.
    """
    text = str(path)
    if _ADDRESS.match(text):
        raise Refused(
            say("This is an address or a document, not the path of a file"),
            text[:200],
            say("Save it as a local file and import that"),
        )


def look_at(path: Path, progress: Progress) -> SourceFile:
    """Read a file once for its facts; Refused if it cannot be read or holds nothing."""
    refuse_odd_path(path)
    try:
        return _look_at(path, progress)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(
            say("The file cannot be read: {reason}", reason=reason),
            path.name,
            say("Check the path and your rights to it"),
        ) from error


def refuse_if_changed(source: SourceFile) -> None:
    """Refuse a file that changed since its hash was taken: the hash would not be its own."""
    now = source.path.stat()
    if (now.st_size, now.st_mtime_ns) != (source.size_bytes, source.changed_ns):
        raise Refused(
            say("The file changed while it was read"), source.name, say("Import a copy of it")
        )


def _look_at(path: Path, progress: Progress) -> SourceFile:
    if not path.is_file():
        raise Refused(say("There is no such file"), path.name, say("Check the path"))
    facts = path.stat()
    digest, content = hashlib.sha256(), _Content()
    done = 0
    with path.open("rb") as file:
        first = file.read(_FIRST_BYTES)
        file.seek(0)
        packing = packing_of(path, first)
        for block in _blocks(file):
            digest.update(block)
            done += len(block)
            if packing is None:
                content.take(block)
            progress.step(0.05 * done, max(facts.st_size, 1), say("Hashing"))
    if packing is not None:
        with open_unpacked(path, packing) as unpacked:
            for block in _blocks(unpacked):
                content.take(block)
                progress.step(0.05, 1.0, say("Unpacking"))
    bad_at = content.not_utf8_at()
    return SourceFile(
        path=path,
        sha256=digest.hexdigest(),
        size_bytes=done,
        head=content.head,
        not_utf8_at=bad_at,
        changed_ns=facts.st_mtime_ns,
        content_bytes=content.size_bytes,
        packing=packing,
    )


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block


class _Content:
    """What is learnt from the contents as they go by: first bytes, size, where UTF-8 ends."""

    def __init__(self) -> None:
        self.head = b""
        self.size_bytes = 0
        self._check = _Utf8Check()

    def take(self, block: bytes) -> None:
        self.head = self.head or block[:HEAD_BYTES]
        self.size_bytes += len(block)
        self._check.feed(block)

    def not_utf8_at(self) -> int | None:
        self._check.finish()
        return self._check.bad_at


class _Utf8Check:
    """Where a stream of bytes stops being UTF-8."""

    def __init__(self) -> None:
        self.bad_at: int | None = None
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._fed = 0

    def feed(self, block: bytes, final: bool = False) -> None:
        if self.bad_at is not None:
            return
        kept = len(self._decoder.getstate()[0])
        try:
            self._decoder.decode(block, final)
        except UnicodeDecodeError as error:
            self.bad_at = self._fed - kept + error.start
        self._fed += len(block)

    def finish(self) -> None:
        self.feed(b"", final=True)
