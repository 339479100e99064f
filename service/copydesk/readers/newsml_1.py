"""NewsML 1.0 to 1.2: news items in an envelope, their components nested.

Where each fact goes is in docs/reference/formats.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from copydesk.model.document import Omission
from copydesk.model.label import Label
from copydesk.readers import nitf
from copydesk.readers.elements import attribute, below, child, children, language_of, local, words
from copydesk.readers.prose import Setter, set_text
from copydesk.readers.sheet import Line, Sheet
from copydesk.readers.terms import (
    address,
    bury,
    instant,
    state_alt,
    state_id,
    state_language,
    state_moment,
    state_published,
    state_status,
    state_urgency,
    unique,
)

MEDIA_TYPES: tuple[str, ...] = (
    "application/vnd.iptc.newsml",
    "application/vnd.iptc.newsml+xml",
    "application/newsml+xml",
    "application/x-newsml-1+xml",
    "text/vnd.iptc.newsml",
)

_ASIDE = frozenset(
    "stylesheet headline logo contact thumbnail photo graphic quicklook preview".split()
)
"""Roles of components that are no part of the text."""
_CAPTION = frozenset(("caption", "photo caption"))
_TEXT = re.compile(r"(?i)text|nitf|html|xml|news")
_MEDIA = re.compile(r"(?i)photo|image|jpe?g|picture|video|audio|graphic")
_KINDS = (("photo", "picture"), ("picture", "picture"), ("image", "picture"), ("video", "video"),
          ("audio", "audio"), ("graphic", "graphic"))  # fmt: skip


class _Content(NamedTuple):
    """A content item with the role and the language of the component it stands in."""

    element: etree._Element
    role: str
    language: str


def sniff(root: etree._Element) -> bool:
    """Whether these are the elements of a NewsML 1 document."""
    return local(root.tag) == "NewsML" or (
        local(root.tag) == "NewsItem" and child(root, "Identification") is not None
    )


def items(root: etree._Element) -> list[etree._Element]:
    """The news items, in order."""
    return [root] if local(root.tag) == "NewsItem" else list(children(root, "NewsItem"))


def read(item: etree._Element, sheet: Sheet) -> None:
    """Sets one news item on a sheet."""
    contents = list(_contents(item))
    _set_text(contents, sheet)
    lines = list(below(item, "NewsLines"))
    _set_lines(lines, sheet)
    _state_lines(lines, sheet)
    _state_kind(contents, sheet)
    identifier = next(below(item, "NewsIdentifier"), None)
    named = _identify(identifier, sheet)
    _administer(item, sheet)
    _state_rights(item, sheet)
    _state_subjects(item, sheet)
    spoken = [attribute(one, "FormalName") for one in below(item, "Language")]
    state_language(sheet, next(iter(spoken), "") or language_of(item), "newsml Language")
    _manage(child(item, "NewsManagement"), sheet, named)
    bury(sheet)


# --- The text ---


def _contents(item: etree._Element) -> Iterator[_Content]:
    for element in below(item, "ContentItem"):
        role = language = ""
        for above in element.iterancestors():
            if local(above.tag) != "NewsComponent":
                continue
            role = role or attribute(child(above, "Role"), "FormalName").lower()
            spoken = child(above, "DescriptiveMetadata", "Language")
            language = language or attribute(spoken, "FormalName")
        yield _Content(element, role, language)


def _is_text(content: _Content) -> bool:
    """Whether a content item holds a text that is the story's."""
    element = content.element
    if child(element, "DataContent") is None or content.role in _ASIDE or content.role in _CAPTION:
        return False
    said = [attribute(child(element, name), "FormalName") for name in ("MediaType", "MimeType",
                                                                       "Format")]  # fmt: skip
    kind = next((one for one in said if one), "text")
    return bool(_TEXT.search(kind)) and not _MEDIA.search(kind) and "css" not in kind.lower()


def _set_text(contents: list[_Content], sheet: Sheet) -> None:
    """Sets the first text; what stands behind it is another rendition or language of it."""
    passed = 0
    for content in filter(_is_text, contents):
        if sheet.lines:
            passed += 1
        else:
            data = child(content.element, "DataContent")
            if data is not None:
                _set_data(data, sheet)
    if passed:
        sheet.warn("item.alternatives", f"{passed} more renditions of the text were not read")
    for content in contents:
        if content.role in _CAPTION and sheet.lines:
            line = Line(words(child(content.element, "DataContent")), "/NewsItem/Caption")
            line.mark(Label.MEDIA, "newsml/caption")
            sheet.add(line)


def _set_data(data: etree._Element, sheet: Sheet) -> None:
    path = "/NewsML/NewsItem/DataContent"
    root = next(children(data, "nitf"), None)
    if root is not None:
        body = child(root, "body")
        nitf.set_body(root if body is None else body, sheet, f"{path}/nitf/body", "nitf")
        nitf.set_head(child(body, "body.head"), sheet, f"{path}/nitf/body/body.head")
    elif len(data):
        html = child(data, "html", "body")
        Setter(sheet, "newsml", body=True).set(data if html is None else html, path)
    else:
        set_text(sheet, "".join(data.itertext()), path, "newsml", body=True)


def _set_lines(lines: list[etree._Element], sheet: Sheet) -> None:
    """The first headline and sub-headline of the nearest news lines that have any."""
    at = 0
    for name, kind in (("HeadLine", "main"), ("SubHeadLine", "sub")):
        found = [words(line) for one in lines for line in children(one, name)]
        text = next((one for one in found if one), "")
        if text:
            path = f"/NewsML/NewsItem/NewsLines/{name}"
            at = sheet.head(text, path, f"newsml/{name.lower()}", at=at, kind=kind)


def _state_lines(lines: list[etree._Element], sheet: Sheet) -> None:
    def said(name: str) -> list[str]:
        return unique([words(line) for one in lines for line in children(one, name)])

    sheet.state("by", ", ".join(said("ByLine")[:1]), "newsml ByLine")
    sheet.state("dateline", next(iter(said("DateLine")), ""), "newsml DateLine")
    sheet.state("creditText", next(iter(said("CreditLine")), ""), "newsml CreditLine")
    sheet.state("copyrightNotice", next(iter(said("CopyrightLine")), ""), "newsml CopyrightLine")
    sheet.state("usageTerms", " ".join(said("RightsLine")), "newsml RightsLine")
    sheet.state("slugline", next(iter(said("SlugLine")), ""), "newsml SlugLine")
    sheet.state("keywords", said("KeywordLine"), "newsml KeywordLine")
    advice = [
        words(child(line, "NewsLineText"))
        for one in lines
        for line in children(one, "NewsLine")
        if "advisory" in attribute(child(line, "NewsLineType"), "FormalName").lower()
    ]
    sheet.state("edNote", "\n".join(unique(advice)), "newsml AdvisoryLine")


# --- What stands beside it ---


def _state_kind(contents: list[_Content], sheet: Sheet) -> None:
    """What it is where it is no text, and what can be had of pictures and the like."""
    found: list[dict[str, Any]] = []
    kind = ""
    for content in contents:
        element = content.element
        href = address(attribute(element, "Href"))
        named = [attribute(child(element, n), "FormalName") for n in ("MediaType", "MimeType")]
        said = " ".join(named).lower()
        kind = kind or next((ours for word, ours in _KINDS if word in said), "")
        if href:
            name = content.role or f"rendition{len(found) + 1}"
            item = {"name": name, "href": href}
            if mime := attribute(child(element, "MimeType"), "FormalName"):
                item["contentType"] = mime
            found.append(item)
    sheet.state("renditions", found, "newsml ContentItem")
    if not any(line.label is not Label.HEADLINE for line in sheet.lines) and kind:
        sheet.state("type", kind, "newsml MediaType")
        sheet.warn("item.not-text", f"a {kind}: what is known of it, and no text")


def _identify(identifier: etree._Element | None, sheet: Sheet) -> str:
    public = words(child(identifier, "PublicIdentifier"))
    named = state_id(sheet, public, "newsml PublicIdentifier", "newsml:PublicIdentifier")
    known = words(child(identifier, "NewsItemId"))
    state_alt(sheet, known, "newsml NewsItemId", "newsml:NewsItemId")
    sheet.state("version", words(child(identifier, "RevisionId")), "newsml RevisionId")
    if provider := words(child(identifier, "ProviderId")):
        sheet.state("provider", {"name": provider}, "newsml ProviderId")
    return named or known


def _manage(management: etree._Element | None, sheet: Sheet, named: str) -> None:
    """Dates, urgency and status; a status that will change is an embargo."""
    if management is None:
        return
    for name, key in (("FirstCreated", "firstCreated"), ("ThisRevisionCreated", "versionCreated")):
        state_moment(sheet, key, words(child(management, name)), f"newsml {name}")
    state_published(sheet)
    urgency = child(management, "Urgency")
    state_urgency(sheet, attribute(urgency, "FormalName") or words(urgency), "newsml Urgency")
    based = [attribute(one, "NewsItem") for one in children(management, "DerivedFrom")]
    sheet.state("isBasedOn", [url for one in based if (url := address(one))], "newsml DerivedFrom")
    instruction = attribute(child(management, "Instruction"), "FormalName").lower()
    if instruction in ("update", "rectify", "correction"):
        kind = "update" if instruction == "update" else "correction"
        sheet.state("correction", {"type": kind}, "newsml Instruction")
    status = attribute(child(management, "Status"), "FormalName")
    embargo = None
    change = child(management, "StatusWillChange")
    if change is not None and "usable" in attribute(child(change, "FutureStatus"),
                                                    "FormalName").lower():  # fmt: skip
        embargo = instant(words(child(change, "DateAndTime")))
    if "delete" in instruction or "kill" in instruction:
        status = "canceled"
    state_status(sheet, status, "newsml Status", embargo=embargo, names=named)


def _party(element: etree._Element | None) -> str:
    party = child(element, "Party")
    return attribute(party, "FormalName") or words(party)


def _administer(item: etree._Element, sheet: Sheet) -> None:
    for admin in below(item, "AdministrativeMetadata"):
        if provider := _party(child(admin, "Provider")):
            sheet.state("distributor", {"name": provider}, "newsml Provider")
        if source := _party(child(admin, "Source")):
            sheet.state("sourceOrganization", {"name": source}, "newsml Source")
        if (creator := _party(child(admin, "Creator"))) and sheet.states("by") is None:
            sheet.state("bylines", [creator], "newsml Creator", 50)
        others = unique([_party(one) for one in children(admin, "Contributor")])
        sheet.state("contributors", others, "newsml Contributor", 50)
        comments = [words(one) for one in below(admin, "Comment")]
        for text in comments:
            sheet.omissions.append(Omission("newsml Comment", "not for publication", len(text)))
    place = {}
    for location in below(item, "Location"):
        if attribute(location, "HowPresent").lower() == "origin":
            place = {attribute(p, "FormalName").lower(): attribute(p, "Value")
                     for p in children(location, "Property")}  # fmt: skip
            break
    sheet.state("located", place.get("city", ""), "newsml Location")
    sent = next(below(item, "DateLineDate"), None)
    state_moment(sheet, "contentCreated", words(sent), "newsml DateLineDate")


def _state_rights(item: etree._Element, sheet: Sheet) -> None:
    for rights in below(item, "RightsMetadata"):
        owned = child(rights, "Copyright")
        holder = child(owned, "CopyrightHolder")
        name = _party(holder) or words(holder)
        sheet.state("copyrightHolder", name, "newsml CopyrightHolder")
        year = words(child(owned, "CopyrightDate"))[:4]
        if re.fullmatch(r"(?:18|19|20|21)\d\d", year):
            sheet.state("copyrightYear", int(year), "newsml CopyrightDate")
        terms = [words(one) for usage in children(rights, "UsageRights") for one in children(usage)]
        sheet.state("usageTerms", " ".join(unique(terms)), "newsml UsageRights")


def _state_subjects(item: etree._Element, sheet: Sheet) -> None:
    subjects: list[dict[str, Any]] = []
    for code in below(item, "Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier"):
        if (known := attribute(code, "FormalName")) and {"literal": known} not in subjects:
            subjects.append({"literal": known})
    sheet.state("subjects", subjects, "newsml SubjectCode")
    genres = unique([attribute(one, "FormalName") for one in below(item, "Genre")])
    sheet.state("genres", [{"name": name} for name in genres], "newsml Genre")
    keywords = [attribute(one, "Value") for one in below(item, "Property")
                if attribute(one, "FormalName").lower() in ("keyword", "keywords")]  # fmt: skip
    sheet.state("keywords", unique(keywords), "newsml Property")
