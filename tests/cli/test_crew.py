"""Work shared out to processes. Each test runs in a program of its own: it forks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.command import PATIENCE, ROOT

PRELUDE = """
import os, sys, time
from pathlib import Path
from copydesk.cli.crew import WINDOW, shared_out

def lost(task):
    return -task
"""


def run(program: str, *arguments: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PRELUDE + program, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_results_come_in_the_order_of_the_tasks() -> None:
    """However long each task takes, and in whatever process it is done."""
    told = run(
        "def work(task):\n"
        "    time.sleep(0.02 * (task % 3))\n"
        "    return task, os.getpid()\n"
        "done = list(shared_out(work, range(40), 3, lost))\n"
        "print([task for task, _ in done] == list(range(40)), len({pid for _, pid in done}) > 1)"
    )
    assert told == "True True"


def test_a_bounded_number_of_tasks_is_under_way() -> None:
    """No more tasks are taken than the window holds while nobody fetches results."""
    told = run(
        "taken = []\n"
        "def tasks():\n"
        "    for task in range(1000):\n"
        "        taken.append(task)\n"
        "        yield task\n"
        "results = shared_out(int, tasks(), 2, lost)\n"
        "next(results)\n"
        "print(len(taken) <= 2 * WINDOW)\n"
        "results.close()"
    )
    assert told == "True"


def test_a_death_costs_no_other_task(tmp_path: Path) -> None:
    """A process that is killed once costs nothing; the task that kills it twice is lost alone."""
    told = run(
        "folder = Path(sys.argv[1])\n"
        "def work(task):\n"
        "    if task == 7 and not (folder / 'died').exists():\n"
        "        (folder / 'died').touch()\n"
        "        os.kill(os.getpid(), 9)\n"
        "    if task == 23:\n"
        "        os._exit(1)\n"
        "    return task\n"
        "print(*shared_out(work, range(40), 2, lost))",
        tmp_path,
    )
    assert told.split() == [str(-task if task == 23 else task) for task in range(40)]


def test_no_process_outlives_its_parent(tmp_path: Path) -> None:
    """Not even where the parent is killed and can say nothing any more."""
    program = (
        "def work(task):\n"
        "    return os.getpid()\n"
        "results = shared_out(work, iter(range(100)), 3, lost)\n"
        "for pid in results:\n"
        "    print(pid, flush=True)\n"
        "    time.sleep(0.01)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", PRELUDE + program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert parent.stdout
    children = {int(parent.stdout.readline()) for _ in range(20)}
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(PATIENCE)
    parent.stdout.close()
    deadline = time.monotonic() + PATIENCE
    while any(map(is_alive, children)):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except OSError:
        return False
    return state not in "ZX"
