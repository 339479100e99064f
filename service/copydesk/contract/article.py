"""The canonical article: a strict superset of IPTC ninjs 3.1.

Every ninjs property keeps its name, type and meaning; what we add takes its name from
schema.org first, then NITF, NewsML-G2 and ANS. Answers are written directly (writers/json.py)
and held to these classes by tests: the hot path does not pay for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marshmallow import RAISE, Schema, fields, validate

from copydesk.contract.ninjs import (
    Genre,
    Happening,
    Organisation,
    Rendition,
    RightsInfo,
    Spot,
    Subject,
    Thing,
    TrustIndicator,
    Worded,
    several,
)
from copydesk.model.article import ROLES
from copydesk.model.label import Fate, Label

SHA256 = r"^[0-9a-f]{64}$"
DATE_OR_TIME = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$"


class Strict(Schema):
    """A schema that refuses keys it does not know."""

    class Meta:
        unknown = RAISE


def string(description: str = "", **options: Any) -> fields.String:
    """A string property with its description."""
    return fields.String(metadata={"description": description} if description else {}, **options)


def address(description: str = "", **options: Any) -> fields.String:
    """A string property that is a URI."""
    metadata = {"format": "uri"} | ({"description": description} if description else {})
    return fields.String(metadata=metadata, **options)


def person_role() -> fields.String:
    """What a person did, from the closed list."""
    return fields.String(required=True, validate=validate.OneOf(sorted(ROLES)))


def count(description: str = "", **options: Any) -> fields.Integer:
    """A whole number, not negative."""
    metadata = {"description": description} if description else {}
    return fields.Integer(validate=validate.Range(min=0), strict=True, metadata=metadata, **options)


def moment(description: str = "") -> fields.String:
    """A date, or a time on it with its zone."""
    metadata = {"description": description} if description else {}
    return fields.String(validate=validate.Regexp(DATE_OR_TIME), metadata=metadata)


class Body(Strict):
    role = string()
    contentType = string()
    charCount = count("code points of value")
    wordCount = count("runs of characters between white space")
    value = string("paragraphs as printed, a blank line between them", required=True)


class InfoSource(Strict):
    name = string()
    role = string("IPTC cpprole URI, or publisher")
    uri = address()
    literal = string()


class AltId(Strict):
    role = string()
    value = string(required=True)


class Standard(Strict):
    name = string()
    version = string()
    schema = address()


class BylinePerson(Strict):
    byline = string("this person's or newsroom's part of the byline, as printed", required=True)
    name = string("absent for an organisation")
    givenName = string()
    familyName = string()
    role = fields.String(validate=validate.OneOf(sorted(ROLES)))
    roleUri = address()
    jobTitle = string()
    affiliation = string()
    location = string()
    email = string()


class Contributor(Strict):
    name = string()
    givenName = string()
    familyName = string()
    role = person_role()
    roleUri = address()
    jobTitle = string()
    affiliation = string()
    location = string()
    text = string("the printed credit it was read from")


class Located(Strict):
    name = string()
    city = string()
    area = string()
    country = string()


class DatelineOut(Strict):
    text = string("as printed", required=True)
    located = fields.Nested(Located)
    others = fields.List(fields.String(), metadata={"description": "further places"})
    dateText = string()
    date = string("ISO date; only when the year is printed")
    source = string("the agency in brackets")


class PartyOut(Strict):
    name = string(required=True)
    url = address()
    uri = address()


class Copyright(Strict):
    text = string("as printed", required=True)
    notice = string()
    holder = string()
    year = fields.Integer(strict=True, validate=validate.Range(1800, 2200))
    yearTo = fields.Integer(strict=True, validate=validate.Range(1800, 2200))
    url = address()
    urlText = string()
    reservation = string()
    scope = fields.String(validate=validate.OneOf(("article", "site", "image")))


class NoteOut(Strict):
    kind = fields.String(
        required=True,
        validate=validate.OneOf(
            "correction update editorsNote disclaimer disclosure bio contact other".split()
        ),
    )
    text = string(required=True)


class Media(Strict):
    text = string(required=True)
    credit = string()


class CorrectionOut(Strict):
    type = fields.String(
        validate=validate.OneOf(
            "update correction clarification replacement advisory kill embargo-lift".split()
        )
    )
    text = string()
    of = string("uri of the item corrected or killed")


class EvidenceOut(Strict):
    property = string("JSON Pointer", required=True)
    why = fields.String(
        required=True, validate=validate.OneOf(("direct", "inferred", "envelope", "peer"))
    )
    confidence = fields.Integer(strict=True, validate=validate.Range(0, 100))
    segments = fields.List(count(), metadata={"description": "indices into provenance.segments"})
    note = string()


class AdvisoryOut(Strict):
    code = string("stable dotted code", required=True)
    message = string()


class ReplacementOut(Strict):
    at = count("code point where U+FFFD stands", required=True)
    bytes = string("the undecodable bytes, hexadecimal", required=True)


class PartOut(Strict):
    index = count("1-based", required=True)
    of = count(required=True)


class ReadOut(Strict):
    sha256 = fields.String(required=True, validate=validate.Regexp(SHA256))


class OmissionOut(Strict):
    path = string("where in the markup", required=True)
    why = string("script, style, hidden, form control …", required=True)
    characters = count("code points that were left out", required=True)


class InputOut(Strict):
    mediaType = string(required=True)
    charset = string("codec that gives the bytes back", required=True)
    charsetWhy = fields.String(
        validate=validate.OneOf(("declared", "bom", "utf-8", "guessed", "fallback"))
    )
    characters = count("code points", required=True)
    bytes = count(required=True)
    sha256 = fields.String(required=True, validate=validate.Regexp(SHA256))
    name = string()
    part = fields.Nested(
        PartOut, metadata={"description": "which of several articles of one file this is"}
    )
    replacements = fields.List(fields.Nested(ReplacementOut))
    text = fields.Nested(
        ReadOut,
        metadata={
            "description": "of markup: the digest of the text that was read from it, in UTF-8; "
            "segments index that text, and the bytes cannot be rebuilt from it"
        },
    )


class EngineOut(Strict):
    name = string(required=True)
    version = string(required=True)
    rules = string("digest of all profiles")


class ProfileOut(Strict):
    id = string(required=True)
    why = fields.String(validate=validate.OneOf(("url", "hint", "line", "regex")))


class NearestOut(Strict):
    rule = string(required=True)
    label = string()
    why = string()


class SegmentOut(Strict):
    start = count("code points, inclusive", required=True)
    end = count("code points, exclusive", required=True)
    exact = string("the source text", required=True)
    label = fields.String(required=True, validate=validate.OneOf([label.value for label in Label]))
    fate = fields.String(required=True, validate=validate.OneOf([fate.value for fate in Fate]))
    rule = string("profile/rule", required=True)
    confidence = fields.Integer(strict=True, validate=validate.Range(0, 100))
    kind = string()
    forms = fields.List(fields.String())
    nearest = fields.Nested(NearestOut, metadata={"description": "explanations only"})


class Provenance(Strict):
    id = string("content address of the input and its options", required=True)
    input = fields.Nested(InputOut, required=True)
    engine = fields.Nested(EngineOut, required=True)
    profiles = fields.List(fields.Nested(ProfileOut))
    segments = fields.List(
        fields.Nested(SegmentOut),
        required=True,
        metadata={"description": "a partition of the input: sorted, gapless, 0 to characters"},
    )
    totals = fields.Dict(keys=fields.String(), values=count())
    omissions = fields.List(
        fields.Nested(OmissionOut),
        metadata={"description": "what a reader of markup left out of the text on purpose"},
    )


def _story() -> type[Schema]:
    """The story's schema, which builds on what stands above."""
    from copydesk.contract.story import StoryOut

    return StoryOut


class ArticleOut(Strict):
    """Syndicated article, canonical form, version 1."""

    uri = address("RFC 6920 name of the input's bytes", required=True)
    type = fields.String(
        required=True,
        validate=validate.OneOf(
            "text audio video picture graphic composite component event planning".split()
        ),
    )
    representationType = fields.String(validate=validate.OneOf(("full", "partial")))
    profile = string()
    pubStatus = fields.String(validate=validate.OneOf(("usable", "withheld", "canceled")))
    embargoedUntil = moment("not to be used before")
    expires = moment("not to be used after")
    version = string("as the sender counts; compared as a number where it is one")
    versionCreated = moment("when this version was made")
    firstCreated = moment("when the first one was")
    contentCreated = moment("when the content was")
    urgency = fields.Integer(strict=True, validate=validate.Range(1, 9))
    slugline = string()
    title = string("a title that is no headline, of a planning item or an event")
    edNote = string("a note to editors; not for publication")
    signals = fields.List(
        fields.String(), metadata={"description": "NewsML-G2 signals, as sig:update"}
    )
    language = string("BCP 47")
    standard = fields.Nested(Standard)
    headlines = fields.List(fields.Nested(Worded))
    by = string("the byline as printed")
    bylines = fields.List(fields.Nested(BylinePerson))
    bodies = fields.List(fields.Nested(Body), required=True)
    descriptions = several(Worded, "a summary beside the text, a caption")
    located = string()
    dateline = fields.Nested(DatelineOut)
    copyrightHolder = string()
    copyrightNotice = string()
    copyrightYear = fields.Integer(strict=True, validate=validate.Range(1800, 2200))
    copyrights = fields.List(fields.Nested(Copyright))
    usageTerms = string("as printed, never interpreted")
    license = address()
    contributors = fields.List(fields.Nested(Contributor))
    sourceOrganization = fields.Nested(PartyOut)
    distributor = fields.Nested(PartyOut)
    publisher = fields.Nested(PartyOut)
    provider = fields.Nested(
        PartyOut, metadata={"description": "who sent it to us, by the envelope"}
    )
    creditText = string("the credit line an envelope states")
    infoSources = fields.List(fields.Nested(InfoSource))
    subjects = several(Subject, "what it is about, by the envelope")
    genres = several(Genre, "what kind of text it is, by the envelope")
    people = several(Thing, "people it names, by the envelope")
    organisations = several(Organisation, "organisations it names, by the envelope")
    places = several(Spot, "places it names, by the envelope")
    events = several(Happening, "events it names, by the envelope")
    objects = several(Thing, "things it names, by the envelope")
    renditions = several(Rendition, "of an item that is no text")
    associations = fields.List(
        fields.Dict(), metadata={"description": "things that go with it, each an item of ninjs"}
    )
    eventDetails = fields.Dict(metadata={"description": "of an event, as ninjs has it"})
    plannedCoverage = fields.List(
        fields.Dict(), metadata={"description": "of a planning item, as ninjs has it"}
    )
    rightsInfo = fields.Nested(RightsInfo)
    trustIndicators = several(TrustIndicator, "why it can be trusted, by the envelope")
    digitalSourceType = fields.Nested(Genre)
    datePublished = fields.String(validate=validate.Regexp(DATE_OR_TIME))
    dateModified = fields.String(validate=validate.Regexp(DATE_OR_TIME))
    articleSection = fields.List(fields.String())
    keywords = fields.List(fields.String())
    url = string("as the sender gave it")
    isBasedOn = fields.List(address())
    altIds = fields.List(fields.Nested(AltId))
    notes = fields.List(fields.Nested(NoteOut))
    media = fields.List(fields.Nested(Media))
    correction = fields.Nested(CorrectionOut)
    evidence = fields.List(fields.Nested(EvidenceOut))
    warnings = fields.List(fields.Nested(AdvisoryOut))
    story = fields.Nested(
        _story,
        metadata={"description": "which story this is a copy of; only beside answers over HTTP"},
    )
    provenance = fields.Nested(Provenance, required=True)


def is_path(names: Sequence[str]) -> bool:
    """Whether the contract has a property at a path, through lists as well.

    >>> is_path(("dateline", "source")), is_path(("dateline", "agency"))
    (True, False)
    """
    field: Any = fields.Nested(ArticleOut)
    for name in names:
        while isinstance(field, fields.List):
            field = field.inner
        if not isinstance(field, fields.Nested):
            return isinstance(field, fields.Dict)
        field = field.schema.fields.get(name)
    return field is not None
