"""The door: keys, rights and pace, in front of every way in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.settings import Settings
from copydesk.storage.keys import digest_of
from copydesk.web.access import said_of
from tests.web.conftest import DOCUMENT, STORY, Client
from tests.web.serving import serving
from tests.web.test_probes import figures

READER, KILLER = "cdk_reader", "cdk_killer"
NDJSON = "application/x-ndjson"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "keys"
    path.write_text(f"reader {digest_of(READER)}\nrights-desk {digest_of(KILLER)} kill\n")
    return path


@pytest.fixture
def guarded(make_client: Callable[..., Client], keys: Path) -> Client:
    return make_client(Settings(keys_file=str(keys)))


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


ROUTES = [
    (method.upper(), path.replace("{key}", "0" * 40).replace("{name}", "a"))
    for path, item in DOCUMENT["paths"].items()
    for method in item
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_every_route(guarded: Client, method: str, path: str) -> None:
    """What is under /v1/ wants a key, and says so before it looks at anything else; the rest does
    not, for an orchestrator has none."""
    answer = guarded.open(path, method=method, data=b"{", content_type="image/png")
    if path.startswith("/v1/"):
        assert (answer.status_code, answer.get_json()["code"]) == (401, "access.denied")
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="copydesk"'
        known = guarded.open(path, method=method, headers=bearer(KILLER))
        assert known.status_code != 401
    else:
        assert answer.status_code == 200


@pytest.mark.parametrize(
    "path", ["/v1/nowhere", "/v1//articles", "/v1/articles/../articles", "/v1/"]
)
def test_strangers_learn_nothing(guarded: Client, path: str) -> None:
    """Not even what is there."""
    assert guarded.get(path).status_code == 401


@pytest.mark.parametrize("path", ["//v1/articles", "/V1/articles", "/v1"])
def test_no_way_round(guarded: Client, path: str) -> None:
    """An address that is spelt otherwise leads nowhere."""
    answer = guarded.post(path, json={"text": STORY})
    assert answer.status_code in (401, 404, 405)


@pytest.mark.parametrize(
    "headers",
    [
        bearer(READER),
        {"Authorization": f"bearer  {READER} "},
        {"X-Api-Key": READER},
    ],
)
def test_ways_to_show_a_key(guarded: Client, headers: dict[str, str]) -> None:
    for _ in range(2):  # made, and kept
        answer = guarded.post("/v1/articles", json={"text": STORY}, headers=headers)
        assert answer.status_code == 200
    body = json.dumps({"text": STORY})
    answer = guarded.post("/v1/articles:batch", data=body, content_type=NDJSON, headers=headers)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        bearer(""),
        bearer("cdk_other"),
        bearer(digest_of(READER)),
        {"Authorization": READER},
        {"Authorization": f"Basic {READER}"},
        {"Authorization": "Bearer", "X-Api-Key": ""},
        {"X-Api-Key": "x" * 4000},
        {"X-Api-Key": "\xff\xfe"},
    ],
)
def test_no_key(guarded: Client, headers: dict[str, str]) -> None:
    answer = guarded.post("/v1/articles", json={"text": STORY}, headers=headers)
    assert answer.status_code == 401


def test_the_right_to_kill(guarded: Client) -> None:
    """Is given by name; the tombstone's register says who used it."""
    path = "/v1/articles/urn:x:1:kill"
    answer = guarded.post(path, headers=bearer(READER))
    assert (answer.status_code, answer.get_json()["code"]) == (403, "access.forbidden")
    assert guarded.post(path, headers=bearer(KILLER)).status_code == 200
    desk = guarded.application.extensions["copydesk"].desk
    (kill,) = desk.release._register.find(["urn:x:1"])
    assert kill.by == "rights-desk"


def test_rotation(guarded: Client, keys: Path) -> None:
    """Without a restart."""
    keys.write_text(f"reader {digest_of('cdk_next')}\n")
    for key, status in ((READER, 401), ("cdk_next", 200)):
        answer = guarded.post("/v1/articles", json={"text": STORY}, headers=bearer(key))
        assert answer.status_code == status


def test_pace(make_client: Callable[..., Client], keys: Path, redis_url: str) -> None:
    """Each key has its own; over it a request is refused with the time to come back."""
    for url in (None, redis_url):
        client = make_client(Settings(keys_file=str(keys), rate="2/hour", redis_url=url))

        def ask(key: str, client: Client = client) -> int:
            answer = client.post("/v1/articles", json={"text": STORY}, headers=bearer(key))
            if answer.status_code == 429:
                assert 0 < int(answer.headers["Retry-After"]) <= 7200
                assert answer.get_json()["code"] == "access.too-often"
            return answer.status_code

        assert [ask(READER) for _ in range(3)] == [200, 200, 429]
        assert ask(KILLER) == 200
        assert client.get("/livez").status_code == 200


def test_pace_without_keys(make_client: Callable[..., Client]) -> None:
    """Goes by address."""
    client = make_client(Settings(rate="1/hour"))
    statuses = [client.get("/v1/limits").status_code for _ in range(2)]
    assert statuses == [200, 429]


def test_counted(guarded: Client) -> None:
    """A stranger counts as a problem, under the route that was asked for."""
    guarded.post("/v1/articles", json={"text": STORY})
    found = figures(guarded)
    assert found['copydesk_errors_total{code="access.denied"}'] == 1
    counter = 'copydesk_http_requests_total{code="401",method="POST",route="/v1/articles"}'
    assert found[counter] == 1


@pytest.mark.parametrize(
    ("bind", "keys", "word"),
    [
        ("127.0.0.1:8080", None, "on this machine may"),
        ("[::1]:8080", None, "on this machine may"),
        ("localhost:8080", None, "on this machine may"),
        ("unix:/run/copydesk", None, "on this machine may"),
        ("0.0.0.0:8080", None, "reaches 0.0.0.0:8080 may use this service, and kill"),
        ("[::]:8080", None, "reaches [::]:8080 may use this service, and kill"),
        ("0.0.0.0:8080", "/etc/keys", "who has a key of /etc/keys may"),
    ],
)
def test_who_may_is_said(bind: str, keys: str | None, word: str) -> None:
    assert word in said_of(Settings(bind=bind, keys_file=keys))


def test_it_is_said_at_the_start(tmp_path: Path) -> None:
    """By the server itself, which listens to this machine only unless told otherwise."""
    assert Settings().bind.startswith("127.")
    log = tmp_path / "log"
    with serving(log=log):
        assert "whoever is on this machine may use this service" in log.read_text()


def test_no_key_is_logged(tmp_path: Path, keys: Path) -> None:
    """The name of a key is, and neither a key nor what was sent with one that is not known."""
    log = tmp_path / "log"
    with serving(log=log, environ={"COPYDESK_KEYS_FILE": str(keys)}) as running:
        for key in (READER, "cdk_stranger"):
            link = running.connect()
            link.request("GET", "/v1/limits", headers=bearer(key))
            link.getresponse().read()
            link.close()
    text = log.read_text()
    assert "cdk_" not in text
    assert digest_of(READER) not in text
    assert "reader" in text
