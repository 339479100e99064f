"""Tokens in pieces: what stands between the marks and words that divide a byline."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.fields.byline.parts import Piece, Token
from copydesk.fields.byline.vocabulary import (
    AND,
    LATE_AND,
    LEADS,
    LEADS_BY_FIRST,
    MODIFIERS,
    PAPERS,
    RELATION_STARTS,
    RELATIONS,
    WIRES,
    WITH,
)
from copydesk.fields.names import (
    is_place,
    is_region,
    is_suffix,
)


def lead_of(tokens: list[Token]) -> tuple[str, int]:
    """(role, number of tokens) of the lead-in; the role is "" where there is none.

    A dash that signs a line counts as a token and has no role.
    """
    begin = 1 if tokens and tokens[0].text == "-" and tokens[0].kind == "mark" else 0
    if begin == len(tokens):
        return "", begin
    first = tokens[begin]
    if first.lower == "from" and " ".join(token.lower for token in tokens[1:]) in WIRES:
        return "+compiler", begin + 1
    for phrase in LEADS_BY_FIRST.get(first.lower, ()):
        end = begin + len(phrase)
        if len(phrase) > 1 and tuple(token.lower for token in tokens[begin:end]) != phrase:
            continue
        if phrase == ("author",) and first.text.islower():
            continue
        while end < len(tokens) and tokens[end].lower in (":", "by", first.lower):
            end += 1
        return LEADS[phrase], end
    return "", begin


class _Cutter:
    """Pieces in the making: a run of words, and the separator that stands before it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.run: list[Token] = []
        self.mark = " "

    def flush(self) -> None:
        """Ends the run of words, if there is one."""
        if self.run:
            self.pieces.append(Piece(self.mark, "words", self.run))
            self.run, self.mark = [], " "

    def separate(self, mark: str) -> None:
        """A separator; a conjunction is stronger than the marks around it."""
        self.flush()
        if self.mark not in ("and", "with"):
            self.mark = mark

    def put(self, kind: str, tokens: Sequence[Token], value: str = "") -> None:
        """A piece that is not a run of words."""
        self.flush()
        self.pieces.append(Piece(self.mark, kind, tokens, value))
        self.mark = " "


def pieces_of(tokens: list[Token]) -> list[Piece]:
    """The line cut at its separators; empty where a mark makes no sense."""
    cutter = _Cutter()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if relation := relation_of(tokens, at):
            size, value = relation
            cutter.put("relation", tokens[at : at + size], value)
            at += size
        elif token.kind == "mark":
            at = _cut_at_mark(cutter, tokens, at)
            if at < 0:
                return []
        elif token.kind != "word":
            cutter.put(token.kind, (token,))
            at += 1
        else:
            _take_word(cutter, tokens, at)
            at += 1
    cutter.flush()
    return [] if cutter.mark in ("and", "with") else cutter.pieces


def _take_word(cutter: _Cutter, tokens: list[Token], at: int) -> None:
    """A conjunction cuts, any other word joins the run."""
    text = tokens[at].text
    if text in WITH:
        cutter.separate("with")
    elif text not in AND or _is_inner_and(cutter.run, tokens, at):
        cutter.run.append(tokens[at])
    else:
        cutter.separate("and")


def _is_inner_and(run: list[Token], tokens: list[Token], at: int) -> bool:
    """Whether a conjunction stands inside one name: `Varela y Quiroga`, `The News & Observer`."""
    following = tokens[at + 1 : at + 3]
    if tokens[at].text in LATE_AND:
        return not (
            len(following) == 2
            and all(token.kind == "word" and token.text not in AND for token in following)
        )
    if not run or not following:
        return False
    closed = len(following) == 1 or following[1].kind == "mark"
    if closed and run[-1].lower in PAPERS and following[0].lower in PAPERS:
        return True
    return following[0].lower in MODIFIERS and all(token.lower in MODIFIERS for token in run)


def _cut_at_mark(cutter: _Cutter, tokens: list[Token], at: int) -> int:
    """The index after the mark at `at`, which cuts or joins; -1 where it makes no sense."""
    mark = tokens[at].text
    if mark == ",":
        return _cut_at_comma(cutter, tokens, at)
    if mark in ("(", "["):
        closing = ")" if mark == "(" else "]"
        for end in range(at + 2, min(at + 9, len(tokens))):
            if tokens[end].text == closing:
                cutter.put("bracket", tokens[at + 1 : end])
                return end + 1
        return -1
    if mark in (";", "/", "|", "-"):
        cutter.separate(mark)
        return at + 1
    return at + 1 if mark == "=" and at + 1 == len(tokens) else -1


def _cut_at_comma(cutter: _Cutter, tokens: list[Token], at: int) -> int:
    """A comma before `Jr.` or between a city and its state joins; any other one cuts."""
    if cutter.run and at + 1 < len(tokens):
        if is_suffix(tokens[at + 1].text):
            cutter.run.append(tokens[at + 1])
            return at + 2
        placed = any(t.lower == "in" for t in cutter.run) or is_place(joined_text(cutter.run))
        size = region_at(tokens, at + 1) if placed else 0
        if size:
            cutter.run += tokens[at + 1 : at + 1 + size]
            return at + 1 + size
    cutter.separate(",")
    return at + 1


def joined_text(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def region_at(tokens: Sequence[Token], at: int) -> int:
    """How many words from `at` on name a state or a country."""
    for size in (2, 1, 3):
        if is_region(joined_text(tokens[at : at + size])):
            return size
    return 0


def relation_of(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """(number of tokens, role) of a phrase such as `photographs by`."""
    if tokens[at].lower not in RELATION_STARTS:
        return None
    for size in (2, 3):
        role = RELATIONS.get(tuple(token.lower for token in tokens[at : at + size]))
        if role:
            return size, role
    return None
