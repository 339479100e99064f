"""Where entries come from: files by their names, folders, lists of names, and what files hold."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import click

from copydesk.cli import archives, tables
from copydesk.cli.entries import Entry, Record
from copydesk.cli.inputs import STDIN, Input, walked
from copydesk.cli.packing import UnreadableFile, Watch, unpacked, unpacked_name
from copydesk.errors import InputError, InputTooLarge
from copydesk.records import lines

TEXT = "text"
SUFFIXES: Mapping[str, str] = {
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".zip": "zip",
}
"""What the name of a file says it holds, its packing apart; all others hold one text each."""

FORMS = ("ndjson", "csv", "tsv", "parquet", "warc", "zip", TEXT)


class Wanted(NamedTuple):
    """What the command line says of its inputs: what they hold ("" to go by their names, and
    `otherwise` where these leave it open), the most bytes of one article, and who watches the files
    of records as they are read."""

    form: str
    most: int
    charset: str = ""
    otherwise: str = TEXT
    watch: Watch | None = None

    def form_of(self, given: Input) -> str:
        """What an input holds."""
        suffix = Path(unpacked_name(given.path)).suffix.lower()
        is_open = given.path == STDIN or suffix == ".json"
        return self.form or SUFFIXES.get(suffix, self.otherwise if is_open else TEXT)


def inputs_of(arguments: Iterable[str], listed: str) -> Iterator[Input]:
    """The inputs that the arguments name, then those of the list: a file of names, one a line."""
    names = tuple(arguments)
    if listed == STDIN and STDIN in names:
        raise click.UsageError("standard input can be read only once")
    yield from walked(names if names or listed else (STDIN,))
    if listed:
        yield from map(Input, _names_in(listed))


def _names_in(path: str) -> Iterator[str]:
    """Names of files as they are listed: any bytes but line ends, NUL where `find -print0` wrote
    them."""
    try:
        with unpacked(path) as file:
            for line in file:
                for name in line.rstrip(b"\r\n").split(b"\0"):
                    if name:
                        yield name.decode("utf-8", "surrogateescape")
    except UnreadableFile as problem:
        raise click.UsageError(f"{path}: {problem.detail}") from None


def entries_of(given: Input, wanted: Wanted) -> Iterator[Entry]:
    """What there is to answer in an input, in order. What goes wrong on the way to the next one
    is an entry too, and the last."""
    form = wanted.form_of(given)
    if form == TEXT:
        yield given.spooled(wanted.most)
        return
    number = 0
    try:
        for entry in _READERS[form](given, wanted):
            number = entry.number if isinstance(entry, Record) else number + 1
            yield entry
    except InputError as mistake:
        yield Record(given.name, number + 1, mistake)


def _ndjson(given: Input, wanted: Wanted) -> Iterator[Entry]:
    with unpacked(given.path, wanted.watch) as file:
        for number, raw in lines(file, wanted.most):
            yield Record(given.name, number, _too_long(wanted.most) if raw is None else raw)


def _too_long(most: int) -> InputTooLarge:
    return InputTooLarge(f"more than {most} bytes", limit="max_bytes", most=most)


def _csv(given: Input, wanted: Wanted, separator: str = ",") -> Iterator[Entry]:
    with unpacked(given.path, wanted.watch) as file:
        for number, row in tables.rows_of(file, separator, wanted.most, wanted.charset):
            yield Record(given.name, number, row)


def _tsv(given: Input, wanted: Wanted) -> Iterator[Entry]:
    return _csv(given, wanted, "\t")


def _parquet(given: Input, wanted: Wanted) -> Iterator[Entry]:
    with _seekable(given.path, wanted.watch) as file:
        for number, row in tables.parquet_rows_of(file):
            yield Record(given.name, number, row)


def _warc(given: Input, wanted: Wanted) -> Iterator[Entry]:
    # The records of a WARC are packed one by one: what reads it opens them itself.
    opened = _as_it_is if given.path.endswith(".gz") else unpacked
    with opened(given.path, wanted.watch) as file:
        for number, row in archives.responses_in(file, wanted.most):
            yield Record(given.name, number, row)


def _zip(given: Input, wanted: Wanted) -> Iterator[Entry]:
    with _seekable(given.path, wanted.watch) as file:
        yield from archives.members_of(file, given.name, wanted.most)


@contextmanager
def _as_it_is(path: str, watch: Watch | None) -> Iterator[IO[bytes]]:
    try:
        with open(path, "rb") as file:
            if watch:
                watch(file)
            yield file
    except OSError as problem:
        raise UnreadableFile(problem.strerror or str(problem)) from None


@contextmanager
def _seekable(path: str, watch: Watch | None) -> Iterator[IO[bytes]]:
    """A file that can be read from its end; what is packed or piped is laid on disk for it."""
    with unpacked(path, watch) as file:
        if path != STDIN and unpacked_name(path) == path:
            yield file
            return
        with tempfile.TemporaryFile() as laid:
            shutil.copyfileobj(file, laid)
            laid.seek(0)
            yield laid


_READERS: Mapping[str, Callable[[Input, Wanted], Iterator[Entry]]] = {
    "ndjson": _ndjson,
    "csv": _csv,
    "tsv": _tsv,
    "parquet": _parquet,
    "warc": _warc,
    "zip": _zip,
}
