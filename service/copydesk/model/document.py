"""The source text and its blocks: what a reader saw, with positions that map back to the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from copydesk.model.finding import NOTHING
from copydesk.model.label import Label


class Omission(NamedTuple):
    """Something a reader left out of the text on purpose (script, style, hidden), and where."""

    path: str
    why: str
    characters: int


class Block(NamedTuple):
    """One line of the source, or several lines of wrapped copy joined by one space each.

    `start` and `end` are half-open code-point offsets into the text, without the white space
    around; `text` is what rules match: the same characters with quotes and spaces folded one
    for one; `lines` are the (start, end) of the source lines where there are several, else ();
    `gap` is the number of line breaks before the block; `path` is the markup path, if any, and
    `kind` what it says a body block is: subhead, list, table, quote, "" where it is silent.
    """

    start: int
    end: int
    text: str
    lines: tuple[tuple[int, int], ...] = ()
    gap: int = 0
    path: str = ""
    kind: str = ""

    def source(self, offset: int) -> int:
        """The offset into the document's text of an offset into `text`, as the start of a span."""
        if not self.lines:
            return self.start + offset
        for start, end in self.lines:
            size = end - start
            if offset < size:
                return start + offset
            offset -= size + 1
        return self.end

    def source_end(self, offset: int) -> int:
        """Like `source`, for the exclusive end of a span."""
        return self.source(offset - 1) + 1 if offset else self.start


@dataclass(frozen=True, slots=True)
class Replacement:
    """Bytes that the charset could not decode: U+FFFD stands at `at` (code points) instead."""

    at: int
    octets: bytes


@dataclass(frozen=True, slots=True)
class Source:
    """What came in, and how it was believed to be encoded.

    `charset` is the codec that gave the text and `charset_why` one of declared, bom, utf-8,
    guessed, fallback; the text encoded with it, replacements put back, is the input byte for byte.
    `part` is (which, of how many) where one file held several articles: each is an input.
    `text_sha256` is the digest of the document's text in UTF-8 where that text is not what the
    bytes decode to, but what a reader makes of them (markup); "" where it is.
    """

    media_type: str = "text/plain"
    charset: str = "utf-8"
    charset_why: str = "utf-8"
    octets: int = 0
    sha256: str = ""
    name: str = ""
    part: tuple[int, int] = (1, 1)
    replacements: tuple[Replacement, ...] = ()
    text_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the sender says about the input; believed, and marked `envelope` where it is used."""

    url: str = ""
    publisher: str = ""
    language: str = ""


class Fact(NamedTuple):
    """What a format states outside the text of the article: its envelope.

    `property` is a name of the canonical document and `value` has the shape it has there;
    `origin` says where it stands ("nitf doc-id", "json-ld datePublished", "meta author").
    """

    property: str
    value: Any
    origin: str
    confidence: int = 100


class Mark(NamedTuple):
    """What the markup says of a block, by the block's index: a label, before its words are read.

    `rule` names the evidence ("html/nav", "nitf/byline"). A `firm` mark holds before any rule is
    asked; one that is not holds where no rule claims the block. `values` and `facts` are what a
    grammar would have read.
    """

    at: int
    label: Label
    rule: str
    confidence: int = 90
    kind: str = ""
    firm: bool = True
    values: Mapping[str, Any] = NOTHING
    facts: Any = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its blocks, what the markup says of them, and what the envelope states.

    Of several facts about one property the first is believed. `warnings` are (code, message)
    pairs from the reader.
    """

    text: str
    blocks: tuple[Block, ...]
    source: Source = Source()
    hints: Hints = Hints()
    omissions: tuple[Omission, ...] = ()
    marks: tuple[Mark, ...] = ()
    facts: tuple[Fact, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
