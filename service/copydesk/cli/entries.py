"""What there is to answer: files, texts in archives, records; and tasks of several of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.cli.inputs import STDIN, Input
from copydesk.errors import InputError


class Record(NamedTuple):
    """A record of a file of records: its line of JSON, or a row of a table; the number counts
    from 1. A row that could not be read is the mistake instead."""

    name: str
    number: int
    row: bytes | Mapping[str, Any] | InputError

    @property
    def size(self) -> int:
        """About how many bytes it holds."""
        if isinstance(self.row, bytes):
            return len(self.row)
        if isinstance(self.row, InputError):
            return 0
        return sum(len(one) for one in self.row.values() if isinstance(one, str | bytes))


class Member(NamedTuple):
    """A text in an archive, or the mistake that it cannot be read; its name has the archive's in
    front."""

    name: str
    media_type: str
    data: bytes | InputError

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.data) if isinstance(self.data, bytes) else 0


Entry = Input | Member | Record
Task = tuple[Entry, ...]


def label_of(entry: Entry) -> str:
    """How a person is told of an entry.

    >>> label_of(Record("in.ndjson", 7, b"")), label_of(Input("a.txt"))
    ('in.ndjson:7', 'a.txt')
    """
    return f"{entry.name}:{entry.number}" if isinstance(entry, Record) else entry.name


MOST_ENTRIES = 64
MOST_BYTES = 256 * 1024
"""Of one task: the larger, the less is said between processes; the smaller, the less is held."""


def tasks_of(entries: Iterable[Entry], jobs: int) -> Iterator[Task]:
    """Entries in tasks, the first ones small, so that few entries keep all processes busy."""
    task: list[Entry] = []
    held = given = 0
    for entry in entries:
        size = _size_of(entry)
        if task and held + size > MOST_BYTES:
            yield tuple(task)
            task, held, given = [], 0, given + 1
        task.append(entry)
        held += size
        if len(task) >= min(MOST_ENTRIES, 1 + given // (4 * jobs)):
            yield tuple(task)
            task, held, given = [], 0, given + 1
    if task:
        yield tuple(task)


def _size_of(entry: Entry) -> int:
    if not isinstance(entry, Input):
        return entry.size
    if entry.data is not None or entry.path == STDIN:
        return len(entry.data or b"")
    try:
        return os.stat(entry.path).st_size
    except OSError:
        return 0


def parts(task: Task) -> list[Task]:
    """The same entries, each a task of its own."""
    return [(entry,) for entry in task]
