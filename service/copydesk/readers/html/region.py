"""Where the article is on a page: a verdict on every piece, from the words of the markup, the
density of links, and how prose gathers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from copydesk.readers.html import vocabulary as say
from copydesk.readers.html.linear import Node, Page, Piece

PROSE, SENTENCE = 80, 40
"""Code points from which a piece is prose: by its length alone, or with a stop at its end."""
DOMINANT = 0.5
"""Share of a page's prose from which an element is the article, whatever it is called."""
TEASER = 450
"""Code points of the longest summary of another story."""
LINKED = 0.5
"""Share of a piece in links from which it is a pointer and no prose."""

_STOPS = ".?!…。！？:;\"'”’»)"
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Region:
    """The verdicts on the pieces of a page, and where the article stands among them.

    `verdicts` holds one of body, headline, deck, caption, near, navigation, related, promo, share,
    comments, tags, bio for each piece; `first` and `last` bound the article, half-open.
    """

    verdicts: list[str]
    first: int
    last: int
    said: list[int]


_BY_FLAG = (
    (say.COMMENTS, "comments"),
    (say.PROMO, "promo"),
    (say.RELATED, "related"),
    (say.SHARE, "share"),
    (say.BIO, "bio"),
    (say.TAGS, "tags"),
    (say.NAVIGATION, "navigation"),
)


def region_of(page: Page, titles: Sequence[str] = (), bodies: Sequence[str] = ()) -> Region:
    """The article of a page; `titles` and `bodies` are what its metadata says they are."""
    pieces, nodes = page.pieces, page.nodes
    mass = [_mass(piece, nodes[piece.node]) for piece in pieces]
    known = _known(pieces, bodies)
    total = list(accumulate(mass, initial=0.0))
    said = _said(page, total)
    _tell_teasers(page, total, said, titles)
    scores = [
        _score(piece, nodes[piece.node], mass[i], said[i], known[i])
        for i, piece in enumerate(pieces)
    ]
    first, last = _best_run(scores)
    first, last = _inside_body(nodes, total, first, last)
    verdicts = _verdicts(page, said, mass, known, first, last, titles)
    return Region(verdicts, first, last, said)


def _mass(piece: Piece, node: Node) -> float:
    """How much prose a piece is: its code points outside links, where it reads like prose."""
    size = len(piece.text)
    if node.heading or size < SENTENCE or (size < PROSE and piece.text[-1] not in _STOPS):
        return 0.0
    return max(0.0, size - 2.0 * piece.links)


def _said(page: Page, total: list[float]) -> list[int]:
    """What the names of all elements round a piece say; an element that holds most of the prose
    is no menu, whatever its name."""
    whole = total[-1] or 1.0
    above: list[int] = []
    unsure = _unsure(page, total, whole)
    for node in page.nodes:
        inherited = above[node.parent] if node.parent >= 0 else 0
        share = (total[node.last] - total[node.first]) / whole
        hints = 0 if node.tag in ("body", "html") else node.hints & ~unsure
        if share >= DOMINANT:
            hints &= ~say.UNWANTED | say.COMMENTS
        if hints & say.BODY and share >= DOMINANT / 2:
            inherited &= ~(say.UNWANTED & ~say.COMMENTS)
        if share >= DOMINANT / 2:
            hints &= ~(say.CAPTION | say.MEDIA | say.BYLINE | say.DATE | say.DECK | say.HEADLINE)
        above.append(inherited | hints)
    return [above[piece.node] | piece.hints for piece in page.pieces]


def _unsure(page: Page, total: list[float], whole: float) -> int:
    """Flags under which most of the prose stands, in however many elements: on this page the word
    means something else."""
    held = dict.fromkeys((flag for flag, _ in _BY_FLAG if flag != say.COMMENTS), 0.0)
    until = dict.fromkeys(held, 0)
    for node in page.nodes:
        if not node.hints & say.UNWANTED or node.tag in ("body", "html"):
            continue
        for flag in held:
            if node.hints & flag and node.first >= until[flag]:
                held[flag] += total[node.last] - total[node.first]
                until[flag] = node.last
    return sum(flag for flag, share in held.items() if share >= DOMINANT * whole)


def _tell_teasers(page: Page, total: list[float], said: list[int], titles: Sequence[str]) -> None:
    """A heading that is a link heads another story, and so does what little stands beside it."""
    nodes = page.nodes
    wanted = {_plain(title) for title in titles if title}
    for piece in page.pieces:
        node = nodes[piece.node]
        if not node.heading or piece.links < 0.8 * len(piece.text) or _plain(piece.text) in wanted:
            continue
        around = node
        while around.parent >= 0:
            above = nodes[around.parent]
            if total[above.last] - total[above.first] > TEASER or above.last - above.first > 8:
                break
            around = above
        for index in range(around.first, around.last):
            said[index] |= say.RELATED


def _score(piece: Piece, node: Node, mass: float, said: int, known: bool) -> float:
    """How much a piece speaks for the article round it, or against."""
    size = len(piece.text)
    if known:
        return 4.0 + min(mass, 400.0) / 100
    if said & say.UNWANTED:
        return -1.0 - min(size, 300) / 100
    if mass:
        prose = 0.5 + min(mass, 400.0) / 100
        return prose * 1.5 if said & say.BODY else prose
    if piece.links > LINKED * size:
        return -0.5 if said & say.BODY else -1.0
    if said & say.BODY:
        return 0.1 if node.heading else 0.3
    return -0.1 if node.heading else -0.3


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    """The run of pieces with the highest sum, half-open; (0, 0) where nothing speaks for any."""
    best = current = 0.0
    first = last = start = 0
    for index, score in enumerate(scores):
        if current <= 0:
            current, start = 0.0, index
        current += score
        if current > best:
            best, first, last = current, start, index + 1
    return first, last


def _inside_body(nodes: list[Node], total: list[float], first: int, last: int) -> tuple[int, int]:
    """The run without what stands outside the elements that call themselves the body."""
    whole = total[last] - total[first]
    named = [
        node
        for node in nodes
        if node.hints & say.BODY
        and node.first < last
        and node.last > first
        and node.tag not in ("body", "html")
    ]
    held = 0.0
    low, high, until = last, first, -1
    for node in named:
        if node.first < until:
            continue  # inside another
        until = node.last
        share = total[min(node.last, last)] - total[max(node.first, first)]
        if share > 0:
            held += share
            low, high = min(low, node.first), max(high, node.last)
    if held >= 0.7 * whole and low < high:
        return max(first, low), min(last, high)
    return first, last


def _verdicts(
    page: Page,
    said: list[int],
    mass: list[float],
    known: list[bool],
    first: int,
    last: int,
    titles: Sequence[str],
) -> list[str]:
    pieces, nodes = page.pieces, page.nodes
    verdicts: list[str] = []
    wanted = {_plain(title) for title in titles if title}
    for index, piece in enumerate(pieces):
        node, hints = nodes[piece.node], said[index]
        inside = first <= index < last
        verdicts.append(_verdict(piece, node, hints, mass[index], known[index], inside))
    _find_headline(page, verdicts, wanted, first, last, said)
    _drop_lone_headings(page, verdicts, first, last)
    return verdicts


def _verdict(piece: Piece, node: Node, hints: int, mass: float, known: bool, inside: bool) -> str:
    size = len(piece.text)
    if inside and known:
        return "body"
    for flag, name in _BY_FLAG:
        if hints & flag:
            return name
    if hints & say.CAPTION and size < 600:
        return "caption"
    if not inside:
        return "outside"
    if hints & (say.BYLINE | say.DATE) and size < 120 and not mass:
        return "near"
    if node.tag == "figure" or (hints & say.MEDIA and not mass):
        return "caption"
    if piece.links > 0.7 * size and size < 250 and not node.heading:
        return "related"
    return "body"


def _find_headline(
    page: Page, verdicts: list[str], wanted: set[str], first: int, last: int, said: list[int]
) -> None:
    """The piece that is the headline: what the metadata calls so, or the h1 next to the story."""
    best, rank = -1, 0.0
    for index, piece in enumerate(page.pieces[: max(first + 3, 1)]):
        if len(piece.text) > 300 or verdicts[index] in ("comments",):
            continue
        node = page.nodes[piece.node]
        plain = _plain(piece.text)
        value = 0.0
        if plain in wanted:
            value = 4.0
        elif len(plain) > 15 and any(
            title.startswith(plain) or plain.startswith(title)
            for title in wanted
            if len(title) > 15
        ):
            value = 3.0
        if node.heading == 1:
            value += 2.0
        elif node.heading == 2 and value:
            value += 1.0
        if said[index] & say.HEADLINE:
            value += 0.5
        if value >= rank and value >= 2.0:
            best, rank = index, value
    if best >= 0:
        verdicts[best] = "headline"


def _drop_lone_headings(page: Page, verdicts: list[str], first: int, last: int) -> None:
    """A heading below which nothing of the story follows heads something else."""
    following = False
    for index in range(min(last, len(verdicts)) - 1, first - 1, -1):
        if verdicts[index] != "body":
            if verdicts[index] in ("related", "promo"):
                following = following and False
            continue
        if page.nodes[page.pieces[index].node].heading:
            if not following:
                verdicts[index] = "related"
            following = False
        else:
            following = True


def _known(pieces: Sequence[Piece], bodies: Sequence[str]) -> list[bool]:
    """Which pieces of some length the metadata prints as the body of the article."""
    if not bodies:
        return [False] * len(pieces)
    whole = " ".join(_plain(body) for body in bodies)
    return [len(piece.text) >= SENTENCE and _plain(piece.text)[:200] in whole for piece in pieces]


def _plain(text: str) -> str:
    """The words of a text, for comparing."""
    return " ".join(_WORD.findall(text.lower()))
