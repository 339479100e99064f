"""Work shared out to processes: results in the order of the tasks, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

WINDOW = 4
"""Tasks under way per process: bounds memory while keeping the processes busy."""


def shared_out(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    jobs: int,
    lost: Callable[[Task], Result],
    parts: Callable[[Task], Iterable[Task]] = lambda task: (task,),
) -> Generator[Result]:
    """`work` done on each task by `jobs` processes; the results in the order of the tasks.

    If a process dies, the tasks under way are done once more, one at a time and in the `parts`
    they can be taken into, each with a result of its own; and the part that kills its process
    again gets the result of `lost`. Processes are forked, so that all share what `work` holds.
    Close the iterator to end them early.
    """
    rest = iter(tasks)
    under_way: deque[Task] = deque()
    while True:
        try:
            yield from _pooled(work, under_way, rest, jobs)
            return
        except BrokenProcessPool:
            again = [part for task in under_way for part in parts(task)]
            under_way.clear()
            yield from _alone(work, again, lost)


def _pooled(
    work: Callable[[Task], Result], under_way: deque[Task], rest: Iterator[Task], jobs: int
) -> Iterator[Result]:
    """`under_way` holds at any moment the tasks taken from `rest` that have given no result."""
    results: deque[Future[Result]] = deque()
    with _pool(work, jobs) as pool:
        for task in rest:
            under_way.append(task)
            results.append(pool.submit(_do, task))
            if len(results) >= WINDOW * jobs:
                yield _next(under_way, results)
        while results:
            yield _next(under_way, results)


def _next(under_way: deque[Task], results: deque[Future[Result]]) -> Result:
    result = results[0].result()
    results.popleft()
    under_way.popleft()
    return result


def _alone(
    work: Callable[[Task], Result], tasks: Iterable[Task], lost: Callable[[Task], Result]
) -> Iterator[Result]:
    """One task at a time, in one process after another."""
    waiting = deque(tasks)
    while waiting:
        try:
            with _pool(work, 1) as pool:
                while waiting:
                    future: Future[Result] = pool.submit(_do, waiting[0])
                    result = future.result()
                    waiting.popleft()
                    yield result
        except BrokenProcessPool:
            yield lost(waiting.popleft())


@contextmanager
def _pool(work: Callable[[Any], Any], jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that do `work`. If the block breaks off, so do they: nobody wants the rest."""
    pool = ProcessPoolExecutor(jobs, get_context("fork"), _begin, (work,))
    try:
        yield pool
    except BaseException:
        for child in active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


_work: Callable[[Any], Any]
"""What a process does, set once when it starts."""


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # a process of a pool has no other place to keep it
    _work = work
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches all: die without a word
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """Ends a process whose parent was killed: it would wait for tasks for ever."""
    if parent := parent_process():
        parent.join()
    os._exit(1)


def _do(task: Any) -> Any:
    return _work(task)
