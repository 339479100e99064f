"""The findings of a whole document: what is claimed, and body where nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.model.document import Block
from copydesk.model.finding import Finding
from copydesk.model.label import Label
from copydesk.model.text import LAYOUT
from copydesk.rules.apply import Claim, Claims, findings_of
from copydesk.rules.headline import LIST_ITEM, is_headline_shaped
from copydesk.rules.zones import Zones, is_prose

SUBHEAD = 80
"""Code points of the longest cross-head."""
RULE_BODY = "fallback/body"
SURE, UNSURE = 100, 50
"""Confidence of body inside the story, and of short lines above and below it."""


def account(blocks: Sequence[Block], claims: Claims, zones: Zones) -> list[Finding]:
    """The findings of a whole document in text order: claims first, the rest is body."""
    findings: list[Finding] = []
    for index, block in enumerate(blocks):
        whole = claims.whole[index]
        if whole is not None:
            findings.extend(findings_of(block, whole))
        elif parts := claims.parts[index]:
            findings.extend(_mixed(block, parts))
        else:
            sure = SURE if zones.first <= index <= zones.last else UNSURE
            kind = kind_of(index, blocks, claims)
            findings.append(Finding(block.start, block.end, Label.BODY, RULE_BODY, sure, kind))
    return findings


def kind_of(index: int, blocks: Sequence[Block], claims: Claims) -> str:
    """The kind of a body block: what the markup says, else paragraph, subhead, list or table."""
    if said := blocks[index].kind:
        return said
    text = blocks[index].text
    if LIST_ITEM.match(text):
        return "list"
    if "   " in text or ("|" in text and text.count("|") >= 2):
        return "table"
    if len(text) > SUBHEAD or text[0] in "([" or not is_headline_shaped(text):
        return "paragraph"
    below = next((i for i in range(index + 1, len(blocks)) if claims.whole[i] is None), -1)
    return "subhead" if below > 0 and is_prose(blocks[below].text) else "paragraph"


def _mixed(block: Block, parts: Sequence[Claim]) -> Iterator[Finding]:
    at = 0
    for claim in parts:
        yield from _rest(block, at, claim.start)
        yield from findings_of(block, claim)
        at = claim.end
    yield from _rest(block, at, len(block.text))


def _rest(block: Block, start: int, end: int) -> Iterator[Finding]:
    """The stretch of a block between claims, without the white space at its ends, as body."""
    inner = block.text[start:end]
    stripped = inner.strip(LAYOUT)
    if stripped:
        start += inner.index(stripped)
        span = block.source(start), block.source_end(start + len(stripped))
        yield Finding(*span, Label.BODY, RULE_BODY, SURE, "paragraph")
