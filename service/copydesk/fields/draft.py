"""An article in the making: findings by label, properties, and why each has its value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from copydesk.model.article import Advisory, Evidence
from copydesk.model.document import Document
from copydesk.model.finding import Finding
from copydesk.model.label import Label
from copydesk.model.ledger import Ledger
from copydesk.model.party import Parties

CPPROLE = "http://cv.iptc.org/newscodes/contentprodpartyrole/"
"""IPTC Content Production Party Role (2024-02-13)."""


class Found(NamedTuple):
    """A finding with the index of its segment and of the block it lies in."""

    segment: int
    finding: Finding
    block: int


class Speaker(NamedTuple):
    """A profile that was chosen, as far as describing needs it."""

    name: str
    role: str
    party: str
    why: str


class Draft:
    """An article in the making. Describers read findings from it and add properties to it."""

    def __init__(self, document: Document, ledger: Ledger, parties: Parties) -> None:
        self.document = document
        self.ledger = ledger
        self.parties = parties
        self.properties: dict[str, Any] = {}
        self.evidence: list[Evidence] = []
        self.warnings: list[Advisory] = []
        self.read: dict[str, Any] = {}
        """What describers read off the findings and need again, by their own names."""
        self._by_label: dict[Label, list[Found]] = {}
        for index, entry in enumerate(ledger.entries):
            if entry.finding is not None:
                found = tuple.__new__(Found, (index, entry.finding, entry.block))
                self._by_label.setdefault(entry.label, []).append(found)

    def found(self, *labels: Label) -> list[Found]:
        """The findings of labels: label by label, each in text order."""
        if len(labels) == 1:
            return self._by_label.get(labels[0], [])
        return [found for label in labels for found in self._by_label.get(label, ())]

    def exact(self, finding: Finding) -> str:
        """The source text of a finding."""
        return self.ledger.text[finding.start : finding.end]

    def prove(
        self,
        pointer: str,
        segments: Iterable[int] = (),
        *,
        why: str = "direct",
        confidence: int = 95,
        note: str = "",
    ) -> None:
        """Says why a property has its value; `pointer` is a JSON Pointer."""
        self.evidence.append(Evidence(pointer, why, confidence, tuple(segments), note))

    def forget(self, pointer: str) -> None:
        """Takes back why a property has its value, before it gets another."""
        self.evidence = [item for item in self.evidence if item.property != pointer]

    def warn(self, code: str, message: str) -> None:
        """Adds a warning."""
        self.warnings.append(Advisory(code, message))
