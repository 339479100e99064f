"""The byline grammar: who wrote it, for whom, where and when, out of one printed line.

Four steps, each a function of what the one before it gave:

* `tokens_of` cuts words and marks, also where the copy fused them (`QuillbyStaff Writer`), and
  `folded` makes one token of a date, an address or a reading time;
* `pieces_of` cuts at separators;
* `elements_of` says what a piece is: a person, an organisation, a role, a place …
* `Sheet` says who belongs to whom.

A piece that is nothing known ends the parse: the line is then no byline and stays body. A byline
left in the body is a blemish; a sentence taken for a byline is a loss.
"""

from __future__ import annotations

from copydesk.fields.byline.grammar import parse_affiliation, parse_byline, parse_names
from copydesk.fields.byline.parts import MOST

__all__ = ["MOST", "parse_affiliation", "parse_byline", "parse_names"]
