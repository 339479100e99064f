"""The value of an archive's author field: a byline, or names filed under the family name."""

from __future__ import annotations

import re
from dataclasses import replace

from copydesk.fields.byline import parse_byline
from copydesk.fields.names import is_name, plain_name, split_name
from copydesk.model.article import Byline, Person
from copydesk.model.finding import Reading
from copydesk.model.party import Parties

_FILED = re.compile(
    r"(?P<family>(?:(?i:van|von|de|der|den|del|della|di|da|du|la|le|el|al|bin|ten|ter|st\.)[ ])*"
    r"[^\W\d_][\w'.-]+)(?P<suffix> (?:Jr\.?|Sr\.?|I{2,3}|IV))?,[ ]"
    r"(?P<given>[^\W\d_][\w'.-]*(?:[ ][^\W\d_][\w'.-]*){0,2})"
)
"""One name with the family name in front; a family name of several words has particles."""
LEAD = "By "


def parse_filed(text: str, parties: Parties) -> Reading | None:
    """What the author field of an archive says, or None where it names nobody.

    `facts` is a `Byline` whose text is the value as printed. "Last, First" is turned round, and
    names are told apart by semicolons there.

    >>> nobody = Parties.of([])
    >>> parse_filed("Quillby, Mara A.; van Verrick, Tomas", nobody).values["people"]
    ['Mara A. Quillby', 'Tomas van Verrick']
    >>> parse_filed("MARA QUILLBY and Tomas Verrick", nobody).values["people"]
    ['Mara Quillby', 'Tomas Verrick']
    >>> parse_filed("Mara Quillby in Brussels", nobody).values["place"]
    'Brussels'
    """
    if turned := _turned(text):
        values = {"people": [person.name for person in turned]}
        return Reading(0, len(text), values, Byline(text, tuple(turned)))
    if reading := parse_byline(text, parties, bare=True):
        return reading
    led = parse_byline(LEAD + text, parties)
    if led is None or led.end - led.start != len(LEAD + text):
        return None
    return Reading(0, len(text), led.values, replace(led.facts, text=text))


def _turned(text: str) -> list[Person]:
    """The people of a field in which every name is filed under the family name, else none."""
    people: list[Person] = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _FILED.fullmatch(part)
        name = f"{match['given']} {match['family']}{match['suffix'] or ''}" if match else ""
        if not is_name(name):
            return []
        name = plain_name(name)
        given, family = split_name(name)
        people.append(Person(name, text=part, given_name=given, family_name=family))
    return people
