"""A draft of a profile, tried: what it would change, what is wrong with it, and what it may cost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import STORY, Client

DRAFT = """\
name = "Tern Island Times"
role = "publisher"

[detect]
lines = ["Tern Island ferry returns after nine weeks in dock"]

[[rules]]
id     = "shop"
label  = "promo"
regex  = '^"We had forgotten .+$'
hits   = [{ line = '"We had forgotten what it sounds like," said Mirela Quist.' }]
misses = ["We had forgotten what it sounds like."]
"""
COMMON = """\
name = "Desk"
role = "common"
[[rules]]
id = "uploaded"
label = "chrome"
lines = ["Uploaded by Prudence Loke"]
"""


def tried(client: Client, profile: str, **more: Any) -> Any:
    answer = client.post("/v1/profiles:try", json={"profile": profile, **more})
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def refused(client: Client, given: object, status: int = 422) -> Any:
    answer = client.post("/v1/profiles:try", json=given)
    assert answer.status_code == status
    return answer.get_json()


def test_what_a_draft_changes(client: Client) -> None:
    """In the copy that is sent: the spans, before and after; nowhere else, and for nobody else."""
    told = tried(client, DRAFT, article={"text": STORY})
    assert told["mistakes"] == []
    effect = told["article"]
    assert effect["applies"] == "line"
    (change,) = effect["changes"]
    assert change["exact"].startswith("“We had forgotten")
    assert STORY[change["start"] : change["end"]] == change["exact"]
    assert (change["before"]["label"], change["after"]["label"]) == ("body", "promo")
    assert change["after"]["rule"] == "draft/shop"
    assert effect["body"]["before"] - effect["body"]["after"] == len(change["exact"])
    assert {one["applies"] for one in told["examples"]} == {"never"}
    assert all(one["changes"] == [] for one in told["examples"])
    assert "draft" not in client.post("/v1/articles", json={"text": STORY}).text


def test_what_it_changes_in_the_samples(client: Client) -> None:
    told = tried(client, COMMON, id="0-desk")
    assert "article" not in told
    effects = {one["name"]: one for one in told["examples"]}
    assert {one["applies"] for one in effects.values()} == {"always"}
    assert effects["ap.txt"]["changes"] == []


def test_a_draft_in_the_place_of_a_profile(client: Client) -> None:
    """With the id of one that is loaded, it stands instead of it."""
    draft = 'name = "ArcaMax"\nrole = "publisher"\n[detect]\nlines = ["ArcaMax"]\n'
    told = tried(client, draft, id="arcamax")
    effects = {one["name"]: one for one in told["examples"]}
    lost = {change["before"]["rule"] for change in effects["arcamax.txt"]["changes"]}
    assert "arcamax/breadcrumb-section" in lost
    assert effects["ap.txt"]["changes"] == []


def test_examples_that_do_not_hold(client: Client) -> None:
    told = tried(client, DRAFT.replace('["We had', "['\"We had").replace('like."]', "like.']"))
    (mistake,) = told["mistakes"]
    assert (mistake["rule"], mistake["kind"], mistake["what"]) == (
        "draft/shop",
        "miss",
        "is matched",
    )


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("name = ", "not TOML"),
        ('name = "x"\nrole = "owner"', "role: Must be one of"),
        (DRAFT.replace("'^\"We", "'^(\"We"), "missing )"),
        (DRAFT.replace("^\"We", r"^(?=We)"), "invalid perl operator"),
        (DRAFT.replace("misses", "mises"), "mises: Unknown field"),
        (DRAFT.replace(".+$", r"\pL{1000}" * 50 + "$"), "too large"),
        (DRAFT.replace(".+$", "x" * 2_000 + "$"), "at most 2000 characters"),
        (DRAFT + COMMON[COMMON.index("[[") :] * 20, "at most 20 rules"),
        ("x = " + "[" * 10_000, "not TOML"),
    ],
)  # fmt: skip
def test_what_is_no_draft(client: Client, profile: str, told: str) -> None:
    """The mistake is told with its place, soon, whatever the draft would cost."""
    problem = refused(client, {"profile": profile})
    assert problem["code"] == "draft.invalid"
    assert told in str(problem["errors"]["profile"])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "profile"),
        ({"profile": ""}, "profile"),
        ({"profile": "x" * 40_000}, "profile"),
        ({"profile": DRAFT, "id": "../x"}, "id"),
        ({"profile": DRAFT, "keep": True}, "keep"),
        ({"profile": DRAFT, "article": {"txt": STORY}}, "txt"),
        ({"profile": "\ud800"}, "profile"),
        ([], "_schema"),
    ],
)
def test_what_is_no_request(client: Client, given: object, field: str) -> None:
    assert field in refused(client, given)["errors"]


def test_a_draft_is_sent_as_json(client: Client) -> None:
    answer = client.post("/v1/profiles:try", data=DRAFT, content_type="text/plain")
    assert answer.status_code == 415
    answer = client.post("/v1/profiles:try?keep=1", json={"profile": DRAFT})
    assert answer.status_code == 422
