"""An article that was killed is refused in every form and by every door; a mistake can be mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from copydesk.settings import Settings
from tests.conftest import free_port
from tests.web.conftest import STORY, Client, valid_line
from tests.web.test_probes import figures

NDJSON = "application/x-ndjson"
FORMS = ("application/json", "text/plain", "text/markdown")


def kill(client: Client, name: str, verb: str = "kill", **said: Any) -> Any:
    path = f"/v1/articles/{quote(name, safe='')}:{verb}"
    return client.post(path, json=said) if said else client.post(path)


def batch(client: Client, *records: dict[str, Any]) -> list[dict[str, Any]]:
    body = b"\n".join(json.dumps(record).encode() for record in records)
    answer = client.post("/v1/articles:batch", data=body, content_type=NDJSON)
    return [valid_line(line) for line in answer.data.splitlines()]


@pytest.fixture
def document(client: Client) -> dict[str, Any]:
    made: dict[str, Any] = client.post("/v1/articles", json={"text": STORY}).get_json()
    return made


def doors(client: Client, key: str, tag: str) -> list[tuple[str, int, str]]:
    """What each door says of the article, in each form."""
    found = []
    for form in FORMS:
        for headers in ({"Accept": form}, {"Accept": form, "If-None-Match": tag}):
            for way, answer in (
                ("post", client.post("/v1/articles", json={"text": STORY}, headers=headers)),
                ("raw", client.post("/v1/articles", data=STORY,
                                    headers={**headers, "Content-Type": "text/plain"})),
                ("get", client.get(f"/v1/articles/{key}", headers=headers)),
            ):  # fmt: skip
                found.append((way, answer.status_code, answer.text))
    for path in ("/v1/articles?explain=1", "/v1/articles:explain"):
        answer = client.post(path, json={"text": STORY})
        found.append((path, answer.status_code, answer.text))
    answer = client.post("/v1/compare", json={"a": "Another story.", "b": STORY})
    found.append(("compare", answer.status_code, answer.text))
    (line, _) = batch(client, {"text": STORY})
    found.append(("batch", line["status"], json.dumps(line)))
    return found


@pytest.mark.parametrize("name", ["id", "uri"])
def test_killed(client: Client, document: dict[str, Any], name: str) -> None:
    """By any of its names; no door and no form gives a word of it then."""
    key = document["provenance"]["id"]
    assert {status for _, status, _ in doors(client, key, "*")} == {200, 304}
    answer = kill(client, key if name == "id" else document["uri"], reason="Wrong man.")
    assert answer.status_code == 200
    assert answer.get_json()["status"] == "killed"
    for way, status, text in doors(client, key, "*"):
        assert (way, status) == (way, 410)
        assert "Tern Island" not in text
        assert "Wrong man." in text


def test_the_tombstone(client: Client, document: dict[str, Any]) -> None:
    """A problem that names what was killed and since when."""
    told = kill(client, document["uri"]).get_json()
    problem = client.post("/v1/articles", json={"text": STORY}).get_json()
    assert (problem["code"], problem["errors"]) == (
        "article.killed",
        {"name": [document["uri"]], "since": [told["since"]]},
    )


def test_other_hints(client: Client, document: dict[str, Any]) -> None:
    """The same bytes sent otherwise are the same article, whatever their id."""
    kill(client, document["provenance"]["id"])
    answer = client.post("/v1/articles", json={"text": STORY, "url": "https://other.example/"})
    assert answer.status_code == 410
    assert client.post("/v1/articles", json={"text": STORY + "More."}).status_code == 200


def test_others_in_the_batch(client: Client, document: dict[str, Any]) -> None:
    """A killed article costs its own line only."""
    kill(client, document["uri"])
    lines = batch(client, {"text": STORY, "id": "a"}, {"text": "Another story."}, {"text": STORY})
    assert [line.get("status") for line in lines] == [410, 200, 410, None]
    assert lines[0]["id"] == "a"
    assert lines[-1]["summary"] == {"in": 3, "ok": 1, "failed": 2}


def test_before_it_comes(client: Client) -> None:
    """An article can be killed before anybody has sent it, and when the cache has forgotten it."""
    assert kill(client, "0" * 40).status_code == 200
    assert client.get("/v1/articles/" + "0" * 40).status_code == 410


def test_withheld(client: Client, document: dict[str, Any]) -> None:
    kill(client, document["uri"], status="withheld")
    answer = client.post("/v1/articles", json={"text": STORY})
    assert (answer.status_code, answer.get_json()["code"]) == (410, "article.withheld")


def test_taken_back(client: Client, document: dict[str, Any]) -> None:
    """What was killed in one go is released in one go."""
    key = document["provenance"]["id"]
    for name in kill(client, key).get_json()["names"]:
        assert client.post("/v1/articles", json={"text": STORY}).status_code == 410
        assert kill(client, name, "release").get_json()["status"] == "released"
    again = client.post("/v1/articles", json={"text": STORY})
    assert (again.status_code, again.get_json()) == (200, document)


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("a", b"{", 400),
        ("a", b'{"why": "x"}', 422),
        ("a", b'{"status": "eaten"}', 422),
        ("a", b'{"reason": 1}', 422),
        ("a", b"[]", 422),
        ("a", b'{"reason": "%b"}' % (b"x" * 501), 422),
        ("a", b" " * 70_000, 413),
        ("%20", b"", 422),
        ("x" * 2049, b"", 422),
    ],
)
def test_what_is_no_kill(client: Client, name: str, body: bytes, status: int) -> None:
    """Is told, and kills nothing."""
    answer = client.post(f"/v1/articles/{name}:kill", data=body)
    assert answer.status_code == status
    assert client.post("/v1/articles", json={"text": STORY}).status_code == 200


def test_release_has_no_status(client: Client) -> None:
    assert kill(client, "a", "release", status="killed").status_code == 422


def test_no_name_at_all(client: Client) -> None:
    """Is an address that does not exist."""
    assert client.post("/v1/articles/:kill").status_code in (404, 405)


def test_a_uri_with_slashes(client: Client) -> None:
    """May be written with them or percent-encoded."""
    for path in ("tag:example.com,2026:a//b:kill", "tag%3Aexample.com%2C2026%3Aa%2F%2Fb:kill"):
        answer = client.post(f"/v1/articles/{path}")
        assert answer.get_json()["names"] == ["tag:example.com,2026:a//b"]


def test_redis_down(make_client: Callable[..., Client]) -> None:
    """A kill that others cannot hear of is refused, to be sent again; here it holds already."""
    client = make_client(Settings(redis_url=f"redis://127.0.0.1:{free_port()}"))
    document = client.post("/v1/articles", json={"text": STORY}).get_json()
    answer = kill(client, document["uri"])
    assert (answer.status_code, answer.get_json()["code"]) == (503, "kills.unavailable")
    assert answer.headers["Retry-After"] == "1"
    assert client.post("/v1/articles", json={"text": STORY}).status_code == 410


def test_strict(make_client: Callable[..., Client]) -> None:
    """With `kills_strict` nothing goes out while the register cannot be asked."""
    url = f"redis://127.0.0.1:{free_port()}"
    client = make_client(Settings(redis_url=url, kills_strict=True))
    answer = client.post("/v1/articles", json={"text": STORY})
    assert (answer.status_code, answer.get_json()["code"]) == (503, "kills.unavailable")
    assert client.get("/readyz").status_code == 200


def test_counted(client: Client, document: dict[str, Any]) -> None:
    """A refusal is a problem like any other."""
    kill(client, document["uri"])
    client.post("/v1/articles", json={"text": STORY})
    batch(client, {"text": STORY})
    assert figures(client)['copydesk_errors_total{code="article.killed"}'] == 2
