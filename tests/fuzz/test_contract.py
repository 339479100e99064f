"""The interface against its own document: schemathesis asks a real server what comes to its mind."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    negative_data_rejection,
    positive_data_acceptance,
)

from tests.web.conftest import DOCUMENT
from tests.web.serving import Server, serving

pytestmark = pytest.mark.fuzz


schema = schemathesis.openapi.from_dict(DOCUMENT)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(log=tmp_path_factory.mktemp("fuzzed") / "log") as running:
        yield running


@schemathesis.serializer("application/x-ndjson", "application/ndjson", "application/jsonl")
def as_line(_: object, value: object) -> bytes:
    """A batch of the one record that was thought of."""
    return value if isinstance(value, bytes) else json.dumps(value).encode() + b"\n"


@schema.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_operation(case: schemathesis.Case, fuzzed: Server) -> None:
    """Whatever is sent, the answer is one that the document foresees, and never a 500.

    That what follows the schema is accepted is not asked: a schema cannot say that a string is a
    profile, or copy an article. Nor are methods: `/v1/articles/0:kill` is an address to `GET` too,
    that of an article with a strange id.
    """
    unasked = [positive_data_acceptance, allow_header_conformance]
    if case.path.endswith(":batch"):  # a bad record is a line of a good answer
        unasked.append(negative_data_rejection)
    case.call_and_validate(
        base_url=f"http://127.0.0.1:{fuzzed.port}",
        excluded_checks=unasked,
    )
