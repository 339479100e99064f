"""The story of a document in paragraphs, each with its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple


class Paragraph(NamedTuple):
    """A paragraph word for word: its kind (subhead, list, table, quote, else paragraph), and
    whether the dateline opened it."""

    text: str
    kind: str = "paragraph"
    opened: bool = False


def paragraphs(document: dict[str, Any]) -> Iterator[Paragraph]:
    """The paragraphs of the bodies, in order."""
    segments = document["provenance"]["segments"]
    kinds = {s["exact"]: s["kind"] for s in segments if s["label"] == "body" and "kind" in s}
    opened = _opened(segments) if "dateline" in document else ""
    for body in document["bodies"]:
        for text in body["value"].split("\n\n"):
            first = bool(opened) and text.startswith(opened)
            if first:
                opened = ""
            if text:
                yield Paragraph(text, kinds.get(text, "paragraph"), first)


def lines_below(document: dict[str, Any]) -> list[str]:
    """What leaves the body but may not be left out where the story is printed: credits, notes and
    rights as printed, each once."""
    found = [credit["text"] for credit in document.get("contributors", ()) if credit.get("text")]
    found += [note["text"] for note in document.get("notes", ())]
    found += [notice["text"] for notice in document.get("copyrights", ())]
    return list(dict.fromkeys(found))


def _opened(segments: Iterable[dict[str, Any]]) -> str:
    """The segment of the body that the first dateline opens, "" if there is none."""
    dated = False
    for segment in segments:
        if dated and segment["label"] == "body":
            return str(segment["exact"])
        dated = dated or segment["label"] == "dateline"
    return ""
