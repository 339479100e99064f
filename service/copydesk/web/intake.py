"""From what was sent to copy: raw bytes with hints, or a JSON object."""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from marshmallow import Schema, ValidationError

from copydesk.contract.request import CONTENT_TYPES, REQUEST, ArticleRequest
from copydesk.desk import Copy
from copydesk.errors import UndecodableInput, UnsupportedMediaType
from copydesk.model.document import Hints
from copydesk.readers import READERS
from copydesk.web.body import Environ
from copydesk.web.negotiation import MediaType, media_type_of
from copydesk.web.problems import InvalidRequest, MalformedRequest

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

_BOM = b"\xef\xbb\xbf"

HintsQuery = Schema.from_dict(
    {name: ArticleRequest._declared_fields[name] for name in HINTS}, name="HintsQuery"
)
_HINTS = HintsQuery()


class _Repeated(ValueError):
    """A key stands twice in one object; the only argument is the key."""


def raw_type(header: str) -> MediaType:
    """The media type of raw copy, or of JSON; raises UnsupportedMediaType for all others."""
    media_type = media_type_of(header)
    if media_type.name in READERS or media_type.name == JSON:
        return media_type
    named = repr(media_type.name[:100]) if media_type.name else "no media type"
    raise UnsupportedMediaType(f"{named} was declared; one of {_offered()} is wanted")


def raw_copy(data: bytes, media_type: MediaType, hints: dict[str, str]) -> Copy:
    """Raw bytes as copy."""
    if media_type.charset and not _is_for_documents(media_type.charset):
        raise UndecodableInput(f"charset {media_type.charset!r} is not one for documents")
    if not hints:
        return Copy(data, media_type.name, media_type.charset)
    loaded = _load(_HINTS, hints)
    return Copy(
        data, media_type.name, media_type.charset, loaded.get("filename", ""), _hints(loaded)
    )


def json_copy(value: object, hints: dict[str, str] | None = None) -> Copy:
    """A request in JSON as copy; it is believed before the hints that came beside it.

    Raises InvalidRequest with the errors by field.
    """
    if hints and isinstance(value, dict):
        value = hints | value
    request = _load(REQUEST, value)
    content = next(key for key in CONTENT_TYPES if key in request)
    media_type = CONTENT_TYPES[content]
    if given := request.get("media_type"):
        media_type = media_type_of(given).name
    # Without a charset: the same text gets the same id whichever way it comes.
    return Copy(
        request[content].encode(), media_type, "", request.get("filename", ""), _hints(request)
    )


def parse_json(data: bytes) -> object:
    """The value that JSON stands for; no key may stand twice, for one of the two would be lost.

    Raises MalformedRequest for what is not JSON, InvalidRequest for repeated keys.
    """
    try:
        return _DECODER.decode(data.removeprefix(_BOM).decode())
    except UnicodeDecodeError as fault:
        raise MalformedRequest(f"not UTF-8 at byte {fault.start}") from None
    except json.JSONDecodeError as fault:
        raise MalformedRequest(
            f"not JSON: {fault.msg} at line {fault.lineno}, column {fault.colno}"
        ) from None
    except RecursionError:
        raise MalformedRequest("not JSON that can be read: nested too deeply") from None
    except _Repeated as fault:
        raise InvalidRequest(
            "a key stands twice", errors={fault.args[0]: ["Stands twice."]}
        ) from None
    except ValueError:  # a number of thousands of digits
        raise MalformedRequest("not JSON that can be read: a number is too long") from None


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


def flag(query: dict[str, str], name: str) -> bool:
    """Takes a yes-or-no parameter out of the query; absent is no, bare is yes."""
    value = query.pop(name, "0").lower()
    if value in ("", "1", "true", "yes"):
        return True
    if value in ("0", "false", "no"):
        return False
    raise InvalidRequest(f"{name} is yes or no", errors={name: ["Not 1 or 0."]})


def sender_key(value: object) -> str:
    """The sender's own key of a record, "" if there is none that can be repeated."""
    key = value.get("id") if isinstance(value, dict) else None
    return key if isinstance(key, str) and len(key) <= 200 and _is_text(key) else ""


@lru_cache(256)
def _is_for_documents(charset: str) -> bool:
    """Whether a charset gives nothing but characters. One that nobody knows is as good as none."""
    try:
        return codecs.lookup(charset).name not in _ESCAPES
    except (LookupError, ValueError):
        return True


def _load(schema: Schema, value: object) -> dict[str, str]:
    try:
        loaded: dict[str, str] = schema.load(value)  # type: ignore[arg-type]
    except ValidationError as fault:
        messages = fault.messages
        errors = messages if isinstance(messages, dict) else {"_schema": messages}
        raise InvalidRequest("fields are missing, unknown or wrong", errors=errors) from None
    broken = [name for name, text in loaded.items() if not _is_text(text)]
    if broken:
        errors = {name: ["Holds half a surrogate pair."] for name in broken}
        raise InvalidRequest("a string is not Unicode text", errors=errors)
    return loaded


def _is_text(value: str) -> bool:
    """Whether a string can be written in UTF-8: JSON can spell half a surrogate pair."""
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _hints(loaded: Mapping[str, str]) -> Hints:
    return Hints(loaded.get("url", ""), loaded.get("publisher", ""), loaded.get("language", ""))


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


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Repeated(key)
            seen.add(key)
    return value


def _refuse(constant: str) -> NoReturn:
    raise MalformedRequest(f"not JSON: {constant} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse)


def _offered() -> str:
    return ", ".join((*READERS, JSON))
