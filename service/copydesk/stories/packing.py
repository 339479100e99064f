"""A copy as bytes, for a store that need not know what it keeps."""

from __future__ import annotations

import json

from copydesk.model.story import Printed


def packed(copy: Printed) -> bytes:
    """The copy as bytes.

    >>> copy = Printed("00ff", "st1", "c1-x", "ni:x", 1.5, "Copy\\n\\né")
    >>> unpacked(packed(copy)) == copy, unpacked(b"[]"), unpacked(b"not ours")
    (True, None, None)
    """
    value = [
        copy.key, copy.story, copy.content_id, copy.uri, copy.seen, copy.text, copy.publisher,
        copy.date, dict(copy.facts), copy.id,
    ]  # fmt: skip
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpacked(data: bytes | None) -> Printed | None:
    """The copy in these bytes; None if it is gone, or is none of ours."""
    if data is None:
        return None
    try:
        return Printed(*json.loads(data))
    except (ValueError, TypeError):
        return None
