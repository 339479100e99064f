"""What a copy tells of another: which paragraphs it lost, and which of its lines are its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from copydesk.stories.compare import Passage

Side = Literal["a", "b"]


class Loss(NamedTuple):
    """Indices of paragraphs: those of the other copy that this one lacks, before its first shared
    one, between, and after its last; and those of its own that the other lacks."""

    head: tuple[int, ...]
    middle: tuple[int, ...]
    tail: tuple[int, ...]
    suspects: tuple[int, ...]


def loss_of(passages: Sequence[Passage], side: Side) -> Loss:
    """What one side of a comparison lost, by the other.

    >>> from copydesk.stories.compare import Text, compare
    >>> a = ["The line will scrap two ships.", "Follow us!", "It cited the cost of fuel."]
    >>> b = ["A ferry line is in trouble.", a[0], a[2]]
    >>> loss_of(compare(Text.of(a), Text.of(b)).passages, "a")
    Loss(head=(0,), middle=(), tail=(), suspects=(1,))
    """
    mine, theirs = ("a", "b") if side == "a" else ("b", "a")
    shared = sorted(i for one in passages if one.a and one.b for i in getattr(one, theirs))
    lacking = sorted(i for one in passages if not getattr(one, mine) for i in getattr(one, theirs))
    own = sorted(i for one in passages if not getattr(one, theirs) for i in getattr(one, mine))
    if not shared:
        return Loss((), tuple(lacking), (), tuple(own))
    return Loss(
        tuple(i for i in lacking if i < shared[0]),
        tuple(i for i in lacking if shared[0] < i < shared[-1]),
        tuple(i for i in lacking if i > shared[-1]),
        tuple(own),
    )
