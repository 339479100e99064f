"""`copydesk keys`: a new key for a client, and the line that goes into the service's file."""

from __future__ import annotations

import click

from copydesk.storage.keys import RIGHTS, digest_of, new_key, parse


@click.group()
def keys() -> None:
    """Make keys for clients of the service."""


@keys.command("new")
@click.argument("name")
@click.argument("rights", nargs=-1, type=click.Choice(sorted(RIGHTS)))
def new(name: str, rights: tuple[str, ...]) -> None:
    """Make a key for NAME, who may normalise and, with a right named, kill.

    The line for COPYDESK_KEYS_FILE goes to standard output; the key itself, which is not kept
    anywhere, to standard error.
    """
    key = new_key()
    line = " ".join((name, digest_of(key), *rights))
    try:
        parse(line)
    except ValueError as fault:
        raise click.BadParameter("letters, digits and . _ - are wanted, at most 64") from fault
    click.echo(line)
    click.echo(f"The key of {name}, which is shown this once: {key}", err=True)
