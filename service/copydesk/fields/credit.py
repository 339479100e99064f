"""Credits: who else worked on a story, read role by role and person by person.

A credit is a row of statements. Most open with a *role phrase* ("Additional reporting by") and
list people up to the next one; some close with a *predicate* ("contributed to this report") behind
a list; a few are formulas of one house. A line is a credit only if all of it is read: "Reporting
by the committee showed that …" leaves words over, so it is a sentence of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from copydesk.fields.names import (
    NOT_NAMES,
    PARTICLES,
    REGIONS,
    is_name,
    plain_name,
    split_name,
    split_people,
    words,
)
from copydesk.model.article import Credit, Person
from copydesk.model.finding import Reading
from copydesk.model.party import Parties

LONGEST = 1200
"""Code points: market reports name some thirty people in half of that."""
REACH = 900
"""Code points before the end of a paragraph in which a credit that closes it may start."""


class _Line(NamedTuple):
    """The span of `text` that is being read."""

    text: str
    start: int
    end: int
    parties: Parties


class _Step(NamedTuple):
    """One statement: where it ends and whom it names; `sure` unless only an author can prove it."""

    end: int
    people: tuple[Person, ...]
    sure: bool = True


# --- The grammars -------------------------------------------------------------------------------


def parse_credit(text: str, parties: Parties) -> Reading | None:
    """Reads a line that is nothing but credits.

    `facts` is a `Credit`; `values` has `people` (names in order), `role` (each once, in order,
    joined by ", "), `agency` (the first organisation as printed), and `needs_author` where the
    line names people by surname only: it is a credit only if they are authors of the story.

    >>> line = "(Reporting by Mara Quillby in Mesa, Arizona; Editing by Tomas Verrick)"
    >>> reading = parse_credit(line, Parties.of(()))
    >>> [(person.name, person.role, person.location) for person in reading.facts.people]
    [('Mara Quillby', 'reporter', 'Mesa, Arizona'), ('Tomas Verrick', 'editor', '')]
    >>> parse_credit("Reporting by the committee showed losses.", Parties.of(()))
    """
    if not may_be_credit(text):
        return None
    return _credit(text, *trimmed(text), parties)


def may_be_credit(text: str) -> bool:
    """Whether `parse_credit` may read a line, at little cost."""
    bare = text.strip()
    return len(bare) > 0 and len(text) <= LONGEST and _may_be_credit(bare)


def find_credit(text: str, parties: Parties) -> Reading | None:
    """Reads the credit that closes a paragraph, behind the last sentence of the story.

    >>> text = "It fell, the company said. (Reporting by Mara Quillby; Editing by Ida Moll)"
    >>> reading = find_credit(text, Parties.of(()))
    >>> text[reading.start : reading.end], reading.values["people"]
    ('(Reporting by Mara Quillby; Editing by Ida Moll)', ['Mara Quillby', 'Ida Moll'])
    """
    if not may_close_with_credit(text):
        return None
    first, end = trimmed(text)
    window = max(first, end - REACH)
    for start in _closing_starts(_Line(text, window, end, parties), first):
        if reading := _credit(text, start, end, parties):
            return reading
    return None


def may_close_with_credit(text: str) -> bool:
    """Whether `find_credit` may read the end of a paragraph, at little cost."""
    low = text.strip()[-REACH:].lower()
    for cue in _CLOSING_CUES:  # noqa: SIM110  for speed
        if cue in low:
            return True
    return False


def _credit(text: str, start: int, end: int, parties: Parties) -> Reading | None:
    """The reading of the span `start`-`end` if all of it is credit."""
    line = _Line(text, *inner(text, start, end), parties)
    steps = _statements(line, bracketed=text[start : start + 1] in ("(", "["))
    people = tuple(person for step in steps for person in step.people)
    if not people:
        return None
    newsrooms = [p.name if p.organisation else p.affiliation for p in people]
    values: dict[str, Any] = {
        "people": list(dict.fromkeys(p.name for p in people if p.name and not p.organisation)),
        "role": ", ".join(dict.fromkeys(person.role for person in people)),
    }
    if agency := next(filter(None, newsrooms), ""):
        values["agency"] = agency
    if not any(step.sure for step in steps):
        values["needs_author"] = True
    return Reading(start, end, values, Credit(text[start:end], people))


# --- Where a line starts and ends ---------------------------------------------------------------

_PAIRS = {"【": "】", "(": ")", "[": "]", "<": ">", "{": "}", "（": "）"}
_FURNITURE = frozenset(" \t\n\r\f\v\xa0-–—_*•·|#=")


def trimmed(text: str) -> tuple[int, int]:
    """Where the text starts and ends without white space."""
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))


def inner(text: str, start: int, end: int) -> tuple[int, int]:
    """The span inside the brackets and dashes that stand round it.

    >>> text = "--(Wire reports)"
    >>> text[slice(*inner(text, 0, len(text)))]
    'Wire reports'
    """
    while start < end:
        if text[start] in _FURNITURE:
            start += 1
        elif text[end - 1] in _FURNITURE:
            end -= 1
        elif text[end - 1] == _PAIRS.get(text[start]) and _pairs_up(text, start, end):
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _pairs_up(text: str, start: int, end: int) -> bool:
    """Whether the bracket at `start` is closed by the last character and not before."""
    opening, closing, depth = text[start], text[end - 1], 0
    for place in range(start, end):
        depth += (text[place] == opening) - (text[place] == closing)
        if depth == 0:
            return place == end - 1
    return False


# --- How statements open ------------------------------------------------------------------------

_ROLES = {
    **dict.fromkeys(("reporting", "reported", "reportaje", "reporte", "reportagem"), "reporter"),
    **dict.fromkeys(("writing", "written", "rewriting"), "writer"),
    **dict.fromkeys(
        ("editing", "edited", "copy editing", "copy-editing", "copyediting", "copy edited",
         "proofreading", "desking", "editado", "edición", "edição", "editors", "editor",
         "redaktion", "责任编辑", "責任編輯", "担当編集", "编辑", "編集", "édité", "bearbeitet"),
        "editor"),
    **dict.fromkeys(("compiled", "compiling", "compilation"), "compiler"),
    **dict.fromkeys(
        ("translated", "translation", "translating", "translator", "translators", "traduction",
         "traduit", "traducido", "traducción", "traduzido", "tradução", "tradotto", "traduzione",
         "übersetzt", "übersetzung", "vertaling", "vertaald", "翻译", "翻訳"), "translator"),
    **dict.fromkeys(
        ("produced", "production", "producing", "producer", "producers", "video", "videos",
         "video produced", "video production", "video editing", "audio production"), "producer"),
    **dict.fromkeys(
        ("research", "researched", "researching", "data analysis", "polling", "calculations"),
        "researcher"),
    **dict.fromkeys(("graphics", "graphic", "charts"), "illustrator"),
    **dict.fromkeys(("fact-checking", "fact checking", "fact-checked", "fact checked"),
                    "factChecker"),
    "uploaded": "uploader",
    "photography": "photographer",
    **dict.fromkeys(
        ("assistance", "files", "file", "inputs", "input", "contributions", "contribution",
         "reports", "contributors", "contributor", "mitarbeit", "help", "información",
         "informações", "material", "medewerking"), "contributor"),
}  # fmt: skip
"""The role that a word of a role phrase, in lower case, gives to the people behind the phrase."""
_STRONG = words(
    "reporting editing desking writing uploaded translation translated compiled editor editors"
)
"""Words of newsrooms only: behind them any name in capitals is taken for one."""
_COLON_ONLY = words("""
    editors editor producer producers translator translators redaktion contributor contributors
    mitarbeit
""")
_NO_COLON = words("""
    production producing research graphics edited produced written reported assistance files file
    inputs input help video videos material reports charts graphic
""")
_FROM = words("""
    reporting compiled assistance files file inputs input reports help contributions contribution
    material
""")
_AFTER_WITH = words("""
    assistance files file inputs input reports help contributions material información informações
    medewerking
""")
"""What a role phrase needs by its words: a colon, no colon, `from` for `by`, `with` in front."""
_BYLINES = words("written reported")
"""Words that open a byline too: a credit only beside other statements or in brackets."""

_NOUN = "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True))
_MORE = "additional|added|further|more|other|original|extra|supplementary"
_PHRASE = re.compile(
    rf"(?P<lead>(?:(?:with|con|com|met|and) )?(?:(?:{_MORE}) ){{0,2}})"
    rf"(?P<nouns>(?:{_NOUN})(?:(?:,? (?:and|&) (?:(?:{_MORE}) )?|, |/)(?:{_NOUN})){{0,4}})"
    r"(?: from (?:the )?(?-i:[A-Z])[a-z]{3,20}(?= by))?"
    r"(?: ?(?P<colon>[:：])| (?P<by>by|from|von|van|door|par|por|de|da|di)(?=[\s:;)]|$))"
    r"(?: by\b)?[ :;]*",
    re.IGNORECASE,
)
_BY_LOST = re.compile(
    rf"(?:(?:{_MORE}) )?(?P<noun>reporting|writing|editing) (?=(?-i:[A-Z][\w'.-]* [A-Z]))",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"to contact the (?:[a-z]+ )?(?P<who>reporter|editor|author|writer|columnist|producer)s?"
    r"(?: responsible)?(?: (?:on|of|for) (?:this|the) (?:story|article|column|report|piece)"
    r"| for [^:;]{3,60})?\s?: ?",
    re.IGNORECASE,
)
_CONTRIBUTING = re.compile(
    r"contribut(?:ing|ors?|ed)(?: (?:from|in) (?P<place>[^:.;]{2,40}?))?: ?"
    r"|contributing to this (?:report|story|article|piece) (?:were|was):? ",
    re.IGNORECASE,
)
_INPUTS = re.compile(
    r"with (?P<agency>agency|(?-i:[A-Z])[\w&. ]{1,40}?) (?:inputs|input|reports)\b", re.I
)
_WIRES = re.compile(
    r"(?:with |from |compiled (?:from|by) )?(?P<agency>(?:(?-i:[A-Z])[\w'.-]+ ){0,4}?"
    r"(?:staff and )?(?:wire (?:reports?|services?)|wires|news services|(?:news |wire )?agencies"
    r"|staff (?:and wire )?reports?|combined wire services))\b",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"(?:quellen?|sources?|fuentes?|fontes?)\s?: ?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_FIRST = frozenset(
    {noun.split()[0] for noun in _ROLES}
    | set(_MORE.split("|"))
    | words(
        "with con com met to from contributing contributed wire quelle quellen source sources and"
    )
    | words("fuente fuentes fonte fontes")
)
"""The words with which a statement opens, in lower case."""


class _Opening(NamedTuple):
    """A statement opens at `start`, its list of people at `end`; or it names an `agency` itself."""

    start: int
    end: int
    roles: tuple[str, ...] = ()
    place: str = ""
    agency: str = ""
    strong: bool = True
    byline: bool = False


def _opening(text: str, place: int, end: int) -> _Opening | None:
    """The statement that opens at `place`; without roles it is a list of sources."""
    match = _INPUTS.match(text, place, end) or _WIRES.match(text, place, end)
    if match and not text[match.end() : end].strip(" .;,)"):
        return _Opening(place, match.end(), ("contributor",), agency=match.group("agency"))
    if match := _PHRASE.match(text, place, end):
        is_predicate = text[max(0, place - 12) : place].endswith("contributed ")
        return None if is_predicate else _role_phrase(match)
    if (match := _BY_LOST.match(text, place, end)) and text[:place].rstrip()[-1:] in (
        ",",
        ";",
        ".",
    ):
        role = _ROLES[match.group("noun").lower()]
        extra = match.start("noun") > place and role == "reporter"
        return _Opening(place, match.end(), ("contributor" if extra else role,))
    if match := _CONTRIBUTING.match(text, place, end):
        return _Opening(place, match.end(), ("contributor",), match.group("place") or "")
    if match := _CONTACT.match(text, place, end):
        return _Opening(place, match.end(), (match.group("who").lower(),))
    if match := _SOURCES.match(text, place, end):
        return _Opening(place, match.end())
    return None


def _role_phrase(match: re.Match[str]) -> _Opening | None:
    """The roles of a phrase such as `Additional editing and production by`."""
    lead = match.group("lead").lower()
    extra = lead.removeprefix("with ").removeprefix("and ") != ""
    nouns: list[str] = []
    roles: list[str] = []
    for noun in re.split(r",? (?:and|&) |, |/", match.group("nouns").lower()):
        bare = re.sub(rf"^(?:{_MORE}) ", "", noun)
        extra = extra or bare != noun
        nouns.append(bare)
        role = _ROLES[bare]
        roles.append("contributor" if extra and role == "reporter" else role)
    known = frozenset(nouns)
    if known & (_NO_COLON if match.group("colon") else _COLON_ONLY):
        return None
    if (match.group("by") or "").lower() == "from" and not known <= _FROM:
        return None
    if known & _AFTER_WITH and not lead.startswith(("with", "con", "com", "met")):
        return None
    return _Opening(
        match.start(),
        match.end(),
        tuple(dict.fromkeys(roles)),
        strong=bool(known & _STRONG),
        byline=known <= _BYLINES and not lead,
    )


# --- The statements of a line -------------------------------------------------------------------

_STOPS = re.compile(r"[.;!?][\"')\]]{0,2}(?=\s|[A-Z(-])|[)\]]")
_PUNCTUATION = frozenset(" \t\n\xa0.,;:-–—()[]|_*•")
_PREDICATE_CUES = ("contributed", "helped report", "assisted ", "reported from")


def _may_be_credit(text: str) -> bool:
    """Whether a line is worth reading: by its first word, its predicate or a signature's marks."""
    size = len(text)
    first = _WORD.search(text, 0, 24)
    if first is None or first.group().lower() in _FIRST:
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


def _statements(line: _Line, *, bracketed: bool) -> list[_Step]:
    """All statements of a line, or none if anything in it is none."""
    steps: list[_Step] = []
    openings = list(islice(_openings(line), _MOST_STATEMENTS))
    place = _skip(line, line.start)
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
        place = _skip(line, step.end)
    return steps


def _statement(line: _Line, place: int, openings: list[_Opening], *, loose: bool) -> _Step | None:
    """The statement at `place`; `loose` where its surroundings already speak of a credit."""
    if openings and openings[0].start == place:
        stop = openings[1].start if len(openings) > 1 else line.end
        return _read_list(line, openings[0], stop, loose=loose or len(openings) > 1)
    stop = openings[0].start if openings else line.end
    if loose and (found := _KEYWORDS.match(line.text, place, stop)):
        return _Step(found.end(), ())
    return (
        _read_subject(line, place, stop)
        or _read_surnames(line, place, stop)
        or (_read_contacts(line, place, stop) if loose else None)
    )


_KEYWORDS = re.compile(r"keywords?: ?[A-Z0-9/ ,&-]{2,80}$", re.IGNORECASE)


def _skip(line: _Line, place: int) -> int:
    while place < line.end and line.text[place] in _PUNCTUATION:
        place += 1
    return place


def _openings(line: _Line) -> Iterator[_Opening]:
    """Where statements open, in order; none inside another one's phrase."""
    taken = line.start
    for word in _WORD.finditer(line.text, line.start, line.end):
        if word.start() < taken or word.group().lower() not in _FIRST:
            continue
        if opening := _opening(line.text, word.start(), line.end):
            taken = opening.end
            yield opening


def _read_list(line: _Line, opening: _Opening, stop: int, *, loose: bool) -> _Step | None:
    """A phrase and the list of people behind it."""
    if opening.agency:
        return _Step(opening.end, (_newsroom(opening.agency, "contributor"),))
    if not opening.roles:
        return _read_sources(line, opening.end, stop, loose=loose)
    if opening.byline and not loose:
        return None
    if loose and not line.text[opening.end : stop].strip(" .;,)"):
        return _Step(opening.end, ())
    for end in _list_ends(line.text, opening.end, stop):
        people = _people(line, opening.end, end, any_name=opening.strong)
        if not people or (not loose and all(map(_is_surname, people))):
            continue
        credited = (
            replace(person, location=person.location or opening.place, role=role)
            for role in opening.roles
            for person in people
        )
        return _Step(end, tuple(credited))
    return None


def _list_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a list may end: at `stop`, else where a sentence or a bracket ends before it."""
    yield stop
    for count, found in enumerate(_STOPS.finditer(text, start, stop)):
        if count > 7:
            return
        yield found.start() if found.group() in ")]" else found.end()


def _read_sources(line: _Line, start: int, stop: int, *, loose: bool) -> _Step | None:
    """`Quelle: APA/sda/dpa`: agencies, without the initials of the desk (`zl(kg)`).

    `loose`: behind other statements any names will do, and they are no contributors.
    """
    text = re.sub(r"\(\w{2,4}\)$", "", line.text[start:stop].strip(" .;("))
    people: list[Person] = []
    for piece in filter(None, map(str.strip, re.split(r"[/;,|]", text.strip(" )")))):
        if _agency(line, piece):
            people.append(_newsroom(piece, "other"))
        elif loose and _is_title(piece):
            continue
        elif line.parties.named(piece) or _HOST.fullmatch(piece):
            people.append(_newsroom(piece, "other"))
        elif not (people and len(piece) < 4 and piece.islower()):
            return None
    return _Step(stop, tuple(people)) if people or loose else None


def _agency(line: _Line, text: str) -> bool:
    """Whether a mark in tag position is an agency's; capitals may need the position to be one."""
    party = line.parties.tagged(text)
    if party is not None and text.islower() and text not in (party.name, *party.tags):
        return False
    parties = line.parties.candidates(text) if party is None and text.isupper() else (party,)
    return any(party is not None and party.kind == "agency" for party in parties)


_HOST = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}[A-Za-z]{2,12}")


def _newsroom(name: str, role: str) -> Person:
    return Person(name, name, role, organisation=True)


# --- Statements without a phrase ----------------------------------------------------------------

_THIS = (
    r"(?:this|these) (?:[A-Z]\w+ )?(?:reports?|story|stories|article|guide|piece|column|post"
    r"|dispatch|package|investigation|project|newsletter|coverage)"
)
_PREDICATE = re.compile(
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


def _read_subject(line: _Line, start: int, stop: int) -> _Step | None:
    """`AP writers Mara Quillby in Beijing and Tomas Verrick contributed to this report.`"""
    found = _PREDICATE.search(line.text, start, stop)
    people = _people(line, start, found.start(), any_name=True) if found else None
    if not found or not people:
        return None
    if found.group().strip(" ,") == "contributed" and not all(p.affiliation for p in people):
        return None
    where = found.group("place") or ""
    if where and not _is_place(where):
        return None
    named = tuple(replace(p, location=p.location or where, role="contributor") for p in people)
    return _Step(found.end(), named, sure=not any(map(_is_surname, named)))


def _read_surnames(line: _Line, start: int, stop: int) -> _Step | None:
    """`Quillby reported from New York and Verrick-Dahl from Washington.`"""
    if line.text.find(" reported from ", start, stop) < 0:
        return None
    place, people = start, list[Person]()
    while found := _REPORTED.match(line.text, place, stop):
        name, where = found.group("name"), found.group("place")
        if not (is_name(name) and _is_place(where)):
            return None
        given, family = split_name(name) if " " in name else ("", name)
        people.append(Person(name, name, "reporter", given, family, location=where))
        place = found.end()
    return _Step(place, tuple(people), sure=False) if people else None


def _is_surname(person: Person) -> bool:
    """One word only: of `Writing by Candlelight` it proves nothing."""
    return not person.organisation and " " not in person.name and person.name.isascii()


_DESK = re.compile(r"(?:[A-Z][\w&.-]* |and ){0,5}(?:[Nn]ewsroom|[Dd]esk|[Bb]ureau)")


def _read_contacts(line: _Line, start: int, stop: int) -> _Step | None:
    """`((Mara.Quillby@example.net; +1 (646) 555 0100;))`, `(Quoin Markets Desk; +1 646 555 01)`."""
    text = line.text[start:stop]
    mail, phone, desk = _EMAIL.search(text), _PHONE.search(text), _DESK.match(text)
    rest = _PHONE.sub("", _EMAIL.sub("", text[desk.end() :] if desk else text))
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
    return _Step(stop, (contact,))


_CHANNELS = re.compile(r"reuters messaging|twitter|e-?mail|tel\b|phone|@\w{2,30}", re.IGNORECASE)


# --- Formulas of one house ----------------------------------------------------------------------

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


def _read_formula(line: _Line) -> _Step | None:
    """What one house signs with: `AP NewsBrief by MARA QUILLBY`, `Story Filed By Quoin Papers`."""
    text = line.text[line.start : line.end].strip()
    dashed = line.text[: line.start].strip() != "" and line.text[line.start - 1] in "-–— "
    people: tuple[Person, ...] = ()
    if found := _BY_AUTHOR.match(text):
        if (dashed or text[:2].lower() != "by") and is_name(found.group("name")):
            author = _named(found.group("name"), "author")
            people = (replace(author, handle=found.group("handle") or ""),)
    elif found := _FILED.match(text):
        agency = found.group("agency")
        if line.parties.named(agency) or (" " in agency and _is_title(agency)):
            people = (_newsroom(agency, "other"),)
    elif (found := _AGENCY_BY.match(text)) and is_name(found.group("name")):
        agency = found.group("agency")
        if line.parties.starts(agency, tags=True):
            people = (replace(_named(found.group("name"), "author"), affiliation=agency),)
    else:
        people = _signed(line, text, dashed=dashed)
    return _Step(line.end, people) if people else None


def _signed(line: _Line, text: str, *, dashed: bool) -> tuple[Person, ...]:
    """Signatures at the foot: `— John T. Verrick CQ-Roll Call`, `(dpa/ABC)`, `PTI ABC DEF`."""
    if len(text) > 80:
        return ()
    if dashed and (found := line.parties.ends(text)) and found[2] == len(text):
        name = text[: found[1]].strip(" ,")
        if is_name(name):
            author = _named(name, "author")
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
        return tuple(_newsroom(agency, "other") for agency in agencies)
    return ()


# --- Lists of people ----------------------------------------------------------------------------

_EMAIL = re.compile(r"[A-Za-z0-9_][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}")
_PHONE = re.compile(r"\+?\(?\d[\d ().+-]{5,20}\d")
_PLACE = re.compile(
    r" (?:on )?(?:[Ii]n|from|at|(?=aboard )) ?(?P<place>(?:the |aboard )?[A-Z][^;|]*)$"
)
_IN_BRACKETS = re.compile(r" \((?P<place>[A-Z][\w .'-]{1,40})\)?$")
_EMPLOYER = re.compile(r",? (?:of|for|with|via) (?=[A-Z]|the [A-Z])|, (?=[A-Z])")
_MAIL_AT = re.compile(r"(?:,| at| on)?\s*$")
_NEWSROOMS = re.compile(
    r"(?:newsrooms?|bureaus?|bureaux|desks?|staff|staffers|teams?|units?|agencies|wires|services?"
    r"|reports|correspondents|reporters|writers|editors|reuters|news|media|press|agency|radio|tv"
    r"|times|magazine|newspaper|network|herald|tribune|gazette|chronicle|journal|observer)"
    r"(?: worldwide| around the world)?$",
    re.IGNORECASE,
)
_ROOMS = re.compile(
    r"(?:[A-Z][\w&/.'-]*(?: and)? )?(?:[\w&/-]+ ){0,3}"
    r"(?:newsrooms?|bureaus?|bureaux|desks?|staff|teams?|correspondents|reporters)"
    r"(?: worldwide| around the world)?$"
)
_OWN_WORDS = re.compile(r"(?:[a-z]+ ){0,3}(?:newsrooms?|bureaus|bureaux)")
"""Newsrooms in small letters that no story speaks of in this place: `euro zone bureaux`."""
_GENERIC = words("agencies agency staff wires newsroom bureaus bureaux correspondents") | {
    "wire services",
    "wire reports",
    "news services",
    "news agencies",
    "our correspondents",
    "huaxia",
}
"""Newsrooms in small letters; `huaxia` is the name that Xinhua's desk signs with."""
_TITLE = re.compile(
    r"\b(?:writer|reporter|correspondent|journalist|editor|producer|photographer|columnist"
    r"|staffer|intern|contributor|researcher|bureau chief)(?P<many>s?),? (?=[A-Z])",
    re.IGNORECASE,
)
_OCCUPATION = re.compile(
    r"(?P<employer>(?:[A-Z][\w.&'-]* ){1,5})(?P<job>[a-z]{4,15}(?: [a-z]{4,15})?)"
    r" (?P<name>[A-Z].{2,40})"
)
"""`Observer archivist Mara Quillby`: whatever stands in small letters is what they are."""
_POSSESSIVE = re.compile(r"(?P<agency>[A-Z][\w .&-]{1,50}?)(?:'s|(?<=s)') (?=[A-Z])")
_JOB_WORDS = words("""
    staff senior special chief national foreign political business sports science health medical
    legal technology entertainment education religion aviation aerospace economics markets travel
    video freelance contributing former the deputy investigative data white house military fashion
    film music television food climate environment court metro state local white-house auto real
    estate sport assistant associate retail energy racing golf baseball basketball football hockey
""")
_SMALL = words("of the and for de la du des der die das in at & von van e y et - – d'")


def _people(line: _Line, start: int, end: int, *, any_name: bool) -> list[Person]:
    """The people and newsrooms of a list; none if anything in it is neither.

    A place belongs to the names joined to it by `and`; an employer printed before a plural title
    or as a possessive to all that follow; one behind a comma to the name before it.
    """
    region = line.text[start:end]
    if _CJK.search(region):
        region = region.replace(" ", ";").replace("、", ";")
    pieces = list(_pieces(region))
    if len(pieces) > _MOST:
        return []
    people: list[Person] = []
    shared: Person | None = None
    group = last = 0
    for left, right in pieces:
        gap, last = region[last:left].strip().lower(), right
        if gap not in _LINKS:
            group = len(people)
        piece = _bare(region[left:right])
        if people and gap in ("", ",") and _is_area(people[-1], piece):
            _place(people, group, f"{people[-1].location}, {piece}")
            continue
        person = _person(line, piece, any_name=any_name)
        if person is None:
            return []
        closes = region[right:].lstrip()[:1] in ("", ".", ";", ")")
        if people and _completes(people[-1], person, gap, closes=closes):
            people[-1] = _completed(people[-1], person)
            continue
        if person.affiliation or person.job_title:
            shared = person if _is_shared(piece) else None
        elif shared and not person.organisation:
            person = replace(person, affiliation=shared.affiliation, job_title=shared.job_title)
        people.append(person)
        if person.location:
            _place(people, group, person.location)
    return people


_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")


def _pieces(region: str) -> Iterator[tuple[int, int]]:
    """The pieces of a list, cut once more where a comma stands between two whole names."""
    for left, right in split_people(region):
        comma = region.find(", ", left, right)
        first, second = region[left:comma].strip(), region[comma + 2 : right]
        if comma > 0 and " " in first and " " in second and is_name(first) and is_name(second):
            yield left, comma
            yield comma + 2, right
        else:
            yield left, right


_CJK = re.compile(r"[㐀-鿿가-힣]{2}")
_MOST = 60
"""People in one list."""
_LINKS = words("and & und et y e with") | {""}
"""What joins the names that share a place, in lower case."""


def _place(people: list[Person], group: int, place: str) -> None:
    """Gives a place to the last person and to those joined to them that have none of their own."""
    before = people[-1].location
    for index in range(group, len(people)):
        if people[index].location in ("", before):
            people[index] = replace(people[index], location=place)


def _completes(person: Person, more: Person, gap: str, *, closes: bool) -> bool:
    """Whether `more` is an address of the person before it, or the paper they work for."""
    if not more.name:
        return True
    if not more.organisation or more.location or person.organisation or person.affiliation:
        return False
    return gap == "," and closes


def _completed(person: Person, more: Person) -> Person:
    return replace(
        person,
        affiliation=person.affiliation or more.name,
        email=person.email or more.email,
        phone=person.phone or more.phone,
    )


def _bare(piece: str) -> str:
    """A piece of a list without the punctuation round it; `Jr.` and `N.C.` keep their stop."""
    piece = piece.strip(' \t\n\xa0;:()[]-–—•*"').removeprefix("by ")
    last = piece[piece.rfind(" ") + 1 :]
    if last in ("Jr.", "Sr.") or last.lower() in REGIONS or _INITIALS.fullmatch(last):
        return piece.rstrip(" ,")
    return piece.rstrip(" .,")


def _is_area(person: Person, piece: str) -> bool:
    """Whether a piece behind a comma is the state or country of the place before it."""
    if not person.location or "," in person.location:
        return False
    if piece.lower() in REGIONS:
        return True
    return " " not in piece and piece[:1].isupper() and piece.isalpha()


def _is_shared(piece: str) -> bool:
    """`CNN's A and B`, `AP writers A and B`: the employer is that of all who follow."""
    title = _TITLE.search(piece)
    return bool(title and title.group("many")) or bool(_POSSESSIVE.match(piece))


def _person(line: _Line, piece: str, *, any_name: bool) -> Person | None:
    """One piece of a list: a person with place, employer and address, or a newsroom."""
    rest, mail, phone = piece, "", ""
    if "@" in rest and (found := _EMAIL.search(rest)):
        mail, rest, behind = found.group(), rest[: found.start()], rest[found.end() :]
        if re.search(r"[^\W\d_]", behind):
            return None
        rest += behind
    if any(map(str.isdigit, rest)) and (found := _PHONE.search(rest)):
        if re.search(r"\w", rest[found.end() :]):
            return None
        phone, rest = found.group().strip(), rest[: found.start()]
    if mail or phone:
        rest = _MAIL_AT.sub("", rest.rstrip(" (<>,"))
        if not rest:
            return Person("", piece, "contact", email=mail, phone=phone)
    place = ""
    if found := _PLACE.search(rest) or _IN_BRACKETS.search(rest):
        place, rest = found.group("place").strip(" ,"), rest[: found.start()]
        if not _is_place(place):
            return None
    person = _named_or_newsroom(line, rest.strip(" ,"), any_name=any_name)
    if person is None or (rest == piece == person.text):
        return person
    return replace(person, text=piece, location=place, email=mail, phone=phone)


def _named_or_newsroom(line: _Line, name: str, *, any_name: bool) -> Person | None:
    """Who a printed name is: a listed party, a newsroom, or a person with title and employer."""
    if not name or name[0].isdigit():
        return None
    if line.parties.named(name) or (name.isupper() and line.parties.candidates(name)):
        return _newsroom(name, "contributor")
    if " " not in name and name.isupper() and name.isascii() and len(name) < 6:
        return _newsroom(name, "contributor")
    if is_name(name) and not _NEWSROOMS.search(name):
        return _named(name, "contributor")
    if employed := _employed(line, name):
        return employed
    if _is_newsroom(name):
        return _newsroom(name, "contributor")
    if (titled := _titled(line, name)) is not None:
        return titled
    if any_name and _GLUED.fullmatch(name):
        return _named(name, "contributor")
    if not any_name or not _is_title(name):
        return None
    tokens = name.split()
    common = sum(token.lower() in NOT_NAMES for token in tokens)
    if 2 <= len(tokens) <= 4 and common < len(tokens) and tokens[0].lower() != "the":
        return _named(name, "contributor")
    return _newsroom(name, "contributor") if len(tokens) > 1 else None


_GLUED = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-z'-]{2,24}")
"""`A.Quillby`, as some of South India sign."""


def _employed(line: _Line, text: str) -> Person | None:
    """`Mara Quillby of The Example Herald`, `Mara Quillby, USA TODAY`."""
    found = _EMPLOYER.search(text)
    if found is None or " " not in text[: found.start()] or not is_name(text[: found.start()]):
        return None
    employer = text[found.end() :]
    known = line.parties.named(employer) is not None or _is_newsroom(employer)
    if not known and not (found.group().strip(" ,") and _is_title(employer)):
        return None
    return replace(_named(text[: found.start()], "contributor"), affiliation=employer)


def _named(name: str, role: str) -> Person:
    plain = plain_name(name)
    given, family = split_name(plain)
    if " " not in plain and plain.isascii():
        family = plain
    return Person(plain, name, role, given, family)


def _is_newsroom(name: str) -> bool:
    """`Mali Newsroom`, `Reuters bureaux worldwide`, `The Example Times`, `wire services`."""
    name = name.removeprefix("the ")
    if name.lower() in _GENERIC or _OWN_WORDS.fullmatch(name):
        return True
    if len(name) > 50 or not name[0].isupper() or not _NEWSROOMS.search(name):
        return False
    return _is_title(name) or (not name.startswith("The ") and _ROOMS.match(name) is not None)


def _titled(line: _Line, text: str) -> Person | None:
    """`Associated Press writer Mara Quillby`, `CNN's Mara Quillby`, `Science Writer M. Quillby`."""
    if found := _POSSESSIVE.match(text):
        name = text[found.end() :]
        person = _named(name, "contributor") if is_name(name) else _titled(line, name)
        return replace(person, affiliation=found.group("agency")) if person else None
    if found := _TITLE.search(text):
        before, name = text[: found.end()].strip(" ,"), text[found.end() :]
        if not is_name(name):
            return None
        employer, job = _employer_and_job(line, before)
        if employer is None:
            return None
        job = job.removesuffix(found.group("many")) if found.group("many") else job
        return replace(_named(name, "contributor"), affiliation=employer, job_title=job)
    if (found := _OCCUPATION.fullmatch(text)) and is_name(found.group("name")):
        employer = found.group("employer").strip()
        if not employer or _is_title(employer):
            person = _named(found.group("name"), "contributor")
            return replace(person, affiliation=employer, job_title=found.group("job"))
    party = line.parties.starts(text, tags=True)
    if party and is_name(name := text[party[2] :].strip()):
        return replace(_named(name, "contributor"), affiliation=text[party[1] : party[2]])
    return None


def _employer_and_job(line: _Line, text: str) -> tuple[str | None, str]:
    """What stands before a name, cut: `AP Business Writer` is (`AP`, `Business Writer`)."""
    if found := line.parties.starts(text, tags=True):
        return text[found[1] : found[2]], text[found[2] :].strip()
    tokens = text.split()
    cut = len(tokens) - 1
    while cut and tokens[cut - 1].lower() in _JOB_WORDS:
        cut -= 1
    employer = " ".join(tokens[:cut])
    if employer and not _is_title(employer):
        return None, ""
    return employer, " ".join(tokens[cut:])


def _is_title(text: str) -> bool:
    """Whether a text has the shape of an organisation's name: capitalised words, at most six."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 6 or len(text) > 60 or tokens[-1].lower() in _SMALL:
        return False
    if tokens[0].lower() in _NO_TITLE:
        return False
    capitals = 0
    for token in tokens:
        word = token.strip("'\"")
        if word[:1].isupper() or word[1:] != word[1:].lower():
            if not word.translate(_MARKS).isalnum():
                return False
            capitals += 1
        elif token not in _SMALL and token not in PARTICLES:
            return False
    return capitals > 0


_NO_TITLE = (_SMALL | words("editing reporting writing")) - {"the"}
"""What no name of an organisation opens with, in lower case."""
_MARKS = str.maketrans("", "", ".-'&")


def _is_place(text: str) -> bool:
    """Whether a text has the shape of a place: `Cape Canaveral, Florida`, `the White House`."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 9 or len(text) > 70:
        return False
    for token in tokens:
        word = token.strip(",.'()")
        if not word or not (word[0].isupper() or word in _PLACE_WORDS or word.isdigit()):
            return False
    return True


_PLACE_WORDS = words("the aboard and of in de la del du on near upon and/or en al den le las los")


# --- Credits that close a paragraph -------------------------------------------------------------

_CLOSING_CUES = (
    "ing by", "ted by", "led by", "ced by", "contribut", "ance from", "ance by", "files from",
    " inputs", "to contact the", "reported from", "newsroom)", "desk;", "ing from", "ion by",
    "wire services", "agencies)",
)  # fmt: skip
_NEWSROOM_WORK = re.compile(r"\b(?:reporting|writing|editing) by\b", re.IGNORECASE)


_MOST_TRIES = 8
"""Places of one kind at which a closing credit is tried."""


def _closing_starts(line: _Line, first: int) -> Iterator[int]:
    """Where a closing credit may start: behind a sentence's end or in a bracket, far ones first.

    Behind anything else only the work of newsrooms counts: `"Voices" (edited by Mara Quillby)`
    is a book of which the story speaks.
    """
    text, starts = line.text, set[int]()
    for opening in islice(_openings(line), _MOST_TRIES):
        starts.add(_with_mark(text, opening.start, line.start))
    if found := _PREDICATE.search(text, line.start, line.end):
        stops = _STOPS.finditer(text, max(line.start, found.start() - 400), found.start())
        starts |= {_skip(line, stop.end()) for stop in list(stops)[-_MOST_TRIES:]}
    if text[line.end - 1] == ")":
        starts.add(max(text.rfind("(", line.start, line.end), line.start))
    for start in sorted(starts):
        before = text[first:start].rstrip().rstrip("\"')]”")
        if not before:
            continue
        if before[-1] in ".!?…。" or (
            text[start] in "([" and _NEWSROOM_WORK.search(text, start, line.end)
        ):
            yield start


def _with_mark(text: str, start: int, least: int) -> int:
    """`start`, or the brackets and dashes that stand before it."""
    place = start
    while place > least and text[place - 1] in "([-–— ":
        place -= 1
    while place < start and text[place] == " ":
        place += 1
    return place


# --- Credits of pictures ------------------------------------------------------------------------

_LABEL = re.compile(
    r"(?:(?:main|featured|header|cover|lead|file|mandatory) )?"
    r"(?:photo illustrations?|illustrations?|photos?|photographs?|photography|photographers?"
    r"|pictures?|pics?|images?|graphics?|bild(?:er)?|fotos?|crédits?|credits?|사진|写真|照片)"
    r"(?: (?:credits?|source|photos?))?"
    r"(?: ?[:：]| (?:by|von|par|por)(?=[\s:])| courtesy of\b)[ :]*(?:© ?)?",
    re.IGNORECASE,
)
_LABELS = words("""
    main featured header cover lead file mandatory photo photos photograph photographs photography
    photographer photographers picture pictures pic pics image images graphic graphics bild bilder
    foto fotos crédit crédits credit credits illustration illustrations 사진 写真 照片 handout pool
""")
_AGENCY_LABEL = re.compile(r"AP Photo(?=/)|(?:Handout |Pool )?via (?=[A-Z])")
_STATES = words(
    "file files pool handout archive archives uncredited stringer courtesy supplied stock"
)
_CUT = re.compile(
    r"\s?/\s?|\s?\|\s?|,\s| via | - | – | on (?=Unsplash|Pexels|Flickr)|(?<=\w)-(?=Imagn)"
)
_STOCK = words(
    "unsplash pexels flickr pixabay getty istock istockphoto shutterstock alamy wikimedia"
)


def parse_picture_credit(text: str, parties: Parties) -> Reading | None:
    """Reads a line that is nothing but the credit of a picture; `values["credit"]` is its source.

    >>> reading = parse_picture_credit("Photo by Mara Quillby/Getty Images", Parties.of(()))
    >>> reading.values["people"], reading.values["agency"], reading.values["credit"]
    (['Mara Quillby'], 'Getty Images', 'Mara Quillby/Getty Images')
    >>> parse_picture_credit("Photographs by the hundred were lost.", Parties.of(()))
    """
    if len(text) > 200 or not _may_be_picture_credit(text):
        return None
    start, end = trimmed(text)
    line = _Line(text, *inner(text, start, end), parties)
    people: list[Person] = []
    sources: list[str] = []
    for piece in re.split(r"(?<=[a-z])\. (?=[A-Z])", text[line.start : line.end].rstrip(" .")):
        found = _picture(line, piece.strip())
        if found is None:
            return None
        people += found[0]
        sources.append(found[1])
    values: dict[str, Any] = {
        "people": [p.name for p in people if not p.organisation],
        "role": ", ".join(dict.fromkeys(p.role for p in people)),
        "credit": "; ".join(sources),
    }
    if agency := next((p.name for p in people if p.organisation), ""):
        values["agency"] = agency
    return Reading(start, end, values, Credit(text[start:end], tuple(people)))


def _may_be_picture_credit(text: str) -> bool:
    """Whether a label opens the line, or its parts are joined as those of picture credits are."""
    first = _WORD.search(text, 0, 24)
    if first is None or first.group().lower() in _LABELS:
        return first is not None
    return "/" in text or "via " in text or "-Imagn" in text or ".adobe." in text


def _picture(line: _Line, text: str) -> tuple[list[Person], str] | None:
    """The people and the printed source of one picture."""
    label = _LABEL.match(text) or _AGENCY_LABEL.match(text)
    source = text[label.end() :] if label else text.removeprefix("© ")
    drawn = "illustration" in (label.group().lower() if label else "")
    role = "illustrator" if drawn else "photographer"
    people: list[Person] = []
    known = False
    is_credit = label is not None and "credit" in label.group().lower()
    is_titled = label is not None or " via " in text
    if label and label.group() == "AP Photo":
        people, known = [_newsroom("AP", role)], True
    for piece in filter(None, map(str.strip, _CUT.split(source.strip(" ./")))):
        low = piece.lower().removesuffix(" photo").removeprefix("courtesy of ")
        if low in _STATES:
            known = True
            continue
        party = line.parties.tagged(piece) or line.parties.named(piece)
        agency = party is not None or any(word in _STOCK for word in low.replace(".", " ").split())
        known = known or agency
        if not agency and is_name(piece) and (" " in piece or is_credit):
            people.append(_named(piece, role))
        elif agency or _HOST.fullmatch(piece) or (is_titled and " " in piece and _is_title(piece)):
            people.append(_newsroom(piece, role))
        else:
            return None
    persons = sum(not person.organisation for person in people)
    if not people or not (label or (known and persons and len(people) > persons)):
        return None
    return people, source
