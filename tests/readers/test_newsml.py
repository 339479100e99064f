"""NewsML-G2 and NewsML 1.2: the text, what stands beside it, several items, and their traps."""

from __future__ import annotations

import pytest

from tests.readers.wires import SECOND, STORY, answer, answers, body, codes, public, whys

G2 = "http://iptc.org/std/nar/2006-10-01/"
META = """<itemClass qcode="ninat:text"/><provider qcode="p:exn"><name>Example News</name></provider>
<versionCreated>2026-02-03T07:15:00+01:00</versionCreated>
<firstCreated>2026-02-03T06:00:00+01:00</firstCreated>"""
STATUS = '<pubStatus qcode="stat:usable"/>'
CONTENT = """<urgency>4</urgency><contentCreated>2026-02-02</contentCreated>
<located><name>Bangalore</name></located><infoSource role="cpprole:distributor" literal="Quoin"/>
<infoSource literal="Example News"/><by>By Mara Quillby and Tomas Verrick</by>
<creator><name>quillby.mara</name></creator><creditline>Example News</creditline>
<altId type="t:USN">L4N0</altId><keyword>harbours</keyword><genre qcode="g:1"><name>Report</name></genre>
<subject qcode="medtop:20000394" relevance="80"><name>Ports</name></subject>
<subject type="cpnat:geoArea" qcode="c:1"><name>Oxmouth</name></subject>
<slugline>OXMOUTH-QUAY</slugline><headline rank="2">Cost not known</headline>
<headline rank="1">Board votes to rebuild quay</headline>
<description role="drol:summary">A vote on the quay.</description>"""
RIGHTS = """<rightsInfo><copyrightHolder literal="Example News"/>
<copyrightNotice>Copyright 2026 Example News</copyrightNotice>
<usageTerms>Only by written agreement</usageTerms></rightsInfo>"""


def inline(*paragraphs: str, kind: str = "application/xhtml+xml") -> str:
    inner = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<inlineXML contenttype="{kind}"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>'
        f"Not this</title></head><body>{inner}</body></html></inlineXML>"
    )


def item(
    meta: str = META + STATUS,
    content: str = CONTENT,
    contents: str = "",
    guid: str = "urn:newsml:example.com:20260203:quay",
    name: str = "newsItem",
) -> str:
    contents = contents or inline(STORY, SECOND)
    return (
        f'<{name} xmlns="{G2}" guid="{guid}" version="3" xml:lang="en-GB">{RIGHTS}<itemMeta>{meta}'
        f"</itemMeta><contentMeta>{content}</contentMeta><contentSet>{contents}</contentSet></{name}>"
    )


def message(*found: str) -> str:
    inner = "".join(found)
    return f'<newsMessage xmlns="{G2}"><header/><itemSet>{inner}</itemSet></newsMessage>'


def test_g2_states_what_it_knows() -> None:
    """Each fact has its property and says that it is of the envelope."""
    document = answer(item())
    assert body(document) == f"{STORY}\n\n{SECOND}"
    assert [(h["role"], h["value"]) for h in document["headlines"]] == [
        ("main", "Board votes to rebuild quay"),
        ("sub", "Cost not known"),
    ]
    expected = {
        "uri": "urn:newsml:example.com:20260203:quay",
        "version": "3",
        "versionCreated": "2026-02-03T07:15:00+01:00",
        "firstCreated": "2026-02-03T06:00:00+01:00",
        "contentCreated": "2026-02-02",
        "datePublished": "2026-02-03T06:00:00+01:00",
        "dateModified": "2026-02-03T07:15:00+01:00",
        "pubStatus": "usable",
        "language": "en-GB",
        "urgency": 4,
        "slugline": "OXMOUTH-QUAY",
        "creditText": "Example News",
        "copyrightNotice": "Copyright 2026 Example News",
        "copyrightHolder": "Example News",
        "copyrightYear": 2026,
        "usageTerms": "Only by written agreement",
        "by": "By Mara Quillby and Tomas Verrick",
        "keywords": ["harbours"],
        "altIds": [{"role": "t:USN", "value": "L4N0"}],
        "genres": [{"name": "Report", "literal": "g:1"}],
        "subjects": [{"name": "Ports", "literal": "medtop:20000394", "relevance": 80}],
        "places": [{"name": "Oxmouth", "literal": "c:1"}],
        "provider": {"name": "Example News"},
        "distributor": {"name": "Quoin"},
        "sourceOrganization": {"name": "Example News"},
    }
    assert {key: document.get(key) for key in expected} == expected
    assert all(whys(document, key) == {"envelope"} for key in expected)
    assert [p["name"] for p in document["bylines"]] == ["Mara Quillby", "Tomas Verrick"]
    assert document["descriptions"][0]["value"] == "A vote on the quay."
    assert "quillby.mara" not in public(document)


def test_the_same_byline_twice_is_one() -> None:
    """In `by` and as the first paragraph: both are recorded."""
    document = answer(item(contents=inline("By Mara Quillby and Tomas Verrick", STORY, SECOND)))
    assert body(document) == f"{STORY}\n\n{SECOND}"
    assert [p["name"] for p in document["bylines"]] == ["Mara Quillby", "Tomas Verrick"]
    assert whys(document, "by") == {"direct", "envelope"}
    assert "envelope.differs" not in codes(document)


def test_the_place_of_the_desk_gives_way_to_the_dateline() -> None:
    """`located` may be where it was filed; a dateline may be a moment, and is none then."""
    content = CONTENT + "<dateline>2026-02-03 07:15:10 GMT</dateline>"
    document = answer(item(content=content, contents=inline(f"DAMASCUS (EXN) - {STORY}", SECOND)))
    assert document["located"] == "Damascus"
    assert "envelope.differs" in codes(document)
    document = answer(item(content=content))
    assert document["located"] == "Bangalore"
    assert "dateline" not in document


def test_a_dateline_beside_the_text_is_read() -> None:
    """Place, date and agency, though the text does not print them."""
    document = answer(
        item(content=CONTENT + "<dateline>STOCKHOLM, Aug 29, 2014 (AFP) -</dateline>")
    )
    assert document["dateline"]["located"]["name"] == "Stockholm"
    assert document["dateline"]["date"] == "2014-08-29"
    assert document["dateline"]["source"] == "AFP"


def test_creators_that_are_no_names_make_no_byline() -> None:
    """User names, initials and agencies; a person's name does."""
    for name, expected in (("VRG", []), ("quillby.mara", []), ("Reuters", []),
                           ("Mara Quillby", ["Mara Quillby"])):  # fmt: skip
        content = f'<creator literal="{name}"/><headline>Quay</headline>'
        document = answer(item(content=content))
        assert [p["name"] for p in document.get("bylines", [])] == expected
        assert ("by" in document) is bool(expected)


def test_html_in_inline_data_that_calls_itself_text() -> None:
    """One paragraph with indented lines in it is several."""
    lines = (
        "(ANSA) - Rome, October 11 - The board\nvoted on Tuesday.\n   Nobody could say\nwhy not.\n"
    )
    data = f'<inlineData contenttype="text/plain"><![CDATA[<p>\n   {lines}</p>]]></inlineData>'
    document = answer(item(contents=data))
    assert body(document) == "The board voted on Tuesday.\n\nNobody could say why not."
    plain = f'<inlineData contenttype="text/plain">{STORY}\n\n{SECOND}</inlineData>'
    assert body(answer(item(contents=plain))) == f"{STORY}\n\n{SECOND}"


def test_nitf_inside_g2() -> None:
    """Its own head counts too."""
    contents = (
        '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><byline>By<person>'
        f"Ida Quorn</person></byline></body.head><body.content><p>{STORY}</p></body.content></body>"
        "</nitf></inlineXML>"
    )
    document = answer(item(content="<headline>Quay</headline>", contents=contents))
    assert (body(document), document["by"]) == (STORY, "By Ida Quorn")


def test_notes_that_are_not_public_stay_out() -> None:
    """Contacts, private notes and note pads; other notes go to edNote."""
    notes = (
        '<edNote role="r:editorialnote">Adds a quote</edNote>'
        '<edNote role="r:contacts" pubconstraint="c:nonpublic">Desk 555-0100, desk@exn.example</edNote>'
        '<edNote role="r:private">complemented 555-0101</edNote>'
        '<edNote role="r:notepad"><section xmlns="http://www.w3.org/1999/xhtml">555-0102</section>'
        "</edNote>"
    )
    contents = inline(STORY).replace(
        "</body>", f'<section class="np-nonpublic"><p>555-0103</p></section><p>{SECOND}</p></body>'
    )
    document = answer(item(meta=META + STATUS + notes, contents=contents))
    assert document["edNote"] == "Adds a quote"
    assert "555-" not in str(document)
    assert "desk@" not in str(document)
    assert body(document) == f"{STORY}\n\n{SECOND}"


def test_signals_say_what_changed() -> None:
    """A correction with its note."""
    meta = (
        META
        + STATUS
        + '<signal qcode="sig:correction"/><edNote role="r:correction">Corrects a name</edNote>'
    )
    document = answer(item(meta=meta))
    assert document["signals"] == ["sig:correction"]
    assert document["correction"] == {"type": "correction", "text": "Corrects a name"}


@pytest.mark.parametrize(
    ("status", "embargoed", "expected", "first"),
    [
        ("usable", None, "usable", ""),
        ("usable", "2026-02-10T18:00:00Z", "withheld", "status.embargoed"),
        ("usable", "", "withheld", "status.embargoed"),
        ("withheld", None, "withheld", "status.withheld"),
        ("maybe", None, "withheld", "status.unknown"),
        ("canceled", None, "canceled", "status.canceled"),
        ("canceled", "2026-02-10T18:00:00Z", "canceled", "status.canceled"),
    ],
)
def test_g2_status_first(status: str, embargoed: str | None, expected: str, first: str) -> None:
    """What is not plainly usable is not; an empty embargo is one until further notice."""
    meta = META + f'<pubStatus qcode="stat:{status}"/>'
    meta += "" if embargoed is None else f"<embargoed>{embargoed}</embargoed>"
    document = answer(item(meta=meta))
    assert document["pubStatus"] == expected
    assert not first or codes(document)[0] == first
    assert (expected == "canceled") == (document["bodies"] == [])
    if expected == "canceled":
        assert document["correction"] == {"type": "kill", "of": document["uri"]}
        assert "quay" not in public(document).replace(document["uri"], "").lower()
    elif embargoed:
        assert document["embargoedUntil"] == embargoed


def test_a_message_holds_several_items() -> None:
    """A story, a picture, a package, a plan: each comes out, those without a text with none."""
    picture = item(
        meta='<itemClass qcode="ninat:picture"/>' + STATUS,
        content="<headline>The quay</headline><description role='drol:caption'>At noon.</description>",
        contents='<remoteContent href="https://x.example/q.jpg" rendition="rnd:highRes" '
        'contenttype="image/jpeg" width="800"/>',
        guid="urn:x:picture",
    )
    package = (
        f'<packageItem xmlns="{G2}" guid="urn:x:package" version="1"><itemMeta/><groupSet><group>'
        '<itemRef residref="urn:x:picture"><itemClass qcode="ninat:picture"/><headline>The quay'
        "</headline></itemRef></group></groupSet></packageItem>"
    )
    plan = f'<planningItem xmlns="{G2}" guid="urn:x:plan" version="1"><itemMeta/></planningItem>'
    documents = answers(message(item(), picture, package, plan, "<newsItem/>"))
    assert [d["type"] for d in documents] == ["text", "picture", "composite", "planning", "text"]
    assert [bool(d["bodies"]) for d in documents] == [True, False, False, False, False]
    assert all("item.not-text" in codes(d) for d in documents[1:4])
    assert documents[1]["renditions"] == [
        {"name": "highRes", "href": "https://x.example/q.jpg", "contentType": "image/jpeg",
         "width": 800}
    ]  # fmt: skip
    assert documents[2]["associations"][0]["uri"] == "urn:x:picture"
    assert documents[4]["provenance"]["input"]["part"] == {"index": 5, "of": 5}


# --- NewsML 1.2 ---

LINES = """<NewsLines><HeadLine><![CDATA[ Board votes to rebuild quay ]]></HeadLine>
<SubHeadLine>Cost not known</SubHeadLine><ByLine>By Mara Quillby</ByLine>
<DateLine>OXMOUTH, Feb 3, 2026 (EXN) -</DateLine><CreditLine>EXN</CreditLine>
<CopyrightLine>© 2026 Example News</CopyrightLine><SlugLine>oxmouth-quay</SlugLine>
<NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>ATTENTION - adds a quote ///
</NewsLineText></NewsLine></NewsLines>"""


def newsml(
    *components: str, status: str = '<Status FormalName="Usable"/>', lines: str = LINES
) -> str:
    inner = "".join(components) or text_component(f"<p>{STORY}</p><p>{SECOND}</p>")
    return f"""<NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>exn.example</ProviderId>
    <NewsItemId>Q1</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId>
    <PublicIdentifier>urn:newsml:exn.example:20260203:Q1:2</PublicIdentifier></NewsIdentifier>
    </Identification><NewsManagement><FirstCreated>20260203T060000+0100</FirstCreated>
    <ThisRevisionCreated>20260203T071500+0100</ThisRevisionCreated>{status}
    <Urgency FormalName="4"/></NewsManagement><NewsComponent>{lines}<AdministrativeMetadata>
    <Provider><Party FormalName="Example News"/></Provider><Source><Party FormalName="First Wire"/>
    </Source><Creator><Party FormalName="mq"/></Creator></AdministrativeMetadata><RightsMetadata>
    <UsageRights><UsageType>NO ARCHIVAL USE</UsageType></UsageRights></RightsMetadata>
    <DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="04000000"/>
    </SubjectCode><Location HowPresent="Origin"><Property FormalName="City" Value="Oxmouth"/>
    </Location></DescriptiveMetadata>{inner}</NewsComponent></NewsItem>"""


def text_component(
    data: str, role: str = "Main", language: str = "en", format_: str = "NITF"
) -> str:
    return (
        f'<NewsComponent><Role FormalName="{role}"/><DescriptiveMetadata><Language FormalName="'
        f'{language}"/></DescriptiveMetadata><ContentItem><MediaType FormalName="Text"/><Format '
        f'FormalName="{format_}"/><DataContent>{data}</DataContent></ContentItem></NewsComponent>'
    )


def old(*found: str) -> str:
    head = '<!DOCTYPE NewsML SYSTEM "http://127.0.0.1:9/NewsML_1.2.dtd">'
    return f'{head}<NewsML Version="1.2"><NewsEnvelope/>{"".join(found)}</NewsML>'


def test_newsml_1_states_what_it_knows() -> None:
    """Lines, parties, rights, ids; the document type is not asked for."""
    document = answer(old(newsml()))
    expected = {
        "uri": "urn:newsml:exn.example:20260203:Q1:2",
        "altIds": [{"role": "newsml:NewsItemId", "value": "Q1"}],
        "version": "2",
        "versionCreated": "2026-02-03T07:15:00+01:00",
        "pubStatus": "usable",
        "by": "By Mara Quillby",
        "located": "Oxmouth",
        "creditText": "EXN",
        "copyrightHolder": "Example News",
        "copyrightYear": 2026,
        "usageTerms": "NO ARCHIVAL USE",
        "distributor": {"name": "Example News"},
        "sourceOrganization": {"name": "First Wire"},
        "urgency": 4,
        "edNote": "ATTENTION - adds a quote ///",
        "language": "en",
        "slugline": "oxmouth-quay",
    }
    assert {key: document.get(key) for key in expected} == expected
    assert document["dateline"]["date"] == "2026-02-03"
    assert body(document) == f"{STORY}\n\n{SECOND}"
    assert [h["value"] for h in document["headlines"]] == [
        "Board votes to rebuild quay",
        "Cost not known",
    ]
    assert "adds a quote" not in public(document)


@pytest.mark.parametrize(
    "data",
    [
        f"<nitf><body><body.content><p>{STORY}</p><p>{SECOND}</p></body.content></body></nitf>",
        f"<![CDATA[<P>{STORY}</P>\n<P>{SECOND}</P>\n<P> </P>]]>",
        (
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>{STORY}</p>'
            f"<p>{SECOND}</p></body></html>"
        ),
        f"{STORY}\n\n{SECOND}",
    ],
    ids="nitf cdata xhtml plain".split(),
)
def test_whatever_the_data_is(data: str) -> None:
    """NITF, XHTML, HTML in CDATA, plain text."""
    assert body(answer(old(newsml(text_component(data))))) == f"{STORY}\n\n{SECOND}"


def test_only_the_story_of_many_components() -> None:
    """Style sheets, contacts, logos and headlines stand beside it; another language is another."""
    components = (
        text_component("p {color: red}", "StyleSheet", format_="CSS"),
        text_component("<p>Board votes to rebuild quay</p>", "HeadLine"),
        text_component("<p>Call Ida Quorn, 555-0100</p>", "Contact"),
        text_component(f"<p>{STORY}</p>", "Body"),
        text_component("<p>Der Rat hat abgestimmt.</p>", "Body", "de"),
        text_component("The quay at noon.", "Caption"),
    )
    document = answer(old(newsml(*components)))
    assert body(document) == STORY
    assert "555-0100" not in str(document)
    assert document["media"][0]["text"] == "The quay at noon."
    assert "item.alternatives" in codes(document)


def test_several_news_items() -> None:
    """Each is an article; one that is cancelled is a tombstone."""
    killed = newsml(status='<Status FormalName="Canceled"/>')
    documents = answers(old(newsml(), killed, newsml(status='<Status FormalName="Embargoed"/>')))
    assert [d["pubStatus"] for d in documents] == ["usable", "canceled", "withheld"]
    assert documents[1]["bodies"] == []


def test_a_status_that_will_change_is_an_embargo() -> None:
    """Until then it is withheld."""
    change = (
        '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/>'
        "<DateAndTime>20260210T180000Z</DateAndTime></StatusWillChange>"
    )
    document = answer(old(newsml(status=change)))
    assert (document["pubStatus"], document["embargoedUntil"]) == (
        "withheld",
        "2026-02-10T18:00:00Z",
    )


def test_a_picture_of_newsml_1_has_no_text() -> None:
    """Its headline, its caption's fate, and where it can be had."""
    photo = (
        '<NewsComponent><Role FormalName="Main"/><ContentItem Href="https://x.example/q.jpg">'
        '<MediaType FormalName="Photo"/><MimeType FormalName="image/jpeg"/></ContentItem></NewsComponent>'
    )
    document = answer(old(newsml(photo)))
    assert (document["type"], document["bodies"]) == ("picture", [])
    assert document["renditions"][0]["href"] == "https://x.example/q.jpg"
    assert "item.not-text" in codes(document)
