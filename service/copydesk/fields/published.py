"""Lines that only state when a story was published or updated; `parse_moment` for one date."""

from __future__ import annotations

import re
from typing import Any

from copydesk.fields.calendar import MONTHS, WEEKDAYS
from copydesk.fields.moment import (
    MomentReader,
    find_moment,
    moment_at,
    parse_moment,
    tokens_of,
)
from copydesk.fields.places import CITIES, fold_place
from copydesk.model.article import Moment
from copydesk.model.finding import Reading
from copydesk.model.party import Parties

__all__ = ["find_moment", "moment_at", "parse_moment", "parse_stamp"]

_LONGEST_LINE = 240
"""Code points; the longest stamp seen has 150. Keeps paragraphs out before anything is read."""

# What a stamp calls itself, by what the date then is. Phrases of one language a line.
_ENGLISH = {
    "published": """published; publish date; date published; published date; published online;
        publication date; first published; originally published; article published; online;
        posted; date posted; first posted; originally posted; created; issued; released;
        article history; uploaded""",
    "modified": """updated; last updated; last update; update; date updated; modified;
        last modified; date modified; last edited; revised; last revised; latest update""",
    "": "date; time; on",
}
_DAY_FIRST = {
    "published": """veröffentlicht; erschienen; erstellt; publiziert; publié; paru; mis en ligne;
        publicado; publicada; fecha de publicación; pubblicato; postado; gepubliceerd; geplaatst;
        publicerad; publicerat; publisert; publiceret; offentliggjort; diterbitkan; dipublikasikan;
        発行; 公開; 公開日; 配信; 掲載; 投稿; 发布; 发布时间; 发表时间; 發布時間;
        입력; 등록; 게재; 승인""",
    "modified": """stand; aktualisiert; zuletzt aktualisiert; geändert; letzte aktualisierung;
        mis à jour; modifié; dernière mise à jour; actualizado; actualizada; última actualización;
        aggiornato; ultimo aggiornamento; modifica; atualizado; última atualização; bijgewerkt;
        laatst bijgewerkt; laatste update; aangepast; uppdaterad; senast uppdaterad; oppdatert;
        sist oppdatert; opdateret; sidst opdateret; dikemas kini; dikemaskini; diperbarui;
        terakhir diperbarui; 更新; 更新日; 更新时间; 更新時間; 最終更新;
        수정; 최종수정; 업데이트""",
    "": "datum; fecha; data; tarikh; tanggal; dato",
}
_BARE = frozenset(
    phrase.strip()
    for phrase in """published; updated; posted; modified; last updated; last modified;
        first published; article history""".split(";")
)
"""Labels that state nothing but are a stamp even where their date stands on the next line."""

_Label = tuple[tuple[str, ...], str, bool]


def _labels() -> dict[str, list[_Label]]:
    """Labels by first word, longest first: (words, role, day comes before month)."""
    found: dict[str, list[_Label]] = {}
    for table, day_first in ((_ENGLISH, False), (_DAY_FIRST, True)):
        for role, phrases in table.items():
            for phrase in phrases.split(";"):
                words = tuple(token[0] for token in tokens_of(phrase))
                found.setdefault(words[0], []).append((words, role, day_first))
    for labels in found.values():
        labels.sort(key=lambda label: -len(label[0]))
    return found


_LABELS = _labels()
_FILLERS = frozenset(": on at am le el il em op pada den à the".split())
_SEPARATORS = frozenset("| • · ● - – — -- / ; , . : ( ) [ ] >".split())
_NOUNS = frozenset("article story content report piece post page item".split())
_ADVERBS = frozenset("first originally last".split())
_PARTICIPLES = {"published": "published", "posted": "published", "updated": "modified",
                "modified": "modified"}  # fmt: skip
_UNITS = frozenset(
    """second seconds sec secs s minute minutes min mins m hour hours hr hrs h day days d week
    weeks w month months mo year years yr y sekunde sekunden minuten stunde stunden std tag tagen
    tage woche wochen monat monaten heure heures jour jours semaine semaines mois segundo segundos
    minuto minutos hora horas día días dia dias semana semanas mes meses minuti ora ore giorno
    giorni uur minuut dag dagen dagar dager timme timmar time timer jam menit minit hari
    時 間 分 日 天 小 时 钟 鐘 시 간 분 일 週 周""".split()
)
_AGO = frozenset("ago fa geleden sedan siden lalu 前 전 atrás".split())
_SINCE = (("vor",), ("il", "y", "a"), ("hace",), ("há",), ("for",), ("för",), ("about",))
_READING = (
    ("read",), ("reads",), ("reading", "time"), ("de", "lecture"), ("lesezeit",), ("lesedauer",),
    ("di", "lettura"), ("de", "leitura"), ("de", "lectura"), ("leestijd",), ("lesetid",),
    ("de", "lecture"),
)  # fmt: skip
_READING_LABELS = (
    ("lesedauer",), ("lesezeit",), ("leestijd",), ("reading", "time"), ("read", "time"),
    ("estimated", "reading", "time"), ("temps", "de", "lecture"), ("tempo", "di", "lettura"),
    ("tempo", "de", "leitura"), ("tiempo", "de", "lectura"),
)  # fmt: skip
_MINUTES = frozenset("min mins minute minutes minuten minuti minutos minuto minuter".split())
_KINDS = frozenset("report feature weblog".split())
_FIRST_WORDS = (
    MONTHS.keys()
    | WEEKDAYS
    | _LABELS.keys()
    | {phrase[0] for phrase in (*_SINCE, *_READING_LABELS)}
    | set("just moments a an one 午 上 下 오".split())
)
_LEAD = re.compile(r"([A-Z][\w&. ']{1,40}) \(([A-Z][\w. ,']{1,30})\) ")


class _StampReader:
    """Reads a line clause by clause: a label or none, then a date, an age or a reading time."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text, self.tokens, self.at = text, tokens_of(text, start), 0
        self.moments: list[Moment] = []
        self.labelled = False
        self.aged = False  # an age or a reading time was read
        self.bare = ""  # the last label that had nothing behind it

    def word(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index][0] if index < len(self.tokens) else ""

    def number(self, ahead: int = 0) -> bool:
        word = self.word(ahead)
        return 0 < len(word) <= 4 and word.isascii() and word.isdigit()

    def any_of(self, phrases: tuple[tuple[str, ...], ...]) -> bool:
        """Reads the first of the phrases that stands ahead."""
        for phrase in phrases:
            if all(self.word(ahead) == word for ahead, word in enumerate(phrase)):
                self.at += len(phrase)
                return True
        return False

    def read(self) -> bool:
        """Reads the line; whether it states timestamps and nothing else."""
        self.skip(_SEPARATORS)
        while self.at < len(self.tokens):
            if not self.clause():
                return False
            self.skip(_SEPARATORS)
        return self.stated()

    def stated(self) -> bool:
        """Whether what was read is enough: a date alone in a line needs its year or its time."""
        if self.moments:
            sentence = self.text.endswith(".") and not self.moments[-1].text.endswith(".")
            alone = not sentence and any(map(_stands_alone, self.moments))
            return self.labelled or self.aged or alone
        colon = ":" in self.text or " " in self.bare
        return self.aged or (colon and self.bare in _BARE)

    def skip(self, words: frozenset[str]) -> None:
        while self.word() in words:
            self.at += 1

    def clause(self) -> bool:
        role, day_first = self.label()
        if role is None:
            return self.age(bare=False) or self.reading_time() or self.date("", day_first)
        self.labelled |= self.bare != "on"
        if self.age(bare=True) or self.date(role, day_first, labelled=True):
            return True
        return bool(role) and (self.at == len(self.tokens) or self.word() in _LABELS)

    # --- labels ---

    def label(self) -> tuple[str | None, bool]:
        """Reads a label: what its date is (None without one), and whether the day comes first."""
        sentence = self.sentence()
        if sentence:
            return sentence, False
        for words, role, day_first in _LABELS.get(self.word(), ()):
            if all(self.word(ahead) == word for ahead, word in enumerate(words)):
                self.at += len(words)
                self.bare = " ".join(words)
                self.skip(_FILLERS)
                return role, day_first
        return None, False

    def sentence(self) -> str:
        """Reads "This story was first published on"; the role of its date, or ""."""
        start = self.at
        if self.word() not in ("this", "the") or self.word(1) not in _NOUNS:
            return ""
        self.at += 2
        if not self.any_of((("was",), ("has", "been"), ("is",))):
            self.at = start
            return ""
        self.skip(_ADVERBS)
        role = _PARTICIPLES.get(self.word(), "")
        self.at = self.at + 1 if role else start
        self.skip(_FILLERS)
        return role

    # --- what stands behind a label ---

    def date(self, role: str, day_first: bool, *, labelled: bool = False) -> bool:
        """Reads a date; behind a label a time alone or a month will do."""
        reader = MomentReader(self.text, self.tokens, self.at)
        if not reader.read() or not (labelled or reader.dated()):
            return False
        reader.day_first |= day_first
        self.moments.append(reader.moment(self.at, role))
        self.at = reader.at
        if self.word() in _KINDS and self.at == len(self.tokens) - 1 and reader.year:
            self.at += 1  # Phys.org: "October 22, 2019 report"
        return True

    def age(self, *, bare: bool) -> bool:
        """Reads "3 hours ago", "Just now", "vor 3 Stunden"; `bare`: "4h" will do."""
        start = self.at
        if self.any_of((("just", "now"), ("moments", "ago"))):
            self.aged = True
            return True
        since = self.any_of(_SINCE)
        if not (self.number() or self.word() in ("a", "an", "one")):
            self.at = start
            return False
        self.at += 1
        units = self.at
        self.skip(_UNITS)
        units = self.at - units
        self.at += self.word() == "yang"
        ago = self.word() in _AGO
        self.at += ago
        if not units or not (since or ago or bare):
            self.at = start
            return False
        if self.word() == "at":  # "Published 4h at 9:15 PM"
            reader = MomentReader(self.text, self.tokens, self.at + 1)
            self.at = reader.at if reader.read() and not reader.dated() else self.at
        self.aged = True
        return True

    def reading_time(self) -> bool:
        """Reads "4 min read", "7-minute read", "Lesedauer: 4 Min."."""
        start = self.at
        labelled = self.any_of(_READING_LABELS)
        self.at += labelled and self.word() == ":"
        if self.number():
            self.at += 2 if self.word(1) == "-" else 1
            if self.word() in _MINUTES:
                self.at += 2 if self.word(1) == "." else 1
                self.aged = labelled or self.any_of(_READING)
                if self.aged:
                    return True
        self.at = start
        return False


def _stands_alone(moment: Moment) -> bool:
    """Whether a date is a stamp without a label: "March 3" may be a heading of the story."""
    tokens = [token[0] for token in tokens_of(moment.text)]
    return bool(moment.iso) or any(
        word == ":" or (len(word) == 4 and word.isdigit()) for word in tokens
    )


def _may_open(text: str) -> bool:
    """Whether the first words may open a stamp, at little cost."""
    words = [word for word, _, _ in tokens_of(text, 0, 24) if word not in _SEPARATORS]
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in ("this", "the"):
        return second in _NOUNS
    return first in _FIRST_WORDS or "0" <= first[0] <= "9" or _LEAD.match(text) is not None


def may_be_stamp(text: str) -> bool:
    """Whether `parse_stamp` may read a line, at little cost."""
    return len(text) <= _LONGEST_LINE and _may_open(text)


def parse_stamp(text: str, parties: Parties) -> Reading | None:
    """What a line says about when the story was published or updated, or None.

    The whole line must be labels, dates, ages ("2 hours ago"), reading times and separators. Ages
    are read but give no date: they count from a day that is not printed. `facts` are the dates in
    printed order, with role "published", "modified" or "".

    >>> nobody = Parties.of([])
    >>> stamp = parse_stamp("Posted: Oct 14, 2022 9:27 AM ET | Last Updated: 2 hours ago", nobody)
    >>> dict(stamp.values), stamp.facts[0].iso
    ({'date': 'Oct 14, 2022 9:27 AM ET'}, '2022-10-14T09:27-04:00')
    >>> parse_stamp("Published in 1998, the book sold out within a week.", nobody)
    """
    if not may_be_stamp(text):
        return None
    values: dict[str, Any] = {}
    start = 0  # behind "CNNMoney (New York) " there is "First published …"
    lead = _LEAD.match(text)
    if lead and (parties.named(lead[1]) or fold_place(lead[2]) in CITIES):
        values = {"publisher": lead[1], "place": lead[2]}
        start = lead.end()
    reader = _StampReader(text, start)
    if not reader.read():
        return None
    for moment in sorted(reader.moments, key=lambda moment: not moment.role):
        values.setdefault("updated" if moment.role == "modified" else "date", moment.text)
    return Reading(0, len(text), values, tuple(reader.moments))
