"""What others make of the labelled sample, line by line: to know what a figure is worth.

None of them knows more than keep or remove. trafilatura and jusText are judged where they are
installed; nothing of ours needs them.
"""

from __future__ import annotations

import contextlib
import html
import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tests.quality.corpus import Sample
from tests.quality.score import Answer, Answering

Lines = Callable[[list[str]], Iterable[bool]]
"""Says for each line of a text whether it is kept."""

STRAWMAN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^by [A-Z][\w.'’-]+( [A-Z][\w.'’-]+){1,3}",
        r"^(©|\(c\)|copyright\b)",
        r"all rights reserved",
        r"^(read|see) (more|also)\b",
        r"^related\b",
        r"^(most read|most popular|trending)\b",
        r"^(share|tweet|e-?mail|print|comments?)\b",
        r"\bsign up\b.*\bnewsletter",
        r"^subscribe\b",
        r"^(advertisement|advertising|sponsored)\b",
        r"distributed by\b",
        r"^\(?(reporting|editing|writing) by\b",
        r"contributed to this (report|story|article)",
        r"^(photo|image|picture)( credit)?:",
        r"^(published|updated|posted|last modified)\b",
        r"^follow (us|me|@)",
        r"^click here",
        r"originally (appeared|published)",
        r"cookies?\b.*\b(accept|policy)",
        r"^[\W_]+$",
    )
]
"""Twenty regular expressions of the kind that every newsroom's script has."""


def _everything(lines: list[str]) -> Iterable[bool]:
    return [True] * len(lines)


def _strawman(lines: list[str]) -> Iterable[bool]:
    return [not any(pattern.search(line.strip()) for pattern in STRAWMAN) for line in lines]


def _trafilatura(module: Any) -> Lines:
    def kept(lines: list[str]) -> Iterable[bool]:
        page = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())
        found = module.extract(f"<html><body><article>{page}</article></body></html>") or ""
        words = " ".join(found.split())
        return [" ".join(line.split()) in words for line in lines]

    return kept


def _justext(module: Any) -> Lines:
    def kept(lines: list[str]) -> Iterable[bool]:
        page = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())
        stops = module.get_stoplist("English")
        paragraphs = module.justext(f"<html><body>{page}</body></html>".encode(), stops)
        good = {" ".join(p.text.split()) for p in paragraphs if not p.is_boilerplate}
        return [" ".join(line.split()) in good for line in lines]

    return kept


def systems() -> Mapping[str, Lines]:
    """Every baseline that can be had here, by name."""
    found: dict[str, Lines] = {"keep everything": _everything, "twenty regexes": _strawman}
    for name, wrap in (("trafilatura", _trafilatura), ("justext", _justext)):
        with contextlib.suppress(ImportError):
            found[name] = wrap(importlib.import_module(name))
    return found


def answer_with(lines: Lines) -> Answering:
    """A baseline as a system to be judged."""

    def answer(sample: Sample) -> Answer:
        rows = sample.raw.split(sample.newline)
        labels: list[str] = []
        for row, keep in zip(rows, lines(rows), strict=True):
            labels += ["body" if keep else "chrome"] * len(row)
            labels += ["layout"] * len(sample.newline)
        labels = labels[: len(sample.raw)]
        return Answer(labels, [""] * len(labels))

    return answer
