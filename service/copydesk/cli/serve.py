"""`copydesk serve`: gunicorn as we ship it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

import copydesk
from copydesk.bootstrap import desk_of
from copydesk.settings import Settings


@click.command()
@click.option("--bind", metavar="HOST:PORT", help="Address to listen on [COPYDESK_BIND].")
@click.option("--workers", type=click.IntRange(1), help="Processes [COPYDESK_WORKERS].")
@click.option("--check", is_flag=True, help="Check settings and profiles, then stop.")
def serve(bind: str | None, workers: int | None, check: bool) -> None:
    """Serve the HTTP interface with gunicorn, until SIGTERM or Ctrl-C.

    Everything else is set by COPYDESK_ variables.
    """
    if bind:
        os.environ["COPYDESK_BIND"] = bind
    if workers:
        os.environ["COPYDESK_WORKERS"] = str(workers)
    settings = Settings.from_env()
    if check:
        desk = desk_of(settings)
        click.echo(f"fine: {len(desk.pipeline.profiles)} profiles, digest {desk.pipeline.rules}")
        return
    program = [sys.executable, "-m", "gunicorn", "--config", str(configuration())]
    os.execv(program[0], program)  # noqa: S606 - the interpreter that runs us, our own arguments


def configuration() -> Path:
    """gunicorn's configuration: inside an installed package, beside it in a source tree."""
    package = Path(copydesk.__file__).parent
    inside = package / "gunicorn.conf.py"
    return inside if inside.is_file() else package.parent / "gunicorn.conf.py"
