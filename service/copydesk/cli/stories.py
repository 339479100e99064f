"""`copydesk stories`: which of many articles are copies of one story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import orjson

from copydesk.bootstrap import story_desk_in_memory
from copydesk.cli.delivery import print_bytes
from copydesk.cli.exits import exit_of
from copydesk.cli.inputs import STDIN, Input, expand
from copydesk.cli.options import copy_of, desk_with, hint_options, profile_option
from copydesk.cli.terminal import visible
from copydesk.desk import Copy, Desk
from copydesk.errors import InputError
from copydesk.storydesk import StoryDesk
from copydesk.writers.placed import family_of


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILES|DIRS|GLOBS|-]...")
@click.option("-o", "--output", type=click.Choice(("terminal", "ndjson")), default="terminal",
              show_default=True)  # fmt: skip
@click.option("--colour/--no-colour", default=None, help="Default: on a terminal.")
@profile_option
@hint_options
def stories(
    inputs: tuple[str, ...],
    output: str,
    colour: bool | None,
    profiles: tuple[Path, ...],
    **hints: str,
) -> int:
    """Show which articles are copies of one story, and how each relates to the fullest.

    Stories with most copies first; each with its fullest copy first. Nothing is remembered.
    """
    desk = desk_with(profiles)
    given = expand(inputs or (STDIN,))
    batch = Batch(desk, story_desk_in_memory(most=max(1, len(given) * 100)))
    failed = sum(not batch.add(one, hints) for one in given)
    if output == "ndjson":
        print_bytes(b"".join(orjson.dumps(story) + b"\n" for story in batch.stories()))
    else:
        for line in _page(batch.stories()):
            click.echo(line, color=colour)
    return exit_of(len(given), failed)


class Batch:
    """Articles of one run, each in its story."""

    def __init__(self, desk: Desk, stories: StoryDesk) -> None:
        self._desk = desk
        self._stories = stories
        self._names: dict[str, str] = {}
        self._bare: list[str] = []

    def add(self, given: Input, hints: dict[str, str]) -> bool:
        """Place the articles of an input; whether it could be read."""
        try:
            articles = self._desk.articles(copy_of(given, self._desk.max_bytes, hints))
            for index, article in enumerate(articles, 1):
                name = given.name if len(articles) == 1 else f"{given.name}, article {index}"
                self._place(article, name)
        except InputError as mistake:
            click.echo(f"copydesk: {given.name}: {mistake.code}: {mistake.detail}", err=True)
            return False
        return True

    def _place(self, article: Copy, name: str) -> None:
        told = self._stories.place(article, self._desk.normalise(article)).story
        if "copy" not in told:
            self._bare.append(name)
        elif told["copy"] in self._names:
            self._names[told["copy"]] += f", {name}"
        else:
            self._names[told["copy"]] = name

    def stories(self) -> Iterator[dict[str, Any]]:
        """All stories, those with most copies first; last the articles that have no words."""
        found = map(family_of, self._stories.families(self._names))
        for story in sorted(found, key=lambda one: (-len(one["copies"]), one["id"])):
            for copy in story["copies"]:
                copy["name"] = self._names[copy["copy"]]
            yield story
        for name in self._bare:
            yield {"name": name, "unavailable": "the body has no words to compare"}


def _page(stories: Iterable[dict[str, Any]]) -> Iterator[str]:
    for story in stories:
        if "unavailable" in story:
            yield f"{click.style(visible(story['name']), bold=True)}: {story['unavailable']}"
            continue
        copies = story["copies"]
        count = "1 copy" if len(copies) == 1 else f"{len(copies)} copies"
        headline = visible(story.get("headline", ""))
        yield f"{click.style(story['id'], bold=True)}  {count}  {headline}".rstrip()
        for copy in copies:
            share = f"{copy['coverageOfOther']:7.1%}" if "coverageOfOther" in copy else " " * 7
            yield f"  {copy.get('relation', 'fullest'):10}{share}  {visible(copy['name'])}"
