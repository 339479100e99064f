"""The article as Markdown: facts in front, the story, and the lines that must be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copydesk.writers import yaml
from copydesk.writers.released import released, standing
from copydesk.writers.story import lines_below, paragraphs

_SPECIAL = re.compile(r"([\\`*_\[\]<>]|&(?=#?\w{1,32};))")
_OPENING = re.compile(r"^(\s*)(?:([#>+~=-])|(\d{1,9})([.)]))", re.MULTILINE)

_AHEAD = (
    "uri pubStatus embargoedUntil representationType language version slugline by creditText "
    "dateline articleSection keywords url isBasedOn altIds copyrightHolder copyrightYear "
    "copyrightNotice usageTerms license".split()
)
"""Properties that stand in front as the canonical document has them, under the same name."""


def render(document: dict[str, Any]) -> str:
    """A canonical document as CommonMark behind YAML; every character is shown as printed.

    Below the story stand the credits, notes and rights that leave the body but may not be left
    out where the story is printed.
    """
    public = released(document)
    front = f"---\n{yaml.dump(front_matter(public))}---"
    return "\n\n".join((front, *_page(public))) + "\n"


def front_matter(public: dict[str, Any]) -> dict[str, Any]:
    """The facts, under the names that static sites know for title and dates."""
    headlines = public.get("headlines", ())
    titles = [one["value"] for one in headlines if one.get("role", "main") == "main"]
    decks = [one["value"] for one in headlines if one.get("role", "main") != "main"]
    facts: dict[str, Any] = {
        "title": " ".join(titles),
        "subtitle": " ".join(decks),
        "authors": [person["name"] for person in public.get("bylines", ()) if "name" in person],
        "date": public.get("datePublished"),
        "lastmod": public.get("dateModified"),
        "source": public.get("sourceOrganization", {}).get("name"),
        "distributor": public.get("distributor", {}).get("name"),
        "publisher": public.get("publisher", {}).get("name"),
        "description": "\n\n".join(one["value"] for one in public.get("descriptions", ())),
        "subjects": [one["name"] for one in public.get("subjects", ()) if one.get("name")],
        "genres": [one["name"] for one in public.get("genres", ()) if one.get("name")],
    }
    facts |= {key: public.get(key) for key in _AHEAD}
    facts["credits"] = [dict(person) for person in public.get("contributors", ())]
    return {key: value for key, value in facts.items() if value not in (None, "", [])}


def escape(text: str) -> str:
    r"""Text with every character that CommonMark would read as markup escaped.

    >>> escape("1. first & *last*"), escape("# 5 &gt; 4")
    ('1\\. first & \\*last\\*', '\\# 5 \\&gt; 4')
    """
    return _OPENING.sub(_escaped_opening, _SPECIAL.sub(r"\\\1", text))


def _escaped_opening(match: re.Match[str]) -> str:
    blank, mark, number, stop = match.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{stop}"


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _page(public: dict[str, Any]) -> Iterator[str]:
    """Its parts, a blank line between them."""
    if line := standing(public):
        yield f"**{line}**"
    for headline in public.get("headlines", ()):
        mark = "#" if headline.get("role", "main") == "main" else "##"
        yield f"{mark} {_inline(headline['value'])}"
    if by := public.get("by"):
        yield f"*{_inline(by)}*"
    yield from _story(public)
    if below := lines_below(public):
        yield "---"
        yield from map(escape, below)


def _story(public: dict[str, Any]) -> Iterator[str]:
    """The paragraphs, cross-heads as headings, the dateline before the one that it opened."""
    for paragraph in paragraphs(public):
        text = escape(paragraph.text)
        if paragraph.opened:
            text = f"**{_inline(public['dateline']['text'])}** {text}"
        yield f"### {_inline(paragraph.text)}" if paragraph.kind == "subhead" else text
