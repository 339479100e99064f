"""The input again, byte for byte, from a canonical document; and whether its account holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from copydesk.errors import LedgerError
from copydesk.model.label import FATES, Fate


class Broken(LedgerError):
    """An account that does not hold; `offset` is a code point of the source, None if unknown."""

    def __init__(self, detail: str, *, offset: int | None = None) -> None:
        super().__init__(detail)
        self.offset = offset


def name_of(document: dict[str, Any]) -> str:
    """The name of the input, and which of its articles this is where it holds several."""
    given = document["provenance"]["input"]
    name = given.get("name", "")
    return f"{name}, article {given['part']['index']}" if "part" in given else str(name)


def is_read(document: dict[str, Any]) -> bool:
    """Whether the account is of a text that was read from markup: that text is rebuilt, and the
    bytes of the markup are known by their digest alone."""
    return "text" in document["provenance"]["input"]


def is_input(document: dict[str, Any], data: bytes) -> bool:
    """Whether bytes are those an answer was made from, by number and digest."""
    given = document["provenance"]["input"]
    same = hashlib.sha256(data).hexdigest() == given["sha256"]
    return bool(len(data) == given["bytes"] and same)


def text_of(document: dict[str, Any]) -> str:
    """The source text, from the segments; `Broken` where they do not tile it."""
    provenance = document["provenance"]
    at = 0
    pieces: list[str] = []
    for index, segment in enumerate(provenance["segments"]):
        start, end, exact = segment["start"], segment["end"], segment["exact"]
        if start != at:
            raise Broken(f"segment {index} starts at {start}, not {at}", offset=at)
        if len(exact) != end - start or end <= start:
            raise Broken(
                f"segment {index} holds {len(exact)} characters, not {end - start}", offset=start
            )
        pieces.append(exact)
        at = end
    expected = provenance["input"]["characters"]
    if at != expected:
        raise Broken(f"the segments end at {at} of {expected} characters", offset=at)
    return "".join(pieces)


def bytes_of(document: dict[str, Any]) -> bytes:
    """The input's bytes, checked against their recorded number and digest; `Broken` where they
    differ. Where exactly they do cannot be known without the input.

    Of markup it is the text that was read from it, in UTF-8: see `is_read`."""
    text = text_of(document)
    given = document["provenance"]["input"]
    if "text" in given:
        data = text.encode()
        if hashlib.sha256(data).hexdigest() != given["text"]["sha256"]:
            raise Broken("the text does not have the digest of what was read from the markup")
        return data
    data = _encoded(text, given)
    if len(data) != given["bytes"]:
        raise Broken(f"{len(data)} bytes, not {given['bytes']}")
    if hashlib.sha256(data).hexdigest() != given["sha256"]:
        raise Broken("the bytes do not have the digest of the input")
    return data


def audited(document: dict[str, Any]) -> bytes:
    """The input's bytes, if the whole account holds; else `Broken`.

    Beyond `bytes_of`: every segment has the fate of its label and a rule that decided it, the
    totals add up, the body holds the kept segments word for word and in order, and evidence
    points to segments that exist.
    """
    data = bytes_of(document)
    segments = document["provenance"]["segments"]
    totals: dict[str, int] = {}
    for index, segment in enumerate(segments):
        label, start = segment["label"], segment["start"]
        if segment["fate"] != FATES.get(label):
            raise Broken(f"segment {index} is {label}, {segment['fate']}", offset=start)
        if not segment["rule"]:
            raise Broken(f"segment {index} names no rule", offset=start)
        totals[label] = totals.get(label, 0) + segment["end"] - start
    if totals != document["provenance"]["totals"]:
        raise Broken(f"the totals are {totals}, not {document['provenance']['totals']}")
    _hold_body(document["bodies"], segments)
    _hold_evidence(document["evidence"], len(segments))
    return data


def difference(document: dict[str, Any], data: bytes) -> int:
    """The byte of the input `data` from which on an account does not rebuild it, -1 if it does.

    The account need not hold: its segments are taken in their order, whatever they say of
    themselves.
    """
    provenance = document["provenance"]
    text = "".join(segment["exact"] for segment in provenance["segments"])
    return first_difference(_encoded(text, provenance["input"], errors="replace"), data)


def first_difference(data: bytes, other: bytes) -> int:
    """The first byte offset at which two inputs differ, -1 where they do not."""
    if data == other:
        return -1
    low, high = 0, min(len(data), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if data[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _encoded(text: str, given: dict[str, Any], errors: str = "strict") -> bytes:
    charset = given["charset"]
    pieces: list[bytes] = []
    at = 0
    for replacement in given.get("replacements", ()):
        pieces.append(text[at : replacement["at"]].encode(charset, errors))
        pieces.append(bytes.fromhex(replacement["bytes"]))
        at = replacement["at"] + 1
    pieces.append(text[at:].encode(charset, errors))
    return b"".join(pieces)


def _hold_body(bodies: Iterable[dict[str, Any]], segments: Iterable[dict[str, Any]]) -> None:
    """White space apart: between paragraphs the body has its own."""
    words = "".join("".join(body["value"].split()) for body in bodies)
    at = 0
    for segment in segments:
        if segment["fate"] != Fate.KEEP:
            continue
        kept = "".join(segment["exact"].split())
        if not words.startswith(kept, at):
            raise Broken("the body does not hold this kept segment", offset=segment["start"])
        at += len(kept)
    if at != len(words):
        raise Broken(f"the body holds {len(words) - at} characters that no segment keeps")


def _hold_evidence(evidence: Iterable[dict[str, Any]], size: int) -> None:
    for item in evidence:
        for index in item.get("segments", ()):
            if not 0 <= index < size:
                raise Broken(f"evidence for {item['property']} points to segment {index}")
