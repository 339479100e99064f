"""Marked-up prose inside feeds and wires to lines: XHTML, NITF, HTML in CDATA, and plain text."""

from __future__ import annotations

import html
import re

from lxml import etree

from copydesk.errors import UnreadableInput
from copydesk.model.label import Label
from copydesk.readers.elements import local, words
from copydesk.readers.markup import parse_html
from copydesk.readers.plain import blocks_of
from copydesk.readers.sheet import Line, Sheet

_BLOCKS = frozenset(
    "p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 hl1 hl2 li ul ol dl dt "
    "dd blockquote bq block pre table caption thead tbody tfoot tr figure figcaption media "
    "media-caption media-producer hr address center body html body.content body.head body.end "
    "tagline copyrite note nitf-table byline dateline abstract hedline credit "
    "fn datasource nitf inlineXML DataContent".split()
)
"""Elements that begin and end a line."""
_INLINE = frozenset("span a b i em font small cite q sub sup u td th".split())
_KINDS = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6 hl1 hl2".split(), "subhead"),
    **dict.fromkeys("li dt dd".split(), "list"),
    **dict.fromkeys("blockquote bq".split(), "quote"),
    **dict.fromkeys("tr caption".split(), "table"),
}
_SKIPPED = frozenset(
    "script style head template noscript svg canvas button input "
    "select textarea form media-metadata media-reference media-object nitf-col colgroup "
    "nitf-colgroup tobject docdata pubdata".split()
)
"""Elements that print nothing of the story."""
_LABELS = {
    "byline": (Label.BYLINE, ""),
    "tagline": (Label.CREDIT, ""),
    "copyrite": (Label.RIGHTS, ""),
    "note": (Label.NOTE, "other"),
    "figcaption": (Label.MEDIA, ""),
    "media-caption": (Label.MEDIA, ""),
    "media-producer": (Label.MEDIA, ""),
}
_CLASSES = {
    "byline": (Label.BYLINE, ""),
    "teaser": (Label.HEADLINE, "sub"),
    "abstract": (Label.HEADLINE, "sub"),
    "publicationdate": (Label.META, ""),
    "slugline": (Label.META, ""),
    "embargoed": (Label.NOTE, "other"),
    "caption": (Label.MEDIA, ""),
    "wp-caption-text": (Label.MEDIA, ""),
}
"""What a class of an element says its text is."""
DEEPEST = 200
"""Elements inside each other that are told apart; what is deeper is read as plain words."""
_NOT_PUBLIC = frozenset(("notepad", "np-nonpublic", "nonpublic", "not-for-publication"))
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|s|em|strong|small|sub|sup|tt|q|img|ul|ol|li|dl|dt|dd|h[1-6]|hr"
    r"|blockquote|table|tr|td|section|figure|figcaption|picture|video|audio|iframe|object|embed"
    r"|script|style|noscript|form|input|font|center|cite|code|abbr|del|ins|time|address|header"
    r"|footer|aside|nav|hl2|pre|article|html|body|applet|frameset|frame|blink|marquee|strike|big"
    r"|acronym|dfn|samp|kbd|var|th|thead|tbody|tfoot|caption|label|button|select|textarea|svg"
    r"|(?:link|meta|param|source|area|col|map)(?=\s))\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


class Setter:
    """Sets the prose of an element as lines of a sheet; `source` names the format in rules.

    With `body` its lines are the story, as far as no rule and no element says otherwise: what
    wires deliver as a body has no furniture round it, as a page or a feed has.
    """

    def __init__(self, sheet: Sheet, source: str, *, body: bool = False) -> None:
        self._sheet = sheet
        self._source = source
        self._body = body
        self._pieces: list[str] = []
        self._gap = 2

    def set(self, element: etree._Element, path: str) -> None:
        """Adds the lines of an element and all in it."""
        self._walk(element, path, "", None, 0)
        self._flush(path, "", None)

    def _walk(
        self,
        element: etree._Element,
        path: str,
        kind: str,
        label: tuple[Label, str, str] | None,
        depth: int,
    ) -> None:
        if depth > DEEPEST:
            self._pieces.append(words(element))
            self._sheet.warn("markup.deep", "elements nested too deeply were read as plain text")
            return
        self._pieces.append(element.text or "")
        counts: dict[str, int] = {}
        for inner in element:
            name = local(inner.tag).lower() if isinstance(inner.tag, str) else ""
            if name:
                counts[name] = counts.get(name, 0) + 1
                self._element(
                    inner, name, f"{path}/{name}[{counts[name]}]", path, kind, label, depth
                )
            elif isinstance(inner, etree._Entity):
                self._pieces.append(inner.text or "")
            self._pieces.append(inner.tail or "")

    def _element(
        self,
        element: etree._Element,
        name: str,
        path: str,
        outer: str,
        kind: str,
        label: tuple[Label, str, str] | None,
        depth: int,
    ) -> None:
        if name == "br":
            self._flush(outer, kind, label)
            self._gap = 1
            return
        if name in _SKIPPED:
            self._sheet.omit(path, name, words(element))
            return
        classes = frozenset((element.get("class") or "").lower().split())
        if classes & _NOT_PUBLIC:
            self._sheet.omit(path, "not for publication", words(element))
            return
        if name in ("td", "th"):
            self._pieces.append("\t")
        if name not in _BLOCKS and (name in _INLINE or not classes & _CLASSES.keys()):
            self._walk(element, path, kind, label, depth + 1)
            return
        self._flush(outer, kind, label)
        inner_label = label or self._label(name, classes)
        inner_kind = kind if kind in ("quote", "table") else _KINDS.get(name, kind)
        if name == "pre":
            self._preformatted(element, path, inner_kind, inner_label)
            return
        self._walk(element, path, inner_kind, inner_label, depth + 1)
        self._flush(path, inner_kind, inner_label)

    def _label(self, name: str, classes: frozenset[str]) -> tuple[Label, str, str] | None:
        said = _LABELS.get(name)
        if said is not None:
            return (*said, f"{self._source}/{name}")
        for one in sorted(classes & _CLASSES.keys()):
            return (*_CLASSES[one], f"{self._source}/{one}")
        return None

    def _preformatted(
        self,
        element: etree._Element,
        path: str,
        kind: str,
        label: tuple[Label, str, str] | None,
    ) -> None:
        for text in paragraphs_of("".join(element.itertext())):
            self._pieces.append(text)
            self._flush(path, kind, label)

    def _flush(self, path: str, kind: str, label: tuple[Label, str, str] | None) -> None:
        text = "".join(self._pieces)
        self._pieces.clear()
        for part in indented_in(text):
            line = Line(part.strip("\t"), path, kind, self._gap)
            if label is not None:
                line.mark(label[0], label[2], label[1])
            elif self._body:
                line.story(self._source)
            if self._sheet.add(line):
                self._gap = 2


def set_text(sheet: Sheet, text: str, path: str, source: str, *, body: bool = False) -> None:
    """Adds the paragraphs of a string that may hold markup, whatever it says it is."""
    if _MARKUP.search(text) is not None:
        tree = html_tree(text)
        if tree is not None:
            Setter(sheet, source, body=body).set(tree, path)
        return
    for paragraph in paragraphs_of(plain_of(text)):
        line = Line(paragraph, path)
        if body:
            line.story(source)
        sheet.add(line)


def indented_in(text: str) -> list[str]:
    """The paragraphs of a text in one element: where most lines stand at the margin, an indented
    line begins another, as does a line behind a blank one.

    >>> indented_in("(Wire) - Nothing\\nhappened.\\n   Later it\\ndid.\\n")
    ['(Wire) - Nothing\\nhappened.', '   Later it\\ndid.']
    >>> len(indented_in("\\n  laid out\\n  by a program\\n  and no more\\n"))
    1
    """
    lines = text.strip("\n").split("\n")
    if len(lines) < 4:
        return [text]
    indents = [len(line) - len(line.lstrip(" \t")) for line in lines if line.strip()]
    margin = min(indents, default=0)
    if 2 * sum(indent == margin for indent in indents) < len(indents):
        return [text]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        indent = len(line) - len(line.lstrip(" \t"))
        if paragraphs[-1] and (not line.strip() or indent >= margin + 2):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return ["\n".join(paragraph) for paragraph in paragraphs]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of plain text: its lines, wrapped ones joined."""
    paragraphs = []
    for block in blocks_of(text):
        spans = block.lines or ((block.start, block.end),)
        paragraphs.append(" ".join(text[start:end] for start, end in spans))
    return paragraphs


def html_tree(text: str) -> etree._Element | None:
    """The elements of a page or a fragment, None where there are none."""
    try:
        return parse_html(text).root
    except UnreadableInput:
        return None


def plain_of(text: str) -> str:
    """A string of one line that may carry entities or inline markup, as it reads.

    >>> plain_of("Fish &amp; chips: <b>cold</b>"), plain_of("AT&T < 5")
    ('Fish & chips: cold', 'AT&T < 5')
    """
    if _MARKUP.search(text):
        sheet = Sheet()
        set_text(sheet, text, "", "")
        return " ".join(line.text for line in sheet.lines)
    return html.unescape(text) if _ENTITY.search(text) else text
