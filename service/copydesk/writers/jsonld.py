"""schema.org's NewsArticle as JSON-LD, for the page that prints the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from copydesk.writers.identity import identity, is_uri
from copydesk.writers.released import CANCELED, WITHHELD, released

CONTEXT = "https://schema.org"
DERIVED_BY = {"@type": "Organization", "name": "copydesk"}
"""Who derived the data from what is printed: schema.org's `sdPublisher`."""

_AUTHORS = frozenset({"author", "reporter", "writer", "columnist"})
"""Roles of who signs an article that make an author; who is only credited never is one."""

_PROPERTIES = {"editor": "editor", "translator": "translator", "contributor": "contributor"}
"""Roles that schema.org has a property for. All others are a `Role` of a contributor."""

_SAME = {
    "url": "url",
    "language": "inLanguage",
    "datePublished": "datePublished",
    "dateModified": "dateModified",
    "expires": "expires",
    "version": "version",
    "articleSection": "articleSection",
    "keywords": "keywords",
    "copyrightNotice": "copyrightNotice",
    "copyrightYear": "copyrightYear",
    "creditText": "creditText",
    "usageTerms": "conditionsOfAccess",
    "usageInfo": "usageInfo",
    "license": "license",
    "acquireLicensePage": "acquireLicensePage",
    "isBasedOn": "isBasedOn",
}
"""Properties whose value is taken as it is, and schema.org's name for them."""

_PARTIES = {
    "sourceOrganization": "sourceOrganization",
    "distributor": "provider",
    "publisher": "publisher",
}
"""Parties, and schema.org's name for each; for who passed copy on it has `provider` alone."""

_MENTIONED = {
    "people": "Person",
    "organisations": "Organization",
    "places": "Place",
    "events": "Event",
    "objects": "Thing",
}
"""What an article names, and the type of each."""

_STATUSES = {CANCELED: "Canceled", WITHHELD: "Withheld"}

_ESCAPES = tuple(
    (char, f"\\u{ord(char):04x}") for char in ("<", ">", "&", "\u2028", "\u2029")
)  # fmt: skip
"""What could end a `<script>`, open a comment in it, or break a line of it. In JSON each stands
in strings only, where its escape is the same character."""


def render(document: dict[str, Any]) -> str:
    """A canonical document as one line of JSON-LD that may stand in a page as it is."""
    text = orjson.dumps(news_article(document)).decode()
    for char, escape in _ESCAPES:
        text = text.replace(char, escape)
    return text + "\n"


def news_article(document: dict[str, Any]) -> dict[str, Any]:
    """A canonical document as a NewsArticle, JSON-shaped; lists of people are always lists."""
    public = released(document)
    item: dict[str, Any] = {"@context": CONTEXT, "@type": "NewsArticle", "@id": identity(document)}
    if ids := list(_identifiers(public)):
        item["identifier"] = ids
    item |= _headlines(public)
    item |= {name: public[key] for key, name in _SAME.items() if key in public}
    item |= _status(public)
    item |= _signed(public)
    item |= {name: _party(public[key]) for key, name in _PARTIES.items() if key in public}
    if holder := public.get("copyrightHolder"):
        item["copyrightHolder"] = _holder(holder, public)
    item |= _place(public)
    item |= _about(public)
    item |= _text(public)
    item["sdPublisher"] = DERIVED_BY
    return item


def _identifiers(public: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if not is_uri(public["uri"]):
        yield {"@type": "PropertyValue", "value": public["uri"]}
    for one in public.get("altIds", ()):
        named = {"propertyID": one["role"]} if "role" in one else {}
        yield {"@type": "PropertyValue", **named, "value": one["value"]}


def _headlines(public: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for headline in public.get("headlines", ()):
        name = "headline" if headline.get("role", "main") == "main" else "alternativeHeadline"
        found.setdefault(name, []).append(headline["value"])
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def _status(public: dict[str, Any]) -> dict[str, Any]:
    if status := _STATUSES.get(public.get("pubStatus", "usable")):
        return {"creativeWorkStatus": status}
    partial = public.get("representationType") == "partial"
    return {"creativeWorkStatus": "Incomplete"} if partial else {}


def _signed(public: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Everybody who is named, by schema.org's property for what they did."""
    found: dict[str, list[dict[str, Any]]] = {}
    for person in public.get("bylines", ()):
        role = person.get("role", "author")
        if role in _AUTHORS:
            found.setdefault("author", []).append(_person(person))
        else:
            _credit(found, role, person)
    for person in public.get("contributors", ()):
        if "name" in person or "affiliation" in person:
            _credit(found, person["role"], person)
    return found


def _credit(found: dict[str, list[dict[str, Any]]], role: str, person: dict[str, Any]) -> None:
    value = _person(person)
    name = _PROPERTIES.get(role, "")
    if name == "editor" and value["@type"] != "Person":  # schema.org: editors are people
        name = ""
    if name:
        found.setdefault(name, []).append(value)
    else:
        acted = {"@type": "Role", "roleName": role, "contributor": value}
        found.setdefault("contributor", []).append(acted)


def _person(person: dict[str, Any]) -> dict[str, Any]:
    """A person, or the newsroom that signs without one."""
    if "name" not in person:
        return {"@type": "Organization", "name": person.get("affiliation") or person["byline"]}
    keys = ("name", "givenName", "familyName", "jobTitle")
    value = {"@type": "Person"} | {key: person[key] for key in keys if key in person}
    if newsroom := person.get("affiliation"):
        value["affiliation"] = {"@type": "Organization", "name": newsroom}
    return value


def _party(party: dict[str, Any]) -> dict[str, Any]:
    value = {"@type": "Organization"}
    value |= {"@id": party["uri"]} if is_uri(party.get("uri", "")) else {}
    return value | {key: party[key] for key in ("name", "url") if key in party}


def _holder(name: str, public: dict[str, Any]) -> dict[str, Any]:
    """Who holds the rights is a person where the same name signs, else an organisation."""
    signs = any(person.get("name") == name for person in public.get("bylines", ()))
    value = {"@type": "Person" if signs else "Organization", "name": name}
    for notice in public.get("copyrights", ()):
        if notice.get("holder") == name and "url" in notice:
            return value | {"url": notice["url"]}
    return value


def _place(public: dict[str, Any]) -> dict[str, Any]:
    dateline = public.get("dateline", {})
    found: dict[str, Any] = {}
    if dateline:
        found["dateline"] = dateline["text"]
    if date := dateline.get("date"):
        found["dateCreated"] = date
    if name := public.get("located"):
        found["locationCreated"] = {"@type": "Place", "name": name}
        located = dateline.get("located", {})
        names = (
            ("city", "addressLocality"),
            ("area", "addressRegion"),
            ("country", "addressCountry"),
        )
        if address := {theirs: located[ours] for ours, theirs in names if ours in located}:
            found["locationCreated"]["address"] = {"@type": "PostalAddress", **address}
    return found


def _text(public: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    bodies = [body["value"] for body in public["bodies"] if body["value"]]
    if bodies:
        found["articleBody"] = "\n\n".join(bodies)
        found["wordCount"] = sum(len(text.split()) for text in bodies)
    if text := public.get("correction", {}).get("text"):
        found["correction"] = text
    if media := list(_media(public.get("media", ()))):
        found["associatedMedia"] = media
    return found


def _about(public: dict[str, Any]) -> dict[str, Any]:
    """What the envelope says of it: a summary, its kind, its subjects, and whom it names."""
    found: dict[str, Any] = {}
    if summaries := [one["value"] for one in public.get("descriptions", ())]:
        found["abstract"] = "\n\n".join(summaries)
    if genres := [one["name"] for one in public.get("genres", ()) if one.get("name")]:
        found["genre"] = genres
    if subjects := list(_things("Thing", public.get("subjects", ()))):
        found["about"] = subjects
    named = [one for key, kind in _MENTIONED.items() for one in _things(kind, public.get(key, ()))]
    if named:
        found["mentions"] = named
    return found


def _things(kind: str, terms: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for term in terms:
        if name := term.get("name"):
            uri = term.get("uri", "")
            yield {"@type": kind} | ({"@id": uri} if is_uri(uri) else {}) | {"name": name}


def _media(captions: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What a caption is of is not known: a picture, most often, but not here."""
    for caption in captions:
        credit = {"creditText": caption["credit"]} if "credit" in caption else {}
        yield {"@type": "MediaObject", "description": caption["text"], **credit}
