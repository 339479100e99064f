"""Redis when it does not work: closed, frozen, killed, full, replaced by something else.

The breaker's clock is the tests' own, so that no pause has to be waited for. Times that are
asserted are bounds for a busy machine, far above what is seen and far below what redis-py's own
settings cost: a minute for one look-up of a frozen server.
"""

from __future__ import annotations

import logging
import signal
import socketserver
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from copydesk.storage.ports import MISS, Lookup, Result
from copydesk.storage.redis import FIRST_PAUSE, LONGEST_PAUSE, Breaker, RedisCache, Unavailable
from tests.conftest import RedisServer, free_port

KEY = "copydesk:1:a1b2:00ff"
VALUE = b"copy" * 1000
HIT = Lookup(VALUE, "hit")
ERROR = Lookup(None, "error")
SKIPPED = Lookup(None, "skipped")


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(start_redis: Callable[..., RedisServer]) -> RedisServer:
    return start_redis()


@pytest.fixture
def cache(server: RedisServer, clock: Clock) -> RedisCache:
    """A cache that has seen the server work, and holds one value."""
    cache = RedisCache(server.url, ttl=3600, timeout=0.3, clock=clock)
    for _ in range(100):  # a machine may be so busy that even this takes too long
        cache.put(KEY, VALUE)
        if cache.get(KEY) == HIT:
            return cache
        clock.now += LONGEST_PAUSE + 1
    pytest.fail("the server cannot be written to")


def until(cache: RedisCache, clock: Clock, result: Result) -> None:
    """Look up again and again, pause after pause, until that is the result."""
    for _ in range(100):
        if cache.get(KEY).result == result:
            return
        clock.now += LONGEST_PAUSE + 1
    pytest.fail(f"no {result} in a hundred look-ups")


def took(work: Callable[[], object]) -> float:
    """Seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_a_closed_port(clock: Clock) -> None:
    """Every call returns; only the first asks."""
    cache = RedisCache(f"redis://127.0.0.1:{free_port()}", ttl=3600, timeout=0.1, clock=clock)
    assert cache.get(KEY) == ERROR
    assert cache.get(KEY) == SKIPPED
    assert cache.get_many([KEY, KEY]) == [SKIPPED, SKIPPED]
    cache.put(KEY, VALUE)
    cache.delete(KEY)
    assert cache.counts() == {"hit": 0, "miss": 0, "corrupt": 0, "error": 1, "skipped": 5}
    health = cache.health()
    assert not health.ok
    assert "left alone for another 0.5 s after ConnectionError" in health.detail


def test_a_name_that_nobody_has(clock: Clock) -> None:
    """A host that cannot be found is an outage, not a fault of the settings."""
    cache = RedisCache("redis://copydesk.invalid", ttl=3600, timeout=0.1, clock=clock)
    assert cache.get(KEY) == ERROR


def test_a_frozen_server(server: RedisServer, cache: RedisCache, clock: Clock) -> None:
    """One caller waits for one timeout, the others not at all; thawed, it is used again."""
    server.signal(signal.SIGSTOP)
    found: list[Lookup] = []
    assert took(lambda: found.append(cache.get(KEY))) < 2.0
    assert took(lambda: found.extend(cache.get(KEY) for _ in range(100))) < 0.5
    assert took(lambda: found.extend(cache.get_many([KEY] * 100))) < 0.5
    assert took(lambda: cache.put(KEY, VALUE)) < 0.5
    assert found == [ERROR] + [SKIPPED] * 200

    clock.now += FIRST_PAUSE
    assert took(lambda: found.append(cache.get(KEY))) < 2.0
    assert found[-1] == ERROR
    clock.now += FIRST_PAUSE  # the second pause is longer
    assert cache.get(KEY) == SKIPPED

    server.signal(signal.SIGCONT)
    until(cache, clock, "hit")
    assert cache.get(KEY) == HIT


def test_many_callers_of_a_frozen_server(
    server: RedisServer, cache: RedisCache, clock: Clock
) -> None:
    """Those who set out together count as one failure, and one alone tries again."""
    server.signal(signal.SIGSTOP)
    start = threading.Barrier(8)
    found: list[Result] = []

    def look_up() -> None:
        start.wait()
        found.append(cache.get(KEY).result)

    def together() -> None:
        threads = [threading.Thread(target=look_up) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    together()
    assert set(found) <= {"error", "skipped"}
    found.clear()
    clock.now += FIRST_PAUSE
    together()
    assert sorted(found) == ["error"] + ["skipped"] * 7
    server.signal(signal.SIGCONT)


def test_killed_and_started_again(server: RedisServer, cache: RedisCache, clock: Clock) -> None:
    """Connections to the dead server are not used again; the new one has forgotten everything."""
    server.kill()
    assert cache.get(KEY) == ERROR
    assert cache.get(KEY) == SKIPPED
    assert not cache.health().ok
    server.start()
    until(cache, clock, "miss")
    cache.put(KEY, VALUE)
    assert cache.get(KEY) == HIT
    assert cache.health().ok


def test_started_again_between_two_calls(server: RedisServer, cache: RedisCache) -> None:
    """An outage that nobody saw is none."""
    server.kill()
    server.start()
    assert cache.get(KEY) == MISS


def test_an_outage_in_the_midst_of_many_keys(
    server: RedisServer, cache: RedisCache, clock: Clock
) -> None:
    """There is an answer for every key."""
    server.kill()
    found = cache.get_many([KEY] * 600)
    assert found == [ERROR] * 256 + [SKIPPED] * 344


def test_full_memory(server: RedisServer, cache: RedisCache) -> None:
    """A server that takes no more is still read from; its refusals are counted."""
    with server.client() as client:
        client.config_set("maxmemory", 1)
    for _ in range(3):
        cache.put("copydesk:1:a1b2:new", VALUE)
    assert cache.counts()["error"] == 3
    assert cache.get(KEY) == HIT
    assert cache.health().ok


def test_a_replica(server: RedisServer, cache: RedisCache) -> None:
    """A server that takes no writes is still read from."""
    with server.client() as client:
        client.config_set("min-replicas-to-write", 1)
    cache.put(KEY, b"other")
    cache.delete(KEY)
    assert cache.counts()["error"] == 2
    assert cache.get(KEY) == HIT


def test_a_wrong_password(server: RedisServer, clock: Clock) -> None:
    """It is an outage too: the service works without."""
    with server.client() as client:
        client.config_set("requirepass", "hunter2")
    cache = RedisCache(server.url, ttl=3600, timeout=1.0, clock=clock)
    assert cache.get(KEY) == ERROR
    assert cache.get(KEY) == SKIPPED
    assert "AuthenticationError" in cache.health().detail


ANSWERS = {
    "a web server": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "a number that is none": b":one\r\n",
    "no UTF-8": b"-\xff\xfe\r\n",
    "the wrong answers": b"+OK\r\n" * 20,
    "nothing": b"",
}


@pytest.fixture
def other_program(request: pytest.FixtureRequest) -> Iterator[int]:
    """The port of a program that is not Redis, and says the same to everyone."""

    class Answer(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(1024)
            self.request.sendall(ANSWERS[request.param])

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Answer) as listener:
        thread = threading.Thread(target=listener.serve_forever, args=(0.01,))
        thread.start()
        yield listener.server_address[1]
        listener.shutdown()
        thread.join()


@pytest.mark.parametrize("other_program", ANSWERS, indirect=True)
def test_another_program_on_the_port(other_program: int, clock: Clock) -> None:
    """Whatever it says, it gives no value and no exception."""
    url = f"redis://127.0.0.1:{other_program}"
    cache = RedisCache(url, ttl=3600, timeout=0.2, clock=clock)
    for _ in range(5):
        assert cache.get(KEY).value is None
        assert all(found.value is None for found in cache.get_many([KEY, KEY]))
        cache.put(KEY, VALUE)
        cache.delete(KEY)
        cache.health()
        clock.now += LONGEST_PAUSE + 1
    assert cache.counts()["error"] > 0


# --- The breaker alone --------------------------------------------------------------------------


def fail() -> None:
    raise ConnectionResetError("gone")


def outcome(breaker: Breaker, work: Callable[[], object]) -> Result | None:
    """How the call ended, None if well."""
    try:
        breaker.call(work)
    except Unavailable as lost:
        return lost.result
    return None


def test_pauses_grow(clock: Clock) -> None:
    """Each failure in a row doubles the pause, up to the longest; one success ends the row."""
    breaker = Breaker(clock)
    for pause in (0.5, 1, 2, 4, 8, 8, 8):
        assert outcome(breaker, fail) == "error"
        clock.now += pause - 0.01
        assert outcome(breaker, fail) == "skipped"
        clock.now += 0.01
    assert outcome(breaker, int) is None
    assert outcome(breaker, fail) == "error"
    clock.now += 0.5
    assert outcome(breaker, int) is None


def test_one_tries_for_all(clock: Clock) -> None:
    """While one call tries again the others are refused; if it never ends, the next one tries."""
    breaker = Breaker(clock)
    outcome(breaker, fail)
    clock.now += FIRST_PAUSE
    inner: list[Result | None] = []

    def never_ends() -> None:
        inner.append(outcome(breaker, int))
        clock.now += FIRST_PAUSE
        inner.append(outcome(breaker, int))

    assert outcome(breaker, never_ends) is None
    assert inner == ["skipped", None]


def test_a_late_success(clock: Clock) -> None:
    """A call that set out before the failure and ends well shows that the server is there."""
    breaker = Breaker(clock)
    assert outcome(breaker, lambda: outcome(breaker, fail)) is None
    assert outcome(breaker, int) is None


def test_a_bug(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    """What no server is known to cause fails open too, but leaves its traceback in the log."""
    breaker = Breaker(clock)
    assert outcome(breaker, lambda: 1 // 0) == "error"
    assert outcome(breaker, int) == "skipped"
    assert "ZeroDivisionError" in caplog.text
    assert "Traceback" in caplog.text


def test_what_is_logged(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    """One line for each pause and one for its end, however many calls there were."""
    caplog.set_level(logging.INFO, "copydesk")
    breaker = Breaker(clock)
    for _ in range(10):
        outcome(breaker, fail)
    clock.now += FIRST_PAUSE
    for _ in range(10):
        outcome(breaker, int)
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "Redis is left alone for 0.5 s after ConnectionResetError: gone"),
        ("INFO", "Redis answers again"),
    ]
