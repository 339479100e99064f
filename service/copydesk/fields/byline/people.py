"""Who or what the words of a piece name: a person, a newsroom, a role, a place."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.fields.byline.parts import Elements, Line, Token, capitalised, element_of, slice
from copydesk.fields.byline.pieces import joined_text
from copydesk.fields.byline.vocabulary import (
    GENERIC,
    GLUE,
    HEADS,
    MODIFIERS,
    OPENERS,
    OTHER_HEADS,
    PAPERS,
    PLURALS,
    SPEAKING_KINDS,
)
from copydesk.fields.names import (
    FAMILY_FIRST,
    FUNCTION_WORDS,
    NOT_NAMES,
    PARTICLES,
    PLACES,
    WEAK,
    is_name,
    is_place,
    is_region,
    is_suffix,
    words,
)
from copydesk.fields.places import looks_like_place
from copydesk.model.party import Party

_ALSO_FAMILIES = words("sun daily")
"""Family names that are also last words of mastheads, often enough in bylines to be read so."""


def is_person(line: Line, run: Sequence[Token]) -> bool:
    """Whether a run is one person's name beyond reasonable doubt; a lone word never is."""
    if not run:
        return False
    text = slice(line, run)
    if len(run) == 1:
        return not text.isascii() and not text[0].isupper() and is_name(text)
    first, last = run[0].text, run[-1].lower
    if first in PARTICLES or not is_name(text):
        return False
    if len(first) > 2 and first.isupper() and first.isalpha() and not run[-1].text[2:].isupper():
        return False
    if last in PAPERS and last not in _ALSO_FAMILIES:
        return False
    full = [
        token.text
        for token in run
        if len(token.text) > 2 and "." not in token.text and token.lower not in PARTICLES
    ]
    if len(full) < 4 or first.lower() in FAMILY_FIRST or '"' in text or is_suffix(last):
        return True
    half = len(full) // 2
    return full[:half] == full[half:]


def may_hold_person(line: Line, run: Sequence[Token]) -> bool:
    """Whether a masthead may be a person (`Emily Post`) or open with one, where one may stand."""
    if len(run) == 2:
        return is_name(slice(line, run))
    if len(run) < 4 or run[0].lower in PLACES or looks_like_place(slice(line, run[:2])):
        return False
    return is_person(line, run[:2])


_LONGEST_NAME = 7
"""Words of the longest name that is looked for where nothing parts it from what is beside it."""


def person_and_org(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Tomas Verrick The Associated Press`: cut where an organisation visibly begins."""
    found = line.parties.ends(slice(line, run))
    lone = found is not None and found[1] + len(run[-1].text) >= len(slice(line, run))
    if found and lone and found[0].kind not in SPEAKING_KINDS:
        found = None  # `… An Exciting Time`
    known = run[0].start + found[1] if found else -1
    for at in range(2, min(len(run), _LONGEST_NAME + 1)):
        left, right = run[:at], run[at:]
        if right[0].start == known:
            value = "known"
        elif known < 0 and _begins_org(line, left, right) and is_org(line, right):
            value = value_of(party) if (party := party_of(line, right)) else ""
        else:
            continue
        if is_person(line, left):
            return [element_of("person", left, mark), element_of("org", right, ",", value)]
    return None


def _begins_org(line: Line, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the words themselves show that a name ends and an organisation begins."""
    first = right[0].text
    if first in ("The", "THE") or first[0].isdigit() or first.lower() in PLACES:
        return True
    if len(right) > 2 and is_place(f"{first} {right[1].text}"):
        return True
    named = left[-1].text
    return (
        not line.capitals
        and len(first) > 1
        and len(named) > 1
        and (named.isupper() != first.isupper())
    )


def role_and_person(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Staff Writer Mara Quillby`, `AP Business Writer Mara Quillby`: a title before the name."""
    for at in range(max(1, len(run) - _LONGEST_NAME), len(run) - 1):
        begin = role_start(run[:at]) if run[at - 1].lower in HEADS else None
        if begin is None or not is_person(line, run[at:]):
            continue
        before = read_role(line, run[:at], begin, mark, expected=False)
        return [*before, element_of("person", run[at:], "title")] if before else None
    return None


_LONGEST_PARTY = 12  # words


def party_of(line: Line, run: Sequence[Token]) -> Party | None:
    """The listed party that the whole run names."""
    text = slice(line, run)
    found = line.parties.starts(text, tags=True) if len(run) < _LONGEST_PARTY else None
    if found is None or found[2] < len(text) or text.lower() in PLACES:
        return None
    return found[0]


def value_of(party: Party) -> str:
    return "agency" if party.kind in SPEAKING_KINDS else "known"


def org_value(line: Line, run: Sequence[Token]) -> str:
    """How sure an organisation is: "agency", "known", "paper", or "" for an acronym."""
    if party := party_of(line, run):
        return value_of(party)
    return "paper" if is_newsroom(run) else ""


def is_org(line: Line, run: Sequence[Token]) -> bool:
    """A listed party, a newsroom by its words, or an acronym."""
    return is_newsroom(run) or is_acronym(line, run) or party_of(line, run) is not None


_NOT_IN_PAPERS = (FUNCTION_WORDS | HEADS | OTHER_HEADS) - GLUE - {"today"}
"""Words that no masthead holds: `MARA QUILLBY IS THE EXAMPLE NETWORK` is a sentence."""


def is_newsroom(run: Sequence[Token]) -> bool:
    """Whether the words make a masthead: `Sioux Falls Argus Leader`, `7 News WSVN`, `Phys.org`."""
    lower = [token.lower for token in run]
    if len(run) == 1:
        return _is_domain(lower[0]) or ("-" in lower[0] and PAPERS.issuperset(lower[0].split("-")))
    if len(run) > 8 or not capitalised(run):
        return False
    figure = any(word[0].isdigit() for word in lower) and any(word in PAPERS for word in lower)
    paper = not PAPERS.isdisjoint(lower[-1].split("-"))
    if not (figure or paper or lower[0] in OPENERS or _is_domain(lower[-1])):
        return False
    if any(word in _NOT_IN_PAPERS or (word == "to" and not figure) for word in lower[:-1]):
        return False
    return figure or not GENERIC.issuperset(lower)


_DOMAINS = words("com org net co news tv de fr es it nl at ch uk au ca in")


def _is_domain(lower: str) -> bool:
    """`nj.com`, `phys.org`."""
    head, dot, tail = lower.rpartition(".")
    return bool(dot and head) and tail in _DOMAINS


def is_acronym(line: Line, run: Sequence[Token]) -> bool:
    """`CNN`, `WSVN`, `CNN Business`; in a line of capitals one short word only."""
    first = run[0].text.removesuffix("-TV").removesuffix("-FM")
    if not (first.isalpha() and first.isupper() and 2 <= len(first) <= 6) or is_suffix(first):
        return False
    if first.lower() in NOT_NAMES or first.lower() in WEAK or first.lower() in PLACES:
        return False
    if line.capitals:
        return len(run) == 1 and len(first) <= 5
    return len(run) == 1 or (len(first) > 2 and len(run) <= 4 and capitalised(run))


def is_coined(text: str) -> bool:
    """`ProPublica`, `CalMatters`: a capital inside, and not after `Mc`, `De`, `O'`."""
    inner = next((at for at, mark in enumerate(text) if at and mark.isupper()), 0)
    return inner > 2 and text.isalpha() and not text.isupper() and text[:3] not in ("Mac", "Van")


def is_located(run: Sequence[Token]) -> bool:
    """A listed place, with or without its state: `Mesa`, `Mesa, Ariz.`, `Ariz.`"""
    if is_place(joined_text(run)) or is_region(joined_text(run)):
        return True
    return any(
        is_place(joined_text(run[:at])) and is_region(joined_text(run[at:])) for at in (1, 2, 3)
    )


def is_shouted(token: Token) -> bool:
    """A word in capitals that is no acronym: `TAIPEI`."""
    return len(token.text) > 3 and token.text.isupper()


def _ends_in_chief(run: Sequence[Token]) -> bool:
    return len(run) > 2 and run[-1].lower == "chief" and run[-2].lower == "in"


def role_start(run: Sequence[Token]) -> int | None:
    """The index from which on a run is a job title; None where it does not end in one."""
    last = run[-1].lower.rstrip(".") if run else ""
    if last not in HEADS and last not in OTHER_HEADS:
        return None
    at = len(run) - (3 if _ends_in_chief(run) else 1)
    while at and (run[at - 1].lower in MODIFIERS or (at > 1 and run[at - 1].lower in ("and", "&"))):
        at -= 1
    return at + 1 if run[at].lower in ("and", "&") else at


_NOT_IN_TITLES = FUNCTION_WORDS - {"the", "for"}


def read_role(
    line: Line, run: list[Token], at: int, mark: str, *, expected: bool
) -> Elements | None:
    """A job title, with the organisation or the person that stands before it."""
    if at == 0:
        return [element_of("role", run, mark)]
    for cut in range(at, len(run)):
        if is_org(line, run[:cut]):
            org = element_of("org", run[:cut], mark, org_value(line, run[:cut]))
            return [org, element_of("role", run[cut:], "job")]
    left, title = run[:at], run[at:]
    plural = title[-1].lower in PLURALS
    if expected and not plural and is_person(line, left):
        return [element_of("person", left, mark), element_of("role", title, ",")]
    if not capitalised(left):
        return None
    lone = left[0].lower if len(left) == 1 else "the"
    if expected and lone not in PAPERS and [token.text for token in title] == ["Staff"]:
        return None  # `By Jörg Staff`
    if lone in PAPERS or (len(left) == 1 and is_coined(left[0].text)):
        return [element_of("org", left, mark), element_of("role", title, "job")]
    if len(left) > 1 and is_name(slice(line, left)) and left[0].lower not in MODIFIERS:
        return None
    sentence = any(token.lower in _NOT_IN_TITLES for token in left)
    return None if sentence else [element_of("role", run, mark)]


def role_phrase(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Associate Professor of Hydrology`, `Ambassador of Exampleland to Canada`, `Editor at X`."""
    for at in range(1, len(run) - 1):
        word = run[at].lower
        academic = word == "in" and run[at - 1].lower in OTHER_HEADS
        if word not in ("of", "for", "at", "to") and not academic:
            continue
        if role_start(run[:at]) != 0 or not capitalised(run[at + 1 :]):
            return None
        if word in ("for", "at") and is_org(line, run[at + 1 :]):
            value = org_value(line, run[at + 1 :])
            return [
                element_of("role", run[:at], mark),
                element_of("org", run[at + 1 :], ",", value),
            ]
        return [element_of("role", run, mark, "phrase")]
    return None
