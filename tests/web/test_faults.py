"""Faults of the world around a real server under load: `make faults`."""

from __future__ import annotations

import concurrent.futures
import http.client
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import RedisServer
from tests.load.__main__ import running, steady
from tests.web.conftest import STORY
from tests.web.serving import Server, serving

pytestmark = pytest.mark.faults

NDJSON = {"Content-Type": "application/x-ndjson"}


def post(server: Server, text: str, path: str = "/v1/articles", timeout: float = 30.0) -> bytes:
    """The body of the answer; raises if it is not a whole 200."""
    link = server.connect(timeout)
    try:
        link.request("POST", path, text.encode(), {"Content-Type": "text/plain"})
        answer = link.getresponse()
        body = answer.read()
        assert answer.status == 200, body
        return body
    finally:
        link.close()


def batch_of(lines: int, mark: str) -> bytes:
    return b"".join(
        json.dumps({"text": f"{STORY}\n{mark} {number}"}).encode() + b"\n"
        for number in range(lines)
    )


@pytest.mark.parametrize(("rate", "stories"), [(60, False), (15, True)])
def test_redis_dies_and_comes_back_under_load(
    capsys: pytest.CaptureFixture[str], rate: int, stories: bool
) -> None:
    """No request fails, whether Redis is there, gone, or there again."""
    with running(2, stories=stories) as (server, redis):
        steady(server, redis, rate=rate, seconds=9)
    assert "errors 0" in capsys.readouterr().out


@pytest.mark.parametrize("frozen", [False, True], ids=["killed", "frozen"])
def test_answers_are_the_same_without_redis(
    start_redis: Callable[..., RedisServer], frozen: bool, tmp_path: Path
) -> None:
    """The document byte for byte, a story behind it or not; no slower than a few timeouts."""
    redis = start_redis()
    with serving(log=tmp_path / "log", environ={"COPYDESK_REDIS_URL": redis.url}) as server:
        before = post(server, STORY, "/v1/articles?story=0")
        redis.signal(signal.SIGSTOP if frozen else signal.SIGKILL)
        began = time.monotonic()
        assert {post(server, STORY, "/v1/articles?story=0") for _ in range(25)} == {before}
        assert all(post(server, STORY).startswith(before[:-1]) for _ in range(25))
        assert time.monotonic() - began < 10
        redis.signal(signal.SIGCONT)


def test_a_term_under_load(tmp_path: Path) -> None:
    """What the server has begun to answer it finishes, in every worker, and then it is gone."""
    whole: list[bool] = []
    with serving(log=tmp_path / "log", environ={"COPYDESK_WORKERS": "2"}) as server:

        def talk(number: int) -> None:
            link = server.connect(60)
            link.request("POST", "/v1/articles:batch", batch_of(150, str(number)), NDJSON)
            answer = link.getresponse()
            last = answer.read().splitlines()[-1]
            link.close()
            whole.append(json.loads(last)["summary"] == {"in": 150, "ok": 150, "failed": 0})

        threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(0.6)  # all are taken in, none is finished
        os.kill(server.child.pid, signal.SIGTERM)
        for thread in threads:
            thread.join(60)
        assert server.child.wait(60) == 0
    assert whole == [True] * 8
    assert '"level":"ERROR"' not in (tmp_path / "log").read_text()


def test_a_stream_of_requests_up_to_the_term(tmp_path: Path) -> None:
    """Over connections that are kept: an answer is whole or does not begin."""
    torn: list[str] = []
    with serving(log=tmp_path / "log", environ={"COPYDESK_WORKERS": "2"}) as server:
        answered = [0] * 8

        def talk(number: int) -> None:
            link = server.connect(20)
            try:
                for turn in range(10_000):
                    link.request("POST", "/v1/articles", f"{STORY}\n{number} {turn}".encode(),
                                 {"Content-Type": "text/plain"})  # fmt: skip
                    answer = link.getresponse()
                    body = answer.read()
                    if answer.status not in (200, 503) or not json.loads(body):
                        torn.append(f"{answer.status} {body[:80]!r}")
                    answered[number] += 1
            except http.client.IncompleteRead as half:
                torn.append(repr(half))
            except (OSError, http.client.HTTPException):
                return  # hung up between two requests, as it said or as it had to
            finally:
                link.close()

        threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(1.5)
        os.kill(server.child.pid, signal.SIGTERM)
        for thread in threads:
            thread.join(60)
        assert server.child.wait(60) == 0
    assert torn == []
    assert sum(answered) > 20


def test_a_worker_is_killed_in_the_midst_of_an_answer(tmp_path: Path) -> None:
    """Its reader can tell that the answer broke off; the others notice nothing, and a new worker
    takes its place."""
    with serving(log=tmp_path / "log") as server:
        link = server.connect(60)
        link.request("POST", "/v1/articles:batch", batch_of(2000, "x"), NDJSON)
        answer = link.getresponse()
        first = answer.readline()
        assert json.loads(first)["line"] == 1
        (victim,) = server.workers()
        os.kill(victim, signal.SIGKILL)
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            answer.read()
        link.close()
        deadline = time.monotonic() + 30
        while True:
            try:
                assert json.loads(post(server, STORY))["bodies"]
                break
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < deadline
                time.sleep(0.1)
        assert victim not in server.workers()


def test_counters_after_recycling(tmp_path: Path) -> None:
    """Requests that dead workers answered still count, and their memory does not."""
    environ = {
        "COPYDESK_WORKERS": "2",
        "GUNICORN_CMD_ARGS": "--max-requests 25 --max-requests-jitter 5",
    }
    with serving(log=tmp_path / "log", environ=environ) as server:
        first = set(server.workers())
        for number in range(150):
            for _ in range(20):
                try:
                    post(server, f"{STORY}\n{number}")
                    break
                except (OSError, http.client.HTTPException):
                    time.sleep(0.1)
        link = server.connect()
        link.request("GET", "/metrics")
        text = link.getresponse().read().decode()
        link.close()
        assert set(server.workers()) != first
        counter = 'copydesk_http_requests_total{code="200",method="POST",route="/v1/articles"} '
        (count,) = [line[len(counter) :] for line in text.splitlines() if line.startswith(counter)]
        assert float(count) == 150
        assert "copydesk_inflight 0.0" in text
        assert text.count("copydesk_worker_resident_bytes{") <= 3


def test_slow_senders_do_not_stop_a_worker(tmp_path: Path) -> None:
    """As many as there are threads to spare may dribble their requests in; others are answered."""
    with serving(log=tmp_path / "log", environ={"COPYDESK_THREADS": "16"}) as server:
        head = (
            b"POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
            b"Content-Length: 1000\r\n\r\nA"
        )
        slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(12)]
        try:
            for number, link in enumerate(slow):
                link.sendall(head[: 20 + number * 6])
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                began = time.monotonic()
                list(pool.map(lambda number: post(server, f"{STORY}{number}"), range(40)))
            assert time.monotonic() - began < 20
        finally:
            for link in slow:
                link.close()


def test_over_capacity_is_told_quickly(tmp_path: Path) -> None:
    """With all places taken an answer comes at once, says when to come back, and memory stays."""
    with serving(log=tmp_path / "log", environ={"COPYDESK_INFLIGHT": "1"}) as server:
        link = server.connect(60)
        link.request("POST", "/v1/articles:batch", batch_of(2000, "x"), NDJSON)
        busy = link.getresponse()
        busy.readline()
        times = []
        for _ in range(20):
            other = server.connect()
            began = time.monotonic()
            other.request("POST", "/v1/articles", STORY.encode(), {"Content-Type": "text/plain"})
            answer = other.getresponse()
            problem = json.loads(answer.read())
            times.append(time.monotonic() - began)
            other.close()
            assert (answer.status, answer.getheader("Retry-After")) == (503, "1")
            assert problem["code"] == "service.busy"
        assert sorted(times)[10] < 1
        link.close()
