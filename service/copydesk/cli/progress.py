"""The progress of a run, on a terminal: how far, how fast, how many failed, how long it takes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from copydesk.cli.entries import Entry
from copydesk.cli.inputs import STDIN, Input


class Progress:
    """A bar on standard error. Of files that hold an article each it counts these; where some
    hold many records, it goes by the bytes that were read."""

    def __init__(self, bar: Any, by_bytes: bool) -> None:
        self._bar = bar
        self._by_bytes = by_bytes
        self._began = time.monotonic()
        self._file: IO[bytes] | None = None
        self._size = self._at = 0
        self.done = self.failed = 0

    def watch(self, file: IO[bytes]) -> None:
        """The next file of records: its position tells how far we are."""
        self._move(self._size)
        self._file, self._at = file, 0
        self._size = os.fstat(file.fileno()).st_size

    def entry(self, entry: Entry, *, failed: bool) -> None:
        """One more entry was answered."""
        self.done += 1
        self.failed += failed
        if not self._by_bytes:
            self._bar.update(1, self)
        elif isinstance(entry, Input):
            self._bar.update(size_of(entry), self)
        elif self._file and not self._file.closed:
            self._move(self._file.tell())
        else:
            self._move(self._size)

    def _move(self, to: int) -> None:
        self._bar.update(to - self._at, self)
        self._at = to

    def __str__(self) -> str:
        took = max(time.monotonic() - self._began, 1e-6)
        return f"{self.done / took:.0f}/s, {self.failed} failed"


@contextmanager
def progress_of(inputs: list[Input] | None, by_bytes: bool, *, shown: bool) -> Iterator[Progress]:
    """The progress of a run over these inputs, None where nobody knows how many there will be."""
    length = 0
    if shown and inputs is not None:
        length = sum(map(size_of, inputs)) if by_bytes else len(inputs)
    with click.progressbar(
        length=max(length, 1),
        file=sys.stderr,
        show_pos=not by_bytes,
        show_percent=True,
        hidden=not shown,
        item_show_func=lambda told: str(told) if told else None,
    ) as bar:
        yield Progress(bar, by_bytes)


def size_of(given: Input) -> int:
    """The bytes of a file as they lie, 0 for what has no size."""
    try:
        return 0 if given.path == STDIN else os.stat(given.path).st_size
    except OSError:
        return 0


def is_shown(inputs: list[Input] | None, by_bytes: bool, *, elsewhere: bool) -> bool:
    """Whether there is a terminal that shows nothing else, and something to wait for."""
    several = inputs is None or by_bytes or len(inputs) > 1
    return sys.stderr.isatty() and several and (elsewhere or not sys.stdout.isatty())
