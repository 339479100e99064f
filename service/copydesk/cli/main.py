"""`copydesk`: the commands, and how each error ends the program."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import Any

import click

from copydesk import __version__
from copydesk.cli.exits import Exit
from copydesk.errors import CopydeskError, ProfileError, SettingsError

COMMANDS = {
    "normalise": "Raw copy in, canonical articles out.",
    "explain": "Show what became of every line, and which rule decided it.",
    "compare": "Show how two articles relate, and what differs.",
    "credit": "Print the lines that must be printed with the copy.",
    "stories": "Show which articles are copies of one story.",
    "verify": "Rebuild the input from an answer, byte for byte.",
    "profiles": "List profiles, or hold them to their examples.",
    "keys": "Make keys for clients of the service.",
    "worker": "Normalise a live feed: one Redis stream to another.",
    "completion": "Print what a shell needs to complete commands.",
    "serve": "Serve the HTTP interface.",
}
"""Each command is the function of its name in the module of its name, loaded when it is called:
the parsers and the rules behind them take longer to import than a page of help may take."""


class Commands(click.Group):
    """The table above as commands; a reader of our output that has left ends us quietly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"copydesk.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command, which returns its exit code or None for a fine end."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _let_go_of_stdout()
            code = Exit.PIPE_CLOSED
        ctx.exit(code or Exit.FINE)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk")
def cli() -> None:
    """Normalise syndicated news copy: the story word for word, and an account of the rest."""


def main() -> None:
    """The entry point: an error becomes a line on stderr and an exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(Exit.TERMINATED))
    sys.exit(_run())


def _run() -> int:
    try:
        code: int = cli.main(standalone_mode=False)
    except click.ClickException as mistake:
        mistake.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt, EOFError):
        return Exit.INTERRUPTED
    except (ProfileError, SettingsError) as mistake:
        return _told(f"{mistake.code}: {mistake.detail}", Exit.USAGE)
    except CopydeskError as mistake:
        return _told(f"{mistake.code}: {mistake.detail}", Exit.ALL_FAILED)
    except OSError as problem:  # a full disk, a file that may not be read
        _let_go_of_stdout()
        return _told(str(problem), Exit.ALL_FAILED)
    except Exception:  # noqa: BLE001 - Python's own exit code, 1, would say that some went well
        sys.excepthook(*sys.exc_info())
        return Exit.ALL_FAILED
    return code


def _told(what: str, code: Exit) -> Exit:
    click.echo(f"copydesk: {what}", err=True)
    return code


def _let_go_of_stdout() -> None:
    """Keeps Python, when it exits, from trying once more to write what cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
