"""HTML: a page or a fragment to the text a reader sees, with what its markup says of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.model.document import Block, Document, Fact, Hints, Mark
from copydesk.model.label import Label
from copydesk.model.text import fold
from copydesk.readers.decoding import Decoded
from copydesk.readers.html import vocabulary as say
from copydesk.readers.html.linear import Page, linearise
from copydesk.readers.html.metadata import Metadata, metadata_of
from copydesk.readers.html.moments import stamp_of
from copydesk.readers.html.region import Region, region_of
from copydesk.readers.markup import charset_in_html, parse_html

MEDIA_TYPES: tuple[str, ...] = ("text/html", "application/xhtml+xml")

charset_in = charset_in_html

_DROPPED = {
    "navigation": Label.CHROME,
    "outside": Label.CHROME,
    "share": Label.CHROME,
    "comments": Label.CHROME,
    "tags": Label.CHROME,
    "related": Label.RELATED,
    "promo": Label.PROMO,
}
"""What becomes of what stands round the article, by the verdict on it."""
_LIFTED = {
    "headline": (Label.HEADLINE, "main", 95),
    "deck": (Label.HEADLINE, "sub", 80),
    "caption": (Label.MEDIA, "", 85),
    "bio": (Label.NOTE, "bio", 80),
}
"""Label, kind and confidence of what is kept outside the body."""
DATED = "dated"
"""The property of a fact whose value are lines in which the date of the article may stand."""
_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-3]\d)(?!\d)|\d\d?[./]\d\d?[./]\d\d(?!\d)")
_RIGHTS = re.compile(r"©|\(c\)|&copy|copyright|all rights reserved|alle rechte", re.IGNORECASE)
_KINDS = {"list": "list", "table": "table", "quote": "quote", "pre": "paragraph"}
_ELSEWHERE = say.COMMENTS | say.NAVIGATION | say.PROMO | say.CONSENT | say.TAGS | say.SHARE
LONGEST_BYLINE = 120
"""Code points of the longest line in an element for authors that is read as a byline."""
NEAR, BELOW = 12, 6
"""Pieces round the article in which its byline, date and credits may stand; authors below it."""
LONGEST_NOTICE = 400
"""Code points of a line of rights."""


def sniff(data: bytes) -> bool:
    """Whether bytes are a page for sure: by how they open.

    >>> sniff(b"\\n<!DOCTYPE html><title>x"), sniff(b"<p>a fragment"), sniff(b"<doc>")
    (True, False, False)
    """
    opening = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return opening.startswith((b"<!doctype html", b"<html"))


def read(decoded: Decoded, hints: Hints) -> Document:
    """The document of a page; its text is what a reader sees, one line for each block."""
    tree = parse_html(decoded.text)
    page = linearise(tree.root)
    told = metadata_of(tree.root, hints)
    region = region_of(page, told.titles, told.bodies)
    text, blocks = _set(page, region)
    return Document(
        text,
        blocks,
        source=decoded.source,
        hints=hints,
        omissions=tuple(page.omissions),
        marks=tuple(_marks(page, region)),
        facts=(*_facts(told, region), *_moments(page, region), *_dated(page, region)),
        warnings=(*decoded.warnings, *tree.warnings),
    )


def _facts(told: Metadata, region: Region) -> Iterator[Fact]:
    """What the page states; its titles only where none is printed, for they carry the site's."""
    printed = region.headline >= 0
    return (fact for fact in told.facts if fact.property != "headlines" or not printed)


def _moments(page: Page, region: Region) -> Iterator[Fact]:
    """Moments in attributes next to the article, those above it first, the nearest to the headline
    before others."""
    top = region.headline if region.headline >= 0 else region.first
    for first, last in ((top - 8, region.first + 2), (region.last - 1, region.last + 6)):
        near = [one for one in page.stamps if first <= one[0] <= last]
        for at, value, hints in sorted(near, key=lambda one: abs(one[0] - top)):
            inside = region.said[at] if at < len(region.said) else 0
            if (hints | inside) & (say.COMMENTS | say.RELATED):
                continue
            if stamp := stamp_of(value):
                yield Fact("datePublished", stamp, "html time", 75)


def _dated(page: Page, region: Region) -> Iterator[Fact]:
    """Short lines next to the article that hold a year: fields/ looks for a date in them."""
    top = region.headline if region.headline >= 0 else region.first
    near = [*range(max(0, top - 6), region.first + 2), *range(region.last - 1, region.last + 6)]
    lines = [
        page.pieces[index].text
        for index in near
        if 0 <= index < len(page.pieces)
        and len(page.pieces[index].text) <= LONGEST_BYLINE
        and _YEAR.search(page.pieces[index].text)
        and not region.said[index] & (say.COMMENTS | say.RELATED | say.RIGHTS | say.CAPTION)
        and not _RIGHTS.search(page.pieces[index].text)
    ]
    if lines:
        yield Fact(DATED, lines, "html", 70)


def _set(page: Page, region: Region) -> tuple[str, tuple[Block, ...]]:
    """The text of a page, and its blocks."""
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for index, piece in enumerate(page.pieces):
        gap = min(piece.gap, 2) if pieces else 0
        pieces.append("\n" * gap)
        at += gap
        node = page.nodes[piece.node]
        kind = _KINDS.get(node.kind, "")
        if node.heading:
            kind = "subhead"
        elif not kind and region.verdicts[index] == "body":
            kind = "paragraph"
        blocks.append(Block(at, at + len(piece.text), fold(piece.text), (), gap, node.path, kind))
        pieces.append(piece.text)
        at += len(piece.text)
    return "".join(pieces), tuple(blocks)


def _marks(page: Page, region: Region) -> Iterator[Mark]:
    """What the markup and the place of each piece say it is."""
    for index, verdict in enumerate(region.verdicts):
        if verdict == "body":
            yield from _story(page, region, index)
        else:
            yield _beside(page, region, index, verdict)


def _story(page: Page, region: Region, index: int) -> Iterator[Mark]:
    """The story is what no rule claims of it; a short line in it is judged by its words alone."""
    node = page.nodes[page.pieces[index].node]
    if region.mass[index] or node.kind or node.heading:
        kind = "subhead" if node.heading else _KINDS.get(node.kind, "paragraph")
        yield Mark(index, Label.BODY, "html/body", 90, kind, firm=False)


def _beside(page: Page, region: Region, index: int, verdict: str) -> Mark:
    """What stands round the story. Where its byline, date, credits and notices may stand, and in
    lines of rights anywhere, the rules are asked first."""
    text, said = page.pieces[index].text, region.said[index]
    start = region.first if region.headline < 0 else min(region.headline, region.first)
    above = start - NEAR <= index <= region.first + 1
    below = region.last - 1 <= index < region.last + BELOW
    ours = not said & say.RELATED or region.headline < index < region.first
    if (above or below) and ours and _names_author(text, said):
        return Mark(index, Label.BYLINE, "html/byline", 80, firm=False)
    if verdict in _LIFTED:
        label, kind, confidence = _LIFTED[verdict]
        return Mark(index, label, f"html/{verdict}", confidence, kind)
    near = start - NEAR <= index < region.last + NEAR and _may_tell(verdict, said, text)
    notice = len(text) < LONGEST_NOTICE and _RIGHTS.search(text)
    if near or notice or verdict == "near":
        kind = "site" if notice and (said & say.NAVIGATION or not near) else ""
        return Mark(index, Label.CHROME, f"html/{verdict}", 70, kind, firm=False)
    return Mark(index, _DROPPED[verdict], f"html/{verdict}", 80)


def _names_author(text: str, said: int) -> bool:
    """Whether a piece is in an element for authors, and not for a date or a row of buttons."""
    if not said & say.BYLINE or said & _ELSEWHERE or len(text) > LONGEST_BYLINE:
        return False
    return sum(letter.isdigit() for letter in text) < 3 and any(map(str.isalpha, text))


def _may_tell(verdict: str, said: int, text: str) -> bool:
    """Whether a piece beside the story may be its byline, date, credit or notice."""
    if verdict == "near":
        return True
    return verdict == "outside" and not said & say.UNWANTED and len(text) < 300
