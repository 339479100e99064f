"""ninjs 1, 2 and 3: one document, or several in an array; older names become those of 3.1.

Where each fact goes is in docs/reference/formats.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.model.document import Omission
from copydesk.readers.prose import set_text
from copydesk.readers.sheet import Sheet
from copydesk.readers.terms import (
    NOT_TEXT,
    bury,
    instant,
    state_alt,
    state_id,
    state_language,
    state_moment,
    state_published,
    state_status,
    state_urgency,
    unique,
)

MEDIA_TYPES: tuple[str, ...] = (
    "application/vnd.iptc.ninjs+json",
    "application/ninjs+json",
    "application/x-ninjs-1+json",
    "application/x-ninjs-2+json",
    "application/x-ninjs-3+json",
)

_NAMES = {
    name.lower(): name
    for name in "firstCreated versionCreated contentCreated embargoedUntil pubStatus "
    "copyrightHolder copyrightNotice usageTerms edNote representationType infoSources rightsInfo "
    "digitalSourceType eventDetails plannedCoverage altIds trustIndicators contentType charCount "
    "wordCount contactInfo symbolType sizeInBytes geoJSON".split()
} | {
    "byline": "by",
    "embargoed": "embargoedUntil",
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "subject": "subjects",
    "event": "events",
    "object": "objects",
    "genre": "genres",
    "infosource": "infoSources",
}
"""Names of 1.x and 2.x, in small letters, and what 3.1 calls them."""

_VERSIONED = re.compile(r"(body|headline|description)_(\w+)")
"""Names of 1.x with the role behind them: `body_xhtml`."""
_PLURALS = {"body": "bodies", "headline": "headlines", "description": "descriptions"}
_TERMS = ("subjects", "genres", "people", "organisations", "places", "events", "objects")
_WHOLE = ("eventDetails", "plannedCoverage", "rightsInfo", "trustIndicators", "digitalSourceType")
_SIGNS = frozenset(
    "type headline headlines bodies versioncreated pubstatus body_text body_html body_xhtml "
    "descriptions description_text firstcreated located slugline title eventdetails "
    "renditions associations subjects".split()
)


def sniff(root: Any) -> bool:
    """Whether a value is a ninjs document, or an array of them."""
    if isinstance(root, list):
        return bool(root) and any(sniff(one) for one in root if isinstance(one, dict))
    if not isinstance(root, dict):
        return False
    signs = len({key.lower() for key in root} & _SIGNS)
    return signs >= (1 if isinstance(root.get("uri"), str) else 4)


def items(root: Any) -> list[Any]:
    """The documents, in order."""
    return root if isinstance(root, list) else [root]


def read(item: Any, sheet: Sheet) -> None:
    """Sets one document on a sheet."""
    if not isinstance(item, dict):
        sheet.warn("item.malformed", "the item is no object")
        return
    value = modern(item, sheet)
    _set_body(value, sheet)
    _set_headlines(value, sheet)
    _state_meta(value, sheet)
    _state_text(value, sheet)
    _state_terms(value, sheet)
    kind = _string(value, "type")
    if kind in NOT_TEXT:
        sheet.state("type", kind, "ninjs type")
        if not any(line.path.startswith("/bodies") for line in sheet.lines):
            sheet.warn("item.not-text", f"a {kind}: what is known of it, and no text")
    state_published(sheet)
    embargo = value.get("embargoedUntil")
    state_status(
        sheet,
        _string(value, "pubStatus"),
        "ninjs pubStatus",
        embargo=instant(embargo) if isinstance(embargo, str) and embargo else None,
        names=_string(value, "uri") or _string(value, "guid"),
    )
    bury(sheet)


# --- Older versions ---


def modern(item: Mapping[str, Any], sheet: Sheet) -> dict[str, Any]:
    """A document with the names and shapes of ninjs 3.1; contacts are left out."""
    value: dict[str, Any] = {}
    for key, said in item.items():
        name = _NAMES.get(key.lower(), key)
        if name == "contactInfo":
            sheet.omissions.append(Omission("ninjs contactInfo", "contact", len(str(said))))
        elif match := _VERSIONED.fullmatch(key.lower()):
            worded = {"role": match[2], "contentType": _content_type(match[2]), "value": said}
            value.setdefault(_PLURALS[match[1]], []).append(worded)
        elif key.lower() in ("headline", "body", "description") and isinstance(said, str):
            value.setdefault(_PLURALS[key.lower()], []).insert(0, {"role": "main", "value": said})
        else:
            value[name] = _modern_part(name, said, sheet)
    return value


def _modern_part(name: str, said: Any, sheet: Sheet) -> Any:
    if name == "associations":
        named = said.items() if isinstance(said, dict) else enumerate(_list(said))
        return [
            {"name": str(key) if isinstance(key, str) else f"association{key + 1}"}
            | {k: v for k, v in modern(one, sheet).items() if k != "edNote"}
            for key, one in named
            if isinstance(one, dict)
        ]
    if name == "renditions" and isinstance(said, dict):
        return [{"name": key} | modern(one, sheet) for key, one in said.items()
                if isinstance(one, dict)]  # fmt: skip
    if name in _TERMS and isinstance(said, dict):
        return [_term(modern(said, sheet))]
    if isinstance(said, list):
        inner = [modern(one, sheet) if isinstance(one, dict) else one for one in said]
        return [_term(one) if isinstance(one, dict) else one for one in inner] \
            if name in (*_TERMS, "infoSources") else inner  # fmt: skip
    return modern(said, sheet) if isinstance(said, dict) and name not in _WHOLE else said


def _term(term: dict[str, Any]) -> dict[str, Any]:
    """A term with its address: of 1.x the scheme and the code behind each other."""
    scheme, code = term.pop("scheme", None), term.pop("code", None)
    if isinstance(code, str):
        term.setdefault("literal", code)
        if isinstance(scheme, str) and scheme.startswith("http"):
            term.setdefault("uri", f"{scheme}{code}" if scheme[-1] in "/#=" else f"{scheme}/{code}")
    return term


def _content_type(role: str) -> str:
    return {"xhtml": "application/xhtml+xml", "html": "text/html", "nitf": "application/nitf+xml"} \
        .get(role, "text/plain")  # fmt: skip


# --- The text ---


def _set_body(value: Mapping[str, Any], sheet: Sheet) -> None:
    """Sets the body that says most of its shape: marked up before plain."""
    bodies = [one for one in _objects(value.get("bodies")) if _string(one, "value").strip()]
    if bodies:
        best = max(bodies, key=_marked_up)
        set_text(sheet, _string(best, "value"), "/bodies", "ninjs", body=True)


def _marked_up(body: Mapping[str, Any]) -> int:
    said = f"{_string(body, 'contentType')} {_string(body, 'role')}".lower()
    return 2 if "html" in said or "nitf" in said else 1 if "text" in said or "main" in said else 0


def _set_headlines(value: Mapping[str, Any], sheet: Sheet) -> None:
    at, seen = 0, set[str]()
    for one in _objects(value.get("headlines")):
        text, role = _string(one, "value"), _string(one, "role").lower()
        if not text.strip() or text.casefold() in seen:
            continue
        kind = "kicker" if "kicker" in role else "sub" if "sub" in role or seen else "main"
        seen.add(text.casefold())
        at = sheet.head(text, "/headlines", "ninjs/headline", at=at, kind=kind)


# --- What stands beside it ---


def _state_meta(value: Mapping[str, Any], sheet: Sheet) -> None:
    state_id(sheet, _string(value, "uri"), "ninjs uri", "ninjs:uri")
    state_id(sheet, _string(value, "guid"), "ninjs guid", "ninjs:guid")
    sheet.state("version", str(value.get("version") or ""), "ninjs version")
    for name in ("versionCreated", "firstCreated", "contentCreated", "expires"):
        state_moment(sheet, name, _string(value, name), f"ninjs {name}")
    urgency = value.get("urgency")
    state_urgency(sheet, str(urgency) if isinstance(urgency, int | str) else "", "ninjs urgency")
    state_language(sheet, _string(value, "language"), "ninjs language")
    for name in ("copyrightNotice", "copyrightHolder", "usageTerms", "edNote", "slugline",
                 "title", "located"):  # fmt: skip
        sheet.state(name, _string(value, name).strip(), f"ninjs {name}")
    if _string(value, "representationType").lower() in ("incomplete", "partial"):
        sheet.state("representationType", "partial", "ninjs representationType")
    for known in _objects(value.get("altIds")):
        role = _string(known, "role") or "ninjs:altId"
        state_alt(sheet, _string(known, "value"), "ninjs altIds", role)
    for name in _WHOLE:
        sheet.state(name, value.get(name), f"ninjs {name}")
    renditions = [one for one in _objects(value.get("renditions")) if one.get("name")]
    sheet.state("renditions", [_kept(one, _RENDITION) for one in renditions], "ninjs renditions")
    sheet.state("associations", value.get("associations"), "ninjs associations")


def _state_text(value: Mapping[str, Any], sheet: Sheet) -> None:
    by = _string(value, "by").strip()
    sheet.state("by", by, "ninjs by")
    creators = [_string(p, "name") for p in _objects(value.get("people"))
                if _string(p, "rel") == "creator"]  # fmt: skip
    if not by:
        sheet.state("bylines", unique(creators), "ninjs people", 50)
    found = []
    for one in _objects(value.get("descriptions")):
        text, role = _string(one, "value").strip(), _string(one, "role")
        if "credit" in role:
            sheet.state("creditText", text, "ninjs descriptions")
        elif text:
            kind = _string(one, "contentType") or "text/plain"
            found.append({"role": role or "summary", "contentType": kind, "value": text})
    sheet.state("descriptions", found, "ninjs descriptions")
    for source in _objects(value.get("infoSources")):
        _state_source(source, sheet)


def _state_source(source: Mapping[str, Any], sheet: Sheet) -> None:
    role, name = _string(source, "role") or _string(source, "rel"), _string(source, "name")
    last = role.rpartition("/")[2].rpartition(":")[2].lower()
    key = {"distributor": "distributor", "publisher": "publisher", "provider": "provider"}
    if name:
        sheet.state(key.get(last, "sourceOrganization"), {"name": name}, "ninjs infoSources")


_TERM = ("id", "name", "rel", "uri", "literal", "creator", "relevance", "confidence", "symbols",
         "geoJSON")  # fmt: skip
_RENDITION = ("name", "href", "contentType", "title", "width", "height", "sizeInBytes", "duration",
              "format")  # fmt: skip


def _state_terms(value: Mapping[str, Any], sheet: Sheet) -> None:
    for name in _TERMS:
        terms = [_kept(one, _TERM) for one in _objects(value.get(name))]
        sheet.state(name, [term for term in terms if term], f"ninjs {name}")
    tags = [one for one in _list(value.get("keywords")) if isinstance(one, str)]
    sheet.state("keywords", unique(tags), "ninjs keywords")


def _kept(value: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value[name] for name in names if value.get(name) not in (None, "", [], {})}


def _string(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a list; one alone counts as a list of it."""
    for one in [value] if isinstance(value, dict) else _list(value):
        if isinstance(one, dict):
            yield one
