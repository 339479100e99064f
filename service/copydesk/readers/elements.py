"""Elements by local name, whatever namespace or prefix their senders gave them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from html import escape
from urllib.parse import urljoin

from lxml import etree

from copydesk.readers.decoding import Decoded, decode
from copydesk.readers.markup import charset_in_xml

_XML = "{http://www.w3.org/XML/1998/namespace}"


def decode_xml(data: bytes, *, charset: str, media_type: str, name: str) -> Decoded:
    """The text of an input in XML: the charset of the transport, else that of its declaration, is
    believed unless the bytes contradict it."""
    declared = charset or _unmarked(data) or charset_in_xml(data.removeprefix(b"\xef\xbb\xbf"))
    return decode(data, declared=declared, media_type=media_type, name=name)


def _unmarked(data: bytes) -> str:
    """UTF-16 without a byte order mark, by the shape of "<?" or "<n" in it."""
    if data.startswith(b"\x00<\x00"):
        return "utf-16-be"
    return "utf-16-le" if data.startswith(b"<\x00") and data[3:4] == b"\x00" else ""


def local(tag: object) -> str:
    """The name of an element without its namespace or prefix; "" for what is no element.

    >>> local("{http://iptc.org/std/nar/2006-10-01/}newsItem"), local("media:credit")
    ('newsItem', 'credit')
    """
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of these local names, or all elements."""
    for child in element:
        if isinstance(child.tag, str) and (not names or local(child.tag) in names):
            yield child


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first element down a path of local names."""
    for name in names:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def below(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The descendants with one of these local names, in document order."""
    for found in element.iterdescendants():
        if isinstance(found.tag, str) and local(found.tag) in names:
            yield found


def words(element: etree._Element | None) -> str:
    """The text of an element and all in it, white space made plain; "" for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def markup_of(element: etree._Element) -> str:
    """What stands in an element, as HTML that can be parsed again."""
    copy = deepcopy(element)
    for node in copy.iter():
        if isinstance(node.tag, str):
            node.tag = local(node.tag)
    etree.cleanup_namespaces(copy)
    inner = [etree.tostring(one, encoding="unicode", method="html") for one in copy]
    return escape(copy.text or "", quote=False) + "".join(inner)


def attribute(element: etree._Element | None, *names: str) -> str:
    """The first attribute with one of these local names, stripped; "" if there is none."""
    if element is None:
        return ""
    for name in names:
        value = element.get(name)
        if value is None and (key := next((k for k in element.attrib if local(k) == name), None)):
            value = element.get(key)  # `items` looks each value up anew, in quadratic time
        if value and value.strip():
            return value.strip()
    return ""


def language_of(element: etree._Element) -> str:
    """The `xml:lang` of an element or the nearest above it."""
    node: etree._Element | None = element
    while node is not None:
        if said := node.get(f"{_XML}lang"):
            return said.strip()
        node = node.getparent()
    return ""


def base_of(element: etree._Element, base: str = "") -> str:
    """The address that relative ones in an element go by: `xml:base`, the innermost last."""
    for node in (*reversed(list(element.iterancestors())), element):
        if said := node.get(f"{_XML}base"):
            base = urljoin(base, said.strip())
    return base
