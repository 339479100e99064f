"""Who wrote it and who else worked on it, from findings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from copydesk.fields.credit import parse_credit
from copydesk.fields.draft import CPPROLE, Draft
from copydesk.model.article import Byline, Credit, Person
from copydesk.model.finding import Finding
from copydesk.model.label import Label
from copydesk.model.text import fold

ROLE_URIS = {
    "author": "author",
    "editor": "editor",
    "producer": "producer",
    "factChecker": "factChecker",
}
"""The terms of the IPTC vocabulary that mean exactly one of our roles."""


_LEADS_TO_DATE = re.compile(
    r"[\s,;|/•·(–—-]*(?:\b(?:on|at|posted|published|updated)\b)?[\s,;:|/•·(–—-]*$", re.I
)
"""What stands between a byline and its date."""


NOT_PUBLIC = "nonpublic"
"""The kind of a field line whose names are told and whose text is not; "-author" adds a role."""


def describe_bylines(draft: Draft) -> None:
    """Adds `by`, the byline as printed, and `bylines`, its people and newsrooms."""
    printed: list[str] = []
    people: list[dict[str, Any]] = []
    segments: list[int] = []
    for index, finding, _ in draft.found(Label.BYLINE):
        segments.append(index)
        facts = finding.facts
        if not isinstance(facts, Byline):
            if text := finding.values.get("text"):
                printed.append(text)
            continue
        if finding.kind == "affiliation":
            _affiliate(people, facts)
        else:
            people += [person_of(person, "byline") for person in facts.people]
        if text := without_date(facts):
            printed.append(text)
        for organisation in facts.organisations if not facts.people and not people else ():
            people.append({"byline": organisation, "affiliation": organisation})
        if facts.dangling:
            draft.warn(
                "byline.date-lost",
                f"the byline ends in {facts.dangling!r} with no date; none is given out",
            )
    if printed:
        draft.properties["by"] = ", ".join(printed)
        draft.prove("/by", segments)
    if people:
        draft.properties["bylines"] = people
        draft.prove("/bylines", segments)


def without_date(facts: Byline) -> str:
    """The byline as printed, without the date and what led to it.

    >>> without_date(Byline("Mara Quillby, The Herald on Jan 7, 2026", date="Jan 7, 2026"))
    'Mara Quillby, The Herald'
    """
    text = facts.text
    for date in (facts.date, facts.updated):
        if date and (at := text.find(date)) > 0:
            text = text[:at]
    return _LEADS_TO_DATE.sub("", text) if text != facts.text else text


def _affiliate(people: list[dict[str, Any]], facts: Byline) -> None:
    """A line below a byline says where its people belong, or what they are."""
    titles = [person.job_title for person in facts.people if person.job_title]
    for person in people:
        if facts.organisations:
            person.setdefault("affiliation", facts.organisations[0])
        if titles:
            person.setdefault("jobTitle", titles[0])


def person_of(person: Person, printed: str) -> dict[str, Any]:
    """A person as the schema has it; `printed` names the property of the printed form."""
    values: dict[str, Any] = {}
    if printed == "byline":
        values["byline"] = person.text or person.name
    if person.organisation:
        values["affiliation" if printed == "byline" else "name"] = person.name
    elif person.name:
        values["name"] = person.name
    if person.given_name and person.family_name:
        values["givenName"] = person.given_name
        values["familyName"] = person.family_name
    values["role"] = person.role
    if person.role in ROLE_URIS:
        values["roleUri"] = CPPROLE + ROLE_URIS[person.role]
    more = {
        "jobTitle": person.job_title,
        "affiliation": person.affiliation,
        "location": person.location,
        "email": person.email if printed == "byline" else "",
    }
    values.update({key: value for key, value in more.items() if value})
    return values


def describe_contributors(draft: Draft) -> None:
    contributors: list[dict[str, Any]] = []

    def add(people: Iterable[Person], text: str, segment: int, confidence: int) -> None:
        for person in people:
            value = person_of(person, "credit")
            if text:
                value["text"] = text
            draft.prove(f"/contributors/{len(contributors)}", (segment,), confidence=confidence)
            contributors.append(value)

    for index, finding, _ in draft.found(Label.BYLINE):
        facts = finding.facts
        if isinstance(facts, Byline) and facts.contributors:
            add(facts.contributors, draft.exact(finding), index, 90)
    for index, finding, _ in draft.found(Label.CREDIT):
        if isinstance(finding.facts, Credit):
            add(finding.facts.people, draft.exact(finding), index, finding.confidence)
        elif "people" in finding.values:
            role = finding.values.get("role", "contributor")
            people = [Person(name, role=role) for name in strings(finding.values["people"])]
            add(people, draft.exact(finding), index, finding.confidence)
        elif reading := parse_credit(fold(draft.exact(finding)), draft.parties):
            add(reading.facts.people, draft.exact(finding), index, finding.confidence)
        else:
            draft.prove(f"/contributors/{len(contributors)}", (index,))
            contributors.append({"role": "other", "text": draft.exact(finding)})
    for index, finding, _ in draft.found(Label.META):
        if finding.kind.startswith(NOT_PUBLIC):
            add(_unprinted(finding), "", index, finding.confidence)
    if contributors:
        draft.properties["contributors"] = contributors


def _unprinted(finding: Finding) -> list[Person]:
    """Who is named in what is not for publication; the line, with its numbers, stays there."""
    if isinstance(finding.facts, Credit):
        return list(finding.facts.people)
    role = finding.kind.removeprefix(NOT_PUBLIC).lstrip("-") or "contributor"
    return [Person(name, role=role) for name in strings(finding.values.get("people", ()))]


def strings(value: Any) -> list[str]:
    """A capture as a list: one string, or several."""
    return [value] if isinstance(value, str) else list(value)
