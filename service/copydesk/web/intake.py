"""From what was sent to copy: raw bytes with hints."""

from __future__ import annotations

import codecs
from functools import lru_cache
from urllib.parse import parse_qsl

from marshmallow import Schema

from copydesk.contract.request import ArticleRequest
from copydesk.desk import Copy
from copydesk.errors import (
    InvalidRequest,
    MalformedRequest,
    UndecodableInput,
    UnsupportedMediaType,
)
from copydesk.readers import offered, takes
from copydesk.records import hints_of, load
from copydesk.web.body import Environ
from copydesk.web.negotiation import MediaType, media_type_of

JSON = "application/json"

HINTS = ("url", "publisher", "language", "filename")
"""What a sender may say of raw bytes: the fields of a request in JSON that are not content."""

HEADERS: tuple[tuple[str, str], ...] = (
    ("X-Copydesk-Url", "url"),
    ("X-Copydesk-Publisher", "publisher"),
    ("X-Copydesk-Language", "language"),
    ("X-Copydesk-Filename", "filename"),
    ("Content-Location", "url"),
)
"""Headers that carry hints, the one that is believed first before the other."""

_ENVIRON = tuple((f"HTTP_{name.upper().replace('-', '_')}", hint) for name, hint in HEADERS)

_ESCAPES = ("utf-7", "unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape")
"""Codecs that can spell half a surrogate pair, which nothing can write again."""

HintsQuery = Schema.from_dict(
    {name: ArticleRequest._declared_fields[name] for name in HINTS}, name="HintsQuery"
)
_HINTS = HintsQuery()


def raw_type(header: str) -> MediaType:
    """The media type of raw copy, or of JSON; raises UnsupportedMediaType for all others."""
    media_type = media_type_of(header)
    if takes(media_type.name):
        return media_type
    named = repr(media_type.name[:100]) if media_type.name else "no media type"
    raise UnsupportedMediaType(f"{named} was declared; one of {offered()} is wanted")


def raw_copy(data: bytes, media_type: MediaType, hints: dict[str, str]) -> Copy:
    """Raw bytes as copy."""
    if media_type.charset and not _is_for_documents(media_type.charset):
        raise UndecodableInput(f"charset {media_type.charset!r} is not one for documents")
    if not hints:
        return Copy(data, media_type.name, media_type.charset)
    loaded = load(_HINTS, hints)
    return Copy(
        data, media_type.name, media_type.charset, loaded.get("filename", ""), hints_of(loaded)
    )


def query_of(environ: Environ, allowed: tuple[str, ...]) -> dict[str, str]:
    """The parameters of the query; each at most once, and none that means nothing here."""
    raw = environ.get("QUERY_STRING", "")
    if not raw:
        return {}
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, max_num_fields=64, errors="strict")
    except ValueError as fault:
        raise MalformedRequest("the query is not percent-encoded UTF-8, or is too long") from fault
    found: dict[str, str] = {}
    errors: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in allowed:
            errors[name] = ["Unknown parameter."]
        elif name in found:
            errors[name] = ["Stands twice."]
        found[name] = value
    if errors:
        wanted = f"one of {', '.join(allowed)}" if allowed else "none"
        raise InvalidRequest(f"the query may hold {wanted}", errors=errors)
    return found


def flag(query: dict[str, str], name: str, *, default: bool = False) -> bool:
    """Takes a yes-or-no parameter out of the query; absent is no by default, bare is yes."""
    value = query.pop(name, "1" if default else "0").lower()
    if value in ("", "1", "true", "yes"):
        return True
    if value in ("0", "false", "no"):
        return False
    raise InvalidRequest(f"{name} is yes or no", errors={name: ["Not 1 or 0."]})


@lru_cache(256)
def _is_for_documents(charset: str) -> bool:
    """Whether a charset gives nothing but characters. One that nobody knows is as good as none."""
    try:
        return codecs.lookup(charset).name not in _ESCAPES
    except (LookupError, ValueError):
        return True


def hints_beside(environ: Environ, query: dict[str, str]) -> dict[str, str]:
    """The hints of the query and, where it has none, of the headers."""
    found = query
    for name, hint in _ENVIRON:
        if name in environ and hint not in found:
            found[hint] = _decoded(environ[name])
    return found


def _decoded(header: str) -> str:
    """A header as it was meant: WSGI hands over Latin-1, senders mean UTF-8."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header
