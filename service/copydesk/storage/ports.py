"""What every cache of results promises, and the words of its answers.

A cache fails open: a look-up that cannot be made is a look-up without a value, a write that
cannot be made is no write, and neither raises. Who needs to know reads `Lookup.degraded`,
`Cache.counts()` or `Cache.health()`.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, get_args

Result = Literal["hit", "miss", "corrupt", "error", "skipped"]
"""How a call to a cache ended.

* `hit`: the value was there.
* `miss`: it was not.
* `corrupt`: something was there that we did not write, or not this version of us, or not whole.
* `error`: the store failed, or refused.
* `skipped`: the store was not asked, as it failed a moment ago; or the value is too large to keep.
"""

RESULTS: Final[tuple[Result, ...]] = get_args(Result)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What looking up one key gave: the `value` if `result` is `hit`, else None."""

    value: bytes | None
    result: Result

    @property
    def degraded(self) -> bool:
        """Whether the value may well be in the store, but the store could not say."""
        return self.result == "error" or self.result == "skipped"


MISS: Final = Lookup(None, "miss")
CORRUPT: Final = Lookup(None, "corrupt")


@dataclass(frozen=True, slots=True)
class CacheHealth:
    """Whether a cache works at this moment; `detail` is for a person and holds no secret."""

    kind: Literal["memory", "redis"]
    ok: bool
    detail: str


class Tally:
    """How many calls ended with which result since the start, counted from any thread."""

    __slots__ = ("_counts", "_lock")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[Result, int] = dict.fromkeys(RESULTS, 0)

    def add(self, result: Result, times: int = 1) -> None:
        with self._lock:
            self._counts[result] += times

    def counts(self) -> dict[Result, int]:
        """A copy, with every result in it, those that never happened as 0."""
        with self._lock:
            return self._counts.copy()


class Cache(Protocol):
    """A store of bytes by key that may forget anything at any time, safe to share by threads.

    Keys are printable ASCII and complete, with everything the value depends on in them, so that
    a value is never out of date and need never be invalidated.
    """

    def get(self, key: str) -> Lookup:
        """Look up one key. Never raises for the store's sake."""
        ...

    def get_many(self, keys: Sequence[str]) -> list[Lookup]:
        """Look up many keys at the cost of few; one answer for each key, in order."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keep the value, if that can be done. Never raises for the store's sake."""
        ...

    def delete(self, key: str) -> None:
        """Forget the key, if that can be done. Never raises for the store's sake."""
        ...

    def health(self) -> CacheHealth:
        """Ask the store whether it works. Not counted."""
        ...

    def counts(self) -> dict[Result, int]:
        """Calls by result since the start: look-ups, one a key, and failed writes and deletions."""
        ...
