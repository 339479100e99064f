"""What the headers of a request ask for: media types, representations, conditions."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from werkzeug.http import parse_options_header

_KEPT = 256
"""Spellings of a header that are remembered; clients use very few."""


class MediaType(NamedTuple):
    """A Content-Type: the type in lower case, and its charset parameter, "" if none."""

    name: str
    charset: str


class _Range(NamedTuple):
    name: str
    quality: float


@lru_cache(_KEPT)
def media_type_of(header: str) -> MediaType:
    """The media type that a Content-Type names.

    >>> media_type_of('Text/Plain; charset="windows-1252"')
    MediaType(name='text/plain', charset='windows-1252')
    """
    name, options = parse_options_header(header)
    return MediaType(name.strip().lower(), options.get("charset", "").strip())


@lru_cache(_KEPT)
def preferred(accept: str, offers: tuple[str, ...]) -> str:
    """The offer that an Accept header likes best, the first of equals; "" if it likes none.

    The most specific range that takes an offer decides its quality (RFC 9110, 12.5.1).

    >>> preferred("text/*;q=0.5, text/markdown", ("text/plain", "text/markdown"))
    'text/markdown'
    >>> preferred("application/json;q=0, */*", ("application/json",))
    ''
    """
    if not accept.strip():
        return offers[0]
    ranges = [_range(part) for part in _split(accept)]
    best, chosen = 0.0, ""
    for offer in offers:
        quality = _quality(offer, ranges)
        if quality > best:
            best, chosen = quality, offer
    return chosen


def _quality(offer: str, ranges: list[_Range]) -> float:
    for name in (offer, offer.partition("/")[0] + "/*", "*/*"):
        found = [accepted.quality for accepted in ranges if accepted.name == name]
        if found:
            return max(found)
    return 0.0


def _split(accept: str) -> list[str]:
    """The parts between commas; no media type we offer has a parameter that could quote one."""
    return [part for part in accept.split(",") if part.strip()][:64]


def _range(part: str) -> _Range:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                quality = 0.0
    if name == "*":  # as some old clients have it
        name = "*/*"
    return _Range(name, quality if 0.0 <= quality <= 1.0 else 0.0)


def is_current(if_none_match: str, etag: str) -> bool:
    """Whether the sender has this representation already (RFC 9110, 13.1.2: weak comparison).

    >>> is_current('"a", W/"b"', '"b"')
    True
    """
    if if_none_match.strip() == "*":
        return True
    tags = (tag.strip().removeprefix("W/") for tag in if_none_match.split(","))
    return etag in tags
