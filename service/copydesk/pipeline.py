"""The whole work on one page: read, label, account, describe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from copydesk import __version__
from copydesk.fields.bio import parse_bio
from copydesk.fields.byline import parse_affiliation, parse_byline, parse_names
from copydesk.fields.credit import (
    find_credit,
    may_be_credit,
    may_close_with_credit,
    parse_credit,
    parse_picture_credit,
)
from copydesk.fields.dateline import may_open_with_dateline, parse_dateline
from copydesk.fields.describe import describe
from copydesk.fields.draft import Speaker
from copydesk.fields.filed import parse_filed
from copydesk.fields.notice import (
    find_notice,
    may_be_notice,
    may_close_with_notice,
    parse_notice,
)
from copydesk.fields.published import may_be_stamp, parse_stamp
from copydesk.fields.stated import read_marks
from copydesk.model.document import Document, Hints
from copydesk.model.finding import Grammar, Reading
from copydesk.model.label import Label
from copydesk.model.ledger import Ledger
from copydesk.model.normalised import NearMiss, Normalised
from copydesk.model.party import Parties
from copydesk.readers import read
from copydesk.rules.apply import Bench
from copydesk.rules.choose import Chooser
from copydesk.rules.fallback import account
from copydesk.rules.labeller import Labeller
from copydesk.rules.load import load_rulebook
from copydesk.rules.review import review
from copydesk.rules.rule import Profile

GRAMMARS: Mapping[str, Grammar] = {
    "affiliation": Grammar(parse_affiliation),
    "bio": Grammar(parse_bio),
    "byline": Grammar(parse_byline),
    "closing_credit": Grammar(find_credit, may_close_with_credit),
    "closing_notice": Grammar(find_notice, may_close_with_notice),
    "credit": Grammar(parse_credit, may_be_credit),
    "dateline": Grammar(parse_dateline, may_open_with_dateline),
    "filed": Grammar(parse_filed),
    "names": Grammar(parse_names),
    "notice": Grammar(parse_notice, may_be_notice),
    "picture": Grammar(parse_picture_credit),
    "stamp": Grammar(parse_stamp, may_be_stamp),
}
"""The parsers a profile may ask for, by the name it uses."""


REMEMBERED = 8_192
"""Readings each grammar keeps, of lines up to `SHORT` code points: furniture, bylines and notices
come again and again in a feed, and a grammar is a pure function of its line."""
SHORT = 240


def remembering(grammar: Grammar, parties: Parties) -> Grammar:
    """The grammar with a bounded memory for short lines; its answers are the same."""
    read, screen = grammar
    recall = lru_cache(REMEMBERED)(lambda text: read(text, parties))

    def read_line(text: str, _: Parties) -> Reading | None:
        if screen is not None and not screen(text):
            return None
        return recall(text) if len(text) <= SHORT else read(text, parties)

    return Grammar(read_line, screen)


class Pipeline:
    """Raw copy to canonical article: pure, deterministic, without clock, network or memory."""

    def __init__(
        self,
        profiles: Iterable[Profile],
        parties: Parties,
        rules: str,
        *,
        labeller: Labeller | None = None,
    ) -> None:
        """`rules` names the profiles; with a labeller its weights have a say in the name."""
        self.profiles = tuple(profiles)
        self.parties = parties
        self.labeller = labeller
        self.rules = rules if labeller is None else _digest(rules, labeller.digest)
        self.version = __version__
        self.chooser = Chooser(self.profiles)
        self._grammars = {name: remembering(one, parties) for name, one in GRAMMARS.items()}

    @classmethod
    def load(cls, folders: Iterable[str | Path] = (), *, labeller: bool = True) -> Pipeline:
        """A pipeline over the packaged profiles and those of the folders, by default with the
        packaged labeller."""
        book = load_rulebook(folders)
        judge = Labeller.load() if labeller else None
        return cls(book.profiles, book.parties, book.digest, labeller=judge)

    def beside(self, draft: Profile) -> Pipeline:
        """This pipeline with one profile more, or another in the place of the one of its id."""
        others = [one for one in self.profiles if one.id != draft.id]
        return Pipeline([*others, draft], self.parties, "draft", labeller=self.labeller)

    @staticmethod
    def read(
        data: bytes,
        media_type: str = "text/plain",
        *,
        charset: str = "",
        name: str = "",
        part: tuple[int, int] = (1, 1),
        hints: Hints | None = None,
        opened: Any = None,
    ) -> Document:
        """The document of an input; raises `InputError` for the sender's mistakes."""
        return read(
            data, media_type, charset=charset, name=name, part=part, hints=hints, opened=opened
        )

    def label(self, document: Document) -> tuple[Normalised, Bench]:
        """The normalised article of a document that has been read, and the bench it lay on."""
        octets = "\n".join([block.text for block in document.blocks]).encode("utf-8", "replace")
        chosen = self.chooser.choose(document, octets)
        banks = [*(one.profile.bank for one in chosen), self.chooser.common]
        bench = Bench(
            document.blocks,
            octets,
            banks,
            self._grammars,
            self.parties,
            self.labeller,
            read_marks(document.marks, document.blocks, self.parties),
        )
        claims = bench.settle()
        ledger = Ledger.of(document, account(document.blocks, claims, bench.zones))
        speakers = [
            Speaker(one.profile.name, one.profile.role, one.profile.party, one.why)
            for one in chosen
        ]
        article = describe(document, ledger, speakers, self.parties)
        if advisories := tuple(review(ledger, bench.refused)):
            article = replace(article, warnings=(*article.warnings, *advisories))
        profiles = tuple((one.profile.id, one.why) for one in chosen)
        normalised = Normalised(document, ledger, article, profiles, self.rules, self.version)
        return normalised, bench

    def explain(self, document: Document) -> tuple[Normalised, tuple[NearMiss, ...]]:
        """The normalised article, and for its kept segments the nearest rule that did not fire."""
        normalised, bench = self.label(document)
        near: list[NearMiss] = []
        for index, entry in enumerate(normalised.ledger.entries):
            if entry.label is Label.BODY:
                for rule, why in bench.nearest(entry.block):
                    near.append(NearMiss(index, rule.id, rule.label, why))
                    break
        return normalised, tuple(near)


def _digest(*names: str) -> str:
    return sha256("\0".join(names).encode()).hexdigest()[:16]
