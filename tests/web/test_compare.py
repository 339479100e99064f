"""`POST /v1/compare`: two articles in, how they relate out."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from copydesk.contract.comparison import ComparisonOut
from tests.stories.copies import FERRY, paragraphs, restyled


def test_compare(client: FlaskClient) -> None:
    """Strings and objects, furniture round one of them: the relation of the bodies."""
    copy = "\n\n".join(["By Renata Osterloh", *paragraphs(restyled(FERRY)), "Comments"])
    answer = client.post("/v1/compare", json={"a": copy, "b": {"text": FERRY, "publisher": "X"}})
    assert answer.status_code == 200
    found = answer.get_json()
    assert ComparisonOut().validate(found) == {}
    assert found["relation"] == "identical"
    assert found["a"]["contentId"] == found["b"]["contentId"]
    assert found["b"]["publisher"] == "X"


def test_nothing_is_kept(client: FlaskClient) -> None:
    """A compared article is not found afterwards."""
    client.post("/v1/compare", json={"a": FERRY, "b": FERRY})
    kept = client.post("/v1/articles", data=FERRY.encode(), content_type="text/plain")
    assert kept.headers["Copydesk-Cache"] == "miss"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"a": "one"}, "b"),
        ({"a": "one", "b": {"txet": "two"}}, "b"),
        ({"a": "one", "b": "two", "c": "three"}, "c"),
        ([], "_schema"),
        ({"a": 1, "b": "two"}, "a"),
    ],
)
def test_refused(client: FlaskClient, body: Any, field: str) -> None:
    """What is no pair of articles is told by side."""
    answer = client.post("/v1/compare", json=body)
    assert answer.status_code == 422
    assert field in answer.get_json()["errors"]


def test_media_type(client: FlaskClient) -> None:
    """JSON in, JSON out."""
    assert client.post("/v1/compare", data="{}", content_type="text/plain").status_code == 415
    accepting = {"Accept": "text/plain"}
    assert client.post("/v1/compare", json={}, headers=accepting).status_code == 406
