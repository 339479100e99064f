"""ninjs 3.1: every answer holds under IPTC's own schema, and the canonical form is a superset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from copydesk.writers.identity import is_uri
from copydesk.writers.ninjs import ninjs, render
from tests.writers.documents import GOLDEN, SCHEMA, VALIDATOR, Document, documents, golden

FILE = Path(__file__).parent / "schemas" / "ninjs-schema_3.1.json"
NINJS: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
TYPE = NINJS["$defs"]["ninjsType"]["properties"]

GEOJSON = "https://geojson.org/schema/GeoJSON.json"
"""What IPTC's schema refers to for places on a map; no answer has one, so anything is allowed."""

REGISTRY = Registry().with_resources(
    [
        (GEOJSON, Resource.from_contents({"$schema": NINJS["$schema"]})),
        (NINJS["$id"], Resource.from_contents(NINJS)),
    ]
)
FORMATS = FormatChecker(())


@FORMATS.checks("uri")
def _uri(value: object) -> bool:
    return not isinstance(value, str) or is_uri(value)


@FORMATS.checks("date-time", raises=ValueError)
def _date_time(value: object) -> bool:
    from datetime import datetime

    told = datetime.fromisoformat(value) if isinstance(value, str) else None
    return told is None or (told.tzinfo is not None and str(value)[16] == ":")


STRICT = Draft202012Validator(NINJS, registry=REGISTRY, format_checker=FORMATS)
OPEN = Draft202012Validator(
    {"$ref": NINJS["$id"] + "/$defs/ninjsType"}, registry=REGISTRY, format_checker=FORMATS
)
"""The type without the rule that nothing may be added to it."""


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_answers_are_ninjs(name: str) -> None:
    """Their strict projection is valid; so are they themselves, but for what they add, to
    themselves and to the items that go with them."""
    document = golden(name)
    STRICT.validate(ninjs(document))
    others = [
        {key: value for key, value in one.items() if key in TYPE or key in ("name", "rel")}
        for one in document.get("associations", ())
    ]
    OPEN.validate(document | ({"associations": others} if others else {}))


@given(documents())
@settings(max_examples=60, deadline=None)
def test_any_document_is_ninjs(document: Document) -> None:
    """Whatever is in it."""
    VALIDATOR.validate(document)
    text = render(document)
    STRICT.validate(json.loads(text))
    assert text.endswith("}\n")
    assert text.count("\n") == 1


def test_the_validator_refuses() -> None:
    """It is no rubber stamp: unknown properties, wrong types, a date without its time."""
    item = ninjs(golden("arcamax"))
    for wrong in (
        {"bylines": []},
        {"uri": 1},
        {"firstCreated": "2026-01-07"},
        {"firstCreated": "2026-01-07T06:00Z"},
        {"uri": "no uri"},
        {"bodies": [{"value": "x", "kind": "y"}]},
    ):
        assert not STRICT.is_valid(item | wrong), wrong


WHOLE = {"eventDetails", "plannedCoverage"}
"""Kept as an envelope has them, whatever is in them; the strict form leaves them out."""

SHARED = sorted(TYPE.keys() & SCHEMA["properties"].keys())


def test_the_canonical_form_has_what_ninjs_has() -> None:
    """The properties that both know are not none."""
    assert {"uri", "bodies", "headlines", "by", "copyrightNotice", "infoSources"} <= set(SHARED)


@pytest.mark.parametrize("name", SHARED)
def test_the_canonical_form_is_a_superset(name: str) -> None:
    """A property that ninjs has keeps its type; what is in it is what ninjs allows in it."""
    _within(_resolved(SCHEMA["properties"][name], SCHEMA), _resolved(TYPE[name], NINJS), name)


def _within(ours: dict[str, Any], theirs: dict[str, Any], where: str) -> None:
    if "$ref" in theirs:  # to a schema that is neither ours nor IPTC's
        return
    assert ours["type"] == theirs["type"], where
    if where.removesuffix("[]") in WHOLE:
        return
    if "enum" in theirs:
        assert set(ours["enum"]) <= set(theirs["enum"]), where
    if "items" in theirs:
        _within(_resolved(ours["items"], SCHEMA), _resolved(theirs["items"], NINJS), f"{where}[]")
    if "properties" in theirs and theirs.get("additionalProperties") is False:
        for key, inner in ours["properties"].items():
            assert key in theirs["properties"], f"{where}.{key}"
            known = _resolved(theirs["properties"][key], NINJS)
            _within(_resolved(inner, SCHEMA), known, f"{where}.{key}")


def _resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    if schema.get("$ref", "").startswith("#"):
        found: dict[str, Any] = root["$defs"][schema["$ref"].rpartition("/")[2]]
        return _resolved(found, root)
    return schema


def test_what_is_carried() -> None:
    """People by what they did, parties by their role, and nothing that is for the desk alone."""
    document = golden("arcamax") | {
        "datePublished": "2026-01-07T06:00Z",
        "dateModified": "2026-01-08",
        "license": "https://creativecommons.org/licenses/by-nd/4.0/",
        "keywords": ["ports"],
        "url": "https://news.example/ no uri",
        "isBasedOn": ["https://news.example/1"],
        "notes": [
            {"kind": "correction", "text": "An earlier version misspelled a name."},
            {"kind": "contact", "text": "Press: Odalys Brandt, 555-0100"},
            {"kind": "other", "text": "Not for publication: call the desk."},
        ],
    }
    item = ninjs(document)
    assert item["people"] == [
        {"name": "Renata Osterloh", "rel": "creator"},
        {"name": "Kwang-Min Paik", "rel": "creator"},
        {"name": "Tobias Ferncastle", "rel": "contributor"},
        {"name": "Lucía Arrate", "rel": "contributor"},
    ]
    assert item["organisations"] == [{"name": "Bloomberg News", "rel": "affiliation"}]
    assert item["firstCreated"] == "2026-01-07T06:00:00Z"
    assert "versionCreated" not in item
    assert item["rightsInfo"] == {"linkedRights": document["license"]}
    assert {"name": "ports", "rel": "keyword"} in item["subjects"]
    assert item["altIds"] == [{"role": "url", "value": document["url"]}]
    assert item["associations"][0]["uri"] == "https://news.example/1"
    assert item["edNote"] == "An earlier version misspelled a name."
    STRICT.validate(item)


def test_a_killed_item_is_a_tombstone() -> None:
    """It says what it is and that it must not be used, and nothing of what it said."""
    item = ninjs(golden("arcamax") | {"pubStatus": "canceled"})
    assert item["pubStatus"] == "canceled"
    assert item["uri"] == golden("arcamax")["uri"]
    assert item["bodies"] == []
    assert not {"headlines", "by", "people", "subjects", "edNote"} & item.keys()
    STRICT.validate(item)


def test_an_embargo_stands() -> None:
    """Withheld copy is carried with its status."""
    held = {"pubStatus": "withheld", "embargoedUntil": "2026-01-07T06:00:00Z"}
    item = ninjs(golden("arcamax") | held)
    assert {key: item[key] for key in held} == held


def test_what_is_not_as_ninjs_wants_it_is_left_out() -> None:
    """Envelopes are not always right: of items within items, of policies, of places on a map."""
    document = golden("ap") | {
        "associations": [
            {"name": "a", "uri": "https://news.example/a.jpg", "type": "picture", "x": 1,
             "associations": [{"name": "b", "uri": "https://news.example/b", "urgency": "high"}]},
            {"name": "c", "uri": "x:c", "pubStatus": "OPEN", "notes": [{}], "edNote": "call 555",
             "bodies": [{"x": 1}], "headlines": "none"},
            {"name": "d", "uri": "x:d", "pubStatus": "canceled", "bodies": [{"value": "killed"}]},
            {"name": "no uri"},
            {"uri": "https://news.example/no-name"},
        ],
        "rightsInfo": {"linkedRights": "https://a.example/", "encodedRights": "{}", "langId": "x y"},
        "places": [
            {"name": "Iqaluit", "geoJSON": {"type": "Point", "coordinates": [-68.5, 63.7]}},
            {"name": "Nowhere", "geoJSON": {"type": "Point", "coordinates": ["-68.5"]}},
        ],
        "organisations": [{"name": "A", "symbols": [{"symbol": "A", "symbolType": "x y", "z": 1}]}],
        "eventDetails": {"anything": "goes"},
    }  # fmt: skip
    item = ninjs(document)
    STRICT.validate(item)
    first, third, killed = item["associations"]
    assert third == {"name": "c", "uri": "x:c", "bodies": [], "headlines": []}
    assert killed == {"name": "d", "uri": "x:d", "pubStatus": "canceled"}
    assert (first["name"], first["type"]) == ("a", "picture")
    assert [one["name"] for one in first["associations"]] == ["b"]
    assert item["rightsInfo"] == {"linkedRights": "https://a.example/"}
    assert ["geoJSON" in place for place in item["places"]] == [True, False]
    assert item["organisations"][0] == {"name": "A", "symbols": [{"symbol": "A"}]}
    assert "eventDetails" not in item
