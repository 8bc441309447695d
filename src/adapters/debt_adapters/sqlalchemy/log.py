"""The log of events in an SQL database."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine
from typing_extensions import override

from debt_adapters.key_cache import CACHED_KEYS, KeyCache
from debt_adapters.master_key import KeyWrapping
from debt_adapters.sqlalchemy import reading
from debt_adapters.sqlalchemy.appending import LogTail
from debt_adapters.sqlalchemy.connections import (
    Connections,
    EngineConnections,
    HostConnections,
    LogConnections,
)
from debt_adapters.sqlalchemy.dialect import LogDialect, dialect_of
from debt_adapters.sqlalchemy.keys import CommittedSubjectKeys, SqlSubjectKeys
from debt_adapters.sqlalchemy.read_models import SqlReadModels
from debt_adapters.sqlalchemy.schema import prepare
from debt_adapters.sqlalchemy.tracking import SqlTracking
from debt_adapters.sqlalchemy.waking import Waker
from debt_domain.kernel.ports import (
    EventLog,
    Head,
    LoggedEvent,
    LogTransaction,
    ReadModels,
    Seal,
    StoredFact,
    SubjectKeys,
    Tracking,
)


class SqlTransaction(LogTransaction):
    """One all-or-nothing write to a tenant's log."""

    def __init__(
        self,
        connections: Connections,
        dialect: LogDialect,
        tenant: str,
        keys: SqlSubjectKeys,
    ) -> None:
        self._tail = LogTail(connections.writing, dialect, tenant)
        self._read_models = SqlReadModels(connections, dialect, tenant)
        self._tracking = SqlTracking(connections, dialect, tenant)
        self._keys = keys

    @override
    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        return self._tail.append(seal, now=now, unmoved=unmoved)

    @property
    @override
    def read_models(self) -> ReadModels:
        return self._read_models

    @property
    @override
    def tracking(self) -> Tracking:
        return self._tracking

    @property
    @override
    def keys(self) -> SubjectKeys:
        return self._keys


class TenantLog(EventLog):
    """One tenant's log, on whichever connections it was given."""

    def __init__(
        self,
        connections: LogConnections,
        tenant: str,
        master_key: KeyWrapping,
        cache: KeyCache,
    ) -> None:
        self._connections = connections
        self._tenant = tenant
        self._master_key = master_key
        self.key_cache = cache
        dialect = connections.dialect
        self._read_models = SqlReadModels(connections, dialect, tenant)
        self._tracking = SqlTracking(connections, dialect, tenant)
        self._keys: SubjectKeys = (
            self._keys_in(connections)
            if connections.joined
            else CommittedSubjectKeys(partial(self._keys_in, connections))
        )

    def _keys_in(self, connections: Connections) -> SqlSubjectKeys:
        return SqlSubjectKeys(
            connections,
            self._connections.dialect,
            self._tenant,
            self._master_key,
            self.key_cache,
        )

    @property
    def tenant(self) -> str:
        """Whose log it is."""
        return self._tenant

    @override
    def streams(
        self, names: Sequence[str], /, *, until: int | None = None
    ) -> Mapping[str, Sequence[LoggedEvent]]:
        with self._connections.reading() as connection:
            return reading.streams(connection, self._tenant, names, until)

    @override
    def facts(self, after: Mapping[str, int], /) -> Mapping[str, Sequence[StoredFact]]:
        found: dict[str, list[StoredFact]] = {name: [] for name in after}
        with self._connections.looking() as connection:
            stored = self._connections.dialect.facts(connection, self._tenant, after)
            for stream, version, topic, state in stored:
                found[stream].append((version, topic, state))
        for events in found.values():
            events.sort()
        return found

    @override
    def read(
        self,
        after: int,
        /,
        *,
        topics: Sequence[str] = (),
        until: int | None = None,
        limit: int = 1000,
    ) -> Sequence[LoggedEvent]:
        wanted = reading.Wanted(after, topics, until, limit)
        with self._connections.reading() as connection:
            return reading.events(connection, self._tenant, wanted)

    @override
    def head(self) -> Head:
        with self._connections.reading() as connection:
            return reading.head(connection, self._tenant)

    @override
    def position_at(self, instant: datetime, /) -> int:
        with self._connections.reading() as connection:
            return reading.position_at(connection, self._tenant, instant)

    @override
    @contextmanager
    def transaction(self) -> Generator[LogTransaction]:
        with self._connections.transaction() as connections:
            keys = self._keys_in(connections)
            yield SqlTransaction(
                connections, self._connections.dialect, self._tenant, keys
            )
        if not self.joined:
            keys.remember()

    @override
    def append(
        self, seal: Seal, *, now: datetime, unmoved: Mapping[str, int]
    ) -> Sequence[LoggedEvent]:
        connections, dialect = self._connections, self._connections.dialect
        if dialect.appends_alone and not self.joined:
            tail = LogTail(connections.looking, dialect, self._tenant)
            logged = tail.append_at_once(seal, now=now, unmoved=unmoved)
            if logged is not None:
                return logged
        tail = LogTail(connections.appending, dialect, self._tenant)
        return tail.append(seal, now=now, unmoved=unmoved)

    @property
    @override
    def joined(self) -> bool:
        return self._connections.joined

    @property
    @override
    def read_models(self) -> ReadModels:
        return self._read_models

    @property
    @override
    def tracking(self) -> Tracking:
        return self._tracking

    @property
    @override
    def keys(self) -> SubjectKeys:
        return self._keys


class SqlEventLog(TenantLog):
    """One tenant's log in an SQL database, on any engine.

    `debt_adapters.sqlalchemy.engine` says what an engine of the host's needs.

    Args:
        engine: The database.
        tenant: Whose log.
        master_key: Wraps the subjects' keys.
        create_tables: Whether to make the tables where there are none.
        cached_keys: How many unwrapped keys to keep in memory at most.

    Raises:
        StoreTooNewError: A newer version of the library wrote the store.
        StoreMissingError: There are no tables, and none were to be made.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        tenant: str,
        master_key: KeyWrapping,
        create_tables: bool = True,
        cached_keys: int = CACHED_KEYS,
    ) -> None:
        prepare(engine, create_tables=create_tables)
        connections = EngineConnections(engine, dialect_of(engine.dialect.name))
        super().__init__(connections, tenant, master_key, KeyCache(cached_keys))
        self._engine = engine

    def waker(self) -> Waker:
        """Give what wakes a runner when something was written; close it at the end."""
        return self._connections.dialect.waker(self._engine, self._tenant)

    def joining(self, connection: Connection) -> EventLog:
        """Give this log inside a host's transaction, which the host ends.

        Args:
            connection: The host's, such as `session.connection()`. On SQLite the
                host writes before it reads, or begins with BEGIN IMMEDIATE: else a
                commit of somebody else in between is a `StoreBusyError`.
        """
        connections = HostConnections(connection, self._connections.dialect)
        return TenantLog(connections, self._tenant, self._master_key, self.key_cache)
