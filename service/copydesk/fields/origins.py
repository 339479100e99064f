"""Who wrote it, who distributed it, who printed it: three parties, never merged."""

from __future__ import annotations

from typing import Any

from copydesk.fields.draft import CPPROLE, Draft, Speaker
from copydesk.fields.rights import notices_of
from copydesk.model.article import Byline, Dateline
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


def _origin(draft: Draft) -> tuple[str, tuple[int, ...]] | None:
    for index, finding, _ in draft.found(Label.BYLINE):
        facts = finding.facts
        if isinstance(facts, Byline) and facts.organisations:
            return facts.organisations[0], (index,)
    for index, finding, _ in draft.found(Label.DATELINE):
        facts = finding.facts
        if isinstance(facts, Dateline) and facts.sources:
            party = draft.parties.tagged(facts.sources[-1])
            return (party.name if party else facts.sources[-1]), (index,)
    for index, finding, _ in draft.found(Label.META):
        agency = finding.values.get("agency")
        if isinstance(agency, str):
            party = draft.parties.tagged(agency) or draft.parties.named(agency)
            return (party.name if party else agency), (index,)
    return None


def _distributor(draft: Draft) -> tuple[str, tuple[int, ...]] | None:
    for segments, notice in notices_of(draft):
        if notice.distributor:
            return notice.distributor, segments
    for index, finding, _ in draft.found(Label.BYLINE):
        facts = finding.facts
        if isinstance(facts, Byline) and facts.tag:
            party = draft.parties.tagged(facts.tag)
            if party is not None and party.kind in ("syndicate", "distributor", "wire-service"):
                return party.name, (index,)
    return None


def _publisher(draft: Draft, speakers: tuple[Speaker, ...]) -> str:
    hint = draft.document.hints.publisher
    if hint:
        draft.prove("/publisher", why="envelope", confidence=100)
        return hint
    for index, finding, _ in draft.found(Label.META):
        if isinstance(publisher := finding.values.get("publisher"), str):
            draft.prove("/publisher", (index,))
            return publisher
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
