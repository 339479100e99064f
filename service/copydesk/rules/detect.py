"""Expressions over a whole text at once: whose match somewhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copydesk.rules.literals import Start, is_loose, necessary, start_of
from copydesk.rules.pattern import Expression, compile_pattern, compile_set, literal

_CROSSES = re.compile(r"\\[nrtsSWDPCQ0-9]|\\x[01{]|\[\^|\(\?[a-zA-Z]*s|[\r\n\t]")
"""What may take a line feed: an expression without it matches within one line."""


class Detectors:
    """Many expressions, each with an owner, matched as if with `(?m)` over a whole text.

    Those for the opening of a line run in one anchored set over each line and die on the first
    characters of prose, as do those for the start of the text; those for its end are read from
    there; the rest takes one pass. One that opens like any prose waits for a literal it needs.
    """

    def __init__(self, expressions: Iterable[tuple[str, int]]) -> None:
        lines: list[tuple[str, int]] = []
        starts: list[tuple[str, int]] = []
        anywhere: list[tuple[str, int]] = []
        self._waiting: list[tuple[Expression, int]] = []
        self._ends: list[tuple[Expression, int]] = []
        for regex, owner in expressions:
            pattern, start = f"(?m){regex}", start_of(regex)
            if is_loose(regex) and (texts := necessary(regex)):
                self._waiting.append((compile_pattern(pattern, "detect"), owner))
                anywhere += [(literal(text), -len(self._waiting)) for text in sorted(texts)]
            elif start is Start.LINE and not _CROSSES.search(regex):
                lines.append((regex, owner))
            elif start is Start.TEXT:
                starts.append((pattern, owner))
            elif regex.endswith(r"\z"):
                self._ends.append((compile_pattern(pattern, "detect"), owner))
            else:
                anywhere.append((pattern, owner))
        self._lines, self._line_owners = compile_set(lines, anchored=True)
        self._starts, self._start_owners = compile_set(starts, anchored=True)
        self._anywhere, self._owners = compile_set(anywhere, anchored=False)

    def owners_in(self, octets: bytes) -> Iterator[int]:
        """The owners of the expressions that match, in no order and perhaps several times."""
        if self._lines is not None:
            match = self._lines.Match
            for line in octets.split(b"\n"):
                for hit in match(line):
                    yield self._line_owners[hit]
        if self._starts is not None:
            for hit in self._starts.Match(octets):
                yield self._start_owners[hit]
        for expression, owner in self._ends:
            if expression.matches(octets):
                yield owner
        for hit in self._anywhere.Match(octets) if self._anywhere is not None else ():
            owner = self._owners[hit]
            if owner >= 0:
                yield owner
            else:
                expression, owner = self._waiting[-owner - 1]
                if expression.matches(octets):
                    yield owner
