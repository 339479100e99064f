"""NewsML-G2: news items alone or in a message; packages, pictures and plans without a text.

Where each fact goes is in docs/reference/formats.md.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from copydesk.model.document import Fact, Omission
from copydesk.model.label import Label
from copydesk.readers import nitf
from copydesk.readers.elements import attribute, below, child, children, language_of, local, words
from copydesk.readers.prose import Setter, set_text
from copydesk.readers.sheet import Sheet
from copydesk.readers.terms import (
    NOT_TEXT,
    address,
    bury,
    instant,
    state_alt,
    state_id,
    state_language,
    state_moment,
    state_published,
    state_status,
    state_urgency,
    unique,
)

MEDIA_TYPES: tuple[str, ...] = (
    "application/vnd.iptc.g2.newsitem+xml",
    "application/vnd.iptc.g2.newsmessage+xml",
    "application/vnd.iptc.g2.packageitem+xml",
    "application/vnd.iptc.g2.planningitem+xml",
    "application/vnd.iptc.g2.conceptitem+xml",
    "application/vnd.iptc.g2.knowledgeitem+xml",
    "application/vnd.iptc.g2+xml",
)

_ITEMS = {
    "newsItem": "text",
    "packageItem": "composite",
    "planningItem": "planning",
    "conceptItem": "component",
    "knowledgeItem": "component",
}
"""Items, and what they are where they do not say so themselves."""
_TYPES = frozenset("text audio video picture graphic composite component event planning".split())
_SUBJECTS = {
    "person": "people",
    "organisation": "organisations",
    "organization": "organisations",
    "geoarea": "places",
    "poi": "places",
    "event": "events",
    "object": "objects",
}
"""Properties by the nature of a concept."""
_NOTHING = ("no-data-available", "n/a", "unknown")
"""What stands for a name where there is none."""
_PRIVATE = re.compile(r"(?i)contact|private|non-?public|internal|notepad")
"""Roles of notes that are not even for editors elsewhere."""


def sniff(root: etree._Element) -> bool:
    """Whether these are the elements of a G2 item or message."""
    return local(root.tag) in (*_ITEMS, "newsMessage")


def items(root: etree._Element) -> list[etree._Element]:
    """The items, in order."""
    if local(root.tag) != "newsMessage":
        return [root]
    sets = list(children(root, "itemSet"))
    return [item for one in sets for item in children(one, *_ITEMS)]


def read(item: etree._Element, sheet: Sheet) -> None:
    """Sets one item on a sheet."""
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    path = f"/{local(item.tag)}"
    _set_content(child(item, "contentSet"), sheet, f"{path}/contentSet")
    if content is not None:
        _set_headlines(content, sheet, path, language_of(item))
        _state_content(content, sheet)
    kind = _state_type(item, meta, sheet)
    if kind in NOT_TEXT and all(line.label is Label.HEADLINE for line in sheet.lines):
        sheet.warn("item.not-text", f"a {kind}: what is known of it, and no text")
    state_id(sheet, attribute(item, "guid"), "g2 guid", "g2:guid")
    sheet.state("version", attribute(item, "version"), "g2 version")
    if meta is not None:
        _state_meta(meta, sheet)
    for rights in children(item, "rightsInfo"):
        _state_rights(rights, sheet)
    for link in below(item, "itemRef"):
        _state_reference(link, sheet, "residref")
    _state_renditions(child(item, "contentSet"), sheet)
    state_language(sheet, language_of(item), "xml:lang")
    state_published(sheet)
    state_status(
        sheet,
        attribute(child(meta, "pubStatus"), "qcode", "uri", "literal"),
        "g2 pubStatus",
        embargo=_embargo(meta),
        names=attribute(item, "guid"),
    )
    bury(sheet)


def _embargo(meta: etree._Element | None) -> str | None:
    """When the embargo ends; "" until further notice, None where there is none."""
    found = child(meta, "embargoed")
    return None if found is None else instant(words(found))


# --- The text ---


def _set_content(content: etree._Element | None, sheet: Sheet, path: str) -> None:
    """Sets the first rendition that has a text."""
    if content is None:
        return
    for inline in children(content, "inlineXML"):
        _set_inline(inline, sheet, f"{path}/inlineXML")
        if sheet.lines:
            return
    for inline in children(content, "inlineData"):
        kind = attribute(inline, "contenttype")
        if not attribute(inline, "encoding") and (not kind or "text" in kind or "xml" in kind):
            text = "".join(inline.itertext())
            set_text(sheet, text, f"{path}/inlineData", "g2", body=True)
        if sheet.lines:
            return


def _set_inline(inline: etree._Element, sheet: Sheet, path: str) -> None:
    for root in children(inline):
        name = local(root.tag)
        body = child(root, "body")
        where = f"{path}/{name}"
        if name == "nitf":
            nitf.set_body(root if body is None else body, sheet, f"{where}/body", "nitf")
            nitf.set_head(child(body, "body.head"), sheet, f"{where}/body/body.head")
        else:
            Setter(sheet, "g2", body=True).set(root if body is None else body, where)


def _set_headlines(content: etree._Element, sheet: Sheet, path: str, language: str) -> None:
    """The headlines in the item's language, those of highest rank first."""
    found = list(children(content, "headline"))
    spoken = [one for one in found if language_of(one)[:2] == language[:2]] or found
    ranked = sorted(spoken, key=_rank)
    at, main = 0, ""
    for one in ranked:
        text = words(one)
        if text and text.casefold() != main.casefold():
            kind = _kind_of(one, is_first=not main)
            at = sheet.head(text, f"{path}/contentMeta/headline", "g2/headline", at=at, kind=kind)
            main = main or text


def _rank(headline: etree._Element) -> tuple[bool, int]:
    role, rank = attribute(headline, "role").lower(), attribute(headline, "rank")
    secondary = any(word in role for word in ("sub", "kicker", "over"))
    return secondary, int(rank) if rank.isdigit() else 1


def _kind_of(headline: etree._Element, *, is_first: bool) -> str:
    role = attribute(headline, "role").lower()
    if "kicker" in role or "over" in role or (not is_first and attribute(headline, "rank") == "3"):
        return "kicker"
    return "main" if is_first and "sub" not in role else "sub"


# --- What stands beside it ---


def _state_type(item: etree._Element, meta: etree._Element | None, sheet: Sheet) -> str:
    said = attribute(child(meta, "itemClass"), "qcode", "uri").rpartition(":")[2].rpartition("/")[2]
    kind = said.lower() if said.lower() in _TYPES else _ITEMS[local(item.tag)]
    concept = child(item, "concept")
    if concept is not None:
        nature = attribute(child(concept, "type"), "qcode").lower()
        kind = "event" if nature.endswith("event") else kind
        sheet.state("title", words(child(concept, "name")), "g2 concept name")
        _state_description(sheet, words(child(concept, "definition")), "definition")
    if kind != "text":
        sheet.state("type", kind, "g2 itemClass")
    return kind


def _state_meta(meta: etree._Element, sheet: Sheet) -> None:
    if name := name_of(child(meta, "provider")):
        sheet.state("provider", {"name": name}, "g2 provider")
    for name, key in (("versionCreated", "versionCreated"), ("firstCreated", "firstCreated"),
                      ("expires", "expires")):  # fmt: skip
        state_moment(sheet, key, words(child(meta, name)), f"g2 {name}")
    sheet.state("title", words(child(meta, "title")), "g2 title")
    services = unique([words(child(one, "name")) for one in children(meta, "service")])
    sheet.state("articleSection", services, "g2 service")
    signals = [attribute(one, "qcode", "uri", "literal") for one in children(meta, "signal")]
    sheet.state("signals", unique(signals), "g2 signal")
    notes = _notes(meta, sheet)
    public = [text for _, text in notes]
    sheet.state("edNote", "\n".join(unique(public)), "g2 edNote")
    _state_correction(sheet, signals, notes)
    for link in children(meta, "link"):
        _state_reference(link, sheet, "href", "residref")


def _notes(meta: etree._Element, sheet: Sheet) -> list[tuple[str, str]]:
    """(role, text) of the notes that editors elsewhere may read."""
    found: list[tuple[str, str]] = []
    for note in (*children(meta, "edNote"), *children(meta, "ednote")):
        role, text = attribute(note, "role", "roleuri"), words(note)
        if _PRIVATE.search(role) or "nonpublic" in attribute(note, "pubconstraint").lower():
            sheet.omissions.append(Omission("g2 edNote", "not for publication", len(text)))
        elif text:
            found.append((role, text))
    return found


def _state_correction(sheet: Sheet, signals: list[str], notes: list[tuple[str, str]]) -> None:
    for word in ("correction", "update"):
        if any(signal.lower().rpartition(":")[2] == word for signal in signals):
            value = {"type": word}
            text = next((t for role, t in notes if "correction" in role.lower()), "")
            if text:
                value["text"] = text
            sheet.state("correction", value, "g2 signal")
            return


def _state_content(content: etree._Element, sheet: Sheet) -> None:
    state_urgency(sheet, words(child(content, "urgency")), "g2 urgency")
    created = words(child(content, "contentCreated"))
    state_moment(sheet, "contentCreated", created, "g2 contentCreated")
    _state_people(content, sheet)
    sheet.state("dateline", words(child(content, "dateline")), "g2 dateline")
    sheet.state("located", name_of(child(content, "located")), "g2 located")
    sheet.state("creditText", words(child(content, "creditline")), "g2 creditline")
    sheet.state("slugline", words(child(content, "slugline")), "g2 slugline")
    for source in children(content, "infoSource"):
        _state_source(source, sheet)
    for known in children(content, "altId"):
        role = attribute(known, "type") or "g2:altId"
        state_alt(sheet, words(known), "g2 altId", role)
    state_language(sheet, attribute(child(content, "language"), "tag"), "g2 language")
    keywords = [words(one) or attribute(one, "literal") for one in children(content, "keyword")]
    sheet.state("keywords", unique(keywords), "g2 keyword")
    genres = [term_of(one) for one in children(content, "genre")]
    sheet.state("genres", [term for term in genres if term], "g2 genre")
    _state_subjects(content, sheet)
    for description in children(content, "description"):
        role = attribute(description, "role").rpartition(":")[2] or "summary"
        _state_description(sheet, words(description), role)


def _state_people(content: etree._Element, sheet: Sheet) -> None:
    """The byline; where there is none, creators that have the name of a person."""
    found = unique([words(one) for one in children(content, "by")])
    lines = [line for line in found if not line.lower().startswith(_NOTHING)]
    sheet.state("by", ", ".join(lines), "g2 by")
    if not lines:
        names = [name_of(one) for one in children(content, "creator")
                 if "phot" not in attribute(one, "role").lower()]  # fmt: skip
        sheet.state("bylines", unique(names), "g2 creator", 50)
    others = [name_of(one) for one in children(content, "contributor")]
    sheet.state("contributors", unique(others), "g2 contributor", 50)


def _state_source(source: etree._Element, sheet: Sheet) -> None:
    name = name_of(source)
    if name and not name.isdigit():
        key = "distributor" if "distrib" in attribute(source, "role").lower() else ""
        sheet.state(key or "sourceOrganization", {"name": name}, "g2 infoSource")


def _state_subjects(content: etree._Element, sheet: Sheet) -> None:
    found: dict[str, list[dict[str, Any]]] = {}
    for subject in children(content, "subject"):
        nature = attribute(subject, "type").lower().rpartition(":")[2]
        if term := term_of(subject):
            found.setdefault(_SUBJECTS.get(nature, "subjects"), []).append(term)
    for key, terms in found.items():
        sheet.state(key, terms, "g2 subject")


def _state_description(sheet: Sheet, text: str, role: str) -> None:
    if not text:
        return
    value = {"role": role, "contentType": "text/plain", "value": text}
    known = sheet.states("descriptions")
    if known is None:
        sheet.state("descriptions", [value], "g2 description")
    elif value not in known:
        known.append(value)


def _state_rights(rights: etree._Element, sheet: Sheet) -> None:
    holder = child(rights, "copyrightHolder")
    notices = unique([words(one) for one in children(rights, "copyrightNotice")])
    terms = unique([words(one) for one in children(rights, "usageTerms")])
    sheet.state("copyrightNotice", " ".join(notices), "g2 copyrightNotice")
    sheet.state("copyrightHolder", name_of(holder), "g2 copyrightHolder")
    sheet.state("usageTerms", " ".join(terms), "g2 usageTerms")


def _state_reference(link: etree._Element, sheet: Sheet, *names: str) -> None:
    """What the item was derived from, and what goes with it."""
    target = attribute(link, *names)
    rel = attribute(link, "rel").lower().rpartition(":")[2]
    if not target or rel in ("previousversion", "hasprevversion"):
        return
    if rel in ("derivedfrom", "translatedfrom"):
        sheet.state("isBasedOn", [url for url in [address(target)] if url], "g2 link")
        return
    known = sheet.states("associations")
    if known is None:
        known = []
        sheet.facts.append(Fact("associations", known, "g2 link"))
    item: dict[str, Any] = {"name": f"{rel or 'item'}{len(known) + 1}", "uri": target}
    kind = attribute(child(link, "itemClass"), "qcode").rpartition(":")[2]
    if kind in _TYPES:
        item["type"] = kind
    if headline := words(child(link, "headline")) or words(child(link, "title")):
        item["headlines"] = [{"role": "main", "contentType": "text/plain", "value": headline}]
    known.append(item)


def _state_renditions(content: etree._Element | None, sheet: Sheet) -> None:
    found: list[dict[str, Any]] = []
    for remote in children(content, "remoteContent") if content is not None else ():
        href = address(attribute(remote, "href"))
        if not href:
            continue
        name = attribute(remote, "rendition").rpartition(":")[2] or f"rendition{len(found) + 1}"
        item: dict[str, Any] = {"name": name, "href": href}
        if kind := attribute(remote, "contenttype"):
            item["contentType"] = kind
        for key, said in (("width", "width"), ("height", "height"), ("sizeInBytes", "size")):
            if (number := attribute(remote, said)).isdigit() and len(number) < 16:
                item[key] = int(number)
        found.append(item)
    sheet.state("renditions", found, "g2 remoteContent")


# --- Concepts ---


def name_of(concept: etree._Element | None) -> str:
    """What a concept is called: its name, its literal, or the last part of its code."""
    if concept is None:
        return ""
    name = words(child(concept, "name")) or attribute(concept, "literal")
    if name:
        return "" if name.lower() in _NOTHING else name
    if not len(concept) and (text := words(concept)):
        return text
    return attribute(concept, "qcode").partition(":")[2]


def term_of(concept: etree._Element) -> dict[str, Any]:
    """A concept as a term of ninjs: its code stays a code, since catalogues are not fetched."""
    term: dict[str, Any] = {}
    if name := words(child(concept, "name")) or attribute(concept, "literal"):
        term["name"] = name
    if uri := address(attribute(concept, "uri")):
        term["uri"] = uri
    if code := attribute(concept, "qcode"):
        term["literal"] = code
    for key in ("relevance", "confidence"):
        if (number := attribute(concept, key)).isdigit() and int(number) <= 100:
            term[key] = int(number)
    return term
