"""Bytes to text: which charset is believed, why, and what it could not decode."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass, replace

import charset_normalizer

from copydesk.model.document import Replacement, Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_SURROGATE = re.compile("[\udc80-\udcff]")
_WESTERN_MARKS = re.compile(rb"[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_MOJIBAKE = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u02dc\u201c\u201d\u00a6\x9d]|\u00c3[\u00a0-\u00bf]|\u00c2[\u00a9\u00a0\u00ae]"
)
_SAMPLE = 1 << 16
"""Bytes shown to the charset guesser: more costs time and tells nothing new."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the account of its bytes; `warnings` are (code, message)."""

    text: str
    source: Source
    warnings: tuple[tuple[str, str], ...] = ()


def decode(
    data: bytes,
    *,
    declared: str = "",
    media_type: str = "text/plain",
    name: str = "",
    part: tuple[int, int] = (1, 1),
) -> Decoded:
    """The text of an input, reversible: `encode` of the result is `data` again.

    The charset is the declared one unless the bytes contradict it, else what a byte order mark
    says, else UTF-8 if the bytes are (nearly) that, else a guess, else Latin-1, which takes all.
    """
    warnings: list[tuple[str, str]] = []
    believed, charset, why = _believed(data, declared, warnings)
    if believed is None:
        text, replacements = _nearly_utf8(data)
        told = f"{len(replacements)} bytes are not UTF-8; U+FFFD stands for each"
        warnings.append(("charset.replaced", told))
    else:
        text, replacements = believed, ()
    if marks := _mojibake(text):
        warnings.append(("text.mojibake", f"{marks} sequences look decoded twice; not repaired"))
    source = Source(
        media_type=media_type,
        charset=charset,
        charset_why=why,
        octets=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        part=part,
        replacements=replacements,
    )
    return Decoded(text, source, tuple(warnings))


def encode_slice(decoded: Decoded, start: int, end: int) -> bytes:
    """The bytes of a stretch of the text, in code points."""
    inside = [item for item in decoded.source.replacements if start <= item.at < end]
    shifted = tuple(Replacement(item.at - start, item.octets) for item in inside)
    return encode(decoded.text[start:end], replace(decoded.source, replacements=shifted))


def _mojibake(text: str) -> int:
    """How many sequences look like UTF-8 that was once read as cp1252."""
    if text.isascii() or not any(lead in text for lead in "\u00e2\u00c3\u00c2"):
        return 0
    return len(_MOJIBAKE.findall(text))


def encode(text: str, source: Source) -> bytes:
    """The bytes a text was decoded from: the inverse of `decode`."""
    if not source.replacements:
        return text.encode(source.charset)
    pieces = []
    at = 0
    for replacement in source.replacements:
        pieces.append(text[at : replacement.at].encode(source.charset))
        pieces.append(replacement.octets)
        at = replacement.at + 1
    pieces.append(text[at:].encode(source.charset))
    return b"".join(pieces)


def _believed(
    data: bytes, declared: str, warnings: list[tuple[str, str]]
) -> tuple[str | None, str, str]:
    """(text, charset, why); the text is None where UTF-8 needs replacements."""
    if declared and (trusted := _declared(data, declared, warnings)):
        return trusted
    for mark, charset in _BOMS:
        if data.startswith(mark) and (text := _strictly(data, charset)) is not None:
            return text, charset, "bom"
    if data.startswith(codecs.BOM_UTF8):
        return None, "utf-8", "bom"  # it says so itself, whatever a few bytes say
    if (text := _strictly(data, "utf-8")) is not None:
        return text, "utf-8", "utf-8"
    if _is_nearly_utf8(data):
        return None, "utf-8", "utf-8"
    if guess := _guessed(data):
        return guess[0], guess[1], "guessed"
    warnings.append(("charset.fallback", "no charset fits; every byte was read as Latin-1"))
    return data.decode("latin-1"), "latin-1", "fallback"


def _declared(
    data: bytes, declared: str, warnings: list[tuple[str, str]]
) -> tuple[str, str, str] | None:
    try:
        charset = codecs.lookup(declared).name
        "".encode(charset)
    except (LookupError, ValueError):
        warnings.append(("charset.unknown", f"declared {declared[:40]!r}, which is no charset"))
        return None
    if charset in ("utf-16", "utf-32"):
        return None  # the byte order mark says which
    charset = "utf-8" if charset == "utf-8-sig" else charset
    text = _strictly(data, charset)
    if text is None:
        warnings.append(("charset.contradicted", f"declared {charset}, but the bytes are not"))
        return None
    if charset == "iso8859-1" and _WESTERN_MARKS.search(data):
        windows = _strictly(data, "cp1252")
        if windows is not None and _strictly(data, "utf-8") is None:
            told = "declared iso8859-1, but the bytes have the quotes and dashes of cp1252"
            warnings.append(("charset.contradicted", told))
            return windows, "cp1252", "guessed"
    if charset not in ("utf-8", "ascii") and _MULTIBYTE.search(data):
        unicode = _strictly(data, "utf-8")
        if unicode is not None:
            warnings.append(
                ("charset.contradicted", f"declared {charset}, but the bytes are UTF-8")
            )
            return unicode, "utf-8", "utf-8"
    return text, charset, "declared"


def _strictly(data: bytes, charset: str) -> str | None:
    """The text if the charset decodes it and gives the same bytes back, else None."""
    try:
        text = data.decode(charset)
        if charset == "utf-8":
            return text
        text.encode("utf-8")  # half surrogates (UTF-7, Python's escapes) are no text
        if text.encode(charset) == data:
            return text
    except (UnicodeError, ValueError, LookupError):
        return None
    return None


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether a few bad bytes stand in a text that otherwise is UTF-8 (truncated, spliced)."""
    bad = len(_SURROGATE.findall(data.decode("utf-8", "surrogateescape")))
    return len(_MULTIBYTE.findall(data)) >= 4 * bad


def _nearly_utf8(data: bytes) -> tuple[str, tuple[Replacement, ...]]:
    escaped = data.decode("utf-8", "surrogateescape")
    replacements = tuple(
        Replacement(match.start(), match.group().encode("utf-8", "surrogateescape"))
        for match in _SURROGATE.finditer(escaped)
    )
    return _SURROGATE.sub("\ufffd", escaped), replacements


def _guessed(data: bytes) -> tuple[str, str] | None:
    """A charset that fits, with cp1252 first where its typographic marks are seen."""
    sample = data[:_SAMPLE]
    best = charset_normalizer.from_bytes(sample).best()
    charset = best.encoding if best else ""
    western = not charset or charset.startswith(
        ("cp125", "latin", "iso8859", "mac_", "cp437", "cp85")
    )
    if western and _WESTERN_MARKS.search(data):
        charset = "cp1252"
    for candidate in (charset, "cp1252"):
        if candidate and (text := _strictly(data, candidate)) is not None:
            return text, candidate
    return None
