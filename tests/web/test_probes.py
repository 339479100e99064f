"""Alive, ready, and counted."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable

from copydesk.settings import Settings
from copydesk.storage.memory import MemoryCache
from copydesk.storage.ports import CacheHealth
from copydesk.web.metrics import MOST_PROFILES, contents
from tests.web.conftest import STORY, Client


class Untouchable(MemoryCache):
    """A cache that may not be asked how it is."""

    def health(self) -> CacheHealth:
        raise AssertionError("asked")


def figures(client: Client) -> dict[str, float]:
    """The counters, by name with labels; those that are none of ours, or times, are left out."""
    answer = client.get("/metrics")
    assert answer.mimetype == "text/plain"
    found = re.findall(r"^(copydesk_\S+) (\S+)$", answer.text, re.MULTILINE)
    return {name: float(value) for name, value in found if "_created" not in name}


def test_alive(make_client: Callable[..., Client]) -> None:
    """That question is passed on to nobody."""
    client = make_client(cache=Untouchable(max_entries=1, max_bytes=1))
    assert client.get("/livez").get_json() == {"status": "ok"}


def test_ready(client: Client) -> None:
    assert client.get("/readyz").get_json() == {"status": "ok"}
    verbose = client.get("/readyz?verbose").get_json()
    assert set(verbose["checks"]) == {"cache", "profiles"}
    assert all(check["ok"] for check in verbose["checks"].values())


def test_counts(client: Client) -> None:
    """Each request, look-up, article, character, warning and problem is counted once."""
    before = figures(client)
    bodies = [client.post("/v1/articles", json={"text": STORY}).data for _ in range(3)]
    client.post("/v1/articles", data=b"", content_type="text/plain")
    client.post("/v1/articles", data=b"", content_type="image/png")
    client.get("/nowhere")
    client.get("/elsewhere")
    client.open("/livez", method="BREW")
    client.get("/v1/articles/" + "0" * 40)
    batch = b'{"text": "One story."}\n{}\n' + json.dumps({"text": STORY}).encode()
    client.post("/v1/articles:batch", data=batch, content_type="application/x-ndjson")
    after = figures(client)

    def more(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    requests = 'copydesk_http_requests_total{code="%s",method="%s",route="%s"}'
    assert more(requests % (200, "POST", "/v1/articles")) == 3
    assert more(requests % (422, "POST", "/v1/articles")) == 1
    assert more(requests % (415, "POST", "/v1/articles")) == 1
    assert more(requests % (404, "GET", "unmatched")) == 2
    assert more(requests % (405, "OTHER", "unmatched")) == 1
    assert more(requests % (404, "GET", "/v1/articles/<key>")) == 1
    assert more(requests % (200, "POST", "/v1/articles:batch")) == 1
    seconds = 'copydesk_http_request_duration_seconds_count{route="%s"}'
    assert more(seconds % "/v1/articles") == 5
    assert more(seconds % "/v1/articles:batch") == 1
    assert more('copydesk_cache_requests_total{result="miss"}') == 3
    assert more('copydesk_cache_requests_total{result="hit"}') == 3
    assert more('copydesk_articles_total{outcome="ok"}') == 5
    assert more('copydesk_articles_total{outcome="failed"}') == 3
    assert more('copydesk_errors_total{code="input.empty"}') == 1
    assert more('copydesk_errors_total{code="request.invalid"}') == 1
    assert more('copydesk_errors_total{code="request.not-found"}') == 2
    document = json.loads(bodies[0])
    assert (
        more('copydesk_characters_total{label="byline"}')
        == document["provenance"]["totals"]["byline"]
    )
    assert after["copydesk_inflight"] == 0
    assert after['copydesk_worker_resident_bytes{worker="0"}'] > 1e6


def test_labels_are_bounded(client: Client) -> None:
    """Nothing that a sender makes up becomes a label."""
    for number in range(20):
        client.open(f"/made-up-{number}", method=f"M{number}")
        client.get(f"/v1/articles/{number}")
    names = figures(client)
    assert not [name for name in names if "made-up" in name or "M1" in name]
    assert len([name for name in names if "http_requests" in name]) < 15


def test_inflight(make_client: Callable[..., Client]) -> None:
    """Work in hand is a figure, and a place is given back after it."""
    client = make_client(Settings(inflight=2))
    with client.application.extensions["copydesk"].gate:
        assert figures(client)["copydesk_inflight"] == 1
    assert figures(client)["copydesk_inflight"] == 0


def test_contents(client: Client) -> None:
    """What is read off the bytes of a document is what is in the document, whatever the copy
    says."""
    for text in (
        STORY,
        'He wrote "totals":{"body":1} and "warnings":[{"code":"x"}],"provenance":{ on the wall.',
        '\\"totals":{ "warnings":[',
        "©2026 Example News. All rights reserved.",
    ):
        answer = client.post("/v1/articles", json={"text": text})
        document = answer.get_json()
        codes = [warning["code"] for warning in document["warnings"]]
        assert contents(answer.data) == (document["provenance"]["totals"], codes)
    assert contents(b"{}") == ({}, [])


def test_rule_hits(client: Client) -> None:
    """Each labelled segment counts for the profile of its rule, once; kept answers do not count."""
    document = client.post("/v1/articles", json={"text": STORY}).get_json()
    client.post("/v1/articles", json={"text": STORY})
    expected = Counter(
        segment["rule"].partition("/")[0]
        for segment in document["provenance"]["segments"]
        if segment["label"] != "layout"
    )
    found = {
        name.partition('profile="')[2][:-2]: value
        for name, value in figures(client).items()
        if name.startswith("copydesk_rule_hits_total")
    }
    assert found == expected


def test_needs_review(client: Client) -> None:
    """What a person should look at is counted, once for a document."""
    body = (
        b'{"warnings":[{"code":"needs_review.kept"},{"code":"needs_review.removed"}],'
        b'"provenance":{"totals":{"body":7}}}'
    )
    metrics = client.application.extensions["copydesk"].metrics
    metrics.made(body)
    assert figures(client)["copydesk_needs_review_total"] == 1


def test_profiles_without_end(client: Client) -> None:
    """Become one label."""
    metrics = client.application.extensions["copydesk"].metrics
    for number in range(MOST_PROFILES + 50):
        metrics.made(b'{"rule":"p%d/x","provenance":{"totals":{}}}' % number)
    names = [name for name in figures(client) if name.startswith("copydesk_rule_hits_total")]
    assert len(names) == MOST_PROFILES + 1
    assert figures(client)['copydesk_rule_hits_total{profile="other"}'] == 50
