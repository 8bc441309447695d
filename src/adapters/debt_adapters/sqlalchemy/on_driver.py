"""Connections of the driver, from the engine's pool, without a session around them.

The log's own statements need no more of a connection than this, and SQLAlchemy's own one
costs more than most of them.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Dialect, Engine, PoolProxiedConnection


class DriverConnection(Protocol):
    """What the log's own statements are sent on; SQLAlchemy's `Connection` is one."""

    @property
    def connection(self) -> PoolProxiedConnection:
        """The driver's connection, as the pool lends it."""
        ...

    @property
    def dialect(self) -> Dialect:
        """SQLAlchemy's dialect of the database."""
        ...


@dataclass(frozen=True, slots=True)
class _Lent:
    connection: PoolProxiedConnection
    dialect: Dialect


@contextmanager
def lent(engine: Engine) -> Generator[DriverConnection]:
    """Lend a connection from the pool, which takes back what was not committed."""
    connection = engine.raw_connection()
    try:
        yield _Lent(connection, engine.dialect)
    finally:
        connection.close()
