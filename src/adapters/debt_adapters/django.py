"""Django's transaction as one that a log can join.

Django has a connection of the driver for each thread, and no SQLAlchemy. Here is an
SQLAlchemy connection on top of it, which leaves its transaction to Django:

    with transaction.atomic():
        order.save()
        joined = log.joining(connection_in_atomic())
        collection.inside(joined).execute(command, by=actor, command_id="order-7")
"""

from collections.abc import Callable
from functools import cache
from typing import cast

import sqlalchemy
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.transaction import TransactionManagementError
from sqlalchemy import Connection, Engine, NullPool
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor


def connection_in_atomic(using: str = DEFAULT_DB_ALIAS) -> Connection:
    """Give this thread's Django connection to SQLAlchemy, inside `atomic()`.

    It is for `SqlEventLog.joining`, holds nothing that needs closing, and is of no use
    after the `atomic()` block. What it does shows in no `connection.queries`.

    Args:
        using: Django's alias of the database.

    Raises:
        TransactionManagementError: There is no `atomic()` block around the call:
            nothing would be left to roll back.
    """
    if not connections[using].in_atomic_block:
        raise TransactionManagementError(
            f"the database {using!r} has no transaction that the log could join: call"
            f" it inside transaction.atomic(using={using!r})"
        )
    return _engine(using, connections[using].vendor).connect()


class _Lent:
    """Django's driver connection, which SQLAlchemy may use but neither end nor set up.

    SQLAlchemy rolls back after its first look at a database, and registers functions
    and handlers on every connection that it takes for its own.
    """

    def __init__(
        self,
        connection: DBAPIConnection,
        make_cursor: Callable[[DBAPIConnection], DBAPICursor],
    ) -> None:
        self._connection = connection
        self._make_cursor = make_cursor

    def __getattr__(self, key: str) -> object:
        return getattr(self._connection, key)

    def cursor(self) -> DBAPICursor:
        """Give the driver's usual cursor: Django's on PostgreSQL can do less."""
        return self._make_cursor(self._connection)

    def commit(self) -> None:
        """Leave the commit to Django."""

    def rollback(self) -> None:
        """Leave the rollback to Django."""

    def close(self) -> None:
        """Leave the connection to Django."""

    def create_function(self, *_: object, **__: object) -> None:
        """Leave Django's own SQL functions on SQLite as they are."""

    def add_notice_handler(self, _: object) -> None:
        """Leave PostgreSQL's notices to Django."""


@cache
def _engine(using: str, vendor: str) -> Engine:
    """Give what SQLAlchemy knows of the database; the connection is Django's.

    An engine keeps nothing but its dialect: each of its connections is lent anew, in
    the thread that asks.
    """

    def lend() -> DBAPIConnection:
        make_cursor = engine.dialect.loaded_dbapi.Cursor
        return cast(
            "DBAPIConnection", _Lent(connections[using].connection, make_cursor)
        )

    if vendor == "postgresql":
        engine = sqlalchemy.create_engine(
            "postgresql+psycopg://",
            creator=lend,
            poolclass=NullPool,
            use_native_hstore=False,  # the types of its connection are Django's affair
        )
    else:
        engine = sqlalchemy.create_engine("sqlite://", creator=lend, poolclass=NullPool)
    return engine
