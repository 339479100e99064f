"""What an expression cannot match without, and whether it opens loosely: for screens.

Read off the tree that Python's own parser of expressions makes. It does not know all of RE2's
syntax; of what it cannot read nothing is claimed.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LOOSE = 16
"""Code points of running text that a loose opening may take before a word decides."""
TELLING = 3
"""What a literal must weigh to be worth looking for."""

_LETTERS = re.compile(r"\\p(?:\{\w+\}|\w)")
_MOST_ENDINGS = 160
"""Ways to end that are spelt out at most: the papers of a caption, each with a bracket or none."""
_MOST_WAYS = 48
"""Texts that are spelt out at most: the months behind two kinds of dash."""
_COMMON_MARKS = frozenset(".,:;'-()")
"""Marks that prose is full of; others are that much rarer."""


def necessary(pattern: str) -> frozenset[str]:
    r"""Texts of which every match holds at least one, as printed; none where nothing is known.

    >>> sorted(necessary(r"^.{2,60} (?:lundi|mardi) \d{1,2} mots$"))
    [' lundi ', ' mardi ']
    >>> sorted(necessary(r"^[^<>]{0,60}(?:class|style)=\x22"))
    ['class="', 'style="']
    >>> necessary(r"^(?i:share) ?this?$")
    frozenset({'thi'})
    """
    tree = _tree(pattern)
    found = _of_sequence(tree, ignoring=_ignores(tree)) if tree is not None else None
    return found if found is not None and _weight(found) >= TELLING else frozenset()


def is_loose(pattern: str) -> bool:
    r"""Whether a match may begin with a stretch of any running text.

    >>> is_loose(r"^[^:]{2,80} \([A-Z]"), is_loose(r"^[\[(]?(?:Photo|Image) by [^.]{2,90}$")
    (True, False)
    """
    tree = _tree(pattern)
    return tree is not None and _prose_width(tree)[0] >= LOOSE


def endings(pattern: str) -> tuple[str, ...]:
    r"""Texts in one of which every match ends, for an expression that matches up to the end of a
    text; none where they are not known or too many.

    >>> endings(r"^[^(]{9,90}\((?:AP|EPA)\)\.?$")
    ('(AP)', '(AP).', '(EPA)', '(EPA).')
    >>> endings(r"^One|Two$"), endings(r"^(?i:One)$"), endings(r"^One.{2}$")
    ((), (), ())
    """
    tree = _tree(pattern)
    items = list(_flat(tree)) if tree is not None and not _flagged(tree) else []
    if not items or items[-1] != (code.AT, code.AT_END):
        return ()
    ends = [""]
    for operation, argument in reversed(items[:-1]):
        ways = _ways(operation, argument)
        if not ways or len(ways) * len(ends) > _MOST_ENDINGS:
            break
        ends = [way + end for way in ways for end in ends]
    return () if "" in ends else tuple(sorted(set(ends)))


def _flat(items: Any) -> Iterator[Any]:
    """The items of a sequence, those of its plain groups in their place."""
    for operation, argument in items:
        if operation is code.SUBPATTERN and not argument[1] and not argument[2]:
            yield from _flat(argument[3])
        else:
            yield operation, argument


def _flagged(tree: Any) -> bool:
    return bool(tree.state.flags & (re.IGNORECASE | re.MULTILINE))


def _ways(operation: Any, argument: Any) -> list[str]:
    """All texts that one item takes, the empty one included, if they are few."""
    if operation is code.IN and all(kind is code.LITERAL for kind, _ in argument):
        return [chr(letter) for _, letter in argument]
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT) and argument[:2] == (0, 1):
        ways = _ways_of_all(argument[2])
        return ["", *ways] if ways else []
    if operation is code.SUBPATTERN and not argument[1] and not argument[2]:
        return _ways_of_all(argument[3])
    if operation is code.BRANCH:
        each = [_ways_of_all(way) for way in argument[1]]
        return [way for ways in each for way in ways] if all(each) else []
    return [chr(argument)] if operation is code.LITERAL else []


def _ways_of_all(items: Any) -> list[str]:
    ways = [""]
    for item in items:
        more = _ways(*item)
        if len(ways) * len(more) > _MOST_ENDINGS:
            return []
        ways = [one + other for one in ways for other in more]
    return ways


class Start(Enum):
    """Where alone an expression may match."""

    ANYWHERE = "anywhere"
    LINE = "line"
    TEXT = "text"


def start_of(pattern: str) -> Start:
    r"""Where the matches of an expression begin: at the start of a line or of the text.

    >>> start_of("^One$").value, start_of(r"^One$|\bTwo$").value, start_of(r"\A# ").value
    ('line', 'anywhere', 'text')
    """
    tree = _tree(pattern)
    operation, argument = tree[0] if tree is not None and len(tree) else (None, None)
    if operation is not code.AT:
        return Start.ANYWHERE
    return {code.AT_BEGINNING: Start.LINE, code.AT_BEGINNING_STRING: Start.TEXT}.get(
        argument, Start.ANYWHERE
    )


@lru_cache(maxsize=4_096)
def _tree(pattern: str) -> Any:
    if "[[:" in pattern:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of classes that RE2 reads as we do
            return parser.parse(_LETTERS.sub(r"\\w", pattern))
    except (re.error, OverflowError):
        return None


def _ignores(tree: Any) -> bool:
    return bool(tree.state.flags & re.IGNORECASE)


def _of_sequence(items: Any, *, ignoring: bool) -> frozenset[str] | None:
    best: frozenset[str] | None = None
    runs = [""]
    for operation, argument in items:
        ways = _spelt(operation, argument, ignoring=ignoring)
        if ways and len(runs) * len(ways) <= _MOST_WAYS:
            runs = [run + way for run in runs for way in ways]
            continue
        if operation is code.AT:
            continue
        best = _better(_better(best, runs), _of_item(operation, argument, ignoring=ignoring))
        runs = [""]
    return _better(best, runs)


def _spelt(operation: Any, argument: Any, *, ignoring: bool) -> list[str]:
    """All texts that one item takes, if it spells them out."""
    if operation is code.LITERAL:
        return [] if ignoring and chr(argument).isalpha() else [chr(argument)]
    if operation is code.SUBPATTERN and not argument[1] and not argument[2] and len(argument[3]):
        ways = [""]
        for inner in argument[3]:
            more = _spelt(*inner, ignoring=ignoring)
            ways = [one + other for one in ways for other in more]
        return ways
    if operation is code.BRANCH:
        spelt = [
            _spelt(code.SUBPATTERN, (None, 0, 0, way), ignoring=ignoring) for way in argument[1]
        ]
        return [way for ways in spelt for way in ways] if all(spelt) else []
    return []


def _of_item(operation: Any, argument: Any, *, ignoring: bool) -> frozenset[str] | None:
    if operation is code.SUBPATTERN:
        _, added, removed, inner = argument
        ignores = bool(added & re.IGNORECASE) or (ignoring and not removed & re.IGNORECASE)
        return _of_sequence(inner, ignoring=ignores)
    if operation is code.BRANCH:
        ways = [_of_sequence(way, ignoring=ignoring) for way in argument[1]]
        known = [way for way in ways if way is not None]
        return frozenset().union(*known) if len(known) == len(ways) else None
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT) and argument[0] > 0:
        return _of_sequence(argument[2], ignoring=ignoring)
    return None


def _better(one: frozenset[str] | None, other: Iterable[str] | None) -> frozenset[str] | None:
    ways = frozenset(other or ())
    if not ways or "" in ways:
        return one
    if not one:
        return ways
    return max(one, ways, key=lambda found: (_weight(found), -len(found), sorted(found)))


def _weight(found: frozenset[str]) -> int:
    return min(sum(map(_weight_of, text)) for text in found)


def _weight_of(char: str) -> int:
    if char.isalnum() or char == " ":
        return 1
    return 2 if char in _COMMON_MARKS else 4


def _prose_width(items: Any) -> tuple[int, bool]:
    """(code points of running text that may come first, whether nothing has to come after)."""
    most = 0
    for operation, argument in items:
        if operation is code.AT:
            continue
        if operation is code.LITERAL:
            return most, False
        width, passed = _prose_width_of(operation, argument)
        most += width
        if not passed:
            return most, False
    return most, True


def _prose_width_of(operation: Any, argument: Any) -> tuple[int, bool]:
    if operation is code.SUBPATTERN:
        return _prose_width(argument[3])
    if operation is code.BRANCH:
        ways = [_prose_width(way) for way in argument[1]]
        return max(width for width, _ in ways), any(passed for _, passed in ways)
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT):
        least, most, inner = argument
        width, passed = _prose_width(inner)
        repeated = width * min(int(most), 1_000) if passed else width
        return repeated, passed or least == 0
    return (1, True) if _takes_prose(operation, argument) else (0, False)


def _takes_prose(operation: Any, argument: Any) -> bool:
    """Whether one item takes small letters."""
    if operation in (code.ANY, code.NOT_LITERAL):
        return True
    return operation is code.IN and _holds_small_letter(argument)


def _holds_small_letter(members: Sequence[Any]) -> bool:
    negated = members[0][0] is code.NEGATE
    letter, found = ord("e"), False
    for operation, argument in members:
        found = found or (
            (operation is code.LITERAL and argument == letter)
            or (operation is code.RANGE and argument[0] <= letter <= argument[1])
            or (operation is code.CATEGORY and argument is code.CATEGORY_WORD)
        )
    return found is not negated
