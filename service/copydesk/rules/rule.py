"""A profile and its rules as values, with the compiled matchers an engine needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from copydesk.model.label import Label
from copydesk.model.text import fold
from copydesk.rules.literals import endings, is_loose, necessary
from copydesk.rules.pattern import Expression, compile_pattern, compile_set, literal

_STOPS = " .:!\u2026>\u00bb\u203a\u2192"
"""What may stand behind the words of a whole line."""
UNTIL = ("", "end", "gap")
"""What `until` may say besides an expression: nothing, the end of the text, an empty line."""
LINE = 300
"""Code points up to which a block is matched as a line: few rules take longer ones."""
ROLE_ORDER = ("publisher", "originator", "distributor", "common")
"""Precedence of profiles that speak for one article; a hinted publisher goes before all."""


@dataclass(frozen=True, slots=True)
class Example:
    """A hit: `line` is matched, `gives` are captures to expect, `takes` the part claimed."""

    line: str
    gives: dict[str, Any] = field(default_factory=dict)
    takes: str = ""
    form: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule of a profile; the keys are those of the profile format."""

    id: str
    label: Label
    order: int
    zone: str = "anywhere"
    at: str = "line"
    lines: tuple[str, ...] = ()
    any_case: bool = False
    prefix: tuple[str, ...] = ()
    regex: str = ""
    cue: tuple[str, ...] = ()
    grammar: str = ""
    max: int = LINE
    after: tuple[Label, ...] = ()
    before: tuple[Label, ...] = ()
    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    near: str = ""
    follow: int = 0
    until: str = ""
    kind: str = ""
    confidence: int = 95
    forms: tuple[str, ...] = ()
    hits: tuple[Example, ...] = ()
    misses: tuple[str, ...] = ()
    seen: str = ""
    note: str = ""

    @cached_property
    def pattern(self) -> Expression | None:
        """The compiled expression, or None for a rule without one."""
        source = self.expression
        return compile_pattern(source, self.id) if source else None

    @cached_property
    def decided(self) -> bool:
        """Whether being a candidate is being matched: the bank ran all there is to run."""
        if self.lines:
            return True
        whole = self.at == "line" and bool(self.expression)
        return whole and not (self.cue or self.screen or self.grammar or "(?P<" in self.expression)

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """Texts in one of which a block must end that the expression matches, if they are known:
        most prose ends otherwise."""
        return endings(self.expression) if self.expression else ()

    @cached_property
    def screen(self) -> frozenset[str]:
        """Texts of which a block must hold one, for an expression that opens like any prose: it
        would be followed through every paragraph."""
        if self.cue or not self.expression or not is_loose(self.expression):
            return frozenset()
        return necessary(self.expression)

    @cached_property
    def conditional(self) -> bool:
        """Whether the neighbourhood of a block has a say."""
        around = self.after or self.before or self.near or self.below or self.above
        return bool(self.zone != "anywhere" or around)

    @cached_property
    def stop(self) -> Expression | None:
        """The compiled expression of the block that ends a run, or None if a word says it."""
        return compile_pattern(self.until, self.id) if self.until not in UNTIL else None

    @property
    def expression(self) -> str:
        """The expression in RE2 syntax: the rule's own, or one that its prefixes spell."""
        if self.regex:
            return self.regex
        if not self.prefix:
            return ""
        body = "|".join(literal(opening) for opening in self.prefix)
        return f"(?i)^(?:{body})" if self.any_case else f"^(?:{body})"


@dataclass(frozen=True)
class Profile:
    """All rules of one party, in file order."""

    id: str
    name: str
    role: str
    rules: tuple[Rule, ...]
    party: str = ""
    hosts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    regexes: tuple[str, ...] = ()
    path: str = ""

    @cached_property
    def bank(self) -> Bank:
        """The compiled matchers over all rules of the profile."""
        return Bank(self.rules)


class Bank:
    """Finds which of its rules may claim a block, cheaply.

    Whole lines are looked up in a dictionary; expressions that open at the start run in one
    anchored `re2.Set`, which dies on the first characters of prose; spans inside a block and the
    cues of costly rules run in one unanchored set. Both give candidates: captures, grammar and
    neighbourhood are checked afterwards. Rules with neither are `always` candidates.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.always: list[Rule] = []
        self._exact: dict[str, list[int]] = {}
        self._folded: dict[str, list[int]] = {}
        opening: list[tuple[str, int]] = []
        inside: list[tuple[str, int]] = []
        for index, rule in enumerate(self.rules):
            self._place(index, rule, opening, inside)
        self._longest = max(map(len, self._exact), default=0)
        self._longest_folded = max(map(len, self._folded), default=0) + 3
        long = [(pattern, index) for pattern, index in opening if self.rules[index].max > LINE]
        self._opening, self._opening_rules = compile_set(opening, anchored=True)
        self._long_opening, self._long_opening_rules = compile_set(long, anchored=True)
        self._inside, self._inside_rules = compile_set(inside, anchored=False)
        self._opening_reach = max((self.rules[index].max for _, index in opening), default=0)
        self._inside_reach = max((self.rules[index].max for _, index in inside), default=0)

    def _place(
        self,
        index: int,
        rule: Rule,
        opening: list[tuple[str, int]],
        inside: list[tuple[str, int]],
    ) -> None:
        if rule.lines:
            table = self._folded if rule.any_case else self._exact
            for line in rule.lines:
                key = fold(line)
                table.setdefault(key.casefold() if rule.any_case else key, []).append(index)
                if " " in key and not rule.any_case:
                    self._folded.setdefault(loosened(key), []).append(index)
        elif rule.cue:
            inside.extend((cue_pattern(cue), index) for cue in rule.cue)
        elif not rule.expression:
            self.always.append(rule)
        elif rule.screen:
            inside.extend((literal(text), index) for text in sorted(rule.screen))
        elif rule.at in ("line", "start"):
            opening.append((rule.expression, index))
        else:
            inside.append((rule.expression, index))

    def hits(
        self, texts: Sequence[str], encoded: Sequence[bytes]
    ) -> Iterator[tuple[int, list[Rule]]]:
        """(block index, rules that may claim it in order) where there are any; `encoded` are the
        texts in UTF-8."""
        exact, longest = self._exact, self._longest
        folded, longest_folded = self._folded, self._longest_folded
        lines = (self._opening and self._opening.Match, self._opening_rules)
        paragraphs = (self._long_opening and self._long_opening.Match, self._long_opening_rules)
        holds = self._inside.Match if self._inside is not None else None
        reach, inside_reach = self._opening_reach, self._inside_reach
        for index, text in enumerate(texts):
            found: list[int] = []
            size = len(text)
            if size <= longest and text in exact:
                found += exact[text]
            if size <= longest_folded:
                key = text.casefold()
                if hit := folded.get(key) or folded.get(key.rstrip(_STOPS)):
                    found += hit
            opens, owners = lines if size <= LINE else paragraphs
            if opens and size <= reach and (matched := opens(encoded[index])):
                found += [owners[at] for at in matched]
            if holds and size <= inside_reach and (matched := holds(encoded[index])):
                found += [self._inside_rules[at] for at in matched]
            if found:
                yield index, self._ordered(found)

    def scan(self, text: bytes) -> int:
        """How many expressions match somewhere in a text: the floor of any labelling."""
        sets = (self._opening, self._inside)
        return sum(len(bank.Match(text)) for bank in sets if bank is not None)

    def candidates(self, text: str) -> list[Rule]:
        """The rules that may claim a block by itself, those without an expression included."""
        octets = text.encode("utf-8", "replace")
        found = next((rules for _, rules in self.hits((text,), (octets,))), [])
        return sorted([*found, *self.always], key=lambda rule: rule.order)

    def _ordered(self, found: list[int]) -> list[Rule]:
        rules = self.rules
        if len(found) == 1:
            return [rules[found[0]]]
        return [rules[index] for index in sorted(set(found))]


def loosened(line: str) -> str:
    """A line of several words as it is looked up when it is not printed letter for letter: one
    house sets a button in capitals, the next puts a colon or an arrow behind it.

    >>> loosened("Scroll down for video:")
    'scroll down for video'
    """
    return line.casefold().rstrip(_STOPS)


def cue_pattern(cue: str) -> str:
    """The expression of a cue: in lower case it ignores case, with a capital it means just that."""
    return f"(?i){literal(cue)}" if cue == cue.lower() else literal(cue)
