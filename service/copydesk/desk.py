"""The desk: cache, pipeline, cache, in the order it happens."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any, NamedTuple

import orjson

from copydesk.errors import InputTooLarge, SeveralArticles, TooSlow
from copydesk.model.document import Document, Hints
from copydesk.pipeline import Pipeline
from copydesk.readers import articles_in, plain
from copydesk.readers.splitting import parts_of
from copydesk.release import Release
from copydesk.storage.kills import Kill, Status
from copydesk.storage.ports import Cache, Lookup, Result
from copydesk.writers.json import canonical, dump, standing_in, standing_of

SCHEMA = "1"
"""Version of the canonical document, and so of what the cache holds."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One raw input with everything that bears on its answer."""

    data: bytes
    media_type: str = "text/plain"
    charset: str = ""
    name: str = ""
    hints: Hints = Hints()
    part: tuple[int, int] = (1, 1)
    opened: Any = field(default=None, compare=False, repr=False)
    """The input as `articles` parsed it, so that its parts need not be parsed again."""

    @property
    def id(self) -> str:
        """The content address of the input and its options: 40 hexadecimal digits."""
        hints = self.hints
        options = "\0".join(
            (
                self.media_type,
                self.charset,
                self.name,
                hints.url,
                hints.publisher,
                hints.language,
                "{}/{}".format(*self.part),
            )
        ).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(len(options).to_bytes(8, "big"))
        digest.update(options)
        digest.update(self.data)
        return digest.hexdigest()[:40]


class Answer(NamedTuple):
    """A canonical document in JSON, and whether the cache had it."""

    id: str
    body: bytes
    etag: str
    cache: Result

    @property
    def document(self) -> dict[str, Any]:
        """The canonical document, parsed."""
        parsed: dict[str, Any] = orjson.loads(self.body)
        return parsed


class Desk:
    """Answers for raw copy: the same bytes give the same answer, cache or not.

    With a `release` nothing goes out that was killed, is withheld or is under embargo; without
    one, as for files on one's own machine, everything does.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        cache: Cache,
        *,
        max_bytes: int,
        max_characters: int,
        deadline: float = math.inf,
        release: Release | None = None,
    ) -> None:
        self.pipeline = pipeline
        self.cache = cache
        self.max_bytes = max_bytes
        self.max_characters = max_characters
        self.deadline = deadline
        self.release = release
        self.edition = f"{pipeline.version}-{pipeline.rules}"

    def normalise(self, copy: Copy) -> Answer:
        """The canonical document of an input; raises `InputError` for the sender's mistakes.

        Raises RegisterUnavailable if it cannot be known whether it may go out.
        """
        self._admit(copy)
        key = copy.id
        found, lookup = self._found(key)
        if found is not None:
            return found
        document = self._work(copy, key)
        ordinary = self._let_out(document)
        body = dump(document)
        if ordinary and not lookup.degraded:
            self.cache.put(self._cache_key(key), body)
        return self._answer(key, body, lookup)

    def find(self, key: str) -> Answer | None:
        """The answer that the cache holds under an id, if it does; raises as `normalise` does."""
        return self._found(key)[0]

    def _found(self, key: str) -> tuple[Answer | None, Lookup]:
        """What the cache holds under an id, if that may go out, and how looking it up ended."""
        release = self.release
        if release:
            release.check_name(key)
        lookup = self.cache.get(self._cache_key(key))
        if lookup.value is None:
            return None, lookup
        if release and release.anything():
            release.check(standing_in(lookup.value, key))
        return self._answer(key, lookup.value, lookup), lookup

    def _let_out(self, document: dict[str, Any]) -> bool:
        """Whether a document that was made now is an ordinary one, which a cache may keep."""
        if self.release is None:
            return True
        standing = standing_of(document)
        self.release.check(standing)
        return standing.ordinary

    def say(self, name: str, status: Status, *, reason: str = "", by: str = "") -> list[Kill]:
        """Kill, withhold or release an article by its id, its uri, another id, or its story's id.

        If the cache has the article of an id, all that means this article is killed with it, so
        that the same copy with other hints is killed too; a released one is released as well.
        Without a release nothing is said. Raises RegisterUnavailable.
        """
        if self.release is None:
            return []
        names = [name]
        lookup = self.cache.get(self._cache_key(name))
        if lookup.value is not None:
            names += standing_in(lookup.value, name).own
        said = self.release.say(names, status, reason=reason, by=by)
        if status != "released":
            self.cache.delete(self._cache_key(name))
        return said

    def document(self, copy: Copy) -> dict[str, Any]:
        """The canonical document of an input, of which nothing is kept; raises as `normalise`."""
        self._admit(copy)
        document = self._work(copy, copy.id)
        self._let_out(document)
        return document

    def articles(self, copy: Copy) -> list[Copy]:
        """The articles of an input as copies of their own: itself, or the parts of an export."""
        self._admit(copy)
        parts = articles_in(copy.data, copy.media_type, charset=copy.charset, name=copy.name)
        if len(parts) == 1:
            return [replace(copy, opened=parts[0].opened)]
        return [
            replace(
                copy,
                data=part.data,
                charset=part.charset,
                part=(index, len(parts)),
                opened=part.opened,
            )
            for index, part in enumerate(parts, 1)
        ]

    def read(self, copy: Copy) -> Document:
        """The document of an input that is one article; raises `InputError`."""
        self._admit(copy)
        return self._read(copy)

    def explain(self, copy: Copy) -> dict[str, Any]:
        """The canonical document; each kept segment with the nearest rule that did not fire."""
        document = self.read(copy)
        normalised, near = self.pipeline.explain(document)
        answer = canonical(normalised, copy.id)
        segments = answer["provenance"]["segments"]
        for miss in near:
            segments[miss.segment]["nearest"] = {
                "rule": miss.rule,
                "label": miss.label,
                "why": miss.why,
            }
        self._let_out(answer)
        return answer

    def _work(self, copy: Copy, key: str) -> dict[str, Any]:
        document = self._read(copy)
        normalised, _ = self.pipeline.label(document)
        return canonical(normalised, key)

    def _read(self, copy: Copy) -> Document:
        began = monotonic()
        document = self.pipeline.read(
            copy.data,
            copy.media_type,
            charset=copy.charset,
            name=copy.name,
            part=copy.part,
            hints=copy.hints,
            opened=copy.opened,
        )
        self._bound(len(document.text))
        if monotonic() - began > self.deadline:
            raise TooSlow(f"it took more than {self.deadline:g} s to read")
        if document.source.text_sha256:
            return document
        whole = copy.part == (1, 1) and document.source.media_type in plain.MEDIA_TYPES
        if whole and (count := len(parts_of(document.text))) > 1:
            raise SeveralArticles(f"{count} articles in one input", count=count)
        return document

    def _admit(self, copy: Copy) -> None:
        if len(copy.data) > self.max_bytes:
            raise InputTooLarge(
                f"{len(copy.data)} bytes; at most {self.max_bytes}",
                limit="max_bytes",
                most=self.max_bytes,
            )

    def _bound(self, characters: int) -> None:
        if characters > self.max_characters:
            raise InputTooLarge(
                f"{characters} characters; at most {self.max_characters}",
                limit="max_characters",
                most=self.max_characters,
            )

    def _cache_key(self, key: str) -> str:
        return f"copydesk:{SCHEMA}:{self.edition}:{key}"

    def _answer(self, key: str, body: bytes, lookup: Lookup) -> Answer:
        return Answer(key, body, f'"{self.edition}-{key}"', lookup.result)
