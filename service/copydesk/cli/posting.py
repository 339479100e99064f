"""Puts the answers of a run where they belong, and tells of inputs that came to nothing."""

from __future__ import annotations

from collections.abc import Callable

import click
import orjson

from copydesk.cli.delivery import Folder, Unwritable
from copydesk.cli.entries import Record, label_of
from copydesk.cli.inputs import Input
from copydesk.cli.rendering import CANONICAL, TITLES
from copydesk.cli.work import Answered, problem_without_status
from copydesk.errors import InputError


class OneDocument(InputError):
    """Several articles, in a form that is one document for each."""

    code = "output.several-articles"
    title = "The form is one document for each article"


class Post:
    """Writes answers to a stream, or each to a file in a folder; what fails is a line of the
    stream then, and in formats for people a line on standard error. `head` stands once above the
    answers of a stream, and above those of each file."""

    def __init__(
        self,
        output: str,
        write: Callable[[bytes], None],
        *,
        folder: Folder | None = None,
        titled: bool = False,
        head: bytes = b"",
    ) -> None:
        self._output = output
        self._write = write
        self._folder = folder
        self._title = TITLES.get(output, "") if titled else ""
        self._head = head

    def deliver(self, one: Answered) -> bool:
        """Puts one answer, or the problem, where it belongs; whether there was an answer."""
        if one.problem is None:
            try:
                if self._folder and isinstance(one.entry, Input):
                    first, *more = one.rendered
                    self._folder.write(one.entry, self._head + first, *more)
                else:
                    self._print(one)
            except (Unwritable, OneDocument) as mistake:
                one = Answered(one.entry, problem=problem_without_status(mistake))
        if one.problem is not None:
            self._tell(one)
        return one.problem is None

    def _print(self, one: Answered) -> None:
        if len(one.rendered) > 1:
            raise OneDocument(f"{len(one.rendered)} articles: say where with --out")
        title = self._title.format(label_of(one.entry))
        self._write(self._head + title.encode() + one.rendered[0] + (b"\n" if title else b""))
        self._head = b""

    def _tell(self, one: Answered) -> None:
        problem = one.problem or {}
        if self._output not in CANONICAL:
            told = f"{problem['code']}: {problem.get('detail', '')}"
            click.echo(f"copydesk: {label_of(one.entry)}: {told}", err=True)
        elif isinstance(one.entry, Record):
            self._write(one.rendered[0])
        else:
            line = {"input": {"name": one.entry.name}, "problem": problem}
            self._write(orjson.dumps(line) + b"\n")
