"""The headline by its place: the lines that open a text, where a story follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.model.label import Label
from copydesk.rules.rule import Rule

LONGEST = 200
"""Code points of the longest headline; with a byline below it, `ANCHORED`."""
ANCHORED = 250
ABOVE = 3
"""Lines above a byline that may all be kicker, headline and deck."""
WORDS = 3
"""Words from which a line by itself may be a headline; fewer are a cross-head or a section."""
DECK = 4
"""Words from which one line of several is a headline or a deck."""
POINT = 6
"""Words from which each of three lines may be a point of a summary instead."""

RULES = {
    role: Rule("fallback/headline", Label.HEADLINE, 0, kind=role, confidence=80)
    for role in ("main", "sub", "kicker")
}
"""The rules under which lines are lifted by their place."""

LIST_ITEM = re.compile(r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u00b7*\u2013-]|\(?\d{1,3}[.)])\s+\S")
_SPEAKER = re.compile(r"[^a-z:]{1,40}:\s")
_OPEN_ENDS = ".,;:\u3002\u2026"
_CLOSERS = "\"')]"
_SECOND_SENTENCE = re.compile(r"[^\W_]{4}[.?!][\"')]{0,2} [\"']?[^\W\d_a-z]")
"""A stop behind more than an abbreviation, and a capital."""


def headlines_of(free: Sequence[str], anchor: int) -> dict[int, str]:
    """{block index: role} of the blocks that are headline, kicker and decks.

    `free` is what is unclaimed of each block, "" where nothing is; `anchor` the index of the
    first byline if no headline has been found yet, else -1. Headline-shaped lines above a byline
    are lifted: all of a few, of more only the longest of the last ones. Without a byline, one to
    three such lines that open the text are, if a story follows and they read like headlines;
    anything else (a menu, agate, verse, a summary in points, a lead that asks) is left alone.
    """
    above = [i for i in range(anchor) if free[i]] if anchor > 0 else []
    shaped = [i for i in above if is_headline_shaped(free[i], ANCHORED)]
    if shaped and len(above) <= ABOVE:
        return _roles(shaped, free)
    if shaped:
        return {max(shaped[-ABOVE:], key=lambda index: len(free[index])): "main"}
    run: list[int] = []
    for index, text in enumerate(free):
        if text and not (is_headline_shaped(text) and _stands_alone(text)):
            return _roles(run, free) if _reads_like_headlines(run, free) else {}
        if text:
            run.append(index)
    return {}


def _reads_like_headlines(run: Sequence[int], free: Sequence[str]) -> bool:
    """Whether one to three lines are a headline and what goes with it."""
    words = [_words(free[index]) for index in run]
    if len(run) == 1:
        return words[0] >= WORDS
    if len(run) == 3 and min(words) >= POINT:
        return False  # three points of a summary look just so
    return 2 <= len(run) <= 3 and sum(count >= DECK for count in words) >= len(run) - 1


def _stands_alone(text: str) -> bool:
    """Whether a line reads like a headline with no byline to say so: it asks and exclaims
    nothing, and holds no second sentence, as the lead of a story may."""
    return text.rstrip(_CLOSERS)[-1] not in "?!" and _SECOND_SENTENCE.search(text) is None


def _roles(run: Sequence[int], free: Sequence[str]) -> dict[int, str]:
    """The first line of some words is the headline; what stands above it is a kicker."""
    main = next((index for index in run if _words(free[index]) >= DECK), run[0])
    return {i: "kicker" if i < main else "main" if i == main else "sub" for i in run}


def _words(text: str) -> int:
    """How many words a line has, figures apart; a script without spaces counts by length."""
    words = sum(word[0].isalpha() or word[-1].isalpha() for word in text.split())
    return words if words > 1 or text.isascii() else max(words, len(text) // 4)


def is_headline_shaped(text: str, longest: int = LONGEST) -> bool:
    """Whether a block could be a headline or a deck: no closing stop, no list item, not a label."""
    if len(text) > longest or LIST_ITEM.match(text) or _SPEAKER.match(text):
        return False
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _OPEN_ENDS and any(map(str.isalpha, text))
