"""A process that is made ready for work still lets go of what it drops."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc, weakref
from copydesk.bootstrap import COLLECTED, steady

class Knot:
    pass

steady()
assert gc.get_freeze_count() > 1_000 and gc.isenabled()
first = Knot()
first.own = first
seen = weakref.ref(first)
del first
assert seen() is not None  # a cycle goes when it is looked for, not before
kept = [[] for _ in range(COLLECTED[0] + 1_000)]
assert seen() is None
"""


def test_cycles_are_still_found() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)
