"""The grammars of bylines: a line, names alone, an affiliation."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.fields.byline.elements import elements_of
from copydesk.fields.byline.parts import Elements, Line, Piece, Token, capitalised, element_of
from copydesk.fields.byline.people import is_org
from copydesk.fields.byline.pieces import lead_of, pieces_of
from copydesk.fields.byline.sheet import Sheet
from copydesk.fields.byline.tokens import folded, hopeless, tokens_of, without_stop
from copydesk.fields.byline.vocabulary import WIRES
from copydesk.model.finding import Reading
from copydesk.model.party import Parties


def parse_byline(text: str, parties: Parties, *, bare: bool | None = None) -> Reading | None:
    """The byline that the whole of `text` is, or None.

    `facts` is a `Byline`; `values` are `people`, `organisation`, `place`, `role`, `tag`, `date`,
    `updated`, `section`, `kicker` and `credit` (contributors), whatever is printed. With `bare`
    None a line without a lead-in must hold more than names and places; True takes it on names
    alone, False not at all. People without a name ("Staff Writer") have `name` "".

    >>> reading = parse_byline("By Mara Quillby and TOMAS VERRICK, Staff Writers", Parties.of([]))
    >>> reading.values["people"], reading.values["role"]
    (['Mara Quillby', 'Tomas Verrick'], 'Staff Writers')
    >>> parse_byline("By Monday Mara Quillby will have gone.", Parties.of([]))
    """
    if hopeless(text, parties):
        return None
    tokens = folded(text, tokens_of(text))
    lead, begin = lead_of(tokens)
    if lead:
        tokens = without_stop(tokens)
    sheet = _read(text, parties, tokens[begin:], lead)
    if sheet is None:
        return None
    if not sheet.lead and (bare is False or not (bare or sheet.is_evident())):
        return None
    return sheet.reading(tokens)


def parse_names(text: str, parties: Parties) -> Reading | None:
    """The line that is one person's name, or several, and nothing else.

    >>> parse_names("Mara Quillby and Tomas Verrick", Parties.of([])).values["people"]
    ['Mara Quillby', 'Tomas Verrick']
    >>> parse_names("Mara Quillby, Example Herald", Parties.of([]))
    """
    if hopeless(text, parties):
        return None
    tokens = folded(text, tokens_of(text))
    if lead_of(tokens)[0]:
        return None
    sheet = _read(text, parties, tokens, "")
    if sheet is None or sheet.kinds != {"person"} or sheet.contributors or sheet.lead:
        return None
    return sheet.reading(tokens)


def parse_affiliation(text: str, parties: Parties) -> Reading | None:
    """The line below a byline that says where its people belong or what they are.

    A role is a person without a name: `name` is "", `job_title` the role.

    >>> reading = parse_affiliation("Example Herald business reporter", Parties.of([]))
    >>> reading.values["organisation"], reading.values["role"]
    ('Example Herald', 'business reporter')
    >>> parse_affiliation("Mara Quillby", Parties.of([]))
    """
    if hopeless(text, parties):
        return None
    tokens = folded(text, tokens_of(text))
    sheet = _read(text, parties, tokens, "", below=True)
    if sheet is None or sheet.contributors or sheet.lead:
        return None
    if sheet.kinds & {"person", "date", "updated", "section"} or not sheet.is_affiliation():
        return None
    return sheet.reading(tokens)


def _read(
    text: str, parties: Parties, tokens: list[Token], lead: str, *, below: bool = False
) -> Sheet | None:
    """What a line without its lead-in says, or None where a part of it stays unexplained.

    `below` where the line stands below a byline, and may open with `For the …`.
    """
    pieces = pieces_of(tokens)
    line = Line(text, parties, text.isupper())
    sheet = Sheet(text, lead, openers=frozenset({"special", "for"} if below else {"special"}))
    if len(tokens) > 1 and " ".join(token.lower for token in tokens) in WIRES:
        pieces = [Piece(" ", "words", tokens)]
    for place, piece in enumerate(pieces):
        behind = pieces[place + 1 : place + 2]
        following = behind[0].kind if behind else ""
        if sheet.last_kind == "org":
            sheet.paper_follows = following == "words" and is_org(line, behind[0].tokens)
        elements = elements_of(line, piece, sheet, following)
        if elements is None and place == 0 and following == "relation":
            elements = _section(piece)
        if elements is None and _is_one_name(pieces[place:]):
            return sheet if sheet.add_rest(piece, pieces[-1].tokens[-1].end) else None
        if elements is None or not all(map(sheet.add, elements)):
            return None
    return sheet if pieces and sheet.close() else None


def _section(piece: Piece) -> Elements | None:
    """`All India` before `Edited by …`: the section the line was printed in."""
    if len(piece.tokens) > 3 or not capitalised(piece.tokens):
        return None
    return [element_of("section", piece.tokens, piece.mark)]


def _is_one_name(pieces: Sequence[Piece]) -> bool:
    """Whether pieces may be one name with commas: `ACLU Speech, Privacy and Technology Project`."""
    return len(pieces) < 6 and all(
        piece.kind == "words" and piece.mark in (",", "and") and capitalised(piece.tokens)
        for piece in pieces
    )
