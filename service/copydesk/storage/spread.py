"""Kills of several machines: each has its file, and Redis carries them from one to the others.

One hash holds a field for each name, and under the empty name a revision that changes with every
write. A machine asks for the revision when what it knows is older than FRESH, and reads the hash
when the revision is another. What Redis lacks (it was started again, or evicted the hash) the next
machine that asks gives back, as every machine has all of it in its file.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from copydesk.errors import RegisterUnavailable
from copydesk.storage.kills import FileRegister, Kill, kill_of, line_of
from copydesk.storage.redis import Breaker, Unavailable, backend_of

log = logging.getLogger(__name__)

T = TypeVar("T")

KEY: Final = "copydesk:kills"
"""The hash. It has no time to live: under `volatile-*` it is never evicted."""

REVISION: Final = b""

FRESH: Final = 0.05
"""Seconds for which a worker need not ask again. Who writes waits for twice as long, so that when
the writer is answered every worker that can ask has asked."""


class SpreadRegister:
    """A `Register` for the workers of several machines.

    `clock` gives seconds that never go back. While Redis cannot be asked, what this machine knows
    holds, and nothing can be written, so that nobody is told that a kill is known everywhere
    which is not. A machine that is cut off from a Redis that others still reach would miss what
    they write: with `strict` every question is refused then.
    """

    def __init__(
        self,
        file: FileRegister,
        url: str,
        *,
        timeout: float,
        clock: Callable[[], float],
        strict: bool = False,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._file = file
        self._backend = backend_of(url, timeout)
        self._breaker = Breaker(clock)
        self._clock = clock
        self._sleep = sleep
        self._strict = strict
        self._lock = threading.Lock()
        self._fresh_until = float("-inf")
        self._revision: bytes | None = None
        self._lost: Unavailable | None = None

    def find(self, names: Iterable[str]) -> list[Kill]:
        self._heed()
        return self._file.find(names)

    def anything(self) -> bool:
        self._heed()
        return self._file.anything()

    def _heed(self) -> None:
        """Ask Redis, if that was not done a moment ago. Raises RegisterUnavailable if strict."""
        if self._clock() >= self._fresh_until:
            self._refresh()
        if self._strict and self._lost:
            raise RegisterUnavailable(f"Redis cannot be asked: {self._lost.detail}")

    def add(self, kills: Sequence[Kill]) -> None:
        """Here and everywhere. Without Redis it holds here at once, and everywhere later."""
        self._file.add(kills)
        try:
            self._write(kills)
        except Unavailable as lost:
            self._revision = None  # what is missing there is given when it can be asked again
            raise RegisterUnavailable(
                f"it holds on this machine, but Redis cannot tell the others: {lost.detail}"
            ) from lost
        self._sleep(2 * FRESH)

    def _refresh(self) -> None:
        with self._lock:
            asked = self._clock()
            if asked < self._fresh_until:
                return
            try:
                self._exchange()
            except Unavailable as lost:
                if not self._lost:
                    log.warning("kills of other machines are not heard of: %s", lost.detail)
                self._lost = lost
                self._revision = None
            else:
                self._lost = None
            self._fresh_until = asked + FRESH

    def _exchange(self) -> None:
        """Take what we lack, give what Redis lacks."""
        revision = self._ask(lambda redis: redis.hget(KEY, REVISION))
        if revision is not None and revision == self._revision:
            return
        found: dict[bytes, bytes] = self._ask(lambda redis: redis.hgetall(KEY))
        theirs = {}
        for name, line in found.items():
            kill = kill_of(line)
            if kill is not None and kill.name.encode() == name:
                theirs[kill.name] = kill
            elif name != REVISION:
                log.error("an entry of the shared register of kills is not ours")
        self._file.add(list(theirs.values()))
        ours = self._file.all()
        lacking = [kill for name, kill in ours.items() if kill.over(theirs.get(name))]
        if lacking:
            self._write(lacking)
        else:
            self._revision = found.get(REVISION)

    def _write(self, kills: Sequence[Kill]) -> None:
        """One command: the names and, with them, another revision."""
        entries: dict[bytes, bytes] = {kill.name.encode(): line_of(kill) for kill in kills}
        entries[REVISION] = secrets.token_bytes(8)
        self._ask(lambda redis: redis.hset(KEY, mapping=entries))

    def _ask(self, question: Callable[[Any], T]) -> T:
        return self._breaker.call(lambda: question(self._backend.writer_client))
