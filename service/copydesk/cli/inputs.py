"""Which inputs a command line names: files, folders, globs, and `-` for standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from copydesk.errors import InputError
from copydesk.model.document import Hints
from copydesk.desk import Copy

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".json": "application/json",
}
"""Media types by file name; everything else is plain text unless `--media-type` says so."""

STDIN = "-"


class Input(NamedTuple):
    """One input: the name its answer carries, and where its bytes are ("-" for standard input)."""

    name: str
    path: str

    def read(self) -> bytes:
        """The bytes; an unreadable file is an `InputError` that says why."""
        if self.path == STDIN:
            return sys.stdin.buffer.read()
        try:
            return Path(self.path).read_bytes()
        except OSError as problem:
            raise UnreadableFile(f"{self.name}: {problem.strerror}") from None

    @property
    def media_type(self) -> str:
        """What the name says the bytes are."""
        return MEDIA_TYPES.get(Path(self.path).suffix.lower(), "text/plain")


class UnreadableFile(InputError):
    """A file that is not there or may not be read."""

    code = "input.unreadable-file"
    title = "The file cannot be read"


def expand(arguments: Iterable[str]) -> Iterator[Input]:
    """The inputs that the arguments name, in their order; folders and globs in name order."""
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN:
            yield Input(STDIN, STDIN)
        elif path.is_dir():
            yield from (Input(str(file), str(file)) for file in files_below(path))
        elif not path.exists() and glob.has_magic(argument):
            found = sorted(name for name in glob.glob(argument, recursive=True) if Path(name).is_file())
            if not found:
                raise click.UsageError(f"no file matches {argument!r}")
            yield from (Input(name, name) for name in found)
        else:
            yield Input(argument, argument)


def files_below(folder: Path) -> Iterator[Path]:
    """All files below a folder in name order, hidden ones left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from files_below(path)
        elif path.is_file():
            yield path


def hint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which a sender says what it knows of the input."""
    for option in (
        click.option("--language", default="", metavar="TAG", help="Language, as a BCP 47 tag."),
        click.option("--publisher", default="", help="Outlet that printed the copy."),
        click.option("--url", default="", help="Address of the copy; never fetched."),
        click.option("--charset", default="", help="Charset of the bytes, if it is known."),
        click.option("--media-type", default="", help="Media type, if the file name misleads."),
    ):
        command = option(command)
    return command


def copy_of(
    given: Input, *, media_type: str, charset: str, url: str, publisher: str, language: str
) -> Copy:
    """The copy of an input with what the command line says about it."""
    return Copy(
        given.read(),
        media_type or given.media_type,
        charset,
        given.name,
        Hints(url=url, publisher=publisher, language=language),
    )
