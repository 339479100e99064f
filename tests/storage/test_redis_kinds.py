"""Redis in its larger forms: a cluster of three nodes, sentinels that move the master, and TLS.

Each is started from the binary that the other tests use. `make faults` runs these; they take many
seconds.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
import trustme

from copydesk.storage.kills import FileRegister, Kill
from copydesk.storage.ports import Lookup
from copydesk.storage.redis import RedisCache
from copydesk.storage.spread import SpreadRegister
from tests.conftest import RedisServer, free_port, redis_program

pytestmark = pytest.mark.faults

VALUE = b"copy" * 1000
KEYS = [f"copydesk:1:a1b2:{number:02x}" for number in range(64)]
KILL = Kill("urn:newsml:example:1", "killed", 1000.0)
PATIENCE = 60.0


def until(claim: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not claim():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def cache_of(url: str) -> RedisCache:
    return RedisCache(url, ttl=3600, timeout=2.0, clock=time.monotonic)


def register_of(url: str) -> SpreadRegister:
    return SpreadRegister(FileRegister(), url, timeout=2.0, clock=time.monotonic)


def works(url: str) -> None:
    """A cache and a register over this URL do all that they promise."""
    cache = cache_of(url)
    for key in KEYS:
        cache.put(key, key.encode() + VALUE)
    assert cache.get_many(KEYS) == [Lookup(key.encode() + VALUE, "hit") for key in KEYS]
    assert cache.health().ok
    cache.delete(KEYS[0])
    assert cache.get(KEYS[0]).result == "miss"
    assert cache.counts()["error"] == 0
    here, there = register_of(url), register_of(url)
    assert there.find([KILL.name]) == []
    here.add([KILL])
    assert there.find([KILL.name]) == [KILL]


# --- Cluster ------------------------------------------------------------------------------------


@pytest.fixture
def cluster(start_redis: Callable[..., RedisServer]) -> list[RedisServer]:
    """Three nodes with a third of the slots each, that know each other."""
    nodes = []
    for _ in range(3):
        bus = free_port()
        nodes.append(
            start_redis(
                "--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf",
                "--cluster-node-timeout", "1000", "--cluster-port", str(bus),
                "--cluster-require-full-coverage", "no",
            )
        )  # fmt: skip
        nodes[-1].bus = bus  # type: ignore[attr-defined]
    bounds = (0, 5461, 10923, 16384)
    clients = [node.client() for node in nodes]
    for index, client in enumerate(clients):
        client.execute_command("CLUSTER", "ADDSLOTSRANGE", bounds[index], bounds[index + 1] - 1)
        for other in nodes:
            client.execute_command("CLUSTER", "MEET", "127.0.0.1", other.port, other.bus)  # type: ignore[attr-defined]
    for client in clients:
        until(
            lambda c=client: (
                b"cluster_state:ok" in _info(c)  # type: ignore[misc]
                and b"cluster_known_nodes:3" in _info(c)
            ),
            "the cluster does not come together",
        )
        client.close()
    return nodes


def _info(client: redis.Redis) -> bytes:
    found = client.execute_command("CLUSTER", "INFO")
    if isinstance(found, dict):
        return "\n".join(f"{key}:{value}" for key, value in found.items()).encode()
    return found if isinstance(found, bytes) else str(found).encode()


def test_a_cluster(cluster: list[RedisServer]) -> None:
    """One node is named, and all are used."""
    works(f"redis+cluster://127.0.0.1:{cluster[0].port}")
    held = []
    for node in cluster:
        with node.client() as client:
            held.append(len(client.keys("copydesk:1:*")))
    assert all(held), held


def test_a_cluster_loses_a_node(cluster: list[RedisServer]) -> None:
    """What the others hold can be had; every call returns."""
    cache = cache_of(f"redis+cluster://127.0.0.1:{cluster[0].port}")
    for key in KEYS:
        cache.put(key, VALUE)
    cluster[2].kill()
    began = time.monotonic()
    found = [cache.get(key).result for key in KEYS]
    assert time.monotonic() - began < 30
    assert set(found) <= {"hit", "error", "skipped", "miss"}
    cluster[2].start(
        "--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf",
        "--cluster-node-timeout", "1000",
        "--cluster-port", str(cluster[2].bus),  # type: ignore[attr-defined]
    )  # fmt: skip
    until(lambda: cache.get(KEYS[0]).result == "hit", "it does not come back")


# --- Sentinel -----------------------------------------------------------------------------------


@pytest.fixture
def sentinel(
    start_redis: Callable[..., RedisServer], tmp_path: Path
) -> Iterator[tuple[str, RedisServer, RedisServer]]:
    """A master, its replica, and a sentinel that watches them; the URL of the service."""
    master = start_redis()
    replica = start_redis("--replicaof", "127.0.0.1", str(master.port))
    with replica.client() as client:
        until(lambda: client.info("replication")["master_link_status"] == "up", "no replica")
    port = free_port()
    conf = tmp_path / "sentinel.conf"
    conf.write_text(
        f"port {port}\nbind 127.0.0.1\ndir {tmp_path}\n"
        f"sentinel monitor desk 127.0.0.1 {master.port} 1\n"
        "sentinel down-after-milliseconds desk 500\nsentinel failover-timeout desk 2000\n"
    )
    child = subprocess.Popen(
        [redis_program(), str(conf), "--sentinel"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        watcher = redis.Redis(port=port)
        until(lambda: _knows_replica(watcher), "the sentinel does not see the replica")
        watcher.close()
        yield f"redis+sentinel://127.0.0.1:{port}/desk/0", master, replica
    finally:
        child.kill()
        child.wait()


def _knows_replica(watcher: redis.Redis) -> bool:
    try:
        return bool(watcher.sentinel_slaves("desk"))
    except redis.RedisError:
        return False


def test_a_sentinel(sentinel: tuple[str, RedisServer, RedisServer]) -> None:
    works(sentinel[0])


def test_a_sentinel_moves_the_master(sentinel: tuple[str, RedisServer, RedisServer]) -> None:
    """The cache goes on with the replica, without a restart."""
    url, master, replica = sentinel
    cache = cache_of(url)
    cache.put(KEYS[0], VALUE)
    with replica.client() as client:
        until(lambda: bool(client.exists(KEYS[0])), "the replica does not follow")
    master.kill()
    until(lambda: cache.get(KEYS[0]).result == "hit", "no new master is found")
    cache.put(KEYS[1], VALUE)
    until(lambda: (cache.put(KEYS[1], VALUE), cache.get(KEYS[1]).result)[1] == "hit", "no writes")


# --- A real replica, and TLS --------------------------------------------------------------------


def test_a_read_only_replica(start_redis: Callable[..., RedisServer]) -> None:
    """It is read from; what it refuses is counted and opens no breaker; a kill is refused."""
    master = start_redis()
    filled = cache_of(master.url)
    filled.put(KEYS[0], VALUE)
    replica = start_redis("--replicaof", "127.0.0.1", str(master.port))
    cache = cache_of(replica.url)
    until(lambda: cache.get(KEYS[0]).result == "hit", "no replica")
    for _ in range(5):
        cache.put(KEYS[1], VALUE)
    assert cache.counts()["error"] >= 5
    assert cache.get(KEYS[0]).result == "hit"
    with pytest.raises(Exception, match="read only"):
        register_of(replica.url).add([KILL])


@pytest.fixture
def encrypted(start_redis: Callable[..., RedisServer], tmp_path: Path) -> tuple[int, Path]:
    """The port of a server that speaks TLS, and the authority that it can be known by."""
    authority = trustme.CA()
    own = authority.issue_cert("127.0.0.1")
    own.private_key_pem.write_to_path(tmp_path / "server.key")
    own.cert_chain_pems[0].write_to_path(tmp_path / "server.crt")
    authority.cert_pem.write_to_path(tmp_path / "ca.crt")
    port = free_port()
    start_redis(
        "--tls-port", str(port), "--tls-auth-clients", "no",
        "--tls-cert-file", str(tmp_path / "server.crt"),
        "--tls-key-file", str(tmp_path / "server.key"),
        "--tls-ca-cert-file", str(tmp_path / "ca.crt"),
    )  # fmt: skip
    return port, tmp_path / "ca.crt"


def test_tls(encrypted: tuple[int, Path]) -> None:
    """With the authority that signed it, named in the URL."""
    port, authority = encrypted
    works(f"rediss://127.0.0.1:{port}/0?ssl_ca_certs={authority}")


def test_tls_of_a_stranger(encrypted: tuple[int, Path]) -> None:
    """A certificate that nobody vouches for is an outage, not a connection."""
    cache = cache_of(f"rediss://127.0.0.1:{encrypted[0]}/0")
    assert cache.get(KEYS[0]).result == "error"
    assert "ertificate" in cache.health().detail
