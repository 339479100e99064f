"""The keys of a profile and what they may hold, checked by marshmallow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from copydesk.model.label import Label
from copydesk.rules.rule import ROLE_ORDER, UNTIL

GROUPS = frozenset(
    "agency credit date distributor headline holder identifier keywords kicker name organisation "
    "people place publisher role section tag text updated url words year year_to".split()
)
"""What a rule may capture: the named groups of the format."""

GRAMMARS = frozenset(
    "affiliation bio byline credit dateline filed names notice picture stamp closing_credit "
    "closing_notice".split()
)
KINDS: Mapping[str, frozenset[str]] = {
    "body": frozenset({"paragraph", "subhead", "list", "table", "quote"}),
    "note": frozenset(
        "correction update editorsNote disclaimer disclosure bio contact other".split()
    ),
    "headline": frozenset({"main", "sub", "kicker"}),
}
_ID = validate.Regexp(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*\Z", error="lower case, digits, '-' and '.'")
_NAMED_GROUP = re.compile(r"\(\?P<([^>]*)>")


class Text(fields.String):
    """A string that is not empty."""

    def __init__(self, *, maximum: int = 5000, **options: Any) -> None:
        super().__init__(validate=validate.Length(1, maximum), **options)


class HitSchema(Schema):
    """One example that a rule matches."""

    line = Text(required=True)
    gives = fields.Dict(keys=fields.String(), load_default=dict)
    takes = fields.String(load_default="")
    form = fields.String(load_default="")


class RuleSchema(Schema):
    """One rule."""

    id = fields.String(required=True, validate=_ID)
    label = fields.Enum(Label, by_value=True, required=True)
    zone = fields.String(
        load_default="anywhere",
        validate=validate.OneOf(("head", "body", "tail", "top", "foot", "anywhere")),
    )
    at = fields.String(
        load_default="line", validate=validate.OneOf(("line", "start", "end", "within"))
    )
    lines = fields.List(Text(), load_default=list)
    any_case = fields.Boolean(load_default=False)
    prefix = fields.List(Text(), load_default=list)
    regex = Text(load_default="")
    cue = fields.List(Text(), load_default=list)
    grammar = fields.String(load_default="", validate=validate.OneOf(("", *sorted(GRAMMARS))))
    max = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, 1_000_000))
    after = fields.List(fields.Enum(Label, by_value=True), load_default=list)
    before = fields.List(fields.Enum(Label, by_value=True), load_default=list)
    below = fields.List(fields.String(validate=_ID), load_default=list)
    above = fields.List(fields.String(validate=_ID), load_default=list)
    near = fields.String(load_default="", validate=validate.OneOf(("", "short")))
    follow = fields.Integer(load_default=0, validate=validate.Range(0, 20))
    until = fields.String(load_default="")
    kind = fields.String(load_default="")
    confidence = fields.Integer(load_default=95, validate=validate.Range(0, 100))
    forms = fields.List(
        fields.String(validate=validate.Regexp(r"^[A-Z]-[A-Z]?\d+\Z")), load_default=list
    )
    hits = fields.List(fields.Nested(HitSchema), load_default=list)
    misses = fields.List(Text(), load_default=list)
    seen = fields.String(load_default="")
    note = fields.String(load_default="")

    @validates_schema
    def _whole(self, data: dict[str, Any], **_: Any) -> None:
        for key, message in rule_mistakes(data):
            raise ValidationError(message, key)


class DetectSchema(Schema):
    """When a profile applies."""

    hosts = fields.List(Text(), load_default=list)
    lines = fields.List(Text(), load_default=list)
    regexes = fields.List(Text(), load_default=list)


class ProfileSchema(Schema):
    """One profile."""

    name = Text(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLE_ORDER))
    party = fields.String(load_default="")
    detect = fields.Nested(DetectSchema, load_default=None)
    rules = fields.List(fields.Nested(RuleSchema), load_default=list)

    @validates_schema
    def _whole(self, data: dict[str, Any], **_: Any) -> None:
        detect = data["detect"]
        if data["role"] == "common":
            if detect:
                raise ValidationError("a common profile always applies: no detect", "detect")
        elif not detect or not any(detect.values()):
            raise ValidationError(
                "says when the profile applies: hosts, lines or regexes", "detect"
            )


def rule_mistakes(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(key, message) for what is wrong in a rule beyond the types of its keys."""
    found: list[tuple[str, str]] = []
    ways = [key for key in ("lines", "prefix", "regex") if data[key]]
    if len(ways) > 1 or not (ways or data["grammar"]):
        found.append(("regex", "exactly one of lines, prefix, regex, grammar"))
    if data["lines"] and (data["grammar"] or data["at"] != "line"):
        found.append(("lines", "whole lines take neither grammar nor at"))
    if data["prefix"] and data["at"] != "line":
        found.append(("prefix", "claims the whole line: no at"))
    if data["prefix"] and data["max"] is None:
        found.append(("max", "a prefix needs the longest line it may claim"))
    regex = data["regex"]
    if (
        regex
        and data["at"] == "line"
        and not (regex.lstrip("(?imsU)").startswith("^") and regex.endswith("$"))
    ):
        found.append(("regex", "must be anchored: ^…$"))
    if regex and data["at"] == "start" and not regex.lstrip("(?imsU)").startswith("^"):
        found.append(("regex", "must be anchored at the start: ^…"))
    if regex and data["at"] == "end" and not regex.endswith("$"):
        found.append(("regex", "must be anchored at the end: …$"))
    until = data["until"]
    if until not in UNTIL and not (until.startswith("^") and until.endswith("$")):
        found.append(("until", "is end, gap, or an anchored expression: ^…$"))
    if until and (data["at"] != "line" or data["follow"]):
        found.append(("until", "goes with whole lines, and not with follow"))
    known = ", ".join(sorted(GROUPS))
    strange = [group for group in _NAMED_GROUP.findall(regex) if group not in GROUPS]
    found += [("regex", f"no such group: {group}; one of {known}") for group in strange]
    label, kind = data["label"].value, data["kind"]
    if kind and label in KINDS and kind not in KINDS[label]:
        found.append(("kind", f"of {label} is one of {', '.join(sorted(KINDS[label]))}"))
    if label == "layout":
        found.append(("label", "layout is what lies between segments"))
    if not data["lines"] and not (data["hits"] and data["misses"]):
        found.append(("hits", "a rule without a hit and a miss is not a rule"))
    return found


PROFILE = ProfileSchema()
