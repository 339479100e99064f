"""What a rule found: a labelled span with the rule that decided it, and what a grammar read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from copydesk.model.label import Label
from copydesk.model.party import Parties

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Reading(NamedTuple):
    """What a grammar read in one block of text.

    `start` and `end` are code-point offsets into the text that was given (half-open): what the
    grammar claims. `values` are plain captures (strings and lists of strings) for examples and
    explanations; `facts` is the typed value the describing stage uses (`Byline`, `Dateline`,
    `Credit`, `Notice`, …). `parts` cuts the claim into named sub-spans (offset, offset, name)
    where one line states several things.
    """

    start: int
    end: int
    values: Mapping[str, Any] = NOTHING
    facts: Any = None
    parts: tuple[tuple[int, int, str], ...] = ()


Parser = Callable[[str, Parties], Reading | None]
"""Reads one block (quotes and spaces folded, see the profile format) or says None."""


class Grammar(NamedTuple):
    """A parser, and a cheap test that is false only for blocks of which it reads nothing."""

    read: Parser
    screen: Callable[[str], bool] | None = None


class Finding(NamedTuple):
    """A labelled span of the source text.

    `start` and `end` are half-open code-point offsets into `Document.text`; `rule` is
    `profile/rule`; `confidence` is 0-100; `values` and `facts` are what was captured;
    `kind` refines the label; `forms` are ids of the catalogue of conventions.
    """

    start: int
    end: int
    label: Label
    rule: str
    confidence: int = 95
    kind: str = ""
    values: Mapping[str, Any] = NOTHING
    facts: Any = None
    forms: tuple[str, ...] = ()
