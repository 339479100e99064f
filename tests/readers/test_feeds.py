"""Feeds: RSS 2.0 and 1.0, Atom, JSON Feed; an item is an article."""

from __future__ import annotations

import json
from typing import Any

import pytest

from copydesk.errors import SeveralArticles
from copydesk.readers import articles_in, read
from tests.readers.wires import SECOND, STORY, answer, answers, body, codes, public, whys

NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:cc="http://backend.userland.com/creativeCommonsRssModule"'
)
FULL = f"<p>{STORY}</p><p>{SECOND}</p>"


def rss(*items: str, channel: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<rss version="2.0" {NAMES}><channel><title>The Oxmouth Gazette</title>'
        f"<link>https://gazette.example/</link>{channel}{inner}</channel></rss>"
    )


ITEM = f"""<title>Board votes to rebuild quay</title>
<link>/news/quay?x=1&amp;y=2</link><guid isPermaLink="false">tag:gazette.example,2026:quay</guid>
<dc:creator>Mara Quillby</dc:creator><dc:creator><![CDATA[Tomas Verrick]]></dc:creator>
<pubDate>Tue, 03 Feb 2026 07:15:00 GMT</pubDate><category>Local</category><category>Ports</category>
<description>A vote on the quay.</description>
<content:encoded><![CDATA[{FULL}]]></content:encoded>
<source url="https://wire.example/feed">Example Wire</source>
<dc:rights>© 2026 Example Wire</dc:rights><dc:contributor>Ida Quorn</dc:contributor>
<dcterms:modified>2026-02-03T09:00:00+01:00</dcterms:modified>
<cc:license>https://creativecommons.org/licenses/by/4.0/</cc:license>
<media:content url="/quay.jpg" type="image/jpeg" medium="image"><media:description>The quay
</media:description><media:credit>Ola Brandt</media:credit></media:content>"""


def test_an_item_of_rss_is_an_article() -> None:
    """Text, authors, dates, ids, sections, media; relative links are resolved."""
    document = answer(rss(ITEM, channel="<language>en-us</language>"))
    assert body(document) == f"{STORY}\n\n{SECOND}"
    assert document["headlines"][0]["value"] == "Board votes to rebuild quay"
    assert [p["name"] for p in document["bylines"]] == ["Mara Quillby", "Tomas Verrick"]
    expected = {
        "by": "Mara Quillby, Tomas Verrick",
        "uri": "tag:gazette.example,2026:quay",
        "url": "https://gazette.example/news/quay?x=1&y=2",
        "datePublished": "2026-02-03T07:15:00Z",
        "dateModified": "2026-02-03T09:00:00+01:00",
        "articleSection": ["Local", "Ports"],
        "copyrightNotice": "© 2026 Example Wire",
        "copyrightHolder": "Example Wire",
        "copyrightYear": 2026,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "language": "en-US",
        "sourceOrganization": {"name": "Example Wire", "url": "https://wire.example/feed"},
        "publisher": {"name": "The Oxmouth Gazette", "url": "https://gazette.example/"},
        "media": [{"text": "The quay", "credit": "Ola Brandt"}],
    }
    assert {key: document.get(key) for key in expected} == expected
    assert all(whys(document, key) == {"envelope"} for key in expected)
    assert document["contributors"][0]["name"] == "Ida Quorn"
    assert document["descriptions"][0]["value"] == "A vote on the quay."
    (picture,) = document["associations"]
    assert (picture["uri"], picture["type"]) == ("https://gazette.example/quay.jpg", "picture")
    assert picture["creditText"] == "Ola Brandt"


def test_a_description_alone_is_the_text_and_perhaps_a_summary() -> None:
    """Escaped markup is markup; a warning says what is not known."""
    document = answer(rss(f"<description>&lt;p&gt;{STORY}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;"
                          "</description>"))  # fmt: skip
    assert body(document) == f"{STORY}\n\n{SECOND}"
    assert "body.summary" in codes(document)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("mara@gazette.example (Mara Quillby)", ["Mara Quillby"]),
        ("Mara Quillby &lt;mara@gazette.example&gt;", ["Mara Quillby"]),
        ("mara@gazette.example", []),
        ("By Mara Quillby and Tomas Verrick, Staff Writers", ["Mara Quillby", "Tomas Verrick"]),
    ],
)
def test_addresses_of_authors_stay_out(author: str, names: list[str]) -> None:
    """The name counts, the address of mail does not leave the feed."""
    document = answer(rss(f"<author>{author}</author><description>{STORY}</description>"))
    assert [p["name"] for p in document.get("bylines", [])] == names
    assert "mara@" not in public(document)


def test_titles_may_be_escaped_twice() -> None:
    """As WordPress has them; a real ampersand stays one."""
    titles = {"Fish &amp;amp; chips": "Fish & chips", "Q&amp;A on cod": "Q&A on cod",
              "5 &lt; 6, they say": "5 < 6, they say", "<![CDATA[A <b>bold</b> plan]]>":
              "A bold plan"}  # fmt: skip
    for printed, read_ in titles.items():
        document = answer(rss(f"<title>{printed}</title><description>{STORY}</description>"))
        assert document["headlines"][0]["value"] == read_


def test_several_items_are_several_articles() -> None:
    """In order, each with its place; asked for one, there is none."""
    other = f"<title>Second</title><guid>https://gazette.example/2</guid><description>{SECOND}</description>"
    feed = rss(ITEM, "", other)
    documents = answers(feed)
    assert [d["provenance"]["input"].get("part") for d in documents] == [
        {"index": 1, "of": 3},
        {"index": 2, "of": 3},
        {"index": 3, "of": 3},
    ]
    assert documents[1]["bodies"] == []  # an empty item does not sink the others
    assert documents[2]["uri"] == "https://gazette.example/2"
    with pytest.raises(SeveralArticles):
        read(feed.encode(), "application/rss+xml")


def test_a_feed_is_parsed_once() -> None:
    """The parts carry the parsed feed: the time does not grow with their square."""
    parts = articles_in(rss(*[ITEM] * 5).encode(), "application/rss+xml")
    assert len({id(part.opened) for part in parts}) == 1
    assert parts[0].opened is not None


def test_an_empty_feed_has_no_articles() -> None:
    """None at all, and that is no mistake."""
    assert answers(rss()) == []


def test_rss_1_0_has_its_items_beside_the_channel() -> None:
    """RDF: the id is rdf:about."""
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" {NAMES}>
      <channel rdf:about="https://g.example/"><title>Gazette</title><link>https://g.example/</link>
      <dc:language>de</dc:language></channel>
      <item rdf:about="https://g.example/1"><title>One</title><link>https://g.example/1</link>
      <dc:date>2026-02-03T07:15:00Z</dc:date><description>{STORY}</description></item></rdf:RDF>"""
    document = answer(feed)
    assert document["uri"] == document["url"] == "https://g.example/1"
    assert document["publisher"]["name"] == "Gazette"
    assert document["language"] == "de"
    assert document["datePublished"] == "2026-02-03T07:15:00Z"


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://g.example/">
<title>Gazette</title><rights>© 2026 Gazette</rights><author><name>The desk</name></author>
<entry><title type="html">Board &amp;amp; quay</title><id>urn:uuid:1</id>
<author><name>Mara Quillby</name><email>mara@g.example</email></author>
<author><name>Tomas Verrick</name></author><contributor><name>Ida Quorn</name></contributor>
<published>2026-02-03T07:15:00Z</published><updated>2026-02-03T08:15:00Z</updated>
<link href="news/1"/><link rel="via" href="https://wire.example/1"/>
<link rel="enclosure" type="audio/mpeg" href="quay.mp3"/>
<category term="local" label="Local"/><summary>A vote.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{FULL}</div></content>
<source><title>Example Wire</title><rights>© 2026 Example Wire</rights></source></entry></feed>"""


def test_an_entry_of_atom_is_an_article() -> None:
    """XHTML, several authors, links by their relation, the source before the feed."""
    document = answer(ATOM)
    assert body(document) == f"{STORY}\n\n{SECOND}"
    expected = {
        "by": "Mara Quillby, Tomas Verrick",
        "uri": "urn:uuid:1",
        "url": "https://g.example/news/1",
        "isBasedOn": ["https://wire.example/1"],
        "datePublished": "2026-02-03T07:15:00Z",
        "dateModified": "2026-02-03T08:15:00Z",
        "articleSection": ["Local"],
        "copyrightNotice": "© 2026 Example Wire",
        "sourceOrganization": {"name": "Example Wire"},
        "publisher": {"name": "Gazette"},
    }
    assert {key: document.get(key) for key in expected} == expected
    assert document["headlines"][0]["value"] == "Board & quay"
    assert document["associations"][0]["uri"] == "https://g.example/quay.mp3"
    assert "mara@" not in public(document)


def test_authors_are_inherited() -> None:
    """From the feed, where an entry has none of its own."""
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Mara Quillby</name></author>
      <entry><title>One</title><content>{STORY}</content></entry></feed>"""
    assert answer(feed)["by"] == "Mara Quillby"


def json_feed(*items: Any, **more: Any) -> str:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Gazette",
            "home_page_url": "https://g.example/", "items": list(items)}  # fmt: skip
    return json.dumps(feed | more)


def test_an_item_of_json_feed_is_an_article() -> None:
    """HTML or plain text; 1.0 has one author, 1.1 several."""
    item = {
        "id": "https://g.example/1",
        "url": "/1",
        "external_url": "https://wire.example/1",
        "title": "Fish & chips < 5",
        "content_html": FULL,
        "summary": "A vote.",
        "date_published": "2026-02-03T07:15:00Z",
        "authors": [{"name": "Mara Quillby"}, {"name": "Tomas Verrick"}],
        "tags": ["Local"],
        "language": "en",
        "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}],
    }
    document = answer(json_feed(item), "application/feed+json")
    expected = {
        "uri": "https://g.example/1",
        "url": "https://g.example/1",
        "isBasedOn": ["https://wire.example/1"],
        "by": "Mara Quillby, Tomas Verrick",
        "articleSection": ["Local"],
        "language": "en",
    }
    assert body(document) == f"{STORY}\n\n{SECOND}"
    assert {key: document.get(key) for key in expected} == expected
    assert document["headlines"][0]["value"] == "Fish & chips < 5"
    plain = {"id": "2", "content_text": f"{STORY}\n\n{SECOND}", "author": {"name": "Ida Quorn"}}
    document = answer(json_feed(plain), "application/json")
    assert (body(document), document["by"]) == (f"{STORY}\n\n{SECOND}", "Ida Quorn")


def test_a_malformed_item_does_not_sink_the_others() -> None:
    """What is no object is an article without text, and says so."""
    documents = answers(json_feed(7, {"id": "2", "content_text": STORY}), "application/feed+json")
    assert "item.malformed" in codes(documents[0])
    assert body(documents[1]) == STORY


def test_furniture_in_feeds_is_furniture() -> None:
    """A feed carries what its site prints round the story: the rules apply."""
    foot = '<p>The post <a href="/x">Board votes</a> appeared first on <a href="/">The Oxmouth Gazette</a>.</p>'
    item = f"<title>Board votes</title><content:encoded><![CDATA[{FULL}{foot}]]></content:encoded>"
    assert body(answer(rss(item))) == f"{STORY}\n\n{SECOND}"
