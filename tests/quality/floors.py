"""Floors of the labelled sample: scores that may rise and never fall.

`floors.toml` holds one table for each group, with a floor for each measure in per cent, and one
for metadata: per cent right of what is expected, and under `at_most` counts that only sink.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.quality import metadata
from tests.quality.metadata import Outcome
from tests.quality.score import GROUPS, MEASURES, Scores

FLOORS = Path(__file__).with_name("floors.toml")
AT_MOST = "at_most"
"""The table of counts that must not rise."""
_PLACES = 100
"""Floors are cut, never rounded up, to this part of a per cent."""
_HEAD = """\
# What the labelled sample must reach, in per cent; under `at_most`, what it must not exceed.
# Written by `python -m tests.quality --raise`, which only tightens. To loosen one takes a hand, and
# a reason in the commit.
"""


def measures_of(scores: Scores, outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Every score that has a floor, by its dotted name: `web text.content`, `metadata.date`."""
    found: dict[str, float] = {}
    for group in (*GROUPS, "page", "clean"):
        tally = scores.tallies[group]
        for measure in MEASURES:
            share = tally.share(measure)
            if share is not None and measure != "labels":
                found[f"{group}.{measure}"] = share
        if of := tally.lines["boilerplate"]:  # of the removed alone it sinks as more are removed
            found[f"{group}.labelled"] = 100 * tally.right["labels"] / of
    counts = metadata.tally(outcomes)
    for key, count in counts.items():
        if count["expected"]:
            found[f"metadata.{key}"] = 100 * count["right"] / count["expected"]
    found[f"{AT_MOST}.invented"] = float(sum(count["invented"] for count in counts.values()))
    found[f"{AT_MOST}.extra authors"] = float(counts["authors"]["extra"])
    found[f"{AT_MOST}.extra contributors"] = float(counts["contributors"]["extra"])
    return found


def read(path: Path = FLOORS) -> dict[str, float]:
    """The floors as they stand, by dotted name; none where there is no file."""
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{group}.{measure}": float(floor)
        for group, table in tables.items()
        for measure, floor in table.items()
    }


def below(
    measured: Mapping[str, float], floors: Mapping[str, float]
) -> list[tuple[str, float, float]]:
    """(name, score, floor) of what has fallen; what is no longer measured has fallen too."""
    found = []
    for name, floor in floors.items():
        value = measured.get(name, math.nan)
        holds = value <= floor if name.startswith(AT_MOST) else value >= floor
        if not holds:
            found.append((name, value, floor))
    return found


def raised(measured: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The tighter of score and floor, for everything measured or held.

    >>> raised({"all.mixed": 90.128, "at_most.invented": 3}, {"all.mixed": 91.0})
    {'all.mixed': 91.0, 'at_most.invented': 3.0}
    """
    tight = dict(floors)
    for name, value in measured.items():
        if name.startswith(AT_MOST):
            tight[name] = min(float(value), floors.get(name, math.inf))
        else:
            cut = math.floor(value * _PLACES) / _PLACES
            tight[name] = max(cut, floors.get(name, 0.0))
    return tight


def write(floors: Mapping[str, float], path: Path = FLOORS) -> None:
    """Writes the floors, a table for each group."""
    tables: dict[str, list[str]] = {}
    for name, floor in floors.items():
        group, _, measure = name.partition(".")
        shown = f"{floor:.0f}" if group == AT_MOST else f"{floor:.2f}"
        tables.setdefault(group, []).append(f"{_key(measure)} = {shown}\n")
    parts = [f"\n[{_key(group)}]\n{''.join(rows)}" for group, rows in tables.items()]
    path.write_text(_HEAD + "".join(parts), encoding="utf-8")


def _key(text: str) -> str:
    return text if text.replace("_", "").isalnum() else f'"{text}"'
