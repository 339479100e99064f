"""Which format an input has, its items, and each of them as a document."""

from __future__ import annotations

import importlib
import json
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, Protocol, cast

from copydesk.errors import SeveralArticles, UnreadableInput, UnsupportedMediaType
from copydesk.model.document import Document, Hints
from copydesk.readers.decoding import Decoded, decode
from copydesk.readers.elements import decode_xml, local
from copydesk.readers.markup import parse_xml
from copydesk.readers.sheet import Sheet

GENERIC_XML = ("application/xml", "text/xml")
GENERIC_JSON = ("application/json",)


class Format(Protocol):
    """What the module of a wire or feed format offers.

    `sniff` knows it by its root (elements, or a value of JSON), `items` are its articles, and
    `read` sets one of them on a sheet.
    """

    MEDIA_TYPES: tuple[str, ...]

    def sniff(self, root: Any) -> bool:
        """Whether a root is of this format."""

    def items(self, root: Any) -> list[Any]:
        """The articles, in order."""

    def read(self, item: Any, sheet: Sheet) -> None:
        """Sets an article on a sheet."""


class Opened(NamedTuple):
    """An input that has been parsed, with its items: each can be read without parsing it again."""

    decoded: Decoded
    format: Format
    items: list[Any]


_XML = ("nitf", "newsml_g2", "newsml_1", "rss", "atom")
_JSON = ("json_feed", "ninjs")


def takes(media_type: str) -> str:
    """Whether a media type is `xml` or `json`, by itself or by its suffix; "" for neither."""
    if media_type in GENERIC_XML or media_type.endswith("+xml") or media_type in _types(_XML):
        return "xml"
    if media_type in GENERIC_JSON or media_type.endswith("+json"):
        return "json"
    return ""


def open_input(data: bytes, media_type: str, *, charset: str = "", name: str = "") -> Opened:
    """The items of an input in XML or JSON.

    Raises `UnreadableInput` for what is neither, `UnsupportedMediaType` for what no format knows.
    """
    if takes(media_type) != "json":
        decoded = decode_xml(data, charset=charset, media_type=media_type, name=name)
        root, warnings = parse_xml(decoded.text)
        return _opened(decoded, root, warnings, _XML, local(root.tag))
    decoded = decode(data, declared=charset, media_type=media_type, name=name)
    return _opened(decoded, _json(decoded.text), (), _JSON, "this JSON")


def read_item(opened: Opened, part: tuple[int, int], hints: Hints) -> Document:
    """The document of one item; the only one where no part is asked for.

    Raises `SeveralArticles` where there are others, or none at all.
    """
    count = len(opened.items)
    index, of = part
    if of == 1 and count != 1:
        raise SeveralArticles(f"{count} articles in one input", count=count)
    if not 1 <= index <= count or of not in (1, count):
        raise UnreadableInput(f"there is no article {index} of {of}", reader="formats")
    sheet = Sheet()
    opened.format.read(opened.items[index - 1], sheet)
    return sheet.document(opened.decoded, hints, (index, count))


def _opened(
    decoded: Decoded,
    root: Any,
    warnings: tuple[tuple[str, str], ...],
    modules: tuple[str, ...],
    called: str,
) -> Opened:
    declared = decoded.source.media_type
    found = next((one for one in map(_module, modules) if one.sniff(root)), None)
    if found is None:
        raise UnsupportedMediaType(f"declared {declared}, but no reader knows {called[:60]!r}")
    media_type = declared
    if declared not in found.MEDIA_TYPES:
        media_type = found.MEDIA_TYPES[0]
        if declared in _types(modules) or not takes(declared):
            told = f"declared {declared}, but the input is {media_type}"
            warnings = (("media-type.contradicted", told), *warnings)
    decoded = _described(decoded, media_type, warnings)
    return Opened(decoded, found, found.items(root))


def _described(decoded: Decoded, media_type: str, warnings: tuple[tuple[str, str], ...]) -> Decoded:
    source = replace(decoded.source, media_type=media_type)
    return replace(decoded, source=source, warnings=(*decoded.warnings, *warnings))


def _json(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"), parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        raise UnreadableInput(
            f"no JSON: {fault.msg} at column {fault.colno}", reader="json", line=fault.lineno
        ) from None
    except (RecursionError, ValueError) as fault:
        raise UnreadableInput(f"no JSON that can be read: {fault}", reader="json") from None


def _no_number(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


@cache
def _module(name: str) -> Format:
    return cast(Format, importlib.import_module(f"copydesk.readers.{name}"))


@cache
def _types(modules: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for module in modules for name in _module(module).MEDIA_TYPES)
