"""The paragraph that introduces the author: who she is, what she covers, how to reach her."""

from __future__ import annotations

import re

from copydesk.model.finding import Reading
from copydesk.model.party import Parties

LONGEST = 700
"""Code points of the longest introduction that is read."""

_WORD = r"[^\W\d_][\w.'-]*"
_TITLE = r"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Dame|Rev|Lt|Col|Capt|Gen)\.? )?"
_NAME = rf"[^\W\d_a-z][\w.'-]*(?: (?:{_WORD}|de|van|von|bin|al|el|da|of)){{1,4}}?"
_PAST = r"(?: also| currently| now| previously| most recently| regularly)?"
_VERB = (
    r"(?:is|was|has|have|had|covers|writes|reports|teaches|works|serves|lives|leads|heads|runs|edits"
    r"|hosts|joined|can be|may be|blogs|tweets|specialises|specializes|contributed|studied|studies)"
)
_BIO = re.compile(
    rf"[\s*_(\[\u2013\u2014-]*{_TITLE}(?P<name>{_NAME})(?:,? (?:Jr|Sr|Ph\.?D|MD)\.?)?"
    rf"(?: \([^()]{{2,60}}\)| ?[|,] [^|\"]{{2,80}}[|,])?{_PAST} {_VERB}\b"
)


def parse_bio(text: str, parties: Parties) -> Reading | None:
    """Reads a paragraph that opens with a name and says what that person is or does.

    `values["people"]` is the name, and `values["needs_author"]` says that the paragraph is about
    the author only where a byline names her: the same words introduce the people of a story.

    >>> text = "Mara Quillby, who lives in Mesa, is a professor of law at Elm University."
    >>> parse_bio(text, Parties.of(())).values["people"]
    ['Mara Quillby']
    >>> parse_bio("The harbour is a professor's dream.", Parties.of(()))
    >>> parse_bio('"Mara Quillby is a professor," he said.', Parties.of(()))
    """
    if len(text) > LONGEST or '"' in text or _RIGHTS.search(text):
        return None
    found = _BIO.match(text)
    if found is None or found["name"].split(" ", 1)[0] in _NOT_NAMES:
        return None
    return Reading(0, len(text), {"people": [found["name"]], "needs_author": True})


_RIGHTS = re.compile(
    r"\u00a9|\([cC]\) ?\d{4}|[Cc]opyright|COPYRIGHT|[Dd]istributed by|[Rr]eprinted"
)
"""A notice behind it is worth more than the introduction: rules for the end of a line read it."""
_NOT_NAMES = frozenset({"The", "This", "That", "His", "Her", "It", "He", "She", "A", "An", "In"})
