"""Plain text: lines to blocks, with hard-wrapped copy joined."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.model.document import Block, Document, Hints
from copydesk.model.text import LAYOUT, fold
from copydesk.readers.decoding import Decoded

MEDIA_TYPES = ("text/plain",)

_TERMINAL = frozenset(".?!:;\"'\u201d\u2019)]\u3002\uff01\uff1f")
_NARROW, _WIDE = 45, 110
"""Length of a wrapped line in code points: archive exports wrap at 60-100."""


class _Line(NamedTuple):
    start: int
    end: int
    gap: int
    indent: int


def read(decoded: Decoded, hints: Hints) -> Document:
    """The document of a plain text."""
    return Document(
        decoded.text,
        tuple(blocks_of(decoded.text)),
        source=decoded.source,
        hints=hints,
        warnings=decoded.warnings,
    )


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text: its lines without the layout around, wrapped ones joined.

    A line ends where `str.splitlines` says; a line of nothing but layout separates blocks.
    """
    folded = fold(text)
    lines = _lines(text)
    joins = _wraps(lines, text)
    if not joins:
        return [Block(line.start, line.end, folded[line.start : line.end], (), line.gap) for line in lines]
    blocks: list[Block] = []
    group: list[_Line] = []
    for index, line in enumerate(lines):
        if index not in joins and group:
            blocks.append(_block(group, folded))
            group = []
        group.append(line)
    if group:
        blocks.append(_block(group, folded))
    return blocks


def _block(group: list[_Line], folded: str) -> Block:
    first = group[0]
    if len(group) == 1:
        return Block(first.start, first.end, folded[first.start : first.end], (), first.gap)
    spans = tuple((line.start, line.end) for line in group)
    joined = " ".join(folded[start:end] for start, end in spans)
    return Block(first.start, group[-1].end, joined, spans, first.gap)


def _lines(text: str) -> list[_Line]:
    """The lines that hold something to see; `gap` counts the line breaks before each."""
    lines: list[_Line] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        inner = raw.strip(LAYOUT)
        if inner:
            indent = len(raw) - len(raw.lstrip(LAYOUT)) if raw[0] != inner[0] else 0
            start = at + indent
            lines.append(_Line(start, start + len(inner), gap, indent))
            gap = 1
        else:
            gap += 1
        at += len(raw)
    return lines


def _wraps(lines: list[_Line], text: str) -> set[int]:
    """Indices of lines that go on with the paragraph of the line before.

    A text is taken for hard-wrapped when most lines that have a direct neighbour look full and
    unfinished; there every full line is joined with the next. Elsewhere only a line that goes
    on in lower case is.
    """
    adjacent = [index for index in range(1, len(lines)) if lines[index].gap == 1]
    if not adjacent:
        return set()
    candidates = [index for index in adjacent if _is_open(lines[index - 1], text)]
    if not candidates:
        return set()
    width = max(lines[index - 1].end - lines[index - 1].start for index in candidates)
    full = [i for i in candidates if lines[i - 1].end - lines[i - 1].start >= 0.7 * width]
    goes_on = {i for i in candidates if text[lines[i].start].islower()}
    if len(goes_on) >= 3 and 2 * len(full) >= len(adjacent):
        return _joined_full(lines, text, adjacent, width) | goes_on
    return goes_on


def _joined_full(
    lines: list[_Line], text: str, adjacent: list[int], width: int
) -> set[int]:
    joined = set()
    for index in adjacent:
        before, line = lines[index - 1], lines[index]
        size = before.end - before.start
        room = width - size
        word = text[line.start : line.end].split(None, 1)[0]
        if size <= _WIDE and len(word) + 1 > room and line.indent <= before.indent:
            joined.add(index)
    return joined


def _is_open(line: _Line, text: str) -> bool:
    """Whether a line looks cut by a wrap: wide, but no wider than a column, and unfinished."""
    size = line.end - line.start
    return _NARROW <= size <= _WIDE and text[line.end - 1] not in _TERMINAL
