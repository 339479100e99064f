"""Metadata of the labelled sample: what the answers found, against what the samples print.

A key that a sample expects is *right*, *wrong* (something else was found) or *missing*; one that
it lists under `absent` is *invented* where the answer has it. Values are compared without case,
punctuation and white space; parties through the authority list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.model.party import Parties
from tests.quality.corpus import Sample

Properties = Mapping[str, Any]
NOBODY = frozenset({"", "other"})
"""Roles of a contributor line that nobody could read."""


class Outcome(NamedTuple):
    """One key of one sample: `how` is right, wrong, missing or invented."""

    sample: Sample
    key: str
    how: str
    expected: Any
    got: Any
    invented: tuple[str, ...] = ()


def folded(text: str) -> str:
    """The letters and digits of a text, in one case, a space between words.

    >>> folded("“The Sallow  Courier,” Ltd.")
    'the sallow courier ltd'
    """
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _texts(items: Iterable[Mapping[str, Any]], *keys: str) -> list[str]:
    return [item[key] for item in items for key in keys if item.get(key)]


def _headline(found: Properties) -> list[str]:
    return [h["value"] for h in found.get("headlines", ()) if h["role"] == "main"][:1]


def _dateline_place(found: Properties) -> list[str]:
    located = found.get("dateline", {}).get("located", {})
    return list(dict.fromkeys(_texts([located], "city", "name")))


def _dateline_source(found: Properties) -> list[str]:
    """The tag of the dateline whole, and its parts where several parties share it."""
    tag = found.get("dateline", {}).get("source", "")
    return list(dict.fromkeys([tag, *tag.split("/")])) if tag else []


def _date(found: Properties) -> list[str]:
    printed = found.get("datePublished") or found.get("dateline", {}).get("date", "")
    return [printed[:10]] if printed else []


def _organisations(found: Properties) -> list[str]:
    people = [*found.get("bylines", ()), *found.get("contributors", ())]
    parties = [found.get(key, {}) for key in ("sourceOrganization", "distributor", "provider")]
    unnamed = [person for person in found.get("contributors", ()) if not person.get("givenName")]
    return [
        *_texts(people, "affiliation"),
        *_texts(parties, "name"),
        *_texts(unnamed, "name"),
        *_dateline_source(found),
    ]


def _name(key: str) -> Callable[[Properties], list[str]]:
    return lambda found: _texts([found.get(key, {})], "name")


def _flat(key: str) -> Callable[[Properties], list[str]]:
    return lambda found: [str(found[key])] if found.get(key) else []


def _listed(key: str) -> Callable[[Properties], list[str]]:
    return lambda found: list(found.get(key, ()))


def _credit(found: Properties) -> list[str]:
    credits = [*found.get("contributors", ()), *found.get("media", ())]
    agencies = found.get("infoSources", ())
    return [*_flat("creditText")(found), *_texts(credits, "text"), *_texts(agencies, "name")]


def _truncated(found: Properties) -> list[str]:
    cut = found.get("representationType") == "partial" and "headlines" in found
    told = any("trunc" in str(signal) for signal in found.get("signals", ()))
    return ["True"] if cut or told else []


READERS: Mapping[str, Callable[[Properties], list[str]]] = {
    "headline": _headline,
    "by": _flat("by"),
    "authors": lambda found: _texts(found.get("bylines", ()), "name"),
    "organisations": _organisations,
    "dateline_place": _dateline_place,
    "dateline_source": _dateline_source,
    "date": _date,
    "holder": _flat("copyrightHolder"),
    "year": _flat("copyrightYear"),
    "distributor": _name("distributor"),
    "publisher": _name("publisher"),
    "contributors": lambda found: [
        f"{person['name']} ({person['role']})"
        for person in found.get("contributors", ())
        if person.get("name") and person.get("role", "") not in NOBODY
    ],
    "sections": _listed("articleSection"),
    "keywords": _listed("keywords"),
    "credit": _credit,
    "url": lambda found: [*_flat("url")(found), *found.get("isBasedOn", ())],
    "correction": lambda found: _texts([found.get("correction", {})], "text"),
    "truncated": _truncated,
}
"""What an answer says under each key that a sample may expect, in the order of the table."""

PARTIES = frozenset({"organisations", "dateline_source", "holder", "distributor", "publisher"})
EXACT = frozenset({"authors", "contributors", "sections", "keywords"})
"""Lists that must hold what is expected and nothing else; of others any value may be the one."""
WITHIN = frozenset({"credit", "correction"})
"""What is expected is a phrase of what is found."""


def outcomes_of(sample: Sample, found: Properties, parties: Parties) -> Iterator[Outcome]:
    """Every key of a sample that is checked; an empty list is expected to stay empty."""
    for key, read in READERS.items():
        got = read(found)
        if key in sample.expect.get("absent", ()) or sample.expect.get(key) == []:
            yield Outcome(sample, key, "invented" if got else "right", None, got, tuple(got))
        elif key in sample.expect:
            yield _outcome(sample, key, _printed(key, sample.expect[key]), got, parties)


def _printed(key: str, value: Any) -> list[str]:
    if key == "contributors":
        return [f"{person['name']} ({person['role']})" for person in value]
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _outcome(
    sample: Sample, key: str, expected: list[str], got: list[str], parties: Parties
) -> Outcome:
    same = _same_party(parties) if key in PARTIES else _contains if key in WITHIN else _same
    right = all(any(same(want, have) for have in got) for want in expected)
    again = sample.expect.get("authors", ()) if key == "contributors" else ()  # author and reporter
    extra = tuple(
        have
        for have in got
        if not any(same(want, have) for want in expected) and have.partition(" (")[0] not in again
    )
    if key in EXACT and extra:
        right = False
    how = "right" if right else "wrong" if got else "missing"
    return Outcome(sample, key, how, expected, got, extra if key in EXACT else ())


def _same(wanted: str, found: str) -> bool:
    return folded(wanted) == folded(found)


def _contains(wanted: str, found: str) -> bool:
    return folded(wanted) in folded(found)


def _same_party(parties: Parties) -> Callable[[str, str], bool]:
    def who(text: str) -> set[str]:
        party = parties.named(text)
        return {one.id for one in ((party,) if party else parties.candidates(text))}

    def same(wanted: str, found: str) -> bool:
        if who(wanted) & who(found):
            return True
        return folded(wanted).removeprefix("the ") == folded(found).removeprefix("the ")

    return same


def tally(outcomes: Iterable[Outcome]) -> dict[str, Counter[str]]:
    """How often each key was right, wrong, missing and invented, of how many `expected`; `extra`
    counts the surplus items of lists, such as authors whom nobody printed as authors."""
    counts: dict[str, Counter[str]] = {key: Counter() for key in READERS}
    for outcome in outcomes:
        count = counts[outcome.key]
        if outcome.expected is not None:
            count["expected"] += 1
            count[outcome.how] += 1
        elif outcome.how == "invented":
            count["invented"] += 1
        count["extra"] += len(outcome.invented)
    return counts
