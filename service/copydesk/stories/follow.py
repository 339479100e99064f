"""Which of two stories with a part in common is the later one, where both print their date."""

from __future__ import annotations

from copydesk.stories.compare import Relation

_BY_DATE = frozenset({"embeds", "shares_passages", "rewrite"})


def with_dates(relation: Relation, this: str, other: str) -> Relation:
    """The relation, or `follow_up` where this text carries a part of one of an earlier day.

    Dates are ISO dates or date-times, "" where none is printed: without both nothing is said.

    >>> with_dates("shares_passages", "2026-03-02", "2026-03-01T09:00Z")
    'follow_up'
    >>> with_dates("shares_passages", "2026-03-02", "")
    'shares_passages'
    """
    if relation in _BY_DATE and this and other and this[:10] > other[:10]:
        return "follow_up"
    return relation
