"""Input formats, one module each: bytes in, a document out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from copydesk.errors import EmptyInput, UnsupportedMediaType
from copydesk.model.document import Document, Hints
from copydesk.readers.decoding import Decoded, decode, encode_slice
from copydesk.readers.splitting import parts_of

if TYPE_CHECKING:
    from copydesk.readers.formats import Opened


class Reader(Protocol):
    """What a reader module offers: `MEDIA_TYPES` it takes, `charset_in` for what the bytes say
    of their charset, and `read`."""

    MEDIA_TYPES: tuple[str, ...]

    def charset_in(self, data: bytes) -> str:
        """The charset that the format itself names, "" where it does not."""

    def read(self, decoded: Decoded, hints: Hints) -> Document:
        """The document of a decoded input."""


PLAIN, HTML, XHTML, XML = "text/plain", "text/html", "application/xhtml+xml", "application/xml"
READERS: Mapping[str, str] = MappingProxyType({PLAIN: "plain", HTML: "html", XHTML: "html"})
"""Which module here reads which media type; those that need a parser are loaded when needed."""

_PAGES = (b"<!doctype html", b"<html")
"""How a page opens, whatever it is declared to be."""
_ROOTS = (b"<nitf", b"<rss", b"<newsitem", b"<newsmessage", b"<newsml", b"<feed", b"<rdf:rdf")
"""How feeds and wires open."""

WIRES = ("application/xml", "application/json", "…+xml", "…+json")
"""Media types of wires and feeds, as a sender is told them."""

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


def takes(media_type: str) -> bool:
    """Whether there is a reader for a media type, as far as its name tells."""
    return media_type in READERS or _is_wire(media_type)


def offered() -> str:
    """The media types that are taken, for people."""
    return ", ".join((*READERS, *WIRES))


def read(
    data: bytes,
    media_type: str = "text/plain",
    *,
    charset: str = "",
    name: str = "",
    part: tuple[int, int] = (1, 1),
    hints: Hints | None = None,
    opened: Opened | None = None,
) -> Document:
    """The document of an input, by its declared media type.

    `part` asks for one of several articles; `opened` is what `articles_in` gave with it.
    Raises `UnsupportedMediaType` where no reader takes it, `EmptyInput` where there is nothing
    to read, `SeveralArticles` where one of several has to be asked for, and what the reader raises.
    """
    actual = believed(data, media_type)
    if _is_wire(actual):
        opened = opened or _open(data, media_type, charset, name)
        from copydesk.readers.formats import read_item

        return _digested(read_item(opened, part, hints or Hints()))
    reader = _reader_of(data, actual)
    named = charset or reader.charset_in(data)
    decoded = decode(data, declared=named, media_type=actual, name=name, part=part)
    if actual != media_type:
        told = ("media-type.contradicted", f"declared {media_type}, but the bytes are {actual}")
        decoded = replace(decoded, warnings=(*decoded.warnings, told))
    document = reader.read(decoded, hints or Hints())
    return document if actual == PLAIN else _digested(document)


def _digested(document: Document) -> Document:
    """The document with the digest of its text, which is not what its bytes decode to."""
    digest = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
    return replace(document, source=replace(document.source, text_sha256=digest))


def believed(data: bytes, media_type: str) -> str:
    """The declared media type, unless the bytes contradict it: copy that opens as a page does is
    one, as a feed or a wire is, and a page without a single tag is copy."""
    if media_type == PLAIN:
        opening = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if opening[:1] != b"<" or b"</" not in data:
            return PLAIN
        declared = opening.startswith(b"<?xml")
        if opening.startswith(_ROOTS) or (declared and any(root in opening for root in _ROOTS)):
            return XML
        return HTML if opening.startswith(_PAGES) else PLAIN
    if media_type in (XML, "text/xml"):
        opening = data[:512].lower()
        return XHTML if any(page in opening for page in _PAGES) else media_type
    if READERS.get(media_type) == "html" and b"<" not in data and b"&" not in data:
        return PLAIN if b"\0" not in data else media_type
    return media_type


def articles_in(
    data: bytes, media_type: str = "text/plain", *, charset: str = "", name: str = ""
) -> list[Part]:
    """The articles of an input, in order: the input itself, or the parts of an export or a feed.

    The bytes of the parts of an export, one after the other, are the input; the parts of a feed
    or of a wire's envelope share it. Raises as `read` does.
    """
    actual = believed(data, media_type)
    if _is_wire(actual):
        opened = _open(data, media_type, charset, name)
        return [Part(data, charset, opened)] * len(opened.items)
    _reader_of(data, actual)
    if actual != PLAIN:
        return [Part(data, charset)]
    decoded = decode(data, declared=charset, media_type=actual)
    cuts = parts_of(decoded.text)
    if len(cuts) < 2:
        return [Part(data, charset)]
    return [Part(encode_slice(decoded, start, end), decoded.source.charset) for start, end in cuts]


def _open(data: bytes, media_type: str, charset: str, name: str) -> Opened:
    """The items of a feed or a wire; `media_type` is what was declared."""
    from copydesk.readers.formats import open_input

    _admit(data, media_type)
    return open_input(data, media_type, charset=charset, name=name)


class Part(NamedTuple):
    """The bytes of one article, and the charset to read them with ("" to find out); of an
    envelope its bytes, and its items as they were parsed."""

    data: bytes
    charset: str
    opened: Opened | None = None


def _is_wire(media_type: str) -> bool:
    """Whether a media type is one of feeds or wires; they are loaded only where it may be."""
    if media_type in READERS:
        return False
    from copydesk.readers import formats

    return bool(formats.takes(media_type))


def _reader_of(data: bytes, media_type: str) -> Reader:
    module = READERS.get(media_type)
    if module is None:
        raise UnsupportedMediaType(f"no reader takes {media_type!r}; one of {offered()}")
    _admit(data, media_type)
    return cast(Reader, import_module(f"copydesk.readers.{module}"))


def _admit(data: bytes, media_type: str) -> None:
    if not data:
        raise EmptyInput("the input has no bytes")
    for opening, actual in _BINARY:
        if data.startswith(opening):
            raise UnsupportedMediaType(f"declared {media_type}, but the bytes are {actual}")
