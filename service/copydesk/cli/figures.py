"""The figures of a run, for a terminal: what was removed, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from copydesk.cli import page
from copydesk.cli.tally import Tally, removed
from copydesk.cli.terminal import cells, visible

MOST_ROWS = 20
"""Of each part of the table: the largest."""


def table(tally: Tally) -> str:
    """The figures as lines: characters and shares by label, by rule and by publisher."""
    every = tally.characters - tally.fates["layout"]
    done = f"{tally.articles} articles, {tally.problems.total()} problems; {every} characters"
    gone = f"{tally.fates['lift']} lifted, {tally.fates['drop']} dropped"
    lines = [f"{done}, {removed(tally.fates):.1%} not story ({gone})"]
    for title, counts in (("label", tally.labels), ("rule", tally.rules)):
        rows = [(name, size, size / every if every else 0) for name, size in top(counts.items())]
        lines += _part(title, "characters", "share", rows, len(counts))
    publishers = top((name, counts["articles"]) for name, counts in tally.publishers.items())
    rows = [(name, count, removed(tally.publishers[name])) for name, count in publishers]
    lines += _part("publisher", "articles", "removed", rows, len(tally.publishers))
    for title, counts in (("warning", tally.warnings), ("problem", tally.problems)):
        rows = [
            (name, count, count / max(tally.articles, 1)) for name, count in top(counts.items())
        ]
        lines += _part(title, "times", "an article", rows, len(counts))
    return "\n".join(lines)


def top(items: Iterable[tuple[str, int]], most: int = MOST_ROWS) -> list[tuple[str, int]]:
    """The largest first, and equal ones by name.

    >>> top({"a": 1, "b": 2, "c": 2}.items(), 2)
    [('b', 2), ('c', 2)]
    """
    return sorted(items, key=lambda item: (-item[1], item[0]))[:most]


def _part(
    title: str, what: str, share: str, rows: list[tuple[str, int, float]], total: int
) -> list[str]:
    if not rows:
        return []
    names = [visible(name) for name, _, _ in rows]
    width = max(map(cells, (title, *names)))
    lines = ["", f"{title:{width}}  {what:>10}  {share:>10}"]
    for name, (_, size, part) in zip(names, rows, strict=True):
        lines.append(f"{name}{' ' * (width - cells(name))}  {size:10}  {part:10.1%}")
    if total > len(rows):
        lines.append(f"… and {total - len(rows)} more")
    return lines


NAMED = "html"
"""A report of this name is one of this kind, under a name of ours."""


def write_page(tally: Tally, path: str) -> None:
    """The figures as a page of their own."""
    file = Path("copydesk-report.html" if path == NAMED else path)
    file.write_text(page.render(tally), encoding="utf-8")
