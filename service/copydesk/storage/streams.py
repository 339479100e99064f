"""Redis Streams as a feed: messages taken by a group, each answered once or buried with its reason.

Answering is one step of the server: the message is acknowledged, taken out of its stream, and its
answer added, or none of these. So however often a message is worked on, and by whom, the output
stream gets one answer to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from redis.exceptions import RedisClusterException, RedisError, ResponseError

from copydesk.errors import StorageError
from copydesk.storage.redis import backend_of

T = TypeVar("T")
Fields = Mapping[bytes, bytes]

_SETTLE = """
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
if ARGV[3] == '1' then redis.call('XDEL', KEYS[1], ARGV[2]) end
if ARGV[4] == '0' then redis.call('XADD', KEYS[2], '*', unpack(ARGV, 5))
else redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', unpack(ARGV, 5)) end
return 1
"""
"""KEYS: stream, and the one to add to. ARGV: group, message, whether to delete it, the most entries
(0: any number), then fields and values."""


class Names(NamedTuple):
    """The streams and the group. On a cluster all three streams must have one slot: what stands
    between braces decides."""

    taken: str = "{copydesk}:in"
    given: str = "{copydesk}:out"
    dead: str = "{copydesk}:dead"
    group: str = "copydesk"


class Message(NamedTuple):
    """A message of a feed, and how often it has been handed out, this time included."""

    id: str
    fields: Fields
    deliveries: int = 1


class Lag(NamedTuple):
    """How far a feed is behind: messages nobody has taken, those that are being worked on, and
    answers in the output stream."""

    waiting: int
    pending: int
    answers: int


class Feed:
    """One consumer of a group. `timeout` is in seconds, for each answer of the server; `most` is
    how many entries the output may hold.

    Raises SettingsError for a URL that cannot be used, StorageError if Redis does not answer.
    """

    def __init__(
        self,
        url: str,
        names: Names,
        consumer: str,
        *,
        most: int,
        trim: bool = False,
        keep: bool = False,
        timeout: float = 10.0,
    ) -> None:
        self.names = names
        self._consumer = consumer
        self._most, self._trim, self._keep = most, trim, keep
        self._client: Any = backend_of(url, timeout).writer_client
        self._settle = self._client.register_script(_SETTLE)
        self._cursor = "0-0"

    def join(self) -> None:
        """Makes stream and group where they are not there: a new group begins with the oldest."""
        try:
            self._ask(self._client.xgroup_create, self.names.taken, self.names.group, "0", True)
        except _Refused as refusal:
            if "BUSYGROUP" not in refusal.detail:
                raise

    def take(self, count: int, wait: float) -> list[Message]:
        """Up to `count` messages nobody has had yet; waits so many seconds for the first one."""
        found = self._ask(
            self._client.xreadgroup,
            self.names.group,
            self._consumer,
            {self.names.taken: ">"},
            count=count,
            block=max(1, round(wait * 1000)),
        )
        entries = found.values() if isinstance(found, dict) else (pair[1] for pair in found or ())
        flat = (one for some in entries for one in _entries(some))
        return [Message(id.decode(), fields or {}) for id, fields in flat]

    def reclaim(self, idle: float) -> Message | None:
        """A message that somebody took and has not settled for so many seconds, now ours."""
        reply = self._ask(
            self._client.xautoclaim,
            self.names.taken,
            self.names.group,
            self._consumer,
            round(idle * 1000),
            self._cursor,
            count=1,
        )
        self._cursor = reply[0].decode() if isinstance(reply[0], bytes) else str(reply[0])
        for id, fields in reply[1]:
            if fields is not None:
                name = id.decode()
                return Message(name, fields, self._deliveries_of(name))
        return None

    def _deliveries_of(self, message: str) -> int:
        pending = self._ask(
            self._client.xpending_range, self.names.taken, self.names.group, message, message, 1
        )
        return int(pending[0]["times_delivered"]) if pending else 1

    def answer(self, message: Message, fields: Mapping[str, str | bytes]) -> bool:
        """Settles a message with its answer; False if it has been settled by somebody else."""
        return self._put(message, self.names.given, self._most if self._trim else 0, fields)

    def bury(self, message: Message, fields: Mapping[str, str | bytes]) -> bool:
        """Settles a message that cannot be answered: itself, and why, in the stream of the dead."""
        whole = {**{key.decode(errors="replace"): one for key, one in message.fields.items()}}
        return self._put(message, self.names.dead, self._most, {**whole, **fields})

    def _put(
        self, message: Message, stream: str, most: int, fields: Mapping[str, str | bytes]
    ) -> bool:
        pairs = [part for pair in fields.items() for part in pair]
        arguments = [self.names.group, message.id, int(not self._keep), most, *pairs]
        return bool(self._ask(self._settle, keys=[self.names.taken, stream], args=arguments))

    def has_room(self) -> bool:
        """Whether the output may take more. What all its own groups have done with is let go."""
        if self._trim or self._ask(self._client.xlen, self.names.given) < self._most:
            return True
        done = [
            self._done_by(group) for group in self._ask(self._client.xinfo_groups, self.names.given)
        ]
        if done:
            least = min(done, key=_order)
            self._ask(self._client.xtrim, self.names.given, minid=least, approximate=False)
        return bool(self._ask(self._client.xlen, self.names.given) < self._most)

    def _done_by(self, group: Mapping[str, Any]) -> str:
        """The first entry of the output that a group still needs, or the last one it had."""
        if group["pending"]:
            summary = self._ask(self._client.xpending, self.names.given, group["name"])
            if summary["min"]:
                return _text(summary["min"])
        return _text(group["last-delivered-id"])

    def lag(self) -> Lag:
        """How far the feed is behind, now."""
        names = self.names
        for group in self._ask(self._client.xinfo_groups, names.taken):
            if _text(group["name"]) == names.group:
                answers = self._ask(self._client.xlen, names.given)
                return Lag(self._waiting(group), int(group["pending"]), int(answers))
        raise StorageError(f"no group {names.group} at {names.taken}")

    def _waiting(self, group: Mapping[str, Any]) -> int:
        """The server counts, unless messages were deleted before their turn; then it is counted."""
        if group.get("lag") is not None:
            return int(group["lag"])
        after = f"({_text(group['last-delivered-id'])}"
        return len(self._ask(self._client.xrange, self.names.taken, after, "+"))

    def close(self) -> None:
        """Leaves the group if nothing is left undone; what is, others reclaim by our name."""
        names = self.names
        pending = self._ask(
            self._client.xpending_range, names.taken, names.group, "-", "+", 1, self._consumer
        )
        if not pending:
            self._ask(self._client.xgroup_delconsumer, names.taken, names.group, self._consumer)
        self._client.close()

    def _ask(self, ask: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return ask(*args, **kwargs)
        except ResponseError as refusal:
            raise _Refused(str(refusal)) from refusal
        except (RedisError, RedisClusterException, OSError) as failure:
            raise StorageError(f"{type(failure).__name__}: {failure}") from failure


class _Refused(StorageError):
    """Redis answered, and would not."""


def _entries(some: Any) -> Any:
    """The entries of one stream; newer protocols give a list of lists."""
    return some[0] if some and isinstance(some[0], list) else some


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _order(id: str) -> tuple[int, int]:
    """The order of ids.

    >>> sorted(("10-1", "9-2", "9-10"), key=_order)
    ['9-2', '9-10', '10-1']
    """
    moment, _, number = id.partition("-")
    return int(moment), int(number or 0)
