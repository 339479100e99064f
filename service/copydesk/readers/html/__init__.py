"""HTML: a page or a fragment to the text a reader sees, with what its markup says of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.model.document import Block, Document, Hints, Mark
from copydesk.model.label import Label
from copydesk.model.text import fold
from copydesk.readers.decoding import Decoded
from copydesk.readers.html import vocabulary as say
from copydesk.readers.html.linear import Page, linearise
from copydesk.readers.html.metadata import metadata_of
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
_RIGHTS = re.compile(r"©|\(c\)|&copy|copyright|all rights reserved|alle rechte", re.IGNORECASE)
_KINDS = {"list": "list", "table": "table", "quote": "quote", "pre": "paragraph"}
NEAR = 12
"""Pieces before and behind the article in which its byline, date and credits may stand."""


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
        facts=tuple(told.facts),
        warnings=(*decoded.warnings, *tree.warnings),
    )


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
    """What the markup and the place of each piece say it is; the story itself has no mark."""
    headline = next((i for i, name in enumerate(region.verdicts) if name == "headline"), -1)
    start = min(headline, region.first) if headline >= 0 else region.first
    for index, verdict in enumerate(region.verdicts):
        piece, said = page.pieces[index], region.said[index]
        if verdict == "body":
            continue
        if verdict == "headline":
            yield Mark(index, Label.HEADLINE, "html/headline", 95, "main")
        elif verdict == "deck":
            yield Mark(index, Label.HEADLINE, "html/deck", 80, "sub")
        elif verdict == "caption":
            yield Mark(index, Label.MEDIA, "html/caption", 85, firm=True)
        elif verdict == "bio":
            yield Mark(index, Label.NOTE, "html/bio", 80, "bio")
        elif start - NEAR <= index < region.last + NEAR and _may_tell(verdict, said, piece.text):
            if said & say.BYLINE and len(piece.text) < 200:
                yield Mark(
                    index,
                    Label.BYLINE,
                    "html/byline",
                    80,
                    firm=False,
                    values={"element": piece.text},
                )
            else:
                yield Mark(index, Label.CHROME, f"html/{verdict}", 70, firm=False)
        elif verdict == "near":
            yield Mark(index, Label.CHROME, "html/near", 70, firm=False)
        elif _RIGHTS.search(piece.text) and len(piece.text) < 400:
            yield Mark(index, Label.CHROME, f"html/{verdict}", 70, firm=False)
        else:
            yield Mark(index, _DROPPED[verdict], f"html/{verdict}", 80)


def _may_tell(verdict: str, said: int, text: str) -> bool:
    """Whether a piece beside the story may be its byline, date, credit or notice."""
    if verdict == "near":
        return True
    return verdict == "outside" and not said & say.UNWANTED and len(text) < 300
