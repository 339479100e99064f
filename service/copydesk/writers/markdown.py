"""The article as Markdown: headline, byline, dateline, body, and the lines that must be printed."""

from __future__ import annotations

import re
from typing import Any

MEDIA_TYPE = "text/markdown"

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_OPENING = re.compile(r"^(\s*)([#>+-]|\d+(?=[.)]))", re.MULTILINE)


def render(document: dict[str, Any]) -> str:
    """A canonical document as CommonMark; every character of the copy is shown as printed."""
    parts: list[str] = []
    for headline in document.get("headlines", ()):
        mark = "#" if headline["role"] == "main" else "##"
        parts.append(f"{mark} {_inline(headline['value'])}")
    if by := document.get("by"):
        parts.append(f"*{_inline(by)}*")
    kinds = _kinds(document)
    lead = document.get("dateline", {}).get("text", "")
    for paragraph in _paragraphs(document):
        text = escape(paragraph)
        if lead:
            text, lead = f"**{_inline(lead)}** {text}", ""
        parts.append(f"### {text}" if kinds.get(paragraph) == "subhead" else text)
    foot = [credit["text"] for credit in document.get("contributors", ()) if credit.get("text")]
    foot += [notice["text"] for notice in document.get("copyrights", ())]
    if foot:
        parts.append("---")
        parts += [escape(line) for line in dict.fromkeys(foot)]
    return "\n\n".join(parts) + "\n" if parts else ""


def escape(text: str) -> str:
    """Text with every character that CommonMark would read as markup escaped."""
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _paragraphs(document: dict[str, Any]) -> list[str]:
    return [p for body in document["bodies"] for p in body["value"].split("\n\n")]


def _kinds(document: dict[str, Any]) -> dict[str, str]:
    segments = document["provenance"]["segments"]
    return {s["exact"]: s["kind"] for s in segments if s["label"] == "body" and "kind" in s}
