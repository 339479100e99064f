"""The worker as it is shipped, on a desk that some copy kills, as an endless loop or a fault in a
library would: `python -m tests.worker.mortal OPTIONS`."""

from __future__ import annotations

import os
import signal
from typing import Any

from copydesk.cli.main import main
from copydesk.desk import Copy, Desk

POISON = b"This line kills."


def deadly(self: Desk, copy: Copy) -> Any:
    if POISON in copy.data:
        os.kill(os.getpid(), signal.SIGKILL)
    return normalise(self, copy)


normalise = Desk.normalise

if __name__ == "__main__":
    Desk.normalise = deadly  # type: ignore[method-assign]
    main()
