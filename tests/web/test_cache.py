"""The cache speeds an answer up or does not; it never changes one."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from copydesk.bootstrap import cache_of
from copydesk.settings import Settings
from copydesk.storage.memory import MemoryCache
from copydesk.storage.ports import Cache
from copydesk.storage.redis import RedisCache
from tests.conftest import RedisServer, free_port
from tests.web.conftest import STORY, Client
from tests.web.test_probes import figures

HINTED = {"text": STORY, "url": "https://www.arcamax.com/a", "publisher": "ArcaMax"}
OTHER = {"text": "The pier will be closed until Thursday, the harbour master said.\n"}


def redis_cache(url: str, timeout: float = 0.2) -> RedisCache:
    return RedisCache(url, ttl=3600, timeout=timeout, clock=time.monotonic)


def caches(url: str) -> Iterator[Cache]:
    yield MemoryCache(max_entries=100, max_bytes=1 << 24)
    yield MemoryCache(max_entries=0, max_bytes=0)
    yield redis_cache(url)  # empty
    yield redis_cache(url)  # holds what the one before wrote
    yield redis_cache(f"redis://127.0.0.1:{free_port()}")


def test_same_bytes_same_answer(make_client: Callable[..., Client], redis_url: str) -> None:
    """Law 6: the document is the same, byte for byte, from memory, from Redis, without a cache,
    found or made, alone or in a batch."""
    seen: dict[str, set[bytes]] = {"hinted": set(), "other": set()}
    words = set()
    for cache in caches(redis_url):
        client = make_client(cache=cache)
        for _ in range(2):
            for name, article in (("hinted", HINTED), ("other", OTHER)):
                answer = client.post("/v1/articles", json=article)
                words.add(answer.headers["Copydesk-Cache"])
                seen[name].add(answer.data)
            batch = client.post(
                "/v1/articles:batch",
                data=json.dumps(HINTED) + "\n" + json.dumps(OTHER),
                content_type="application/x-ndjson",
            )
            first, second, _ = batch.data.splitlines()
            seen["hinted"].add(first.removeprefix(b'{"line":1,"status":200,"result":')[:-1])
            seen["other"].add(second.removeprefix(b'{"line":2,"status":200,"result":')[:-1])
    assert {name: len(several) for name, several in seen.items()} == {"hinted": 1, "other": 1}
    assert words == {"hit", "miss", "unavailable"}


def test_redis_is_shared(make_client: Callable[..., Client], redis_url: str) -> None:
    """What one process has made another finds."""
    settings = Settings(redis_url=redis_url, redis_timeout=1.0)
    made = make_client(cache=cache_of(settings)).post("/v1/articles", json=HINTED)
    other = make_client(cache=cache_of(settings))
    assert made.headers["Copydesk-Cache"] == "miss"
    found = other.get(made.headers["Location"])
    assert (found.data, found.headers["Copydesk-Cache"]) == (made.data, "hit")
    assert other.post("/v1/articles", json=HINTED).headers["Copydesk-Cache"] == "hit"


def assert_degraded(client: Client, expected: bytes, *results: str) -> None:
    """Every door answers, says that the cache does not work, and counts it."""
    before = figures(client)
    answer = client.post("/v1/articles", json=HINTED)
    assert (answer.status_code, answer.data) == (200, expected)
    assert answer.headers["Copydesk-Cache"] == "unavailable"
    batch = client.post(
        "/v1/articles:batch", data=json.dumps(HINTED), content_type="application/x-ndjson"
    )
    assert batch.headers["Copydesk-Cache"] == "unavailable"
    assert expected in batch.data
    found = client.get(answer.headers["Location"])
    assert found.status_code == 404
    assert found.headers["Copydesk-Cache"] == "unavailable"
    ready = client.get("/readyz?verbose")
    assert (ready.status_code, ready.get_json()["status"]) == (200, "degraded")
    assert not ready.get_json()["checks"]["cache"]["ok"]
    after = figures(client)
    names = [f'copydesk_cache_requests_total{{result="{result}"}}' for result in results]
    assert sum(after[name] - before[name] for name in names) == 3


@pytest.fixture
def expected(client: Client) -> bytes:
    """The answer that no cache has touched."""
    document: bytes = client.post("/v1/articles", json=HINTED).data
    return document


def test_redis_down(make_client: Callable[..., Client], expected: bytes) -> None:
    client = make_client(cache=redis_cache(f"redis://127.0.0.1:{free_port()}"))
    assert_degraded(client, expected, "error", "skipped")


def test_redis_frozen(
    make_client: Callable[..., Client], start_redis: Callable[..., RedisServer], expected: bytes
) -> None:
    """One request waits for one timeout, the next ones for nothing; thawed, it is used again."""
    server = start_redis()
    client = make_client(cache=redis_cache(server.url, timeout=1.0))
    assert client.post("/v1/articles", json=HINTED).headers["Copydesk-Cache"] == "miss"
    server.signal(signal.SIGSTOP)
    assert_degraded(client, expected, "error", "skipped")
    began = time.monotonic()
    for _ in range(10):
        client.post("/v1/articles", json=OTHER)
    assert time.monotonic() - began < 5
    server.signal(signal.SIGCONT)
    deadline = time.monotonic() + 30
    while client.post("/v1/articles", json=HINTED).headers["Copydesk-Cache"] != "hit":
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert client.get("/readyz").get_json() == {"status": "ok"}


@pytest.mark.parametrize(
    "garbage", [b"", b"garbage", b"cdk1" + b"\0" * 50, b'{"uri": "forged"}'], ids=repr
)
def test_redis_holds_garbage(
    make_client: Callable[..., Client],
    redis_server: RedisServer,
    redis_url: str,
    expected: bytes,
    garbage: bytes,
) -> None:
    """What is not ours is not served; the caller is told, it is counted, and it is overwritten."""
    client = make_client(cache=redis_cache(redis_url, timeout=1.0))
    client.post("/v1/articles", json=HINTED)
    with redis_server.client() as plain:
        (key,) = plain.keys()
        plain.set(key, garbage)
    before = figures(client)
    answer = client.post("/v1/articles", json=HINTED)
    assert (answer.data, answer.headers["Copydesk-Cache"]) == (expected, "unavailable")
    name = 'copydesk_cache_requests_total{result="corrupt"}'
    assert figures(client)[name] - before[name] == 1
    assert client.post("/v1/articles", json=HINTED).headers["Copydesk-Cache"] == "hit"


def test_redis_holds_another_articles_answer(
    make_client: Callable[..., Client], redis_server: RedisServer, redis_url: str, expected: bytes
) -> None:
    """A sealed value under a wrong key is garbage too."""
    client = make_client(cache=redis_cache(redis_url, timeout=1.0))
    client.post("/v1/articles", json=HINTED)
    with redis_server.client() as plain:
        (key,) = plain.keys()
        client.post("/v1/articles", json=OTHER)
        (other,) = set(plain.keys()) - {key}
        plain.copy(other, key, replace=True)
    answer = client.post("/v1/articles", json=HINTED)
    assert (answer.data, answer.headers["Copydesk-Cache"]) == (expected, "unavailable")
