"""Findings to facts: the article that an account describes. Pure, and invents nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.fields.language import language_of
from copydesk.model.article import Advisory, Article, Byline, Credit, Dateline, Evidence, Moment
from copydesk.model.article import Notice, Person
from copydesk.model.document import Document
from copydesk.model.label import Label
from copydesk.model.ledger import Entry, Ledger
from copydesk.model.party import Parties

STANDARD = {"name": "copydesk", "version": "1.0", "schema": "urn:copydesk:schema:article:1"}

CPPROLE = "http://cv.iptc.org/newscodes/contentprodpartyrole/"
"""IPTC Content Production Party Role (2024-02-13): the terms that mean exactly one of ours."""
ROLE_URIS = {
    "author": "author",
    "editor": "editor",
    "producer": "producer",
    "factChecker": "factChecker",
}


class Speaker(NamedTuple):
    """A profile that was chosen, as far as describing needs it."""

    name: str
    role: str
    party: str
    why: str


class Draft:
    """An article in the making: properties, and why each has its value."""

    def __init__(self, document: Document, ledger: Ledger, parties: Parties) -> None:
        self.document = document
        self.ledger = ledger
        self.parties = parties
        self.properties: dict[str, Any] = {}
        self.evidence: list[Evidence] = []
        self.warnings: list[Advisory] = []
        self.by_label: dict[Label, list[tuple[int, Entry]]] = {}
        for index, entry in enumerate(ledger.entries):
            if entry.finding is not None:
                self.by_label.setdefault(entry.label, []).append((index, entry))

    def entries(self, label: Label) -> list[tuple[int, Entry]]:
        """(segment index, entry) of a label, in text order."""
        return self.by_label.get(label, [])

    def exact(self, entry: Entry) -> str:
        """The source text of an entry."""
        return self.ledger.text[entry.start : entry.end]

    def prove(
        self,
        pointer: str,
        segments: Iterable[int] = (),
        *,
        why: str = "direct",
        confidence: int = 95,
        note: str = "",
    ) -> None:
        """Says why a property has its value."""
        self.evidence.append(Evidence(pointer, why, confidence, tuple(segments), note))

    def warn(self, code: str, message: str) -> None:
        """Adds a warning."""
        self.warnings.append(Advisory(code, message))


def describe(
    document: Document, ledger: Ledger, speakers: Iterable[Speaker], parties: Parties
) -> Article:
    """The article that a ledger describes.

    Every property is read from segments, or says in `evidence` that it is inferred or comes
    from the envelope; what is not printed is absent.
    """
    draft = Draft(document, ledger, parties)
    properties = draft.properties
    paragraphs = tuple(paragraphs_of(ledger))
    properties["uri"] = uri_of(document.source.sha256)
    properties["type"] = "text"
    properties["representationType"] = "full"
    properties["profile"] = "text-only"
    properties["pubStatus"] = "usable"
    _language(draft, paragraphs)
    properties["standard"] = STANDARD
    _headlines(draft)
    _bylines(draft)
    _bodies(draft, paragraphs)
    _dateline(draft)
    _rights(draft)
    _contributors(draft)
    _parties(draft, tuple(speakers))
    _dates(draft)
    _meta(draft)
    _notes(draft)
    _completeness(draft)
    for code, message in document.warnings:
        draft.warn(code, message)
    return Article(properties, tuple(draft.evidence), tuple(draft.warnings), paragraphs)


def uri_of(sha256: str) -> str:
    """The RFC 6920 name of an input by the hexadecimal digest of its bytes."""
    name = base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode("ascii")
    return f"ni:///sha-256;{name}"


def paragraphs_of(ledger: Ledger) -> Iterator[str]:
    """The body, one string per block: slices of the source; two slices of one block are joined
    by a space."""
    block, pieces = -1, list[str]()
    for entry in ledger.entries:
        if entry.label is Label.BODY:
            if entry.block != block and pieces:
                yield " ".join(pieces)
                pieces = []
            block = entry.block
            pieces.append(ledger.text[entry.start : entry.end])
    if pieces:
        yield " ".join(pieces)


def _language(draft: Draft, paragraphs: tuple[str, ...]) -> None:
    if hint := draft.document.hints.language:
        draft.properties["language"] = hint
        draft.prove("/language", why="envelope", confidence=100)
        return
    sample = next((p for p in paragraphs if len(p) >= 200), " ".join(paragraphs[:8]))
    language, confidence = language_of(sample)
    if language:
        draft.properties["language"] = language
        draft.prove("/language", why="inferred", confidence=confidence)


def _headlines(draft: Draft) -> None:
    headlines: list[dict[str, Any]] = []
    has_main = any(entry.finding.kind in ("", "main") for _, entry in draft.entries(Label.HEADLINE) if entry.finding)
    for index, entry in draft.entries(Label.HEADLINE):
        finding = entry.finding
        assert finding is not None
        role = finding.kind or "main"
        if role == "sub" and not has_main:
            role, has_main = "main", True
        value = finding.values.get("headline") or draft.exact(entry)
        draft.prove(f"/headlines/{len(headlines)}", (index,), confidence=finding.confidence)
        headlines.append({"role": role, "contentType": "text/plain", "value": value})
    if headlines:
        draft.properties["headlines"] = headlines


def _bodies(draft: Draft, paragraphs: tuple[str, ...]) -> None:
    value = "\n\n".join(paragraphs)
    body = {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(value),
        "wordCount": len(value.split()),
        "value": value,
    }
    draft.properties["bodies"] = [body] if value else []
    if not value:
        draft.warn("body.empty", "no body text was found")


def _bylines(draft: Draft) -> None:
    printed: list[str] = []
    people: list[dict[str, Any]] = []
    segments: list[int] = []
    pending: list[tuple[str, ...]] = []
    for index, entry in draft.entries(Label.BYLINE):
        finding = entry.finding
        assert finding is not None
        segments.append(index)
        facts = finding.facts
        if not isinstance(facts, Byline):
            continue
        if finding.kind == "affiliation":
            pending.append(facts.organisations)
            _affiliate(people, facts)
        else:
            people += [person_of(person, "byline") for person in facts.people]
        if facts.text:
            printed.append(facts.text)
        for organisation in facts.organisations if not facts.people and not people else ():
            people.append({"byline": organisation, "affiliation": organisation})
        if facts.dangling:
            draft.warn(
                "byline.date-lost",
                f"the byline ends in {facts.dangling!r} with no date; none is given out",
            )
    if printed:
        draft.properties["by"] = ", ".join(printed)
        draft.prove("/by", segments)
    if people:
        draft.properties["bylines"] = people
        draft.prove("/bylines", segments)


def _affiliate(people: list[dict[str, Any]], facts: Byline) -> None:
    """A line below a byline says where its people belong, or what they are."""
    titles = [person.job_title for person in facts.people if person.job_title]
    for person in people:
        if facts.organisations:
            person.setdefault("affiliation", facts.organisations[0])
        if titles:
            person.setdefault("jobTitle", titles[0])


def person_of(person: Person, printed: str) -> dict[str, Any]:
    """A person as the schema has it; `printed` names the property of the printed form."""
    values: dict[str, Any] = {}
    if printed == "byline":
        values["byline"] = person.text or person.name
    if person.organisation:
        values["affiliation" if printed == "byline" else "name"] = person.name
    elif person.name:
        values["name"] = person.name
    if person.given_name and person.family_name:
        values["givenName"] = person.given_name
        values["familyName"] = person.family_name
    values["role"] = person.role
    if person.role in ROLE_URIS:
        values["roleUri"] = CPPROLE + ROLE_URIS[person.role]
    for key, value in (
        ("jobTitle", person.job_title),
        ("affiliation", person.affiliation),
        ("location", person.location),
        ("email", person.email if printed == "byline" else ""),
    ):
        if value:
            values[key] = value
    return values


def _dateline(draft: Draft) -> None:
    for index, entry in draft.entries(Label.DATELINE):
        facts = entry.finding.facts if entry.finding else None
        if not isinstance(facts, Dateline):
            continue
        value: dict[str, Any] = {"text": draft.exact(entry).strip()}
        if facts.places:
            first = facts.places[0]
            fields = (("name", first.name), ("city", first.city), ("area", first.area), ("country", first.country))
            value["located"] = {key: text for key, text in fields if text}
            draft.properties["located"] = first.name
            draft.prove("/located", (index,))
            if len(facts.places) > 1:
                value["others"] = [place.name for place in facts.places[1:]]
        if facts.date_text:
            value["dateText"] = facts.date_text
        if facts.date:
            value["date"] = facts.date
        if facts.sources:
            value["source"] = "/".join(facts.sources)
        draft.properties["dateline"] = value
        draft.prove("/dateline", (index,))
        return


class RightsLine(NamedTuple):
    """One printed line of rights: its segments, its text, and what it says (maybe nothing)."""

    segments: tuple[int, ...]
    text: str
    notices: tuple[Notice, ...]


def _rights_lines(draft: Draft) -> Iterator[RightsLine]:
    """The lines of rights in text order; the parts of one line are one."""
    entries = draft.entries(Label.RIGHTS)
    at = 0
    while at < len(entries):
        index, entry = entries[at]
        segments = [index]
        last = entry
        at += 1
        while at < len(entries) and _continues(entries[at][1], entry):
            segments.append(entries[at][0])
            last = entries[at][1]
            at += 1
        facts = entry.finding.facts if entry.finding else None
        notices = facts if isinstance(facts, tuple) else (facts,) if facts is not None else ()
        text = draft.ledger.text[entry.start : last.end]
        yield RightsLine(tuple(segments), text, notices)


def _continues(entry: Entry, first: Entry) -> bool:
    return entry.block == first.block and (entry.finding is None or entry.finding.facts is None)


def _notices(draft: Draft) -> Iterator[tuple[tuple[int, ...], Notice]]:
    """(segments, notice) in text order."""
    for line in _rights_lines(draft):
        for at, notice in enumerate(line.notices):
            one_each = len(line.segments) == len(line.notices)
            yield (line.segments[at : at + 1] if one_each else line.segments), notice


def _rights(draft: Draft) -> None:
    """Every line of rights stays verbatim, as the `text` of an item of `copyrights`."""
    copyrights: list[dict[str, Any]] = []
    terms: list[str] = []
    proof: list[int] = []
    for line in _rights_lines(draft):
        first = len(copyrights)
        for notice in line.notices:
            if notice.kind == "copyright":
                copyrights.append(_copyright(notice, line.text))
            elif notice.kind == "visit" and copyrights:
                _visit(draft, copyrights, notice, line.segments)
            elif notice.kind == "reservation" and copyrights:
                copyrights[-1].setdefault("reservation", notice.reservation or notice.text)
            if notice.terms:
                terms.append(notice.terms)
                proof += line.segments
            if (address := licence_url(notice.licence)) and "license" not in draft.properties:
                draft.properties["license"] = address
                draft.prove("/license", line.segments, why="inferred", note=notice.licence)
        if len(copyrights) == first:
            scope = line.notices[0].scope if line.notices else "article"
            copyrights.append({"scope": scope, "text": line.text})
        for at in range(first, len(copyrights)):
            draft.prove(f"/copyrights/{at}", line.segments)
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
    value: dict[str, Any] = {}
    for key, text in (
        ("notice", notice.notice or notice.text),
        ("holder", notice.holder),
        ("year", notice.year),
        ("yearTo", notice.year_to),
        ("urlText", notice.url_text),
        ("url", notice.url),
        ("reservation", notice.reservation),
    ):
        if text:
            value[key] = text
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


def _contributors(draft: Draft) -> None:
    contributors: list[dict[str, Any]] = []

    def add(people: Iterable[Person], text: str, segment: int, confidence: int) -> None:
        for person in people:
            value = person_of(person, "credit")
            value["text"] = text
            draft.prove(f"/contributors/{len(contributors)}", (segment,), confidence=confidence)
            contributors.append(value)

    for index, entry in draft.entries(Label.BYLINE):
        facts = entry.finding.facts if entry.finding else None
        if isinstance(facts, Byline) and facts.contributors:
            add(facts.contributors, draft.exact(entry), index, 90)
    for index, entry in draft.entries(Label.CREDIT):
        finding = entry.finding
        assert finding is not None
        if isinstance(finding.facts, Credit):
            add(finding.facts.people, draft.exact(entry), index, finding.confidence)
        elif "people" in finding.values:
            role = finding.values.get("role", "contributor")
            people = [Person(name, role=role) for name in _strings(finding.values["people"])]
            add(people, draft.exact(entry), index, finding.confidence)
        else:
            contributors.append({"role": "other", "text": draft.exact(entry)})
    if contributors:
        draft.properties["contributors"] = contributors


def _strings(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _parties(draft: Draft, speakers: tuple[Speaker, ...]) -> None:
    """Who wrote it, who distributed it, who printed it: three parties, never merged."""
    sources: list[dict[str, Any]] = []
    if origin := _origin(draft):
        name, segments = origin
        draft.properties["sourceOrganization"] = _party(draft, name)
        draft.prove("/sourceOrganization", segments)
        sources.append({"name": name, "role": CPPROLE + "origcont"})
    if distributed := _distributor(draft):
        name, segments = distributed
        draft.properties["distributor"] = _party(draft, name)
        draft.prove("/distributor", segments)
        sources.append({"name": name, "role": CPPROLE + "distributor"})
    if publisher := _publisher(draft, speakers):
        draft.properties["publisher"] = _party(draft, publisher)
        sources.append({"name": publisher, "role": "publisher"})
    if sources:
        draft.properties["infoSources"] = sources


def _party(draft: Draft, name: str) -> dict[str, Any]:
    party = draft.parties.named(name)
    value = {"name": name}
    if party is not None and party.uri:
        value["uri"] = party.uri
    return value


def _origin(draft: Draft) -> tuple[str, tuple[int, ...]] | None:
    for index, entry in draft.entries(Label.BYLINE):
        facts = entry.finding.facts if entry.finding else None
        if isinstance(facts, Byline) and facts.organisations:
            return facts.organisations[0], (index,)
    for index, entry in draft.entries(Label.DATELINE):
        facts = entry.finding.facts if entry.finding else None
        if isinstance(facts, Dateline) and facts.sources:
            party = draft.parties.tagged(facts.sources[-1])
            return (party.name if party else facts.sources[-1]), (index,)
    for label in (Label.CREDIT, Label.META):
        for index, entry in draft.entries(label):
            agency = entry.finding.values.get("agency") if entry.finding else None
            if isinstance(agency, str) and label is Label.META:
                party = draft.parties.tagged(agency) or draft.parties.named(agency)
                return (party.name if party else agency), (index,)
    return None


def _distributor(draft: Draft) -> tuple[str, tuple[int, ...]] | None:
    for segments, notice in _notices(draft):
        if notice.distributor:
            return notice.distributor, segments
    for index, entry in draft.entries(Label.BYLINE):
        facts = entry.finding.facts if entry.finding else None
        if isinstance(facts, Byline) and facts.tag:
            party = draft.parties.tagged(facts.tag)
            if party is not None and party.kind in ("syndicate", "distributor", "wire-service"):
                return party.name, (index,)
    return None


def _publisher(draft: Draft, speakers: tuple[Speaker, ...]) -> str:
    hint = draft.document.hints.publisher
    if hint:
        draft.prove("/publisher", why="envelope", confidence=100)
        return hint
    for speaker in speakers:
        if speaker.role != "publisher" or speaker.why == "regex":
            continue  # furniture that does not print the name proves a house style, not a name
        if speaker.why == "url":
            draft.prove("/publisher", why="envelope", note="the host of the address")
        else:
            printed = _printing(draft, speaker.name)
            note = "its name stands in the page's furniture"
            draft.prove("/publisher", printed, why="inferred", confidence=80, note=note)
        return speaker.name
    return ""


def _printing(draft: Draft, name: str) -> tuple[int, ...]:
    """The segments that are nothing but a name."""
    return tuple(
        index
        for index, entry in enumerate(draft.ledger.entries)
        if entry.end - entry.start == len(name) and draft.exact(entry) == name
    )


def _moments(draft: Draft) -> Iterator[tuple[int, str, Moment]]:
    """(segment, role, moment) of every printed date about the article."""
    for label in (Label.META, Label.BYLINE):
        for index, entry in draft.entries(label):
            finding = entry.finding
            assert finding is not None
            facts = finding.facts
            if isinstance(facts, tuple):
                for moment in facts:
                    if isinstance(moment, Moment):
                        yield index, moment.role or "published", moment
            elif isinstance(facts, Moment):
                yield index, facts.role or "published", facts


def _dates(draft: Draft) -> None:
    printed = False
    for index, role, moment in _moments(draft):
        printed = True
        key = "dateModified" if role == "modified" else "datePublished"
        if moment.iso and key not in draft.properties:
            draft.properties[key] = moment.iso
            draft.prove(f"/{key}", (index,))
    dated = draft.properties.get("dateline", {}).get("date")
    if "datePublished" not in draft.properties and not dated:
        why = "a date is printed without its year" if printed else "nothing printed says when"
        draft.warn("date.missing", why)


def _meta(draft: Draft) -> None:
    for name, key in (("section", "articleSection"), ("keywords", "keywords")):
        values: list[str] = []
        segments: list[int] = []
        for index, entry in draft.entries(Label.META) + draft.entries(Label.BYLINE):
            found = entry.finding.values.get(name) if entry.finding else None
            for text in _strings(found) if found else ():
                values += _split_keywords(text) if name == "keywords" else [text]
                segments.append(index)
        if values:
            draft.properties[key] = list(dict.fromkeys(values))
            draft.prove(f"/{key}", segments)
    if url := draft.document.hints.url:
        draft.properties["url"] = url
        draft.prove("/url", why="envelope", confidence=100)
    origins = [(at, told.url) for at, told in _notices(draft) if told.kind == "origin" and told.url]
    if origins:
        draft.properties["isBasedOn"] = list(dict.fromkeys(url for _, url in origins))
        draft.prove("/isBasedOn", [index for segments, _ in origins for index in segments])


def _split_keywords(text: str) -> list[str]:
    separator = next((mark for mark in ("|", ";", ",") if mark in text), ",")
    return [word for part in text.split(separator) if (word := part.strip())]


def _notes(draft: Draft) -> None:
    notes: list[dict[str, Any]] = []
    for index, entry in draft.entries(Label.NOTE):
        kind = (entry.finding.kind if entry.finding else "") or "other"
        text = draft.exact(entry)
        draft.prove(f"/notes/{len(notes)}", (index,))
        notes.append({"kind": kind, "text": text})
        if kind in ("correction", "update") and "correction" not in draft.properties:
            draft.properties["correction"] = {"type": kind, "text": text}
    if notes:
        draft.properties["notes"] = notes
    media: list[dict[str, Any]] = []
    for index, entry in draft.entries(Label.MEDIA):
        values: Mapping[str, Any] = entry.finding.values if entry.finding else {}
        item = {"text": draft.exact(entry)}
        if credit := values.get("credit"):
            item["credit"] = credit
        draft.prove(f"/media/{len(media)}", (index,))
        media.append(item)
    if media:
        draft.properties["media"] = media


def _completeness(draft: Draft) -> None:
    properties = draft.properties
    if not any(key in properties for key in ("headlines", "by", "dateline")):
        properties["representationType"] = "partial"
        draft.warn("head.missing", "no headline, byline or dateline is printed: an excerpt")
    else:
        if "headlines" not in properties:
            draft.warn("headline.missing", "no headline is printed")
        if "by" not in properties:
            draft.warn("byline.missing", "no byline is printed")
    if "dateline" not in properties:
        draft.warn("dateline.absent", "no dateline in this copy")
    if "usageTerms" not in properties:
        draft.warn("usageTerms.absent", "no usage terms printed; absence is not permission")
    unsure = [
        index
        for index, entry in draft.entries(Label.BODY)
        if entry.finding is not None and entry.finding.confidence <= 50
    ]
    if unsure:
        listed = ", ".join(map(str, unsure[:20])) + (" …" if len(unsure) > 20 else "")
        draft.warn("body.undecided", f"kept for want of a rule, outside the story: segments {listed}")
