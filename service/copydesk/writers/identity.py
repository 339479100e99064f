"""Identifiers as formats that insist on a URI want them."""

from __future__ import annotations

import re
from typing import Any

from copydesk.fields.describe import uri_of

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]+")


def is_uri(text: str) -> bool:
    """Whether a string can stand where a URI is wanted (RFC 3986: with a scheme, in ASCII).

    >>> is_uri("ni:///sha-256;u71z"), is_uri("https://news.example/a b"), is_uri("20260107-17")
    (True, False, False)
    """
    return _URI.fullmatch(text) is not None


def identity(document: dict[str, Any]) -> str:
    """The document's own identifier if it is a URI, else the name of the input's bytes."""
    uri: str = document["uri"]
    return uri if is_uri(uri) else uri_of(document["provenance"]["input"]["sha256"])
