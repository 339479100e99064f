"""Two canonical documents beside each other, in JSON: how they relate, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from copydesk.stories.canonical import words_of
from copydesk.stories.compare import COPIES, Passage, compare
from copydesk.stories.fingerprint import content_id
from copydesk.stories.follow import with_dates
from copydesk.stories.peers import Side, loss_of

DIGITS = 4
"""Decimal places of a coverage: a word of ten thousand."""


def paragraphs_of(document: dict[str, Any]) -> list[str]:
    """The paragraphs of a document's body, as printed."""
    value = "\n\n".join(body["value"] for body in document["bodies"])
    return [paragraph for paragraph in value.split("\n\n") if paragraph]


def comparison(this: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """How a canonical document relates to another one, with every paragraph of both."""
    mine, theirs = paragraphs_of(this), paragraphs_of(other)
    found = compare(mine, theirs)
    dates = [one.get("datePublished", "") for one in (this, other)]
    relation = with_dates(found.verdict.relation, *dates)
    value: dict[str, Any] = {
        "same": relation in COPIES,
        "relation": relation,
        "coverageOfThis": round(found.verdict.of_this.share, DIGITS),
        "coverageOfOther": round(found.verdict.of_other.share, DIGITS),
        "differs": found.differs(),
        "a": _side(this, mine),
        "b": _side(other, theirs),
    }
    if found.verdict.same:
        value["lost"] = {
            "a": lost(found.passages, "a", mine, theirs),
            "b": lost(found.passages, "b", theirs, mine),
        }
    value["alignment"] = [passage(one) for one in found.passages]
    return value


def lost(
    passages: Sequence[Passage], side: Side, mine: Sequence[str], theirs: Sequence[str]
) -> dict[str, Any]:
    """What the copy of one side lost and what only it has, with the paragraphs."""
    loss = loss_of(passages, side)
    value = {
        place: [{"at": at, "text": theirs[at]} for at in getattr(loss, place)]
        for place in ("head", "middle", "tail")
    }
    return value | {"suspects": [{"at": at, "text": mine[at]} for at in loss.suspects]}


def passage(one: Passage) -> dict[str, Any]:
    """Paragraphs beside each other, with the edits between them."""
    value: dict[str, Any] = {"status": one.status}
    if one.a:
        value["a"] = {"paragraphs": one.a, "text": one.text_a}
    if one.b:
        value["b"] = {"paragraphs": one.b, "text": one.text_b}
    if one.edits:
        value["edits"] = [
            {
                "type": edit.kind,
                "a": one.text_a[slice(*edit.a)],
                "b": one.text_b[slice(*edit.b)],
                "spanA": edit.a,
                "spanB": edit.b,
            }
            for edit in one.edits
        ]
    return value


def _side(document: dict[str, Any], paragraphs: list[str]) -> dict[str, Any]:
    words = words_of("\n".join(paragraphs))
    value: dict[str, Any] = {"uri": document["uri"], "contentId": content_id(words)}
    if "publisher" in document:
        value["publisher"] = document["publisher"]["name"]
    if document.get("headlines"):
        value["headline"] = document["headlines"][0]["value"]
    if "datePublished" in document:
        value["datePublished"] = document["datePublished"]
    return value | {"paragraphs": len(paragraphs), "words": len(words)}
