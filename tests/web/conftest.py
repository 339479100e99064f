"""Clients of the service: flask's own, which holds every answer to the document, and real ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from copydesk.bootstrap import release_of
from copydesk.desk import Desk
from copydesk.pipeline import Pipeline
from copydesk.settings import Settings
from copydesk.storage.memory import MemoryCache
from copydesk.storage.ports import Cache
from copydesk.web.app import create_app, openapi
from tests.web.serving import Server, serving

DOCUMENT = openapi()

STORY = """\
Tern Island ferry returns after nine weeks in dock

By Odalys Brandt

The ferry to Tern Island sailed again on Monday, nine weeks after a gearbox failed within sight of
the pier and left 400 islanders to a fishing boat and the weather.

“We had forgotten what it sounds like,” said Mirela Quist, who runs the shop above the landing.
"""

SOMETIMES = ("Copydesk-Cache", "Location")
"""Documented headers that not every answer has: explanations are not kept."""


class Client(FlaskClient):
    """Checks each answer against the OpenAPI document: status, media type, headers and body."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        response = super().open(*args, **{"buffered": True} | options)
        check(self.application, response)
        return response


def check(app: Flask, answer: TestResponse) -> None:
    """Raises if an answer is not one that the document, or the common rules, foresee."""
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Request-Id"]
    assert len(headers.getlist("Content-Type")) <= 1
    told = foreseen(app, answer)
    if answer.mimetype == "application/problem+json" or answer.status_code >= 400:
        told = told or {"content": {"application/problem+json": {"schema": ref("Problem")}}}
        assert answer.status_code >= 400
        assert answer.get_json(force=True)["status"] == answer.status_code
        assert answer.get_json(force=True)["instance"] == f"urn:request:{headers['X-Request-Id']}"
    if told and answer.data:
        assert answer.mimetype in told["content"], answer.mimetype
        if answer.mimetype in ("application/json", "application/problem+json"):
            valid(answer.get_json(force=True), told["content"][answer.mimetype]["schema"])
        for name in told.get("headers", ()):
            assert name in headers or name in SOMETIMES, name


def foreseen(app: Flask, answer: TestResponse) -> dict[str, Any] | None:
    """What the document says of an answer; None for a page, which it does not speak of."""
    request = answer.request
    try:
        with app.test_request_context(request.path, method=request.method) as context:
            rule = context.request.url_rule
    except HTTPException:
        return None
    path = rule.rule.replace("<", "{").replace(">", "}") if rule else ""
    operation = DOCUMENT["paths"].get(path, {}).get(request.method.lower())
    if operation is None:
        return None
    response = operation["responses"].get(str(answer.status_code))
    assert response, f"{path} documents no {answer.status_code}"
    if "$ref" in response:
        response = DOCUMENT["components"]["responses"][response["$ref"].rpartition("/")[2]]
    found: dict[str, Any] = response
    return found


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def valid(value: object, schema: dict[str, Any]) -> None:
    """Raises if a value does not follow a schema of the document."""
    Draft202012Validator({**schema, "components": DOCUMENT["components"]}).validate(value)


def valid_line(line: bytes) -> dict[str, Any]:
    """A line of a batch answer, parsed."""
    value: dict[str, Any] = json.loads(line)
    valid(value, ref("BatchSummary" if "summary" in value else "BatchLine"))
    return value


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline.load()


@pytest.fixture
def make_client(pipeline: Pipeline) -> Callable[..., Client]:
    """Makes a client of a service with these settings, and with this cache if one is given.

    Stories are state beside the document: what is said of documents is said without them.
    """

    def make(
        settings: Settings | None = None, *, cache: Cache | None = None, stories: bool = False
    ) -> Client:
        settings = replace(settings or Settings(), stories=stories)
        cache = cache or MemoryCache(max_entries=100, max_bytes=1 << 24)
        desk = Desk(
            pipeline,
            cache,
            max_bytes=settings.max_bytes,
            max_characters=settings.max_characters,
            release=release_of(settings),
        )
        app = create_app(settings, desk)
        app.test_client_class = Client
        client = app.test_client()
        assert isinstance(client, Client)
        return client

    return make


@pytest.fixture
def client(make_client: Callable[..., Client]) -> Client:
    """A client of a service with the default settings and an empty cache in memory."""
    return make_client()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real server with small limits, for all tests of this process. Do not stop it."""
    environ = {
        "COPYDESK_MAX_BYTES": "1MiB",
        "COPYDESK_MAX_BATCH_BYTES": "16MiB",
        "COPYDESK_MAX_BATCH_LINES": "2000",
    }
    log = tmp_path_factory.mktemp("server") / "log"
    with serving(log=log, environ=environ) as running:
        yield running


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "log"
