"""Articles to measure with: as many as wanted, all different, in the shapes of our samples."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_GIVEN = "Mara Tomas Ayo Ida Jon Rosa Lin Hana Pell Soren Ilse Bram Nadia Oskar Wen Tariq".split()
_FAMILY = (
    "Quillby Verrick Delmarsh Moll Pell Vint Hsueh Okonsky Varela Storvang Pahk Dhorri".split()
)
_SENTENCE = re.compile(r"[^.!?]+[.!?][”\"]?\s*")


def articles(count: int, *, size: int = 6_000, seed: int = 1) -> Iterator[str]:
    """`count` articles of about `size` code points each: the furniture of a sample around
    paragraphs made of sentences of all samples, with names and numbers changed."""
    chance = random.Random(seed)
    samples = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    sentences = [
        s.strip()
        for text in samples
        for line in text.splitlines()
        if len(line) > 150
        for s in _SENTENCE.findall(line)
        if len(s) > 40
    ]
    for index in range(count):
        yield _article(samples[index % len(samples)], sentences, size, chance)


def _article(sample: str, sentences: list[str], size: int, chance: random.Random) -> str:
    lines = sample.splitlines()
    prose = [at for at, line in enumerate(lines) if len(line) > 150] or [len(lines) // 2]
    head, foot = lines[: prose[0]], lines[prose[-1] + 1 :]
    gap = [""] if any(not line.strip() for line in lines) else []
    room = size - sum(map(len, head)) - sum(map(len, foot))
    body: list[str] = [_changed(lines[prose[0]], chance)]
    while room > 0:
        paragraph = " ".join(
            _changed(s, chance) for s in chance.sample(sentences, chance.randint(1, 3))
        )
        body += [*gap, paragraph]
        room -= len(paragraph) + 1
    return "\n".join([*head, *body, *gap, *foot])


def _changed(sentence: str, chance: random.Random) -> str:
    words = sentence.split(" ")
    for at, word in enumerate(words):
        if word.isdigit():
            words[at] = str(chance.randint(2, 9_999))
        elif at and word.istitle() and chance.random() < 0.3:
            words[at] = chance.choice(_GIVEN + _FAMILY)
    return " ".join(words)
