"""Credits of pictures."""

from __future__ import annotations

import re
from typing import Any

from copydesk.fields.credit.openings import WORD
from copydesk.fields.credit.parts import Line, inner, trimmed
from copydesk.fields.credit.people import is_title, named_person, newsroom
from copydesk.fields.credit.statements import HOST
from copydesk.fields.names import (
    is_name,
    words,
)
from copydesk.model.article import Credit, Person
from copydesk.model.finding import Reading
from copydesk.model.party import Parties

_LABEL = re.compile(
    r"(?:(?:main|featured|header|cover|lead|file|mandatory) )?"
    r"(?:photo illustrations?|illustrations?|photos?|photographs?|photography|photographers?"
    r"|pictures?|pics?|images?|graphics?|bild(?:er)?|fotos?|crédits?|credits?|사진|写真|照片)"
    r"(?: (?:credits?|source|photos?))?"
    r"(?: ?[:：]| (?:by|von|par|por)(?=[\s:])| courtesy of\b)[ :]*(?:© ?)?",
    re.IGNORECASE,
)

_LABELS = words("""
    main featured header cover lead file mandatory photo photos photograph photographs photography
    photographer photographers picture pictures pic pics image images graphic graphics bild bilder
    foto fotos crédit crédits credit credits illustration illustrations 사진 写真 照片 handout pool
""")

_AGENCY_LABEL = re.compile(r"AP Photo(?=/)|(?:Handout |Pool )?via (?=[A-Z])")

_STATES = words(
    "file files pool handout archive archives uncredited stringer courtesy supplied stock"
)

_CUT = re.compile(
    r"\s?/\s?|\s?\|\s?|,\s| via | - | – | on (?=Unsplash|Pexels|Flickr)|(?<=\w)-(?=Imagn)"
)

_STOCK = words(
    "unsplash pexels flickr pixabay getty istock istockphoto shutterstock alamy wikimedia"
)


def parse_picture_credit(text: str, parties: Parties) -> Reading | None:
    """Reads a line that is nothing but the credit of a picture; `values["credit"]` is its source.

    >>> reading = parse_picture_credit("Photo by Mara Quillby/Getty Images", Parties.of(()))
    >>> reading.values["people"], reading.values["agency"], reading.values["credit"]
    (['Mara Quillby'], 'Getty Images', 'Mara Quillby/Getty Images')
    >>> parse_picture_credit("Photographs by the hundred were lost.", Parties.of(()))
    """
    if len(text) > 200 or not _may_be_picture_credit(text):
        return None
    start, end = trimmed(text)
    line = Line(text, *inner(text, start, end), parties)
    people: list[Person] = []
    sources: list[str] = []
    for piece in re.split(r"(?<=[a-z])\. (?=[A-Z])", text[line.start : line.end].rstrip(" .")):
        found = _picture(line, piece.strip())
        if found is None:
            return None
        people += found[0]
        sources.append(found[1])
    values: dict[str, Any] = {
        "people": [p.name for p in people if not p.organisation],
        "role": ", ".join(dict.fromkeys(p.role for p in people)),
        "credit": "; ".join(sources),
    }
    if agency := next((p.name for p in people if p.organisation), ""):
        values["agency"] = agency
    return Reading(start, end, values, Credit(text[start:end], tuple(people)))


def _may_be_picture_credit(text: str) -> bool:
    """Whether a label opens the line, or its parts are joined as those of picture credits are."""
    first = WORD.search(text, 0, 24)
    if first is None or first.group().lower() in _LABELS:
        return first is not None
    return "/" in text or "via " in text or "-Imagn" in text or ".adobe." in text


def _picture(line: Line, text: str) -> tuple[list[Person], str] | None:
    """The people and the printed source of one picture."""
    label = _LABEL.match(text) or _AGENCY_LABEL.match(text)
    source = text[label.end() :] if label else text.removeprefix("© ")
    drawn = "illustration" in (label.group().lower() if label else "")
    role = "illustrator" if drawn else "photographer"
    people: list[Person] = []
    known = False
    is_credit = label is not None and "credit" in label.group().lower()
    is_titled = label is not None or " via " in text
    if label and label.group() == "AP Photo":
        people, known = [newsroom("AP", role)], True
    for piece in filter(None, map(str.strip, _CUT.split(source.strip(" ./")))):
        low = piece.lower().removesuffix(" photo").removeprefix("courtesy of ")
        if low in _STATES:
            known = True
            continue
        party = line.parties.tagged(piece) or line.parties.named(piece)
        agency = party is not None or any(word in _STOCK for word in low.replace(".", " ").split())
        known = known or agency
        if not agency and is_name(piece) and (" " in piece or is_credit):
            people.append(named_person(piece, role))
        elif agency or HOST.fullmatch(piece) or (is_titled and " " in piece and is_title(piece)):
            people.append(newsroom(piece, role))
        else:
            return None
    persons = sum(not person.organisation for person in people)
    if not people or not (label or (known and persons and len(people) > persons)):
        return None
    return people, source
