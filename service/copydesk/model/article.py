"""The facts of an article, as values: people, places, notices, and the article they make up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

ROLES = frozenset(
    "author reporter contributor writer editor photographer illustrator translator compiler "
    "researcher producer factChecker columnist uploader contact other".split()
)
"""The closed list of what a person did for an article."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person (or, with `organisation`, a newsroom) named in a byline or a credit.

    `text` is this one's part as printed, `name` the name without honorifics and in normal case;
    `role` is one of `ROLES`; `job_title` is the printed title ("Staff Writer").
    """

    name: str
    text: str = ""
    role: str = "author"
    given_name: str = ""
    family_name: str = ""
    job_title: str = ""
    affiliation: str = ""
    location: str = ""
    email: str = ""
    phone: str = ""
    handle: str = ""
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class Byline:
    """What one byline says. `organisations` as printed, in order; `tag` as in "(TNS)".

    `date` and `updated` are the printed text of a date in the line ("" where there is none);
    `dangling` is a word such as "on" whose date was lost; `contributors` are people named with
    another relation than author ("with", "photographs by", "as told to").
    """

    text: str
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    tag: str = ""
    location: str = ""
    date: str = ""
    updated: str = ""
    section: str = ""
    dangling: str = ""
    contributors: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a dateline gives it; `name` as printed, in normal case."""

    name: str
    city: str = ""
    area: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Dateline:
    """An opening dateline. `date` is ISO (YYYY-MM-DD) only when the year is printed, else ""."""

    text: str
    places: tuple[Place, ...] = ()
    date_text: str = ""
    date: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """Who else worked on an article: people and newsrooms with their roles, in printed order."""

    text: str
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """One statement about rights, as printed in `text`.

    `kind`: copyright, visit, distributed, reservation, terms, licence, origin, permission,
    syndicated. `years` are 0 where none is printed; `scope` is article, site or image; `licence`
    is an SPDX-like short name read from the text; `publisher` is the title a piece says it first
    appeared in; `headline` an alternative headline the line prints.
    """

    kind: str
    text: str
    notice: str = ""
    holder: str = ""
    year: int = 0
    year_to: int = 0
    url: str = ""
    url_text: str = ""
    distributor: str = ""
    reservation: str = ""
    terms: str = ""
    licence: str = ""
    publisher: str = ""
    headline: str = ""
    scope: str = "article"


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed date or time. `iso` is a date or date-time with what is printed and no more:
    YYYY-MM-DD, or with a time and its zone; "" where the year is not printed."""

    text: str
    iso: str = ""
    role: str = ""


class Advisory(NamedTuple):
    """Something a consumer should know: a stable dotted code and a sentence."""

    code: str
    message: str


class Evidence(NamedTuple):
    """Why a property has its value: JSON Pointer, why, 0-100, indices of segments."""

    property: str
    why: str = "direct"
    confidence: int = 0
    segments: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The canonical article without its account: property names as in the published schema.

    `properties` are in schema order and JSON-shaped (dict, list, str, int); what is not printed
    is absent. `evidence` and `warnings` say why and what to mind.
    """

    properties: dict[str, Any]
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[Advisory, ...] = ()
    paragraphs: tuple[str, ...] = field(default=())
