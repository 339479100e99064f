"""What is remembered of a printed copy, and of the story it is a copy of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Printed:
    """One copy as it was seen: what it takes to recognise it, to show it, and to ask it.

    `key` is the copy's own, 16 hexadecimal digits; `story` the id of the story it was put in,
    which may since have become an alias; `seen` seconds since 1970; `text` the body as printed, a
    blank line between paragraphs; `facts` properties of the document that a sibling may ask for;
    `id` that of the answer it got.
    """

    key: str
    story: str
    content_id: str
    uri: str
    seen: float
    text: str
    publisher: str = ""
    date: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""

    @property
    def paragraphs(self) -> list[str]:
        """The body's paragraphs, as printed."""
        return [paragraph for paragraph in self.text.split("\n\n") if paragraph]


class Roll(NamedTuple):
    """A story's state: its id, when its first copy was seen, what other ids it had, and the keys
    of its copies, earliest first, as many as were asked for, of `total`."""

    id: str
    first: float
    aliases: tuple[str, ...]
    copies: tuple[str, ...]
    total: int
