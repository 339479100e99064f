"""The input again, byte for byte, from a canonical document."""

from __future__ import annotations

import hashlib
from typing import Any

from copydesk.errors import LedgerError


class Broken(LedgerError):
    """An account that does not rebuild its input; `offset` is a code point of the source."""

    def __init__(self, detail: str, *, offset: int) -> None:
        super().__init__(detail)
        self.offset = offset


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
        raise Broken(f"the segments end at {at} of {expected}", offset=at)
    return "".join(pieces)


def bytes_of(document: dict[str, Any]) -> bytes:
    """The input's bytes, checked against the digest; `Broken` where they differ.

    The offset of a mere difference cannot be known without the input: it is 0.
    """
    text = text_of(document)
    given = document["provenance"]["input"]
    pieces: list[bytes] = []
    at = 0
    for replacement in given.get("replacements", ()):
        pieces.append(text[at : replacement["at"]].encode(given["charset"]))
        pieces.append(bytes.fromhex(replacement["bytes"]))
        at = replacement["at"] + 1
    pieces.append(text[at:].encode(given["charset"]))
    data = b"".join(pieces)
    if hashlib.sha256(data).hexdigest() != given["sha256"]:
        raise Broken("the bytes do not have the digest of the input", offset=0)
    return data


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
