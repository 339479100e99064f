"""Dates as machines write them in pages: ISO 8601 with its liberties, RFC 5322, and seconds."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_tz

_ISO = re.compile(
    r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)"
    r"(?:(?:[T\s]|\s+T?)(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\s*((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)(?!\d)")


def stamp_of(text: str) -> str:
    """A date, or a time on it with its zone, as the canonical document has it; "" for neither.

    A time without a zone gives its date alone. Nothing is converted.

    >>> stamp_of("2026-03-01T07:30:00+0100"), stamp_of("2026-03-01 07:30")
    ('2026-03-01T07:30:00+01:00', '2026-03-01')
    >>> stamp_of("Sun, 01 Mar 2026 07:30:00 GMT"), stamp_of("yesterday"), stamp_of("20260301")
    ('2026-03-01T07:30:00Z', '', '2026-03-01')
    """
    text = text.strip()[:80]
    if match := _ISO.match(text):
        year, month, day, hour, minute, second, zone = match.groups()
        if not _exists(year, month, day):
            return ""
        stamp = f"{year}-{month}-{day}"
        if hour and zone and int(hour) < 24 and int(minute) < 60 and int(second or 0) < 60:
            stamp += f"T{hour}:{minute}" + (f":{second}" if second else "") + _zone(zone)
        return stamp
    if match := _SLASHED.match(text):
        year, month, day = match.groups()
        month, day = month.zfill(2), day.zfill(2)
        return f"{year}-{month}-{day}" if _exists(year, month, day) else ""
    return _mailed(text)


def _mailed(text: str) -> str:
    """RFC 5322, which feeds and some pages use."""
    if "," not in text[:12] and not text[:2].strip().isdigit():
        return ""
    try:
        parsed = parsedate_tz(text)
    except (ValueError, IndexError, TypeError):
        return ""
    if parsed is None:
        return ""
    year, month, day, hour, minute, second, *_, offset = parsed
    if not 1900 < year < 2100 or not _exists(str(year), str(month), str(day)):
        return ""
    stamp = f"{year:04}-{month:02}-{day:02}"
    if offset is None or "-0000" in text or ":" not in text:
        return stamp
    sign, offset = ("-", -offset) if offset < 0 else ("+", offset)
    zone = f"{sign}{offset // 3600:02}:{offset % 3600 // 60:02}" if offset else "Z"
    return f"{stamp}T{hour:02}:{minute:02}:{second:02}{zone}"


def _zone(zone: str) -> str:
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) < 15 else "Z"


def _exists(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
