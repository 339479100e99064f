"""What two readings of one text say differently, span by span."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copydesk.model.label import Label
from copydesk.model.ledger import Entry, Ledger

MOST = 200
"""Changes that are listed; the rest is counted."""


def changes(before: Ledger, after: Ledger) -> dict[str, Any]:
    """What became of one text under two sets of rules, JSON-shaped: `changes`, the first of them;
    `more`, how many are not listed; `body`, the characters of the story before and after.

    White space is no change, nor is a rule that says the same as the one before it.
    """
    found = list(_differences(before, after))
    return {
        "changes": found[:MOST],
        "more": max(0, len(found) - MOST),
        "body": {"before": _kept(before), "after": _kept(after)},
    }


def _differences(before: Ledger, after: Ledger) -> Iterator[dict[str, Any]]:
    """Maximal spans that lie in one entry of each ledger and differ in label or kind."""
    olds, news = before.entries, after.entries
    old = new = start = 0
    while old < len(olds) and new < len(news):
        was, now = olds[old], news[new]
        end = min(was.end, now.end)
        exact = before.text[start:end]
        if _said(was) != _said(now) and not exact.isspace():
            yield {
                "start": start,
                "end": end,
                "exact": exact,
                "before": _verdict(was),
                "after": _verdict(now),
            }
        old, new, start = old + (was.end == end), new + (now.end == end), end


def _said(entry: Entry) -> tuple[str, str]:
    return entry.label, entry.finding.kind if entry.finding else ""


def _verdict(entry: Entry) -> dict[str, str]:
    return {"label": entry.label, "fate": entry.fate, "rule": entry.rule}


def _kept(ledger: Ledger) -> int:
    return sum(one.end - one.start for one in ledger.entries if one.label is Label.BODY)
