"""What a byline is cut into: tokens, pieces, elements, and the line they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.fields.byline.vocabulary import GLUE
from copydesk.model.party import Parties

MOST = 300
"""Code points of the longest line that is tried; the longest of 57,000 printed bylines has 79."""


class Token(NamedTuple):
    """A word, a mark or a folded run; `start` and `end` are offsets into the line, half open."""

    text: str
    lower: str
    start: int
    end: int
    kind: str


class Piece(NamedTuple):
    """What stands between two separators; `mark` is the one before it, " " where there is none."""

    mark: str
    kind: str
    tokens: Sequence[Token]
    value: str = ""


class Element(NamedTuple):
    """A piece, or a part of one, that is understood; `value` refines its kind."""

    kind: str
    start: int
    end: int
    mark: str = " "
    value: str = ""


class Line(NamedTuple):
    """What every step may need to know; `capitals` where no letter is small."""

    text: str
    parties: Parties
    capitals: bool


Elements = list[Element]


def element_of(kind: str, run: Sequence[Token], mark: str, value: str = "") -> Element:
    return Element(kind, run[0].start, run[-1].end, mark, value)


def slice(line: Line, run: Sequence[Token]) -> str:
    return line.text[run[0].start : run[-1].end]


def capitalised(run: Sequence[Token]) -> bool:
    """Whether a run is a name of something: capitals, figures, and small words inside."""
    texts = [token.text for token in run]
    if texts[0] == "the":
        del texts[0]
    if not texts or (texts[-1][0].islower() and "." not in texts[-1]):
        return False
    if not (texts[0][0].isupper() or texts[0][0].isdigit() or "." in texts[0][1:-1]):
        return False
    return all(not text[0].islower() or text in GLUE or "." in text for text in texts)
