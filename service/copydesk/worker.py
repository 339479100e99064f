"""A worker of a live feed: takes messages, answers each once, and steps back when it must."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import zstandard

from copydesk.batch import Reply, refused, reply_to
from copydesk.contract.problem import problem_of
from copydesk.contract.request import CONTENT_TYPES, REQUEST
from copydesk.desk import Desk
from copydesk.errors import CopydeskError, MalformedRequest, StorageError
from copydesk.records import parse_json
from copydesk.storage.streams import Feed, Message

log = logging.getLogger(__name__)

_ZSTD = b"\x28\xb5\x2f\xfd"
_KNOWN = {*REQUEST.fields, "charset"}
PAUSES = (0.1, 0.5, 2.0, 5.0)
"""Seconds to wait for a Redis that does not answer, the first time, the second, and so on."""


class Pace(NamedTuple):
    """How a worker goes about it: messages taken at a time, seconds after which what nobody has
    settled is taken over, deliveries after which a message is buried, seconds to wait for news,
    and the most bytes of a packed record."""

    at_once: int = 16
    idle: float = 60.0
    deliveries: int = 3
    wait: float = 1.0
    most: int = 16 * 1024 * 1024


class Worker:
    """Works off a feed until it is told to stop. `counts` says what it did: messages `ok`,
    `refused` (the sender's mistake), `failed` (to be tried again), `buried`, `late` (settled by
    somebody else first), `reclaimed`, and times it `waited` for room."""

    def __init__(self, desk: Desk, feed: Feed, pace: Pace, *, pack: bool = False) -> None:
        self._desk = desk
        self._feed = feed
        self._pace = pace
        self._packer = zstandard.ZstdCompressor() if pack else None
        self._stopped = False
        self._look = 0.0
        self.counts: Counter[str] = Counter()

    def stop(self) -> None:
        """Finish what is in hand, and take nothing more."""
        self._stopped = True

    def run(self, told: Callable[[], None] = lambda: None) -> None:
        """Until it is stopped; `told` is called after every round. A Redis that does not answer
        is waited for."""
        failures = 0
        while not self._stopped:
            try:
                self._feed.join()
                while not self._stopped:
                    self._round()
                    failures = 0
                    told()
                self._feed.close()
            except StorageError as failure:
                pause = PAUSES[min(failures, len(PAUSES) - 1)]
                failures += 1
                log.warning("waiting %.1f s for the feed: %s", pause, failure.detail)
                self._sleep(pause)

    def _round(self) -> None:
        if not self._feed.has_room():
            self.counts["waited"] += 1
            self._sleep(self._pace.wait / 4)
            return
        self._reclaim()
        for message in self._feed.take(self._pace.at_once, self._pace.wait):
            self._settle(message)

    def _reclaim(self) -> None:
        """What others have left, one at a time: the one that killed them takes no other with it."""
        if time.monotonic() < self._look:
            return
        while not self._stopped and (message := self._feed.reclaim(self._pace.idle)):
            self.counts["reclaimed"] += 1
            if message.deliveries > self._pace.deliveries:
                self._bury(message)
            else:
                self._settle(message)
        self._look = time.monotonic() + min(self._pace.idle / 2, 5.0)

    def _settle(self, message: Message) -> None:
        reply = self._reply(message)
        if reply.status >= 500:  # ours, and perhaps not there the next time
            self.counts["failed"] += 1
            return
        settled = self._feed.answer(message, self._fields_of(message, reply))
        what = "ok" if reply.problem is None else "refused"
        self.counts[what if settled else "late"] += 1

    def _reply(self, message: Message) -> Reply:
        try:
            record = record_of(message.fields, self._pace.most)
        except CopydeskError as mistake:
            return refused(mistake, message.id)
        if isinstance(record, dict) and record.get("id") is None:
            record["id"] = message.id
        return reply_to(self._desk, record)

    def _fields_of(self, message: Message, reply: Reply) -> Mapping[str, str | bytes]:
        line = reply.line()[:-1]
        return {
            "id": reply.id or message.id,
            "status": str(reply.status),
            "message": message.id,
            "answer": self._packer.compress(line) if self._packer else line,
        }

    def _bury(self, message: Message) -> None:
        times = message.deliveries - 1
        told = f"handed out {times} times, and never answered: it may have killed its workers"
        problem = problem_of("message.undeliverable", "The message was given up", 500, told)
        reply = Reply("", 500, problem=problem)
        fields: dict[str, str | bytes] = {
            "message": message.id,
            "deliveries": str(times),
            "problem": reply.line()[:-1],
        }
        if self._feed.bury(message, fields):
            self.counts["buried"] += 1
            log.error("message %s was given up after %d deliveries", message.id, times)

    def _sleep(self, seconds: float) -> None:
        """Waits, but not for longer than a stop may take to be noticed."""
        end = time.monotonic() + seconds
        while not self._stopped and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, 0.2))


def record_of(fields: Mapping[bytes, bytes], most: int) -> Any:
    """The record in a message: its field `record` (JSON, perhaps packed with zstd), or else its
    fields themselves, where those that are not ours come back with the answer.

    Raises MalformedRequest. At most `most` bytes are unpacked.
    """
    if (packed := fields.get(b"record")) is not None:
        return parse_json(_unpacked(packed, most) if packed[:4] == _ZSTD else packed)
    record: dict[str, Any] = {}
    beside: dict[str, str] = {}
    for key, value in fields.items():
        name = key.decode("utf-8", "backslashreplace")
        if name == "bytes":
            record[name] = value
        elif name in CONTENT_TYPES or name in _KNOWN:
            record[name] = _text(name, value)
        else:
            beside[name] = value.decode("utf-8", "backslashreplace")
    return {**record, "fields": beside} if beside else record


def _text(name: str, value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as fault:
        raise MalformedRequest(f"{name} is not UTF-8 at byte {fault.start}: try bytes") from None


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        if not 0 <= zstandard.frame_content_size(data) <= most:
            raise MalformedRequest(
                f"a packed record of more than {most} bytes, or of no known size"
            )
        unpacked: bytes = zstandard.ZstdDecompressor().decompress(data)
    except zstandard.ZstdError as damage:
        raise MalformedRequest(f"not zstd: {damage}") from None
    return unpacked
