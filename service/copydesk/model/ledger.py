"""The account of a text: entries that tile it, each with one label, one fate and one rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.errors import LedgerError
from copydesk.model.document import Document
from copydesk.model.finding import Finding
from copydesk.model.label import FATES, Fate, Label
from copydesk.model.text import LAYOUT

BETWEEN = "layout"
"""The rule of white space between segments."""


class Entry(NamedTuple):
    """One segment of the account: a finding, or the layout between two of them.

    `block` is the index of the block it lies in, -1 for layout between blocks.
    """

    start: int
    end: int
    label: Label
    fate: Fate
    rule: str
    block: int
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account. It refuses to exist unless its entries tile the text."""

    text: str
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        at = 0
        for entry in self.entries:
            if entry.start != at or entry.end <= at:
                raise LedgerError(f"segment {entry.start}-{entry.end} does not follow {at}")
            at = entry.end
        if at != len(self.text):
            raise LedgerError(f"the account ends at {at} of {len(self.text)}")

    @classmethod
    def of(cls, document: Document, findings: Iterable[Finding]) -> Ledger:
        """The account of a document by findings in text order that cover all its blocks.

        What lies between findings must be layout: a character that no finding claims and that
        a reader could see is a `LedgerError`, as is a finding that overlaps another.
        """
        text = document.text
        blocks = document.blocks
        entries: list[Entry] = []
        new = tuple.__new__  # at half the cost of the class's own; there are many
        at = index = 0
        for finding in findings:
            start, end = finding.start, finding.end
            if start > at:
                if not text[at:start].isspace():
                    _refuse_ink(text, at, start)
                entries.append(
                    new(Entry, (at, start, Label.LAYOUT, Fate.LAYOUT, BETWEEN, -1, None))
                )
            while index + 1 < len(blocks) and blocks[index].end <= start:
                index += 1
            label = finding.label
            fate = FATES[label]
            entries.append(new(Entry, (start, end, label, fate, finding.rule, index, finding)))
            at = end
        if at < len(text):
            _refuse_ink(text, at, len(text))
            entries.append(Entry(at, len(text), Label.LAYOUT, Fate.LAYOUT, BETWEEN, -1, None))
        return cls(text, tuple(entries))


def _refuse_ink(text: str, start: int, end: int) -> None:
    if ink := text[start:end].strip(LAYOUT):
        raise LedgerError(f"no finding claims {ink[:40]!r} between {start} and {end}")
