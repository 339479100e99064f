"""Screens never hide a match: what an expression needs is in all that it matches, and detectors
find what each expression finds alone."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from copydesk.pipeline import Pipeline
from copydesk.rules.detect import Detectors
from copydesk.rules.literals import endings, is_loose, necessary
from copydesk.rules.pattern import compact
from tests.bench.articles import articles
from tests.laws.texts import COPY

PROFILES = Pipeline.load(labeller=False).profiles
RULES = [rule for profile in PROFILES for rule in profile.rules]
DETECTORS = [regex for profile in PROFILES for regex in profile.regexes]
LINES = [hit.line for rule in RULES for hit in rule.hits] + [
    miss for rule in RULES for miss in rule.misses
]


def test_every_example_holds_what_its_expression_needs() -> None:
    screened = 0
    for expression in [*DETECTORS, *(rule.expression for rule in RULES if rule.expression)]:
        if needed := necessary(expression):
            screened += 1
            for line in _matched_by(expression):
                assert any(text in line for text in needed), (expression, line)
    assert screened > 300


def test_every_example_ends_as_its_expression_does() -> None:
    ending = [rule for rule in RULES if rule.endings]
    for rule in ending:
        for line in _matched_by(rule.expression):
            assert line.endswith(rule.endings), (rule.id, line)
    assert len(ending) > 60


def _matched_by(expression: str) -> list[str]:
    compiled = re2.compile(compact(expression))
    return [line for line in LINES if compiled.search(line)]


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("a|", set()),
        ("(?:abc)?d", set()),
        ("(?:abc)+d", {"abc"}),
        ("abc|xyz", {"abc", "xyz"}),
        ("(?i)abc[|]{2}", {"|"}),
        ("(?i:abc) is", {" is"}),
        ("[[:alpha:]]abc", set()),
        (r"\x{41}bcd", set()),
        (r"ends\z", set()),
    ],
)
def test_what_an_expression_needs(expression: str, needed: set[str]) -> None:
    assert necessary(expression) == needed


@given(st.data())
def test_drawn_matches_hold_what_their_expression_needs(data: st.DataObject) -> None:
    word = st.text("ab=", min_size=1, max_size=3)
    part = st.sampled_from(["{}", "(?:{})?", "(?:{}|b)", "(?:{})+", "[{}]", "{}?"])
    pieces = data.draw(st.lists(st.tuples(part, word), min_size=1, max_size=5))
    expression = "".join(form.format(text) for form, text in pieces)
    text = data.draw(st.from_regex(expression, fullmatch=True))
    needed, ends = necessary(expression), endings(expression + "$")
    assert not needed or any(one in text for one in needed)
    assert not ends or text.endswith(ends)


@given(COPY)
def test_detectors_find_what_each_finds_alone(text: str) -> None:
    octets = text.encode()
    assert set(_ALL.owners_in(octets)) == _alone(octets)


def test_detectors_find_the_packaged_parties() -> None:
    lines = [line for line in LINES if any(re2.search(f"(?m){d}", line) for d in _COMPACT)]
    assert len(lines) > 60
    for text in [*lines, "\n".join(lines), *articles(12)]:
        octets = text.encode()
        assert set(_ALL.owners_in(octets)) == _alone(octets)


_ALL = Detectors((regex, owner) for owner, regex in enumerate(DETECTORS))
_COMPACT = [compact(regex) for regex in DETECTORS]
_EACH = [re2.compile(f"(?m){regex}") for regex in _COMPACT]


def _alone(octets: bytes) -> set[int]:
    text = octets.decode()
    return {owner for owner, expression in enumerate(_EACH) if expression.search(text)}


def test_loose_openings() -> None:
    assert is_loose(r"^.{2,60}, \d")
    assert is_loose(r"^(?:[\w ]{3,40}|x)=")
    assert not is_loose(r"^[A-Z]{2,60}-")
    assert not is_loose(r"^(?:Photo|Image)[^.]{2,90}$")
