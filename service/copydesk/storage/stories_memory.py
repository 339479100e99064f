"""Copies and stories in the memory of one process: the copies seen last, within a number."""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

LOOK_BACK: Final = 14 * 86_400.0
"""Seconds for which a copy is found: reprints come within days (NewsCatcher looks back for 7)."""

MOST_POSTINGS: Final = 64
"""Copies under one key; a key of more is a stock phrase, and tells nothing."""


class _Kept(NamedTuple):
    """A packed copy, with the story it was put in and when."""

    packed: bytes
    story: str
    seen: float


class MemoryStories:
    """A store of stories in memory; of more than `most` copies the one seen first goes.

    It takes about 4 KB a copy: the packed body, and what is under its keys.
    """

    scope: Literal["shared", "process"] = "process"

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._copies: OrderedDict[str, _Kept] = OrderedDict()
        self._keys: dict[str, tuple[bytes, ...]] = {}
        self._postings: dict[bytes, tuple[str, ...]] = {}
        self._rolls: dict[str, dict[str, float]] = {}
        self._parents: dict[str, str] = {}
        self._children: dict[str, list[str]] = {}
        self._lock = threading.RLock()

    # --- Postings ---

    def slice_of(self, moment: float) -> int:
        return int(moment // 86_400)

    def read(
        self, keys: Sequence[bytes], now: float, *, again: bool = False
    ) -> Mapping[bytes, Sequence[str]]:
        with self._lock:
            self._forget(now)
            return {key: found for key in keys if (found := self._postings.get(key))}

    def write(self, keys: Iterable[bytes], copy: str, now: float) -> None:
        with self._lock:
            written = []
            for key in keys:
                under = self._postings.get(key, ())
                if len(under) < MOST_POSTINGS and copy not in under:
                    self._postings[key] = (*under, copy)
                    written.append(key)
            self._keys[copy] = (*self._keys.get(copy, ()), *written)

    # --- Shelf ---

    def copies(self, keys: Sequence[str]) -> list[bytes | None]:
        with self._lock:
            found = [self._copies.get(key) for key in keys]
        return [None if one is None else zlib.decompress(one.packed) for one in found]

    def keep(self, copy: str, data: bytes, story: str, seen: float) -> bytes:
        new = _Kept(zlib.compress(data, 1), story, seen)
        with self._lock:
            kept = self._copies.setdefault(copy, new)
            while len(self._copies) > self._most:
                self._drop(next(iter(self._copies)))
        return data if kept is new else zlib.decompress(kept.packed)

    def join(self, story: str, copy: str, seen: float) -> str:
        with self._lock:
            if parent := self._parents.get(story):
                return parent
            self._rolls.setdefault(story, {}).setdefault(copy, seen)
            return ""

    def absorb(self, story: str, into: str) -> str:
        with self._lock:
            if parent := self._parents.get(story):
                return parent
            self._parents[story] = into
            self._children.setdefault(into, []).append(story)
            return ""

    def roots(self, stories: Sequence[str]) -> list[str]:
        with self._lock:
            return [self._root(story) for story in stories]

    def roll(self, story: str, most: int) -> tuple[float, list[str], list[str], int] | None:
        with self._lock:
            if story not in self._rolls:
                return None
            family = self._family(story)
            seen = [entry for one in family for entry in self._rolls.get(one, {}).items()]
        seen.sort(key=lambda entry: entry[1])
        copies = [copy for copy, _ in seen]
        first = seen[0][1] if seen else 0.0
        return first, family[1:], copies[:most], len(copies)

    def health(self) -> tuple[bool, str]:
        with self._lock:
            kept = len(self._copies)
        return True, f"memory: {kept} copies of at most {self._most}; each worker has its own"

    # --- Only with the lock held ---

    def _root(self, story: str) -> str:
        while parent := self._parents.get(story):
            story = parent
        return story if story in self._rolls else ""

    def _family(self, story: str) -> list[str]:
        """The story and all that went into it."""
        family = [story]
        for one in family:
            family += self._children.get(one, ())
        return family

    def _forget(self, now: float) -> None:
        while self._copies:
            key = next(iter(self._copies))
            if self._copies[key].seen >= now - LOOK_BACK:
                break
            self._drop(key)

    def _drop(self, key: str) -> None:
        copy = self._copies.pop(key)
        for posted in self._keys.pop(key, ()):
            left = tuple(one for one in self._postings.get(posted, ()) if one != key)
            if left:
                self._postings[posted] = left
            else:
                self._postings.pop(posted, None)
        root = self._root(copy.story)
        family = self._family(root) if root else [copy.story]
        for one in family:
            self._rolls.get(one, {}).pop(key, None)
        if not any(self._rolls.get(one) for one in family):
            for one in family:
                self._rolls.pop(one, None)
                self._parents.pop(one, None)
                self._children.pop(one, None)
