"""The order of a PostgreSQL log, held still in the middle by barriers.

Without the head row's lock they fail: let the CTE `head` in `APPEND` give a position
of its own (a sequence's, say) in place of the update. The stream that was only read
goes unnoticed when `insert_at_once` does not call `lock_head`, as then the one
statement sees other rows as they were before its wait.
"""

from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from sqlalchemy import Engine, text

from debt_adapters.sqlalchemy import SqlEventLog
from debt_adapters.sqlalchemy.recorders import SqlApplicationRecorder
from debt_adapters.sqlalchemy.subscription import WakingSubscription
from debt_domain.kernel.errors import ConcurrencyError, StoreBusyError
from tests.contracts.sealing import NOON, NOTHING, append, ids, sealing

NEVER = 600.0
SOON = 10.0
WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")


@pytest.fixture
def store_url(postgres_url: str) -> str:
    return postgres_url


@contextmanager
def slow_writer(log: SqlEventLog, *of: tuple[str, int]) -> Generator[Event]:
    """Hold a transaction open between its append and its commit, until told."""
    has_appended, may_commit = Event(), Event()

    def write() -> None:
        with log.transaction() as transaction:
            transaction.append(sealing(*of), now=NOON, unmoved=NOTHING)
            has_appended.set()
            may_commit.wait(SOON)

    with ThreadPoolExecutor(1) as threads:
        written = threads.submit(write)
        assert has_appended.wait(SOON)
        yield may_commit
        may_commit.set()
        written.result(SOON)


def until_somebody_waits(engine: Engine, other: Future[Any]) -> None:
    """Return when a writer waits for a lock, or is past where it should wait."""
    end = monotonic() + SOON
    with engine.connect() as connection:
        while not connection.scalar(WAITING) and not other.done():
            assert monotonic() < end
            connection.rollback()
            sleep(0.01)


def test_a_reader_misses_nothing_of_a_slow_writer(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    append(sql_log, ("case:1", 1))
    seen: list[tuple[int, str, int]] = []

    def look() -> None:
        seen.extend(ids(sql_log.read(seen[-1][0] if seen else 0)))

    with ThreadPoolExecutor(1) as threads:
        with slow_writer(sql_log, ("case:2", 1)) as may_commit:
            quick = threads.submit(append, sql_log, ("case:3", 1))
            until_somebody_waits(engine, quick)
            look()
            may_commit.set()
        quick.result(SOON)
    look()
    assert seen == [(1, "case:1", 1), (2, "case:2", 1), (3, "case:3", 1)]


@pytest.mark.parametrize("is_alone", [False, True])
def test_a_stream_that_was_only_read_and_moves_during_the_wait_is_a_conflict(
    sql_log: SqlEventLog, engine: Engine, *, is_alone: bool
) -> None:
    """A statement that waited sees other rows as they were before its wait."""
    append(sql_log, ("agreement:P", 1))

    def decide() -> None:
        seal, unmoved = sealing(("case:1", 1)), {"agreement:P": 1}
        if is_alone:
            sql_log.append(seal, now=NOON, unmoved=unmoved)
        else:
            with sql_log.transaction() as transaction:
                transaction.append(seal, now=NOON, unmoved=unmoved)

    with ThreadPoolExecutor(1) as threads:
        with slow_writer(sql_log, ("agreement:P", 2)) as may_commit:
            decided = threads.submit(decide)
            until_somebody_waits(engine, decided)
            may_commit.set()
        with pytest.raises(ConcurrencyError) as refusal:
            decided.result(SOON)
    assert (refusal.value.stream, refusal.value.expected_version) == ("agreement:P", 1)
    assert sql_log.head().position == 2


def test_a_version_that_is_taken_during_the_wait_is_a_conflict(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    append(sql_log, ("case:0", 1))
    with ThreadPoolExecutor(1) as threads:
        with slow_writer(sql_log, ("case:1", 1)) as may_commit:
            second = threads.submit(append, sql_log, ("case:2", 1), ("case:1", 1))
            until_somebody_waits(engine, second)
            may_commit.set()
        with pytest.raises(ConcurrencyError) as refusal:
            second.result(SOON)
    assert (refusal.value.stream, refusal.value.expected_version) == ("case:1", 0)
    assert sql_log.head().position == 2


def test_a_time_that_is_passed_during_the_wait_is_recorded_anew(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    append(sql_log, ("case:0", 1), now=NOON - timedelta(hours=2))
    an_hour_behind = NOON - timedelta(hours=1)
    with ThreadPoolExecutor(1) as threads:
        with slow_writer(sql_log, ("case:1", 1)) as may_commit:
            behind = threads.submit(append, sql_log, ("case:2", 1), now=an_hour_behind)
            until_somebody_waits(engine, behind)
            may_commit.set()
        behind.result(SOON)
    assert [logged.event.recorded_at for logged in sql_log.read(1)] == [NOON, NOON]


def test_a_writer_rolled_back_leaves_no_gap(sql_log: SqlEventLog) -> None:
    append(sql_log, ("case:1", 1))
    with pytest.raises(ConcurrencyError):
        append(sql_log, ("case:2", 1), ("case:1", 1))
    append(sql_log, ("case:2", 1))
    assert ids(sql_log.read(0)) == [(1, "case:1", 1), (2, "case:2", 1)]


def test_a_host_of_a_stricter_isolation_is_in_conflict_when_the_log_has_moved(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    append(sql_log, ("case:1", 1))
    strict = engine.execution_options(isolation_level="REPEATABLE READ")
    with strict.connect() as connection:
        connection.scalar(text("SELECT 1"))
        append(sql_log, ("case:2", 1))
        with pytest.raises(ConcurrencyError) as refusal:
            append(sql_log.joining(connection), ("case:3", 1))
    assert refusal.value.stream == "case:3"


def test_those_who_wait_for_each_other_are_told_to_come_back(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    """A host that appends and then locks a row meets one of the other order."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoice (id int PRIMARY KEY)"))
        connection.execute(text("INSERT INTO invoice VALUES (1)"))
    append(sql_log, ("case:0", 1))
    lock = text("SELECT id FROM invoice WHERE id = 1 FOR UPDATE")
    with (
        ThreadPoolExecutor(1) as threads,
        engine.connect() as first,
        engine.connect() as second,
    ):
        first.execute(text("SET LOCAL deadlock_timeout = '1min'"))
        second.execute(text("SET LOCAL deadlock_timeout = '10ms'"))
        append(sql_log.joining(first), ("case:1", 1))
        second.execute(lock)
        waiting = threads.submit(first.scalar, lock)
        until_somebody_waits(engine, waiting)
        with pytest.raises(StoreBusyError, match="deadlock"):
            append(sql_log.joining(second), ("case:2", 1))
        second.rollback()
        assert waiting.result(SOON) == 1


def test_a_writer_elsewhere_wakes_the_reader(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    """By NOTIFY alone: nobody in this recorder writes, and it never looks unasked."""
    append(sql_log, ("case:1", 1))
    recorder = SqlApplicationRecorder(engine, "acme")
    with (
        ThreadPoolExecutor(1) as threads,
        WakingSubscription(recorder, gt=1, poll_seconds=NEVER) as subscription,
    ):
        awaited = threads.submit(next, subscription)
        sleep(0.2)
        assert not awaited.done()
        started = monotonic()
        append(sql_log, ("case:2", 1))
        assert awaited.result(SOON).id == 2
        assert monotonic() - started < SOON / 5
