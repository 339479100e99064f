"""Kills over real servers: every worker, every machine, after a crash and after a restart."""

from __future__ import annotations

import concurrent.futures
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import RedisServer
from tests.web.conftest import STORY
from tests.web.serving import Server, serving

RECORD = json.dumps({"text": STORY}).encode()


def post(server: Server, path: str = "/v1/articles", body: bytes = RECORD) -> tuple[int, bytes]:
    link = server.connect()
    kind = "application/x-ndjson" if path.endswith(":batch") else "application/json"
    try:
        link.request("POST", path, body, {"Content-Type": kind})
        answer = link.getresponse()
        return answer.status, answer.read()
    finally:
        link.close()


def statuses(server: Server, times: int = 24) -> set[int]:
    """What so many senders are told at once, on connections of their own: every worker speaks."""
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        found = {status for status, _ in pool.map(lambda _: post(server), range(times))}
        lines = pool.map(lambda _: post(server, "/v1/articles:batch")[1], range(times // 4))
        return found | {json.loads(line.splitlines()[0])["status"] for line in lines}


def kill(server: Server, name: str) -> None:
    status, body = post(server, f"/v1/articles/{name}:kill", b"")
    assert status == 200, body


def uri_of(server: Server) -> str:
    uri: str = json.loads(post(server)[1])["uri"]
    return uri


def test_every_worker(tmp_path: Path) -> None:
    """Each has the article in its own memory, and none gives it out again: also not one that
    takes the place of one that was killed."""
    with serving(log=tmp_path / "log", environ={"COPYDESK_WORKERS": "3"}) as server:
        assert statuses(server) == {200}
        kill(server, uri_of(server))
        assert statuses(server) == {410}
        old = server.workers()
        for worker in old:
            os.kill(worker, signal.SIGKILL)
        deadline = time.monotonic() + 30
        while set(server.workers()) & set(old) or len(server.workers()) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert statuses(server) == {410}


@pytest.fixture
def machines(tmp_path: Path, redis_url: str) -> Iterator[list[Server]]:
    """Two servers that share a Redis."""
    environ = {"COPYDESK_REDIS_URL": redis_url, "COPYDESK_REDIS_TIMEOUT": "1"}
    with ExitStack() as stack:
        yield [
            stack.enter_context(serving(log=tmp_path / f"log-{name}", environ=environ))
            for name in ("a", "b")
        ]


def test_every_machine(machines: list[Server]) -> None:
    """When the kill is answered it holds on the other machine too."""
    here, there = machines
    uri = uri_of(here)
    assert statuses(there) == {200}
    kill(here, uri)
    assert post(there)[0] == 410
    assert statuses(there) == statuses(here) == {410}


def test_after_a_restart(tmp_path: Path, redis_server: RedisServer, redis_url: str) -> None:
    """With a file of its own a server that is started again knows what was killed, even if Redis
    still has the article and has lost the kill."""
    environ = {
        "COPYDESK_REDIS_URL": redis_url,
        "COPYDESK_KILLS_FILE": str(tmp_path / "kills.jsonl"),
    }
    with serving(log=tmp_path / "log-1", environ=environ) as server:
        kill(server, uri_of(server))
    redis_server.fresh()
    with serving(log=tmp_path / "log-2", environ=environ) as server:
        assert statuses(server) == {410}
