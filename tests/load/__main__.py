"""Load on a real server with a real Redis: `python -m tests.load [steady|shapes|soak]`.

* `steady`: articles of 6 KB that nobody has sent before, so many a second by the clock whether the
  earlier ones are answered or not, while Redis is killed in the middle and started again. Times
  count from when a request was due, so a stall counts against all that were due in it.
* `shapes`: as fast as it goes: alone and in batches, new and kept, text and HTML, beside a bare
  endpoint that echoes.
* `soak`: one article after another, with what the worker has resident at every tenth.

All of it is on this machine, the senders too. Options: --rate, --seconds, --articles, --workers,
--check (exit 1 if a bound is not held: p99 of 50 ms and no error; growth of 2 % after warming up).
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from copydesk.readers import READERS
from tests.bench.http import Sample, _article, _cpu, _post, _receive, _request
from tests.conftest import RedisServer
from tests.web.serving import Server, serving

PAGES = "text/html" in READERS
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
P99 = 0.050
"""Seconds that 99 of 100 articles may take at most."""

GROWTH = 0.02
"""Part of a worker's memory that may be added after it has warmed up."""

BATCH = 250


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("what", choices=("steady", "shapes", "soak"), nargs="?", default="steady")
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--stories", action="store_true", help="place each article in a story")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    load, *_ = os.getloadavg()
    print(f"{os.cpu_count()} cores, load before the start {load:.2f}")
    with running(options.workers, stories=options.stories) as (server, redis):
        if options.what == "steady":
            fine = steady(server, redis, options.rate, options.seconds)
        elif options.what == "shapes":
            fine = shapes(server)
        else:
            fine = soak(server, options.articles)
    return int(options.check and not fine)


@contextmanager
def running(workers: int, *, stories: bool) -> Iterator[tuple[Server, RedisServer]]:
    """The generated articles are made of a few hundred sentences, so that each shares some with
    hundreds of others: what stories cost is then eight comparisons an article, several times what
    they cost on news. They are asked for apart."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        redis = RedisServer(folder)
        stack.callback(redis.kill)
        redis.start("--maxmemory", "256mb", "--maxmemory-policy", "volatile-lfu")
        environ = {
            "COPYDESK_WORKERS": str(workers),
            "COPYDESK_REDIS_URL": redis.url,
            "COPYDESK_STORIES": "on" if stories else "off",
        }
        log = folder / "server.log"
        yield stack.enter_context(serving(log=log, environ=environ)), redis


# --- Steady -------------------------------------------------------------------------------------


def steady(server: Server, redis: RedisServer, rate: int, seconds: int) -> bool:
    """So many a second; Redis dies after a third of the time, and is back after two thirds."""
    _warm(server)
    total = rate * seconds
    sent = [_post("/v1/articles", _article()) for _ in range(total)]
    times: list[tuple[float, float]] = []
    failures: list[str] = []
    turn = count()
    began = time.perf_counter() + 0.2

    def talk() -> None:
        link = _link(server)
        while (index := next(turn)) < total:
            due = began + index / rate
            if (wait := due - time.perf_counter()) > 0:
                time.sleep(wait)
            try:
                link.sendall(sent[index])
                _receive(link)
            except (OSError, ValueError) as failure:
                failures.append(str(failure)[:60])
                link.close()
                link = _link(server)
            times.append((index / rate, time.perf_counter() - due))
        link.close()

    threads = [threading.Thread(target=talk) for _ in range(24)]
    cpu = sum(map(_cpu, server.workers()))
    resident = sum(map(_resident, server.workers()))
    for thread in threads:
        thread.start()
    _until(began + seconds / 3)
    redis.kill()
    _until(began + seconds * 2 / 3)
    redis.start("--maxmemory", "256mb", "--maxmemory-policy", "volatile-lfu")
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - began
    cpu = sum(map(_cpu, server.workers())) - cpu
    print(
        f"steady: {total} articles of 6 KB, {total / spent:.0f}/s for {spent:.0f} s,"
        f" Redis dead from {seconds / 3:.0f} s to {seconds * 2 / 3:.0f} s"
    )
    for name, low, high in (
        ("with Redis", 0.0, seconds / 3),
        ("without", seconds / 3, seconds * 2 / 3),
        ("again with", seconds * 2 / 3, seconds),
        ("all", 0.0, seconds),
    ):
        some = sorted(took for due, took in times if low <= due < high)
        print(f"  {name:11} p50 {_at(some, 50):6.1f} ms  p99 {_at(some, 99):6.1f} ms"
              f"  worst {some[-1] * 1000:6.1f} ms")  # fmt: skip
    print(f"  CPU {cpu / total * 1e3:.2f} ms an article, {cpu / spent:.2f} cores;"
          f" resident {resident / 2**20:.0f} MiB, then"
          f" {sum(map(_resident, server.workers())) / 2**20:.0f}; errors {len(failures)}"
          f" {failures[:3] or ''}")  # fmt: skip
    return not failures and _at(sorted(took for _, took in times), 99) <= P99 * 1000


def _until(when: float) -> None:
    time.sleep(max(0.0, when - time.perf_counter()))


def _at(ordered: list[float], percent: int) -> float:
    """A percentile, in milliseconds."""
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] * 1000


# --- Shapes -------------------------------------------------------------------------------------


def shapes(server: Server) -> bool:
    """Each shape of load as fast as it goes, one worker's worth of senders, and the bare floor."""
    _warm(server)
    kept, page = _article(), _page(_article())
    print(f"{'':16} {'articles/s':>10} {'p50 ms':>8} {'p99 ms':>8} {'CPU us':>8}")
    with serving("tests.bench.http:bare()", environ={"COPYDESK_WORKERS": "2"}) as floor:
        _shape("bare echo", floor, [_post("/v1/articles", kept)] * 2000)
    before = sum(map(_resident, server.workers()))
    _shape("text, new", server, [_post("/v1/articles", _article()) for _ in range(2000)])
    _shape("text, kept", server, [_post("/v1/articles", kept)] * 2000)
    _shape("batch text, new", server, [_batch(_article) for _ in range(8)], BATCH)
    _shape("batch text, kept", server, [_batch(lambda: kept) for _ in range(8)], BATCH)
    if PAGES:
        new = [_post("/v1/articles", _page(_article())) for _ in range(1000)]
        _shape("HTML, new", server, new)
        _shape("HTML, kept", server, [_post("/v1/articles", page)] * 2000)
        new = [_batch(lambda: _page(_article())) for _ in range(4)]
        _shape("batch HTML, new", server, new, BATCH)
    after = sum(map(_resident, server.workers()))
    print(f"resident {before / 2**20:.0f} MiB, then {after / 2**20:.0f}")
    return True


def _shape(name: str, server: Server, requests: list[bytes], articles: int = 1) -> None:
    times: list[float] = []
    turn = count()
    lock = threading.Lock()

    def talk() -> None:
        link = _link(server)
        own = []
        while (index := next(turn)) < len(requests):
            began = time.perf_counter()
            link.sendall(requests[index])
            _receive(link)
            own.append(time.perf_counter() - began)
        link.close()
        with lock:
            times.extend(own)

    threads = [threading.Thread(target=talk) for _ in range(4 if articles == 1 else 2)]
    cpu, began = sum(map(_cpu, server.workers())), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    total = len(requests) * articles
    sample = Sample(total / seconds, (sum(map(_cpu, server.workers())) - cpu) / total * 1e6)
    times.sort()
    print(f"{name:16} {sample.rate:10.0f} {_at(times, 50):8.1f} {_at(times, 99):8.1f}"
          f" {sample.cpu:8.0f}")  # fmt: skip


def _page(article: dict[str, str]) -> dict[str, str]:
    """The article as a page with what stands round one."""
    paragraphs = "".join(f"<p>{part}</p>\n" for part in article["text"].split("\n\n"))
    links = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
    return {
        "html": f"<!doctype html><html><head><title>Story</title></head><body><nav><ul>{links}</ul>"
        f"</nav><article><h1>Ferries sail again</h1>{paragraphs}</article><aside><ul>{links}</ul>"
        "</aside><footer><p>Contact us</p></footer></body></html>",
        "url": article["url"],
    }


def _batch(make: Callable[[], dict[str, str]]) -> bytes:
    body = "\n".join(json.dumps(make(), ensure_ascii=False) for _ in range(BATCH)).encode()
    return _request("/v1/articles:batch", "application/x-ndjson", body)


# --- Soak ---------------------------------------------------------------------------------------


def soak(server: Server, articles: int) -> bool:
    """Memory of the workers, over so many articles that nobody has sent before."""
    _warm(server)
    tenth = articles // 10
    sizes: list[float] = []
    failures: list[str] = []
    turn = count()
    ready = threading.Semaphore(0)

    def talk() -> None:
        link = _link(server)
        while (index := next(turn)) < articles:
            page = PAGES and index % 20 == 0  # now and then
            link.sendall(_post("/v1/articles", _page(_article()) if page else _article()))
            try:
                _receive(link)
            except (OSError, ValueError) as failure:
                failures.append(str(failure))
                break
            if (index + 1) % tenth == 0:
                ready.release()
        link.close()
        if failures:
            ready.release(10)

    threads = [threading.Thread(target=talk) for _ in range(8)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for number in range(1, 11):
        ready.acquire()
        if failures:
            print(f"failed: {failures[0]}")
            return False
        sizes.append(sum(map(_resident, server.workers())) / 2**20)
        print(f"  {number * tenth:7} articles, {time.perf_counter() - began:5.0f} s,"
              f" resident {sizes[-1]:.1f} MiB", flush=True)  # fmt: skip
    for thread in threads:
        thread.join()
    warm = statistics.mean(sizes[2:4])
    growth = statistics.mean(sizes[-2:]) / warm - 1
    print(f"soak: {articles} articles; after three tenths {warm:.1f} MiB, growth {growth:+.1%}")
    return growth <= GROWTH


# --- Parts --------------------------------------------------------------------------------------


def _warm(server: Server) -> None:
    for _ in range(20):
        link = _link(server)
        for _ in range(10):
            link.sendall(_post("/v1/articles", _article()))
            _receive(link)
        link.close()


def _link(server: Server) -> socket.socket:
    link = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return link


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_SIZE


if __name__ == "__main__":
    sys.exit(main())
