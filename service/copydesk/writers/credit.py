"""The lines that must be printed with a story; nothing but what was printed.

Byline, credits, and every line of rights, verbatim and in the order in which a page has them, with
the links that are printed in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

import orjson

from copydesk.writers.released import CANCELED, released, standing

_NOT_OWED = frozenset({"uploader"})
"""Who is credited by a site for its own work, and whom no other site need name."""

_PARTIES = {"sourceOrganization": "source", "distributor": "distributor"}
"""Parties that must be named, and the kind of a line that does."""

LONGEST = 300
"""Characters of a line that names a party; what is longer is a paragraph that also does."""

_PRINTED_URL = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]']")


class Link(NamedTuple):
    """A part of a line that is an address, as printed, and the address."""

    text: str
    url: str


class Line(NamedTuple):
    """A line to print: its kind (byline, credit, source, copyright, distributor, terms, rights),
    its text as printed, and the links in it."""

    kind: str
    text: str
    links: tuple[Link, ...] = ()


def lines(document: dict[str, Any]) -> list[Line]:
    """The lines of a canonical document; none of an item that was killed."""
    public = released(document)
    if public.get("pubStatus") == CANCELED:
        return []
    found: dict[str, Line] = {}
    for kind, text in _texts(public):
        if text and not any(text in line for line in found):
            found[text] = Line(kind, text, tuple(_links(text, public)))
    for key, kind in _PARTIES.items():
        for text in _naming(public, key, found):
            found[text] = Line(kind, text)
    return list(found.values())


def credit(document: dict[str, Any]) -> dict[str, Any]:
    """The lines, JSON-shaped, with what they say of the parties where it was read."""
    public = released(document)
    value: dict[str, Any] = {"uri": public["uri"], "id": public["provenance"]["id"]}
    value["pubStatus"] = public.get("pubStatus", "usable")
    value["lines"] = [_line(line) for line in lines(document)]
    for key in ("copyrightHolder", "copyrightYear", "copyrightNotice", "usageTerms", "license"):
        if key in public:
            value[key] = public[key]
    for key in ("sourceOrganization", "distributor"):
        if key in public:
            value[key] = {"name": public[key]["name"]}
    return value


def render(document: dict[str, Any]) -> str:
    """The lines as text, one below the other."""
    found = [" ".join(line.text.split()) for line in lines(document)]
    above = [standing(document)] if found and standing(document) else []
    return "".join(f"{line}\n" for line in above + found)


def render_json(document: dict[str, Any]) -> str:
    """The lines as one line of JSON."""
    return orjson.dumps(credit(document)).decode() + "\n"


def render_html(document: dict[str, Any]) -> str:
    """The lines as a `footer` to put below the story; addresses that are printed are live."""
    licence = document.get("license", "")
    shown = "".join(
        f'<p class="{line.kind}">{_marked(line, licence)}</p>\n' for line in lines(document)
    )
    line = standing(document)
    above = f"<p><strong>{escape(line)}</strong></p>\n" if shown and line else ""
    return f'<footer class="credit">\n{above}{shown}</footer>\n'


def _texts(public: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "byline", public.get("by", "")
    yield "credit", public.get("creditText", "")
    for person in public.get("contributors", ()):
        if person["role"] not in _NOT_OWED:
            yield "credit", person.get("text", "")
    for notice in public.get("copyrights", ()):
        if notice.get("scope", "article") == "article":
            yield _kind(notice, public), notice["text"]
    # What the envelope or a note says, and no line of rights does.
    yield "copyright", public.get("copyrightNotice", "")
    yield "terms", public.get("usageTerms", "")


def _naming(public: dict[str, Any], key: str, found: Iterable[str]) -> list[str]:
    """The lines that name a party, such as the dateline that has the agency in it, if none of
    those that are found does."""
    name = public.get(key, {}).get("name", "")
    if not name or any(name in line for line in found):
        return []
    segments = public["provenance"]["segments"]
    texts = [
        segments[at]["exact"]
        for item in public.get("evidence", ())
        if item["property"] == f"/{key}" and item["why"] == "direct"
        for at in item.get("segments", ())
        if at < len(segments)
    ]
    return [text for text in texts if len(text) <= LONGEST and not _is_among(text, found)]


def _is_among(text: str, found: Iterable[str]) -> bool:
    """Whether a line says the same already, or a part of it."""
    return any(line in text or text in line for line in found)


def _kind(notice: dict[str, Any], public: dict[str, Any]) -> str:
    text = notice["text"]
    if "notice" in notice:
        return "copyright"
    distributor = public.get("distributor", {}).get("name", "")
    if distributor and distributor.casefold() in text.casefold():
        return "distributor"
    terms = public.get("usageTerms", "")
    return "terms" if terms and (terms in text or text in terms) else "rights"


def _links(text: str, public: dict[str, Any]) -> Iterator[Link]:
    """The addresses printed in a line: in full, or as a host that the notice goes on to."""
    printed = _PRINTED_URL.finditer(text)
    taken = [(one.start(), one.end(), Link(one[0], one[0])) for one in printed]
    for notice in public.get("copyrights", ()):
        shown, url = notice.get("urlText", ""), notice.get("url", "")
        if not shown or not _is_web(url) or (at := text.find(shown)) < 0:
            continue
        if not any(at < end and start < at + len(shown) for start, end, _ in taken):
            taken.append((at, at + len(shown), Link(shown, url)))
    yield from (link for _, _, link in sorted(taken, key=lambda one: one[0]))


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _line(line: Line) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": line.kind, "text": line.text}
    if line.links:
        value["links"] = [{"text": link.text, "url": link.url} for link in line.links]
    return value


def _marked(line: Line, licence: str) -> str:
    parts, done = [], 0
    for link in line.links:
        at = line.text.index(link.text, done)
        rel = ' rel="license"' if link.url.rstrip("/") == licence.rstrip("/") else ""
        parts.append(escape(line.text[done:at]))
        parts.append(f'<a href="{escape(link.url)}"{rel}>{escape(link.text)}</a>')
        done = at + len(link.text)
    return "".join(parts) + escape(line.text[done:])
