"""Reading any log: by stream, by topic, up to a position, back in time."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from debt_domain.kernel.ports import EventLog, LoggedEvent
from tests.contracts.sealing import NOON, NOTHING, append, ids, sealing


@pytest.fixture
def log_of_six(log: EventLog) -> EventLog:
    """Six events of topics a, b, a, b, a, b, one a second."""
    for number in range(6):
        seal = sealing((f"case:{number % 2}", number // 2 + 1), topic="ab"[number % 2])
        with log.transaction() as transaction:
            now = NOON + timedelta(seconds=number)
            transaction.append(seal, now=now, unmoved=NOTHING)
    return log


def positions(logged: Sequence[LoggedEvent]) -> list[int]:
    return [entry.position for entry in logged]


def test_the_log_is_read_after_a_position(log_of_six: EventLog) -> None:
    assert positions(log_of_six.read(0)) == [1, 2, 3, 4, 5, 6]
    assert positions(log_of_six.read(4)) == [5, 6]
    assert positions(log_of_six.read(6)) == []


def test_the_log_is_read_by_topics(log_of_six: EventLog) -> None:
    assert positions(log_of_six.read(1, topics=("a",))) == [3, 5]
    assert positions(log_of_six.read(4, topics=("a", "b"))) == [5, 6]
    assert positions(log_of_six.read(0, topics=("c",))) == []


def test_until_and_limit_bound_a_read(log_of_six: EventLog) -> None:
    assert positions(log_of_six.read(1, until=3)) == [2, 3]
    assert positions(log_of_six.read(1, limit=2)) == [2, 3]
    assert positions(log_of_six.read(0, topics=("b",), limit=2)) == [2, 4]
    assert positions(log_of_six.read(0, topics=("b",), until=5)) == [2, 4]
    assert positions(log_of_six.read(5, until=3)) == []


def test_whole_streams_are_read_in_order(log_of_six: EventLog) -> None:
    found = log_of_six.streams(("case:1", "case:0", "case:none"))
    assert {name: ids(logged) for name, logged in found.items()} == {
        "case:0": [(1, "case:0", 1), (3, "case:0", 2), (5, "case:0", 3)],
        "case:1": [(2, "case:1", 1), (4, "case:1", 2), (6, "case:1", 3)],
        "case:none": [],
    }


def test_streams_are_read_up_to_a_position(log_of_six: EventLog) -> None:
    found = log_of_six.streams(("case:0", "case:1"), until=3)
    assert positions(found["case:0"]) == [1, 3]
    assert positions(found["case:1"]) == [2]
    assert positions(log_of_six.streams(("case:0",), until=0)["case:0"]) == []


def test_more_streams_than_one_piece_holds(log_of_six: EventLog) -> None:
    names = [f"case:{number}" for number in range(2500)]
    found = log_of_six.streams(names)
    assert list(found) == names
    assert sum(len(logged) for logged in found.values()) == 6


@pytest.mark.parametrize(
    ("seconds", "position"), [(-0.000001, 0), (0, 1), (2.5, 3), (5, 6), (99, 6)]
)
def test_the_position_at_an_instant(
    log_of_six: EventLog, seconds: float, position: int
) -> None:
    assert log_of_six.position_at(NOON + timedelta(seconds=seconds)) == position


def test_the_position_at_an_instant_counts_all_that_was_recorded_then(
    log: EventLog,
) -> None:
    append(log, ("case:1", 1), ("case:1", 2))
    append(log, ("case:2", 1))
    assert log.position_at(NOON) == 3
