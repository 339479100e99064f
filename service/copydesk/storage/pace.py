"""How often a client may ask: counted in Redis for all machines, or by each worker alone.

The counting is that of `limits`: a sliding window of two buckets. A limit is never worth the
request it counts: when Redis fails everybody may pass, and the breaker keeps the cost down.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any, Final

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from copydesk.errors import SettingsError
from copydesk.storage.redis import Breaker, Unavailable, patience

PREFIX: Final = "copydesk:pace"


class Pace:
    """So many requests in a time for each name, such as `200/second` or `10000/hour`.

    `clock` is the breaker's. Raises SettingsError for a rate or a URL that cannot be used.
    """

    def __init__(
        self, rate: str, url: str | None, *, timeout: float, clock: Callable[[], float]
    ) -> None:
        try:
            self._item: RateLimitItem = parse(rate)
            self._limiter = SlidingWindowCounterRateLimiter(_storage(url, timeout))
        except Exception as fault:  # limits raises ValueError, ConfigurationError and redis-py's
            raise SettingsError(f"the rate {rate!r} cannot be kept: {fault}") from fault
        self._breaker = Breaker(clock) if url else None

    def wait(self, name: str) -> int:
        """0 if this one may go on, else the seconds until it is worth asking again."""
        if self._breaker is None:
            return self._hit(name)
        try:
            return self._breaker.call(self._hit, name)
        except Unavailable:
            return 0

    def _hit(self, name: str) -> int:
        if self._limiter.hit(self._item, PREFIX, name):
            return 0
        reset = self._limiter.get_window_stats(self._item, PREFIX, name).reset_time
        return max(1, math.ceil(reset - time.time()))


def _storage(url: str | None, timeout: float) -> Any:
    if url is None:
        return MemoryStorage()
    return storage_from_string(url, **patience(timeout))
