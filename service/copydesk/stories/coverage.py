"""How much of two texts is shared, and where: runs of words that both have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from copydesk.stories.canonical import mostly_ideographs

RUN = 4
"""Words in a row that count as shared; fewer are the language, not the story."""

RUN_OF_IDEOGRAPHS = 8

HEAD = 40
"""Words from the start within which a lead begins, at most: a sixth of the text."""


class Coverage(NamedTuple):
    """The shared part of one text: its share of the words, of the lead's and of the end's; each
    from 0 to 1."""

    share: float
    lead: float
    end: float


def coverages(a: Sequence[str], b: Sequence[str]) -> tuple[Coverage, Coverage]:
    """The part of each of two texts that the other has too.

    >>> one = "the ferry line will scrap two ships next year".split()
    >>> coverages(one, one[:6])[1]
    Coverage(share=1.0, lead=1.0, end=1.0)
    """
    run = RUN_OF_IDEOGRAPHS if mostly_ideographs(a) else RUN
    runs_a, runs_b = _runs(a, run), _runs(b, run)
    shared = set(runs_a).intersection(runs_b)
    return _coverage(len(a), runs_a, shared, run), _coverage(len(b), runs_b, shared, run)


def _runs(words: Sequence[str], run: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(run)), strict=False))


def _coverage(
    size: int, runs: list[tuple[str, ...]], shared: set[tuple[str, ...]], run: int
) -> Coverage:
    if not shared:
        return Coverage(0.0, 0.0, 0.0)
    covered = bytearray(size)
    every = b"\1" * run
    for start in compress(range(len(runs)), map(shared.__contains__, runs)):
        covered[start : start + run] = every
    window = min(size, max(25, min(60, size // 6)))
    end = covered.count(1, size - window) / window
    return Coverage(covered.count(1) / size, _lead(covered, window), end)


def _lead(covered: bytearray, window: int) -> float:
    """The best covered stretch of `window` words that starts near the head.

    Near, not at, since a copy may have an opening of its own before the story begins.
    """
    size = len(covered)
    starts = range(min(HEAD, size // 6, size - window) + 1)
    return max(covered.count(1, start, start + window) for start in starts) / window
