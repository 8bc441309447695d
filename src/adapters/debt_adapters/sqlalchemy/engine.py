"""Engines with the settings that the log needs.

A host may bring any engine of its own. On SQLite it sets, at connect:
`journal_mode=WAL` (readers go on while somebody writes), `synchronous=FULL` (a
commit survives a power cut) and `busy_timeout` (a writer waits for its turn). It
needs no particular transaction mode: the log sees to `BEGIN` by itself.

On PostgreSQL it is the driver psycopg, with `lock_timeout` (a writer waits for its
turn) and, for speed alone, every statement prepared when it is first sent.
"""

import sqlite3
from time import monotonic, sleep
from typing import Final

import sqlalchemy
from sqlalchemy import URL, Connection, Engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from debt_adapters.sqlalchemy.sqlite import take_lock
from debt_domain.kernel.errors import StoreBusyError

BUSY_TIMEOUT_SECONDS: Final = 30
TRY_AGAIN_SECONDS: Final = 0.01
# As many as there are threads: one that is opened anew has all to prepare again.
CONNECTIONS_KEPT: Final = 16


def create_engine(url: str | URL) -> Engine:
    """Make an engine for a store, such as `sqlite:///debt.db`.

    Raises:
        ValueError: An SQLite database without a file, which no two connections
            can share: `debt_adapters.memory` is for that; or another driver.
    """
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return _sqlite_engine(parsed)
        case "postgresql":
            return _postgresql_engine(parsed)
        case name:
            raise ValueError(
                f"{name} is no database for the log: use sqlite or postgresql+psycopg"
            )


def _postgresql_engine(url: URL) -> Engine:
    if url.get_driver_name() != "psycopg":
        raise ValueError("a PostgreSQL store needs the driver psycopg")
    engine = sqlalchemy.create_engine(
        url,
        connect_args={"prepare_threshold": 0},
        pool_size=CONNECTIONS_KEPT,
    )
    event.listen(engine, "connect", _limit_waiting)
    return engine


def _limit_waiting(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{BUSY_TIMEOUT_SECONDS}s'")
    cursor.close()
    connection.commit()


def _sqlite_engine(parsed: URL) -> Engine:
    if parsed.database in {None, "", ":memory:"} or "mode=memory" in str(parsed):
        raise ValueError(f"{parsed}: an SQLite store needs a file: sqlite:///debt.db")
    engine = sqlalchemy.create_engine(
        parsed, connect_args={"timeout": BUSY_TIMEOUT_SECONDS}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Switch the driver's own BEGIN off: it begins too late, and not at SAVEPOINT."""
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("an SQLite store needs the driver sqlite3 (sqlite:///...)")
    connection.isolation_level = None
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL").close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the mode: of those who make a new file, SQLite lets no one wait for it."""
    end = monotonic() + BUSY_TIMEOUT_SECONDS
    while True:
        try:
            return take_lock(connection, "PRAGMA journal_mode=WAL")
        except StoreBusyError:
            if monotonic() >= end:
                raise
        sleep(TRY_AGAIN_SECONDS)


def _begin(connection: Connection) -> None:
    # By the driver: SQLAlchemy's own way takes longer than the statement.
    cursor = connection.connection.cursor()
    cursor.execute("BEGIN")
    cursor.close()
