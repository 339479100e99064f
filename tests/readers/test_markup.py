"""Markup to a tree: what it reads, what it mends, and what it refuses at no cost."""

from __future__ import annotations

import contextlib
import time

import pytest

from copydesk.errors import UnreadableInput
from copydesk.readers.markup import charset_in_html, charset_in_xml, parse_html, parse_xml

BOMB = (
    '<!DOCTYPE l [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    + "]>"
)
SECONDS = 2.0
"""CPU time for the worst of these documents: 10 MB cost about half a second to parse."""


def words(root: object) -> str:
    return "".join(root.itertext())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b'<!doctype html><meta charset="utf-8">', "utf-8"),
        (b"<META CHARSET=windows-1252>", "windows-1252"),
        (b"<!-- <meta charset=latin1> --><meta charset='koi8-r'>", "koi8-r"),
        (b'<meta charset="utf-16">', ""),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><html>', "ISO-8859-1"),
        (b"<p>charset=latin-1</p>", ""),
        (b"<title>" + b"x" * 5000 + b"</title><meta charset=latin1>", ""),
    ],
)
def test_charset_in_html(data: bytes, charset: str) -> None:
    assert charset_in_html(data) == charset


def test_charset_in_xml() -> None:
    assert charset_in_xml(b"\n<?xml version='1.0' encoding='utf-8' ?><a/>") == "utf-8"
    assert charset_in_xml(b"<a encoding='utf-8'/>") == ""


def test_html_is_read_in_any_state() -> None:
    """Unclosed, crossed, with control characters, an encoding it is not in, without an element."""
    assert words(parse_html("<p>One <b>two<p>three</b> four").root) == "One twothree four"
    assert words(parse_html("<p>a\0b</p>").root) == "ab"
    declared = (
        '<?xml version="1.0" encoding="latin-1"?><meta charset=latin1><p>Café &euro; &#x2014;'
    )
    assert words(parse_html(declared).root) == "Café € —"
    assert words(parse_html("only words").root) == "only words"
    assert words(parse_html("half \ud800 pair").root) == "half \ufffd pair"


@pytest.mark.parametrize("nothing", ["<!-- -->", "   ", "<!doctype html>"])
def test_html_without_anything_in_it(nothing: str) -> None:
    """Either an empty tree or a refusal, never a failure of the parser."""
    try:
        tree = parse_html(nothing)
    except UnreadableInput:
        return
    assert words(tree.root).strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        "<div>a" * 1_500_000,
        "<div>" * 100_000 + "x" + "</div>" * 100_000,
        "<font><b><i>x" * 30_000,
        "<div " + " ".join(f"a{i}='>'" for i in range(200_000)) + ">x</div>",
        "<div " + " ".join(f"a<{i}" for i in range(200_000)) + ">x</div>",
        ("<div " + "/".join(f"a{i}='x'" for i in range(300)) + ">x</div>") * 2_000,
    ],
    ids=["deep", "deep, closed", "formats", "attributes", "odd attributes", "often"],
)
def test_html_beyond_the_bounds(text: str) -> None:
    """Refused, since the parser would cut the tree or take the square of the time."""
    before = time.process_time()
    with pytest.raises(UnreadableInput):
        parse_html(text)
    assert time.process_time() - before < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "<p>abc <b>d" * 900_000,
        "<p>" + "</div>" * 1_600_000 + "d",
        "<p>" + "<" * 5_000_000 + " d",
        "<p>" + "&amp;" * 2_000_000 + "d",
        "<p>" + "x" * 11_000_000 + "d",
        "<p title='" + "x" * 11_000_000 + "'>d",
        "<a href=x>" * 500_000 + "d",
        "<p>d" + '<a b="' * 1_000_000,
        "<p>d<" + "a/" * 3_000_000,
    ],
    ids="unclosed closing less amp text attribute anchors quotes slashes".split(),
)
def test_html_of_ten_megabytes(text: str) -> None:
    """Read whole, in linear time, or refused."""
    before = time.process_time()
    with contextlib.suppress(UnreadableInput):
        assert "d" in words(parse_html(text).root)
    assert time.process_time() - before < 2 * SECONDS


def test_xml_names_of_html_are_words() -> None:
    """Declared by a document type that is not loaded, or by nobody; in CDATA they stay."""
    loaded = parse_xml('<!DOCTYPE n SYSTEM "http://x.test/n.dtd"><n>a&nbsp;b<![CDATA[&nbsp;]]></n>')
    assert words(loaded.root) == "a\u00a0b&nbsp;"
    assert loaded.warnings == ()
    undeclared = parse_xml("<n>caf&eacute;<b/>&mdash;<b/>x &odd; y</n>")
    assert words(undeclared.root) == "café—x &odd; y"
    assert [code for code, _ in undeclared.warnings] == ["markup.broken"]


def test_xml_own_words() -> None:
    assert words(parse_xml('<!DOCTYPE n [<!ENTITY me "the desk">]><n>&me;, &me;</n>').root) == (
        "the desk, the desk"
    )


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "<l>&a9;</l>",
        BOMB + '<l x="&a9;"/>',
        '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>',
        '<!DOCTYPE l [<!ENTITY x "&#60;b>">]><l>&x;</l>',
        '<!DOCTYPE l [<!ENTITY a "' + "x" * 100_000 + '">]><l>' + "&a;" * 10_000 + "</l>",
        '<!DOCTYPE l [<!ENTITY a "' + "x" * 1_900 + '">]><l>' + "&a;" * 200_000 + "</l>",
        "<a>" * 100_000 + "x" + "</a>" * 100_000,
        "<a>" + "x" * 11_000_000 + "</a>",
        "",
        "no markup at all",
    ],
    ids="bomb in-attribute file markup quadratic many deep long empty text".split(),
)
def test_xml_beyond_the_bounds(text: str) -> None:
    before = time.process_time()
    with pytest.raises(UnreadableInput):
        parse_xml(text)
    assert time.process_time() - before < SECONDS


def test_xml_fetches_nothing() -> None:
    """A parameter entity from a file changes nothing."""
    tree = parse_xml('<!DOCTYPE l [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><l>in</l>')
    assert words(tree.root) == "in"


def test_xml_is_mended_with_a_warning() -> None:
    """Control characters, a declaration that lies or comes late, an end that is missing."""
    tree = parse_xml(' \ufeff<?xml version="1.0" encoding="iso-8859-1"?><a>é\x01</a>')
    assert (words(tree.root), [code for code, _ in tree.warnings]) == ("é", ["markup.control"])
    tree = parse_xml("<a><b>c</b><d>e")
    assert (words(tree.root), [code for code, _ in tree.warnings]) == ("ce", ["markup.broken"])


def test_xml_attributes_are_no_bomb() -> None:
    before = time.process_time()
    tree = parse_xml("<a " + " ".join(f"a{i}='x'" for i in range(100_000)) + "/>")
    assert len(tree.root.attrib) == 100_000
    assert time.process_time() - before < SECONDS
