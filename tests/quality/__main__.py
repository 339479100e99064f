"""How well the service does: `python -m tests.quality` (or `make quality`).

Prints one table over the labelled sample and, where COPYDESK_CORPORA and MIRROR_ROOT say where
they are, what the public collections say. See `README.md` for what the columns count.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from copydesk.pipeline import Pipeline
from tests.quality import baselines, corpus, floors, metadata, public, score, syndication, wires
from tests.quality.metadata import Outcome
from tests.quality.public import TOP, Findings
from tests.quality.score import MEASURES, Scores, Verdict

HEADS = ("content", "chars", "boilerpl", "furnit", "matter", "mixed", "labels", "F1")
WIDTH = 100
COLLECTIONS = {**public.COLLECTIONS, **wires.COLLECTIONS}
"""The public collections that are measured, by name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 1 if a score is below its floor."""
    options = _options(arguments)
    pipeline = Pipeline.load(options.profiles, labeller=not options.rules_alone)
    samples = corpus.load_all()
    scores = score.score(samples, score.answer_with(pipeline))
    outcomes = [
        outcome
        for sample in samples
        for outcome in metadata.outcomes_of(
            sample, scores.answers[sample.name].properties, pipeline.parties
        )
    ]
    measured = floors.measures_of(scores, outcomes)
    if options.json:
        sys.stdout.write(json.dumps(measured, indent=2) + "\n")
        return 0
    if options.failures in COLLECTIONS:
        return _print_public_failures(options.failures, pipeline, options.step)
    if options.failures:
        _print_failures(scores, outcomes, options.failures)
        return 0
    _print_lines(scores)
    _print_metadata(outcomes)
    _print_syndication()
    if options.compare:
        _print_comparison(samples, scores, Pipeline.load(options.profiles, labeller=False))
    if not options.quick:
        _print_collections(pipeline, options.step)
    return 0 if options.rules_alone else _floors(measured, raising=options.raise_floors)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    families = ", ".join(["all", "metadata", *sorted(corpus.FAMILIES), *COLLECTIONS])
    add = parser.add_argument
    add("--failures", metavar="WHICH", help=f"what went wrong, one of: {families}")
    add("--compare", action="store_true", help="the baselines side by side")
    add("--raise", dest="raise_floors", action="store_true", help="write higher floors")
    add("--quick", action="store_true", help="the labelled sample only")
    add("--step", type=int, default=1, metavar="N", help="every Nth case of the collections")
    add("--profiles", action="append", default=[], metavar="FOLDER", help="more profiles")
    add("--rules-alone", action="store_true", help="without the labeller; floors do not apply")
    add("--json", action="store_true", help="the measures that floors are set on, and no more")
    return parser.parse_args(arguments)


def _say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def _cell(value: float | None, width: int = 9) -> str:
    return f"{'-' if value is None else format(value, '.1f'):>{width}}"


def _print_lines(scores: Scores) -> None:
    families = sorted(set(scores.tallies) - set(score.GROUPS))
    _say("Lines judged right, per cent (content, characters: kept; the others: removed or split)")
    _say(f"{'':<18}{'n':>4}" + "".join(f"{head:>9}" for head in HEADS))
    for group in (*score.GROUPS, *families):
        tally = scores.tallies[group]
        cells = "".join(_cell(tally.share(measure)) for measure in MEASURES)
        _say(f"{group:<18}{tally.samples:>4}{cells}")
    lines = scores.tallies["all"].lines
    counts = "".join(f"{lines[measure] or '':>9}" for measure in MEASURES)
    _say(f"{'lines':<18}{'':>4}{counts}")


def _print_metadata(outcomes: list[Outcome]) -> None:
    columns = ("expected", "right", "wrong", "missing", "invented", "extra")
    _say("\nMetadata (extra: items of a list that nobody printed as such)")
    _say(f"{'':<18}" + "".join(f"{column:>10}" for column in columns) + f"{'right %':>10}")
    for key, count in metadata.tally(outcomes).items():
        share = 100 * count["right"] / count["expected"] if count["expected"] else None
        cells = "".join(f"{count[column]:>10}" for column in columns)
        _say(f"{key:<18}{cells}{_cell(share, 10)}")


def _print_syndication() -> None:
    """Pairs of our own making; every second story is held out from developing."""
    halves = [syndication.measure(held_out=held_out) for held_out in (False, True)]
    for kind, told in (("copies", "recognised"), ("others", "merged")):
        _say(f"\nStories: {kind} {told}" + f"{'developing':>24}{'held out':>14}")
        rows = [getattr(half, kind) for half in halves]
        for name in rows[0]:
            cells = "".join(f"{row[name][0]:>8} of {row[name][1]:<3}" for row in rows)
            _say(f"  {name:<34}{cells}")
        shares = "".join(f"{100 * half.share(kind):>13.1f}%" for half in halves)
        _say(f"  {'all':<34}{shares}")


def _print_comparison(samples: list[corpus.Sample], ours: Scores, rules: Pipeline) -> None:
    judged = {"copydesk": ours}
    judged["its rules alone"] = score.score(samples, score.answer_with(rules))
    for name, lines in baselines.systems().items():
        judged[name] = score.score(samples, baselines.answer_with(lines))
    for group in score.GROUPS:
        _say(f"\n{group:<22}" + "".join(f"{head:>9}" for head in HEADS if head != "labels"))
        for name, scores in judged.items():
            tally = scores.tallies[group]
            cells = "".join(_cell(tally.share(m)) for m in MEASURES if m != "labels")
            _say(f"{name:<22}{cells}")


def _measure(name: str, pipeline: Pipeline, step: int) -> Findings | None:
    try:
        return COLLECTIONS[name](pipeline, step)
    except LookupError as reason:
        _say(f"\n{name}: not measured: {reason}.")
        return None


def _print_collections(pipeline: Pipeline, step: int) -> None:
    for name in COLLECTIONS:
        found = _measure(name, pipeline, step)
        if found is None:
            continue
        _say(f"\n{found.name}: {found.cases} articles")
        for what, (right, of) in found.shares.items():
            _say(f"  {what:<30}{right:>7} of {of:>6}{_cell(100 * right / of)}")
        _print_rules(found)


def _print_rules(found: Findings) -> None:
    rules = found.rules()
    total = sum(row[2] for row in rules)
    _say(f"  removed: {total} stretches by {len(rules)} rules; the busiest")
    _say(f"  {'':<44}{'label':<10}{'times':>7}{'chars':>9}{'long':>6}")
    for rule, label, times, characters, long in rules[:TOP]:
        _say(f"  {rule:<44}{label:<10}{times:>7}{characters:>9}{long:>6}")


def _print_failures(scores: Scores, outcomes: list[Outcome], family: str) -> None:
    if family != "metadata":
        for verdict in scores.failures(family):
            _say(_line(verdict))
    for outcome in outcomes:
        groups = {"metadata", *score.groups_of(outcome.sample)}
        if (outcome.how != "right" or outcome.invented) and family in groups:
            _say(f"{outcome.sample.name} {outcome.key}: {outcome.how}: "
                 f"{outcome.expected} -> {outcome.got}"[:300])  # fmt: skip


def _line(verdict: Verdict) -> str:
    where = f"{verdict.sample.name}:{verdict.number}"
    labels = f"{verdict.expected} -> {verdict.got}"
    return f"{where:<34} {labels:<28} {verdict.rules:<40} {verdict.text[:WIDTH]}"


def _print_public_failures(name: str, pipeline: Pipeline, step: int) -> int:
    found = _measure(name, pipeline, step)
    if found is None:
        return 1
    for what, case, said in found.wrong:
        _say(f"{what}: {case}: {said}"[:300])
    shown: dict[str, int] = {}
    for item in sorted(found.removed, key=lambda item: item.rule):
        shown[item.rule] = shown.get(item.rule, 0) + 1
        if shown[item.rule] <= TOP:
            _say(f"{item.rule} ({item.label}): {item.case}: {item.text[:WIDTH]!r}")
    return 0


def _floors(measured: dict[str, float], *, raising: bool) -> int:
    standing = floors.read()
    below = floors.below(measured, standing)
    _say()
    for name, value, floor in below:
        _say(f"BELOW ITS FLOOR: {name} is {value:.2f}, floor {floor:.2f}")
    if raising:
        raised = floors.raised(measured, standing)
        floors.write(raised)
        risen = sum(raised[name] > standing.get(name, -1) for name in raised)
        _say(f"{risen} floors raised.")
    elif not below:
        _say(f"{len(standing)} floors hold.")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
