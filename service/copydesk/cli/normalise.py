"""`copydesk normalise`: files in, canonical articles out."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, closing
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple

import click

from copydesk.cli import figures, rehearsal
from copydesk.cli.crew import shared_out
from copydesk.cli.delivery import Folder, print_bytes
from copydesk.cli.entries import Entry, parts, tasks_of
from copydesk.cli.exits import exit_of
from copydesk.cli.inputs import Input
from copydesk.cli.options import desk_with, hint_options, profile_option
from copydesk.cli.posting import Post
from copydesk.cli.progress import Progress, is_shown, progress_of
from copydesk.cli.rendering import OUTPUTS, TABLE, head_of, streams
from copydesk.cli.resume import Resumed, engine_of
from copydesk.cli.sources import FORMS, TEXT, Wanted, entries_of, inputs_of
from copydesk.cli.tally import Tally
from copydesk.cli.work import Done, Work
from copydesk.columns import Columns, kind_of
from copydesk.writers.csv import UnknownField, columns


def _columns(_: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    try:
        columns(names)
    except UnknownField as mistake:
        raise click.BadParameter(mistake.detail, param=option) from None
    return names


class Asked(NamedTuple):
    """What the options ask for; the names are theirs."""

    files_from: str
    form: str | None
    field: str
    key: str
    output: str
    select: tuple[str, ...]
    jobs: int
    out: Path | None
    to: Path | None
    resume: bool
    fail_fast: bool
    dry_run: bool
    stats: bool
    report: str

    def check(self) -> None:
        """Raises `click.UsageError` for options that contradict each other."""
        if self.out and self.to:
            raise click.UsageError("--out and --to are two places")
        if self.select and self.output != TABLE:
            raise click.UsageError("--select is for --output csv")
        if self.resume and not (self.out or self.to):
            raise click.UsageError("--resume needs --to FILE or --out DIR to go on with")
        if self.resume and self.to and self.output != "ndjson":
            raise click.UsageError("--resume with --to goes on with ndjson only")


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILES|DIRS|GLOBS|-]...")
@click.option("--files-from", default="", metavar="FILE",
              help="File with names of more inputs, one a line; - for standard input.")  # fmt: skip
@click.option("--input-format", "form", type=click.Choice(FORMS), default=None,
              help="What the inputs hold, if their names do not say it.")  # fmt: skip
@click.option("--field", default="", metavar="NAME",
              help="Field or column that holds the copy.  [text, html or xml]")  # fmt: skip
@click.option("--id", "key", default="id", metavar="NAME", show_default=True,
              help="Field or column that holds the id.")  # fmt: skip
@click.option("-o", "--output", type=click.Choice(OUTPUTS), default="ndjson",
              show_default=True)  # fmt: skip
@click.option("--select", default="", metavar="NAMES", callback=_columns,
              help="Columns of csv, with a comma between them.")  # fmt: skip
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True,
              help="Processes.")  # fmt: skip
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="One file per input, below this folder.")  # fmt: skip
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write to this file, which must not be there yet.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on where a run with --to or --out broke off.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first input that fails.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and stop.")
@click.option("--stats", is_flag=True, help="Say on standard error what was removed.")
@click.option("--report", default="", metavar="FILE",
              help="Write a page about the run; `html` for copydesk-report.html.")  # fmt: skip
@profile_option
@hint_options
def normalise(
    inputs: tuple[str, ...],
    profiles: tuple[Path, ...],
    media_type: str,
    charset: str,
    url: str,
    publisher: str,
    language: str,
    **options: object,
) -> int:
    """Normalise raw copy; with no input, or `-`, what is read from standard input.

    Prints one canonical document per input, in the order of the inputs; one per article where a
    file is an export of several. An input that fails is
    a line {"input": {"name": …}, "problem": {…}} in its place, and stops no other.

    Of NDJSON, CSV, TSV, Parquet and WARC every record is an input, with a line of its own:
    {"line", "status", "id", "input", "fields", "result" or "problem"}. Files may be packed with
    gzip or zstd.

    Exits with 0 if all went well, 1 if some inputs failed, 3 if all did, 2 for a mistake on the
    command line, in a profile or in a setting.
    """
    asked = Asked(**options)  # type: ignore[arg-type]
    asked.check()
    about = {"url": url, "publisher": publisher, "language": language}
    desk = desk_with(profiles)
    wanted = Wanted(asked.form or "", desk.max_bytes, charset, "ndjson" if asked.field else TEXT)
    named = inputs_of(inputs, asked.files_from)
    if asked.dry_run:
        return rehearsal.tell(named, wanted)
    taken = Columns(asked.field, asked.key, kind_of(media_type), about)
    hints = {"media_type": media_type, "charset": charset, **about}
    work = Work(desk, asked.output, hints, taken, bool(asked.stats or asked.report), asked.select)
    return _run(asked, named, wanted, work)


def _run(asked: Asked, named: Iterator[Input], wanted: Wanted, work: Work) -> int:
    """Everything answered, delivered and told; the exit code."""
    known = None if asked.files_from else list(named)
    tally = Tally()
    with ExitStack() as stack:
        inputs = named if known is None else known
        given, post, resumed = _destination(stack, asked, inputs, wanted, work, tally)
        by_bytes = any(wanted.form_of(one) != TEXT for one in known or ())
        shown = is_shown(known, by_bytes, elsewhere=bool(asked.out or asked.to))
        bar = stack.enter_context(progress_of(known, by_bytes, shown=shown))
        wanted = wanted._replace(watch=bar.watch)
        entries: Iterable[Entry] = chain.from_iterable(entries_of(one, wanted) for one in given)
        if resumed:
            entries = resumed.rest_of(entries)
        jobs = asked.jobs if by_bytes or known is None else min(asked.jobs, len(known))
        done = _done(work, entries, jobs)
        _deliver(stack.enter_context(closing(done)), post, bar, tally, fail_fast=asked.fail_fast)
    total = bar.done + (resumed.entries if resumed else 0)
    failed = bar.failed + (resumed.failed if resumed else 0)
    if failed or not total:
        click.echo(f"copydesk: {failed} of {total} inputs failed", err=True)
    if asked.stats:
        click.echo(figures.table(tally), err=True)
    if asked.report:
        figures.write_page(tally, asked.report)
    return exit_of(total, failed)


def _destination(
    stack: ExitStack,
    asked: Asked,
    given: Iterable[Input],
    wanted: Wanted,
    work: Work,
    tally: Tally,
) -> tuple[Iterable[Input], Post, Resumed | None]:
    """The inputs there are to answer, where the answers go, and what goes on if something does."""
    head = head_of(asked.output, asked.select)
    if asked.out:
        every = list(given)
        if records := [one.name for one in every if wanted.form_of(one) != TEXT]:
            raise click.UsageError(f"--out is for files of one text each; {records[0]} wants --to")
        folder = Folder(asked.out, every, asked.output)
        left = [one for one in every if not (asked.resume and folder.has(one))]
        return left, Post(asked.output, print_bytes, folder=folder, head=head), None
    if asked.to and asked.resume:
        resumed = Resumed(asked.to, engine_of(work.desk), tally.add_line if work.counted else None)
        stack.callback(resumed.file.close)
        return given, Post(asked.output, _to(resumed.file)), resumed
    alone = isinstance(given, list) and len(given) == 1 and wanted.form_of(given[0]) == TEXT
    if not alone and not streams(asked.output):
        told = f"{asked.output} is one document for each article: say where with --out"
        raise click.UsageError(told)
    if asked.to:
        try:
            file = stack.enter_context(asked.to.open("xb"))
        except FileExistsError:
            told = f"{asked.to} is there already: --resume goes on with it"
            raise click.UsageError(told) from None
        return given, Post(asked.output, _to(file), titled=not alone, head=head), None
    return given, Post(asked.output, print_bytes, titled=not alone, head=head), None


def _to(file: IO[bytes]) -> Callable[[bytes], None]:
    def write(data: bytes) -> None:
        file.write(data)

    return write


def _done(work: Work, entries: Iterable[Entry], jobs: int) -> Generator[Done]:
    """Each entry dealt with, in order."""
    if jobs <= 1:
        for entry in entries:
            yield work.do((entry,))
    else:
        yield from shared_out(work.do, tasks_of(entries, jobs), jobs, work.lost, parts)


def _deliver(
    done: Iterable[Done], post: Post, bar: Progress, tally: Tally, *, fail_fast: bool
) -> None:
    for one in done:
        for answered in one.answered:
            fine = post.deliver(answered)
            bar.entry(answered.entry, failed=not fine)
            if fail_fast and not fine:
                return
        if one.tally:
            tally.merge(one.tally)
