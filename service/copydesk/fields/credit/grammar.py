"""The grammars of credits: a whole line, or one that a paragraph ends in."""

from __future__ import annotations

from typing import Any

from copydesk.fields.credit.closing import CLOSING_CUES, closing_starts
from copydesk.fields.credit.parts import LONGEST, REACH, Line, inner, trimmed
from copydesk.fields.credit.statements import speaks_of_work, statements
from copydesk.model.article import Credit
from copydesk.model.finding import Reading
from copydesk.model.party import Parties


def parse_credit(text: str, parties: Parties) -> Reading | None:
    """Reads a line that is nothing but credits.

    `facts` is a `Credit`; `values` has `people` (names in order), `role` (each once, in order,
    joined by ", "), `agency` (the first organisation as printed), and `needs_author` where the
    line names people by surname only: it is a credit only if they are authors of the story.

    >>> line = "(Reporting by Mara Quillby in Mesa, Arizona; Editing by Tomas Verrick)"
    >>> reading = parse_credit(line, Parties.of(()))
    >>> [(person.name, person.role, person.location) for person in reading.facts.people]
    [('Mara Quillby', 'reporter', 'Mesa, Arizona'), ('Tomas Verrick', 'editor', '')]
    >>> parse_credit("Reporting by the committee showed losses.", Parties.of(()))
    """
    if not may_be_credit(text):
        return None
    return _credit(text, *trimmed(text), parties)


def may_be_credit(text: str) -> bool:
    """Whether `parse_credit` may read a line, at little cost."""
    bare = text.strip()
    return len(bare) > 0 and len(text) <= LONGEST and speaks_of_work(bare)


def find_credit(text: str, parties: Parties) -> Reading | None:
    """Reads the credit that closes a paragraph, behind the last sentence of the story.

    >>> text = "It fell, the company said. (Reporting by Mara Quillby; Editing by Ida Moll)"
    >>> reading = find_credit(text, Parties.of(()))
    >>> text[reading.start : reading.end], reading.values["people"]
    ('(Reporting by Mara Quillby; Editing by Ida Moll)', ['Mara Quillby', 'Ida Moll'])
    """
    if not may_close_with_credit(text):
        return None
    first, end = trimmed(text)
    window = max(first, end - REACH)
    for start in closing_starts(Line(text, window, end, parties), first):
        if reading := _credit(text, start, end, parties):
            return reading
    return None


def may_close_with_credit(text: str) -> bool:
    """Whether `find_credit` may read the end of a paragraph, at little cost."""
    low = text.strip()[-REACH:].lower()
    for cue in CLOSING_CUES:  # noqa: SIM110  for speed
        if cue in low:
            return True
    return False


def _credit(text: str, start: int, end: int, parties: Parties) -> Reading | None:
    """The reading of the span `start`-`end` if all of it is credit."""
    line = Line(text, *inner(text, start, end), parties)
    steps = statements(line, bracketed=text[start : start + 1] in ("(", "["))
    people = tuple(person for step in steps for person in step.people)
    if not people:
        return None
    newsrooms = [p.name if p.organisation else p.affiliation for p in people]
    values: dict[str, Any] = {
        "people": list(dict.fromkeys(p.name for p in people if p.name and not p.organisation)),
        "role": ", ".join(dict.fromkeys(person.role for person in people)),
    }
    if agency := next(filter(None, newsrooms), ""):
        values["agency"] = agency
    if not any(step.sure for step in steps):
        values["needs_author"] = True
    return Reading(start, end, values, Credit(text[start:end], people))
