"""One article in, one document out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable

import pytest

from copydesk.settings import Settings
from tests.web.conftest import STORY, Client

RAW = {"Content-Type": "text/plain"}


def test_raw_bytes(client: Client) -> None:
    """The bytes are the copy; where the answer is kept and what it is called stand in headers."""
    answer = client.post("/v1/articles", data=STORY.encode(), headers=RAW)
    assert answer.status_code == 200
    document = answer.get_json()
    assert "".join(part["exact"] for part in document["provenance"]["segments"]) == STORY
    assert document["provenance"]["input"]["mediaType"] == "text/plain"
    key = document["provenance"]["id"]
    assert answer.headers["Location"] == f"/v1/articles/{key}"
    assert key in answer.headers["ETag"]
    assert answer.headers["Copydesk-Cache"] == "miss"
    assert answer.headers["Vary"] == "Accept"


def test_json(client: Client) -> None:
    """The same text gets the same answer, byte for byte, whichever way it comes."""
    raw = client.post("/v1/articles", data=STORY.encode(), headers=RAW)
    told = client.post("/v1/articles", json={"text": STORY})
    assert told.data == raw.data
    assert told.headers["ETag"] == raw.headers["ETag"]
    assert (raw.headers["Copydesk-Cache"], told.headers["Copydesk-Cache"]) == ("miss", "hit")


def test_a_byte_order_mark_before_json(client: Client) -> None:
    """What some editors write before JSON is passed over."""
    body = b"\xef\xbb\xbf" + json.dumps({"text": STORY}).encode()
    answer = client.post("/v1/articles", data=body, content_type="application/json")
    assert answer.status_code == 200


def test_charset(client: Client) -> None:
    """The charset parameter is believed, and is part of what the answer depends on."""
    data = "Zoë’s café re-opened on Monday, the owner said.".encode("cp1252")
    kind = 'text/plain; charset="windows-1252"'
    answer = client.post("/v1/articles", data=data, content_type=kind)
    source = answer.get_json()["provenance"]["input"]
    assert (source["charset"], source["charsetWhy"]) == ("cp1252", "declared")


HINTS = {
    "url": "https://news.example/a?b=1",
    "publisher": "Süddeutsche Nachrichten",
    "language": "en-GB",
    "filename": "ferry – final.txt",
}


@pytest.mark.parametrize("door", ["query", "headers", "json"])
def test_hints(client: Client, door: str) -> None:
    """They may come in the query, in headers or in JSON; they do not differ in what they do."""
    expected = client.post("/v1/articles", json={"text": STORY, **HINTS})
    if door == "query":
        answer = client.post("/v1/articles", data=STORY, headers=RAW, query_string=HINTS)
    elif door == "headers":
        headers = {
            f"X-Copydesk-{name.title()}": value.encode().decode("latin-1")
            for name, value in HINTS.items()
        }
        answer = client.post("/v1/articles", data=STORY, headers={**RAW, **headers})
    else:
        answer = client.post("/v1/articles", json={"text": STORY, **HINTS})
    assert answer.data == expected.data
    assert answer.get_json()["provenance"]["input"]["name"] == HINTS["filename"]
    assert answer.get_json()["url"] == HINTS["url"]
    assert answer.get_json()["language"] == HINTS["language"]


def test_which_hint_is_believed(client: Client) -> None:
    """What JSON says before the query before X-Copydesk-Url before Content-Location."""
    headers = {**RAW, "Content-Location": "https://c.example/"}
    answer = client.post("/v1/articles", data=STORY, headers=headers)
    assert answer.get_json()["url"] == "https://c.example/"
    headers["X-Copydesk-Url"] = "https://x.example/"
    answer = client.post("/v1/articles", data=STORY, headers=headers)
    assert answer.get_json()["url"] == "https://x.example/"
    answer = client.post("/v1/articles?url=https://q.example/", data=STORY, headers=headers)
    assert answer.get_json()["url"] == "https://q.example/"
    del headers["Content-Type"]
    answer = client.post(
        "/v1/articles?url=https://q.example/&filename=f", json={"text": STORY}, headers=headers
    )
    assert answer.get_json()["url"] == "https://q.example/"
    answer = client.post(
        "/v1/articles?url=https://q.example/",
        json={"text": STORY, "url": "https://j.example/"},
        headers=headers,
    )
    assert answer.get_json()["url"] == "https://j.example/"


ACCEPTED = {
    "": "application/json",
    "*/*": "application/json",
    "application/*": "application/json",
    "text/*": "text/plain",
    "text/markdown": "text/markdown",
    "TEXT/Markdown": "text/markdown",
    "text/plain;q=0.4, text/markdown;q=0.5": "text/markdown",
    "text/plain; q=0.4, application/json; q=0.3": "text/plain",
    "text/markdown;q=0.3, */*;q=0.1": "text/markdown",
    "application/json;q=0, */*": "text/plain",
    "text/html, application/xhtml+xml, */*;q=0.8": "application/json",
    "text/plain;q=0.001, image/png": "text/plain",
    "*": "application/json",
}
REFUSED = (
    "image/png",
    "application/json;q=0",
    "*/*;q=0",
    "text/html",
    "application/problem+json",
    "text/plain;q=much",
    "text/plain;q=7",
    ";;;,/,",
)


@pytest.mark.parametrize("accept", ACCEPTED)
def test_accept(client: Client, accept: str) -> None:
    """The form liked best is given; JSON among equals."""
    answer = client.post("/v1/articles", json={"text": STORY}, headers={"Accept": accept})
    assert answer.mimetype == ACCEPTED[accept]
    if answer.mimetype != "application/json":
        assert answer.content_type == f"{answer.mimetype}; charset=utf-8"
        assert "said Mirela Quist" in answer.text


@pytest.mark.parametrize("accept", REFUSED)
def test_nothing_acceptable(client: Client, accept: str) -> None:
    """It is said before the work is done."""
    answer = client.post("/v1/articles", json={"text": STORY}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert answer.get_json()["code"] == "request.not-acceptable"


@pytest.mark.parametrize("accept", ["application/json", "text/plain", "text/markdown"])
def test_not_modified(client: Client, accept: str) -> None:
    """Who has the answer in this form gets headers only, from POST and from GET; each form has an
    ETag of its own."""
    headers = {"Accept": accept}
    first = client.post("/v1/articles", json={"text": STORY}, headers=headers)
    for tag in (first.headers["ETag"], f'"x", W/{first.headers["ETag"]}', "*"):
        conditional = {**headers, "If-None-Match": tag}
        again = client.post("/v1/articles", json={"text": STORY}, headers=conditional)
        found = client.get(first.headers["Location"], headers=conditional)
        for answer in (again, found):
            assert (answer.status_code, answer.data) == (304, b"")
            assert answer.headers["ETag"] == first.headers["ETag"]
    other = "text/plain" if accept != "text/plain" else "text/markdown"
    conditional = {"Accept": other, "If-None-Match": first.headers["ETag"]}
    assert client.get(first.headers["Location"], headers=conditional).status_code == 200


def test_get_what_is_kept(client: Client) -> None:
    """GET gives the bytes that POST gave."""
    made = client.post("/v1/articles", json={"text": STORY})
    found = client.get(made.headers["Location"])
    assert found.data == made.data
    assert found.headers["ETag"] == made.headers["ETag"]
    assert found.headers["Copydesk-Cache"] == "hit"
    text = client.get(made.headers["Location"], headers={"Accept": "text/plain"})
    assert "said Mirela Quist" in text.text
    head = client.head(made.headers["Location"])
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(made.data))


@pytest.mark.parametrize("key", ["0" * 40, "nothing", "0" * 41, "A" * 40, "%00", "a b"])
def test_get_what_is_not(client: Client, key: str) -> None:
    """An id that the cache does not hold, and one that cannot be, are problems of one kind."""
    answer = client.get(f"/v1/articles/{key}")
    assert answer.status_code == 404
    assert answer.get_json()["code"] == "article.unknown"
    assert answer.headers["Copydesk-Cache"] == "miss"


@pytest.mark.parametrize("path", ["/v1/articles?explain=1", "/v1/articles:explain"])
def test_explain(client: Client, path: str) -> None:
    """The document with, for segments that were kept, the nearest rule; it is not kept itself."""
    made = client.post("/v1/articles", json={"text": STORY}).get_json()
    answer = client.post(path, json={"text": STORY})
    explained = answer.get_json()
    assert "Copydesk-Cache" not in answer.headers
    for segment in explained["provenance"]["segments"]:
        nearest = segment.pop("nearest", None)
        assert nearest is None or segment["fate"] == "keep"
    assert explained == made
    headers = {"If-None-Match": answer.headers["ETag"]}
    assert client.post(path, json={"text": STORY}, headers=headers).status_code == 304


@pytest.mark.parametrize("path", ["/v1/articles?explain=yes&url=u", "/v1/articles:explain?url=u"])
def test_explain_raw(client: Client, path: str) -> None:
    """Explanations take what articles take."""
    answer = client.post(path, data=STORY, headers=RAW)
    assert answer.get_json()["url"] == "u"


def test_explain_speaks_json_only(client: Client) -> None:
    answer = client.post("/v1/articles:explain", json={"text": STORY}, headers={"Accept": "text/*"})
    assert answer.status_code == 406


@pytest.mark.parametrize("value", ["0", "false", "no"])
def test_explain_not(client: Client, value: str) -> None:
    answer = client.post(f"/v1/articles?explain={value}", json={"text": STORY})
    assert answer.headers["Copydesk-Cache"] == "miss"


def test_gzip(client: Client) -> None:
    """A body may come compressed; the answer is that of what was in it."""
    plain = client.post("/v1/articles", data=STORY, headers=RAW)
    for packed in (
        gzip.compress(STORY.encode()),
        gzip.compress(STORY[:50].encode()) + gzip.compress(STORY[50:].encode()),
    ):
        headers = {**RAW, "Content-Encoding": "gzip"}
        assert client.post("/v1/articles", data=packed, headers=headers).data == plain.data


def test_request_ids(client: Client) -> None:
    """The sender's is taken if it can be logged as it is; otherwise ours, a new one each time."""
    for given in ("a", "A-z_0.9", "x" * 64):
        answer = client.get("/livez", headers={"X-Request-Id": given})
        assert answer.headers["X-Request-Id"] == given
    seen = set()
    for given in ("", "x" * 65, "a b", "a/b", "é", "<b>", "a\tb"):
        answer = client.get("/livez", headers={"X-Request-Id": given})
        seen.add(answer.headers["X-Request-Id"])
        assert given not in seen
    assert len(seen) == 7


def test_busy(make_client: Callable[..., Client]) -> None:
    """With all places taken work is refused at once, and probes are answered."""
    client = make_client(Settings(inflight=1))
    gate = client.application.extensions["copydesk"].gate
    line = b'{"text": "A story."}\n'
    with gate:
        for path, data, kind in (
            ("/v1/articles", STORY, "text/plain"),
            ("/v1/articles:explain", STORY, "text/plain"),
            ("/v1/articles:batch", line, "application/x-ndjson"),
        ):
            answer = client.post(path, data=data, content_type=kind)
            assert answer.status_code == 503
            assert answer.headers["Retry-After"] == "1"
            assert answer.get_json()["code"] == "service.busy"
        assert client.get("/livez").status_code == 200
        assert client.get("/readyz").status_code == 200
    for _ in range(3):  # every way out gives the place back
        assert client.post("/v1/articles", data=STORY, headers=RAW).status_code == 200
        assert client.post("/v1/articles", data=b"", headers=RAW).status_code == 422


def test_pages(client: Client) -> None:
    """A page gets the same answer raw and in JSON; what it leaves out is told."""
    page = f"<!doctype html><title>x</title><script>1+1</script><h1>Head</h1><p>{STORY}</p>"
    raw = client.post("/v1/articles", data=page.encode(), headers={"Content-Type": "text/html"})
    told = client.post("/v1/articles", json={"html": page})
    assert raw.status_code == 200
    assert told.data == raw.data
    provenance = raw.get_json()["provenance"]
    assert provenance["input"]["mediaType"] == "text/html"
    assert {"path": "/html/head", "why": "head", "characters": 4} in provenance["omissions"]


def test_a_page_beyond_the_bounds(client: Client) -> None:
    """It is refused with the reason, and is no failure of ours."""
    data = b"<div>" * 5_000 + b"deep"
    answer = client.post("/v1/articles", data=data, headers={"Content-Type": "text/html"})
    assert answer.status_code == 422
    assert answer.get_json()["type"].endswith("input.unreadable")
