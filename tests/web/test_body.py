"""Bodies are read whole, within their limit, or not at all."""

from __future__ import annotations

import gzip
import io
import tempfile
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest
import zstandard

from copydesk.errors import InputTooLarge, MalformedRequest
from copydesk.web.body import PIECE, Environ, read_body, spool_body
from copydesk.web.problems import Busy, IncompleteRequest


class Dribble(io.RawIOBase):
    """A stream that gives a few bytes at a time, as a socket may."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data = io.BytesIO(data)
        self._step = step

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        return self._data.read(min(size, self._step))


def announced(data: bytes, length: int | None = None, **more: Any) -> Environ:
    """A request with a Content-Length."""
    size = len(data) if length is None else length
    return {"wsgi.input": io.BytesIO(data), "CONTENT_LENGTH": str(size), **more}


def chunked(data: bytes, step: int = 1000) -> Environ:
    """A request without one, whose end the server knows."""
    return {"wsgi.input": Dribble(data, step), "wsgi.input_terminated": True}


SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE)


@pytest.mark.parametrize("size", SIZES)
def test_within(size: int) -> None:
    """A body of just the limit is read, announced or not."""
    data = b"a" * size
    assert read_body(announced(data), size) == data
    assert read_body(chunked(data), size) == data
    for coding, packed in (("gzip", gzip.compress(data)), ("zstd", zstandard.compress(data))):
        environ = announced(packed, HTTP_CONTENT_ENCODING=coding)
        assert read_body(environ, max(size, 100)) == data


@pytest.mark.parametrize("size", SIZES)
def test_over(size: int) -> None:
    """One byte more is refused, never cut off."""
    data = b"a" * (size + 1)
    for environ in (announced(data), chunked(data), chunked(data, PIECE)):
        with pytest.raises(InputTooLarge) as caught:
            read_body(environ, size)
        assert (caught.value.limit, caught.value.most) == ("max_bytes", size)


def test_inflated_over() -> None:
    """The limit holds for what comes out of gzip too, and a bomb is not unpacked further."""
    packed = gzip.compress(b"a" * 100_000_000)
    with pytest.raises(InputTooLarge):
        read_body(announced(packed, HTTP_CONTENT_ENCODING="gzip"), 1_000_000)


@pytest.mark.parametrize("length", [11, PIECE, 2 * PIECE])
def test_short(length: int) -> None:
    """Less than was announced is no body."""
    with pytest.raises(IncompleteRequest, match="10 of"):
        read_body(announced(b"a" * 10, length), 10 * PIECE)


def test_broken_off() -> None:
    """Whatever a server raises for a body that breaks off is the sender's mistake."""

    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise RuntimeError("a server's own kind of error")

    for environ in (
        {"wsgi.input": Broken(), "CONTENT_LENGTH": "10"},
        {"wsgi.input": Broken(), "wsgi.input_terminated": True},
    ):
        with pytest.raises(IncompleteRequest):
            read_body(environ, 100)


def test_neither_length_nor_end() -> None:
    """Then there is no body, and waiting for one would be for ever."""
    assert read_body({"wsgi.input": None}, 100) == b""


@pytest.mark.parametrize("length", ["-1", "+5", "1e3", "x", "9" * 30])
def test_a_length_that_is_none(length: str) -> None:
    environ = {"wsgi.input": io.BytesIO(b"abc"), "CONTENT_LENGTH": length}
    with pytest.raises(MalformedRequest):
        read_body(environ, 100)


def test_no_room_to_spool(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is a reason to come back, not a mistake of the sender's."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "write", full)
    with pytest.raises(Busy):
        spool_body(chunked(b"abc"), 100, limit="max_batch_bytes")


def test_spool() -> None:
    """A spooled body is at its start; one that is refused leaves nothing behind."""
    data = b"a" * (3 * PIECE)
    with spool_body(chunked(data), len(data), limit="max_batch_bytes") as spool:
        assert spool.read() == data
    with pytest.raises(InputTooLarge) as caught:
        spool_body(chunked(data), len(data) - 1, limit="max_batch_bytes")
    assert caught.value.limit == "max_batch_bytes"


def peak(work: Callable[[], object]) -> int:
    """Bytes that Python had in hand at most during the work."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_bombs(coding: str) -> None:
    """A gigabyte in a small body is refused as soon as the limit is passed, and never held."""
    if coding == "gzip":
        bomb = gzip.compress(b"a" * (1 << 30), 1)
    else:
        packer = zstandard.ZstdCompressor().compressobj()
        bomb = b"".join(packer.compress(b"a" * (1 << 20)) for _ in range(1 << 10)) + packer.flush()

    def unpack() -> None:
        with pytest.raises(InputTooLarge):
            read_body(announced(bomb, HTTP_CONTENT_ENCODING=coding), 1 << 20)

    assert peak(unpack) < 32 * (1 << 20)


def test_zstd_in_frames() -> None:
    """Several frames are one body, however they are cut."""
    data = b"word " * 40_000
    packed = zstandard.compress(data[:77]) + zstandard.compress(data[77:])
    for step in (1, 127, 128, 5000):
        environ = chunked(packed, step) | {"HTTP_CONTENT_ENCODING": "zstd"}
        assert read_body(environ, len(data)) == data


@pytest.mark.parametrize("cut", [1, 4, 10, -1])
def test_zstd_broken_off(cut: int) -> None:
    packed = zstandard.compress(b"half an article is none" * 100)[:cut]
    with pytest.raises((IncompleteRequest, MalformedRequest)):
        read_body(announced(packed, HTTP_CONTENT_ENCODING="zstd"), 10_000)


def test_zstd_that_looks_too_far_back() -> None:
    """A frame that wants a window larger than ours is refused, before that memory is taken."""
    far = zstandard.ZstdCompressionParameters.from_level(
        3, window_log=27, enable_ldm=True, write_content_size=False
    )
    packer = zstandard.ZstdCompressor(compression_params=far)
    piece = packer.compressobj()
    packed = piece.compress(b"a" * 1000) + piece.flush()
    with pytest.raises(MalformedRequest):
        read_body(announced(packed, HTTP_CONTENT_ENCODING="zstd"), 10_000)
