"""The scores of the labelled sample hold their floors, and the scoring itself is right."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from copydesk.pipeline import Pipeline
from tests.quality import baselines, corpus, floors, metadata, score
from tests.quality.corpus import Sample, Span
from tests.quality.score import Answer


@cache
def measured() -> dict[str, float]:
    pipeline = Pipeline.load()
    samples = corpus.load_all()
    scores = score.score(samples, score.answer_with(pipeline))
    outcomes = [
        outcome
        for sample in samples
        for outcome in metadata.outcomes_of(
            sample, scores.answers[sample.name].properties, pipeline.parties
        )
    ]
    return floors.measures_of(scores, outcomes)


@pytest.mark.quality
@pytest.mark.parametrize("group", dict.fromkeys(name.partition(".")[0] for name in floors.read()))
def test_floors_hold(group: str) -> None:
    """No score has fallen below its floor; `python -m tests.quality --failures all` says why."""
    standing = {k: v for k, v in floors.read().items() if k.partition(".")[0] == group}
    assert not floors.below(measured(), standing)


def test_floors_only_rise(tmp_path: Path) -> None:
    """Written floors are read back; a worse score lowers none, a better one raises its own."""
    path = tmp_path / "floors.toml"
    first = {"web text.content": 99.123, "at_most.invented": 4.0}
    floors.write(floors.raised(first, {}), path)
    assert floors.read(path) == {"web text.content": 99.12, "at_most.invented": 4.0}
    worse = {"web text.content": 98.0, "at_most.invented": 5.0}
    assert floors.raised(worse, floors.read(path)) == floors.read(path)
    assert [name for name, _, _ in floors.below(worse, floors.read(path))] == list(worse)
    better = {"web text.content": 99.9, "at_most.invented": 0.0}
    assert floors.raised(better, floors.read(path)) == better
    assert [name for name, _, _ in floors.below({}, {"all.mixed": 1.0})] == ["all.mixed"]


TEXT = "By Ida\nIt rained. © Sallow\nShare!"
SPANS = [
    Span(0, 6, "byline"),
    Span(7, 17, "body"),
    Span(18, 26, "rights"),
    Span(27, 33, "chrome"),
]


def judged(labels: str) -> list[tuple[str, bool, bool]]:
    """(kind, right, same label) of each line of `TEXT`, given a letter for each character."""
    names = {"b": "body", "y": "byline", "r": "rights", "c": "chrome", ".": "layout"}
    sample = Sample("x", "portal", False, TEXT, SPANS)
    answer = Answer([names[letter] for letter in labels], [""] * len(TEXT))
    return [(v.kind, v.right, v.same_label) for v in score.verdicts_of(sample, answer)]


def test_lines_are_judged() -> None:
    """Each kind of line by its own measure."""
    perfect = "yyyyyy.bbbbbbbbbb.rrrrrrrr.cccccc"
    assert judged(perfect) == [
        ("boilerplate", True, True),
        ("mixed", True, True),
        ("boilerplate", True, True),
    ]
    stop_and_sign_swapped = "yyyyyy.bbbbbbbbbr.brrrrrrr.cccccc"
    assert judged(stop_and_sign_swapped)[1] == ("mixed", True, True)
    letter_swapped = "yyyyyy.bbbbbbbbbb.rrrrrrrb.rrrrrb"
    assert [right for _, right, _ in judged(letter_swapped)] == [True, False, False]
    other_label = "rrrrrr.bbbbbbbbbb.rrrrrrrr.cccccc"
    assert judged(other_label)[0] == ("boilerplate", True, False)


def test_keeping_everything_keeps_everything() -> None:
    """The plainest baseline scores what it must: all content, and nothing else."""
    everything = baselines.answer_with(baselines.systems()["keep everything"])
    tally = score.score(corpus.load_all(), everything).tallies["all"]
    shares = [tally.share(name) for name in ("content", "characters", "boilerplate", "mixed")]
    assert shares == [100, 100, 0, 0]
