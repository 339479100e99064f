"""`copydesk verify`: rebuilds the input from an answer, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import orjson

from copydesk.cli.delivery import print_bytes
from copydesk.cli.exits import exit_of
from copydesk.writers.source import (
    Broken,
    audited,
    difference,
    first_difference,
    is_input,
    is_read,
    name_of,
)

STDIN = "-"
_NOT_AN_ANSWER = (KeyError, TypeError, ValueError, LookupError, AttributeError)
"""What an account that somebody else wrote may raise: a key or a charset that is not there, a
value of another type."""


@click.command()
@click.argument("answers", nargs=-1, metavar="[ANSWERS|-]...")
@click.option("--input", "original", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The original, to compare with (one answer only).")  # fmt: skip
@click.option("--write", type=click.Path(dir_okay=False, allow_dash=True),
              help="Write the rebuilt input here (one answer only).")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing about answers that hold.")
def verify(answers: tuple[str, ...], original: Path | None, write: str | None, quiet: bool) -> int:
    """Rebuild the input of canonical answers (JSON or NDJSON) and check their account of it.

    Every character must be accounted for once, the body must be what the account keeps, and the
    bytes must have the recorded digest. If not, the offset where the account breaks is told;
    where a character was exchanged for another, that needs the original: the one of --input, or
    the file that the answer names. Of markup the text is rebuilt that was read from it, and
    --input is held against the recorded digest.

    Exits with 0, 1 (some failed), 3 (all did) or 2 (not an answer at all).
    """
    total = failed = 0
    for name, document in _documents(answers or (STDIN,)):
        total += 1
        if total > 1 and (original or write):
            raise click.UsageError("--input and --write take one answer")
        try:
            data = _rebuilt(document, original)
        except Broken as broken:
            failed += 1
            click.echo(f"{name}: FAILED {_told(broken)}", err=True)
            continue
        if write == STDIN:
            print_bytes(data)
        elif write:
            Path(write).write_bytes(data)
        if not quiet:
            count = len(document["provenance"]["segments"])
            what = "of text read from markup" if is_read(document) else ""
            told = f"{name}: {len(data)} bytes {what}".rstrip()
            told += f" in {count} segments, every one accounted for"
            click.echo(told, err=write == STDIN)
    if not total:
        raise click.UsageError("no answer to verify")
    return exit_of(total, failed)


def _rebuilt(document: dict[str, Any], original: Path | None) -> bytes:
    """The bytes of an account that holds, and that are the original's if there is one."""
    try:
        data = audited(document)
    except Broken as broken:
        raise _placed(broken, document, original) from None
    except _NOT_AN_ANSWER as problem:
        missing = f"no {problem.args[0]!r}" if isinstance(problem, KeyError) else str(problem)
        raise Broken(f"not a canonical answer: {missing}") from None
    if original and is_read(document):
        if not is_input(document, original.read_bytes()):
            raise Broken(f"holds by itself, but was not made from {original}")
        return data
    if original and (at := first_difference(data, original.read_bytes())) >= 0:
        raise Broken(f"holds by itself, but differs from {original} at byte {at}")
    return data


def _placed(broken: Broken, document: dict[str, Any], original: Path | None) -> Broken:
    """What is broken, and at which byte the account leaves its original, if there is one: of an
    article out of several the file is none."""
    try:
        given = document["provenance"]["input"]
        if is_read(document) or (not original and "part" in given):
            return broken
        file = original or Path(given["name"])
        at = difference(document, file.read_bytes()) if file.is_file() else -1
    except (OSError, *_NOT_AN_ANSWER):
        return broken
    told = f"{broken.detail}; differs from {file} at byte {at}" if at >= 0 else broken.detail
    return Broken(told, offset=broken.offset)


def _told(broken: Broken) -> str:
    return broken.detail if broken.offset is None else f"at {broken.offset}: {broken.detail}"


def _documents(answers: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, document) of every answer; failures and summaries between them are passed over."""
    for answer in answers:
        for index, value in enumerate(_flat(_values(answer)), 1):
            if not isinstance(value, dict):
                raise click.UsageError(f"{answer}: not a canonical answer")
            if "problem" in value or "summary" in value:
                continue
            document = value.get("result", value)
            yield _name(document) or f"{answer}:{index}", document


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    """The values, those of an array one by one."""
    for value in values:
        yield from value if isinstance(value, list) else [value]


def _name(document: Any) -> str:
    try:
        return name_of(document)
    except _NOT_AN_ANSWER:
        return ""


def _values(answer: str) -> Iterator[Any]:
    """The JSON values of a file: one a line, or else one after another however they are laid."""
    try:
        with click.open_file(answer, "rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    if line.strip():
                        yield orjson.loads(line)
                except orjson.JSONDecodeError as problem:
                    if number > 1:
                        raise click.UsageError(f"{answer}: line {number}: {problem}") from None
                    yield from _values_in(line + file.read(), answer)
    except OSError as problem:
        raise click.UsageError(f"{answer}: {problem.strerror}") from None


def _values_in(data: bytes, answer: str) -> Iterator[Any]:
    decoder, at = json.JSONDecoder(), 0
    try:
        text = data.decode().strip()
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            at += len(text) - at - len(text[at:].lstrip())
            yield value
    except (ValueError, RecursionError) as problem:
        raise click.UsageError(f"{answer}: not JSON: {problem}") from None
