"""Public collections of feeds and wires, held against what comes out of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.errors import CopydeskError, InputError
from copydesk.model.label import Label
from copydesk.pipeline import Pipeline
from copydesk.readers import articles_in
from copydesk.readers.prose import plain_of, set_text
from copydesk.readers.sheet import Sheet
from copydesk.readers.terms import instant
from tests.quality.metadata import folded
from tests.quality.public import Findings, cases, removed

Properties = Mapping[str, Any]

_PLAIN = re.compile(
    r"entries\[0\]\['(title|author|summary|link|rights|id|published|updated|publisher|content)'\]"
    r"(?:\[0\]\['value'\])? == (u?'(?:[^'\\]|\\.)*')$"
)
"""Expectations about an entry that are a plain string."""


def documents(pipeline: Pipeline, data: bytes, media_type: str) -> Iterator[Any]:
    """The normalised articles of an input."""
    parts = articles_in(data, media_type)
    for index, part in enumerate(parts, 1):
        place = (index, len(parts))
        yield pipeline.label(pipeline.read(data, media_type, part=place, opened=part.opened))[0]


def _words(text: str) -> str:
    """What a text or a piece of markup says, white space apart."""
    sheet = Sheet()
    set_text(sheet, text, "", "")
    return "".join("".join(line.text for line in sheet.lines).split())


def _accounted(normalised: Any) -> str:
    """Everything the reader took from the text, whatever became of it."""
    return "".join(normalised.ledger.text.split())


def _named(properties: Properties) -> set[str]:
    return {folded(one["name"]) for one in properties.get("bylines", ()) if one.get("name")}


def _hold(found: Findings, case: Any, normalised: Any) -> None:
    """What comes out of an item, against what its twin in another format says."""
    properties, expected = normalised.article.properties, case.expected
    status = {"canceled": "canceled", "usable": "usable"}.get(expected.get("pub_status", ""), "")
    if expected.get("embargoed"):
        status = "withheld"
        until = properties.get("embargoedUntil")
        found.count("embargo", until == instant(expected["embargoed"]), case.id, str(until))
    if status:
        said = properties["pubStatus"]
        found.count("status", said == status, case.id, f"{status} -> {said}")
    pairs = {
        "uri": properties["uri"],
        "version": properties.get("version"),
        "copyright_notice": properties.get("copyrightNotice"),
        "copyright_holder": properties.get("copyrightHolder"),
        "usage_terms": properties.get("usageTerms"),
        "credit_line": properties.get("creditText"),
        "byline_raw": properties.get("by"),
        "dateline_place": properties.get("located"),
    }
    for key, got in pairs.items():
        if (wanted := expected.get(key)) and wanted.strip():
            same = folded(wanted) == folded(got or "")
            found.count(key.replace("_", " "), same, case.id, f"{wanted} -> {got}")
    if headline := expected.get("headline"):
        said = [folded(one["value"]) for one in properties.get("headlines", ())]
        same = folded(plain_of(headline)) in said
        found.count("headline", same, case.id, f"{headline} -> {said}")
    if date := expected.get("published"):
        said = {properties.get(key) for key in ("versionCreated", "datePublished")}
        found.count("date", instant(date) in said, case.id, f"{date} -> {said}")
    if language := expected.get("language"):
        said = properties.get("language")
        found.count("language", said == language, case.id, f"{language} -> {said}")
    if dateline := expected.get("dateline_raw"):
        said = properties.get("dateline", {}).get("text", "")
        same = folded(dateline) == folded(said)
        found.count("dateline", same, case.id, f"{dateline} -> {said}")
    _hold_body(found, case, normalised)


def _hold_body(found: Findings, case: Any, normalised: Any) -> None:
    html = case.expected.get("body_html")
    if not html:
        return
    wanted = _words(html)
    whole = wanted in _accounted(normalised)
    found.count("text: nothing lost", whole, case.id, wanted[:80])
    told = {_of(normalised, Label.BODY), _of(normalised, Label.BODY, Label.DATELINE)}
    sizes = sorted(map(len, told))
    found.count("text: the same body", wanted in told, case.id, f"{len(wanted)} -> {sizes}")


def _of(normalised: Any, *labels: Label) -> str:
    """The text with these labels: of a twin that may print the dateline with the story or not."""
    entries = (entry for entry in normalised.ledger.entries if entry.label in labels)
    text = "".join(normalised.ledger.text[entry.start : entry.end] for entry in entries)
    return "".join(text.split())


def ninjs(pipeline: Pipeline, step: int) -> Findings:
    """IPTC's own examples, ninjs 1 to 3 and NewsML 1.2."""
    found = Findings("IPTC newsinjson")
    told: dict[str, set[str]] = {}
    for case in cases("wire_ninjs", step):
        found.cases += 1
        try:
            read = list(documents(pipeline, case.data, case.media_type))
        except InputError as problem:
            found.count("read", False, case.id, str(problem))
            continue
        found.count("read", bool(read), case.id)
        for normalised in read:
            found.removed += removed(case.id, normalised)
        if case.media_type.endswith("json"):
            _hold(found, case, read[0])
        group = case.expected.get("fields", {}).get("same_as")
        if group and read:
            headlines = read[0].article.properties.get("headlines", [{"value": ""}])
            told.setdefault(group, set()).add(folded(headlines[0]["value"]))
    for group, values in told.items():
        found.count("twins: one headline", len(values) == 1, group, str(values))
    return found


def digitalwires(pipeline: Pipeline, step: int) -> Findings:
    """A German agency's NewsML-G2 against the JSON it was made from."""
    found = Findings("dpa digitalwires")
    for case in cases("wire_dpa_digitalwires", step):
        found.cases += 1
        for normalised in documents(pipeline, case.data, case.media_type):
            found.removed += removed(case.id, normalised)
            _hold(found, case, normalised)
            told = str(normalised.article.properties) + normalised.ledger.text
            private = [one for one in _private(case.data.decode()) if one in told]
            found.count("no contact told", not private, case.id, str(private[:3]))
    return found


def _private(document: str) -> set[str]:
    """Addresses and numbers that stand in notes which are not public, and nowhere else."""
    notes = re.findall(r"<edNote[^>]*nonpublic[^>]*>([^<]*)<", document)
    found = {one for note in notes for one in re.findall(r"[\w.-]+@[\w.-]+\w|\+49[ \d]{8,}", note)}
    rest = re.sub(r"(?s)<edNote.*?</edNote>", "", document)
    return {one for one in found if one not in rest}


def feeds(pipeline: Pipeline, step: int) -> Findings:
    """The unit tests of a well-known feed reader: all are read, the plain ones agree."""
    found = Findings("feedparser's cases")
    for case in cases("wire_feedparser", step):
        found.cases += 1
        declared = "application/json" if case.path.endswith(".json") else "application/xml"
        properties: Properties = {}
        read: list[Any] = []
        try:
            read = list(documents(pipeline, case.data, declared))
        except CopydeskError as problem:
            found.count("read", False, case.id, str(problem))
        else:
            found.count("read", True, case.id)
        plain = _PLAIN.search(case.expected["expr"])
        if plain is None:
            continue
        if read:
            properties = read[0].article.properties
        wanted = ast.literal_eval(plain[2])
        said = list(_said(plain[1], properties, read))
        agrees = any(_words(wanted) == _words(one) for one in said)
        if plain[1] in ("published", "updated"):
            agrees = instant(wanted) in said
        found.count(f"plain: {plain[1]}", agrees, case.id, f"{wanted[:80]} -> {str(said)[:120]}")
    return found


def _said(key: str, properties: Properties, read: list[Any]) -> Iterator[str]:
    """Where an answer may say what a feed reader calls `key`."""
    if key in ("content", "summary", "title"):
        yield from (normalised.ledger.text for normalised in read[:1])
        yield from (one["value"] for one in properties.get("descriptions", ()))
        yield from (one["value"] for one in properties.get("headlines", ()))
    names = {
        "author": ("by",),
        "rights": ("copyrightNotice",),
        "link": ("url", "uri"),
        "id": ("uri",),
        "published": ("datePublished",),
        "updated": ("dateModified", "datePublished"),
    }
    yield from (properties.get(name, "") for name in names.get(key, ()))
    if key == "id":
        yield from (one["value"] for one in properties.get("altIds", ()))
    if key == "publisher":
        yield properties.get("publisher", {}).get("name", "")
    if key == "author":
        yield from _named(properties)


COLLECTIONS = {"ninjs": ninjs, "digitalwires": digitalwires, "feeds": feeds}
"""The collections of wires and feeds, by the name that `--failures` takes."""
