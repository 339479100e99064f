"""Where a story begins and ends: head, body and tail, from the lengths of unclaimed blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

PROSE = 100
"""Code points from which a block is a paragraph for sure; below, only with a closing stop."""
SENTENCE = 60
"""Code points from which a block with a closing stop is a paragraph."""
_STOPS = ".?!\"'\u2026)"
TAIL_FROM = 0.6
"""Share of the paragraphs after which the tail begins: tails of notices look like paragraphs."""


class Zones(NamedTuple):
    """`first` and `last` are the indices of the first and last paragraph, `size` and -1 if none;
    the head ends before `head_end`, the tail begins with `tail_start`; `top` and `foot` are the
    first and the last block of which something is unclaimed, `size` and -1 if there is none. All
    are block indices.
    """

    first: int
    last: int
    head_end: int
    tail_start: int
    top: int = 0
    foot: int = 0

    def holds(self, zone: str, index: int) -> bool:
        """Whether a block is in a zone. A block of a short text may be in head and tail."""
        if zone == "anywhere":
            return True
        if zone == "head":
            return index < self.head_end
        if zone == "tail":
            return index >= self.tail_start
        if zone == "top":
            return index <= self.top
        if zone == "foot":
            return index >= self.foot
        return self.head_end <= index < self.tail_start

    def span(self, zone: str, size: int) -> range:
        """The indices of the blocks of a zone, of `size` blocks."""
        if zone == "head":
            return range(min(self.head_end, size))
        if zone == "tail":
            return range(self.tail_start, size)
        if zone == "top":
            return range(min(self.top + 1, size))
        if zone == "foot":
            return range(max(self.foot, 0), size)
        return range(self.head_end, self.tail_start) if zone == "body" else range(size)

    def is_after_story(self, index: int) -> bool:
        """Whether a block stands after the last paragraph."""
        return index > self.last >= 0


def zones_of(texts: Sequence[str]) -> Zones:
    """The zones of a document by what is unclaimed of each block, "" where nothing is."""
    size = len(texts)
    free = [index for index, text in enumerate(texts) if text]
    top, foot = (free[0], free[-1]) if free else (size, -1)
    prose = [
        index
        for index in free
        if (size_of := len(texts[index])) >= PROSE
        or (size_of >= SENTENCE and texts[index][-1] in _STOPS)
    ]
    if not prose:
        return Zones(size, -1, size, 0, top, foot)
    second = prose[1] if len(prose) > 1 else size
    tail = prose[min(int(len(prose) * TAIL_FROM), len(prose) - 1)]
    return Zones(prose[0], prose[-1], second, tail, top, foot)


def is_prose(text: str) -> bool:
    """Whether a block looks like a paragraph of running text."""
    size = len(text)
    return size >= PROSE or (size >= SENTENCE and text[-1] in _STOPS)
