"""Files of very many records: memory that does not grow, and two cores that are worth two."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import orjson
import pytest

from tests.bench.articles import articles
from tests.cli.command import PROGRAM, bare

pytestmark = pytest.mark.scale

RECORDS = int(os.environ.get("COPYDESK_SCALE_RECORDS", "100000"))
"""Records of the long run; 1000000 takes half an hour and more of two cores."""


def run(source: Path, target: Path, jobs: int) -> tuple[float, int]:
    """Seconds, and the most KiB that one process of the run held."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [PROGRAM, "normalise", str(source), "--to", str(target), "--jobs", str(jobs)], env=bare
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return time.perf_counter() - began, usage.ru_maxrss


def test_memory_is_constant(tmp_path: Path) -> None:
    """Of ten times the records the parent and its processes hold no more, and each record has its
    line."""
    texts = [orjson.dumps({"text": one}) + b"\n" for one in articles(2000, size=700)]
    sizes = []
    for count in (RECORDS // 10, RECORDS):
        source, target = tmp_path / "in.ndjson", tmp_path / "out.ndjson"
        with source.open("wb") as file:
            for number in range(count):
                file.write(texts[number % len(texts)])
        _, size = run(source, target, 2)
        with target.open("rb") as file:
            assert sum(1 for _ in file) == count
        sizes.append(size)
        target.unlink()
    print(f"{RECORDS} records: {sizes[1]} KiB, a tenth of them: {sizes[0]} KiB")
    assert sizes[1] < sizes[0] * 1.1


@pytest.mark.skipif(
    (os.cpu_count() or 1) < 2 or os.getloadavg()[0] > 0.7,
    reason="the machine is busy or has one core: the clock would measure others",
)
def test_two_processes_do_nearly_twice_as_much(tmp_path: Path) -> None:
    """At least 1.8 times one process's rate, on a machine that does nothing else."""
    source = tmp_path / "in.ndjson"
    source.write_bytes(b"".join(orjson.dumps({"text": one}) + b"\n" for one in articles(6000)))
    start = tmp_path / "start.ndjson"
    start.write_bytes(b'{"text": "One."}\n')
    least, _ = run(start, tmp_path / "start", 1)
    one, _ = run(source, tmp_path / "one", 1)
    two, _ = run(source, tmp_path / "two", 2)
    print(f"{(one - least) / (two - least):.2f} times the rate of one process")
    assert (one - least) / (two - least) >= 1.8
    assert subprocess.run(["cmp", tmp_path / "one", tmp_path / "two"], check=False).returncode == 0
