"""Once for all who ask at the same time, and once more for whoever asks in the midst of it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.roll_call import RollCall

PATIENCE = 60
SOON = 0.05
NEVER_MIND = 60.0
"""Calm enough that nothing begins before the program leaves."""


@dataclass
class Held:
    """Each time begins when the one before was let go; `begun` is released as often as one begins."""

    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    go_on: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    times: int = 0

    def __call__(self) -> None:
        self.times += 1
        self.begun.release()
        assert self.go_on.acquire(timeout=PATIENCE)


def test_several_who_ask_before_it_begins_are_answered_by_one() -> None:
    held = Held()
    call = RollCall(held, calm=SOON)
    for _ in range(3):
        call.ask()
    with call.held_when_asked():
        assert held.begun.acquire(timeout=PATIENCE)
        held.go_on.release()
        assert not held.begun.acquire(timeout=4 * SOON)
    assert held.times == 1


def test_who_asks_in_the_midst_of_it_gets_another_one() -> None:
    held = Held()
    call = RollCall(held, calm=SOON)
    call.ask()
    with call.held_when_asked():
        assert held.begun.acquire(timeout=PATIENCE)
        call.ask()
        call.ask()
        held.go_on.release()
        assert held.begun.acquire(timeout=PATIENCE)
        held.go_on.release()
    assert held.times == 2


def test_what_fails_is_logged_and_the_next_is_held(caplog: pytest.LogCaptureFixture) -> None:
    tried = threading.Semaphore(0)

    def fail() -> None:
        tried.release()
        raise ZeroDivisionError

    call = RollCall(fail, calm=SOON)
    with call.held_when_asked():
        for _ in range(2):
            call.ask()
            assert tried.acquire(timeout=PATIENCE)
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]


@pytest.mark.parametrize("ask", [RollCall.ask, lambda _call: None])
def test_leaving_waits_for_nobody_and_can_be_done_again(ask: Callable[[RollCall], None]) -> None:
    held = Held()
    call = RollCall(held, calm=NEVER_MIND)
    for _ in range(2):
        with call.held_when_asked():
            ask(call)
    assert held.times == 0
    assert "roll-call" not in [thread.name for thread in threading.enumerate()]
