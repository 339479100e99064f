"""`copydesk explain`: the account of an input, in colour."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
import orjson

from copydesk.cli.delivery import print_bytes
from copydesk.cli.exits import exit_of
from copydesk.cli.inputs import STDIN, expand
from copydesk.cli.options import copy_of, desk_with, hint_options, profile_option
from copydesk.cli.terminal import cells, visible, wrapped
from copydesk.errors import InputError
from copydesk.writers import report
from copydesk.writers.source import name_of

STYLES: dict[str, dict[str, Any]] = {
    "keep": {},
    "lift": {"fg": "cyan"},
    "drop": {"fg": "red"},
}
MARKS = {"keep": " ", "lift": "^", "drop": "x"}
RENDERERS: Mapping[str, Callable[[dict[str, Any]], bytes]] = {
    "json": lambda document: orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n",
    "html": lambda document: report.render(document).encode(),
}
LINES = 3
"""Lines of text shown of a segment that leaves the body; of a paragraph it is one."""
NARROW, WIDE = 60, 140


@click.command()
@click.argument("inputs", nargs=-1, required=False, metavar="[FILES|DIRS|GLOBS|-]...")
@click.option("-o", "--output", type=click.Choice(("terminal", *RENDERERS)), default="terminal",
              show_default=True)  # fmt: skip
@click.option("--full", is_flag=True, help="Show every segment from end to end.")
@click.option("--colour/--no-colour", default=None, help="Default: on a terminal.")
@profile_option
@hint_options
def explain(
    inputs: tuple[str, ...],
    output: str,
    full: bool,
    colour: bool | None,
    profiles: tuple[Path, ...],
    **hints: str,
) -> int:
    """Show what became of every line of the copy, and which rule decided it.

    In the margin: `^` lifted to the metadata, `x` dropped, nothing for the story itself; then
    what the segment is, and where it starts. Where a rule came near to a line of the story, and
    what held it back, stands below the line.
    """
    desk = desk_with(profiles)
    given = expand(inputs or (STDIN,))
    failed = 0
    for one in given:
        try:
            articles = desk.articles(copy_of(one, desk.max_bytes, hints))
            documents = [desk.explain(article) for article in articles]
        except InputError as mistake:
            click.echo(f"copydesk: {one.name}: {mistake.code}: {mistake.detail}", err=True)
            failed += 1
            continue
        titled = len(given) > 1 or len(documents) > 1
        for document in documents:
            if output == "terminal":
                page = _page(document, name_of(document) if titled else "", full=full)
                click.echo("\n".join(page), color=colour)
            else:
                print_bytes(RENDERERS[output](document))
    return exit_of(len(given), failed)


class Sheet(NamedTuple):
    """The paper: cells in a line, cells left of the text, and whether all text is shown."""

    width: int
    margin: int
    full: bool

    def beside(self, text: str) -> list[str]:
        """The text in lines that fit beside the margin."""
        return wrapped(visible(text), self.width - self.margin)


def _page(document: dict[str, Any], title: str, *, full: bool) -> Iterator[str]:
    width = max(NARROW, min(WIDE, shutil.get_terminal_size((100, 24)).columns))
    provenance = document["provenance"]
    digits = max(6, len(str(provenance["input"]["characters"])))
    sheet = Sheet(width, len("x paragraph ") + digits + 2, full)
    if title:
        yield click.style(f"── {visible(title)}", bold=True)
    for segment in provenance["segments"]:
        if segment["fate"] != "layout":
            yield from _segment(segment, sheet)
    yield ""
    for name, value in report.facts_of(document):
        first, *more = sheet.beside(value)
        yield f"  {click.style(name.ljust(sheet.margin - 2), bold=True)}{first}"
        yield from (" " * sheet.margin + line for line in more)
    for warning in document["warnings"]:
        first, *more = wrapped(visible(f"{warning['code']}: {warning['message']}"), width - 2)
        yield click.style("! ", fg="yellow") + first
        yield from (f"  {line}" for line in more)
    profiles = ", ".join(f"{one['id']} ({one['why']})" for one in provenance["profiles"])
    totals = ", ".join(f"{label} {count}" for label, count in sorted(provenance["totals"].items()))
    for told in (
        f"profiles recognised: {profiles or 'none'}",
        f"{provenance['input']['characters']} characters: {totals}",
    ):
        yield from (f"  {line}" for line in wrapped(told, width - 2))
    if title:
        yield ""


def _segment(segment: dict[str, Any], sheet: Sheet) -> Iterator[str]:
    fate = segment["fate"]
    style = STYLES[fate]
    label = segment.get("kind", "body") if segment["label"] == "body" else segment["label"]
    most = 0 if sheet.full else 1 if fate == "keep" else LINES
    room = sheet.width - sheet.margin
    first, *more = wrapped(visible(segment["exact"]), room, most) or [""]
    head = click.style(f"{MARKS[fate]} {label:9}", bold=fate != "keep", **style)
    at = click.style(f"{segment['start']:{sheet.margin - 14}}", dim=True)
    lines = [f"{head} {at}  {click.style(first, **style)}"]
    lines += [" " * sheet.margin + click.style(line, **style) for line in more]
    if fate != "keep":
        rule = segment["rule"]
        gap = room - cells(more[-1] if more else first) - len(rule)
        if gap < 2:
            lines.append("")
            gap = sheet.width - len(rule)
        lines[-1] += " " * gap + click.style(rule, dim=True)
    yield from lines
    if near := segment.get("nearest"):
        for line in sheet.beside(f"near {near['rule']}: {near['why']}"):
            yield " " * sheet.margin + click.style(line, dim=True)
