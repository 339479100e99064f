"""Lists of people in a credit, with their places and employers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from copydesk.fields.credit.parts import Line
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
from copydesk.model.article import Person


def newsroom(name: str, role: str) -> Person:
    return Person(name, name, role, organisation=True)


EMAIL = re.compile(r"[A-Za-z0-9_][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}")

PHONE = re.compile(r"\+?\(?\d[\d ().+-]{5,20}\d")

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


def people_in(line: Line, start: int, end: int, *, any_name: bool) -> list[Person]:
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


def _person(line: Line, piece: str, *, any_name: bool) -> Person | None:
    """One piece of a list: a person with place, employer and address, or a newsroom."""
    rest, mail, phone = piece, "", ""
    if "@" in rest and (found := EMAIL.search(rest)):
        mail, rest, behind = found.group(), rest[: found.start()], rest[found.end() :]
        if re.search(r"[^\W\d_]", behind):
            return None
        rest += behind
    if any(map(str.isdigit, rest)) and (found := PHONE.search(rest)):
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
        if not is_place(place):
            return None
    person = _named_or_newsroom(line, rest.strip(" ,"), any_name=any_name)
    if person is None or (rest == piece == person.text):
        return person
    return replace(person, text=piece, location=place, email=mail, phone=phone)


def _named_or_newsroom(line: Line, name: str, *, any_name: bool) -> Person | None:
    """Who a printed name is: a listed party, a newsroom, or a person with title and employer."""
    if not name or name[0].isdigit():
        return None
    if line.parties.named(name) or (name.isupper() and line.parties.candidates(name)):
        return newsroom(name, "contributor")
    if " " not in name and name.isupper() and name.isascii() and len(name) < 6:
        return newsroom(name, "contributor")
    if is_name(name) and not _NEWSROOMS.search(name):
        return named_person(name, "contributor")
    if employed := _employed(line, name):
        return employed
    if _is_newsroom(name):
        return newsroom(name, "contributor")
    if (titled := _titled(line, name)) is not None:
        return titled
    if any_name and _GLUED.fullmatch(name):
        return named_person(name, "contributor")
    if not any_name or not is_title(name):
        return None
    tokens = name.split()
    common = sum(token.lower() in NOT_NAMES for token in tokens)
    if 2 <= len(tokens) <= 4 and common < len(tokens) and tokens[0].lower() != "the":
        return named_person(name, "contributor")
    return newsroom(name, "contributor") if len(tokens) > 1 else None


_GLUED = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-z'-]{2,24}")
"""`A.Quillby`, as some of South India sign."""


def _employed(line: Line, text: str) -> Person | None:
    """`Mara Quillby of The Example Herald`, `Mara Quillby, USA TODAY`."""
    found = _EMPLOYER.search(text)
    if found is None or " " not in text[: found.start()] or not is_name(text[: found.start()]):
        return None
    employer = text[found.end() :]
    known = line.parties.named(employer) is not None or _is_newsroom(employer)
    if not known and not (found.group().strip(" ,") and is_title(employer)):
        return None
    return replace(named_person(text[: found.start()], "contributor"), affiliation=employer)


def named_person(name: str, role: str) -> Person:
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
    return is_title(name) or (not name.startswith("The ") and _ROOMS.match(name) is not None)


def _titled(line: Line, text: str) -> Person | None:
    """`Associated Press writer Mara Quillby`, `CNN's Mara Quillby`, `Science Writer M. Quillby`."""
    if found := _POSSESSIVE.match(text):
        name = text[found.end() :]
        person = named_person(name, "contributor") if is_name(name) else _titled(line, name)
        return replace(person, affiliation=found.group("agency")) if person else None
    if found := _TITLE.search(text):
        before, name = text[: found.end()].strip(" ,"), text[found.end() :]
        if not is_name(name):
            return None
        employer, job = _employer_and_job(line, before)
        if employer is None:
            return None
        job = job.removesuffix(found.group("many")) if found.group("many") else job
        return replace(named_person(name, "contributor"), affiliation=employer, job_title=job)
    if (found := _OCCUPATION.fullmatch(text)) and is_name(found.group("name")):
        employer = found.group("employer").strip()
        if not employer or is_title(employer):
            person = named_person(found.group("name"), "contributor")
            return replace(person, affiliation=employer, job_title=found.group("job"))
    party = line.parties.starts(text, tags=True)
    if party and is_name(name := text[party[2] :].strip()):
        return replace(named_person(name, "contributor"), affiliation=text[party[1] : party[2]])
    return None


def _employer_and_job(line: Line, text: str) -> tuple[str | None, str]:
    """What stands before a name, cut: `AP Business Writer` is (`AP`, `Business Writer`)."""
    if found := line.parties.starts(text, tags=True):
        return text[found[1] : found[2]], text[found[2] :].strip()
    tokens = text.split()
    cut = len(tokens) - 1
    while cut and tokens[cut - 1].lower() in _JOB_WORDS:
        cut -= 1
    employer = " ".join(tokens[:cut])
    if employer and not is_title(employer):
        return None, ""
    return employer, " ".join(tokens[cut:])


def is_title(text: str) -> bool:
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


def is_place(text: str) -> bool:
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
