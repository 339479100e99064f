"""Coverage-guided input for decoders and readers: `python -m tests.fuzz.mutate N`.

atheris where it can be had, for N seconds; the first bytes choose the target. What is refused as
the sender's mistake is fine, anything else ends the run with the input in a file:
make a test of it at the lowest place that can hold it.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable
from functools import partial

import atheris

with atheris.instrument_imports(include=["copydesk"]):
    from copydesk.errors import InputError
    from copydesk.readers import READERS, read
    from copydesk.records import parse_json
    from copydesk.web.body import read_body


def targets() -> list[Callable[[bytes], object]]:
    """What is tried: every reader, with and without a charset, JSON, and packed bodies."""
    found: list[Callable[[bytes], object]] = [parse_json]
    found += [partial(_read, kind, charset) for kind in READERS for charset in ("", "utf-8")]
    found += [partial(unpack, coding) for coding in ("gzip", "zstd")]
    return found


def _read(kind: str, charset: str, data: bytes) -> object:
    return read(data, kind, charset=charset)


def unpack(coding: str, data: bytes) -> bytes:
    """A body that says it is packed."""
    environ = {
        "wsgi.input": io.BytesIO(data),
        "CONTENT_LENGTH": str(len(data)),
        "HTTP_CONTENT_ENCODING": coding,
    }
    return read_body(environ, 1 << 20)


TARGETS = targets()


def one(data: bytes) -> None:
    """One input: its first byte says for whom."""
    if not data:
        return
    with contextlib.suppress(InputError):
        TARGETS[data[0] % len(TARGETS)](data[1:])


def main() -> None:
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=8192", "-rss_limit_mb=2048",
                   "-timeout=10", "-artifact_prefix=build/"], one)  # fmt: skip
    atheris.Fuzz()


if __name__ == "__main__":
    main()
