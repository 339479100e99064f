"""`copydesk explain`: the ledger of one input, in colour."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import click
import orjson

from copydesk.bootstrap import desk_of
from copydesk.cli.inputs import STDIN, copy_of, expand, hint_options
from copydesk.settings import Settings
from copydesk.writers import report

STYLES: dict[str, dict[str, Any]] = {
    "keep": {},
    "lift": {"fg": "cyan"},
    "drop": {"fg": "red", "dim": True},
}
MARKS = {"keep": " ", "lift": "^", "drop": "x"}


@click.command()
@click.argument("inputs", nargs=-1, required=False, metavar="[FILE|-]...")
@click.option("-o", "--output", type=click.Choice(("terminal", "json", "html")), default="terminal")
@click.option("--colour/--no-colour", default=None, help="Default: on a terminal.")
@hint_options
def explain(inputs: tuple[str, ...], output: str, colour: bool | None, **hints: str) -> None:
    """Show what became of every line of a file, and which rule decided it.

    In the margin: `^` lifted to the metadata, `x` dropped, nothing for the story itself.
    """
    desk = desk_of(Settings.from_env())
    for given in expand(inputs or (STDIN,)):
        document = desk.explain(copy_of(given, **hints))
        if output == "json":
            sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")
        elif output == "html":
            click.echo(report.render(document), nl=False)
        else:
            _show(document, colour)


def _show(document: dict[str, Any], colour: bool | None) -> None:
    width = max(60, min(120, shutil.get_terminal_size((100, 24)).columns))
    provenance = document["provenance"]
    for segment in provenance["segments"]:
        if segment["label"] == "layout":
            continue
        _segment(segment, width, colour)
    totals = ", ".join(f"{label} {count}" for label, count in sorted(provenance["totals"].items()))
    click.echo(f"\n{provenance['input']['characters']} characters: {totals}")
    for warning in document["warnings"]:
        line = click.style(f"! {warning['code']}", fg="yellow")
        click.echo(f"{line}  {warning['message']}", color=colour)


def _segment(segment: dict[str, Any], width: int, colour: bool | None) -> None:
    fate = segment["fate"]
    label = segment["label"] if segment["label"] != "body" else segment.get("kind", "body")
    text = " ".join(segment["exact"].split())
    room = width - 32
    shown = text if len(text) <= room else text[: room - 1] + "…"
    rule = segment["rule"] if fate != "keep" else ""
    head = click.style(f"{MARKS[fate]} {label:9}", bold=fate != "keep", **STYLES[fate])
    body = click.style(shown, **STYLES[fate])
    click.echo(f"{head} {segment['start']:6}  {body}", color=colour)
    if rule:
        click.echo(click.style(f"{'':20}{rule}", dim=True), color=colour)
    if near := segment.get("nearest"):
        told = f"{'':20}nearest: {near['rule']} ({near['why']})"
        click.echo(click.style(told, dim=True), color=colour)


