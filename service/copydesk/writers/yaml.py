"""Values as YAML that every parser reads alike, whatever is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORDS = frozenset("null true false yes no on off y n".split())
"""Keys that some parser would take for something else than a string."""

_ESCAPED = re.compile(
    r'["\\\x00-\x1f\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]'
)
"""What may not stand in a quoted scalar, what some parser takes for a line break, and what turns
the reading order of the lines around it."""

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(mapping: dict[str, Any]) -> str:
    """A mapping as a YAML block: strings in double quotes, so that none is read as a date, a
    number, a tag or a comment. Empty lists and mappings are `[]` and `{}`.

    >>> print(dump({"title": "Yes: 12#", "authors": ["A", "B"], "by": {"year": 2026}}), end="")
    title: "Yes: 12#"
    authors:
      - "A"
      - "B"
    by:
      year: 2026
    """
    return "".join(f"{line}\n" for line in _mapping(mapping))


def _mapping(mapping: dict[str, Any]) -> Iterator[str]:
    for key, value in mapping.items():
        name = key if _PLAIN_KEY.fullmatch(key) and key.lower() not in _WORDS else _scalar(key)
        if isinstance(value, dict | list) and value:
            yield f"{name}:"
            yield from (f"  {line}" for line in _block(value))
        else:
            yield f"{name}: {_scalar(value)}"


def _block(value: dict[str, Any] | list[Any]) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _mapping(value)
        return
    for item in value:
        if isinstance(item, dict | list) and item:
            first, *more = _block(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in more)
        else:
            yield f"- {_scalar(item)}"


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return f'"{_ESCAPED.sub(_escape, value)}"'
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT.get(char) or (f"\\x{ord(char):02x}" if char < "\x80" else f"\\u{ord(char):04x}")
