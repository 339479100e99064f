"""What story identity costs: `python -m tests.bench.stories`.

CPU microseconds an article by step, bytes an article in memory and in Redis, and how many other
texts a newcomer is compared with as the index grows. Articles are generated, and all different.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from copydesk.model.story import Printed
from copydesk.storage.stories_memory import MemoryStories
from copydesk.storage.stories_redis import RedisStories
from copydesk.stories.align import align
from copydesk.stories.compare import Text, judge, passages_of
from copydesk.stories.coverage import coverages
from copydesk.stories.fingerprint import content_id, keys_of
from copydesk.stories.index import Index
from tests.bench.articles import articles
from tests.conftest import RedisServer

SPEED, KEPT, GROWN = 300, 5_000, 100_000
"""Articles timed, kept to be weighed, and written down to see how candidates grow."""

NOW = 1_767_000_000.0
MOST_KEY_BYTES = 700
MOST_STEP = 1_000.0
"""Bytes of keys, and microseconds of the identity step, that an article may cost."""


def main() -> None:
    """Prints the figures."""
    bodies = [_body(text) for text in articles(SPEED)]
    _say(f"Story identity, CPU µs an article of {_mean(len(' '.join(b)) for b in bodies):.0f}"
         " characters (median)")  # fmt: skip
    _print_steps(bodies)
    _print_growth()
    _print_memory()
    _print_redis()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _mean(values: Any) -> float:
    return statistics.fmean(values)


def _body(text: str) -> list[str]:
    return [line for line in text.splitlines() if len(line) > 40]


def _median(work: Callable[[Any], object], given: Sequence[Any]) -> float:
    for one in given[:20]:
        work(one)
    taken = []
    for one in given:
        start = time.process_time_ns()
        work(one)
        taken.append(time.process_time_ns() - start)
    return statistics.median(taken) / 1_000


def _print_steps(bodies: list[list[str]]) -> None:
    texts = [Text.of(body) for body in bodies]
    words = [text.words for text in texts]
    pairs = [(text, Text.of(body[1:-1])) for text, body in zip(texts, bodies, strict=True)]
    steps: dict[str, float] = {
        "comparable words": _median(Text.of, bodies),
        "content id": _median(content_id, words),
        "keys": _median(keys_of, words),
    }
    total = sum(steps.values())
    for name, cost in steps.items():
        _say(f"  {name:<34}{cost:>8.0f}")
    _say(f"  {'identity step':<34}{total:>8.0f}   (at most {MOST_STEP:.0f})")
    _say(
        f"  {'coverage of two':<34}{_median(lambda p: coverages(p[0].words, p[1].words), pairs):>8.0f}"
    )
    _say(f"  {'verdict on two':<34}{_median(lambda p: judge(*p), pairs):>8.0f}")
    _say(f"  {'paragraphs of two beside each other':<34}"
         f"{_median(lambda p: align(p[0].words_by, p[1].words_by), pairs):>8.0f}")  # fmt: skip
    _say(f"  {'the same, with edits':<34}{_median(lambda p: passages_of(*p), pairs):>8.0f}")
    store = MemoryStories(most=10_000)
    index = Index(store, store)
    placed = [
        (_printed(number, body), text)
        for number, (body, text) in enumerate(zip(bodies, texts, strict=True))
    ]
    _say(
        f"  {'place a new story, in memory':<34}{_median(lambda p: index.place(*p), placed[40:]):>8.0f}"
    )


def _printed(number: int, body: Sequence[str]) -> Printed:
    text = "\n\n".join(body)
    key = hashlib.blake2b(f"{number}{text}".encode(), digest_size=8).hexdigest()
    return Printed(key, "", "", f"ni:{number}", NOW + number / 1000, text)


def _print_growth() -> None:
    """Sentences are taken from few samples, so that far more runs come again than in real copy."""
    _say("\nCandidates a query, as the index grows (generated: words of one vocabulary)")
    chance = random.Random(5)
    vocabulary = [f"w{number}" for number in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    phrases = [chance.choices(vocabulary, weights, k=12) for _ in range(2_000)]
    postings: dict[bytes, list[int]] = {}
    at = 1_000
    found: list[int] = []
    for number in range(GROWN):
        words = chance.choices(vocabulary, weights, k=440)
        for _ in range(3):  # stock phrases: what every report says
            start = chance.randrange(400)
            words[start : start + 12] = chance.choice(phrases)
        keys = keys_of(words)
        found.append(len({copy for key in keys for copy in postings.get(key, ())}))
        for key in keys:
            under = postings.setdefault(key, [])
            if len(under) < 64:
                under.append(number)
        if number + 1 == at:
            _say(f"  {at:>8} articles{_mean(found[-500:]):>9.2f}")
            at = at * 10 if at < 10_000 else at + 45_000


def _print_memory() -> None:
    bodies = [_body(text) for text in articles(KEPT // 5, size=2_800, seed=2)]
    tracemalloc.start()
    store = MemoryStories(most=10**6)
    index = Index(store, store)
    before = tracemalloc.get_traced_memory()[0]
    keys = [(keys_of(Text.of(body).words), number) for number, body in enumerate(bodies)]
    for some, number in keys:
        store.write(some, f"{number:016x}", NOW)
    after = tracemalloc.get_traced_memory()[0]
    del keys
    _say(
        f"\nIn process, bytes an article of 450 words: keys about {(after - before) / len(bodies):.0f}"
    )
    begun = tracemalloc.get_traced_memory()[0]
    for number, body in enumerate(bodies):
        index.place(_printed(number, body), Text.of(body))
    _say(f"  all of it {(tracemalloc.get_traced_memory()[0] - begun) / len(bodies):.0f}")
    tracemalloc.stop()


def _print_redis() -> None:
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        server = RedisServer(Path(folder))
        server.start()
        try:
            store = RedisStories(server.url, timeout=5.0, clock=time.monotonic)
            with server.client() as client:
                empty = client.info("memory")["used_memory"]
                for number in range(GROWN // 2):
                    store.write([chance.randbytes(6) for _ in range(27)], f"{number:016x}", NOW)
                keys = (client.info("memory")["used_memory"] - empty) / (GROWN // 2)
                _say(f"\nIn Redis, bytes an article: 27 keys {keys:.0f} (at most {MOST_KEY_BYTES},"
                     f" {GROWN // 2} articles in buckets for 100,000)")  # fmt: skip
                client.flushall()
                index = Index(store, store)
                empty = client.info("memory")["used_memory"]
                bodies = [_body(text) for text in articles(1_000, size=2_800, seed=3)]
                taken = []
                for number, body in enumerate(bodies):
                    copy, text = _printed(number, body), Text.of(body)
                    start = time.perf_counter_ns()
                    index.place(copy, text)
                    taken.append(time.perf_counter_ns() - start)
                used = (client.info("memory")["used_memory"] - empty) / len(bodies)
                _say(f"  all of it, buckets nearly empty: {used:.0f}; placed in"
                     f" {statistics.median(taken) / 1e6:.1f} ms (median, elapsed)")  # fmt: skip
        finally:
            server.kill()


if __name__ == "__main__":
    main()
