"""Which inputs a command line names: files, folders, globs, and `-` for standard input."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from copydesk.cli.packing import unpacked, unpacked_name
from copydesk.errors import InputTooLarge

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".rss": "application/rss+xml",
    ".rdf": "application/rdf+xml",
    ".atom": "application/atom+xml",
    ".nitf": "application/nitf+xml",
    ".newsml": "application/xml",
    ".ninjs": "application/vnd.iptc.ninjs+json",
    ".jsonfeed": "application/feed+json",
}
"""Media types by file name; everything else is plain text unless `--media-type` says so."""

STDIN = "-"


class Input(NamedTuple):
    """One input: the path of a file, or `-` for standard input; `data` if it was read before."""

    path: str
    data: bytes | None = None

    @property
    def name(self) -> str:
        """The name its answer carries: the path, where bytes that are not UTF-8 are escaped."""
        return self.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

    @property
    def media_type(self) -> str:
        """What the name says the bytes are, once they are unpacked."""
        return MEDIA_TYPES.get(Path(unpacked_name(self.path)).suffix.lower(), "text/plain")

    def read(self, most: int) -> bytes:
        """The bytes; raises `UnreadableFile`, or `InputTooLarge` where there are more than `most`.

        Never holds more than that: a file may be larger than memory, and a pipe without end.
        """
        data = self.spooled(most).data
        if data is None:
            with unpacked(self.path) as file:
                data = file.read(most + 1)
        if len(data) > most:
            raise InputTooLarge(f"more than {most} bytes", limit="max_bytes", most=most)
        return data

    def spooled(self, most: int) -> Input:
        """The same input; of standard input as much as `read` wants is read, since that can be
        done only once and only here, not in another process."""
        if self.path != STDIN or self.data is not None:
            return self
        return self._replace(data=sys.stdin.buffer.read(most + 1))

    def unread(self) -> Input:
        """The same input without its data."""
        return self._replace(data=None)


def expand(arguments: Iterable[str]) -> list[Input]:
    """The inputs that the arguments name, in their order; folders and globs in name order.

    A file that is not there stays an input, and fails in its turn; a glob that matches nothing
    and a second `-` are mistakes on the command line.
    """
    return list(walked(arguments))


def walked(arguments: Iterable[str]) -> Iterator[Input]:
    """As `expand`, one by one, however many there are; a mistake is told in its turn."""
    piped = False
    for argument in arguments:
        if argument in (STDIN, "/dev/stdin"):
            if piped:
                raise click.UsageError("standard input can be read only once")
            piped = True
            yield Input(STDIN)
        elif os.path.isdir(argument):
            yield from map(Input, files_below(argument))
        elif glob.has_magic(argument) and not os.path.lexists(argument):
            yield from _matches(argument)
        else:
            yield Input(argument)


def _matches(pattern: str) -> list[Input]:
    found = sorted(path for path in glob.glob(pattern, recursive=True) if os.path.isfile(path))
    if not found:
        raise click.UsageError(f"no file matches {pattern!r}")
    return [Input(path) for path in found]


def files_below(folder: str) -> Iterator[str]:
    """All files below a folder in name order: no hidden ones, and no folder behind a link.

    A folder that may not be read is given itself, so that it is missed by nobody.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        elif _is_file(entry):
            yield entry.path


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A file, or a link to one or to nothing; no pipe, socket or device, which might never end."""
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True
