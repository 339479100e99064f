"""Files as they are packed: gzip and zstd are opened on the way, and never held unpacked."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

import zstandard

from copydesk.errors import InputError

STDIN = "-"
PACKED = (".gz", ".zst", ".zstd")
"""What the name of a packed file ends in."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


class UnreadableFile(InputError):
    """A file that is not there, may not be read, or is damaged."""

    code = "input.unreadable-file"
    title = "The file cannot be read"


def unpacked_name(path: str) -> str:
    """The name without what says how it is packed.

    >>> unpacked_name("a/wire.ndjson.gz"), unpacked_name("wire.txt")
    ('a/wire.ndjson', 'wire.txt')
    """
    stem, suffix = os.path.splitext(path)
    return stem if suffix.lower() in PACKED else path


Watch = Callable[[IO[bytes]], None]
"""Is shown a file as it lies, before anything is read from it: its position is the progress."""


@contextmanager
def unpacked(path: str, watch: Watch | None = None) -> Iterator[IO[bytes]]:
    """A file, or standard input, open for reading; unpacked where its name says that it is packed
    and its first bytes agree. Raises `UnreadableFile`, also for what goes wrong in the block."""
    try:
        if path == STDIN:
            yield sys.stdin.buffer
            return
        with open(path, "rb") as file:
            if watch:
                watch(file)
            if unpacked_name(path) == path:
                yield file
                return
            opening = file.read(4)
            file.seek(0)
            if opening[:2] == _GZIP:
                with gzip.open(file) as inside:
                    yield cast(IO[bytes], inside)
            elif opening == _ZSTD:
                with io.BufferedReader(_Unzstd(file)) as inner:
                    yield cast(IO[bytes], inner)
            else:
                yield file
    except (EOFError, zlib.error, zstandard.ZstdError, gzip.BadGzipFile) as damage:
        raise UnreadableFile(f"damaged: {damage}") from None
    except OSError as problem:
        raise UnreadableFile(problem.strerror or str(problem)) from None


PIECE = 2048
"""Packed bytes taken at a time: of zeros, they unpack to some 64 MB at most."""


class _Unzstd(io.RawIOBase):
    """The frames of a zstd file, one after the other, unpacked as they are read.

    zstandard's own reader takes a frame that breaks off for one that has ended: half a file would
    be taken for a whole one. Raises EOFError for it.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._begun = False
        self._packed = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        """Fills a buffer as far as there is something, 0 bytes at the end of the file."""
        while not self._ready:
            self._packed = self._packed or self._file.read(PIECE)
            if not self._packed:
                if self._begun:
                    raise EOFError("the zstd frame breaks off")
                return 0
            self._ready = memoryview(self._frame.decompress(self._packed))
            self._begun = not self._frame.eof
            self._packed = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
        size = min(len(room), len(self._ready))
        room[:size], self._ready = self._ready[:size], self._ready[size:]
        return size
