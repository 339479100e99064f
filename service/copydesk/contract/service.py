"""What the service says of itself: limits, profiles, health."""

from __future__ import annotations

from marshmallow import fields, validate

from copydesk.contract.article import Strict, count, string
from copydesk.model.label import Fate, Label

PROFILE_ROLES = ("publisher", "originator", "distributor", "common")


class Limits(Strict):
    """The limits a sender meets."""

    max_bytes = count("bytes of a request's body, and of one line of a batch", required=True)
    max_characters = count("code points of one article's decoded text", required=True)
    max_batch_lines = count("lines of a batch request, blank ones included", required=True)
    max_batch_bytes = count("bytes of a batch request's body", required=True)
    inflight = count("requests that one worker works on at one time", required=True)
    deadline = fields.Float(
        required=True,
        metadata={"description": "seconds after which an article that was read is given up"},
    )


class ProfileSummary(Strict):
    """How one party prints its copy, in short."""

    id = string("name of the profile's file", required=True)
    name = string("the party's name, as answers have it", required=True)
    role = fields.String(required=True, validate=validate.OneOf(PROFILE_ROLES))
    party = string("id of the party in the authority list")
    rules = count("number of rules", required=True)
    labels = fields.Dict(
        keys=fields.String(),
        values=count(),
        required=True,
        metadata={"description": "number of rules by label"},
    )


class ProfileList(Strict):
    """All profiles that are loaded, by id."""

    digest = string("name of this very set of rules: provenance.engine.rules", required=True)
    profiles = fields.List(fields.Nested(ProfileSummary), required=True)


class RuleOut(Strict):
    """One rule; docs/reference/profile-format.md says what its keys mean."""

    id = string("as in a segment's `rule`", required=True)
    label = fields.String(required=True, validate=validate.OneOf([label.value for label in Label]))
    fate = fields.String(required=True, validate=validate.OneOf([fate.value for fate in Fate]))
    kind = string()
    zone = string(required=True)
    at = string(required=True)
    lines = fields.List(fields.String())
    prefix = fields.List(fields.String())
    regex = string("RE2 syntax")
    cue = fields.List(fields.String())
    grammar = string()
    max = count("code points of the longest block it is tried on", required=True)
    confidence = fields.Integer(strict=True, validate=validate.Range(0, 100), required=True)
    forms = fields.List(fields.String())
    note = string()


class ProfileDetail(Strict):
    """How one party prints its copy."""

    id = string(required=True)
    name = string(required=True)
    role = fields.String(required=True, validate=validate.OneOf(PROFILE_ROLES))
    party = string()
    hosts = fields.List(fields.String(), metadata={"description": "hosts it is known by"})
    lines = fields.List(fields.String(), metadata={"description": "lines it is known by"})
    regexes = fields.List(fields.String(), metadata={"description": "expressions it is known by"})
    rules = fields.List(fields.Nested(RuleOut), required=True)


class Alive(Strict):
    """The process answers."""

    status = fields.String(required=True, validate=validate.Equal("ok"))


class Check(Strict):
    """One thing that was looked at."""

    ok = fields.Boolean(required=True)
    detail = string(required=True)


class Readiness(Strict):
    """Whether requests should be sent here; `degraded` is ready, but something helps no more."""

    status = fields.String(required=True, validate=validate.OneOf(("ok", "degraded")))
    stories = fields.String(
        validate=validate.Equal("process"),
        metadata={
            "description": "there are several workers, and each knows only the copies that it saw "
            "itself: without Redis, a story is a story of one process"
        },
    )
    checks = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(Check),
        metadata={"description": "with `verbose`: cache, profiles, stories"},
    )
