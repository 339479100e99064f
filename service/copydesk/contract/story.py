"""A copy's story: what is added to an answer, and what a story shows of itself."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from copydesk.contract.article import Strict, count, string
from copydesk.contract.comparison import DiffersOut, LostParagraph, relation, share

STORY_ID = r"^st[0-9a-v]{16}$"
COPY_KEY = r"^[0-9a-f]{16}$"
TIME = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"


def story_id(description: str = "", **options: Any) -> fields.String:
    """The id of a story; of two the lesser was seen first."""
    return string(description, validate=validate.Regexp(STORY_ID), **options)


def copy_key() -> fields.String:
    """The key of a copy."""
    return fields.String(required=True, validate=validate.Regexp(COPY_KEY))


def time() -> fields.String:
    """A moment in UTC, in whole seconds."""
    return fields.String(required=True, validate=validate.Regexp(TIME))


def scope() -> fields.String:
    """Who knows which copies were seen."""
    return fields.String(
        required=True,
        validate=validate.OneOf(("shared", "process")),
        metadata={"description": "shared by all workers, or known to the process that answered"},
    )


class SiblingOut(Strict):
    """Another copy of the story, and how the article relates to it."""

    copy = copy_key()
    uri = string(required=True)
    publisher = string()
    relation = relation()
    coverageOfThis = share("part of the article's words that the copy has")
    coverageOfOther = share("part of the copy's words that the article has")
    differs = fields.Nested(DiffersOut, required=True)


class KinOut(Strict):
    """Another story with a part in common."""

    story = story_id(required=True)
    uri = string("of the copy that was compared", required=True)
    relation = relation()
    coverageOfThis = share("part of the article's words that the copy has")
    coverageOfOther = share("part of the copy's words that the article has")


class PeerLoss(Strict):
    """Paragraphs of a sibling that the article lacks, by where they stood."""

    uri = string("of the sibling that shows most", required=True)
    head = fields.List(fields.Nested(LostParagraph))
    middle = fields.List(fields.Nested(LostParagraph))
    tail = fields.List(fields.Nested(LostParagraph))


class StoryOut(Strict):
    """Which story an article is a copy of: state, and no part of the document."""

    id = story_id("absent where `unavailable` says why")
    status = fields.String(validate=validate.OneOf(("new", "joined", "merged")))
    scope = fields.String(
        validate=validate.OneOf(("shared", "process")),
        metadata={"description": "shared by all workers, or known to the process that answered"},
    )
    contentId = string("equal for copies that differ in house style alone")
    copy = fields.String(
        validate=validate.Regexp(COPY_KEY), metadata={"description": "the article's own key"}
    )
    aliases = fields.List(fields.String(), metadata={"description": "other ids of this story"})
    firstSeen = fields.String(validate=validate.Regexp(TIME))
    copiesTotal = count("copies of the story, this one included")
    copies = fields.List(
        fields.Nested(SiblingOut), metadata={"description": "some of the others, the likest first"}
    )
    related = fields.List(fields.Nested(KinOut))
    lost = fields.Nested(PeerLoss, metadata={"description": "what a sibling shows to be missing"})
    suspects = fields.List(
        fields.Nested(LostParagraph),
        metadata={"description": "paragraphs that no sibling has: local reporting, or junk"},
    )
    unavailable = string("why nothing is known of the story")


class CopyOut(Strict):
    """One copy of a story."""

    copy = copy_key()
    uri = string(required=True)
    contentId = string(required=True)
    publisher = string()
    headline = string()
    datePublished = string()
    firstSeen = time()


class RollOut(Strict):
    """A story with its copies, the earliest first."""

    id = story_id(required=True)
    mergedInto = story_id("the story's id by now, where it was asked for by an alias")
    scope = scope()
    aliases = fields.List(fields.String(), required=True)
    firstSeen = time()
    copiesTotal = count(required=True)
    copies = fields.List(
        fields.Nested(CopyOut), required=True, metadata={"description": "at most 100"}
    )
