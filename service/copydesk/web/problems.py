"""Errors as HTTP answers: RFC 9457 problems, with the status of every code in one table."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import MappingProxyType

import orjson
from flask import Response
from werkzeug.exceptions import HTTPException

from copydesk.contract import problem
from copydesk.contract.problem import FAILED, INTERNAL, Fault, trace_of
from copydesk.errors import (
    CopydeskError,
    InputTooLarge,
    InvalidRequest,
    MalformedRequest,
    RequestError,
)
from copydesk.web.request import current

MEDIA_TYPE = "application/problem+json"

log = logging.getLogger(__name__)


class IncompleteRequest(RequestError):
    """The body ended before its announced end: half an article is none."""

    code = "request.incomplete"
    title = "The body is not complete"


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


class UnknownStory(RequestError):
    """No story has this id, or none of its copies this key."""

    code = "story.unknown"
    title = "No such story is known"


class StoriesAway(CopydeskError):
    """The store of stories does not answer, or stories are off."""

    code = "story.unavailable"
    title = "Stories are not available"
    headers: Mapping[str, str] = MappingProxyType({"Retry-After": "5"})


class UnknownProfile(RequestError):
    """No profile has this id."""

    code = "profile.unknown"
    title = "No such profile"


class InvalidDraft(RequestError):
    """The profile that is being tried is none."""

    code = "draft.invalid"
    title = "The draft is not a profile"


class Busy(CopydeskError):
    """As many requests as may be are being worked on."""

    code = "service.busy"
    title = "Too many requests at this moment"
    headers: Mapping[str, str] = MappingProxyType({"Retry-After": "1"})


NOT_FOUND = "request.not-found"
METHOD_NOT_ALLOWED = "request.method-not-allowed"
REFUSED = "request.refused"

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


def fault_of(error: Exception) -> Fault:
    """What to tell the sender about an error; nothing of the inside of an unexpected one."""
    if isinstance(error, HTTPException) and error.code is not None and error.code != 500:
        return _fault_of_http(error, error.code)
    return problem.fault_of(error)


def _fault_of_http(error: HTTPException, status: int) -> Fault:
    known = _BY_STATUS.get(status)
    if known is None and status >= 500:
        return FAILED._replace(status=status)
    code, title = known or (REFUSED, error.name)
    told = getattr(error, "data", None) or {}  # what webargs adds
    errors = told.get("errors") or told.get("messages")
    headers = dict(told.get("headers") or {})
    if status == 405:
        headers["Allow"] = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
    return Fault(code, title, status, "", errors if isinstance(errors, dict) else None, headers)


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
    """Log an unexpected error: its kind and where it came from."""
    place = f" line={line}" if line else ""
    log.error("request=%s%s failed: %s", request, place, trace_of(error))
