"""Parties: who wrote, sells, carries or owns copy, and the names they are printed under.

A `Party` is one entry of the authority list; `Parties` is the list, indexed once so that every
question costs no more than the length of what is asked about, however long the list grows.

Three places, three questions. A *name* (`Parties.named`) resolves wherever a party may be named:
an affiliation, a holder, a line of its own. A *tag* (`Parties.tagged`) resolves only where a tag
stands: in a dateline's brackets, at the tail of a story, after the slash of a picture credit;
`AP` in prose may be anything. An *ambiguous* tag or name resolves nowhere by itself: it belongs to
several parties (`CNS`), or also means something else in the same place (`PTI` is a party in
Pakistan); `Parties.candidates` says who it may be and the caller needs a second cue.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from copydesk.errors import ProfileError

KINDS = (
    "agency",
    "syndicate",
    "distributor",
    "release-wire",
    "picture-agency",
    "publisher",
    "broadcaster",
    "group",
    "aggregator",
    "archive",
)
"""The closed list of kinds of party; the head of `profiles/parties.toml` says what each is."""


@dataclass(frozen=True, slots=True)
class Party:
    """One entry of the authority list; what is not known is `None` or empty.

    `aliases`, `units` and `alone` are names, `tags` are tags, `ambiguous` may be either: the head
    of `profiles/parties.toml` defines them. `until` is the last year in which the name was used,
    `successor` and `parent` are ids of other parties. `evidence` is S (in the seeds), V (seen in
    public copy) or K (known to practitioners, unconfirmed); `forms` are ids of the catalogue of
    conventions.
    """

    id: str
    name: str
    kind: str
    evidence: str = "K"
    aliases: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    place: str | None = None
    domain: str | None = None
    hosts: tuple[str, ...] = ()
    uri: str | None = None
    uri_unconfirmed: str | None = None
    code: str | None = None
    until: int | None = None
    successor: str | None = None
    parent: str | None = None
    forms: tuple[str, ...] = ()

    @property
    def url(self) -> str | None:
        """The address of the party's front page, from its domain.

        >>> Party("arcamax", "ArcaMax", "aggregator", domain="arcamax.com").url
        'https://arcamax.com/'
        """
        return f"https://{self.domain}/" if self.domain else None


@dataclass(frozen=True, slots=True)
class Fault:
    """A contradiction in a list of parties: whose `party` id, under which `key` and `value`."""

    party: str
    key: str
    value: str
    detail: str


class _Name(NamedTuple):
    """What a folded name stands for, and when it may be read off the edge of a longer string."""

    party: Party
    printed: str
    unit: bool = False
    alone: bool = False  # never off an edge: the word is also a surname or plain prose
    article: bool = False  # off an edge only with its "The": `The Hill`, not `Hill`


class _Word(NamedTuple):
    """A word of a string: folded, as printed without stops, where it is, and what precedes it."""

    folded: str
    exact: str
    start: int
    end: int
    gap: str  # "" first, " " white space or hyphen, "," comma or bracket, "/" any harder break
    glue: str  # "-" or "'" if nothing but that parts it from the word before, else ""


# Marks that combine with a letter and characters without width belong to the word they stand in.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(
    rf"(?:[^\W_]|[\u0300-\u036f{_UNSEEN}])+(?:\.(?:[^\W_]|[\u0300-\u036f{_UNSEEN}])+)*|&"
)
_INVISIBLE = re.compile(rf"[{_UNSEEN}]")
_SOFT_GAP = re.compile(r"[\s.\-\u2010-\u2013'\"\u2018-\u201f`\u00b4]*")
_SPACED_DASH = re.compile(r"\s[-\u2010-\u2013]+\s")
_GLUE = {**dict.fromkeys("-\u2010\u2011\u2012\u2013@", "-"), **dict.fromkeys("'\u2018\u2019`", "'")}
_FLAT = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})

# Legal forms that may trail a name without making it another party's: `Reuters Ltd`.
_LEGAL = frozenset({"llc", "inc", "incorporated", "lp", "llp", "ltd", "limited", "gmbh", "plc",
                    "corp", "pty", "pte", "pvt", "bhd", "sdn"})  # fmt: skip
_STOPPED = frozenset({"inc", "ltd", "corp", "co"})  # printed with a stop of their own
_MOST_LEGAL = 3  # words: `Pte. Ltd.`, `Pvt Ltd Inc`

_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-TV)?")


def call_sign(text: str) -> str | None:
    """The station that `text`, in tag position, names by its call sign; `None` if it is not one.

    United States stations sign on where an agency's tag stands: `AUSTIN (KXAN) —`. Ask only after
    `Parties.tagged`, since agencies' tags have the same shape (`WAM`, `KUNA`), and only in a
    dateline: `WHO` and `WTO` have it too.

    >>> call_sign("(KXAN)"), call_sign("WSVN-TV"), call_sign("Kxan")
    ('KXAN', 'WSVN-TV', None)
    """
    bare = text.strip(" \t()[]\u00a0")
    return bare if _CALL_SIGN.fullmatch(bare) else None


def _plain(word: str) -> str:
    """`word` without its stops and unseen characters, otherwise as printed."""
    return word.replace(".", "") if word.isascii() else _INVISIBLE.sub("", word.replace(".", ""))


def _fold(word: str) -> str:
    """`word` as the index knows it: no case, no accents, no stops; `&` is `and`."""
    if word.isascii():
        return "and" if word == "&" else word.replace(".", "").lower()
    marked = unicodedata.normalize("NFKD", _plain(word))
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return bare.casefold().translate(_FLAT)


def _gap(between: str) -> str:
    """What a stretch without letters and digits says about the words on its two sides."""
    if between == " ":
        return " "
    if _SOFT_GAP.fullmatch(between):
        return "/" if _SPACED_DASH.search(between) else " "
    if not between.strip(" \t\n\r\u00a0.,()[]"):
        return ","
    return "/"


def _words(text: str) -> Iterator[_Word]:
    """The words of `text` in order; stops inside a word (`L.P.`, `NJ.com`) do not part it."""
    last = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        between = text[last:start]
        raw = found.group()
        gap = _gap(between) if last else ""
        glue = _GLUE.get(between, "") if last else ""
        yield _Word(_fold(raw), _plain(raw), start, end, gap, glue)
        last = end


def _key(words: list[_Word], *, exact: bool = False) -> str:
    """The key of a run of words; a leading "The" is no part of it."""
    if len(words) > 1 and words[0].folded == "the":
        words = words[1:]
    parts = []
    for place, word in enumerate(words):
        if place:
            parts.append(word.gap)
        parts.append(word.exact if exact else word.folded)
    return "".join(parts)


def _key_of(text: str, *, exact: bool = False) -> str:
    return _key(list(_words(text)), exact=exact)


class _Keys(NamedTuple):
    """What a text is looked up by, taken whole: as it is, without its legal form, in its case."""

    whole: str
    shorn: str
    exact: str


_KEYED = 100
"""Code points of a text whose keys are remembered: names and tags come again and again."""


def _keys_of(text: str) -> _Keys:
    return _remembered_keys(text) if len(text) <= _KEYED else _read_keys(text)


def _read_keys(text: str) -> _Keys:
    words = list(_words(text))
    return _Keys(_key(words), _key(_shorn(words)), _key(words, exact=True))


_remembered_keys = lru_cache(maxsize=8_192)(_read_keys)


def _shorn(words: list[_Word]) -> list[_Word]:
    """`words` without the legal forms that trail them; never empty."""
    end = len(words)
    while end > 1 and len(words) - end < _MOST_LEGAL and words[end - 1].folded in _LEGAL:
        end -= 1
    return words[:end]


def _variants(text: str) -> Iterator[str]:
    """The keys of one printed name: as it is, and without its commas and brackets."""
    key = _key_of(text)
    yield key
    if "," in key:
        yield key.replace(",", " ")


def _named_forms(party: Party) -> Iterator[tuple[str, str]]:
    """Key of the entry and text of every name and tag of `party`, as listed."""
    yield "name", party.name
    for key in ("aliases", "units", "alone", "tags"):
        for text in getattr(party, key):
            yield key, text


def _placed(party: Party) -> Iterator[str]:
    """Names with the place a distributor adds to them: `The Virginian-Pilot (Norfolk, Va.)`."""
    if party.place:
        for text in dict.fromkeys((party.name, *party.aliases, *party.ambiguous)):
            if "(" not in text:
                yield f"{text} ({party.place})"


def _hosts(party: Party) -> Iterator[tuple[str, str]]:
    if party.domain:
        yield "domain", party.domain
    for host in party.hosts:
        yield "hosts", host


def faults(parties: Iterable[Party]) -> Iterator[Fault]:
    """Every contradiction in `parties`, in the order of the list.

    An id given twice; a name, tag or host that two parties lay claim to although neither calls it
    ambiguous; a name with no letter or digit; a successor or parent that is not in the list, or a
    chain of successors that comes back to where it began.
    """
    listed = tuple(parties)
    by_id: dict[str, Party] = {}
    for party in listed:
        if party.id in by_id:
            yield Fault(party.id, "id", party.id, "is the id of two parties")
        by_id.setdefault(party.id, party)
    yield from _clashes(listed)
    for party in listed:
        for key, other in (("successor", party.successor), ("parent", party.parent)):
            if other is not None and other not in by_id:
                yield Fault(party.id, key, other, "is not the id of a party")
        if _returns(party, by_id):
            yield Fault(party.id, "successor", party.successor or "", "leads back to the party")


def _returns(party: Party, by_id: Mapping[str, Party]) -> bool:
    seen = {party.id}
    while party.successor is not None and party.successor in by_id:
        party = by_id[party.successor]
        if party.id in seen:
            return True
        seen.add(party.id)
    return False


def _clashes(parties: tuple[Party, ...]) -> Iterator[Fault]:
    """Names, tags and hosts that would resolve to two parties."""
    unsure = {_key_of(text) for party in parties for text in party.ambiguous}
    names: dict[str, str] = {}
    tags: dict[str, str] = {}  # keep their case: `ots` and `OTS` are two
    for party in parties:
        for key, text in _named_forms(party):
            folded = _key_of(text)
            if not folded:
                yield Fault(party.id, key, text, "has no letter or digit")
            if key == "tags":
                owner = tags.setdefault(_key_of(text, exact=True), party.id)
            else:
                owner = names.setdefault(folded, party.id)
            if owner != party.id and folded not in unsure:
                yield Fault(party.id, key, text, f"is also a name of party {owner!r}")
    for party in parties:
        for text in party.tags:
            folded = _key_of(text)
            owner = names.get(folded, party.id)
            if owner != party.id and folded not in unsure:
                yield Fault(party.id, "tags", text, f"is also a name of party {owner!r}")
    hosts: dict[str, str] = {}
    for party in parties:
        for key, host in _hosts(party):
            owner = hosts.setdefault(host, party.id)
            if owner != party.id:
                yield Fault(party.id, key, host, f"is also a host of party {owner!r}")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Parties:
    """The authority list, indexed; immutable, and the same for the same list.

    Texts are folded before they are compared: case, accents, kinds of space, quote and hyphen,
    full stops, a leading "The", `&` for `and`, and trailing legal forms (`LLC`, `Inc.`, `L.P.`,
    `Ltd`, `GmbH` …). What parts the words still counts: `Associated / Press` is not a name.
    No lookup raises; offsets are code points of the argument, half open.
    """

    _by_id: Mapping[str, Party]
    _names: Mapping[str, _Name]
    _tags: Mapping[str, _Name]
    _unsure: Mapping[str, tuple[Party, ...]]
    _by_host: Mapping[str, Party]
    _first: Mapping[str, int]  # folded first word of a name or tag -> most words of such a name
    _last: Mapping[str, int]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> Parties:
        """The list of `parties`; the first of its `faults`, if any, is a `ProfileError`."""
        listed = tuple(parties)
        for fault in faults(listed):
            raise ProfileError(
                f"party {fault.party!r}: {fault.key}: {fault.value!r} {fault.detail}"
            )
        unsure = _index_unsure(listed)
        names = _index_names(listed, unsure)
        tags = _index_tags(listed, unsure)
        first, last = _index_edges((*names.values(), *tags.values()))
        return cls(
            _by_id={party.id: party for party in listed},
            _names=names,
            _tags=tags,
            _unsure=unsure,
            _by_host={host: party for party in listed for _, host in _hosts(party)},
            _first=first,
            _last=last,
        )

    def __iter__(self) -> Iterator[Party]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __contains__(self, party_id: object) -> bool:
        return party_id in self._by_id

    def get(self, party_id: str) -> Party | None:
        """The party with this id."""
        return self._by_id.get(party_id)

    def named(self, text: str) -> Party | None:
        """The party that `text`, taken whole, names; `None` for tags and for ambiguous names."""
        found = self._whole_of(text)
        return found.party if found else None

    def tagged(self, text: str) -> Party | None:
        """The party that `text` names in tag position: brackets, slashes and dashes may be on it.

        Tags keep their case (`dpa` and `DPA` are both listed, `Ap` is no tag); a full name in tag
        position, `(Thomson Reuters Foundation)`, resolves as by `named`. Ambiguous: `None`.
        """
        keys = _keys_of(text)
        if keys.whole in self._unsure:
            return None
        found = self._tags.get(keys.exact) or self._whole_of(text)
        return found.party if found else None

    def ambiguous(self, text: str) -> bool:
        """Whether `text`, taken whole, needs a second cue: see `candidates`."""
        return _keys_of(text).whole in self._unsure

    def candidates(self, text: str) -> tuple[Party, ...]:
        """Whom `text`, taken whole, may name, in the order of the list; empty if nobody.

        Several for what parties share (`CNS`); one for an ambiguous tag of one party (`PTI`),
        where it is only in doubt whether a party is meant, and for all that resolves anyway.
        """
        unsure = self._unsure.get(_keys_of(text).whole)
        if unsure is not None:
            return unsure
        found = self.tagged(text)
        return (found,) if found else ()

    def unit(self, text: str) -> str | None:
        """The listed spelling of the sub-brand that `text` names: `CNN Business`, `Reuters TV`.

        Such a name resolves to its party but is not a spelling of the party's own name: print it.
        """
        found = self._whole_of(text)
        return found.printed if found and found.unit else None

    def current(self, party: Party) -> Party:
        """The party that bears the business of `party` today: MCT gives Tribune News Service."""
        while (successor := party.successor) is not None:
            party = self._by_id[successor]
        return party

    def starts(self, text: str, *, tags: bool = False) -> tuple[Party, int, int] | None:
        """The longest party name at the start of `text`: (party, start, end).

        Whole words only, a leading "The" and trailing legal form included; only punctuation and
        white space may stand before. A name that opens with a capital must be printed with one.
        `tags` lets unambiguous tags, in their own case, and names listed as `alone` count too.

        `Associated Press writers Mara Quillby` gives (Associated Press, 0, 16).
        """
        words: list[_Word] = []
        most = 0
        for word in _words(text):
            words.append(word)
            if not most and (word.folded != "the" or len(words) > 1):
                if word.folded not in self._first:
                    return None
                most = len(words) + self._first[word.folded] + _MOST_LEGAL
            if most and len(words) > most:
                break
        for end in range(min(len(words), most), 0, -1):
            if end < len(words) and not _closes(words[end]):
                continue
            found = self._edge(text, words[:end], tags=tags)
            if found is not None:
                return found
        return None

    def ends(self, text: str, *, tags: bool = False) -> tuple[Party, int, int] | None:
        """The longest party name at the end of `text`: (party, start, end), as `starts`.

        `By Mara Quillby and Tomas Verrick The Associated Press` gives (Associated Press, 34, 54):
        the names end where the party begins.
        """
        words = list(_words(text))
        core = _shorn(words)
        most = 0
        for last in words[len(core) - 1 :]:
            most = max(most, self._last.get(last.folded, 0))
        if not most:
            return None
        for start in range(max(0, len(words) - most - _MOST_LEGAL - 1), len(words)):
            if words[start].glue:
                continue
            found = self._edge(text, words[start:], tags=tags)
            if found is not None:
                return found
        return None

    def by_domain(self, host: str) -> Party | None:
        """The party a host belongs to: itself or the nearest domain above it.

        `uk.reuters.com` is Reuters's, `notreuters.com` is not; a port and a final stop are cut.
        """
        name = host.strip().lower().partition(":")[0].rstrip(".")
        while name:
            party = self._by_host.get(name)
            if party is not None:
                return party
            name = name.partition(".")[2]
        return None

    def _whole_of(self, text: str) -> _Name | None:
        keys = _keys_of(text)
        return self._with_key(keys.whole, keys.shorn)

    def _whole(self, words: list[_Word]) -> _Name | None:
        """The name that a whole string of words is, with or without its legal form."""
        key = _key(words)
        return self._with_key(key, key if (shorn := _shorn(words)) == words else _key(shorn))

    def _with_key(self, *keys: str) -> _Name | None:
        for key in keys:
            if key in self._unsure:
                return None
            found = self._names.get(key)
            if found is not None:
                return found
        return None

    def _edge(self, text: str, words: list[_Word], *, tags: bool) -> tuple[Party, int, int] | None:
        """The name that a run of words at an edge of `text` is, if it may be read off an edge."""
        found = self._whole(words)
        if found is not None and not _stands(found, words, tags=tags):
            found = None
        if found is None and tags and _key(words) not in self._unsure:
            found = self._tags.get(_key(words, exact=True))
        if found is None:
            return None
        return found.party, words[0].start, _end(text, words[-1], found)


def _stands(name: _Name, words: list[_Word], *, tags: bool) -> bool:
    """Whether a name printed as `words` may be read off the edge of a longer string."""
    the = words[0].exact if len(words) > 1 and words[0].folded == "the" else ""
    if (name.alone and not tags) or (name.article and not the[:1].isupper()):
        return False
    initial = words[1 if the else 0].exact[:1]
    return not initial.islower() or name.printed[:1].islower()


def _closes(following: _Word) -> bool:
    """Whether a name may end before this word: not inside a hyphenated one, but before `'s`."""
    return not following.glue or (following.glue == "'" and following.folded == "s")


def _end(text: str, last: _Word, name: _Name) -> int:
    """Where a name ends that closes with the word `last`: after its own stop and bracket."""
    end = last.end
    parts = text[last.start : end].split(".")
    initials = len(parts) > 1 and all(len(part) == 1 for part in parts)  # `L.P.`, not `Wired.com`
    if initials or last.folded in _STOPPED or name.printed.endswith((".", ".)")):
        end += text[end : end + 1] == "."
    if name.printed.endswith(")"):
        end += text[end : end + 1] == ")"
    return end


def _index_unsure(parties: tuple[Party, ...]) -> dict[str, tuple[Party, ...]]:
    unsure: dict[str, tuple[Party, ...]] = {
        _key_of(text): () for party in parties for text in party.ambiguous
    }
    for party in parties:
        claimed = (*(text for _, text in _named_forms(party)), *party.ambiguous)
        for key in {_key_of(text): None for text in claimed}:
            if key in unsure:
                unsure[key] = (*unsure[key], party)
    return unsure


def _index_names(
    parties: tuple[Party, ...], unsure: Mapping[str, tuple[Party, ...]]
) -> dict[str, _Name]:
    """Folded names, units and names with their place; listed spellings before derived ones."""
    names: dict[str, _Name] = {}
    derived: dict[str, _Name] = {}
    for party in parties:
        alone = {_key_of(text) for text in party.alone}
        units = {_key_of(text) for text in party.units}
        for text in (party.name, *party.aliases, *party.units, *party.alone):
            key, *looser = _variants(text)
            if key in unsure:
                continue
            article = text[:4].lower() == "the "
            name = _Name(party, text, key in units, key in alone, article)
            if key not in names or (names[key].article and not article):
                names[key] = name
            for variant in looser:
                derived.setdefault(variant, name)
        for text in _placed(party):
            for variant in _variants(text):
                derived.setdefault(variant, _Name(party, text))
    for key, name in derived.items():
        if key not in unsure:
            names.setdefault(key, name)
    return names


def _index_tags(
    parties: tuple[Party, ...], unsure: Mapping[str, tuple[Party, ...]]
) -> dict[str, _Name]:
    return {
        _key_of(text, exact=True): _Name(party, text)
        for party in parties
        for text in party.tags
        if _key_of(text) not in unsure
    }


def _index_edges(names: Iterable[_Name]) -> tuple[dict[str, int], dict[str, int]]:
    """The first and the last words of all names, each with the most words that go with it."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for name in names:
        words = list(_words(name.printed))
        if len(words) > 1 and words[0].folded == "the":
            words = words[1:]
        first[words[0].folded] = max(first.get(words[0].folded, 0), len(words))
        last[words[-1].folded] = max(last.get(words[-1].folded, 0), len(words))
    return first, last
