"""Records in, records out: the one function that files, streams and archives have in common."""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from copydesk.bootstrap import desk_of
from copydesk.contract.problem import INTERNAL, fault_of, trace_of
from copydesk.desk import Desk
from copydesk.records import copy_of, key_of
from copydesk.settings import Settings

log = logging.getLogger(__name__)


class Reply(NamedTuple):
    """The answer to one record: `result` is the canonical document in JSON, or else there is a
    `problem`. `status` is what HTTP would have said, `fields` what the sender wants back."""

    id: str
    status: int
    result: bytes = b""
    problem: Mapping[str, object] | None = None
    fields: object = None

    def record(self) -> dict[str, Any]:
        """`{id?, status, fields?, result | problem}`, the document parsed."""
        value: dict[str, Any] = {"id": self.id} if self.id else {}
        value["status"] = self.status
        if self.fields is not None:
            value["fields"] = self.fields
        if self.problem is None:
            value["result"] = orjson.loads(self.result)
        else:
            value["problem"] = dict(self.problem)
        return value

    def line(self, number: int = 0, name: str = "") -> bytes:
        """The same as a line of NDJSON, with the number of the record and the name of the input
        it came from, if they are given: the line of a batch answer."""
        head: dict[str, Any] = {"line": number} if number else {}
        head["status"] = self.status
        if self.id:
            head["id"] = self.id
        if name:
            head["input"] = {"name": name}
        if self.fields is not None:
            head["fields"] = self.fields
        what, value = ("result", self.result) if self.problem is None else ("problem", b"")
        return b'%b,"%b":%b}\n' % (
            _dumped(head)[:-1],
            what.encode(),
            value or orjson.dumps(self.problem),
        )


def _dumped(value: Any) -> bytes:
    """JSON of what a sender or a column may hold; what has no form in it is written as text."""
    try:
        return orjson.dumps(value, default=_written, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:  # a number of more than 64 bits, half a surrogate pair
        return json.dumps(value, default=_written).encode()


def _written(value: object) -> str:
    return value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)


def normalise_batch(
    records: Iterable[Mapping[str, Any]], *, settings: Settings | None = None
) -> list[dict[str, Any]]:
    """One answer for each record, in order: `{id?, status, fields?, result | problem}`.

    A record holds one of `text`, `html`, `xml` (strings) or `bytes` (with `media_type` and, if it
    is known, `charset`), and may hold `id`, `url`, `publisher`, `language`, `filename`; `fields`
    may be anything and comes back as it is. A key whose value is None counts as absent. A record
    that cannot be normalised gets a `problem` and stops no other.

    The function can be pickled, and is pure: the same records give the same answers in whatever
    process. Rules are read once in each process, at the first call, as the `settings` say or the
    environment does. Raises `SettingsError` and `ProfileError`, and nothing for any record.
    """
    return list(normalise_each(records, settings=settings))


def normalise_each(
    records: Iterable[Mapping[str, Any]], *, settings: Settings | None = None
) -> Iterator[dict[str, Any]]:
    """As `normalise_batch`, one by one: for more records than memory holds."""
    desk = shared_desk(settings)
    for record in records:
        yield reply_to(desk, record).record()


def shared_desk(settings: Settings | None = None) -> Desk:
    """The desk of this process for such settings, by default those of the environment.

    In memory nothing is kept: a batch sees each record once.
    """
    return _desk(dataclasses.replace(settings or Settings.from_env(), cache_entries=0))


@lru_cache(4)
def _desk(settings: Settings) -> Desk:
    return desk_of(settings)


def reply_to(desk: Desk, record: object) -> Reply:
    """The answer to a record, whatever is wrong with it, or with us."""
    key, fields = "", None
    try:
        if isinstance(record, Mapping):
            key, fields = key_of(record), record.get("fields")
        return Reply(key, 200, desk.normalise(copy_of(record)).body, None, fields)
    except Exception as error:  # noqa: BLE001 - one record must not stop the others
        return refused(error, key, fields)


def refused(error: Exception, key: str = "", fields: object = None) -> Reply:
    """The answer to a record that came to nothing; what is our fault is logged."""
    fault = fault_of(error)
    if fault.code == INTERNAL:
        log.error("a record failed: %s", trace_of(error))
    return Reply(key, fault.status, b"", fault.problem(), fields)
