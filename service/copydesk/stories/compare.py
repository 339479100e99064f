"""How two texts relate, and what differs: copies of one story, or stories with a part in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from copydesk.stories.align import Row, align
from copydesk.stories.canonical import words_of
from copydesk.stories.coverage import Coverage, coverages
from copydesk.stories.edits import Edit, edits_between

Relation = Literal[
    "identical", "trimmed", "expanded", "edited",
    "rewrite", "embeds", "embedded_in", "template", "follow_up", "shares_passages", "unrelated",
]  # fmt: skip
"""How one text relates to another: the first four are copies of one story, the others are not."""

RELATIONS = get_args(Relation)
COPIES = frozenset(RELATIONS[:4])

MIRRORED: dict[Relation, Relation] = {
    "trimmed": "expanded",
    "expanded": "trimmed",
    "embeds": "embedded_in",
    "embedded_in": "embeds",
}
"""The relation the other way, where that is another."""

Status = Literal["equal", "edited", "split", "moved", "only_a", "only_b"]

SHORT = 60
"""Words below which a text is a brief, and chance or a formula may cover most of it."""

COPY = 0.72
"""Share of the shorter text that makes a copy of it: below are rewrites by another desk, above are
copies (docs/reference/stories.md has figures)."""


KIN = 0.4
"""Share of the shorter text from which on it may be the same form with other facts."""


class Text(NamedTuple):
    """A body to compare: its paragraphs as printed, their words, and all words."""

    paragraphs: tuple[str, ...]
    words_by: tuple[list[str], ...]
    words: list[str]

    @classmethod
    def of(cls, paragraphs: Sequence[str]) -> Text:
        """The body of these paragraphs."""
        words_by = tuple(map(words_of, paragraphs))
        return cls(tuple(paragraphs), words_by, [word for words in words_by for word in words])


class Verdict(NamedTuple):
    """How this text relates to the other, with the part of each that the other has."""

    relation: Relation
    of_this: Coverage
    of_other: Coverage

    @property
    def same(self) -> bool:
        """Whether the two are copies of one story."""
        return self.relation in COPIES


class Passage(NamedTuple):
    """Paragraphs that are the same copy, by index, with the edits between them.

    `text_a` and `text_b` are as printed, several with a blank line between; edits count in them.
    """

    status: Status
    a: tuple[int, ...]
    b: tuple[int, ...]
    text_a: str
    text_b: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A verdict, and all paragraphs of both texts beside each other."""

    verdict: Verdict
    passages: tuple[Passage, ...]

    def differs(self) -> dict[str, int]:
        """What differs, counted: paragraphs by what became of them, edits by kind."""
        kinds = [edit.kind for passage in self.passages for edit in passage.edits]
        states = [passage.status for passage in self.passages]
        return {
            "onlyHere": states.count("only_a"),
            "onlyThere": states.count("only_b"),
            "edited": states.count("edited"),
            "split": states.count("split"),
            "moved": states.count("moved"),
            "styleEdits": kinds.count("style") + kinds.count("case"),
            "numberEdits": kinds.count("number"),
            "wordingEdits": kinds.count("wording"),
        }


def compare(this: Text, other: Text) -> Comparison:
    """How one body relates to another.

    >>> a = Text.of(["The ferry line will scrap two ships.", "It cited the cost of travelling."])
    >>> b = Text.of(["It cited the cost of traveling."])
    >>> found = compare(a, b)
    >>> [passage.status for passage in found.passages], found.differs()["styleEdits"]
    (['only_a', 'equal'], 1)
    """
    passages = passages_of(this, other)
    return Comparison(judge(this, other, passages), passages)


def passages_of(this: Text, other: Text) -> tuple[Passage, ...]:
    """All paragraphs of two texts beside each other."""
    return tuple(_passage(row, this, other) for row in align(this.words_by, other.words_by))


def _passage(row: Row, this: Text, other: Text) -> Passage:
    text_a = "\n\n".join(this.paragraphs[i] for i in row.a)
    text_b = "\n\n".join(other.paragraphs[j] for j in row.b)
    edits: list[Edit] = []
    status: Status
    if not row.a:
        status = "only_b"
    elif not row.b:
        status = "only_a"
    else:
        edits = edits_between(text_a, text_b)
        reworded = any(edit.kind in ("number", "wording") for edit in edits)
        if row.moved:
            status = "moved"
        elif len(row.a) + len(row.b) > 2:
            status = "split"
        else:
            status = "edited" if reworded else "equal"
    return Passage(status, row.a, row.b, text_a, text_b, tuple(edits))


# --- The verdict --------------------------------------------------------------------------------


def judge(this: Text, other: Text, passages: Sequence[Passage] | None = None) -> Verdict:
    """How one text relates to another; `passages` spares the alignment if it was made before."""
    of_this, of_other = coverages(this.words, other.words)
    sizes = len(this.words), len(other.words)
    if not min(sizes):
        return Verdict("unrelated" if max(sizes) else "identical", of_this, of_other)
    mine_is_short = sizes[0] <= sizes[1]
    short, long = (of_this, of_other) if mine_is_short else (of_other, of_this)
    if this.words == other.words:
        relation: Relation = "identical"
    elif _covers(short, long, min(sizes)):
        exchanged = _is_template(this, other, passages)
        relation = "template" if exchanged else _kind_of_copy(of_this, of_other, sizes)
    elif (
        passages is not None  # of other stories it is told where their paragraphs are aligned
        and short.share >= KIN
        and min(short.lead, long.lead) >= 0.30  # a form begins as it always does
        and _is_template(this, other, passages)
    ):
        relation = "template"
    else:
        relation = _kind_of_kin(short, long, mine_is_short)
    return Verdict(relation, of_this, of_other)


def _covers(short: Coverage, long: Coverage, size: int) -> bool:
    """Whether the shared part makes the shorter text a copy: most of it, and not as background."""
    if size < SHORT:
        return short.share >= 0.80 and (
            long.share >= 0.60 or long.lead >= 0.50 or _is_rest(short, long)
        )
    return (
        short.share >= COPY
        and (long.share >= 0.60 or long.lead >= 0.50 or _is_rest(short, long))
        and (max(short.lead, long.lead) >= 0.60 or short.share >= 0.90)
        and (min(short.lead, long.lead) >= 0.30 or short.share >= 0.82)  # no lead of its own
    )


def _is_rest(short: Coverage, long: Coverage) -> bool:
    """Whether the shorter text is what is left of the longer one without its head."""
    return short.share >= 0.95 and long.share >= 0.45 and long.end >= 0.80


def _kind_of_copy(this: Coverage, other: Coverage, sizes: tuple[int, int]) -> Relation:
    if min(this.share, other.share) >= 0.98:
        return "identical"
    if this.share >= 0.95 and other.share < 0.97 and sizes[1] - sizes[0] >= 20:
        return "trimmed"
    if other.share >= 0.95 and this.share < 0.97 and sizes[0] - sizes[1] >= 20:
        return "expanded"
    return "edited"


def _kind_of_kin(short: Coverage, long: Coverage, mine_is_short: bool) -> Relation:
    if short.share >= COPY:
        return "embedded_in" if mine_is_short else "embeds"
    if short.share >= 0.55 and min(short.lead, long.lead) >= 0.5:
        return "rewrite"
    return "shares_passages" if short.share >= 0.15 else "unrelated"


# --- The template guard -------------------------------------------------------------------------

EXCHANGED = 4
"""Facts exchanged one for one from which on two texts are one form, filled in twice; of a brief
it takes fewer, see `_enough`."""
GAP = 8
"""Words of an exchange, at most: longer ones are rewriting."""
KEPT = 0.7
"""Share of facts that both texts state from which on one is the other brought up to date, however
many were exchanged. Of Reuters stories of 2007 forms kept at most 0.69, new versions from 0.78."""

_FACT = re.compile(r"\d|(?<=[\w,;’'”\"] )[^\W\d_]*[A-Z]")
_FACTS = re.compile(r"(?:(?<=[\w,;’'”\")] )|(?<=\())[^\W\d_]*[A-Z][\w’'.-]*|\d[\d.,]*\d|\d")


def _is_template(this: Text, other: Text, passages: Sequence[Passage] | None) -> bool:
    """Whether the texts are the same but for names and figures: a result, a market report."""
    mine, theirs = set(this.words), set(other.words)
    enough = _enough(min(len(this.words), len(other.words)))
    if len(mine - theirs) < enough or len(theirs - mine) < enough:
        return False
    mine, theirs = _facts_in(this), _facts_in(other)
    if len(mine & theirs) >= KEPT * min(len(mine), len(theirs)):
        return False
    gaps = 0
    facts: set[tuple[str, str]] = set()
    for passage in passages_of(this, other) if passages is None else passages:
        for edit in passage.edits:
            if edit.kind in ("style", "case"):
                continue
            here, there = passage.text_a[slice(*edit.a)], passage.text_b[slice(*edit.b)]
            if max(len(here.split()), len(there.split())) > GAP:
                continue
            gaps += 1
            if _fact(passage.text_a, edit.a) and _fact(passage.text_b, edit.b):
                facts.add((here.lower(), there.lower()))
    return len(facts) >= enough and 2 * len(facts) >= gaps


def _facts_in(text: Text) -> set[str]:
    """The figures and names that a text states."""
    found = _FACTS.findall("\n".join(text.paragraphs))
    return {fact.rstrip(".,").lower() for fact in found}


def _enough(size: int) -> int:
    """Exchanged facts that make a form of texts of so many words.

    >>> [_enough(size) for size in (40, 100, 500)]
    [2, 3, 4]
    """
    return 2 if size < SHORT else 3 if size < 150 else EXCHANGED


def _fact(text: str, span: tuple[int, int]) -> bool:
    """Whether a figure or a name stands at a place: a capital that begins no sentence."""
    return bool(_FACT.search(text, span[0], span[1]))
