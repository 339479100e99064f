"""Plain text: lines to blocks, with hard-wrapped copy joined."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.model.document import Block, Document, Hints
from copydesk.model.text import LAYOUT, fold
from copydesk.readers.decoding import Decoded

MEDIA_TYPES: tuple[str, ...] = ("text/plain",)


def charset_in(data: bytes) -> str:
    """Plain text names no charset."""
    return ""


_TERMINAL = frozenset(".?!:;\"'\u201d\u2019)]\u3002\uff01\uff1f<>=")
_COLUMN, _NARROW, _WIDE = 18, 45, 110
"""Columns at which lines are wrapped: newspaper columns from 18, exports and mail at 60-100."""
_RAGGED = 8
"""Part of a column by which unfinished lines of it differ where it was set in another type."""
_CUT = 25
"""Code points from which a line that ends in a preposition was cut: "By" alone is a lead-in."""
_SENTENCE = 55
"""Code points from which a line is longer than a headline that ends in a preposition."""
_WORD = 24
"""Code points of the longest word that still says where a column ends."""
_UNFINISHED = frozenset(
    "the a an and or of & your our their its than der den dem des und von le la les du et el los "
    "y del il lo gli di het een en van".split()
)
"""Words in lower case that no line, headline or paragraph ends in."""
_REACHING = frozenset(
    "by for with from at to in on für mit de pour par por para per voor met com".split()
)
"""Words that end a headline now and then ("What to look for"), but no line of some length."""
_OPENER = re.compile(
    r"(?i)(?:by|von|par|por|di|door|av|af|text|words|story|photos?|posted|updated|published|via"
    r"|publié|paru|mis|modifié|publicado|actualizado|pubblicato|aggiornato|atualizado"
    r"|gepubliceerd|bijgewerkt|opdateret|publiceret|oppdatert|publisert|publicerad|uppdaterad"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda|terça"
    r"|quarta|quinta|sexta|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|www|https?|e-?mail)\b|\S+@|\w+:(?:\s|$)"
)
"""How a line in lower case may open without going on: lead-ins, stamps, addresses."""
_COMPANY = re.compile(r"(?:Agency|Services?|Syndicate|Company|Corporation|LLC|Inc|Ltd|GmbH)[,.]")
"""How the second line of a notice opens whose first ends in the middle of a name."""
_ITEM = re.compile(
    r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2192\u25a0\u25ba*\u2013\u2014-]|\(?\d{1,3}[.)])\s"
)
_NAME = 27
"""Code points up to the colon behind the longest name of a field."""
_FIELD = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ/ -]{2,24}: ")
"""The name of a field in capitals, as archives print them."""
_LABEL = re.compile(r"[^\W\d_][\w -]{1,24}:(?:\s|$)")
"""The name of a field in any case: two lines that open with one are two fields."""


_LAYOUT = frozenset(LAYOUT)


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
        return [
            Block(line.start, line.end, folded[line.start : line.end], (), line.gap)
            for line in lines
        ]
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
        size = len(raw) - (raw[-1] == "\n")
        if size and raw[0] not in _LAYOUT and raw[size - 1] not in _LAYOUT:
            lines.append(tuple.__new__(_Line, (at, at + size, gap, 0)))
            gap = 1
        elif inner := raw.strip(LAYOUT):
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

    In hard-wrapped text that is every line whose first word had no room above. Elsewhere it is
    a line that goes on in lower case, or below a line that cannot end where it does.
    """
    spacing = _spacing(lines)
    adjacent = [
        index
        for index in range(1, len(lines))
        if lines[index].gap == spacing and lines[index - 1].end - lines[index - 1].start <= _WIDE
    ]
    if not adjacent:
        return set()
    full = _full(lines, text, adjacent)
    return {
        index
        for index in adjacent
        if (index in full and _is_flush(lines[index - 1], lines[index], text))
        or _goes_on(lines[index - 1], lines[index], text)
    }


def _spacing(lines: list[_Line]) -> int:
    """The line breaks between lines of one paragraph: two where the copy is set double-spaced."""
    wider = False
    for line in lines[1:]:
        if line.gap == 1:
            return 1
        wider = wider or line.gap > 2
    return 2 if wider else 1


def _full(lines: list[_Line], text: str, adjacent: list[int]) -> set[int]:
    """Indices of lines before which a line is full, if the text is wrapped at some column.

    A line that was wrapped ends before the column, and with the next word it would pass it. The
    column is the one that explains most line ends; prose wrapped there goes on in lower case and
    without a stop more often than not, and few lines are longer.
    """
    reach: list[tuple[int, int, int]] = []
    steps = [0] * (2 * _WIDE)
    for index in adjacent:
        before, line = lines[index - 1], lines[index]
        low = before.indent + before.end - before.start
        word = text.find(" ", line.start, line.end)
        high = low + 1 + (word if word > 0 else line.end) - line.start
        if _COLUMN <= low <= _WIDE:
            reach.append((index, low, min(high, low + _WORD)))
            steps[low] += 1
            steps[min(high, low + _WORD)] -= 1
    count = best = column = 0
    for at, step in enumerate(steps):
        count += step
        if count > best:
            best, column = count, at
    slack = column // _RAGGED
    full = {
        index
        for index, low, high in reach
        if low <= column < high
        or (
            low <= column + slack
            and column - slack < high
            and _is_unfinished(lines[index - 1], lines[index], text)
        )
    }
    return full if _is_wrapped(lines, text, full, column, len(adjacent)) else set()


def _is_wrapped(lines: list[_Line], text: str, full: set[int], column: int, adjacent: int) -> bool:
    """Whether the lines that a column explains are prose wrapped at it, and not a list."""
    fewest = 3 if column >= _NARROW else 4 if column >= 30 else 6
    if len(full) < fewest or 5 * len(full) < 2 * adjacent:
        return False
    column += column // _RAGGED
    if sum(line.indent + line.end - line.start > column for line in lines) > len(full):
        return False
    low = sum(text[lines[index].start].islower() for index in full)
    unfinished = sum(text[lines[index - 1].end - 1] not in _TERMINAL for index in full)
    return 3 * low >= len(full) and 2 * unfinished >= len(full)


def _is_unfinished(before: _Line, line: _Line, text: str) -> bool:
    """Whether a line goes on for sure with one that has no stop."""
    if text[before.end - 1] in _TERMINAL:
        return False
    last = text[text.rfind(" ", before.start, before.end) + 1 : before.end]
    first = text[line.start]
    return first.islower() or first.isdigit() or last in _REACHING or last in _UNFINISHED


def _is_flush(before: _Line, line: _Line, text: str) -> bool:
    """Whether a line below a full one belongs to its paragraph: no indent, item, field or row."""
    start, end = line.start, line.end
    if _is_row(before, text) or _is_row(line, text):
        return False
    if text[start].isalpha() and text[before.start].isalpha():
        if line.indent > before.indent:
            return False
        colon = text.find(":", start, start + _NAME)
        return colon < 0 or not (
            _FIELD.match(text, start, end)
            or (_LABEL.match(text, start, end) and _LABEL.match(text, before.start, before.end))
        )
    marked = _ITEM.match(text, before.start, before.end) is not None
    if line.indent > before.indent and not (marked and line.indent <= before.indent + 6):
        return False
    narrow = before.end - before.start < _NARROW
    if marked and narrow and not text[start].islower():
        return False
    ended = marked or narrow or text[before.end - 1] in _TERMINAL
    return not (ended and _ITEM.match(text, start, end))


def _is_row(line: _Line, text: str) -> bool:
    """Whether a line is a row of a table: columns with space between."""
    return text.find("   ", line.start, line.end) >= 0


def _goes_on(before: _Line, line: _Line, text: str) -> bool:
    """Whether a line goes on with an unfinished one, however wide the text is set."""
    size = before.end - before.start
    if size >= _COLUMN and text[before.end - 1] == "-" and text[before.end - 2].islower():
        return text[line.start].islower()
    if size < _CUT or text[before.end - 1] in _TERMINAL:
        return False
    last = text[text.rfind(" ", before.start, before.end) + 1 : before.end]
    reaching = size >= _SENTENCE and last in _REACHING and last not in ("in", "on")
    cut = last in _UNFINISHED or reaching
    if cut and _ITEM.match(text, line.start, line.end) is None:
        return True
    if size < _NARROW or "@" in last:
        return False
    if not text[line.start].islower():
        return _COMPANY.match(text, line.start, line.end) is not None
    return _OPENER.match(text, line.start, line.end) is None
