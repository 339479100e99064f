"""Credits: who else worked on a story, read role by role and person by person.

A credit is a row of statements. Most open with a *role phrase* ("Additional reporting by") and
list people up to the next one; some close with a *predicate* ("contributed to this report") behind
a list; a few are formulas of one house. A line is a credit only if all of it is read: "Reporting
by the committee showed that …" leaves words over, so it is a sentence of the story.
"""

from __future__ import annotations

from copydesk.fields.credit.grammar import (
    find_credit,
    may_be_credit,
    may_close_with_credit,
    parse_credit,
)
from copydesk.fields.credit.parts import inner, trimmed
from copydesk.fields.credit.pictures import parse_picture_credit

__all__ = [
    "find_credit",
    "inner",
    "may_be_credit",
    "may_close_with_credit",
    "parse_credit",
    "parse_picture_credit",
    "trimmed",
]
