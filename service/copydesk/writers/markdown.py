"""The article as Markdown: headline, byline, dateline, body, and the lines that must be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_SPECIAL = re.compile(r"([\\`*_\[\]<>]|&(?=#?\w{1,32};))")
_OPENING = re.compile(r"^(\s*)(?:([#>+~=-])|(\d{1,9})([.)]))", re.MULTILINE)


def render(document: dict[str, Any]) -> str:
    """A canonical document as CommonMark; every character of the copy is shown as printed.

    Below the story stand the credits, notes and rights that leave the body but may not be left
    out where the story is printed.
    """
    parts: list[str] = []
    for headline in document.get("headlines", ()):
        mark = "#" if headline["role"] == "main" else "##"
        parts.append(f"{mark} {_inline(headline['value'])}")
    if by := document.get("by"):
        parts.append(f"*{_inline(by)}*")
    parts += _story(document)
    foot = [credit["text"] for credit in document.get("contributors", ()) if credit.get("text")]
    foot += [note["text"] for note in document.get("notes", ())]
    foot += [notice["text"] for notice in document.get("copyrights", ())]
    if foot:
        parts.append("---")
        parts += [escape(line) for line in dict.fromkeys(foot)]
    return "\n\n".join(parts) + "\n" if parts else ""


def escape(text: str) -> str:
    r"""Text with every character that CommonMark would read as markup escaped.

    >>> escape("1. first & *last*"), escape("# 5 &gt; 4")
    ('1\\. first & \\*last\\*', '\\# 5 \\&gt; 4')
    """
    return _OPENING.sub(_escaped_opening, _SPECIAL.sub(r"\\\1", text))


def _escaped_opening(match: re.Match[str]) -> str:
    blank, mark, number, stop = match.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{stop}"


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _story(document: dict[str, Any]) -> Iterator[str]:
    """The paragraphs, cross-heads as headings, the dateline before the one that it opened."""
    segments = document["provenance"]["segments"]
    kinds = {s["exact"]: s["kind"] for s in segments if s["label"] == "body" and "kind" in s}
    opened = _opened(segments)
    for body in document["bodies"]:
        for paragraph in body["value"].split("\n\n"):
            text = escape(paragraph)
            if opened and paragraph.startswith(opened):
                text, opened = f"**{_inline(document['dateline']['text'])}** {text}", ""
            yield f"### {_inline(paragraph)}" if kinds.get(paragraph) == "subhead" else text


def _opened(segments: Iterable[dict[str, Any]]) -> str:
    """The segment of the body that the first dateline opens, "" if there is none."""
    dated = False
    for segment in segments:
        if dated and segment["label"] == "body":
            return str(segment["exact"])
        dated = dated or segment["label"] == "dateline"
    return ""
