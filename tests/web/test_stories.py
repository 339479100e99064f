"""An article's story in its answer, and stories by their id."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from copydesk.contract.article import ArticleOut
from copydesk.contract.comparison import ComparisonOut
from copydesk.contract.story import RollOut
from copydesk.settings import Settings
from tests.conftest import RedisServer
from tests.stories.copies import FERRY, invented, paragraphs, restyled

HEAD = "Nordsund to scrap two ferries\n\nBy Renata Osterloh\n\n"
FOOT = "\n\n©2026 Nordic Copy L.P. Distributed by Tribune Content Agency, LLC."
WHOLE = HEAD + FERRY + FOOT
CUT = "\n\n".join(paragraphs(restyled(FERRY))[2:])


@pytest.fixture(params=["memory", "redis"])
def storied(request: pytest.FixtureRequest, make_client: Callable[..., FlaskClient]) -> FlaskClient:
    """A client of a service with stories, kept in memory or in Redis."""
    url = request.getfixturevalue("redis_url") if request.param == "redis" else None
    return make_client(Settings(redis_url=url, redis_timeout=5.0), stories=True)


def post(client: FlaskClient, text: str, query: str = "", **headers: str) -> Any:
    return client.post(
        f"/v1/articles{query}", data=text.encode(), content_type="text/plain", headers=headers
    )


def story(client: FlaskClient, text: str, query: str = "") -> dict[str, Any]:
    document = post(client, text, query).get_json()
    assert ArticleOut().validate(document) == {}
    found: dict[str, Any] = document["story"]
    return found


def test_copies_are_told(storied: FlaskClient) -> None:
    """The second copy names the first: how it relates, what differs, and what it lost."""
    first = story(storied, WHOLE)
    assert (first["status"], first["copiesTotal"], first["copies"]) == ("new", 1, [])
    copy = story(storied, CUT, "?publisher=Gazette")
    assert (copy["id"], copy["status"], copy["copiesTotal"]) == (first["id"], "joined", 2)
    (sibling,) = copy["copies"]
    assert (sibling["relation"], sibling["coverageOfThis"]) == ("trimmed", 1.0)
    assert sibling["differs"]["onlyThere"] == 2
    assert sibling["differs"]["styleEdits"] > 5
    assert [lost["at"] for lost in copy["lost"]["head"]] == [0, 1]
    assert copy["lost"]["uri"] == sibling["uri"]
    assert story(storied, WHOLE)["copies"][0]["publisher"] == "Gazette"


def test_the_document_is_what_it_was(storied: FlaskClient) -> None:
    """The story stands behind the document; without it the bytes are those that are cached."""
    told = post(storied, WHOLE)
    plain = post(storied, WHOLE, "?story=0")
    assert plain.headers["Copydesk-Cache"] == "hit"
    assert told.data.startswith(plain.data[:-1] + b',"story":{')
    kept = storied.get(plain.headers["Location"])
    assert kept.data == plain.data
    assert told.headers["ETag"] == "W/" + plain.headers["ETag"]
    again = post(storied, WHOLE, **{"If-None-Match": told.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_who_opts_out_is_not_remembered(storied: FlaskClient) -> None:
    """With `story=0` nothing is told, and nothing is kept as a copy."""
    assert "story" not in post(storied, WHOLE, "?story=0").get_json()
    assert story(storied, CUT)["status"] == "new"


def test_a_batch(storied: FlaskClient) -> None:
    """Each line has its story, unless none is wanted."""
    lines = b"\n".join(orjson.dumps({"text": text}) for text in (WHOLE, CUT))
    kind = {"content_type": "application/x-ndjson"}
    answer = storied.post("/v1/articles:batch", data=lines, **kind)
    results = [orjson.loads(line) for line in answer.data.splitlines()][:2]
    stories = [line["result"]["story"] for line in results]
    assert [one["status"] for one in stories] == ["new", "joined"]
    assert stories[0]["id"] == stories[1]["id"]
    plain = storied.post("/v1/articles:batch?story=0", data=lines, **kind)
    assert b'"story"' not in plain.data


def test_a_story_by_its_id(storied: FlaskClient) -> None:
    """All copies of it, and two of them beside each other."""
    ident = story(storied, WHOLE)["id"]
    story(storied, CUT)
    roll = storied.get(f"/v1/stories/{ident}").get_json()
    assert RollOut().validate(roll) == {}
    assert roll["copiesTotal"] == 2
    assert roll["copies"][0]["headline"] == "Nordsund to scrap two ferries"
    a, b = roll["copies"][1]["copy"], roll["copies"][0]["uri"]
    found = storied.get(f"/v1/stories/{ident}/diff", query_string={"a": a, "b": b}).get_json()
    assert ComparisonOut().validate(found) == {}
    assert found["relation"] == "trimmed"


def test_an_alias_still_answers(storied: FlaskClient) -> None:
    """The id of a story that was merged leads to the one it went into."""
    parts = paragraphs(FERRY)
    early = story(storied, "\n\n".join(parts[:6]))["id"]
    late = story(storied, "\n\n".join(parts[4:]))["id"]
    assert early < late
    merged = story(storied, FERRY)
    assert (merged["id"], merged["status"], merged["aliases"]) == (early, "merged", [late])
    roll = storied.get(f"/v1/stories/{late}").get_json()
    assert (roll["id"], roll["mergedInto"], roll["copiesTotal"]) == (early, early, 3)


@pytest.mark.parametrize(
    "path", ["st0000000000000000", "nonsense", "st0000000000000000/diff?a=1&b=2"]
)
def test_unknown_stories(storied: FlaskClient, path: str) -> None:
    answer = storied.get(f"/v1/stories/{path}")
    assert (answer.status_code, answer.get_json()["code"]) == (404, "story.unknown")


def test_unknown_copies(storied: FlaskClient) -> None:
    ident = story(storied, WHOLE)["id"]
    answer = storied.get(f"/v1/stories/{ident}/diff?a=1&b=2")
    assert answer.get_json()["code"] == "story.unknown"


def test_fill_from_a_peer(storied: FlaskClient) -> None:
    """What a copy lacks is taken from a sibling only if asked for, and marked; never the body."""
    whole = post(storied, WHOLE).get_json()
    bare = post(storied, CUT).get_json()
    assert "headlines" not in bare
    filled = post(storied, CUT, "?fill=peer").get_json()
    assert ArticleOut().validate(filled) == {}
    assert filled["headlines"] == whole["headlines"]
    assert filled["by"] == whole["by"]
    assert filled["copyrightNotice"] == whole["copyrightNotice"]
    peers = [item for item in filled["evidence"] if item["why"] == "peer"]
    assert {"/headlines", "/by", "/copyrightNotice"} <= {item["property"] for item in peers}
    assert {item["note"] for item in peers} == {whole["uri"]}
    assert filled["bodies"] == bare["bodies"]
    tags = {post(storied, CUT, query).headers["ETag"] for query in ("", "?fill=peer")}
    assert len(tags) == 2
    markdown = post(storied, CUT, "?fill=peer", Accept="text/markdown").get_data(as_text=True)
    assert "# Nordsund to scrap two ferries" in markdown


def test_own_facts_are_not_overwritten(storied: FlaskClient) -> None:
    """A headline of one's own is not exchanged for a sibling's."""
    post(storied, WHOLE)
    copy = post(storied, "Two ferries to go\n\nBy Ida Moll\n\n" + CUT, "?fill=peer").get_json()
    assert copy["headlines"][0]["value"] == "Two ferries to go"
    assert copy["by"].endswith("Ida Moll")


@pytest.mark.parametrize("query", ["?fill=me", "?fill=peer&story=0", "?story=perhaps"])
def test_wrong_parameters(storied: FlaskClient, query: str) -> None:
    assert post(storied, WHOLE, query).status_code == 422


def test_lines_no_sibling_has(storied: FlaskClient) -> None:
    """Junk that no rule knows is suspect where a sibling does not print it."""
    lines = paragraphs(FERRY)
    junk = ["Islanders who keep bees may like the Nordsund beekeepers' almanac, a bargain"]
    post(storied, FERRY)
    copy = story(storied, "\n\n".join([*lines[:4], *junk, *lines[4:]]))
    assert [suspect["text"] for suspect in copy["suspects"]] == junk
    assert copy["suspects"][0]["at"] == 4


def test_furniture_does_not_count(storied: FlaskClient) -> None:
    """Other stories with the same menus and foot do not join; other furniture changes no name."""
    foot = "\n\nComments\n\nSign up for our newsletter\n\nFollow us on Facebook" + FOOT
    one = story(storied, HEAD + "\n\n".join(invented(9, seed=1)) + foot)
    two = story(storied, HEAD + "\n\n".join(invented(9, seed=2)) + foot)
    assert one["id"] != two["id"]
    assert two["related"] == []
    bare = story(storied, "\n\n".join(invented(9, seed=1)))
    assert bare["contentId"] == one["contentId"]
    assert bare["id"] == one["id"]


def test_nothing_to_compare(storied: FlaskClient) -> None:
    """A body without words has no story, and the answer says so."""
    told = story(storied, "© 2026 Nordic Copy L.P.")
    assert "id" not in told
    assert told["unavailable"]


def test_off(make_client: Callable[..., FlaskClient]) -> None:
    """Who wants no stories gets none, and stories by id are not to be had."""
    client = make_client(Settings(stories=False))
    assert "story" not in post(client, WHOLE).get_json()
    assert client.get("/v1/stories/st0000000000000000").status_code == 503
    assert "stories" not in client.get("/readyz").get_json()


def test_redis_away(
    start_redis: Callable[..., RedisServer], make_client: Callable[..., FlaskClient]
) -> None:
    """The article is answered, and says why it has no story; `/readyz` says so too."""
    server = start_redis()
    client = make_client(Settings(redis_url=server.url, redis_timeout=1.0), stories=True)
    ident = story(client, WHOLE)["id"]
    server.signal(signal.SIGSTOP)
    try:
        answer = post(client, CUT)
        assert answer.status_code == 200
        told = answer.get_json()["story"]
        assert told["unavailable"] == "the store of stories does not answer"
        assert told["contentId"].startswith("c1-")
        found = client.get(f"/v1/stories/{ident}")
        assert (found.status_code, found.get_json()["code"]) == (503, "story.unavailable")
        assert client.get("/readyz?verbose").get_json()["checks"]["stories"]["ok"] is False
    finally:
        server.signal(signal.SIGCONT)


def test_readyz_says_whose_stories(storied: FlaskClient) -> None:
    """Whether all workers know a copy, or each its own."""
    scope = story(storied, WHOLE)["scope"]
    check = storied.get("/readyz?verbose").get_json()["checks"]["stories"]
    assert check["ok"]
    assert ("each worker has its own" in check["detail"]) == (scope == "process")
    several = {"wsgi.multiprocess": True}
    said = storied.get("/readyz", environ_overrides=several).get_json().get("stories")
    assert said == ("process" if scope == "process" else None)


def test_metrics(storied: FlaskClient) -> None:
    story(storied, WHOLE)
    text = storied.get("/metrics").get_data(as_text=True)
    assert 'copydesk_stories_total{status="new"} 1.0' in text


def test_a_killed_story(storied: FlaskClient) -> None:
    """What kills a story kills its copies, those to come too, and its own address."""
    ident = story(storied, WHOLE)["id"]
    assert storied.post(f"/v1/articles/{ident}:kill").status_code == 200
    for accept in ("application/json", "text/plain"):
        assert post(storied, CUT, Accept=accept).status_code == 410
    assert storied.get(f"/v1/stories/{ident}").status_code == 410
    assert post(storied, "\n\n".join(invented(9))).status_code == 200


def test_a_killed_copy_is_not_told_of(storied: FlaskClient) -> None:
    """Of a killed copy nothing is told by its siblings: no words, no facts, no address."""
    whole = post(storied, WHOLE).get_json()
    copy = story(storied, CUT)
    assert storied.post(f"/v1/articles/{whole['provenance']['id']}:kill").status_code == 200
    told = post(storied, CUT, "?fill=peer")
    assert told.get_json()["story"]["copies"] == []
    assert b"Osterloh" not in told.data
    assert b"two of its seven ships" not in told.data
    roll = storied.get(f"/v1/stories/{copy['id']}").get_json()
    assert [one["copy"] for one in roll["copies"]] == [copy["copy"]]
    query = {"a": whole["uri"], "b": copy["copy"]}
    assert storied.get(f"/v1/stories/{copy['id']}/diff", query_string=query).status_code == 404
