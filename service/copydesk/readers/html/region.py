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
VERSE = 400
"""Code points from which the short lines of one element are verse, or prose that was broken."""
DOMINANT = 0.5
"""Share of a page's prose from which an element is the article, whatever it is called."""
TEASER = 450
"""Code points of the longest summary of another story."""
SAME = 0.4
"""Share of the prose of a run in one kind of place from which others like it belong to it."""
LITTLE = 200
"""Code points of prose below which a run may be no story."""
NEARLY = 0.92
"""Share of the prose of a run from which an element holds the run."""
DECKS = 8
"""Pieces below the headline in which decks may stand."""
LONGEST_DECK = 140
"""Code points from which a line below the headline is the lead, whatever it ends in."""
POINTER = 5
"""Words from which a line that is one link points to another story."""
LINKED = 0.5
"""Share of a piece in links from which it is a pointer and no prose."""

_STOPS = ".?!…。！？:;\"'”’»)"
_INDICES = re.compile(r"\[\d+\]")
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
    mass: list[float]
    headline: int = -1


UNWANTED = say.UNWANTED | say.UNSEEN
CAPTIONED = 6
"""Pieces of the largest element that is a picture with what is said of it."""
_SURE = say.COMMENTS | say.CONSENT
"""What is never the article, however much of it there is."""
_BY_FLAG = (
    (say.COMMENTS, "comments"),
    (say.CONSENT, "navigation"),
    (say.PROMO, "promo"),
    (say.RELATED, "related"),
    (say.SHARE, "share"),
    (say.BIO, "bio"),
    (say.TAGS, "tags"),
    (say.NAVIGATION, "navigation"),
    (say.UNSEEN, "navigation"),
)


def region_of(page: Page, titles: Sequence[str] = (), bodies: Sequence[str] = ()) -> Region:
    """The article of a page; `titles` and `bodies` are what its metadata says they are."""
    pieces, nodes = page.pieces, page.nodes
    sizes = [0] * len(nodes)  # of what stands in each element itself
    for piece in pieces:
        sizes[piece.node] += len(piece.text) - 2 * piece.links
    mass = [_mass(piece, nodes[piece.node], sizes[piece.node]) for piece in pieces]
    known = _known(pieces, bodies)
    total = list(accumulate(mass, initial=0.0))
    said = _said(page, total)
    headline, sure = _headline(page, titles, said)
    _tell_teasers(page, total, said, headline)
    scores = [
        _score(piece, nodes[piece.node], mass[i], said[i], known[i])
        for i, piece in enumerate(pieces)
    ]
    first, last = _best_run(scores)
    if total[last] - total[first] < LITTLE:
        first, last = _by_name(page, said, total, first, last)
    if sure and first <= headline < last:
        behind = total[last] - total[headline]
        if behind > DOMINANT * (total[last] - total[first]):
            first = headline + 1
    first, last = _inside_body(nodes, total, first, last)
    spoken = list(accumulate((max(0.0, score) for score in scores), initial=0.0))
    first, last = _inside_root(nodes, spoken, first, last)
    first, last = _alike(page, mass, said, first, last)
    verdicts = [
        _verdict(piece, nodes[piece.node], said[i], mass[i], known[i], first <= i < last)
        for i, piece in enumerate(pieces)
    ]
    if 0 <= headline < max(first + 3, 1):
        verdicts[headline] = "headline"
        _find_decks(page, verdicts, said, headline, first)
    _drop_lone_headings(page, verdicts, first, last)
    where = headline if 0 <= headline < len(verdicts) and verdicts[headline] == "headline" else -1
    return Region(verdicts, first, last, said, mass, where)


def _mass(piece: Piece, node: Node, around: int) -> float:
    """How much prose a piece is: its code points outside links, where it reads like prose by
    itself, or is one line of several in an element that does."""
    size = len(piece.text)
    if node.heading or (size == around and size < SENTENCE):
        return 0.0
    if size < PROSE and piece.text[-1] not in _STOPS and around < PROSE:
        return 0.0
    if size < SENTENCE and (around < VERSE or node.kind == "table"):
        return 0.0
    return max(0.0, size - 2.0 * piece.links)


def _said(page: Page, total: list[float]) -> list[int]:
    """What the names of all elements round a piece say; an element that holds most of the prose
    is no menu, whatever its name."""
    whole = total[-1] or 1.0
    above: list[int] = []
    unsure = _unsure(page, total, whole)
    heads = (i for i, piece in enumerate(page.pieces) if page.nodes[piece.node].heading == 1)
    head = next(heads, -1)
    for node in page.nodes:
        inherited = above[node.parent] if node.parent >= 0 else 0
        share = (total[node.last] - total[node.first]) / whole
        hints = 0 if node.tag in ("body", "html") else node.hints & ~unsure
        if share >= DOMINANT and node.tag not in ("aside", "nav", "footer"):
            hints &= ~UNWANTED | _SURE
            if node.first <= head < node.last:
                hints &= ~say.COMMENTS  # a comment by the paper, not on it
        if hints & say.BODY and share >= DOMINANT / 2:
            inherited &= ~(UNWANTED & ~_SURE)
        if share >= DOMINANT / 2:
            hints &= ~(say.CAPTION | say.MEDIA | say.BYLINE | say.DATE | say.DECK | say.HEADLINE)
        if node.last - node.first > CAPTIONED:
            hints &= ~(say.CAPTION | say.MEDIA)
        above.append(inherited | hints)
    return [
        above[piece.node]
        | (piece.hints if piece.links > LINKED * len(piece.text) else piece.hints & ~say.UNWANTED)
        for piece in page.pieces
    ]


def _unsure(page: Page, total: list[float], whole: float) -> int:
    """Flags under which most of the prose stands, in however many elements: on this page the word
    means something else."""
    held = dict.fromkeys((flag for flag, _ in _BY_FLAG if not flag & _SURE), 0.0)
    until = dict.fromkeys(held, 0)
    for node in page.nodes:
        if not node.hints & UNWANTED or node.tag in ("body", "html"):
            continue
        for flag in held:
            if node.hints & flag and node.first >= until[flag]:
                held[flag] += total[node.last] - total[node.first]
                until[flag] = node.last
    return sum(flag for flag, share in held.items() if share >= DOMINANT * whole)


def _tell_teasers(page: Page, total: list[float], said: list[int], headline: int) -> None:
    """A heading that is a link heads another story, and so does what little stands beside it."""
    nodes = page.nodes
    for at, piece in enumerate(page.pieces):
        node = nodes[piece.node]
        if not node.heading or piece.links < 0.8 * len(piece.text) or at == headline:
            continue
        around = node
        while around.parent >= 0:
            above = nodes[around.parent]
            if total[above.last] - total[above.first] > TEASER or above.last - above.first > 8:
                break
            if above.first <= headline < above.last:
                break
            around = above
        for index in range(around.first, around.last):
            said[index] |= say.RELATED


def _score(piece: Piece, node: Node, mass: float, said: int, known: bool) -> float:
    """How much a piece speaks for the article round it, or against."""
    size = len(piece.text)
    if known:
        return 4.0 + min(mass, 400.0) / 100
    if said & UNWANTED and said & say.BODY and not said & say.COMMENTS:
        return -0.3
    if said & UNWANTED:
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


def _by_name(
    page: Page, said: list[int], total: list[float], first: int, last: int
) -> tuple[int, int]:
    """Where hardly anything reads like prose (lists, verse, figures): the element that calls
    itself the article and holds the most outside links, if it holds more than the run."""
    best, most = (first, last), 2.0 * (total[last] - total[first]) + LITTLE / 2
    for node in page.nodes:
        if not (node.hints & say.BODY or node.tag in ("article", "main")) or node.tag == "body":
            continue
        size = sum(
            len(page.pieces[index].text) - page.pieces[index].links
            for index in range(node.first, node.last)
            if not said[index] & UNWANTED
        )
        if size > most:
            best, most = (node.first, node.last), size
    return best


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
        words = piece.text.count(" ") + 1
        if words >= POINTER or node.kind == "list" or not hints & say.BODY:
            return "related"
    return "body"


def _headline(page: Page, titles: Sequence[str], said: list[int]) -> tuple[int, bool]:
    """The piece that is the headline, -1 for none, and whether the metadata calls it so: of those
    that it calls so the last, or else the first h1."""
    wanted = {_plain(title) for title in titles if title}
    long_ = [title for title in wanted if len(title) > 15]
    best, rank, sure = -1, 1.9, False
    for index, piece in enumerate(page.pieces):
        node = page.nodes[piece.node]
        if len(piece.text) > 300 or (not node.heading and len(piece.text) < 15):
            continue
        if said[index] & (say.COMMENTS | say.RELATED):
            continue
        plain = _plain(piece.text)
        value = 0.0
        if plain in wanted:
            value = 4.0
        elif len(plain) > 15 and any(
            title.startswith(plain) or plain.startswith(title) for title in long_
        ):
            value = 3.0
        elif plain.count(" ") >= 3 and any(plain in title for title in long_):
            value = 2.0
        matches = value > 0
        if node.heading == 1:
            value += 2.0
        elif node.heading and matches:
            value += 1.0
        if said[index] & say.HEADLINE:
            value += 0.5
        if piece.links > 0.8 * len(piece.text):
            value -= 1.0
        if value > rank:
            best, rank, sure = index, value, matches
    return best, sure


def _find_decks(
    page: Page, verdicts: list[str], said: list[int], headline: int, first: int
) -> None:
    """What stands between the headline and the story and reads like a deck or the lead: a line
    without a stop is a deck, a sentence belongs to the story."""
    for index in range(headline + 1, min(first, headline + DECKS)):
        piece, node = page.pieces[index], page.nodes[page.pieces[index].node]
        size, hints = len(piece.text), said[index]
        if verdicts[index] not in ("outside", "related", "near") or piece.links > LINKED * size:
            continue
        if hints & (UNWANTED & ~say.RELATED | say.BYLINE | say.DATE | say.CAPTION | say.MEDIA):
            continue
        named = hints & (say.DECK | say.HEADLINE) or node.heading or node.tag == "p"
        if size < SENTENCE or not (named or size >= PROSE):
            continue
        sentence = piece.text[-1] in _STOPS or size > LONGEST_DECK
        verdicts[index] = "body" if sentence else "deck"


def _inside_root(nodes: list[Node], total: list[float], first: int, last: int) -> tuple[int, int]:
    """The run without what stands outside the smallest element that holds nearly all its prose."""
    whole = total[last] - total[first]
    if not whole:
        return first, last
    low, high = first, last
    for node in nodes:
        start, end = max(first, node.first), min(last, node.last)
        held = total[end] - total[start] if start < end else 0.0
        if held >= NEARLY * whole and node.last - node.first < high - low + 1:
            low, high = start, end
    return low, high


def _alike(
    page: Page, mass: list[float], said: list[int], first: int, last: int
) -> tuple[int, int]:
    """The run as far as paragraphs stand in the same kind of place as its own do: in the article
    that it begins in, by elements of the same names."""
    held: dict[str, float] = {}
    for index in range(first, last):
        if mass[index]:
            place = _INDICES.sub("", page.path_of(index))
            held[place] = held.get(place, 0.0) + mass[index]
    if not held:
        return first, last
    place, most = max(held.items(), key=lambda item: item[1])
    around = page.pieces[first].node
    while around >= 0 and page.nodes[around].tag not in ("article", "main"):
        around = page.nodes[around].parent
    if around < 0 or most < SAME * sum(held.values()):
        return first, last
    node = page.nodes[around]
    for index in range(node.first, node.last):
        if not mass[index] or said[index] & UNWANTED or first <= index < last:
            continue
        if _INDICES.sub("", page.path_of(index)) == place:
            first, last = min(first, index), max(last, index + 1)
    return first, last


def _drop_lone_headings(page: Page, verdicts: list[str], first: int, last: int) -> None:
    """A heading below which nothing of the story follows heads something else."""
    following = 0  # what follows: 7 for text, the level of a heading for a section that is kept
    for index in range(min(last, len(verdicts)) - 1, first - 1, -1):
        if verdicts[index] != "body":
            continue
        level = page.nodes[page.pieces[index].node].heading
        if not level:
            following = 7
        elif following > level:
            following = level
        else:
            verdicts[index] = "related"


def _known(pieces: Sequence[Piece], bodies: Sequence[str]) -> list[bool]:
    """Which pieces of some length the metadata prints as the body of the article."""
    if not bodies:
        return [False] * len(pieces)
    whole = " ".join(_plain(body) for body in bodies)
    return [len(piece.text) >= SENTENCE and _plain(piece.text)[:200] in whole for piece in pieces]


def _plain(text: str) -> str:
    """The words of a text, for comparing."""
    return " ".join(_WORD.findall(text.lower()))
