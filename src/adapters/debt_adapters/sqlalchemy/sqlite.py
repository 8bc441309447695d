"""SQLite: one writer at a time, from BEGIN IMMEDIATE to COMMIT."""

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Connection, Engine, Table, func
from sqlalchemy.dialects.sqlite import Insert, insert

from debt_adapters.sqlalchemy.on_driver import DriverConnection, lent
from debt_adapters.sqlalchemy.tables import instant, microseconds
from debt_adapters.sqlalchemy.turn import turn_of
from debt_adapters.sqlalchemy.waking import InProcessWaker, Waker
from debt_domain.kernel.errors import StoreBusyError
from debt_domain.kernel.ports import Head, RowKey, SealedEvent

# SQLite takes at most 500 selects in one statement.
SELECTS: Final = 100
UNION: Final = " UNION ALL "

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
FACTS: Final = (
    "SELECT stream, version, topic, state FROM debt_event"
    " WHERE tenant = ? AND stream = ? AND version > ?"
)
ROWS: Final = (
    "SELECT projection, key, row FROM debt_read_model"
    " WHERE tenant = ? AND projection = ? AND key = ?"
)
PUT_ROW: Final = (
    "INSERT INTO debt_read_model (tenant, projection, key, row) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (tenant, projection, key) DO UPDATE SET row = excluded.row"
)
MOVE_HEAD: Final = (
    "INSERT INTO debt_log_head (tenant, position, recorded_at) VALUES (?, ?, ?)"
    " ON CONFLICT (tenant) DO UPDATE"
    " SET position = excluded.position, recorded_at = excluded.recorded_at"
)


class Sqlite:
    """The log's statements for SQLite, on the connection of the driver sqlite3."""

    appends_alone: bool = False

    def reading(self, engine: Engine) -> Engine:
        """Read as the engine does: its transactions cost nothing."""
        return engine

    def begin(self, connection: Connection) -> None:
        """Begin, and take the lock of the whole database.

        An engine may have begun already, without the lock: nothing has happened on
        the connection yet that could be lost.
        """
        connection.begin()
        driver = _driver(connection)
        if _in_transaction(connection):
            driver.execute("ROLLBACK")
        take_lock(driver, BEGIN)

    def begin_alone(self, connection: Connection) -> None:
        """Begin: there is one writer at a time in any case."""
        self.begin(connection)

    def alone(self, engine: Engine) -> AbstractContextManager[DriverConnection]:
        """Lend a connection: a statement outside of BEGIN is a transaction here."""
        return lent(engine)

    @contextmanager
    def appending(self, engine: Engine) -> Generator[DriverConnection]:
        """Lend a connection with the lock of the whole database."""
        with self.turn(engine), lent(engine) as connection:
            driver = _driver(connection)
            take_lock(driver, BEGIN)
            try:
                yield connection
            except BaseException:
                driver.execute("ROLLBACK")
                raise
            driver.execute("COMMIT")

    def turn(self, engine: Engine) -> AbstractContextManager[object]:
        """Queue the threads of this process: SQLite has them sleep and try again."""
        return turn_of(engine)

    def refusals(self) -> AbstractContextManager[None]:
        """Leave errors as they are: whoever has the lock is refused no more."""
        return nullcontext()

    def join(self, connection: Connection) -> None:
        """Take the lock of the whole database in a host's transaction.

        The driver is asked, not SQLAlchemy: in its usual mode it begins nothing
        before a SAVEPOINT, whose release would then commit behind the host's back.
        """
        if not connection.in_transaction():
            connection.begin()
        statement = LOCK if _in_transaction(connection) else BEGIN
        take_lock(_driver(connection), statement)

    def lock_head(self, connection: DriverConnection, tenant: str) -> Head:
        """Give the end of the log; `begin` has the lock already."""
        row = _driver(connection).execute(HEAD, (tenant,)).fetchone()
        return Head(0, None) if row is None else Head(row[0], instant(row[1]))

    def versions(
        self, connection: DriverConnection, tenant: str, streams: Sequence[str]
    ) -> Mapping[str, int]:
        """Give the last versions of the streams that have events."""
        execute = _driver(connection).execute
        found = {
            name: execute(VERSION, (tenant, name)).fetchone()[0] for name in streams
        }
        return {name: version for name, version in found.items() if version is not None}

    def insert_at_once(
        self,
        connection: DriverConnection,
        tenant: str,
        events: Sequence[SealedEvent],
        unmoved: Mapping[str, int] | None,
    ) -> None:
        """Write nothing: a look costs no trip here, and `begin` has the lock."""

    def insert(
        self,
        connection: DriverConnection,
        tenant: str,
        after: int,
        events: Sequence[SealedEvent],
    ) -> None:
        """Write events, at least one, behind a position and move the head."""
        driver = _driver(connection)
        driver.cursor().executemany(
            INSERT,
            # Not a list: the collector of cycles would look through it as it grows.
            (
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
            ),
        )
        last = microseconds(events[-1].recorded_at)
        driver.execute(MOVE_HEAD, (tenant, after + len(events), last))

    def facts(
        self, connection: DriverConnection, tenant: str, after: Mapping[str, int]
    ) -> Iterable[tuple[str, int, str, bytes]]:
        """Read streams after a version each, in any order: one look at the log."""
        wanted = [(tenant, stream, version) for stream, version in after.items()]
        return _select_each(connection, FACTS, wanted)

    def get_rows(
        self, connection: DriverConnection, tenant: str, keys: Sequence[RowKey]
    ) -> Iterable[tuple[str, str, bytes]]:
        """Give the projection, the key and the row of those that exist."""
        return _select_each(connection, ROWS, [(tenant, *key) for key in keys])

    def put_rows(
        self, connection: DriverConnection, tenant: str, rows: Mapping[RowKey, bytes]
    ) -> None:
        """Write rows of read models, in place of those with the same key."""
        _driver(connection).cursor().executemany(
            PUT_ROW, [(tenant, *key, row) for key, row in rows.items()]
        )

    def contains(
        self, column: ColumnElement[bytes], sought: bytes
    ) -> ColumnElement[bool]:
        """Ask whether a column has some bytes among its own."""
        return func.instr(column, sought) > 0

    def waker(self, engine: Engine, tenant: str) -> Waker:  # noqa: ARG002  any log's
        """Give what sleeps until this process has written."""
        return InProcessWaker()

    def insert_into(self, table: Table) -> Insert:
        """Give an INSERT that can say what to do with a row that exists."""
        return insert(table)


def _select_each(
    connection: DriverConnection, statement: str, wanted: Sequence[tuple[object, ...]]
) -> Iterator[Any]:
    """Select for each set of parameters, in few statements, which see one moment."""
    cursor = _driver(connection).cursor()
    for start in range(0, len(wanted), SELECTS):
        some = wanted[start : start + SELECTS]
        cursor.execute(UNION.join((statement,) * len(some)), tuple(chain(*some)))
        yield from cursor


def take_lock(driver: sqlite3.Connection, statement: str) -> None:
    """Send a statement that needs a lock.

    Raises:
        StoreBusyError: Another writer has it.
    """
    try:
        driver.execute(statement)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise StoreBusyError(str(error)) from error
        raise


def _driver(connection: DriverConnection) -> sqlite3.Connection:
    """Give the driver's connection, or what SQLAlchemy makes of an asynchronous one.

    Of an asynchronous one `execute` and `cursor` are what this is used for.
    """
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


def _in_transaction(connection: Connection) -> bool:
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    return driver.in_transaction
