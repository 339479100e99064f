"""NITF: the text, what stands beside it, and the dialects of those who send it."""

from __future__ import annotations

import pytest

from tests.readers.wires import SECOND, STORY, answer, body, codes, public, whys

HEAD = """<docdata management-status="usable">
  <doc-id id-string="urn:example:quay:7" regsrc="EXN"/><du-key key="quay" version="3"/>
  <urgency ed-urg="4"/><date.issue norm="20260203T071500Z"/>
  <date.expire norm="20260303T000000Z"/>
  <ed-msg info="Eds: call the desk on 555-0100 before printing"/>
  <doc.copyright holder="Example News" year="2026"/>
  <doc.rights limitations="Not for archives"/>
  <del-list><from-src src-name="First Wire" level-number="1"/>
    <from-src src-name="Second Wire" level-number="2"/></del-list>
  <key-list><keyword key="harbours"/><keyword key="cranes"/></key-list>
  <identified-content><person>Ida Quorn</person><org>Oxmouth Port</org></identified-content>
</docdata>
<pubdata name="The Oxmouth Gazette" position.section="Local"/>"""

TOP = """<hedline><hl1>Board votes to rebuild quay</hl1><hl2>Cost not known</hl2></hedline>
<byline>By <person>Mara Quillby</person> and <person>Tomas Verrick</person>
<byttl>Staff Writers</byttl></byline>
<distributor><org>Quoin Features</org></distributor>
<dateline><location><city>OXMOUTH</city></location></dateline>"""


def nitf(
    head: str = HEAD, top: str = TOP, content: str = "", more: str = "", attrs: str = ""
) -> str:
    content = content or f"<p>{STORY}</p><p>{SECOND}</p>"
    return (
        f"<nitf {attrs}><head>{head}</head><body><body.head>{top}</body.head>"
        f"<body.content>{content}</body.content>{more}</body></nitf>"
    )


def test_the_text_is_read_in_its_order() -> None:
    """Headlines, byline, story, tagline: each with its path and its label."""
    tagline = "<body.end><tagline>Ida Quorn contributed to this report.</tagline></body.end>"
    document = answer(nitf(more=tagline, attrs='baselang="en-GB"'))
    assert [(h["role"], h["value"]) for h in document["headlines"]] == [
        ("main", "Board votes to rebuild quay"),
        ("sub", "Cost not known"),
    ]
    assert [p["name"] for p in document["bylines"]] == ["Mara Quillby", "Tomas Verrick"]
    assert {p["jobTitle"] for p in document["bylines"]} == {"Staff Writers"}
    assert body(document) == f"{STORY}\n\n{SECOND}"
    assert [c["name"] for c in document["contributors"]] == ["Ida Quorn"]
    assert document["language"] == "en-GB"
    assert document["provenance"]["input"]["mediaType"] == "application/nitf+xml"


def test_what_stands_beside_the_text() -> None:
    """Every fact of the head has its property, and says that it is of the envelope."""
    document = answer(nitf())
    expected = {
        "uri": "urn:example:quay:7",
        "version": "3",
        "versionCreated": "2026-02-03T07:15:00Z",
        "datePublished": "2026-02-03T07:15:00Z",
        "expires": "2026-03-03T00:00:00Z",
        "urgency": 4,
        "pubStatus": "usable",
        "copyrightHolder": "Example News",
        "copyrightYear": 2026,
        "usageTerms": "Not for archives",
        "keywords": ["harbours", "cranes"],
        "articleSection": ["Local"],
        "people": [{"name": "Ida Quorn"}],
        "organisations": [{"name": "Oxmouth Port"}],
        "located": "Oxmouth",
        "altIds": [{"role": "nitf:du-key", "value": "quay"}],
    }
    assert {key: document.get(key) for key in expected} == expected
    assert all(whys(document, key) == {"envelope"} for key in expected)
    parties = ("provider", "distributor", "publisher")
    assert [document[key]["name"] for key in parties] == [
        "Second Wire",
        "Quoin Features",
        "The Oxmouth Gazette",
    ]


def test_notes_to_editors_stay_with_the_editors() -> None:
    """`ed-msg` goes to edNote and nowhere else."""
    document = answer(nitf())
    assert document["edNote"] == "Eds: call the desk on 555-0100 before printing"
    assert "555-0100" not in public(document)


@pytest.mark.parametrize("space", ["", "http://iptc.org/std/NITF/2006-10-18/",
                                   "http://iptc.org/std/NITF/2006-10-18"])  # fmt: skip
def test_namespaces_do_not_matter(space: str) -> None:
    """With one, with none, with a prefix: elements are known by their local names."""
    plain = nitf(attrs=f'xmlns="{space}"' if space else "")
    assert body(answer(plain)) == f"{STORY}\n\n{SECOND}"
    assert body(answer(f'<n:nitf xmlns:n="{space or "urn:x"}">{plain[6:-7].partition(">")[2]}'
                       "</n:nitf>")) == f"{STORY}\n\n{SECOND}"  # fmt: skip


def test_where_text_and_envelope_say_the_same_both_are_recorded() -> None:
    """A dateline in the text and in the head: the text is believed, the head bears it out."""
    document = answer(nitf(content=f"<p>OXMOUTH, England (EXN) — {STORY}</p><p>{SECOND}</p>"))
    assert document["dateline"]["source"] == "EXN"
    assert whys(document, "dateline") == {"direct", "envelope"}
    assert body(document).startswith(STORY)


def test_where_they_differ_the_text_wins() -> None:
    """A warning says so."""
    document = answer(nitf(content=f"<p>LONDON (EXN) — {STORY}</p><p>{SECOND}</p>"))
    assert document["located"] == "London"
    assert "envelope.differs" in codes(document)


def test_initials_are_no_byline() -> None:
    """Who filed it and who edited it, as agencies sign."""
    document = answer(nitf(top="<hedline><hl1>Quay</hl1></hedline><byline>gr/bp</byline>"))
    assert "by" not in document
    assert "bylines" not in document
    assert "gr/bp" not in body(document)


def test_persons_that_nothing_joins_are_several() -> None:
    """Two persons in one byline; two bylines."""
    both = "<byline><person>Mara Quillby</person><person>Tomas Verrick</person></byline>"
    each = "<byline>By Mara Quillby</byline><byline>By Tomas Verrick</byline>"
    for top in (both, each):
        names = [p["name"] for p in answer(nitf(top=top))["bylines"]]
        assert names == ["Mara Quillby", "Tomas Verrick"]


def test_the_body_keeps_what_its_markup_says() -> None:
    """Cross-heads, lists, tables; empty paragraphs are spacers; captions are lifted."""
    content = (
        f"<block><p>{STORY}</p><p/><hl2>Costs</hl2><ul><li>Granite</li><li>Oak</li></ul>"
        "<table><tr><td>Crane</td><td>1</td></tr></table>"
        '<media media-type="image"><media-reference source="q.jpg"/><media-caption>The quay.'
        f"</media-caption></media><p>{SECOND}</p></block>"
    )
    document = answer(nitf(content=content))
    kinds = [
        (s["kind"], s["exact"]) for s in document["provenance"]["segments"] if s["label"] == "body"
    ]
    assert kinds == [
        ("paragraph", STORY),
        ("subhead", "Costs"),
        ("list", "Granite"),
        ("list", "Oak"),
        ("table", "Crane\t1"),
        ("paragraph", SECOND),
    ]
    assert [one["text"] for one in document["media"]] == ["The quay."]


def test_a_copyright_in_the_body_is_lifted() -> None:
    """`copyrite` is a line of rights, verbatim."""
    line = "<copyrite>Copyright <copyrite.year>2025</copyrite.year> Example News</copyrite>"
    document = answer(nitf(content=f"<p>{STORY}</p><p>{SECOND}</p><block>{line}</block>"))
    assert document["copyrights"][0]["text"] == "Copyright 2025 Example News"
    assert "Copyright" not in body(document)
    assert "envelope.differs" in codes(document)  # the head says 2026


# --- Status first ---


def status(
    said: str, more: str = "", doc_id: str = '<doc-id id-string="urn:example:quay:7"/>'
) -> str:
    return f"<docdata {said}>{doc_id}{more}</docdata>"


@pytest.mark.parametrize("word", ["canceled", "cancelled", "Canceled", "kill"])
def test_a_cancelled_article_has_no_text(word: str) -> None:
    """A tombstone: which one, who says so, and what it kills."""
    head = status(f'management-status="{word}" management-doc-idref="urn:example:quay:6"')
    document = answer(nitf(head=head))
    assert document["pubStatus"] == "canceled"
    assert document["bodies"] == []
    assert document["uri"] == "urn:example:quay:7"
    assert document["correction"] == {"type": "kill", "of": "urn:example:quay:6"}
    assert codes(document)[0] == "status.canceled"
    for words in (STORY, "Board votes", "Quillby", "Cost not known"):
        assert words not in public(document)


def test_a_kill_without_an_id_kills_nothing() -> None:
    """And is reported."""
    document = answer(nitf(head=status('management-status="canceled"', doc_id="")))
    assert document["pubStatus"] == "canceled"
    assert document["correction"] == {"type": "kill"}
    assert "kill.without-id" in codes(document)


def test_an_embargoed_article_is_never_usable() -> None:
    """It says so first, and until when; the text stays for those who may prepare it."""
    release = '<date.release norm="20260210T180000Z"/>'
    document = answer(nitf(head=status('management-status="embargoed"', release)))
    assert document["pubStatus"] == "withheld"
    assert document["embargoedUntil"] == "2026-02-10T18:00:00Z"
    assert codes(document)[0] == "status.embargoed"
    assert body(document).startswith("The harbour board")


def test_a_release_after_the_issue_is_an_embargo() -> None:
    """Though the status calls it usable; a release at the issue is none."""
    issue = '<date.issue norm="20260203T071500Z"/>'
    for hour, expected in (("20260203T180000Z", "withheld"), ("20260203T071500Z", "usable")):
        more = f'{issue}<date.release norm="{hour}"/>'
        document = answer(nitf(head=status('management-status="usable"', more)))
        assert document["pubStatus"] == expected
        assert ("embargoedUntil" in document) is (expected == "withheld")


def test_an_unknown_status_is_withheld() -> None:
    """Never usable by guess."""
    document = answer(nitf(head=status('management-status="probably"')))
    assert document["pubStatus"] == "withheld"
    assert codes(document)[0] == "status.unknown"


def test_a_time_without_a_zone_is_a_date() -> None:
    """And a warning; what is no date is none."""
    head = status("", '<date.issue norm="2026-02-03T07:15:00"/><date.expire norm="soon"/>')
    document = answer(nitf(head=head))
    assert document["datePublished"] == "2026-02-03"
    assert "versionCreated" not in document
    assert {"date.zone-missing", "date.unreadable"} <= set(codes(document))
