"""Holds a profile to its own examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.model.finding import Grammar, Reading
from copydesk.model.party import Parties
from copydesk.model.text import fold
from copydesk.rules.apply import read_rule
from copydesk.rules.rule import Example, Profile, Rule


class Case(NamedTuple):
    """One example of a profile: a hit, or a miss where `hit` is None."""

    rule: Rule
    line: str
    hit: Example | None

    @property
    def name(self) -> str:
        """How the case is called in a test report."""
        return f"{self.rule.id} {'hit' if self.hit else 'miss'} {self.line[:50]!r}"


def cases_of(profile: Profile) -> Iterator[Case]:
    """All examples of a profile; every whole line of a `lines` rule is a hit of its own."""
    for rule in profile.rules:
        for line in rule.lines:
            yield Case(rule, line, Example(line))
        for hit in rule.hits:
            yield Case(rule, hit.line, hit)
        for miss in rule.misses:
            yield Case(rule, miss, None)


def mistake_in(
    case: Case, profile: Profile, grammars: Mapping[str, Grammar], parties: Parties
) -> str:
    """What is wrong with an example, "" if it holds.

    A hit must be matched by its rule, through the matcher that runs in production, by no earlier
    rule of the file, take what it says and give what it says; a miss must not be matched.
    """
    text = fold(case.line.strip())
    candidates = profile.bank.candidates(text)
    own = case.rule in candidates
    reading = read_rule_folded(case.rule, text, grammars, parties) if own else None
    if case.hit is None:
        return "is matched" if reading is not None else ""
    if reading is None:
        return "is not matched"
    if taken := _earlier(case, text, candidates, grammars, parties):
        return f"is taken by the earlier rule {taken}"
    claimed = text[reading.start : reading.end]
    if case.hit.takes and claimed != fold(case.hit.takes):
        return f"takes {claimed!r}"
    if case.rule.at != "line" and not case.hit.takes:
        return "does not say what it takes"
    return _wrong_captures(case.hit, reading)


def _earlier(
    case: Case,
    text: str,
    candidates: list[Rule],
    grammars: Mapping[str, Grammar],
    parties: Parties,
) -> str:
    """The id of a rule above that takes the same text under the same conditions."""
    for rule in candidates:
        if rule.order >= case.rule.order:
            break
        rival = rule.at == case.rule.at and _as_wide(rule, case.rule)
        if rival and read_rule_folded(rule, text, grammars, parties) is not None:
            return rule.id
    return ""


def _as_wide(earlier: Rule, rule: Rule) -> bool:
    """Whether an earlier rule's conditions leave nothing for this one."""
    around = _neighbourhood(earlier)
    if any(around) and around != _neighbourhood(rule):
        return False
    return earlier.zone in ("anywhere", rule.zone)


def _neighbourhood(rule: Rule) -> tuple[object, ...]:
    return rule.after, rule.before, rule.near, rule.below, rule.above


def read_rule_folded(
    rule: Rule, text: str, grammars: Mapping[str, Grammar], parties: Parties
) -> Reading | None:
    """`read_rule` for a rule whose whole lines are compared here instead of looked up."""
    if rule.lines:
        lines = {fold(line) for line in rule.lines}
        if rule.any_case:
            matched = text.casefold() in {line.casefold() for line in lines}
        else:
            matched = text in lines
        return Reading(0, len(text)) if matched else None
    return read_rule(rule, text, grammars, parties)


def _wrong_captures(hit: Example, reading: Reading) -> str:
    for key, expected in hit.gives.items():
        actual: Any = reading.values.get(key)
        if isinstance(actual, tuple):
            actual = list(actual)
        if actual != expected and fold(str(actual)) != fold(str(expected)):
            return f"gives {key} = {actual!r}, not {expected!r}"
    return ""
