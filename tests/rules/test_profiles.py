"""Every example of every packaged profile, one test each."""

from __future__ import annotations

import pytest

from copydesk.pipeline import GRAMMARS
from copydesk.rules.check import Case, cases_of, mistake_in
from copydesk.rules.load import load_rulebook
from copydesk.rules.rule import Profile

BOOK = load_rulebook()
CASES = [(profile, case) for profile in BOOK.profiles for case in cases_of(profile)]


@pytest.mark.parametrize(("profile", "case"), CASES, ids=[case.name for _, case in CASES])
def test_example(profile: Profile, case: Case) -> None:
    """A hit is matched by its rule and by no earlier one; a miss is not."""
    assert mistake_in(case, profile, GRAMMARS, BOOK.parties) == ""
