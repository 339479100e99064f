"""What a piece says, in elements."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.fields.byline.parts import (
    Elements,
    Line,
    Piece,
    Token,
    capitalised,
    element_of,
    slice,
)
from copydesk.fields.byline.people import (
    is_acronym,
    is_coined,
    is_located,
    is_newsroom,
    is_org,
    is_person,
    is_shouted,
    may_hold_person,
    org_value,
    party_of,
    person_and_org,
    read_role,
    role_and_person,
    role_phrase,
    role_start,
    value_of,
)
from copydesk.fields.byline.pieces import joined_text, region_at, relation_of
from copydesk.fields.byline.sheet import Sheet
from copydesk.fields.byline.tokens import next_word
from copydesk.fields.byline.vocabulary import (
    CHROME,
    DANGLING,
    INNER_LEADS,
    KICKERS,
    PAPERS,
    SILENT_KINDS,
    WIRES,
    WORKS,
)
from copydesk.fields.names import (
    NOT_NAMES,
    PARTICLES,
    PLACES,
    is_place,
    is_region,
)


def elements_of(line: Line, piece: Piece, sheet: Sheet, following: str) -> Elements | None:
    """What a piece is, in one or more elements; None where it is nothing known."""
    run = list(piece.tokens)
    if piece.kind == "bracket":
        return _read_bracket(line, run)
    if piece.kind != "words":
        return [element_of(piece.kind, run, piece.mark, piece.value)]
    if run[0].lower in INNER_LEADS and sheet.last_kind in ("date", "org") and not sheet.people:
        sheet.lead = sheet.lead or "author"
        del run[0]
    tail: Elements = []
    while run and (run[-1].lower in DANGLING or run[-1].text == "Follow"):
        if run[-1].lower in DANGLING:
            tail = [element_of("dangling", run[-1:], " ")]
        del run[-1]
    if not run:
        return tail
    out = _read_words(line, run, piece.mark, sheet, following)
    return None if out is None else out + tail


def _read_bracket(line: Line, run: list[Token]) -> Elements | None:
    """`(TNS)`, `(Chief Economist)`, `(eg)`, `(with inputs from Agencies)`, `(Mesa, Ariz.)`."""
    text = slice(line, run)
    if line.parties.candidates(text):
        return [element_of("tag", run, "(")]
    if text in ("now", "earlier"):  # the turns of a live page
        return [element_of("turn", run, "(")]
    if len(run) == 1 and text.isalpha() and text.isascii():
        if text.isupper() and 2 <= len(text) <= 6:
            return [element_of("tag", run, "(")]
        return [] if text.islower() and len(text) <= 3 else None
    if found := relation_of(run, 0):
        rest = run[found[0] :]
        if rest and (slice(line, rest).lower() in WIRES or is_org(line, rest)):
            relation = element_of("relation", run[: found[0]], "(", found[1])
            return [relation, element_of("org", rest, "with")]
        return None
    if role_start(run) == 0:
        return [element_of("role", run, "(")]
    if region_at(run, len(run) - 1) and capitalised(run):
        return [element_of("place", run, "(")]
    return None


def _read_words(
    line: Line, run: list[Token], mark: str, sheet: Sheet, following: str
) -> Elements | None:
    """A run of words: cut at its first preposition, then what is before and behind it."""
    if phrase := role_phrase(line, run, mark):
        return phrase
    for at, token in enumerate(run):
        if token.lower not in ("in", "for", "of", "via", "special", "published"):
            continue
        if token.lower == "special" and next_word(run, at) not in ("to", "for"):
            continue
        if token.lower == "in" and next_word(run, at) == "chief":
            continue
        if token.lower == "of" and not is_person(line, run[:at]):
            continue
        head = _base(line, run[:at], mark, sheet) if at else []
        behind = _behind(line, run[at:], " " if at else mark, sheet, following)
        alone = not (head or sheet.people or sheet.orgs) and token.lower not in sheet.openers
        if head is None or behind is None or alone:
            return None
        return head + behind if _goes_with(head, behind, sheet) else None
    return _base(line, run, mark, sheet)


def _goes_with(head: Elements, behind: Elements, sheet: Sheet) -> bool:
    """`for X` after an organisation (`NJ Advance Media for NJ.com`) needs an X that shows."""
    person = bool(sheet.people) or any(element.kind == "person" for element in head)
    return person or not head or all(e.kind != "org" or e.value for e in behind)


def _behind(
    line: Line, run: list[Token], mark: str, sheet: Sheet, following: str
) -> Elements | None:
    """`in Jakarta`, `for NJ.com`, `Special to the Herald`, `Published in FrontBurner`."""
    word, second = run[0].lower, next_word(run, 0)
    two = word == "special" or (word, second) == ("published", "in")
    right = run[2 if two else 1 :]
    if right and right[0].text == "the":
        del right[0]
    if not right or not capitalised(right):
        return None
    if word == "published":
        return [element_of("section", right, " ")] if two else None
    if word == "special":
        role = element_of("role", run[:1], mark, "special")
        return [role, element_of("org", right, ",", org_value(line, right))]
    if word == "for":
        return [element_of("org", right, ",", org_value(line, right))]
    if word == "via":
        return [element_of("org", right, "/", "paper")] if is_org(line, right) else None
    if word == "of":
        return _of_paper(line, right)
    if following == "date" and sheet.posted:
        return [element_of("section", right, " ")]
    return [element_of("place", right, " ", "in")] if _may_be_place(right) else None


def _of_paper(line: Line, right: list[Token]) -> Elements | None:
    """`Mara Quillby of the Example Herald`, `… Of The Herald Staff`: the paper must show."""
    staff = right[-1].lower == "staff" and len(right) > 1
    paper = right[:-1] if staff else right
    lone = len(paper) == 1 or (len(paper) == 2 and paper[0].lower == "the")
    if not (is_org(line, paper) or (lone and paper[-1].lower in PAPERS)):
        return None
    org = element_of("org", paper, ",", "paper")
    return [org, element_of("role", right[-1:], "job")] if staff else [org]


def _may_be_place(run: Sequence[Token]) -> bool:
    """Whether the words after `in` name a place: a few, and none that is no name at all."""
    return (
        len(run) <= 4
        and all(
            token.lower in PLACES
            or token.lower in PARTICLES
            or is_region(token.text)
            or token.lower not in NOT_NAMES
            for token in run
        )
    ) or is_place(joined_text(run))


def _base(line: Line, run: list[Token], mark: str, sheet: Sheet) -> Elements | None:
    """A run without prepositions: a person, an organisation, a role, or two of them together."""
    if run[0].text == "the" and len(run) > 1:
        run = run[1:]
    text = slice(line, run)
    lower = text.lower()
    expected = sheet.expects_person(mark)
    if lower in WIRES:
        return [element_of("wire", run, mark)]
    if sheet.people and (lower in WORKS or lower in CHROME):
        kind = "work" if lower in WORKS else "chrome"
        return [element_of(kind, run, mark, WORKS.get(lower, ""))]
    if mark in ("-", "|") and lower in KICKERS and sheet.people:
        return [element_of("kicker", run, mark)]
    if party := party_of(line, run):
        silent = party.kind in SILENT_KINDS
        return None if silent else [element_of("org", run, mark, value_of(party))]
    at = role_start(run)
    if at is not None:
        return read_role(line, run, at, mark, expected=expected)
    if expected and is_person(line, run):
        return [element_of("person", run, mark)]
    if len(run) > 2 and (fused := _read_fused(line, run, mark, expected=expected)):
        return fused
    doubt = expected and mark != "," and may_hold_person(line, run)
    if is_newsroom(run) and not doubt:
        return [element_of("org", run, mark, "paper")]
    if not sheet.people and not sheet.orgs:
        return _read_first(line, run, mark)
    return _read_later(line, run, mark, sheet)


def _read_fused(line: Line, run: list[Token], mark: str, *, expected: bool) -> Elements | None:
    """Two things without a separator between them."""
    for size in (3, 2, 1):
        left, right = run[:-size], run[-size:]
        if left and slice(line, right).lower() in WIRES and is_org(line, left):
            org = element_of("org", left, mark, org_value(line, left))
            return [org, element_of("wire", right, "job")]
    if not expected:
        return None
    return person_and_org(line, run, mark) or role_and_person(line, run, mark)


def _read_first(line: Line, run: list[Token], mark: str) -> Elements | None:
    """What may open a line without being a known name: an acronym."""
    shows = len(run[0].text) > 2 and all(token.lower in NOT_NAMES for token in run[1:])
    return [element_of("org", run, mark)] if shows and is_acronym(line, run) else None


def _read_later(line: Line, run: list[Token], mark: str, sheet: Sheet) -> Elements | None:
    """What only stands after somebody: a place, an acronym, `The Oklahoman`, `ProPublica`."""
    if is_located(run):
        return [element_of("place", run, mark)]
    lone = len(run) == 1 and (is_coined(run[0].text) or run[0].lower in PAPERS)
    if lone or is_acronym(line, run):
        return [element_of("org", run, mark)]
    if not line.capitals and len(run) < 4 and all(map(is_shouted, run)):
        return [element_of("place", run, mark)]
    if run[0].text in ("The", "THE") and 1 < len(run) < 6 and capitalised(run):
        return [element_of("org", run, mark)]
    if not sheet.expects_person(mark) and is_person(line, run):
        return [element_of("person", run, mark)]
    return None
