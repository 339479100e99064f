"""The service behind a real gunicorn, with the configuration that is shipped."""

from __future__ import annotations

import concurrent.futures
import http.client
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import free_port
from tests.web.conftest import STORY, valid_line
from tests.web.serving import Server, serving

MIB = 1024 * 1024
RAW = {"Content-Type": "text/plain"}
NDJSON = {"Content-Type": "application/x-ndjson"}


@pytest.fixture
def link(server: Server) -> Iterator[http.client.HTTPConnection]:
    connection = server.connect()
    yield connection
    connection.close()


def ask(
    link: http.client.HTTPConnection,
    method: str,
    path: str,
    body: object = None,
    headers: dict[str, str] | None = None,
    *,
    chunked: bool = False,
) -> tuple[http.client.HTTPResponse, bytes]:
    link.request(method, path, body, headers or {}, encode_chunked=chunked)  # type: ignore[arg-type]
    answer = link.getresponse()
    return answer, answer.read()


def pieces(data: bytes, size: int = 10_000) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def test_connections_are_kept(server: Server, link: http.client.HTTPConnection) -> None:
    """Answers, problems among them, leave the connection as they found it."""
    bodies = []
    for _ in range(3):
        answer, body = ask(link, "POST", "/v1/articles", STORY.encode(), RAW)
        assert answer.status == 200
        bodies.append(body)
        own = link.sock
        for method, path, sent, status in (
            ("POST", "/v1/articles", b"", 422),
            ("POST", "/v1/articles", b"%PDF-1.7", 415),
            ("GET", "/nowhere", None, 404),
            ("GET", "/livez", None, 200),
        ):
            answer, body = ask(link, method, path, sent, RAW)
            assert answer.status == status
        assert link.sock is own
    assert len(set(bodies)) == 1


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/articles:explain"])
def test_chunked(link: http.client.HTTPConnection, path: str) -> None:
    """A body without a length gets the answer of one with."""
    whole, expected = ask(link, "POST", path, STORY.encode(), RAW)
    headers = {**RAW, "Transfer-Encoding": "chunked"}
    answer, body = ask(link, "POST", path, pieces(STORY.encode(), 7), headers, chunked=True)
    assert (answer.status, body) == (whole.status, expected)


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("size", [MIB + 1, 2 * MIB, 3 * MIB])
def test_too_large(server: Server, chunked: bool, size: int) -> None:
    """Over the limit is 413, never half an article, also when no length was announced; and the
    answer reaches a sender who looks for it only when all is sent."""
    link = server.connect()
    data = b"All work and no play. " * (size // 22 + 1)
    headers = {**RAW, **({"Transfer-Encoding": "chunked"} if chunked else {})}
    sent = pieces(data[:size]) if chunked else data[:size]
    try:
        answer, body = ask(link, "POST", "/v1/articles", sent, headers, chunked=chunked)
    except (BrokenPipeError, ConnectionResetError):
        assert size > 2 * MIB  # then the sender is not waited for
        return
    finally:
        link.close()
    assert answer.status == 413
    problem = json.loads(body)
    assert problem["code"] == "input.too-large"
    assert list(problem["errors"]) == ["max_bytes"]


def test_just_not_too_large(link: http.client.HTTPConnection) -> None:
    """The limit itself is allowed, chunked or not."""
    data = (b"All work and no play makes a dull page, the printer said.\n\n" * 20_000)[:MIB]
    _, one = ask(link, "POST", "/v1/articles", data, RAW)
    headers = {**RAW, "Transfer-Encoding": "chunked"}
    answer, other = ask(link, "POST", "/v1/articles", pieces(data), headers, chunked=True)
    assert answer.status == 200
    assert one == other
    assert json.loads(other)["provenance"]["input"]["bytes"] == MIB


HEAD = b"POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"Content-Length: 100\r\n\r\nOnly the first half of",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nOnly \r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n50\r\nOnly the first",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nOnly\r\n0\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nOnly the first\r\n0\r\n\r\n",
    ],
    ids=["length", "between chunks", "in a chunk", "no size", "wrong size"],
)
def test_half_a_body(server: Server, sent: bytes) -> None:
    """A body that breaks off is never answered as if it were whole, and is no fault of ours."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as link:
        link.sendall(sent)
        link.shutdown(socket.SHUT_WR)
        answer = b""
        while data := link.recv(65536):
            answer += data
    assert b"request.incomplete" in answer or not answer
    assert b"HTTP/1.1 400" in answer or not answer


def test_a_large_batch_does_not_stall(server: Server) -> None:
    """Eight megabytes go out before the first byte of the answer is read, as most senders do it;
    the answer comes in full."""
    story = STORY + "And so it went on and on, as the keeper told it again. " * 150
    record = json.dumps({"text": story}, ensure_ascii=False).encode() + b"\n"
    count = 8 * MIB // len(record) + 1
    link = server.connect(timeout=60)
    began = time.monotonic()
    answer, body = ask(link, "POST", "/v1/articles:batch", record * count, NDJSON)
    seconds = time.monotonic() - began
    link.close()
    assert answer.status == 200
    assert answer.getheader("Transfer-Encoding") == "chunked"
    lines = body.splitlines()
    assert len(lines) == count + 1
    assert json.loads(lines[-1]) == {"summary": {"in": count, "ok": count, "failed": 0}}
    assert len({line.partition(b'"result":')[2] for line in lines[:-1]}) == 1
    assert seconds < 30


def test_a_batch_is_streamed(server: Server) -> None:
    """The first lines can be read while the last ones are made."""
    records = b"".join(
        json.dumps({"text": f"{STORY}\n{number}"}).encode() + b"\n" for number in range(400)
    )
    link = server.connect(timeout=60)
    link.request("POST", "/v1/articles:batch", records, NDJSON)
    answer = link.getresponse()
    first = valid_line(answer.readline())
    at_first = time.monotonic()
    rest = answer.read().splitlines()
    at_last = time.monotonic()
    link.close()
    assert first["line"] == 1
    assert len(rest) == 400
    assert valid_line(rest[-1])["summary"]["in"] == 400
    assert at_last - at_first > 0.05


def test_a_batch_too_large(server: Server) -> None:
    """Over a limit of the batch is 413 before anything is answered, also when chunked."""
    link = server.connect(timeout=60)
    headers = {**NDJSON, "Transfer-Encoding": "chunked"}
    answer, body = ask(
        link, "POST", "/v1/articles:batch", pieces(b" " * (17 * MIB), MIB), headers, chunked=True
    )
    assert (answer.status, list(json.loads(body)["errors"])) == (413, ["max_batch_bytes"])
    answer, body = ask(link, "POST", "/v1/articles:batch", b"{}\n" * 2001, NDJSON)
    assert (answer.status, list(json.loads(body)["errors"])) == (413, ["max_batch_lines"])
    link.close()


def test_who_goes_away_leaves_no_place_taken(server: Server) -> None:
    """A reader that hangs up in the midst of a batch costs no more than that."""
    records = json.dumps({"text": STORY}).encode() + b"\n"
    for _ in range(12):  # more than there are places
        with socket.create_connection(("127.0.0.1", server.port)) as reader:
            body = records * 500
            reader.sendall(
                b"POST /v1/articles:batch HTTP/1.1\r\nHost: x\r\nContent-Type: "
                b"application/x-ndjson\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
            )
            reader.recv(1000)
    deadline = time.monotonic() + 20
    while True:
        link = server.connect()
        _, body = ask(link, "GET", "/metrics")
        link.close()
        if b"\ncopydesk_inflight 0.0\n" in body:
            break
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_many_at_once(server: Server) -> None:
    """Under more requests than there are threads each gets its own answer, or a 503."""

    def talk(number: int) -> list[int]:
        link = server.connect(timeout=60)
        statuses = []
        for turn in range(5):
            text = f"{STORY}\nNumber {number}, turn {turn}."
            answer, body = ask(link, "POST", "/v1/articles", text.encode(), RAW)
            statuses.append(answer.status)
            if answer.status == 200:
                segments = json.loads(body)["provenance"]["segments"]
                assert "".join(segment["exact"] for segment in segments) == text
            else:
                assert answer.getheader("Retry-After") == "1"
        link.close()
        return statuses

    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        statuses = [status for several in pool.map(talk, range(20)) for status in several]
    assert set(statuses) <= {200, 503}
    assert statuses.count(200) >= 5


def test_metrics_of_all_workers(server: Server) -> None:
    """Counters are added up over workers, as the shipped configuration has them shared."""
    link = server.connect()
    ask(link, "POST", "/v1/articles", STORY.encode(), RAW)
    answer, body = ask(link, "GET", "/metrics")
    link.close()
    text = body.decode()
    assert answer.status == 200
    assert 'copydesk_http_requests_total{code="200",method="POST",route="/v1/articles"}' in text
    assert 'copydesk_worker_resident_bytes{worker="0"}' in text
    assert "pid=" not in text


def test_what_is_logged(tmp_path: Path) -> None:
    """The request's id, but nothing of the copy or of what its sender says of it."""
    log = tmp_path / "log"
    with serving(log=log) as server:
        link = server.connect()
        headers = {**RAW, "X-Request-Id": "find-me", "X-Copydesk-Publisher": "Secret Herald"}
        ask(link, "POST", "/v1/articles?url=https://secret.example/", b"Secret story.", headers)
        ask(link, "POST", "/v1/articles", b'{"secret', {"Content-Type": "application/json"})
        link.close()
    text = log.read_text()
    assert "find-me" in text
    assert "ecret" not in text
    assert "ERROR" not in text


def test_termination(tmp_path: Path) -> None:
    """SIGTERM: what is in hand is finished, and the process ends well."""
    log = tmp_path / "log"
    with serving(log=log) as server:
        records = b"".join(
            json.dumps({"text": f"{STORY}\n{number}"}).encode() + b"\n" for number in range(600)
        )
        found: list[tuple[int, bytes]] = []

        def read() -> None:
            link = server.connect(timeout=60)
            answer, body = ask(link, "POST", "/v1/articles:batch", records, NDJSON)
            found.append((answer.status, body))
            link.close()

        reader = threading.Thread(target=read)
        reader.start()
        time.sleep(0.3)
        os.kill(server.child.pid, signal.SIGTERM)
        reader.join(60)
        assert server.child.wait(60) == 0
    ((status, body),) = found
    assert status == 200
    assert json.loads(body.splitlines()[-1])["summary"] == {"in": 600, "ok": 600, "failed": 0}
    assert "ERROR" not in log.read_text()


def test_redis_is_not_needed_to_start(tmp_path: Path) -> None:
    """With Redis down the service starts, is ready though degraded, and answers."""
    environ = {"COPYDESK_REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"}
    with serving(log=tmp_path / "log", environ=environ) as server:
        link = server.connect()
        answer, body = ask(link, "GET", "/readyz")
        assert (answer.status, json.loads(body)) == (200, {"status": "degraded"})
        answer, _ = ask(link, "POST", "/v1/articles", STORY.encode(), RAW)
        assert answer.status == 200
        assert answer.getheader("Copydesk-Cache") == "unavailable"
        link.close()
