"""Who wrote it, who distributed it, who printed it: three parties, never merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copydesk.fields.draft import CPPROLE, Draft, Speaker
from copydesk.fields.rights import notices_of
from copydesk.model.article import Byline, Dateline, Notice
from copydesk.model.label import Label


def describe_parties(draft: Draft, speakers: tuple[Speaker, ...]) -> None:
    """Who wrote it, who distributed it, who printed it: three parties, never merged."""
    sources: list[dict[str, Any]] = []
    if origin := _origin(draft):
        name, segments = origin
        draft.properties["sourceOrganization"] = _party(draft, name)
        draft.prove("/sourceOrganization", segments)
        sources.append({"name": name, "role": CPPROLE + "origcont"})
    if distributed := _distributor(draft):
        name, segments = distributed
        draft.properties["distributor"] = _party(draft, name)
        draft.prove("/distributor", segments)
        sources.append({"name": name, "role": CPPROLE + "distributor"})
    if publisher := _publisher(draft, speakers):
        draft.properties["publisher"] = _party(draft, publisher)
        sources.append({"name": publisher, "role": "publisher"})
    if sources:
        draft.properties["infoSources"] = sources


def _party(draft: Draft, name: str) -> dict[str, Any]:
    party = draft.parties.named(name)
    value = {"name": name}
    if party is not None and party.uri:
        value["uri"] = party.uri
    return value


Named = tuple[str, tuple[int, ...]]
"""A party's name, and the segments that print it."""

CARRIERS = frozenset({"syndicate", "distributor", "release-wire"})
"""Kinds of party that pass copy on and do not write it."""


def _origin(draft: Draft) -> Named | None:
    """The newsroom that wrote it: byline, dateline, tail tag, first publication, issuer."""
    for index, finding, _ in draft.found(Label.BYLINE):
        facts = finding.facts
        if isinstance(facts, Byline) and facts.organisations:
            return facts.organisations[0], (index,)
    for index, tag in _tags(draft):
        party = draft.parties.tagged(tag) or draft.parties.named(tag)
        if party is None or party.kind not in CARRIERS:
            return (party.name if party else tag), (index,)
    for segments, notice in notices_of(draft):
        if notice.publisher and not _is_this_copy(notice):
            return notice.publisher, segments
    for index, finding, _ in draft.found(Label.NOTE):
        if isinstance(issuer := finding.values.get("organisation"), str):
            return issuer, (index,)
    return None


def _tags(draft: Draft) -> Iterator[tuple[int, str]]:
    """(segment, tag) of the agencies that sign the copy: in the dateline, below the story."""
    for index, finding, _ in draft.found(Label.DATELINE):
        facts = finding.facts
        if isinstance(facts, Dateline):
            yield from ((index, source) for source in reversed(facts.sources))
    for index, finding, _ in draft.found(Label.META):
        if isinstance(agency := finding.values.get("agency"), str):
            yield index, agency


def _distributor(draft: Draft) -> Named | None:
    for segments, notice in notices_of(draft):
        if notice.distributor:
            return notice.distributor, segments
    for index, finding, _ in draft.found(Label.BYLINE):
        facts = finding.facts
        if isinstance(facts, Byline) and facts.tag and (named := _carrier(draft, facts.tag)):
            return named, (index,)
    for index, tag in _tags(draft):
        if named := _carrier(draft, tag):
            return named, (index,)
    return None


def _carrier(draft: Draft, tag: str) -> str:
    party = draft.parties.tagged(tag)
    return party.name if party is not None and party.kind in CARRIERS else ""


def _is_this_copy(notice: Notice) -> bool:
    """A feed's footer names the site that it was taken from: "The post … appeared first on …"."""
    return bool(notice.headline) and notice.text.lower().startswith("the post")


def _publisher(draft: Draft, speakers: tuple[Speaker, ...]) -> str:
    hint = draft.document.hints.publisher
    if hint:
        draft.prove("/publisher", why="envelope", confidence=100)
        return hint
    for index, finding, _ in draft.found(Label.META):
        if isinstance(publisher := finding.values.get("publisher"), str):
            draft.prove("/publisher", (index,))
            return publisher
    for segments, notice in notices_of(draft):
        if notice.publisher and _is_this_copy(notice):
            draft.prove("/publisher", segments)
            return notice.publisher
    for speaker in speakers:
        if speaker.role != "publisher" or speaker.why == "regex":
            continue  # furniture that does not print the name proves a house style, not a name
        if speaker.why == "url":
            draft.prove("/publisher", why="envelope", note="the host of the address")
        else:
            printed = _printing(draft, speaker.name)
            note = "its name stands in the page's furniture"
            draft.prove("/publisher", printed, why="inferred", confidence=80, note=note)
        return speaker.name
    return ""


def _printing(draft: Draft, name: str) -> tuple[int, ...]:
    """The segments that are nothing but a name."""
    text, size = draft.ledger.text, len(name)
    return tuple(
        index
        for index, entry in enumerate(draft.ledger.entries)
        if entry.end - entry.start == size and text.startswith(name, entry.start)
    )
