"""Pages to documents: what a reader sees, what the markup says of it, and what the page states."""

from __future__ import annotations

import time

import pytest

from copydesk.model.document import Document, Hints
from copydesk.model.label import Label
from copydesk.pipeline import Pipeline
from copydesk.readers import read

STORY = """\
The ferry to Nordsund will sail again on Monday after eleven weeks in the yard, its owner said. \
<b>Two engines</b> were taken out and put back in.
Islanders had to take the bus, which needs four hours and stops at every farm, and many of them \
did not go at all.
“We have missed the noise,” said the keeper of the only shop, who ordered flags for the day.\
""".split("\n")
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/s>Sport</a></li></ul></nav>"


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def html(data: bytes | str, **options: object) -> Document:
    data = data.encode() if isinstance(data, str) else data
    return read(data, "text/html", **options)  # type: ignore[arg-type]


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def labels(document: Document) -> dict[str, Label]:
    said = {mark.at: mark.label for mark in document.marks}
    return {line: said.get(at, Label.BODY) for at, line in enumerate(lines(document))}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


class TestText:
    """One line for each block, as a reader sees it."""

    @pytest.mark.parametrize(
        ("markup", "expected"),
        [
            ("<p>one\n  two</p><p>three", ["one two", "three"]),
            ("<p>a <b>b</b><i>c</i> d</p>", ["a bc d"]),
            ("<div>one<br>two<br><br>three</div>", ["one", "two", "three"]),
            ("<h1>A head<br>line</h1>", ["A head line"]),
            ("<p>caf&eacute;&nbsp;&amp; bar &#8212; no</p>", ["café\u00a0& bar — no"]),
            ("<p>one<!-- two -->three</p>", ["onethree"]),
            ("<pre>By Mara\n\n  one\ntwo</pre>", ["By Mara", "one", "two"]),
            ("<ul><li>one</li><li>two <p>three</ul>", ["one", "two", "three"]),
            ("<table><tr><td>Nordsund<td>3<tr><td>Mesa<td>1</table>", ["Nordsund\t3", "Mesa\t1"]),
            ("<table><tr><td>menu<td><p>one<p>two</table>", ["menu", "one", "two"]),
            ("<p>one<script>two()</script><style>a{}</style>three", ["onethree"]),
            ("<p hidden>one</p><p style='display: none'>two</p><p>three", ["three"]),
            ("<span class=sr-only>Skip to</span><p>one", ["one"]),
            ("<p>one<noscript>turn it on</noscript></p><template>x</template>", ["one"]),
            ("<amp-img alt=x></amp-img><p>one<my-thing>two</my-thing>", ["one", "two"]),
            ("one <p>two</b></i></div>three", ["one", "twothree"]),
            ("just words &lt;here&gt;", ["just words <here>"]),
        ],
    )
    def test_lines(self, markup: str, expected: list[str]) -> None:
        assert lines(html(markup)) == expected

    def test_text_is_tiled_by_blocks(self) -> None:
        """Between blocks stands nothing but line breaks, as many as each block says."""
        document = html(page(MENU + "<h1>Ferry sails again</h1>" + PARAGRAPHS))
        at = 0
        for block in document.blocks:
            assert document.text[at : block.start] == "\n" * block.gap
            at = block.end
        assert at == len(document.text)

    def test_paths(self) -> None:
        document = html("<div><p>one</p><p>two</p></div>")
        assert [block.path for block in document.blocks] == [
            "/html/body/div/p",
            "/html/body/div/p[2]",
        ]

    def test_omissions(self) -> None:
        """What is left out is told: where, why, how much."""
        document = html(page("<script>1234</script><p>one<button>Buy</button></p>"))
        assert ("/html/body/script", "script", 4) in document.omissions
        assert ("/html/body/p/button", "form control", 3) in document.omissions

    def test_kinds(self) -> None:
        body = f"{PARAGRAPHS}<h2>What comes next</h2><blockquote><p>{STORY[1]}</p></blockquote>"
        body += f"<ul><li>{STORY[2]}</li></ul>{PARAGRAPHS}"
        document = html(page(f"<article>{body}</article>"))
        kinds = [block.kind for block in document.blocks]
        assert kinds[:6] == ["paragraph"] * 3 + ["subhead", "quote", "list"]


class TestCharset:
    """Declared over HTTP, by a mark, in the page; and pages that lie."""

    @pytest.mark.parametrize(
        ("data", "charset", "why"),
        [
            ("<meta charset=windows-1251><p>Паром".encode("cp1251"), "cp1251", "declared"),
            ("<meta charset=iso-8859-1><p>“Café”".encode("cp1252"), "cp1252", "declared"),
            ("<meta charset=iso-8859-1><p>“Café”".encode(), "utf-8", "utf-8"),
            (b"\xef\xbb\xbf<meta charset=latin1><p>Caf\xc3\xa9", "utf-8", "utf-8"),
            ("<p>“Café”".encode(), "utf-8", "utf-8"),
        ],
    )
    def test_charset(self, data: bytes, charset: str, why: str) -> None:
        document = html(data)
        assert (document.source.charset, document.source.charset_why) == (charset, why)

    def test_sender_is_believed_first(self) -> None:
        data = "<meta charset=utf-8><p>Паром".encode("cp1251")
        assert lines(html(data, charset="windows-1251")) == ["Паром"]


class TestType:
    """The declared type is believed, unless the bytes contradict it."""

    def test_a_page_that_is_declared_plain(self) -> None:
        document = read(b"<!DOCTYPE html><p>one</p>", "text/plain")
        assert (document.text, document.source.media_type) == ("one", "text/html")
        assert [code for code, _ in document.warnings] == ["media-type.contradicted"]

    def test_copy_that_is_declared_a_page(self) -> None:
        document = read(b"one\n\ntwo", "text/html")
        assert (document.text, document.source.media_type) == ("one\n\ntwo", "text/plain")

    def test_copy_that_quotes_markup_is_copy(self) -> None:
        assert read(b"The <html> tag opens a page.", "text/plain").text.startswith("The <html>")


class TestRegion:
    """The article among what stands round it."""

    def test_a_page(self) -> None:
        body = (
            f"{MENU}<div id=main><h1>Ferry sails again</h1><article>{PARAGRAPHS}"
            "<div class=newsletter-signup><p>Get the best of the islands in your inbox every "
            f"morning, free of charge and with the weather.</p></div>{PARAGRAPHS}"
            "<figure><figcaption>The ferry in the yard</figcaption></figure></article></div>"
            "<aside class=related><h3><a href=/x>Bus drivers want more pay</a></h3></aside>"
            "<div id=comments><p>I was on that bus, and it was even worse than they say here, "
            "believe me, for I counted the stops.</p></div><footer>© 2026 Island Post</footer>"
        )
        found = labels(html(page(body, "<title>Ferry sails again</title>")))
        plain = [one.replace("<b>", "").replace("</b>", "") for one in STORY]
        assert [line for line, label in found.items() if label is Label.BODY] == plain
        assert found["Ferry sails again"] is Label.HEADLINE
        assert found["The ferry in the yard"] is Label.MEDIA
        assert found["Bus drivers want more pay"] is Label.RELATED
        dropped = {Label.CHROME, Label.RELATED, Label.PROMO}
        assert {
            found[line] for line in found if "inbox" in line or "that bus, and" in line
        } <= dropped

    def test_a_fragment(self) -> None:
        assert set(labels(html(PARAGRAPHS)).values()) == {Label.BODY}


@pytest.mark.parametrize(
    "unit",
    [
        "<div><h3><a href=/x>Another story that is told here</a></h3><p>x</p></div>",
        "<span class=byline>By Mara Quillby</span><time>x</time>",
        "<div><p>one <b>two <a href=x>three</div>",
        "<tr><td>a<td>b",
        "one<br><br>",
        "<div hidden><p>one</div>",
        '<div class="a b c d e f related-story-list share">x</div>',
    ],
    ids="teasers spans unclosed rows breaks hidden names".split(),
)
def test_linear_on_hostile_pages(unit: str) -> None:
    """Ten times as much costs about ten times as much, whatever it is made of."""
    took = []
    for times in (800, 8_000):
        data = ("<article>" + unit * times).encode()
        took.append(min(seconds(data) for _ in range(3)))
    assert took[1] < 25 * took[0], took


def seconds(data: bytes) -> float:
    before = time.process_time()
    html(data)
    return time.process_time() - before


def test_envelope(pipeline: Pipeline) -> None:
    """What a page states beside its text comes out with its origin."""
    head = """<title>Ferry sails again | Island Post</title>
    <meta property="og:site_name" content="Island Post">
    <meta name="news_keywords" content="ferries, islands">
    <meta name=copyright content="Copyright 2026 Island Post">
    <link rel=canonical href="https://mainland.example/ferry">
    <script type="application/ld+json">/* ours */ {"@context": "https://schema.org",
      "@graph": [{"@type": "Person", "@id": "#mara", "name": "Mara Quillby"},
      {"@type": "NewsArticle", "headline": "Ferry sails again", "articleSection": "Islands",
       "author": [{"@id": "#mara"}, {"@type": "Person", "name": "Tomas Verrick"}],
       "datePublished": "2026-03-01T07:30:00+0100",}]}</script>"""
    document = html(
        page(f"<h1>Ferry sails again</h1>{PARAGRAPHS}", head),
        hints=Hints(url="https://island.example/ferry"),
    )
    properties = pipeline.label(document)[0].article.properties
    assert [one["name"] for one in properties["bylines"]] == ["Mara Quillby", "Tomas Verrick"]
    assert properties["datePublished"] == "2026-03-01T07:30:00+01:00"
    assert properties["publisher"]["name"] == "Island Post"
    assert properties["articleSection"] == ["Islands"]
    assert properties["keywords"] == ["ferries", "islands"]
    assert properties["isBasedOn"] == ["https://mainland.example/ferry"]
    assert properties["copyrights"][0]["scope"] == "site"
    assert properties["language"] == "en"
