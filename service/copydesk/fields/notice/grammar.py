"""The grammars of notices: a whole line, or one that a paragraph ends in."""

from __future__ import annotations

import re
from typing import Any

from copydesk.fields.credit import trimmed
from copydesk.fields.notice.parts import (
    ALL_CUES,
    CUES,
    LONGEST,
    REACH,
    SHORT,
    Line,
    Statement,
    edges_of,
)
from copydesk.fields.notice.phrases import ITEM
from copydesk.fields.notice.row import WEAK, form_at, may_start, statements_of
from copydesk.model.finding import Reading
from copydesk.model.party import Parties


def parse_notice(text: str, parties: Parties) -> Reading | None:
    """Reads a line that is nothing but statements about rights.

    `facts` is a tuple of `Notice`, one per statement in printed order; `parts` tile the line but
    for white space and name the kind of each, among them `credit` and `meta` for what a line of
    rights carries along and no `Notice` says.

    >>> line = "©2026 Bloomberg L.P. Visit bloomberg.com. Distributed by Quoin Features, LLC."
    >>> reading = parse_notice(line, Parties.of(()))
    >>> [(notice.kind, notice.text) for notice in reading.facts][:2]
    [('copyright', '©2026 Bloomberg L.P.'), ('visit', 'Visit bloomberg.com.')]
    >>> reading.facts[2].distributor, reading.values["url"]
    ('Quoin Features, LLC', 'https://bloomberg.com/')
    >>> parse_notice("Copyright law is older than the printing press here.", Parties.of(()))
    """
    if not may_be_notice(text):
        return None
    start, end = trimmed(text)
    line = Line(text, *edges_of(text, start, end), parties)
    statements = statements_of(line) if may_start(line) else []
    return _reading(text, start, end, statements) if statements else None


def may_be_notice(text: str) -> bool:
    """Whether `parse_notice` may read a line, at little cost."""
    return len(text) <= LONGEST and _speaks_of_rights(text)


def may_close_with_notice(text: str) -> bool:
    """Whether `find_notice` may read the end of a paragraph, at little cost."""
    first, end = trimmed(text)
    window = max(first + 1, end - REACH)
    return end > window and _speaks_of_rights(text[window:end])


def find_notice(text: str, parties: Parties) -> Reading | None:
    """Reads the notice that closes a paragraph, behind the last sentence of the story.

    >>> text = "The pit closes in May, the union said. © 2026 Carrow Valley Papers Ltd."
    >>> reading = find_notice(text, Parties.of(()))
    >>> text[reading.start : reading.end], reading.facts[0].holder
    ('© 2026 Carrow Valley Papers Ltd.', 'Carrow Valley Papers Ltd.')
    """
    first, end = trimmed(text)
    window = max(first + 1, end - REACH)
    if not may_close_with_notice(text):
        return None
    tries = 0
    for found in _BOUNDARY.finditer(text, window, end):
        start = found.end()
        line = Line(text, *edges_of(text, start, end), parties)
        form = form_at(line) if text[first:start].strip() else None
        if form is None or form.kind in WEAK:
            continue
        if statements := statements_of(line):
            return _reading(text, start, end, statements)
        tries += 1
        if tries == _MOST_TRIES:
            break
    return None


_MOST_TRIES = 6
"""Closing notices that are tried in one paragraph."""

_BOUNDARY = re.compile(
    r"[.!?…。][\"')\]]{0,3}\s{0,4}(?=[A-Z©ⓒⒸ™℗(\[<_cÂ&無무版保–—-])"
    r"|[)\]]\s{0,2}(?=[©ⓒⒸ]|\(c\)|Copyright)"
)
"""Where a sentence ends and a statement may start."""


def _speaks_of_rights(text: str) -> bool:
    low = text.lower()
    for cue in CUES if len(text) > SHORT else ALL_CUES:  # noqa: SIM110  for speed
        if cue in low:
            return True
    return False


def _reading(text: str, start: int, end: int, statements: list[Statement]) -> Reading:
    """The reading of `start`-`end`, all of which the statements account for."""
    parts: list[tuple[int, int, str]] = []
    for place, statement in enumerate(statements):
        left = statement.start if place else start
        right = statements[place + 1].start if place + 1 < len(statements) else end
        parts.append((left, left + len(text[left:right].rstrip()), statement.kind))
    notices = tuple(s.notice for s in statements if s.notice is not None)
    return Reading(start, end, _values(text, statements), notices, tuple(parts))


_CAPTURES = ("holder", "url", "distributor", "publisher", "headline", "licence", "terms")

_DATED_KINDS = ("origin", "distributed")

_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}, \d{4}\b", re.I
)


def _values(text: str, statements: list[Statement]) -> dict[str, Any]:
    """Plain captures: of each property the first that is printed."""
    values: dict[str, Any] = {}
    for statement in statements:
        notice = statement.notice
        if notice is None:
            values.setdefault(statement.kind, text[statement.start : statement.end])
            continue
        for name in _CAPTURES:
            if value := getattr(notice, name):
                values.setdefault(name, value)
        if notice.year:
            values.setdefault("year", str(notice.year))
        if notice.year_to:
            values.setdefault("year_to", str(notice.year_to))
        if "dpa:" in notice.text and (found := ITEM.search(notice.text)):
            values.setdefault("identifier", found.group())
        if notice.kind in _DATED_KINDS and (found := _DAY.search(notice.text)):
            values.setdefault("date", found.group())
    return values
