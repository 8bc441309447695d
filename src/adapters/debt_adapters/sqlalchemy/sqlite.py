"""SQLite: one writer at a time, from BEGIN IMMEDIATE to COMMIT."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final, cast

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import Insert, insert

from debt_adapters.errors import StoreBusyError
from debt_adapters.sqlalchemy.tables import instant, microseconds
from debt_domain.kernel.ports import Head, SealedEvent

BEGIN: Final = "BEGIN IMMEDIATE"
# A write that changes nothing takes the lock all the same.
LOCK: Final = "UPDATE debt_log_head SET position = position WHERE 0"
HEAD: Final = "SELECT position, recorded_at FROM debt_log_head WHERE tenant = ?"
VERSION: Final = "SELECT max(version) FROM debt_event WHERE tenant = ? AND stream = ?"
INSERT: Final = (
    "INSERT INTO debt_event"
    " (tenant, position, stream, version, topic, state, recorded_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
MOVE_HEAD: Final = (
    "INSERT INTO debt_log_head (tenant, position, recorded_at) VALUES (?, ?, ?)"
    " ON CONFLICT (tenant) DO UPDATE"
    " SET position = excluded.position, recorded_at = excluded.recorded_at"
)


class Sqlite:
    """The log's statements for SQLite, on the connection of the driver sqlite3."""

    def begin(self, connection: Connection) -> None:
        """Begin, and take the lock of the whole database.

        An engine may have begun already, without the lock: nothing has happened on
        the connection yet that could be lost.
        """
        connection.begin()
        driver = _driver(connection)
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        _take_lock(driver, BEGIN)

    def join(self, connection: Connection) -> None:
        """Take the lock of the whole database in a host's transaction.

        The driver is asked, not SQLAlchemy: in its usual mode it begins nothing
        before a SAVEPOINT, whose release would then commit behind the host's back.
        """
        if not connection.in_transaction():
            connection.begin()
        driver = _driver(connection)
        _take_lock(driver, LOCK if driver.in_transaction else BEGIN)

    def lock_head(self, connection: Connection, tenant: str) -> Head:
        """Give the end of the log; `begin` has the lock already."""
        row = _driver(connection).execute(HEAD, (tenant,)).fetchone()
        return Head(0, None) if row is None else Head(row[0], instant(row[1]))

    def versions(
        self, connection: Connection, tenant: str, streams: Sequence[str]
    ) -> Mapping[str, int]:
        """Give the last versions of the streams that have events."""
        execute = _driver(connection).execute
        found = {
            name: execute(VERSION, (tenant, name)).fetchone()[0] for name in streams
        }
        return {name: version for name, version in found.items() if version is not None}

    def insert(
        self,
        connection: Connection,
        tenant: str,
        after: int,
        events: Sequence[SealedEvent],
    ) -> None:
        """Write events, at least one, behind a position and move the head."""
        driver = _driver(connection)
        driver.executemany(
            INSERT,
            [
                (
                    tenant,
                    position,
                    event.stream,
                    event.version,
                    event.topic,
                    event.state,
                    microseconds(event.recorded_at),
                )
                for position, event in enumerate(events, after + 1)
            ],
        )
        last = microseconds(events[-1].recorded_at)
        driver.execute(MOVE_HEAD, (tenant, after + len(events), last))

    def insert_into(self, table: Table) -> Insert:
        """Give an INSERT that can say what to do with a row that exists."""
        return insert(table)


def _take_lock(driver: sqlite3.Connection, statement: str) -> None:
    try:
        driver.execute(statement)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise StoreBusyError(str(error)) from error
        raise


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
