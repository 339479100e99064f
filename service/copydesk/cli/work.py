"""What one process does with a task: entries answered, rendered, and counted."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import NamedTuple

import orjson

from copydesk.batch import Reply, refused, reply_to
from copydesk.cli.entries import Entry, Member, Record, Task, label_of
from copydesk.cli.inputs import Input
from copydesk.cli.options import copy_of
from copydesk.cli.rendering import CANONICAL, rendered, rendered_record
from copydesk.cli.tally import Tally
from copydesk.columns import Columns
from copydesk.contract.problem import problem_of
from copydesk.desk import Copy, Desk
from copydesk.errors import CopydeskError, InputError
from copydesk.model.document import Hints
from copydesk.records import parse_json


class Answered(NamedTuple):
    """One entry dealt with: its rendering, in as many documents as the form needs, or the problem
    that there is none. A record has its line in any case, in the formats for programs."""

    entry: Entry
    rendered: tuple[bytes, ...] = ()
    problem: Mapping[str, object] | None = None


class Done(NamedTuple):
    """A task done."""

    answered: list[Answered]
    tally: Tally | None = None


class Failed(CopydeskError):
    """Something that nobody foresaw; the fault is ours."""

    code = "service.failed"
    title = "The input could not be processed"


LOST = Failed("the process that worked on it died twice, perhaps for want of memory")


class Work(NamedTuple):
    """What is to be done with every task."""

    desk: Desk
    output: str
    hints: Mapping[str, str]
    columns: Columns
    counted: bool = False
    cells: tuple[str, ...] = ()
    """Columns of a table that is put out."""

    def do(self, task: Task) -> Done:
        """Each entry answered; whatever is wrong with one, or with us, is a problem of its own."""
        tally = Tally() if self.counted else None
        return Done([self._answer(entry, tally) for entry in task], tally)

    def lost(self, task: Task) -> Done:
        """What is said of entries that killed their process twice."""
        tally = Tally() if self.counted else None
        return Done([self._failure(entry, LOST, tally) for entry in task], tally)

    def _answer(self, entry: Entry, tally: Tally | None) -> Answered:
        if isinstance(entry, Record):
            return self._answer_record(entry, tally)
        try:
            articles = self.desk.articles(self._copy(entry))
            answers = [self.desk.normalise(article) for article in articles]
            shown = rendered(self.output, answers, self.cells)
        except CopydeskError as mistake:
            return self._failure(entry, mistake, tally)
        except Exception as bug:  # noqa: BLE001 - one article must not stop the ones after it
            traceback.print_exc()
            return self._failure(entry, Failed(type(bug).__name__), tally)
        if tally:
            for answer in answers:
                tally.add(answer.document, label_of(entry))
        return Answered(unread(entry), shown)

    def _copy(self, entry: Input | Member) -> Copy:
        if isinstance(entry, Input):
            return copy_of(entry, self.desk.max_bytes, self.hints)
        if isinstance(entry.data, InputError):
            raise entry.data
        hints = self.hints
        return Copy(
            entry.data,
            hints["media_type"] or entry.media_type,
            hints["charset"],
            entry.name,
            Hints(url=hints["url"], publisher=hints["publisher"], language=hints["language"]),
        )

    def _answer_record(self, entry: Record, tally: Tally | None) -> Answered:
        try:
            if isinstance(entry.row, InputError):
                raise entry.row
            row = parse_json(entry.row) if isinstance(entry.row, bytes) else entry.row
            record = self.columns.record_of(row) if isinstance(row, Mapping) else row
        except CopydeskError as mistake:
            reply = refused(mistake)
        else:
            reply = reply_to(self.desk, record)
        if tally and reply.problem is None:
            tally.add(orjson.loads(reply.result), label_of(entry))
        elif tally and reply.problem:
            tally.fail(str(reply.problem["code"]))
        line = reply.line(entry.number, entry.name)
        shown = rendered_record(self.output, line, reply, self.cells)
        return Answered(unread(entry), shown, reply.problem)

    def _failure(self, entry: Entry, mistake: CopydeskError, tally: Tally | None) -> Answered:
        if tally:
            tally.fail(mistake.code)
        if isinstance(entry, Record):
            problem = problem_of(mistake.code, mistake.title, 500, mistake.detail)
            line = Reply("", 500, problem=problem).line(entry.number, entry.name)
            return Answered(unread(entry), (line,) if self.output in CANONICAL else (), problem)
        return Answered(unread(entry), problem=problem_without_status(mistake))


def problem_without_status(mistake: CopydeskError) -> Mapping[str, object]:
    """A problem as the command line tells it: the status is of HTTP, and so not ours."""
    problem = problem_of(mistake.code, mistake.title, 0, mistake.detail)
    del problem["status"]
    return problem


def unread(entry: Entry) -> Entry:
    """The same entry without what it held, which need not travel back."""
    if isinstance(entry, Input):
        return entry.unread()
    return entry._replace(data=b"") if isinstance(entry, Member) else entry._replace(row=b"")
