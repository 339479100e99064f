"""The story desk: which story an answered article is a copy of. State, and so beside the answer.

The canonical document is a function of the bytes; its story is a matter of what else was seen, and
when. So it is told next to the document, never in what is cached, and what goes wrong here costs
the article nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from copydesk.desk import Answer, Copy
from copydesk.errors import StorageError
from copydesk.model.story import Printed, Roll
from copydesk.release import Release
from copydesk.stories.compare import Text
from copydesk.stories.fingerprint import content_id
from copydesk.stories.index import Index, Placing, Sibling
from copydesk.writers.comparison import paragraphs_of
from copydesk.writers.placed import facts_in, story_of

MOST_SHOWN = 100
"""Copies that a story shows of itself, the earliest first."""


class Told(NamedTuple):
    """What is said of an article's story, and the siblings that were asked."""

    story: dict[str, Any]
    siblings: tuple[Sibling, ...] = ()


class StoryDesk:
    """Places articles in stories. `clock` gives seconds since 1970."""

    def __init__(self, index: Index, clock: Callable[[], float]) -> None:
        self.index = index
        self.scope = index.shelf.scope
        self._clock = clock

    def place(self, copy: Copy, answer: Answer, release: Release | None = None) -> Told:
        """The story of an article that was answered; why there is none, if there is none.

        Copies that may not go out are not told of. Raises as `Release.check` does if the story was
        killed.
        """
        document = answer.document
        paragraphs = paragraphs_of(document)
        text = Text.of(paragraphs)
        if not text.words:
            return Told({"unavailable": "the body has no words to compare"})
        printed = Printed(
            key=key_of(copy),
            story="",
            content_id="",
            uri=document["uri"],
            seen=self._clock(),
            text="\n\n".join(paragraphs),
            publisher=document.get("publisher", {}).get("name", ""),
            date=document.get("datePublished", ""),
            facts=facts_in(document),
            id=answer.id,
        )
        try:
            placing = self.index.place(printed, text)
        except StorageError:
            why = "the store of stories does not answer"
            return Told({"unavailable": why, "contentId": content_id(text.words)})
        if release is not None:
            release.check_story((placing.roll.id, *placing.roll.aliases))
            placing = _allowed(placing, release)
        return Told(story_of(placing, text, self.scope), placing.siblings)

    def families(self, keys: Iterable[str]) -> list[list[Printed]]:
        """The copies under these keys, those of one story together, the fullest of each first."""
        copies = [copy for copy in self.index.copies(list(keys)) if copy is not None]
        roots = self.index.shelf.roots([copy.story for copy in copies])
        found: dict[str, list[Printed]] = {}
        for root, copy in zip(roots, copies, strict=True):
            found.setdefault(root, []).append(replace(copy, story=root))
        return [sorted(some, key=lambda copy: -len(copy.text)) for some in found.values()]

    def find(
        self, story: str, release: Release | None = None
    ) -> tuple[Roll, list[Printed | None]] | None:
        """A story by its id or an alias, with its copies; None if unknown.

        A copy that may not go out is None. Raises StorageError, and as `Release.check` does if
        the story was killed.
        """
        root = self.index.shelf.roots([story])[0]
        roll = self.index.roll(root, MOST_SHOWN) if root else None
        if roll is None:
            return None
        copies = self.index.copies(roll.copies)
        if release is not None:
            release.check_story((roll.id, *roll.aliases))
            copies = [None if one and _held(one, release) else one for one in copies]
        return roll, copies


def _allowed(placing: Placing, release: Release) -> Placing:
    """The placing without copies that may not go out."""
    return replace(
        placing,
        siblings=tuple(one for one in placing.siblings if not _held(one.copy, release)),
        related=tuple(one for one in placing.related if not _held(one.copy, release)),
    )


def _held(copy: Printed, release: Release) -> bool:
    return release.holds_back((copy.id, copy.uri))


def key_of(copy: Copy) -> str:
    """The key of a copy: what was printed, by whom and where; not what its file was called."""
    hints = copy.hints
    about = "\0".join((hints.url, hints.publisher, str(copy.part[0])))
    digest = hashlib.blake2b(about.encode("utf-8", "surrogatepass"), digest_size=8)
    digest.update(b"\0")
    digest.update(copy.data)
    return digest.hexdigest()
