"""A line of credits, a statement in it, and where it starts and ends."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.model.article import Person
from copydesk.model.party import Parties

LONGEST = 1200
"""Code points: market reports name some thirty people in half of that."""

REACH = 900
"""Code points before the end of a paragraph in which a credit that closes it may start."""


class Line(NamedTuple):
    """The span of `text` that is being read."""

    text: str
    start: int
    end: int
    parties: Parties


class Step(NamedTuple):
    """One statement: where it ends and whom it names; `sure` unless only an author can prove it."""

    end: int
    people: tuple[Person, ...]
    sure: bool = True


_PAIRS = {"【": "】", "(": ")", "[": "]", "<": ">", "{": "}", "（": "）"}

_FURNITURE = frozenset(" \t\n\r\f\v\xa0-–—_*•·|#=")


def trimmed(text: str) -> tuple[int, int]:
    """Where the text starts and ends without white space."""
    start = len(text) - len(text.lstrip())
    return start, max(start, len(text.rstrip()))


def inner(text: str, start: int, end: int) -> tuple[int, int]:
    """The span inside the brackets and dashes that stand round it.

    >>> text = "--(Wire reports)"
    >>> text[slice(*inner(text, 0, len(text)))]
    'Wire reports'
    """
    while start < end:
        if text[start] in _FURNITURE:
            start += 1
        elif text[end - 1] in _FURNITURE:
            end -= 1
        elif text[end - 1] == _PAIRS.get(text[start]) and _pairs_up(text, start, end):
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def _pairs_up(text: str, start: int, end: int) -> bool:
    """Whether the bracket at `start` is closed by the last character and not before."""
    opening, closing, depth = text[start], text[end - 1], 0
    for place in range(start, end):
        depth += (text[place] == opening) - (text[place] == closing)
        if depth == 0:
            return place == end - 1
    return False
