"""Which story a copy belongs to: found by keys, decided by comparing, without a lock.

A copy reads what stands under its keys, compares the few texts it finds, joins a story or opens
one, writes its own keys, and **reads again**. Of two copies that arrive at one moment whoever
writes second sees the other's keys, and their stories are merged: the earlier id stays, the later
becomes an alias. Measured without the second reading, nearly all racing copies were parted.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from copydesk.model.story import Printed, Roll
from copydesk.stories.compare import SHORT, Comparison, Relation, Text, Verdict, judge, passages_of
from copydesk.stories.fingerprint import KEY_BYTES, content_id, keys_of
from copydesk.stories.follow import with_dates
from copydesk.stories.packing import packed, unpacked
from copydesk.stories.ports import Postings, Shelf

RIVALS = 8
"""Texts compared at most in one reading: those with most keys in common."""

CLOSEST = 2
"""Of these, texts compared whatever they share; the others must share `LEAST` of the keys that the
shorter text can have. Stock phrases give many texts one key or two in common, and copies a third
of theirs and more: without this, an article in a house's own phrases costs ten that are not."""
LEAST = 0.15

SHOWN = 5
"""Copies compared in an answer; a story of hundreds is shown at its own address."""

REDUNDANT = 0.9
"""A copy of which the story has so much already adds no keys to the index."""

REMEMBERED = 128
"""Texts of other copies kept ready for comparing."""

Status = Literal["new", "joined", "merged"]


class Sibling(NamedTuple):
    """Another copy of the story, and how this one relates to it."""

    copy: Printed
    comparison: Comparison


class Kin(NamedTuple):
    """Another story with a part in common, and how this copy relates to a copy of it."""

    story: str
    copy: Printed
    relation: Relation
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Placing:
    """A copy in its story. `siblings` are the copies that were compared, of all on the roll."""

    copy: Printed
    roll: Roll
    status: Status
    siblings: tuple[Sibling, ...]
    related: tuple[Kin, ...]


class Index:
    """The stories of a store; safe to share by threads, and the store by processes."""

    def __init__(self, postings: Postings, shelf: Shelf) -> None:
        self.postings = postings
        self.shelf = shelf
        self._texts: OrderedDict[str, Text] = OrderedDict()

    def place(self, copy: Printed, text: Text) -> Placing:
        """Put a copy, seen now for the first time or not, in its story.

        `copy.story` and `copy.content_id` are this method's to say. Raises StorageError.
        """
        known = self.copies([copy.key])[0]
        if known is not None:
            opened = known.story == story_id(known)
            return self._placing(known, text, {}, "new" if opened else "joined")
        return _Arrival(self, replace(copy, content_id=content_id(text.words)), text).place()

    def copies(self, keys: Sequence[str]) -> list[Printed | None]:
        """The copies under these keys, in order; None for one that is not there."""
        return [unpacked(data) for data in self.shelf.copies(keys)]

    def roll(self, story: str, most: int) -> Roll | None:
        """The state of a story that was not merged, with at most so many of its copies."""
        standing = self.shelf.roll(story, most)
        if standing is None:
            return None
        first, aliases, copies, total = standing
        return Roll(story, first, tuple(aliases), tuple(copies), total)

    def text_of(self, copy: Printed) -> Text:
        """A copy's text, ready for comparing."""
        text = self._texts.get(copy.key)
        if text is None:
            text = self._texts[copy.key] = Text.of(copy.paragraphs)
            while len(self._texts) > REMEMBERED:
                self._texts.popitem(last=False)
        return text

    def merge(self, one: str, other: str) -> bool:
        """Make two stories one, whoever else is merging them; whether they were two."""
        merged = False
        while True:
            one, other = self.shelf.roots([one, other])
            if one == other or not (one and other):
                return merged
            early, late = sorted((one, other))
            merged |= not self.shelf.absorb(late, early)

    def _placing(
        self,
        copy: Printed,
        text: Text,
        judged: Mapping[str, tuple[Printed, Verdict]],
        status: Status,
    ) -> Placing:
        root = self.shelf.roots([copy.story])[0] or copy.story
        roll = self.roll(root, SHOWN + 1) or Roll(root, copy.seen, (), (copy.key,), 1)
        near = [key for key, (_, verdict) in judged.items() if verdict.same]
        others = list(dict.fromkeys([*near, *roll.copies]))
        shown = [key for key in others if key != copy.key][:SHOWN]
        unknown = [key for key in shown if key not in judged]
        fetched = dict(zip(unknown, self.copies(unknown), strict=True))
        siblings: list[Sibling] = []
        for key in shown:
            sibling = judged[key][0] if key in judged else fetched[key]
            if sibling is not None:
                verdict = judged[key][1] if key in judged else None
                siblings.append(Sibling(sibling, self._compared(text, sibling, verdict)))
        return Placing(copy, roll, status, tuple(siblings), self._related(copy, root, judged))

    def _compared(self, text: Text, sibling: Printed, verdict: Verdict | None) -> Comparison:
        other = self.text_of(sibling)
        passages = passages_of(text, other)
        return Comparison(verdict or judge(text, other, passages), passages)

    def _related(
        self, copy: Printed, root: str, judged: Mapping[str, tuple[Printed, Verdict]]
    ) -> tuple[Kin, ...]:
        kin = [
            (other, verdict)
            for other, verdict in judged.values()
            if not verdict.same and verdict.relation != "unrelated"
        ]
        if not kin:
            return ()
        roots = self.shelf.roots([other.story for other, _ in kin])
        found: dict[str, Kin] = {}
        for story, (other, verdict) in zip(roots, kin, strict=True):
            if story and story != root and story not in found:
                relation = with_dates(verdict.relation, copy.date, other.date)
                found[story] = Kin(story, other, relation, verdict)
        return tuple(found.values())


class _Arrival:
    """One copy on its way into a story."""

    def __init__(self, index: Index, copy: Printed, text: Text) -> None:
        self.index = index
        self.copy = copy
        self.text = text
        name = hashlib.blake2b(copy.content_id.encode(), digest_size=KEY_BYTES).digest()
        self.keys = [name, *(keys_of(text.words) if len(text.words) >= SHORT else ())]
        self.judged: dict[str, tuple[Printed, Verdict]] = {}

    def place(self) -> Placing:
        shelf, postings, now = self.index.shelf, self.index.postings, self.copy.seen
        found = postings.read(self.keys, now)
        self._judge(found)
        same = self._same()
        story = self._join(same)
        self.copy = replace(self.copy, story=story)
        # Before its keys: who finds a key finds the copy.
        kept = unpacked(shelf.keep(self.copy.key, packed(self.copy), story, self.copy.seen))
        twice = kept is not None and kept.story != story  # the same copy at the same moment
        merged = twice and self.index.merge(kept.story, story) if kept else False
        merged |= self._merge(same)
        if lacking := self._lacking(found):
            postings.write(lacking, self.copy.key, now)
            self._judge(postings.read(self.keys, now, again=True), seen=found)
            merged |= self._merge(self._same())
        status: Status = "merged" if merged else "joined" if same else "new"
        return self.index._placing(self.copy, self.text, self.judged, status)

    def _judge(
        self,
        found: Mapping[bytes, Sequence[str]],
        seen: Mapping[bytes, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """Compare with the copies that share most keys, but for those seen at another reading."""
        shared = Counter(copy for copies in found.values() for copy in set(copies))
        shared.pop(self.copy.key, None)
        for copy in {copy for copies in seen.values() for copy in copies}:
            shared.pop(copy, None)
        rivals = sorted(shared, key=lambda copy: (-shared[copy], copy))[:RIVALS]
        if not rivals:
            return
        for at, (key, rival) in enumerate(zip(rivals, self.index.copies(rivals), strict=True)):
            if rival is not None and (at < CLOSEST or shared[key] >= self._least(rival)):
                self.judged[key] = rival, judge(self.text, self.index.text_of(rival))

    def _least(self, rival: Printed) -> float:
        """How many keys a copy of this length shares at least, if it is worth a comparison."""
        size = len(self.copy.text) or 1
        return LEAST * len(self.keys) * min(1.0, len(rival.text) / size)

    def _same(self) -> list[Printed]:
        return [copy for copy, verdict in self.judged.values() if verdict.same]

    def _join(self, same: Iterable[Printed]) -> str:
        """Enter the copy on the roll of the earliest story it is a copy of, or open one."""
        roots = self.index.shelf.roots([copy.story for copy in same])
        story = min(filter(None, roots), default="") or story_id(self.copy)
        while parent := self.index.shelf.join(story, self.copy.key, self.copy.seen):
            story = parent
        return story

    def _merge(self, same: Iterable[Printed]) -> bool:
        stories = {copy.story for copy in same} - {self.copy.story}
        return sum(self.index.merge(self.copy.story, story) for story in sorted(stories)) > 0

    def _lacking(self, found: Mapping[bytes, Sequence[str]]) -> list[bytes]:
        """The keys by which nobody would find this story yet."""
        slice_of = self.index.postings.slice_of
        now = slice_of(self.copy.seen)
        fresh = {
            key: verdict
            for key, (copy, verdict) in self.judged.items()
            if verdict.same and slice_of(copy.seen) == now
        }
        if any(verdict.of_this.share >= REDUNDANT for verdict in fresh.values()):
            return []
        return [key for key in self.keys if fresh.keys().isdisjoint(found.get(key, ()))]


def story_id(copy: Printed) -> str:
    """The id of the story that a copy opens: sorts by the time, and is nobody else's.

    >>> story_id(Printed("00ff00ff00ff00ff", "", "", "", 1767000000.0, ""))
    'st1jdkmghg0qj7l5kr'
    """
    mark = int.from_bytes(hashlib.blake2b(copy.key.encode(), digest_size=5).digest(), "big")
    number = int(copy.seen * 1000) << 35 | mark >> 5
    octets = number.to_bytes(10, "big")
    return "st" + base64.b32hexencode(octets).decode().lower()
