"""A draft of a profile and what it would change: nothing of it is kept."""

from __future__ import annotations

from marshmallow import RAISE, Schema, fields, validate

from copydesk.contract.article import Strict, count, string
from copydesk.contract.request import ArticleRequest
from copydesk.contract.service import PROFILE_ROLES
from copydesk.model.label import Fate, Label


class TrialRequest(Schema):
    """A draft of a profile, and what to try it on."""

    class Meta:
        unknown = RAISE

    profile = fields.String(
        required=True,
        validate=validate.Length(1, 32_768),
        metadata={"description": "the draft, as TOML: docs/reference/profile-format.md"},
    )
    id = fields.String(
        load_default="draft",
        validate=validate.Regexp(r"^[a-z0-9]+(?:[-.][a-z0-9]+)*\Z"),
        metadata={"description": "the name its file would have: it decides between equals"},
    )
    article = fields.Nested(
        ArticleRequest, metadata={"description": "copy to try it on; examples are tried anyway"}
    )


class Verdict(Strict):
    """What a span is taken for, and by which rule."""

    label = fields.String(required=True, validate=validate.OneOf([label.value for label in Label]))
    fate = fields.String(required=True, validate=validate.OneOf([fate.value for fate in Fate]))
    rule = string(required=True)


class Change(Strict):
    """A span that the draft would have otherwise."""

    start = count("code points from the start of the text", required=True)
    end = count(required=True)
    exact = string("the text of the span", required=True)
    before = fields.Nested(Verdict, required=True)
    after = fields.Nested(Verdict, required=True)


class Kept(Strict):
    """Characters of the story."""

    before = count(required=True)
    after = count(required=True)


class TriedOn(Strict):
    """What the draft would change in one text."""

    name = string("name of the example; of the article itself as it was sent, if at all")
    applies = string(
        "how the profile was recognised: url, hint, line, regex; always; or never", required=True
    )
    changes = fields.List(fields.Nested(Change), required=True)
    more = count("changes that are not listed", required=True)
    body = fields.Nested(Kept, required=True)


class Mistake(Strict):
    """An example in the draft that does not hold."""

    rule = string(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("hit", "miss")))
    line = string(required=True)
    what = string("what is wrong with it", required=True)


class Trial(Strict):
    """What a draft is worth."""

    id = string(required=True)
    name = string("the party's name", required=True)
    role = fields.String(required=True, validate=validate.OneOf(PROFILE_ROLES))
    rules = count("number of rules", required=True)
    mistakes = fields.List(fields.Nested(Mistake), required=True)
    article = fields.Nested(TriedOn)
    examples = fields.List(fields.Nested(TriedOn), required=True)
