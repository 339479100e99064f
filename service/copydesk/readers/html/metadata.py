"""What a page states beside its text: JSON-LD, meta elements, microdata, links."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from copydesk.model.document import Fact, Hints
from copydesk.readers.html import jsonld
from copydesk.readers.html.moments import stamp_of

AUTHORS = "authors"
"""The property of a fact that lists {name, type, url}: fields/ makes bylines of them."""

_PAGES = frozenset("webpage itempage newsitem mediagallery videoobject recipe howto".split())
MOST = 400
"""Elements with microdata that are looked at."""
_AUTHOR_METAS = tuple(
    "parsely-author sailthru.author byl author article:author_name dc.creator dcterms.creator "
    "dc:creator dcsext.author citation_author rbauthors article.author cxenseparse:author "
    "article:author og:article:author shareaholic:article_author_name twitter:data1".split()
)
_PUBLISHED_METAS = tuple(
    "article:published_time og:article:published_time article:published parsely-pub-date "
    "datepublished date_published pubdate publishdate publish-date publish_date publication_date "
    "publicationdate dc.date.issued dcterms.issued dcterms.created dc.date.created sailthru.date "
    "article.published originalpublicationdate citation_date citation_publication_date dc.date "
    "dcterms.date cxenseparse:recs:publishtime article_date_original og:published_time "
    "published_time published-date timestamp og:pubdate ptime displaydate rnews:datepublished "
    "vr:published_time article:post_date dcsext.articlefirstpublished created createdate date "
    "shareaholic:article_published_time rbpubdate eprints.date bt:pubdate".split()
)
_MODIFIED_METAS = tuple(
    "article:modified_time og:updated_time og:article:modified_time datemodified lastmod "
    "last-modified dcterms.modified dc.date.modified revised updated_time".split()
)
_SECTION_METAS = tuple(
    "article:section og:article:section parsely-section dc.subject section".split()
)
_KEYWORD_METAS = tuple("news_keywords article:tag parsely-tags sailthru.tags keywords".split())
_TITLE_METAS = tuple("og:title twitter:title parsely-title dc.title sailthru.title title".split())
_ORIGIN_METAS = ("original-source", "syndication-source")
_ADDRESS = re.compile(r"(?i)\A(?:https?:)?//|\Awww\.|\A/|\A@|\.(?:com|org|net|html?)\b(?:/|\Z)")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|\b)")
_SOLID_DATE = re.compile(
    r"(?:/|-|_)((?:19[89]|20[0-3])\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
)


@dataclass(slots=True)
class Head:
    """What the elements of a page's head say, first one first."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    language: str = ""

    def first(self, *names: str) -> tuple[str, str]:
        """(value, name) of the first of these that says something, ("", "") if none does."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return value, name
        return "", ""


@dataclass(slots=True)
class Metadata:
    """The facts of a page, and what helps to find its article."""

    facts: list[Fact] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)


def head_of(root: etree._Element) -> Head:
    """The meta and link elements of a page, wherever they stand."""
    head = Head()
    for element in root.iter("meta", "link", "title"):
        if element.tag == "meta":
            content = element.get("content") or element.get("value")
            if content is None:
                continue
            for key in ("name", "property", "itemprop", "http-equiv"):
                if name := element.get(key):
                    values = head.metas.setdefault(name.strip().lower(), [])
                    if len(values) < 50:
                        values.append(" ".join(html.unescape(content).split()))
        elif element.tag == "link":
            if href := element.get("href"):
                for relation in (element.get("rel") or "").lower().split():
                    head.links.setdefault(relation, []).append(href.strip())
        elif not head.title:
            head.title = " ".join("".join(element.itertext()).split())
    head.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return head


def metadata_of(root: etree._Element, hints: Hints) -> Metadata:
    """What a page says of itself, the most trusted of each property first."""
    head = head_of(root)
    scripts = [
        script.text or ""
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    ]
    values = jsonld.values_in(scripts)
    known = {
        value["@id"]: value
        for value in values
        if isinstance(value.get("@id"), str) and value.get("name")
    }
    told = Metadata()
    told.titles = [value for name in _TITLE_METAS for value in head.metas.get(name, ())[:1]]
    told.titles.append(head.title)
    article = _main(jsonld.articles_in(values), head, hints)
    if article is not None:
        told.titles = [
            text for key in ("headline", "name") if (text := jsonld.text_of(article.get(key)))
        ] + told.titles
        told.bodies = jsonld.texts_of(article.get("articleBody"))
    facts = told.facts
    facts += _from_article(article or {}, known)
    facts += _from_head(head, hints)
    facts += _from_page(values)
    facts += _from_microdata(root)
    facts += _addresses(head, hints)
    if hints.language:
        told.facts = [fact for fact in facts if fact.property != "language"]
    return told


def _main(articles: list[dict[str, Any]], head: Head, hints: Hints) -> dict[str, Any] | None:
    """The article a page is about, of those it describes: the one it is addressed or titled by."""
    if len(articles) < 2:
        return articles[0] if articles else None
    addresses = {
        _bare(url)
        for url in (hints.url, *head.links.get("canonical", ()), *head.metas.get("og:url", ()))
        if url
    }
    titles = {title.lower() for name in ("og:title",) for title in head.metas.get(name, ())} | {
        head.title.lower()
    }

    def rank(article: dict[str, Any]) -> float:
        entity = article.get("mainEntityOfPage")
        entity = entity.get("@id") if isinstance(entity, dict) else entity
        urls = [
            one for one in (article.get("url"), entity, article.get("@id")) if isinstance(one, str)
        ]
        score = 3.0 * any(_bare(url) in addresses for url in urls)
        headline = jsonld.text_of(article.get("headline")).lower()
        score += 2.0 * bool(
            headline and any(headline in title or (title and title in headline) for title in titles)
        )
        score += 0.5 * bool(article.get("author")) + 0.5 * bool(article.get("datePublished"))
        return (
            score
            + 0.5 * bool(article.get("articleBody"))
            - (1.0 if "review" in jsonld.types_of(article) else 0)
        )

    return max(articles, key=rank)


def _bare(url: str) -> str:
    return (
        url.partition("#")[0]
        .partition("?")[0]
        .partition("//")[2]
        .removeprefix("www.")
        .rstrip("/")
        .lower()
    )


def _from_article(article: dict[str, Any], known: dict[str, dict[str, Any]]) -> Iterator[Fact]:
    def origin(name: str) -> str:
        return f"json-ld {name}"

    if headline := jsonld.text_of(article.get("headline")) or jsonld.text_of(article.get("name")):
        yield Fact("headlines", _headline(headline), origin("headline"), 90)
    for name in ("author", "creator"):
        if people := [
            one
            for one in jsonld.parties_of(article.get(name), known)
            if not _ADDRESS.search(one["name"])
        ]:
            yield Fact(AUTHORS, people, origin(name), 90)
    for name in ("datePublished", "dateCreated", "uploadDate"):
        if stamp := stamp_of(jsonld.text_of(article.get(name))):
            yield Fact("datePublished", stamp, origin(name), 95)
    if stamp := stamp_of(jsonld.text_of(article.get("dateModified"))):
        yield Fact("dateModified", stamp, origin("dateModified"), 90)
    if parties := jsonld.parties_of(article.get("publisher"), known):
        yield Fact("publisher", {"name": parties[0]["name"]}, origin("publisher"), 90)
    if parties := jsonld.parties_of(article.get("sourceOrganization"), known):
        yield Fact(
            "sourceOrganization", {"name": parties[0]["name"]}, origin("sourceOrganization"), 80
        )
    if sections := jsonld.texts_of(article.get("articleSection")):
        yield Fact("articleSection", list(dict.fromkeys(sections)), origin("articleSection"), 90)
    if keywords := _split(jsonld.texts_of(article.get("keywords"))):
        yield Fact("keywords", keywords, origin("keywords"), 80)
    if language := _tag(jsonld.text_of(article.get("inLanguage"))):
        yield Fact("language", language, origin("inLanguage"), 80)


def _from_page(values: list[dict[str, Any]]) -> Iterator[Fact]:
    """The date of the page itself, where no article is described."""
    for value in values:
        stamp = stamp_of(jsonld.text_of(value.get("datePublished")))
        if stamp and jsonld.types_of(value) & _PAGES:
            yield Fact("datePublished", stamp, "json-ld page datePublished", 80)


def _from_head(head: Head, hints: Hints) -> Iterator[Fact]:
    title, name = head.first(*_TITLE_METAS)
    if title:
        yield Fact("headlines", _headline(title), f"meta {name}", 70)
    for name in _AUTHOR_METAS:
        people = [
            {"name": value, "type": "", "url": ""}
            for value in head.metas.get(name, ())
            if value and not _ADDRESS.search(value)
        ]
        if people and (
            name != "twitter:data1"
            or "written" in " ".join(head.metas.get("twitter:label1", ())).lower()
        ):
            yield Fact(AUTHORS, people, f"meta {name}", 80 if name != "author" else 70)
    for names, key in ((_PUBLISHED_METAS, "datePublished"), (_MODIFIED_METAS, "dateModified")):
        for name in names:
            for value in head.metas.get(name, ()):
                if stamp := stamp_of(value):
                    yield Fact(key, stamp, f"meta {name}", 90)
    publisher, name = head.first(
        "og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "cre"
    )
    if publisher and not _ADDRESS.search(publisher):
        yield Fact("publisher", {"name": publisher}, f"meta {name}", 80)
    section, name = head.first(*_SECTION_METAS)
    if section and not _ADDRESS.search(section):
        yield Fact("articleSection", [section], f"meta {name}", 80)
    for name in _KEYWORD_METAS:
        if keywords := _split(head.metas.get(name, [])):
            yield Fact("keywords", keywords, f"meta {name}", 60 if name == "keywords" else 80)
            break
    for value, origin in (
        (head.language, "html lang"),
        (head.first("og:locale", "dc.language", "content-language")[0], "meta language"),
    ):
        if language := _tag(value):
            yield Fact("language", language, origin, 70)
            break
    notice, name = head.first("copyright", "dc.rights", "dcterms.rights", "rights")
    if notice and len(notice) < 300:
        yield Fact("copyrights", [{"text": notice, "scope": "site"}], f"meta {name}", 60)
    licence = next(iter(head.links.get("license", ())), "")
    if licence.startswith("http"):
        yield Fact("license", licence, "link license", 80)


_MARKED = etree.XPath("//*[@itemprop]")


def _from_microdata(root: etree._Element) -> Iterator[Fact]:
    """`itemprop` on elements: dates, names of authors, sections; comments have theirs, too."""
    for element in _MARKED(root)[:MOST]:
        if element.tag in ("meta", "link") and element.get("content") is None:
            continue
        for name in (element.get("itemprop") or "").lower().split():
            if name in ("datepublished", "datecreated", "datemodified") and not _in_comment(
                element
            ):
                value = (
                    element.get("datetime") or element.get("content") or "".join(element.itertext())
                )
                if stamp := stamp_of(value):
                    key = "dateModified" if name == "datemodified" else "datePublished"
                    yield Fact(key, stamp, f"microdata {name}", 85)
            elif name == "articlesection" and (text := _words(element)) and len(text) < 80:
                yield Fact("articleSection", [text], "microdata articleSection", 70)


def _in_comment(element: etree._Element) -> bool:
    """Whether an element belongs to what a reader of the page wrote."""
    return any(
        "comment" in f"{above.get('class')} {above.get('id')} {above.get('itemprop')}".lower()
        for above in element.iterancestors("div", "li", "article", "section", "ol")
    )


def _words(element: etree._Element) -> str:
    return " ".join((element.get("content") or "".join(element.itertext())).split())


def _addresses(head: Head, hints: Hints) -> Iterator[Fact]:
    canonical = next((url for url in head.links.get("canonical", ()) if url.startswith("http")), "")
    own = hints.url or head.first("og:url")[0]
    if not hints.url and (address := canonical or own) and address.startswith("http"):
        yield Fact("url", address, "link canonical" if canonical else "meta og:url", 80)
    based = [
        url
        for name in _ORIGIN_METAS
        for url in head.metas.get(name, ())
        if url.startswith("http") and _bare(url) not in (_bare(own), _bare(canonical))
    ]
    if canonical and own and _site(canonical) != _site(own):
        based.insert(0, canonical)
    if based:
        yield Fact(
            "isBasedOn",
            list(dict.fromkeys(based)),
            "original-source, syndication-source or canonical",
            70,
        )
    for address in (hints.url, canonical, own):
        if match := _URL_DATE.search(address or "") or _SOLID_DATE.search(address or ""):
            yield Fact("datePublished", "-".join(match.groups()), "the address", 60)
            break


def _site(url: str) -> str:
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def _headline(text: str) -> list[dict[str, str]]:
    return [{"role": "main", "contentType": "text/plain", "value": text}]


def _split(values: list[str]) -> list[str]:
    """Keywords, one each; {list} for several in one string."""
    words: list[str] = []
    for value in values[:100]:
        words += [value] if len(values) > 1 and "," not in value else re.split(r"[,;|]", value)
    return list(dict.fromkeys(word for one in words[:200] if (word := one.strip())))


def _tag(value: str) -> str:
    """A BCP 47 tag, from what pages write for one.

    >>> _tag("en_US"), _tag("English"), _tag("de")
    ('en-US', '', 'de')
    """
    tag = value.strip().replace("_", "-")
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:-([A-Za-z0-9]{2,8}))*", tag)
    return tag if match else ""
