"""Furniture put into clean stories: what a rule knows must go wherever it may stand, alone.

Each example of a rule is put into one of three stories of ours as a line of its own: above the
headline or the first paragraph, between two, or below the last, as the rule's zone allows. An example of which the
rule claims a part stands in a paragraph, as it would.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from copydesk.model.label import FATES, Fate
from copydesk.model.text import fold
from copydesk.pipeline import Pipeline
from copydesk.rules.check import cases_of
from copydesk.rules.rule import Example, Profile, Rule

STORIES = Path(__file__).with_name("stories")
LABELS = frozenset("related promo chrome rights credit note media".split())
PARAGRAPH = (
    "The harbour master keeps his own accounts in a green book, he said, and nobody had asked to "
    "see it since the autumn of 1987."
)
"""What an example goes on with, or follows, where its rule claims a part of a line."""
PLACES = ("top", "head", "middle", "foot")
"""Above the headline, above the first paragraph, between two, below the last."""
_ZONES = {
    "top": ("top",),
    "head": ("top", "head"),
    "body": ("middle",),
    "tail": ("foot",),
    "foot": ("foot",),
    "anywhere": PLACES,
}


class Story(NamedTuple):
    """A headline, a byline as printed, and paragraphs: nothing that could be furniture."""

    name: str
    headline: str
    byline: str
    paragraphs: tuple[str, ...]


class Mutation(NamedTuple):
    """One example of a rule in one place of one story."""

    rule: Rule
    hit: Example
    story: Story
    place: str

    gap: str

    @property
    def text(self) -> str:
        """The story with the example put in."""
        story = self.story
        lines = [story.headline, story.byline, *story.paragraphs]
        lines.insert(0 if self.place == "top" else self.at + 2, self.line)
        return self.gap.join(lines)

    @property
    def line(self) -> str:
        """What is put in."""
        if not self.hit.takes:
            return self.hit.line
        parts = (
            (self.hit.line, PARAGRAPH) if self.rule.at == "start" else (PARAGRAPH, self.hit.line)
        )
        return " ".join(part.strip() for part in parts)

    @property
    def at(self) -> int:
        """The number of paragraphs above the example."""
        size = len(self.story.paragraphs)
        return {"top": 0, "head": 0, "middle": size // 2, "foot": size}[self.place]

    @property
    def paragraphs(self) -> list[str]:
        """What must be left: the story, and of the example what its rule does not claim."""
        kept = list(self.story.paragraphs)
        if self.rest:
            kept.insert(self.at, self.rest)
        return kept

    @property
    def rest(self) -> str:
        """What the rule leaves of the line."""
        if not self.hit.takes:
            return ""
        start = fold(self.line).index(fold(self.hit.takes.strip()))
        before, after = self.line[:start], self.line[start + len(self.hit.takes.strip()) :]
        return " ".join(part for part in (before.strip(), after.strip()) if part)


@cache
def stories() -> tuple[Story, ...]:
    """The clean stories, by name."""
    found = []
    for path in sorted(STORIES.glob("*.txt")):
        headline, byline, *paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
        found.append(Story(path.stem, headline, byline, tuple(paragraphs)))
    return tuple(found)


def examples(profile: Profile) -> Iterator[tuple[Rule, Example]]:
    """Every example whose rule removes and can stand alone: not below a line of another rule."""
    for rule, _, hit in cases_of(profile):
        if hit is not None and rule.label in LABELS and not rule.after:
            assert FATES[rule.label] in (Fate.LIFT, Fate.DROP)
            yield rule, hit


def places(rule: Rule) -> tuple[str, ...]:
    """Where a rule claims a line that stands alone.

    A word that needs short neighbours has them only below the story; a header above the headline
    would be the headline's own, and a paragraph there would make it a cross-head.
    """
    if rule.near:
        return ("foot",) if rule.zone in ("tail", "foot", "anywhere") else ()
    not_there = ("top",) if rule.follow or rule.at != "line" else ()
    return tuple(place for place in _ZONES[rule.zone] if place not in not_there)


def mutations(profile: Profile) -> Iterator[Mutation]:
    """Every example in every place of one story; which one, and whether blank lines part its
    paragraphs, follows from the example's text alone."""
    for rule, hit in examples(profile):
        seed = crc32(hit.line.encode())
        story = stories()[seed % len(stories())]
        gap = "\n\n" if seed // 8 % 2 else "\n"
        if rule.grammar == "bio":  # of the author, or of nobody
            story = story._replace(byline=f"By {hit.gives['people'][0]}")
        for place in places(rule):
            yield Mutation(rule, hit, story, place, gap)


def fault_of(mutation: Mutation, pipeline: Pipeline) -> str:
    """What went wrong with a mutation, "" if the example went and nothing else did."""
    normalised, _ = pipeline.label(pipeline.read(mutation.text.encode("utf-8")))
    properties = normalised.article.properties
    body = list(normalised.article.paragraphs)
    if body != mutation.paragraphs:
        lost = [text for text in mutation.paragraphs if text not in body]
        left = [text for text in body if text not in mutation.paragraphs]
        return f"lost {lost}" if lost else f"left {left}"
    headlines = [headline["value"] for headline in properties.get("headlines", ())]
    if headlines != [mutation.story.headline]:
        return f"headlines are {headlines}"
    if properties.get("by") != mutation.story.byline:
        return f"the byline is {properties.get('by')!r}"
    return ""
