"""Input formats, one module each: bytes in, a document out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from copydesk.errors import EmptyInput, UnsupportedMediaType
from copydesk.model.document import Document, Hints
from copydesk.readers import plain
from copydesk.readers.decoding import Decoded, decode, encode_slice
from copydesk.readers.splitting import parts_of


class Reader(Protocol):
    """What a reader module offers: `MEDIA_TYPES` it takes, and `read`."""

    MEDIA_TYPES: tuple[str, ...]

    def read(self, decoded: Decoded, hints: Hints) -> Document:
        """The document of a decoded input."""


READERS: Mapping[str, Reader] = MappingProxyType(dict.fromkeys(plain.MEDIA_TYPES, plain))

_BINARY = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
)
"""Openings of formats that no reader takes, with their media types."""


def read(
    data: bytes,
    media_type: str = "text/plain",
    *,
    charset: str = "",
    name: str = "",
    part: tuple[int, int] = (1, 1),
    hints: Hints | None = None,
) -> Document:
    """The document of an input, by its declared media type.

    Raises `UnsupportedMediaType` where no reader takes it, `EmptyInput` where there is nothing
    to read, and what the reader raises.
    """
    reader = _reader_of(data, media_type)
    decoded = decode(data, declared=charset, media_type=media_type, name=name, part=part)
    return reader.read(decoded, hints or Hints())


def articles_in(data: bytes, media_type: str = "text/plain", *, charset: str = "") -> list[Part]:
    """The articles of an input, in order: the input itself, or the parts of an export.

    The bytes of the parts, one after the other, are the input. Raises as `read` does.
    """
    _reader_of(data, media_type)
    decoded = decode(data, declared=charset, media_type=media_type)
    cuts = parts_of(decoded.text) if media_type in plain.MEDIA_TYPES else ()
    if len(cuts) < 2:
        return [Part(data, charset)]
    return [Part(encode_slice(decoded, start, end), decoded.source.charset) for start, end in cuts]


class Part(NamedTuple):
    """The bytes of one article, and the charset to read them with ("" to find out)."""

    data: bytes
    charset: str


def _reader_of(data: bytes, media_type: str) -> Reader:
    reader = READERS.get(media_type)
    if reader is None:
        raise UnsupportedMediaType(f"no reader takes {media_type!r}; one of {', '.join(READERS)}")
    if not data:
        raise EmptyInput("the input has no bytes")
    for opening, actual in _BINARY:
        if data.startswith(opening):
            raise UnsupportedMediaType(f"declared {media_type}, but the bytes are {actual}")
    return reader
