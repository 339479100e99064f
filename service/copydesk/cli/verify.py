"""`copydesk verify`: rebuilds the input from an answer, byte for byte."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import orjson

from copydesk.writers.source import Broken, bytes_of, first_difference

EXIT_SOME_FAILED, EXIT_ALL_FAILED = 1, 3


@click.command()
@click.argument("answers", nargs=-1, metavar="[ANSWERS|-]...")
@click.option("--input", "original", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The original, to compare with (one answer only).")
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the rebuilt input here (one answer only).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing about answers that hold.")
def verify(
    answers: tuple[str, ...], original: Path | None, write: Path | None, quiet: bool
) -> int:
    """Rebuild the input of canonical answers (JSON or NDJSON) and check it.

    Every character must be accounted for and the bytes must have the recorded digest; if not,
    the offset where the account breaks is printed. Exits with 0, 1 (some failed) or 3 (all did).
    """
    total = failed = 0
    for name, document in _documents(answers or ("-",)):
        total += 1
        if total > 1 and (original or write):
            raise click.UsageError("--input and --write take one answer")
        try:
            data = _rebuilt(document, original)
        except (Broken, KeyError, TypeError, ValueError, LookupError) as problem:
            failed += 1
            click.echo(f"{name}: FAILED {_told(problem)}", err=True)
            continue
        if write is not None:
            write.write_bytes(data)
        if not quiet:
            count = len(document["provenance"]["segments"])
            click.echo(f"{name}: {len(data)} bytes in {count} segments, every one accounted for")
    if not total:
        raise click.UsageError("no answer to verify")
    return EXIT_ALL_FAILED if failed == total else EXIT_SOME_FAILED if failed else 0


def _rebuilt(document: dict[str, Any], original: Path | None) -> bytes:
    if original is None:
        name = document["provenance"]["input"].get("name", "")
        here = Path(name) if name and name != "-" else None
        try:
            return bytes_of(document)
        except Broken:
            if here is None or not here.is_file():
                raise
            original = here
    return _compared(document, original)


def _compared(document: dict[str, Any], original: Path) -> bytes:
    """The rebuilt bytes, held against the original; the offset is that of the first difference."""
    expected = original.read_bytes()
    try:
        data = bytes_of(document)
    except Broken as problem:
        exact = "".join(segment["exact"] for segment in document["provenance"]["segments"])
        rebuilt = exact.encode(document["provenance"]["input"]["charset"], "replace")
        at = first_difference(rebuilt, expected)
        raise Broken(f"{problem.detail}; differs from {original} at byte {at}", offset=at) from None
    at = first_difference(data, expected)
    if at >= 0:
        raise Broken(f"differs from {original} at byte {at}", offset=at)
    return data


def _told(problem: Exception) -> str:
    if isinstance(problem, Broken):
        return f"at {problem.offset}: {problem.detail}"
    if isinstance(problem, KeyError):
        return f"not a canonical answer: no {problem.args[0]}"
    return f"not a canonical answer: {problem}"


def _documents(answers: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, document) of every answer; a file holds one JSON document or one per line."""
    for answer in answers:
        data = sys.stdin.buffer.read() if answer == "-" else _read(answer)
        try:
            documents = [orjson.loads(data)]
        except orjson.JSONDecodeError:
            documents = [_parsed(line, answer, at) for at, line in enumerate(data.splitlines(), 1) if line]
        for index, document in enumerate(documents, 1):
            if not isinstance(document, dict):
                raise click.UsageError(f"{answer}: not a canonical answer")
            inner = document.get("result", document)
            if "summary" in document or "problem" in document:
                continue
            source = inner.get("provenance", {}).get("input", {}).get("name")
            yield source or (f"{answer}:{index}" if len(documents) > 1 else answer), inner


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        raise click.UsageError(f"{path}: {problem.strerror}") from None


def _parsed(line: bytes, name: str, at: int) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as problem:
        raise click.UsageError(f"{name}: line {at}: not JSON: {problem}") from None
