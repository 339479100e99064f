"""Two raw articles in, how they relate out. Nothing is kept."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response
from marshmallow import ValidationError

from copydesk.contract.comparison import COMPARE_REQUEST
from copydesk.desk import Copy
from copydesk.errors import InvalidRequest, UnsupportedMediaType
from copydesk.records import json_copy, parse_json
from copydesk.web import documentation as docs
from copydesk.web.body import read_body
from copydesk.web.documentation import Blueprint
from copydesk.web.intake import JSON, query_of
from copydesk.web.negotiation import media_type_of, preferred
from copydesk.web.problems import NotAcceptable
from copydesk.web.request import current
from copydesk.web.service import service
from copydesk.writers.comparison import comparison

COMPARE = Blueprint("compare", __name__, description="How two texts relate")


@COMPARE.operation("POST", "/v1/compare", docs.COMPARE)
def compare() -> Response:
    """Compare two articles

    How text `a` relates to text `b`: copies of one story or not, how much of each the other has,
    and all paragraphs beside each other with the edits between them, house style told from the
    rest. Both are normalised first, so furniture does not count. Nothing is kept.
    """
    environ = current().environ
    query_of(environ, ())
    if not preferred(environ.get("HTTP_ACCEPT", ""), (JSON,)):
        raise NotAcceptable(f"{JSON} can be had here")
    declared = media_type_of(environ.get("CONTENT_TYPE", "")).name
    if declared != JSON:
        raise UnsupportedMediaType(f"{JSON} is wanted, with the two articles as `a` and `b`")
    office = service()
    copies = pair_of(parse_json(read_body(environ, office.settings.max_bytes)))
    with office.gate, office.turn:
        body = orjson.dumps(comparison(*map(office.desk.document, copies)))
    return Response(body, 200, content_type=JSON)


def pair_of(value: object) -> tuple[Copy, Copy]:
    """The two articles of a request; raises InvalidRequest with the errors by side and field."""
    try:
        COMPARE_REQUEST.load(value)  # type: ignore[arg-type]
    except ValidationError as fault:
        messages = fault.messages
        errors = messages if isinstance(messages, dict) else {"_schema": messages}
        raise InvalidRequest("fields are missing, unknown or wrong", errors=errors) from None
    assert isinstance(value, dict)  # noqa: S101 - or it had not been loaded
    return _side(value["a"]), _side(value["b"])


def _side(value: Any) -> Copy:
    return json_copy({"text": value} if isinstance(value, str) else value)
