"""Text into XML: what XML cannot hold, and printed lines with parts of them marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

Element = etree._Element

_UNHELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may have in it, not even as a reference."""

STAND_IN = "\ufffd"
MOST_TOLD = 20


class Span(NamedTuple):
    """A part of a line: its tag, its text, its normal form, and what is marked within it."""

    tag: str
    text: str
    norm: str | None = None
    inner: tuple[Span, ...] = ()


class Builder:
    """Makes elements of one namespace and keeps count of the characters that XML cannot hold.

    Attributes are keywords: `_` is `-`, or `.` where NITF has a stop in the name, and a trailing
    one is dropped; None leaves the attribute out.
    """

    _STOPS = frozenset({"date_publication", "position_section"})

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace
        self.replaced: Counter[str] = Counter()

    def __call__(
        self, parent: Element, tag: str, text: str = "", **attributes: str | None
    ) -> Element:
        """A new last child of an element."""
        child = self.loose(tag, text, **attributes)
        parent.append(child)
        return child

    def root(self, tag: str, **attributes: str | None) -> Element:
        """An element that declares the namespace as its default."""
        made = etree.Element(f"{{{self._namespace}}}{tag}", nsmap={None: self._namespace})
        self._set(made, attributes)
        return made

    def loose(self, tag: str, text: str = "", **attributes: str | None) -> Element:
        """An element without a parent."""
        made = etree.Element(f"{{{self._namespace}}}{tag}")
        if text:
            made.text = self.held(text)
        self._set(made, attributes)
        return made

    def lines(self, parent: Element, lines: Iterable[str]) -> None:
        """Lines as text of an element, with a `br` between them."""
        last: Element | None = None
        for line in lines:
            if last is None and not parent.text:
                parent.text = self.held(line)
            else:
                last = self(parent, "br")
                last.tail = self.held(line)

    def held(self, text: str) -> str:
        """The text as XML can hold it; what it cannot is counted."""
        return _UNHELD.sub(self._stand_in, text)

    def told(self) -> str:
        """What was replaced, for people: how many of each, by code point."""
        items = [
            f"U+{ord(char):04X} {count}" for char, count in self.replaced.most_common(MOST_TOLD)
        ]
        more = len(self.replaced) - len(items)
        return ", ".join(items) + (f" and {more} others" if more else "")

    def _stand_in(self, match: re.Match[str]) -> str:
        self.replaced[match[0]] += 1
        return STAND_IN

    def _set(self, element: Element, attributes: dict[str, str | None]) -> None:
        for name, value in attributes.items():
            if value is not None:
                stop = "." if name in self._STOPS else "-"
                element.set(name.rstrip("_").replace("_", stop), self.held(value))


def tagged(build: Builder, parent: Element, line: str, spans: Iterable[Span]) -> None:
    """A printed line as mixed content: every character of it, with the parts marked that are
    found in it, each once, in print or in capitals, without overlap."""
    last, done = None, 0
    for start, end, span in _found(line, spans):
        last = _after(build, parent, last, line[done:start])
        last = build(parent, span.tag, norm=span.norm)
        tagged(build, last, line[start:end], span.inner)
        done = end
    _after(build, parent, last, line[done:])


def within(line: str, text: str) -> bool:
    """Whether `tagged` would find a text in a line."""
    return bool(_found(line, (Span("", text),)))


def _found(line: str, spans: Iterable[Span]) -> list[tuple[int, int, Span]]:
    """(start, end, span) of the spans that stand in a line, in its order."""
    low = line.casefold()
    exact = len(low) != len(line)  # folding has moved what stands behind
    if exact:
        low = line
    found: list[tuple[int, int, Span]] = []
    for span in spans:
        text = span.text if exact else span.text.casefold()
        at = low.find(text) if text else -1
        while at >= 0 and any(at < end and start < at + len(text) for start, end, _ in found):
            at = low.find(text, at + 1)
        if at >= 0:
            found.append((at, at + len(text), span))
    return sorted(found, key=lambda one: one[0])


def _after(build: Builder, parent: Element, last: Element | None, text: str) -> Element | None:
    if last is None:
        parent.text = build.held(text)
    else:
        last.tail = build.held(text)
    return last
