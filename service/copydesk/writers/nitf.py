"""NITF 3.6: the newspaper's XML, which has a place for nearly all that is printed with a story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from copydesk.writers.identity import identity
from copydesk.writers.markup import Builder, Span, tagged, within
from copydesk.writers.released import released
from copydesk.writers.story import Paragraph, paragraphs

NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"
VERSION = "-//IPTC//DTD NITF 3.6//EN"

_FUNCTIONS = {
    **dict.fromkeys(("author", "reporter", "writer", "columnist"), "writer-author"),
    "editor": "editor",
    "producer": "producer",
    "photographer": "photographer",
    "illustrator": "graphic-artist",
}
"""Roles that NITF's list of functions has; all others are `other`, with our word beside it."""

_IDENTIFIED = {
    "subjects": ("classifier", "subject"),
    "genres": ("classifier", "genre"),
    "people": ("person", ""),
    "organisations": ("org", ""),
    "places": ("location", ""),
    "events": ("event", ""),
    "objects": ("object.title", ""),
}
"""What an article is about, its kind, and what it names: NITF's element, and the type of a
classifier."""

_DATES = {
    "date.issue": ("datePublished", "versionCreated", "firstCreated"),
    "date.release": ("embargoedUntil",),
    "date.expire": ("expires",),
}
"""Dates of the document, and where each is taken from, the first that there is."""

_TIME = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|\S+))?")

_NO_TOKEN = re.compile(r"[^A-Za-z0-9._:-]+")
"""What may not stand in an XML name token."""

Element = etree._Element


def render(document: dict[str, Any]) -> str:
    """A canonical document as NITF, indented where white space means nothing."""
    root = nitf(document)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def nitf(document: dict[str, Any]) -> Element:
    """A canonical document as an NITF tree.

    XML cannot hold most control characters and a few others. U+FFFD stands for each, and a `meta`
    counts them; the canonical document has them as they were.
    """
    public = released(document)
    build = Builder(NAMESPACE)
    root = build.root("nitf", version=VERSION, baselang=public.get("language"))
    head = build(root, "head")
    body = build(root, "body")
    _docdata(build, build(head, "docdata"), public, identity(document))
    _publication(build, head, public)
    _revisions(build, head, public)
    _head(build, body, public)
    _content(build, body, public)
    _end(build, body, public)
    _opening(build, head, public)
    return root


def norm(text: str) -> str:
    """A date or a time as NITF normalises it: ISO 8601, basic.

    >>> norm("2026-01-07"), norm("2026-01-07T06:00+01:00"), norm("2026-01-07T06:00:30Z")
    ('20260107', '20260107T060000+0100', '20260107T060030Z')
    """
    match = _TIME.fullmatch(text)
    if match is None:
        return text
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"T{hour}{minute}{second or '00'}{zone.replace(':', '')}" if hour else ""
    return f"{year}{month}{day}{clock}"


def _opening(build: Builder, head: Element, public: dict[str, Any]) -> None:
    """What stands first in the head, made last: what could not be held is known by then."""
    facts = {"generator": "copydesk"}
    if public.get("representationType") == "partial":
        facts["representation-type"] = "partial"
    if build.replaced:
        facts["replaced-characters"] = build.told()
    for name, content in reversed(facts.items()):
        head.insert(0, build.loose("meta", name=name, content=content))
    if titles := [one["value"] for one in public.get("headlines", ()) if _is_main(one)]:
        head.insert(0, build.loose("title", text=titles[0]))


def _is_main(headline: dict[str, Any]) -> bool:
    return str(headline.get("role", "main")) == "main"


# --- The head -----------------------------------------------------------------------------------


def _docdata(build: Builder, data: Element, public: dict[str, Any], uri: str) -> None:
    status = public.get("pubStatus", "usable")
    data.set("management-status", "embargoed" if "embargoedUntil" in public else status)
    build(data, "doc-id", id_string=uri)
    if uri != public["uri"]:
        build(data, "doc-id", id_string=public["uri"])
    for other in public.get("altIds", ()):
        build(data, "doc-id", regsrc=other.get("role"), id_string=other["value"])
    if sources := list(_trail(public)):
        trail = build(data, "del-list")
        for level, name in enumerate(sources, 1):
            build(trail, "from-src", src_name=name, level_number=str(level))
    if urgency := public.get("urgency"):
        build(data, "urgency", ed_urg=str(urgency))
    for tag, keys in _DATES.items():
        if date := next((public[key] for key in keys if key in public), ""):
            build(data, tag, norm=norm(date))
    slug, version = public.get("slugline"), _NO_TOKEN.sub("-", public.get("version", ""))
    if slug or version:
        build(data, "du-key", key=slug, version=version or None)
    if note := public.get("edNote"):
        build(data, "ed-msg", info=note)
    if text := public.get("correction", {}).get("text"):
        build(data, "correction", info=text, id_string=public["correction"].get("of"))
    _rights_data(build, data, public)
    if keywords := public.get("keywords"):
        listed = build(data, "key-list")
        for word in keywords:
            build(listed, "keyword", key=word)
    _identified(build, data, public)


def _identified(build: Builder, data: Element, public: dict[str, Any]) -> None:
    """What the envelope says that it is about, and whom and what it names."""
    terms = [
        (tag, kind, term)
        for key, (tag, kind) in _IDENTIFIED.items()
        for term in public.get(key, ())
        if term.get("name")
    ]
    if terms:
        listed = build(data, "identified-content")
        for tag, kind, term in terms:
            code = term.get("uri") or term.get("literal")
            if tag == "classifier":
                build(listed, tag, term["name"], type=kind, value=code)
            elif tag == "location":
                build(listed, tag, term["name"], location_code=code)
            else:
                build(listed, tag, term["name"], value=code)


def _rights_data(build: Builder, data: Element, public: dict[str, Any]) -> None:
    holder, year = public.get("copyrightHolder"), public.get("copyrightYear")
    if holder or year:
        build(data, "doc.copyright", year=str(year) if year else None, holder=holder)
    agent = public.get("distributor", {}).get("name")
    if agent or "usageTerms" in public:
        build(data, "doc.rights", owner=holder, agent=agent, limitations=public.get("usageTerms"))


def _trail(public: dict[str, Any]) -> Iterator[str]:
    """Who had the copy, in the order in which it went from one to the other."""
    for key in ("sourceOrganization", "distributor", "provider"):
        if name := public.get(key, {}).get("name"):
            yield name


def _publication(build: Builder, head: Element, public: dict[str, Any]) -> None:
    sections = public.get("articleSection", [])
    name, url = public.get("publisher", {}).get("name"), public.get("url")
    if not (sections or name or url):
        return
    date = norm(public["datePublished"]) if "datePublished" in public else None
    build(head, "pubdata", name=name, date_publication=date, position_section=sections[0]
          if sections else None, ex_ref=url)  # fmt: skip
    for section in sections[1:]:
        build(head, "pubdata", name=name, position_section=section)


def _revisions(build: Builder, head: Element, public: dict[str, Any]) -> None:
    for person in public.get("contributors", ()):
        name = person.get("name") or person.get("affiliation")
        if name:
            function = _FUNCTIONS.get(person["role"], "other")
            build(head, "revision-history", name=name, function=function, comment=person["role"])
    if modified := public.get("dateModified"):
        build(head, "revision-history", function="other", norm=norm(modified), comment="modified")


# --- The body -----------------------------------------------------------------------------------


def _head(build: Builder, body: Element, public: dict[str, Any]) -> None:
    head = build(body, "body.head")
    headlines = public.get("headlines", [])
    if headlines:
        first = next((one for one in headlines if _is_main(one)), headlines[0])
        hedline = build(head, "hedline")
        build(hedline, "hl1", first["value"])
        for one in headlines:
            if one is not first:
                role = one.get("role")
                build(hedline, "hl2", one["value"], class_=role)
    for note in public.get("notes", ()):
        editors = note["kind"] == "editorsNote"
        held = build(
            head, "note", noteclass="editorsnote" if editors else "undef", class_=note["kind"]
        )
        build(build(held, "body.content"), "p", note["text"])
    _rights(build, head, public)
    if by := public.get("by"):
        tagged(build, build(head, "byline"), by, _signed(public))
    else:
        _unprinted(build, head, public)
    if name := public.get("distributor", {}).get("name"):
        build(build(head, "distributor"), "org", name)
    if dateline := public.get("dateline"):
        tagged(build, build(head, "dateline"), dateline["text"], _placed(dateline))
    for description in public.get("descriptions", ()):
        build(build(head, "abstract"), "p", description["value"])


def _unprinted(build: Builder, head: Element, public: dict[str, Any]) -> None:
    """Who wrote it where only the envelope says so."""
    for person in public.get("bylines", ()):
        byline = build(head, "byline")
        if name := person.get("name"):
            build(byline, "person", name)
        if newsroom := person.get("affiliation"):
            build(build(byline, "byttl"), "org", newsroom)


def _rights(build: Builder, head: Element, public: dict[str, Any]) -> None:
    holder, agent = public.get("copyrightHolder"), public.get("distributor", {}).get("name")
    parts = (
        ("rights.owner", holder),
        ("rights.agent", agent),
        ("rights.limitations", public.get("usageTerms")),
    )
    if any(text for _, text in parts):
        rights = build(head, "rights")
        for tag, text in parts:
            if text:
                contact = _address(public, text) if tag == "rights.owner" else None
                build(rights, tag, text, contact=contact)


def _address(public: dict[str, Any], holder: str) -> str | None:
    notices = public.get("copyrights", ())
    return next(
        (one["url"] for one in notices if one.get("holder") == holder and "url" in one), None
    )


def _signed(public: dict[str, Any]) -> Iterator[Span]:
    for person in public.get("bylines", ()):
        if "name" in person:
            yield Span("person", person["byline"])
            if title := person.get("jobTitle"):
                yield Span("byttl", title)
        if newsroom := person.get("affiliation"):
            yield Span("byttl", newsroom, inner=(Span("org", newsroom),))
        if place := person.get("location"):
            yield Span("location", place)


def _placed(dateline: dict[str, Any]) -> Iterator[Span]:
    """The place, with its city, state and country marked in it where it is printed in one."""
    located = dateline.get("located", {})
    names = (("city", "city"), ("state", "area"), ("country", "country"))
    parts = tuple(Span(tag, located[key]) for tag, key in names if key in located)
    if within(dateline["text"], name := located.get("name", "")):
        yield Span("location", name, inner=parts)
    else:
        yield from (Span("location", part.text, inner=(part,)) for part in parts)
    if date := dateline.get("dateText"):
        yield Span("story.date", date, norm(dateline["date"]) if "date" in dateline else None)


def _content(build: Builder, body: Element, public: dict[str, Any]) -> None:
    content = build(body, "body.content")
    items: Element | None = None
    for paragraph in paragraphs(public):
        if paragraph.kind != "list":
            items = None
            _paragraph(build, content, paragraph)
            continue
        if items is None:
            items = build(content, "ul")
        build(items, "li", paragraph.text)
    for caption in public.get("media", ()):
        media = build(content, "media", media_type="other")
        build(media, "media-reference", source_credit=caption.get("credit"))
        build(build(media, "media-caption"), "p", caption["text"])
    for notice in public.get("copyrights", ()):
        block = build(content, "block", class_=f"copyright {notice.get('scope', 'article')}")
        tagged(build, build(block, "copyrite"), notice["text"], _noticed(notice))


def _paragraph(build: Builder, content: Element, paragraph: Paragraph) -> None:
    if paragraph.kind == "subhead":
        build(content, "hl2", paragraph.text)
    elif paragraph.kind == "table":
        build(content, "pre", paragraph.text)
    elif paragraph.kind == "quote":
        build(build(build(content, "bq"), "block"), "p", paragraph.text)
    else:
        build(content, "p", paragraph.text)


def _noticed(notice: dict[str, Any]) -> Iterator[Span]:
    if year := notice.get("year"):
        yield Span("copyrite.year", str(year))
    if holder := notice.get("holder"):
        yield Span("copyrite.holder", holder)


def _end(build: Builder, body: Element, public: dict[str, Any]) -> None:
    """The credits below the story: NITF's tagline is a byline at the end."""
    credits = dict.fromkeys(one["text"] for one in public.get("contributors", ()) if "text" in one)
    if credits:
        build.lines(build(build(body, "body.end"), "tagline"), list(credits))
