"""Public collections of real copy: measured where they are at hand, never kept here.

`COPYDESK_CORPORA` names the folder of the loaders (one module each, with `cases()`), and
`MIRROR_ROOT` the folder of the snapshots that they read. Where either is missing, a sentence says
so and the rest is measured all the same.
"""

from __future__ import annotations

import html
import importlib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from copydesk.model.label import Fate
from copydesk.model.normalised import Normalised
from copydesk.pipeline import Pipeline
from tests.quality.metadata import folded

LONG = 100
"""Code points from which a removed stretch looks like a paragraph: there over-stripping shows."""
TOP = 20
"""Rules that are listed, the busiest first."""


class Removed(NamedTuple):
    """One stretch that left the body of a real article."""

    case: str
    rule: str
    label: str
    text: str


@dataclass
class Findings:
    """What one collection says: shares as (right, of), and everything that left the body."""

    name: str
    cases: int = 0
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)
    removed: list[Removed] = field(default_factory=list)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def count(self, what: str, right: bool, case: str = "", said: str = "") -> None:
        """Counts one decision, and remembers a wrong one as (what, case, what was said)."""
        before, of = self.shares.get(what, (0, 0))
        self.shares[what] = before + right, of + 1
        if not right:
            self.wrong.append((what, case, said))

    def rules(self) -> list[tuple[str, str, int, int, int]]:
        """(rule, label, stretches, characters, long stretches), the busiest first."""
        stretches: Counter[tuple[str, str]] = Counter()
        characters: Counter[tuple[str, str]] = Counter()
        long: Counter[tuple[str, str]] = Counter()
        for item in self.removed:
            key = item.rule, item.label
            stretches[key] += 1
            characters[key] += len(item.text)
            long[key] += len(item.text) >= LONG
        return [(*key, count, characters[key], long[key]) for key, count in stretches.most_common()]


def loader(name: str) -> Any:
    """The module that reads a collection; a sentence why not is raised as `LookupError`."""
    folder = os.environ.get("COPYDESK_CORPORA", "")
    if not folder:
        raise LookupError("COPYDESK_CORPORA names no folder of loaders")
    if not os.environ.get("MIRROR_ROOT"):
        raise LookupError("MIRROR_ROOT names no folder of snapshots")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    try:
        return importlib.import_module(name)
    except ImportError as problem:
        raise LookupError(f"{folder} has no loader {name}: {problem}") from None


def cases(name: str, step: int) -> Iterator[Any]:
    """Every step-th case of a collection."""
    module = loader(name)
    try:
        for index, case in enumerate(module.cases()):
            if index % step == 0:
                yield case
    except RuntimeError as problem:  # the loaders' word for a snapshot that is not there
        raise LookupError(str(problem)) from None


def answer(pipeline: Pipeline, data: bytes) -> Normalised:
    """The normalised article of some bytes of plain text."""
    return pipeline.label(pipeline.read(data))[0]


def removed(case: str, normalised: Normalised, start: int = 0) -> Iterator[Removed]:
    """What left the body from an offset on, datelines apart: they are counted by themselves."""
    for entry in normalised.ledger.entries:
        if entry.start >= start and entry.fate in (Fate.LIFT, Fate.DROP):
            text = normalised.ledger.text[entry.start : entry.end]
            yield Removed(case, entry.rule, entry.label.value, text)


def kept(normalised: Normalised) -> str:
    """The body, a space for every run of white space."""
    return " ".join(" ".join(normalised.article.paragraphs).split())


def place_agrees(properties: Mapping[str, Any], wanted: str) -> bool:
    """Whether the dateline names the place that stands first in `wanted` (`ALLENTOWN, Pa.`)."""
    located = properties.get("dateline", {}).get("located", {})
    names = {folded(value) for key in ("city", "name") if (value := located.get(key))}
    first = re.split(r",|/| and ", wanted)[0]
    return bool(names & {folded(wanted), folded(first)})


def names_in(byline: str) -> set[str]:
    """The people of a plain header byline: cut at commas and `and`, what they are left out.

    >>> sorted(names_in("By Ida Quorn , Asia correspondent, and Jo Lee - Analysis"))
    ['ida quorn', 'jo lee']
    """
    bare = re.sub(r"^\s*by\s+|\s+-\s.*$", "", byline, flags=re.IGNORECASE)
    parts = re.split(r"(?:,|\s+and\s+|\s+&\s+)+", bare)
    people = [part for part in parts if not re.search(r"(?i)correspondent|editor|desk", part)]
    return {name for part in people if (name := folded(part))}


def reuters(pipeline: Pipeline, step: int) -> Findings:
    """Agency copy: byline against the header, dateline and closing credits against a regex."""
    found = Findings("Reuters sample")
    for case in cases("text_reuters106k", step):
        found.cases += 1
        normalised = answer(pipeline, case.data)
        properties, expected = normalised.article.properties, case.expected
        body = case.data.decode().find("\n\n")
        found.removed += removed(case.id, normalised, body)
        headline = next((h["value"] for h in properties.get("headlines", ())), "")
        same = folded(headline) == folded(expected["headline"])
        found.count("headline", same, case.id, headline)
        people = {folded(p["name"]) for p in properties.get("bylines", ()) if p.get("name")}
        if printed := expected.get("byline_raw"):
            same = people == names_in(printed)
            found.count("byline: people", same, case.id, f"{printed} -> {sorted(people)}")
        else:
            found.count("no byline invented", not people, case.id, f"{sorted(people)}")
        if place := expected.get("dateline_place"):
            got = str(properties.get("dateline", {}).get("text"))
            agrees = place_agrees(properties, place)
            found.count("dateline: place", agrees, case.id, f"{place} -> {got}")
        if tail := expected.get("tail_credits_raw"):
            gone = " ".join(tail.split())[:60] not in kept(normalised)
            found.count("closing credits lifted", gone, case.id, tail[:100])
    return found


def lehigh(pipeline: Pipeline, step: int) -> Findings:
    """A local newsroom: spelt-out datelines, and no byline in the text."""
    found = Findings("Lehigh")
    for case in cases("text_lehigh", step):
        found.cases += 1
        normalised = answer(pipeline, case.data)
        properties = normalised.article.properties
        found.removed += removed(case.id, normalised)
        people = [p["name"] for p in properties.get("bylines", ()) if p.get("name")]
        found.count("no byline invented", not people, case.id, str(people))
        if place := case.expected.get("dateline_place"):
            got = str(properties.get("dateline", {}).get("text"))
            agrees = place_agrees(properties, place)
            found.count("dateline: place", agrees, case.id, f"{place} -> {got}")
    return found


_HIDDEN = re.compile(
    r"<!--.*?-->|<(head|script|style|noscript|template|svg|iframe)\b.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|tr|t[dh]|table|blockquote|section|article|header|footer|nav|"
    r"aside|main|figure|figcaption|form|option|button|label|dt|dd|pre|br|hr)\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]+>")


def flattened(markup: bytes) -> str:
    """The visible text of a page, a line for each block; crude on purpose.

    >>> flattened(b"<p>One <b>line</b>.</p><ul><li>Two</ul>")
    'One line.\\nTwo'
    """
    text = _BREAK.sub("\n", _HIDDEN.sub(" ", markup.decode("utf-8", "replace")))
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub("", text)).split("\n"))
    return "\n".join(line for line in lines if line)


def trafilatura(pipeline: Pipeline, step: int) -> Findings:
    """Whole pages flattened: segments that belong to the text, and segments that do not."""
    found = Findings("trafilatura's pages, flattened")
    for case in cases("html_trafilatura", step):
        text = flattened(case.data)
        if not text:
            continue
        found.cases += 1
        normalised = answer(pipeline, text.encode("utf-8"))
        properties, expected = normalised.article.properties, case.expected
        found.removed += removed(case.id, normalised)
        printed, body = " ".join(text.split()), kept(normalised)
        for key, what in (("body_contains", "with: kept"), ("body_excludes", "without: removed")):
            for segment in _printed(expected.get(key, ()), printed):
                right = (segment in body) is (key == "body_contains")
                found.count(what, right, case.id, segment[:100])
        if title := expected.get("headline"):
            values = [h["value"] for h in properties.get("headlines", ())]
            same = any(folded(value) == folded(title) for value in values[:1])
            found.count("headline", same, case.id, f"{title} -> {values[:1]}")
        if authors := expected.get("authors"):
            people = {folded(p["name"]) for p in properties.get("bylines", ()) if p.get("name")}
            same = people == {folded(name) for name in authors}
            found.count("authors", same, case.id, f"{authors} -> {sorted(people)}")
        if date := expected.get("published"):
            got = properties.get("datePublished", "")[:10]
            found.count("date", got == date[:10], case.id, f"{date} -> {got}")
    return found


def _printed(segments: Iterable[str], text: str) -> list[str]:
    """The segments that the flattened page prints at all."""
    return [flat for segment in segments if (flat := " ".join(segment.split())) in text]


COLLECTIONS = {"reuters": reuters, "lehigh": lehigh, "pages": trafilatura}
"""The collections that are measured, by the name that `--failures` and `--only` take."""
