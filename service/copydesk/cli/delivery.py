"""Where answers go: standard output, or a folder with one file for each input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from copydesk.cli.inputs import STDIN, Input
from copydesk.errors import InputError
from copydesk.writers.forms import FORMS

SUFFIXES = {"ndjson": ".json", "json": ".json", "csv": ".csv"} | {
    n: form.suffix for n, form in FORMS.items()
}
"""What the name of an answer's file ends in, after the name of the input, by output format."""


class Unwritable(InputError):
    """An answer could not be written to its file."""

    code = "output.unwritable"
    title = "The answer cannot be written"


def print_bytes(data: bytes) -> None:
    """Prints bytes at once, so that a reader at the other end of a pipe need not wait."""
    rest = memoryview(data)
    while rest:  # where Python is told not to buffer, a write may end early
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


class Folder:
    """A folder that gets one file for each input: below it, the input's path and a suffix.

    Parts of a path that lead upwards are left out. Raises `click.UsageError` where two inputs
    would share a file, or one would be overwritten by an answer.
    """

    def __init__(self, path: Path, inputs: Sequence[Input], output: str) -> None:
        self.path = path
        self.suffix = SUFFIXES[output]
        self.files: dict[str, Path] = {}
        taken: dict[Path, Input] = {}
        sources = {Path(given.path).resolve(): given for given in inputs}
        for given in inputs:
            file = path / _below(given, self.suffix)
            if other := taken.get(file):
                raise click.UsageError(f"{other.name} and {given.name} would both go to {file}")
            if source := sources.get(file.resolve()):
                raise click.UsageError(f"the answer to {given.name} would overwrite {source.name}")
            self.files[given.path] = file
            taken[file] = given

    def has(self, given: Input) -> bool:
        """Whether the answer to an input is there already, with all of its parts."""
        return self.files[given.path].is_file()

    def write(self, given: Input, *parts: bytes) -> None:
        """Writes the answer to an input, each file of it whole or not at all; raises `Unwritable`.

        Further parts go to files of their own, with their number before the suffix; the first is
        written last.
        """
        file = self.files[given.path]
        stem = file.name.removesuffix(self.suffix)
        for number, data in reversed(list(enumerate(parts, 1))):
            name = f"{stem}.{number}{self.suffix}" if number > 1 else file.name
            self._write(file.with_name(name), data, own=number == 1)

    def _write(self, file: Path, data: bytes, *, own: bool) -> None:
        if not own and file in self.files.values():
            raise Unwritable(f"{file}: the answer to another input goes there")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.parent.resolve().is_relative_to(self.path.resolve()):
                raise Unwritable(f"{file}: a link leads out of {self.path}")
            _replace(file, data)
        except OSError as problem:
            raise Unwritable(f"{file}: {problem.strerror}") from None


def _below(given: Input, suffix: str) -> Path:
    if given.path == STDIN:
        return Path(f"stdin{suffix}")
    path = Path(given.path)
    parts = [part for part in path.parts if part not in (path.anchor, "..")]
    return Path(*parts[:-1], parts[-1] + suffix) if parts else Path(f"folder{suffix}")


def _replace(file: Path, data: bytes) -> None:
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as out:
            out.write(data)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
