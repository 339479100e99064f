"""Whether so much has left the body that a person should look: a budget, and what exceeds it."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.model.article import Advisory
from copydesk.model.label import Fate
from copydesk.model.ledger import Ledger
from copydesk.rules.zones import is_prose

REMOVED = 0.6
"""Share of the prose, in code points, that may be dropped of a text that holds a story."""
LEAST = 400
"""Code points of prose below which a share says little."""


def review(ledger: Ledger, refused: str) -> Iterator[Advisory]:
    """What a person should look at: `needs_review.kept` where the labeller's verdicts were too
    much and the text was kept, `needs_review.removed` where the rules dropped most of the prose,
    `needs_review.vanished` where they left nothing of it."""
    if refused:
        yield Advisory("needs_review.kept", f"kept, for it would have been too much: {refused}")
    gone = sum([entry.end - entry.start for entry in ledger.entries if entry.fate is Fate.DROP])
    if gone <= LEAST and any(entry.fate is Fate.KEEP for entry in ledger.entries):
        return
    dropped = kept = 0
    for entry in ledger.entries:
        if entry.fate in (Fate.DROP, Fate.KEEP) and is_prose(ledger.text[entry.start : entry.end]):
            size = entry.end - entry.start
            dropped += size if entry.fate is Fate.DROP else 0
            kept += size if entry.fate is Fate.KEEP else 0
    told = f"{dropped} of {dropped + kept} characters of prose were dropped"
    if dropped and not any(entry.fate is Fate.KEEP for entry in ledger.entries):
        yield Advisory("needs_review.vanished", f"{told}, and nothing is left")
    elif dropped > LEAST and dropped > REMOVED * (dropped + kept):
        yield Advisory("needs_review.removed", told)
