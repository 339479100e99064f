"""What every cache promises, asked of each of them."""

from __future__ import annotations

import threading
import time

import pytest

from copydesk.storage.memory import MemoryCache
from copydesk.storage.ports import MISS, RESULTS, Cache, Lookup, Tally
from copydesk.storage.redis import RedisCache

KEY = "copydesk:1:a1b2:00ff"


@pytest.fixture(params=["memory", "redis"])
def cache(request: pytest.FixtureRequest) -> Cache:
    if request.param == "memory":
        return MemoryCache(max_entries=1000, max_bytes=64 * 1024 * 1024)
    url = request.getfixturevalue("redis_url")
    return RedisCache(url, ttl=3600, timeout=1.0, clock=time.monotonic)


@pytest.mark.parametrize(
    "value",
    [b"", b"\x00", "“Copy”, he said\u00a0– twice.".encode(), bytes(range(256)) * 4096],
    ids=["empty", "a zero byte", "text", "a megabyte"],
)
def test_what_was_put_is_got(cache: Cache, value: bytes) -> None:
    """The same bytes come back, whatever they are."""
    assert cache.get(KEY) == MISS
    cache.put(KEY, value)
    assert cache.get(KEY) == Lookup(value, "hit")


def test_the_last_put_counts(cache: Cache) -> None:
    """A key has one value."""
    cache.put(KEY, b"first")
    cache.put(KEY, b"last")
    assert cache.get(KEY).value == b"last"


def test_delete(cache: Cache) -> None:
    """What was deleted is a miss; a key that is not there can be deleted too."""
    cache.put(KEY, b"copy")
    cache.delete(KEY)
    cache.delete(KEY)
    assert cache.get(KEY) == MISS


def test_many_keys(cache: Cache) -> None:
    """One answer for each key, in order, also for none, and for more than one command takes."""
    keys = [f"{KEY}{number}" for number in range(600)]
    for key in keys[::7]:
        cache.put(key, key.encode())
    assert cache.get_many([]) == []
    assert cache.get_many(keys) == [
        Lookup(key.encode(), "hit") if number % 7 == 0 else MISS for number, key in enumerate(keys)
    ]
    assert cache.get_many([keys[0], keys[0]]) == [Lookup(keys[0].encode(), "hit")] * 2


def test_counts(cache: Cache) -> None:
    """Each key looked up is counted once; every result has a number; the copy is the caller's."""
    cache.put(KEY, b"copy")
    cache.get(KEY)
    cache.get_many([KEY, "copydesk:1:a1b2:other"])
    counts = cache.counts()
    assert counts == {"hit": 2, "miss": 1, "corrupt": 0, "error": 0, "skipped": 0}
    counts["hit"] = 0
    assert cache.counts()["hit"] == 2


def test_health(cache: Cache) -> None:
    """A cache that works says so, and says which it is; asking is not counted."""
    health = cache.health()
    assert health.ok
    assert health.kind in type(cache).__name__.lower()
    assert not any(cache.counts().values())


def test_threads(cache: Cache) -> None:
    """Threads that share a cache get whole values of their own keys, and none is counted twice."""
    wrong: list[Lookup] = []

    def work(name: int) -> None:
        for turn in range(100):
            key, value = f"{KEY}:{name}:{turn % 10}", f"{name} {turn} ".encode() * 500
            cache.put(key, value)
            found = cache.get(key)
            if found.value != value:
                wrong.append(found)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert cache.counts()["hit"] == 800


@pytest.mark.parametrize("result", RESULTS)
def test_degraded(result: str) -> None:
    """A look-up is degraded if the store could not say whether it has the key."""
    assert Lookup(None, result).degraded == (result in {"error", "skipped"})  # type: ignore[arg-type]


def test_tally() -> None:
    """Counts add up."""
    tally = Tally()
    tally.add("hit")
    tally.add("hit", 3)
    assert tally.counts() == dict.fromkeys(RESULTS, 0) | {"hit": 4}
