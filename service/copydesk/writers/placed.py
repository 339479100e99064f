"""A copy's story in JSON: what is added to an answer, and what is shown of a story alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from copydesk.model.story import Printed, Roll
from copydesk.stories.compare import Text, Verdict, judge
from copydesk.stories.index import Kin, Placing, Sibling
from copydesk.stories.peers import Loss, loss_of
from copydesk.writers.comparison import DIGITS

FACTS = (
    "headlines", "by", "bylines", "dateline", "located", "copyrightNotice", "copyrightHolder",
    "copyrightYear", "copyrights", "usageTerms",
)  # fmt: skip
"""What a copy is remembered to have printed, for a sibling that lacks it."""

TOGETHER = (
    ("headlines",),
    ("by", "bylines"),
    ("dateline", "located"),
    ("copyrightNotice", "copyrightHolder", "copyrightYear", "copyrights", "usageTerms"),
)
"""Facts that are one statement: a sibling's are taken whole, and where none of them is there."""


def story_of(placing: Placing, text: Text, scope: str) -> dict[str, Any]:
    """What an answer says of the article's story."""
    roll = placing.roll
    value: dict[str, Any] = {
        "id": roll.id,
        "status": placing.status,
        "scope": scope,
        "contentId": placing.copy.content_id,
        "copy": placing.copy.key,
        "aliases": roll.aliases,
        "firstSeen": _time(roll.first),
        "copiesTotal": roll.total,
        "copies": [_sibling(one) for one in placing.siblings],
        "related": [_kin(one) for one in placing.related],
    }
    return value | _evidence(placing.siblings, text)


def roll_of(roll: Roll, copies: Iterable[Printed | None], asked: str, scope: str) -> dict[str, Any]:
    """What is known of a story; `asked` is the id it was asked for by."""
    value: dict[str, Any] = {"id": roll.id}
    if asked != roll.id:
        value["mergedInto"] = roll.id
    return value | {
        "scope": scope,
        "aliases": roll.aliases,
        "firstSeen": _time(roll.first),
        "copiesTotal": roll.total,
        "copies": [_copy(one) for one in copies if one is not None],
    }


def family_of(copies: Sequence[Printed]) -> dict[str, Any]:
    """A story with its copies, each with its relation to the first."""
    first, *others = copies
    value: dict[str, Any] = {"id": first.story}
    value |= {name: told for name, told in _copy(first).items() if name == "headline"}
    full = Text.of(first.paragraphs)
    shown = [_copy(first)]
    for copy in others:
        verdict = judge(Text.of(copy.paragraphs), full)
        shown.append(_copy(copy) | {"relation": verdict.relation, **_shares(verdict)})
    return value | {"copies": shown}


def filled(document: dict[str, Any], siblings: Sequence[Sibling]) -> dict[str, Any]:
    """The document with what it lacks and a sibling prints, each marked `peer` with its uri.

    The sibling seen first that has a fact gives it. The body is nobody's to fill.
    """
    added: dict[str, Any] = {}
    evidence: list[dict[str, Any]] = []
    for facts in TOGETHER:
        if any(name in document for name in facts):
            continue
        for sibling in sorted(siblings, key=lambda one: one.copy.seen):
            found = {name: sibling.copy.facts[name] for name in facts if name in sibling.copy.facts}
            if found:
                added |= found
                evidence += [
                    {"property": f"/{name}", "why": "peer", "note": sibling.copy.uri}
                    for name in found
                ]
                break
    return {**document, **added, "evidence": [*document.get("evidence", []), *evidence]}


def facts_in(document: dict[str, Any]) -> dict[str, Any]:
    """What the document prints that a sibling may lack."""
    return {name: document[name] for name in FACTS if document.get(name)}


# --- Parts --------------------------------------------------------------------------------------


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _copy(copy: Printed) -> dict[str, Any]:
    value: dict[str, Any] = {"copy": copy.key, "uri": copy.uri, "contentId": copy.content_id}
    if copy.publisher:
        value["publisher"] = copy.publisher
    if headlines := copy.facts.get("headlines"):
        value["headline"] = headlines[0]["value"]
    if copy.date:
        value["datePublished"] = copy.date
    return value | {"firstSeen": _time(copy.seen)}


def _sibling(sibling: Sibling) -> dict[str, Any]:
    verdict = sibling.comparison.verdict
    value: dict[str, Any] = {"copy": sibling.copy.key, "uri": sibling.copy.uri}
    if sibling.copy.publisher:
        value["publisher"] = sibling.copy.publisher
    return value | {
        "relation": verdict.relation,
        **_shares(verdict),
        "differs": sibling.comparison.differs(),
    }


def _kin(kin: Kin) -> dict[str, Any]:
    return {
        "story": kin.story,
        "uri": kin.copy.uri,
        "relation": kin.relation,
        **_shares(kin.verdict),
    }


def _shares(verdict: Verdict) -> dict[str, float]:
    return {
        "coverageOfThis": round(verdict.of_this.share, DIGITS),
        "coverageOfOther": round(verdict.of_other.share, DIGITS),
    }


def _evidence(siblings: Sequence[Sibling], text: Text) -> dict[str, Any]:
    """What siblings tell of this copy: the paragraphs it lost, by the one that shows most, and
    those of its own that no sibling has. One that is itself a part of this copy tells nothing."""
    peers = [
        (one, loss_of(one.comparison.passages, "a"))
        for one in siblings
        if one.comparison.verdict.same and one.comparison.verdict.relation != "expanded"
    ]
    value: dict[str, Any] = {}
    if not peers:
        return value
    fullest, loss = max(peers, key=lambda peer: sum(map(len, peer[1][:3])))
    if any(loss[:3]):
        value["lost"] = {"uri": fullest.copy.uri, **_lost(loss, fullest.copy.paragraphs)}
    alone = set.intersection(*(set(one.suspects) for _, one in peers))
    if alone:
        value["suspects"] = [{"at": at, "text": text.paragraphs[at]} for at in sorted(alone)]
    return value


def _lost(loss: Loss, theirs: Sequence[str]) -> dict[str, Any]:
    return {
        place: [{"at": at, "text": theirs[at]} for at in getattr(loss, place)]
        for place in ("head", "middle", "tail")
        if getattr(loss, place)
    }
