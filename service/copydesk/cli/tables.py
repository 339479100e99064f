"""Tables as records: CSV and TSV as they are read, Parquet a few rows at a time."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import IO, Any

import click

from copydesk.cli.packing import UnreadableFile
from copydesk.errors import InputError, UndecodableInput, UnreadableInput

Row = Mapping[str, Any] | InputError

AT_ONCE = 64
"""Rows of Parquet unpacked at a time."""


def rows_of(file: IO[bytes], separator: str, most: int, charset: str) -> Iterator[tuple[int, Row]]:
    """The rows below the line of titles, numbered from 1, by title.

    A row with more or fewer cells than there are titles is a mistake of its own. A cell whose
    bytes are not of the charset (by default UTF-8) is these bytes. Raises
    `UnreadableInput` where the table breaks off or a cell is larger than `most` characters.
    """
    try:
        name = codecs.lookup(charset or "utf-8").name
    except LookupError:
        raise UndecodableInput(f"nobody knows the charset {charset!r}") from None
    csv.field_size_limit(most)
    text = io.TextIOWrapper(
        file,
        encoding="utf-8-sig" if name == "utf-8" else name,
        errors="surrogateescape",
        newline="",
    )
    reader = csv.reader(text, delimiter=separator, strict=True)
    try:
        titles = next(reader, None)
        if titles is None:
            return
        if len(set(titles)) < len(titles):
            raise UnreadableInput("two columns have one title")
        for number, cells in enumerate((cells for cells in reader if cells), 1):
            if len(cells) == len(titles):
                row = zip(titles, (_cell(cell, name) for cell in cells), strict=True)
                yield number, dict(row)
            else:
                yield number, UnreadableInput(f"{len(cells)} cells below {len(titles)} titles")
    except csv.Error as fault:
        raise UnreadableInput(f"line {reader.line_num}: {fault}") from None
    finally:
        text.detach()


def _cell(text: str, charset: str) -> str | bytes:
    """A cell, or its bytes where they are not of the charset: a reader may find out theirs."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(charset, "surrogateescape")
    return text


def parquet_rows_of(file: IO[bytes]) -> Iterator[tuple[int, Row]]:
    """The rows of a Parquet file, numbered from 1; raises `UnreadableFile`."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise click.UsageError("Parquet needs pyarrow: pip install 'copydesk[parquet]'") from None
    number = 0
    try:
        with pyarrow.parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(AT_ONCE, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except (OSError, pyarrow.ArrowException) as damage:
        raise UnreadableFile(str(damage).splitlines()[0][:200]) from None
