"""The door: who may come in, before anything is read of what they bring.

In front of everything else, the short way for articles too. What needs a key is the interface
under `/v1/`; probes, counters and pages hold nothing of anybody's copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from copydesk.errors import CopydeskError, RequestError
from copydesk.settings import Settings
from copydesk.storage.keys import Key, KeyRing

if TYPE_CHECKING:
    from copydesk.storage.pace import Pace

KEY = "copydesk.key"
REFUSAL = "copydesk.refusal"
"""Keys of a request's environment: whose key came with it, and why it may not come in."""

GUARDED = "/v1/"

Environ = dict[str, Any]


class NoKey(RequestError):
    """No key came with the request, or one that is not known."""

    code = "access.denied"
    title = "A key is wanted"


class NoRight(RequestError):
    """The key is known, but may not do this."""

    code = "access.forbidden"
    title = "This key may not do that"


class TooOften(RequestError):
    """The holder of this key has asked too often."""

    code = "access.too-often"
    title = "Too many requests in too short a time"


class Door:
    """WSGI around the application: finds the key of a request, and keeps its pace."""

    def __init__(self, inner: Any, keys: KeyRing | None, pace: Pace | None) -> None:
        self._inner = inner
        self._keys = keys
        self._pace = pace

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(GUARDED):
            try:
                self._admit(environ)
            except CopydeskError as refusal:
                environ[REFUSAL] = refusal
        answer: Iterable[bytes] = self._inner(environ, start_response)
        return answer

    def _admit(self, environ: Environ) -> None:
        name = environ.get("REMOTE_ADDR", "")
        if self._keys is not None:
            key = self._keys.find(presented(environ))
            if key is None:
                raise NoKey(
                    "send it as 'Authorization: Bearer …' or as X-Api-Key",
                    headers={"WWW-Authenticate": 'Bearer realm="copydesk"'},
                )
            environ[KEY] = key
            name = key.name
        if self._pace is not None and (seconds := self._pace.wait(name)):
            raise TooOften(f"come back in {seconds} s", headers={"Retry-After": str(seconds)})


def said_of(settings: Settings) -> str:
    """Who may use the service as it is set up, for the log of its start."""
    if settings.keys_file:
        return f"who has a key of {settings.keys_file} may use this service"
    host = settings.bind.rpartition(":")[0].strip("[]")
    if host in ("localhost", "::1") or host.startswith("127.") or settings.bind.startswith("unix:"):
        return "no keys are set: whoever is on this machine may use this service, and nobody else"
    return (
        f"no keys are set: whoever reaches {settings.bind} may use this service, and kill articles;"
        " COPYDESK_KEYS_FILE names a file of keys"
    )


def presented(environ: Mapping[str, Any]) -> str:
    """The key that came with a request, "" if none did."""
    scheme, _, key = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() == "bearer":
        return str(key.strip())
    return str(environ.get("HTTP_X_API_KEY", ""))


def holder(environ: Mapping[str, Any]) -> str:
    """The name of the key that a request came with, "" if there are no keys."""
    key: Key | None = environ.get(KEY)
    return key.name if key else ""


def must(environ: Mapping[str, Any], right: str) -> None:
    """Raises NoRight if the request came with a key that has not this right."""
    key: Key | None = environ.get(KEY)
    if key and right not in key.rights:
        raise NoRight(f"this key has not the right {right!r}")
