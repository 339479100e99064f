"""What left the body, and why: for whoever has to answer for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from copydesk.writers.source import name_of

CONTEXT = 3
"""Lines shown round a change, as in other unified diffs."""

_TOLD = ("start", "end", "exact", "label", "fate", "kind", "rule", "confidence")


def render(document: dict[str, Any]) -> str:
    """The report as one line of JSON."""
    return orjson.dumps(removal(document)).decode() + "\n"


def removal(document: dict[str, Any]) -> dict[str, Any]:
    """The report, JSON-shaped: characters by fate, and every segment that is not in the body.

    `lifted` went to the metadata, `dropped` is in the account alone.
    """
    provenance = document["provenance"]
    characters: dict[str, int] = {}
    found: dict[str, list[dict[str, Any]]] = {"lift": [], "drop": []}
    for segment in provenance["segments"]:
        fate = segment["fate"]
        characters[fate] = characters.get(fate, 0) + segment["end"] - segment["start"]
        if fate in found:
            found[fate].append({key: segment[key] for key in _TOLD if key in segment})
    return {
        "uri": document["uri"],
        "id": provenance["id"],
        "input": provenance["input"],
        "engine": provenance["engine"],
        "characters": characters,
        "dropped": found["drop"],
        "lifted": found["lift"],
        "warnings": document.get("warnings", []),
    }


class Row(NamedTuple):
    """A line of the source: its text, what is kept of it, and the labels of what is not.

    `kept` is None where nothing is; `open` where the source ends without a line end.
    """

    text: str
    kept: str | None
    labels: tuple[str, ...] = ()
    open: bool = False

    @property
    def changed(self) -> bool:
        return self.kept != self.text


def render_diff(document: dict[str, Any]) -> str:
    """A unified diff from the source to what is kept of it, "" where all is.

    Each hunk names what was taken out. Applied to the source it leaves the story, with the white
    space that was there. Lines end where the source has a line feed.
    """
    rows = list(_rows(document["provenance"]["segments"]))
    hunks = list(_hunks(rows))
    if not hunks:
        return ""
    name = _safe(name_of(document) or document["provenance"]["id"])
    head = f"--- {name}\n+++ {name} (story)\n"
    return head + "".join(_hunk(rows, start, end, before) for start, end, before in hunks)


def _rows(segments: list[dict[str, Any]]) -> Iterator[Row]:
    """The source, line by line."""
    text, kept, labels = list[str](), list[str](), dict[str, None]()
    for segment in segments:
        stays = segment["fate"] in ("keep", "layout")
        for piece in segment["exact"].split("\n"):
            if text and text[-1] == "\n":
                yield _row(text, kept, labels)
                text, kept, labels = [], [], {}
            text.append(piece)
            if stays:
                kept.append(piece)
            elif piece:
                labels[segment["label"]] = None
            text.append("\n")
        text.pop()  # the last piece of a segment does not end a line
    if any(text):
        yield _row([*text, "\n"], kept, labels)._replace(open=True)


def _row(text: list[str], kept: list[str], labels: dict[str, None]) -> Row:
    line, left = "".join(text[:-1]), "".join(kept)
    gone = bool(labels) and not left.strip()
    return Row(line, None if gone else left, tuple(labels))


def _hunks(rows: list[Row]) -> Iterator[tuple[int, int, int]]:
    """(first row, row behind the last, lines that were taken out before) of each hunk."""
    start = end = -1
    taken = before = 0
    for index, row in enumerate(rows):
        if not row.changed:
            continue
        if start < 0:
            start = max(0, index - CONTEXT)
        elif index - CONTEXT > end + CONTEXT:
            yield start, min(len(rows), end + CONTEXT + 1), before
            start, before = index - CONTEXT, taken
        end = index
        taken += row.kept is None
    if start >= 0:
        yield start, min(len(rows), end + CONTEXT + 1), before


def _hunk(rows: list[Row], start: int, end: int, before: int) -> str:
    part = rows[start:end]
    left = sum(row.kept is not None for row in part)
    old = start + 1
    new = start - before + (1 if left else 0)
    labels = dict.fromkeys(label for row in part for label in row.labels)
    lines = [f"@@ -{old},{len(part)} +{new},{left} @@ {', '.join(labels)}\n"]
    waiting: list[str] = []  # lines of the story stand below those that they replace
    for row in part:
        close = "\n\\ No newline at end of file\n" if row.open else "\n"
        if row.changed:
            lines.append(f"-{row.text}{close}")
            if row.kept is not None:
                waiting.append(f"+{row.kept}{close}")
            continue
        lines += waiting
        waiting.clear()
        lines.append(f" {row.text}{close}")
    return "".join(lines + waiting)


def _safe(name: str) -> str:
    """A name that stays on its line."""
    return "".join(char if char.isprintable() else "?" for char in name)
