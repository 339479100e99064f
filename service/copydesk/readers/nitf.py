"""NITF 3.x, with or without a namespace: one news article.

Where each fact goes is in docs/reference/formats.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from copydesk.model.label import Label
from copydesk.readers.elements import attribute, below, child, children, language_of, local, words
from copydesk.readers.prose import Setter
from copydesk.readers.sheet import Line, Sheet
from copydesk.readers.terms import (
    bury,
    instant,
    state_alt,
    state_id,
    state_language,
    state_moment,
    state_status,
    state_urgency,
    unique,
)

MEDIA_TYPES: tuple[str, ...] = (
    "application/nitf+xml",
    "application/vnd.iptc.nitf+xml",
    "application/vnd.iptc.nitf",
    "application/x-nitf+xml",
    "text/vnd.iptc.nitf",
)

_SIGN_OFF = re.compile(r"[a-z]{1,4}(?:[/-][a-z]{1,4}){0,4}")
"""Initials of who filed and who edited, where a byline should stand."""


def sniff(root: etree._Element) -> bool:
    """Whether these are the elements of an NITF document."""
    return local(root.tag) == "nitf"


def items(root: etree._Element) -> list[etree._Element]:
    """The one article."""
    return [root]


def read(root: etree._Element, sheet: Sheet) -> None:
    """Sets the article on a sheet."""
    head, body = child(root, "head"), child(root, "body")
    set_body(root if body is None else body, sheet, "/nitf/body", "nitf")
    set_head(child(body, "body.head"), sheet, "/nitf/body/body.head")
    title = words(child(head, "title"))
    if title and not any(line.label is Label.HEADLINE for line in sheet.lines):
        sheet.head(title, "/nitf/head/title", "nitf/title")
    if head is not None:
        _describe(head, sheet)
    state_language(sheet, attribute(root, "baselang") or language_of(root), "nitf baselang")
    status_of(child(head, "docdata"), sheet)
    bury(sheet)


# --- The text ---


def set_body(body: etree._Element, sheet: Sheet, path: str, source: str) -> None:
    """Sets `body.content` and `body.end`, or a body that has neither."""
    setter = Setter(sheet, source, body=True)
    parts = [part for part in children(body) if local(part.tag) in ("body.content", "body.end")]
    if parts:
        for part in parts:
            setter.set(part, f"{path}/{local(part.tag)}")
        return
    head = child(body, "body.head")
    if head is None:
        setter.set(body, path)
    else:
        for index, part in enumerate(children(body), 1):
            if part is not head:
                setter.set(part, f"{path}/{local(part.tag)}[{index}]")


def set_head(head: etree._Element | None, sheet: Sheet, path: str) -> None:
    """Sets headlines and bylines above the body, unless it opens with them itself."""
    if head is None:
        return
    at, main = 0, ""
    hedline = child(head, "hedline")
    for name, kind in (("hl1", "main"), ("hl2", "sub")):
        for found in children(hedline, name) if hedline is not None else ():
            text = words(found)
            if text.casefold() != main.casefold():
                at = sheet.head(text, f"{path}/hedline/{name}", f"nitf/{name}", at=at, kind=kind)
            main = main or text
    for index, byline in enumerate(children(head, "byline"), 1):
        at = _set_byline(byline, sheet, f"{path}/byline[{index}]", at)
    for note in children(head, "note"):
        line = Line(words(note), f"{path}/note")
        line.mark(Label.NOTE, "nitf/note", "other")
        at += sheet.add(line, at)
    _rights_in_head(head, sheet)
    if name := words(child(head, "distributor")):
        sheet.state("distributor", {"name": name}, "nitf distributor")
    _dateline(head, sheet)
    if text := words(child(head, "abstract")):
        value = {"role": "abstract", "contentType": "text/plain", "value": text}
        sheet.state("descriptions", [value], "nitf abstract")


def _set_byline(byline: etree._Element, sheet: Sheet, path: str, at: int) -> int:
    for text, kind in _byline_lines(byline):
        line = sheet.said(text)
        if line is None:
            line = Line(text, path)
            at += sheet.add(line, at)
        if _SIGN_OFF.fullmatch(text):
            line.mark(Label.META, "nitf/sign-off")
        else:
            line.mark(Label.BYLINE, "nitf/byline", kind)
    return at


def _byline_lines(byline: etree._Element) -> Iterator[tuple[str, str]]:
    """The lines of a byline: persons that nothing joins on lines of their own, titles below."""
    pieces: list[str] = [byline.text or ""]
    titles: list[str] = []
    for part in children(byline):
        name = local(part.tag)
        if name == "byttl":
            titles.append(words(part))
        elif name == "person" and not pieces[-1].strip() and "".join(pieces).strip():
            yield " ".join("".join(pieces).split()), ""
            yield from ((title, "affiliation") for title in titles if title)
            pieces, titles = [words(part)], []
        else:
            pieces += ("" if "".join(pieces)[-1:].isspace() else " ", words(part))
        pieces.append(part.tail or "")
    if text := " ".join("".join(pieces).split()):
        yield text, ""
    yield from ((title, "affiliation") for title in titles if title)


def _rights_in_head(head: etree._Element, sheet: Sheet) -> None:
    rights = child(head, "rights")
    if rights is None:
        return
    sheet.state("copyrightHolder", words(child(rights, "rights.owner")), "nitf rights.owner")
    if agent := words(child(rights, "rights.agent")):
        sheet.state("distributor", {"name": agent}, "nitf rights.agent")
    if not list(children(rights)):
        sheet.state("copyrightNotice", words(rights), "nitf rights")


def _dateline(head: etree._Element, sheet: Sheet) -> None:
    dateline = child(head, "dateline")
    if dateline is None:
        return
    place = words(child(dateline, "location"))
    story = child(dateline, "story.date")
    if not place:
        place = words(dateline).replace(words(story) or "\0", "").strip(" ,")
    sheet.state("dateline", place, "nitf dateline")
    state_moment(sheet, "contentCreated", attribute(story, "norm"), "nitf story.date")


# --- What stands beside it ---


def status_of(docdata: etree._Element | None, sheet: Sheet) -> None:
    """States status and embargo; a release later than the issue is an embargo too."""
    if docdata is None:
        return
    release = attribute(child(docdata, "date.release"), "norm")
    issue = attribute(child(docdata, "date.issue"), "norm")
    until, issued = instant(release), instant(issue)
    status = attribute(docdata, "management-status")
    embargo = until if status.lower() == "embargoed" or _later(until, issued) else None
    named = attribute(docdata, "management-doc-idref") or attribute(
        child(docdata, "doc-id"), "id-string"
    )
    state_status(sheet, status, "nitf management-status", embargo=embargo, names=named)


def _later(moment: str, than: str) -> bool:
    """Whether one moment is after another; only what has the same zone can be told apart."""
    return bool(moment and than and moment[19:] == than[19:] and moment > than)


def _describe(head: etree._Element, sheet: Sheet) -> None:
    docdata = child(head, "docdata")
    if docdata is not None:
        _identify(docdata, sheet)
        _date(docdata, sheet)
        _own(docdata, sheet)
        _note(docdata, sheet)
    pubdata = child(head, "pubdata")
    if name := attribute(pubdata, "name"):
        sheet.state("publisher", {"name": name}, "nitf pubdata")
    section = attribute(pubdata, "position.section")
    sheet.state("articleSection", unique([section]), "nitf pubdata position.section")
    if sheet.states("datePublished") is None:
        date = attribute(pubdata, "date.publication")
        state_moment(sheet, "datePublished", date, "nitf pubdata date.publication")
    _classify(head, docdata, sheet)


def _identify(docdata: etree._Element, sheet: Sheet) -> None:
    doc_id, key = child(docdata, "doc-id"), child(docdata, "du-key")
    state_id(sheet, attribute(doc_id, "id-string"), "nitf doc-id", "nitf:doc-id")
    state_alt(sheet, attribute(key, "key"), "nitf du-key", "nitf:du-key")
    sheet.state("version", attribute(key, "version", "generation"), "nitf du-key")
    senders = [attribute(item, "src-name") for item in below(docdata, "from-src")]
    if sender := next((name for name in reversed(senders) if name), attribute(doc_id, "regsrc")):
        sheet.state("provider", {"name": sender}, "nitf del-list" if senders else "nitf doc-id")


def _date(docdata: etree._Element, sheet: Sheet) -> None:
    issue = attribute(child(docdata, "date.issue"), "norm")
    issued = state_moment(sheet, "datePublished", issue, "nitf date.issue")
    if "T" in issued:
        sheet.state("versionCreated", issued, "nitf date.issue")
    expires = attribute(child(docdata, "date.expire"), "norm")
    state_moment(sheet, "expires", expires, "nitf date.expire")
    state_urgency(sheet, attribute(child(docdata, "urgency"), "ed-urg"), "nitf urgency")


def _own(docdata: etree._Element, sheet: Sheet) -> None:
    copyright_, rights = child(docdata, "doc.copyright"), child(docdata, "doc.rights")
    sheet.state("copyrightHolder", attribute(copyright_, "holder"), "nitf doc.copyright")
    year = attribute(copyright_, "year")
    if re.fullmatch(r"(?:18|19|20|21)\d\d", year):
        sheet.state("copyrightYear", int(year), "nitf doc.copyright")
    sheet.state("copyrightHolder", attribute(rights, "owner"), "nitf doc.rights")
    sheet.state("usageTerms", attribute(rights, "limitations"), "nitf doc.rights")
    if agent := attribute(rights, "agent"):
        sheet.state("distributor", {"name": agent}, "nitf doc.rights")


def _note(docdata: etree._Element, sheet: Sheet) -> None:
    notes = unique([attribute(note, "info") for note in children(docdata, "ed-msg")])
    sheet.state("edNote", "\n".join(notes), "nitf ed-msg")
    correction = child(docdata, "correction")
    if correction is not None:
        told = {
            "type": "correction",
            "text": attribute(correction, "info"),
            "of": attribute(correction, "id-string"),
        }
        value = {key: text for key, text in told.items() if text}
        sheet.state("correction", value, "nitf correction")


def _classify(head: etree._Element, docdata: etree._Element | None, sheet: Sheet) -> None:
    subjects = []
    for subject in below(head, "tobject.subject"):
        names = ("detail", "matter", "type")
        name = next(
            (text for n in names if (text := attribute(subject, f"tobject.subject.{n}"))), ""
        )
        said = {"name": name, "literal": attribute(subject, "tobject.subject.refnum")}
        if value := {key: text for key, text in said.items() if text}:
            subjects.append(value)
    sheet.state("subjects", subjects, "nitf tobject.subject")
    kinds = [attribute(child(head, "tobject"), "tobject.type")]
    kinds += [attribute(p, "tobject.property.type") for p in below(head, "tobject.property")]
    sheet.state("genres", [{"name": name} for name in unique(kinds)], "nitf tobject")
    if docdata is None:
        return
    keywords = [attribute(word, "key") for word in below(docdata, "keyword")]
    sheet.state("keywords", unique(keywords), "nitf key-list")
    content = child(docdata, "identified-content")
    if content is not None:
        for name, key in (("person", "people"), ("org", "organisations"), ("location", "places")):
            found = unique([words(item) for item in children(content, name)])
            sheet.state(key, [{"name": text} for text in found], "nitf identified-content")
