"""Strict ninjs 3.1: the canonical document without what IPTC's schema does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from copydesk.writers.identity import identity, is_uri
from copydesk.writers.released import CANCELED, released

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
DERIVED = "http://cv.iptc.org/newscodes/itemrelation/derivedFrom"
"""IPTC item relation: what the item was made from."""

_PLAIN = (
    "uri type representationType profile version pubStatus urgency copyrightHolder "
    "copyrightNotice usageTerms edNote language title by slugline located".split()
)
"""Properties with one value, which the canonical document has as ninjs has them."""

_WORDS = {
    "type": "text audio video picture graphic composite component event planning".split(),
    "representationType": ["full", "partial"],
    "pubStatus": ["usable", "withheld", "canceled"],
}
"""Properties whose values are from a closed list."""

_TIMES = {
    "firstCreated": ("firstCreated", "datePublished"),
    "versionCreated": ("versionCreated", "dateModified"),
    "contentCreated": ("contentCreated",),
    "embargoedUntil": ("embargoedUntil",),
    "expires": ("expires",),
}
"""Properties that are a time with its zone, and where it is taken from, the first that is one."""

_ITEMS: dict[str, tuple[str, ...]] = {
    "headlines": ("role", "contentType", "value"),
    "descriptions": ("role", "contentType", "value"),
    "bodies": ("role", "contentType", "charCount", "wordCount", "value"),
    "people": ("name", "rel", "uri", "literal"),
    "organisations": ("name", "rel", "uri", "literal", "symbols"),
    "places": ("name", "rel", "uri", "literal", "geoJSON"),
    "subjects": ("name", "rel", "uri", "literal", "creator", "relevance", "confidence"),
    "events": ("id", "name", "rel", "uri", "literal"),
    "objects": ("name", "rel", "uri", "literal"),
    "infoSources": ("name", "role", "uri", "literal"),
    "genres": ("name", "uri", "literal"),
    "altIds": ("role", "value"),
    "trustIndicators": ("role", "title", "href"),
}
"""Properties that are lists of objects, and the keys that ninjs has for each."""

_SYMBOL = ("exchange", "symbolType", "symbol")
_RENDITION = (
    "name href contentType title width height sizeInBytes duration format".split()
)  # fmt: skip
_URIS = frozenset({"uri", "href", "symbolType"})
_COUNTS = frozenset({"width", "height", "sizeInBytes"})

_DEPTH = 4
"""How deep items within items are followed."""

_TIME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})")


def render(document: dict[str, Any]) -> str:
    """A canonical document as one line of ninjs."""
    return orjson.dumps(ninjs(document)).decode() + "\n"


def ninjs(document: dict[str, Any]) -> dict[str, Any]:
    """A canonical document as ninjs 3.1, JSON-shaped, valid under IPTC's schema."""
    public = released(document)
    item = _item(public | {"uri": identity(document)}, _added(public))
    item["standard"] = STANDARD
    if notes := _notes(public):
        item["edNote"] = "\n\n".join(notes)
    if rights := _rights(public):
        item["rightsInfo"] = rights
    if others := list(_associations(public, _DEPTH)):
        item["associations"] = others
    return item


def _item(value: dict[str, Any], added: Mapping[str, Iterable[dict[str, Any]]]) -> dict[str, Any]:
    """What ninjs has of a document or of an item within it, with what is told of it elsewhere."""
    item: dict[str, Any] = {key: value[key] for key in _PLAIN if _is_plain(value.get(key), key)}
    for key, sources in _TIMES.items():
        times = (time for source in sources if (time := _time(value.get(source, ""))))
        if time := next(times, ""):
            item[key] = time
    for key, names in _ITEMS.items():
        values = [*_objects(value.get(key)), *added.get(key, ())]
        if values or key in value:
            projected = (_projected(one, names) for one in values)
            item[key] = _distinct(
                one for one in projected if "value" in one or "value" not in names
            )
    if files := [_projected(one, _RENDITION) for one in _objects(value.get("renditions"))]:
        item["renditions"] = [one for one in files if "name" in one]
    if isinstance(kind := value.get("digitalSourceType"), dict):
        item["digitalSourceType"] = _projected(kind, _ITEMS["genres"])
    return item


def _added(public: dict[str, Any]) -> dict[str, Iterator[dict[str, Any]]]:
    """What the canonical document has under names of its own."""
    return {
        "people": _people(public),
        "organisations": _organisations(public),
        "subjects": _subjects(public),
        "altIds": _identifiers(public),
    }


def _associations(public: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    """What goes with it, each an item of its own, and what it was made from."""
    for one in _objects(public.get("associations")) if depth else ():
        name, uri = one.get("name"), one.get("uri") or one.get("href")
        if isinstance(name, str) and isinstance(uri, str) and is_uri(uri):
            item = {**_item(_without_notes(one), {}), "uri": uri}
            rel = {"rel": one["rel"]} if isinstance(one.get("rel"), str) else {}
            inner = list(_associations(one, depth - 1))
            yield {"name": name, **rel, **item} | ({"associations": inner} if inner else {})
    for uri in public.get("isBasedOn", ()):
        if isinstance(uri, str) and is_uri(uri):
            yield {"name": uri, "uri": uri, "rel": DERIVED}


def _without_notes(item: dict[str, Any]) -> dict[str, Any]:
    """An item within, as the envelope has it, without what is for the desk alone; of a killed one
    that it is killed."""
    if item.get("pubStatus") == CANCELED:
        return {key: item[key] for key in ("type", "pubStatus") if key in item}
    return {key: value for key, value in item.items() if key != "edNote"}


def _rights(public: dict[str, Any]) -> dict[str, str]:
    """A policy that the envelope states, else the licence that is named."""
    stated = public.get("rightsInfo", {})
    policy = {key: stated[key] for key in ("linkedRights", "encodedRights") if key in stated}
    policy = dict(list(policy.items())[:1])
    if not is_uri(policy.get("linkedRights", "x:y")):
        policy = {}
    if policy and is_uri(stated.get("langId", "")):
        policy["langId"] = stated["langId"]
    licence = public.get("license", "")
    return policy or ({"linkedRights": licence} if is_uri(licence) else {})


def _time(text: Any) -> str:
    """A date-time as RFC 3339 has it; "" for a date alone, a time without its zone, or no text.

    >>> _time("2026-01-07T06:00Z"), _time("2026-01-07")
    ('2026-01-07T06:00:00Z', '')
    """
    match = _TIME.fullmatch(text) if isinstance(text, str) else None
    return f"{match[1]}{match[2] or ':00'}{match[3]}" if match else ""


def _people(public: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for person in public.get("bylines", ()):
        if name := person.get("name"):
            yield {"name": name, "rel": "creator"}
    for person in public.get("contributors", ()):
        if name := person.get("name"):
            yield {"name": name, "rel": person["role"]}


def _organisations(public: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A newsroom that signs alone is the creator; that of a person who signs is where they are."""
    for person in (*public.get("bylines", ()), *public.get("contributors", ())):
        if newsroom := person.get("affiliation"):
            alone = "byline" in person and "name" not in person
            yield {"name": newsroom, "rel": "creator" if alone else "affiliation"}


def _subjects(public: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for rel, key in (("section", "articleSection"), ("keyword", "keywords")):
        for name in public.get(key, ()):
            yield {"name": name, "rel": rel}


def _identifiers(public: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if not is_uri(public["uri"]):
        yield {"value": public["uri"]}
    if url := public.get("url"):
        yield {"role": "url", "value": url}


def _notes(public: dict[str, Any]) -> list[str]:
    """What the desk should know: notes that were printed, and those of the envelope."""
    notes = [public["edNote"]] if "edNote" in public else []
    notes += [note["text"] for note in public.get("notes", ())]
    if text := public.get("correction", {}).get("text"):
        notes.append(text)
    return list(dict.fromkeys(notes))


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _is_plain(value: Any, key: str) -> bool:
    """Whether a property has the type that ninjs gives it: envelopes are not always right."""
    if key == "urgency":
        return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 9
    return isinstance(value, str) and (key not in _WORDS or value in _WORDS[key])


def _projected(value: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    kept = {name: value[name] for name in names if _fits(value.get(name), name)}
    if "symbols" in kept:
        kept["symbols"] = [_projected(one, _SYMBOL) for one in _objects(kept["symbols"])]
    addresses = _URIS | {"role"} if names == _ITEMS["trustIndicators"] else _URIS
    for name in addresses & kept.keys():  # what is no URI is still an identifier
        if not is_uri(kept[name]):
            text = kept.pop(name)
            if "literal" in names:
                kept.setdefault("literal", text)
    return kept


def _fits(value: Any, name: str) -> bool:
    """Whether a value has the type that ninjs gives a key of that name."""
    if name == "symbols":
        return isinstance(value, list)
    if name == "geoJSON":
        return isinstance(value, dict) and _is_place(value)
    if name in _COUNTS or name in ("charCount", "wordCount", "relevance", "confidence"):
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "duration":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str)


def _is_place(value: dict[str, Any]) -> bool:
    """Whether an object is a point on a map, the one shape of GeoJSON that news items have."""
    spot = value.get("coordinates")
    return (
        value.get("type") == "Point"
        and value.keys() <= {"type", "coordinates"}
        and isinstance(spot, list)
        and len(spot) in (2, 3)
        and all(isinstance(one, int | float) and not isinstance(one, bool) for one in spot)
    )


def _distinct(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each value once, in order."""
    seen: dict[bytes, dict[str, Any]] = {}
    for value in values:
        seen.setdefault(orjson.dumps(value, option=orjson.OPT_SORT_KEYS), value)
    return list(seen.values())
