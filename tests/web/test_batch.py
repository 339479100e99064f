"""Many articles in one request."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from flask.testing import FlaskClient

from copydesk.settings import Settings
from copydesk.web.batch import lines
from tests.web.conftest import STORY, Client, valid_line

NDJSON = "application/x-ndjson"


def batch(client: Client, body: bytes, **headers: str) -> list[dict[str, Any]]:
    answer = client.post("/v1/articles:batch", data=body, content_type=NDJSON, headers=headers)
    assert answer.status_code == 200
    assert answer.mimetype == NDJSON
    assert answer.data.endswith(b"\n")
    return [valid_line(line) for line in answer.data.splitlines()]


def ndjson(values: Sequence[object]) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


BAD = (
    (b"", 0),
    (b"nonsense", 400),
    (b'{"text": "half', 400),
    (b"[" * 100_000, 400),
    (b'{"text": "caf\xe9"}', 400),
    (b"[]", 422),
    (b'"text"', 422),
    (b"17", 422),
    (b"null", 422),
    (b"{}", 422),
    (b'{"text": 1}', 422),
    (b'{"text": ""}', 422),
    (b'{"text": "a", "text": "b"}', 422),
    (b'{"text": "\\ud800"}', 422),
    (b'{"text": "a", "id": "\\ud800"}', 422),
    (b'{"text": "a", "media_type": "image/png"}', 415),
    (b'{"text": "%s"}' % (b"a" * 150_000), 413),
)


def test_bad_records_stop_nothing(make_client: Callable[..., Client]) -> None:
    """Between any two bad records a good one is answered; the count is right."""
    client = make_client(Settings(max_bytes=150_000))
    good = json.dumps({"text": STORY, "id": "good"}).encode()
    body = b"\n".join(part for bad, _ in BAD for part in (bad, good))
    answers = batch(client, body)
    *rest, last = answers
    statuses = [status for _, bad in BAD for status in (bad, 200) if status]
    assert [answer["status"] for answer in rest] == statuses
    assert last == {"summary": {"in": 33, "ok": 17, "failed": 16}}
    single = client.post("/v1/articles", json={"text": STORY, "id": "good"})
    assert single.headers["Copydesk-Cache"] == "hit"
    for answer in rest:
        if answer["status"] == 200:
            assert answer["id"] == "good"
            assert answer["result"] == single.get_json()
        else:
            assert answer["problem"]["status"] == answer["status"]
            assert "instance" not in answer["problem"]


@pytest.mark.parametrize(("record", "status"), [pair for pair in BAD if pair[1]])
def test_the_status_of_a_record_alone(
    make_client: Callable[..., Client], record: bytes, status: int
) -> None:
    """A line has the status and the problem that it has as a request of its own."""
    client = make_client(Settings(max_bytes=150_000))
    alone = client.post("/v1/articles", data=record, content_type="application/json")
    (line, _) = batch(client, record)
    assert alone.status_code == status
    problem = alone.get_json()
    del problem["instance"]
    assert line["problem"] == problem


def test_line_numbers(client: Client) -> None:
    """Blank lines are passed over and keep their number; any line end will do, or none."""
    good = json.dumps({"text": STORY}).encode()
    body = b"\n" + good + b"\r\n \t\r\n\n" + good + b"\n" + good
    answers = batch(client, body)
    assert [answer.get("line") for answer in answers] == [2, 5, 6, None]
    assert answers[-1] == {"summary": {"in": 3, "ok": 3, "failed": 0}}


@pytest.mark.parametrize("body", [b"", b"\n", b"\r\n\n  "])
def test_nothing(client: Client, body: bytes) -> None:
    """A batch of nothing is answered with a count of nothing."""
    assert batch(client, body) == [{"summary": {"in": 0, "ok": 0, "failed": 0}}]


def test_ids(client: Client) -> None:
    """The sender's key is repeated beside a result and, where it could be read, a problem."""
    answers = batch(
        client,
        ndjson(
            [
                {"text": STORY, "id": "“1”"},
                {"text": STORY},
                {"text": "", "id": "2"},
                {"txet": "", "id": "3"},
                {"text": STORY, "id": 4},
                {"text": STORY, "id": "5" * 201},
            ]
        ),
    )
    assert [answer.get("id") for answer in answers] == ["“1”", None, "2", "3", None, None, None]
    assert [answer.get("status") for answer in answers] == [200, 200, 422, 422, 422, 422, None]


def test_too_many_lines(make_client: Callable[..., Client]) -> None:
    """More lines than may be is 413 before anything is done."""
    client = make_client(Settings(max_batch_lines=3))
    one = json.dumps({"text": STORY}).encode()
    assert len(batch(client, b"\n".join([one] * 3))) == 4
    assert len(batch(client, b"\n".join([one] * 3) + b"\n")) == 4
    answer = client.post("/v1/articles:batch", data=b"\n".join([one] * 4), content_type=NDJSON)
    assert answer.status_code == 413
    assert list(answer.get_json()["errors"]) == ["max_batch_lines"]


def test_too_many_bytes(make_client: Callable[..., Client]) -> None:
    client = make_client(Settings(max_batch_bytes=100))
    answer = client.post("/v1/articles:batch", data=b"\n" * 101, content_type=NDJSON)
    assert answer.status_code == 413
    assert list(answer.get_json()["errors"]) == ["max_batch_bytes"]


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", NDJSON),
        ("*/*", NDJSON),
        ("application/*", NDJSON),
        ("application/jsonl", "application/jsonl"),
        ("application/ndjson, application/x-ndjson;q=0.5", "application/ndjson"),
    ],
)
def test_names_of_the_format(client: Client, accept: str, given: str) -> None:
    headers = {"Accept": accept}
    for kind in ("application/x-ndjson", "application/ndjson", "application/jsonl; charset=utf-8"):
        answer = client.post(
            "/v1/articles:batch",
            data=json.dumps({"text": STORY}),
            content_type=kind,
            headers=headers,
        )
        assert answer.status_code == 200
        assert answer.data.count(b"\n") == 2
        assert answer.mimetype == given


def test_places_are_given_back(make_client: Callable[..., Client]) -> None:
    """A batch holds one place while it is read, also if its reader goes away."""
    client = make_client(Settings(inflight=1))
    body = ndjson([{"text": f"{STORY}{number}"} for number in range(50)])
    for read in (0, 1, 1000):
        answer = FlaskClient.open(
            client, "/v1/articles:batch", method="POST", data=body, content_type=NDJSON
        )
        pieces = answer.iter_encoded()
        for _ in range(read):
            if not next(pieces, b""):
                break
        answer.close()
    assert len(batch(client, body)) == 51


def test_long_lines() -> None:
    """A line is cut into records without ever being held whole if it is too long."""

    def split(body: bytes, most: int) -> list[tuple[int, bytes | None]]:
        return list(lines(io.BytesIO(body), most))

    assert split(b"abcd\nabcde\nabcd", 4) == [(1, b"abcd"), (2, None), (3, b"abcd")]
    assert split(b"abcd\r\n\nabcdef\r\nab", 4) == [(1, b"abcd"), (3, None), (4, b"ab")]
    long = b"a" * 500_000
    assert split(long + b"\nab\n" + long, 4) == [(1, None), (2, b"ab"), (3, None)]
