"""Writers of one process queue for SQLite, and none of them waits for ever."""

import os
import signal
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import pytest
from sqlalchemy import Engine

from debt_adapters.sqlalchemy import SqlEventLog, turn
from debt_adapters.sqlalchemy.turn import turn_of
from debt_domain.kernel.errors import StoreBusyError
from tests.contracts.conftest import MASTER_KEY
from tests.contracts.sealing import append


@pytest.fixture
def store_url(sqlite_url: str) -> str:
    return sqlite_url


@contextmanager
def turn_of_another_thread(engine: Engine) -> Generator[None]:
    """Let another thread have the engine's turn in the meantime."""
    has_turn, may_end = Event(), Event()

    def hold() -> None:
        with turn_of(engine):
            has_turn.set()
            may_end.wait(60)

    with ThreadPoolExecutor(1) as threads:
        held = threads.submit(hold)
        has_turn.wait(60)
        try:
            yield
        finally:
            may_end.set()
            held.result()


def test_a_writer_waits_no_longer_than_for_the_database(
    sql_log: SqlEventLog, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "LONGEST_SECONDS", 0.05)
    with (
        turn_of_another_thread(engine),
        pytest.raises(StoreBusyError, match="another thread has written"),
    ):
        append(sql_log, ("case:1", 1))
    append(sql_log, ("case:1", 1))


def test_tenants_of_one_engine_are_in_one_queue(
    sql_log: SqlEventLog, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SqlEventLog(engine, tenant="other", master_key=MASTER_KEY)
    monkeypatch.setattr(turn, "LONGEST_SECONDS", 0.05)
    with sql_log.transaction() as transaction, ThreadPoolExecutor(1) as threads:
        transaction.tracking.put("view", 1)
        refused = threads.submit(append, other, ("case:1", 1))
        with pytest.raises(StoreBusyError, match="another thread"):
            refused.result()


def test_readers_are_in_no_queue(sql_log: SqlEventLog, engine: Engine) -> None:
    append(sql_log, ("case:1", 1))
    with turn_of_another_thread(engine):
        assert sql_log.head().position == 1
        assert len(sql_log.read(0)) == 1


def test_who_has_the_turn_may_take_it_again(engine: Engine) -> None:
    """An asynchronous host's tasks share a thread."""
    with turn_of(engine), turn_of(engine):
        pass
    with turn_of_another_thread(engine):
        pass


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_process_inherits_no_turn(engine: Engine) -> None:
    with turn_of_another_thread(engine):
        child = os.fork()
        if child == 0:
            signal.alarm(10)
            with turn_of(engine):
                os._exit(0)
        _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
