"""Pages for people, and the document behind them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.web.conftest import Client

PUBLISHED = Path(__file__).parents[2] / "schemas" / "v1" / "openapi.json"


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages(client: Client, path: str) -> None:
    """A page is whole in itself: it fetches nothing, runs nothing, and may do nothing else."""
    answer = client.get(path)
    assert answer.content_type == "text/html; charset=utf-8"
    policy = answer.headers["Content-Security-Policy"]
    assert "script" not in policy
    assert "unsafe" not in policy
    assert "<script" not in answer.text
    assert not re.search(r' (src|style|on\w+)="', answer.text)
    links = re.findall(r'href="([^"]+)"', answer.text)
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in answer.text
        else:
            assert client.get(link).status_code == 200


def test_reference(client: Client) -> None:
    """Every operation and every schema is on the page."""
    text = client.get("/docs").text
    document = json.loads(PUBLISHED.read_text("utf-8"))
    for path, item in document["paths"].items():
        assert path in text
        for operation in item.values():
            assert f'id="{operation["operationId"]}"' in text
    for name in document["components"]["schemas"]:
        assert f'id="schema-{name}"' in text


def test_openapi(client: Client) -> None:
    """The service gives what is published, and who has it need not get it again."""
    answer = client.get("/openapi.json")
    assert answer.get_json() == json.loads(PUBLISHED.read_text("utf-8"))
    again = client.get("/openapi.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
