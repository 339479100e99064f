"""`copydesk worker`: every good message comes out, once, whatever dies on the way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
import redis
import zstandard

from copydesk.batch import normalise_batch
from copydesk.storage.streams import Feed, Message, Names
from tests.cli.command import COPY, PATIENCE, ROOT, bare
from tests.conftest import RedisServer
from tests.worker.mortal import POISON

IN, OUT, DEAD, GROUP = Names()
QUICK = ("--idle", "0.5", "--at-once", "4")

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def server(redis_url: str, redis_server: RedisServer) -> Iterator[redis.Redis]:
    with redis_server.client() as client:
        yield client


@pytest.fixture
def start(redis_url: str) -> Iterator[Start]:
    """Starts workers, which are ended with the test."""
    workers: list[subprocess.Popen[bytes]] = []

    def begin(*options: str, url: str = redis_url) -> subprocess.Popen[bytes]:
        workers.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.worker.mortal", "worker", "--redis", url, *options],
                cwd=ROOT,
                env=bare,
                stderr=subprocess.PIPE,
            )
        )
        return workers[-1]

    yield begin
    for worker in workers:
        worker.kill()
        worker.communicate()


def until(holds: Callable[[], Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it takes too long"
        time.sleep(0.02)


def copy(number: int) -> str:
    return COPY.format(year=number)


def send(server: redis.Redis, numbers: range) -> None:
    pipe = server.pipeline()
    for number in numbers:
        pipe.xadd(IN, {"id": f"a{number}", "text": copy(number)})
    pipe.execute()


def answers(server: redis.Redis) -> list[dict[bytes, bytes]]:
    return [fields for _, fields in server.xrange(OUT)]


def ended(worker: subprocess.Popen[bytes]) -> tuple[int, str]:
    worker.send_signal(signal.SIGTERM)
    _, told = worker.communicate(timeout=PATIENCE)
    return worker.returncode, told.decode()


def test_messages_in_answers_out(server: redis.Redis, start: Start, redis_url: str) -> None:
    """In all the forms a message may have; the sender's mistakes are answers too. Then the worker
    is told to stop, leaves nothing behind, and ends well."""
    record = {"id": "json", "text": copy(1), "fields": {"desk": "world"}}
    bodies: list[dict[Any, Any]] = [
        {"id": "flat", "text": copy(1), "url": "https://example.org/1", "desk": "world"},
        {"record": orjson.dumps(record)},
        {"record": zstandard.compress(orjson.dumps(record))},
        {"id": "raw", "bytes": copy(1).replace("key", "clé").encode("cp1252"), "charset": "cp1252"},
        {"text": copy(1)},
        {"id": "empty", "text": ""},
        {"record": b"{"},
        {"text": b"caf\xe9"},
    ]
    names = [server.xadd(IN, body).decode() for body in bodies]
    worker = start(*QUICK)
    until(lambda: server.xlen(OUT) == len(bodies))
    found = answers(server)
    assert [one[b"message"].decode() for one in found] == names
    assert [one[b"status"] for one in found] == [b"200"] * 5 + [b"422", b"400", b"400"]
    assert [one[b"id"] for one in found[:4]] == [b"flat", b"json", b"json", b"raw"]
    assert found[4][b"id"].decode() == names[4]
    lines = [orjson.loads(one[b"answer"]) for one in found]
    (expected,) = normalise_batch([{**record}])
    assert lines[1] == lines[2] == expected
    assert lines[0]["fields"] == {"desk": "world"}
    assert "clé" in lines[3]["result"]["bodies"][0]["value"]
    assert lines[5]["problem"]["code"] == "input.empty"
    code, told = ended(worker)
    assert (code, "stopped: ok 5, refused 3" in told) == (0, True)
    assert server.xlen(IN) == 0
    assert server.xinfo_consumers(IN, GROUP) == []
    assert len(server.keys("copydesk:1:*")) == 3  # three different ones are kept


def test_kills_and_poison_cost_no_good_message(server: redis.Redis, start: Start) -> None:
    """Two workers, kill -9 in mid-flight, a message that kills whoever reads it, and workers
    started again as a supervisor would: each good message is answered once, the bad one is dead,
    with its problem and itself."""
    send(server, range(150))
    poison = server.xadd(IN, {"id": "poison", "text": POISON + b" " + copy(3).encode()}).decode()
    send(server, range(150, 300))
    workers = [start(*QUICK), start(*QUICK)]
    until(lambda: server.xlen(OUT) > 40)
    workers[0].kill()

    def settled() -> bool:
        for at, worker in enumerate(workers):
            if worker.poll() is not None:
                workers[at] = start(*QUICK)
        return server.xlen(OUT) >= 300 and server.xlen(DEAD) >= 1

    until(settled)
    time.sleep(1.2)  # long enough for a second answer to what was taken over
    found = answers(server)
    assert sorted(one[b"id"] for one in found) == sorted(b"a%d" % n for n in range(300))
    assert {one[b"status"] for one in found} == {b"200"}
    ((_, dead),) = server.xrange(DEAD)
    assert (dead[b"message"].decode(), dead[b"id"], dead[b"deliveries"]) == (
        poison,
        b"poison",
        b"3",
    )
    assert orjson.loads(dead[b"problem"])["problem"]["code"] == "message.undeliverable"
    assert POISON in dead[b"text"]
    assert server.xlen(IN) == server.xpending(IN, GROUP)["pending"] == 0


def test_a_full_output_holds_the_worker_back(server: redis.Redis, start: Start) -> None:
    """It takes no more than there is room for, lets go what every reader of the answers has done
    with, and nothing that one has not."""
    send(server, range(60))
    worker = start(*QUICK, "--most", "20")
    until(lambda: server.xlen(OUT) >= 20)
    time.sleep(0.5)
    assert server.xlen(OUT) < 20 + 4
    server.xgroup_create(OUT, "archive", "0")
    seen: list[bytes] = []

    def read() -> bool:
        for _, entries in server.xreadgroup("archive", "me", {OUT: ">"}, count=10) or ():
            for name, fields in entries:
                seen.append(fields[b"id"])
                server.xack(OUT, "archive", name)
        return len(seen) == 60

    until(read)
    assert seen == [b"a%d" % n for n in range(60)]
    assert server.xlen(OUT) < 30
    assert ended(worker)[0] == 0


def test_trimmed_output_never_waits(server: redis.Redis, start: Start) -> None:
    """With --trim the newest answers are there, about as many as may be; --keep leaves the
    messages, --pack packs the answers."""
    send(server, range(300))
    worker = start(*QUICK, "--most", "100", "--trim", "--keep", "--pack")
    until(lambda: newest(server) == b"a299" and server.xpending(IN, GROUP)["pending"] == 0)
    assert server.xlen(OUT) < 300
    assert server.xlen(IN) == 300
    line = orjson.loads(zstandard.decompress(answers(server)[-1][b"answer"]))
    assert line["result"]["bodies"]
    assert ended(worker)[0] == 0


def newest(server: redis.Redis) -> bytes:
    found = server.xrevrange(OUT, count=1)
    return found[0][1][b"id"] if found else b""


def test_lag_is_told(server: redis.Redis, start: Start) -> None:
    """To Prometheus, with what was done."""
    send(server, range(5))
    worker = start(*QUICK, "--most", "3", "--at-once", "1", "--metrics-port", "0")
    assert worker.stderr
    address = ""
    while not address:
        line = worker.stderr.readline().decode()
        address = (re.search(r"http://\S+", line) or [""])[0]
    until(lambda: server.xlen(OUT) == 3)
    text = urllib.request.urlopen(address, timeout=5).read().decode()  # noqa: S310
    assert 'copydesk_worker_messages_total{outcome="ok"} 3.0' in text
    assert "copydesk_worker_lag 2.0" in text
    assert "copydesk_worker_answers 3.0" in text


def test_a_redis_that_goes_away_is_waited_for(
    start: Start, start_redis: Callable[..., RedisServer]
) -> None:
    """It comes back empty: the group is made again, and work goes on."""
    own = start_redis()
    worker = start(*QUICK, url=own.url)
    with own.client() as client:
        client.xadd(IN, {"text": copy(1)})
        until(lambda: client.exists(OUT))
    own.kill()
    time.sleep(0.3)
    own.start()
    with own.client() as client:
        client.xadd(IN, {"text": copy(2)})
        until(lambda: client.exists(OUT))
    code, told = ended(worker)
    assert (code, "waiting" in told) == (0, True)


def test_a_message_is_settled_once(redis_url: str, server: redis.Redis) -> None:
    """The slower of two that work on one message adds nothing."""
    first, second = (Feed(redis_url, Names(), name, most=10) for name in ("one", "two"))
    first.join()
    second.join()
    server.xadd(IN, {"text": "x"})
    (message,) = first.take(1, 0.1)
    time.sleep(0.06)
    taken = second.reclaim(0.05)
    assert taken == Message(message.id, message.fields, 2)
    assert second.answer(taken, {"id": "a"})
    assert not first.answer(message, {"id": "a"})
    assert server.xlen(OUT) == 1
    lag = first.lag()
    assert (lag.waiting, lag.pending, lag.answers) == (0, 0, 1)


def test_it_needs_a_redis() -> None:
    """Without one it is a mistake on the command line; one that cannot be is one too."""
    for options in ([], ["--redis", "nonsense://x"]):
        done = subprocess.run(
            [sys.executable, "-m", "copydesk.cli.main", "worker", *options],
            capture_output=True,
            env={**bare, "PYTHONPATH": os.pathsep.join(sys.path)},
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 2
