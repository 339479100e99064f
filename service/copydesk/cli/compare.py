"""`copydesk compare`: two articles beside each other, word by word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import orjson

from copydesk.cli.delivery import print_bytes
from copydesk.cli.exits import Exit
from copydesk.cli.inputs import expand
from copydesk.cli.options import copy_of, desk_with, hint_options, profile_option
from copydesk.cli.terminal import visible, wrapped
from copydesk.writers.comparison import comparison

MARKS = {"equal": " ", "edited": "~", "split": "/", "moved": "↕", "only_a": "-", "only_b": "+"}
COLOURS: dict[str, dict[str, Any]] = {
    "style": {"dim": True},
    "case": {"dim": True},
    "number": {"fg": "magenta", "bold": True},
    "wording": {"fg": "yellow"},
    "only_a": {"fg": "red"},
    "only_b": {"fg": "green"},
    "moved": {"fg": "cyan"},
    "split": {"fg": "cyan"},
}
NARROW, WIDE = 60, 140
MARGIN = 10
"""Cells left of the text: a mark, and the numbers of the paragraphs in A and in B."""


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("-o", "--output", type=click.Choice(("terminal", "json")), default="terminal",
              show_default=True)  # fmt: skip
@click.option("--full", is_flag=True, help="Show paragraphs that are equal from end to end.")
@click.option("--colour/--no-colour", default=None, help="Default: on a terminal.")
@profile_option
@hint_options
def compare(
    a: str,
    b: str,
    output: str,
    full: bool,
    colour: bool | None,
    profiles: tuple[Path, ...],
    **hints: str,
) -> int:
    """Show how article A relates to article B, and what differs.

    Both are normalised first, so that furniture does not count. In the margin: `-` only A has the
    paragraph, `+` only B has it, `~` other words or figures, `/` split or joined, `↕` moved; then
    its number in A and in B. Edits stand as [what A has → what B has].
    """
    desk = desk_with(profiles)
    given = expand((a, b))
    if len(given) != 2:
        raise click.UsageError("two files are wanted")
    documents = [desk.document(copy_of(one, desk.max_bytes, hints)) for one in given]
    found = comparison(*documents)
    if output == "json":
        print_bytes(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        click.echo("\n".join(_page(found, [one.name for one in given], full=full)), color=colour)
    return Exit.FINE


def _page(found: dict[str, Any], names: list[str], *, full: bool) -> Iterator[str]:
    width = max(NARROW, min(WIDE, shutil.get_terminal_size((100, 24)).columns))
    for letter, name in zip("ab", names, strict=True):
        side = found[letter]
        told = f"{side['paragraphs']} paragraphs, {side['words']} words"
        yield f"{click.style(letter.upper(), bold=True)} {visible(name)} ({told})"
    yield from _verdict(found)
    yield ""
    for passage in found["alignment"]:
        yield from _passage(passage, width, full=full)


def _verdict(found: dict[str, Any]) -> Iterator[str]:
    kin = "copies of one story" if found["same"] else "two stories"
    yield f"{click.style(found['relation'], bold=True)}: {kin}"
    shares = (found["coverageOfThis"], found["coverageOfOther"])
    yield "  B has {:.1%} of A, A has {:.1%} of B".format(*shares)
    words = {
        "onlyHere": "only in A", "onlyThere": "only in B", "edited": "edited", "split": "split",
        "moved": "moved", "styleEdits": "house-style edits", "numberEdits": "other figures",
        "wordingEdits": "other wordings",
    }  # fmt: skip
    counts = [
        f"{found['differs'][key]} {told}" for key, told in words.items() if found["differs"][key]
    ]
    yield f"  {', '.join(counts) or 'no difference'}"


def _passage(passage: dict[str, Any], width: int, *, full: bool) -> Iterator[str]:
    status = passage["status"]
    style = COLOURS.get(status, {})
    numbers = "".join(f"{_numbers(passage.get(side)):>4}" for side in "ab")
    edits = passage.get("edits", [])
    most = 1 if status == "equal" and not edits and not full else 0
    lines = _lines(passage, edits, width - MARGIN, most, style)
    yield f"{click.style(MARKS[status], bold=True, **style)}{numbers} {lines[0]}"
    for line in lines[1:]:
        yield " " * MARGIN + line


def _numbers(side: dict[str, Any] | None) -> str:
    if side is None:
        return ""
    first, last = side["paragraphs"][0] + 1, side["paragraphs"][-1] + 1
    return str(first) if first == last else f"{first}-{last}"


_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand-ins for the colour of an edit while lines are broken: one cell each, in no text."""


def _lines(
    passage: dict[str, Any],
    edits: list[dict[str, Any]],
    room: int,
    most: int,
    style: dict[str, Any],
) -> list[str]:
    """The text in lines, each edit at its place."""
    text = (passage.get("a") or passage["b"])["text"]
    text = text.replace(_OPEN, "\ufffd").replace(_CLOSE, "\ufffd")
    pieces: list[str] = []
    at = 0
    for edit in edits:
        start, end = edit["spanA"]
        pieces += [text[at:start], f"{_OPEN}[{edit['a']} → {edit['b']}]{_CLOSE}"]
        at = end
    marked = visible("".join([*pieces, text[at:]]))
    return _coloured(wrapped(marked, room, most) or [""], [edit["type"] for edit in edits], style)


def _coloured(lines: list[str], kinds: list[str], style: dict[str, Any]) -> list[str]:
    """The lines with the stand-ins turned into colours, an edit over two lines on both."""
    waiting = iter(kinds)
    now: dict[str, Any] | None = None
    coloured: list[str] = []
    for line in lines:
        pieces: list[str] = []
        text = ""
        for char in line:
            if char not in (_OPEN, _CLOSE):
                text += char
                continue
            pieces.append(click.style(text, **(style if now is None else now)) if text else "")
            text = ""
            now = COLOURS[next(waiting)] if char == _OPEN else None
        pieces.append(click.style(text, **(style if now is None else now)) if text else "")
        coloured.append("".join(pieces))
    return coloured
