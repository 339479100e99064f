"""What finds copies: a name for a body that house style does not change, and keys that parts of a
body share with the whole.

The keys are winnowed shingles (Schleimer, Wilkerson and Aiken, SIGMOD 2003): every run of
`SHINGLE + WINDOW - 1` words that two texts share gives them a key in common.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from zlib import crc32

from copydesk.stories.folds import MOST, shared

SHINGLE = 8
"""Words under a key. Of 4-word shingles 8.8 % also occur in unrelated stories, of these 0.4 %."""

WINDOW = 32
"""Shingles of which at least one is a key: about 27 keys for a story of 450 words."""

KEY_BYTES = 6
MOST_KEYS = 255
"""Keys of one body, spread evenly over a longer one."""


def content_id(words: Sequence[str]) -> str:
    """A name for a body, the same for copies that differ in house style alone: 128 bits.

    >>> content_id(["a", "story"])
    'c1-a9092e8a412dccbb36365cad4225cf9d'
    """
    digest = hashlib.sha256(" ".join(words).encode()).hexdigest()[:32]
    return f"c{shared().version}-{digest}"


def keys_of(words: Sequence[str]) -> list[bytes]:
    """The keys of a body of at least SHINGLE words, without repetition, in order of the text."""
    sums = [0, *itertools.accumulate(map(_WEIGHTS.__getitem__, words))]
    ranks = [(b - a) * _SPREAD & _32_BITS for a, b in zip(sums, sums[SHINGLE:], strict=False)]
    places = _minima(ranks)
    if len(places) > MOST_KEYS:
        step = len(places) / MOST_KEYS
        places = [places[int(index * step)] for index in range(MOST_KEYS)]
    return list(dict.fromkeys(_digest(words[at : at + SHINGLE]) for at in places))


def _digest(shingle: Sequence[str]) -> bytes:
    octets = " ".join(shingle).encode("utf-8", "replace")
    return hashlib.blake2b(octets, digest_size=KEY_BYTES).digest()


class _Weights(dict[str, int]):
    """Words to numbers that say nothing of them, the same in every process."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST:
            self.clear()
        weight = self[word] = crc32(word.encode("utf-8", "replace"))
        return weight


_WEIGHTS = _Weights()
_SPREAD = 2_654_435_761
"""Knuth's multiplier: sums of neighbours, which are much alike, get ranks that are not."""
_32_BITS = 0xFFFFFFFF


def _minima(ranks: list[int]) -> list[int]:
    """The places that are the least of some WINDOW places in a row, the last of equals.

    >>> _minima(list(range(40)))
    [0, 1, 2, 3, 4, 5, 6, 7, 8]
    >>> _minima(list(range(40, 0, -1)))
    [31, 32, 33, 34, 35, 36, 37, 38, 39]
    """
    size = len(ranks)
    if not size:
        return []
    seen = min(WINDOW, size)
    at = _least(ranks, 0, seen)
    places = [at]
    while True:
        low, reach = ranks[at], min(at + WINDOW, size)
        for place in range(seen, reach):
            if ranks[place] <= low:  # it takes over at once
                at, seen = place, place + 1
                break
        else:
            if reach == size:
                return places
            seen = at + 1 + WINDOW
            at = _least(ranks, at + 1, seen)
        places.append(at)


def _least(ranks: list[int], start: int, end: int) -> int:
    window = ranks[start:end]
    window.reverse()
    return end - 1 - window.index(min(window))
