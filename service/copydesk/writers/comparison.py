"""Two canonical documents beside each other, in JSON: how they relate, and what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.model.story import Printed
from copydesk.stories.compare import COPIES, Passage, Text, compare
from copydesk.stories.fingerprint import content_id
from copydesk.stories.follow import with_dates
from copydesk.stories.peers import Side as Letter
from copydesk.stories.peers import loss_of

DIGITS = 4
"""Decimal places of a coverage: a word of ten thousand."""


def paragraphs_of(document: dict[str, Any]) -> list[str]:
    """The paragraphs of a document's body, as printed."""
    value = "\n\n".join(body["value"] for body in document["bodies"])
    return [paragraph for paragraph in value.split("\n\n") if paragraph]


class Side(NamedTuple):
    """One text of a comparison, with what is told of it."""

    uri: str
    paragraphs: list[str]
    publisher: str = ""
    headline: str = ""
    date: str = ""


def comparison(this: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """How a canonical document relates to another one, with every paragraph of both."""
    return _comparison(*(_side_of(document) for document in (this, other)))


def printed_comparison(this: Printed, other: Printed) -> dict[str, Any]:
    """The same of copies that are remembered."""
    return _comparison(*(_side_of_printed(copy) for copy in (this, other)))


def _side_of(document: dict[str, Any]) -> Side:
    return Side(
        document["uri"],
        paragraphs_of(document),
        document.get("publisher", {}).get("name", ""),
        _headline(document),
        document.get("datePublished", ""),
    )


def _side_of_printed(copy: Printed) -> Side:
    return Side(copy.uri, copy.paragraphs, copy.publisher, _headline(copy.facts), copy.date)


def _headline(properties: Mapping[str, Any]) -> str:
    headlines = properties.get("headlines")
    return str(headlines[0]["value"]) if headlines else ""


def _comparison(this: Side, other: Side) -> dict[str, Any]:
    texts = Text.of(this.paragraphs), Text.of(other.paragraphs)
    found = compare(*texts)
    relation = with_dates(found.verdict.relation, this.date, other.date)
    value: dict[str, Any] = {
        "same": relation in COPIES,
        "relation": relation,
        "coverageOfThis": round(found.verdict.of_this.share, DIGITS),
        "coverageOfOther": round(found.verdict.of_other.share, DIGITS),
        "differs": found.differs(),
        "a": _told(this, texts[0]),
        "b": _told(other, texts[1]),
    }
    if found.verdict.same:
        value["lost"] = {
            "a": lost(found.passages, "a", this.paragraphs, other.paragraphs),
            "b": lost(found.passages, "b", other.paragraphs, this.paragraphs),
        }
    value["alignment"] = [passage(one) for one in found.passages]
    return value


def _told(side: Side, text: Text) -> dict[str, Any]:
    known = {"publisher": side.publisher, "headline": side.headline, "datePublished": side.date}
    value: dict[str, Any] = {"uri": side.uri, "contentId": content_id(text.words)}
    value |= {name: told for name, told in known.items() if told}
    return value | {"paragraphs": len(side.paragraphs), "words": len(text.words)}


def lost(
    passages: Sequence[Passage], side: Letter, mine: Sequence[str], theirs: Sequence[str]
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
