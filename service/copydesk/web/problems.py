"""Errors as HTTP answers: RFC 9457 problems, with the status of every code in one table."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson
from flask import Response
from werkzeug.exceptions import HTTPException

from copydesk.contract.problem import problem_of
from copydesk.errors import CopydeskError, InputError, InputTooLarge, UnreadableInput
from copydesk.web.request import current

MEDIA_TYPE = "application/problem+json"

log = logging.getLogger(__name__)


class RequestError(InputError):
    """The sender's mistake in HTTP or in JSON; `errors` says what is wrong, by field."""

    def __init__(
        self,
        detail: str = "",
        *,
        errors: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.errors = errors
        self.headers = headers


class MalformedRequest(RequestError):
    """What should be JSON, or a compressed body, is not."""

    code = "request.malformed"
    title = "The request cannot be parsed"


class IncompleteRequest(RequestError):
    """The body ended before its announced end: half an article is none."""

    code = "request.incomplete"
    title = "The body is not complete"


class InvalidRequest(RequestError):
    """The request was understood, but a field has no usable value."""

    code = "request.invalid"
    title = "The request is not valid"


class NotAcceptable(RequestError):
    """Nothing we can write is acceptable to the sender."""

    code = "request.not-acceptable"
    title = "No acceptable representation"


class UnsupportedEncoding(RequestError):
    """The body is compressed in a way we do not unpack."""

    code = "request.unsupported-encoding"
    title = "The content encoding is not supported"


class UnknownArticle(RequestError):
    """The cache holds no answer under this id."""

    code = "article.unknown"
    title = "No such article is kept"


class UnknownProfile(RequestError):
    """No profile has this id."""

    code = "profile.unknown"
    title = "No such profile"


class Busy(CopydeskError):
    """As many requests as may be are being worked on."""

    code = "service.busy"
    title = "Too many requests at this moment"
    headers: Mapping[str, str] = MappingProxyType({"Retry-After": "1"})


NOT_FOUND = "request.not-found"
METHOD_NOT_ALLOWED = "request.method-not-allowed"
REFUSED = "request.refused"
INTERNAL = "service.failed"

STATUSES: Mapping[str, int] = MappingProxyType(
    {
        "request.malformed": 400,
        "request.incomplete": 400,
        REFUSED: 400,
        NOT_FOUND: 404,
        "article.unknown": 404,
        "profile.unknown": 404,
        METHOD_NOT_ALLOWED: 405,
        "request.not-acceptable": 406,
        "input.too-large": 413,
        "input.unsupported-media-type": 415,
        "request.unsupported-encoding": 415,
        "request.invalid": 422,
        "input.invalid": 422,
        "input.empty": 422,
        "input.undecodable": 422,
        "input.unreadable": 422,
        "input.several-articles": 422,
        INTERNAL: 500,
        "service.busy": 503,
    }
)
"""The status of every code that can leave the service; a code that is not here is a 500."""

_BY_STATUS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        400: (MalformedRequest.code, MalformedRequest.title),
        404: (NOT_FOUND, "Nothing is at this address"),
        405: (METHOD_NOT_ALLOWED, "The method is not allowed here"),
        406: (NotAcceptable.code, NotAcceptable.title),
        413: (InputTooLarge.code, InputTooLarge.title),
        415: ("input.unsupported-media-type", "The media type is not supported"),
        422: (InvalidRequest.code, InvalidRequest.title),
        503: (Busy.code, Busy.title),
    }
)
"""Codes and titles of errors that flask, werkzeug and webargs raise by status."""

_MOST_FIELDS = 20
_MOST_CHARACTERS = 200
"""How much of what the sender wrote a problem repeats."""


class Fault(NamedTuple):
    """An error as it goes over the wire."""

    code: str
    title: str
    status: int
    detail: str = ""
    errors: Mapping[str, Any] | None = None
    headers: Mapping[str, str] | None = None

    def problem(self, instance: str = "") -> dict[str, object]:
        """The problem details, JSON-shaped."""
        errors = _shown(self.errors) if self.errors else None
        return problem_of(
            self.code, self.title, self.status, _printable(self.detail), instance, errors
        )


_FAILED = Fault(INTERNAL, "The service failed", 500, "The fault is ours and has been logged.")


def fault_of(error: Exception) -> Fault:
    """What to tell the sender about an error; nothing of the inside of an unexpected one."""
    if isinstance(error, CopydeskError):
        status = STATUSES.get(error.code)
        if status is None:
            return _FAILED
        errors = getattr(error, "errors", None) or _bounds(error)
        headers = getattr(error, "headers", None)
        return Fault(error.code, error.title, status, error.detail, errors, headers)
    if isinstance(error, HTTPException) and error.code is not None and error.code != 500:
        return _fault_of_http(error, error.code)
    return _FAILED


def _fault_of_http(error: HTTPException, status: int) -> Fault:
    known = _BY_STATUS.get(status)
    if known is None and status >= 500:
        return _FAILED._replace(status=status)
    code, title = known or (REFUSED, error.name)
    told = getattr(error, "data", None) or {}  # what webargs adds
    errors = told.get("errors") or told.get("messages")
    headers = dict(told.get("headers") or {})
    if status == 405:
        headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    return Fault(code, title, status, "", errors if isinstance(errors, dict) else None, headers)


def _bounds(error: CopydeskError) -> dict[str, Any] | None:
    """Which limit was passed, or where a reader stopped, for a program to read."""
    if isinstance(error, InputTooLarge) and error.limit:
        return {error.limit: [f"at most {error.most}"]}
    if isinstance(error, UnreadableInput) and error.line is not None:
        return {"line": [error.line]}
    return None


def answer(error: Exception) -> Response:
    """The answer to a request that ended in an error; what is our fault is logged."""
    request = current()
    fault = fault_of(error)
    if fault.code == INTERNAL:
        log_failure(error, request.id)
    request.fault = fault.code
    body = orjson.dumps(fault.problem(f"urn:request:{request.id}"))
    response = Response(body, fault.status, content_type=MEDIA_TYPE)
    for name, value in (fault.headers or {}).items():
        response.headers[name] = value
    return response


def log_failure(error: Exception, request: str, line: int = 0) -> None:
    """Log an unexpected error: its kind and where it came from.

    Without its message and its values: they may hold what was sent, which is not for the log.
    """
    kinds: list[str] = []
    steps: list[str] = []
    link: BaseException | None = error
    while link is not None and len(kinds) < 5:
        kinds.append(type(link).__name__)
        frames = traceback.extract_tb(link.__traceback__)
        steps += [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        link = link.__cause__ or link.__context__
    place = f" line={line}" if line else ""
    told = "\n  ".join([" < ".join(kinds), *steps])
    log.error("request=%s%s failed: %s", request, place, told)


def _shown(errors: Mapping[str, Any]) -> dict[str, Any]:
    """Errors by field, bounded, and fit to be written whatever the sender's keys hold."""
    items = list(errors.items())
    shown = {_printable(str(key)): value for key, value in items[:_MOST_FIELDS]}
    if len(items) > _MOST_FIELDS:
        shown["..."] = [f"{len(items) - _MOST_FIELDS} more"]
    return shown


def _printable(text: str) -> str:
    short = text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
    return short.encode("utf-8", "backslashreplace").decode()
