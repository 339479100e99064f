"""What one article costs on one core, beside the floors nobody can go below.

    python -m tests.bench.pipeline

Times are CPU microseconds, medians over the articles, all taken in one run.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import orjson

from copydesk.bootstrap import steady
from copydesk.pipeline import Pipeline
from copydesk.writers.json import canonical, dump
from tests.bench.articles import articles

COUNT = 1_000
BUDGET = 800
"""Microseconds an article of six kilobytes may cost."""


def median(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """The median CPU time of `work` over the texts, in microseconds."""
    taken = []
    for text in texts:
        start = time.process_time_ns()
        work(text)
        taken.append(time.process_time_ns() - start)
    return statistics.median(taken) / 1_000


def main() -> None:
    """Prints the table."""
    texts = list(articles(COUNT))
    pipeline = Pipeline.load()
    for text in texts[:100]:
        answer(pipeline, text)
    steady()
    bank = pipeline.chooser.common
    documents = {text: orjson.dumps({"text": text}) for text in texts}
    answers = {text: answer(pipeline, text) for text in texts}
    floors = {
        "floor: orjson load and dump": lambda text: orjson.dumps(orjson.loads(documents[text])),
        "floor: dump of the answer": lambda text: orjson.dumps(orjson.loads(answers[text])),
        "floor: splitlines": str.splitlines,
        "floor: one scan of all common patterns": lambda text: bank.scan(text.encode()),
    }
    rows = {name: median(work, texts) for name, work in floors.items()}
    rows["read"] = median(lambda text: Pipeline.read(text.encode()), texts)
    rows["the whole, bytes to JSON"] = median(lambda text: answer(pipeline, text), texts)
    size = statistics.mean(map(len, texts))
    print(f"{COUNT} articles of {size:.0f} code points on average; CPU µs each, median")
    for name, value in rows.items():
        print(f"  {name:42} {value:9.1f}")
    print(
        f"  {'budget':42} {BUDGET:9.1f}   ({rows['the whole, bytes to JSON'] / BUDGET:.2f} of it)"
    )
    _growth(pipeline)
    _strangers(texts[:200])


def answer(pipeline: Pipeline, text: str) -> bytes:
    """Bytes in, JSON out: the whole work without cache and server."""
    return dump(canonical(pipeline.label(Pipeline.read(text.encode()))[0], ""))


def _growth(pipeline: Pipeline) -> None:
    print("one line, growing:")
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        text = "The harbour board met again " * (size // 28)
        start = time.process_time()
        answer(pipeline, text)
        taken = time.process_time() - start
        print(f"  {size:>10} code points {taken * 1e3:9.1f} ms {taken * 1e9 / size:7.1f} ns each")


_STRANGER = """
name = "Stranger {0}"
role = "publisher"
[detect]
hosts = ["stranger-{0}.example"]
lines = ["The Stranger {0} Gazette"]
regexes = ['^A line that only stranger {0} prints$']
[[rules]]
id = "motto"
label = "chrome"
regex = '^Stranger {0}: all the news$'
hits = [{{ line = "Stranger {0}: all the news" }}]
misses = ["Stranger things"]
"""


def _strangers(texts: Sequence[str]) -> None:
    print("profiles that do not apply:")
    for count in (0, 100, 1_000):
        with tempfile.TemporaryDirectory() as folder:
            for index in range(count):
                path = Path(folder) / f"stranger-{index}.toml"
                path.write_text(_STRANGER.format(index), encoding="utf-8")
            pipeline = Pipeline.load([folder])
        for text in texts[:20]:
            answer(pipeline, text)
        print(f"  {count:6} more {median(lambda text, p=pipeline: answer(p, text), texts):9.1f} µs")


if __name__ == "__main__":
    main()
