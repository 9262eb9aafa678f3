"""Packed files read as what is in them: gzip, Zstandard, and ZIP archives that hold one file.

Nothing is unpacked to disk: the contents are a stream, read as often as is needed. A file that
unpacks to far more than any real log does (a "bomb") is refused while it is read, as is a damaged
or truncated one. A ZIP that is a format in itself (Excel, KMZ) or that holds several files is left
packed, for the importer that knows it.

Sources: RFC 1952 (gzip), RFC 8878 (Zstandard), PKWARE APPNOTE 6.3 (ZIP).
"""

import gzip
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import zstandard

from desktop_app.domain.errors import Refused
from desktop_app.domain.words import say

_GZIP, _ZSTANDARD, _ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
MOST_RATIO = 100
MOST_BYTES = 64 << 30
_UNSUSPICIOUS_BYTES = 1 << 20  # a small file may well pack more tightly than MOST_RATIO
_ZSTANDARD_WINDOW = 1 << 27
_PIECE = 1024  # a piece of a Zstandard file this long never makes more than 32 MiB
_BUFFER = 1 << 20
_BESIDE = (".md", ".pdf", ".html", ".htm")
_BESIDE_NAMES = ("readme", "license", "licence", "copying")
_OWN_FORMATS = ("[Content_Types].xml", "mimetype")
_OWN_ENDINGS = (".kml", ".shp", ".gpkg")
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, zstandard.ZstdError)
_DAMAGED_ZIP = (  # what zipfile raises for a broken archive
    *_DAMAGED,
    IndexError,
    NotImplementedError,
    OSError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Packing:
    """How a file is packed: gzip, zstd or zip, and which member of a ZIP is read."""

    kind: str
    member: str = ""

    @property
    def shown(self) -> str:
        """The packing in a few words."""
        return f"{self.kind}: {self.member}" if self.member else self.kind


def packing_of(path: Path, first: bytes) -> Packing | None:
    """How a file that begins with these bytes is packed; None where it is read as it is."""
    if first.startswith(_GZIP):
        return Packing("gzip")
    if first.startswith(_ZSTANDARD):
        return Packing("zstd")
    member = _only_member(path) if first.startswith(_ZIP) else None
    return Packing("zip", member) if member is not None else None


def open_unpacked(
    path: Path, packing: Packing, most_bytes: int = MOST_BYTES, most_ratio: int = MOST_RATIO
) -> BinaryIO:
    """The contents as a stream; reading it raises Refused for bombs and for damaged archives."""
    opened = {"gzip": _open_gzip, "zstd": _open_zstandard, "zip": _open_member}[packing.kind]
    try:
        raw, packed_bytes = opened(path, packing.member)
    except _DAMAGED_ZIP as error:
        raise _damaged(path.name, error) from error
    most = min(most_bytes, max(_UNSUSPICIOUS_BYTES, most_ratio * packed_bytes))
    return cast("BinaryIO", io.BufferedReader(_Bounded(raw, path.name, most), _BUFFER))


def open_zip(path: Path) -> zipfile.ZipFile:
    """A ZIP archive opened for reading; Refused where it is damaged."""
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise
    except _DAMAGED_ZIP as error:
        raise _damaged(path.name, error) from error


def zip_members(path: Path) -> tuple[str, ...]:
    """The names of the files in a ZIP archive, folders left out; Refused where it is damaged."""
    with open_zip(path) as archive:
        return tuple(name for name in archive.namelist() if name and not name.endswith("/"))


def _only_member(path: Path) -> str | None:
    names = zip_members(path)
    if any(name in _OWN_FORMATS or name.lower().endswith(_OWN_ENDINGS) for name in names):
        return None
    held = [name for name in names if not _beside(name)]
    return held[0] if len(held) == 1 else None


def _beside(name: str) -> bool:
    """Whether a member only goes with the data: a licence, a read-me, a system's own file."""
    last = name.rpartition("/")[2].lower()
    if name.startswith("__MACOSX/") or last.startswith("."):
        return True
    return last.endswith(_BESIDE) or last.startswith(_BESIDE_NAMES)


def _open_gzip(path: Path, _: str) -> tuple[BinaryIO, int]:
    return cast("BinaryIO", gzip.open(path, "rb")), path.stat().st_size


def _open_zstandard(path: Path, _: str) -> tuple[BinaryIO, int]:
    return cast("BinaryIO", _Zstandard(path.open("rb"))), path.stat().st_size


def _open_member(path: Path, member: str) -> tuple[BinaryIO, int]:
    archive = open_zip(path)
    info = archive.getinfo(member)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused(say("The archive holds a link, not a file"), path.name)
    if info.flag_bits & 1:
        raise Refused(
            say("The archive is encrypted"), path.name, say("Unpack it and import what is in it")
        )
    try:
        return cast("BinaryIO", archive.open(info)), info.compress_size
    except NotImplementedError as error:
        raise Refused(
            say("The archive is packed in a way that is not read: {error}", error=error), path.name
        ) from error


class _Zstandard:
    """A Zstandard stream of any number of frames; EOFError where the last one is cut short."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._packed = b""
        self._made = b""

    def read(self, size: int) -> bytes:
        while not self._made:
            piece = self._packed or self._file.read(_PIECE)
            if not piece and self._frame is None:
                return b""
            if not piece:
                raise EOFError
            self._made = self._unpack(piece)
        made, self._made = self._made[:size], self._made[size:]
        return made

    def close(self) -> None:
        self._file.close()

    def _unpack(self, piece: bytes) -> bytes:
        if self._frame is None:
            context = zstandard.ZstdDecompressor(max_window_size=_ZSTANDARD_WINDOW)
            self._frame = context.decompressobj()
        made = self._frame.decompress(piece)
        self._packed = b""
        if self._frame.eof:
            self._packed = self._frame.unused_data
            self._frame = None
        return made


class _Bounded(io.RawIOBase):
    """A stream that is refused where it gives more than it may, or turns out to be damaged."""

    def __init__(self, raw: BinaryIO, name: str, most: int) -> None:
        super().__init__()
        self._read: Callable[[int], bytes] = raw.read
        self._close = raw.close
        self._name = name
        self._left = most
        self._most = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            block = self._read(len(buffer))
        except _DAMAGED_ZIP as error:
            raise _damaged(self._name, error) from error
        self._left -= len(block)
        if self._left < 0:
            raise Refused(
                say(
                    "The archive unpacks to more than {mib} MiB, far more than it should",
                    mib=self._most >> 20,
                ),
                self._name,
                say("If it is sound, unpack it and import what is in it"),
            )
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        self._close()
        super().close()


def _damaged(name: str, error: Exception) -> Refused:
    reason = str(error) or say("it ends too early")
    return Refused(say("The archive is damaged: {reason}", reason=reason), name)
