"""What is known of a file before it is read: its hash, its size, its first bytes, its encoding."""

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import Refused
from desktop_app.domain.progress import Progress
from desktop_app.domain.words import say

HEAD_BYTES = 65536
_BLOCK = 1 << 20
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/|/vsi|[{<]", re.ASCII)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and its facts; ``not_utf8_at`` is the first byte that is no UTF-8, or None.

    ``changed_ns`` is the time of its last change as the system tells it.
    """

    path: Path
    sha256: str
    size_bytes: int
    head: bytes
    not_utf8_at: int | None
    changed_ns: int

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
    digest, decoder = hashlib.sha256(), _Utf8Check()
    head, done = b"", 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            head = head or block[:HEAD_BYTES]
            digest.update(block)
            decoder.feed(block)
            done += len(block)
            progress.step(0.05 * done, max(facts.st_size, 1), say("Hashing"))
    decoder.finish()
    return SourceFile(path, digest.hexdigest(), done, head, decoder.bad_at, facts.st_mtime_ns)


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
