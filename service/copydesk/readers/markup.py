"""Markup to a tree, without what markup can do to its reader: the only parser of HTML and XML.

Nothing is fetched, no document type is loaded, no entity is expanded beyond plain words, and
depth, attributes and entities have bounds. What exceeds them is refused, because a tree that the
parser cut would lose text in silence.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any, NamedTuple

from lxml import etree

from copydesk.errors import UnreadableInput
from copydesk.model.text import LAYOUT

DEEPEST_HTML = 2048
"""Elements inside each other that the HTML parser keeps; browsers stop at 512."""
DEEPEST_XML = 256
ATTRIBUTES = 256
"""Attributes of one HTML element: the parser's time grows with their square."""
ENTITY = 2_000
"""Code points of the longest declared entity that is put in its place."""
EXPANDED = 1 << 20
"""Code points that declared entities may add to a document."""

_CROWDED = re.compile(
    rb"<[a-zA-Z][^\s/>]*+"
    rb"(?:[\s/]++[^\s=/>]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]*+))?+){%d}" % ATTRIBUTES
)
"""A start tag with too many attributes; nothing is tried twice, so the time is linear."""
_UNPRINTABLE = dict.fromkeys([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF])
_NUL = {0: None}
_HALF = re.compile("[\ud800-\udfff]")
_DECLARATION = re.compile(r"<\?xml\s[^>]{0,200}\?>")
_DECLARED_CHARSET = re.compile(
    rb"(?i)<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']\s*([a-z][\w.:-]{1,40})"
)
_META_CHARSET = re.compile(
    rb"(?i)<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-z][\w.:-]{1,40})|<!--.*?-->",
    re.DOTALL,
)
_LARGER = {
    **dict.fromkeys("iso-8859-1 iso8859-1 latin1 latin-1 ascii us-ascii".split(), "windows-1252"),
    **dict.fromkeys("iso-8859-9 latin5".split(), "windows-1254"),
    **dict.fromkeys("gb2312 gb_2312-80".split(), "gbk"),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis".split(), "cp932"),
    **dict.fromkeys("ks_c_5601-1987 euc-kr".split(), "cp949"),
    "tis-620": "cp874",
}
"""Charsets that pages name and the larger ones that they are written in (WHATWG Encoding)."""
_HEAD = 4096
"""Bytes in which a page names its charset; the standard wants it in the first 1024."""
_LIMITS = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_LOOP = etree.ErrorTypes.ERR_ENTITY_LOOP


class Tree(NamedTuple):
    """The root of a parsed document, and (code, message) of what had to be mended."""

    root: etree._Element
    warnings: tuple[tuple[str, str], ...] = ()


def charset_in_html(data: bytes) -> str:
    """The charset a page names in its head, "" where it names none.

    UTF-16 cannot be declared that way: the bytes that say so are not UTF-16.

    >>> charset_in_html(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">')
    'koi8-r'
    """
    for match in _META_CHARSET.finditer(data[:_HEAD]):
        if match[1]:
            return _meant(match[1].decode("ascii", "replace"), data)
    return charset_in_xml(data)


def _meant(named: str, data: bytes) -> str:
    """What browsers read when a page names a charset: the larger one that holds it."""
    named = named.lower()
    if named.startswith("utf-16"):
        return ""
    larger = _LARGER.get(named, "")
    try:
        data.decode(larger or named)
    except (LookupError, ValueError):
        return named
    return larger or named


def charset_in_xml(data: bytes) -> str:
    """The encoding that an XML declaration names, "" where it names none.

    >>> charset_in_xml(b'<?xml version="1.0" encoding="iso-8859-1"?><nitf/>')
    'iso-8859-1'
    """
    match = _DECLARED_CHARSET.match(data.lstrip()[:_HEAD])
    return match[1].decode("ascii", "replace") if match else ""


def parse_html(text: str) -> Tree:
    """The tree of a page or a fragment, whatever state it is in; its root is `html`.

    Raises `UnreadableInput` where the bounds are exceeded, or nothing is left to read.
    """
    octets = _octets(text.translate(_NUL) if "\0" in text else text)
    if _CROWDED.search(octets):
        raise UnreadableInput(f"an element has more than {ATTRIBUTES} attributes", reader="html")
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_pis=True,
        remove_comments=True,
        default_doctype=False,
    )
    try:
        root = etree.fromstring(octets, parser)
    except etree.LxmlError as problem:
        raise UnreadableInput(str(problem)[:200], reader="html") from None
    if root is None:
        raise UnreadableInput("there is no element and no text", reader="html")
    _hold_bounds(parser.error_log, "html")
    return Tree(root)


def parse_xml(text: str) -> Tree:
    """The tree of an XML document; entities have become text, comments and instructions are gone.

    A document that is not well-formed is mended as far as it goes, and a warning says so: the
    names of HTML (`&nbsp;`) without a declaration are common. Raises `UnreadableInput` where
    nothing is left, the bounds are exceeded, or entities are built from entities or from files.
    """
    warnings: list[tuple[str, str]] = []
    clean = text.translate(_UNPRINTABLE)
    if len(clean) != len(text):
        told = f"{len(text) - len(clean)} control characters that XML has no place for"
        warnings.append(("markup.control", told))
    clean = clean.strip(LAYOUT)
    if match := _DECLARATION.match(clean):
        clean = clean[match.end() :]
    octets = _octets(clean)
    parser = _xml_parser(recover=False)
    try:
        root = etree.fromstring(octets, parser)
    except etree.LxmlError as problem:
        _hold_bounds(parser.error_log, "xml")
        root = _mended(octets, problem)
        warnings.append(("markup.broken", f"not well-formed, mended: {_told(problem)}"))
    _expand(root)
    return Tree(root, tuple(warnings))


def _mended(octets: bytes, problem: etree.LxmlError) -> etree._Element:
    parser = _xml_parser(recover=True)
    line = getattr(problem, "lineno", None)
    try:
        root = etree.fromstring(octets, parser)
    except etree.LxmlError:
        raise UnreadableInput(_told(problem), reader="xml", line=line) from None
    _hold_bounds(parser.error_log, "xml")
    if root is None:
        raise UnreadableInput(_told(problem), reader="xml", line=line)
    return root


def _xml_parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        resolve_entities=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _octets(text: str) -> bytes:
    """UTF-8, with U+FFFD for half surrogates, which no parser takes."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", text).encode()


def _told(problem: Exception) -> str:
    return " ".join(str(problem).split())[:200]


def _hold_bounds(log: etree._ListErrorLog, reader: str) -> None:
    """Refuses a document of which the parser kept only the part within its bounds."""
    for entry in log:
        if entry.type in (_LIMITS, _LOOP):
            raise UnreadableInput(
                f"beyond the bounds of a document: {' '.join(entry.message.split())[:120]}",
                reader=reader,
                line=entry.line,
            )


def _expand(root: etree._Element) -> None:
    """Puts words in the place of entities: the names of HTML, and what the document declares as
    plain words. A name that nobody declares stays as it is written."""
    nodes: list[Any] = list(root.iter(etree.Entity))
    if not nodes:
        return
    declared = _declared(root)
    room = EXPANDED
    for parent in dict.fromkeys(node.getparent() for node in nodes):
        room -= _spell_out(parent, declared)
        if room < 0:
            raise UnreadableInput("entities make the document many times as long", reader="xml")


def _spell_out(parent: Any, declared: dict[str, str | None]) -> int:
    """Puts words in the place of the entities in an element; how many code points they add.

    Runs of entities become one string in one step: one after the other, each would copy the words
    of all before it.
    """
    added, pieces, before = 0, [parent.text or ""], None
    for node in list(parent):
        if node.tag is not etree.Entity:
            _put(parent, before, pieces)
            before, pieces = node, [node.tail or ""]
            continue
        words = _words_of(node.name or "", declared)
        added += len(words)
        pieces += (words, node.tail or "")
        node.tail = None
        parent.remove(node)
        if added > EXPANDED:
            break
    _put(parent, before, pieces)
    return added


def _put(parent: Any, before: Any, pieces: list[str]) -> None:
    """Writes text behind a child, or in front of all."""
    if len(pieces) > 1:
        if before is None:
            parent.text = "".join(pieces)
        else:
            before.tail = "".join(pieces)


def _words_of(name: str, declared: dict[str, str | None]) -> str:
    known = html5.get(f"{name};")
    words = declared.get(name, "") if known is None else known
    if words is None:
        raise UnreadableInput(f"the entity {name[:40]!r} asks for more than words", reader="xml")
    return words or f"&{name};"


def _declared(root: etree._Element) -> dict[str, str | None]:
    """The entities that the document declares; None for one that is more than plain words."""
    internal = root.getroottree().docinfo.internalDTD
    if internal is None:
        return {}
    return {
        entity.name: entity.content
        if entity.content is not None
        and len(entity.content) <= ENTITY
        and not {"&", "<", "%"} & set(entity.content)
        else None
        for entity in internal.iterentities()
        if entity.name
    }
