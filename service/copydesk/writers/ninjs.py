"""Strict ninjs 3.1: the canonical document without what IPTC's schema does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from copydesk.writers.identity import identity, is_uri
from copydesk.writers.released import released

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
    "places": ("name", "rel", "uri", "literal"),
    "subjects": ("name", "rel", "uri", "literal", "creator", "relevance", "confidence"),
    "events": ("id", "name", "rel", "uri", "literal"),
    "objects": ("name", "rel", "uri", "literal"),
    "infoSources": ("name", "role", "uri", "literal"),
    "genres": ("name", "uri", "literal"),
    "altIds": ("role", "value"),
    "trustIndicators": ("role", "title", "href"),
}
"""Properties that are lists of objects, and the keys that ninjs has for each."""

_TIME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})")


def render(document: dict[str, Any]) -> str:
    """A canonical document as one line of ninjs."""
    return orjson.dumps(ninjs(document)).decode() + "\n"


def ninjs(document: dict[str, Any]) -> dict[str, Any]:
    """A canonical document as ninjs 3.1, JSON-shaped, valid under IPTC's schema."""
    public = released(document)
    item: dict[str, Any] = {key: public[key] for key in _PLAIN if key in public}
    item["uri"] = identity(document)
    for key, sources in _TIMES.items():
        times = (time for source in sources if (time := _time(public.get(source, ""))))
        if time := next(times, ""):
            item[key] = time
    item["standard"] = STANDARD
    added = {
        "people": _people(public),
        "organisations": _organisations(public),
        "subjects": _subjects(public),
        "altIds": _identifiers(public),
    }
    for key, names in _ITEMS.items():
        values = [*public.get(key, ()), *added.get(key, ())]
        if values or key in public:
            item[key] = _distinct(_projected(value, names) for value in values)
    if notes := _notes(public):
        item["edNote"] = "\n\n".join(notes)
    if is_uri(licence := public.get("license", "")):
        item["rightsInfo"] = {"linkedRights": licence}
    if origins := [address for address in public.get("isBasedOn", ()) if is_uri(address)]:
        item["associations"] = [{"name": uri, "uri": uri, "rel": DERIVED} for uri in origins]
    return item


def _time(text: str) -> str:
    """A date-time as RFC 3339 has it; "" for a date alone, or a time without its zone.

    >>> _time("2026-01-07T06:00Z"), _time("2026-01-07")
    ('2026-01-07T06:00:00Z', '')
    """
    match = _TIME.fullmatch(text)
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


def _projected(value: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    kept = {name: value[name] for name in names if name in value}
    for name in ("uri", "href"):  # what is no URI is still an identifier
        if name in kept and not is_uri(kept[name]):
            text = kept.pop(name)
            if "literal" in names:
                kept.setdefault("literal", text)
    return kept


def _distinct(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each value once, in order."""
    seen: dict[bytes, dict[str, Any]] = {}
    for value in values:
        seen.setdefault(orjson.dumps(value, option=orjson.OPT_SORT_KEYS), value)
    return list(seen.values())
