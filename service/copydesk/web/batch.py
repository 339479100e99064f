"""Many articles in one request: NDJSON in, NDJSON out, line by line.

The whole request is spooled before the first line of the answer: a sender who reads only when
all is sent, as most do, would otherwise wait for us while we wait for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import orjson
from flask import Response

from copydesk.contract.problem import INTERNAL
from copydesk.desk import Answer, Copy
from copydesk.errors import InputTooLarge, SeveralArticles, UnsupportedMediaType
from copydesk.records import json_copy, lines, parse_json, sender_key
from copydesk.web import documentation as docs
from copydesk.web import storied
from copydesk.web.body import PIECE, spool_body, too_large
from copydesk.web.documentation import Blueprint
from copydesk.web.intake import flag, query_of
from copydesk.web.negotiation import media_type_of, preferred
from copydesk.web.problems import NotAcceptable, fault_of, log_failure
from copydesk.web.request import current
from copydesk.web.service import Service, service

BATCH = Blueprint("batch", __name__, description="Many articles in one request")

MEDIA_TYPES = ("application/x-ndjson", "application/ndjson", "application/jsonl")
"""Names of one format, the one that is most in use first."""


@BATCH.operation("POST", "/v1/articles:batch", docs.BATCH)
def normalise() -> Response:
    """Normalise many articles

    One request object a line in, one answer a line out, in the same order; then one line with the
    count. A record that cannot be normalised gets a problem on its line and stops no other. Blank
    lines are passed over, but keep their number. The request is read to its end before the answer
    begins.
    """
    request = current()
    environ = request.environ
    story = flag(query_of(environ, (storied.STORY,)), storied.STORY, default=True)
    form = preferred(environ.get("HTTP_ACCEPT", ""), MEDIA_TYPES)
    if not form:
        raise NotAcceptable(f"one of {', '.join(MEDIA_TYPES)} can be had here")
    declared = media_type_of(environ.get("CONTENT_TYPE", "")).name
    if declared not in MEDIA_TYPES:
        raise UnsupportedMediaType(f"one of {', '.join(MEDIA_TYPES)} is wanted")
    office = service()
    spool = spool_body(environ, office.settings.max_batch_bytes, limit="max_batch_bytes")
    try:
        bound_lines(spool, office.settings.max_batch_lines)
        office.gate.enter()
    except BaseException:
        spool.close()
        raise
    answers = Answers(
        office, spool, request.id, story=story
    )  # closed by the server, however it ends
    response = Response(answers, 200, [("Content-Type", form), ("Vary", "Accept")])
    if not office.desk.cache.health().ok:
        response.headers["Copydesk-Cache"] = "unavailable"
    return response


class Answers:
    """The lines of an answer, made as they are asked for. It must be closed: it holds a place."""

    def __init__(
        self, office: Service, spool: IO[bytes], request: str, *, story: bool = False
    ) -> None:
        self._story = story
        self._office = office
        self._spool = spool
        self._request = request
        self._open = True

    def __iter__(self) -> Iterator[bytes]:
        """About PIECE bytes at a time: a chunk for each line would cost more than many lines."""
        waiting: list[bytes] = []
        size = ok = failed = 0
        for number, raw in lines(self._spool, self._office.settings.max_bytes):
            for line, fine in self._answers(number, raw):
                ok, failed = ok + fine, failed + (not fine)
                waiting.append(line)
                size += len(line)
                if size >= PIECE:
                    yield b"".join(waiting)
                    waiting, size = [], 0
        total = {"summary": {"in": ok + failed, "ok": ok, "failed": failed}}
        waiting.append(orjson.dumps(total) + b"\n")
        yield b"".join(waiting)

    def close(self) -> None:
        """Give back the place and the spool; once is enough, twice does no harm."""
        if self._open:
            self._open = False
            self._spool.close()
            self._office.gate.leave()

    def _answers(self, number: int, raw: bytes | None) -> Iterator[tuple[bytes, bool]]:
        """The line for one record, and whether it is a result; a line for each article of a record
        that holds several. `raw` is None if it is too long."""
        key = ""
        copies: list[Copy] = []
        try:
            if raw is None:
                raise too_large("max_bytes", self._office.settings.max_bytes)
            value = parse_json(raw)
            key = sender_key(value)
            copy = json_copy(value)
            try:
                answer = self._normalised(copy)
            except SeveralArticles:
                copies = self._office.desk.articles(copy)
            else:
                yield b'{%b,"result":%b}\n' % (_head(number, 200, key), answer.body), True
        except Exception as error:  # noqa: BLE001 - one record must not stop the others
            yield self._problem(number, key, error), False
        for copy in copies:
            try:
                body = self._normalised(copy).body
            except Exception as error:  # noqa: BLE001 - one article must not stop the others
                yield self._problem(number, key, error, copy.part), False
            else:
                yield b'{%b,"result":%b}\n' % (_head(number, 200, key, copy.part), body), True

    def _normalised(self, copy: Copy) -> Answer:
        """The answer to an article, with its story if that is wanted."""
        answer = self._office.normalise(copy)
        return storied.with_story(self._office, copy, answer) if self._story else answer

    def _problem(
        self, number: int, key: str, error: Exception, part: tuple[int, int] = (1, 1)
    ) -> bytes:
        """Without `instance`, so that the same batch gets the same answer."""
        fault = fault_of(error)
        metrics = self._office.metrics
        metrics.failed()
        metrics.problem(fault.code)
        if fault.code == INTERNAL:
            log_failure(error, self._request, number)
        head = _head(number, fault.status, key, part)
        return b'{%b,"problem":%b}\n' % (head, orjson.dumps(fault.problem()))


def _head(number: int, status: int, key: str, part: tuple[int, int] = (1, 1)) -> bytes:
    head = b'"line":%d,"status":%d' % (number, status)
    if part[1] > 1:
        head += b',"part":{"index":%d,"of":%d}' % part
    return head + b',"id":' + orjson.dumps(key) if key else head


def bound_lines(spool: IO[bytes], most: int) -> None:
    """Raises InputTooLarge for more than so many lines, blank ones included."""
    count, last = 0, b"\n"
    while piece := spool.read(PIECE):
        count += piece.count(b"\n")
        last = piece[-1:]
    spool.seek(0)
    count += last != b"\n"
    if count > most:
        raise InputTooLarge(f"{count} lines; at most {most}", limit="max_batch_lines", most=most)
