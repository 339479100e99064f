"""The golden articles, section by section; `make golden` writes what must come out of them."""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet

from tests.golden import FAULTS, SAMPLES, SEEDS, actual, difference, expected, laid_out, sections

CASES = [(name, section) for name in SAMPLES for section in sections(expected(name))]
CASES += [fault for fault in FAULTS if fault not in CASES]  # something comes out, and must not


def case(name: str, section: str) -> ParameterSet:
    """A case; a known fault must fail, and leaves the list in `tests/golden.py` when it does not."""
    reason = FAULTS.get((name, section))
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(name, section, id=f"{name}-{section}", marks=marks)


@pytest.mark.parametrize(("name", "section"), [case(*one) for one in CASES])
def test_what_comes_out_is_what_must(name: str, section: str) -> None:
    """Every section of every expected document, word for word."""
    told = difference(name, section)
    assert not told, told


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_else_comes_out(name: str) -> None:
    """No section that nobody expects."""
    known = {section for sample, section in FAULTS if sample == name}
    assert set(sections(actual(name))) - set(sections(expected(name))) - known == set()


def test_every_fault_is_one_of_a_sample() -> None:
    """And every sample has an expected document."""
    assert {name for name, _ in FAULTS} <= set(SAMPLES)
    assert {path.stem for path in SEEDS.glob("*.json")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_an_expectation_is_written_as_it_is_read(name: str) -> None:
    """Writing an expected document changes nothing in it."""
    assert laid_out(expected(name)) + "\n" == (SEEDS / f"{name}.json").read_text(encoding="utf-8")
