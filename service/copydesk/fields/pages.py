"""Authors of a page: what it states of them, in strings of every kind, and what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from copydesk.fields.byline import parse_byline
from copydesk.fields.draft import Draft
from copydesk.fields.filed import parse_filed
from copydesk.fields.moment import find_moment
from copydesk.fields.names import is_name, plain_name, split_name
from copydesk.fields.persons import person_of
from copydesk.model.article import Byline, Person
from copydesk.model.document import Fact
from copydesk.model.label import Label
from copydesk.model.party import Parties
from copydesk.model.text import fold

AUTHORS, DATED = "authors", "dated"
"""Properties of facts that hold authors as {name, type, url}, and lines that may hold a date."""
ELEMENT = "html/byline"
"""The rule of a line that stands in an element for authors."""
LONGEST = 60
"""Code points of the longest name of a person or a newsroom."""
_NOBODY = re.compile(
    r"(?i)\s*(?:admin\w*|web ?master|root|user\d*|guest|editor(?:s|ial)?|staff|redaktion"
    r"|redacci[oó]n|(?:la )?r[ée]daction|redazione|redactie|redação|author|n/a|none|null|undefined"
    r"|anonymous|unknown|default|wordpress|online|news ?desk|web ?desk|[\W\d_]*|\S+@\S+)\s*"
)
_SEPARATORS = re.compile(
    r"\s*(?:[;|/•·]|,(?!\s*(?:Jr|Sr|II|III|MD|Ph\.?D|M\.D)\b)"
    r"|\s(?:and|und|et|y|e|og|och|en|&)\s)\s*"
)
_LEAD = re.compile(r"(?i)\s*(?:by|von|par|por|di|door|av|af|text|written by|from)[:\s]\s*")
_TURNED = re.compile(r"[^\s,;]+, [^\s,;]+(?: [A-Z]\.)?")

People = list[dict[str, Any]]


def describe_authors(draft: Draft) -> None:
    """Adds `bylines` and `by` from what the page states of its authors.

    What it states is cleaner than what it prints, where it names a person; where it names none
    but its house, or fewer than it prints, the printed ones stay.
    """
    stated = [fact for fact in draft.document.facts if fact.property == AUTHORS]
    printed = _people_printed(draft)
    if not stated:
        return
    houses = _houses(draft)
    found = [(fact, people_of(fact.value, draft.parties, houses)) for fact in stated]
    named = _names(printed) if _worth(printed, houses) >= PERSON else set()

    def rank(one: tuple[Fact, People]) -> tuple[int, bool]:
        return _worth(one[1], houses), bool(named & _names(one[1]))

    fact, people = max(found, key=rank)
    if people and _worth(people, houses) >= min(_worth(printed, houses), PERSON):
        _put(draft, fact, people)


def _people_printed(draft: Draft) -> People:
    """The printed authors. What stands in elements for authors and is no name is left out of
    them, where a name stands there too: titles, sections, the words before a name."""
    printed: People = draft.properties.get("bylines", [])
    if any(found.finding.rule == ELEMENT for found in draft.found(Label.BYLINE)):
        kept = [person for person in printed if is_name(str(person.get("name", "")))]
        if kept and len(kept) < len(printed):
            draft.properties["bylines"] = printed = kept
    return printed


PERSON, NAME, HOUSE = 3, 2, 1
"""What authors are worth: people with full names, something else, the house or nobody but it."""


def _worth(people: People, houses: set[str]) -> int:
    """The worth of a list of authors."""
    names = [str(person.get("name", "")) for person in people]
    if any(_is_full(name) and fold(name).casefold() not in houses for name in names):
        return PERSON
    if any(names):
        return NAME
    return HOUSE if people else 0


def _is_full(name: str) -> bool:
    """Whether a name has two words, or is in a script that parts none."""
    return " " in name or (not name.isascii() and len(name) > 1 and not name[0].isupper())


def _names(people: People) -> set[str]:
    return {str(person["name"]).casefold() for person in people if person.get("name")}


def _houses(draft: Draft) -> set[str]:
    """What the page's house is called: its site, its publisher."""
    facts = draft.document.facts
    told = [fact.value.get("name", "") for fact in facts if fact.property == "publisher"]
    return {fold(name).casefold() for name in told if name}


def _put(draft: Draft, fact: Fact, people: People) -> None:
    draft.forget("/bylines")
    draft.properties["bylines"] = people
    draft.prove("/bylines", why="envelope", confidence=fact.confidence, note=fact.origin)
    if "by" not in draft.properties:
        draft.properties["by"] = ", ".join(person["byline"] for person in people)
        draft.prove("/by", why="envelope", confidence=fact.confidence, note=fact.origin)


def people_of(
    stated: Iterable[Mapping[str, str]], parties: Parties, houses: set[str] | None = None
) -> People:
    """The people and newsrooms that a page states as authors, each once, in order.

    >>> nobody = Parties.of([])
    >>> [one["name"] for one in people_of([{"name": "By Mara Quillby and Tomas Verrick"}], nobody)]
    ['Mara Quillby', 'Tomas Verrick']
    >>> [one["name"] for one in people_of([{"name": "Quillby, Mara"}, {"name": "admin"}], nobody)]
    ['Mara Quillby']
    >>> people_of([{"name": "Island Post", "type": "organization"}], nobody)
    [{'byline': 'Island Post', 'affiliation': 'Island Post'}]
    """
    people: People = []
    seen: set[str] = set()
    for one in stated:
        name = " ".join(one["name"].split())
        if not name or _NOBODY.fullmatch(name):
            continue
        house = one.get("type") == "organization" or fold(name).casefold() in (houses or ())
        for person in [_house(name)] if house else _persons(name, one.get("type", ""), parties):
            key = str(person.get("name") or person.get("affiliation")).casefold()
            if key not in seen:
                seen.add(key)
                people.append(person)
    return people


def _house(name: str) -> dict[str, Any]:
    return {"byline": name, "affiliation": name}


def _persons(name: str, kind: str, parties: Parties) -> People:
    folded = fold(name)
    if _TURNED.fullmatch(folded) and (turned := parse_filed(folded, parties)):
        return [person_of(person, "byline") for person in turned.facts.people]
    reading = parse_byline(folded, parties, bare=True)
    if reading is not None and isinstance(reading.facts, Byline):
        facts = reading.facts
        if facts.people:
            return [person_of(person, "byline") for person in facts.people]
        if facts.organisations and kind != "person":
            return [_house(one) for one in facts.organisations]
    if kind == "person" and len(name) <= LONGEST:
        return [_person(name)]
    parts = [part.strip() for part in _SEPARATORS.split(_LEAD.sub("", name, count=1))]
    return [
        _house(part) if parties.named(part) is not None else _person(part)
        for part in parts
        if part and not _NOBODY.fullmatch(part) and len(part) <= LONGEST
    ]


def _person(text: str) -> dict[str, Any]:
    if not is_name(text):
        return person_of(Person(text, text=text), "byline")
    name = plain_name(text)
    given, family = split_name(name)
    return person_of(Person(name, text=text, given_name=given, family_name=family), "byline")


_NUMERIC = re.compile(r"(?<!\d)(\d\d?)([./-])(\d\d?)\2((?:19|20)\d\d)(?!\d)")
"""A date in figures, of which the language of the page says which is the day."""


def describe_moments(draft: Draft) -> None:
    """Adds `datePublished` from the lines round the article, where nothing else states it."""
    stated = any(fact.property == "datePublished" for fact in draft.document.facts)
    if stated or "datePublished" in draft.properties:
        return
    american = str(draft.properties.get("language", "")).lower() in ("en-us", "en_us")
    for fact in draft.document.facts:
        if fact.property != DATED:
            continue
        for line in fact.value:
            found = find_moment(fold(line))
            iso = found[2].iso if found else ""
            if iso := iso or _figures(line, american=american):
                draft.properties["datePublished"] = iso
                note = f"beside the article: {line}"
                draft.prove("/datePublished", why="inferred", confidence=fact.confidence, note=note)
                return


def _figures(line: str, *, american: bool) -> str:
    """The date of a line in figures, "" where there is none that exists.

    >>> _figures("Stand: 05.02.2020", american=False), _figures("2/5/2020", american=True)
    ('2020-02-05', '2020-02-05')
    """
    match = _NUMERIC.search(line)
    if match is None:
        return ""
    first, mark, second, year = match.groups()
    day, month = (second, first) if american and mark == "/" else (first, second)
    if int(month) > 12 and mark == "/":
        day, month = month, day
    if not (0 < int(month) <= 12 and 0 < int(day) <= 31):
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"
