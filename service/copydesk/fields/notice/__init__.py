"""Rights lines, statement by statement: copyright, distributor, terms, licence, origin.

A line of rights is read as a row of *statements*. Words that can open one are looked up in a
table of *forms*; where one opens, the one before it ends. What a form leaves unread (a parent
company, a place in brackets, a sentence of small print) is read as *left over*; a line with
anything left over that is none of these is no rights line, for it may be reporting.
"""

from __future__ import annotations

from copydesk.fields.notice.grammar import (
    find_notice,
    may_be_notice,
    may_close_with_notice,
    parse_notice,
)

__all__ = ["find_notice", "may_be_notice", "may_close_with_notice", "parse_notice"]
