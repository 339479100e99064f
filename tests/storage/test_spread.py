"""Kills of several machines: each with a file of its own, and a real Redis between them."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable

import pytest

from copydesk.errors import RegisterUnavailable
from copydesk.storage.kills import FileRegister, Kill
from copydesk.storage.redis import LONGEST_PAUSE
from copydesk.storage.spread import FRESH, KEY, SpreadRegister
from tests.conftest import RedisServer, free_port

KILL = Kill("urn:newsml:example:1", "killed", 1000.0)


class Clock:
    """Seconds that pass when told, or when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Machine:
    """A machine with a worker; all machines of a test have one clock."""

    clock = Clock()

    def __init__(self, url: str, *, strict: bool = False) -> None:
        self.file = FileRegister()
        self.url = url
        self.strict = strict
        self.worker = self.recycled()

    def recycled(self) -> SpreadRegister:
        """Another worker, with the machine's file and nothing else."""
        return SpreadRegister(
            self.file,
            self.url,
            timeout=0.5,
            clock=self.clock,
            strict=self.strict,
            sleep=self.clock.sleep,
        )

    def knows(self, name: str = KILL.name) -> bool:
        return bool(self.worker.find([name]))


def wait(seconds: float = LONGEST_PAUSE + 1) -> None:
    Machine.clock.now += seconds


def test_a_kill_is_known_everywhere(redis_url: str) -> None:
    """When the writer is answered; to a worker that asked a moment before, too."""
    here, there = Machine(redis_url), Machine(redis_url)
    assert not there.knows()
    here.worker.add([KILL])
    assert here.knows()
    assert there.knows()
    assert Machine(redis_url).knows()


def test_few_questions(redis_url: str, redis_server: RedisServer) -> None:
    """A thousand answers ask Redis once, as long as they come in a moment."""
    machine = Machine(redis_url)
    machine.knows()
    with redis_server.client() as client:
        before = client.info("stats")["total_commands_processed"]
        for _ in range(1000):
            machine.knows()
        assert client.info("stats")["total_commands_processed"] - before < 5


def test_the_writer_waits(redis_url: str) -> None:
    """Longer than anybody may go without asking."""
    began = Machine.clock.now
    Machine(redis_url).worker.add([KILL])
    assert Machine.clock.now - began > FRESH


@pytest.fixture
def server(start_redis: Callable[..., RedisServer]) -> RedisServer:
    return start_redis()


def test_redis_down(server: RedisServer) -> None:
    """What was known holds; what is new holds here and is refused, and goes out when it can."""
    here, there = Machine(server.url), Machine(server.url)
    here.worker.add([KILL])
    assert there.knows()
    server.kill()
    wait(1)
    assert here.knows()
    assert there.knows()
    fresh = KILL._replace(name="new")
    with pytest.raises(RegisterUnavailable, match="on this machine"):
        here.worker.add([fresh])
    assert here.knows("new")
    assert not there.knows("new")
    server.start()
    wait()
    assert here.knows("new")
    wait()
    assert there.knows("new")


def test_redis_forgets(server: RedisServer) -> None:
    """Started again it is empty; the next machine that asks gives everything back."""
    here = Machine(server.url)
    here.worker.add([KILL])
    server.kill()
    server.start()
    wait()
    assert here.knows()
    assert Machine(server.url).knows()


def test_redis_frozen(server: RedisServer) -> None:
    """One question waits, the others do not, and every one is answered."""
    machine = Machine(server.url)
    machine.worker.add([KILL])
    server.signal(signal.SIGSTOP)
    wait(1)
    began = time.perf_counter()
    for _ in range(100):
        Machine.clock.now += FRESH / 1000
        assert machine.knows()
    assert time.perf_counter() - began < 5
    server.signal(signal.SIGCONT)


def test_strict(server: RedisServer) -> None:
    """Then nothing is answered while it cannot be known what others have killed."""
    machine = Machine(server.url, strict=True)
    assert not machine.knows()
    server.kill()
    wait(1)
    with pytest.raises(RegisterUnavailable):
        machine.knows()
    with pytest.raises(RegisterUnavailable):
        machine.knows("other")
    server.start()
    wait()
    assert not machine.knows()
    closed = Machine(f"redis://127.0.0.1:{free_port()}", strict=True)
    with pytest.raises(RegisterUnavailable):
        closed.knows()


def test_a_worker_that_is_recycled(server: RedisServer) -> None:
    """Has what its machine has, also without Redis."""
    machine = Machine(server.url)
    Machine(server.url).worker.add([KILL])
    assert machine.knows()
    server.kill()
    wait(1)
    assert machine.recycled().find([KILL.name]) == [KILL]


def test_another_kind_of_value(redis_url: str, redis_server: RedisServer) -> None:
    """Something else under our key stops the spreading, and nothing that is known."""
    with redis_server.client() as client:
        client.set(KEY, "what?")
    machine = Machine(redis_url)
    with pytest.raises(RegisterUnavailable):
        machine.worker.add([KILL])
    assert machine.knows()


def test_garbage(
    redis_url: str, redis_server: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    """An entry that is not ours is told, and stops no other."""
    Machine(redis_url).worker.add([KILL])
    with redis_server.client() as client:
        client.hset(KEY, mapping={"": "other", "a": "{", "b": b"\xff", "c": '{"name":"d"}'})
    machine = Machine(redis_url)
    assert machine.knows()
    assert "not ours" in caplog.text


def test_taken_back(redis_url: str) -> None:
    """A release reaches everybody; an older kill that comes later does not undo it."""
    here, there = Machine(redis_url), Machine(redis_url)
    here.worker.add([KILL])
    there.worker.add([KILL._replace(status="released", at=1001.0)])
    assert here.worker.find([KILL.name])[0].status == "released"
    here.worker.add([KILL])
    wait()
    assert there.worker.find([KILL.name])[0].status == "released"


def test_a_full_redis(server: RedisServer) -> None:
    """A kill that Redis does not take is refused, and holds here."""
    with server.client() as client:
        client.config_set("maxmemory", 1)
    machine = Machine(server.url)
    with pytest.raises(RegisterUnavailable):
        machine.worker.add([KILL])
    assert machine.knows()
    with server.client() as client:
        client.config_set("maxmemory", 0)
    wait()
    assert machine.knows()
    assert Machine(server.url).knows()
