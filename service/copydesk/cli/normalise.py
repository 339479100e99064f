"""`copydesk normalise`: files in, canonical articles out."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click
import orjson

from copydesk.cli.crew import shared_out
from copydesk.cli.delivery import Folder, Unwritable, print_bytes
from copydesk.cli.exits import exit_of
from copydesk.cli.inputs import STDIN, Input, expand
from copydesk.cli.options import copy_of, desk_with, hint_options, profile_option
from copydesk.contract.problem import problem_of
from copydesk.desk import Answer, Desk
from copydesk.errors import CopydeskError, InputError
from copydesk.writers.forms import FORMS, render

CANONICAL: Mapping[str, Callable[[list[Answer]], bytes]] = {
    "ndjson": lambda answers: b"".join(answer.body + b"\n" for answer in answers),
    "json": lambda answers: _indented([answer.document for answer in answers]),
}
"""The articles of one input as they are: nearly always one, more where a file is an export. A
failure is a line among the answers in these formats, and is told on stderr in all others."""
BETWEEN = {"text": b"\n\n", "markdown": b"\n"}
"""What stands between several articles of one input."""
TITLES = {"text": "==> {} <==\n\n", "markdown": "<!-- {} -->\n\n"}
"""What stands above each of several articles on standard output."""


class Done(NamedTuple):
    """One input dealt with: its rendering, in as many documents as the form needs, or the problem
    that there is none."""

    given: Input
    rendered: tuple[bytes, ...] = ()
    problem: dict[str, object] | None = None


class OneDocument(InputError):
    """Several articles, in a form that is one document for each."""

    code = "output.several-articles"
    title = "The form is one document for each article"


class Failed(CopydeskError):
    """Something that nobody foresaw; the fault is ours."""

    code = "service.failed"
    title = "The input could not be processed"


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILES|DIRS|GLOBS|-]...")
@click.option("-o", "--output", type=click.Choice([*CANONICAL, *FORMS]), default="ndjson",
              show_default=True)  # fmt: skip
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True,
              help="Processes.")  # fmt: skip
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="One file per input, below this folder.")  # fmt: skip
@profile_option
@hint_options
def normalise(
    inputs: tuple[str, ...],
    output: str,
    jobs: int,
    out: Path | None,
    profiles: tuple[Path, ...],
    **hints: str,
) -> int:
    """Normalise raw copy; with no input, or `-`, what is read from standard input.

    Prints one canonical document per input, in the order of the inputs; one per article where a
    file is an export of several. An input that fails is
    a line {"input": {"name": …}, "problem": {…}} in its place, and stops no other.

    Exits with 0 if all went well, 1 if some inputs failed, 3 if all did, 2 for a mistake on the
    command line, in a profile or in a setting.
    """
    given = expand(inputs or (STDIN,))
    folder = Folder(out, given, output) if out else None
    if not folder and len(given) > 1 and not _streams(output):
        raise click.UsageError(f"{output} is one document for each article: say where with --out")
    desk = desk_with(profiles)
    done = _done(
        partial(_answer, desk, output, hints),
        (one.spooled(desk.max_bytes) for one in given),
        min(jobs, len(given)),
    )
    failed = 0
    shown = sys.stderr.isatty() and len(given) > 1 and (bool(folder) or not sys.stdout.isatty())
    with (
        closing(done),
        click.progressbar(
            length=len(given), file=sys.stderr, show_pos=True, hidden=not shown
        ) as bar,
    ):
        for one in done:
            failed += not _delivered(one, output, folder, alone=len(given) == 1)
            bar.update(1)
    if failed or not given:
        click.echo(f"copydesk: {failed} of {len(given)} inputs failed", err=True)
    return exit_of(len(given), failed)


def _done(work: Callable[[Input], Done], tasks: Iterable[Input], jobs: int) -> Generator[Done]:
    """Each input dealt with, in order."""
    if jobs <= 1:
        yield from map(work, tasks)
    else:
        lost = Failed("the process that worked on it died twice, perhaps for want of memory")
        yield from shared_out(work, tasks, jobs, lambda given: _failure(given, lost))


def _answer(desk: Desk, output: str, hints: Mapping[str, str], given: Input) -> Done:
    """An input dealt with; whatever is wrong with it, or with us, is a problem of its own."""
    try:
        articles = desk.articles(copy_of(given, desk.max_bytes, hints))
        answers = [desk.normalise(article) for article in articles]
        return Done(given.unread(), _rendered(output, answers))
    except CopydeskError as mistake:
        return _failure(given, mistake)
    except Exception as bug:  # noqa: BLE001 - one article must not stop the ones after it
        traceback.print_exc()
        return _failure(given, Failed(type(bug).__name__))


def _rendered(output: str, answers: list[Answer]) -> tuple[bytes, ...]:
    if output in CANONICAL:
        return (CANONICAL[output](answers),)
    forms = [render(output, answer.document) for answer in answers]
    return (BETWEEN.get(output, b"").join(forms),) if _streams(output) else tuple(forms)


def _streams(output: str) -> bool:
    """Whether articles may follow one another in one file of this form."""
    return output in CANONICAL or FORMS[output].stream


def _indented(documents: list[dict[str, Any]]) -> bytes:
    """One document, or an array of several."""
    shown = documents[0] if len(documents) == 1 else documents
    return orjson.dumps(shown, option=orjson.OPT_INDENT_2) + b"\n"


def _failure(given: Input, mistake: CopydeskError) -> Done:
    problem = problem_of(mistake.code, mistake.title, 0, mistake.detail)
    del problem["status"]  # of HTTP, and so not ours
    return Done(given.unread(), problem=problem)


def _delivered(done: Done, output: str, folder: Folder | None, *, alone: bool) -> bool:
    """Puts one answer, or the problem, where it belongs; whether there was an answer."""
    if done.problem is None:
        try:
            if folder:
                folder.write(done.given, *done.rendered)
            else:
                _print(done, output, alone=alone)
        except (Unwritable, OneDocument) as mistake:
            done = _failure(done.given, mistake)
    if done.problem is not None:
        _tell(done, output)
    return done.problem is None


def _print(done: Done, output: str, *, alone: bool) -> None:
    if len(done.rendered) > 1:
        raise OneDocument(f"{len(done.rendered)} articles: say where with --out")
    title = "" if alone else TITLES.get(output, "").format(done.given.name)
    print_bytes(title.encode() + done.rendered[0] + (b"\n" if title else b""))


def _tell(done: Done, output: str) -> None:
    problem = done.problem or {}
    if output not in CANONICAL:
        click.echo(f"copydesk: {done.given.name}: {problem['code']}: {problem['detail']}", err=True)
    else:
        line = {"input": {"name": done.given.name}, "problem": problem}
        print_bytes(orjson.dumps(line) + b"\n")
