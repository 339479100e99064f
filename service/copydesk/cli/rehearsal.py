"""What a run would read, told without doing it."""

from __future__ import annotations

from collections.abc import Iterable

import click

from copydesk.cli.entries import Entry, Member
from copydesk.cli.exits import exit_of
from copydesk.cli.inputs import Input
from copydesk.cli.sources import TEXT, Wanted, entries_of
from copydesk.errors import InputError


def tell(given: Iterable[Input], wanted: Wanted) -> int:
    """Prints a line for each input (its name, what it holds, how many articles or records, how
    many bytes they have), and what cannot be read; the exit code is that of reading alone."""
    total = unread = articles = 0
    for one in given:
        form = wanted.form_of(one)
        count = size = 0
        mistake: InputError | None = None
        for entry in entries_of(one, wanted):
            try:
                size += _size_of(entry, wanted.most)
            except InputError as found:
                mistake = found
            count += 1
        total += 1
        unread += mistake is not None
        articles += count
        kind = one.media_type if form == TEXT else form
        told = f"{mistake.code}: {mistake.detail}" if mistake else f"{size} bytes"
        click.echo(f"{one.name}\t{kind}\t{count}\t{told}")
    click.echo(f"copydesk: {total} inputs, {articles} to answer, {unread} unreadable", err=True)
    return exit_of(total, unread)


def _size_of(entry: Entry, most: int) -> int:
    """The bytes of an entry; raises what reading it raises."""
    if isinstance(entry, Input):
        return len(entry.read(most))
    held = entry.data if isinstance(entry, Member) else entry.row
    if isinstance(held, InputError):
        raise held
    return entry.size
