"""The words of printed dates: months, weekdays, time zones and their offsets.

Month and weekday names are those of English, German, French, Spanish, Italian, Portuguese, Dutch,
Malay, Indonesian, Swedish, Danish and Norwegian, with the abbreviations newspapers print.
Offsets are those of the IANA time zone database; an abbreviation that two countries use for
different offsets (IST, CST, AST, BST, MST) has none here. Checked against it in November 2026.
"""

from __future__ import annotations

from datetime import date, timedelta

_MONTH_NAMES = (
    "january januar jänner janvier enero gennaio janeiro januari",
    "february februar feber février fevrier febrero febbraio fevereiro februari",
    "march märz mars marzo março maart mac maret marts",
    "april avril abril aprile",
    "may mai mayo maggio maio mei maj",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho julai",
    "august août aout agosto augustus augusti ogos agustus",
    "september septembre septiembre setiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dicembre dezembro desember disember",
)
_MONTH_SHORT = (
    "jan janv ene gen",
    "feb févr fevr fév fev",
    "mar mär mrz mrt",
    "apr avr abr",
    "mag",
    "jun giu",
    "jul juil lug",
    "aug agt ags ago",
    "sep sept set sett",
    "oct okt ott out",
    "nov",
    "dec dez déc dic des dis",
)

FULL_MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()
}
MONTHS: dict[str, int] = FULL_MONTHS | {
    name: number for number, names in enumerate(_MONTH_SHORT, 1) for name in names.split()
}
"""Month names and abbreviations, case-folded and without a stop, to 1-12."""

RISKY_MONTHS = frozenset("out set sett ago dis des mac gen mag".split())
"""Months that are also common words: outside a date's own slot they need a printed year."""

ENGLISH_DAYS = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())
WEEKDAYS = ENGLISH_DAYS | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom
    lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi domenica
    gio sab segunda terça quarta quinta sexta feira seg ter qua qui sex
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
    isnin selasa rabu khamis jumaat sabtu ahad senin kamis jumat minggu
    måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
    mån tis ons tors fre lör sön man tir tor lør søn
    月 火 水 木 金 土 日 월 화 수 목 금 토 일""".split()
)
"""Weekdays and their abbreviations, case-folded. Some are also words: only read inside a date."""

_FIXED = {
    "GMT UTC Z WET": 0, "CET WAT WEST": 60, "CEST EET CAT SAST": 120, "EEST EAT MSK TRT": 180,
    "GST": 240, "PKT": 300, "NPT": 345, "ICT WIB": 420,
    "SGT MYT HKT PHT WITA AWST": 480, "JST KST WIT": 540,
    "ACST": 570, "AEST": 600, "ACDT": 630, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "HST": -600, "BRT ART": -180,
}  # fmt: skip
_AMERICAN = {
    "E": -300, "C": -360, "M": -420, "P": -480, "AK": -540,
}  # fmt: skip
_AMBIGUOUS = "IST CST AST MST BST ADT SST WST AMT ECT ACT MT".split()

FIXED_ZONES: dict[str, int] = {
    name.casefold(): minutes for names, minutes in _FIXED.items() for name in names.split()
}
SEASONAL_ZONES: dict[str, tuple[int, str]] = {
    (letters + kind).casefold(): (minutes, kind)
    for letters, minutes in _AMERICAN.items()
    for kind in ("T", "ST", "DT")
    if (letters + kind) not in _AMBIGUOUS
}
ZONE_NAMES = frozenset(FIXED_ZONES) | frozenset(SEASONAL_ZONES) | {z.casefold() for z in _AMBIGUOUS}
"""Every abbreviation read as a zone, case-folded, whether or not its offset is certain."""


def _sunday(year: int, month: int, which: int) -> date:
    """The `which`-th Sunday of a month, from 1; -1 is the last.

    >>> _sunday(2026, 3, 2), _sunday(2006, 10, -1)
    (datetime.date(2026, 3, 8), datetime.date(2006, 10, 29))
    """
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() + 1) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))


def american_summer(day: date) -> bool | None:
    """Whether daylight saving time held in the United States; None if the day does not decide it.

    Energy Policy Act of 2005 from 2007, before that the rule of 1987; None on the two days of the
    change and before 1987.

    >>> american_summer(date(2026, 7, 4)), american_summer(date(2026, 3, 8))
    (True, None)
    """
    if day.year < 1987:
        return None
    if day.year < 2007:
        begin, end = _sunday(day.year, 4, 1), _sunday(day.year, 10, -1)
    else:
        begin, end = _sunday(day.year, 3, 2), _sunday(day.year, 11, 1)
    return None if day in (begin, end) else begin < day < end


def zone_minutes(zone: str, day: date) -> int | None:
    """The offset from UTC, in minutes, that a printed zone certainly has on a day, or None.

    "EST" in July is a slip for "EDT" or not American: no offset.

    >>> zone_minutes("SGT", date(2026, 7, 4)), zone_minutes("ET", date(2026, 7, 4))
    (480, -240)
    >>> zone_minutes("IST", date(2026, 7, 4)), zone_minutes("EST", date(2026, 7, 4))
    (None, None)
    """
    name = zone.casefold()
    if name in FIXED_ZONES:
        return FIXED_ZONES[name]
    if name not in SEASONAL_ZONES:
        return None
    minutes, kind = SEASONAL_ZONES[name]
    summer = american_summer(day)
    if summer is None or (kind == "ST" and summer) or (kind == "DT" and not summer):
        return None
    return minutes + 60 * summer
