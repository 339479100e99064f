"""What Prometheus is told: requests, time, work in hand, cache, and what the copy was made of.

With `PROMETHEUS_MULTIPROC_DIR` set, as the shipped gunicorn configuration does, the counters of
all workers are added up. Labels are from closed lists: no ids, no addresses, nothing a sender
could choose.
"""

from __future__ import annotations

import collections
import os
import re
from collections.abc import Iterable
from typing import Final

import orjson
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from copydesk.settings import counters_folder
from copydesk.storage.ports import RESULTS, Result

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

BUCKETS: Final = tuple(
    milliseconds / 1000
    for milliseconds in (1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
)
"""Seconds: a kept answer takes one or two milliseconds, a batch may take many seconds."""

METHODS: Final = frozenset(("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"))

MOST_PROFILES: Final = 1000

_REVIEW: Final = "needs_review."
_PROFILE: Final = re.compile(rb'"rule":"([^"/\\]{1,64})/')
"""The profile of a segment's rule; a key cannot be part of a string, as `contents` says."""
STORY_STATES: Final = ("new", "joined", "merged", "unavailable")

_TOTALS: Final = b'"totals":{'
_WARNINGS: Final = b'"warnings":['
_PROVENANCE: Final = b',"provenance":{'


class Metrics:
    """The counters of one service; safe to share by threads."""

    def __init__(self, *, version: str = "", rules: str = "") -> None:
        registry = CollectorRegistry()
        self._registry = registry
        self._build = _Build(version, rules)
        self._requests = Counter(
            "copydesk_http_requests",
            "Requests answered, by method, route and status.",
            ("method", "route", "code"),
            registry=registry,
        )
        self._seconds = Histogram(
            "copydesk_http_request_duration_seconds",
            "Seconds from the first line of a request to the last byte of its answer.",
            ("route",),
            buckets=BUCKETS,
            registry=registry,
        )
        self.inflight = Gauge(
            "copydesk_inflight",
            "Requests for work that are being worked on.",
            multiprocess_mode="livesum",
            registry=registry,
        )
        cache = Counter(
            "copydesk_cache_requests",
            "Look-ups in the cache of results, by how they ended.",
            ("result",),
            registry=registry,
        )
        self._cache = {result: cache.labels(result) for result in RESULTS}
        self._articles = Counter(
            "copydesk_articles",
            "Articles asked for, alone or as a line of a batch, by outcome.",
            ("outcome",),
            registry=registry,
        )
        stories = Counter(
            "copydesk_stories",
            "Articles placed in a story, by what came of it.",
            ("status",),
            registry=registry,
        )
        self._stories = {status: stories.labels(status) for status in STORY_STATES}
        self._characters = Counter(
            "copydesk_characters",
            "Characters of copy by what they were labelled; answers from the cache do not count.",
            ("label",),
            registry=registry,
        )
        self._warnings = Counter(
            "copydesk_warnings",
            "Warnings in answers, by code; answers from the cache do not count.",
            ("code",),
            registry=registry,
        )
        self._rules = Counter(
            "copydesk_rule_hits",
            "Segments that were labelled, by the profile whose rule did it; not of hits.",
            ("profile",),
            registry=registry,
        )
        self._review = Counter(
            "copydesk_needs_review",
            "Answers that a person should look at; answers from the cache do not count.",
            registry=registry,
        )
        self._errors = Counter(
            "copydesk_errors",
            "Problems told, alone or in a line of a batch, by code.",
            ("code",),
            registry=registry,
        )
        self._served = self._articles.labels("ok")
        self._failed = self._articles.labels("failed")
        self._by_request: dict[tuple[str, str, int], Counter] = {}
        self._by_profile: dict[str, Counter] = {}
        self._by_route: dict[str, Histogram] = {}

    def request(self, method: str, route: str, code: int, seconds: float) -> None:
        """Count one request that has been answered."""
        counter = self._by_request.get((method, route, code))
        if counter is None:
            name = method if method in METHODS else "OTHER"
            counter = self._requests.labels(name, route, str(code))
            if name == method:  # a made-up method must not fill the dictionary
                self._by_request[method, route, code] = counter
        counter.inc()
        histogram = self._by_route.get(route)
        if histogram is None:
            histogram = self._by_route[route] = self._seconds.labels(route)
        histogram.observe(seconds)

    def look_up(self, result: Result) -> None:
        """Count one look-up in the cache."""
        self._cache[result].inc()

    def article(self, result: Result, body: bytes) -> None:
        """Count one answer, and what it was made of if it was made now."""
        self._served.inc()
        self._cache[result].inc()
        if result != "hit":
            self.made(body)

    def made(self, body: bytes) -> None:
        """Count what a canonical document was made of."""
        totals, warnings = contents(body)
        for label, characters in totals.items():
            self._characters.labels(label).inc(characters)
        for code in warnings:
            self._warnings.labels(code).inc()
        if any(code.startswith(_REVIEW) for code in warnings):
            self._review.inc()
        for profile, hits in collections.Counter(_PROFILE.findall(body)).items():
            self._hits(profile.decode()).inc(hits)

    def _hits(self, profile: str) -> Counter:
        """The counter of a profile. Profiles are an operator's, but not without end."""
        counter = self._by_profile.get(profile)
        if counter is None:
            name = profile if len(self._by_profile) < MOST_PROFILES else "other"
            counter = self._rules.labels(name)
            if name == profile:
                self._by_profile[profile] = counter
        return counter

    def explained(self, body: bytes) -> None:
        """Count one explanation: an article that no cache was asked for."""
        self._served.inc()
        self.made(body)

    def problem(self, code: str) -> None:
        """Count one problem told."""
        self._errors.labels(code).inc()

    def story(self, status: str) -> None:
        """Count one article that was placed in a story, or could not be."""
        self._stories[status].inc()

    def failed(self) -> None:
        """Count one article that could not be answered for."""
        self._failed.inc()

    def exposition(self) -> bytes:
        """All of it in Prometheus's text format: of every worker, if there are several."""
        registry = self._registry
        if counters_folder():
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + generate_latest(_own(self._build, _Memory()))


def contents(body: bytes) -> tuple[dict[str, int], list[str]]:
    """Characters by label and codes of warnings of a canonical document.

    Read from the two places where they stand instead of parsing twenty kilobytes. Neither key
    can be part of a string: a quotation mark inside one is written with a backslash.

    >>> contents(b'{"warnings":[{"code":"a"}],"provenance":{"totals":{"body":7}}}')
    ({'body': 7}, ['a'])
    """
    start = body.rfind(_TOTALS)
    end = body.find(b"}", start)
    totals = orjson.loads(body[start + len(_TOTALS) - 1 : end + 1]) if start >= 0 else {}
    start = body.find(_WARNINGS)
    end = body.find(_PROVENANCE, start)
    if start < 0 or end < 0:
        return totals, []
    warnings = orjson.loads(body[start + len(_WARNINGS) - 1 : end])
    return totals, [warning["code"] for warning in warnings]


class _Build(Collector):
    """Which engine and which rules are at work: a gauge that is always 1."""

    def __init__(self, version: str, rules: str) -> None:
        self._labels = (version, rules)

    def collect(self) -> Iterable[Metric]:
        build = GaugeMetricFamily(
            "copydesk_build", "Always 1; what is running.", labels=("version", "rules")
        )
        build.add_metric(self._labels, 1)
        yield build


class _Memory(Collector):
    """Memory of this process and, under gunicorn, of the other workers: by rank, not by id."""

    def collect(self) -> Iterable[Metric]:
        memory = GaugeMetricFamily(
            "copydesk_worker_resident_bytes", "Resident memory of each worker.", labels=("worker",)
        )
        for rank, pid in enumerate(sorted(_workers())):
            size = _resident(pid)
            if size is not None:
                memory.add_metric((str(rank),), size)
        yield memory


def _workers() -> list[int]:
    """This process, and its siblings where counters are shared with them."""
    own = os.getpid()
    if not counters_folder():
        return [own]
    parent = os.getppid()
    try:
        with open(f"/proc/{parent}/task/{parent}/children") as children:
            siblings = [int(pid) for pid in children.read().split()]
    except (OSError, ValueError):
        return [own]
    return siblings if own in siblings else [own]


def _resident(pid: int) -> int | None:
    try:
        with open(f"/proc/{pid}/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return None  # gone meanwhile, or no Linux


def _own(*collectors: Collector) -> CollectorRegistry:
    registry = CollectorRegistry()
    for collector in collectors:
        registry.register(collector)
    return registry
