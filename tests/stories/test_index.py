"""Which story a copy belongs to: the index over each of its stores."""

from __future__ import annotations

import hashlib
import itertools
import random
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from copydesk.errors import StorageError
from copydesk.model.story import Printed
from copydesk.storage.stories_memory import LOOK_BACK, MemoryStories
from copydesk.storage.stories_redis import LIFE, WEEK, RedisStories
from copydesk.stories.compare import Text
from copydesk.stories.index import Index, Placing
from tests.conftest import RedisServer
from tests.stories.cluster import Cluster
from tests.stories.copies import FERRY, invented, paragraphs, restyled

NOW = 1_767_000_000.0

STORY = paragraphs(FERRY)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Three real servers that are one cluster."""
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(params=["memory", "redis", "cluster"])
def store(request: pytest.FixtureRequest) -> MemoryStories | RedisStories:
    if request.param == "memory":
        return MemoryStories(most=1000)
    if request.param == "redis":
        url = request.getfixturevalue("redis_url")
    else:
        url = request.getfixturevalue("cluster").fresh()
    return RedisStories(url, timeout=5.0, clock=time.monotonic)


@pytest.fixture
def index(store: MemoryStories | RedisStories) -> Index:
    return Index(store, store)


def place(index: Index, story: list[str], *, seen: float = NOW, name: str = "") -> Placing:
    """Put a copy with these paragraphs in its story."""
    text = "\n\n".join(story)
    key = hashlib.blake2b((name + text).encode(), digest_size=8).hexdigest()
    copy = Printed(key, "", "", f"ni:{key}", seen, text, publisher=name)
    return index.place(copy, Text.of(story))


def test_copies_join(index: Index) -> None:
    """A trimmed copy in another style joins the first; both say what the other has."""
    first = place(index, STORY)
    assert (first.status, first.roll.total, first.siblings) == ("new", 1, ())
    copy = place(index, paragraphs(restyled(FERRY))[2:], seen=NOW + 60)
    assert (copy.status, copy.roll.id, copy.roll.total) == ("joined", first.roll.id, 2)
    assert copy.roll.first == NOW
    (sibling,) = copy.siblings
    assert sibling.comparison.verdict.relation == "trimmed"
    assert sibling.comparison.differs()["onlyThere"] == 2


def test_the_same_again(index: Index) -> None:
    """A copy that is known stays where it is, counted once."""
    first = place(index, STORY)
    place(index, STORY[1:])
    again = place(index, STORY, seen=NOW + 5)
    assert (again.status, again.roll.id, again.roll.total) == ("new", first.roll.id, 2)
    assert [one.comparison.verdict.relation for one in again.siblings] == ["expanded"]


def test_two_outlets_with_the_same_text(index: Index) -> None:
    """The same words under two names are two copies of one story."""
    place(index, STORY, name="Gazette")
    copy = place(index, STORY, name="Herald")
    assert (copy.status, copy.roll.total) == ("joined", 2)
    assert copy.siblings[0].copy.publisher == "Gazette"


def test_other_stories(index: Index) -> None:
    """Another story opens one of its own, and names the one it shares passages with."""
    one = place(index, STORY)
    other = [*invented(5), *STORY[6:9]]
    two = place(index, other, seen=NOW + 1)
    assert two.status == "new"
    assert two.roll.id != one.roll.id
    assert [(kin.story, kin.relation) for kin in two.related] == [(one.roll.id, "shares_passages")]


def test_briefs_join_by_their_words(index: Index) -> None:
    """A text too short for keys is found by its name: in another style, not in other words."""
    brief = ["Ferry operator Nordsund will scrap seven ships, it said on Wednesday."]
    first = place(index, brief)
    assert place(index, [restyled(brief[0])]).roll.id == first.roll.id
    assert place(index, [brief[0].replace("scrap", "paint")]).roll.id != first.roll.id


def test_a_bridge_merges_two_stories(index: Index) -> None:
    """Two parts are two stories until the whole comes: the earlier id stays, the later answers."""
    halves = [place(index, STORY[:6]), place(index, STORY[4:], seen=NOW + 10)]
    early, late = (half.roll.id for half in halves)
    assert early != late
    whole = place(index, STORY, seen=NOW + 20)
    assert (whole.status, whole.roll.id) == ("merged", early)
    assert whole.roll.aliases == (late,)
    assert whole.roll.total == 3
    assert index.shelf.roots([late, early, "st" + "0" * 16]) == [early, early, ""]
    assert place(index, STORY[5:], seen=NOW + 30).roll.id == early


def test_old_copies_are_not_found(index: Index) -> None:
    """Beyond the look-back the same words open a new story."""
    first = place(index, STORY, name="one")
    soon = place(index, STORY, name="two", seen=NOW + 6 * 86_400)
    assert soon.roll.id == first.roll.id
    late = place(index, STORY, name="three", seen=NOW + 6 * 86_400 + 3 * WEEK)
    assert late.roll.id != first.roll.id


def test_a_story_that_goes_on(index: Index) -> None:
    """A story that is reprinted every few days stays one, though its first copy is long gone."""
    seen = [NOW + day * 86_400 for day in range(0, 40, 5)]
    stories = {place(index, STORY, name=str(at), seen=at).roll.id for at in seen}
    assert len(stories) == 1


def test_many_copies_add_few_keys(index: Index, store: MemoryStories | RedisStories) -> None:
    """What a story has is not written down again."""
    first = place(index, STORY)
    for number in range(20):
        place(index, STORY[number % 3 :], name=str(number))
    under = store.read(_keys(STORY), NOW)
    assert {copy for copies in under.values() for copy in copies} == {first.copy.key}


def _keys(story: list[str]) -> list[bytes]:
    from copydesk.stories.fingerprint import keys_of

    return keys_of(Text.of(story).words)


# --- Races --------------------------------------------------------------------------------------


class Slow:
    """A store that waits for the others after each reading of postings: the worst of moments."""

    def __init__(self, store: MemoryStories | RedisStories, gate: threading.Barrier) -> None:
        self._store = store
        self._gate = gate
        self._first = threading.local()

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def read(self, keys: list[bytes], now: float, *, again: bool = False) -> object:
        found = self._store.read(keys, now, again=again)
        if not hasattr(self._first, "done"):
            self._first.done = True
            self._gate.wait(10)
        return found


@pytest.mark.parametrize("kind", ["different", "same"])
def test_racing_copies_are_not_parted(store: MemoryStories | RedisStories, kind: str) -> None:
    """Copies that all looked before any was written down end in one story, every time."""
    rounds, racers = 8, 4
    for turn in range(rounds):
        story = invented(12, seed=turn)
        gate = threading.Barrier(racers)
        ids: list[str] = []

        def race(
            number: int,
            story: list[str] = story,
            gate: threading.Barrier = gate,
            ids: list[str] = ids,
        ) -> None:
            slow = Slow(store, gate)
            copy = story if kind == "same" else story[number % 3 :]
            name = "" if kind == "same" else str(number)
            ids.append(place(Index(slow, slow), copy, name=name, seen=NOW + number).roll.id)  # type: ignore[arg-type]

        threads = [threading.Thread(target=race, args=(number,)) for number in range(racers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(ids) == racers
        roots = set(store.roots(ids))
        assert len(roots) == 1, f"round {turn}: {ids}"
        roll = Index(store, store).roll(roots.pop(), 50)
        assert roll is not None
        assert len(set(roll.copies)) == (1 if kind == "same" else racers)


def test_a_crowd_in_any_order(store: MemoryStories | RedisStories) -> None:
    """Families of copies from several threads, shuffled: each in one story, none in another's."""
    chance = random.Random(7)
    families = {number: invented(12, seed=100 + number) for number in range(6)}
    work = [(number, cut) for number in families for cut in range(6)]
    chance.shuffle(work)
    waiting = iter(work)
    lock = threading.Lock()
    found: dict[int, set[str]] = {number: set() for number in families}

    def crowd() -> None:
        index = Index(store, store)
        while True:
            with lock:
                job = next(waiting, None)
            if job is None:
                return
            number, cut = job
            story = families[number]
            copy = story[cut:] if cut < 4 else story[: -cut + 1]
            ident = place(index, copy, name=str(cut), seen=NOW + chance.random()).roll.id
            with lock:
                found[number].add(ident)

    threads = [threading.Thread(target=crowd) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    roots = [set(store.roots(sorted(ids))) for ids in found.values()]
    assert [len(some) for some in roots] == [1] * len(families)
    assert len(set(itertools.chain(*roots))) == len(families)


# --- Stores -------------------------------------------------------------------------------------


def test_memory_is_bounded() -> None:
    """The copies seen first go, with their keys and their stories."""
    store = MemoryStories(most=3)
    index = Index(store, store)
    placed = [place(index, invented(10, seed=seed), seen=NOW + seed) for seed in range(5)]
    assert store.roots([one.roll.id for one in placed][:2]) == ["", ""]
    assert sum(map(bool, store.copies([one.copy.key for one in placed]))) == 3
    again = place(index, invented(10, seed=0), seen=NOW + 9)
    assert again.status == "new"
    assert not store.read(_keys(invented(10, seed=1)), NOW)


def test_memory_looks_back_as_far_as_it_says() -> None:
    store = MemoryStories(most=100)
    place(Index(store, store), STORY)
    assert store.read(_keys(STORY), NOW + LOOK_BACK)
    assert not store.read(_keys(STORY), NOW + LOOK_BACK + 1)


def test_everything_in_redis_is_forgotten(redis_server: RedisServer, redis_url: str) -> None:
    """No key is without an expiry, and none lives longer than it is looked for and told of."""
    store = RedisStories(redis_url, timeout=5.0, clock=time.monotonic)
    index = Index(store, store)
    place(index, STORY[:5])
    place(index, STORY[5:], seen=NOW + 1)
    place(index, STORY, seen=NOW + 2)
    with redis_server.client() as client:
        lives = {key: client.ttl(key) for key in client.keys("*")}
    assert len(lives) > 20
    assert {key for key, life in lives.items() if not 0 < life <= LIFE} == set()


def test_memory_of_keys_in_redis(redis_server: RedisServer, redis_url: str) -> None:
    """The keys of an article of 450 words take at most 700 bytes, in a week of as many as expected."""
    articles, keys = 4_000, 27
    store = RedisStories(redis_url, timeout=5.0, clock=time.monotonic, weekly=articles)
    chance = random.Random(3)
    with redis_server.client() as client:
        before = client.info("memory")["used_memory"]
        for number in range(articles):
            some = [chance.randbytes(6) for _ in range(keys)]
            store.write(some, f"{number:016x}", NOW)
        used = client.info("memory")["used_memory"] - before
    assert used / articles <= 700


def test_what_others_wrote_is_not_believed(redis_server: RedisServer, redis_url: str) -> None:
    """A copy that is damaged, or not ours, is as good as none."""
    store = RedisStories(redis_url, timeout=5.0, clock=time.monotonic)
    index = Index(store, store)
    first = place(index, STORY)
    with redis_server.client() as client:
        client.set(f"copydesk:s1:c:{first.copy.key}", b"not a copy")
    assert store.copies([first.copy.key]) == [None]
    assert place(index, STORY[1:]).status == "new"


def test_redis_away(start_redis: Callable[..., RedisServer]) -> None:
    """Without its store the index says so, at once after the first time."""
    server = start_redis()
    store = RedisStories(server.url, timeout=1.0, clock=time.monotonic)
    index = Index(store, store)
    place(index, STORY)
    server.kill()
    with pytest.raises(StorageError):
        place(index, STORY[1:])
    began = time.perf_counter()
    with pytest.raises(StorageError):
        place(index, STORY[1:])
    assert time.perf_counter() - began < 0.5
    assert not store.health()[0]


def test_the_first_copy_stays(store: MemoryStories | RedisStories) -> None:
    """What is kept comes back as it was, and nothing is kept over it."""
    data = "“Copy”\n\n\u00a0é😀".encode()
    assert store.keep("00ff" * 4, data, "st1", NOW) == data
    assert store.copies(["00ff" * 4, "11" * 8]) == [data, None]
    assert store.keep("00ff" * 4, b"other", "st2", NOW) == data
