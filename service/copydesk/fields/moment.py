"""Dates and times as printed: one moment, or the first one inside a line."""

from __future__ import annotations

import re
from datetime import date

from copydesk.fields.calendar import (
    ENGLISH_DAYS,
    FULL_MONTHS,
    MONTHS,
    RISKY_MONTHS,
    SEASONAL_ZONES,
    WEEKDAYS,
    ZONE_NAMES,
    zone_minutes,
)
from copydesk.model.article import Moment

Token = tuple[str, int, int]
"""A word, a number or one sign: case-folded text, and its half-open offsets."""

# Words that were glued together ("readApril", "2019Last") come apart at the change of case or kind,
# and a year glued to an hour or a day ("20232:26", "20225. Mai") comes apart before it.
_TOKEN = re.compile(
    r"(?:19|20)[0-9]{2}(?=[0-9]{1,2}(?::[0-9]|\. [A-Z]))|[0-9]+"
    r"|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[^\W\d_]|--|\S"
)
_ORDINALS = frozenset("st nd rd th er º ª °".split())
_OF = frozenset(("de", "of", "del"))
_LINKS = frozenset(
    ", : at on à às a las um om kl d ore alle pukul jam den the le el - – — -- · / | @ t".split()
)
_COUNTERS = {
    "年": "year", "년": "year", "月": "month", "월": "month", "日": "day", "일": "day", "号": "day",
    "時": "hour", "时": "hour", "시": "hour", "点": "hour", "點": "hour", "分": "minute",
    "분": "minute", "秒": "second", "초": "second",
}  # fmt: skip
_HALVES = {"午前": "am", "上午": "am", "오전": "am", "午後": "pm", "下午": "pm", "오후": "pm"}
_LONG_ZONES = frozenset("eastern central mountain pacific".split())
_HOUR_WORDS = frozenset("uhr uur hrs hs hours".split())
_PREFIXES = frozenset("mc mac de la le di du fitz o".split())
_LONGEST, _LONGEST_DATE = 80, 40
"""Code points in which a moment, a date must be complete; the longest seen have 60 and 30."""


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`.

    >>> [token[0] for token in tokens_of("2 minute readApril 25, 20232:26 PM")]
    ['2', 'minute', 'read', 'april', '25', ',', '2023', '2', ':', '26', 'pm']
    """
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [(match[0].casefold(), match.start(), match.end()) for match in found]


class Clock:
    """A time of day: the fields as printed and what is known about the zone."""

    __slots__ = ("half", "hour", "minute", "minutes", "padded", "second", "twice", "zone")

    def __init__(self) -> None:
        self.hour = self.minute = -1
        self.second: int | None = None
        self.half = ""  # "am" or "pm"
        self.padded = False  # "08:38": the hour has two figures and starts with 0
        self.zone = ""  # as printed, such as "EST"
        self.minutes: int | None = None  # offset where the zone prints it, as in "GMT+08"
        self.twice = False  # a second time in brackets confirms the first

    def valid(self) -> bool:
        """Whether this can be a time of day at all."""
        top = 12 if self.half and self.hour <= 12 else 23
        return self.hour <= top and self.minute <= 59 and (self.second or 0) <= 59

    def iso(self, day: date) -> str:
        """`THH:MM+HH:MM`, or "" where half of the day or offset is not certain.

        American copy drops "p.m." before "ET": 8:38 ET may be either, 08:38 and 20:38 may not.
        """
        offset = self.minutes if self.minutes is not None else zone_minutes(self.zone, day)
        if offset is None:
            return ""
        hour, american = self.hour, self.zone.casefold() in SEASONAL_ZONES
        if self.half:
            hour = hour % 12 + 12 * (self.half == "pm") if hour <= 12 else hour
        elif american and 0 < hour <= 12 and not self._of_24_hours():
            return ""
        seconds = "" if self.second is None else f":{self.second:02}"
        sign, size = "-" if offset < 0 else "+", abs(offset)
        return f"T{hour:02}:{self.minute:02}{seconds}{sign}{size // 60:02}:{size % 60:02}"

    def _of_24_hours(self) -> bool:
        """Whether the hour is one of 24 although it is small."""
        return self.padded or self.twice or self.second is not None


class MomentReader:
    """Reads one date or time from tokens, piece by piece, in whatever order it is printed."""

    def __init__(self, text: str, tokens: list[Token], at: int, *, times: bool = True) -> None:
        self.text, self.tokens, self.at, self.times = text, tokens, at, times
        self.year = self.month = self.day = 0
        self.named = ""  # the month, where it is a word
        self.unsure = False  # 03/04/2026: day and month may be either way round
        self.day_first = False  # something else in the line says which way
        self.weekday = False
        self.clock: Clock | None = None

    # --- the tokens ahead ---

    def word(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index][0] if index < len(self.tokens) else ""

    def printed(self, ahead: int = 0) -> str:
        _, start, end = self.tokens[self.at + ahead]
        return self.text[start:end]

    def number(self, ahead: int = 0, most: int = 2) -> int:
        """The number ahead, or -1 if there is none of at most `most` figures."""
        word = self.word(ahead)
        return int(word) if 0 < len(word) <= most and word.isascii() and word.isdigit() else -1

    def joined(self, ahead: int) -> bool:
        """Whether nothing stands between the token ahead and the one before it."""
        index = self.at + ahead
        return index < len(self.tokens) and self.tokens[index - 1][2] == self.tokens[index][1]

    # --- the whole ---

    def read(self) -> bool:
        """Reads as far as it goes; `at` is then behind the last token of the moment."""
        end = self.at
        while self.piece():
            end = self.at
            links = 0
            while links < 3 and self.word() in _LINKS:
                self.at += 2 if self.word() in ("kl", "d") and self.word(1) == "." else 1
                links += 1
        self.at = end
        return bool(self.month or self.clock) and self.valid()

    def piece(self) -> bool:
        """Reads the next piece, if it is one that is still missing."""
        if self.number(most=4) >= 0:
            return (
                self.counted()
                or self.numeric()
                or self.day_month()
                or self.time()
                or self.lone_year()
            )
        return self.weekday_name() or self.month_day() or self.time() or self.zone()

    def dated(self) -> bool:
        """Whether a day of a month is printed."""
        return bool(self.month and self.day)

    def valid(self) -> bool:
        """Whether the calendar has such a day and the clock such a time."""
        if self.clock and not self.clock.valid():
            return False
        if not self.month:
            return not self.day and not self.year
        try:
            date(self.year or 2000, self.month, self.day or 1)
        except ValueError:
            return False
        return True

    def moment(self, start: int, role: str = "") -> Moment:
        """The moment from token `start` on, which was read."""
        text = self.text[self.tokens[start][1] : self.tokens[self.at - 1][2]]
        return Moment(text=text, iso=self.iso(), role=role)

    def iso(self) -> str:
        unsure = self.unsure and not self.day_first
        if not (self.year and self.month and self.day) or unsure:
            return ""
        day = date(self.year, self.month, self.day)
        return day.isoformat() + (self.clock.iso(day) if self.clock else "")

    # --- the pieces ---

    def weekday_name(self) -> bool:
        """Reads "Tue", "mar. " (before "3 mars"), "(水)", "segunda-feira"."""
        if self.weekday:
            return False
        if self.word() == "(" and self.word(1) in WEEKDAYS and self.word(2) == ")" and self.month:
            self.at += 3
            self.weekday = True
            return True
        word = self.word()
        month = word in MONTHS and self._month_behind()
        if not month and (word not in WEEKDAYS or (len(word) < 4 and self.printed().islower())):
            return False
        suffix = self.word(1) in ("曜", "요")
        if word >= "\u3000" and not suffix:
            return False
        self.at += 1
        if suffix or (self.word() == "-" and self.word(1) == "feira"):
            self.at += 2
        elif self.word() == "." and self.joined(0):
            self.at += 1
        self.weekday = True
        return True

    def _month_behind(self) -> bool:
        """Whether a month word ahead is followed by a day and another month: "mar. 3 mars"."""
        ahead = 2 if self.word(1) == "." else 1
        return self.number(ahead) > 0 and self.word(ahead + 1) in MONTHS

    def numeric(self) -> bool:
        """Reads three numbers with one and the same sign between them."""
        sign = self.word(1)
        if self.month or sign not in ("/", "-", ".") or self.word(3) != sign:
            return False
        glued = all(self.joined(ahead) for ahead in range(1, 5))
        if not glued or (self.word(5) == sign and self.joined(5) and self.number(6, 9) >= 0):
            return False
        first, second, third = (self.number(ahead, most=4) for ahead in (0, 2, 4))
        if len(self.word()) == 4:
            self.year, self.month, self.day = first, second, third
        elif len(self.word(4)) in (2, 4) and len(self.word()) < 3 and len(self.word(2)) < 3:
            self.year = third if third > 99 else third + (1900 if third > 68 else 2000)
            self.day, self.month = (first, second) if second <= 12 else (second, first)
            # With full stops the day comes first wherever dates are written so; slashes and
            # hyphens are read both ways.
            self.unsure = sign != "." and first <= 12 and second <= 12 and first != second
        if not (0 < self.month <= 12 and 0 < self.day <= 31 and 1600 <= self.year < 2200):
            self.year = self.month = self.day = 0
            return False
        self.at += 5
        self.at += self.word() == "." and self.joined(0) and self.word(1) + self.word(2) in _HALVES
        return True

    def counted(self) -> bool:
        """Reads numbers with their counter: 2026年1月7日, 2026년 1월 7일, 15時06分."""
        found = False
        while self.word(1) in _COUNTERS and self.joined(1) and self.number(most=4) >= 0:
            value, field = self.number(most=4), _COUNTERS[self.word(1)]
            if field in ("year", "month", "day"):
                if getattr(self, field):
                    break
                setattr(self, field, value)
            else:
                self.clock = self.clock or Clock()
                setattr(self.clock, field, value)
                self.clock.minute = max(self.clock.minute, 0)
            self.at += 2
            found = True
        return found

    def day_month(self) -> bool:
        """Reads "3 March", "3rd of March", "3. März", "3 de marzo", "7-Jan-26"; a year behind."""
        day, ahead = self.number(), 1
        if self.month or self.day or not 0 < day <= 31:
            return False
        if self.joined(ahead) and (self.word(ahead) in _ORDINALS or self.word(ahead) == "."):
            ahead += 1
        dashed = self.word(ahead) == "-" and self.joined(ahead)
        if dashed or self.word(ahead) in _OF:
            ahead += 1
        if self.word(ahead) not in MONTHS:
            return False
        self.day, self.named = day, self.word(ahead)
        self.month = MONTHS[self.named]
        self.at += ahead + 1
        self._stop()
        self._year_behind()
        return True

    def month_day(self) -> bool:
        """Reads "March 3", "Sept. 14", "March 3rd", with a year behind; or "March 2026"."""
        if self.month or self.word() not in MONTHS or self.word() in RISKY_MONTHS:
            return False
        ahead = 2 if self.word(1) == "." and self.joined(1) else 1
        ahead += self.word(ahead) == "the"
        day = self.number(ahead)
        if 0 < day <= 31 and not self._is_hour(ahead):
            self.day = day
            ahead += 1
            ahead += self.joined(ahead) and self.word(ahead) in _ORDINALS
        elif not 1600 <= self.number(ahead, most=4) < 2200:
            return False
        self.named = self.word()
        self.month = MONTHS[self.named]
        self.at += ahead
        self._year_behind()
        return True

    def _is_hour(self, ahead: int) -> bool:
        """Whether the number ahead goes on as a time: "10:30"."""
        return (
            self.word(ahead + 1) == ":" and self.joined(ahead + 1) and self.number(ahead + 2) >= 0
        )

    def _stop(self) -> None:
        """Reads the stop of an abbreviated month."""
        if self.named not in FULL_MONTHS and self.word() == "." and self.joined(0):
            self.at += 1

    def _year_behind(self) -> None:
        """Reads the year of the date just read: "2026", ", 2026", " de 2026", "-26"."""
        if self.word() == "-" and self.joined(0) and self.joined(1) and len(self.word(1)) == 2:
            short = self.number(1)
            if short >= 0:
                self.year = short + (1900 if short > 68 else 2000)
                self.at += 2
                return
        glued = self.word() in ("-", "/", ".") and self.joined(0)
        ahead = int(glued or self.word() == ",")
        ahead += self.word(ahead) in _OF
        year, behind = self.number(ahead, most=4), self.word(ahead + 1)
        if 1600 <= year < 2200 and not (behind in ZONE_NAMES and self.printed(ahead + 1).isupper()):
            self.year = year
            self.at += ahead + 1

    def lone_year(self) -> bool:
        """Reads a year that comes late, as in "Nov 21 10:15:02 EST 2019"."""
        if self.year or not (self.dated() and self.clock) or not 1600 <= self.number(most=4) < 2200:
            return False
        self.year = self.number(most=4)
        self.at += 1
        return True

    def time(self) -> bool:
        """Reads a time of day: 3:57 PM, 15.26, 15h06, 4 p.m., 15:30 Uhr, 1207 GMT."""
        if self.clock or not self.times:
            return False
        clock, start = Clock(), self.at
        half = _HALVES.get(self.word() + self.word(1), "")
        self.at += 2 * bool(half)
        if self.number() < 0 or not (self._hour_minute(clock) or self._bare_hour(clock)):
            if not half and self._figures(clock):
                return True
            self.at = start
            return False
        clock.half = half or self._half()
        if self.word() in _HOUR_WORDS:
            self.day_first |= self.word() in ("uhr", "uur")
            self.at += 1
        self.clock = clock
        return True

    def _hour_minute(self, clock: Clock) -> bool:
        """Reads hour and minute (and second) with a sign between them."""
        sign, minute = self.word(1), self.number(2)
        if sign not in (":", ".", "h") or len(self.word(2)) != 2 or minute < 0:
            return False
        if sign == "." and not (self.joined(1) and self.joined(2) and self._dot_is_time()):
            return False
        clock.hour, clock.minute = self.number(), minute
        clock.padded = self.word()[0] == "0" and len(self.word()) == 2
        self.day_first |= sign == "h"
        self.at += 3
        if self.word() == ":" and self.joined(1) and len(self.word(1)) == 2 and self.number(1) >= 0:
            clock.second = self.number(1)
            self.at += 2
            if self.word() == "." and self.joined(1) and self.number(1, most=6) >= 0:
                self.at += 2  # a fraction of the second
        return True

    def _dot_is_time(self) -> bool:
        """Whether 15.26 can only be a time: a date stands before it, or am, pm, a zone behind."""
        behind = self.word(3)
        zone = behind in ZONE_NAMES and self.printed(3).isupper()
        half = behind in ("am", "pm", "uhr") or (behind in ("a", "p") and self.word(4) == ".")
        return self.dated() or zone or half

    def _bare_hour(self, clock: Clock) -> bool:
        """Reads an hour alone, which needs "pm" or "Uhr" behind it."""
        clock.hour, clock.minute = self.number(), 0
        self.at += 1
        here = self.at
        if self.word() == "uhr" or self._half():
            self.at = here
            return True
        self.at = here - 1
        return False

    def _half(self) -> str:
        """Reads "am", "PM", "p.m." or "a.m" behind an hour."""
        word = self.word()
        if word in ("am", "pm"):
            self.at += 1
            return word
        if word in ("a", "p") and self.word(1) == "." and self.word(2) == "m":
            self.at += 4 if self.word(3) == "." else 3
            return word + "m"
        return ""

    def _figures(self, clock: Clock) -> bool:
        """Reads four figures before a zone or "hrs": 1207 GMT."""
        word, behind = self.word(), self.word(1)
        if len(word) != 4 or self.number(most=4) < 0:
            return False
        if behind in ("hrs", "hours"):
            self.at += 1
        elif behind not in ZONE_NAMES or not self.printed(1).isupper():
            return False
        clock.hour, clock.minute, clock.padded = int(word[:2]), int(word[2:]), True
        self.clock = clock
        self.at += 1
        return True

    def zone(self) -> bool:
        """Reads the zone of the time just read: "EST", "(SGT)", "GMT+08", "+0800"."""
        clock = self.clock
        if clock is None:
            return False
        if clock.zone or clock.minutes is not None:
            return self._second_time(clock)
        bracket = self.word() == "("
        self.at += bracket
        named = self.word() in ZONE_NAMES and self.printed().isupper()
        if named:
            clock.zone = self.printed()
            self.at += 1
        elif self.word() in _LONG_ZONES:
            named = self._long_zone(clock)
        if not named or clock.zone in ("GMT", "UTC"):
            named |= self._offset(clock)
        if not named or (bracket and self.word() != ")"):
            self.at -= bracket
            return False
        self.at += bracket
        return True

    def _long_zone(self, clock: Clock) -> bool:
        """Reads "Eastern Standard Time" or "Pacific Time"."""
        kind = {"standard": "S", "daylight": "D"}.get(self.word(1), "")
        if self.word(2 if kind else 1) != "time":
            return False
        clock.zone = self.word()[0].upper() + kind + "T"
        self.at += 3 if kind else 2
        return True

    def _offset(self, clock: Clock) -> bool:
        """Reads "+08", "-0500", "+5:30" glued to what stands before it."""
        sign, figures = self.word(), self.word(1)
        plain = figures.isascii() and figures.isdigit()
        if sign not in ("+", "-") or not self.joined(1) or not plain or len(figures) > 4:
            return False
        if not clock.zone and (len(figures) == 1 or (sign == "-" and not self.joined(0))):
            return False
        hours, minutes = (
            (int(figures[:-2]), int(figures[-2:])) if len(figures) > 2 else (int(figures), 0)
        )
        self.at += 2
        if self.word() == ":" and len(self.word(1)) == 2 and self.number(1) >= 0:
            minutes = self.number(1)
            self.at += 2
        if hours <= 14 and minutes <= 59:
            clock.minutes = (-1 if sign == "-" else 1) * (60 * hours + minutes)
        return True

    def _second_time(self, clock: Clock) -> bool:
        """Reads the same time in another zone, in brackets: "12:20 ET (16:20 GMT)"."""
        if clock.twice or self.word() != "(":
            return False
        other = MomentReader(self.text, self.tokens, self.at + 1)
        if not (other.time() and other.zone()) or other.word() != ")":
            return False
        clock.twice = True
        self.at = other.at + 1
        return True

    def findable(self) -> bool:
        """Whether this is a date even among other words, where "out 3" and "3 out" are none."""
        return bool(self.month and (self.year or (self.day and self.named not in RISKY_MONTHS)))


def parse_moment(text: str) -> Moment | None:
    """The moment that the whole text prints, or None.

    `iso` is `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM+HH:MM` where a time and a zone of certain offset are
    printed; "" where the year, the day or the order of day and month is not.

    >>> parse_moment("Friday, 22 Nov 2024 4:55 PM MYT").iso
    '2024-11-22T16:55+08:00'
    >>> parse_moment("10 avril 2024 à 15h06").iso, parse_moment("12/10/2020").iso
    ('2024-04-10', '')
    >>> parse_moment("March 3"), parse_moment("March madness")
    (Moment(text='March 3', iso='', role=''), None)
    """
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if not 0 < end - begin <= _LONGEST:
        return None
    tokens = tokens_of(text)
    reader = MomentReader(text, tokens, 0)
    if not reader.read() or reader.at != len(tokens):
        return None
    return reader.moment(0)


def moment_at(text: str, start: int, *, times: bool = True) -> tuple[int, Moment] | None:
    """The date that begins at an offset, and where it ends; without `times` a date only.

    >>> moment_at("LONDON, March 3 (Reuters) - Tea", 8)
    (15, Moment(text='March 3', iso='', role=''))
    """
    tokens = tokens_of(text, start, start + (_LONGEST if times else _LONGEST_DATE))
    reader = MomentReader(text, tokens, 0, times=times)
    if not tokens or tokens[0][1] != start or not reader.read() or not reader.dated():
        return None
    return reader.tokens[reader.at - 1][2], reader.moment(0)


def find_moment(text: str, start: int = 0) -> tuple[int, int, Moment] | None:
    """The first date at or after an offset: its half-open offsets and what it says, or None.

    A time alone, a weekday alone and "2 days ago" are no dates.

    >>> find_moment("By Mara Quillby March 18 at 3:57 PM Follow @maraq")
    (16, 35, Moment(text='March 18 at 3:57 PM', iso='', role=''))
    """
    tokens = tokens_of(text, start)
    for at, (word, begin, _) in enumerate(tokens):
        if not ("0" <= word[0] <= "9" or word in MONTHS or (word in WEEKDAYS and _opens(word))):
            continue
        before = tokens[at - 1] if at else ("", -1, -1)
        if before[2] == begin and before[0] in _PREFIXES:  # "McMay" is a name
            continue
        reader = MomentReader(text, tokens, at)
        if reader.read() and reader.findable():
            return begin, tokens[reader.at - 1][2], reader.moment(at)
    return None


def _opens(weekday: str) -> bool:
    """Whether a weekday is clear enough to open a date among other words; "Sam" is not."""
    return len(weekday) > 4 or weekday in ENGLISH_DAYS
