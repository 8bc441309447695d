"""What differs between databases: locking the log, and writing to it fast."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql as sa_postgresql
from sqlalchemy.dialects import sqlite as sa_sqlite

from debt_adapters.sqlalchemy.sqlite import Sqlite
from debt_domain.kernel.ports import Head, SealedEvent


class LogDialect(Protocol):
    """The statements that are written by hand, for one database."""

    def begin(self, connection: Connection) -> None:
        """Begin a transaction that will write, on a connection just opened.

        Raises:
            StoreBusyError: Another writer did not finish in time.
        """
        ...

    def join(self, connection: Connection) -> None:
        """Make a host's transaction one that will write, beginning it if need be.

        Raises:
            StoreBusyError: Another writer did not finish in time, or has written
                since the host read.
        """
        ...

    def lock_head(self, connection: Connection, tenant: str) -> Head:
        """Take the log's lock and give the end of the log."""
        ...

    def versions(
        self, connection: Connection, tenant: str, streams: Sequence[str]
    ) -> Mapping[str, int]:
        """Give the last versions of the streams that have events."""
        ...

    def insert(
        self,
        connection: Connection,
        tenant: str,
        after: int,
        events: Sequence[SealedEvent],
    ) -> None:
        """Write events, at least one, behind a position and move the head."""
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
        case name:
            raise ValueError(f"{name} is no database for the log: use sqlite")
