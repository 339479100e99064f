"""Archives of many texts: the members of a ZIP, the responses of a WARC."""

from __future__ import annotations

import mimetypes
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from email.message import Message
from typing import IO, Any

import click

from copydesk.cli.entries import Member
from copydesk.cli.inputs import Input
from copydesk.cli.packing import UnreadableFile
from copydesk.errors import InputError, InputTooLarge

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
"""What zipfile raises for an archive that is damaged, encrypted, or packed in a way of its own."""


def members_of(file: IO[bytes], name: str, most: int) -> Iterator[Member]:
    """The texts in a ZIP, in the order of its list; a member that cannot be read is a mistake of
    its own. Raises `UnreadableFile` where there is no list."""
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGE as damage:
        raise UnreadableFile(f"damaged: {damage}") from None
    with archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            path = member.filename.encode("utf-8", "backslashreplace").decode()
            kind = Input(path).media_type
            yield Member(f"{name}/{path}", kind, _content(archive, member, most))


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | InputError:
    try:
        with archive.open(member) as inside:
            data = inside.read(most + 1)
    except _DAMAGE as damage:
        return UnreadableFile(f"damaged: {damage}")
    return data if len(data) <= most else _too_large(most)


def _too_large(most: int) -> InputTooLarge:
    return InputTooLarge(f"more than {most} bytes", limit="max_bytes", most=most)


def responses_in(
    file: IO[bytes], most: int
) -> Iterator[tuple[int, Mapping[str, Any] | InputError]]:
    """The responses and resources of a WARC (packed or not) as records, numbered among all of its
    records: `bytes`, `media_type` and `charset` as the server told them, `url`, and the id of the
    record. Raises `UnreadableFile` where the file is damaged."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise click.UsageError("WARC needs warcio: pip install 'copydesk[warc]'") from None
    try:
        for number, record in enumerate(ArchiveIterator(file), 1):
            if record.rec_type in ("response", "resource"):
                yield number, _response(record, most)
    except (ArchiveLoadFailed, EOFError, zlib.error, OSError) as damage:
        raise UnreadableFile(f"damaged: {str(damage).splitlines()[0][:200]}") from None


def _response(record: Any, most: int) -> Mapping[str, Any] | InputError:
    data = record.content_stream().read(most + 1)
    if len(data) > most:
        return _too_large(most)
    headers = record.http_headers or record.rec_headers
    told = Message()
    told["Content-Type"] = headers.get_header("Content-Type") or ""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    guessed = mimetypes.guess_type(url)[0]
    return {
        "id": record.rec_headers.get_header("WARC-Record-ID"),
        "bytes": data,
        "media_type": told.get_content_type() if told["Content-Type"] else guessed or "text/html",
        "charset": told.get_content_charset() or "",
        "url": url.strip("<>"),
    }
