"""Stories of our own, and what carriers make of them: copies, and what is none."""

from __future__ import annotations

import random

FERRY = """\
Ferry operator Nordsund will scrap two of its seven ships and cut 340 jobs, it said on Wednesday, citing the cost of meeting new fuel rules that take effect next January.

The company, which carries one in three passengers between Gotland and the mainland, said the vessels were too old to be converted and would be sold for scrap by the end of October.

“We have organised our routes around ships that no longer pay their way,” chief executive Ilse Verrick told reporters in Visby. “Travelling to the islands will take longer, and I am sorry for it.”

Shares in Nordsund fell 8.4 per cent to 61 crowns, their lowest since March 2019, while those of its rival Delmarsh Line rose 3 per cent.

The new rules, agreed by eight countries around the Baltic two years ago, require ships of more than 5,000 tonnes to halve the sulphur and soot in their exhaust. Operators that miss the deadline face fines of up to $2.5 million a year for each ship.

Analysts at Quillby Securities said the move would save about $30 million a year but leave the company short of capacity in summer, when traffic to the islands trebles.

“They are cutting muscle, not fat,” said Jon Pell, a transport analyst at the brokerage. “In July they will have to charter, and charter rates are at a record.”

The seamen’s union said it had not been consulted and would meet on Friday to discuss a strike. About 90 of the jobs to go are on board; the others are at the company’s yards in Oskarshamn and Nynäshamn.

Nordsund, founded in 1921 by a family of grain merchants, was listed in 1998. It has lost money in four of the past five years and was bailed out by the government during the pandemic.

A spokesman for the transport ministry said it was studying the announcement. The contract that obliges the company to serve the islands daily runs until 2031.
"""

HOUSE_STYLE = (
    ("Wednesday", "Wed."), ("organised", "organized"), ("Travelling", "Traveling"),
    ("per cent", "percent"), ("tonnes", "tons"), ("sulphur", "sulfur"), ("$2.5 million", "US$2.5m"),
    ("October", "Oct."), ("March", "Mar."), ("seven", "7"), ("“", '"'), ("”", '"'), ("’", "'"),
    ("two of its", "2 of its"), ("Ilse Verrick", "Ms Ilse Verrick"),
)  # fmt: skip
"""What another house prints for the same words."""


def paragraphs(story: str) -> list[str]:
    return story.strip().split("\n\n")


def restyled(story: str) -> str:
    """The story in another house's style: not a word of it is another's."""
    for one, other in HOUSE_STYLE:
        story = story.replace(one, other)
    return story


_WORDS = (
    "harbour council ferry grain storm bridge copper museum teacher orchard glacier tram mayor budget"
    " strike verdict pipeline salmon lantern quarry archive cathedral vineyard rector turbine census"
    " plaza engine satchel ledger mortar summit canal festival drought senate kiln orchestra depot"
).split()
_VERBS = "approved rejected delayed praised measured closed reopened counted promised sold".split()
_LINKS = "after before while because although since until unless".split()


def invented(count: int, *, seed: int = 1) -> list[str]:
    """So many paragraphs of a story that shares nothing but its language with one of another seed."""
    chance = random.Random(seed)

    def sentence() -> str:
        def part() -> str:
            one, two, three = chance.sample(_WORDS, 3)
            return f"the {one} {chance.choice(_VERBS)} {chance.randint(2, 999)} of the {two} at the {three}"

        return f"{part()} {chance.choice(_LINKS)} {part()}.".capitalize()

    return [" ".join(sentence() for _ in range(chance.randint(1, 3))) for _ in range(count)]
