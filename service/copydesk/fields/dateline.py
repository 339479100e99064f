"""Datelines: the place, date and agency's tag that open a story (AP Stylebook, "datelines").

Two steps: `copydesk.fields.opening` reads all that might be one, this module judges whether it is.
In doubt it is not: a dateline left in is a blemish, a run-in heading lifted out is a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copydesk.fields.moment import moment_at
from copydesk.fields.opening import JOINERS, PARTICLES, REACH, WORD, Opening, Spot, is_caps
from copydesk.fields.places import (
    CITY_STATES,
    COUNTRIES,
    SPEAKERS,
    fold_place,
    looks_like_place,
)
from copydesk.model.article import Dateline
from copydesk.model.finding import Reading
from copydesk.model.party import Parties

# Words that open a line in capitals without being a place.
_KICKERS = frozenset(
    """backgrounder breaking update updates updated exclusive watch correction corrected analysis
    corrections
    opinion factbox wrapup timeline insight special read more also related live note editor editors
    news feature column commentary review interview preview poll top alert advisory video photos
    photo gallery podcast media urgent flash just developing explainer fact refile graphic diary
    schedule scenarios instant text file recap listen see click follow join sign subscribe
    advertisement sponsored editorial letters obituary profile quotes factfile spotlight
    the a an what why how who when where this these today tomorrow yesterday q""".split()
)
_SPEAKING = frozenset(
    "i i'm i've i'd i'll we you yes no well so thank thanks okay ok my it's".split()
)
_ROLES = frozenset(
    """correspondent correspondents editor editors reporter reporters writer columnist chief senior
    staff auto business economics energy markets political sports technology""".split()
)
_TITLE_SMALL = frozenset(
    """a an the of in on and or for to at by from with as is its into over vs nor but if up off
    after under against de la""".split()
)
_BY = ("By ", "BY ")
_OPENERS = frozenset("\"'([$£€¥*•@#+\u201c\u2018\u201e\u00ab《「『（")
_PROSE = re.compile(  # two words of which the second is small, and no "Rio de"
    r"[^\W\d_]+(?:[.'\u2019-][^\W\d_]+)*\.? "
    r"(?!(?:de|del|di|do|da|am|upon|on|of|and|und|et|y|e)\b)[a-z]"
)
_COMMON = frozenset(
    """The A An In On At But And For He She It They We I You This That These Those There If When
    While As After Before With To From His Her Its Their Our My Not No Yet So Since Under Over By
    Some Many Most More One Two What Who How Why Where Mr Mrs Ms Dr""".split()
)
_SIGNS = re.compile(r"[(\[—–/]|[-_][-\s]")


def _begins_story(rest: str) -> bool:
    """Whether a story may go on like this: a capital, a figure, a quotation, a bracket."""
    if not rest:
        return False
    first = rest[0]
    if first.islower():
        return any(char.isupper() for char in rest[1:3])  # eBay, iPhone
    return first.isalnum() or first in _OPENERS


def _is_sentence(rest: str) -> bool:
    """Whether words that need no capital in a title are small: "A Love Story" is a title."""
    if rest[0] in '"\u201c\u201e\u00ab':
        return True
    words = rest.split()[:16]
    return any(word[0].islower() and word.strip(".,;:") not in _TITLE_SMALL for word in words)


def _is_gloss(opening: Opening) -> bool:
    """Whether the brackets only shorten what stands before: World Health Organization (WHO)."""
    if not opening.spots or len(opening.tags) != 1:
        return False
    spot, tag = opening.spots[0], opening.tags[0].replace(".", "").upper()
    if opening.text[spot.start].upper() != tag[0]:
        return False
    words = re.split(r"[\s\-]+", opening.text[spot.start : spot.end])
    capitals = "".join(word[0] for word in words if word[:1].isupper())
    return tag in (capitals, "".join(words).upper())


def _is_kicker(opening: Opening) -> bool:
    """Whether the first place is a word that opens headlines and notices; not The Hague."""
    spot = opening.spots[0]
    if spot.known:
        return False
    words = fold_place(opening.text[spot.start : spot.end].replace("'s", "")).split()
    return bool(words) and (words[0] in _KICKERS or words[-1] in _KICKERS)


def _is_dateline(opening: Opening, *, behind: bool) -> bool:
    """Whether what was read is a dateline; `behind` another one, a title-case place will do."""
    rest = opening.text[opening.at : opening.at + REACH]
    if not _begins_story(rest) or (opening.separator == "" and rest[0] in "(["):
        return False
    if opening.undated:
        return opening.separator in ("-", "_", "—", "–")
    if opening.spots and _is_kicker(opening):
        return False
    if opening.tags:
        return _tag_tells(opening)
    if opening.date:
        return _date_tells(opening, rest, behind=behind)
    return bool(opening.spots) and not _is_caption(rest) and _place_tells(opening, rest)


def _named(opening: Opening) -> bool:
    """Whether a place is in the lists, by itself or by its state or country."""
    located = not opening.vague
    return any(spot.known or (located and (spot.area or spot.country)) for spot in opening.spots)


def _tag_tells(opening: Opening) -> bool:
    """Whether a tag makes it a dateline."""
    if _is_gloss(opening):
        return False
    named = _named(opening)
    if not opening.separator and not (
        opening.certain and (named or opening.date or not opening.spots)
    ):
        return False
    if not opening.spots:
        return opening.certain
    words = opening.words()
    if not opening.certain:
        return _strange_tag_tells(opening, words, named=named)
    if opening.parties.ambiguous(opening.tags[0]):
        return opening.caps or named or opening.date is not None
    return opening.caps or (named and not opening.vague) or words < 4


def _strange_tag_tells(opening: Opening, words: int, *, named: bool) -> bool:
    """Whether brackets that hold no listed tag hold one: "PORT SALLOW (Sallow Courier) — "."""
    if opening.vague:
        return False
    if opening.date:
        return True
    if named:
        return opening.caps or " " not in opening.tags[0]  # "Halifax (Verrick Bank) -" is a bank
    dash = opening.separator not in (":", ".")
    return opening.caps and words < 5 and dash and len(opening.tags[0]) > 2


def _is_caption(rest: str) -> bool:
    """Whether what follows is a caption's date: "MANCHESTER, ENGLAND - SEPTEMBER 28: Students"."""
    found = moment_at(rest, 0, times=False)
    return found is not None and rest[found[0] : found[0] + 1] == ":"


def _date_tells(opening: Opening, rest: str, *, behind: bool) -> bool:
    """Whether a date makes it a dateline although there is no tag."""
    if opening.bracketed == "date":
        return bool(opening.separator) and (not opening.spots or opening.caps or _named(opening))
    if not opening.spots or opening.separator in ("", "."):
        return False
    if opening.vague:
        return opening.separator == "…"
    if opening.separator == ":":
        return opening.caps and _named(opening)
    if not opening.caps:
        return behind or (_named(opening) and _is_sentence(rest))
    listed = opening.listed or looks_like_place(opening.spots[0].city)
    return _named(opening) or behind or (listed and opening.spaced)


def _place_tells(opening: Opening, rest: str) -> bool:
    """Whether a place alone, or with its state, is a dateline."""
    spot = opening.spots[0]
    city = fold_place(spot.city)
    if opening.vague or opening.bracketed == "area":
        return False
    located = bool(spot.country or spot.area)
    if opening.bracketed == "place":  # [SINGAPORE] The
        return opening.caps and not opening.separator and _is_sentence(rest)
    if opening.bracketed == "city":  # (Leipzig) - Die
        return opening.spaced and opening.separator != ":" and _is_sentence(rest)
    if opening.separator == ":":
        speaking = rest[:12].split(maxsplit=1)[0].strip(",.!?").casefold() in _SPEAKING
        known = spot.known and (located or city not in SPEAKERS)
        return opening.caps and known and not speaking and _is_sentence(rest)
    if opening.separator not in ("-", "_", "—", "–", "―", "‒", "−"):
        return False
    if opening.separator in "-_" and not opening.spaced:
        return False
    if not opening.caps:
        return located and (spot.known or _abbreviated(opening, spot)) and _is_sentence(rest)
    if located:
        return True
    listed = spot.known and (city not in COUNTRIES or city in CITY_STATES)
    return (listed or looks_like_place(spot.city)) and _is_sentence(rest)


def _abbreviated(opening: Opening, spot: Spot) -> bool:
    """Whether a place ends in a state's abbreviation: "Dekalb, Ill."."""
    last = opening.text[spot.start : spot.end].rpartition(",")[2].strip()
    return bool(spot.area) and fold_place(last) != fold_place(spot.area)


# --- The grammar --------------------------------------------------------------------------------


def _opens_with_prose(text: str, at: int) -> bool:
    """Whether the first words rule a dateline out, at little cost."""
    first = text[at]
    if first in "([" or first >= "\u3400":
        return False
    if not first.isalnum() or first.islower() or _PROSE.match(text, at):
        return True
    if text[at : at + 2].isupper():
        return False
    end = text.find(" ", at, at + 8)
    return (end > 0 and text[at:end] in _COMMON) or _SIGNS.search(text, at, at + 80) is None


def _openings(text: str, parties: Parties) -> Iterator[Opening]:
    """The datelines one after the other, as "(ANSA) - Rome, October 11 - "."""
    at = 0
    while at < len(text):
        opening = _byline_and_opening(text, at, parties) or _opening(text, at, parties)
        if opening is None:
            return
        yield opening
        at = opening.at


def _opening(text: str, at: int, parties: Parties) -> Opening | None:
    """The dateline that begins at an offset."""
    if _opens_with_prose(text, at):
        return None
    opening = Opening(text, at, parties)
    return opening if opening.read() and _is_dateline(opening, behind=at > 0) else None


def _byline_and_opening(text: str, at: int, parties: Parties) -> Opening | None:
    """The dateline behind "By Mara Quillby " in one line with it; it needs a party's tag."""
    if not text.startswith(_BY, at):
        return None
    first = at = _behind_blanks(text, at + 2)
    words = 0
    while words < 12 and (match := WORD.match(text, at, first + REACH)):
        if words > 1 and is_caps(match[0]) and not is_caps(text[first : first + 2]):
            break
        small = match[0] in PARTICLES or match[0] in JOINERS or match[0] in _ROLES
        if not (match[0][0].isupper() or small):
            return None
        words += 1
        at = _behind_blanks(text, match.end())
    opening = _opening(text, at, parties) if words > 1 and at < len(text) else None
    return opening if opening and opening.certain and opening.separator else None


def _behind_blanks(text: str, at: int) -> int:
    """The offset behind the spaces and commas at an offset."""
    end = at
    while end < at + REACH and text[end : end + 1] in (" ", ","):
        end += 1
    return end


def parse_dateline(text: str, parties: Parties) -> Reading | None:
    """The dateline that opens a paragraph, or None; `end` is where the story's own words begin.

    A tag in brackets behind a place or a date is evidence, known or not; a place alone needs
    capitals, a dash and to be in a list, or its state. `facts` is a `Dateline` of what is printed:
    no year is added, no place completed. A byline in the same line is claimed with it.

    >>> reading = parse_dateline("CHATHAM, Mass. (AP) — A lobster got away.", Parties.of([]))
    >>> reading.end, reading.facts.places[0].area, reading.facts.sources
    (22, 'Massachusetts', ('AP',))
    >>> parse_dateline("U.S. — and foreign — officials said so.", Parties.of([]))
    """
    if not may_open_with_dateline(text):
        return None
    openings = list(_openings(text, parties))
    if not openings:
        return None
    end = openings[-1].at
    facts = Dateline(
        text=text[openings[0].start : end].strip(),
        places=tuple(s.place(text) for o in openings for s in o.spots if _is_place(o, s)),
        date_text=next((o.date.text for o in openings if o.date), ""),
        date=next((o.date.iso for o in openings if o.date), ""),
        sources=tuple(tag for o in openings for tag in o.tags),
    )
    return Reading(0, end, _values(facts, parties), facts)


def may_open_with_dateline(text: str) -> bool:
    """Whether `parse_dateline` may read the opening of a paragraph, at little cost."""
    return bool(text) and (text.startswith(_BY) or not _opens_with_prose(text, 0))


def _is_place(opening: Opening, spot: Spot) -> bool:
    """Whether the first words are a place, and not a slug or the word "undated"."""
    return not opening.undated and spot.city.casefold() != "undated"


def _values(facts: Dateline, parties: Parties) -> dict[str, Any]:
    """The plain captures: `place`, `date`, `tag` and `agency`; lists where there are several."""
    values: dict[str, Any] = {}
    if facts.places:
        values["place"] = _one_or_all([place.name for place in facts.places])
    if facts.date_text:
        values["date"] = facts.date_text
    if facts.sources:
        values["tag"] = _one_or_all(list(facts.sources))
        known = [party.name for tag in facts.sources if (party := parties.tagged(tag))]
        if known:
            values["agency"] = _one_or_all(known)
    return values


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values
