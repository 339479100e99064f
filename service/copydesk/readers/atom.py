"""Atom 1.0 and 0.3: an entry is an article.

Where each fact goes is in docs/reference/formats.md.
"""

from __future__ import annotations

import base64
import binascii

from lxml import etree

from copydesk.readers.elements import (
    attribute,
    base_of,
    children,
    language_of,
    local,
    markup_of,
    words,
)
from copydesk.readers.feed import (
    Parts,
    Story,
    first,
    parts_of,
    set_story,
    state_authors,
    state_modules,
)
from copydesk.readers.prose import plain_of
from copydesk.readers.sheet import Sheet
from copydesk.readers.terms import address, state_id, state_language, state_moment, unique

MEDIA_TYPES: tuple[str, ...] = ("application/atom+xml",)


def sniff(root: etree._Element) -> bool:
    """Whether these are the elements of an Atom feed, or of one entry of it."""
    return local(root.tag) in ("feed", "entry")


def items(root: etree._Element) -> list[etree._Element]:
    """The entries, in order."""
    return [root] if local(root.tag) == "entry" else list(children(root, "entry"))


def read(entry: etree._Element, sheet: Sheet) -> None:
    """Sets one entry on a sheet."""
    parts = parts_of(entry, "atom")
    feed = entry.getparent()
    source = next(iter(parts.get("source", ())), None)
    above = [parts_of(one, "atom") for one in (source, feed) if one is not None]
    base = base_of(entry)
    _set(parts, sheet)
    for names in (parts, *above):
        authors = [first(parts_of(e, "atom"), "name", "email") for e in names.get("author", ())]
        if any(authors):
            state_authors(sheet, authors, "atom author")
            break
    else:
        state_authors(sheet, [words(e) for e in parts.get("dc:creator", ())], "dc creator")
    people = [first(parts_of(e, "atom"), "name") for e in parts.get("contributor", ())]
    sheet.state("contributors", unique(people), "atom contributor")
    state_id(sheet, first(parts, "id"), "atom id", "atom:id")
    _date(sheet, parts)
    _state_links(sheet, parts, base)
    sections = [attribute(e, "label", "term") or words(e) for e in parts.get("category", ())]
    sheet.state("articleSection", unique(sections), "atom category")
    state_modules(sheet, parts, base, "atom")
    _inherit(sheet, parts, above)
    state_language(sheet, language_of(entry), "xml:lang")


def _set(parts: Parts, sheet: Sheet) -> None:
    story = Story(text_of(parts, "title"), text_of(parts, "content"), text_of(parts, "summary"),
                  "atom")  # fmt: skip
    content = next(iter(parts.get("content", ())), None)
    if content is not None and attribute(content, "src") and not story.body.strip():
        sheet.warn("body.elsewhere", "the content stands at another address; nothing is fetched")
    set_story(sheet, story, "/feed/entry")


def text_of(parts: Parts, name: str) -> str:
    """A text construct as a string that may hold markup; plain text is escaped for it."""
    for element in parts.get(name, ()):
        text = "".join(element.itertext())
        kind, mode = attribute(element, "type").lower(), attribute(element, "mode").lower()
        if len(element):
            text = markup_of(element)
        elif mode == "base64" or (kind and not mode and not _is_text(kind)):
            text = _decoded(text)
        plain = kind in ("", "text", "text/plain") and mode != "escaped" and not len(element)
        if plain and name != "content":
            text = text.replace("&", "&amp;").replace("<", "&lt;") if "<" in text else text
        if text.strip():
            return text
    return ""


def _is_text(kind: str) -> bool:
    """Whether content of a type stands as text in the feed; all other content is base64."""
    return kind in ("text", "html", "xhtml") or kind.startswith("text/") or kind.endswith("xml")


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text


def _date(sheet: Sheet, parts: Parts) -> None:
    published = first(parts, "published", "issued", "dc:date", "dcterms:issued", "created")
    updated = first(parts, "updated", "modified")
    if not state_moment(sheet, "datePublished", published, "atom published"):
        state_moment(sheet, "datePublished", updated, "atom updated")
    state_moment(sheet, "dateModified", updated, "atom updated")


def _state_links(sheet: Sheet, parts: Parts, base: str) -> None:
    for link in parts.get("link", ()):
        href = address(attribute(link, "href"), base)
        rel = attribute(link, "rel") or "alternate"
        if not href:
            continue
        if rel == "alternate" and sheet.states("url") is None:
            sheet.state("url", href, "atom link")
        elif rel == "via":
            sheet.state("isBasedOn", [href], "atom link rel=via")
        elif rel == "license":
            sheet.state("license", href, "atom link rel=license")
    enclosures = [e for e in parts.get("link", ()) if attribute(e, "rel") == "enclosure"]
    if enclosures and isinstance(parts, dict):
        parts.setdefault("enclosure", []).extend(enclosures)
    if sheet.states("uri") is None and (url := sheet.states("url")):
        sheet.state("uri", url, "atom link")


def _inherit(sheet: Sheet, parts: Parts, above: list[Parts]) -> None:
    sheet.state("copyrightNotice", plain_of(text_of(parts, "rights")), "atom rights")
    for index, outer in enumerate(above):
        name = plain_of(text_of(outer, "title"))
        if index == 0 and len(above) == 2 and name:
            sheet.state("sourceOrganization", {"name": name}, "atom source")
        elif name:
            sheet.state("publisher", {"name": name}, "atom feed title", 70)
        rights = plain_of(text_of(outer, "rights"))
        sheet.state("copyrightNotice", rights, "atom feed rights", 70)
