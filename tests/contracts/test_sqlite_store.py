"""What only a file can suffer: power cuts, other versions, changed bytes."""

import multiprocessing
import sqlite3
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

import pytest
from sqlalchemy import Engine, select

from debt_adapters.errors import (
    MasterKeyError,
    StoreMissingError,
    StoreTooNewError,
    UnreadableEventError,
)
from debt_adapters.master_key import MasterKey
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.sqlalchemy import engine as engines
from debt_adapters.sqlalchemy.dialect import dialect_of
from debt_adapters.sqlalchemy.tables import TABLES
from debt_domain.kernel.errors import StoreBusyError
from tests.contracts.conftest import MASTER_KEY, disposed
from tests.contracts.processes import STREAMS, open_at_once, write_until_killed
from tests.contracts.sealing import NOON, append

SPAWN = multiprocessing.get_context("spawn")
PATIENCE_SECONDS = 60


@pytest.fixture
def store_url(sqlite_url: str) -> str:
    return sqlite_url


def execute(database: Path, statement: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(database) as connection:
        rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.15])
def test_a_killed_writer_leaves_a_sound_database(
    sql_log: SqlEventLog, database: Path, seconds: float
) -> None:
    promised, promises = SPAWN.Pipe(duplex=False)
    arguments = (f"sqlite:///{database}", promises)
    writer = SPAWN.Process(target=write_until_killed, args=arguments)
    writer.start()
    promises.close()  # else there is no end of the pipe when the writer dies
    version = promised.recv()
    sleep(seconds)
    writer.kill()
    writer.join()
    with suppress(EOFError):
        while True:
            version = promised.recv()
    stored = sql_log.head().position
    assert stored % STREAMS == 0
    assert stored >= STREAMS * version
    last = str(stored // STREAMS).encode()
    assert sql_log.read_models.get("versions:1", ("last",)) == {"last": last}
    assert execute(database, "PRAGMA integrity_check") == [("ok",)]
    append(sql_log, ("case:0", stored // STREAMS + 1))
    positions = [logged.position for logged in sql_log.read(0, limit=stored + 1)]
    assert positions == list(range(1, stored + 2))


def test_a_commit_between_the_hosts_read_and_our_append(
    sql_log: SqlEventLog, engine: Engine, host_engine: Engine
) -> None:
    """SQLite refuses at once to write on what has been read from an older state."""
    with engine.connect() as connection:
        connection.execute(select(TABLES.event)).all()
        append(sql_log, ("case:1", 1))
        with pytest.raises(StoreBusyError, match="BEGIN IMMEDIATE"):
            append(sql_log.joining(connection), ("case:2", 1))
    # The driver's usual mode has not begun anything for a read.
    with host_engine.connect() as connection:
        connection.execute(select(TABLES.event)).all()
        append(sql_log, ("case:3", 1))
        append(sql_log.joining(connection), ("case:2", 1))
        connection.commit()
    assert sql_log.head().position == 3


def test_our_engine_is_durable(engine: Engine) -> None:
    with engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout")
        ]
    assert settings == ["wal", 2, 30_000]


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_store_needs_a_file(url: str) -> None:
    with pytest.raises(ValueError, match="needs a file"):
        create_engine(url)


def test_an_unknown_database_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="mysql"):
        dialect_of("mysql")


def test_a_newer_store_is_refused_with_nothing_written(
    sql_log: SqlEventLog, engine: Engine, database: Path
) -> None:
    append(sql_log, ("case:1", 1))
    execute(database, "UPDATE debt_schema_version SET version_num = '0002'")
    execute(database, "DROP TABLE debt_tracking")
    before = execute(database, "SELECT name, sql FROM sqlite_master ORDER BY name")
    with pytest.raises(StoreTooNewError) as refusal:
        SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY)
    assert (refusal.value.found, refusal.value.known) == (2, 1)
    assert before == execute(
        database, "SELECT name, sql FROM sqlite_master ORDER BY name"
    )


def test_tables_are_made_only_when_asked_for(engine: Engine, database: Path) -> None:
    with pytest.raises(StoreMissingError):
        SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY, create_tables=False)
    assert execute(database, "SELECT * FROM sqlite_master") == []
    SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY)
    SqlEventLog(engine, tenant="acme", master_key=MASTER_KEY, create_tables=False)


def test_processes_that_open_a_new_store_at_once(database: Path) -> None:
    start = SPAWN.Barrier(4, timeout=PATIENCE_SECONDS)
    arguments = (f"sqlite:///{database}", start)
    openers = [SPAWN.Process(target=open_at_once, args=arguments) for _ in range(4)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join()
    assert [opener.exitcode for opener in openers] == [0, 0, 0, 0]
    assert execute(database, "SELECT * FROM debt_schema_version") == [("0001",)]


def test_who_opens_a_store_waits_for_another_who_makes_it(database: Path) -> None:
    with being_made(database) as maker, ThreadPoolExecutor(1) as threads:
        opened = threads.submit(journal_mode, database)
        sleep(0.1)
        assert not opened.done()
        maker.commit()
        assert opened.result() == "wal"


def test_who_opens_a_store_does_not_wait_for_ever(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_SECONDS", 0.05)
    with being_made(database), pytest.raises(StoreBusyError, match="locked"):
        journal_mode(database)


@contextmanager
def being_made(database: Path) -> Generator[sqlite3.Connection]:
    """Be in the middle of making a store, in the mode that every new file is in."""
    maker = sqlite3.connect(database, isolation_level=None)
    maker.execute("BEGIN IMMEDIATE")
    yield maker
    maker.close()


def journal_mode(database: Path) -> object:
    with (
        disposed(create_engine(f"sqlite:///{database}")) as engine,
        engine.connect() as c,
    ):
        return c.exec_driver_sql("PRAGMA journal_mode").scalar()


def test_tenants_do_not_see_each_other(sql_log: SqlEventLog, engine: Engine) -> None:
    other = SqlEventLog(engine, tenant="other", master_key=MASTER_KEY)
    append(sql_log, ("case:1", 1), ("case:1", 2))
    append(other, ("case:1", 1))
    sql_log.read_models.put("view:1", {"1": b"acme"})
    assert [logged.position for logged in other.read(0)] == [1]
    assert len(other.streams(("case:1",))["case:1"]) == 1
    assert other.position_at(NOON) == 1
    assert other.read_models.get("view:1", ("1",)) == {}
    assert sql_log.keys.obtain(("S-1",)) != other.keys.obtain(("S-1",))


def test_keys_are_wrapped_and_bound_to_their_row(
    sql_log: SqlEventLog, engine: Engine, database: Path
) -> None:
    key = sql_log.keys.obtain(("S-1",))["S-1"]
    assert key not in database.with_name("debt.db-wal").read_bytes()
    other = SqlEventLog(engine, tenant="acme", master_key=MasterKey(bytes(32)))
    with pytest.raises(MasterKeyError, match="master key"):
        other.keys.get(("S-1",))
    execute(database, "UPDATE debt_subject_key SET subject = 'S-2'")
    with pytest.raises(MasterKeyError):
        sql_log.keys.get(("S-2",))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE debt_event SET topic = CAST(x'ff' AS TEXT) WHERE position = 2",
        "UPDATE debt_event SET stream = CAST(x'ff' AS TEXT) WHERE position = 2",
        "UPDATE debt_event SET recorded_at = 'noon' WHERE position = 2",
        "UPDATE debt_event SET recorded_at = 9e18 WHERE position = 2",
    ],
)
def test_an_unreadable_event_is_named(
    sql_log: SqlEventLog, database: Path, change: str
) -> None:
    append(sql_log, ("case:1", 1), ("case:1", 2), ("case:1", 3))
    execute(database, change)
    with pytest.raises(
        UnreadableEventError, match="position 2 cannot be read"
    ) as found:
        sql_log.read(0)
    assert found.value.position == 2
