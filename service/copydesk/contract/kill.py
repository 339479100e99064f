"""Kills: what a sender may say of an article, and what is left to say of it then."""

from __future__ import annotations

from marshmallow import fields, validate

from copydesk.contract.article import Strict, string


class KillRequest(Strict):
    """Why an article is killed or released; nothing of it need be said."""

    status = fields.String(
        validate=validate.OneOf(("killed", "withheld")),
        metadata={"description": "of a kill only: withheld if it is until further notice"},
    )
    reason = fields.String(
        validate=validate.Length(max=500),
        metadata={
            "description": "for those who ask for the article; it is told with every refusal"
        },
    )


KILL = KillRequest()


class Tombstone(Strict):
    """What was written down."""

    names = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "an article that is known by one of them is refused, or no more"},
    )
    status = fields.String(
        required=True, validate=validate.OneOf(("killed", "withheld", "released"))
    )
    since = string("UTC", required=True)
    until = string("UTC; absent: for ever")
    reason = string("the sender's")
