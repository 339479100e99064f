"""The answer to an input of several articles: a list, whatever became of each.

An envelope of exactly one article is answered as that article is. Who wants a list in any case asks
for NDJSON: one line for each article, then the count.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

import orjson

from copydesk.contract.problem import INTERNAL
from copydesk.desk import Copy
from copydesk.errors import InputTooLarge
from copydesk.web.body import Environ
from copydesk.web.negotiation import is_current
from copydesk.web.problems import NotAcceptable, fault_of, log_failure
from copydesk.web.ready import Reply, not_modified, ok
from copydesk.web.request import request_id
from copydesk.web.service import Service
from copydesk.web.storied import with_story

JSON = "application/json"
NDJSON = "application/x-ndjson"
LINES = "ndjson"
"""The name of NDJSON in `?format=`."""


class Part(NamedTuple):
    """One of the articles: JSON of its place and its result or problem, without braces."""

    json: bytes
    fine: bool


def answer_all(
    office: Service, copy: Copy, form: str, environ: Environ, *, story: bool = False
) -> Reply:
    """All articles of an input, each with its result or its problem, and how many there are; with
    their stories if those are wanted.

    Raises NotAcceptable for a form that is one document for each article, and InputTooLarge where
    there are more than a batch may hold.
    """
    if form not in ("json", LINES):
        raise NotAcceptable(f"several articles: {JSON} or {NDJSON} can be had of them")
    with office.turn:
        copies = office.desk.articles(copy)
    most = office.settings.max_batch_lines
    if len(copies) > most:
        told = f"{len(copies)} articles; at most {most}"
        raise InputTooLarge(told, limit="max_batch_lines", most=most)
    parts = list(_parts(office, copies, request_id(environ), story=story))
    fine = sum(part.fine for part in parts)
    count = {"in": len(parts), "ok": fine, "failed": len(parts) - fine}
    body = _body(parts, form, count)
    tag = f'"{office.desk.edition}-{sha256(body).hexdigest()[:40]}"'
    headers = [("ETag", tag), ("Vary", "Accept")]
    if is_current(environ.get("HTTP_IF_NONE_MATCH", ""), tag):
        return not_modified(headers)
    return ok(body, NDJSON if form == LINES else JSON, headers)


def _parts(office: Service, copies: list[Copy], request: str, *, story: bool) -> Iterator[Part]:
    for index, copy in enumerate(copies, 1):
        try:
            made = office.normalise(copy)
            body = (with_story(office, copy, made) if story else made).body
        except Exception as error:  # noqa: BLE001 - one article must not stop the others
            yield Part(_problem(office, index, error, request), fine=False)
        else:
            yield Part(b'"index":%d,"status":200,"result":%b' % (index, body), fine=True)


def _problem(office: Service, index: int, error: Exception, request: str) -> bytes:
    fault = fault_of(error)
    office.metrics.failed()
    office.metrics.problem(fault.code)
    if fault.code == INTERNAL:
        log_failure(error, request, index)
    told = orjson.dumps(fault.problem())
    return b'"index":%d,"status":%d,"problem":%b' % (index, fault.status, told)


def _body(parts: list[Part], form: str, count: dict[str, int]) -> bytes:
    summary = b'"summary":' + orjson.dumps(count)
    objects = [b"{" + part.json + b"}" for part in parts]
    if form == LINES:
        return b"\n".join([*objects, b"{" + summary + b"}\n"])
    return b'{"articles":[' + b",".join(objects) + b"]," + summary + b"}"
