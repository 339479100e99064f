"""What the index needs of a store: postings of keys, and a shelf of copies and stories.

Each call is one visit, safe to share by threads and processes; a store that cannot answer raises
StorageError. Everything may be forgotten after its time: a lost posting parts a story, it never
joins two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Protocol

Standing = tuple[float, Sequence[str], Sequence[str], int]
"""When a story's first copy was seen, its aliases, keys of its copies, and how many it has."""


class Postings(Protocol):
    """Which copies were written down under a key, within the look-back."""

    def slice_of(self, moment: float) -> int:
        """What was written in one slice of time is forgotten together."""
        ...

    def read(
        self, keys: Sequence[bytes], now: float, *, again: bool = False
    ) -> Mapping[bytes, Sequence[str]]:
        """The keys of copies under each key; keys without any may be left out.

        `again` where only what was written in the last minutes is of interest.
        """
        ...

    def write(self, keys: Iterable[bytes], copy: str, now: float) -> None:
        """Put a copy down under each key."""
        ...


class Shelf(Protocol):
    """Copies by key, and stories by id."""

    scope: Literal["shared", "process"]
    """Who sees what is kept here: all that name the same store, or this process alone."""

    def health(self) -> tuple[bool, str]:
        """Whether the store answers, and where it is, for a person."""
        ...

    def copies(self, keys: Sequence[str]) -> list[bytes | None]:
        """What is kept under these keys, in order; None for what is not there."""
        ...

    def keep(self, copy: str, data: bytes, story: str, seen: float) -> bytes:
        """Keep a copy under its key, unless something is kept there; what is kept there now."""
        ...

    def join(self, story: str, copy: str, seen: float) -> str:
        """Enter a copy on a story's roll, which is opened if there is none.

        "" if that was done; else the story was merged, and the id of the one it went into.
        """
        ...

    def absorb(self, story: str, into: str) -> str:
        """Merge a story into another; "" if that was done, else where it went before."""
        ...

    def roots(self, stories: Sequence[str]) -> list[str]:
        """For each id the story it is by now: itself, or what it was merged into; "" if unknown."""
        ...

    def roll(self, story: str, most: int) -> Standing | None:
        """The state of a story that was not merged, with some copies; None if unknown."""
        ...
