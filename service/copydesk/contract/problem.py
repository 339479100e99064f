"""Errors on the wire: RFC 9457 problem details, with the status of every code in one table."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from marshmallow import Schema, fields

from copydesk.errors import CopydeskError, InputTooLarge, UnreadableInput


class Problem(Schema):
    """A problem: `type` and `code` are stable, `detail` is one sentence for a person."""

    type = fields.String(required=True, metadata={"description": "urn:copydesk:problem:CODE"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "stable dotted code"})
    detail = fields.String()
    instance = fields.String(metadata={"description": "urn:request:ID, the X-Request-Id"})
    errors = fields.Dict(metadata={"description": "what is wrong, by field"})


def problem_of(
    code: str, title: str, status: int, detail: str = "", instance: str = "", errors: object = None
) -> dict[str, object]:
    """A problem as JSON has it; empty members are left out."""
    value: dict[str, object] = {
        "type": f"urn:copydesk:problem:{code}",
        "title": title,
        "status": status,
        "code": code,
    }
    if detail:
        value["detail"] = detail
    if instance:
        value["instance"] = instance
    if errors:
        value["errors"] = errors
    return value


INTERNAL = "service.failed"

STATUSES: Mapping[str, int] = MappingProxyType(
    {
        "request.malformed": 400,
        "request.incomplete": 400,
        "request.refused": 400,
        "access.denied": 401,
        "access.forbidden": 403,
        "article.refused": 403,
        "article.embargoed": 403,
        "request.not-found": 404,
        "article.unknown": 404,
        "profile.unknown": 404,
        "story.unknown": 404,
        "request.method-not-allowed": 405,
        "request.not-acceptable": 406,
        "article.killed": 410,
        "article.withheld": 410,
        "input.too-large": 413,
        "input.unsupported-media-type": 415,
        "request.unsupported-encoding": 415,
        "request.invalid": 422,
        "input.invalid": 422,
        "input.empty": 422,
        "input.undecodable": 422,
        "input.unreadable": 422,
        "input.several-articles": 422,
        "input.too-slow": 422,
        "draft.invalid": 422,
        "input.unreadable-file": 422,
        "access.too-often": 429,
        INTERNAL: 500,
        "service.busy": 503,
        "kills.unavailable": 503,
        "story.unavailable": 503,
    }
)
"""The status of every code that can leave the service; a code that is not here is a 500."""

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


FAILED = Fault(INTERNAL, "The service failed", 500, "The fault is ours and has been logged.")


def fault_of(error: Exception) -> Fault:
    """What to tell the sender about an error; nothing of the inside of an unexpected one."""
    if not isinstance(error, CopydeskError):
        return FAILED
    status = STATUSES.get(error.code)
    if status is None:
        return FAILED
    errors = getattr(error, "errors", None) or _bounds(error)
    headers = getattr(error, "headers", None)
    return Fault(error.code, error.title, status, error.detail, errors, headers)


def _bounds(error: CopydeskError) -> dict[str, Any] | None:
    """Which limit was passed, or where a reader stopped, for a program to read."""
    if isinstance(error, InputTooLarge) and error.limit:
        return {error.limit: [f"at most {error.most}"]}
    if isinstance(error, UnreadableInput) and error.line is not None:
        return {"line": [error.line]}
    return None


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


def trace_of(error: BaseException) -> str:
    """An unexpected error as a log may have it: its kind and where it came from.

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
    return "\n  ".join([" < ".join(kinds), *steps])
