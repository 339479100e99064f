"""Every form of an article over HTTP: by name, by `Accept`, new and from the cache."""

from __future__ import annotations

import json

import pytest

from copydesk.web.articles import FORM
from copydesk.writers.forms import FORMS, render
from tests.web.conftest import STORY, Client


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_chosen_by_name_or_by_type(client: Client, form: str) -> None:
    """The same bytes either way, from POST and from GET, made from the canonical document."""
    document = client.post("/v1/articles", json={"text": STORY}).get_json()
    expected = render(form, document)
    place = f"/v1/articles/{document['provenance']['id']}"
    headers = {"Accept": FORMS[form].media_type}
    for answer in (
        client.post(f"/v1/articles?format={form}", json={"text": STORY}),
        client.post("/v1/articles", json={"text": STORY}, headers=headers),
        client.get(f"{place}?format={form}"),
        client.get(place, headers=headers),
    ):
        assert (answer.status_code, answer.data) == (200, expected)
        assert answer.content_type == FORMS[form].content_type
        assert answer.headers["ETag"].endswith(f'-{form}"')
        assert answer.headers["Vary"] == "Accept"


def test_the_name_is_believed_before_accept(client: Client) -> None:
    """And is no hint: the id of the article is the same."""
    headers = {"Accept": "text/plain"}
    plain = client.post("/v1/articles", json={"text": STORY})
    named = client.post("/v1/articles?format=json", json={"text": STORY}, headers=headers)
    assert named.data == plain.data
    assert named.headers["ETag"] == plain.headers["ETag"]
    forced = client.post("/v1/articles?format=ninjs", json={"text": STORY}, headers=headers)
    assert forced.get_json(force=True)["uri"] == plain.get_json()["uri"]
    assert forced.headers["Location"] == plain.headers["Location"]


@pytest.mark.parametrize("form", ["", "JSON", "docx", "ninjs,json"])
@pytest.mark.parametrize("path", ["/v1/articles", "/v1/articles:explain"])
def test_an_unknown_form_is_a_mistake(client: Client, path: str, form: str) -> None:
    """It is told which are known."""
    answer = client.post(path, json={"text": STORY}, query_string={FORM: form})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "request.invalid")
    assert FORM in answer.get_json()["errors"]


def test_an_explanation_is_canonical(client: Client) -> None:
    """It has no other form."""
    answer = client.post("/v1/articles?explain=1&format=json", json={"text": STORY})
    assert answer.status_code == 200
    answer = client.post("/v1/articles?explain=1&format=ninjs", json={"text": STORY})
    assert answer.status_code == 422


def test_each_form_has_its_own_etag(client: Client) -> None:
    """Who has one form has none of the others."""
    tags = {}
    for form in ("json", *FORMS):
        answer = client.post(f"/v1/articles?format={form}", json={"text": STORY})
        tags[form] = answer.headers["ETag"]
    assert len(set(tags.values())) == len(tags)
    for form, tag in tags.items():
        for other in tags:
            again = client.post(
                f"/v1/articles?format={other}", json={"text": STORY}, headers={"If-None-Match": tag}
            )
            assert again.status_code == (304 if form == other else 200)


def test_an_example_of_each(client: Client) -> None:
    """The story stands in every form."""
    for form in FORMS:
        answer = client.post(f"/v1/articles?format={form}", json={"text": STORY})
        told = (
            json.dumps(answer.get_json(force=True), ensure_ascii=False)
            if (FORMS[form].media_type.endswith("+json"))
            else answer.text
        )
        assert "said Mirela Quist" in told, form
