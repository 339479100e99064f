"""Two texts compared: what is sent, and what is answered."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, fields, pre_load, validate

from copydesk.contract.article import Strict, count, string
from copydesk.contract.request import ArticleRequest

RELATIONS = (
    "identical trimmed expanded edited "
    "rewrite embeds embedded_in template follow_up shares_passages unrelated"
).split()
"""The first four are copies of one story."""

STATUSES = "equal edited split moved only_a only_b".split()
EDITS = "style case number wording".split()


def share(description: str, **options: Any) -> fields.Float:
    """A number from 0 to 1."""
    return fields.Float(
        required=True,
        validate=validate.Range(0, 1),
        metadata={"description": description},
        **options,
    )


def relation() -> fields.String:
    """How one text relates to another."""
    return fields.String(
        required=True,
        validate=validate.OneOf(RELATIONS),
        metadata={"description": "of this text to the other; the first four are copies"},
    )


class CompareRequest(Schema):
    """Two raw articles, each as it would be sent alone; a string is plain text."""

    class Meta:
        unknown = RAISE

    a = fields.Nested(ArticleRequest, required=True)
    b = fields.Nested(ArticleRequest, required=True)

    @pre_load
    def _plain(self, data: Any, **_: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {k: {"text": v} if isinstance(v, str) else v for k, v in data.items()}


class DiffersOut(Strict):
    """What differs, counted."""

    onlyHere = count("paragraphs that only this text has", required=True)
    onlyThere = count("paragraphs that only the other has", required=True)
    edited = count("paragraphs with other words or figures", required=True)
    split = count("paragraphs that are several in the other, or the reverse", required=True)
    moved = count("paragraphs that stand elsewhere", required=True)
    styleEdits = count("edits of house style: types style and case", required=True)
    numberEdits = count("edits of figures alone: a correction, or a mistake", required=True)
    wordingEdits = count("all other edits", required=True)


class SideOut(Strict):
    """One of the two texts."""

    uri = string("of the bytes", required=True)
    contentId = string("equal for copies that differ in house style alone", required=True)
    publisher = string()
    headline = string()
    datePublished = string()
    paragraphs = count(required=True)
    words = count(required=True)


class LostParagraph(Strict):
    at = count("index among the other's paragraphs", required=True)
    text = string(required=True)


class LossOut(Strict):
    """What a copy lacks that the other has, by where it stood, and what only it has."""

    head = fields.List(fields.Nested(LostParagraph), required=True)
    middle = fields.List(fields.Nested(LostParagraph), required=True)
    tail = fields.List(fields.Nested(LostParagraph), required=True)
    suspects = fields.List(
        fields.Nested(LostParagraph),
        required=True,
        metadata={"description": "paragraphs of this copy that the other lacks: local, or junk"},
    )


class BothLosses(Strict):
    a = fields.Nested(LossOut, required=True)
    b = fields.Nested(LossOut, required=True)


class PassageSide(Strict):
    paragraphs = fields.List(count(), required=True, metadata={"description": "indices, from 0"})
    text = string("as printed; a blank line between paragraphs", required=True)


class EditOut(Strict):
    """Something else at one place; spans are code points of the passages' texts, half-open."""

    type = fields.String(required=True, validate=validate.OneOf(EDITS))
    a = string("as printed, empty if nothing stands there", required=True)
    b = string(required=True)
    spanA = fields.List(count(), required=True, validate=validate.Length(equal=2))
    spanB = fields.List(count(), required=True, validate=validate.Length(equal=2))


class PassageOut(Strict):
    """Paragraphs that are the same copy; `a` or `b` is absent where the other has them alone."""

    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    a = fields.Nested(PassageSide)
    b = fields.Nested(PassageSide)
    edits = fields.List(fields.Nested(EditOut))


class ComparisonOut(Strict):
    """How text `a` (this) relates to text `b` (the other), and what differs."""

    same = fields.Boolean(
        required=True, metadata={"description": "whether the two are copies of one story"}
    )
    relation = relation()
    coverageOfThis = share("part of the words of `a` in runs that `b` has")
    coverageOfOther = share("part of the words of `b` in runs that `a` has")
    differs = fields.Nested(DiffersOut, required=True)
    a = fields.Nested(SideOut, required=True)
    b = fields.Nested(SideOut, required=True)
    lost = fields.Nested(BothLosses, metadata={"description": "of copies of one story"})
    alignment = fields.List(
        fields.Nested(PassageOut),
        required=True,
        metadata={"description": "every paragraph of both, once, in reading order"},
    )


COMPARE_REQUEST = CompareRequest()
