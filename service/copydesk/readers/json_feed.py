"""JSON Feed 1.0 and 1.1: an item is an article.

Where each fact goes is in docs/reference/formats.md.
"""

from __future__ import annotations

import html
from typing import Any

from copydesk.readers.feed import Story, association, set_story, state_authors
from copydesk.readers.sheet import Sheet
from copydesk.readers.terms import address, state_id, state_language, state_moment, unique

MEDIA_TYPES: tuple[str, ...] = ("application/feed+json",)


def sniff(root: Any) -> bool:
    """Whether a value is a JSON Feed."""
    return isinstance(root, dict) and "jsonfeed.org/version" in str(root.get("version", ""))


def items(root: Any) -> list[Any]:
    """The items with the feed they stand in."""
    found = root.get("items")
    return [(root, item) for item in found] if isinstance(found, list) else []


def read(item: Any, sheet: Sheet) -> None:
    """Sets one item on a sheet."""
    feed, entry = item
    if not isinstance(entry, dict):
        sheet.warn("item.malformed", "the item is no object")
        return
    plain = _text(entry, "content_text")
    body = _text(entry, "content_html") or _escaped(plain)
    story = Story(_escaped(_text(entry, "title")), body, _escaped(_text(entry, "summary")),
                  "json-feed")  # fmt: skip
    set_story(sheet, story, "/items")
    for holder in (entry, feed):
        authors = holder.get("authors") or holder.get("author") or []
        names = [
            _text(one, "name") for one in (authors if isinstance(authors, list) else [authors])
        ]
        if any(names):
            state_authors(sheet, names, "json-feed authors")
            break
    state_id(sheet, str(entry.get("id", "")), "json-feed id", "json-feed:id")
    base = _text(feed, "home_page_url")
    url = address(_text(entry, "url"), base)
    sheet.state("url", url, "json-feed url")
    sheet.state("uri", url, "json-feed url")
    if original := address(_text(entry, "external_url"), base):
        sheet.state("isBasedOn", [original], "json-feed external_url")
    published, modified = _text(entry, "date_published"), _text(entry, "date_modified")
    state_moment(sheet, "datePublished", published, "json-feed date_published")
    state_moment(sheet, "dateModified", modified, "json-feed date_modified")
    tags = entry.get("tags")
    if isinstance(tags, list):
        sheet.state("articleSection", unique([t for t in tags if isinstance(t, str)]),
                    "json-feed tags")  # fmt: skip
    language = _text(entry, "language") or _text(feed, "language")
    state_language(sheet, language, "json-feed language")
    if title := _text(feed, "title"):
        party = {"name": title} | ({"url": base} if address(base) else {})
        sheet.state("publisher", party, "json-feed title", 70)
    _state_media(sheet, entry, base)


def _text(value: Any, key: str) -> str:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _escaped(text: str) -> str:
    """Plain text where markup is expected."""
    return html.escape(text, quote=False) if "<" in text or "&" in text else text


def _state_media(sheet: Sheet, entry: dict[str, Any], base: str) -> None:
    found: list[dict[str, Any]] = []
    attachments = entry.get("attachments")
    things = [({"url": _text(entry, "image"), "mime_type": "image/"})]
    things += attachments if isinstance(attachments, list) else []
    for thing in things:
        if href := address(_text(thing, "url"), base):
            kind, said = _text(thing, "mime_type"), {"title": _text(thing, "title")}
            whole = kind if not kind.endswith("/") else ""
            item = association(len(found) + 1, href, kind.partition("/")[0], whole, said)
            found.append(item)
    sheet.state("associations", found, "json-feed attachments")
