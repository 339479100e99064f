"""All benches, one after the other: `make bench`."""

from __future__ import annotations

import importlib
import pkgutil

import tests.bench

NOT_BENCHES = {"__main__", "articles"}


def main() -> None:
    """Runs the `main` of every module of this folder."""
    for module in pkgutil.iter_modules(tests.bench.__path__):
        if module.name not in NOT_BENCHES:
            print(f"== {module.name}")
            importlib.import_module(f"tests.bench.{module.name}").main()


if __name__ == "__main__":
    main()
