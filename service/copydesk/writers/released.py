"""What of a document may leave the house, in every form but the canonical one."""

from __future__ import annotations

import re
from typing import Any

CANCELED, WITHHELD = "canceled", "withheld"

_TOMBSTONE = frozenset(
    "uri type representationType profile pubStatus language standard version firstCreated "
    "versionCreated altIds isBasedOn sourceOrganization distributor provider publisher "
    "infoSources evidence warnings provenance".split()
)
"""What is left of an item that was killed: that it is that item, and whose it was."""

_INTERNAL = re.compile(
    r"\b(?:not (?:intended )?for (?:publication|print|broadcast|release|use on air)"
    r"|(?:notes?|advisory|attention|attn:?) (?:to |for )?(?:the )?editors"
    r"|for (?:editors|editorial use|internal use) only|editors only"
    r"|nicht zur (?:veröffentlichung|publikation)|nur für die redaktion"
    r"|ne (?:pas publier|(?:sont|est) pas destinée?s? à (?:la )?publication)"
    r"|non destinée?s? à (?:la )?publication|à l.attention des rédactions"
    r"|no (?:es|están?|para)(?: destinad[ao]s?)?(?: a| para)?(?: su| la)? ?publicaci[óo]n"
    r"|não (?:é |são )?para publicação|non (?:è |sono )?per la pubblicazione"
    r"|niet (?:bestemd )?voor publicatie)",
    re.IGNORECASE,
)
"""Words of a note that is for the desk that receives it, and for no reader."""


def released(document: dict[str, Any]) -> dict[str, Any]:
    """A canonical document as the forms for others may carry it.

    Of an item that was killed there is no headline, no text and nobody's name. Contacts, and
    notes that say that they are not for print, stay in the canonical form alone.
    """
    if document.get("pubStatus") == CANCELED:
        return {key: value for key, value in document.items() if key in _TOMBSTONE} | {"bodies": []}
    kept = dict(document)
    _keep(kept, "notes", [note for note in document.get("notes", ()) if _is_public(note)])
    _keep(kept, "contributors", [one for one in document.get("contributors", ()) if _is_named(one)])
    for key in ("edNote", "correction"):
        if key in kept and _INTERNAL.search(_text(kept[key])):
            del kept[key]
    return kept


def standing(document: dict[str, Any]) -> str:
    """The line that must stand above the text where the form has no other place for the status;
    "" for copy that may be used.

    >>> standing({"pubStatus": "withheld", "embargoedUntil": "2026-01-07T06:00:00Z"})
    'EMBARGOED until 2026-01-07T06:00:00Z: not to be used before.'
    """
    if document.get("pubStatus", "usable") == "usable" and "embargoedUntil" not in document:
        return ""
    if document.get("pubStatus") == CANCELED:
        return "CANCELED: not to be used."
    if until := document.get("embargoedUntil"):
        return f"EMBARGOED until {until}: not to be used before."
    return "WITHHELD: not to be used until it is released."


def _keep(document: dict[str, Any], key: str, values: list[dict[str, Any]]) -> None:
    if values:
        document[key] = values
    else:
        document.pop(key, None)


def _is_public(note: dict[str, Any]) -> bool:
    return str(note["kind"]) != "contact" and not _INTERNAL.search(note["text"])


def _is_named(contributor: dict[str, Any]) -> bool:
    return str(contributor["role"]) != "contact"


def _text(value: Any) -> str:
    return str(value.get("text", "")) if isinstance(value, dict) else str(value)
