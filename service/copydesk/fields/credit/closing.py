"""Where credits may start that close a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from copydesk.fields.credit.parts import Line
from copydesk.fields.credit.statements import PREDICATE, STOPS, openings_of, skip

CLOSING_CUES = (
    "ing by", "ted by", "led by", "ced by", "contribut", "ance from", "ance by", "files from",
    " inputs", "to contact the", "reported from", "newsroom)", "desk;", "ing from", "ion by",
    "wire services", "agencies)",
)  # fmt: skip

_NEWSROOM_WORK = re.compile(r"\b(?:reporting|writing|editing) by\b", re.IGNORECASE)

_MOST_TRIES = 8
"""Places of one kind at which a closing credit is tried."""


def closing_starts(line: Line, first: int) -> Iterator[int]:
    """Where a closing credit may start: behind a sentence's end or in a bracket, far ones first.

    Behind anything else only the work of newsrooms counts: `"Voices" (edited by Mara Quillby)`
    is a book of which the story speaks.
    """
    text, starts = line.text, set[int]()
    for opening in islice(openings_of(line), _MOST_TRIES):
        starts.add(_with_mark(text, opening.start, line.start))
    if found := PREDICATE.search(text, line.start, line.end):
        stops = STOPS.finditer(text, max(line.start, found.start() - 400), found.start())
        starts |= {skip(line, stop.end()) for stop in list(stops)[-_MOST_TRIES:]}
    if text[line.end - 1] == ")":
        starts.add(max(text.rfind("(", line.start, line.end), line.start))
    for start in sorted(starts):
        before = text[first:start].rstrip().rstrip("\"')]”")
        if not before:
            continue
        if before[-1] in ".!?…。" or (
            text[start] in "([" and _NEWSROOM_WORK.search(text, start, line.end)
        ):
            yield start


def _with_mark(text: str, start: int, least: int) -> int:
    """`start`, or the brackets and dashes that stand before it."""
    place = start
    while place > least and text[place - 1] in "([-–— ":
        place -= 1
    while place < start and text[place] == " ":
        place += 1
    return place
