"""Many articles by every way there is, beside the floors and beside others: `python -m
tests.bench.batch`.

The same documents go each way, in one run: articles a second by the clock, and CPU microseconds
an article, of all processes that had a part in it, less what they need to start. Batches over HTTP
are measured beside a bare endpoint by `tests.bench.http`. Options: --articles N, --spark (a local
cluster), --jobs N.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

import orjson

from copydesk.batch import normalise_batch, reply_to, shared_desk
from copydesk.settings import Settings
from copydesk.storage.streams import Names
from tests.bench.articles import articles
from tests.cli.command import PROGRAM, ROOT, bare
from tests.conftest import RedisServer

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


class Cost(NamedTuple):
    """Seconds by the clock, and of CPU, for a number of articles."""

    clock: float
    cpu: float

    def less(self, other: Cost) -> Cost:
        """Without what another run took, which did the same but for the articles."""
        return Cost(max(self.clock - other.clock, 1e-9), max(self.cpu - other.cpu, 0.0))


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.batch")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--spark", action="store_true")
    asked = parser.parse_args(arguments)
    texts = list(articles(asked.articles))
    pages = [page_of(text) for text in texts]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, several in (("text", texts), ("html", pages)):
            source = folder / f"{kind}.ndjson"
            source.write_bytes(b"".join(orjson.dumps({kind: one}) + b"\n" for one in several))
        print(f"{len(texts)} articles of some {sum(map(len, texts)) // len(texts)} code points")
        print(f"{'':34} {'articles/s':>10} {'CPU µs':>9}")
        _show("floor: NDJSON read and written", own(partial(echo, folder / "text.ndjson")), texts)
        for kind, several in (("text", texts), ("html", pages)):
            _show(
                f"{kind}: the function, one process", own(partial(function, kind, several)), texts
            )
            for jobs in sorted({1, asked.jobs}):
                _show(f"{kind}: command, --jobs {jobs}", command(folder, kind, jobs), texts)
        _show("text: worker, one process", worker(folder, texts), texts)
        if asked.spark:
            _show(f"text: Spark, local[{asked.jobs}]", spark(folder, asked.jobs), texts)
        for other in ("trafilatura", "justext"):
            if importlib.util.find_spec(other):
                _show(f"html: {other}, one process", own(partial(others, other, pages)), texts)
            else:
                print(f"{other} is not installed: make .venv/.ready-scale")
    growth(texts)


def _show(name: str, cost: Cost, texts: Sequence[str]) -> None:
    each = cost.cpu / len(texts) * 1e6
    print(f"{name:34} {len(texts) / cost.clock:10.0f} {each:9.0f}", flush=True)


def page_of(text: str) -> str:
    """The article as a page: a paragraph for each line."""
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!doctype html><html><head><title>News</title></head><body>{lines}</body></html>"


def own(work: Callable[[], object]) -> Cost:
    """What work in this process costs."""
    began, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - began, time.process_time() - cpu)


def children(work: Callable[[], None]) -> Cost:
    """What work in other processes costs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - began, cpu)


def echo(source: Path) -> None:
    """The least anybody can do: every line parsed and written again."""
    with source.open("rb") as lines, source.with_suffix(".echo").open("wb") as out:
        for line in lines:
            out.write(orjson.dumps(orjson.loads(line)) + b"\n")


def function(kind: str, several: Sequence[str]) -> None:
    """`normalise_batch`, rules read beforehand."""
    normalise_batch([{kind: one} for one in several], settings=Settings())


def command(folder: Path, kind: str, jobs: int) -> Cost:
    """The installed command, less a run over one article."""

    def run(source: Path) -> None:
        subprocess.run(
            [PROGRAM, "normalise", str(source), "--jobs", str(jobs), "--to", str(folder / "out")],
            env=bare,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        (folder / "out").unlink()

    one = folder / "one.ndjson"
    one.write_bytes(b'{"text": "One."}\n')
    start = children(lambda: run(one))
    return children(lambda: run(folder / f"{kind}.ndjson")).less(start)


def worker(folder: Path, texts: Sequence[str]) -> Cost:
    """From stream to stream, from the first answer to the last."""
    server = RedisServer(folder)
    server.start()
    child = subprocess.Popen(
        [PROGRAM, "worker", "--redis", server.url], env=bare, stderr=subprocess.DEVNULL
    )
    try:
        with server.client() as client:
            client.xadd(Names().taken, {"text": "One."})
            while not client.exists(Names().given):
                time.sleep(0.01)
            cpu, began = _cpu(child.pid), time.perf_counter()
            for text in texts:
                client.xadd(Names().taken, {"text": text})
            while client.xlen(Names().given) <= len(texts):
                time.sleep(0.01)
            return Cost(time.perf_counter() - began, _cpu(child.pid) - cpu)
    finally:
        child.kill()
        child.wait()
        server.kill()


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def spark(folder: Path, jobs: int) -> Cost:
    """The documented line on a local cluster, less a run over one article."""
    program = importlib.util.find_spec("copydesk.spark")
    assert program
    assert program.origin

    def run(source: Path) -> None:
        subprocess.run(
            [
                *(str(Path(PROGRAM).with_name("spark-submit")), "--master", f"local[{jobs}]"),
                *("--conf", "spark.ui.enabled=false", str(program.origin), str(source)),
                *(str(folder / f"{source.stem}.spark"), "--format", "ndjson"),
                *("--partitions", str(4 * jobs)),
            ],
            env={**bare, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
            cwd=ROOT,
            capture_output=True,
            check=True,
        )

    start = children(lambda: run(folder / "one.ndjson"))
    return children(lambda: run(folder / "text.ndjson")).less(start)


def others(name: str, pages: Sequence[str]) -> None:
    """What others take to find the text of the same pages."""
    module = importlib.import_module(name)
    for page in pages:
        if name == "trafilatura":
            module.extract(page)
        else:
            module.justext(page.encode(), module.get_stoplist("English"))


def growth(texts: Sequence[str]) -> None:
    """How the cost grows with the article; with the number of profiles: `tests.bench.pipeline`."""
    desk = shared_desk(Settings())
    prose = "\n".join(texts)
    print("one article, growing:")
    for size in SIZES:
        text = (prose * (size // len(prose) + 1))[:size]
        cost = own(partial(reply_to, desk, {"text": text}))
        print(
            f"  {size:>10} code points {cost.cpu * 1e3:9.1f} ms {cost.cpu * 1e9 / size:7.0f} ns each"
        )


if __name__ == "__main__":
    main()
