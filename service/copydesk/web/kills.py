"""Kills: an article that nobody is to have again, and the way back from a mistake."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response
from marshmallow import ValidationError

from copydesk.contract.kill import KILL
from copydesk.errors import InvalidRequest
from copydesk.records import parse_json
from copydesk.release import moment
from copydesk.storage.kills import LONGEST_NAME, Kill, Status
from copydesk.web import documentation as docs
from copydesk.web.access import holder, must
from copydesk.web.body import read_body
from copydesk.web.documentation import Blueprint
from copydesk.web.intake import JSON, query_of
from copydesk.web.request import current
from copydesk.web.service import service

KILLS = Blueprint("kills", __name__, description="What nobody is to have again")

MOST_BYTES = 64 * 1024
"""Bytes of what may be said of a kill."""


@KILLS.operation("POST", "/v1/articles/<path:name>:kill", docs.KILL)
def kill(name: str) -> Response:
    """Kill an article

    By its id, its uri, another id of it (`altIds`), or its story's id. From then on everything
    that is known by this name is refused with a 410, in every form, from every cache, alone or in
    a batch, by every worker: when the answer comes it holds everywhere.
    """
    said = _said()
    status: Status = "withheld" if said.get("status") == "withheld" else "killed"
    return _written(name, status, said.get("reason", ""))


@KILLS.operation("POST", "/v1/articles/<path:name>:release", docs.RELEASE)
def release(name: str) -> Response:
    """Take a kill back

    Of this name; and of all that was killed with it, if that is named too.
    """
    said = _said()
    if "status" in said:
        raise InvalidRequest("a release has no status", errors={"status": ["Not here."]})
    return _written(name, "released", said.get("reason", ""))


def _said() -> dict[str, str]:
    """What the body says; it may be empty. Raises InvalidRequest and what reading it may raise."""
    environ = current().environ
    must(environ, "kill")
    query_of(environ, ())
    data = read_body(environ, MOST_BYTES)
    if not data.strip():
        return {}
    try:
        said: dict[str, str] = KILL.load(parse_json(data))  # type: ignore[arg-type]
    except ValidationError as fault:
        messages = fault.messages
        errors = messages if isinstance(messages, dict) else {"_schema": messages}
        raise InvalidRequest("fields are unknown or wrong", errors=errors) from None
    return said


def _written(name: str, status: Status, reason: str) -> Response:
    if not name.strip() or len(name) > LONGEST_NAME:
        raise InvalidRequest("no article has such a name", errors={"name": ["Empty or too long."]})
    kills = service().desk.say(name, status, reason=reason, by=holder(current().environ))
    return Response(orjson.dumps(_tombstone(kills)), 200, content_type=JSON)


def _tombstone(kills: list[Kill]) -> dict[str, Any]:
    first = kills[0]
    told = {
        "names": [one.name for one in kills],
        "status": first.status,
        "since": moment(first.at),
    }
    if first.until:
        told["until"] = moment(first.until)
    if first.reason:
        told["reason"] = first.reason
    return told
