"""How well pages are read: `python -m tests.quality.pages`, beside trafilatura on the same pages.

The pages are those of the trafilatura collection (`html_trafilatura` in COPYDESK_CORPORA, with its
repository below MIRROR_ROOT): segments that must be in the text and must not, authors and dates by
hand. What is not there is said in a sentence and not measured; so is trafilatura, which is
installed with the dependency group `scale`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from copydesk.model.document import Hints
from copydesk.pipeline import Pipeline
from tests.quality.public import loader

COLLECTION = "html_trafilatura"
LEADS = ("by ", "von ", "par ", "por ", "di ")


class Reading(NamedTuple):
    """What a system reads in a page."""

    body: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""


class Page(NamedTuple):
    """A page with what a person says of it."""

    name: str
    url: str
    data: bytes
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    authors: tuple[str, ...]
    date: str


System = Callable[[Page], Reading]


@dataclass(slots=True)
class Tally:
    """Right answers and questions, by what was asked; `seconds` is CPU time for all pages."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    pages: int = 0
    seconds: float = 0.0

    def add(self, what: str, right: int, of: int) -> None:
        count = self.counts.setdefault(what, [0, 0])
        count[0] += right
        count[1] += of

    def share(self, what: str) -> float:
        right, of = self.counts.get(what, (0, 0))
        return 100 * right / of if of else 0.0


def pages(half: str) -> Iterator[Page]:
    """The pages of the collection: `held` those that nobody looks at, `open` the others, `all`."""
    for case in loader(COLLECTION).cases():
        even = int(hashlib.sha1(case.id.encode(), usedforsecurity=False).hexdigest()[0], 16) < 8
        if half != "all" and even is (half == "held"):
            continue
        told = case.expected
        yield Page(
            case.id,
            told.get("url", ""),
            case.data,
            tuple(told.get("body_contains", ())),
            tuple(told.get("body_excludes", ())),
            tuple(told.get("authors", ())),
            str(told.get("published", ""))[:10],
        )


def ours(pipeline: Pipeline) -> System:
    """What we read in a page, with all that is done for an answer."""

    def read(page: Page) -> Reading:
        document = pipeline.read(page.data, "text/html", hints=Hints(url=page.url))
        properties = pipeline.label(document)[0].article.properties
        people = properties.get("bylines", ())
        return Reading(
            "\n".join(body["value"] for body in properties["bodies"]),
            tuple(one.get("name") or one.get("affiliation", "") for one in people),
            properties.get("datePublished", "")[:10],
        )

    return read


def trafilatura() -> System | None:
    """What trafilatura reads in a page; None where it is not installed."""
    try:
        library: Any = importlib.import_module("trafilatura")
    except ImportError:
        return None

    def read(page: Page) -> Reading:
        found = library.bare_extraction(
            page.data, url=page.url or None, with_metadata=True, include_comments=False
        )
        if found is None:
            return Reading()
        told = found.as_dict()
        authors = tuple(one for one in (told.get("author") or "").split(";") if one.strip())
        return Reading(told.get("text") or "", authors, told.get("date") or "")

    return read


def tally_of(system: System, asked: Iterable[Page]) -> Tally:
    """How a system does; what it raises counts as nothing read."""
    tally = Tally()
    for page in asked:
        before = time.process_time()
        try:
            reading = system(page)
        except Exception:  # noqa: BLE001  # whatever it is, it is an answer that is missing
            reading = Reading()
        tally.seconds += time.process_time() - before
        tally.pages += 1
        tally.add("in", sum(one in reading.body for one in page.inside), len(page.inside))
        tally.add("out", sum(one not in reading.body for one in page.outside), len(page.outside))
        if page.authors:
            tally.add("authors", _names(page.authors) == _names(reading.authors), 1)
        if page.date:
            tally.add("dates", page.date == reading.date, 1)
    return tally


def _names(authors: Iterable[str]) -> set[str]:
    """Names to compare: no case, no accents, no words before them."""
    found = set()
    for author in authors:
        plain = unicodedata.normalize("NFKD", author.strip().lower())
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        for lead in LEADS:
            plain = plain.removeprefix(lead)
        found.add(" ".join("".join(c if c.isalnum() else " " for c in plain).split()))
    return found - {""}


def table(half: str = "all", step: int = 1) -> list[str]:
    """The table, or the sentence that says why there is none."""
    try:
        asked = list(pages(half))[::step]
    except LookupError as reason:
        return [f"Pages: not measured: {reason}."]
    systems: dict[str, System] = {"copydesk": ours(Pipeline.load())}
    other = trafilatura()
    if other is not None:
        systems["trafilatura"] = other
    heads = ("in", "out", "both", "authors", "dates")
    lines = [
        f"Pages of {COLLECTION}, {half}: {len(asked)} (per cent; both: segments in and out)",
        f"{'':<14}" + "".join(f"{head:>9}" for head in heads) + f"{'ms a page':>11}",
    ]
    for name, system in systems.items():
        tally = tally_of(system, asked)
        inside, outside = tally.counts["in"], tally.counts["out"]
        both = 100 * (inside[0] + outside[0]) / max(1, inside[1] + outside[1])
        shares = [both if head == "both" else tally.share(head) for head in heads]
        cells = "".join(f"{share:>9.1f}" for share in shares)
        lines.append(f"{name:<14}{cells}{1000 * tally.seconds / max(1, tally.pages):>11.1f}")
    if other is None:
        lines.append("trafilatura is not installed: `pip install trafilatura` to see it beside us.")
    return lines


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.pages", description=__doc__)
    parser.add_argument("--half", choices=("all", "open", "held"), default="all")
    parser.add_argument("--step", type=int, default=1, metavar="N", help="every Nth page")
    options = parser.parse_args()
    sys.stdout.write("\n".join(table(options.half, options.step)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
