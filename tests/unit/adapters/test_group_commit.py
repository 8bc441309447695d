"""Threads stand in a line, and its first serves them all."""

import os
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from time import sleep

import pytest

from debt_adapters import group_commit
from debt_adapters.group_commit import ThreadGroupCommit
from debt_domain.kernel.errors import StoreBusyError

PATIENCE_SECONDS = 60


class Counter:
    """Serves numbers by their squares, and notes the groups that they came in."""

    def __init__(self) -> None:
        self.groups: list[Sequence[int]] = []

    def serve(self, numbers: Sequence[int]) -> Sequence[int]:
        self.groups.append(tuple(numbers))
        return [number * number for number in numbers]


def failing(_numbers: Sequence[int]) -> Sequence[int]:
    raise OSError("the disk is full")


@pytest.fixture
def line() -> ThreadGroupCommit:
    return ThreadGroupCommit()


@contextmanager
def led_by_another(line: ThreadGroupCommit) -> Generator[None]:
    """Let another thread lead a group that ends with the block."""
    leads, may_end = Event(), Event()

    def slow(numbers: Sequence[int]) -> Sequence[int]:
        leads.set()
        may_end.wait(PATIENCE_SECONDS)
        return numbers

    with ThreadPoolExecutor(1) as threads:
        led = threads.submit(line, 0, slow)
        leads.wait(PATIENCE_SECONDS)
        try:
            yield
        finally:
            may_end.set()
            assert led.result() == 0


def until_waiting(line: ThreadGroupCommit, callers: int) -> None:
    while line.waiting < callers:
        sleep(0.001)


def answers(found: Sequence["Future[int | None]"]) -> list[int | None]:
    return [future.result(PATIENCE_SECONDS) for future in found]


def test_who_is_alone_is_served_at_once(line: ThreadGroupCommit) -> None:
    counter = Counter()
    assert [line(number, counter.serve) for number in (2, 3)] == [4, 9]
    assert counter.groups == [(2,), (3,)]
    assert line.waiting == 0


def test_those_who_come_meanwhile_are_one_group(line: ThreadGroupCommit) -> None:
    counter = Counter()
    with ThreadPoolExecutor(3) as threads:
        with led_by_another(line):
            found: list[Future[int | None]] = []
            for number in (1, 2, 3):
                found.append(threads.submit(line, number, counter.serve))
                until_waiting(line, 1 + len(found))
        assert answers(found) == [1, 4, 9]
    assert counter.groups == [(1, 2, 3)]
    assert line.waiting == 0


def test_a_group_is_bounded() -> None:
    line, counter = ThreadGroupCommit(at_once=2), Counter()
    with ThreadPoolExecutor(3) as threads:
        with led_by_another(line):
            found = [threads.submit(line, number, counter.serve) for number in range(3)]
            until_waiting(line, 4)
        assert answers(found) == [0, 1, 4]
    assert [len(group) for group in counter.groups] == [2, 1]


def test_an_error_is_nobody_s_answer(line: ThreadGroupCommit) -> None:
    with ThreadPoolExecutor(2) as threads:
        with led_by_another(line):
            found = [threads.submit(line, number, failing) for number in range(2)]
            until_waiting(line, 3)
        assert answers(found) == [None, None]
    assert line(2, Counter().serve) == 4


def test_two_kinds_are_two_groups(line: ThreadGroupCommit) -> None:
    """Two doors may share a line: each carries out its own commands."""
    one, other = Counter(), Counter()
    with ThreadPoolExecutor(4) as threads:
        with led_by_another(line):
            found = [
                threads.submit(line, number, counter.serve)
                for number, counter in enumerate((one, other, one, other))
            ]
            until_waiting(line, 5)
        assert answers(found) == [0, 1, 4, 9]
    assert [sorted(group) for group in one.groups] == [[0, 2]]
    assert [sorted(group) for group in other.groups] == [[1, 3]]


def test_nobody_waits_for_ever(
    line: ThreadGroupCommit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "LONGEST_SECONDS", 0.05)
    counter = Counter()
    with led_by_another(line), pytest.raises(StoreBusyError, match="other threads"):
        line(1, counter.serve)
    assert line(2, counter.serve) == 4
    assert counter.groups == [(2,)]


class InterruptionError(BaseException):
    """What Ctrl-C raises, at a moment of our choice."""


def test_a_leader_that_is_interrupted_lets_the_next_one_lead(
    line: ThreadGroupCommit,
) -> None:
    counter, leads, may_end = Counter(), Event(), Event()
    calls: list[Sequence[int]] = []

    def interrupted_once(numbers: Sequence[int]) -> Sequence[int]:
        calls.append(numbers)
        if len(calls) == 1:
            leads.set()
            may_end.wait(PATIENCE_SECONDS)
            raise InterruptionError
        return counter.serve(numbers)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(line, 1, interrupted_once)
        leads.wait(PATIENCE_SECONDS)
        second = threads.submit(line, 2, interrupted_once)
        until_waiting(line, 2)
        may_end.set()
        with pytest.raises(InterruptionError):
            first.result(PATIENCE_SECONDS)
        assert second.result(PATIENCE_SECONDS) == 4


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_process_has_a_line_of_its_own(line: ThreadGroupCommit) -> None:
    with led_by_another(line):
        child = os.fork()
        if child == 0:
            signal.alarm(10)
            os._exit(0 if line(2, Counter().serve) == 4 else 1)
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
