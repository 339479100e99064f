"""Every mistake has its code; none of a sender's is a 500."""

from __future__ import annotations

import gzip
import json
import logging
import re
import zlib
from collections.abc import Callable
from encodings.aliases import aliases
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from werkzeug.exceptions import default_exceptions

from copydesk import errors
from copydesk.contract.problem import STATUSES
from copydesk.desk import Desk
from copydesk.errors import CopydeskError
from copydesk.settings import Settings
from copydesk.storage.memory import MemoryCache
from copydesk.web import problems
from copydesk.web.app import create_app
from copydesk.web.problems import fault_of
from tests.web.conftest import STORY, Client

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"


class Case(NamedTuple):
    status: int
    code: str
    body: Any = STORY
    kind: str = "text/plain"
    path: str = "/v1/articles"
    errors: tuple[str, ...] = ()
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed


JSON = "application/json"


def told(status: int, code: str, value: object, *fields: str) -> Case:
    return Case(status, code, json.dumps(value), JSON, errors=fields)


CASES = {
    # --- media types
    "no media type": Case(415, "input.unsupported-media-type", kind=""),
    "a form": Case(415, "input.unsupported-media-type", kind="application/x-www-form-urlencoded"),
    "a picture": Case(415, "input.unsupported-media-type", kind="image/png"),
    "nonsense": Case(415, "input.unsupported-media-type", kind="text"),
    "the type before the rest": Case(415, "input.unsupported-media-type", b"", "text/json"),
    "a PDF called text": Case(415, "input.unsupported-media-type", b"%PDF-1.7 ..."),
    "an encoding": Case(415, "request.unsupported-encoding", headers={"Content-Encoding": "br"}),
    "two encodings": Case(
        415, "request.unsupported-encoding", headers={"Content-Encoding": "gzip, gzip"}
    ),
    # --- empty
    "no bytes": Case(422, "input.empty", b""),
    "empty text": told(422, "input.empty", {"text": ""}),
    # --- JSON that is none
    "empty JSON": Case(400, "request.malformed", b"", JSON),
    "half of it": Case(400, "request.malformed", b'{"text": "a', JSON),
    "two of it": Case(400, "request.malformed", b'{"text": "a"} {}', JSON),
    "single quotes": Case(400, "request.malformed", b"{'text': 'a'}", JSON),
    "no number": Case(400, "request.malformed", b'{"text": NaN}', JSON),
    "a bare line end": Case(400, "request.malformed", b'{"text": "a\nb"}', JSON),
    "not UTF-8": Case(400, "request.malformed", b'{"text": "caf\xe9"}', JSON),
    "UTF-16": Case(400, "request.malformed", '{"text": "a"}'.encode("utf-16"), JSON),
    "deep lists": Case(400, "request.malformed", b"[" * 500_000, JSON),
    "deep objects": Case(400, "request.malformed", b'{"text":' * 200_000, JSON),
    "deep and whole": Case(
        400, "request.malformed", b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}", JSON
    ),
    "a long number": Case(400, "request.malformed", b'{"text": ' + b"9" * 10_000 + b"}", JSON),
    # --- JSON that is no request
    "a list": told(422, "request.invalid", [], "_schema"),
    "a string": told(422, "request.invalid", "text", "_schema"),
    "nothing": told(422, "request.invalid", None, "_schema"),
    "an empty object": told(422, "request.invalid", {}, "text"),
    "two contents": told(422, "request.invalid", {"text": "a", "html": "b"}, "text"),
    "an unknown key": told(422, "request.invalid", {"text": "a", "txet": "b"}, "txet"),
    "a number": told(422, "request.invalid", {"text": 1}, "text"),
    "null": told(422, "request.invalid", {"text": None}, "text"),
    "a list for a string": told(422, "request.invalid", {"text": "a", "url": []}, "url"),
    "a long address": told(422, "request.invalid", {"text": "a", "url": "x" * 2049}, "url"),
    "no language": told(422, "request.invalid", {"text": "a", "language": "english"}, "language"),
    "several": told(422, "request.invalid", {"text": 1, "url": 2}, "text", "url"),
    "a key twice": Case(
        422, "request.invalid", b'{"text": "a", "text": "b"}', JSON, errors=("text",)
    ),
    "half a surrogate pair": Case(
        422, "request.invalid", b'{"text": "a\\ud83d"}', JSON, errors=("text",)
    ),
    "half a pair in a hint": Case(
        422, "request.invalid", b'{"text": "a", "url": "\\udc00"}', JSON, errors=("url",)
    ),
    "half a pair in a key": Case(
        422, "request.invalid", b'{"text": "a", "\\udc00": ""}', JSON, errors=("\\udc00",)
    ),
    "an unread media type": told(
        415, "input.unsupported-media-type", {"text": "a", "media_type": "video/mp4"}
    ),
    # --- queries and headers
    "an unknown parameter": Case(
        422, "request.invalid", path="/v1/articles?pubisher=x", errors=("pubisher",)
    ),
    "a parameter twice": Case(
        422, "request.invalid", path="/v1/articles?url=a&url=b", errors=("url",)
    ),
    "a wrong hint beside JSON": Case(
        422,
        "request.invalid",
        '{"text": "a"}',
        JSON,
        "/v1/articles?language=english",
        ("language",),
    ),
    "content beside JSON": Case(
        422, "request.invalid", '{"url": "a"}', JSON, "/v1/articles?text=a", ("text",)
    ),
    "maybe": Case(422, "request.invalid", path="/v1/articles?explain=maybe", errors=("explain",)),
    "no UTF-8 in the query": Case(400, "request.malformed", path="/v1/articles?url=%ff"),
    "a crowd of parameters": Case(400, "request.malformed", path="/v1/articles?" + "a=1&" * 100),
    "a long hint": Case(
        422, "request.invalid", headers={"X-Copydesk-Url": "x" * 3000}, errors=("url",)
    ),
    "a parameter for explain": Case(
        422, "request.invalid", path="/v1/articles:explain?explain=1", errors=("explain",)
    ),
    "a parameter for a batch": Case(
        422,
        "request.invalid",
        kind="application/x-ndjson",
        path="/v1/articles:batch?url=u",
        errors=("url",),
    ),
    # --- compressed bodies
    "no gzip": Case(400, "request.malformed", headers={"Content-Encoding": "gzip"}),
    "half a gzip": Case(
        400,
        "request.incomplete",
        gzip.compress(STORY.encode())[:-9],
        headers={"Content-Encoding": "gzip"},
    ),
    "a damaged gzip": Case(
        400,
        "request.malformed",
        gzip.compress(STORY.encode())[:-4] + b"\0\0\0\0",
        headers={"Content-Encoding": "gzip"},
    ),
    "zlib for gzip": Case(
        400,
        "request.malformed",
        zlib.compress(STORY.encode()),
        headers={"Content-Encoding": "gzip"},
    ),
    # --- batches
    "a batch as JSON": Case(415, "input.unsupported-media-type", "{}", JSON, "/v1/articles:batch"),
    "a batch to be read as JSON": Case(
        406,
        "request.not-acceptable",
        "{}",
        "application/x-ndjson",
        "/v1/articles:batch",
        headers={"Accept": JSON},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake(client: Client, name: str) -> None:
    """It has this status, this code, and errors for these fields."""
    case = CASES[name]
    headers = {**case.headers, **({"Content-Type": case.kind} if case.kind else {})}
    answer = client.post(case.path, data=case.body, headers=headers)
    problem = answer.get_json(force=True)
    assert (answer.status_code, problem["code"]) == (case.status, case.code)
    assert problem["type"] == f"urn:copydesk:problem:{case.code}"
    assert tuple(problem.get("errors", ())) == case.errors
    assert "Copydesk-Cache" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "request.not-found"),
        ("GET", "/v1", 404, "request.not-found"),
        ("GET", "//v1/limits", 404, "request.not-found"),
        ("GET", "/v1/limits/", 404, "request.not-found"),
        ("GET", "/v1/articles/a/b", 404, "request.not-found"),
        ("GET", "/v1/profiles/nobody", 404, "profile.unknown"),
        ("GET", "/v1/profiles/..%2f..%2fetc", 404, "request.not-found"),
        ("GET", "/v1/articles", 405, "request.method-not-allowed"),
        ("PUT", "/v1/articles", 405, "request.method-not-allowed"),
        ("POST", "/v1/limits", 405, "request.method-not-allowed"),
        ("BREW", "/livez", 405, "request.method-not-allowed"),
    ],
)
def test_a_wrong_address(client: Client, method: str, path: str, status: int, code: str) -> None:
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.get_json()["code"]) == (status, code)
    if status == 405:
        assert "Allow" in answer.headers


def test_options(client: Client) -> None:
    """What an address takes can be asked."""
    answer = client.options("/v1/articles")
    assert (answer.status_code, set(answer.headers["Allow"].split(", "))) == (
        200,
        {"POST", "OPTIONS"},
    )


def test_too_large(make_client: Callable[..., Client]) -> None:
    """Over a limit is 413, and the limit is named."""
    client = make_client(Settings(max_bytes=100, max_characters=50))
    for body, kind, limit in (
        (b"a" * 101, "text/plain", "max_bytes"),
        (b"a" * 5000, "text/plain", "max_bytes"),
        (b"a" * 51, "text/plain", "max_characters"),
        (b'{"text": "%s"}' % (b"a" * 51), JSON, "max_characters"),
    ):
        answer = client.post("/v1/articles", data=body, content_type=kind)
        assert answer.status_code == 413
        assert list(answer.get_json()["errors"]) == [limit]
    bomb = gzip.compress(b"a" * 50_000_000)
    headers = {"Content-Type": "text/plain", "Content-Encoding": "gzip"}
    assert client.post("/v1/articles", data=bomb[:100], headers=headers).status_code == 413
    assert client.post("/v1/articles", data=b"a" * 50, content_type="text/plain").status_code == 200


CHARSETS = [
    *sorted(set(aliases.values())),
    *("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape"),
    *("no-such", "é", '"', "x" * 5000, "utf-8-sig"),
]


@pytest.mark.parametrize("charset", CHARSETS)
def test_any_charset(client: Client, charset: str) -> None:
    """Whatever charset Python knows may be declared, and whatever bytes may follow."""
    for data in (STORY.encode(), b"+2AA-", b"\\ud800 said so", bytes(range(256))):
        answer = client.post(
            "/v1/articles", data=data, headers={"Content-Type": f"text/plain; charset={charset}"}
        )
        assert answer.status_code in (200, 422)


class Broken:
    """A pipeline with a bug that quotes the copy."""

    version, rules, profiles = "0", "0", ()

    def read(self, data: bytes, *_: object, **__: object) -> Any:
        try:
            raise KeyError(data.decode())
        except KeyError as fault:
            raise ValueError(f"cannot read {data.decode()}") from fault


@pytest.fixture
def broken() -> Client:
    cache = MemoryCache(max_entries=1, max_bytes=1000)
    desk = Desk(Broken(), cache, max_bytes=10_000, max_characters=1000)  # type: ignore[arg-type]
    app = create_app(Settings(), desk)
    app.test_client_class = Client
    client = app.test_client()
    assert isinstance(client, Client)
    return client


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/articles?explain=1"])
def test_our_bug(broken: Client, caplog: pytest.LogCaptureFixture, path: str) -> None:
    """It is a 500 that says nothing, and a log line with the request's id and no copy."""
    caplog.set_level(logging.DEBUG)
    headers = {"X-Request-Id": "r-1"}
    answer = broken.post(path, json={"text": "Secret."}, headers=headers)
    problem = answer.get_json()
    assert (answer.status_code, problem["code"]) == (500, "service.failed")
    assert "Secret" not in answer.text
    assert "ValueError" not in answer.text
    assert "request=r-1" in caplog.text
    assert "ValueError < KeyError" in caplog.text
    assert "test_errors.py" in caplog.text
    assert "Secret" not in caplog.text


def test_our_bug_in_a_batch(broken: Client, caplog: pytest.LogCaptureFixture) -> None:
    """It costs its own line only."""
    answer = broken.post(
        "/v1/articles:batch",
        data=b'{"text": "Secret."}\n{"txet": ""}\n',
        content_type="application/x-ndjson",
        headers={"X-Request-Id": "r-2"},
    )
    lines = [json.loads(line) for line in answer.data.splitlines()]
    assert [line.get("status") for line in lines] == [500, 422, None]
    assert lines[-1] == {"summary": {"in": 2, "ok": 0, "failed": 2}}
    assert "request=r-2 line=1" in caplog.text
    assert "Secret" not in caplog.text + answer.text


def test_problems_repeat_little(client: Client) -> None:
    """A problem is not a way to have kilobytes sent back."""
    answer = client.post("/v1/articles", json={"k" * 5000 + str(n): n for n in range(500)})
    assert answer.status_code == 422
    assert len(answer.data) < 10_000


KINDS = [
    kind
    for module in (errors, problems)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, CopydeskError)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_status(kind: type[CopydeskError]) -> None:
    """Of the errors of the house, the sender's have a 4xx; ours and the operator's are a 500."""
    fault = fault_of(kind("why"))
    if issubclass(kind, errors.InputError):
        assert 400 <= fault.status < 500
        assert fault.detail == "why"
    else:
        assert fault.status >= 500
        assert fault.status == 503 or "why" not in fault.detail


@pytest.mark.parametrize("status", sorted(default_exceptions))
def test_every_status_has_a_code(status: int) -> None:
    """Whatever flask or a library raises becomes a problem with a code that is documented."""
    fault = fault_of(default_exceptions[status]())
    assert fault.code in STATUSES
    assert fault.status == status


def test_documented() -> None:
    """Each code has its place in the reference, and there is no place without a code."""
    text = DOCS.read_text("utf-8")
    assert set(re.findall(r'<a id="([^"]+)"></a>', text)) == set(STATUSES)
    for code, status in STATUSES.items():
        assert re.search(rf'<a id="{re.escape(code)}"></a>`{re.escape(code)}` \| {status} \|', text)
