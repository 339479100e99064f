"""Rules over blocks: who claims what, to a fixed point of the zones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.model.document import Block, Mark
from copydesk.model.finding import NOTHING, Finding, Grammar, Reading
from copydesk.model.label import Label
from copydesk.model.party import Parties
from copydesk.model.text import LAYOUT
from copydesk.rules.headline import RULES as HEADLINE_RULES
from copydesk.rules.headline import headlines_of, is_headline_shaped
from copydesk.rules.labeller import Labeller, rule_of
from copydesk.rules.rule import Bank, Rule
from copydesk.rules.zones import Zones, is_prose, zones_of

SHORT = 40
"""Code points up to which a block is short: a word, a button, a section name."""
RUN = 3
"""Short blocks together that are a run."""
WORDS = 3
"""Spaces from which a line above the story reads like a headline."""
HEADLINE = 140
"""Code points up to which a block under a header may be a headline."""
ROUNDS = 12
"""Claims only grow, so the zones settle; this bounds the rounds on hostile text."""

DRESSED = 200
"""Code points of the longest block that is looked at without its brackets and arrows."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_ROWS = "*=_~-\u2013\u2014"
_ARROWS = re.compile(
    r"(?:[>\u00bb\u203a\u25b6\u25ba\u2192\u2794]|[*=_~\u2013\u2014-] ?[*=_~\u2013\u2014-])"
    r"[>\u00bb*=_~\u2013\u2014\s-]*"
)
_DRESS = frozenset("([{<>\u00bb\u203a\u25b6\u25ba\u2192\u2794*=_~\u2013\u2014-")

PART_LABELS = {"credit": Label.CREDIT, "meta": Label.META}
"""Parts of a line of rights that say something else, by the name the grammar gives them."""

_OWN_LABELS = frozenset({Label.RELATED, Label.PROMO, Label.CHROME})


class Claim(NamedTuple):
    """What one rule takes of one block: offsets into the block's text."""

    start: int
    end: int
    rule: Rule
    reading: Reading


class Near(NamedTuple):
    """A rule that matched a block but did not fire, and the condition that held it back."""

    rule: Rule
    why: str


class Claims:
    """The claims on the blocks of one document, by block index."""

    __slots__ = ("parts", "whole")

    def __init__(self, size: int) -> None:
        self.whole: list[Claim | None] = [None] * size
        self.parts: list[tuple[Claim, ...]] = [()] * size

    def rest(self, index: int, text: str) -> str:
        """What is left of a block's text when the claims on parts of it are taken out."""
        parts = self.parts[index]
        if not parts:
            return text
        at, pieces = 0, list[str]()
        for claim in parts:
            pieces.append(text[at : claim.start])
            at = claim.end
        return " ".join([*pieces, text[at:]]).strip(LAYOUT)

    def free(self, blocks: Sequence[Block]) -> list[str]:
        """For each block the text that no claim takes: "" where all of it is taken."""
        return [
            "" if whole is not None else self.rest(index, block.text) if parts else block.text
            for index, (block, whole, parts) in enumerate(
                zip(blocks, self.whole, self.parts, strict=True)
            )
        ]


class Bench:
    """One document on the bench: its blocks, the rules that may apply, and who claims what.

    `banks` are in order of precedence; `octets` are the blocks' texts in UTF-8, a line feed
    between them.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        octets: bytes,
        banks: Sequence[Bank],
        grammars: Mapping[str, Grammar],
        parties: Parties,
        labeller: Labeller | None = None,
        marks: Sequence[Mark] = (),
    ) -> None:
        self.blocks = blocks
        self.labeller = labeller
        self.refused = ""
        self.grammars = grammars
        self.parties = parties
        self.claims = Claims(len(blocks))
        self._marks = [mark for mark in marks if not mark.firm]
        self._take([mark for mark in marks if mark.firm])
        self.free = self.claims.free(blocks)
        self.zones: Zones = zones_of(self.free)
        self._readings: dict[tuple[int, str], Reading | None] = {}
        self._hits = _hits([block.text for block in blocks], octets, banks)
        self._bare = self._undress(banks)
        always = [rule for bank in banks for rule in bank.always]
        self._anywhere = [rule for rule in always if rule.zone == "anywhere"]
        self._zoned = [rule for rule in always if rule.zone != "anywhere"]
        self._open: list[list[Rule]] = [hits.copy() for hits in self._hits]
        self._spans = [range(0)] * len(self._zoned)
        self._seen: set[tuple[int, str]] = set()
        self._has_headline = False

    def settle(self) -> Claims:
        """Claims until nothing new is claimed: zones follow from what is left unclaimed."""
        anywhere = [(rule, rule.max, self._screen_of(rule)) for rule in self._anywhere]
        for block, open_ in zip(self.blocks, self._open, strict=True):
            text = block.text
            for rule, most, screen in anywhere:
                if len(text) <= most and (screen is None or screen(text)):
                    open_.append(rule)
        for _ in range(ROUNDS):
            self._let_in()
            if not (self._round() or self._fall_back() or self._lift_headlines()):
                break
            self.free = self.claims.free(self.blocks)
            self.zones = zones_of(self.free)
        return self.claims

    def _screen_of(self, rule: Rule) -> Callable[[str], bool] | None:
        """What says at little cost that a rule reads nothing of a block, if it is no more than a
        grammar."""
        return self.grammars[rule.grammar].screen if rule.grammar else None

    def _undress(self, banks: Sequence[Bank]) -> dict[int, str]:
        """Blocks in brackets, behind arrows or between stars, as they read without: what may claim
        the words may claim them so too, behind what claims them as printed."""
        bare = {i: inner for i, block in enumerate(self.blocks) if (inner := undressed(block.text))}
        if bare:
            octets = "\n".join(bare.values()).encode("utf-8", "replace")
            for index, hits in zip(bare, _hits(list(bare.values()), octets, banks), strict=True):
                known = self._hits[index]
                known += [rule for rule in hits if rule.at == "line" and rule not in known]
        return bare

    def _fall_back(self) -> bool:
        """Where no rule claims: what the markup says, then what the labeller takes it for."""
        return self._take(self._marks) or self._consult()

    def _take(self, marks: Sequence[Mark]) -> bool:
        """Claims what the markup says of blocks that are free, or of what is left of them."""
        whole, parts, grown = self.claims.whole, self.claims.parts, False
        for mark in marks:
            at, text = mark.at, self.blocks[mark.at].text
            if whole[at] is not None or not self.claims.rest(at, text):
                continue
            rule = Rule(mark.rule, mark.label, 0, kind=mark.kind, confidence=mark.confidence)
            if parts[at]:
                parts[at] = _filled(parts[at], len(text), rule)
            else:
                reading = Reading(0, len(text), mark.values, mark.facts)
                whole[at] = Claim(0, len(text), rule, reading)
            grown = True
        return grown

    def _consult(self) -> bool:
        """Claims what the labeller takes for furniture of the lines that no rule claims, as they
        would stand in the body."""
        if self.labeller is None:
            return False
        open_ = [index for index, text in enumerate(self.free) if text]
        judged = self.labeller.judge([self._as_kept(index) for index in open_])
        self.refused = judged.refused
        for verdict in judged.verdicts:
            index = open_[verdict.at]
            size = len(self.blocks[index].text)
            rule = rule_of(verdict)
            if parts := self.claims.parts[index]:
                self.claims.parts[index] = _filled(parts, size, rule)
            else:
                self.claims.whole[index] = Claim(0, size, rule, Reading(0, size))
        return bool(judged.verdicts)

    def _as_kept(self, index: int) -> str:
        """What is free of a block as a paragraph of the body prints it."""
        text = self.free[index]
        return " ".join(text.split()) if self.claims.parts[index] else text

    def _lift_headlines(self) -> bool:
        """Lifts the headline by its place, once no rule has more to say."""
        whole = self.claims.whole
        bylines = (i for i, claim in enumerate(whole) if claim and claim.rule.label is Label.BYLINE)
        anchor = -1 if self._has_headline else next(bylines, -1)
        named = self._has_headline or self._is_named()
        found = headlines_of(self.free, anchor)
        for index, role in found.items():
            rule = HEADLINE_RULES["sub" if named else role]
            text = self.blocks[index].text
            if parts := self.claims.parts[index]:
                self.claims.parts[index] = _filled(parts, len(text), rule)
            else:
                whole[index] = Claim(0, len(text), rule, Reading(0, len(text)))
        self._has_headline = self._has_headline or bool(found)
        return bool(found)

    def _is_named(self) -> bool:
        """Whether a rule has found the headline: what its place makes one is a deck then."""
        rules = [claim.rule for claim in self.claims.whole if claim]
        return any(rule.label is Label.HEADLINE and rule.kind in ("", "main") for rule in rules)

    def _let_in(self) -> None:
        """Rules without an expression are tried where their zone is, once it is there."""
        blocks, seen = self.blocks, self._seen
        for at, rule in enumerate(self._zoned):
            span = self.zones.span(rule.zone, len(blocks))
            if span == self._spans[at]:
                continue
            self._spans[at] = span
            for index in span:
                key = (index, rule.id)
                if key not in seen:
                    seen.add(key)
                    if len(blocks[index].text) <= rule.max:
                        self._open[index].append(rule)

    def _round(self) -> bool:
        grown = False
        whole, parts = self.claims.whole, self.claims.parts
        runs: list[tuple[int, Rule]] = []
        for index, rules in enumerate(self._open):
            if not rules or whole[index] is not None:
                continue
            waiting: list[Rule] = []
            claim = self._whole_claim(index, rules, waiting)
            if claim is not None:
                whole[index] = claim
                parts[index] = ()
                self._follow(index, claim.rule)
                if claim.rule.until:
                    runs.append((index, claim.rule))
                grown = True
                continue
            found = self._part_claims(index, rules, waiting)
            if len(found) > len(parts[index]):
                parts[index] = found
                grown = True
            self._open[index] = waiting
        for index, rule in runs:
            self._run_on(index, rule)
        return grown

    def _whole_claim(self, index: int, rules: list[Rule], waiting: list[Rule]) -> Claim | None:
        """The first rule for the line that claims a block; what its neighbourhood holds back
        waits for another round, what does not match is done with."""
        for rule in rules:
            if rule.at != "line":
                continue
            if rule.conditional and self.held_back(index, rule):
                waiting.append(rule)
                continue
            reading = self.reading(index, rule)
            if reading is None:
                continue
            if self._holds(reading):
                return Claim(0, len(self.blocks[index].text), rule, reading)
            waiting.append(rule)  # the byline may be below
        return None

    def _part_claims(self, index: int, rules: list[Rule], waiting: list[Rule]) -> tuple[Claim, ...]:
        """The claims of rules for a part of a block, the first one first where two overlap."""
        found = list(self.claims.parts[index])
        for rule in rules:
            if rule.at == "line":
                continue
            if rule.conditional and self.held_back(index, rule):
                waiting.append(rule)
                continue
            opened = _opened(found) if rule.at == "start" and found else 0
            reading = self.reading(index, rule, opened)
            if reading is None or reading.start == reading.end or not self._holds(reading):
                continue
            if all(reading.end <= other.start or reading.start >= other.end for other in found):
                found.append(Claim(reading.start, reading.end, rule, reading))
        return tuple(sorted(found, key=lambda claim: claim.start))

    def _holds(self, reading: Reading) -> bool:
        """A line that names people by surname only ("Quillby reported from Mesa.") is a credit if
        a byline names them; elsewhere it is reporting."""
        if not reading.values.get("needs_author"):
            return True
        claimed = zip(self.blocks, self.claims.whole, strict=True)
        bylines = " ".join(
            block.text.casefold()
            for block, claim in claimed
            if claim is not None and claim.rule.label is Label.BYLINE
        )
        names = [name.casefold() for name in reading.values.get("people", ())]
        return bool(bylines) and all(name in bylines for name in names)

    def _follow(self, index: int, rule: Rule) -> None:
        """A header claims the headlines below it."""
        whole = self.claims.whole
        for below in range(index + 1, min(index + 1 + rule.follow, len(self.blocks))):
            text = self.blocks[below].text
            if whole[below] is not None or len(text) > HEADLINE or text[-1] in ".:,;":
                break
            if self._is_crosshead(below) or self._has_rival(below, rule):
                break
            whole[below] = Claim(0, len(text), rule, Reading(0, len(text)))

    def _is_crosshead(self, index: int) -> bool:
        """Whether one or two words below a header are the cross-head of the paragraph below."""
        below = self.blocks[index + 1].text if index + 1 < len(self.blocks) else ""
        return self.blocks[index].text.count(" ") < 2 and is_prose(below)

    def _has_rival(self, index: int, rule: Rule) -> bool:
        """Whether a rule for another label would claim the line."""
        return any(
            hit.at == "line"
            and hit.label is not rule.label
            and not self.held_back(index, hit)
            and self.reading(index, hit) is not None
            for hit in self._hits[index]
        )

    def _run_on(self, index: int, rule: Rule) -> None:
        """A rule with `until` claims what stands below and is not claimed whole by another."""
        whole, parts = self.claims.whole, self.claims.parts
        for below in range(index + 1, self._run_end(index, rule)):
            text = self.blocks[below].text
            if whole[below] is None and self.claims.rest(below, text):
                whole[below] = Claim(0, len(text), rule, Reading(0, len(text)))
                parts[below] = ()

    def _run_end(self, index: int, rule: Rule) -> int:
        """The index behind the last block of a run: up to a gap, with the block that ends it, or
        to the end; no run where the block that should end it is missing."""
        blocks = self.blocks
        if rule.until == "end":
            return len(blocks)
        for below in range(index + 1, len(blocks)):
            if rule.until == "gap":
                if blocks[below].gap > 1:
                    return below
            elif rule.stop is not None and rule.stop.search(blocks[below].text):
                return below + 1
        return len(blocks) if rule.until == "gap" else index

    def held_back(self, index: int, rule: Rule) -> str:
        """The condition of the neighbourhood that holds a rule back, "" if none does."""
        if rule.zone != "anywhere" and not self.zones.holds(rule.zone, index):
            return f"zone is not {rule.zone}"
        if rule.after and self._label_of(index - 1) not in rule.after:
            return f"not after {' or '.join(rule.after)}"
        if rule.before and self._label_of(index + 1) not in rule.before:
            return f"not before {' or '.join(rule.before)}"
        if rule.below and self._rule_of(index - 1) not in rule.below:
            return f"not below {' or '.join(rule.below)}"
        if rule.above and self._rule_of(index + 1) not in rule.above:
            return f"not above {' or '.join(rule.above)}"
        if rule.near == "short" and not self._in_short_run(index):
            return "not in a run of short lines"
        return ""

    def _label_of(self, index: int) -> Label | None:
        """The label of a block that is claimed whole; an unclaimed line that reads like one is
        the headline, which is lifted last."""
        if not 0 <= index < len(self.blocks):
            return None
        if claim := self.claims.whole[index]:
            return claim.rule.label
        text = self.blocks[index].text
        if index < self.zones.first and text.count(" ") >= WORDS and is_headline_shaped(text):
            return Label.HEADLINE
        return None

    def _rule_of(self, index: int) -> str:
        """The id of the rule that claims a block whole, "" if none does."""
        claim = self.claims.whole[index] if 0 <= index < len(self.blocks) else None
        return claim.rule.id if claim else ""

    def _in_short_run(self, index: int) -> bool:
        """Whether a block stands after the story or among short ones: as printed, or once what
        is claimed has gone (so that normalising the body again finds nothing new)."""
        if self.zones.is_after_story(index):
            return True
        return self._run(index, gone=False) >= RUN or self._run(index, gone=True) >= RUN

    def _run(self, index: int, *, gone: bool) -> int:
        """How many short blocks without a stop stand together here, as far as `RUN`. Furniture in
        between does not part them; what is claimed counts as printed, or not at all once it is
        `gone`."""
        run = 1
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(self.blocks) and run < RUN:
                text = self.free[at] if gone else self.blocks[at].text
                if text and len(text) <= SHORT and text[-1] not in ".,;":
                    run += 1
                elif text and not self._is_dropped(at):
                    break
                at += step
        return run

    def _is_dropped(self, index: int) -> bool:
        claim = self.claims.whole[index]
        return claim is not None and claim.rule.label in _OWN_LABELS

    def reading(self, index: int, rule: Rule, opened: int = 0) -> Reading | None:
        """What a rule reads in a block, neighbourhood apart; None if it does not match. A rule
        for the start reads behind what others claim there, `opened` code points."""
        if opened:
            text = self.blocks[index].text[opened:]
            reading = read_rule(rule, text, self.grammars, self.parties)
            return reading and _shifted(reading, opened, NOTHING)
        key = (index, rule.id)
        if key not in self._readings:
            text = self.blocks[index].text
            reading = read_rule(rule, text, self.grammars, self.parties)
            if reading is None and rule.at == "line" and (bare := self._bare.get(index)):
                reading = read_rule(rule, bare, self.grammars, self.parties)
                reading = reading and _shifted(reading, text.index(bare), NOTHING)
                reading = reading and _widened(reading, len(text))
            self._readings[key] = reading
        return self._readings[key]

    def nearest(self, index: int) -> Iterator[Near]:
        """Rules that matched the block and were held back by its neighbourhood."""
        for rule in [*self._hits[index], *self._anywhere, *self._zoned]:
            if self.reading(index, rule) is not None and (why := self.held_back(index, rule)):
                yield Near(rule, why)


def undressed(text: str) -> str:
    """The words of a block that is printed in brackets, behind an arrow or between rows of stars
    or dashes; "" for one that is not, and for a list item.

    >>> undressed("[ >> Scroll down for the video ]")
    'Scroll down for the video'
    >>> undressed("(Left) the harbour"), undressed("- one of a list")
    ('', '')
    """
    if text[0] not in _DRESS or len(text) > DRESSED:
        return ""
    inner = text
    for _ in range(3):
        if inner[:1] in _PAIRS and inner[-1:] == _PAIRS[inner[0]] and _is_pair(inner):
            inner = inner[1:-1].strip(LAYOUT)
        elif dress := _ARROWS.match(inner):
            inner = inner[dress.end() :].rstrip(_ROWS + LAYOUT)
        else:
            break
    return "" if inner == text else inner


def _is_pair(text: str) -> bool:
    """Whether the bracket that opens a text is closed by its last character."""
    opening, closing, depth = text[0], text[-1], 0
    for at, char in enumerate(text):
        depth += (char == opening) - (char == closing)
        if not depth:
            return at == len(text) - 1
    return False


def _hits(texts: Sequence[str], octets: bytes, banks: Sequence[Bank]) -> list[list[Rule]]:
    """For each block the rules that may claim it, in order of precedence."""
    encoded = octets.split(b"\n")
    hits: list[list[Rule]] = [[] for _ in texts]
    for bank in banks:
        for index, rules in bank.hits(texts, encoded):
            hits[index] += rules
    return hits


def read_rule(
    rule: Rule, text: str, grammars: Mapping[str, Grammar], parties: Parties
) -> Reading | None:
    """What a rule claims of a block's text, whatever surrounds the block; None for a miss.

    The rule must be a candidate of its bank, or `always`; `text` is folded. For a rule over the
    whole line the claim is the whole text.
    """
    if len(text) > rule.max and not rule.lines:
        return None
    if rule.decided:
        return Reading(0, len(text))
    start, end = 0, len(text)
    inner: tuple[int, int] | None = None
    values: Mapping[str, Any] = NOTHING
    if (pattern := rule.pattern) is not None:
        if rule.endings and not text.endswith(rule.endings):
            return None
        spans = pattern.search(text)
        if spans is None:
            return None
        if rule.at != "line":
            start, end = spans[0]
        if pattern.groups:
            values = {
                name: text[slice(*spans[group])]
                for name, group in pattern.names.items()
                if spans[group][1] > spans[group][0]
            }
            if "text" in values and (rule.grammar or rule.at != "line"):
                inner = spans[pattern.names["text"]]
                del values["text"]
    if not rule.grammar:
        return Reading(*(inner or (start, end)), values)
    if inner is not None:
        reading = grammars[rule.grammar].read(text[inner[0] : inner[1]], parties)
        return _around(reading, inner, (start, end), values)
    reading = grammars[rule.grammar].read(text[start:end], parties)
    if reading is None:
        return None
    if rule.at == "line":
        if reading.end - reading.start != len(text):
            return None
        return reading._replace(values={**values, **reading.values}) if values else reading
    return _shifted(reading, start, values)


def _around(
    reading: Reading | None,
    inner: tuple[int, int],
    outer: tuple[int, int],
    values: Mapping[str, Any],
) -> Reading | None:
    """A reading of all that stands in `inner`, as a claim on `outer`."""
    if reading is None or reading.end - reading.start != inner[1] - inner[0]:
        return None
    start, end = outer
    shifted = _shifted(reading, inner[0], values)
    parts = list(shifted.parts)
    if parts:
        parts[0] = (start, *parts[0][1:])
        parts[-1] = (parts[-1][0], end, parts[-1][2])
    return shifted._replace(start=start, end=end, parts=tuple(parts))


def _widened(reading: Reading, size: int) -> Reading:
    """A reading of the words of a dressed block as one of the whole block."""
    parts = list(reading.parts)
    if parts:
        parts[0] = (0, *parts[0][1:])
        parts[-1] = (parts[-1][0], size, parts[-1][2])
    return reading._replace(start=0, end=size, parts=tuple(parts))


def _opened(claims: Sequence[Claim]) -> int:
    """How many code points at the start of a block are claimed."""
    at = 0
    for claim in sorted(claims):
        if claim.start != at:
            break
        at = claim.end
    return at


def _filled(parts: Sequence[Claim], size: int, rule: Rule) -> tuple[Claim, ...]:
    """The claims on parts of a block, with what lies between them claimed by a rule."""
    filled: list[Claim] = []
    at = 0
    for claim in parts:
        if claim.start > at:
            filled.append(Claim(at, claim.start, rule, Reading(at, claim.start)))
        filled.append(claim)
        at = claim.end
    if at < size:
        filled.append(Claim(at, size, rule, Reading(at, size)))
    return tuple(filled)


def _shifted(reading: Reading, by: int, values: Mapping[str, Any]) -> Reading:
    parts = tuple((start + by, end + by, name) for start, end, name in reading.parts)
    merged = {**values, **reading.values} if values else reading.values
    return Reading(reading.start + by, reading.end + by, merged, reading.facts, parts)


def findings_of(block: Block, claim: Claim) -> Iterator[Finding]:
    """The findings of a claim, in the positions of the source; one per part of the line.

    The first carries what was read; white space at the ends of a part belongs to none.
    """
    rule, reading = claim.rule, claim.reading
    values, facts = reading.values, reading.facts
    for start, end, name in reading.parts or ((claim.start, claim.end, ""),):
        inner = block.text[start:end]
        start += len(inner) - len(inner.lstrip(LAYOUT))
        end -= len(inner) - len(inner.rstrip(LAYOUT))
        if start >= end:
            continue
        yield Finding(
            block.source(start),
            block.source_end(end),
            PART_LABELS.get(name, rule.label),
            rule.id,
            rule.confidence,
            name or rule.kind,
            values,
            facts,
            rule.forms,
        )
        values, facts = NOTHING, None
