"""A request with what we keep about it: its id, when it began, and how it failed."""

from __future__ import annotations

import os
import re
from time import perf_counter
from typing import Any, cast

import flask
from werkzeug.utils import cached_property

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)


class Request(flask.Request):
    """A flask request; `fault` is the code of the problem it was answered with, "" if none."""

    fault = ""

    def __init__(self, environ: Any, populate_request: bool = True, shallow: bool = False) -> None:
        self.began = perf_counter()
        super().__init__(environ, populate_request, shallow)

    @cached_property
    def id(self) -> str:
        """The sender's `X-Request-Id` if it is one that can be logged, else a new one."""
        given: str = self.environ.get("HTTP_X_REQUEST_ID", "")
        return given if _ID.fullmatch(given) else os.urandom(8).hex()


def current() -> Request:
    """The request that is being answered."""
    # Once through flask's proxy instead of at every attribute.
    return cast(Request, flask.request._get_current_object())  # type: ignore[attr-defined]
