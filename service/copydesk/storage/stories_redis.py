"""Copies and stories in Redis, shared by workers and machines; one server, Sentinel or Cluster.

    copydesk:s1:k:WEEK:BITS:BUCKET   ZSET   postings: rest of the key and the copy, 13 bytes each
    copydesk:s1:c:COPY               string a copy, packed by zstd
    copydesk:s1:{STORY}:s            HASH   parent | first
    copydesk:s1:{STORY}:m            ZSET   copy -> when it was seen
    copydesk:s1:{STORY}:a            SET    stories that were merged into it

Postings stand together in buckets, which Redis packs into a few bytes each as long as they are
small: a tenth of what a Redis key for each would take. A bucket holds one week and is forgotten
whole. Every command touches one key, or keys of one slot: nothing here needs a transaction over
slots, and none is used.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Literal

import zstandard

from copydesk.storage.redis import LARGEST, Breaker, Unavailable, client_of, place_of

WEEK: Final = 7 * 86_400
HOUR: Final = 3_600
LOOK_BACK: Final = 2
"""Slices read: this week's and the last one's, so 7 to 14 days."""

LIFE: Final = 3 * WEEK
"""Seconds after which a slice, a copy and the roll of a story are forgotten if nothing is added."""

KEYS_OF_A_COPY: Final = 27
"""Keys of an article of 450 words."""

PACKED: Final = 100
"""Postings in a bucket, at most: up to 128 Redis packs by default, more take five times the
room."""

MOST_POSTINGS: Final = 64
"""Copies under one key; a key of more is a stock phrase, and tells nothing."""

_SPACE: Final = "copydesk:s1"

_JOIN: Final = """
local parent = redis.call('HGET', KEYS[1], 'parent')
if parent then return parent end
redis.call('HSETNX', KEYS[1], 'first', ARGV[2])
redis.call('ZADD', KEYS[2], 'NX', ARGV[2], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('EXPIRE', KEYS[2], ARGV[3])
redis.call('EXPIRE', KEYS[3], ARGV[3])
return ''
"""
"""Enter a copy on a roll, unless the story was merged: then the id of where it went."""

_ABSORB: Final = """
local parent = redis.call('HGET', KEYS[1], 'parent')
if parent then return parent end
redis.call('HSET', KEYS[1], 'parent', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return ''
"""


class RedisStories:
    """A store of stories in Redis. `url`, `timeout` and `clock` are as of `RedisCache`; `weekly`
    is how many articles a week the buckets are made for: of another number nothing is found that
    was written for this one.
    """

    scope: Literal["shared", "process"] = "shared"

    def __init__(
        self, url: str, *, timeout: float, clock: Callable[[], float], weekly: int = 100_000
    ) -> None:
        self._bits = bits_for(weekly)
        self._client = client_of(url, timeout)
        self._breaker = Breaker(clock)
        self._place = place_of(url)
        self._own = threading.local()

    # --- Postings ---

    def slice_of(self, moment: float) -> int:
        return int(moment // WEEK)

    def read(
        self, keys: Sequence[bytes], now: float, *, again: bool = False
    ) -> Mapping[bytes, Sequence[str]]:
        """In this week's slice and the last one's; again in this one's alone, but for its first
        hour, when another clock may still be in the last."""
        back = 1 if again and now % WEEK > HOUR else LOOK_BACK
        weeks = [self.slice_of(now) - past for past in range(back)]
        asked = [(key, week) for key in keys for week in weeks]

        def ask() -> list[Any]:
            pipeline = self._client().pipeline(transaction=False)
            for key, week in asked:
                rest = key[self._bits // 8 :]
                span = b"[" + rest, b"(" + _after(rest)
                pipeline.zrangebylex(self._bucket(key, week), *span, start=0, num=MOST_POSTINGS)
            answers: list[Any] = pipeline.execute()
            return answers

        found: dict[bytes, list[str]] = {}
        for (key, _), members in zip(asked, self._breaker.call(ask), strict=True):
            if members:
                found.setdefault(key, []).extend(member[-8:].hex() for member in members)
        return found

    def _bucket(self, key: bytes, week: int) -> str:
        number = int.from_bytes(key[:3], "big") >> 24 - self._bits
        return f"{_SPACE}:k:{week}:{self._bits}:{number:x}"

    def write(self, keys: Iterable[bytes], copy: str, now: float) -> None:
        week, octets = self.slice_of(now), bytes.fromhex(copy)

        def tell() -> None:
            pipeline = self._client().pipeline(transaction=False)
            for key in keys:
                bucket = self._bucket(key, week)
                pipeline.zadd(bucket, {key[self._bits // 8 :] + octets: 0})
                pipeline.expire(bucket, LIFE)
            pipeline.execute()

        self._breaker.call(tell)

    # --- Shelf ---

    def copies(self, keys: Sequence[str]) -> list[bytes | None]:
        def ask() -> list[bytes | None]:
            pipeline = self._client().pipeline(transaction=False)
            for key in keys:
                pipeline.get(f"{_SPACE}:c:{key}")
            answers: list[bytes | None] = pipeline.execute()
            return answers

        return [self._unpacked(one) for one in self._breaker.call(ask)] if keys else []

    def keep(self, copy: str, data: bytes, story: str, seen: float) -> bytes:
        packed = self._zstd("packer", zstandard.ZstdCompressor).compress(data)
        name = f"{_SPACE}:c:{copy}"
        if self._breaker.call(lambda: self._client().set(name, packed, ex=LIFE, nx=True)):
            return data
        (kept,) = self.copies([copy])
        return data if kept is None else kept

    def join(self, story: str, copy: str, seen: float) -> str:
        names = [_of(story, part) for part in "sma"]
        return self._run(_JOIN, names, copy, repr(seen), LIFE)

    def absorb(self, story: str, into: str) -> str:
        def tell() -> None:
            pipeline = self._client().pipeline(transaction=False)
            pipeline.sadd(_of(into, "a"), story)
            pipeline.expire(_of(into, "a"), LIFE)
            pipeline.execute()

        # Before the story knows: whoever stops between the two leaves an alias too many, whose
        # copies belong here anyway, and not copies that no roll shows.
        self._breaker.call(tell)
        return self._run(_ABSORB, [_of(story, "s")], into, LIFE)

    def _run(self, script: str, names: list[str], *arguments: Any) -> str:
        answer = self._breaker.call(
            lambda: self._client().eval(script, len(names), *names, *arguments)
        )
        return answer.decode() if isinstance(answer, bytes) else str(answer)

    def roots(self, stories: Sequence[str]) -> list[str]:
        """One visit for each step of the longest way; parents are earlier, so no way is round."""
        found: dict[str, str] = {}
        asked = set(stories)
        parents: dict[str, str] = {}
        while asked:
            some = sorted(asked)
            for story, (first, parent) in zip(some, self._states(some), strict=True):
                if parent:
                    parents[story] = parent
                else:
                    found[story] = story if first else ""
            asked = {one for one in parents.values() if one not in parents and one not in found}
        answer = []
        for story in stories:
            while story in parents:
                story = parents[story]
            answer.append(found[story])
        return answer

    def _states(self, stories: Sequence[str]) -> list[tuple[bytes | None, str]]:
        def ask() -> list[Any]:
            pipeline = self._client().pipeline(transaction=False)
            for story in stories:
                pipeline.hmget(_of(story, "s"), "first", "parent")
            answers: list[Any] = pipeline.execute()
            return answers

        states = self._breaker.call(ask)
        return [(first or parent, parent.decode() if parent else "") for first, parent in states]

    def roll(self, story: str, most: int) -> tuple[float, list[str], list[str], int] | None:
        family, first, total = [story], 0.0, 0
        seen: dict[str, float] = {}
        for one in family:
            state, copies, size, children = self._part(one, most)
            if one == story:
                if state is None:
                    return None
                first = float(state)
            total += size
            seen |= {copy.decode(): at for copy, at in copies}
            family += [child.decode() for child in sorted(children) if child.decode() not in family]
        ranked = sorted(seen, key=lambda copy: (seen[copy], copy))
        if ranked:
            first = min(first, seen[ranked[0]])
        if total <= most:
            total = len(ranked)  # a copy may be on two rolls that became one
        return first, family[1:], ranked[:most], total

    def _part(self, story: str, most: int) -> Any:
        def ask() -> Any:
            pipeline = self._client().pipeline(transaction=False)
            pipeline.hget(_of(story, "s"), "first")
            pipeline.zrange(_of(story, "m"), 0, most - 1, withscores=True)
            pipeline.zcard(_of(story, "m"))
            pipeline.smembers(_of(story, "a"))
            return pipeline.execute()

        return self._breaker.call(ask)

    def health(self) -> tuple[bool, str]:
        """Whether Redis answers a PING now; it is not asked while the breaker is open."""
        try:
            self._breaker.call(lambda: self._client().ping())
        except Unavailable as lost:
            return False, f"redis: {self._place}: {lost.detail}"
        return True, f"redis: {self._place}; shared by all workers"

    # --- Packing ---

    def _unpacked(self, packed: bytes | None) -> bytes | None:
        """At most LARGEST bytes, whatever stands there: what is not ours is as good as none."""
        try:
            if packed is None or not 0 <= zstandard.frame_content_size(packed) <= LARGEST:
                return None
            data: bytes = self._zstd("unpacker", zstandard.ZstdDecompressor).decompress(packed)
        except zstandard.ZstdError:
            return None
        return data

    def _zstd(self, name: str, kind: Callable[[], Any]) -> Any:
        """A packer of this thread's own: none may be used by two at once."""
        if not hasattr(self._own, name):
            setattr(self._own, name, kind())
        return getattr(self._own, name)


def _of(story: str, part: str) -> str:
    """A key of a story; the braces put all of a story's in one slot of a cluster."""
    return f"{_SPACE}:{{{story}}}:{part}"


def bits_for(weekly: int) -> int:
    """Bits of a key that name its bucket, so that a week's postings fill buckets well.

    >>> [bits_for(weekly) for weekly in (1, 100_000, 1_000_000)]
    [8, 15, 19]
    """
    return max(8, min(24, math.ceil(math.log2(weekly * KEYS_OF_A_COPY / PACKED))))


def _after(octets: bytes) -> bytes:
    """The least string of bytes behind all that begin with these."""
    stripped = octets.rstrip(b"\xff")
    return stripped[:-1] + bytes([stripped[-1] + 1]) if stripped else b"\xff" * (len(octets) + 9)
