"""Whose connection the log works on, and when it takes the lock."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine
from typing_extensions import override

from debt_adapters.sqlalchemy.dialect import LogDialect
from debt_adapters.sqlalchemy.on_driver import DriverConnection


class Connections(Protocol):
    """Where statements are sent."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection to read on."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection in a transaction that may write, all or nothing."""
        ...


class LogConnections(Connections, Protocol):
    """Where a log reads, and opens its transactions."""

    @property
    def joined(self) -> bool:
        """Whether the transaction around them is a host's."""
        ...

    @property
    def dialect(self) -> LogDialect:
        """The database's own statements."""
        ...

    def transaction(self) -> AbstractContextManager[Connections]:
        """Open an all-or-nothing write."""
        ...

    def looking(self) -> AbstractContextManager[DriverConnection]:
        """Give a connection for one statement, which is a transaction by itself."""
        ...

    def appending(self) -> AbstractContextManager[DriverConnection]:
        """Give a connection in a transaction that appends and does nothing else."""
        ...


class TransactionConnections(Connections):
    """One transaction, which begins when it is first used.

    Until then nobody waits for it: events are sealed before the lock is taken.

    Args:
        connection: The connection it is on.
        begin: Takes the lock.
    """

    def __init__(
        self, connection: Connection, begin: Callable[[Connection], None]
    ) -> None:
        self._connection = connection
        self._begin = begin
        self._has_begun = False

    @override
    @contextmanager
    def reading(self) -> Generator[Connection]:
        yield self._begun()

    @override
    @contextmanager
    def writing(self) -> Generator[Connection]:
        yield self._begun()

    def _begun(self) -> Connection:
        if not self._has_begun:
            self._begin(self._connection)
            self._has_begun = True
        return self._connection


class EngineConnections(LogConnections):
    """Connections of an engine, one for each read and each transaction."""

    def __init__(self, engine: Engine, dialect: LogDialect) -> None:
        self._engine = engine
        self._reading = dialect.reading(engine)
        self._dialect = dialect

    @property
    @override
    def joined(self) -> bool:
        return False

    @property
    @override
    def dialect(self) -> LogDialect:
        return self._dialect

    @override
    def reading(self) -> Connection:
        return self._reading.connect()

    @override
    @contextmanager
    def writing(self) -> Generator[Connection]:
        with self.transaction() as connections, connections.writing() as connection:
            yield connection

    @override
    def looking(self) -> AbstractContextManager[DriverConnection]:
        return self._dialect.alone(self._engine)

    @override
    def appending(self) -> AbstractContextManager[DriverConnection]:
        return self._dialect.appending(self._engine) or self.writing()

    @override
    @contextmanager
    def transaction(self) -> Generator[Connections]:
        """Open a transaction, committed at the end of the block."""
        with (
            ExitStack() as turn,
            self._dialect.refusals(),
            self._engine.connect() as connection,
        ):

            def begin(connection: Connection) -> None:
                turn.enter_context(self._dialect.turn(self._engine))
                self._dialect.begin(connection)

            yield TransactionConnections(connection, begin)
            connection.commit()


class HostConnections(LogConnections):
    """A host's connection, whose transaction the host ends."""

    def __init__(self, connection: Connection, dialect: LogDialect) -> None:
        self._connection = connection
        self._dialect = dialect

    @property
    @override
    def joined(self) -> bool:
        return True

    @property
    @override
    def dialect(self) -> LogDialect:
        return self._dialect

    @override
    @contextmanager
    def reading(self) -> Generator[Connection]:
        yield self._connection

    @override
    @contextmanager
    def writing(self) -> Generator[Connection]:
        with self.transaction() as connections, connections.writing() as connection:
            yield connection

    @override
    def looking(self) -> AbstractContextManager[DriverConnection]:
        return self.reading()

    @override
    def appending(self) -> AbstractContextManager[DriverConnection]:
        return self.writing()

    @override
    @contextmanager
    def transaction(self) -> Generator[Connections]:
        """Open a savepoint, released at the end of the block."""
        self._dialect.join(self._connection)
        with self._dialect.refusals(), self._connection.begin_nested():
            yield TransactionConnections(self._connection, self._dialect.join)
