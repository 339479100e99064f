"""What `make fuzz` installs is not there for the other tests: then there is nothing to collect."""

from __future__ import annotations

from importlib.util import find_spec

NEEDS = {"mutate.py": "atheris", "test_contract.py": "schemathesis"}
collect_ignore = [file for file, library in NEEDS.items() if find_spec(library) is None]
