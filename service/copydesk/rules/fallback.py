"""What no rule claims: the headline by its place, everything else stays body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.model.document import Block
from copydesk.model.finding import Finding
from copydesk.model.label import Label
from copydesk.model.text import LAYOUT
from copydesk.rules.apply import Claim, Claims, findings_of
from copydesk.rules.zones import Zones, is_prose

LEADING = 4
"""Lines above the story that may all be headline and decks; more of them are something else."""
HEADLINE = 200
"""Code points of the longest headline; with a byline below it, `ANCHORED`."""
ANCHORED = 250
SUBHEAD = 80
"""Code points of the longest cross-head."""

RULE_BODY = "fallback/body"
RULE_HEADLINE = "fallback/headline"

_ANCHORS = frozenset({Label.BYLINE})
_LIST = re.compile(r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u00b7*\u2013-]|\(?\d{1,3}[.)])\s+\S")
_SPEAKER = re.compile(r"[^a-z:]{1,40}:\s")
_OPEN_ENDS = ".,;:\u3002\u2026"
_CLOSERS = "\"')]"


def account(blocks: Sequence[Block], claims: Claims, zones: Zones) -> list[Finding]:
    """The findings of a whole document in text order: claims first, the rest headline or body."""
    headlines = headlines_of(blocks, claims)
    findings: list[Finding] = []
    for index, block in enumerate(blocks):
        whole = claims.whole[index]
        if whole is not None:
            findings.extend(findings_of(block, whole))
        elif parts := claims.parts[index]:
            findings.extend(_mixed(block, parts, headlines.get(index)))
        elif (role := headlines.get(index)) is not None:
            findings.append(
                Finding(block.start, block.end, Label.HEADLINE, RULE_HEADLINE, 80, role)
            )
        else:
            findings.append(_body(index, blocks, zones))
    return findings


def headlines_of(blocks: Sequence[Block], claims: Claims) -> dict[int, str]:
    """Which unclaimed blocks are the headline and its decks: {block index: role}.

    The run of headline-shaped lines that opens the text, if a story follows. Where the run is
    too long to be that (a menu, agate, verse), only the last long line above a byline is.
    """
    whole = claims.whole
    anchor = next(
        (i for i, claim in enumerate(whole) if claim and claim.rule.label in _ANCHORS), -1
    )
    run: list[int] = []
    story = False
    for index, block in enumerate(blocks):
        if whole[index] is not None:
            continue
        text = claims.rest(index, block.text)
        if text and not is_headline_shaped(text, ANCHORED if index < anchor else HEADLINE):
            story = True
            break
        run.append(index)
    if not run or not (story or anchor >= 0):
        return {}
    if len(run) <= LEADING + (anchor >= 0):
        return {index: "main" if index == run[0] else "sub" for index in run}
    above = [index for index in run if index < anchor][-3:]
    if above and len(run) > LEADING + 1:
        return {max(above, key=lambda index: len(blocks[index].text)): "main"}
    return {}


def is_headline_shaped(text: str, longest: int = HEADLINE) -> bool:
    """Whether a block could be a headline or a deck: no closing stop, no list item, not a label."""
    if len(text) > longest or _LIST.match(text) or _SPEAKER.match(text):
        return False
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _OPEN_ENDS and any(map(str.isalpha, text))


def _body(index: int, blocks: Sequence[Block], zones: Zones) -> Finding:
    block = blocks[index]
    kind = kind_of(index, blocks)
    sure = zones.first <= index <= zones.last
    return Finding(block.start, block.end, Label.BODY, RULE_BODY, 100 if sure else 50, kind)


def kind_of(index: int, blocks: Sequence[Block]) -> str:
    """The kind of a body block: paragraph, subhead, list or table."""
    text = blocks[index].text
    if _LIST.match(text):
        return "list"
    if text.count("|") >= 2 or "   " in text:
        return "table"
    if len(text) <= SUBHEAD and is_headline_shaped(text) and index + 1 < len(blocks):
        return "subhead" if is_prose(blocks[index + 1].text) else "paragraph"
    return "paragraph"


def _mixed(block: Block, parts: Sequence[Claim], role: str | None) -> Iterator[Finding]:
    at = 0
    for claim in parts:
        yield from _rest(block, at, claim.start, role)
        yield from findings_of(block, claim)
        at = claim.end
    yield from _rest(block, at, len(block.text), role)


def _rest(block: Block, start: int, end: int, role: str | None) -> Iterator[Finding]:
    """The stretch of a block between claims, without the white space at its ends: body, or
    headline where the block has that role."""
    inner = block.text[start:end]
    stripped = inner.strip(LAYOUT)
    if stripped:
        start += inner.index(stripped)
        end = start + len(stripped)
        span = block.source(start), block.source_end(end)
        if role is None:
            yield Finding(*span, Label.BODY, RULE_BODY, 100, "paragraph")
        else:
            yield Finding(*span, Label.HEADLINE, RULE_HEADLINE, 80, role)
