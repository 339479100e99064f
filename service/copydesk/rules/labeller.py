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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from importlib import resources
from itertools import pairwise
from typing import Any, NamedTuple

from copydesk.model.label import Label
from copydesk.rules.headline import LIST_ITEM
from copydesk.rules.rule import Rule
from copydesk.rules.zones import is_prose

WEIGHTS = "labeller.json"
STORY, ABOVE, BETWEEN, BELOW = range(4)
"""What a line can be; the order of scores in the file."""
READ = 1_000
"""Code points of a paragraph that are read."""
REMEMBERED = 8_192
"""Lines whose scores are remembered."""
PAGE_LINES = 15
"""Short lines from which a text may be a flattened page; a menu and a footer have more."""
PAGE_SHARE = 0.4
"""Share of short lines from which it may be one."""
WORDS = 12
"""Words at the start of a short line that are looked up; longer lines say it in the first."""
LIGHT_BUDGET = 0.25
"""Share of the unclaimed characters that short lines may take away."""
PAGE_SURE, PAGE_OUTSIDE = 0.95, 20
"""How sure it must be of how many short lines above and below a story that a text is a page."""
PAGE_BUDGET = 0.7
"""Share of the characters of prose outside the region of a page that is still believed."""
PAGE_PROSE = 0.22
"""Share of paragraphs among the lines outside the region of a page that is still believed."""
LEAST_PROSE = 2
"""Paragraphs that a region must hold to be an article."""
_MARGIN = 1e-6
"""How far below what it must have a share must be for the order of additions not to matter."""
_FAR = -1e9
_LEAST = 1e-9

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_DIGIT = re.compile(r"\d")
_CLOSERS = "\"')]"
_STOPS = ".?!:,\u2026|"
_FULL_STOPS = frozenset(".?!")
_MARKS = '|\u00bb\u203a\u2022\u00a9@\u2192%$/"?!&+#*'
FUNCTION_WORDS = frozenset(
    "the of and to in that is was for with his her which said has from by are were this a an it on "
    "as at be he she they but not have had who will der die das und nicht ist ein eine den mit von "
    "le la les des est une dans pour qui sur pas el los las una del por con que para se su il di "
    "che della per gli het een van niet zijn dat op".split()
)
"""Words that hold sentences together in the languages of most copy: furniture has few."""


Scores = tuple[float, float, float]
"""Of furniture above, between and below the story."""


class Shape(NamedTuple):
    """What a line looks like to its neighbours."""

    size: int
    prose: bool
    stop: str


class Verdict(NamedTuple):
    """A line judged to be furniture: its place among the texts, how sure (0-1), and how: by
    itself (`line`), or because it stands outside the region of the article (`region`)."""

    at: int
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
    shapes: Mapping[str, Scores]
    steps: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]
    last: tuple[float, ...]

    @cached_property
    def by_itself(self) -> Callable[[str, bool], Scores]:
        """The scores of a line by its words and its shape; furniture comes again and again, so
        they are remembered."""

        @lru_cache(maxsize=REMEMBERED)
        def scores(text: str, prose: bool) -> Scores:
            known = self.words
            lexical = sum(
                [known[word] * value for word, value in words_of(text, prose) if word in known]
            )
            above, between, below = self.sum(looks_of(text, prose))
            return above + lexical, between + lexical, below + lexical

        return scores

    def sum(self, names: Iterable[str]) -> Scores:
        """The scores of features, added up."""
        above = between = below = 0.0
        known = self.shapes
        for name in names:
            if name in known:
                three = known[name]
                above += three[0]
                between += three[1]
                below += three[2]
        return above, between, below

    def score(self, lines: Lines, index: int) -> Scores:
        """The scores of a line as the three kinds of furniture, where the story scores 0."""
        a, b, c = self.by_itself(lines.texts[index], lines.shape(index).prose)
        d, e, f = self.sum(lines.place(index))
        return a + d, b + e, c + f

    def all_of(self, lines: Lines) -> list[Scores]:
        """How likely each line is furniture above, between and below the story."""
        scores = [(0.0, *self.score(lines, index)) for index in range(len(lines.texts))]
        return _marginals(scores, self.steps, self.first, self.last)

    def short_of(
        self, lines: Lines, least: Callable[[int], float] | None = None
    ) -> dict[int, Scores]:
        """The same for the short lines, given that prose is the story: each run of short lines
        by itself, with the states that it can have where it stands. A line by itself that cannot
        reach the share that it must have `least` is left out."""
        found: dict[int, Scores] = {}
        size = len(lines.texts)
        for start, end in lines.short_runs:
            place = self._place_of(start > 0, end == size)
            if least is not None and end - start == 1:
                share = least(start)
                limit = math.log(share / (1 - share)) - _MARGIN
                if self._ceiling(lines, start, place, limit) < limit:
                    continue
            states = place.states
            scores = [(0.0, *self.score(lines, index)) for index in range(start, end)]
            some = _marginals(
                [[line[state] for state in states] for line in scores],
                place.steps,
                place.first,
                place.last,
            )
            for index, line in enumerate(some, start):
                by_state = dict(zip(states[1:], line, strict=True))
                found[index] = (
                    by_state.get(ABOVE, 0.0), by_state.get(BETWEEN, 0.0), by_state.get(BELOW, 0.0)
                )  # fmt: skip
        return found

    def _ceiling(self, lines: Lines, index: int, place: Place, limit: float) -> float:
        """What the log-odds that a line by itself is furniture cannot pass, if that is below the
        limit: were its surroundings, or else its topic, what speaks most for it. What it is about
        costs most to see, and seldom decides."""
        own = self.by_itself(lines.texts[index], False)
        if (ceiling := place.odds(own, self._around_most)) < limit:
            return ceiling
        around = self.sum(lines.surroundings(index))
        topic = self._most("stopic:")
        return place.odds(own, [one + other for one, other in zip(around, topic, strict=True)])

    @cached_property
    def _around_most(self) -> list[float]:
        """The most that all that is seen of a short line among others can add to its scores."""
        groups = ("stopic:", "srun:", "stop:", "send:", "s-2:", "s-1:", "s1:", "s2:", "twice")
        return [sum(column) for column in zip(*map(self._most, groups), strict=True)]

    @cached_property
    def _most(self) -> Callable[[str], Scores]:
        """The most that one of the features with a prefix adds, by kind of furniture."""

        @cache
        def most(prefix: str) -> Scores:
            scores = [three for name, three in self.shapes.items() if name.startswith(prefix)]
            above, between, below = (
                max([three[kind] for three in scores] + [0.0]) for kind in range(3)
            )
            return above, between, below

        return most

    def _place_of(self, below_story: bool, at_end: bool) -> Place:
        """What a run of short lines can be, by what stands around it."""
        return self._places[below_story][at_end]

    @cached_property
    def _places(self) -> tuple[tuple[Place, Place], tuple[Place, Place]]:
        def place(below_story: bool, at_end: bool) -> Place:
            first = self.steps[STORY] if below_story else self.first
            last = self.last if at_end else [row[STORY] for row in self.steps]
            states = [
                state
                for state in range(4)
                if (state != ABOVE or not below_story) and (state != BELOW or at_end)
            ]
            return Place(
                states,
                [[self.steps[one][other] for other in states] for one in states],
                [first[state] for state in states],
                [last[state] for state in states],
            )

        return (
            (place(False, False), place(False, True)),
            (place(True, False), place(True, True)),
        )


class Place(NamedTuple):
    """What a run of short lines can be, and the scores of its steps, its begin and its end."""

    states: list[int]
    steps: list[list[float]]
    first: list[float]
    last: list[float]

    def odds(self, own: Sequence[float], more: Sequence[float]) -> float:
        """The log-odds that a line by itself is furniture, by its scores in two parts."""
        found = [
            own[state - 1] + more[state - 1] + self.first[at] + self.last[at]
            for at, state in enumerate(self.states)
            if state != STORY
        ]
        return _log_sum(found) - self.first[0] - self.last[0]


def _marginals(
    scores: Sequence[Sequence[float]],
    steps: Sequence[Sequence[float]],
    first: Sequence[float],
    last: Sequence[float],
) -> list[Any]:
    """For each line the shares of all chains in which it is each kind of furniture (all states
    but the story's), by the sums over what comes before it and what comes after."""
    forward = [[own + begin for own, begin in zip(scores[0], first, strict=True)]]
    columns = list(zip(*steps, strict=True))
    for line in scores[1:]:
        before = forward[-1]
        forward.append([
            own + _log_sum([b + s for b, s in zip(before, column, strict=True)])
            for own, column in zip(line, columns, strict=True)
        ])  # fmt: skip
    after = [list(last)]
    for line in reversed(scores[1:]):
        ahead = [own + then for own, then in zip(line, after[-1], strict=True)]
        after.append([_log_sum([s + a for s, a in zip(row, ahead, strict=True)]) for row in steps])
    total = _log_sum([one + end for one, end in zip(forward[-1], last, strict=True)])
    return [
        tuple([math.exp(f + b - total) for f, b in zip(ahead[1:], back[1:], strict=True)])
        for ahead, back in zip(forward, reversed(after), strict=True)
    ]


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
    sentence_from: float
    """How sure of one that reads like a sentence."""
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
            stored["sentence_from"],
            stored["page_from"],
            stored["region_from"],
            sha256(raw).hexdigest()[:16],
        )

    def judge(self, texts: Sequence[str]) -> Judgement:
        """What of a document is furniture; `texts` are its unclaimed lines in order.

        Judging what is left finds nothing more, or finds it too much again.
        """
        lines = Lines(texts)
        if not 0 < len(lines.short) < len(texts):
            return NOTHING
        if lines.is_page and (kinds := self._page_kinds(lines)):
            found = self._page(lines, kinds)
            return found if found.verdicts else self._light(lines)._replace(refused=found.refused)
        return self._light(lines)

    def explain(self, texts: Sequence[str], index: int) -> list[tuple[str, float]]:
        """(feature, weight) of everything that speaks for furniture (positive) or for the story
        in one line, the strongest first; they add up to the log-odds of the verdict.

        `neighbours` is what the lines around it and their order add. Nothing for a line that is
        not judged.
        """
        lines = Lines(texts)
        whole = self._page_kinds(lines) if lines.is_page else None
        chain = self.page if whole else self.light
        some = dict(enumerate(whole)) if whole else chain.short_of(lines)
        if index not in some or (not whole and len(lines.short) == len(texts)):
            return []
        kinds = some[index]
        kind = max(range(3), key=kinds.__getitem__)
        prose = lines.shapes[index].prose
        found = [
            (word, chain.words[word] * value)
            for word, value in words_of(texts[index], prose)
            if word in chain.words
        ]
        names = [*looks_of(texts[index], prose), *lines.place(index)]
        found += [(name, chain.shapes[name][kind]) for name in names if name in chain.shapes]
        sure = min(max(sum(kinds), _LEAST), 1 - _LEAST)
        rest = math.log(sure / (1 - sure)) - sum(weight for _, weight in found)
        return sorted([*found, ("neighbours", rest)], key=lambda item: (-abs(item[1]), item[0]))

    def _light(self, lines: Lines) -> Judgement:
        found: list[Verdict] = []

        def least(index: int) -> float:
            sentence = lines.is_sentence(index)
            return max(self.light_from, self.sentence_from) if sentence else self.light_from

        for index, kinds in self.light.short_of(lines, least).items():
            sure = sum(kinds)
            if sure >= least(index):
                found.append(Verdict(index, sure, "line", lines.is_headline(index)))
        if not found:
            return NOTHING
        taken = sum([lines.shapes[one.at].size for one in found])
        if taken > LIGHT_BUDGET * sum([shape.size for shape in lines.shapes]):
            return Judgement((), f"{len(found)} short lines are {taken} characters of the text")
        return Judgement(tuple(found))

    def _page_kinds(self, lines: Lines) -> list[Scores] | None:
        """What the lines of a page are; None if the text is no page after all."""
        kinds = self.page.all_of(lines)
        outside = sum([kinds[index][0] + kinds[index][2] > PAGE_SURE for index in lines.short])
        return kinds if outside >= PAGE_OUTSIDE else None

    def _page(self, lines: Lines, kinds: Sequence[Scores]) -> Judgement:
        shapes = lines.shapes
        outside = [above + below for above, _, below in kinds]
        kept = [index for index, sure in enumerate(outside) if sure < self.region_from]
        if sum([shapes[index].prose for index in kept]) < LEAST_PROSE:
            return Judgement((), "a whole page, and no article found in it")
        region = range(kept[0], kept[-1] + 1)
        if why := _too_much(shapes, region):
            return Judgement((), why)
        found: list[Verdict] = []
        for index, sure in enumerate(outside):
            if index not in region:
                found.append(Verdict(index, sure, "region", lines.is_headline(index)))
            elif not shapes[index].prose and (sure := sum(kinds[index])) >= self.page_from:
                found.append(Verdict(index, sure, "line", lines.is_headline(index)))
        return Judgement(tuple(found))


def _too_much(shapes: Sequence[Shape], region: range) -> str:
    """Why a region is not believed, "" if it is: it leaves out too much of the prose, or what it
    leaves out reads like a story."""
    prose = [index for index, shape in enumerate(shapes) if shape.prose]
    total = sum([shapes[index].size for index in prose])
    inside = [index for index in prose if index in region]
    size = sum([shapes[index].size for index in inside])
    if total - size > PAGE_BUDGET * total:
        return f"a whole page whose article would be {size} of {total} characters of prose"
    if len(prose) - len(inside) > PAGE_PROSE * (len(shapes) - len(region)):
        return f"{len(prose) - len(inside)} paragraphs stand outside the article of the page"
    return ""


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
        self.short = [index for index, text in enumerate(texts) if not is_prose(text)]
        self._shapes: dict[int, Shape] = {}

    def shape(self, index: int) -> Shape:
        """The shape of a line."""
        known = self._shapes.get(index)
        if known is None:
            known = self._shapes[index] = shape_of(self.texts[index])
        return known

    @cached_property
    def shapes(self) -> list[Shape]:
        """The shapes of all lines."""
        return [self.shape(index) for index in range(len(self.texts))]

    @property
    def is_page(self) -> bool:
        """Whether so many lines are short that this may be a whole page."""
        return len(self.short) >= max(PAGE_LINES, PAGE_SHARE * len(self.texts))

    def is_sentence(self, index: int) -> bool:
        """Whether a short line reads like a sentence: some words and a stop."""
        return self.shape(index).stop in _FULL_STOPS and self.texts[index].count(" ") >= 3

    def is_item(self, index: int) -> bool:
        """Whether a line is an item of a list."""
        return LIST_ITEM.match(self.texts[index]) is not None

    def is_headline(self, index: int) -> bool:
        """Whether a line reads like the headline of another story."""
        shape = self.shape(index)
        return not shape.prose and shape.stop in ("", "?", "!") and self.texts[index].count(" ") > 3

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """The short lines that are there twice."""
        texts = [self.texts[index] for index in self.short]
        if len(set(texts)) == len(texts):
            return frozenset()
        return frozenset([text for text, count in Counter(texts).items() if count > 1])

    @cached_property
    def _topics(self) -> Counter[str]:
        """In how many paragraphs each word stands: for other paragraphs to be compared with."""
        found: Counter[str] = Counter()
        for text, shape in zip(self.texts, self.shapes, strict=True):
            if shape.prose:
                found.update(set(text[:READ].lower().split()))
        return found

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """The words of all paragraphs."""
        return _vocabulary_of(
            tuple([text for index, text in enumerate(self.texts) if index not in self._are_short])
        )

    def _topic(self, index: int) -> int:
        """How much a line is about what the prose around it is about: 0 to 4, 5 where it has no
        word that could tell."""
        prose = self.shape(index).prose
        words = {
            word
            for word in self.texts[index][:READ].lower().split()
            if len(word) > 4 and word not in FUNCTION_WORDS
        }
        if not words:
            return 5
        if prose:
            topics = self._topics
            return 4 * sum([topics[word] > 1 for word in words]) // len(words)
        return 4 * len(words & self._vocabulary) // len(words)

    @property
    def short_runs(self) -> list[tuple[int, int]]:
        """Where runs of short lines start and end; items of lists are the story's."""
        runs: list[tuple[int, int]] = []
        for index in self.short:
            if self.is_item(index):
                continue
            if runs and runs[-1][1] == index:
                runs[-1] = runs[-1][0], index + 1
            else:
                runs.append((index, index + 1))
        return runs

    @cached_property
    def _are_short(self) -> frozenset[int]:
        return frozenset(self.short)

    @cached_property
    def _runs(self) -> dict[int, tuple[int, int]]:
        """For each short line the run of short lines (start, end) it stands in."""
        runs: dict[int, tuple[int, int]] = {}
        run: list[int] = []
        for index in [*self.short, -1]:
            if run and index != run[-1] + 1:
                runs.update(dict.fromkeys(run, (run[0], run[-1] + 1)))
                run = []
            run.append(index)
        return runs

    def place(self, index: int) -> list[str]:
        """What can only be seen of a line among the others: where it stands from either end, in
        its run, and beside what; whether it is there twice, and is about what the prose is about.
        """
        kind = "p" if self.shape(index).prose else "s"
        return [f"{kind}topic:{self._topic(index)}", *self.surroundings(index)]

    def surroundings(self, index: int) -> list[str]:
        """What can be seen among the others without looking at what the words are about."""
        size = len(self.texts)
        prose = self.shape(index).prose
        start, end = (index, index + 1) if prose else self._runs[index]
        ends = ("top" if start == 0 else "") + ("foot" if end == size else "")
        kind = "p" if prose else "s"
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
                near = self.shape(at)
                told = f"prose{min(near.size // 150, 3)}" if near.prose else near.size.bit_length()
                names.append(f"{kind}{offset}:{told}{near.stop}")
        if kind == "s" and self.texts[index] in self._repeated:
            names.append("twice")
        return names


@lru_cache(maxsize=4)
def _vocabulary_of(paragraphs: tuple[str, ...]) -> frozenset[str]:
    """The words of some paragraphs; what is left of a document is judged a few times over."""
    return frozenset(" ".join([text[:READ] for text in paragraphs]).lower().split())


def shape_of(text: str) -> Shape:
    """The shape of a line."""
    last = text[-1:] if text[-1:] not in _CLOSERS else text[-2:-1]
    return Shape(len(text), is_prose(text), last if last in _STOPS else "")


def words_of(text: str, prose: bool) -> list[tuple[str, float]]:
    """(feature, value) of the words of a line: single, first and last, and pairs; of prose the
    different ones, weighed by how many there are."""
    lower = text[:READ].lower()
    if prose:
        different = dict.fromkeys(_WORD.findall(lower))
        value = 2 / math.sqrt(len(different) or 1)
        return [("~" + word, value) for word in different]
    words = _WORD.findall(lower)
    if not words:
        return [("=" + lower[:6], 1.0)]
    del words[WORDS:]
    found = [(word, 1.0) for word in dict.fromkeys(words)]
    found += [("^" + words[0], 1.0), (words[-1] + "$", 1.0)]
    found += [(f"{one} {other}", 1.0) for one, other in pairwise(words)]
    return found


def looks_of(text: str, prose: bool) -> list[str]:
    """The features of the shape of a line, by name."""
    if prose:
        return ["any", f"prose:{min(len(text) // 100, 6)}"]
    words = text.split()
    count = len(words)
    shape = shape_of(text)
    names = ["any", "short", f"size:{shape.size.bit_length()}", f"words:{min(count, 12)}"]
    names += [f"stop:{shape.stop}", f"digits:{min(4, 8 * len(_DIGIT.findall(text)) // shape.size)}"]
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
