"""What envelopes call a status, a moment, an id: their words in ours."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from urllib.parse import urljoin, urlsplit

from copydesk.readers.sheet import Sheet

_STATUSES = {
    "usable": "usable",
    "canceled": "canceled",
    "cancelled": "canceled",
    "cancel": "canceled",
    "kill": "canceled",
    "killed": "canceled",
    "withheld": "withheld",
    "embargoed": "embargoed",
}
_ISO = re.compile(
    r"(\d{4})-?(\d\d)(?:-?(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?"
    r"\s?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?"
)
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
          "GMT": 0, "UT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2}  # fmt: skip
_NAMED_ZONE = re.compile(r"\b([A-Z]{1,4})\s*$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>\"{}|\\^`]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")

CANCELED = "canceled"


def instant(text: str) -> str:
    """A moment as ISO 8601: a date, or a time on it with its zone; "" for what is neither.

    A time without a zone is no moment: only its date is given.

    >>> instant("20140829T135006Z"), instant("Tue, 03 Feb 2026 07:05:00 +0100")
    ('2014-08-29T13:50:06Z', '2026-02-03T07:05:00+01:00')
    >>> instant("2020-09-07T14:45:26"), instant("soon")
    ('2020-09-07', '')
    """
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        if day is None:
            return ""
        return _written(
            (int(year), int(month), int(day)),
            None if hour is None else (int(hour), int(minute), int(second or 0)),
            _offset(zone),
        )
    parsed = parsedate_tz(text)
    if parsed is None or not re.match(r"(?i)(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,?\s*\d", text):
        return ""
    offset = parsed[9]
    named = _NAMED_ZONE.search(text)
    minutes = (
        _ZONES[named[1]] * 60
        if named and named[1] in _ZONES
        else None
        if named or offset is None
        else offset // 60
    )
    year, month, day, hour, minute, second = parsed[:6]
    return _written((year, month, day), (hour, minute, second), minutes)


def _offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich, None where no zone is given."""
    if zone is None:
        return None
    if zone.upper() in _ZONES:
        return 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return -minutes if zone[0] == "-" else minutes


def _written(
    day: tuple[int, int, int], time: tuple[int, int, int] | None, offset: int | None
) -> str:
    try:
        if time is None or offset is None:
            return date(*day).isoformat()
        hour, minute, second = time
        zone = timezone(timedelta(minutes=offset))
        moment = datetime(*day, hour, minute, min(second, 59), tzinfo=zone)
    except (ValueError, OverflowError):
        return ""
    return moment.isoformat().replace("+00:00", "Z")


def state_moment(sheet: Sheet, name: str, text: str, origin: str) -> str:
    """States a moment; warns where it cannot be read, or where its zone is missing."""
    if not text.strip():
        return ""
    value = instant(text)
    if not value:
        sheet.warn("date.unreadable", f"{origin} is no date that can be read")
    elif len(value) == 10 and re.search(r"\d[T ]\d\d:?\d\d", text):
        sheet.warn("date.zone-missing", f"{origin} has a time without a zone: only its date counts")
    sheet.state(name, value, origin)
    return value


NOT_TEXT = frozenset("audio video picture graphic composite component event planning".split())
"""Types of items that come without a story."""


def state_published(sheet: Sheet) -> None:
    """When it was published, where an envelope only says when its versions were made."""
    first, this = sheet.states("firstCreated"), sheet.states("versionCreated")
    if sheet.states("datePublished") is None:
        sheet.state("datePublished", first or this, "versions of the envelope", 70)
    if first and this and first != this:
        sheet.state("dateModified", this, "versions of the envelope", 70)


def state_status(
    sheet: Sheet, said: str, origin: str, *, embargo: str | None = None, names: str = ""
) -> None:
    """States whether the article may be used: what is not plainly usable is not.

    `embargo` is the moment an embargo ends ("" where the envelope does not say when, None where
    there is none); `names` is the id that a cancellation names. A cancelled article loses its text,
    and has to be called for last.
    """
    word = said.rpartition(":")[2].rpartition("/")[2].strip().lower()
    status = _STATUSES.get(word) if word else "usable"
    if status is None:
        sheet.state("pubStatus", "withheld", origin)
        sheet.warn("status.unknown", f"{origin} {word[:40]!r} is not known: withheld")
    elif status == "canceled":
        _kill(sheet, origin, names)
        return
    elif status == "withheld":
        sheet.state("pubStatus", "withheld", origin)
        sheet.warn("status.withheld", f"{origin} says that it is not to be used now")
    elif status == "embargoed" or embargo is not None:
        sheet.state("pubStatus", "withheld", origin)
        until = f"until {embargo}" if embargo else "until further notice"
        sheet.warn("status.embargoed", f"embargoed {until}: not to be used before")
    elif word:
        sheet.state("pubStatus", "usable", origin)
    if embargo:
        sheet.state("embargoedUntil", embargo, origin)


def _kill(sheet: Sheet, origin: str, names: str) -> None:
    sheet.state("pubStatus", CANCELED, origin)
    sheet.warn("status.canceled", "cancelled by its sender: every copy is to be withdrawn")
    kill = {"type": "kill"}
    if names:
        kill["of"] = names
    else:
        sheet.warn("kill.without-id", "the cancellation names no item: it withdraws nothing")
    sheet.facts = [fact for fact in sheet.facts if fact.property != "correction"]
    sheet.state("correction", kill, origin)


_TOMBSTONE = frozenset(
    "uri altIds type pubStatus version versionCreated firstCreated datePublished dateModified "
    "correction provider distributor publisher language edNote urgency signals".split()
)
"""What stays of a cancelled article: which one it is, and who says so."""


def bury(sheet: Sheet) -> None:
    """Takes the text of a cancelled article away, and what its envelope says of the text."""
    if sheet.states("pubStatus") == CANCELED:
        sheet.clear("cancelled")
        sheet.facts = [fact for fact in sheet.facts if fact.property in _TOMBSTONE]


def state_id(sheet: Sheet, text: str, origin: str, role: str) -> str:
    """States the id of the item: as `uri` where it is one, else among `altIds`; returns it."""
    text = text.strip()
    if _SCHEME.fullmatch(text):
        sheet.state("uri", text, origin)
    elif text:
        state_alt(sheet, text, origin, role)
    return text


def state_alt(sheet: Sheet, text: str, origin: str, role: str) -> None:
    """States another id of the item; several are one fact."""
    text = text.strip()
    if not text:
        return
    for index, fact in enumerate(sheet.facts):
        if fact.property == "altIds":
            item = {"role": role, "value": text}
            if item not in fact.value:
                sheet.facts[index] = fact._replace(value=[*fact.value, item])
            return
    sheet.state("altIds", [{"role": role, "value": text}], origin)


def state_urgency(sheet: Sheet, text: str, origin: str) -> None:
    """States the urgency, 1 to 9."""
    if re.fullmatch(r"[1-9]", text.strip()):
        sheet.state("urgency", int(text), origin)


def state_language(sheet: Sheet, tag: str, origin: str) -> None:
    """States the language as a BCP 47 tag: `en_US` and `EN` become `en-US` and `en`."""
    if _TAG.fullmatch(tag) and tag.lower() not in ("und", "x-default", "zxx", "mul"):
        first, *rest = tag.replace("_", "-").split("-")
        sub = [part.upper() if len(part) == 2 else part for part in rest]
        sheet.state("language", "-".join([first.lower(), *sub]), origin)


def address(text: str, base: str = "") -> str:
    """An absolute address, resolved against a base; "" for what is none that can be followed."""
    if not text.strip():
        return ""
    try:
        joined = urljoin(base, text.strip()) if base else text.strip()
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https", "mailto", "urn", "tag", "ftp"):
        return ""
    return joined if not re.search(r"[\s<>\"]", joined) else ""


def unique(values: list[str]) -> list[str]:
    """The values that say something, each once, in order."""
    return list(dict.fromkeys(text for value in values if (text := " ".join(value.split()))))
