"""`copydesk worker`: articles from one Redis stream to another."""

from __future__ import annotations

import logging
import os
import signal
import time
from pathlib import Path
from typing import Any

import click
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from copydesk.cli.options import live_desk_with, profile_option
from copydesk.errors import StorageError
from copydesk.settings import Settings
from copydesk.storage.streams import Feed, Names
from copydesk.worker import Pace, Worker

log = logging.getLogger(__name__)

LOGGED_EVERY = 10.0
"""Seconds between two lines of the log that say how far the feed is behind."""


@click.command()
@click.option("--redis", "url", default=None, metavar="URL", help="[COPYDESK_REDIS_URL]")
@click.option("--stream", default=Names().taken, show_default=True, help="Stream of messages.")
@click.option("--to", default=Names().given, show_default=True, help="Stream of answers.")
@click.option(
    "--dead", default=Names().dead, show_default=True, help="Stream of what was given up."
)
@click.option("--group", default=Names().group, show_default=True, help="Consumer group.")
@click.option("--consumer", default="", help="Name of this worker.  [host and process]")
@click.option("--at-once", type=click.IntRange(1, 1000), default=16, show_default=True,
              help="Messages taken at a time.")  # fmt: skip
@click.option("--idle", type=click.FloatRange(0.05), default=60.0, show_default=True,
              help="Seconds after which what nobody has settled is taken over.")  # fmt: skip
@click.option("--deliveries", type=click.IntRange(1), default=3, show_default=True,
              help="Times a message is handed out before it is given up.")  # fmt: skip
@click.option("--most", type=click.IntRange(1), default=100_000, show_default=True,
              help="Answers the output may hold; then the worker waits.")  # fmt: skip
@click.option("--trim", is_flag=True, help="Let the oldest answers go instead, read or not.")
@click.option("--keep", is_flag=True, help="Leave settled messages in their stream.")
@click.option("--pack", is_flag=True, help="Answers as zstd.")
@click.option("--metrics-port", type=click.IntRange(0, 65535), default=None,
              help="Port for Prometheus; 0 for any that is free.")  # fmt: skip
@click.option("--metrics-host", default="127.0.0.1", show_default=True)
@profile_option
def worker(
    url: str | None,
    consumer: str,
    at_once: int,
    idle: float,
    deliveries: int,
    metrics_port: int | None,
    metrics_host: str,
    profiles: tuple[Path, ...],
    pack: bool,
    **streams: Any,
) -> None:
    """Normalise a live feed: messages of a Redis stream, until SIGTERM or Ctrl-C.

    A message holds a record: in the field `record` as JSON, or in fields `text`, `html`, `xml` or
    `bytes`, `id`, `url` and so on. Its answer has the fields `id`, `status`, `message` and
    `answer`, a line of JSON. Start as many workers as there are cores; one that dies costs
    nothing but time.
    """
    settings = Settings.from_env()
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    url = url or settings.redis_url
    if not url:
        raise click.UsageError("say which Redis: --redis URL or COPYDESK_REDIS_URL")
    names = Names(streams["stream"], streams["to"], streams["dead"], streams["group"])
    name = consumer or f"{os.uname().nodename}-{os.getpid()}"
    feed = Feed(url, names, name, most=streams["most"], trim=streams["trim"], keep=streams["keep"])
    pace = Pace(at_once, idle, deliveries, most=settings.max_bytes)
    one = Worker(live_desk_with(url, profiles), feed, pace, pack=pack)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: one.stop())
    if metrics_port is not None:
        registry = CollectorRegistry()
        registry.register(Meters(one, feed))
        server, _ = start_http_server(metrics_port, metrics_host, registry)
        log.info("metrics at http://%s:%d/metrics", metrics_host, server.server_port)
    log.info("%s works on %s for %s", name, names.taken, names.group)
    one.run(Told(one, feed))
    log.info("stopped: %s", _shown(one))


class Told:
    """Logs, now and then, how far the feed is behind and what was done."""

    def __init__(self, one: Worker, feed: Feed) -> None:
        self._worker, self._feed = one, feed
        self._next = time.monotonic() + LOGGED_EVERY

    def __call__(self) -> None:
        """After every round."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + LOGGED_EVERY
            lag = self._feed.lag()
            log.info(
                "lag %d, pending %d, answers %d; %s",
                lag.waiting, lag.pending, lag.answers, _shown(self._worker),
            )  # fmt: skip


class Meters(Collector):
    """What Prometheus is told when it asks."""

    def __init__(self, one: Worker, feed: Feed) -> None:
        self._worker, self._feed = one, feed

    def describe(self) -> list[Any]:
        """Nothing beforehand: that would ask Redis before it must be there."""
        return []

    def collect(self) -> Any:
        """The counts of this worker, and the lag of its group unless Redis does not answer."""
        counts = CounterMetricFamily(
            "copydesk_worker_messages", "Messages, by what became of them", labels=["outcome"]
        )
        for outcome in ("ok", "refused", "failed", "buried", "late", "reclaimed"):
            counts.add_metric([outcome], self._worker.counts[outcome])
        yield counts
        yield CounterMetricFamily(
            "copydesk_worker_waits", "Times there was no room for answers",
            value=self._worker.counts["waited"],
        )  # fmt: skip
        try:
            lag = self._feed.lag()
        except StorageError:
            return
        for name, about, value in (
            ("lag", "Messages nobody has taken", lag.waiting),
            ("pending", "Messages that are being worked on", lag.pending),
            ("answers", "Answers in the output stream", lag.answers),
        ):
            yield GaugeMetricFamily(f"copydesk_worker_{name}", about, value=value)


def _shown(one: Worker) -> str:
    return ", ".join(f"{what} {count}" for what, count in sorted(one.counts.items())) or "nothing"
