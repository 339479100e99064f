"""Word by word, what one text has where another has something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from copydesk.stories.canonical import words_of
from copydesk.stories.folds import TOKEN, shared

Kind = Literal["style", "case", "number", "wording"]

_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-"})
"""One for one, so that places in the text stay what they are."""


class Edit(NamedTuple):
    """What stands at `a` in one text and at `b` in the other: half-open spans of code points.

    A span may be empty. `style` if house style folds the two to the same words, `case` if nothing
    but capitals differ, `number` if nothing but figures do, else `wording`.
    """

    kind: Kind
    a: tuple[int, int]
    b: tuple[int, int]


class _Token(NamedTuple):
    """A word as printed, from where to where, and what it is compared as."""

    text: str
    start: int
    end: int
    key: str


def edits_between(a: str, b: str) -> list[Edit]:
    """The edits that make one text of the other, in order; punctuation and spaces are none.

    >>> one, two = "The US army paid $5 in May.", "The U.S. Army paid $6 in May."
    >>> [(edit.kind, one[slice(*edit.a)], two[slice(*edit.b)]) for edit in edits_between(one, two)]
    [('style', 'US', 'U.S.'), ('case', 'army', 'Army'), ('number', '5', '6')]
    """
    if a == b:
        return []
    here, there = _tokens(a), _tokens(b)
    keys_a, keys_b = [token.key for token in here], [token.key for token in there]
    edits: list[Edit] = []
    end_a = end_b = 0
    for i, j, k, m in _merged(SequenceMatcher(None, keys_a, keys_b, autojunk=False), here, there):
        edits += _restyled(here[end_a:i], there[end_b:k])
        edits.append(_reworded(a, b, _span(here, i, j), _span(there, k, m)))
        end_a, end_b = j, m
    return edits + _restyled(here[end_a:], there[end_b:])


def _merged(
    matcher: SequenceMatcher[str], here: list[_Token], there: list[_Token]
) -> list[tuple[int, int, int, int]]:
    """The stretches that differ; two with a word or two between them as one, if that is the same
    said in another order (`6 January`)."""
    found: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and i - found[-1][1] <= 2:
            wide = (found[-1][0], j, found[-1][2], m)
            if _said(here[wide[0] : j]) == _said(there[wide[2] : m]):
                found[-1] = wide
                continue
        found.append((i, j, k, m))
    return found


def _said(tokens: Sequence[_Token]) -> list[str]:
    return words_of(" ".join(token.text for token in tokens))


def _span(tokens: list[_Token], start: int, end: int) -> tuple[int, int]:
    """Where tokens stand; of none, the place behind the one before."""
    if start < end:
        return tokens[start].start, tokens[end - 1].end
    at = tokens[start - 1].end if start else 0
    return at, at


def _restyled(here: Sequence[_Token], there: Sequence[_Token]) -> list[Edit]:
    """The edits between words that are compared as the same."""
    return [
        Edit(
            "case" if x.text.lower() == y.text.lower() else "style",
            (x.start, x.end),
            (y.start, y.end),
        )
        for x, y in zip(here, there, strict=True)
        if x.text != y.text
    ]


def _reworded(a: str, b: str, at_a: tuple[int, int], at_b: tuple[int, int]) -> Edit:
    here, there = words_of(a[slice(*at_a)]), words_of(b[slice(*at_b)])
    if here == there:
        return Edit("style", at_a, at_b)
    kind: Kind = "wording"
    if _without_figures(here) == _without_figures(there) and here and there:
        kind = "number"
    return Edit(kind, at_a, at_b)


def _without_figures(words: list[str]) -> list[str]:
    return [word for word in words if not word[0].isdigit()]


def _tokens(text: str) -> list[_Token]:
    """The words of a text; one that house style drops (`Mr`) is part of the next one."""
    plain = text.translate(_QUOTES) if not text.isascii() else text
    folds = shared()
    tokens: list[_Token] = []
    start = -1
    for match in _WORD.finditer(plain):
        key = match["sign"] or folds.word(match[0].lower())
        start = match.start() if start < 0 else start
        if key:
            tokens.append(_Token(plain[start : match.end()], start, match.end(), key))
            start = -1
    if start >= 0:
        tokens.append(_Token(plain[start:], start, len(plain), ""))
    return tokens


_WORD = re.compile(r"[a-z]{0,3}(?P<sign>[$€£¥₹₩])|" + TOKEN.pattern, re.IGNORECASE)
