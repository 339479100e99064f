"""Pages for people, and the document behind them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from copydesk.model.label import Label
from copydesk.web.examples import examples
from copydesk.web.inspector import BADGES, assets
from tests.web.conftest import Client

SEEDS = Path(__file__).parents[2] / "seeds"
PUBLISHED = Path(__file__).parents[2] / "schemas" / "v1" / "openapi.json"


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages(client: Client, path: str) -> None:
    """A page has nothing from elsewhere in it, and nothing in itself that could run."""
    answer = client.get(path)
    assert answer.content_type == "text/html; charset=utf-8"
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not re.search(r' (style|on\w+)="', answer.text)
    links = re.findall(r' (?:href|src)="([^"]+)"', answer.text)
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in answer.text
        else:
            assert client.get(link).status_code == 200


def test_only_the_inspector_has_scripts_and_they_are_files(client: Client) -> None:
    assert "script" not in client.get("/docs").headers["Content-Security-Policy"]
    assert "<script" not in client.get("/docs").text
    front = client.get("/")
    assert "script-src 'self';" in front.headers["Content-Security-Policy"]
    assert re.findall(r"<script[^>]*>", front.text) == re.findall(
        r'<script type="module" src="/static/\w+/inspector.js">', front.text
    )


def test_files_of_the_page_are_kept_by_browsers(client: Client) -> None:
    """For ever under the address that names their edition; under another they are looked at again,
    as in the middle of an upgrade."""
    (address,) = re.findall(r'src="([^"]+/inspector.js)"', client.get("/").text)
    answer = client.get(address)
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    older = client.get("/static/0123456789ab/inspector.js")
    assert (older.data, older.headers["Cache-Control"]) == (answer.data, "no-cache")
    for path in ("/static/0123456789ab/pages.py", "/static/0123456789ab/..", "/static/x/"):
        assert client.get(path).status_code == 404


def test_the_script_can_be_read_in_one_sitting() -> None:
    """No library, no build: what is served is what was written, and there is not much of it."""
    files = {name: file.data.decode() for name, file in assets().items() if name.endswith(".js")}
    lines = [line for text in files.values() for line in text.splitlines()]
    code = [line for line in lines if line.strip() and not line.lstrip().startswith(("/*", "//"))]
    assert len(code) <= 900
    assert max(map(len, lines)) <= 140
    for name, text in files.items():
        assert text.startswith("/* "), f"{name} does not say what it is for"
        assert not re.search("innerHTML|outerHTML|insertAdjacentHTML|document.write", text)
        assert all(path.removeprefix("./") in files for path in re.findall(r'from "([^"]+)"', text))


def test_every_label_has_a_badge() -> None:
    """Labels are told apart without colours: no two have one badge."""
    assert set(BADGES) == set(Label) - {Label.LAYOUT}
    assert len(set(BADGES.values())) == len(BADGES)


def test_samples_are_bytes_and_never_a_page(client: Client) -> None:
    assert "arcamax.txt" in examples()
    for name, one in examples().items():
        answer = client.get(f"/examples/{name}")
        assert answer.data == (SEEDS / name).read_bytes()
        assert answer.mimetype == "text/plain"
        assert one.about, f"seeds/README.md has no row for {name}"
    assert client.get("/examples/arcamax.json").status_code == 404


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
