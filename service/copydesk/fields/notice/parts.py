"""A line of rights, a statement in it, and a form that statements have."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from copydesk.fields.credit import inner
from copydesk.model.article import Notice
from copydesk.model.party import Parties

LONGEST = 1500
"""Code points: the longest line of rights seen is a third of this."""

REACH = 700
"""Code points before the end of a paragraph in which a notice that closes it may start."""

CUES = (
    "copyright", "©", "(c)", "reserved", "distributed", "originally", "republi", "licen",
    "permission", "syndicated", "appeared", "may not be", "reprint", "reproduc", "press release",
    "newsroom", "first p", "in print", "provided", "was produced", "source ", "visit the",
)  # fmt: skip
"""What all but short statements hold one of, in lower case; most paragraphs hold none."""

_SHORT_CUES = (
    "rights", "ⓒ", "&copy;", "c.20", "c. 20", "c.19", "cc by", "cc-by", "public domain", "(end)",
    "-wire", "restrictions", "under which", "data ", "source:", "content von", "syndicat",
    "redistribut",
    "vorbeh", "voorbeh", "réserv", "riservat", "saklı", "reservados", "förbeh", "forbeh", "pidätet",
    "zastrzeż", "vyhrazen", "fenntart", "rezervat", "защищ", "dilindungi", "版", "保留", "無断",
    "무단", "محفوظ", "παντός",
)  # fmt: skip
"""What the others hold; they stand alone in lines of at most `SHORT` code points."""

ALL_CUES = CUES + _SHORT_CUES

SHORT = 110


class Line(NamedTuple):
    """What every reader of a statement is given: the span of `text` that is being read."""

    text: str
    start: int
    end: int
    parties: Parties


class Statement(NamedTuple):
    """One statement of a line: half-open offsets, the name of its part, what it says."""

    start: int
    end: int
    kind: str
    notice: Notice | None = None


class Form(NamedTuple):
    """How a statement opens, whether inside a sentence too, and who reads on from there.

    The reader is given the line, where the statement starts, the match and where the next opens.
    """

    kind: str
    pattern: re.Pattern[str]
    anywhere: bool
    read: Callable[[Line, int, re.Match[str], int], Statement | None]


_FILLER = re.compile(r"(\w\w)\1{2,8}\b")


def edges_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The span inside brackets, dashes and the filler of a test line (`ryryryry`)."""
    start, end = inner(text, start, end)
    if found := _FILLER.match(text, start, end):
        start = found.end()
        last = text.rfind(" ", start, end) + 1
        if last > start and _FILLER.fullmatch(text, last, end):
            end = last
    return inner(text, start, end)
