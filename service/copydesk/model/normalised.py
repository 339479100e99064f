"""Everything known about one input: the account and what it says."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.model.article import Article
from copydesk.model.document import Document
from copydesk.model.ledger import Ledger


class Normalised(NamedTuple):
    """`profiles` are (id, why) of the parties that were recognised; `rules` is the digest of the
    rulebook and `version` the engine's."""

    document: Document
    ledger: Ledger
    article: Article
    profiles: tuple[tuple[str, str], ...]
    rules: str
    version: str


class NearMiss(NamedTuple):
    """A rule that matched a kept segment but did not fire, and what held it back."""

    segment: int
    rule: str
    label: str
    why: str
