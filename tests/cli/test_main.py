"""`copydesk` itself: help at once, and an exit code for every ending."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk import __version__
from copydesk.cli.exits import Exit
from copydesk.cli.main import COMMANDS
from tests.cli.command import PATIENCE, PROGRAM, SEEDS, bare, installed, run, started, written

HEAVY = ("flask", "redis", "re2", "marshmallow", "gunicorn", "copydesk.pipeline", "copydesk.rules")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_loads_neither_rules_nor_libraries(option: str) -> None:
    """Help and version answer before anything is loaded that they do not need."""
    told = (
        "import sys, copydesk.cli.main as m\n"
        f"try: m.cli.main(['{option}'])\n"
        f"except SystemExit: print([n for n in {HEAVY} if n in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert done.stderr.strip() == "[]"


def test_help_lists_every_command() -> None:
    """The list in the help and the commands there are do not part."""
    shown = run("--help").stdout
    assert all(f"  {name} " in shown for name in COMMANDS)
    for name in COMMANDS:
        assert run(name, "--help").exit_code == Exit.FINE


def test_version_is_printed() -> None:
    """`--version` names the program and its version."""
    assert run("--version").stdout == f"copydesk, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["normalise", "--no-such-option"],
        ["normalise", "--output", "yaml"],
        ["normalise", "--jobs", "0"],
        ["normalise", "no-such-folder/*.txt"],
        ["normalise", "--profiles", "no-such-folder"],
        ["verify", "no-such-file"],
        ["profiles", "check", "no-such-folder"],
        ["serve", "--workers", "none"],
    ],
    ids=" ".join,
)
def test_mistakes_on_the_command_line_exit_with_2(arguments: list[str]) -> None:
    """A mistake on the command line is told on stderr, with nothing on stdout."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (Exit.USAGE, "")
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ({"COPYDESK_MAX_BYTES": "lots"}, "settings.invalid"),
        ({"COPYDESK_PROFILES": "/no/such/folder"}, "profile.invalid"),
    ],
)
def test_mistakes_in_settings_exit_with_2(setting: dict[str, str], code: str) -> None:
    """A mistake of the operator's is one line that names the setting or the file."""
    done = installed("normalise", SEEDS / "ap.txt", environ=setting)
    assert (done.returncode, done.stdout) == (Exit.USAGE, b"")
    told = done.stderr.decode()
    assert told.startswith(f"copydesk: {code}: ")
    assert told.count("\n") == 1


def test_a_reader_that_leaves_ends_us_quietly(tmp_path: Path) -> None:
    """`copydesk normalise … | head -1` exits with 141, without a word on stderr."""
    written(tmp_path, 40)
    for jobs in ("1", "2"):
        child = started("normalise", "--jobs", jobs, tmp_path)
        assert child.stdout
        assert child.stderr
        assert child.stdout.readline().startswith(b"{")
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(PATIENCE) == Exit.PIPE_CLOSED
        child.stderr.close()


def test_a_full_disk_is_told() -> None:
    """An output that cannot be written is one line on stderr and no success."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [PROGRAM, "normalise", str(SEEDS / "ap.txt")],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            env=bare,
            check=False,
        )
    assert done.returncode == Exit.ALL_FAILED
    assert done.stderr.decode() == "copydesk: [Errno 28] No space left on device\n"


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)],
    ids=["Ctrl-C", "SIGTERM"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_signals_end_a_run(tmp_path: Path, jobs: str, number: signal.Signals, code: Exit) -> None:
    """Ctrl-C and SIGTERM end a run at once, without a traceback."""
    first, *_ = written(tmp_path, 1)
    endless = tmp_path / "endless"
    os.mkfifo(endless)
    child = started("normalise", "--jobs", jobs, first, endless, first.with_name("unread"))
    with open(endless, "wb"):  # it has opened the pipe, and waits for what will never come
        if number is signal.SIGINT:
            os.killpg(child.pid, number)  # as a terminal does
        else:
            child.send_signal(number)
        _, told = child.communicate(timeout=PATIENCE)
    assert (child.returncode, told.strip()) == (code, b"")
