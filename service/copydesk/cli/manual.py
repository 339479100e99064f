"""The manual as man pages, one for each command, from the help of the commands themselves.

python -m copydesk.cli.manual FOLDER
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from copydesk import __version__
from copydesk.cli.main import cli


def pages(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """(name of the file, page) of a command and of all below it."""
    name = context.command_path.replace(" ", "-")
    yield f"{name}.1", "\n".join(_page(name, command, context)) + "\n"
    if isinstance(command, click.Group):
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            if below is not None:
                yield from pages(below, click.Context(below, context, part))


def _page(name: str, command: click.Command, context: click.Context) -> Iterator[str]:
    about, *more = inspect.cleandoc(command.help or "").split("\n\n")
    yield f'.TH "{name.upper()}" 1 "" "copydesk {__version__}" "User Commands"'
    yield from (".SH NAME", _text(f"{name} - {' '.join(about.split())}"))
    synopsis = " ".join(command.collect_usage_pieces(context))
    yield from (".SH SYNOPSIS", f".B {_text(context.command_path)}", _text(synopsis))
    if more:
        yield ".SH DESCRIPTION"
        for paragraph in more:
            yield from (".PP", _paragraph(paragraph))
    records = (one.get_help_record(context) for one in command.get_params(context))
    yield ".SH OPTIONS"
    for option, told in filter(None, records):
        if told:
            yield from (".TP", rf"\fB{_text(option)}\fR", _text(told))
    if isinstance(command, click.Group):
        yield ".SH COMMANDS"
        for part in command.list_commands(context):
            below = command.get_command(context, part)
            told = below.get_short_help_str(200) if below else ""
            yield from (".TP", rf"\fB{_text(f'{name}-{part}')}\fR(1)", _text(told))


def _paragraph(text: str) -> str:
    """A paragraph, its lines kept where the help keeps them."""
    if text.startswith("\b"):
        return ".nf\n" + _text(text.removeprefix("\b").lstrip("\n")) + "\n.fi"
    return _text(" ".join(text.split()))


def _text(text: str) -> str:
    r"""Text as roff takes it.

    >>> _text(".a -b \\c")
    '\\&.a \\-b \\ec'
    """
    safe = text.replace("\\", r"\e").replace("-", r"\-")
    return "\n".join(rf"\&{line}" if line[:1] in (".", "'") else line for line in safe.split("\n"))


def main() -> None:
    """Writes all pages to the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in pages(cli, click.Context(cli, info_name="copydesk")):
        (folder / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
