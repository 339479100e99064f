"""Who owns it and on what terms it was printed, from findings: every line stays verbatim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from copydesk.fields.draft import Draft, Found
from copydesk.model.article import Notice
from copydesk.model.label import Label

SITE = "site"
"""The scope of a notice that is the site's; also the kind of a mark on its furniture."""


class RightsLine(NamedTuple):
    """One printed line of rights: its segments, its text, and what it says (maybe nothing)."""

    segments: tuple[int, ...]
    text: str
    notices: tuple[Notice, ...]

    def statements(self) -> Iterator[tuple[tuple[int, ...], Notice]]:
        """Each statement with its own segment, or with all where they cannot be told apart."""
        one_each = len(self.segments) == len(self.notices)
        for at, notice in enumerate(self.notices):
            yield (self.segments[at : at + 1] if one_each else self.segments), notice


def rights_lines(draft: Draft) -> list[RightsLine]:
    """The lines of rights in text order; the parts of one line are one. Many ask: read once."""
    lines: list[RightsLine] | None = draft.read.get("rights")
    if lines is None:
        lines = draft.read["rights"] = _rights_lines(draft)
    return lines


def _rights_lines(draft: Draft) -> list[RightsLine]:
    lines: list[RightsLine] = []
    group: list[Found] = []
    site = {mark.at for mark in draft.document.marks if mark.kind == SITE}
    for found in draft.found(Label.RIGHTS):
        if group and not _continues(found, group[0]):
            lines.append(_line(draft, group, site))
            group = []
        group.append(found)
    if group:
        lines.append(_line(draft, group, site))
    return lines


def _line(draft: Draft, group: list[Found], site: set[int]) -> RightsLine:
    first, last = group[0].finding, group[-1].finding
    facts = first.facts
    notices = facts if isinstance(facts, tuple) else (facts,) if facts is not None else ()
    if facts is None and (holder := first.values.get("holder")):
        text, year = draft.exact(first), int(first.values.get("year", 0))
        notices = (Notice("copyright", text, notice=text, holder=holder, year=year),)
    if group[0].block in site:
        notices = tuple(replace(notice, scope=SITE) for notice in notices)
    segments = tuple(found.segment for found in group)
    return RightsLine(segments, draft.ledger.text[first.start : last.end], notices)


def _continues(found: Found, first: Found) -> bool:
    """The first part of a line carries what was read in all of it; the others carry nothing."""
    same = found.block == first.block and found.finding.rule == first.finding.rule
    return same and found.finding.facts is None and not found.finding.values


def notices_of(draft: Draft) -> Iterator[tuple[tuple[int, ...], Notice]]:
    """(segments, notice) in text order."""
    for line in rights_lines(draft):
        yield from line.statements()


def describe_rights(draft: Draft) -> None:
    """Every line of rights stays verbatim, as the `text` of an item of `copyrights`."""
    copyrights: list[dict[str, Any]] = []
    terms: list[str] = []
    proof: list[int] = []
    for line in rights_lines(draft):
        first = len(copyrights)
        for segments, notice in line.statements():
            if notice.kind == "copyright":
                draft.prove(f"/copyrights/{len(copyrights)}", segments)
                copyrights.append(_copyright(notice, line.text))
            elif notice.kind == "visit" and copyrights:
                _visit(draft, copyrights, notice, segments)
            elif notice.kind == "reservation" and copyrights:
                copyrights[-1].setdefault("reservation", notice.reservation or notice.text)
            if notice.terms and notice.scope != "site":
                terms.append(notice.terms)
                proof += segments
            if (address := licence_url(notice.licence)) and "license" not in draft.properties:
                draft.properties["license"] = address
                draft.prove("/license", segments, why="inferred", note=notice.licence)
        if len(copyrights) == first:
            scope = line.notices[0].scope if line.notices else "article"
            draft.prove(f"/copyrights/{first}", line.segments)
            copyrights.append({"scope": scope, "text": line.text})
    if copyrights:
        draft.properties["copyrights"] = copyrights
        _flat_rights(draft, copyrights)
    if terms:
        draft.properties["usageTerms"] = " ".join(dict.fromkeys(terms))
        draft.prove("/usageTerms", proof)


def licence_url(name: str) -> str:
    """The address of a Creative Commons licence named with its version, else "".

    >>> licence_url("CC-BY-ND-4.0")
    'https://creativecommons.org/licenses/by-nd/4.0/'
    """
    kind, _, version = name.removeprefix("CC-").rpartition("-")
    if not name.startswith("CC-BY") or not kind or "." not in version:
        return ""
    return f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"


def _copyright(notice: Notice, line: str) -> dict[str, Any]:
    said = {
        "notice": notice.notice or notice.text,
        "holder": notice.holder,
        "year": notice.year,
        "yearTo": notice.year_to,
        "urlText": notice.url_text,
        "url": notice.url,
        "reservation": notice.reservation,
    }
    value: dict[str, Any] = {key: text for key, text in said.items() if text}
    value["scope"] = notice.scope
    value["text"] = line
    return value


def _visit(
    draft: Draft, copyrights: list[dict[str, Any]], notice: Notice, segments: tuple[int, ...]
) -> None:
    value = copyrights[-1]
    if notice.url and "url" not in value:
        value["url"] = notice.url
        value["urlText"] = notice.url_text
        draft.prove(
            f"/copyrights/{len(copyrights) - 1}/url",
            segments,
            why="inferred",
            confidence=100,
            note="scheme added to the printed host name",
        )


def _flat_rights(draft: Draft, copyrights: list[dict[str, Any]]) -> None:
    """The flat properties come from the first notice about the article."""
    for at, value in enumerate(copyrights):
        if value["scope"] != "article" or "notice" not in value:
            continue
        pointer = f"copyrights/{at}"
        if "holder" in value:
            draft.properties["copyrightHolder"] = value["holder"]
            draft.prove("/copyrightHolder", _segments_of(draft, pointer))
        draft.properties["copyrightNotice"] = value["notice"]
        draft.prove("/copyrightNotice", _segments_of(draft, pointer))
        if "year" in value:
            draft.properties["copyrightYear"] = value["year"]
            draft.prove("/copyrightYear", _segments_of(draft, pointer))
        return


def _segments_of(draft: Draft, pointer: str) -> tuple[int, ...]:
    return next((e.segments for e in draft.evidence if e.property == f"/{pointer}"), ())
