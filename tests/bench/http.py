"""How much the service costs over HTTP, beside a bare Flask endpoint: `python -m tests.bench.http`.

Two servers, each the shipped gunicorn with one worker: one serves copydesk, the other an endpoint
that parses and echoes the same JSON. They are asked in turns, in one run, over connections that
are kept; so what else the machine does falls on both. For each kind of request: requests a second
by the clock, and CPU time of the worker by `/proc/PID/stat`, medians over the rounds.

Options: --rounds N, --requests N (each round and kind), --connections N, --check (exit 1 if a goal
is missed).
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import NamedTuple

from flask import Flask, Response, jsonify, request

from tests.web.serving import Server, serving

STORY = Path(__file__).parents[2] / "seeds" / "arcamax.txt"
CHARACTERS = 6000
"""Length of the article: that of an ordinary story."""

BATCH = 250
"""Articles in one batch."""

COLD, KEPT, HALF = 0.35, 0.8, 0.5
"""Goals: rate of new articles and of kept ones, in parts of the bare endpoint's; CPU time of an
article in a batch, in parts of that of one alone."""

_TICK = os.sysconf("SC_CLK_TCK")
_number = count()


class Sample(NamedTuple):
    """One round of one kind: articles a second by the clock, CPU microseconds an article."""

    rate: float
    cpu: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say whether the goals were met."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.http")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        floor = stack.enter_context(serving("tests.bench.http:bare()"))
        desk = stack.enter_context(serving(environ={"COPYDESK_CACHE_ENTRIES": "64"}))
        samples = _measure(floor, desk, options.rounds, options.requests, options.connections)
    missed = _report(samples)
    return int(missed > 0 and options.check)


def bare() -> Flask:
    """The floor: the least a Flask endpoint can do with the same request."""
    app = Flask("bare")

    @app.post("/v1/articles")
    def echo() -> Response:
        return jsonify(request.get_json())

    @app.get("/livez")
    def livez() -> str:
        return "ok"

    return app


def _measure(
    floor: Server, desk: Server, rounds: int, requests: int, connections: int
) -> dict[str, list[Sample]]:
    kept = [_post("/v1/articles", _article())]
    kinds: dict[str, Callable[[], Sample]] = {
        "bare": lambda: _run(floor, kept * requests, connections),
        "kept": lambda: _run(desk, kept * requests, connections),
        "new": lambda: _run(
            desk, [_post("/v1/articles", _article()) for _ in range(requests)], connections
        ),
        "batch of new": lambda: _run(desk, list(_batches(requests, fresh=True)), 1, BATCH),
        "batch of kept": lambda: _run(desk, list(_batches(requests, fresh=False)), 1, BATCH),
    }
    samples: dict[str, list[Sample]] = {kind: [] for kind in kinds}
    for number in range(rounds + 1):
        for kind, run in kinds.items():
            sample = run()
            if number:  # the first round warms up
                samples[kind].append(sample)
    return samples


def _report(samples: dict[str, list[Sample]]) -> int:
    print(f"{'':14} {'articles/s':>10} {'CPU us':>8}   medians of {len(samples['bare'])} rounds")
    for kind, several in samples.items():
        rate = statistics.median(sample.rate for sample in several)
        cpu = statistics.median(sample.cpu for sample in several)
        print(f"{kind:14} {rate:10.0f} {cpu:8.0f}")
    missed = 0
    for what, goal, ratios in (
        ("new / bare, rate", COLD, _ratios(samples, "new", "bare", "rate")),
        ("bare / new, CPU", COLD, _ratios(samples, "bare", "new", "cpu")),
        ("kept / bare, rate", KEPT, _ratios(samples, "kept", "bare", "rate")),
        ("bare / kept, CPU", KEPT, _ratios(samples, "bare", "kept", "cpu")),
        ("batch / new, CPU", -HALF, _ratios(samples, "batch of new", "new", "cpu")),
        ("batch / kept, CPU", -HALF, _ratios(samples, "batch of kept", "kept", "cpu")),
    ):
        ratio = statistics.median(ratios)
        fine = ratio >= goal if goal > 0 else ratio <= -goal
        missed += not fine
        print(
            f"{what:18} {ratio:5.2f}  ({min(ratios):.2f} to {max(ratios):.2f})"
            f"  goal {'at least' if goal > 0 else 'at most'} {abs(goal)}"
            f"  {'met' if fine else 'MISSED'}"
        )
    return missed


def _ratios(samples: dict[str, list[Sample]], one: str, other: str, what: str) -> list[float]:
    """The ratio round by round: what disturbed a round disturbed both."""
    pairs = zip(samples[one], samples[other], strict=True)
    return [getattr(a, what) / getattr(b, what) for a, b in pairs]


def _article() -> dict[str, str]:
    """An article that nobody has sent before."""
    text = STORY.read_text("utf-8")
    head, foot = text.split("\n\n_____", 1)
    more = "The figures were confirmed on the quay by a clerk who asked not to be named. "
    body = head + "\n\n" + (more * 40)[: CHARACTERS - len(text) - 12].strip()
    return {
        "text": f"{body} {next(_number)}.\n\n_____{foot}",
        "url": "https://www.arcamax.com/business/businessnews/s-1",
    }


def _batches(articles: int, *, fresh: bool) -> Iterator[bytes]:
    one = _article()
    for _ in range(max(1, articles // BATCH)):
        lines = ((_article() if fresh else one) for _ in range(BATCH))
        body = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
        yield _request("/v1/articles:batch", "application/x-ndjson", body)


def _post(path: str, article: dict[str, str]) -> bytes:
    return _request(path, "application/json", json.dumps(article, ensure_ascii=False).encode())


def _request(path: str, kind: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _run(server: Server, requests: list[bytes], connections: int, articles: int = 1) -> Sample:
    """Send the requests over so many connections; `articles` are in each."""
    (worker,) = server.workers()
    failures: list[BaseException] = []
    shares = [requests[start::connections] for start in range(connections)]
    threads = [
        threading.Thread(target=_talk, args=(server.port, share, failures)) for share in shares
    ]
    cpu, began = _cpu(worker), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    total = len(requests) * articles
    if failures:
        raise failures[0]
    return Sample(total / seconds, (_cpu(worker) - cpu) / total * 1e6)


def _cpu(pid: int) -> float:
    """Seconds of CPU that a process has used, in user and in kernel mode."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _talk(port: int, requests: list[bytes], failures: list[BaseException]) -> None:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=120) as link:
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for sent in requests:
                link.sendall(sent)
                _receive(link)
    except (OSError, ValueError) as failure:
        failures.append(failure)


def _receive(link: socket.socket) -> None:
    """Read one answer to its end; raises ValueError if it is not a good one."""
    data = link.recv(1 << 18)
    while b"\r\n\r\n" not in data:
        data += _more(link)
    head, _, rest = data.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise ValueError(head.decode("latin-1"))
    lower = head.lower()
    if b"content-length:" in lower:
        left = int(lower.partition(b"content-length:")[2].partition(b"\r\n")[0]) - len(rest)
        while left > 0:
            left -= len(_more(link))
        return
    end = rest[-7:]
    while not end.endswith(b"\r\n0\r\n\r\n"):
        end = (end + _more(link))[-7:]


def _more(link: socket.socket) -> bytes:
    data = link.recv(1 << 18)
    if not data:
        raise ValueError("the server hung up")
    return data


if __name__ == "__main__":
    sys.exit(main())
