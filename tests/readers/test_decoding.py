"""Bytes to text: which charset is believed, and that it can be undone."""

from __future__ import annotations

import codecs

import pytest

from copydesk.errors import EmptyInput, UnsupportedMediaType
from copydesk.readers import read
from copydesk.readers.decoding import decode, encode

STORY = "The café’s owner said: “No — never.” " * 3


@pytest.mark.parametrize(
    ("data", "declared", "charset", "why", "codes"),
    [
        (b"plain", "", "utf-8", "utf-8", []),
        (STORY.encode(), "", "utf-8", "utf-8", []),
        (STORY.encode(), "utf-8", "utf-8", "declared", []),
        (b"plain", "us-ascii", "ascii", "declared", []),
        (codecs.BOM_UTF8 + b"x", "", "utf-8", "bom", []),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "", "utf-16-le", "bom", []),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "utf-16", "utf-16-be", "bom", []),
        (STORY.encode("cp1252"), "", "cp1252", "guessed", []),
        (STORY.encode("cp1252"), "windows-1252", "cp1252", "declared", []),
        (STORY.encode(), "iso-8859-1", "utf-8", "utf-8", ["charset.contradicted"]),
        (STORY.encode("cp1252"), "utf-8", "cp1252", "guessed", ["charset.contradicted"]),
        (b"plain", "no-such-charset", "utf-8", "utf-8", ["charset.unknown"]),
        (b"plain", "rot13", "utf-8", "utf-8", ["charset.unknown"]),
    ],
)
def test_charset(data: bytes, declared: str, charset: str, why: str, codes: list[str]) -> None:
    """The charset that is believed, and why."""
    decoded = decode(data, declared=declared)
    assert (decoded.source.charset, decoded.source.charset_why) == (charset, why)
    assert [code for code, _ in decoded.warnings] == codes
    assert encode(decoded.text, decoded.source) == data


def test_a_few_bad_bytes_in_utf8() -> None:
    """A spliced text stays UTF-8; each bad byte is U+FFFD and can be put back."""
    data = STORY.encode() + b"\xff\x80" + STORY.encode() + b"\xe2\x80"
    decoded = decode(data)
    assert decoded.source.charset == "utf-8"
    assert decoded.text.count("\ufffd") == 4
    assert [r.octets for r in decoded.source.replacements] == [b"\xff", b"\x80", b"\xe2", b"\x80"]
    assert "charset.replaced" in dict(decoded.warnings)
    assert encode(decoded.text, decoded.source) == data


def test_mojibake_is_reported_and_left() -> None:
    """Text that was decoded twice is not repaired."""
    twice = STORY.encode().decode("cp1252", "replace")
    decoded = decode(twice.encode())
    assert decoded.text == twice
    assert "text.mojibake" in dict(decoded.warnings)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"PK\x03\x04...", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x08"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Files of another kind are named, not read."""
    with pytest.raises(UnsupportedMediaType, match="the bytes are"):
        read(data)


def test_no_bytes() -> None:
    """An empty input is the sender's mistake."""
    with pytest.raises(EmptyInput):
        read(b"")


def test_unknown_media_type() -> None:
    """A media type without a reader is named."""
    with pytest.raises(UnsupportedMediaType, match="application/x-unheard-of"):
        read(b"x", "application/x-unheard-of")
