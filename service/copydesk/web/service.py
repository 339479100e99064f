"""What every view works with: the desk, the limits, the counters and the gate."""

from __future__ import annotations

import threading
from typing import cast

import flask
from prometheus_client import Gauge

from copydesk.desk import Answer, Copy, Desk
from copydesk.settings import Settings
from copydesk.storage.ports import Result
from copydesk.storydesk import StoryDesk, Told
from copydesk.web.journal import Journal
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

PATIENCE = 0.1
"""Seconds a thread waits for its turn: that of a hundred ordinary articles."""


class Gate:
    """Lets so many requests in at one time; one more is sent away at once, to come back."""

    def __init__(self, most: int, gauge: Gauge) -> None:
        self._places = [None] * most
        self._gauge = gauge

    def enter(self) -> None:
        """Raises Busy if all places are taken. Who has entered must leave."""
        try:
            self._places.pop()  # one step for all threads, and a fraction of a semaphore's cost
        except IndexError:
            raise Busy("as many requests as may be are being worked on") from None
        self._gauge.inc()

    def leave(self) -> None:
        self._gauge.dec()
        self._places.append(None)

    def __enter__(self) -> None:
        self.enter()

    def __exit__(self, *_: object) -> None:
        self.leave()


class Turn:
    """One thread works while the others wait, as long as the work is short.

    The work is bound by the CPU and lets go of the interpreter's lock dozens of times an article
    (RE2 does): four threads at once hand it to and fro, and use up to twice the CPU time that four
    in a row use.
    Who has waited PATIENCE goes along all the same, so that one huge article stops nobody.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._own = threading.local()

    def __enter__(self) -> None:
        self._own.held = self._lock.acquire(timeout=PATIENCE)

    def __exit__(self, *_: object) -> None:
        if self._own.held:
            self._lock.release()


class Service:
    """The desk with what a server needs around it."""

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        journal: Journal | None = None,
        stories: StoryDesk | None = None,
    ) -> None:
        self.settings = settings
        self.desk = desk
        self.stories = stories
        self.metrics = Metrics(version=desk.pipeline.version, rules=desk.pipeline.rules)
        self.journal = journal
        self.turn = Turn()
        self.gate = Gate(settings.inflight, self.metrics.inflight)

    def normalise(self, copy: Copy) -> Answer:
        """The desk's answer, counted."""
        with self.turn:
            answer = self.desk.normalise(copy)
        self.metrics.article(answer.cache, answer.body)
        return answer

    def may_be_killed(self) -> bool:
        """Whether anything was killed: then a story is looked up whatever the form, since it may
        be the story that was."""
        return self.desk.release is not None and self.desk.release.anything()

    def place(self, copy: Copy, answer: Answer) -> Told | None:
        """The story of an article that was answered, counted; None if nobody is to tell."""
        if self.stories is None:
            return None
        told = self.stories.place(copy, answer, self.desk.release)
        self.metrics.story(told.story.get("status", "unavailable"))
        return told


def service() -> Service:
    """The service of the application that is answering."""
    return cast(Service, flask.current_app.extensions[NAME])
