"""JSON-LD as pages carry it, in all its damage: the article among what a page describes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

LARGEST = 2_000_000
"""Code points of the longest script that is looked at."""
MOST = 5_000
"""Values that are looked at in one page."""

_WRAPPING = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)\s*")
_UNWRAPPING = re.compile(r"\s*(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>|;)\s*\Z")
_STRINGS_AND_DAMAGE = re.compile(
    r'("(?:[^"\\]|\\.)*")|(/\*.*?\*/|(?<![:"])//[^\n]*)|(,)(?=\s*[}\]])', re.DOTALL
)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_ARTICLES = frozenset(
    "article newsarticle blogposting reportagenewsarticle opinionnewsarticle analysisnewsarticle "
    "askpublicnewsarticle backgroundnewsarticle reviewnewsarticle liveblogposting techarticle "
    "scholarlyarticle satiricalarticle advertisercontentarticle report socialmediaposting "
    "discussionforumposting review medicalscholarlyarticle".split()
)


def values_in(scripts: Iterable[str]) -> list[dict[str, Any]]:
    """Every object in the scripts of a page, outer ones first; what is beyond reading is left."""
    found: list[dict[str, Any]] = []
    for script in scripts:
        value = _loaded(script)
        todo: list[Any] = [value]
        at = 0
        while at < len(todo) and len(found) < MOST:
            here = todo[at]
            at += 1
            if isinstance(here, dict):
                found.append(here)
                todo += [inner for inner in here.values() if isinstance(inner, (dict, list))]
            elif isinstance(here, list):
                todo += [inner for inner in here if isinstance(inner, (dict, list))]
    return found


def _loaded(script: str) -> Any:
    if len(script) > LARGEST or not script.strip():
        return None
    for text in _repairs(script):
        with suppress(ValueError, RecursionError):
            return json.loads(text, strict=False)
    return None


def _repairs(script: str) -> Iterator[str]:
    """The script as it is, then with one kind of damage after the other mended."""
    yield script
    text = _UNWRAPPING.sub("", _WRAPPING.sub("", script))
    yield text
    text = _STRINGS_AND_DAMAGE.sub(lambda match: match[1] or "", text)
    yield text
    yield _BAD_ESCAPE.sub(r"\\\\", text)
    if "&quot;" in text or "&#34;" in text:
        yield html.unescape(text)
    # several objects one after the other, as plugins leave them
    yield "[" + re.sub(r"\}\s*\{", "},{", text) + "]"


def types_of(value: dict[str, Any]) -> set[str]:
    """The types of an object, in lower case and without their vocabulary.

    >>> types_of({"@type": ["https://schema.org/NewsArticle"]})
    {'newsarticle'}
    """
    types = value.get("@type")
    listed = types if isinstance(types, list) else [types]
    return {str(one).rpartition("/")[2].rpartition(":")[2].lower() for one in listed if one}


def articles_in(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The objects that are articles, in order."""
    return [value for value in values if types_of(value) & _ARTICLES]


def text_of(value: Any) -> str:
    """A property that should be text: the first string of it."""
    if isinstance(value, list):
        value = next((one for one in value if one), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def texts_of(value: Any) -> list[str]:
    """A property that may be several texts."""
    listed = value if isinstance(value, list) else [value]
    return [text for one in listed if (text := text_of(one))]


def parties_of(value: Any, known: dict[str, dict[str, Any]]) -> list[dict[str, str]]:
    """Authors and publishers: {name, type, url} each; references to other objects are followed.

    >>> parties_of([{"@type": "Person", "name": "Mara Quillby"}, "Desk"], {})
    [{'name': 'Mara Quillby', 'type': 'person', 'url': ''}, {'name': 'Desk', 'type': '', 'url': ''}]
    """
    found: list[dict[str, str]] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, list):
            found += parties_of(one, known) if one is not value else []
        elif isinstance(one, str):
            found.append({"name": text_of(one), "type": "", "url": ""})
        elif isinstance(one, dict):
            reference = one.get("@id")
            if not one.get("name") and isinstance(reference, str):
                one = known.get(reference, one)
            if "role" in types_of(one) and one.get("author"):
                found += parties_of(one["author"], known)
                continue
            kinds = types_of(one)
            kind = (
                "person"
                if "person" in kinds
                else "organization"
                if any("organi" in each for each in kinds)
                else ""
            )
            names = texts_of(one.get("name")) or _given(one)
            url = one.get("url") if isinstance(one.get("url"), str) else ""
            found += [{"name": name, "type": kind, "url": url or ""} for name in names]
    return [one for one in found if one["name"]]


def _given(person: dict[str, Any]) -> list[str]:
    parts = [text_of(person.get(key)) for key in ("givenName", "familyName")]
    name = " ".join(part for part in parts if part)
    return [name] if name else []
