"""The headline by its place: the lines that open a text, where a story follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.model.label import Label
from copydesk.rules.rule import Rule

LEADING = 4
"""Lines above the story that may all be headline and decks; more of them are something else."""
LONGEST = 200
"""Code points of the longest headline; with a byline below it, `ANCHORED`."""
ANCHORED = 250

RULES = {
    role: Rule("fallback/headline", Label.HEADLINE, 0, kind=role, confidence=80)
    for role in ("main", "sub")
}
"""The rules under which lines are lifted by their place."""

LIST_ITEM = re.compile(r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u00b7*\u2013-]|\(?\d{1,3}[.)])\s+\S")
_SPEAKER = re.compile(r"[^a-z:]{1,40}:\s")
_OPEN_ENDS = ".,;:\u3002\u2026"
_CLOSERS = "\"')]"


def headlines_of(free: Sequence[str], anchor: int) -> Iterator[tuple[int, str]]:
    """(block index, role) of the blocks that are headline and decks.

    `free` is what is unclaimed of each block, "" where nothing is; `anchor` the index of the
    first byline, -1 if there is none. The run of headline-shaped lines that opens the text is
    lifted if a story follows. Where the run is too long to be that (a menu, agate, verse), only
    the last long line above a byline is.
    """
    run: list[int] = []
    story = False
    for index, text in enumerate(free):
        if text and not is_headline_shaped(text, ANCHORED if index < anchor else LONGEST):
            story = True
            break
        if text:
            run.append(index)
    if not run or not (story or anchor >= 0):
        return
    if len(run) <= LEADING + (anchor >= 0):
        yield from ((index, "main" if index == run[0] else "sub") for index in run)
        return
    above = [index for index in run if index < anchor][-3:]
    if above and len(run) > LEADING + 1:
        yield max(above, key=lambda index: len(free[index])), "main"


def is_headline_shaped(text: str, longest: int = LONGEST) -> bool:
    """Whether a block could be a headline or a deck: no closing stop, no list item, not a label."""
    if len(text) > longest or LIST_ITEM.match(text) or _SPEAKER.match(text):
        return False
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _OPEN_ENDS and any(map(str.isalpha, text))
