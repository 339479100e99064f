"""The canonical document as JSON: one article with its whole account."""

from __future__ import annotations

from typing import Any

import orjson

from copydesk.model.article import Evidence
from copydesk.model.document import Document
from copydesk.model.label import Label
from copydesk.model.ledger import Entry
from copydesk.model.normalised import Normalised
from copydesk.release import Standing

ENGINE = "copydesk"


def canonical(normalised: Normalised, key: str) -> dict[str, Any]:
    """The canonical document, JSON-shaped, in schema order; `key` is the id of the answer."""
    article = normalised.article
    document = dict(article.properties)
    document["evidence"] = [_evidence(item) for item in article.evidence]
    document["warnings"] = [
        {"code": item.code, "message": item.message} for item in article.warnings
    ]
    text = normalised.ledger.text
    totals: dict[str, int] = {}
    segments = []
    for entry in normalised.ledger.entries:
        segment = _segment(entry, text)
        name = segment["label"]
        totals[name] = totals.get(name, 0) + entry.end - entry.start
        segments.append(segment)
    document["provenance"] = {
        "id": key,
        "input": input_of(normalised.document),
        "engine": {"name": ENGINE, "version": normalised.version, "rules": normalised.rules},
        "profiles": [{"id": key, "why": why} for key, why in normalised.profiles],
        "segments": segments,
        "totals": totals,
    }
    if normalised.document.omissions:
        document["provenance"]["omissions"] = [
            {"path": item.path, "why": item.why, "characters": item.characters}
            for item in normalised.document.omissions
        ]
    return document


def dump(document: dict[str, Any]) -> bytes:
    """One line of JSON in UTF-8, without a line end."""
    return orjson.dumps(document)


def input_of(document: Document) -> dict[str, Any]:
    """What came in, and how its bytes are to be read."""
    source = document.source
    value: dict[str, Any] = {
        "mediaType": source.media_type,
        "charset": source.charset,
        "charsetWhy": source.charset_why,
        "characters": len(document.text),
        "bytes": source.octets,
        "sha256": source.sha256,
    }
    if source.name:
        value["name"] = source.name
    if source.part[1] > 1:
        value["part"] = {"index": source.part[0], "of": source.part[1]}
    if source.text_sha256:
        value["text"] = {"sha256": source.text_sha256}
    elif source.replacements:
        value["replacements"] = [
            {"at": item.at, "bytes": item.octets.hex()} for item in source.replacements
        ]
    return value


def standing_of(document: dict[str, Any]) -> Standing:
    """What a canonical document says of itself that decides whether it may go out."""
    correction = document.get("correction") or {}
    others = [item["value"] for item in document.get("altIds", ())]
    if story := (document.get("story") or {}).get("id"):
        others.append(story)
    return Standing(
        document["provenance"]["id"],
        document["uri"],
        tuple(others),
        document.get("pubStatus", "usable"),
        document.get("embargoedUntil", ""),
        correction.get("of", ""),
        correction.get("type") == "kill",
    )


def standing_in(body: bytes, key: str) -> Standing:
    """The standing of a document that `dump` wrote: of its first half, without its account.

    The key that ends it cannot be part of a string: a quotation mark in one has a backslash.
    """
    document = orjson.loads(body[: body.index(_ACCOUNT)] + b"}")
    return standing_of(document | {"provenance": {"id": key}})


_ACCOUNT = b',"provenance":{'


def _segment(entry: Entry, text: str) -> dict[str, Any]:
    start, end, label, fate, rule, _, finding = entry
    segment: dict[str, Any] = {
        "start": start,
        "end": end,
        "exact": text[start:end],
        "label": label._value_,
        "fate": fate._value_,
        "rule": rule,
    }
    if finding is not None:
        segment["confidence"] = finding.confidence
        if finding.kind and (label is Label.BODY or label is Label.NOTE or label is Label.HEADLINE):
            segment["kind"] = finding.kind
        if finding.forms:
            segment["forms"] = finding.forms
    return segment


def _evidence(item: Evidence) -> dict[str, Any]:
    value: dict[str, Any] = {"property": item.property, "why": item.why}
    if item.confidence:
        value["confidence"] = item.confidence
    if item.segments:
        value["segments"] = item.segments
    if item.note:
        value["note"] = item.note
    return value
