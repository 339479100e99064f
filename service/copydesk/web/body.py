"""The body of a request: whole, within its limit, unpacked, or not at all.

`request.get_data()` is not used: without a Content-Length it stops at the limit and says
nothing, which would make half an article of a whole one.
"""

from __future__ import annotations

import logging
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

import zstandard

from copydesk.errors import InputTooLarge, MalformedRequest
from copydesk.web.problems import Busy, IncompleteRequest, UnsupportedEncoding

log = logging.getLogger(__name__)

Environ = dict[str, Any]

PIECE = 64 * 1024
"""Bytes read at a time."""

IN_MEMORY = 1024 * 1024
"""Bytes of a spooled body kept in memory; what is larger goes to a temporary file."""

SIP = 128
"""Bytes of zstd that are unpacked at a time: four can stand for a block of 128 KiB."""

WINDOW = 8 * 1024 * 1024
"""Bytes that a zstd frame may look back, as RFC 8878 recommends."""

_GZIP = 31  # zlib's way to say: a gzip member, with the largest window


def too_large(limit: str, most: int) -> InputTooLarge:
    """The error for a body over a limit; `limit` is the setting's name."""
    return InputTooLarge(f"the body is larger than {most} bytes", limit=limit, most=most)


def read_body(environ: Environ, most: int, *, limit: str = "max_bytes") -> bytes:
    """The whole body, at most `most` bytes, unpacked.

    Raises InputTooLarge, IncompleteRequest, MalformedRequest and UnsupportedEncoding.
    """
    if "HTTP_CONTENT_ENCODING" not in environ:
        length = environ.get("CONTENT_LENGTH", "")
        if length.isdecimal() and int(length) <= min(most, PIECE):  # the ordinary article
            data: bytes = _read(environ["wsgi.input"], int(length))
            if len(data) == int(length):
                return data
            raise IncompleteRequest(f"{len(data)} of {length} bytes came")
    return b"".join(pieces(environ, most, limit))


def spool_body(environ: Environ, most: int, *, limit: str) -> IO[bytes]:
    """The whole body in a temporary file, wound back to its start; the caller closes it.

    Raises as `read_body` does, and Busy if there is no room for the file.
    """
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller's
    try:
        for piece in pieces(environ, most, limit):
            spool.write(piece)
        spool.seek(0)
    except BaseException as fault:
        spool.close()
        if isinstance(fault, OSError):
            log.error("a batch cannot be spooled: %s", fault)
            raise Busy("there is no room to take the batch in") from fault
        raise
    return spool


def pieces(environ: Environ, most: int, limit: str) -> Iterator[bytes]:
    """The body piece by piece, unpacked, as long as it is within its limit."""
    coding = environ.get("HTTP_CONTENT_ENCODING", "").strip().lower()
    raw = _raw(environ, most, limit)
    if coding in ("", "identity"):
        return raw
    if coding in ("gzip", "x-gzip"):
        return _bounded(_inflated(raw), most, limit)
    if coding == "zstd":
        return _bounded(_unpacked(raw), most, limit)
    raise UnsupportedEncoding(
        f"content encoding {coding!r}; gzip, zstd or none is wanted",
        headers={"Accept-Encoding": "gzip, zstd"},
    )


def _raw(environ: Environ, most: int, limit: str) -> Iterator[bytes]:
    """The bytes as sent. What is left of a body that is too large is let pass, within reason."""
    stream = environ["wsgi.input"]
    length = _length(environ)
    if length is None:
        if not environ.get("wsgi.input_terminated"):
            return  # neither a length nor an end: there is no body
        yield from _bounded(_until_end(stream), most, limit, stream)
        return
    if length > most:
        if length <= 2 * most:
            _let_pass(stream, length)
        raise too_large(limit, most)
    left = length
    while left:
        piece = _read(stream, min(left, PIECE))
        if not piece:
            raise IncompleteRequest(f"{length - left} of {length} bytes came")
        left -= len(piece)
        yield piece


def _bounded(parts: Iterable[bytes], most: int, limit: str, stream: Any = None) -> Iterator[bytes]:
    total = 0
    for part in parts:
        total += len(part)
        if total > most:
            if stream is not None:
                _let_pass(stream, most)
            raise too_large(limit, most)
        yield part


def _until_end(stream: Any) -> Iterator[bytes]:
    while piece := _read(stream, PIECE):
        yield piece


def _let_pass(stream: Any, most: int) -> None:
    """Read on without keeping it: many senders look for an answer only when all is sent."""
    while most > 0 and (piece := _read(stream, min(most, PIECE))):
        most -= len(piece)


def _read(stream: Any, size: int) -> bytes:
    """Up to `size` bytes. Every server has errors of its own for a body that breaks off."""
    try:
        piece: bytes = stream.read(size)
    except Exception as broken:
        raise IncompleteRequest("the body broke off") from broken
    return piece


def _length(environ: Environ) -> int | None:
    raw = environ.get("CONTENT_LENGTH", "")
    if not raw:
        return None
    if not raw.isdecimal() or len(raw) > 18:
        raise MalformedRequest("Content-Length is no number of bytes")
    return int(raw)


def _inflated(packed: Iterable[bytes]) -> Iterator[bytes]:
    """The content of one or more gzip members, never much more than PIECE at a time."""
    unpacker = zlib.decompressobj(_GZIP)
    begun = False
    try:
        for part in packed:
            rest = part
            while rest:
                if unpacker.eof:
                    unpacker = zlib.decompressobj(_GZIP)
                begun = True
                yield unpacker.decompress(rest, PIECE)
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as fault:
        raise MalformedRequest("the body is not gzip") from fault
    if begun and not unpacker.eof:
        raise IncompleteRequest("the gzip body breaks off")


def _unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    """The content of one or more zstd frames, never more than a few MB at a time."""
    frames = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    unpacker = frames.decompressobj()
    begun = False
    try:
        for part in packed:
            for start in range(0, len(part), SIP):
                rest = part[start : start + SIP]
                while rest:
                    if unpacker.eof:
                        unpacker = frames.decompressobj()
                    begun = True
                    yield unpacker.decompress(rest)
                    rest = unpacker.unused_data if unpacker.eof else b""
    except zstandard.ZstdError as fault:
        raise MalformedRequest("the body is not zstd") from fault
    if begun and not unpacker.eof:
        raise IncompleteRequest("the zstd body breaks off")
