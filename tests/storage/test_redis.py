"""Redis while it works: what is written there, and what is believed of what is found."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import redis
import zstandard

from copydesk.errors import SettingsError
from copydesk.storage import redis as store
from copydesk.storage.ports import CORRUPT, MISS, CacheHealth, Lookup
from copydesk.storage.redis import RedisCache, seal, unseal
from tests.conftest import RedisServer, free_port

KEY = "copydesk:1:a1b2:00ff"
VALUE = b'{"type": "text"}' * 100
SEALED = seal(KEY, VALUE)

DAMAGED = {
    "empty": b"",
    "garbage": b"\x80\x04\x95garbage",
    "the value without a seal": VALUE,
    "zstd without a seal": zstandard.compress(VALUE),
    "the tag alone": SEALED[:4],
    "the seal alone": SEALED[:12],
    "one byte short": SEALED[:-1],
    "one byte more": SEALED + b"\x00",
    "one bit wrong": SEALED[:20] + bytes([SEALED[20] ^ 1]) + SEALED[21:],
    "an earlier version": b"cdk0" + SEALED[4:],
    "a later version": b"cdk2" + SEALED[4:],
    "another key's": seal(KEY + "0", VALUE),
}


def sealed(payload: bytes) -> bytes:
    """A payload of our choice under a seal that holds."""
    return store.TAG + store._digest(KEY, payload) + payload


def bomb() -> bytes:
    """A few KB that unpack to more than LARGEST."""
    return zstandard.compress(bytes(store.LARGEST + 1))


FORGED = {
    "no frame": sealed(b""),
    "not zstd": sealed(VALUE),
    "half a frame": sealed(zstandard.compress(VALUE)[:-4]),
    "two frames": sealed(zstandard.compress(VALUE) * 2),
    "no size": sealed(zstandard.ZstdCompressor(write_content_size=False).compress(VALUE)),
    "a bomb": sealed(bomb()),
}


@pytest.fixture
def cache(redis_url: str) -> RedisCache:
    return RedisCache(redis_url, ttl=3600, timeout=1.0, clock=time.monotonic)


def test_what_is_written(cache: RedisCache, redis_server: RedisServer) -> None:
    """A value is under its key as given, sealed and packed."""
    cache.put(KEY, VALUE)
    with redis_server.client() as client:
        assert client.keys() == [KEY.encode()]
        assert client.get(KEY) == SEALED
    assert len(SEALED) < len(VALUE) / 10
    assert unseal(KEY, SEALED) == VALUE


def test_time_to_live(cache: RedisCache, redis_server: RedisServer) -> None:
    """Keys live as long as set, give or take a tenth, and not all equally long."""
    keys = [f"{KEY}{number}" for number in range(40)]
    for key in keys:
        cache.put(key, VALUE)
    with redis_server.client() as client:
        times = [client.ttl(key) for key in keys]
    assert 3600 * 0.9 - 10 <= min(times) < 3450
    assert 3750 < max(times) <= 3600 * 1.1


def test_lifetime() -> None:
    """The same key lives equally long each time, never beyond a tenth, and never no time."""
    lives = [store.lifetime(f"{KEY}{number}", 1000) for number in range(1000)]
    assert lives == [store.lifetime(f"{KEY}{number}", 1000) for number in range(1000)]
    assert 900 <= min(lives) < 905
    assert 1095 < max(lives) <= 1100
    assert store.lifetime(KEY, 1) == 1


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_value(cache: RedisCache, redis_server: RedisServer, damage: str) -> None:
    """It is no value, is counted, makes nobody wait, and the next write puts it right."""
    with redis_server.client() as client:
        client.set(KEY, DAMAGED[damage])
    assert cache.get(KEY) == CORRUPT
    assert cache.get_many([KEY, "copydesk:none"]) == [CORRUPT, MISS]
    assert cache.counts()["corrupt"] == 2
    cache.put(KEY, VALUE)
    assert cache.get(KEY) == Lookup(VALUE, "hit")


@pytest.mark.parametrize("forgery", FORGED)
def test_a_payload_that_does_not_unpack(forgery: str) -> None:
    """It is refused although its seal holds; and what claims to be too large is not unpacked."""
    assert unseal(KEY, FORGED[forgery]) is None


def test_a_value_that_is_no_bytes() -> None:
    """A client set to decode what it reads gives text: that is not ours either."""
    assert unseal(KEY, "cdk1") is None


def test_a_list_under_our_key(cache: RedisCache, redis_server: RedisServer) -> None:
    """A value of another type is corrupt (to MGET: a miss), closes nothing, and is replaced."""
    with redis_server.client() as client:
        client.rpush(KEY, b"one", b"two")
    assert cache.get(KEY) == CORRUPT
    assert cache.get_many([KEY]) == [MISS]
    cache.put(KEY, VALUE)
    assert cache.get(KEY) == Lookup(VALUE, "hit")


def test_a_value_too_large(cache: RedisCache) -> None:
    """It is not sent at all."""
    cache.put(KEY, bytes(store.LARGEST + 1))
    assert cache.counts()["skipped"] == 1
    assert cache.get(KEY) == MISS


def test_two_workers(redis_url: str) -> None:
    """What one wrote the other finds."""
    one, other = (
        RedisCache(redis_url, ttl=60, timeout=1.0, clock=time.monotonic) for _ in range(2)
    )
    one.put(KEY, VALUE)
    assert other.get(KEY) == Lookup(VALUE, "hit")


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:6379",
        "localhost:6379",
        "redis://localhost:six/0",
        "redis://[::1:6379",
        "redis://user:hunter2@localhost:6379?colour=red",
        "redis://user:hunter2@localhost:6379?decode_responses=1",
        "rediss://localhost?ssl_cert_reqs=perhaps",
        "memcached+cluster://localhost",
        "redis+cluster://localhost?colour=red",
        "redis+sentinel://localhost",
        "redis+sentinel:///main",
        "redis+sentinel://user:hunter2@localhost:many/main",
        "redis+sentinel://localhost/main/first",
    ],
)
def test_a_url_that_cannot_be_used(url: str) -> None:
    """It is refused at the start, not at the first request, and without its password."""
    with pytest.raises(SettingsError) as caught:
        RedisCache(url, ttl=60, timeout=0.1, clock=time.monotonic)
    assert "hunter2" not in caught.value.detail


def test_health_shows_no_password(redis_server: RedisServer) -> None:
    """It names the server without the credentials and options of the URL."""
    url = f"redis://nobody:hunter2@127.0.0.1:{redis_server.port}/3?client_name=hunter2"
    health = RedisCache(url, ttl=60, timeout=1.0, clock=time.monotonic).health()
    assert not health.ok
    assert health.detail.startswith(f"redis://127.0.0.1:{redis_server.port}/3: ")
    assert "hunter2" not in health.detail


def test_unix_socket(start_redis: Callable[..., RedisServer]) -> None:
    """A server on this machine may be reached without the network."""
    server = start_redis("--unixsocket", "copydesk.sock")
    url = f"unix://{server.folder}/copydesk.sock?db=2"
    cache = RedisCache(url, ttl=60, timeout=1.0, clock=time.monotonic)
    cache.put(KEY, VALUE)
    assert cache.get(KEY).value == VALUE
    with redis.Redis(port=server.port, db=2) as client:
        assert client.exists(KEY)


def test_cluster(start_redis: Callable[..., RedisServer]) -> None:
    """A cluster is found from one of its nodes, and many keys are asked for across its slots."""
    server = start_redis("--cluster-enabled", "yes", "--cluster-port", str(free_port()))
    with server.client() as client:
        client.execute_command("CLUSTER", "ADDSLOTSRANGE", 0, 16383)
        while b"cluster_state:ok" not in client.execute_command("CLUSTER", "INFO"):
            time.sleep(0.02)
    url = f"redis+cluster://127.0.0.1:{server.port}"
    cache = RedisCache(url, ttl=60, timeout=1.0, clock=time.monotonic)
    keys = [f"{KEY}{number}" for number in range(20)]
    for key in keys:
        cache.put(key, VALUE)
    assert cache.get_many([*keys, KEY]) == [Lookup(VALUE, "hit")] * 20 + [MISS]
    assert cache.get(keys[0]).value == VALUE
    cache.delete(keys[0])
    assert cache.get(keys[0]) == MISS
    assert cache.health().ok


def test_sentinel(start_redis: Callable[..., RedisServer], tmp_path: Path) -> None:
    """The server is found by asking a sentinel, which is not told the server's password."""
    server = start_redis()
    with server.client() as client:
        client.config_set("requirepass", "hunter2")
    config = tmp_path / "sentinel.conf"
    config.write_text(
        f"sentinel monitor main 127.0.0.1 {server.port} 1\nsentinel auth-pass main hunter2\n"
    )
    sentinel = start_redis(str(config), "--sentinel")
    url = f"redis+sentinel://:hunter2@127.0.0.1:{sentinel.port}/main/1"
    cache = RedisCache(url, ttl=60, timeout=1.0, clock=time.monotonic)
    cache.put(KEY, VALUE)
    assert cache.get_many([KEY]) == [Lookup(VALUE, "hit")]
    assert cache.health() == CacheHealth(
        "redis", True, f"redis+sentinel://127.0.0.1:{sentinel.port}/main/1"
    )
    with redis.Redis(port=server.port, db=1, password="hunter2") as client:
        assert client.exists(KEY)
