"""What carriers do to a story, done to stories of ours: how many copies are recognised.

Stories are the labelled sample's; every second is for developing, the others are held out. A copy
is made by one of the ways below from one story; what is no copy, from two, or from a form.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from copydesk.stories.compare import Text, judge
from tests.quality import corpus
from tests.stories.forms import filled

Paragraphs = list[str]

LEAST = 60
"""Words of a story to begin with."""

US_TO_UK = (
    ("U.S.", "US"), ("organiz", "organis"), ("izing ", "ising "), ("ized ", "ised "),
    ("labor", "labour"), ("percent", "per cent"), ("center", "centre"), ("toward ", "towards "),
    ("traveling", "travelling"), ("program", "programme"), ("defense", "defence"),
    ("“", "‘"), ("”", "’"), ("one ", "1 "), ("January", "Jan."), ("Mr. ", ""), (".”", "”."),
)  # fmt: skip

PROMOS = (
    "Islanders who keep bees may like the beekeepers' almanac, now at half its price",
    "Four things we learned from a week without telephones",
    "The garden fair opens on Saturday, and every reader of this page gets a seedling",
)
LOCAL = (
    "In this city, the council's transport committee is to take the matter up on Thursday evening, its chairwoman said, and residents may speak.",
    "Shopkeepers on the quay, asked by this newspaper, were of two minds: some feared for their trade, others had long expected as much.",
    "The bus that serves the harbour runs as usual until the end of the month, after which a new timetable is to be posted at all stops.",
)


class Score(NamedTuple):
    """Pairs judged as they should be, of how many, by the way they were made."""

    copies: dict[str, tuple[int, int]]
    others: dict[str, tuple[int, int]]

    def share(self, kind: str) -> float:
        """Copies recognised, or other stories merged, of all."""
        rows = self.copies if kind == "copies" else self.others
        return sum(right for right, _ in rows.values()) / sum(of for _, of in rows.values())


def stories(*, held_out: bool) -> list[Paragraphs]:
    """The bodies of the labelled sample that are long enough, every second one."""
    found = []
    for sample in corpus.load_all():
        body = [sample.raw[one.start : one.end] for one in sample.spans if one.label == "body"]
        body = [" ".join(paragraph.split()) for paragraph in body]
        if len(Text.of(body).words) >= LEAST:
            found.append(body)
    return found[1 if held_out else 0 :: 2]


def measure(*, held_out: bool) -> Score:
    """Every copy and every other story, judged."""
    given = stories(held_out=held_out)
    copies: dict[str, tuple[int, int]] = {}
    others: dict[str, tuple[int, int]] = {}
    for name, made in _copies(given):
        _count(copies, name, made)
    for name, made in _others(given):
        _count(others, name, made)
    return Score(copies, others)


def _count(
    rows: dict[str, tuple[int, int]], name: str, pair: tuple[Paragraphs, Paragraphs]
) -> None:
    same = judge(Text.of(pair[0]), Text.of(pair[1])).same
    right, of = rows.get(name, (0, 0))
    rows[name] = right + same, of + 1


# --- Copies -------------------------------------------------------------------------------------


def _copies(given: Sequence[Paragraphs]) -> Iterator[tuple[str, tuple[Paragraphs, Paragraphs]]]:
    for number, story in enumerate(given):
        for name, way in COPIES.items():
            yield name, (way(story, random.Random(number)), story)


def _restyled(story: Paragraphs, _: random.Random) -> Paragraphs:
    text = "\n".join(story)
    for one, other in US_TO_UK:
        text = text.replace(one, other)
    return text.split("\n")


def _cut(share: float) -> Callable[[Paragraphs, random.Random], Paragraphs]:
    def cut(story: Paragraphs, _: random.Random) -> Paragraphs:
        """From the bottom, to whole sentences, as a page has room."""
        room = round(sum(map(len, story)) * share)
        kept: Paragraphs = []
        for paragraph in story:
            if room <= 0:
                break
            sentences = re.findall(r".+?[.!?][”’\"]?(?:\s|$)|.+$", paragraph)
            piece = ""
            for sentence in sentences:
                if room <= 0:
                    break
                piece += sentence
                room -= len(sentence)
            kept.append(piece.strip())
        return kept

    return cut


def _headless(count: int) -> Callable[[Paragraphs, random.Random], Paragraphs]:
    return lambda story, _: story[min(count, len(story) // 3) :]


def _thinned(story: Paragraphs, chance: random.Random) -> Paragraphs:
    return [story[0], *(one for one in story[1:] if chance.random() > 0.3)]


def _reworded(share: float) -> Callable[[Paragraphs, random.Random], Paragraphs]:
    def reworded(story: Paragraphs, chance: random.Random) -> Paragraphs:
        return [
            " ".join(
                "elsewise" if chance.random() < share and word.islower() else word
                for word in paragraph.split()
            )
            for paragraph in story
        ]

    return reworded


def _resplit(story: Paragraphs, _: random.Random) -> Paragraphs:
    sentences = re.findall(r".+?[.!?][”’\"]?(?:\s|$)|.+$", " ".join(story))
    return [
        " ".join(pair).strip() for pair in zip(sentences[::2], [*sentences[1::2], ""], strict=False)
    ]


def _with_promos(story: Paragraphs, chance: random.Random) -> Paragraphs:
    """One line of the carrier's own for every hundred words or so."""
    mixed = list(story)
    for promo in PROMOS[: max(1, len(" ".join(story).split()) // 100)]:
        mixed.insert(chance.randint(1, len(mixed)), promo)
    return mixed


def _converted(story: Paragraphs, _: random.Random) -> Paragraphs:
    return [
        re.sub(r"([$€£]\d[\d.,]*\d(?: [mb]illion)?)", r"\1 (S$9.9 million)", one) for one in story
    ]


def _local(story: Paragraphs, _: random.Random) -> Paragraphs:
    return [*story, *LOCAL]


def _localised(story: Paragraphs, chance: random.Random) -> Paragraphs:
    mixed = list(story)
    for own in LOCAL[:2]:
        mixed.insert(chance.randint(2, max(2, len(mixed))), own)
    return mixed


def _updated(story: Paragraphs, chance: random.Random) -> Paragraphs:
    """A later version: a figure in three corrected, a paragraph more."""
    text = "\n".join(story)
    text = re.sub(r"\d+", lambda m: str(int(m[0]) + 1) if chance.random() < 0.33 else m[0], text)
    return [*text.split("\n"), LOCAL[0]]


def _house(story: Paragraphs, chance: random.Random) -> Paragraphs:
    """All that one house does: its style, its length, its lines, a word here and there."""
    text = _converted(_restyled(_cut(0.6)(story, chance), chance), chance)
    return _with_promos(_reworded(0.02)(text, chance), chance)


COPIES: dict[str, Callable[[Paragraphs, random.Random], Paragraphs]] = {
    "house style": _restyled,
    "one paragraph": lambda story, _: [" ".join(story)],
    "other paragraphs": _resplit,
    "last quarter lost": _cut(0.75),
    "last half lost": _cut(0.5),
    "last 70 % lost": _cut(0.3),
    "first paragraph lost": _headless(1),
    "first three lost": _headless(3),
    "three in ten lost": _thinned,
    "2 % other words": _reworded(0.02),
    "5 % other words": _reworded(0.05),
    "foreign lines": _with_promos,
    "currencies": _converted,
    "local end": _local,
    "local paragraphs": _localised,
    "updated figures": _updated,
    "a whole house": _house,
}

# --- Other stories ------------------------------------------------------------------------------


def _others(given: Sequence[Paragraphs]) -> Iterator[tuple[str, tuple[Paragraphs, Paragraphs]]]:
    for number, story in enumerate(given):
        chance = random.Random(number)
        other = given[(number + 1) % len(given)]
        yield "any other", (other, story)
        for share in (0.15, 0.3, 0.5):
            yield f"{share:.0%} background", (_background(story, other, share), story)
        quotes = sorted(story[1:], key=lambda one: -sum(one.count(mark) for mark in '“"'))[:2]
        yield "two quotes", ([*other[:3], *quotes, *other[3:]], story)
        third = given[(number + 2) % len(given)]
        digest = [part for one in (other, story, third) for part in (one[0], *one[1:2])]
        yield "a digest", (digest, story)
        yield "furniture", ([*other, *PROMOS, *LOCAL], [*story, *PROMOS, *LOCAL])
        yield "a form", filled(chance)


def _background(story: Paragraphs, other: Paragraphs, share: float) -> Paragraphs:
    """A later story of which so much is the earlier one's lower half."""
    room = round(share / (1 - share) * sum(map(len, other)))
    carried: Paragraphs = []
    for paragraph in story[len(story) // 3 :]:
        if room <= 0:
            break
        carried.append(paragraph)
        room -= len(paragraph)
    return [*other, *carried]
