"""A real gunicorn as we ship it, on a free port, for tests and for measuring."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import free_port

CONFIG = Path(__file__).parents[2] / "service" / "gunicorn.conf.py"
PATIENCE = 60.0  # seconds a server may take to start, on the slowest of machines


class Server:
    """A running gunicorn; `port` is on this machine only."""

    def __init__(self, child: subprocess.Popen[bytes], port: int, log: Path | None) -> None:
        self.child = child
        self.port = port
        self._log = log

    def connect(self, timeout: float = 30.0) -> http.client.HTTPConnection:
        """A connection of one's own; the caller closes it."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def workers(self) -> list[int]:
        """Process ids of the workers."""
        parent = self.child.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text()
        return [int(pid) for pid in children.split()]

    def log(self) -> str:
        """What it has written up to now."""
        return self._log.read_text(errors="replace") if self._log else ""


@contextmanager
def serving(
    app: str = "", *, log: Path | None = None, environ: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Serve the service, or another application, with one worker and the shipped configuration."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", str(CONFIG), *([app] if app else [])]
    settings = {
        "COPYDESK_BIND": f"127.0.0.1:{port}",
        "COPYDESK_WORKERS": "1",
        **(environ or {}),
    }
    own = {k: v for k, v in os.environ.items() if not k.startswith(("COPYDESK_", "PROMETHEUS_"))}
    with log.open("wb") if log else open(os.devnull, "wb") as out:
        child = subprocess.Popen(
            command, stdout=out, stderr=out, env=own | settings, cwd=CONFIG.parents[1]
        )
    server = Server(child, port, log)
    try:
        _wait(server)
        yield server
    finally:
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(30)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _wait(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.child.poll() is None:
        connection = server.connect(1.0)
        try:
            connection.request("GET", "/livez")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError(f"gunicorn did not start:\n{server.log()}")
