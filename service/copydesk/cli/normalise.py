"""`copydesk normalise`: files in, canonical articles out."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import click
import orjson

from copydesk.bootstrap import desk_of
from copydesk.cli.inputs import STDIN, Input, copy_of, expand, hint_options
from copydesk.contract.problem import problem_of
from copydesk.desk import Desk
from copydesk.errors import InputError
from copydesk.settings import Settings
from copydesk.writers import markdown, text

FORMATS = ("ndjson", "json", "text", "markdown")
SUFFIXES = {"ndjson": ".json", "json": ".json", "text": ".txt", "markdown": ".md"}
EXIT_SOME_FAILED, EXIT_ALL_FAILED = 1, 3
WINDOW = 4
"""Inputs in flight per process: bounds memory while keeping the processes busy."""


class Done(NamedTuple):
    """One input dealt with: its rendering, or its problem."""

    given: Input
    rendered: bytes
    problem: dict[str, object] | None


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILES|DIRS|GLOBS|-]...")
@click.option("-o", "--output", type=click.Choice(FORMATS), default="ndjson", show_default=True)
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="One file per input, here.")
@hint_options
def normalise(
    inputs: tuple[str, ...], output: str, jobs: int, out: Path | None, **hints: str
) -> int:
    """Normalise raw copy. With no input, or `-`, reads standard input.

    Exits with 0 if all went well, 1 if some inputs failed, 3 if all did.
    """
    given = list(expand(inputs or (STDIN,)))
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    total = failed = 0
    with _progress(len(given)) as advance:
        for done in _all(given, output, jobs, hints):
            total += 1
            failed += done.problem is not None
            _deliver(done, output, out)
            advance()
    if failed:
        click.echo(f"copydesk: {failed} of {total} inputs failed", err=True)
    return EXIT_ALL_FAILED if total and failed == total else EXIT_SOME_FAILED if failed else 0


def _all(given: list[Input], output: str, jobs: int, hints: dict[str, str]) -> Iterator[Done]:
    """Every input dealt with once, in order; `jobs` processes with a bounded window."""
    if jobs == 1 or len(given) < 2:
        desk = desk_of(Settings.from_env())
        for one in given:
            yield _one(desk, one, output, hints)
        return
    waiting: deque[Future[Done]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_start) as pool:
        for one in given:
            waiting.append(pool.submit(_elsewhere, one, output, hints))
            if len(waiting) >= WINDOW * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_desk: Desk | None = None
"""The desk of a worker process, set once when it starts."""


def _start() -> None:
    global _desk  # noqa: PLW0603 - a worker process has no other place to keep it
    _desk = desk_of(Settings.from_env())


def _elsewhere(given: Input, output: str, hints: dict[str, str]) -> Done:
    assert _desk is not None
    return _one(_desk, given, output, hints)


def _one(desk: Desk, given: Input, output: str, hints: dict[str, str]) -> Done:
    try:
        answer = desk.normalise(copy_of(given, **hints))
    except InputError as mistake:
        return Done(given, b"", problem_of(mistake.code, mistake.title, 0, mistake.detail))
    if output == "ndjson":
        return Done(given, answer.body + b"\n", None)
    return Done(given, RENDERERS[output](answer.document), None)


def _indented(document: dict[str, Any]) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n"


RENDERERS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "json": _indented,
    "text": lambda document: text.render(document).encode(),
    "markdown": lambda document: markdown.render(document).encode(),
}


def _deliver(done: Done, output: str, out: Path | None) -> None:
    """Puts one answer where it belongs; a problem is a line of its own on stdout or stderr."""
    if done.problem is not None:
        problem = {key: value for key, value in done.problem.items() if key != "status"}
        line = json.dumps({"input": {"name": done.given.name}, "problem": problem}, ensure_ascii=False)
        if out is not None or output in ("text", "markdown"):
            click.echo(line, err=True)
        else:
            sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape") + b"\n")
            sys.stdout.flush()
    elif out is None:
        sys.stdout.buffer.write(done.rendered)
        sys.stdout.flush()
    else:
        _write(out / _file_name(done.given, output), done.rendered)


def _file_name(given: Input, output: str) -> Path:
    """Where below `--out` an input's answer goes: its own relative path, never outside."""
    if given.path == STDIN:
        return Path(f"stdin{SUFFIXES[output]}")
    path = Path(given.path)
    parts = [part for part in path.parts if part not in (path.anchor, "..", ".")]
    return Path(*parts[:-1], parts[-1] + SUFFIXES[output])


def _write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".copydesk-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as problem:
        Path(temporary).unlink(missing_ok=True)
        raise click.ClickException(f"{path}: {problem.strerror}") from None


class _progress:
    """A bar on stderr while on a terminal, nothing elsewhere."""

    def __init__(self, total: int) -> None:
        shown = sys.stderr.isatty() and total > 1
        self._bar = click.progressbar(length=total, file=sys.stderr, show_pos=True) if shown else None

    def __enter__(self) -> Callable[[], None]:
        if self._bar is None:
            return lambda: None
        bar = self._bar.__enter__()
        return lambda: bar.update(1)

    def __exit__(self, *details: Any) -> None:
        if self._bar is not None:
            self._bar.__exit__(*details)
