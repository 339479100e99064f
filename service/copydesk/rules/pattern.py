"""Expressions in RE2: compiled one by one or as a bank, with compact classes of letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import re2

from copydesk.errors import ProfileError

SET_MEMORY = 256 << 20
"""Bytes an `re2.Set` may use for its automaton: it answers "nothing" when it runs out, so ample.
It is a bound, not a reservation."""

_ANYWHERE = re2._re2.RE2.Anchor.UNANCHORED

_LETTERS = r"A-Za-z\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{1FFF}"
_LETTERS += r"\x{2C00}-\x{2DFF}\x{3041}-\x{D7FF}\x{F900}-\x{FDFF}\x{FE70}-\x{FFDC}"
CLASSES = {
    "L": _LETTERS,
    "Lu": r"A-Z\x{C0}-\x{D6}\x{D8}-\x{DE}\x{100}-\x{17F}\x{386}-\x{3AB}\x{400}-\x{42F}"
    r"\x{1E00}-\x{1EFF}",
    "Ll": r"a-z\x{DF}-\x{F6}\x{F8}-\x{17F}\x{3AC}-\x{3FF}\x{430}-\x{45F}\x{1E00}-\x{1EFF}",
    "N": r"0-9\x{B2}\x{B3}\x{B9}\x{BC}-\x{BE}\x{660}-\x{669}\x{966}-\x{96F}\x{FF10}-\x{FF19}",
}
"""What `\\pL`, `\\p{Lu}`, `\\p{Ll}` and `\\pN` stand for: whole blocks of code points.

The exact classes have some 600 ranges, and a pattern such as `\\pL{2,60}` repeats them 60 times:
the compact ones compile 20 times as fast. Latin Extended counts as both upper and lower case.
"""

_TOKEN = re.compile(r"\\(?:p\{(L|Lu|Ll|N)\}|p([LN])|(.))|(\[\^?\]?)|(\])", re.DOTALL)


def compact(pattern: str) -> str:
    r"""The pattern with the classes of letters and digits in their compact form.

    >>> compact(r"^\pN[\pN.]$") == f"^[{CLASSES['N']}][{CLASSES['N']}.]$"
    True
    """
    inside = False

    def swap(match: re.Match[str]) -> str:
        nonlocal inside
        if name := match[1] or match[2]:
            return CLASSES[name] if inside else f"[{CLASSES[name]}]"
        if match[4] and not inside:
            inside = True
        elif match[5]:
            inside = False
        return match[0]

    return _TOKEN.sub(swap, pattern)


Span = tuple[int, int]
"""Half-open, in code points; (-1, -1) for a group that took no part."""


class Expression:
    """One compiled expression.

    The same as `re2.compile(…).search`, at a fraction of its cost: groups are only looked for
    where an automaton has said that there is a match, and offsets are only counted where the text
    is not ASCII.
    """

    __slots__ = ("_match", "_test", "groups", "names")

    def __init__(self, pattern: str, memory: int) -> None:
        options = _options(memory)
        compiled = re2.compile(pattern, options)
        self._match = compiled._regexp.Match
        self.groups: int = compiled.groups
        self.names: Mapping[str, int] = dict(compiled.groupindex)
        self._test = None
        if self.groups:
            alone = re2.Set.SearchSet(options)
            alone.Add(pattern)
            alone.Compile()
            self._test = alone._set.Match

    def matches(self, octets: bytes) -> bool:
        """Whether a text in UTF-8 holds a match."""
        return bool(self._match(_ANYWHERE, octets, 0, len(octets))[0][0] >= 0)

    def search(self, text: str) -> list[Span] | None:
        """The spans of the first match and of its groups, None if there is no match."""
        octets = text.encode("utf-8", "replace")
        if self._test is not None and not self._test(octets):
            return None
        spans: list[Span] = self._match(_ANYWHERE, octets, 0, len(octets))
        if spans[0][0] < 0:
            return None
        if len(octets) == len(text):
            return spans
        return [(_counted(octets, start), _counted(octets, end)) for start, end in spans]


def _counted(octets: bytes, offset: int) -> int:
    """The offset in code points of an offset in bytes."""
    return len(octets[:offset].decode("utf-8")) if offset > 0 else offset


def compile_pattern(pattern: str, where: str, *, memory: int = SET_MEMORY) -> Expression:
    """The expression compiled by RE2; what RE2 cannot bound or read, or what takes more than
    `memory` bytes, is a `ProfileError`."""
    try:
        return Expression(compact(pattern), memory)
    except re2.error as problem:
        reason = problem.args[0] if problem.args else ""
        reason = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
        raise ProfileError(f"{where}: regex: {reason}: {pattern}") from None


def compile_set(
    patterns: Sequence[tuple[str, int]], *, anchored: bool
) -> tuple[Any, tuple[int, ...]]:
    """One `re2.Set` over (pattern, owner), and the owners in its order; None for no patterns."""
    if not patterns:
        return None, ()
    options = _options()
    bank = re2.Set.MatchSet(options) if anchored else re2.Set.SearchSet(options)
    for pattern, _ in patterns:
        bank.Add(compact(pattern))
    bank.Compile()
    return bank._set, tuple(owner for _, owner in patterns)


def literal(text: str) -> str:
    """The expression that matches a text and nothing else."""
    escaped: str = re2.escape(text)
    return escaped


def _options(memory: int = SET_MEMORY) -> Any:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    return options
