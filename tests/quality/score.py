"""Line scores of the labelled sample: what was kept, what left the body, what was split rightly.

Three kinds of source line. A *content* line holds nothing but body: it is kept if every character
of it that prints is. A *boilerplate* line holds no body: it is removed if no character of it is
left in the body, lifted or dropped alike; *furniture* (related, promo, chrome) and *matter*
(headline, byline, rights, note …) are counted apart and together. A *mixed* line holds both, and
is split rightly if every letter and digit is on its side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from copydesk.pipeline import Pipeline
from tests.quality.corpus import REMOVED, Sample, Span, is_layout

WIRES = frozenset({"archive", "wire", "release"})
"""Families of exports and wires; the others are web text."""
GROUPS = ("all", "web text", "exports and wires", "temptations")
"""What is counted besides each family, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a system made of a sample: a label and a rule for each character of `Sample.raw`.

    `properties` is the article, empty for systems that read no metadata.
    """

    labels: list[str]
    rules: list[str]
    properties: dict[str, Any] = field(default_factory=dict)


Answering = Callable[[Sample], Answer]


class Verdict(NamedTuple):
    """One source line, and how it was judged.

    `kind` is content, boilerplate or mixed; `expected` and `got` are the labels in the order of
    the line, joined by `+`; `rules` are those that decided what went wrong, or all of them;
    `body` and `kept` count characters that print: of the story, and those of them still there.
    """

    sample: Sample
    number: int
    text: str
    kind: str
    expected: str
    got: str
    rules: str
    right: bool
    same_label: bool
    body: int
    kept: int


def answer_with(pipeline: Pipeline) -> Answering:
    """The service itself, as a system to be judged."""

    def answer(sample: Sample) -> Answer:
        normalised, _ = pipeline.label(pipeline.read(sample.encode()))
        text = normalised.ledger.text
        labels: list[str] = []
        rules: list[str] = []
        for entry in normalised.ledger.entries:
            labels += [entry.label.value] * (entry.end - entry.start)
            rules += [entry.rule] * (entry.end - entry.start)
        mark = len(text) - len(sample.raw)  # the byte order mark is text, and never in `raw`
        assert text[mark:] == sample.raw
        return Answer(labels[mark:], rules[mark:], normalised.article.properties)

    return answer


def verdicts_of(sample: Sample, answer: Answer) -> Iterator[Verdict]:
    """Every source line that prints something, judged."""
    numbers = _line_numbers(sample)
    for start, end, spans in sample.lines():
        kind = kind_of(spans)
        wrong = [at for span in spans for at in _wrong(sample, span, answer, kind)]
        decisive = wrong or [at for span in spans for at in _printing(sample, span)]
        body = [at for s in spans if s.label == "body" for at in _printing(sample, s)]
        yield Verdict(
            sample=sample,
            number=numbers[start],
            text=sample.raw[start:end].strip(),
            kind=kind,
            expected="+".join(dict.fromkeys(span.label for span in spans)),
            got="+".join(dict.fromkeys(answer.labels[at] for at in decisive)),
            rules=" ".join(dict.fromkeys(answer.rules[at] for at in decisive)),
            right=not wrong,
            same_label=all(_label_of(sample, span, answer) == span.label for span in spans),
            body=len(body),
            kept=sum(answer.labels[at] == "body" for at in body),
        )


def kind_of(spans: Iterable[Span]) -> str:
    """content, boilerplate or mixed."""
    body = {span.label == "body" for span in spans}
    return "mixed" if len(body) == 2 else "content" if body == {True} else "boilerplate"


def _line_numbers(sample: Sample) -> dict[int, int]:
    numbers, at = {}, 0
    for number, line in enumerate(sample.raw.split(sample.newline), start=1):
        numbers[at] = number
        at += len(line) + len(sample.newline)
    return numbers


def _printing(sample: Sample, span: Span) -> list[int]:
    return [at for at in range(span.start, span.end) if not is_layout(sample.raw[at])]


def _wrong(sample: Sample, span: Span, answer: Answer, kind: str) -> list[int]:
    """The characters of a span that are on the wrong side.

    In a mixed line punctuation counts only where the span is nothing else.
    """
    counted = _printing(sample, span)
    if kind == "mixed":
        counted = [at for at in counted if sample.raw[at].isalnum()] or counted
    keep = span.label == "body"
    return [at for at in counted if (answer.labels[at] == "body") is not keep]


def _label_of(sample: Sample, span: Span, answer: Answer) -> str:
    """The label of most characters of a span."""
    counts = Counter(answer.labels[at] for at in _printing(sample, span))
    return counts.most_common(1)[0][0]


def bodies_of(sample: Sample, answer: Answer) -> tuple[Counter[str], Counter[str]]:
    """The words of the story, and of what the answer keeps, each with how often it stands."""
    wanted = " ".join(sample.raw[s.start : s.end] for s in sample.spans if s.label == "body")
    kept = "".join(
        char if label in ("body", "layout") else " "
        for char, label in zip(sample.raw, answer.labels, strict=True)
    )
    return Counter(wanted.split()), Counter(kept.split())


def f1_of(wanted: Counter[str], kept: Counter[str]) -> float:
    """The harmonic mean of precision and recall over words, 0 to 1."""
    both = sum((wanted & kept).values())
    total = sum(wanted.values()) + sum(kept.values())
    return 2 * both / total if total else 1.0


@dataclass
class Tally:
    """The counts of one group of samples, and the shares that follow from them, in per cent."""

    samples: int = 0
    f1: float = 0.0
    body: int = 0
    kept: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, sample: Sample, answer: Answer, verdicts: Iterable[Verdict]) -> None:
        """Counts one sample in."""
        self.samples += 1
        self.f1 += f1_of(*bodies_of(sample, answer))
        for verdict in verdicts:
            self.body += verdict.body
            self.kept += verdict.kept
            for name in names_of(verdict):
                self.lines[name] += 1
                self.right[name] += verdict.same_label if name == "labels" else verdict.right

    def share(self, name: str) -> float | None:
        """Per cent of the lines of a kind that were judged right; None where there is none."""
        if name == "characters":
            return 100 * self.kept / self.body if self.body else None
        if name == "f1":
            return 100 * self.f1 / self.samples if self.samples else None
        return 100 * self.right[name] / self.lines[name] if self.lines[name] else None


MEASURES = "content characters boilerplate furniture matter mixed labels f1".split()
"""What a `Tally` can be asked for."""


def names_of(verdict: Verdict) -> Iterator[str]:
    """The measures that a line counts for."""
    yield verdict.kind
    if verdict.kind == "boilerplate":
        labels = set(verdict.expected.split("+"))
        yield "furniture" if labels <= REMOVED else "matter"
        if verdict.right:
            yield "labels"


def groups_of(sample: Sample) -> Iterator[str]:
    """The groups that a sample counts for."""
    yield "all"
    yield "exports and wires" if sample.family in WIRES else "web text"
    if sample.temptation:
        yield "temptations"
    yield sample.family


@dataclass
class Scores:
    """The whole sample, judged: tallies by group, every line, and the answers by sample name."""

    tallies: dict[str, Tally]
    verdicts: list[Verdict]
    answers: dict[str, Answer]

    def failures(self, family: str = "all") -> list[Verdict]:
        """The lines judged wrong, those of one family or group, or `all`."""
        return [v for v in self.verdicts if not v.right and family in groups_of(v.sample)]


def score(samples: Iterable[Sample], answering: Answering) -> Scores:
    """Judges a system by the labelled sample."""
    scores = Scores({}, [], {})
    for sample in samples:
        answer = answering(sample)
        verdicts = list(verdicts_of(sample, answer))
        for group in groups_of(sample):
            scores.tallies.setdefault(group, Tally()).add(sample, answer, verdicts)
        scores.verdicts += verdicts
        scores.answers[sample.name] = answer
    return scores
