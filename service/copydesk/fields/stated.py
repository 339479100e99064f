"""What markup and envelopes state as a string: read by the grammars that read the text.

Readers know where a byline stands and not what it says. Here their strings become the shapes of
the canonical document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from copydesk.fields.byline import parse_affiliation, parse_byline
from copydesk.fields.credit import parse_credit
from copydesk.fields.dateline import parse_dateline
from copydesk.fields.draft import Draft
from copydesk.fields.names import is_name
from copydesk.fields.notice import parse_notice
from copydesk.fields.persons import person_of
from copydesk.fields.places import normal_case
from copydesk.model.article import Byline, Dateline, Notice, Person, Place
from copydesk.model.document import Block, Fact, Mark
from copydesk.model.finding import Reading
from copydesk.model.label import Label
from copydesk.model.party import Parties
from copydesk.model.text import fold

PARTIES = ("sourceOrganization", "distributor", "publisher", "provider")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d\d:\d\d")
"""A moment, where a dateline should stand: some agencies put it there."""
_SIGN_OFF = re.compile(r"[a-z]{1,4}(?:[/-][a-z]{1,4})*|[A-Z]{1,3}")
"""Initials of who filed it."""
_DASH = re.compile(r"\s*(?:[-–—_]+|:)\s*$")


# --- Marks: lines whose label the markup knows ---


def read_marks(
    marks: Sequence[Mark], blocks: Sequence[Block], parties: Parties
) -> tuple[Mark, ...]:
    """The marks with what a grammar reads in their lines, where their label has one."""
    return tuple(
        _read(mark, blocks[mark.at].text, parties) if mark.facts is None else mark for mark in marks
    )


def _read(mark: Mark, text: str, parties: Parties) -> Mark:
    reading = _reading(mark, text, parties)
    if reading is not None:
        return mark._replace(values={**reading.values, **mark.values}, facts=reading.facts)
    if mark.label is Label.BYLINE and not mark.values:
        return mark._replace(values={"text": text})
    return mark


def _reading(mark: Mark, text: str, parties: Parties) -> Reading | None:
    if mark.label is Label.BYLINE:
        if mark.kind == "affiliation":
            return parse_affiliation(text, parties)
        return parse_byline(text, parties, bare=True)
    if mark.label is Label.RIGHTS:
        return parse_notice(text, parties)
    if mark.label is Label.CREDIT:
        return parse_credit(text, parties)
    if mark.label is Label.DATELINE and (facts := dateline_of(text, parties)):
        return Reading(0, len(text), facts=facts)
    return None


# --- Facts: strings beside the text ---


def expanded(facts: Iterable[Fact], draft: Draft) -> Iterator[Fact]:
    """The facts in the shapes of the canonical document: what is a string and should be none is
    read, and gives as many facts as it says, behind those that are stated by themselves."""
    derived: list[Fact] = []
    for fact in facts:
        if fact.property in PARTIES and isinstance(fact.value, Mapping):
            yield fact._replace(value=_party(dict(fact.value), draft.parties))
        elif (read := _READERS.get(fact.property)) is not None:
            for told in read(fact, draft.parties):
                if told.property == fact.property:
                    yield told
                else:
                    derived.append(told)
        else:
            yield fact
    yield from derived


def _party(value: dict[str, Any], parties: Parties) -> dict[str, Any]:
    known = parties.named(str(value.get("name", "")))
    if known is not None and known.uri:
        value.setdefault("uri", known.uri)
    return value


def _by(fact: Fact, parties: Parties) -> Iterator[Fact]:
    yield fact
    reading = parse_byline(fold(fact.value), parties, bare=True)
    if reading is not None:
        yield from _bylines_of([reading], fact)


def _bylines(fact: Fact, parties: Parties) -> Iterator[Fact]:
    """Authors, one string each; those that are no bylines are not guessed at."""
    if not all(isinstance(one, str) for one in fact.value):
        yield fact
        return
    names = [name for name in fact.value if not _SIGN_OFF.fullmatch(name)]
    readings = [parse_byline(fold(name), parties, bare=True) for name in names]
    if fact.confidence >= 60:
        if names:
            yield fact._replace(property="by", value=", ".join(names))
        yield from _bylines_of([one for one in readings if one is not None], fact)
        return
    people = [  # user names and initials stand there too
        (name, reading)
        for name, reading in zip(names, readings, strict=True)
        if reading is not None and _is_person(reading)
    ]
    if people:
        yield fact._replace(property="by", value=", ".join(name for name, _ in people))
        yield from _bylines_of([reading for _, reading in people], fact)


def _is_person(reading: Reading) -> bool:
    facts = reading.facts
    return isinstance(facts, Byline) and any(
        " " in person.name and is_name(person.name) for person in facts.people
    )


def _bylines_of(readings: Iterable[Reading], fact: Fact) -> Iterator[Fact]:
    people: list[dict[str, Any]] = []
    newsrooms: list[str] = []
    for reading in readings:
        if isinstance(reading.facts, Byline):
            people += [person_of(person, "byline") for person in reading.facts.people]
            if not reading.facts.people:
                newsrooms += reading.facts.organisations
    people += [{"byline": name, "affiliation": name} for name in newsrooms]
    if people:
        yield fact._replace(property="bylines", value=people)


def _contributors(fact: Fact, parties: Parties) -> Iterator[Fact]:
    found: list[dict[str, Any]] = []
    for one in fact.value:
        if not isinstance(one, str):
            found.append(one)
        elif is_name(one) and " " in one:
            found.append(person_of(Person(one, role="contributor"), "credit") | {"text": one})
    if found:
        yield fact._replace(value=found)


def _dateline(fact: Fact, parties: Parties) -> Iterator[Fact]:
    if not isinstance(fact.value, str):
        yield fact
        return
    text = fact.value.strip()
    if (facts := dateline_of(text, parties)) is None:
        return
    value: dict[str, Any] = {"text": text}
    if facts.places:
        first = facts.places[0]
        said = {
            "name": first.name,
            "city": first.city,
            "area": first.area,
            "country": first.country,
        }
        value["located"] = {key: one for key, one in said.items() if one}
        yield fact._replace(property="located", value=first.name)
        if others := [place.name for place in facts.places[1:]]:
            value["others"] = others
    told = {"dateText": facts.date_text, "date": facts.date, "source": "/".join(facts.sources)}
    value.update({key: one for key, one in told.items() if one})
    yield fact._replace(value=value)


def dateline_of(text: str, parties: Parties) -> Dateline | None:
    """What a dateline says that stands alone, without the story it opens; None for a moment.

    >>> dateline_of("STOCKHOLM, Aug 29, 2014 (AFP) -", Parties.of([])).sources
    ('AFP',)
    >>> dateline_of("Kvalsund", Parties.of([])).places[0].name
    'Kvalsund'
    >>> dateline_of("4/4/2018", Parties.of([]))
    """
    plain = _DASH.sub("", fold(text).strip())
    if not plain or _STAMP.search(plain) or not any(char.isalpha() for char in plain):
        return None
    story = " - Nobody said a word about it on the quay."
    reading = parse_dateline(plain + story, parties)
    if reading is None:
        reading = parse_dateline(plain.upper() + story, parties)
    if reading is not None and isinstance(reading.facts, Dateline) and reading.facts.places:
        return reading.facts
    if any(char.isdigit() for char in plain):
        return None
    name = normal_case(plain) if plain.isupper() else plain
    return Dateline(plain, (Place(name),))


def _notice(fact: Fact, parties: Parties) -> Iterator[Fact]:
    """A notice: verbatim, and its holder and year where it names them."""
    yield fact
    reading = parse_notice(fold(fact.value), parties)
    notices = reading.facts if reading is not None and isinstance(reading.facts, tuple) else ()
    found = next((n for n in notices if isinstance(n, Notice) and n.kind == "copyright"), None)
    item: dict[str, Any] = {"notice": fact.value}
    if found is not None:
        if found.holder:
            item["holder"] = found.holder
            yield fact._replace(property="copyrightHolder", value=found.holder)
        if found.year:
            item["year"] = found.year
            yield fact._replace(property="copyrightYear", value=found.year)
        if found.url:
            item |= {"url": found.url, "urlText": found.url_text}
    yield fact._replace(
        property="copyrights", value=[{**item, "scope": "article", "text": fact.value}]
    )


_READERS: Mapping[str, Callable[[Fact, Parties], Iterator[Fact]]] = {
    "by": _by,
    "bylines": _bylines,
    "contributors": _contributors,
    "copyrightNotice": _notice,
    "dateline": _dateline,
}
