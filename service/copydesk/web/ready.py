"""An answer with nothing left to settle: its bytes and its headers are written as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from flask import Response

Fields = list[tuple[str, str]]


OK = "200 OK"


class Reply(NamedTuple):
    """An answer as WSGI wants it, but for the headers that all answers carry."""

    status: str
    fields: Fields
    body: bytes


def ok(body: bytes, media_type: str, fields: Fields) -> Reply:
    """A 200 with these headers and those of a body."""
    fields.append(("Content-Type", media_type))
    fields.append(("Content-Length", str(len(body))))
    return Reply(OK, fields, body)


def not_modified(fields: Fields) -> Reply:
    """A 304 with these headers."""
    return Reply("304 NOT MODIFIED", fields, b"")


class Ready(Response):
    """A reply as a flask response.

    werkzeug looks at every header again when it writes a response, to make a Location absolute, to
    count the bytes, to leave out what a status forbids: a tenth of the time of a kept article.
    Headers that others add the usual way are written too.
    """

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.body, reply.status)
        self.fields = reply.fields
        self._settled = tuple(self.headers)

    def get_wsgi_response(self, environ: Any) -> tuple[Iterable[bytes], str, Fields]:
        """As werkzeug's, without its second look."""
        added = [pair for pair in self.headers if pair not in self._settled]
        return self.get_app_iter(environ), self.status, self.fields + added
