"""Documents to write: the golden ones, and hostile ones made from the published schema.

Made from the schema, so that a property that comes to the contract is tried in every form without
anybody thinking of it.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.golden import ROOT, SAMPLES, actual

Document = dict[str, Any]


def _articles() -> dict[str, Document]:
    """What comes out of every sample, article by article."""
    found: dict[str, Document] = {}
    for name in SAMPLES:
        document = actual(name)
        for number, article in enumerate(document.get("articles", [document]), 1):
            found[f"{name}-{number}" if "articles" in document else name] = article
    return found


_GOLDEN = _articles()
GOLDEN = sorted(_GOLDEN)
SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas/v1/article.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

NASTY = (
    "</script><script>alert(1)</script>",
    "<!-- <script> ]]> & &amp; &#0; <b>bold</b>",
    "one\u2028two\u2029three\u0085four",
    "\x00\x01\x08\x0b\x0c\x1b\x7f\x80\x9f",
    "\ufffe\uffff\ufdd0\ufeff",
    "\r\none\rtwo\n\nthree\tfour",
    "\U0001f600\U0010ffff e\u0301",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1 -2 @SUM(A1) \t=3",
    "'quoted' \"double\" \\ back \\\" both",
    "---\n- a: b\n? c\n%TAG # no comment\n...\n",
    "null", "~", "yes", "0x1F", "1e3", "2026-01-07", "!!python/object:os.system", "*alias", "&anchor",
    " leading and trailing ", "\u00a0", "\u202eabc\u202c", "# heading\n> quote\n1. one\n***",
    "]]>", "--", "-->", "{{ site }}", "{% include %}", "very long " * 300,
    "a, b; c | d", "\u200b", "x",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60),
)
"""Any text that can be written in UTF-8: half a surrogate pair never gets into a document."""

_URIS = st.sampled_from(
    (
        "https://news.example/a?b=1&c=2#d",
        "ni:///sha-256;u71zWAelzRD_hTpJ7Ye-laEAYXeFhkC3T4uLzdMybR4",
        "urn:newsml:example:20260107:1",
        "http://cv.iptc.org/newscodes/contentprodpartyrole/distributor",
        "https://naïve.example/no uri at all<>",
        "https://news.example/?q=\u2028</script>",
        "javascript:alert(1)",
    )
)
_TIMES = st.sampled_from(
    (
        "2026-01-07",
        "2026-01-07T06:00Z",
        "2026-01-07T06:00:00+01:00",
        "2026-01-07T06:00:00.123Z",
        "1999-12-31T23:59:59-05:00",
    )
)


def golden(name: str) -> Document:
    """An article of a sample."""
    return _GOLDEN[name]


def documents() -> st.SearchStrategy[Document]:
    """Canonical documents under the published schema, hostile in every string."""
    return _value(SCHEMA).map(_settled)


def _settled(document: Document) -> Document:
    """With an account of the text it has: a segment for each paragraph, of each kind in turn."""
    kinds = ("paragraph", "subhead", "list", "list", "table", "quote")
    segments: list[dict[str, Any]] = []
    at = 0
    for body in document["bodies"]:
        for index, paragraph in enumerate(filter(None, body["value"].split("\n\n"))):
            segment = {"start": at, "end": at + len(paragraph), "exact": paragraph}
            at = segment["end"]
            kind = kinds[index % len(kinds)]
            segments.append(
                segment | {"label": "body", "fate": "keep", "rule": "fallback/body", "kind": kind}
            )
    document["provenance"]["segments"] += segments
    return document


def _value(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values under a schema, as far as ours uses JSON Schema."""
    if "$ref" in schema:
        return _definition(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kind = schema.get("type")
    if kind == "object":
        return _object(schema)
    if kind == "array":
        return st.lists(_value(schema["items"]), max_size=3)
    if kind == "integer":
        return st.integers(schema.get("minimum", 0), schema.get("maximum", 10_000))
    if kind == "number":
        return st.floats(schema.get("minimum", 0), schema.get("maximum", 1))
    if kind == "boolean":
        return st.booleans()
    assert kind == "string", schema
    pattern = schema.get("pattern", "")
    if pattern.endswith("Z$"):
        return st.from_regex(pattern, fullmatch=True)
    if "T" in pattern or schema.get("format") == "date-time":
        return _TIMES.filter(lambda time: "T" in time) if "format" in schema else _TIMES
    if pattern:
        return st.from_regex(pattern, fullmatch=True)
    return _URIS if schema.get("format") == "uri" else TEXTS


@cache
def _definition(name: str) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: _value(SCHEMA["$defs"][name]))


def _object(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    properties = {key: _value(inner) for key, inner in schema.get("properties", {}).items()}
    if not properties:
        return st.dictionaries(st.text(max_size=5), st.integers(0, 9), max_size=3)
    required = set(schema.get("required", ()))
    return st.fixed_dictionaries(
        {key: made for key, made in properties.items() if key in required},
        optional={key: made for key, made in properties.items() if key not in required},
    )


def texts_of(value: Any) -> list[str]:
    """Every string in a JSON-shaped value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts_of(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts_of(inner)]
    return []
