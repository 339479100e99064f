"""Which format it is, encodings that lie, and XML that attacks."""

from __future__ import annotations

import time

import pytest

from copydesk.errors import CopydeskError, UnreadableInput, UnsupportedMediaType
from copydesk.readers import articles_in, read
from tests.readers.wires import STORY, answer, answers, body, codes

NITF = (
    "<nitf><body><body.head><hedline><hl1>Décès à Nîmes – “café”</hl1></hedline></body.head>"
    f"<body.content><p>{STORY}</p></body.content></body></nitf>"
)
HEADLINE = "Décès à Nîmes – “café”"


@pytest.mark.parametrize("declared", ["application/xml", "text/xml", "application/nitf+xml",
                                      "application/vnd.example.unheard+xml"])  # fmt: skip
def test_a_general_type_is_looked_into(declared: str) -> None:
    """Nothing is contradicted by it, and nothing is said."""
    document = answer(NITF, declared)
    assert document["provenance"]["input"]["mediaType"] == "application/nitf+xml"
    assert "media-type.contradicted" not in codes(document)


def test_a_type_is_believed_unless_the_elements_contradict_it() -> None:
    """Then a warning says so."""
    document = answer(NITF, "application/rss+xml")
    assert document["headlines"][0]["value"] == HEADLINE
    assert "media-type.contradicted" in codes(document)


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><text>Hello</text></svg>", "application/xml"),
        (b'{"some": "thing"}', "application/json"),
        (b"[]", "application/json"),
        (b'"nitf"', "application/json"),
    ],
)
def test_what_no_reader_knows_is_no_guess(data: bytes, declared: str) -> None:
    """A clear refusal."""
    with pytest.raises(UnsupportedMediaType):
        read(data, declared)


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b"no markup at all", "application/xml"),
        (b"<", "application/nitf+xml"),
        (b"{", "application/feed+json"),
        (b"[" * 100_000, "application/json"),
        (b'{"a": NaN}', "application/json"),
        (b"\x00\x00\x00\x00", "application/xml"),
    ],
)
def test_what_is_neither_xml_nor_json_is_refused(data: bytes, declared: str) -> None:
    """By name, and never by an accident."""
    with pytest.raises(UnreadableInput):
        read(data, declared)


# --- Encodings that lie ---


def declared(charset: str) -> str:
    return f'<?xml version="1.0" encoding="{charset}"?>\n{NITF}'


@pytest.mark.parametrize(
    ("charset", "actual", "contradicted"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8", "utf-8-sig", False),
        ("iso-8859-1", "utf-8", True),
        ("windows-1252", "utf-8", True),
        ("windows-1252", "windows-1252", False),
        ("utf-8", "windows-1252", True),
        ("utf-16", "utf-16", False),
        ("utf-16", "utf-16-le", False),
        ("utf-16", "utf-16-be", False),
        ("utf-8", "utf-16", False),
        ("no-such", "utf-8", False),
    ],
)
def test_the_bytes_are_believed(charset: str, actual: str, contradicted: bool) -> None:
    """Whatever the declaration says of them."""
    document = answer(declared(charset).encode(actual))
    assert document["headlines"][0]["value"] == HEADLINE
    assert ("charset.contradicted" in codes(document)) is contradicted


def test_latin_1_with_typographic_marks_is_windows_1252() -> None:
    """Its quotes and dashes are no control characters."""
    document = answer(declared("iso-8859-1").encode("windows-1252"))
    assert document["headlines"][0]["value"] == HEADLINE
    assert "charset.contradicted" in codes(document)


def test_what_was_lost_is_not_repaired() -> None:
    """A question mark for an apostrophe stays one; NUL and controls are left out, and said."""
    lost = NITF.replace("who", "w?o").replace("Tuesday", "Tues\x00\x1fday")
    document = answer(lost)
    assert "w?o" not in STORY
    assert "Tuesday" in body(document)
    assert "markup.control" in codes(document)


# --- XML that attacks ---

BOMB = '<!DOCTYPE nitf [<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)


@pytest.mark.parametrize(
    "document",
    [
        BOMB + "]><nitf><body><p>&a9;</p></body></nitf>",
        f'<!DOCTYPE nitf [<!ENTITY a "{"x" * 50_000}">]><nitf><body><p>{"&a;" * 20_000}</p></body></nitf>',
        "<!DOCTYPE nitf [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><nitf><body><p>&a;</p></body></nitf>",
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><p>&x;</p></body></nitf>',
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]><nitf><body><p>&x;</p></body></nitf>',
        '<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;]><nitf><body/></nitf>',
        '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd"><nitf><body><p>A</p></body></nitf>',
        "<nitf>" + "<b>" * 100_000 + "</nitf>",
        "<nitf><body>" + "<p>" * 5_000,
        "<nitf " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>",
        "<nitf><body><p><![CDATA[" + "<div>" * 20_000 + "]]></p></body></nitf>",
        "<rss><channel><item><description><![CDATA["
        + "<div>" * 20_000
        + "]]></description></item></channel></rss>",
        "<rss><channel>" + "<item>" * 5_000,
        '<!DOCTYPE nitf [' + '<!ENTITY a "x">' * 20_000 + "]><nitf/>",
        "<nitf><body><p>" + "&amp;lt;" * 100_000 + "</p></body></nitf>",
        "<feed><entry><title>" + "&nbsp;" * 50_000 + "</title></entry></feed>",
        "<!DOCTYPE" * 20_000,
        "<?xml" * 20_000,
        "<nitf><!--" + "--" * 50_000,
    ],
)  # fmt: skip
def test_hostile_documents_cost_little(document: str) -> None:
    """Refused by name or read, in bounded time and size, without a file or a connection."""
    began = time.process_time()
    try:
        found = answers(document)
    except CopydeskError:
        found = []
    assert time.process_time() - began < 2.5
    assert "root:" not in str(found)
    assert sum(len(body(one)) for one in found) < 2 * len(document) + 1_000


@pytest.mark.parametrize("size", [1, 4])
def test_time_grows_with_the_input(size: int) -> None:
    """Items of a feed are read without parsing the feed again."""
    item = f"<item><title>One</title><description>{STORY}</description></item>"
    feed = f"<rss><channel>{item * 300 * size}</channel></rss>".encode()
    began = time.process_time()
    parts = articles_in(feed, "application/rss+xml")
    for index, part in enumerate(parts, 1):
        read(feed, "application/rss+xml", part=(index, len(parts)), opened=part.opened)
    assert time.process_time() - began < 0.5 * size


def test_an_entity_that_stands_for_words_is_read() -> None:
    """As is one of HTML that nobody declares."""
    document = '<!DOCTYPE nitf [<!ENTITY quay "the quay">]><nitf><body><p>At &quay;&nbsp;we met.</p></body></nitf>'
    assert body(answer(document)) == "At the quay\u00a0we met."


@pytest.mark.parametrize("opening", ["", '<?xml version="1.0"?>\n', "\ufeff \n"])
def test_a_wire_that_is_called_text_is_a_wire(opening: str) -> None:
    """And a warning says so; text that merely opens with a bracket is text."""
    document = answer(opening + NITF, "text/plain")
    assert document["headlines"][0]["value"] == HEADLINE
    assert "media-type.contradicted" in codes(document)
    assert body(answer(f"<nitf is the root of it.\n\n{STORY}", "text/plain")).endswith(STORY)


def test_a_page_that_is_called_xml_is_a_page() -> None:
    """XHTML is read by the reader of pages."""
    page = (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Quay</title>'
        f"</head><body><article><h1>Quay</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    )
    document = answer(page)
    assert document["provenance"]["input"]["mediaType"] == "application/xhtml+xml"
    assert STORY in body(document)


def test_items_without_an_id_have_names_of_their_own() -> None:
    """The digest of the envelope, and their place in it."""
    item = f"<item><title>One</title><description>{STORY}</description></item>"
    uris = [one["uri"] for one in answers(f"<rss><channel>{item * 2}</channel></rss>")]
    assert len(set(uris)) == 2
    assert all(uri.startswith("ni:///sha-256;") for uri in uris)
