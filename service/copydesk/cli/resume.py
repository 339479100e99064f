"""Going on where a run broke off: what its file of answers holds already, and what is torn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

import click
import orjson

from copydesk.cli.entries import Entry, Record, label_of
from copydesk.desk import Desk

Identity = tuple[str, int]
"""Which entry a line answers: the name of the input, and the number of the record, 0 for none."""

Seen = Callable[[Mapping[str, Any], str], None]
"""What is told of each line that holds, and whom it is about."""


class Answers(NamedTuple):
    """The lines that answer one entry, and the byte after the last of them."""

    identity: Identity
    lines: list[Mapping[str, Any]]
    end: int


class Resumed:
    """A file of answers, open to be gone on with: what it answers already is passed over.

    Raises `click.UsageError` if it holds the answers to other inputs, or of another version or
    other rules: the whole would be what no run gives.
    """

    def __init__(self, path: Path, engine: Mapping[str, str], seen: Seen | None) -> None:
        self._path = path
        self._engine = dict(engine)
        self._seen = seen
        self.file: IO[bytes] = path.open("r+b" if path.exists() else "w+b")
        self.entries = self.failed = 0

    def rest_of(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries that have no answer yet; the file ends with the last whole answer then."""
        answered = self._answered()
        end = 0
        waiting = iter(entries)
        for answers in answered:
            entry = next(waiting, None)
            if entry is None or _identity_of(entry) != answers.identity:
                expected = label_of(entry) if entry else "nothing"
                name, number = answers.identity
                found = f"{name}:{number}" if number else name
                raise click.UsageError(
                    f"{self._path} holds an answer to {found} where {expected} comes: "
                    "it is of another run"
                )
            self._count(answers)
            end = answers.end
        self.file.truncate(end)
        self.file.seek(end)
        yield from waiting

    def _count(self, answers: Answers) -> None:
        self.entries += 1
        self.failed += any("problem" in line for line in answers.lines)
        for line in answers.lines:
            document = line.get("result", line)
            engine = document.get("provenance", {}).get("engine", self._engine)
            if any(engine.get(name) != value for name, value in self._engine.items()):
                raise click.UsageError(
                    f"{self._path} was written by {_told(engine)}, this is {_told(self._engine)}: "
                    "start anew"
                )
            if self._seen:
                name, number = answers.identity
                self._seen(line, f"{name}:{number}" if number else name)

    def _answered(self) -> Iterator[Answers]:
        """The answers in the file that are whole; what is torn ends them."""
        lines: list[Mapping[str, Any]] = []
        end = 0
        while (raw := self.file.readline()).endswith(b"\n"):
            end += len(raw)
            try:
                line = orjson.loads(raw)
                identity, last = _answer_of(line)
            except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
                raise click.UsageError(f"{self._path}: byte {end}: not an answer") from None
            lines.append(line)
            if last:
                yield Answers(identity, lines, end)
                lines = []


def engine_of(desk: Desk) -> Mapping[str, str]:
    """What answers say that made them."""
    return {"version": desk.pipeline.version, "rules": desk.pipeline.rules}


def _told(engine: Mapping[str, str]) -> str:
    return f"{engine.get('version')} with rules {engine.get('rules')}"


def _answer_of(line: Mapping[str, Any]) -> tuple[Identity, bool]:
    """Which entry a line answers, and whether it is the last line of that answer."""
    if "line" in line:
        return (line["input"]["name"], line["line"]), True
    if "problem" in line:
        return (line["input"]["name"], 0), True
    given = line["provenance"]["input"]
    part = given.get("part", {"index": 1, "of": 1})
    return (given["name"], 0), part["index"] == part["of"]


def _identity_of(entry: Entry) -> Identity:
    return entry.name, entry.number if isinstance(entry, Record) else 0
