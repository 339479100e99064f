"""What items of all feeds have in common: modules of RSS, authors, media, the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lxml import etree

from copydesk.model.document import Omission
from copydesk.readers.elements import attribute, local, markup_of, words
from copydesk.readers.prose import plain_of, set_text
from copydesk.readers.sheet import Sheet
from copydesk.readers.terms import address, state_alt, state_language, state_moment, unique

Parts = Mapping[str, list[etree._Element]]
"""The children of an element by name, those of a module with its short name: `dc:creator`."""

_SPACES = (
    ("creativecommons", "cc"),
    ("web.resource.org/cc", "cc"),
    ("purl.org/dc/terms", "dcterms"),
    ("purl.org/dc/", "dc"),
    ("search.yahoo.com/mrss", "media"),
    ("tools.search.yahoo.com", "media"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/rss/1.0/modules/", "module"),
    ("purl.org/rss/1.0", ""),
    ("my.netscape.com/rdf", ""),
    ("channel.netscape.com/rdf", ""),
    ("backend.userland.com", ""),
    ("blogs.law.harvard.edu", ""),
    ("2005/atom", "atom"),
    ("purl.org/atom", "atom"),
    ("itunes.com", "itunes"),
    ("1999/xhtml", "xhtml"),
    ("1999/02/22-rdf-syntax", "rdf"),
)
"""Parts of namespace addresses (feeds misspell the rest), and what we call them."""

_MAILED = re.compile(r"\S+@\S+\s*\(([^)]+)\)|([^<(]+?)\s*[<(]\S+@[^>)\s]+[>)]")
_MAIL = re.compile(r"(?:mailto:)?\S+@\S+\.\S+")
_MEDIA = {"image": "picture", "video": "video", "audio": "audio"}


class Story(NamedTuple):
    """The text of an item: title, body, and a summary beside it; each may hold markup."""

    title: str
    body: str
    summary: str
    source: str
    """The short name of the format, for rules and origins: `rss`, `atom`, `json-feed`."""


def parts_of(element: etree._Element, core: str = "") -> Parts:
    """The children by name; those of the namespace `core` bear no short name."""
    found: dict[str, list[etree._Element]] = {}
    for inner in element:
        if isinstance(inner.tag, str):
            space, name = space_of(inner.tag), local(inner.tag)
            key = name if space in ("", core) else f"{space}:{name}"
            found.setdefault(key, []).append(inner)
    return found


def space_of(tag: str) -> str:
    """The short name of a tag's namespace, "" for that of RSS or none.

    >>> space_of("{http://purl.org/dc/elements/1.1/}creator"), space_of("media:credit")
    ('dc', 'media')
    """
    if tag.startswith("{"):
        uri = tag[1:].partition("}")[0].lower()
        return next((name for part, name in _SPACES if part in uri), "other" if uri else "")
    prefix = tag.rpartition(":")[0].lower()
    return {"": "", "atom10": "atom"}.get(prefix, prefix)


def first(parts: Parts, *names: str) -> str:
    """The text of the first child with one of these names that has any."""
    for name in names:
        for element in parts.get(name, ()):
            if text := words(element):
                return text
    return ""


def raw(parts: Parts, *names: str) -> str:
    """Like `first`, with its line breaks, and with what it holds of elements or markup."""
    for name in names:
        for element in parts.get(name, ()):
            text = markup_of(element) if len(element) else element.text or ""
            if text.strip():
                return text
    return ""


def set_story(sheet: Sheet, story: Story, path: str) -> None:
    """Sets body and headline; a summary beside a body is no part of the text."""
    source = story.source
    body = story.body if story.body.strip() else story.summary
    set_text(sheet, body, f"{path}/content" if story.body.strip() else f"{path}/summary", source)
    headline(sheet, story, path)
    summary = _plain(story.summary)
    if story.body.strip():
        if summary:
            value = {"role": "summary", "contentType": "text/plain", "value": summary}
            sheet.state("descriptions", [value], f"{source} summary")
    elif summary:
        sheet.warn("body.summary", "the feed has no content beside this text: perhaps a summary")


def headline(sheet: Sheet, story: Story, path: str) -> None:
    """Sets the title as the headline."""
    title = " ".join(plain_of(story.title).split())
    if title:
        sheet.head(title, f"{path}/title", f"{story.source}/title")


def _plain(text: str) -> str:
    sheet = Sheet()
    set_text(sheet, text, "", "feed")
    return "\n\n".join(line.text for line in sheet.lines)


def state_authors(sheet: Sheet, names: Iterable[str], origin: str) -> None:
    """States who wrote it, one string for each author as printed; addresses of mail are none."""
    found: list[str] = []
    for name in names:
        match = _MAILED.fullmatch(" ".join(name.split()))
        text = (match[1] or match[2]) if match else name
        if _MAIL.fullmatch(text.strip()):
            sheet.omissions.append(Omission(origin, "address without a name", len(text)))
        else:
            found.append(plain_of(text).strip(" ,;"))
    sheet.state("bylines", unique(found), origin)


def state_modules(sheet: Sheet, parts: Parts, base: str, source: str) -> None:
    """States what Dublin Core, Media RSS and Creative Commons say of an item."""
    state_moment(sheet, "dateModified", first(parts, "dcterms:modified"), "dcterms modified")
    sheet.state("copyrightNotice", first(parts, "dc:rights", "dcterms:rights"), "dc rights")
    state_language(sheet, first(parts, "dc:language"), "dc language")
    sheet.state("keywords", unique([words(e) for e in parts.get("dc:subject", ())]), "dc subject")
    contributors = unique([words(e) for e in parts.get("dc:contributor", ())])
    sheet.state("contributors", contributors, "dc contributor")
    for element in parts.get("dc:identifier", ()):
        state_alt(sheet, words(element), "dc identifier", "dc:identifier")
    for name in ("cc:license", "cc:licence"):
        for element in parts.get(name, ()):
            licence = words(element) or attribute(element, "resource")
            sheet.state("license", address(licence, base), f"{source} license")
    state_media(sheet, parts, base)


def state_media(sheet: Sheet, parts: Parts, base: str) -> None:
    """States the pictures, sounds and films that come with an item."""
    found: list[dict[str, Any]] = []
    captions: list[dict[str, str]] = []
    for element in _media_elements(parts):
        href = address(attribute(element, "url", "href"), base)
        kind = attribute(element, "medium") or attribute(element, "type").partition("/")[0]
        if local(element.tag) == "thumbnail":
            kind = "image"
        own = parts_of(element, "media")
        group = parts_of(group_of, "media") if (group_of := element.getparent()) is not None else {}
        above = group if group_of is not None and local(group_of.tag) == "group" else {}
        said = {
            "caption": _plain(raw(own, "description") or raw(above, "description")),
            "title": plain_of(first(own, "title") or first(above, "title")),
            "credit": ", ".join(unique([words(e) for e in (*own.get("credit", ()),
                                                           *above.get("credit", ()))])),
            "notice": first(own, "copyright") or first(above, "copyright"),
        }  # fmt: skip
        if href and all(item["uri"] != href for item in found):
            found.append(association(len(found) + 1, href, kind, attribute(element, "type"), said))
        if said["caption"]:
            item = {"text": said["caption"]}
            if said["credit"]:
                item["credit"] = said["credit"]
            if item not in captions:
                captions.append(item)
    sheet.state("associations", found, "media content")
    sheet.state("media", captions, "media description")


def _media_elements(parts: Parts) -> Iterable[etree._Element]:
    yield from parts.get("enclosure", ())
    yield from parts.get("media:content", ())
    for group in parts.get("media:group", ()):
        inner = parts_of(group, "media")
        yield from inner.get("content", ())
        yield from inner.get("thumbnail", ())
    yield from parts.get("media:thumbnail", ())


def association(
    number: int, href: str, kind: str, content_type: str, said: Mapping[str, str]
) -> dict[str, Any]:
    """A thing that goes with an article, as ninjs has it."""
    item: dict[str, Any] = {"name": f"media{number}", "uri": href}
    if kind in _MEDIA:
        item["type"] = _MEDIA[kind]
    if title := said.get("title"):
        item["headlines"] = [{"role": "main", "contentType": "text/plain", "value": title}]
    if caption := said.get("caption"):
        value = {"role": "caption", "contentType": "text/plain", "value": caption}
        item["descriptions"] = [value]
    if credit := said.get("credit"):
        item["creditText"] = credit
    if notice := said.get("notice"):
        item["copyrightNotice"] = notice
    rendition = {"name": "original", "href": href}
    if content_type:
        rendition["contentType"] = content_type
    item["renditions"] = [rendition]
    return item
