"""The statements of a line of credits, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from copydesk.fields.credit.openings import FIRST, WORD, Opening, opening_at
from copydesk.fields.credit.parts import Line, Step
from copydesk.fields.credit.people import (
    EMAIL,
    PHONE,
    is_place,
    is_title,
    named_person,
    newsroom,
    people_in,
)
from copydesk.fields.names import (
    is_name,
    split_name,
)
from copydesk.model.article import Person

STOPS = re.compile(r"[.;!?][\"')\]]{0,2}(?=\s|[A-Z(-])|[)\]]")

_PUNCTUATION = frozenset(" \t\n\xa0.,;:-–—()[]|_*•")

_PREDICATE_CUES = ("contributed", "helped report", "assisted ", "reported from")


def speaks_of_work(text: str) -> bool:
    """Whether a line is worth reading: by its first word, its predicate or a signature's marks."""
    size = len(text)
    first = WORD.search(text, 0, 24)
    if first is None or first.group().lower() in FIRST:
        return first is not None or size < 200
    for cue in _PREDICATE_CUES:
        if cue in text:
            return True
    if size > 90:
        return False
    low = text.lower()
    if low[0] in "([-–—" or " by " in low or "/" in low or "clients of" in low:
        return True
    return size < 32 and max(map(len, low.split())) < 5


_MOST_STATEMENTS = 16
"""Statements in one credit; the longest seen has eight."""


def statements(line: Line, *, bracketed: bool) -> list[Step]:
    """All statements of a line, or none if anything in it is none."""
    steps: list[Step] = []
    openings = list(islice(openings_of(line), _MOST_STATEMENTS))
    place = skip(line, line.start)
    while place < line.end:
        if len(steps) == _MOST_STATEMENTS:
            return []
        while openings and openings[0].start < place:
            del openings[0]
        step = _statement(line, place, openings, loose=bracketed or bool(steps))
        if step is None:
            formula = None if steps else _read_formula(line)
            return [formula] if formula else []
        steps.append(step)
        place = skip(line, step.end)
    return steps


def _statement(line: Line, place: int, openings: list[Opening], *, loose: bool) -> Step | None:
    """The statement at `place`; `loose` where its surroundings already speak of a credit."""
    if openings and openings[0].start == place:
        stop = openings[1].start if len(openings) > 1 else line.end
        return _read_list(line, openings[0], stop, loose=loose or len(openings) > 1)
    stop = openings[0].start if openings else line.end
    if loose and (found := _KEYWORDS.match(line.text, place, stop)):
        return Step(found.end(), ())
    return (
        _read_subject(line, place, stop)
        or _read_surnames(line, place, stop)
        or (_read_contacts(line, place, stop) if loose else None)
    )


_KEYWORDS = re.compile(r"keywords?: ?[A-Z0-9/ ,&-]{2,80}$", re.IGNORECASE)


def skip(line: Line, place: int) -> int:
    while place < line.end and line.text[place] in _PUNCTUATION:
        place += 1
    return place


def openings_of(line: Line) -> Iterator[Opening]:
    """Where statements open, in order; none inside another one's phrase."""
    taken = line.start
    for word in WORD.finditer(line.text, line.start, line.end):
        if word.start() < taken or word.group().lower() not in FIRST:
            continue
        if opening := opening_at(line.text, word.start(), line.end):
            taken = opening.end
            yield opening


def _read_list(line: Line, opening: Opening, stop: int, *, loose: bool) -> Step | None:
    """A phrase and the list of people behind it."""
    if opening.agency:
        return Step(opening.end, (newsroom(opening.agency, "contributor"),))
    if not opening.roles:
        return _read_sources(line, opening.end, stop, loose=loose)
    if opening.byline and not loose:
        return None
    if loose and not line.text[opening.end : stop].strip(" .;,)"):
        return Step(opening.end, ())
    for end in _list_ends(line.text, opening.end, stop):
        people = people_in(line, opening.end, end, any_name=opening.strong)
        if not people or (not loose and all(map(_is_surname, people))):
            continue
        credited = (
            replace(person, location=person.location or opening.place, role=role)
            for role in opening.roles
            for person in people
        )
        return Step(end, tuple(credited))
    return None


def _list_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a list may end: at `stop`, else where a sentence or a bracket ends before it."""
    yield stop
    for count, found in enumerate(STOPS.finditer(text, start, stop)):
        if count > 7:
            return
        yield found.start() if found.group() in ")]" else found.end()


def _read_sources(line: Line, start: int, stop: int, *, loose: bool) -> Step | None:
    """`Quelle: APA/sda/dpa`: agencies, without the initials of the desk (`zl(kg)`).

    `loose`: behind other statements any names will do, and they are no contributors.
    """
    text = re.sub(r"\(\w{2,4}\)$", "", line.text[start:stop].strip(" .;("))
    people: list[Person] = []
    for piece in filter(None, map(str.strip, re.split(r"[/;,|]", text.strip(" )")))):
        if _agency(line, piece):
            people.append(newsroom(piece, "other"))
        elif loose and is_title(piece):
            continue
        elif line.parties.named(piece) or HOST.fullmatch(piece):
            people.append(newsroom(piece, "other"))
        elif not (people and len(piece) < 4 and piece.islower()):
            return None
    return Step(stop, tuple(people)) if people or loose else None


def _agency(line: Line, text: str) -> bool:
    """Whether a mark in tag position is an agency's; capitals may need the position to be one."""
    party = line.parties.tagged(text)
    if party is not None and text.islower() and text not in (party.name, *party.tags):
        return False
    parties = line.parties.candidates(text) if party is None and text.isupper() else (party,)
    return any(party is not None and party.kind == "agency" for party in parties)


HOST = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}[A-Za-z]{2,12}")

_THIS = (
    r"(?:this|these) (?:[A-Z]\w+ )?(?:reports?|story|stories|article|guide|piece|column|post"
    r"|dispatch|package|investigation|project|newsletter|coverage)"
)

PREDICATE = re.compile(
    rf",? (?:also )?(?:contributed (?:(?:additional |to the )?(?:reporting|research|writing)"
    rf"(?: (?:to|for) {_THIS})?|to {_THIS})|helped (?:report|with) {_THIS}"
    rf"|assisted (?:with|in) {_THIS}|contributed(?=\.?$))"
    r"(?: (?:from|in) (?P<place>[A-Z][^.;()]{1,60}?))?(?=[.;)]|\s*$|,? and [A-Z])"
)

_REPORTED = re.compile(
    r"(?P<name>[^\W\d_][\w'-]{1,30}(?: [A-Z][\w'.-]{0,30}){0,2}) (?:also )?(?:reported )?from"
    r" (?P<place>[A-Z][^.;]{1,60}?)"
    r"(?:(?=[.;]|$)|,? and (?=[A-Z][\w'-]+ )|, (?=[A-Z][\w'-]+ (?:[A-Z]\S+ )?(?:reported )?from ))"
)


def _read_subject(line: Line, start: int, stop: int) -> Step | None:
    """`AP writers Mara Quillby in Beijing and Tomas Verrick contributed to this report.`"""
    found = PREDICATE.search(line.text, start, stop)
    people = people_in(line, start, found.start(), any_name=True) if found else None
    if not found or not people:
        return None
    if found.group().strip(" ,") == "contributed" and not all(p.affiliation for p in people):
        return None
    where = found.group("place") or ""
    if where and not is_place(where):
        return None
    named = tuple(replace(p, location=p.location or where, role="contributor") for p in people)
    return Step(found.end(), named, sure=not any(map(_is_surname, named)))


def _read_surnames(line: Line, start: int, stop: int) -> Step | None:
    """`Quillby reported from New York and Verrick-Dahl from Washington.`"""
    if line.text.find(" reported from ", start, stop) < 0:
        return None
    place, people = start, list[Person]()
    while found := _REPORTED.match(line.text, place, stop):
        name, where = found.group("name"), found.group("place")
        if not (is_name(name) and is_place(where)):
            return None
        given, family = split_name(name) if " " in name else ("", name)
        people.append(Person(name, name, "reporter", given, family, location=where))
        place = found.end()
    return Step(place, tuple(people), sure=False) if people else None


def _is_surname(person: Person) -> bool:
    """One word only: of `Writing by Candlelight` it proves nothing."""
    return not person.organisation and " " not in person.name and person.name.isascii()


_DESK = re.compile(r"(?:[A-Z][\w&.-]* |and ){0,5}(?:[Nn]ewsroom|[Dd]esk|[Bb]ureau)")


def _read_contacts(line: Line, start: int, stop: int) -> Step | None:
    """`((Mara.Quillby@example.net; +1 (646) 555 0100;))`, `(Quoin Markets Desk; +1 646 555 01)`."""
    text = line.text[start:stop]
    mail, phone, desk = EMAIL.search(text), PHONE.search(text), _DESK.match(text)
    rest = PHONE.sub("", EMAIL.sub("", text[desk.end() :] if desk else text))
    if not (mail or desk) or re.search(r"[^\W_]", _CHANNELS.sub("", rest)):
        return None
    contact = Person(
        desk.group() if desk else "",
        text.strip(" ();"),
        "contact",
        email=mail.group() if mail else "",
        phone=phone.group().strip() if phone else "",
        organisation=desk is not None,
    )
    return Step(stop, (contact,))


_CHANNELS = re.compile(r"reuters messaging|twitter|e-?mail|tel\b|phone|@\w{2,30}", re.IGNORECASE)

_BY_AUTHOR = re.compile(
    r"(?:this (?:post|article|story|report|column|piece) was (?:written|reported) )?by"
    r" (?P<name>[^@.,;:]{3,60}?)(?:\.|,? follow (?P<handle>@\w{1,30}))?$",
    re.IGNORECASE,
)

_AGENCY_BY = re.compile(r"(?P<agency>[A-Z][\w. ]{1,30}?) by (?P<name>[^.,;:]{3,60})\.?$")

_FILED = re.compile(
    r"(?:story filed by|for use by clients of|provided by) (?:the )?"
    r"(?P<agency>(?-i:[A-Z])[^.;:\"]{2,60})\.?$",
    re.IGNORECASE,
)


def _read_formula(line: Line) -> Step | None:
    """What one house signs with: `AP NewsBrief by MARA QUILLBY`, `Story Filed By Quoin Papers`."""
    text = line.text[line.start : line.end].strip()
    dashed = line.text[: line.start].strip() != "" and line.text[line.start - 1] in "-–— "
    people: tuple[Person, ...] = ()
    if found := _BY_AUTHOR.match(text):
        if (dashed or text[:2].lower() != "by") and is_name(found.group("name")):
            author = named_person(found.group("name"), "author")
            people = (replace(author, handle=found.group("handle") or ""),)
    elif found := _FILED.match(text):
        agency = found.group("agency")
        if line.parties.named(agency) or (" " in agency and is_title(agency)):
            people = (newsroom(agency, "other"),)
    elif (found := _AGENCY_BY.match(text)) and is_name(found.group("name")):
        agency = found.group("agency")
        if line.parties.starts(agency, tags=True):
            people = (replace(named_person(found.group("name"), "author"), affiliation=agency),)
    else:
        people = _signed(line, text, dashed=dashed)
    return Step(line.end, people) if people else None


def _signed(line: Line, text: str, *, dashed: bool) -> tuple[Person, ...]:
    """Signatures at the foot: `— John T. Verrick CQ-Roll Call`, `(dpa/ABC)`, `PTI ABC DEF`."""
    if len(text) > 80:
        return ()
    if dashed and (found := line.parties.ends(text)) and found[2] == len(text):
        name = text[: found[1]].strip(" ,")
        if is_name(name):
            author = named_person(name, "author")
            return (replace(author, affiliation=text[found[1] : found[2]]),)
    marks = re.split(r"[\s/(),|]+", text.strip("()"))
    agencies = [mark for mark in marks if _agency(line, mark)]
    others = [mark for mark in marks if mark and mark not in agencies]
    if not agencies or any(len(mark) > 4 or not mark.isalpha() for mark in others):
        return ()
    slashed = "/" in text and (dashed or line.start > 0 or text.endswith(")"))
    follow = len(others) > 0 and text.split()[0] in agencies
    initials = follow and len(others) > 1 and text.isupper() and {*map(len, others)} == {3}
    small = follow and all(mark.islower() or mark.isupper() for mark in others)
    if slashed or initials or (small and others[-1].islower()):
        return tuple(newsroom(agency, "other") for agency in agencies)
    return ()
