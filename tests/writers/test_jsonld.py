"""JSON-LD: true to schema.org's vocabulary, and safe in a page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from copydesk.writers.jsonld import news_article, render
from tests.writers.documents import GOLDEN, Document, documents, golden

TYPES = {
    "NewsArticle": "identifier headline alternativeHeadline url inLanguage datePublished "
    "dateModified dateCreated expires version articleSection keywords copyrightNotice "
    "copyrightYear creditText conditionsOfAccess usageInfo license acquireLicensePage isBasedOn "
    "creativeWorkStatus author editor translator contributor sourceOrganization provider "
    "publisher copyrightHolder dateline locationCreated articleBody wordCount correction "
    "associatedMedia sdPublisher abstract genre about mentions",
    "Thing": "name",
    "Event": "name",
    "Person": "name givenName familyName jobTitle affiliation url",
    "Organization": "name url",
    "Role": "roleName contributor",
    "PropertyValue": "propertyID value",
    "Place": "name address",
    "PostalAddress": "addressLocality addressRegion addressCountry",
    "MediaObject": "description creditText",
}
"""The types we use and the properties that schema.org 30.0 has for each, of those we write."""


class Page(HTMLParser):
    """A page as a browser takes it apart: the tags it opens, and what stands in its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.comments: list[str] = []
        self.script = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.script += data


def check(item: dict[str, Any]) -> None:
    """Raises for a type or property that schema.org has not, or has not there."""
    known = TYPES[item["@type"]].split()
    for key, value in item.items():
        assert key in ("@context", "@type", "@id") or key in known, key
        for inner in value if isinstance(value, list) else [value]:
            assert inner not in (None, "", []), key
            if isinstance(inner, dict):
                check(inner)


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_answers(name: str) -> None:
    """They use schema.org's words, and say what was printed."""
    document = golden(name)
    item = json.loads(render(document))
    check(item)
    assert item["@context"] == "https://schema.org"
    body = "\n\n".join(one["value"] for one in document["bodies"])
    assert item.get("articleBody", "") == body
    assert item.get("provider", {}).get("name") == document.get("distributor", {}).get("name")
    assert item.get("publisher", {}).get("name") == document.get("publisher", {}).get("name")


@given(documents())
@settings(max_examples=60, deadline=None)
def test_any_document_can_stand_in_a_page(document: Document) -> None:
    """Whatever is in it: the script holds it, and ends where it should."""
    text = render(document)
    assert json.loads(text) == json.loads(json.dumps(news_article(document)))
    assert not re.search("[<>&\u2028\u2029]", text)
    page = Page(f'<title>x</title><script type="application/ld+json">{text}</script><p>')
    assert (page.tags, page.comments) == (["title", "script", "p"], [])
    assert json.loads(page.script) == json.loads(text)


def test_who_did_what() -> None:
    """An uploader is no author, nor is who reported for one; an editor is a person."""
    document = golden("arcamax") | {
        "bylines": [
            {"byline": "Mara Quillby", "name": "Mara Quillby", "role": "author"},
            {"byline": "The Example", "affiliation": "The Example", "role": "author"},
            {"byline": "Tomas Verrick", "name": "Tomas Verrick", "role": "photographer"},
        ],
        "contributors": [
            {"name": "Prudence Loke", "role": "uploader", "text": "Uploaded by Prudence Loke"},
            {"name": "Renata Osterloh", "role": "reporter", "affiliation": "The Example"},
            {"name": "Lucía Arrate", "role": "editor"},
            {"name": "Kwang-Min Paik", "role": "translator"},
            {"affiliation": "The Desk", "role": "editor"},
            {"role": "other", "text": "A credit that nobody could read."},
            {"name": "Odalys Brandt", "role": "contact"},
        ],
        "copyrightHolder": "Mara Quillby",
    }
    item = news_article(document)
    check(item)
    newsroom = {"@type": "Organization", "name": "The Example"}
    assert item["author"] == [{"@type": "Person", "name": "Mara Quillby"}, newsroom]
    assert item["editor"] == [{"@type": "Person", "name": "Lucía Arrate"}]
    assert item["translator"] == [{"@type": "Person", "name": "Kwang-Min Paik"}]
    assert [(one["roleName"], one["contributor"]["name"]) for one in item["contributor"]] == [
        ("photographer", "Tomas Verrick"),
        ("uploader", "Prudence Loke"),
        ("reporter", "Renata Osterloh"),
        ("editor", "The Desk"),
    ]
    assert item["copyrightHolder"] == {"@type": "Person", "name": "Mara Quillby"}
    assert item["sdPublisher"]["name"] == "copydesk"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, None),
        ({"representationType": "partial"}, "Incomplete"),
        ({"pubStatus": "withheld", "representationType": "partial"}, "Withheld"),
        ({"pubStatus": "canceled"}, "Canceled"),
    ],
)
def test_status(told: Document, status: str | None) -> None:
    """What may not be used says so; what is only a part, too."""
    item = news_article(golden("arcamax") | told)
    check(item)
    assert item.get("creativeWorkStatus") == status
    gone = status == "Canceled"
    assert ("articleBody" in item, "headline" in item, "author" in item) == (not gone,) * 3
