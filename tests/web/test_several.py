"""Several articles in one request: feeds, wires' envelopes, exports."""

from __future__ import annotations

import json

import pytest
from werkzeug.test import Client

from tests.readers.wires import SECOND, STORY

ITEM = f"<item><title>Quay</title><description>{STORY}</description></item>"
BAD = '<item xmlns:x="urn:x"><title/></item>'


def feed(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>G</title>{"".join(items)}</channel></rss>'.encode()


EXPORT = f"1 of 2 DOCUMENTS\n\nQuay\n\n{STORY}\n\n2 of 2 DOCUMENTS\n\nCrane\n\n{SECOND}\n".encode()
KINDS = [
    ("application/rss+xml", feed(ITEM, ITEM)),
    ("application/xml", feed(ITEM, ITEM)),
    ("text/plain", EXPORT),
    ("application/json", json.dumps({"xml": feed(ITEM, ITEM).decode()}).encode()),
    ("application/json", json.dumps({"text": EXPORT.decode()}).encode()),
    ("application/json", json.dumps({"json": [{"uri": "urn:1", "type": "text", "body_text": STORY},
                                              {"uri": "urn:2", "type": "text"}]}).encode()),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "data"), KINDS)
def test_several_articles_are_a_list(client: Client, kind: str, data: bytes) -> None:
    """Each with its place, its status and its document; then how many."""
    answer = client.post("/v1/articles", data=data, content_type=kind)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    value = json.loads(answer.data)
    assert value["summary"] == {"in": 2, "ok": 2, "failed": 0}
    assert [one["index"] for one in value["articles"]] == [1, 2]
    assert [one["status"] for one in value["articles"]] == [200, 200]
    parts = [one["result"]["provenance"]["input"]["part"] for one in value["articles"]]
    assert parts == [{"index": 1, "of": 2}, {"index": 2, "of": 2}]


def test_an_envelope_of_one_is_that_article(client: Client) -> None:
    """In every form; as NDJSON it is a list all the same."""
    data = feed(ITEM)
    answer = client.post("/v1/articles", data=data, content_type="application/xml")
    assert json.loads(answer.data)["headlines"][0]["value"] == "Quay"
    assert "Location" in answer.headers
    answer = client.post(
        "/v1/articles?format=markdown", data=data, content_type="application/rss+xml"
    )
    assert b"# Quay" in answer.data


@pytest.mark.parametrize("count", [0, 1, 2])
def test_ndjson_is_always_a_list(client: Client, count: int) -> None:
    """One line for each article, then the count."""
    answer = client.post(
        "/v1/articles",
        data=feed(*[ITEM] * count),
        content_type="application/rss+xml",
        headers={"Accept": "application/x-ndjson"},
    )
    assert (answer.status_code, answer.mimetype) == (200, "application/x-ndjson")
    *lines, last = [json.loads(line) for line in answer.data.splitlines()]
    assert last == {"summary": {"in": count, "ok": count, "failed": 0}}
    assert [line["index"] for line in lines] == list(range(1, count + 1))


def test_an_empty_feed_is_an_empty_list(client: Client) -> None:
    """And no mistake of anybody's."""
    answer = client.post("/v1/articles", data=feed(), content_type="application/rss+xml")
    assert json.loads(answer.data) == {
        "articles": [],
        "summary": {"in": 0, "ok": 0, "failed": 0},
    }


@pytest.mark.parametrize("form", ["text", "markdown", "ninjs", "nitf", "jsonld"])
def test_forms_of_one_document_are_of_one_article(client: Client, form: str) -> None:
    """Several in one would be none."""
    answer = client.post(
        f"/v1/articles?format={form}", data=feed(ITEM, ITEM), content_type="application/rss+xml"
    )
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (
        406,
        "request.not-acceptable",
    )


def test_a_withheld_item_is_a_problem_on_its_line(client: Client) -> None:
    """And does not sink the others."""
    items = ({"uri": "urn:a", "type": "text", "body_text": STORY},
             {"uri": "urn:b", "type": "text", "body_text": SECOND, "pubStatus": "canceled"})  # fmt: skip
    answer = client.post(
        "/v1/articles", data=json.dumps(items), content_type="application/vnd.iptc.ninjs+json"
    )
    value = json.loads(answer.data)
    assert next(one["status"] for one in value["articles"]) == 200
    assert SECOND not in answer.data.decode()


def test_a_record_of_several_in_a_batch(client: Client) -> None:
    """A line for each, with the number of the record and the place in it."""
    records = [{"id": "f", "xml": feed(ITEM, ITEM).decode()}, {"text": STORY}]
    data = "\n".join(map(json.dumps, records)).encode()
    answer = client.post("/v1/articles:batch", data=data, content_type="application/x-ndjson")
    *lines, last = [json.loads(line) for line in answer.data.splitlines()]
    assert last["summary"] == {"in": 3, "ok": 3, "failed": 0}
    assert [(line["line"], line.get("id"), line.get("part")) for line in lines] == [
        (1, "f", {"index": 1, "of": 2}),
        (1, "f", {"index": 2, "of": 2}),
        (2, None, None),
    ]


@pytest.mark.parametrize("hostile", [
    (b'<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item>'
    b"</channel></rss>"),
    b"<rss>" + b"<a>" * 5000,
    b"\x00\x00",
    b"<rss><channel><item><title>\xff\xfe</title></item></channel></rss>",
])  # fmt: skip
def test_hostile_documents_are_no_fault_of_ours(client: Client, hostile: bytes) -> None:
    """Refused or read; never a 500."""
    answer = client.post("/v1/articles", data=hostile, content_type="application/xml")
    assert answer.status_code in (200, 422)
