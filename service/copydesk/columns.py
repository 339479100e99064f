"""Rows of other people's files as records of ours: which column is what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from copydesk.contract.request import CONTENT_TYPES
from copydesk.records import is_usable

HINTS = ("url", "publisher", "language", "filename", "media_type")
"""What columns of these names say of the copy, where they hold something that can be used."""

_OURS = ("bytes", "charset")
"""What our own readers of archives give beside these."""


class Columns(NamedTuple):
    """Which column holds the copy ("" for those called text, html or xml) and which the id; what
    kind of copy the first one is; and what the command line says of all records."""

    field: str = ""
    key: str = "id"
    kind: str = ""
    hints: Mapping[str, str] = {}

    def record_of(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row as a record: what is neither copy nor id comes back with the answer, as
        `fields`, also where it was of use."""
        fields = dict(row)
        record: dict[str, Any] = {name: told for name, told in self.hints.items() if told}
        for name in HINTS:
            if is_usable(name, fields.get(name)):
                record[name] = fields[name]
        if _is_key(fields.get(self.key)):
            record["id"] = fields.pop(self.key)
        if self.field:
            content = fields.pop(self.field, None)
            record["bytes" if isinstance(content, bytes) else self._kind] = content
        else:
            for name in (*CONTENT_TYPES, *_OURS):
                if name in fields:
                    content = fields.pop(name)
                    record["bytes" if isinstance(content, bytes) else name] = content
        if "bytes" in record and self._kind != "text":
            record.setdefault("media_type", CONTENT_TYPES[self._kind])
        if fields:
            record["fields"] = fields
        return record

    @property
    def _kind(self) -> str:
        return self.kind or (self.field if self.field in CONTENT_TYPES else "text")


def kind_of(media_type: str) -> str:
    """The key of a record that holds copy of this type.

    >>> kind_of("application/xhtml+xml"), kind_of("application/vnd.iptc.g2+xml"), kind_of("")
    ('html', 'xml', '')
    """
    if not media_type or media_type.startswith("text/plain"):
        return ""
    return "html" if "html" in media_type else "xml" if "xml" in media_type else "text"


def _is_key(value: object) -> bool:
    return type(value) is int or (isinstance(value, str) and 0 < len(value) <= 200)
