"""Which paragraph of one text is which of another, whatever was cut, split, joined or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Words = Sequence[str]

LIKE = 0.5
"""Share of the shorter paragraph's word pairs that a longer one has, for it to be its edit."""

JOINT = 0.8
"""The same of several paragraphs together, for them to be one that was split."""


class Row(NamedTuple):
    """Paragraphs of `a` and of `b` that are the same copy, by index; one of the two may be ().

    `moved` if it stands elsewhere among its neighbours in `b` than in `a`.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    moved: bool = False


def align(a: Sequence[Words], b: Sequence[Words]) -> list[Row]:
    """Every paragraph of two texts, by their words, in exactly one row; rows in reading order.

    >>> story = [["one", "ferry", "sank"], ["two", "were", "saved"], ["it", "rained"]]
    >>> [(row.a, row.b) for row in align(story[1:], story)]
    [((), (0,)), ((0,), (1,)), ((1,), (2,))]
    """
    pairs = _equal(a, b)
    left_a = [i for i in range(len(a)) if i not in pairs]
    taken = set(pairs.values())
    left_b = [j for j in range(len(b)) if j not in taken]
    rows = [Row((i,), (j,)) for i, j in pairs.items()]
    rows += _alike(a, b, left_a, left_b)
    return _in_order(rows, len(a), len(b))


def _equal(a: Sequence[Words], b: Sequence[Words]) -> dict[int, int]:
    """Paragraphs with the same words; of several the first with the first."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(b) - 1, -1, -1):
        places.setdefault(tuple(b[j]), []).append(j)
    pairs: dict[int, int] = {}
    for i, words in enumerate(a):
        if waiting := places.get(tuple(words)):
            pairs[i] = waiting.pop()
    return pairs


# --- Paragraphs that are alike ------------------------------------------------------------------


def _alike(
    a: Sequence[Words], b: Sequence[Words], left_a: list[int], left_b: list[int]
) -> list[Row]:
    """Rows of paragraphs that share most of their word pairs: one with one, or one with several."""
    bags_a = {i: _pairs_of(a[i]) for i in left_a}
    bags_b = {j: _pairs_of(b[j]) for j in left_b}
    edges = _edges(bags_a, bags_b)
    rows: list[Row] = []
    free: list[tuple[float, int, int]] = []
    for some_a, some_b, scored in _groups(edges):
        if len(some_a) == len(some_b) == 1:
            rows.append(Row((some_a[0],), (some_b[0],)))
        elif _is_split(a, b, some_a, some_b):
            rows.append(Row(tuple(some_a), tuple(some_b)))
        else:
            free += scored
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in sorted(free, key=lambda edge: (-edge[0], abs(edge[1] - edge[2]), edge)):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            rows.append(Row((i,), (j,)))
    return rows


def _pairs_of(words: Words) -> Counter[tuple[str, str]]:
    """The pairs of neighbours, with the ends as neighbours of nothing."""
    return Counter(zip(["", *words], [*words, ""], strict=True))


def _edges(
    bags_a: dict[int, Counter[tuple[str, str]]], bags_b: dict[int, Counter[tuple[str, str]]]
) -> list[tuple[float, int, int]]:
    """(score, i, j) of those that are alike, where j is the best for i or i the best for j."""
    homes: dict[tuple[str, str], list[int]] = {}
    for j, bag in bags_b.items():
        for pair in bag:
            homes.setdefault(pair, []).append(j)
    edges: list[tuple[float, int, int]] = []
    for i, bag in bags_a.items():
        common: Counter[int] = Counter()
        for pair, times in bag.items():
            for j in homes.get(pair, ()):
                common[j] += min(times, bags_b[j][pair])
        size = bag.total()
        for j, count in common.items():
            score = count / min(size, bags_b[j].total())
            if score >= LIKE:
                edges.append((score * count, i, j))
    return _best_of_either(edges)


def _best_of_either(edges: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    best_a: dict[int, float] = {}
    best_b: dict[int, float] = {}
    for score, i, j in edges:
        best_a[i] = max(score, best_a.get(i, 0))
        best_b[j] = max(score, best_b.get(j, 0))
    return [edge for edge in edges if edge[0] in (best_a[edge[1]], best_b[edge[2]])]


def _groups(
    edges: Iterable[tuple[float, int, int]],
) -> list[tuple[list[int], list[int], list[tuple[float, int, int]]]]:
    """The connected parts of the graph: paragraphs of each side, and the edges between them."""
    links: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
    for edge in edges:
        links.setdefault((0, edge[1]), []).append(edge)
        links.setdefault((1, edge[2]), []).append(edge)
    seen: set[tuple[int, int]] = set()
    groups = []
    for start in links:
        if start in seen:
            continue
        waiting, inside, scored = [start], set(), set()
        while waiting:
            node = waiting.pop()
            if node in inside:
                continue
            inside.add(node)
            for edge in links[node]:
                scored.add(edge)
                waiting += [(0, edge[1]), (1, edge[2])]
        seen |= inside
        some_a = sorted(place for side, place in inside if side == 0)
        some_b = sorted(place for side, place in inside if side == 1)
        groups.append((some_a, some_b, sorted(scored)))
    return groups


def _is_split(a: Sequence[Words], b: Sequence[Words], some_a: list[int], some_b: list[int]) -> bool:
    """Whether neighbours on each side are together the same copy."""
    if not (_neighbours(some_a) and _neighbours(some_b)):
        return False
    whole_a = Counter(word for i in some_a for word in a[i])
    whole_b = Counter(word for j in some_b for word in b[j])
    return (whole_a & whole_b).total() >= JOINT * max(whole_a.total(), whole_b.total())


def _neighbours(places: list[int]) -> bool:
    return places[-1] - places[0] == len(places) - 1


# --- Order --------------------------------------------------------------------------------------


def _in_order(rows: list[Row], size_a: int, size_b: int) -> list[Row]:
    """The rows as one reads: in the order of `a`, and what only `b` has where `b` has it."""
    rows.sort()
    still = _longest_rise([row.b[0] for row in rows])
    rows = [row._replace(moved=place not in still) for place, row in enumerate(rows)]
    in_a = {i for row in rows for i in row.a}
    in_b = {j for row in rows for j in row.b}
    only_a = [Row((i,), ()) for i in range(size_a) if i not in in_a]
    only_b = [Row((), (j,)) for j in range(size_b) if j not in in_b]
    merged = sorted(rows + only_a, key=lambda row: row.a)
    for row in only_b:
        merged.insert(_place_of(row.b[0], merged), row)
    return merged


def _place_of(j: int, rows: list[Row]) -> int:
    """Behind the last row that stands still and whose part of `b` is before paragraph `j`."""
    place = 0
    for index, row in enumerate(rows):
        if row.b and row.b[0] < j and not row.moved:
            place = index + 1
    return place


def _longest_rise(values: list[int]) -> set[int]:
    """The indices of a longest rising part of distinct values."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(ends, value)
        ends[at : at + 1] = [value]
        last[at : at + 1] = [index]
        before.append(last[at - 1] if at else -1)
    rise: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        rise.add(index)
        index = before[index]
    return rise
