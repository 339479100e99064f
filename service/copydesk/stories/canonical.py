"""The comparable words of a text: house style folded away. For comparing only, never shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.stories.folds import shared

MONTHS = frozenset("jan feb mar apr may jun jul aug sept oct nov dec".split())

_BRACKETS = re.compile(r"\([^()]{2,60}\)")


def words_of(text: str) -> list[str]:
    """The comparable words of a text, in order; paragraphs and punctuation leave no trace.

    >>> " ".join(words_of("U.S. growth “slowed” to 2.5% on Jan. 6, the U.S.’s agency said."))
    'us growth slowed to 2.5 percent on jan 6 the us agency said'
    >>> " ".join(words_of("US growth ‘slowed’ to 2.5 per cent on 6 January, the US agency said"))
    'us growth slowed to 2.5 percent on jan 6 the us agency said'
    >>> " ".join(words_of("He paid US$1.5 million (about S$2 million) to Mr Lee"))
    'he paid 1.5 million dollar to lee'
    """
    folds = shared()
    if "(" in text:
        text = _BRACKETS.sub(_without_conversion, text)
    joined = " ".join(map(folds.__getitem__, text.split()))
    words = joined.split()
    present = set(words)
    joined = f" {joined} "
    found = False
    for needed, old, new in folds.phrases:
        if needed <= present and old in joined:
            joined = joined.replace(old, new)
            found = True
    if found:
        words = joined.split()
    for month in present & MONTHS:
        _put_month_first(words, month)
    return words


def mostly_ideographs(words: Sequence[str]) -> bool:
    """Whether most words are single letters of a script without spaces.

    >>> mostly_ideographs(words_of("東京の株価は上昇した")), mostly_ideographs(["a", "b"])
    (True, False)
    """
    first = words[:200]
    return sum(len(word) == 1 and word > "\u0e00" for word in first) * 2 > len(first)


def _put_month_first(words: list[str], month: str) -> None:
    """Read `6 jan` as `jan 6`, in place."""
    at = -1
    for _ in range(words.count(month)):
        at = words.index(month, at + 1)
        if at and len(words[at - 1]) <= 2 and words[at - 1].isdecimal():
            words[at - 1 : at + 1] = month, words[at - 1]


def _without_conversion(match: re.Match[str]) -> str:
    """Nothing for an amount in another currency, which houses add for their own readers."""
    folds = shared()
    words = " ".join(map(folds.__getitem__, match[0].split())).split()
    others = {word for word in words if not word[0].isdigit()}
    alone = len(words) - len(others) == 1 and others <= folds.beside
    return " " if alone and others & folds.currencies else match[0]
