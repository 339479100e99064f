"""What every view works with: the desk, the limits, the counters and the gate."""

from __future__ import annotations

import threading
from typing import cast

import flask
from prometheus_client import Gauge

from copydesk.desk import Answer, Copy, Desk
from copydesk.settings import Settings
from copydesk.storage.ports import Result
from copydesk.web.metrics import Metrics
from copydesk.web.problems import Busy

NAME = "copydesk"

CACHE_WORDS: dict[Result, str] = {
    "hit": "hit",
    "miss": "miss",
    "corrupt": "unavailable",
    "error": "unavailable",
    "skipped": "unavailable",
}
"""What the header `Copydesk-Cache` says: whether the cache had the answer, had it not, or could
not say (it failed, or what it held was not whole)."""


class Gate:
    """Lets so many requests in at one time; one more is sent away at once, to come back."""

    def __init__(self, most: int, gauge: Gauge) -> None:
        self._free = threading.Semaphore(most)
        self._gauge = gauge

    def enter(self) -> None:
        """Raises Busy if all places are taken. Who has entered must leave."""
        if not self._free.acquire(blocking=False):
            raise Busy("as many requests as this service works on at one time are in hand")
        self._gauge.inc()

    def leave(self) -> None:
        self._gauge.dec()
        self._free.release()

    def __enter__(self) -> None:
        self.enter()

    def __exit__(self, *_: object) -> None:
        self.leave()


class Service:
    """The desk with what a server needs around it."""

    def __init__(self, settings: Settings, desk: Desk) -> None:
        self.settings = settings
        self.desk = desk
        self.metrics = Metrics(version=desk.pipeline.version, rules=desk.pipeline.rules)
        self.gate = Gate(settings.inflight, self.metrics.inflight)

    def normalise(self, copy: Copy) -> Answer:
        """The desk's answer, counted."""
        answer = self.desk.normalise(copy)
        self.metrics.article(answer.cache, answer.body)
        return answer


def service() -> Service:
    """The service of the application that is answering."""
    return cast(Service, flask.current_app.extensions[NAME])
