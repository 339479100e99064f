"""A request with what we keep about it: its id, when it began, and how it failed."""

from __future__ import annotations

import os
import re
from time import perf_counter
from typing import Any, cast

import flask

BEGAN = "copydesk.began"
FAILED = "copydesk.failed"
"""Keys of a request's environment: when it began, if that was before flask had it, and the error
that an answer made before flask had it ended in."""

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
_KEPT = "copydesk.request"


class Request(flask.Request):
    """A flask request; `fault` is the code of the problem it was answered with, "" if none."""

    fault = ""

    def __init__(self, environ: Any, populate_request: bool = True, shallow: bool = False) -> None:
        self.began: float = environ.get(BEGAN) or perf_counter()
        super().__init__(environ, populate_request, shallow)

    @property
    def id(self) -> str:
        """The request's id, as `request_id` has it."""
        return request_id(self.environ)


def request_id(environ: dict[str, Any]) -> str:
    """The sender's `X-Request-Id` if it can be logged as it is, else one made for this request."""
    known: str | None = environ.get(_KEPT)
    if known is None:
        given: str = environ.get("HTTP_X_REQUEST_ID", "")
        known = given if _ID.fullmatch(given) else os.urandom(8).hex()
        environ[_KEPT] = known
    return known


def current() -> Request:
    """The request that is being answered."""
    # Once through flask's proxy instead of at every attribute.
    return cast(Request, flask.request._get_current_object())  # type: ignore[attr-defined]
