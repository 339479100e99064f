"""The short way gives what the long way gives, and does not go round anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Response
from flask.testing import FlaskClient

from copydesk.web.lane import Lane
from tests.web.conftest import STORY, Client
from tests.web.test_probes import figures

REQUESTS: dict[str, dict[str, Any]] = {
    "json": {"json": {"text": STORY}},
    "raw": {"data": STORY, "content_type": "text/plain"},
    "hints": {"json": {"text": STORY}, "query_string": {"url": "https://a.example/"}},
    "text": {"json": {"text": STORY}, "headers": {"Accept": "text/plain"}},
    "not modified": {"json": {"text": STORY}, "headers": {"If-None-Match": "*"}},
    "explained": {"json": {"text": STORY}, "query_string": {"explain": "1"}},
    "empty": {"data": "", "content_type": "text/plain"},
    "no JSON": {"data": "{", "content_type": "application/json"},
    "a picture": {"data": "x", "content_type": "image/png"},
}


@pytest.mark.parametrize("name", REQUESTS)
def test_same_answer(make_client: Callable[..., Client], name: str) -> None:
    """Status, headers, bytes and counts are the same."""
    seen = []
    for closed in (False, True):
        client = make_client()
        before = figures(client)
        if closed:
            client.application.before_request_funcs.setdefault(None, []).append(lambda: None)
        request = REQUESTS[name]
        headers = {"X-Request-Id": "same", **request.get("headers", {})}
        answer = client.post("/v1/articles", **{**request, "headers": headers})
        counts = {
            key: value - before.get(key, 0)
            for key, value in figures(client).items()
            if not key.startswith(("copydesk_worker", "copydesk_http_request_duration"))
            and 'route="/metrics"' not in key
        }
        seen.append((answer.status, sorted(answer.headers), answer.data, counts))
    assert seen[0] == seen[1]


def test_who_looks_at_requests_sees_them_all(client: Client) -> None:
    """A check that is added to flask holds for articles too."""
    assert isinstance(client.application.wsgi_app, Lane)
    client.application.before_request_funcs.setdefault(None, []).append(
        lambda: Response('{"status": 403}', 403)
    )
    answer = FlaskClient.open(client, "/v1/articles", method="POST", json={"text": STORY})
    assert answer.status_code == 403


def test_who_looks_at_answers_sees_them_all(client: Client) -> None:
    """A header that is added to flask's answers is added to articles too."""

    def mark(response: Response) -> Response:
        response.headers["X-Mark"] = "1"
        return response

    client.application.after_request_funcs[None].append(mark)
    answer = client.post("/v1/articles", json={"text": STORY})
    assert answer.status_code == 200
    assert answer.headers["X-Mark"] == "1"
    assert len(answer.headers.getlist("Content-Type")) == 1
    assert len(answer.headers.getlist("Content-Length")) == 1
