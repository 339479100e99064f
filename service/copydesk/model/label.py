"""What a span is, and the one table that says what becomes of it."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What a span of the source is. Closed: undecided text stays `BODY`."""

    BODY = "body"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    META = "meta"
    CREDIT = "credit"
    RIGHTS = "rights"
    NOTE = "note"
    MEDIA = "media"
    RELATED = "related"
    PROMO = "promo"
    CHROME = "chrome"
    LAYOUT = "layout"


class Fate(StrEnum):
    """What becomes of a span: kept in the body, lifted to the metadata, dropped, or white space."""

    KEEP = "keep"
    LIFT = "lift"
    DROP = "drop"
    LAYOUT = "layout"


FATES: dict[Label, Fate] = {
    Label.BODY: Fate.KEEP,
    Label.HEADLINE: Fate.LIFT,
    Label.BYLINE: Fate.LIFT,
    Label.DATELINE: Fate.LIFT,
    Label.META: Fate.LIFT,
    Label.CREDIT: Fate.LIFT,
    Label.RIGHTS: Fate.LIFT,
    Label.NOTE: Fate.LIFT,
    Label.MEDIA: Fate.LIFT,
    Label.RELATED: Fate.DROP,
    Label.PROMO: Fate.DROP,
    Label.CHROME: Fate.DROP,
    Label.LAYOUT: Fate.LAYOUT,
}
