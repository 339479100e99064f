"""The function that files, streams and archives have in common: one answer for each record."""

from __future__ import annotations

import datetime
import multiprocessing
import pickle
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from copydesk.batch import Reply, normalise_batch, normalise_each, reply_to, shared_desk
from copydesk.settings import Settings
from tests.cli.command import COPY

TEXT = COPY.format(year=1947)
SETTINGS = Settings()


def answers(*records: Any) -> list[dict[str, Any]]:
    return normalise_batch(records, settings=SETTINGS)


def test_each_record_has_one_answer_in_its_place() -> None:
    """Good or bad, in order, with the id it came with."""
    good, bad, odd, bare = answers(
        {"id": "a", "text": TEXT, "url": "https://example.org/1"},
        {"id": "b", "text": ""},
        ["no record"],
        {"text": TEXT},
    )
    assert (good["id"], good["status"]) == ("a", 200)
    assert good["result"]["url"] == "https://example.org/1"
    assert (bad["id"], bad["status"], bad["problem"]["code"]) == ("b", 422, "input.empty")
    assert (odd["status"], odd["problem"]["code"]) == (422, "request.invalid")
    assert "id" not in bare
    assert bare["result"]["bodies"] == good["result"]["bodies"]


def test_bytes_with_their_charset_are_a_record_too() -> None:
    """The same article as text: the same story, and the charset is told."""
    from_bytes, from_text = answers(
        {"bytes": TEXT.replace("key", "clé").encode("cp1252"), "charset": "windows-1252"},
        {"text": TEXT.replace("key", "clé")},
    )
    assert from_bytes["result"]["bodies"] == from_text["result"]["bodies"]
    assert from_bytes["result"]["provenance"]["input"]["charset"] == "cp1252"


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"bytes": "text"}, "bytes"),
        ({"bytes": b"text", "charset": 8}, "charset"),
        ({"bytes": b"text", "text": "text"}, "text"),
        ({"text": "text", "html": "text"}, "text"),
        ({"text": "text", "titel": "x"}, "titel"),
        ({"text": "text", "id": 1.5}, "id"),
        ({"text": "text", "id": "x" * 201}, "id"),
        ({}, "text"),
    ],
)
def test_a_mistake_is_told_by_field(record: dict[str, Any], field: str) -> None:
    """A typing error in a key is told, not passed over."""
    (answer,) = answers(record)
    assert answer["status"] == 422
    assert list(answer["problem"]["errors"]) == [field]


def test_what_has_no_value_counts_as_absent() -> None:
    """Columns of a table hold None; numbers are ids."""
    (answer,) = answers({"id": 17, "text": TEXT, "html": None, "url": None})
    assert (answer["id"], answer["status"]) == ("17", 200)


def test_fields_come_back_as_they_are() -> None:
    """Of good records and of bad ones, whatever they hold."""
    fields = {"section": ["world"], "n": 2**70}
    for text in (TEXT, ""):
        (answer,) = answers({"text": text, "fields": fields})
        assert answer["fields"] == fields


def test_a_line_can_hold_what_json_has_no_form_for() -> None:
    """Dates, bytes and large numbers of a table are written as text or as they are."""
    fields = {"on": datetime.date(2019, 9, 30), "raw": b"caf\xe9", "n": 2**70, 3: None}
    line = Reply("a", 200, b'{"x":1}', None, fields).line(7, "in.parquet")
    assert orjson.loads(line.replace(b"1180591620717411303424", b"0")) == {
        "line": 7,
        "status": 200,
        "id": "a",
        "input": {"name": "in.parquet"},
        "fields": {"on": "2019-09-30", "raw": "caf\\xe9", "n": 0, "3": None},
        "result": {"x": 1},
    }


def test_it_is_lazy() -> None:
    """One by one, an endless source is no trouble."""

    def endless() -> Iterator[dict[str, str]]:
        while True:
            yield {"text": TEXT}

    assert next(normalise_each(endless(), settings=SETTINGS))["status"] == 200


def test_the_same_in_any_process() -> None:
    """It travels by pickle, and a fresh interpreter gives the same answers."""
    assert pickle.loads(pickle.dumps(normalise_batch)) is normalise_batch  # noqa: S301
    records = [{"id": str(n), "text": COPY.format(year=1900 + n)} for n in range(4)]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        there = pool.apply(normalise_batch, (records,))
    assert there == normalise_batch(records)


def test_a_fault_of_ours_is_told_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Without the copy: only what kind of error it was, and where."""
    desk = shared_desk(SETTINGS)

    def broken(*_: object) -> None:
        raise ZeroDivisionError(TEXT)

    monkeypatch.setattr(desk, "normalise", broken)
    reply = reply_to(desk, {"id": "a", "text": TEXT, "fields": 1})
    assert (reply.id, reply.status, reply.fields) == ("a", 500, 1)
    assert reply.problem
    assert reply.problem["code"] == "service.failed"
    assert "ZeroDivisionError" in caplog.text
    assert "crane" not in caplog.text
