"""Findings to facts: the article that an account describes. Pure, and invents nothing."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from typing import Any

from copydesk.fields.dates import describe_dates
from copydesk.fields.draft import Draft, Speaker
from copydesk.fields.envelope import describe_envelope
from copydesk.fields.language import language_of
from copydesk.fields.origins import describe_parties
from copydesk.fields.pages import describe_authors, describe_moments
from copydesk.fields.persons import describe_bylines, describe_contributors, strings
from copydesk.fields.places import normal_case
from copydesk.fields.rights import describe_rights, notices_of
from copydesk.model.article import Advisory, Article, Dateline
from copydesk.model.document import Document
from copydesk.model.label import Label
from copydesk.model.ledger import Ledger
from copydesk.model.party import Parties

_RELEVANCE = re.compile(r" ?\(\d{1,3} ?%\)")
"""How much of the story a term covers, in the index of an archive."""
URGENT = ("status.", "kill.")
"""Warnings that stand before all others: whether the article may be used at all."""
STANDARD = {"name": "copydesk", "version": "1.0", "schema": "urn:copydesk:schema:article:1"}


def describe(
    document: Document, ledger: Ledger, speakers: Iterable[Speaker], parties: Parties
) -> Article:
    """The article that a ledger describes.

    Every property is read from segments, or says in `evidence` that it is inferred or comes
    from the envelope; what is not printed is absent.
    """
    draft = Draft(document, ledger, parties)
    properties = draft.properties
    paragraphs = tuple(paragraphs_of(ledger))
    properties["uri"] = uri_of(document.source.sha256)
    index, of = document.source.part
    if of > 1 and document.source.media_type != "text/plain":
        properties["uri"] += f"?part={index}"  # an item's bytes are those of the whole envelope
    properties["type"] = "text"
    properties["representationType"] = "full"
    properties["profile"] = "text-only"
    properties["pubStatus"] = "usable"
    _language(draft, paragraphs)
    properties["standard"] = STANDARD
    _headlines(draft)
    describe_bylines(draft)
    _bodies(draft, paragraphs)
    _dateline(draft)
    describe_rights(draft)
    describe_contributors(draft)
    describe_parties(draft, tuple(speakers))
    dated = describe_dates(draft)
    _meta(draft)
    _notes(draft)
    describe_authors(draft)
    describe_envelope(draft)
    describe_moments(draft)
    _completeness(draft, dated=dated)
    first = [Advisory(*told) for told in document.warnings if told[0].startswith(URGENT)]
    draft.warnings[:0] = first
    for code, message in document.warnings:
        if not code.startswith(URGENT):
            draft.warn(code, message)
    return Article(properties, tuple(draft.evidence), tuple(draft.warnings), paragraphs)


def uri_of(sha256: str) -> str:
    """The RFC 6920 name of an input by the hexadecimal digest of its bytes."""
    name = base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode("ascii")
    return f"ni:///sha-256;{name}"


def paragraphs_of(ledger: Ledger) -> Iterator[str]:
    """The body, one string per block: slices of the source; two slices of one block are joined
    by a space."""
    block, pieces = -1, list[str]()
    for entry in ledger.entries:
        if entry.label is Label.BODY:
            if entry.block != block and pieces:
                yield " ".join(pieces)
                pieces = []
            block = entry.block
            pieces.append(ledger.text[entry.start : entry.end])
    if pieces:
        yield " ".join(pieces)


def _language(draft: Draft, paragraphs: tuple[str, ...]) -> None:
    if hint := draft.document.hints.language:
        draft.properties["language"] = hint
        draft.prove("/language", why="envelope", confidence=100)
        return
    sample = next((p for p in paragraphs if len(p) >= 200), " ".join(paragraphs[:8]))
    language, confidence = language_of(sample)
    if language:
        draft.properties["language"] = language
        draft.prove("/language", why="inferred", confidence=confidence)


def _headlines(draft: Draft) -> None:
    headlines: list[dict[str, Any]] = []
    found = draft.found(Label.HEADLINE)
    has_main = any(finding.kind in ("", "main") for _, finding, _ in found)
    for index, finding, _ in found:
        role = finding.kind or "main"
        if role == "sub" and not has_main:
            role, has_main = "main", True
        value = finding.values.get("headline") or draft.exact(finding)
        draft.prove(f"/headlines/{len(headlines)}", (index,), confidence=finding.confidence)
        headlines.append({"role": role, "contentType": "text/plain", "value": value})
    if headlines:
        draft.properties["headlines"] = headlines


def _bodies(draft: Draft, paragraphs: tuple[str, ...]) -> None:
    value = "\n\n".join(paragraphs)
    body = {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(value),
        "wordCount": sum(map(words_in, paragraphs)),
        "value": value,
    }
    draft.properties["bodies"] = [body] if value else []
    if not value:
        draft.warn("body.empty", "no body text was found")


def words_in(text: str) -> int:
    """How many words white space parts a text into.

    >>> words_in("one  two\u00a0three "), words_in("one two three")
    (3, 3)
    """
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text.count(" ") + bool(text)  # the only white space that prints is the space
    return len(text.split())


def _dateline(draft: Draft) -> None:
    found = draft.found(Label.DATELINE)
    for index, finding, _ in found:
        facts = finding.facts
        if not isinstance(facts, Dateline):
            continue
        value: dict[str, Any] = {"text": draft.exact(finding).strip()}
        if facts.places:
            first = facts.places[0]
            fields = (
                ("name", first.name),
                ("city", first.city),
                ("area", first.area),
                ("country", first.country),
            )
            value["located"] = {key: text for key, text in fields if text}
            draft.properties["located"] = first.name
            draft.prove("/located", (index,))
            if len(facts.places) > 1:
                value["others"] = [place.name for place in facts.places[1:]]
        if facts.date_text:
            value["dateText"] = facts.date_text
        if facts.date:
            value["date"] = facts.date
        if facts.sources:
            value["source"] = "/".join(facts.sources)
        draft.properties["dateline"] = value
        draft.prove("/dateline", (index,))
        return
    for index, finding, _ in found:
        if place := finding.values.get("place"):  # a field of an archive
            draft.properties["located"] = normal_case(place)
            draft.prove("/located", (index,))
            draft.properties["dateline"] = {
                "text": place,
                "located": {"name": draft.properties["located"]},
            }
            draft.prove("/dateline", (index,))
            return


def _meta(draft: Draft) -> None:
    for name, key in (("section", "articleSection"), ("keywords", "keywords")):
        values: list[str] = []
        segments: list[int] = []
        for index, finding, _ in draft.found(Label.META, Label.BYLINE):
            captured = finding.values.get(name)
            for text in strings(captured) if captured else ():
                values += _split_keywords(text) if name == "keywords" else [text]
                segments.append(index)
        if values:
            draft.properties[key] = list(dict.fromkeys(values))
            draft.prove(f"/{key}", segments)
    _addresses(draft)
    _identifiers(draft)
    origins = [
        (at, told.url) for at, told in notices_of(draft) if told.kind == "origin" and told.url
    ]
    if origins:
        draft.properties["isBasedOn"] = list(dict.fromkeys(url for _, url in origins))
        draft.prove("/isBasedOn", [index for segments, _ in origins for index in segments])


def _addresses(draft: Draft) -> None:
    if url := draft.document.hints.url:
        draft.properties["url"] = url
        draft.prove("/url", why="envelope", confidence=100)
        return
    for index, finding, _ in draft.found(Label.META):
        if printed := finding.values.get("url"):
            draft.properties["url"] = printed
            draft.prove("/url", (index,))
            return


def _identifiers(draft: Draft) -> None:
    """The numbers under which archives and wires keep a text, by the profile that reads them."""
    ids: list[dict[str, str]] = []
    segments: list[int] = []
    for index, finding, _ in draft.found(Label.META, Label.CHROME, Label.RIGHTS):
        if value := finding.values.get("identifier"):
            ids.append({"role": finding.rule.partition("/")[0], "value": value})
            segments.append(index)
    if ids:
        draft.properties["altIds"] = ids
        draft.prove("/altIds", segments)


def _split_keywords(text: str) -> list[str]:
    separator = next((mark for mark in ("|", ";", ",") if mark in text), ",")
    parts = (_RELEVANCE.sub("", part) for part in text.split(separator))
    return [word for part in parts if (word := part.strip())]


def _notes(draft: Draft) -> None:
    notes: list[dict[str, Any]] = []
    for index, finding, _ in draft.found(Label.NOTE):
        kind = finding.kind or "other"
        text = draft.exact(finding)
        draft.prove(f"/notes/{len(notes)}", (index,))
        notes.append({"kind": kind, "text": text})
        if kind in ("correction", "update") and "correction" not in draft.properties:
            draft.properties["correction"] = {"type": kind, "text": text}
    if notes:
        draft.properties["notes"] = notes
    media: list[dict[str, Any]] = []
    for index, finding, _ in draft.found(Label.MEDIA):
        item = {"text": draft.exact(finding)}
        if credit := finding.values.get("credit"):
            item["credit"] = credit
        draft.prove(f"/media/{len(media)}", (index,))
        media.append(item)
    if media:
        draft.properties["media"] = media


def _completeness(draft: Draft, *, dated: bool) -> None:
    properties = draft.properties
    if "datePublished" not in properties and "date" not in properties.get("dateline", ()):
        why = "a date is printed without its year" if dated else "nothing printed says when"
        draft.warn("date.missing", why)
    if not any(key in properties for key in ("headlines", "by", "dateline")):
        properties["representationType"] = "partial"
        draft.warn("head.missing", "no headline, byline or dateline is printed: an excerpt")
    else:
        if "headlines" not in properties:
            draft.warn("headline.missing", "no headline is printed")
        if "by" not in properties:
            draft.warn("byline.missing", "no byline is printed")
    if "dateline" not in properties:
        draft.warn("dateline.absent", "no dateline in this copy")
    if "usageTerms" not in properties:
        draft.warn("usageTerms.absent", "no usage terms printed; absence is not permission")
    if any(finding.kind == "cut" for _, finding, _ in draft.found(Label.CHROME)):
        properties["representationType"] = "partial"
        draft.warn("body.cut", "the text says itself that it is cut short")
    unsure = [i for i, finding, _ in draft.found(Label.BODY) if finding.confidence <= 50]
    if unsure:
        listed = ", ".join(map(str, unsure[:20])) + (" …" if len(unsure) > 20 else "")
        draft.warn(
            "body.undecided", f"kept for want of a rule, outside the story: segments {listed}"
        )
