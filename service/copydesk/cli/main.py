"""`copydesk`: the commands and the exit codes."""

from __future__ import annotations

import sys

import click

from copydesk import __version__
from copydesk.cli.explain import explain
from copydesk.cli.normalise import normalise
from copydesk.cli.profiles import profiles
from copydesk.cli.serve import serve
from copydesk.cli.verify import verify
from copydesk.errors import CopydeskError, ProfileError, SettingsError

EXIT_FINE, EXIT_SOME_FAILED, EXIT_USAGE, EXIT_ALL_FAILED = 0, 1, 2, 3
EXIT_INTERRUPTED, EXIT_PIPE_CLOSED = 130, 141


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk")
def cli() -> None:
    """Normalise syndicated news copy: the story word for word, and an account of the rest."""


for command in (normalise, explain, verify, profiles, serve):
    cli.add_command(command)


def main() -> None:
    """The entry point: errors raised on purpose become one line on stderr and an exit code."""
    try:
        result = cli.main(standalone_mode=False)
        sys.exit(result if isinstance(result, int) else EXIT_FINE)
    except click.ClickException as mistake:
        mistake.show()
        sys.exit(EXIT_USAGE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        _let_go_of_stdout()
        sys.exit(EXIT_PIPE_CLOSED)
    except (ProfileError, SettingsError) as mistake:
        click.echo(f"copydesk: {mistake.code}: {mistake.detail}", err=True)
        sys.exit(EXIT_USAGE)
    except CopydeskError as mistake:
        click.echo(f"copydesk: {mistake.code}: {mistake.detail}", err=True)
        sys.exit(EXIT_ALL_FAILED)


def _let_go_of_stdout() -> None:
    """Keeps Python from complaining about a pipe whose reader has gone."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
