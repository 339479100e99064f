"""Three real Redis servers that are one cluster, on this machine only."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from types import TracebackType

import redis

from tests.conftest import PATIENCE, free_port, redis_program

SLOTS = 16_384


class Cluster:
    """A cluster of three masters, each with a third of the slots."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._children: list[subprocess.Popen[bytes]] = []
        self.ports: list[int] = []

    def __enter__(self) -> Cluster:
        try:
            for number in range(3):
                self._start(self._folder / str(number))
            self._meet()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for child in self._children:
            child.kill()
            child.wait()

    def fresh(self) -> str:
        """The URL of the cluster, with nothing in it."""
        for port in self.ports:
            with redis.Redis(port=port) as client:
                client.flushall()
        return f"redis+cluster://127.0.0.1:{self.ports[0]}"

    def _start(self, folder: Path) -> None:
        folder.mkdir()
        port, bus = free_port(), free_port()
        self.ports.append(port)
        with (folder / "log").open("wb") as log:
            child = subprocess.Popen(
                [
                    *(redis_program(), "--port", str(port), "--bind", "127.0.0.1"),
                    *("--cluster-enabled", "yes", "--cluster-port", str(bus)),
                    *("--cluster-node-timeout", "5000", "--dir", str(folder)),
                    *("--save", "", "--appendonly", "no"),
                ],
                stdout=log,
                stderr=log,
            )
        self._children.append(child)

        def is_up() -> bool:
            try:
                with redis.Redis(port=port) as client:
                    return bool(client.ping())
            except redis.ConnectionError:
                return False

        _wait(is_up)

    def _meet(self) -> None:
        clients = [redis.Redis(port=port) for port in self.ports]
        third = SLOTS // 3
        for number, client in enumerate(clients):
            end = SLOTS - 1 if number == 2 else (number + 1) * third - 1
            client.execute_command("CLUSTER ADDSLOTSRANGE", number * third, end)
            client.execute_command("CONFIG", "SET", "cluster-announce-ip", "127.0.0.1")
        for number in (1, 2):
            bus = clients[number].config_get("cluster-port")["cluster-port"]
            clients[0].execute_command("CLUSTER MEET", "127.0.0.1", self.ports[number], bus)
        for client in clients:
            _wait(lambda client=client: client.cluster("INFO")["cluster_state"] == "ok")  # type: ignore[misc]
            _wait(lambda client=client: len(client.cluster("NODES")) == 3)  # type: ignore[misc]
            client.close()


def _wait(claim: object) -> None:
    deadline = time.monotonic() + 2 * PATIENCE
    while not claim():  # type: ignore[operator]
        if time.monotonic() > deadline:
            raise RuntimeError("the cluster did not come up")
        time.sleep(0.05)
