"""What the format states beside the text: taken where the text is silent, held against it where
it speaks."""

from __future__ import annotations

from typing import Any

from copydesk.fields.draft import CPPROLE, Draft
from copydesk.fields.pages import AUTHORS, DATED
from copydesk.fields.stated import expanded
from copydesk.model.text import fold

SOURCES = {
    "sourceOrganization": CPPROLE + "origcont",
    "distributor": CPPROLE + "distributor",
    "publisher": "publisher",
}
"""Roles of the parties among `infoSources`."""

ASSUMED = frozenset({"uri", "type", "pubStatus", "profile", "representationType", "language"})
"""Properties that a text never prints: what we assume of them gives way to the envelope."""


def describe_envelope(draft: Draft) -> None:
    """Adds what the envelope states of properties that the text does not print.

    Where the text prints the same, both are recorded; where it differs, the text is believed and
    a warning says so. Of several facts about one property the first counts.
    """
    told: set[str] = set()
    for name, value, origin, confidence in expanded(draft.document.facts, draft):
        if name in told or name in (AUTHORS, DATED):
            continue
        told.add(name)
        properties = draft.properties
        if name == "copyrights" and name in properties:
            _add_notices(draft, value, origin, confidence)
            continue
        if name not in properties or name in ASSUMED:
            properties[name] = value
            draft.forget(f"/{name}")
        elif not (_agree(properties[name], value) or _same_party(draft, properties[name], value)):
            draft.warn("envelope.differs", f"{name} in the text is not that of {origin}")
            continue
        draft.prove(f"/{name}", why="envelope", confidence=confidence, note=origin)
    if told & SOURCES.keys():
        _name_sources(draft)


def _add_notices(draft: Draft, value: Any, origin: str, confidence: int) -> None:
    """Every notice counts: those of the envelope stand behind the printed ones."""
    notices = draft.properties["copyrights"]
    for item in value:
        if any(_agree(item["text"], printed["text"]) for printed in notices):
            continue
        draft.prove(
            f"/copyrights/{len(notices)}", why="envelope", confidence=confidence, note=origin
        )
        notices.append(item)


def _name_sources(draft: Draft) -> None:
    """The parties the ninjs way, those of the envelope among them."""
    listed = list(draft.properties.get("infoSources", ()))
    for name, role in SOURCES.items():
        party = draft.properties.get(name)
        if party and all(source.get("role") != role for source in listed):
            listed.append({"name": party["name"], "role": role})
    if listed:
        draft.properties["infoSources"] = listed


def _agree(printed: Any, stated: Any) -> bool:
    """Whether two values say the same, house style and detail apart: a date agrees with a time
    on it, an object with one that says more."""
    if isinstance(printed, str) and isinstance(stated, str):
        short, long_ = sorted((_plain(printed), _plain(stated)), key=len)
        return short in long_
    if isinstance(printed, dict) and isinstance(stated, dict):
        return all(_agree(printed[key], stated[key]) for key in printed.keys() & stated.keys())
    if isinstance(printed, list) and isinstance(stated, list):
        return len(printed) == len(stated) and all(map(_agree, printed, stated))
    return bool(printed == stated)


def _same_party(draft: Draft, printed: Any, stated: Any) -> bool:
    """Whether two parties are one that goes by several names: an agency and its initials."""
    if not isinstance(printed, dict) or not isinstance(stated, dict):
        return False
    parties = draft.parties
    found = [parties.tagged(str(one.get("name", ""))) or parties.named(str(one.get("name", "")))
             for one in (printed, stated)]  # fmt: skip
    return found[0] is not None and found[0] is found[1]


def _plain(text: str) -> str:
    return " ".join(fold(text).casefold().split())
