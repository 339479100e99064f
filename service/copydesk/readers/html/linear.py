"""A tree to lines: what a reader sees of a page, block by block, and what stands round each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from copydesk.model.document import Omission
from copydesk.model.text import LAYOUT
from copydesk.readers.html import vocabulary as say

_OMITTED = dict.fromkeys("script style template noscript".split(), "") | {
    "svg": "picture", "canvas": "picture", "math": "formula", "iframe": "embedded",
    "object": "embedded", "embed": "embedded", "applet": "embedded", "audio": "embedded",
    "video": "embedded", "select": "form control", "textarea": "form control",
    "input": "form control", "button": "form control", "datalist": "form control",
    "progress": "form control", "meter": "form control", "dialog": "hidden", "head": "head",
    "map": "picture", "amp-ad": "advertisement", "amp-sidebar": "hidden", "amp-analytics": "script",
    "amp-state": "script", "amp-consent": "hidden",
}  # fmt: skip
"""Elements whose content is no text of the page, and why."""
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol "
    "p pre section summary table tbody td tfoot th thead tr ul caption colgroup frame "
    "noframes".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {"li": "list", "dd": "list", "dt": "list", "blockquote": "quote", "pre": "pre"}
_TAG_HINTS = {
    "nav": say.NAVIGATION,
    "menu": say.NAVIGATION,
    "footer": say.NAVIGATION,
    "figcaption": say.CAPTION,
    "figure": say.MEDIA,
    "time": say.DATE,
    "aside": say.RELATED,
}
_ROLES = {
    "navigation": say.NAVIGATION,
    "banner": say.NAVIGATION,
    "contentinfo": say.NAVIGATION,
    "search": say.NAVIGATION,
    "menu": say.NAVIGATION,
    "menubar": say.NAVIGATION,
    "dialog": say.PROMO,
    "alertdialog": say.PROMO,
    "complementary": say.RELATED,
}
_ITEMPROPS = {
    "articlebody": say.BODY,
    "author": say.BYLINE,
    "creator": say.BYLINE,
    "datepublished": say.DATE,
    "datemodified": say.DATE,
    "headline": say.HEADLINE,
    "caption": say.CAPTION,
    "comment": say.COMMENTS,
    "alternativeheadline": say.DECK,
}
_INLINE_BREAKS = say.BYLINE | say.DATE
_HIDDEN_STYLE = re.compile(r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINE = re.compile(r"[ \t\f]*(?:\r\n|\r|\n)")
_WORDY = tuple("p div span b i em strong a br h2 h3 h4 li blockquote article section".split())
_SENTENCES = re.compile(r"[a-zß-ÿа-я]{3}[.!?…]['\"”»)]*\s+[A-ZÀ-ÞА-Я“„«\"]")
HIDDEN_STORY = 300
"""Code points from which a hidden element may hold the story."""
LONGEST_PATH = 200
"""Code points from which a path is not told more exactly: depth must not cost its square."""
MOST_OMISSIONS = 200


@dataclass(slots=True)
class Node:
    """An element that stands for itself; `first` and `last` are its pieces, half-open."""

    parent: int
    tag: str
    hints: int
    above: int
    path: str
    first: int
    element: etree._Element
    last: int = 0
    kind: str = ""
    heading: int = 0


class Piece(NamedTuple):
    """One block of the page: its text, the code points of it in links, and the node it is in.

    `hints` are those of the inline elements in it; `gap` counts the line breaks before it.
    """

    text: str
    links: int
    node: int
    hints: int
    gap: int


@dataclass(slots=True)
class Page:
    """A page as its reader sees it, and what was left out of that."""

    nodes: list[Node] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    stamps: list[tuple[int, str, int]] = field(default_factory=list)
    """Moments in attributes: before which piece, what it says, what the element is named."""

    def path_of(self, index: int) -> str:
        """The path of the element a piece stands in."""
        return self.nodes[self.pieces[index].node].path


def linearise(root: etree._Element) -> Page:
    """The page of a tree, in one walk; time and memory are linear in the tree."""
    return _Walk(root).page


class _Walk:
    """One walk over a tree."""

    def __init__(self, root: etree._Element) -> None:
        self.page = Page()
        self.buffer: list[str] = []
        self.links = 0
        self.hints = 0
        self.gap = 2
        self.left_out = 0
        self._walk(root)
        if self.left_out:
            why = f"and {self.left_out} more like these"
            self.page.omissions.append(Omission("", why, 0))

    def _walk(self, root: etree._Element) -> None:
        nodes, buffer = self.page.nodes, self.buffer
        current = -1
        counts: list[dict[str, int]] = [{}]
        linked = 0
        walker = etree.iterwalk(root, events=("start", "end"))
        opened: list[tuple[bool, int]] = []  # whether it is a node; hints before it
        for event, element in walker:
            tag = str(element.tag)
            if event == "start":
                keys = element.keys()
                hints = _TAG_HINTS.get(tag, 0)
                why = _OMITTED.get(tag)
                if keys and why is None:
                    own = _own_hints(element)
                    hints |= own
                    if hints & say.DATE and (stamp := _stamp(element)):
                        self.page.stamps.append((len(self.page.pieces), stamp, hints))
                    why = _why_hidden(element, hints)
                if why is not None and (tag != "html" and tag != "body"):
                    self._omit(element, tag, why, nodes[current].path if current >= 0 else "")
                    walker.skip_subtree()
                    opened.append((False, -1))
                    continue
                block = tag in _BLOCKS or "-" in tag
                if block or (hints & _INLINE_BREAKS and not _in_paragraph(nodes, current)):
                    self._flush(current, 2)
                    counter = counts[-1]
                    number = counter[tag] = counter.get(tag, 0) + 1
                    counts.append({})
                    above = nodes[current] if current >= 0 else None
                    path = _path(above.path if above else "", tag, number)
                    nodes.append(
                        Node(
                            current,
                            tag,
                            hints,
                            (above.above | above.hints) if above else 0,
                            path,
                            len(self.page.pieces),
                            element,
                            kind=_KINDS.get(tag, "") or (above.kind if above else ""),
                            heading=_HEADINGS.get(tag, 0) or (above.heading if above else 0),
                        )
                    )
                    current = len(nodes) - 1
                    opened.append((True, 0))
                else:
                    opened.append((False, self.hints))
                    self.hints |= hints
                    if tag == "br":
                        self._break(current)
                    elif tag == "hr":
                        self._flush(current, 2)
                    elif tag == "a":
                        linked += 1
                if element.text:
                    buffer.append(element.text)
                    if linked:
                        self.links += len(element.text)
            else:
                is_node, before = opened.pop()
                if is_node:
                    self._flush(current, 2)
                    node = nodes[current]
                    node.last = len(self.page.pieces)
                    if tag == "tr":
                        self._join_cells(current)
                    current = node.parent
                    counts.pop()
                elif before >= 0 and tag == "a":
                    linked -= 1
                if element.tail:
                    buffer.append(element.tail)
                    if linked:
                        self.links += len(element.tail)

    def _break(self, current: int) -> None:
        """A `br`: in a heading a blank, elsewhere the end of a line."""
        if current >= 0 and self.page.nodes[current].heading:
            self.buffer.append(" ")
        elif not self._flush(current, 1):
            self.gap = max(self.gap, 2)

    def _flush(self, current: int, gap: int) -> bool:
        """Ends the block that is being read; whether there was one."""
        buffer = self.buffer
        if not buffer:
            self.gap = max(self.gap, gap)
            return False
        raw = buffer[0] if len(buffer) == 1 else "".join(buffer)
        buffer.clear()
        found = False
        if current >= 0 and self.page.nodes[current].kind == "pre":
            for line in _LINE.split(raw):
                found |= self._add(line.rstrip(), current)
                self.gap = 1 if found else self.gap
        else:
            found = self._add(_BLANKS.sub(" ", raw), current)
        self.links = self.hints = 0
        self.gap = gap if found else max(self.gap, gap)
        return found

    def _add(self, text: str, current: int) -> bool:
        text = text.strip(LAYOUT)
        if not text:
            return False
        links = min(self.links, len(text))
        self.page.pieces.append(Piece(text, links, current, self.hints, self.gap))
        return True

    def _join_cells(self, row: int) -> None:
        """The cells of a row of figures are one line; a cell with paragraphs is no such cell."""
        pieces, nodes = self.page.pieces, self.page.nodes
        first = nodes[row].first
        cells = pieces[first:]
        if len(cells) < 2 or any(
            nodes[cell.node].parent != row or len(cell.text) > 80 for cell in cells
        ):
            return
        if len({cell.node for cell in cells}) < len(cells):
            return
        del pieces[first:]
        for node in nodes[row + 1 :]:
            node.first = min(node.first, first)
            node.last = min(node.last, first)
        text = "\t".join(cell.text for cell in cells)
        pieces.append(Piece(text, sum(cell.links for cell in cells), row, 0, cells[0].gap))
        nodes[row].last = first + 1
        nodes[row].kind = "table"

    def _omit(self, element: etree._Element, tag: str, why: str, path: str) -> None:
        size = len("".join(element.itertext()).strip())
        if not size:
            return
        if len(self.page.omissions) >= MOST_OMISSIONS:
            self.left_out += 1
            return
        self.page.omissions.append(Omission(f"{path}/{tag}", why or tag, size))


def _stamp(element: etree._Element) -> str:
    """The moment that an element for dates has in an attribute, "" where it has none or says that
    it is the last change."""
    names = f"{element.get('class')} {element.get('itemprop')}".lower()
    if ("modif" in names or "updat" in names) and "publish" not in names:
        return ""
    for key in ("datetime", "content", "title", "data-datetime", "data-date", "data-time"):
        if (value := element.get(key)) and value[0].isdigit():
            return value
    return ""


def _path(above: str, tag: str, number: int) -> str:
    if len(above) > LONGEST_PATH:
        return above
    return f"{above}/{tag}[{number}]" if number > 1 else f"{above}/{tag}"


def _in_paragraph(nodes: list[Node], current: int) -> bool:
    return current >= 0 and (nodes[current].tag in ("p", "li", "td") or nodes[current].heading > 0)


def _own_hints(element: etree._Element) -> int:
    hints = 0
    names, identity = element.get("class"), element.get("id")
    if names or identity:
        hints = say.hints_of(f"{names or ''} {identity or ''}")
    if role := element.get("role"):
        hints |= _ROLES.get(role.strip().lower(), 0)
    if name := element.get("itemprop"):
        for word in name.lower().split():
            hints |= _ITEMPROPS.get(word, 0)
    if (relation := element.get("rel")) and "author" in relation.lower().split():
        hints |= say.BYLINE
    return hints


def _why_hidden(element: etree._Element, hints: int) -> str | None:
    unseen = hints & say.UNSEEN or element.get("hidden") is not None
    if not unseen and (style := element.get("style")) and "n" in style:
        unseen = bool(_HIDDEN_STYLE.search(style))
    if unseen and not _holds_story(element):
        return "hidden"
    if element.get("aria-hidden") == "true" and element.tag in ("i", "span"):
        return "hidden"
    return None


def _holds_story(element: etree._Element) -> bool:
    """Whether a hidden element holds sentences of some length: the story behind a wall, or what a
    script shows when it has run. Where they are something else, the region tells."""
    if len(element) == 0 and len(element.text or "") < HIDDEN_STORY:
        return False
    words = "".join(element.itertext(_WORDY))
    return len(words) >= HIDDEN_STORY and len(_SENTENCES.findall(words)) >= 3
