"""Judges the lines that no rule claims, from their words, shape, place and neighbours.

A chain over the lines of a document: each is the story's, or furniture above, between or below
it. The features of a line give each of these a score, and steps from one to the next have scores
of their own, all read from a file; the share of all chains in which a line is no part of the
story is how sure the verdict is (a linear-chain conditional random field, Lafferty, McCallum and
Pereira 2001, here with the steps fixed so that there is one story). No clock and no chance has a
say, and the features that made a score can be listed.

In an article with a few strange lines only short ones are judged: prose is the story. In a whole
page flattened to text (menu, article, teasers, footer) the structure is the evidence, and what
stands outside the article's region goes, prose or not.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple

from copydesk.model.label import Label
from copydesk.rules.rule import Rule
from copydesk.rules.zones import is_prose

WEIGHTS = "labeller.json"
STORY, ABOVE, BETWEEN, BELOW = range(4)
"""What a line can be; the order of scores in the file."""
LONGEST = 160
"""Code points of the longest line that is judged outside a page: longer ones are read as prose."""
PAGE_LINES = 15
"""Short lines from which a text may be a flattened page; a menu and a footer have more."""
PAGE_SHARE = 0.4
"""Share of short lines from which it may be one."""
WORDS = 12
"""Words at the start of a short line that are looked up; longer lines say it in the first."""
LIGHT_BUDGET = 0.25
"""Share of the unclaimed characters that short lines may take away."""
PAGE_SURE, PAGE_OUTSIDE = 0.95, 12
"""How sure it must be of how many short lines above and below a story that a text is a page."""
PAGE_BUDGET = 0.7
"""Share of the characters of prose outside the region of a page that is still believed."""
LEAST_PROSE = 2
"""Paragraphs that a region must hold to be an article."""
_FAR = -1e9

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_DIGIT = re.compile(r"\d")
_CLOSERS = "\"')]"
_STOPS = ".?!:,\u2026|"
_MARKS = '|\u00bb\u203a\u2022\u00a9@\u2192%$/"?!&+#*'
FUNCTION_WORDS = frozenset(
    "the of and to in that is was for with his her which said has from by are were this a an it on "
    "as at be he she they but not have had who will der die das und nicht ist ein eine den mit von "
    "le la les des est une dans pour qui sur pas el los las una del por con que para se su il di "
    "che della per gli het een van niet zijn dat op".split()
)
"""Words that hold sentences together in the languages of most copy: furniture has few."""


class Shape(NamedTuple):
    """What a line looks like to its neighbours."""

    size: int
    prose: bool
    stop: str


class Verdict(NamedTuple):
    """A line judged to be furniture: its index among the texts, how sure (0-1), and how: by
    itself (`line`), or because it stands outside the region of the article (`region`)."""

    index: int
    probability: float
    how: str
    headline: bool


class Judgement(NamedTuple):
    """What goes, and why nothing goes where it would have been too much ("" otherwise)."""

    verdicts: tuple[Verdict, ...] = ()
    refused: str = ""


NOTHING = Judgement()


@cache
def _rule(how: str, label: Label, confidence: int) -> Rule:
    return Rule(id=f"labeller/{how}", label=label, order=0, confidence=confidence)


def rule_of(verdict: Verdict) -> Rule:
    """The rule that stands for a verdict in the account: chrome, or related for what reads like
    the headline of another story, with the confidence of the verdict."""
    label = Label.RELATED if verdict.headline else Label.CHROME
    return _rule(verdict.how, label, min(99, int(100 * verdict.probability)))


@dataclass(frozen=True)
class Chain:
    """The weights of one chain.

    `words` score furniture of any kind against the story, `shapes` furniture above, between and
    below; `steps[a][b]` is the score of the step from a to b, `_FAR` where there is none; `first`
    and `last` are the scores to begin and to end with.
    """

    words: Mapping[str, float]
    shapes: Mapping[str, tuple[float, float, float]]
    steps: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]
    last: tuple[float, ...]

    def score(self, words: Iterable[tuple[str, float]], shapes: Iterable[str]) -> list[float]:
        """The scores of a line as story (0) and as the three kinds of furniture."""
        known = self.words
        lexical = sum([known[word] * value for word, value in words if word in known])
        above = between = below = lexical
        for name in shapes:
            if (three := self.shapes.get(name)) is not None:
                above += three[0]
                between += three[1]
                below += three[2]
        return [0.0, above, between, below]

    def furniture(self, scores: Sequence[Sequence[float]]) -> list[tuple[float, float, float]]:
        """For each line how likely it is furniture above, between and below the story."""
        forward = self._forward(scores)
        after = [list(self.last)]
        for line in reversed(scores[1:]):
            ahead = [own + last for own, last in zip(line, after[-1], strict=True)]
            after.append([_log_sum([s + a for s, a in zip(row, ahead, strict=True)])
                          for row in self.steps])  # fmt: skip
        after.reverse()
        found = []
        for ahead, back in zip(forward, after, strict=True):
            both = [one + other for one, other in zip(ahead, back, strict=True)]
            total = _log_sum(both)
            above, between, below = (math.exp(one - total) for one in both[1:])
            found.append((above, between, below))
        return found

    def _forward(self, scores: Sequence[Sequence[float]]) -> list[list[float]]:
        rows = [[own + first for own, first in zip(scores[0], self.first, strict=True)]]
        columns = list(zip(*self.steps, strict=True))
        for line in scores[1:]:
            before = rows[-1]
            rows.append([
                own + _log_sum([b + s for b, s in zip(before, column, strict=True)])
                for own, column in zip(line, columns, strict=True)
            ])  # fmt: skip
        return rows


def _log_sum(values: Sequence[float]) -> float:
    """log(sum(exp(values))), without overflow."""
    most = max(values)
    if most <= _FAR / 2:
        return _FAR
    return most + math.log(sum([math.exp(value - most) for value in values]))


@dataclass(frozen=True)
class Labeller:
    """The model: a chain for texts with strange lines in them, one for whole pages, and the
    probabilities from which a line goes."""

    light: Chain
    page: Chain
    light_from: float
    """How sure it must be of a short line in an article."""
    page_from: float
    """How sure of a short line inside the region of a page."""
    region_from: float
    """How sure of the lines between the region of a page and its ends."""
    digest: str = ""

    @classmethod
    def load(cls) -> Labeller:
        """The packaged model."""
        return cls.parse((resources.files("copydesk") / "profiles" / WEIGHTS).read_bytes())

    @classmethod
    def parse(cls, raw: bytes) -> Labeller:
        """The model of a file of weights."""
        stored = json.loads(raw)
        return cls(
            _chain(stored["light"]),
            _chain(stored["page"]),
            stored["light_from"],
            stored["page_from"],
            stored["region_from"],
            sha256(raw).hexdigest()[:16],
        )

    def judge(self, texts: Sequence[str]) -> Judgement:
        """What of a document is furniture; `texts` are its unclaimed lines in order.

        Judging what is left finds nothing more, or finds it too much again.
        """
        lines = Lines(texts)
        if len(lines.short) == len(texts) or not lines.short:
            return NOTHING
        if lines.is_page and (kinds := self._page_kinds(lines)):
            found = self._page(lines, kinds)
            return found if found.verdicts else self._light(lines)._replace(refused=found.refused)
        return self._light(lines)

    def explain(self, texts: Sequence[str], index: int) -> list[tuple[str, float]]:
        """(feature, weight) of everything that speaks for furniture (positive) or for the story
        in one line, the strongest first; they add up to the log-odds of the verdict.

        `neighbours` is what the lines around it and their order add.
        """
        lines = Lines(texts)
        whole = self._page_kinds(lines) if lines.is_page else None
        chain = self.page if whole else self.light
        kinds = (whole or self._kinds(lines, chain, whole=False))[index]
        if not whole and not lines.is_judged(index):
            return []
        kind = max(range(3), key=lambda one: kinds[one])
        found = [
            (word, chain.words[word] * value)
            for word, value in lines.words(index)
            if word in chain.words
        ]
        found += [
            (name, chain.shapes[name][kind]) for name in lines.looks(index) if name in chain.shapes
        ]
        sure = min(max(sum(kinds), 1e-9), 1 - 1e-9)
        rest = math.log(sure / (1 - sure)) - sum(weight for _, weight in found)
        return sorted([*found, ("neighbours", rest)], key=lambda item: (-abs(item[1]), item[0]))

    def _kinds(
        self, lines: Lines, chain: Chain, *, whole: bool
    ) -> list[tuple[float, float, float]]:
        """How likely each line is furniture above, between and below; prose is the story unless
        the `whole` is judged."""
        scores = [
            chain.score(lines.words(index), lines.looks(index))
            if whole or lines.is_judged(index)
            else [0.0, _FAR, _FAR, _FAR]
            for index in range(len(lines.texts))
        ]
        return chain.furniture(scores)

    def _light(self, lines: Lines) -> Judgement:
        kinds = self._kinds(lines, self.light, whole=False)
        found = tuple(
            Verdict(index, sure, "line", lines.is_headline(index))
            for index in lines.short
            if lines.is_judged(index) and (sure := sum(kinds[index])) >= self.light_from
        )
        taken = sum(len(lines.texts[one.index]) for one in found)
        if taken > LIGHT_BUDGET * sum(map(len, lines.texts)):
            return Judgement((), f"{len(found)} short lines are {taken} characters of the text")
        return Judgement(found)

    def _page_kinds(self, lines: Lines) -> list[tuple[float, float, float]] | None:
        """What the lines of a page are; None if the text is no page after all."""
        kinds = self._kinds(lines, self.page, whole=True)
        outside = sum(kinds[index][0] + kinds[index][2] > PAGE_SURE for index in lines.short)
        return kinds if outside >= PAGE_OUTSIDE else None

    def _page(self, lines: Lines, kinds: Sequence[tuple[float, float, float]]) -> Judgement:
        shapes = lines.shapes
        outside = [above + below for above, _, below in kinds]
        kept = [index for index, sure in enumerate(outside) if sure < self.region_from]
        if sum(shapes[index].prose for index in kept) < LEAST_PROSE:
            return Judgement((), "a whole page, and no article found in it")
        region = range(kept[0], kept[-1] + 1)
        prose = sum(shape.size for shape in shapes if shape.prose)
        inside = sum(shapes[index].size for index in region if shapes[index].prose)
        if prose - inside > PAGE_BUDGET * prose:
            return Judgement((), f"a whole page whose article would be {inside} of {prose}"
                                 " characters of prose")  # fmt: skip
        found: list[Verdict] = []
        for index, sure in enumerate(outside):
            if index not in region:
                found.append(Verdict(index, sure, "region", lines.is_headline(index)))
            elif not shapes[index].prose and sum(kinds[index]) >= self.page_from:
                how = "line"
                found.append(Verdict(index, sum(kinds[index]), how, lines.is_headline(index)))
        return Judgement(tuple(found))


def _chain(stored: Mapping[str, Any]) -> Chain:
    return Chain(
        stored["words"],
        {name: (three[0], three[1], three[2]) for name, three in stored["shapes"].items()},
        tuple(tuple(_FAR if step is None else step for step in row) for row in stored["steps"]),
        tuple(_FAR if step is None else step for step in stored["first"]),
        tuple(_FAR if step is None else step for step in stored["last"]),
    )


class Lines:
    """The unclaimed lines of a document, and what can be seen of each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.shapes = [shape_of(text) for text in texts]
        self.short = [index for index, shape in enumerate(self.shapes) if not shape.prose]

    @property
    def is_page(self) -> bool:
        """Whether so many lines are short that this may be a whole page."""
        return len(self.short) >= max(PAGE_LINES, PAGE_SHARE * len(self.texts))

    def is_judged(self, index: int) -> bool:
        """Whether a line may be judged by itself."""
        return not self.shapes[index].prose and self.shapes[index].size <= LONGEST

    def is_headline(self, index: int) -> bool:
        """Whether a line reads like the headline of another story."""
        shape = self.shapes[index]
        return not shape.prose and shape.stop in ("", "?", "!") and self.texts[index].count(" ") > 3

    def words(self, index: int) -> list[tuple[str, float]]:
        """(feature, value) of the words of a line: single, first and last, and pairs; of prose
        the different ones, weighed by how many there are."""
        text = self.texts[index].lower()
        if self.shapes[index].prose:
            different = dict.fromkeys(_WORD.findall(text[:1000]))
            value = 2 / math.sqrt(len(different) or 1)
            return [("~" + word, value) for word in different]
        words = _WORD.findall(text)
        if not words:
            return [("=" + text[:6], 1.0)]
        del words[WORDS:]
        names = dict.fromkeys(words)
        found = [(word, 1.0) for word in names]
        found += [("^" + words[0], 1.0), (words[-1] + "$", 1.0)]
        found += [(f"{a} {b}", 1.0) for a, b in zip(words, words[1:], strict=False)]
        return found

    def looks(self, index: int) -> list[str]:
        """The features of a line other than its words, by name."""
        shape = self.shapes[index]
        names = ["any", f"prose:{min(shape.size // 100, 6)}"] if shape.prose else ["any", "short"]
        if not shape.prose:
            names += _shape_names(self.texts[index], shape)
            if self._counts[self.texts[index]] > 1:
                names.append("twice")
        names.append(f"topic:{'prose' if shape.prose else 'short'}:{self._topic(index)}")
        names += self._place(index)
        return names

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.texts[index] for index in self.short)

    @cached_property
    def _topics(self) -> Counter[str]:
        """In how many paragraphs each word stands."""
        found: Counter[str] = Counter()
        for text, shape in zip(self.texts, self.shapes, strict=True):
            if shape.prose:
                found.update(set(text[:1000].lower().split()))
        return found

    def _topic(self, index: int) -> int:
        """How much a line is about what the prose around it is about: 0 to 4, 5 where it has no
        word that could tell."""
        prose = self.shapes[index].prose
        words = {
            word
            for word in self.texts[index][:1000].lower().split()
            if len(word) > 4 and word not in FUNCTION_WORDS
        }
        if not words:
            return 5
        least = 2 if prose else 1
        topics = self._topics
        return 4 * sum([topics[word] >= least for word in words]) // len(words)

    @cached_property
    def _runs(self) -> list[tuple[int, int]]:
        """For each line the run of short lines (start, end) it stands in."""
        runs: list[tuple[int, int]] = []
        start = 0
        for index, shape in enumerate(self.shapes):
            if shape.prose:
                runs += [(start, index)] * (index - start) + [(index, index + 1)]
                start = index + 1
        return runs + [(start, len(self.shapes))] * (len(self.shapes) - start)

    def _place(self, index: int) -> list[str]:
        """Where a line stands: from either end, in its run, and beside what."""
        shapes, size = self.shapes, len(self.shapes)
        start, end = self._runs[index]
        ends = ("top" if start == 0 else "") + ("foot" if end == size else "")
        kind = "p" if shapes[index].prose else "s"
        names = [
            f"{kind}run:{(end - start).bit_length()}:{ends}",
            f"{kind}top:{min(index, 31).bit_length()}",
            f"{kind}end:{min(size - 1 - index, 31).bit_length()}",
        ]
        for offset in (-2, -1, 1, 2):
            at = index + offset
            if not 0 <= at < size:
                names.append(f"{kind}{offset}:none")
            else:
                near = shapes[at]
                told = f"prose{min(near.size // 150, 3)}" if near.prose else near.size.bit_length()
                names.append(f"{kind}{offset}:{told}{near.stop}")
        return names


def shape_of(text: str) -> Shape:
    """The shape of a line."""
    last = text[-1:] if text[-1:] not in _CLOSERS else text[-2:-1]
    return Shape(len(text), is_prose(text), last if last in _STOPS else "")


def _shape_names(text: str, shape: Shape) -> list[str]:
    words = text.split()
    count = len(words)
    names = [f"size:{shape.size.bit_length()}", f"words:{min(count, 12)}", f"stop:{shape.stop}"]
    digits = len(_DIGIT.findall(text))
    names.append(f"digits:{min(4, 8 * digits // shape.size)}")
    first = text[0]
    opens = (
        "upper" if first.isupper() else "lower" if first.islower() else
        "digit" if first.isdigit() else "other" if first.isalpha() else first
    )  # fmt: skip
    names.append(f"opens:{opens}")
    capitals = sum([word[0].isupper() for word in words])
    function = sum([word in FUNCTION_WORDS for word in words])
    names.append(f"capitals:{4 * capitals // count}:{min(count, 9) // 3}")
    names.append(f"function:{min(3, 6 * function // count)}:{min(count, 9) // 3}")
    if text.isupper():
        names.append("all-capitals")
    names += [f"has:{mark}" for mark in _MARKS if mark in text]
    if "http" in text or "www." in text:
        names.append("has:address")
    return names
