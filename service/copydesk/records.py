"""A record in JSON as copy: what it may hold, and what is told where it holds something else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO, Any, NoReturn

from marshmallow import Schema, ValidationError

from copydesk.contract.request import CONTENT_TYPES, REQUEST
from copydesk.desk import Copy
from copydesk.errors import InvalidRequest, MalformedRequest
from copydesk.model.document import Hints

_PIECE = 64 * 1024
_BLANK = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"


class _Repeated(ValueError):
    """A key stands twice in one object; the only argument is the key."""


def json_copy(value: object, hints: dict[str, str] | None = None) -> Copy:
    """A request in JSON as copy; it is believed before the hints that came beside it.

    Raises InvalidRequest with the errors by field.
    """
    if hints and isinstance(value, dict):
        value = hints | value
    request = load(REQUEST, value)
    content = next(key for key in CONTENT_TYPES if key in request)
    media_type = CONTENT_TYPES[content]
    if given := request.get("media_type"):
        media_type = given.partition(";")[0].strip().lower()
    # Without a charset: the same text gets the same id whichever way it comes.
    return Copy(
        request[content].encode(), media_type, "", request.get("filename", ""), hints_of(request)
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


def lines(spool: IO[bytes], most: int) -> Iterator[tuple[int, bytes | None]]:
    """The records with the numbers of their lines, from 1; None for one of over `most` bytes."""
    number = 0
    while line := spool.readline(most + 2):  # the line end may have two bytes
        number += 1
        whole, tail = True, line
        while not tail.endswith(b"\n") and (tail := spool.readline(_PIECE)):
            whole = False
        record = line.strip(_BLANK)
        if not whole or len(record) > most:
            yield number, None
        elif record:
            yield number, record


def sender_key(value: object) -> str:
    """The sender's own key of a record, "" if there is none that can be repeated."""
    key = value.get("id") if isinstance(value, Mapping) else None
    return key if isinstance(key, str) and len(key) <= 200 and is_text(key) else ""


def key_of(record: Mapping[str, Any]) -> str:
    """The same of a record from a table, where a whole number is as good a key."""
    key = record.get("id")
    return sender_key({"id": str(key)} if type(key) is int else record)


def copy_of(record: object) -> Copy:
    """A record as copy: what a request in JSON may hold, or `bytes` with their `media_type` and
    `charset`. Keys without a value count as absent, whole numbers are good ids, and `fields` is
    the sender's.

    Raises InvalidRequest with the errors by field.
    """
    if not isinstance(record, Mapping):
        return json_copy(record)
    value = {key: one for key, one in record.items() if one is not None and key != "fields"}
    if type(value.get("id")) is int:
        value["id"] = str(value["id"])
    data = value.pop("bytes", None)
    if data is None:
        return json_copy(value)
    charset = value.pop("charset", "")
    if not isinstance(data, bytes) or not isinstance(charset, str):
        wrong = "charset" if isinstance(data, bytes) else "bytes"
        raise InvalidRequest("a field is of the wrong type", errors={wrong: ["Not of this type."]})
    value.setdefault("media_type", "text/plain")
    beside = [key for key in CONTENT_TYPES if key in value]
    stated = json_copy(value if beside else {**value, "text": ""})
    if beside:
        raise InvalidRequest("bytes stand alone", errors={beside[0]: ["Beside bytes."]})
    return replace(stated, data=data, charset=charset)


def is_usable(name: str, value: object) -> bool:
    """Whether a request could hold this value under this name, and would mean something by it."""
    try:
        return bool(value) and bool(REQUEST.fields[name].deserialize(value))
    except ValidationError:
        return False


def load(schema: Schema, value: object) -> dict[str, str]:
    try:
        loaded: dict[str, str] = schema.load(value)  # type: ignore[arg-type]
    except ValidationError as fault:
        messages = fault.messages
        errors = messages if isinstance(messages, dict) else {"_schema": messages}
        raise InvalidRequest("fields are missing, unknown or wrong", errors=errors) from None
    broken = [name for name, text in loaded.items() if not is_text(text)]
    if broken:
        errors = {name: ["Holds half a surrogate pair."] for name in broken}
        raise InvalidRequest("a string is not Unicode text", errors=errors)
    return loaded


def is_text(value: str) -> bool:
    """Whether a string can be written in UTF-8: JSON can spell half a surrogate pair."""
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def hints_of(loaded: Mapping[str, str]) -> Hints:
    return Hints(loaded.get("url", ""), loaded.get("publisher", ""), loaded.get("language", ""))


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
