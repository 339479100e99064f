"""When it was published and changed, from findings: only what is printed with its year."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.fields.draft import Draft
from copydesk.fields.published import parse_moment
from copydesk.model.article import Byline, Moment
from copydesk.model.finding import Finding
from copydesk.model.label import Label
from copydesk.model.text import fold

PROPERTIES = {"published": "datePublished", "modified": "dateModified"}


def describe_dates(draft: Draft) -> bool:
    """Adds datePublished and dateModified, the first of each that names its year; whether a date
    is printed at all."""
    printed = False
    for segment, role, moment in _moments(draft):
        printed = True
        key = PROPERTIES[role]
        if moment.iso and key not in draft.properties:
            draft.properties[key] = moment.iso
            draft.prove(f"/{key}", (segment,))
    return printed


def _moments(draft: Draft) -> Iterator[tuple[int, str, Moment]]:
    """(segment, role, moment) of the printed dates about the article, labelled ones first."""
    unlabelled: list[tuple[int, str, Moment]] = []
    for segment, finding, _ in draft.found(Label.META, Label.BYLINE):
        for moment in _moments_in(finding):
            if moment.role:
                yield segment, moment.role, moment
            else:
                unlabelled.append((segment, "published", moment))
    yield from unlabelled


def _moments_in(finding: Finding) -> Iterator[Moment]:
    facts = finding.facts
    if isinstance(facts, Byline):
        yield from _parsed(facts.date, "")
        yield from _parsed(facts.updated, "modified")
        return
    moments = (
        [fact for fact in facts if isinstance(fact, Moment)] if isinstance(facts, tuple) else []
    )
    if moments:
        yield from moments
        return
    yield from _parsed(finding.values.get("date"), "published")
    yield from _parsed(finding.values.get("updated"), "modified")


def _parsed(text: object, role: str) -> Iterator[Moment]:
    if isinstance(text, str) and text and (moment := parse_moment(fold(text))):
        yield Moment(moment.text, moment.iso, role)
