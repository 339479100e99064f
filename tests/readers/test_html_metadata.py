"""What pages state of themselves, in all its damage, and where it comes from."""

from __future__ import annotations

from typing import Any

import pytest

from copydesk.model.document import Fact, Hints
from copydesk.readers.html.jsonld import articles_in, parties_of, values_in
from copydesk.readers.html.metadata import AUTHORS, metadata_of
from copydesk.readers.html.moments import stamp_of
from copydesk.readers.markup import parse_html

ARTICLE = '{"@type": "NewsArticle", "headline": "Ferry sails", "author": "Mara Quillby"}'


def facts(head: str, hints: Hints | None = None) -> list[Fact]:
    tree = parse_html(f"<html><head>{head}</head><body><p>Words.</p></body></html>")
    return metadata_of(tree.root, hints or Hints()).facts


def first(name: str, head: str, hints: Hints | None = None) -> tuple[Any, str]:
    """The first fact about a property, and its origin."""
    found = next((fact for fact in facts(head, hints) if fact.property == name), None)
    return (found.value, found.origin) if found else (None, "")


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "damaged",
    [
        ARTICLE,
        f"  {ARTICLE};",
        f"<!-- {ARTICLE} -->",
        f"/* <![CDATA[ */ {ARTICLE} /* ]]> */",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        ARTICLE.replace("sails", "sails\n\tagain\x02"),
        ARTICLE.replace("}", ",}"),
        ARTICLE.replace('{"@type"', '{ // ours\n "@type"'),
        ARTICLE.replace('"', "&quot;"),
        ARTICLE.replace("sails", r"sail\'s"),
        f'{{"@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f"[[{ARTICLE}]]",
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        f'{{"@type": "WebSite"}} {ARTICLE}',
        ARTICLE.replace("NewsArticle", "https://schema.org/ReportageNewsArticle"),
        ARTICLE.replace('"NewsArticle"', '["Article", "BlogPosting"]'),
    ],
)
def test_damaged_json(damaged: str) -> None:
    """Whatever plugins and editors do to it, the article is found."""
    articles = articles_in(values_in([damaged]))
    assert [one["author"] for one in articles] == ["Mara Quillby"]


@pytest.mark.parametrize(
    "hopeless", ["", "{", "null", "[" * 100_000, '{"a": ' * 5_000, "<p>no</p>"]
)
def test_what_cannot_be_read(hopeless: str) -> None:
    assert values_in([hopeless]) == []


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ('"Mara Quillby"', ["Mara Quillby"]),
        ('["Mara Quillby", "Tomas Verrick"]', ["Mara Quillby", "Tomas Verrick"]),
        ('[{"name": ["Mara Quillby", "Tomas Verrick"]}]', ["Mara Quillby", "Tomas Verrick"]),
        ('{"@type": "Person", "givenName": "Mara", "familyName": "Quillby"}', ["Mara Quillby"]),
        ('{"@id": "#mara"}', ["Mara Quillby"]),
        ('{"@type": "Role", "author": {"name": "Mara Quillby"}}', ["Mara Quillby"]),
        ('{"@type": "Person", "name": "Ma&#8217;ra  Quillby"}', ["Ma’ra Quillby"]),
        ('{"@type": "Person"}', []),
        ("null", []),
    ],
)  # fmt: skip
def test_authors(value: str, names: list[str]) -> None:
    text = ARTICLE.replace('"Mara Quillby"', value)
    known = {"#mara": {"@id": "#mara", "@type": "Person", "name": "Mara Quillby"}}
    article = articles_in(values_in([text]))[0]
    assert [one["name"] for one in parties_of(article.get("author"), known)] == names


def test_an_organisation_is_no_person() -> None:
    house = '{"@type": "NewsMediaOrganization", "name": "Island Post"}'
    value, origin = first(AUTHORS, script(ARTICLE.replace('"Mara Quillby"', house)))
    assert (value[0]["type"], origin) == ("organization", "json-ld author")


@pytest.mark.parametrize(
    "address",
    ["https://island.example/author/mara", "//island.example/mara", "/authors/mara", "@maraq"],
)
def test_an_address_is_no_name(address: str) -> None:
    """Social networks want the address of a profile there."""
    head = f'<meta property="article:author" content="{address}">'
    assert first(AUTHORS, head + script(ARTICLE.replace("Mara Quillby", address))) == (None, "")


@pytest.mark.parametrize(
    ("head", "origin"),
    [
        ('<meta name="author" content="Mara Quillby">', "meta author"),
        ('<meta property="article:author" content="Mara Quillby">', "meta article:author"),
        ('<meta name="byl" content="Mara Quillby">', "meta byl"),
        ('<meta name="sailthru.author" content="Mara Quillby">', "meta sailthru.author"),
        ('<meta name="parsely-author" content="Mara Quillby">', "meta parsely-author"),
        ('<meta name="DC.creator" content="Mara Quillby">', "meta dc.creator"),
        ('<meta name="dcterms.creator" content="Mara Quillby">', "meta dcterms.creator"),
    ],
)
def test_meta_authors(head: str, origin: str) -> None:
    value, said = first(AUTHORS, head)
    assert ([one["name"] for one in value], said) == (["Mara Quillby"], origin)


@pytest.mark.parametrize(
    ("head", "value", "origin"),
    [
        ('<meta property="article:published_time" content="2026-03-01T07:30:00Z">',
         "2026-03-01T07:30:00Z", "meta article:published_time"),
        ('<meta name="parsely-pub-date" content="2026-03-01T07:30Z">',
         "2026-03-01T07:30Z", "meta parsely-pub-date"),
        ('<meta itemprop="datePublished" content="2026-03-01">',
         "2026-03-01", "meta datepublished"),
        ('<meta name="DC.date.issued" content="2026-03-01">', "2026-03-01", "meta dc.date.issued"),
        ('<link rel=canonical href="https://x.example/2026/03/01/a">', "2026-03-01", "the address"),
        ('<link rel=canonical href="https://x.example/a-20260301.html">', "2026-03-01", "the address"),
    ],
)  # fmt: skip
def test_dates(head: str, value: str, origin: str) -> None:
    assert first("datePublished", head) == (value, origin)


def test_json_ld_is_asked_first() -> None:
    head = '<meta property="article:published_time" content="2026-03-02T07:30:00Z">'
    head += script(ARTICLE.replace("}", ', "datePublished": "2026-03-01"}'))
    assert first("datePublished", head) == ("2026-03-01", "json-ld datePublished")


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2026-02-30", ""),
        ("2026-03-01T25:00:00Z", "2026-03-01"),
        ("2026-03-01T07:30:00.123+01", "2026-03-01T07:30:00+01:00"),
        ("2026/3/1", "2026-03-01"),
        ("Sun, 01 Mar 2026 07:30:00 +0200", "2026-03-01T07:30:00+02:00"),
        ("01/03/2026", ""),
        ("1772350200", ""),
    ],
)
def test_stamps(text: str, stamp: str) -> None:
    """What has a time and no zone gives its date; what could be two dates gives none."""
    assert stamp_of(text) == stamp


def test_a_canonical_elsewhere_is_where_it_is_from() -> None:
    """Renamed hosts and other folders of the same site are not elsewhere."""
    head = '<link rel="canonical" href="https://www.mainland.example/ferry">'
    here = Hints(url="https://island.example/ferry")
    assert first("isBasedOn", head, here)[0] == ["https://www.mainland.example/ferry"]
    assert first("isBasedOn", head, Hints(url="https://m.mainland.example/x"))[0] is None
    source = '<meta name="original-source" content="https://wire.example/ferry">'
    assert first("isBasedOn", source, here)[0] == ["https://wire.example/ferry"]


def test_the_copyright_of_the_head_is_the_site_s() -> None:
    value, _ = first("copyrights", '<meta name="copyright" content="Copyright 2026 Island Post">')
    assert value == [{"text": "Copyright 2026 Island Post", "scope": "site"}]
    assert first("copyrightNotice", '<meta name="copyright" content="Island Post">')[0] is None


def test_the_article_among_many() -> None:
    """A page that lists other stories is about the one that it is titled by."""
    others = ARTICLE.replace("Ferry sails", "Bus drives").replace("Mara Quillby", "Odd Other")
    head = f"<title>Ferry sails | Island Post</title>{script(f'[{others}, {ARTICLE}]')}"
    assert [one["name"] for one in first(AUTHORS, head)[0]] == ["Mara Quillby"]
