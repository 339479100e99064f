"""The opening of a paragraph read as a dateline: places, date, tags and separator, unjudged."""

from __future__ import annotations

import re

from copydesk.fields.calendar import MONTHS, WEEKDAYS
from copydesk.fields.moment import moment_at, parse_moment
from copydesk.fields.places import (
    AREAS,
    CITIES,
    COUNTRIES,
    GEORGIAN,
    POSTAL,
    SLASHED,
    fold_place,
    looks_like_place,
    normal_case,
)
from copydesk.model.article import Moment, Place
from copydesk.model.party import Parties, call_sign

REACH = 160
"""Code points in which an opening is complete; the longest seen, five places and a tag, has 110."""
_MOST_WORDS = 7
"""Words of one place: "SANTA CRUZ DE LA SIERRA", "ROADSIDE IN THE LEHIGH VALLEY"."""

WORD = re.compile(r"[^\W\d_]+(?:['\u2019.\-][^\W\d_]+)*\.?")
JOINERS = frozenset("and und et y e".split())
PARTICLES = frozenset(
    "de del della di da do dos du la las le les el al am an upon on of the sur in es".split()
)
_DAY_WORDS = MONTHS.keys() | WEEKDAYS
_STOPPED = frozenset("st ste ft mt twp boro co".split())

_GROUP = re.compile(r"\(([^()\[\]\n]{1,60})\)|\[([^()\[\]\n]{1,60})\]")
_SLASHES = re.compile(r"/ ?([^/\n]{2,40}?) ?/")
_DASH = re.compile(r"(?:\.?-{1,3}|[—–―_‒−])(?!_)")
_SPACED_DASH = re.compile(r"\s(?:-{1,3}|[—–_])\s")
_DOTS = re.compile(r"[.…]{2,}|…")
_SPACE = re.compile(r"\s*")

_TELEGRAM = re.compile(
    r"(?P<tag>[\u3400-\u9fff]{2,4}?)(?P<place>[\u3400-\u9fff]{1,8})"
    r"(?P<date>(?:[0-9]{1,2}月)?[0-9]{1,2}日)?[电電]"
    r"(?:[（(](?:记者|記者)[^（）()]{1,20}[）)])?\s*"
)
_TICKER = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,3}$")
_SITE = re.compile(r"[A-Za-z0-9-]{2,20}\.[A-Za-z.]{2,12}$")
_TAG_WORD = re.compile(r"[a-z]{0,4}[A-Z0-9À-ÖØ-Þ][\w.&'\u2019+-]*$")
_SMALL_TAG_WORDS = frozenset("of for and the & in dpa ots sda ats afp tca ap".split())


class Spot:
    """One place while it is read: where it is printed, and its parts."""

    __slots__ = ("area", "city", "country", "end", "known", "start")

    def __init__(self, start: int, end: int, city: str) -> None:
        self.start, self.end, self.city = start, end, city
        self.area = self.country = ""
        self.known = fold_place(city) in CITIES

    def place(self, text: str) -> Place:
        """The place in normal case; a country or state alone is no city."""
        name = normal_case(" ".join(text[self.start : self.end].split()))
        city, area, country = normal_case(self.city), self.area, self.country
        folded = fold_place(city)
        if not self.known and not area and not country:
            if folded in COUNTRIES:
                return Place(name, country=city)
            if folded in AREAS and folded not in POSTAL:
                return Place(name, area=AREAS[folded] or city)
        if folded.startswith(("aboard ", "near ", "off ")):
            city = ""
        return Place(name, city, normal_case(area), normal_case(country))


class Opening:
    """Reads one dateline, part by part; whether it is one is judged afterwards."""

    def __init__(self, text: str, at: int, parties: Parties) -> None:
        self.text, self.start, self.at, self.parties = text, at, at, parties
        self.limit = min(len(text), at + REACH)
        self.spots: list[Spot] = []
        self.caps = True
        self.vague = False  # a part behind a comma is in no list
        self.date: Moment | None = None
        self.bracketed = ""  # what else stood in brackets: "date", "place", "city" or "area"
        self.listed = False  # a comma parts the place from the date
        self.tags: list[str] = []
        self.certain = False  # a tag is a party's or a station's
        self.undated = False
        self.separator = ""
        self.spaced = False  # the separator has white space on both sides

    # --- small steps ---

    def char(self) -> str:
        return self.text[self.at] if self.at < self.limit else ""

    def space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def words(self) -> int:
        """How many words the first place has."""
        return len(self.text[self.spots[0].start : self.spots[0].end].split())

    def read(self) -> bool:
        """Reads all that is there; `at` is then where the story's own words begin."""
        if self.char() >= "\u3400":
            return self.telegram()
        opened = self.group() if self.char() in ("(", "[") else self.day() or self.place()
        if not opened:
            return False
        for _ in range(12):
            self.space()
            if self.separator or not self.more():
                break
        return True

    def more(self) -> bool:
        """Reads the next part, whichever it is."""
        char = self.char()
        if char == ",":
            return self.comma()
        if char in ("(", "["):
            return self.group()
        if char == "/":
            return self.slash()
        if not char.isalnum():
            return self.stop() or self.dash()
        behind = self.caps or self.date is not None
        return self.day() or self.joined() or (behind and self.bare_tag())

    def telegram(self) -> bool:
        """Reads "新华社北京9月12日电": agency, place, date and the word for a telegram."""
        match = _TELEGRAM.match(self.text, self.at)
        if match is None:
            return False
        start, end = match.start(), match.end("place")
        sizes = (4, 3, 2)
        size = next((n for n in sizes if self.parties.named(self.text[start : start + n])), 0)
        place = self.text[start + size : end]
        if not size or not place or "记者" in place or "記者" in place:
            return False
        self.spots.append(Spot(start + size, end, place))
        self.date = Moment(match["date"]) if match["date"] else None
        self.tags, self.certain = [self.text[start : start + size]], True
        self.separator, self.at = "电", match.end()
        return True

    # --- places ---

    def place(self) -> bool:
        """Reads the words of one place, up to a comma, a bracket, a date or a separator."""
        start, end = self.at, -1
        for count in range(_MOST_WORDS):
            match = WORD.match(self.text, self.at, self.limit)
            if match is None or not self._belongs(match, first=count == 0):
                break
            end = match.end()
            stop = match[0].endswith(".") and not _keeps_stop(match[0])
            if stop:
                end -= 1
            self.at = end
            if stop or not self.text.startswith(" ", end):
                break
            self.space()
        if end < 0:
            return False
        self.at = end
        self.spots.append(Spot(start, end, self.text[start:end]))
        return True

    def _belongs(self, match: re.Match[str], *, first: bool) -> bool:
        """Whether a word goes on with the place."""
        word = match[0]
        if first:
            if not self.spots:
                self.caps = is_caps(word)
            return is_caps(word) if self.caps else word[0].isupper()
        if word.rstrip(".").lower() in MONTHS and moment_at(self.text, match.start(), times=False):
            return False
        if word.lower() in JOINERS:
            return False
        return word.lower() in PARTICLES or (is_caps(word) if self.caps else word[0].isupper())

    def joined(self) -> bool:
        """Reads the second place of "NEW YORK AND MAINZ"."""
        match = WORD.match(self.text, self.at, self.limit)
        if match is None or match[0].lower() not in JOINERS or self.tags or self.date:
            return False
        here = self.at
        self.at = match.end()
        self.space()
        if self.spots and self.place():
            return True
        self.at = here
        return False

    def comma(self) -> bool:
        """Reads what a comma adds: a date, a state, a country, a tag, another place."""
        here = self.at
        self.at += 1
        self.space()
        if self.day():
            self.listed = True
            return True
        if self.area() or self.bare_tag() or _DASH.match(self.text, self.at):
            return True
        caps = self.caps
        word = WORD.match(self.text, self.at, self.limit)
        self.caps = caps and word is not None and is_caps(word[0])  # CITY, Some County
        further = bool(self.spots) and self.place()
        self.caps = caps
        if further:
            self._further(self.spots.pop(), self.spots[-1])
        else:
            self.at = here
        return further

    def area(self) -> bool:
        """Reads the state or country of the place just read: "Mass.", "CA", "South Korea"."""
        if not self.spots:
            return False
        spot, best, end = self.spots[-1], "", self.at
        at = self.at
        for _ in range(4):
            match = WORD.match(self.text, at, self.limit)
            if match is None:
                break
            printed = self.text[self.at : match.end()]
            if _is_area(printed):
                best, end = printed, match.end()
            at = match.end() + self.text.startswith(" ", match.end())
        if not best:
            return False
        folded = fold_place(best)
        if best[-1] == "." and folded in COUNTRIES and "." not in best[:-1]:
            best, end = best[:-1], end - 1  # "TEGUCIGALPA, HONDURAS.- "
        self.at = spot.end = end
        country = folded in COUNTRIES and (folded != "georgia" or fold_place(spot.city) in GEORGIAN)
        if country:
            spot.country = best
        else:
            spot.area = AREAS[folded] or best
        return True

    def _further(self, spot: Spot, before: Spot) -> None:
        """Settles a part behind a comma: another city, the city of a venue, or some district."""
        if spot.known and before.known and spot.city != before.city:
            self.spots.append(spot)
            return
        before.end = spot.end
        if spot.known and not before.known:
            self.vague |= not looks_like_place(before.city)
            before.city, before.known = spot.city, True
        else:
            self.vague |= not looks_like_place(spot.city)
            before.area = before.area or spot.city

    # --- dates and tags ---

    def day(self) -> bool:
        """Reads a date."""
        if self.date or not self.text[self.at : self.at + 1].isalnum():
            return False
        word = WORD.match(self.text, self.at, self.limit)
        if word and word[0].rstrip(".").lower() not in _DAY_WORDS:
            return False
        found = moment_at(self.text, self.at, times=False)
        if found is None:
            return False
        self.at, self.date = found
        return True

    def group(self) -> bool:
        """Reads brackets: a tag, a date, both, "(Undated)", or a place's country."""
        match = _GROUP.match(self.text, self.at)
        if match is None:
            return False
        content = (match[1] or match[2]).strip()
        square = match[2] is not None
        if not (
            self._dated_group(content)
            or self._placed_group(content, square=square)
            or (not self.tags and self.tag(content))
        ):
            return False
        self.at = match.end()
        return True

    def _dated_group(self, content: str) -> bool:
        """Takes "(Sept 30)", "(Newsfile Corp. - March 3, 2026)" or "(Undated)"."""
        if content.casefold() == "undated":
            self.undated = True
            return True
        tag, _, day = content.rpartition(" - ")
        moment = None if self.date else parse_moment(day.strip())
        if moment is None or (tag and not self.tag(tag.strip())):
            return False
        self.date = moment
        self.bracketed = "" if tag else "date"
        return True

    def _placed_group(self, content: str, *, square: bool) -> bool:
        """Takes "[India]", "(Maharashtra)" behind a place; "[SINGAPORE]", "(New York)" alone."""
        folded = fold_place(content)
        if self.spots and not self.tags and _is_area(content) and not self.parties.tagged(content):
            spot = self.spots[-1]
            if folded in COUNTRIES:
                spot.country = content
            else:
                spot.area = AREAS[folded] or content
            self.bracketed = "area"
            return True
        if self.spots or self.tags or folded not in CITIES:
            return False
        start = self.text.index(content, self.at)
        self.spots.append(Spot(start, start + len(content), content))
        self.caps = content.isupper()
        self.bracketed = "place" if square else "city"
        return True

    def slash(self) -> bool:
        """Reads "/TASS/", "/ ACCESSWIRE /", or the next place of "BEIRUT/THE HAGUE"."""
        match = _SLASHES.match(self.text, self.at)
        if self.tags and self.date:
            self.separator, self.spaced = "/", True
            self.at += 1
            return True
        loose = self.text[self.at - 1] == " "
        if match and (loose or not self.spots) and not self.tags and self.tag(match[1]):
            self.at = match.end()
            return True
        if self.tags or not self.spots:
            return False
        here, before = self.at, self.spots[-1]
        self.at += 1
        self.space()
        if not self.place():
            self.at = here
            return False
        if fold_place(self.text[before.start : self.at]) in SLASHED:
            self.spots.pop()
            before.end, before.known = self.at, True
            before.city = self.text[before.start : self.at]
        return True

    def tag(self, printed: str) -> bool:
        """Takes a tag, or the tags of "tca/dpa"."""
        if len(printed) < 2:
            return False
        certain = self._is_party(printed)
        parts = [part.strip() for part in printed.split("/")]
        if len(parts) > 1 and not certain and self._is_party(parts[0]):
            desk = not all(map(self._is_party, parts[1:]))  # "dpa/bb" is a regional service
            self.tags, self.certain = [printed] if desk else parts, True
            return not desk or all(part.isalnum() and len(part) < 5 for part in parts[1:])
        if not certain and not _is_tag_shaped(printed):
            return False
        self.tags.append(printed)
        self.certain |= certain
        return True

    def _is_party(self, tag: str) -> bool:
        """Whether a tag is in the authority list, or is a station's call sign."""
        parties = self.parties
        if _TICKER.match(tag):
            return False
        if parties.tagged(tag) or parties.ambiguous(tag) or call_sign(tag):
            return True
        if tag.islower() or tag.isupper():
            return bool(parties.tagged(tag.upper()) or parties.tagged(tag.capitalize()))
        return _is_tag_shaped(tag) and parties.starts(tag, tags=True) is not None

    def bare_tag(self) -> bool:
        """Reads a tag without brackets that a dash follows: "AAP -", "IRNA –", "SPA --"."""
        dash = _SPACED_DASH.search(self.text, self.at, min(self.limit, self.at + 40))
        if self.tags or not self.spots or dash is None:
            return False
        printed = self.text[self.at : dash.start()].rstrip(")")
        party = printed and (self.parties.tagged(printed) or self.parties.ambiguous(printed))
        if not party and not _SITE.match(printed):
            return False
        self.tags.append(printed)
        self.certain |= bool(party)
        self.at = dash.start()
        return True

    # --- separators ---

    def stop(self) -> bool:
        """Reads a colon, a semicolon, a stop or a row of dots."""
        char, at = self.char(), self.at
        dots = _DOTS.match(self.text, at)
        if dots and self.date and self.spots:
            self.separator, self.at = "…", dots.end()
        elif char == ":" or (char == ";" and self.bracketed == "date"):
            self.separator, self.at = ":", at + 1
        elif char == "." and not _DASH.match(self.text, at):
            self.at += 1
            if self.tags:
                self.separator = "."
            else:
                self.space()
                return self.char() == "/" or self.day()
        return self.at > at

    def dash(self) -> bool:
        """Reads a dash: the separator, unless the tag is still to come behind it."""
        match = _DASH.match(self.text, self.at)
        if match is None:
            return False
        before = self.text[self.at - 1].isspace() or match[0][0] == "."
        self.at = match.end()
        after = self.char().isspace()
        self.space()
        if not self.tags and ((self.char() == "(" and self.group()) or self.bare_tag()):
            return True
        if self.tags and not self.date and self._dated_behind():
            return True
        if match[0] == "--" and not (before or after or self.spots or self.tags) and self.place():
            self.listed = self.caps  # "Oct. 9--ALTURAS -- "
            return True
        self.separator, self.spaced = match[0].lstrip(".")[:1], before and after
        again = _DASH.match(self.text, self.at)  # "(Reuters) - - "
        self.at = again.end() if again and self.tags else self.at
        return True

    def _dated_behind(self) -> bool:
        """Reads "3 March 2026 -" behind a wire's name and its dash."""
        here = self.at
        if self.day():
            self.space()
            if _DASH.match(self.text, self.at):
                return True
        self.at, self.date = here, None
        return False


def is_caps(word: str) -> bool:
    """Whether a word is in capitals, as far as names are: McALLEN, but not I."""
    rest = word[2:] if word[:2] in ("Mc", "De", "La", "Le", "Du") else word
    return len(word) > 1 and rest.isupper()


def _keeps_stop(word: str) -> bool:
    """Whether the stop behind a word is its own: "St.", "D.C.", "TWP."."""
    bare = word[:-1]
    return len(bare) == 1 or "." in bare or bare.lower() in _STOPPED


def _is_area(printed: str) -> bool:
    """Whether this is a state, a province or a country as a dateline writes it."""
    folded = fold_place(printed)
    if folded in COUNTRIES:
        return printed[0].isupper()
    if folded not in AREAS:
        return False
    if folded not in POSTAL:
        return printed[0].isupper()
    bare = printed.replace(".", "")
    return (
        bare.isupper()
        or printed[-1] == "."
        or bare in ("Ga", "Ky", "La", "Md", "Mo", "Pa", "Va", "Vt")
    )


def _is_tag_shaped(tag: str) -> bool:
    """Whether brackets may hold a tag that is in no list: few words with capitals, no ticker."""
    words = tag.split()
    if not words or len(words) > 5 or len(tag) > 40 or _TICKER.match(tag) or len(tag) < 2:
        return False
    return all(_TAG_WORD.match(word) or word in _SMALL_TAG_WORDS for word in words) and any(
        word[0].isalpha() for word in words
    )
