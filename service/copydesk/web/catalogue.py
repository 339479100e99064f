"""What this service knows and takes: its profiles and its limits."""

from __future__ import annotations

from collections import Counter
from typing import Any

import orjson
from flask import Response

from copydesk.model.label import FATES
from copydesk.rules.rule import Profile, Rule
from copydesk.web import documentation as docs
from copydesk.web.documentation import Blueprint
from copydesk.web.intake import JSON
from copydesk.web.problems import UnknownProfile
from copydesk.web.service import service

CATALOGUE = Blueprint("catalogue", __name__, description="What this service knows and takes")


@CATALOGUE.operation("GET", "/v1/profiles", docs.PROFILES)
def profiles() -> Response:
    """List the profiles

    How the parties print their copy that this service knows: its own profiles and the operator's.
    """
    pipeline = service().desk.pipeline
    return _answer(
        {"digest": pipeline.rules, "profiles": [_summary(one) for one in pipeline.profiles]}
    )


@CATALOGUE.operation("GET", "/v1/profiles/<key>", docs.PROFILE)
def profile(key: str) -> Response:
    """Get a profile with its rules"""
    for one in service().desk.pipeline.profiles:
        if one.id == key:
            return _answer(_detail(one))
    raise UnknownProfile("no profile that is loaded has this id")


@CATALOGUE.operation("GET", "/v1/limits", docs.LIMITS)
def limits() -> Response:
    """Get the limits"""
    return _answer(service().settings.limits())


def _answer(value: dict[str, Any]) -> Response:
    return Response(orjson.dumps(value), 200, content_type=JSON)


def _summary(one: Profile) -> dict[str, Any]:
    labels = Counter(rule.label.value for rule in one.rules)
    return _present(
        {
            "id": one.id,
            "name": one.name,
            "role": one.role,
            "party": one.party,
            "rules": len(one.rules),
            "labels": dict(sorted(labels.items())),
        }
    )


def _detail(one: Profile) -> dict[str, Any]:
    return _present(
        {
            "id": one.id,
            "name": one.name,
            "role": one.role,
            "party": one.party,
            "hosts": one.hosts,
            "lines": one.lines,
            "regexes": one.regexes,
            "rules": [_rule(rule) for rule in one.rules],
        }
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return _present(
        {
            "id": rule.id,
            "label": rule.label,
            "fate": FATES[rule.label],
            "kind": rule.kind,
            "zone": rule.zone,
            "at": rule.at,
            "lines": rule.lines,
            "prefix": rule.prefix,
            "regex": rule.regex,
            "cue": rule.cue,
            "grammar": rule.grammar,
            "max": rule.max,
            "confidence": rule.confidence,
            "forms": rule.forms,
            "note": rule.note,
        }
    )


def _present(value: dict[str, Any]) -> dict[str, Any]:
    """Without members that say nothing; zero and empty counts do say something."""
    return {key: inner for key, inner in value.items() if inner not in ("", ())}
