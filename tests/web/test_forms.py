"""Every form of an article over HTTP: by name, by `Accept`, new and from the cache."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest

from copydesk.web.articles import FORM
from copydesk.writers.forms import CREDITS, FORMS, REPORTS, render
from tests.web.conftest import STORY, Client


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_chosen_by_name_or_by_type(client: Client, form: str) -> None:
    """The same bytes either way, from POST and from GET, made from the canonical document."""
    document = client.post("/v1/articles", json={"text": STORY}).get_json()
    expected = render(form, document)
    place = f"/v1/articles/{document['provenance']['id']}"
    headers = {"Accept": FORMS[form].media_type}
    answers = [
        client.post(f"/v1/articles?format={form}", json={"text": STORY}),
        client.get(f"{place}?format={form}"),
    ]
    if FORMS[form].offered:
        answers += [
            client.post("/v1/articles", json={"text": STORY}, headers=headers),
            client.get(place, headers=headers),
        ]
    for answer in answers:
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
    """The story stands in every form that is no report of what does not."""
    for form in sorted(FORMS.keys() - REPORTS):
        answer = client.post(f"/v1/articles?format={form}", json={"text": STORY})
        told = (
            json.dumps(answer.get_json(force=True), ensure_ascii=False)
            if (FORMS[form].media_type.endswith("+json"))
            else answer.text
        )
        assert "said Mirela Quist" in told, form


def test_a_page_may_use_its_own_style_and_nothing_else(client: Client) -> None:
    """Short way, long way and from the cache: one policy, with the digest of the style in it."""
    made = client.post("/v1/articles?format=html", json={"text": STORY})
    style = made.text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    kept = client.get(f"{made.headers['Location']}?format=html")
    client.application.before_request_funcs.setdefault(None, []).append(lambda: None)
    long_way = client.post("/v1/articles?format=html", json={"text": STORY})
    for answer in (made, kept, long_way):
        (policy,) = answer.headers.getlist("Content-Security-Policy")
        assert f"style-src 'sha256-{digest}'" in policy
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


CREDITED = """\
Tern Island ferry returns after nine weeks in dock

By Odalys Brandt

The ferry to Tern Island sailed again on Monday, nine weeks after a gearbox failed within sight of
the pier and left 400 islanders to a fishing boat and the weather.

©2026 The Example Herald. Visit exampleherald.com. Distributed by Tribune Content Agency, LLC.
"""


@pytest.mark.parametrize("form", CREDITS)
def test_the_lines_to_print(client: Client, form: str) -> None:
    """Of a kept article, in three forms, by name or by type; each with an ETag of its own."""
    made = client.post("/v1/articles", json={"text": CREDITED})
    place = f"{made.headers['Location']}/credit"
    for answer in (
        client.get(f"{place}?format={form}"),
        client.get(place, headers={"Accept": CREDITS[form].media_type}),
    ):
        assert answer.data == CREDITS[form].render(made.get_json())
        assert answer.content_type == CREDITS[form].content_type
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "Distributed by Tribune Content Agency, LLC." in answer.text
        again = client.get(
            f"{place}?format={form}", headers={"If-None-Match": answer.headers["ETag"]}
        )
        assert (again.status_code, again.data) == (304, b"")
    default = client.get(place)
    assert default.mimetype == "application/json"
    assert [line["kind"] for line in default.get_json()["lines"]] == ["byline", "copyright"]


def test_the_lines_of_what_is_not_kept(client: Client) -> None:
    """Are unknown; and so is a form that lines do not have."""
    assert client.get(f"/v1/articles/{'0' * 40}/credit").status_code == 404
    made = client.post("/v1/articles", json={"text": CREDITED})
    place = f"{made.headers['Location']}/credit"
    assert client.get(f"{place}?format=ninjs").status_code == 422
    assert client.get(place, headers={"Accept": "image/png"}).status_code == 406
    client.post(f"{made.headers['Location']}:kill", json={})
    assert client.get(place).status_code == 410
