"""Authors as pages state them: strings of every kind to people and newsrooms, and what the page
prints where it states nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from copydesk.fields.byline import parse_byline
from copydesk.fields.draft import Draft
from copydesk.fields.names import is_name, plain_name, split_name
from copydesk.fields.persons import person_of
from copydesk.model.article import Byline, Person
from copydesk.model.party import Parties
from copydesk.model.text import fold

AUTHORS = "authors"
"""The property of a fact that holds authors as {name, type, url}."""
_NOBODY = re.compile(
    r"(?i)\s*(?:admin\w*|web ?master|root|user\d*|guest|editor(?:s|ial)?|staff|redaktion"
    r"|redacci[oó]n|(?:la )?r[ée]daction|redazione|redactie|redação|author|n/a|none|null|undefined"
    r"|anonymous|unknown|default|wordpress|online|news ?desk|web ?desk|_+|-+)\s*"
)
_SEPARATORS = re.compile(
    r"\s*(?:[;|/•·]|,(?!\s*(?:Jr|Sr|II|III|MD|Ph\.?D|M\.D)\b)"
    r"|\s(?:and|und|et|y|e|og|och|en|&)\s)\s*"
)
_LEAD = re.compile(r"(?i)\s*(?:by|von|par|por|di|door|av|af|text|written by|from)[:\s]\s*")


def describe_authors(draft: Draft) -> None:
    """Adds `bylines` (and `by`) from what the page states, where it prints no byline of its own,
    or where it states the same people."""
    for fact in draft.document.facts:
        if fact.property != AUTHORS:
            continue
        people = people_of(fact.value, draft.parties)
        if not people:
            continue
        draft.forget("/bylines")
        draft.properties["bylines"] = people
        draft.prove("/bylines", why="envelope", confidence=fact.confidence, note=fact.origin)
        if "by" not in draft.properties:
            draft.properties["by"] = ", ".join(person["byline"] for person in people)
            draft.prove("/by", why="envelope", confidence=fact.confidence, note=fact.origin)
        return


def people_of(stated: Iterable[Mapping[str, str]], parties: Parties) -> list[dict[str, Any]]:
    """The people and newsrooms that a page states as authors, each once, in order."""
    people: list[dict[str, Any]] = []
    seen: set[str] = set()
    for one in stated:
        for person in _persons(one["name"], one.get("type", ""), parties):
            key = str(person.get("name") or person.get("affiliation")).casefold()
            if key not in seen:
                seen.add(key)
                people.append(person)
    return people


def _persons(name: str, kind: str, parties: Parties) -> list[dict[str, Any]]:
    name = " ".join(name.split())
    if not name or _NOBODY.fullmatch(name):
        return []
    if kind == "organization":
        return [{"byline": name, "affiliation": name}]
    reading = parse_byline(fold(name), parties, bare=True)
    if reading is not None and isinstance(reading.facts, Byline):
        facts = reading.facts
        if facts.people:
            return [person_of(person, "byline") for person in facts.people]
        if facts.organisations:
            return [{"byline": one, "affiliation": one} for one in facts.organisations]
    found = []
    for part in _SEPARATORS.split(_LEAD.sub("", name, count=1)):
        part = part.strip()
        if not part or _NOBODY.fullmatch(part) or len(part) > 60:
            continue
        if parties.named(part) is not None:
            found.append({"byline": part, "affiliation": part})
            continue
        shown = plain_name(part) if is_name(part) else part
        given, family = split_name(shown) if is_name(part) else ("", "")
        found.append(
            person_of(Person(shown, text=part, given_name=given, family_name=family), "byline")
        )
    return found
