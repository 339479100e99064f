"""The authority list of parties: the packaged `parties.toml`, then an operator's own files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from os import PathLike
from pathlib import Path
from typing import Any

from copydesk.errors import ProfileError
from copydesk.model.party import KINDS, Fault, Parties, Party, faults

PACKAGED = "copydesk/profiles/parties.toml"
"""The packaged list, as messages call it."""

EVIDENCE = ("S", "V", "K")

_REQUIRED = ("id", "name", "kind", "evidence")
_LISTS = ("aliases", "units", "alone", "tags", "ambiguous", "hosts", "forms")
_TEXTS = ("id", "name", "kind", "place", "domain", "uri", "uri_unconfirmed", "code",
          "successor", "parent", "evidence")  # fmt: skip
_KEYS = frozenset({*_LISTS, *_TEXTS, "until"})
_EXTENDS = frozenset({"id", *_LISTS})
"""What an entry may hold that adds to a party of an earlier file."""

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_SHAPES: Mapping[str, tuple[str, str]] = {
    "id": (r"[a-z0-9]+(?:-[a-z0-9]+)*", "small letters, digits and single hyphens"),
    "kind": ("|".join(KINDS), f"one of {', '.join(KINDS)}"),
    "evidence": ("|".join(EVIDENCE), f"one of {', '.join(EVIDENCE)}"),
    "domain": (_HOST, "a host name in small letters"),
    "hosts": (_HOST, "a host name in small letters"),
    "uri": (r"https?://\S+", "a web address"),
    "uri_unconfirmed": (r"https?://\S+", "a web address"),
    "forms": (r"[A-Z]+-N?[0-9]{2,3}", "an id such as A-001"),
}
_YEARS = range(1800, 2101)


def load_parties(*paths: str | PathLike[str]) -> Parties:
    """The packaged list, with the parties and the further names that the files at `paths` add.

    Files are read in order. An entry with the id of a party of an *earlier* file adds its lists
    (`aliases`, `tags` …) to that party and may hold nothing else; any other entry is a new party.
    The first mistake is a `ProfileError` that names file, party and key.
    """
    book = _Book()
    book.add(resources.files("copydesk.profiles").joinpath("parties.toml").read_bytes(), PACKAGED)
    for path in paths:
        try:
            source = Path(path).read_bytes()
        except OSError as problem:
            raise ProfileError(f"{path}: cannot be read: {problem.strerror}") from None
        book.add(source, str(path))
    for fault in faults(book.parties.values()):
        file = book.file_of(fault)
        raise _mistake(file, fault.party, fault.key, f"{fault.value!r} {fault.detail}")
    return Parties.of(book.parties.values())


def _mistake(file: str, party: object, key: str, detail: str) -> ProfileError:
    return ProfileError(f"{file}: party {party!r}: {key}: {detail}")


@dataclass(slots=True)
class _Book:
    """What has been read so far, and which file said it."""

    parties: dict[str, Party] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # id -> file of the entry
    added: dict[tuple[str, str, str], str] = field(default_factory=dict)  # id, key, text -> file

    def add(self, source: bytes, file: str) -> None:
        own: set[str] = set()
        for entry in _entries(source, file):
            key = entry["id"]
            if key in own:
                raise _mistake(file, key, "id", "used twice")
            own.add(key)
            if key in self.parties:
                self._extend(entry, file)
            else:
                self.parties[key] = _party(entry, file)
                self.files[key] = file

    def file_of(self, fault: Fault) -> str:
        """The file to mend: the one that said the faulty value."""
        where = (fault.party, fault.key, fault.value)
        return self.added.get(where) or self.files[fault.party]

    def _extend(self, entry: dict[str, Any], file: str) -> None:
        party = self.parties[entry["id"]]
        for key in entry:
            if key not in _EXTENDS:
                detail = f"the party is in {self.files[party.id]}; only lists may be added to it"
                raise _mistake(file, party.id, key, detail)
        more: dict[str, Any] = {}
        for key in _LISTS:
            known = getattr(party, key)
            fresh = tuple(text for text in entry.get(key, ()) if text not in known)
            more[key] = (*known, *fresh)
            self.added |= {(party.id, key, text): file for text in fresh}
        self.parties[party.id] = replace(party, **more)


def _entries(source: bytes, file: str) -> Iterator[dict[str, Any]]:
    """The `[[party]]` tables of a file, each with the keys and the shapes it may have."""
    try:
        data = tomllib.loads(source.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ProfileError(f"{file}: not TOML: {problem}") from None
    for key in data:
        if key != "party":
            raise ProfileError(f"{file}: {key}: unknown key; the file holds [[party]] tables only")
    tables = data.get("party", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ProfileError(f"{file}: party: write [[party]], one for each party")
    for number, table in enumerate(tables, 1):
        if "id" not in table:
            raise ProfileError(f"{file}: party number {number}: id: missing")
        _check_entry(table, file)
        yield table


def _check_entry(entry: dict[str, Any], file: str) -> None:
    party = entry["id"]
    for key, value in entry.items():
        if key not in _KEYS:
            raise _mistake(file, party, key, "unknown key")
        detail = _shape_fault(key, value)
        if detail:
            raise _mistake(file, party, key, detail)
    for keys in (("aliases", "units", "tags", "ambiguous"), ("alone",), ("hosts",), ("forms",)):
        said: set[str] = set()
        for key in keys:
            for text in entry.get(key, ()):
                if text in said:
                    raise _mistake(file, party, key, f"{text!r} is said twice")
                said.add(text)


def _shape_fault(key: str, value: object) -> str:
    """What is wrong with a value; empty if nothing is."""
    if key == "until":
        if isinstance(value, int) and value in _YEARS:
            return ""
        return f"a year from {_YEARS[0]} to {_YEARS[-1]} is needed"
    if key in _LISTS:
        if not isinstance(value, list):
            return "a list of texts is needed"
        return next(filter(None, (_text_fault(key, item) for item in value)), "")
    return _text_fault(key, value)


def _text_fault(key: str, value: object) -> str:
    if not isinstance(value, str) or not value or value != value.strip():
        return f"{value!r} is not a text, is empty, or has white space around it"
    pattern, said = _SHAPES.get(key, ("", ""))
    if pattern and not re.fullmatch(pattern, value):
        return f"{value!r} is not {said}"
    return ""


def _party(entry: dict[str, Any], file: str) -> Party:
    for key in _REQUIRED:
        if key not in entry:
            raise _mistake(file, entry["id"], key, "missing")
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    return Party(**values)
