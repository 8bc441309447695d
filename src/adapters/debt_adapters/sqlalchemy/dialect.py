"""What differs between databases: locking the log, and writing to it fast."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Table
from sqlalchemy.dialects import postgresql as sa_postgresql
from sqlalchemy.dialects import sqlite as sa_sqlite

from debt_adapters.sqlalchemy.on_driver import DriverConnection
from debt_adapters.sqlalchemy.postgresql import Postgresql
from debt_adapters.sqlalchemy.sqlite import Sqlite
from debt_adapters.sqlalchemy.waking import Waker
from debt_domain.kernel.ports import Head, RowKey, SealedEvent


class LogDialect(Protocol):
    """The statements that are written by hand, for one database.

    Attributes:
        appends_alone: Whether `insert_at_once` is one statement, and a transaction by
            itself.
    """

    appends_alone: bool

    def reading(self, engine: Engine) -> Engine:
        """Give the engine for reads that are one statement, on the same connections."""
        ...

    def begin(self, connection: Connection) -> None:
        """Begin a transaction that will write, on a connection just opened.

        Raises:
            StoreBusyError: Another writer did not finish in time.
        """
        ...

    def begin_alone(self, connection: Connection) -> None:
        """Begin as `begin` does, while nobody else is in such a transaction.

        Raises:
            StoreBusyError: Another one did not finish in time.
        """
        ...

    def alone(self, engine: Engine) -> AbstractContextManager[DriverConnection]:
        """Lend a connection on which each statement is a transaction by itself."""
        ...

    def appending(
        self, engine: Engine
    ) -> AbstractContextManager[DriverConnection] | None:
        """Lend a connection in a transaction that has begun, ended with the block.

        Returns:
            None: the database has no shorter way than SQLAlchemy's.
        """
        ...

    def turn(self, engine: Engine) -> AbstractContextManager[object]:
        """Give what one writer of a process has at a time, from begin to commit.

        Raises:
            StoreBusyError: When it is entered: another thread did not finish in time.
        """
        ...

    def refusals(self) -> AbstractContextManager[None]:
        """Raise the database's refusals of a transaction as `StoreError`s."""
        ...

    def join(self, connection: Connection) -> None:
        """Make a host's transaction one that will write, beginning it if need be.

        Raises:
            StoreBusyError: Another writer did not finish in time, or has written
                since the host read.
        """
        ...

    def lock_head(self, connection: DriverConnection, tenant: str) -> Head:
        """Take the log's lock and give the end of the log."""
        ...

    def versions(
        self, connection: DriverConnection, tenant: str, streams: Sequence[str]
    ) -> Mapping[str, int]:
        """Give the last versions of the streams that have events."""
        ...

    def insert_at_once(
        self,
        connection: DriverConnection,
        tenant: str,
        events: Sequence[SealedEvent],
        unmoved: Mapping[str, int] | None,
    ) -> int | None:
        """Write events, at least one, without a look at the log beforehand.

        Args:
            connection: In a transaction begun by `begin` or `join`.
            tenant: Whose log.
            events: What to write.
            unmoved: As for `LogTail.append`.

        Returns:
            The position before them; None if nothing was written, for a reason that
            `lock_head` and `versions` tell, or because the database has no such way.

        Raises:
            ConcurrencyError: Somebody else has taken one of the versions.
        """
        ...

    def insert(
        self,
        connection: DriverConnection,
        tenant: str,
        after: int,
        events: Sequence[SealedEvent],
    ) -> None:
        """Write events, at least one, behind a position and move the head."""
        ...

    def facts(
        self, connection: DriverConnection, tenant: str, after: Mapping[str, int]
    ) -> Iterable[tuple[str, int, str, bytes]]:
        """Read streams after a version each, in any order: one look at the log.

        Returns:
            Stream, version, topic and state.
        """
        ...

    def get_rows(
        self, connection: DriverConnection, tenant: str, keys: Sequence[RowKey]
    ) -> Iterable[tuple[str, str, bytes]]:
        """Give the projection, the key and the row of those that exist."""
        ...

    def put_rows(
        self, connection: DriverConnection, tenant: str, rows: Mapping[RowKey, bytes]
    ) -> None:
        """Write rows of read models, in place of those with the same key."""
        ...

    def contains(
        self, column: ColumnElement[bytes], sought: bytes
    ) -> ColumnElement[bool]:
        """Ask whether a column has some bytes among its own."""
        ...

    def waker(self, engine: Engine, tenant: str) -> Waker:
        """Give what lets a reader sleep until the log has grown."""
        ...

    def insert_into(self, table: Table) -> sa_sqlite.Insert | sa_postgresql.Insert:
        """Give an INSERT that can say what to do with a row that exists."""
        ...


def dialect_of(database: str) -> LogDialect:
    """Give the dialect of a database, by SQLAlchemy's name for it.

    Raises:
        ValueError: A database that the log does not know.
    """
    match database:
        case "sqlite":
            return Sqlite()
        case "postgresql":
            return Postgresql()
        case name:
            raise ValueError(
                f"{name} is no database for the log: use sqlite or postgresql"
            )
