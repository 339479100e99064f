"""Ways to run the command: inside this process, which is quick, or as it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import orjson
from click.testing import CliRunner, Result

from copydesk import bootstrap
from copydesk.cli.main import cli
from copydesk.desk import Desk
from copydesk.settings import Settings

PROGRAM = str(Path(sys.executable).with_name("copydesk"))
ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
PATIENCE = 60.0  # seconds for one run, on the slowest of machines

COPY = (
    "Harbour board votes to mend the crane\n\nBy Mara Quillby, The Example Herald\n\n"
    "The harbour board voted on Tuesday to mend the crane that has stood idle on the east quay "
    "since the winter of {year}.\n\nNobody at the meeting could say who had the key to it, and "
    "the chairman left at noon to look for it.\n\n_____\n\n"
    "(With assistance from Tomas Verrick.)\n"
)
"""An article of a year."""

bare = {k: v for k, v in os.environ.items() if not k.startswith(("COPYDESK_", "PROMETHEUS_"))}


@cache
def _desk(settings: Settings) -> Desk:
    return bootstrap.desk_of(settings)


def run(*arguments: str | Path) -> Result:
    """The command in this process; profiles are read once for all runs with the same settings."""
    with mock.patch("copydesk.cli.options.desk_of", _desk):
        result = CliRunner(env={"COLUMNS": "100"}).invoke(cli, list(map(str, arguments)))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def installed(
    *arguments: str | Path,
    given: bytes = b"",
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """The installed command, run to its end."""
    return subprocess.run(
        [PROGRAM, *map(str, arguments)],
        input=given,
        capture_output=True,
        timeout=PATIENCE,
        cwd=cwd,
        env={**bare, **(environ or {})},
        check=False,
    )


def started(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """The installed command in a process group of its own, to be signalled and waited for."""
    return subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=bare,
        start_new_session=True,
        bufsize=0,  # or `communicate` would not know what `readline` had read ahead
        **options,
    )


def written(folder: Path, count: int) -> list[Path]:
    """That many different articles in a folder."""
    files = [folder / f"{number:03}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(COPY.format(year=1900 + number), encoding="utf-8")
    return files


def lines(output: bytes | str) -> list[dict[str, Any]]:
    """NDJSON, parsed."""
    data = output.encode() if isinstance(output, str) else output
    return [orjson.loads(line) for line in data.splitlines()]


def names(output: bytes | str) -> list[str]:
    """The names of the inputs that NDJSON lines are about."""
    return [(line.get("provenance") or line)["input"]["name"] for line in lines(output)]
