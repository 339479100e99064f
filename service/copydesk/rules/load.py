"""TOML files to profiles: packaged ones first, then an operator's folders."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from marshmallow import ValidationError

from copydesk.errors import ProfileError
from copydesk.model.party import Parties
from copydesk.rules.parties import load_parties
from copydesk.rules.pattern import compile_pattern
from copydesk.rules.rule import UNTIL, Example, Profile, Rule
from copydesk.rules.schema import PROFILE

NOT_PROFILES = frozenset({"parties.toml", "places.toml"})
"""Files in a profile folder that hold other facts."""

_DEFAULT_MAX = {"line": 300, "start": 2000, "end": 2000, "within": 2000}


class _Readable(Protocol):
    """What a file of a package and a `Path` have in common."""

    @property
    def name(self) -> str: ...

    def read_bytes(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All profiles and the authority list, with the digest that names this very set."""

    profiles: tuple[Profile, ...]
    parties: Parties
    digest: str


def load_rulebook(folders: Iterable[str | Path] = ()) -> Rulebook:
    """The packaged profiles and those of the folders; a later file replaces one of its name.

    Any mistake is a `ProfileError` that names file, rule and key.
    """
    packaged = resources.files("copydesk") / "profiles"
    digest = hashlib.sha256()
    found: dict[str, Profile] = {}
    own_parties: list[Path] = []
    files = [file for file in packaged.iterdir() if file.name.endswith(".toml")]
    for file in sorted(files, key=lambda file: file.name):
        _add(file, file.name, found, digest)
    for folder in folders:
        for path in _toml_files(folder):
            _add(path, str(path), found, digest)
            if path.name == "parties.toml":
                own_parties.append(path)
    profiles = tuple(found[key] for key in sorted(found))
    return Rulebook(profiles, load_parties(*own_parties), digest.hexdigest()[:16])


def load_profile(source: bytes, name: str) -> Profile:
    """One profile; `name` is the file as the author knows it."""
    try:
        data = tomllib.loads(source.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ProfileError(f"{name}: not TOML: {problem}") from None
    try:
        loaded = PROFILE.load(data)
    except ValidationError as problem:
        raise ProfileError("; ".join(_mistakes(name, data, problem.messages))) from None
    return _profile(Path(name).stem, name, loaded)


def _toml_files(folder: str | Path) -> Iterator[Path]:
    path = Path(folder)
    if not path.is_dir():
        raise ProfileError(f"{folder}: no such folder of profiles")
    yield from sorted(path.glob("*.toml"))


def _add(file: _Readable, name: str, found: dict[str, Profile], digest: Any) -> None:
    source = file.read_bytes()
    digest.update(f"{file.name}\0{len(source)}\0".encode())
    digest.update(source)
    if file.name not in NOT_PROFILES:
        profile = load_profile(source, name)
        found[profile.id] = profile


def _profile(key: str, path: str, loaded: dict[str, Any]) -> Profile:
    detect = loaded["detect"] or {"hosts": [], "lines": [], "regexes": []}
    rules: list[Rule] = []
    seen: set[str] = set()
    for order, data in enumerate(loaded["rules"]):
        if data["id"] in seen:
            raise ProfileError(f"{path}: rule {data['id']}: id: used twice")
        seen.add(data["id"])
        rules.append(_rule(key, order, path, data))
    for rule in rules:
        for other in (*rule.below, *rule.above):
            if other.partition("/")[2] not in seen:
                short = rule.id.partition("/")[2]
                raise ProfileError(f"{path}: rule {short}: below/above: no rule {other}")
    for regex in detect["regexes"]:
        compile_pattern(regex, f"{path}: detect")
    return Profile(
        id=key,
        name=loaded["name"],
        role=loaded["role"],
        rules=tuple(rules),
        party=loaded["party"],
        hosts=tuple(host.lower() for host in detect["hosts"]),
        lines=tuple(detect["lines"]),
        regexes=tuple(detect["regexes"]),
        path=path,
    )


def _rule(profile: str, order: int, path: str, data: dict[str, Any]) -> Rule:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    values["hits"] = tuple(Example(**hit) for hit in data["hits"])
    if values["max"] is None:
        values["max"] = _DEFAULT_MAX[data["at"]]
    values["id"] = f"{profile}/{data['id']}"
    for key in ("below", "above"):
        values[key] = tuple(f"{profile}/{other}" for other in values[key])
    rule = Rule(order=order, **values)
    if rule.expression:
        compile_pattern(rule.expression, f"{path}: rule {data['id']}")
    if rule.until not in UNTIL:
        compile_pattern(rule.until, f"{path}: rule {data['id']}")
    return rule


def _mistakes(name: str, data: dict[str, Any], messages: Any) -> Iterator[str]:
    """Each mistake as `file: rule id: key: message`."""
    for key, message in messages.items() if isinstance(messages, dict) else ():
        if key == "rules" and isinstance(message, dict):
            for index, inner in message.items():
                rules = data.get("rules", [])
                rule = rules[index].get("id", index) if isinstance(index, int) else index
                for where, what in _leaves(inner):
                    yield f"{name}: rule {rule}: {where}: {what}"
        else:
            for where, what in _leaves({key: message}):
                yield f"{name}: {where}: {what}"


def _leaves(messages: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _leaves(inner, f"{path}.{key}" if path else str(key))
    else:
        yield path or "rule", " ".join(map(str, messages))
