"""RSS 0.9x, 1.0 (RDF) and 2.0: an item is an article.

Where each fact goes is in docs/reference/formats.md.
"""

from __future__ import annotations

from lxml import etree

from copydesk.readers.elements import attribute, base_of, below, child, language_of, local, words
from copydesk.readers.feed import (
    Parts,
    Story,
    first,
    parts_of,
    raw,
    set_story,
    space_of,
    state_authors,
    state_modules,
)
from copydesk.readers.prose import plain_of
from copydesk.readers.sheet import Sheet
from copydesk.readers.terms import (
    address,
    state_alt,
    state_id,
    state_language,
    state_moment,
    unique,
)

MEDIA_TYPES: tuple[str, ...] = ("application/rss+xml", "application/rdf+xml", "text/rss+xml")

_FULL = ("content:encoded", "xhtml:body", "xhtml:div", "body", "fullitem", "atom:content")
"""Where the whole text stands, if it does."""


def sniff(root: etree._Element) -> bool:
    """Whether these are the elements of an RSS feed."""
    name = local(root.tag)
    return name == "rss" or (
        name == "RDF" and next(below(root, "channel", "item"), None) is not None
    )


def items(root: etree._Element) -> list[etree._Element]:
    """The items, in order."""
    found = [item for item in below(root, "item") if space_of(str(item.tag)) in ("", "other")]
    outer = set(found)
    return [item for item in found if item.getparent() not in outer]


def read(item: etree._Element, sheet: Sheet) -> None:
    """Sets one item on a sheet."""
    parts = parts_of(item)
    channel = _channel_of(item)
    above = parts_of(channel) if channel is not None else {}
    base = base_of(item, address(first(above, "link")))
    full = raw(parts, *_FULL)
    story = Story(raw(parts, "title", "dc:title", "media:title"), full,
                  raw(parts, "description", "atom:summary", "itunes:summary", "dc:description",
                      "media:description"), "rss")  # fmt: skip
    set_story(sheet, story, "/rss/channel/item")
    _state_people(sheet, parts)
    _identify(sheet, item, parts, base)
    published = first(parts, "pubDate", "dc:date", "atom:published", "dcterms:issued", "pubdate")
    state_moment(sheet, "datePublished", published, "rss pubDate")
    state_moment(sheet, "dateModified", first(parts, "atom:updated"), "atom updated")
    sections = [plain_of(words(e)) for e in parts.get("category", ())]
    sheet.state("articleSection", unique(sections), "rss category")
    _state_source(sheet, parts)
    state_modules(sheet, parts, base, "rss")
    _inherit(sheet, above, item)


def _channel_of(item: etree._Element) -> etree._Element | None:
    """The channel an item stands in or, in RSS 1.0, beside."""
    above = item.getparent()
    if above is None or local(above.tag) == "channel":
        return above
    beside = child(above, "channel")
    return above if beside is None else beside


def _state_people(sheet: Sheet, parts: Parts) -> None:
    for name in (
        "dc:creator",
        "dc:author",
        "author",
        "itunes:author",
        "atom:author",
        "media:author",
    ):
        authors = [
            first(parts_of(element, "atom"), "name") if len(element) else words(element)
            for element in parts.get(name, ())
        ]
        if any(authors):
            state_authors(sheet, authors, f"rss {name}")
            return


def _identify(sheet: Sheet, item: etree._Element, parts: Parts, base: str) -> None:
    guid = next(iter(parts.get("guid", ())), None)
    known = words(guid) or attribute(item, "about") or first(parts, "atom:id")
    state_id(sheet, known, "rss guid", "rss:guid")
    link = address(first(parts, "link"), base)
    if not link:
        hrefs = [attribute(e, "href") for e in parts.get("atom:link", ())
                 if attribute(e, "rel") in ("", "alternate")]  # fmt: skip
        link = address(next(iter(hrefs), ""), base)
    permanent = attribute(guid, "isPermaLink").lower() != "false" if guid is not None else False
    if not link and permanent:
        link = address(words(guid))
    sheet.state("url", link, "rss link")
    if link and sheet.states("uri") is None:
        sheet.state("uri", link, "rss link")
    original = first(parts, "feedburner:origLink", "other:origLink")
    if original:
        state_alt(sheet, original, "feedburner origLink", "feedburner:origLink")


def _state_source(sheet: Sheet, parts: Parts) -> None:
    """The feed that an item was taken from: the newsroom it comes from."""
    for source in parts.get("source", ()):
        party = {"name": words(source), "url": address(attribute(source, "url"))}
        if party["name"]:
            value = {key: text for key, text in party.items() if text}
            sheet.state("sourceOrganization", value, "rss source")
    if name := first(parts, "dc:source"):
        if url := address(name):
            sheet.state("isBasedOn", [url], "dc source")
        else:
            sheet.state("sourceOrganization", {"name": name}, "dc source")
    if name := first(parts, "dc:publisher"):
        sheet.state("publisher", {"name": name}, "dc publisher")
    credits = [
        words(credit)
        for credit in parts.get("media:credit", ())
        if attribute(credit, "role") in ("", "author", "publishing company", "distribution company")
    ]
    sheet.state("creditText", ", ".join(unique(credits)), "media credit")
    sheet.state("copyrightNotice", first(parts, "media:copyright"), "media copyright")


def _inherit(sheet: Sheet, above: Parts, item: etree._Element) -> None:
    """What a channel says of all its items, at less confidence."""
    if name := plain_of(first(above, "title", "dc:publisher")):
        party = {"name": name}
        if url := address(first(above, "link")):
            party["url"] = url
        sheet.state("publisher", party, "rss channel title", 70)
    notice = first(above, "copyright", "dc:rights")
    sheet.state("copyrightNotice", plain_of(notice), "rss channel copyright", 70)
    language = first(above, "language", "dc:language") or language_of(item)
    state_language(sheet, language, "rss channel language")
