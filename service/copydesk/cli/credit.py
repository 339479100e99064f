"""`copydesk credit`: the lines that must be printed with an article."""

from __future__ import annotations

from pathlib import Path

import click

from copydesk.cli.delivery import print_bytes
from copydesk.cli.exits import exit_of
from copydesk.cli.inputs import STDIN, expand
from copydesk.cli.options import copy_of, desk_with, hint_options, profile_option
from copydesk.errors import InputError
from copydesk.writers.forms import CREDITS
from copydesk.writers.source import name_of


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILES|DIRS|GLOBS|-]...")
@click.option("-o", "--output", type=click.Choice(list(CREDITS)), default="text",
              show_default=True)  # fmt: skip
@profile_option
@hint_options
def credit(inputs: tuple[str, ...], output: str, profiles: tuple[Path, ...], **hints: str) -> int:
    """Print the lines that whoever prints the copy is obliged to print with it.

    Byline, credits and every line of rights, verbatim; nothing that was not printed. With several
    articles, the name of each stands above its lines in text, and JSON is one a line.
    """
    desk = desk_with(profiles)
    given = expand(inputs or (STDIN,))
    failed = 0
    for one in given:
        try:
            articles = desk.articles(copy_of(one, desk.max_bytes, hints))
            documents = [desk.normalise(article).document for article in articles]
        except InputError as mistake:
            click.echo(f"copydesk: {one.name}: {mistake.code}: {mistake.detail}", err=True)
            failed += 1
            continue
        titled = output == "text" and (len(given) > 1 or len(documents) > 1)
        for document in documents:
            title = f"==> {name_of(document)} <==\n" if titled else ""
            end = "\n" if titled else ""
            print_bytes(title.encode() + CREDITS[output].render(document) + end.encode())
    return exit_of(len(given), failed)
