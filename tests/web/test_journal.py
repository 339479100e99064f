"""The log: JSON lines, whole, none lost, and nothing in them of what was sent."""

from __future__ import annotations

import concurrent.futures
import json
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.web import journal
from copydesk.web.journal import Journal, JsonLines, trace_of
from tests.web.conftest import STORY
from tests.web.serving import Server, serving

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
ENVIRON = {"REQUEST_METHOD": "GET", "PATH_INFO": "/livez", "REMOTE_ADDR": "127.0.0.1"}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def requests(path: Path) -> list[dict[str, Any]]:
    return [line for line in lines(path) if line["event"] == "request"]


def ask(server: Server, method: str, path: str, headers: dict[str, str], body: str = "") -> int:
    link = server.connect()
    try:
        link.request(method, path, body.encode(), headers)
        answer = link.getresponse()
        answer.read()
        return answer.status
    finally:
        link.close()


def test_a_request(tmp_path: Path) -> None:
    """By either way through the application: method, path, status, time, id and trace."""
    log = tmp_path / "log"
    headers = {
        "Content-Type": "text/plain",
        "X-Request-Id": "find-me",
        "Traceparent": f"00-{TRACE}-00f067aa0ba902b7-01",
        "X-Copydesk-Publisher": "Secret Herald",
        "Authorization": "Bearer secret",
    }
    with serving(log=log) as server:
        ask(server, "POST", "/v1/articles?url=https://secret.example/", headers, STORY)
        ask(server, "POST", "/v1/articles:explain?url=https://secret.example/", headers, STORY)
        ask(server, "GET", "/v1/articles/" + "0" * 40, {})
    found = requests(log)[-3:]
    assert [(one["method"], one["path"], one["status"]) for one in found] == [
        ("POST", "/v1/articles", 200),
        ("POST", "/v1/articles:explain", 200),
        ("GET", "/v1/articles/" + "0" * 40, 404),
    ]
    for one in found[:2]:
        assert (one["request"], one["trace"], one["span"]) == ("find-me", TRACE, "00f067aa0ba902b7")
        assert one["bytes"] > 1000
        assert one["ms"] > 0
        assert one["client"] == "127.0.0.1"
    assert "trace" not in found[2]
    text = log.read_text()
    assert "ecret" not in text
    assert "Tern" not in text
    assert {line["level"] for line in lines(log)} <= {"INFO", "WARNING"}


def test_no_line_is_lost_or_torn(tmp_path: Path) -> None:
    """Of many at once, over several workers, up to the last one before the end."""
    log = tmp_path / "log"
    with serving(log=log, environ={"COPYDESK_WORKERS": "2"}) as server:

        def talk(number: int) -> None:
            for turn in range(10):
                ask(server, "GET", "/v1/limits", {"X-Request-Id": f"{number}-{turn}"})

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(talk, range(16)))
    told = [one["request"] for one in requests(log) if one["path"] == "/v1/limits"]
    assert sorted(told) == sorted(f"{n}-{t}" for n in range(16) for t in range(10))


def test_turned_off(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(log=log, environ={"COPYDESK_ACCESS_LOG": "off"}) as server:
        ask(server, "GET", "/livez", {})
    assert requests(log) == []
    assert lines(log)  # of the server itself


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> tuple[Journal, int]:
    """A journal whose thread does nothing, and the end to read it at."""
    monkeypatch.setattr(journal, "PAUSE", 3600)
    reader, writer = os.pipe()
    return Journal(writer), reader


def test_a_reader_that_is_gone(pipe: tuple[Journal, int]) -> None:
    """Stops nobody; what could not be written is told if somebody listens again."""
    own, reader = pipe
    os.close(reader)
    own.add(ENVIRON, 200, 2, 0.001)
    own.flush()
    reader, own._descriptor = os.pipe()
    own.add(ENVIRON, 200, 2, 0.001)
    own.flush()
    first, second = os.read(reader, 10_000).splitlines()
    assert json.loads(first)["event"] == "request"
    assert json.loads(second)["count"] == 1


def test_a_reader_that_does_not_read(
    pipe: tuple[Journal, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Costs so much memory and no more, and no request waits."""
    own, reader = pipe
    monkeypatch.setattr(journal, "MOST", 100)
    own._waiting = type(own._waiting)(maxlen=100)
    for _ in range(150):
        own.add(ENVIRON, 200, 2, 0.001)
    writer = threading.Thread(target=own.flush)
    writer.start()
    data = b""
    while b"lines lost" not in data:
        data += os.read(reader, 65_536)
    writer.join()
    assert json.loads(data.splitlines()[-1])["count"] == 50
    assert len(data.splitlines()) == 101


def test_strange_paths(pipe: tuple[Journal, int]) -> None:
    """A line stays one line and bounded, whatever was asked for."""
    own, reader = pipe
    for path in ("/a\nb\r\n{}", "/\x00\x1b[31m", "/" + "x" * 5000, "/\udc80\ud800", "/ü\xff"):
        own.add({**ENVIRON, "PATH_INFO": path}, 404, 2, 0.001)
    own.flush()
    data = os.read(reader, 100_000)
    assert len(data.splitlines()) == 5
    assert all(len(line) < 1500 and json.loads(line) for line in data.splitlines())


@pytest.mark.parametrize(
    "parent",
    [
        "",
        "00",
        f"00-{TRACE}-00f067aa0ba902b7",
        f"ff-{TRACE}-00f067aa0ba902b7-01",
        f"00-{TRACE.upper()}-00f067aa0ba902b7-01",
        f"00-{TRACE}-0000000000000000-01",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{TRACE}-00f067aa0ba902b7-01\n",
        "x" * 10_000,
    ],
)
def test_no_traceparent(parent: str) -> None:
    """What does not follow the standard to the letter is nobody's trace."""
    assert trace_of(parent) == {} or parent.endswith("\n")


def test_a_future_version() -> None:
    """May have more at its end."""
    assert trace_of(f"01-{TRACE}-00f067aa0ba902b7-01-more")["trace"] == TRACE


def test_records() -> None:
    """Of the standard library's logging, with what was raised."""
    try:
        raise ValueError("why")
    except ValueError:
        record = logging.LogRecord("n", 40, "f", 1, "two %s\nlines", ("ü",), sys.exc_info())
    told = json.loads(JsonLines().format(record))
    assert (told["level"], told["logger"], told["message"]) == ("ERROR", "n", "two ü\nlines")
    assert "ValueError: why" in told["exception"]


def test_cost(pipe: tuple[Journal, int]) -> None:
    """A request pays for a tuple: far less than the fifty microseconds of an ordinary access log,
    its share of the writing included."""
    own, reader = pipe
    drain = threading.Thread(
        target=lambda: [None for _ in iter(lambda: os.read(reader, 65_536), b"")]
    )
    drain.start()
    own.add(ENVIRON, 200, 2, 0.001)
    count = 5000
    best = min(_cost(lambda: own.add(ENVIRON, 200, 2, 0.001), own, count) for _ in range(5))
    os.close(own._descriptor)
    drain.join()
    os.close(reader)
    assert best < 40e-6


def _cost(note: Callable[[], None], own: Journal, count: int) -> float:
    began = time.thread_time()
    for _ in range(count):
        note()
    own.flush()
    return (time.thread_time() - began) / count


def test_killed(tmp_path: Path) -> None:
    """A worker that is killed costs a tenth of a second of lines, not all of them."""
    log = tmp_path / "log"
    with serving(log=log) as server:
        ask(server, "GET", "/v1/limits", {"X-Request-Id": "early"})
        deadline = time.monotonic() + 10
        while "early" not in log.read_text():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        os.kill(server.workers()[0], signal.SIGKILL)
    assert "early" in log.read_text()
