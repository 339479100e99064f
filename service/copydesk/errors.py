"""Every error copydesk raises on purpose, by whose mistake it is.

The `code` of an error is stable: it is the problem type on the wire, the anchor in the
documentation and the key of the tables of HTTP statuses and exit codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

NOTHING: Final[Mapping[str, list[str]]] = MappingProxyType({})


class CopydeskError(Exception):
    """Base of all errors raised on purpose; `detail` is one sentence for a person."""

    code = "error"
    title = "Something went wrong"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title


class InputError(CopydeskError):
    """The sender's mistake: what was sent cannot be normalised."""

    code = "input.invalid"
    title = "The input cannot be normalised"


class EmptyInput(InputError):
    """The input holds no character that a reader could see."""

    code = "input.empty"
    title = "The input is empty"


class InputTooLarge(InputError):
    """The input is larger than the limit; `limit` says which and `most` how much."""

    code = "input.too-large"
    title = "The input is too large"

    def __init__(self, detail: str = "", *, limit: str = "", most: int = 0) -> None:
        super().__init__(detail)
        self.limit = limit
        self.most = most


class UnsupportedMediaType(InputError):
    """No reader takes the declared media type."""

    code = "input.unsupported-media-type"
    title = "The media type is not supported"


class UndecodableInput(InputError):
    """The declared charset is unknown, or the bytes are not text."""

    code = "input.undecodable"
    title = "The bytes cannot be decoded to text"


class UnreadableInput(InputError):
    """A reader could not parse the input; `reader` and `line` say where."""

    code = "input.unreadable"
    title = "The input cannot be parsed"

    def __init__(self, detail: str = "", *, reader: str = "", line: int | None = None) -> None:
        super().__init__(detail)
        self.reader = reader
        self.line = line


class SeveralArticles(InputError):
    """One input holds several articles where one is wanted; `count` says how many."""

    code = "input.several-articles"
    title = "The input holds several articles"

    def __init__(self, detail: str = "", *, count: int = 0) -> None:
        super().__init__(detail)
        self.count = count


class TooSlow(InputError):
    """Reading the input alone took longer than a whole article may."""

    code = "input.too-slow"
    title = "The input takes too long"


class RequestError(InputError):
    """The sender's mistake in HTTP or in JSON; `errors` says what is wrong, by field."""

    def __init__(
        self,
        detail: str = "",
        *,
        errors: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.errors = errors
        self.headers = headers


class MalformedRequest(RequestError):
    """What should be JSON, or a compressed body, is not."""

    code = "request.malformed"
    title = "The request cannot be parsed"


class InvalidRequest(RequestError):
    """The request was understood, but a field has no usable value."""

    code = "request.invalid"
    title = "The request is not valid"


class NotForRelease(InputError):
    """An article that may not be given out; `tombstone` says what is left to say, by field."""

    code = "article.refused"
    title = "The article may not be given out"

    def __init__(self, detail: str = "", *, tombstone: Mapping[str, list[str]] = NOTHING) -> None:
        super().__init__(detail)
        self.errors = tombstone


class ArticleKilled(NotForRelease):
    """The article was killed: nobody is to have it again."""

    code = "article.killed"
    title = "The article was killed"


class ArticleWithheld(NotForRelease):
    """The article is withheld until further notice."""

    code = "article.withheld"
    title = "The article is withheld"


class ArticleEmbargoed(NotForRelease):
    """The article's time has not come."""

    code = "article.embargoed"
    title = "The article is under embargo"


class ProfileError(CopydeskError):
    """A profile author's mistake, found when profiles are loaded: file, rule and key are named."""

    code = "profile.invalid"
    title = "A profile is not valid"


class SettingsError(CopydeskError):
    """The operator's mistake: a setting has no usable value."""

    code = "settings.invalid"
    title = "A setting is not valid"


class StorageError(CopydeskError):
    """The world's mistake: a store did not answer. The request goes on without it."""

    code = "storage.unavailable"
    title = "A store is not available"


class RegisterUnavailable(StorageError):
    """The register of kills cannot be asked or written to: here nothing goes on without it."""

    code = "kills.unavailable"
    title = "The register of kills is not available"
    headers: Mapping[str, str] = MappingProxyType({"Retry-After": "1"})


class LedgerError(CopydeskError):
    """Our bug: the entries of a ledger do not tile the text."""

    code = "ledger.broken"
    title = "The account of the text does not add up"
