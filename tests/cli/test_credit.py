"""`copydesk credit`: the lines to print, for a person and for a program."""

from __future__ import annotations

from pathlib import Path

import orjson

from copydesk.cli.exits import Exit
from copydesk.writers.forms import CREDITS
from tests.cli.command import SEEDS, installed, lines, run


def test_the_lines_of_a_file() -> None:
    """As text; as JSON and HTML when asked for."""
    source = SEEDS / "arcamax.txt"
    (document,) = lines(run("normalise", source).stdout)
    for form, written in CREDITS.items():
        shown = run("credit", "--output", form, source)
        assert (shown.exit_code, shown.stdout_bytes) == (Exit.FINE, written.render(document))
    assert run("credit", source).stdout.endswith("Distributed by Tribune Content Agency, LLC.\n")


def test_several_files() -> None:
    """The name of each above its lines; in JSON a line each."""
    one, two = SEEDS / "arcamax.txt", SEEDS / "ap.txt"
    shown = run("credit", one, two).stdout
    assert shown.index(f"==> {one} <==") < shown.index(f"==> {two} <==")
    told = [
        orjson.loads(line) for line in run("credit", "-o", "json", one, two).stdout.split("\n")[:-1]
    ]
    assert [item["copyrightHolder"] for item in told] == ["Bloomberg L.P.", "The Associated Press"]


def test_failures(tmp_path: Path) -> None:
    """Are told on stderr and stop no other; standard input is read where nothing is named."""
    result = run("credit", tmp_path / "missing", SEEDS / "ap.txt")
    assert result.exit_code == Exit.SOME_FAILED
    assert "input.unreadable-file" in result.stderr
    assert "Copyright 2026 The Associated Press" in result.stdout
    done = installed("credit", given=(SEEDS / "ap.txt").read_bytes())
    assert b"Copyright 2026 The Associated Press" in done.stdout
