"""Errors on the wire: RFC 9457 problem details."""

from __future__ import annotations

from marshmallow import Schema, fields


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
