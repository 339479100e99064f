"""NITF 3.6: every answer holds under IPTC's schema, and every word of it is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from copydesk.writers.nitf import NAMESPACE, norm, render
from tests.writers.documents import GOLDEN, Document, documents, golden

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schemas" / "nitf-3-6.xsd")))
NS = {"n": NAMESPACE}
UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Element = etree._Element


def parsed(document: Document) -> Element:
    """What is written, read again by a parser and held against the schema."""
    root = etree.fromstring(render(document).encode())
    SCHEMA.assertValid(root)
    return root


def found(root: Element, path: str) -> list[Element]:
    """The elements at a path, whose steps are NITF's."""
    steps = re.sub(r"(^|/)(?=[\w.])", r"\1n:", path)
    return root.findall(steps, NS)


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def held(text: str) -> str:
    """A text as XML can hold it."""
    return UNHELD.sub("\ufffd", text)


def check(document: Document) -> None:
    """The words are there, and nothing else is."""
    root = parsed(document)
    story = [
        text_of(element)
        for content in found(root, "body/body.content")
        for element in content
        if etree.QName(element).localname not in ("media", "block")
        for element in (element if etree.QName(element).localname == "ul" else [element])
    ]
    gone = document.get("pubStatus") == "canceled"
    bodies = [] if gone else [body["value"] for body in document["bodies"]]
    paragraphs = [held(part) for value in bodies for part in value.split("\n\n") if part]
    assert story == paragraphs
    if gone:
        head = [etree.QName(one).localname for one in found(root, "body/body.head")[0]]
        assert set(head) <= {"rights", "distributor"}
        return
    for path, key in (("body/body.head/byline", "by"), ("body/body.head/dateline", "dateline")):
        if key in document:
            printed = document[key] if key == "by" else document[key]["text"]
            assert [text_of(one) for one in found(root, path)] == [held(printed)]
    lines = [text_of(one) for one in found(root, "body/body.content/block/copyrite")]
    assert lines == [held(one["text"]) for one in document.get("copyrights", ())]


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_answers(name: str) -> None:
    """They are valid, and word for word."""
    check(golden(name))


@given(documents())
@settings(max_examples=80, deadline=None)
def test_any_document_is_nitf(document: Document) -> None:
    """Whatever is in it; and white space is what it was."""
    check(document)


def test_the_validator_refuses() -> None:
    """It is no rubber stamp."""
    root = parsed(golden("ap"))
    found(root, "body/body.head/byline")[0].tag = f"{{{NAMESPACE}}}bylines"
    assert not SCHEMA.validate(root)


def test_parts_of_lines_are_marked() -> None:
    """People, newsrooms, places and holders, in the line as printed."""
    root = parsed(golden("ap"))
    byline, dateline = (found(root, f"body/body.head/{tag}")[0] for tag in ("byline", "dateline"))
    assert [one.text for one in found(byline, "person")] == ["SIGNE HALVARD", "PAUL OKPIK-REYES"]
    assert text_of(found(dateline, "location")[0]) == "IQALUIT, Nunavut"
    assert found(dateline, "location/city")[0].text == "IQALUIT"
    assert found(dateline, "location/state")[0].text == "Nunavut"
    root = parsed(golden("arcamax"))
    assert found(root, "body/body.head/byline/byttl/org")[0].text == "Bloomberg News"
    assert found(root, "body/body.head/distributor/org")[0].text == "Tribune Content Agency, LLC"
    assert found(root, "body/body.content/hl2")[0].text == "Rivals up the coast"
    (owner,) = found(root, "body/body.head/rights/rights.owner")
    assert (owner.text, owner.get("contact")) == ("Bloomberg L.P.", "https://bloomberg.com/")
    tagline = found(root, "body/body.end/tagline")[0]
    assert tagline.text == "(With assistance from Tobias Ferncastle and Lucía Arrate.)"
    trail = [one.get("src-name") for one in found(root, "head/docdata/del-list/from-src")]
    assert trail == ["Bloomberg News", "Tribune Content Agency, LLC"]
    assert found(root, "head/pubdata")[0].get("name") == "ArcaMax"


def test_what_xml_cannot_hold_is_counted() -> None:
    """U+FFFD stands for it, and the head says for what."""
    document = golden("ap") | {"by": "By\x00 SIGNE\x0b\x00 HALVARD\ufffe"}
    root = parsed(document)
    (byline,) = found(root, "body/body.head/byline")
    assert text_of(byline) == "By\ufffd SIGNE\ufffd\ufffd HALVARD\ufffd"
    told = {one.get("name"): one.get("content") for one in found(root, "head/meta")}
    assert told["replaced-characters"] == "U+0000 2, U+000B 1, U+FFFE 1"
    assert len(found(parsed(golden("ap")), "head/meta")) == 1


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, "usable"),
        ({"pubStatus": "withheld"}, "withheld"),
        ({"pubStatus": "withheld", "embargoedUntil": "2026-01-07T06:00:00Z"}, "embargoed"),
        ({"pubStatus": "canceled", "embargoedUntil": "2026-01-07T06:00:00Z"}, "canceled"),
    ],
)
def test_status(told: Document, status: str) -> None:
    """It comes out as it stands, in NITF's words."""
    root = parsed(golden("ap") | told)
    (data,) = found(root, "head/docdata")
    assert data.get("management-status") == status
    release = [one.get("norm") for one in found(data, "date.release")]
    assert release == (["20260107T060000Z"] if status == "embargoed" else [])


def test_dates_without_a_time() -> None:
    """They get none."""
    assert norm("2026-01-07") == "20260107"
