"""The report of a run as one HTML page, with its charts drawn in it: no script, no address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from copydesk.cli.tally import Tally, removed

MOST_BARS = 25

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1e; --paper: #fff; --soft: #6b7280; --line: #e5e7eb;
  --keep: #94a3b8; --lift: #0b5fad; --drop: #b03030; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8ea; --paper: #17181a; --soft: #9aa0aa;
  --line: #303236; --keep: #56606e; --lift: #6fb1f5; --drop: #f08080; } }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1.25rem; background: var(--paper);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 .75rem; color: var(--soft); }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: 1rem 0; }
dt { color: var(--soft); font-size: .8rem; } dd { margin: 0; font-size: 1.5rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: var(--ink); }
svg .soft { fill: var(--soft); } svg .axis { stroke: var(--line); }
.keep { fill: var(--keep); } .lift { fill: var(--lift); } .drop { fill: var(--drop); }
.key span { margin-right: 1.25rem; } .key i { display: inline-block; width: .8rem; height: .8rem;
  margin-right: .35rem; border-radius: 2px; vertical-align: -1px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; padding: .3rem .5rem; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; vertical-align: top; } th { color: var(--soft); font-weight: normal; }
"""

_KEY = "".join(
    f'<span><i style="background:var(--{fate})"></i>{name}</span>'
    for fate, name in (("keep", "story"), ("lift", "lifted to the metadata"), ("drop", "dropped"))
)

LIFTED = ("headline", "byline", "dateline", "meta", "credit", "rights", "note", "media")


def render(tally: Tally) -> str:
    """The whole page; names from documents are text, never markup."""
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Report of a run</title>
<style>{_STYLE}</style>
<h1>Report of a run</h1>
{_totals(tally)}
<p class="key">{_KEY}</p>
<h2>Removed, by publisher</h2>
<p>Shares of the characters, white space apart; publishers with most articles first.</p>
{_publishers(tally)}
<h2>What was removed</h2>
<p>Characters, by what they are.</p>
{_labels(tally)}
<h2>By which rule</h2>
<p>Characters removed; the rules that removed most.</p>
{_bars(_largest(tally.rules), "lift")}
<h2>Warnings</h2>
{_bars(_largest(tally.warnings), "keep") if tally.warnings else "<p>None.</p>"}
<h2>Problems</h2>
{_bars(_largest(tally.problems), "drop") if tally.problems else "<p>None.</p>"}
<h2>Documents to review</h2>
{_review(tally)}
</html>
"""


def _totals(tally: Tally) -> str:
    every = tally.characters - tally.fates["layout"]
    shown = (
        ("articles", f"{tally.articles:,}"),
        ("problems", f"{tally.problems.total():,}"),
        ("characters", f"{every:,}"),
        ("lifted", f"{tally.fates['lift'] / max(every, 1):.1%}"),
        ("dropped", f"{tally.fates['drop'] / max(every, 1):.1%}"),
    )
    items = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in shown)
    return f"<dl>{items}</dl>"


def _largest(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_BARS]


ROW, NAME, ROOM, WIDTH = 24, 260, 560, 960
"""Of a chart, in units of its own: height of a row, width for names and for bars, and of all."""


def _publishers(tally: Tally) -> str:
    largest = _largest({name: one["articles"] for name, one in tally.publishers.items()})
    rows = []
    for index, (name, articles) in enumerate(largest):
        counts = tally.publishers[name]
        every = max(counts["keep"] + counts["lift"] + counts["drop"], 1)
        at = float(NAME)
        bars = ""
        for fate in ("keep", "lift", "drop"):
            wide = ROOM * counts[fate] / every
            bars += _bar(at, index, wide, fate, f"{fate}: {counts[fate]:,} characters")
            at += wide
        told = f"{removed(counts):.1%} of {articles:,}"
        rows.append(_name(index, name) + bars + _value(index, NAME + ROOM, told))
    return _chart(rows, "Share of the characters removed, by publisher")


def _labels(tally: Tally) -> str:
    largest = _largest(tally.labels)
    fates = ["lift" if name in LIFTED else "drop" for name, _ in largest]
    return _bars(largest, *fates)


def _bars(counts: Sequence[tuple[str, int]], *fates: str) -> str:
    """A bar for each count; one class for all, or one each."""
    most = max((count for _, count in counts), default=1)
    rows = []
    for index, (name, count) in enumerate(counts):
        wide = ROOM * count / max(most, 1)
        fate = fates[index] if len(fates) > 1 else fates[0] if fates else "keep"
        bar = _bar(NAME, index, wide, fate, f"{name}: {count:,}")
        rows.append(_name(index, name) + bar + _value(index, NAME + wide, f"{count:,}"))
    return _chart(rows, "Counts")


def _name(row: int, name: str) -> str:
    short = name if len(name) <= 38 else name[:37] + "…"
    return f'<text x="0" y="{row * ROW + 16}">{escape(short)}</text>'


def _bar(at: float, row: int, wide: float, fate: str, title: str) -> str:
    return (
        f'<rect class="{fate}" x="{at:.1f}" y="{row * ROW + 4}" width="{wide:.1f}" '
        f'height="{ROW - 8}"><title>{escape(title)}</title></rect>'
    )


def _value(row: int, at: float, told: str) -> str:
    return f'<text class="soft" x="{at + 8:.1f}" y="{row * ROW + 16}">{escape(told)}</text>'


def _chart(rows: Sequence[str], about: str) -> str:
    high = max(len(rows), 1) * ROW
    axis = f'<line class="axis" x1="{NAME}" y1="0" x2="{NAME}" y2="{high}"/>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {high}" role="img" aria-label="{escape(about)}">'
        f"{axis}{''.join(rows)}</svg>"
    )


def _review(tally: Tally) -> str:
    if not tally.review:
        return "<p>None: of no document was most removed, and nothing was doubtful.</p>"
    rows = "".join(
        f"<tr><td>{escape(one.label)}</td><td>{escape(one.why)}</td></tr>" for one in tally.review
    )
    return f"<table><tr><th>document</th><th>why</th></tr>{rows}</table>"
