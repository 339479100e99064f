"""A text in the making: lines put under each other, with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from copydesk.model.document import Block, Document, Fact, Hints, Mark, Omission
from copydesk.model.finding import NOTHING
from copydesk.model.label import Label
from copydesk.model.text import LAYOUT, fold
from copydesk.readers.decoding import Decoded

_BLANKS = re.compile(r"[ \n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+|[ \n\r]*\t[ \t\n\r]*")
_OPENING = 8
"""Lines among which the text may say again what stands beside it: headline, byline, deck."""


@dataclass(slots=True)
class Line:
    """One line: `gap` line breaks stand before it; with a label it is marked by `rule`."""

    text: str
    path: str = ""
    kind: str = ""
    gap: int = 2
    label: Label | None = None
    rule: str = ""
    firm: bool = True
    values: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    note: str = ""

    def mark(self, label: Label, rule: str, kind: str = "") -> None:
        """Says what the line is."""
        self.label, self.rule, self.note, self.firm = label, rule, kind, True

    def story(self, source: str) -> None:
        """Says that the line belongs to the story where no rule says otherwise."""
        self.mark(Label.BODY, f"{source}/body", self.kind or "paragraph")
        self.firm = False


@dataclass(slots=True)
class Sheet:
    """The lines of one article, the facts of its envelope, what was left out, and warnings."""

    lines: list[Line] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)

    def add(self, line: Line, at: int | None = None) -> bool:
        """Adds a line, at the end or at an index, unless there is nothing to see in it."""
        line.text = _BLANKS.sub(_blank, line.text).strip(LAYOUT)
        if line.text:
            self.lines.insert(len(self.lines) if at is None else at, line)
        return bool(line.text)

    def state(self, name: str, value: Any, origin: str, confidence: int = 100) -> None:
        """Adds a fact, unless there is nothing in it."""
        if value not in ("", None, [], {}):
            self.facts.append(Fact(name, value, origin, confidence))

    def states(self, name: str) -> Any:
        """What the first fact of this name says, None if there is none."""
        return next((fact.value for fact in self.facts if fact.property == name), None)

    def warn(self, code: str, message: str) -> None:
        """Adds a warning, once."""
        if (code, message) not in self.warnings:
            self.warnings.append((code, message))

    def omit(self, path: str, why: str, text: str) -> None:
        """Accounts for something that is left out of the text on purpose."""
        if text.strip():
            self.omissions.append(Omission(path, why, len(text)))

    def said(self, text: str) -> Line | None:
        """The unmarked line near the top that says just this, or None."""
        wanted = _plain(text)
        if not wanted:
            return None
        unmarked = [line for line in self.lines if line.label in (None, Label.BODY)]
        for line in unmarked[:_OPENING]:
            if _plain(line.text) == wanted:
                return line
        return None

    def head(self, text: str, path: str, rule: str, *, at: int = 0, kind: str = "main") -> int:
        """A headline from beside the text: where the text opens with it, that line is marked, else
        it gets a line of its own at an index. The index behind it."""
        if line := self.said(text):
            line.mark(Label.HEADLINE, rule, kind)
            return at
        added = self.add(Line(text, path, label=Label.HEADLINE, rule=rule, note=kind), at)
        return at + added

    def clear(self, why: str) -> None:
        """Takes the text away, all of it: only what stands beside it remains."""
        self.omissions = [Omission(line.path, why, len(line.text)) for line in self.lines]
        self.lines = []

    def document(self, decoded: Decoded, hints: Hints, part: tuple[int, int]) -> Document:
        """The document: the lines put under each other, and what is known of them."""
        pieces: list[str] = []
        blocks: list[Block] = []
        marks: list[Mark] = []
        at = 0
        for index, line in enumerate(self.lines):
            gap = line.gap if index else 0
            pieces += ("\n" * gap, line.text)
            start = at + gap
            at = start + len(line.text)
            blocks.append(Block(start, at, fold(line.text), (), gap, line.path, line.kind))
            if line.label is not None:
                marks.append(_mark(index, line))
        return Document(
            "".join(pieces),
            tuple(blocks),
            source=replace(decoded.source, part=part),
            hints=hints,
            omissions=tuple(self.omissions),
            marks=tuple(marks),
            facts=tuple(self.facts),
            warnings=(*decoded.warnings, *self.warnings),
        )


def _mark(at: int, line: Line) -> Mark:
    label = line.label or Label.BODY
    return Mark(at, label, line.rule, 90, line.note, line.firm, line.values)


def _blank(match: re.Match[str]) -> str:
    return "\t" if "\t" in match[0] else " "


def _plain(text: str) -> str:
    return " ".join(fold(text).casefold().split())
