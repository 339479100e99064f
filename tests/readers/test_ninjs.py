"""ninjs 1, 2 and 3: one story in three versions is one article."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.readers.wires import SECOND, STORY, answer, answers, body, codes, public, whys

MARKUP = f"<p>{STORY}</p><p>{SECOND}</p>"
COMMON = {"uri": "urn:x:quay", "type": "text", "version": "3", "urgency": 4, "language": "en-GB",
          "located": "Oxmouth", "slugline": "quay"}  # fmt: skip

V1: dict[str, Any] = COMMON | {
    "versioncreated": "2026-02-03T07:15:00Z",
    "pubstatus": "usable",
    "byline": "By Mara Quillby",
    "headline": "Board votes to rebuild quay",
    "body_text": f"{STORY} {SECOND}",
    "body_xhtml": MARKUP,
    "description_text": "A vote.",
    "copyrightholder": "Example News",
    "copyrightnotice": "© 2026 Example News",
    "usageterms": "By agreement",
    "ednote": "Adds a quote",
    "subject": [{"name": "Ports", "scheme": "http://cv.x.example/", "code": "12"}],
    "infosource": [{"name": "Example News", "rel": "source"}],
    "associations": {"main": {"uri": "urn:x:p", "type": "picture", "headline": "The quay"}},
}
V2: dict[str, Any] = COMMON | {
    "versioncreated": "2026-02-03T07:15:00Z",
    "pubstatus": "usable",
    "by": "By Mara Quillby",
    "headlines": [{"role": "main", "contenttype": "text/plain", "value": "Board votes to rebuild quay"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": f"{STORY} {SECOND}"},
        {"role": "html", "contenttype": "text/html", "value": MARKUP},
    ],
    "descriptions": [{"role": "text", "contenttype": "text/plain", "value": "A vote."}],
    "copyrightholder": "Example News",
    "copyrightnotice": "© 2026 Example News",
    "usageterms": "By agreement",
    "ednote": "Adds a quote",
    "subjects": [{"name": "Ports", "uri": "http://cv.x.example/12", "literal": "12"}],
    "infosources": [{"name": "Example News", "rel": "source"}],
    "associations": [{"name": "main", "uri": "urn:x:p", "type": "picture",
                      "headlines": [{"role": "main", "value": "The quay"}]}],
}  # fmt: skip
V3: dict[str, Any] = COMMON | {
    "versionCreated": "2026-02-03T07:15:00Z",
    "pubStatus": "usable",
    "by": "By Mara Quillby",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "Board votes to rebuild quay"}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": f"{STORY} {SECOND}"},
        {"role": "html", "contentType": "text/html", "value": MARKUP},
    ],
    "descriptions": [{"role": "text", "contentType": "text/plain", "value": "A vote."}],
    "copyrightHolder": "Example News",
    "copyrightNotice": "© 2026 Example News",
    "usageTerms": "By agreement",
    "edNote": "Adds a quote",
    "subjects": [{"name": "Ports", "uri": "http://cv.x.example/12", "literal": "12"}],
    "infoSources": [{"name": "Example News", "role": "cpprole:origcont"}],
    "associations": [{"name": "main", "uri": "urn:x:p", "type": "picture",
                      "headlines": [{"role": "main", "value": "The quay"}]}],
}  # fmt: skip

TYPE = "application/vnd.iptc.ninjs+json"


@pytest.mark.parametrize("document", [V1, V2, V3], ids="1 2 3".split())
def test_three_versions_are_one_article(document: dict[str, Any]) -> None:
    """Names and shapes differ, the article does not; the body with most shape is taken."""
    for media_type in (TYPE, "application/json"):
        got = answer(json.dumps(document), media_type)
        expected = {
            "uri": "urn:x:quay",
            "version": "3",
            "versionCreated": "2026-02-03T07:15:00Z",
            "datePublished": "2026-02-03T07:15:00Z",
            "pubStatus": "usable",
            "urgency": 4,
            "language": "en-GB",
            "located": "Oxmouth",
            "by": "By Mara Quillby",
            "copyrightHolder": "Example News",
            "copyrightNotice": "© 2026 Example News",
            "usageTerms": "By agreement",
            "edNote": "Adds a quote",
            "subjects": [{"name": "Ports", "uri": "http://cv.x.example/12", "literal": "12"}],
            "sourceOrganization": {"name": "Example News"},
        }
        assert {key: got.get(key) for key in expected} == expected
        assert all(whys(got, key) == {"envelope"} for key in expected)
        assert body(got) == f"{STORY}\n\n{SECOND}"
        assert got["bylines"][0]["name"] == "Mara Quillby"
        assert got["descriptions"][0]["value"] == "A vote."
        (picture,) = got["associations"]
        assert (picture["name"], picture["uri"], picture["type"]) == ("main", "urn:x:p", "picture")
        assert picture["headlines"][0]["value"] == "The quay"


def test_contacts_stay_out() -> None:
    """Wherever a document carries them."""
    people = [{"name": "Ida Quorn", "contactInfo": [{"type": "phone", "value": "555-0100"}]}]
    inner = {"uri": "urn:x:p", "people": people, "edNote": "call 555-0101"}
    document = answer(json.dumps(V3 | {"people": people, "associations": [inner]}), TYPE)
    assert document["people"] == [{"name": "Ida Quorn"}]
    assert "555-" not in str(document)


@pytest.mark.parametrize(
    ("more", "status", "first"),
    [
        ({"pubStatus": "canceled"}, "canceled", "status.canceled"),
        ({"pubStatus": "withheld"}, "withheld", "status.withheld"),
        ({"pubStatus": "OPEN"}, "withheld", "status.unknown"),
        ({"embargoedUntil": "2026-02-10T18:00:00Z"}, "withheld", "status.embargoed"),
    ],
)
def test_ninjs_status_first(more: dict[str, Any], status: str, first: str) -> None:
    """Not plainly usable is not usable."""
    document = answer(json.dumps(V3 | more), TYPE)
    assert (document["pubStatus"], codes(document)[0]) == (status, first)
    assert document.get("embargoedUntil") == more.get("embargoedUntil")
    assert (status == "canceled") == (document["bodies"] == [])
    if status == "canceled":
        assert "Board votes" not in public(document)


def test_an_event_is_no_text() -> None:
    """Its title, its description and its details are passed on."""
    event = {"uri": "urn:x:e", "type": "event", "title": "Hearing", "eventDetails": {"dates": {}},
             "descriptions": [{"role": "text", "value": "On the quay."}]}  # fmt: skip
    document = answer(json.dumps(event), TYPE)
    assert (document["type"], document["title"], document["bodies"]) == ("event", "Hearing", [])
    assert document["descriptions"][0]["value"] == "On the quay."
    assert "item.not-text" in codes(document)


def test_an_array_is_several_articles() -> None:
    """One that is none does not sink the others."""
    documents = answers(json.dumps([V3, 7, V1]), TYPE)
    assert [bool(d["bodies"]) for d in documents] == [True, False, True]
    assert "item.malformed" in codes(documents[1])


@pytest.mark.parametrize("junk", [None, 7, "x", [], {}, [1], {"a": []}])
def test_values_of_the_wrong_type_do_no_harm(junk: Any) -> None:
    """Any property may hold anything."""
    for key in V3:
        if key != "uri":
            answer(json.dumps(V3 | {key: junk}), TYPE)
            answer(json.dumps(V3 | {key: [junk]}), TYPE)
