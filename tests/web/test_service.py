"""The gate and the turn: who may work, and when."""

from __future__ import annotations

import threading
import time

import pytest
from prometheus_client import Gauge

from copydesk.web.problems import Busy
from copydesk.web.service import PATIENCE, Gate, Turn


def test_gate() -> None:
    """So many get in and one more does not; a place given back is free again."""
    gauge = Gauge("gate", "test", registry=None)
    gate = Gate(2, gauge)
    with gate:
        gate.enter()
        for _ in range(3):
            with pytest.raises(Busy):
                gate.enter()
        assert gauge._value.get() == 2
        gate.leave()
        with gate:
            pass
    assert gauge._value.get() == 0


def test_turn() -> None:
    """One works at a time."""
    turn = Turn()
    working = most = 0

    def work() -> None:
        nonlocal working, most
        for _ in range(20):
            with turn:
                working += 1
                most = max(most, working)
                time.sleep(0.0001)
                working -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_turn_given_up() -> None:
    """Who waits too long for someone's huge article goes along; who is late gives nothing back
    that he does not have."""
    turn = Turn()
    began = time.monotonic()
    done = threading.Event()

    def wait() -> None:
        with turn:
            pass
        done.set()

    with turn:
        thread = threading.Thread(target=wait)
        thread.start()
        assert done.wait(30)
        assert time.monotonic() - began >= PATIENCE * 0.9
        assert turn._lock.locked()  # still ours
    thread.join()
    with turn:
        pass


def test_turn_after_an_error() -> None:
    turn = Turn()
    with pytest.raises(ValueError, match="x"), turn:
        raise ValueError("x")
    assert not turn._lock.locked()
