"""What a run did, in figures: what was removed, by label, by rule and by publisher."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

UNNAMED = "(not named)"
OTHERS = "(others)"
MOST_NAMES = 5_000
"""Publishers counted apart, at most; what comes after them is counted together."""
MOST_TO_REVIEW = 50
"""Documents listed for a person to look at, those with most that speaks for it."""


class Review(NamedTuple):
    """A document that a person should look at: how much speaks for it (0 to 1), which document,
    and why. Of equal ones the first in the run stays."""

    weight: float
    order: int
    label: str
    why: str


class Tally:
    """Counts over documents; two tallies can be added to one, which is that of both runs."""

    def __init__(self) -> None:
        self.articles = 0
        self.characters = 0
        self.labels: Counter[str] = Counter()
        self.fates: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.publishers: dict[str, Counter[str]] = {}
        self.warnings: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.review: list[Review] = []

    def add(self, document: Mapping[str, Any], label: str) -> None:
        """Counts a canonical document, which a person would be told of by its label."""
        self.articles += 1
        fates: Counter[str] = Counter()
        provenance = document["provenance"]
        for segment in provenance["segments"]:
            size = segment["end"] - segment["start"]
            fates[segment["fate"]] += size
            if segment["fate"] in ("lift", "drop"):
                self.labels[segment["label"]] += size
                self.rules[segment["rule"]] += size
        self.characters += sum(fates.values())
        self.fates.update(fates)
        self._count_publisher(publisher_of(document), Counter({"articles": 1, **fates}))
        codes = [warning["code"] for warning in document["warnings"]]
        self.warnings.update(codes)
        self._look_at(fates, codes, label)

    def _look_at(self, fates: Counter[str], codes: list[str], label: str) -> None:
        """Keeps a document in mind if little is left of it, or something is doubtful."""
        story, gone = fates["keep"], fates["lift"] + fates["drop"]
        share = gone / (story + gone) if story + gone else 1.0
        why = sorted({code for code in codes if code.startswith("needs_review.")})
        if share > 0.5:
            why.insert(0, f"{share:.0%} is not story")
        if why:
            weight = max(share, 0.5) + 0.1 * min(len(why), 5)
            self._keep(Review(min(weight, 1.5), self.articles, label, ", ".join(why)))

    def _keep(self, *found: Review) -> None:
        self.review = heapq.nsmallest(
            MOST_TO_REVIEW, (*self.review, *found), key=lambda one: (-one.weight, one.order)
        )

    def fail(self, code: str) -> None:
        """Counts an input that came to nothing."""
        self.problems[code] += 1

    def add_line(self, line: Mapping[str, Any], label: str) -> None:
        """Counts a line that an earlier run wrote: a document, a record's answer, a problem."""
        if problem := line.get("problem"):
            self.fail(str(problem["code"]))
        else:
            self.add(line.get("result", line), label)

    def merge(self, later: Tally) -> None:
        """Adds the counts of what came after."""
        before = self.articles
        self.articles += later.articles
        self.characters += later.characters
        for name in ("labels", "fates", "rules", "warnings", "problems"):
            getattr(self, name).update(getattr(later, name))
        for name, counts in later.publishers.items():
            self._count_publisher(name, counts)
        self._keep(*(one._replace(order=one.order + before) for one in later.review))

    def _count_publisher(self, name: str, counts: Counter[str]) -> None:
        if name not in self.publishers and len(self.publishers) >= MOST_NAMES:
            name = OTHERS
        self.publishers.setdefault(name, Counter()).update(counts)


def publisher_of(document: Mapping[str, Any]) -> str:
    """Who printed the article, or else who wrote it, or sold it.

    >>> publisher_of({"sourceOrganization": {"name": "Reuters"}}), publisher_of({})
    ('Reuters', '(not named)')
    """
    for role in ("publisher", "sourceOrganization", "distributor"):
        if name := document.get(role, {}).get("name"):
            return str(name)
    return UNNAMED


def removed(counts: Mapping[str, int]) -> float:
    """The share of the characters that is no story, white space apart: 0 to 1.

    >>> removed({"keep": 75, "lift": 15, "drop": 10, "layout": 40})
    0.25
    """
    gone = counts.get("lift", 0) + counts.get("drop", 0)
    every = gone + counts.get("keep", 0)
    return gone / every if every else 0.0
