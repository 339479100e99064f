"""`copydesk serve`: the real server, started and stopped."""

from __future__ import annotations

import http.client
import signal
import socket
import time
from pathlib import Path

import pytest

from copydesk.cli.exits import Exit
from copydesk.cli.serve import configuration
from tests.cli.command import PATIENCE, installed, run, started
from tests.conftest import free_port


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_it_serves_until_it_is_told_to_stop(number: signal.Signals) -> None:
    """It answers on the address of --bind, and leaves with exit code 0."""
    port = free_port()
    child = started("serve", "--bind", f"127.0.0.1:{port}", "--workers", "1")
    deadline = time.monotonic() + PATIENCE
    answer = 0
    while not answer and time.monotonic() < deadline and child.poll() is None:
        try:
            answer = status(port, "/livez")
        except OSError:
            time.sleep(0.05)
    child.send_signal(number)
    child.communicate(timeout=PATIENCE)
    assert (answer, child.returncode) == (200, 0)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_check_tells_what_would_be_served() -> None:
    """`--check` reads settings and profiles, says so, and serves nothing."""
    result = run("serve", "--check")
    assert result.exit_code == Exit.FINE
    assert result.stdout.startswith("fine: ")


@pytest.mark.parametrize("arguments", [("--bind", "nowhere"), ("--check",)])
def test_a_broken_setting_stops_the_start(arguments: tuple[str, ...]) -> None:
    """Before the server is started, with one line that names the setting."""
    done = installed("serve", *arguments, environ={"COPYDESK_THREADS": "many"})
    assert done.returncode == Exit.USAGE
    assert done.stderr.startswith(b"copydesk: settings.invalid: ")
    assert b"COPYDESK_THREADS='many'" in done.stderr


def test_the_configuration_is_the_one_we_ship() -> None:
    """The file that the image uses too."""
    assert configuration().name == "gunicorn.conf.py"
    assert configuration().is_file()
    assert Path(configuration()).is_absolute()
