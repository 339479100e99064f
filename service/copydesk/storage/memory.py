"""The cache of one process: the results used last, within a number of entries and of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from copydesk.storage.ports import MISS, CacheHealth, Lookup, Result, Tally


class MemoryCache:
    """A `Cache` in memory; the entry not used for longest is the first to go.

    `max_entries` bounds the entries and `max_bytes` the sum of their keys and values. What Python
    adds to that, about 300 bytes an entry, is not counted. 0 for either keeps nothing. A value
    that alone is larger than `max_bytes` is not kept, and drives no other out.
    """

    def __init__(self, *, max_entries: int, max_bytes: int) -> None:
        self._max_entries = max_entries
        self._max_bytes = max_bytes
        self._values: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._tally = Tally()

    def get(self, key: str) -> Lookup:
        with self._lock:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
        if value is None:
            self._tally.add("miss")
            return MISS
        self._tally.add("hit")
        return Lookup(value, "hit")

    def get_many(self, keys: Sequence[str]) -> list[Lookup]:
        return [self.get(key) for key in keys]

    def put(self, key: str, value: bytes) -> None:
        size = len(key) + len(value)
        if size > self._max_bytes or self._max_entries < 1:
            self.delete(key)
            self._tally.add("skipped")
            return
        with self._lock:
            self._drop(key)
            self._values[key] = value
            self._bytes += size
            while self._bytes > self._max_bytes or len(self._values) > self._max_entries:
                self._drop(next(iter(self._values)))

    def delete(self, key: str) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key: str) -> None:
        """Forget the key, if it is there. Only with the lock held."""
        value = self._values.pop(key, None)
        if value is not None:
            self._bytes -= len(key) + len(value)

    def health(self) -> CacheHealth:
        with self._lock:
            detail = f"{len(self._values)} entries, {self._bytes} bytes"
        return CacheHealth("memory", True, detail)

    def counts(self) -> dict[Result, int]:
        return self._tally.counts()
