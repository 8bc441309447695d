"""The subjects' keys in a table, wrapped by a master key."""

import secrets
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from sqlalchemy import Connection, Engine, select
from typing_extensions import override

from debt_adapters.key_cache import CACHED_KEYS, KeyCache, Unwrapped
from debt_adapters.master_key import KEY_BYTES, KeyWrapping
from debt_adapters.sqlalchemy.chunks import chunks
from debt_adapters.sqlalchemy.connections import Connections, EngineConnections
from debt_adapters.sqlalchemy.dialect import LogDialect, dialect_of
from debt_adapters.sqlalchemy.tables import TABLES
from debt_domain.kernel.errors import SubjectErasedError
from debt_domain.kernel.ports import SubjectKeys

KEY = TABLES.subject_key


class SqlSubjectKeys(SubjectKeys):
    """One tenant's keys, as one transaction sees them.

    Args:
        connections: The transaction's.
        dialect: The database's own statements.
        tenant: Whose keys.
        master_key: Wraps them.
        cache: What was unwrapped before; it is added to by `remember` alone.
    """

    def __init__(
        self,
        connections: Connections,
        dialect: LogDialect,
        tenant: str,
        master_key: KeyWrapping,
        cache: KeyCache,
    ) -> None:
        self._connections = connections
        self._dialect = dialect
        self._tenant = tenant
        self._master_key = master_key
        self._cache = cache
        self._unwrapped: dict[str, Unwrapped] = {}

    @override
    def get(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        if not subjects:
            return {}
        with self._connections.reading() as connection:
            return self._existing(connection, subjects)[0]

    @override
    def obtain(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        if not subjects:
            return {}
        with self._connections.reading() as connection:
            found = self._required(connection, subjects)
        missing = sorted(set(subjects) - found.keys())
        if missing:
            with self._connections.writing() as connection:
                self._make(connection, missing)
                # Another writer's key counts where it was first.
                found.update(self._required(connection, missing))
        return found

    @override
    def destroy(self, subjects: Sequence[str], /) -> None:
        if not subjects:
            return
        insert = self._dialect.insert_into(KEY)
        bury = insert.on_conflict_do_update(
            index_elements=[KEY.c.tenant, KEY.c.subject],
            set_={"wrapped_key": None, "master_key": None},
        )
        rows = [self._row(subject) for subject in sorted(set(subjects))]
        with self._connections.writing() as connection:
            if connection.dialect.name == "sqlite":
                # Overwrites what is deleted; else it would stay in the file's pages.
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            connection.execute(bury, rows)
        self._cache.drop(subjects)
        for subject in subjects:
            self._unwrapped.pop(subject, None)

    def remember(self) -> None:
        """Cache what was unwrapped, once the transaction has been committed."""
        self._cache.keep(self._unwrapped)

    def _required(
        self, connection: Connection, subjects: Sequence[str]
    ) -> dict[str, bytes]:
        found, erased = self._existing(connection, subjects)
        for subject in sorted(erased):
            raise SubjectErasedError(subject_id=subject)
        return found

    def _existing(
        self, connection: Connection, subjects: Sequence[str]
    ) -> tuple[dict[str, bytes], set[str]]:
        """Give the keys, and the subjects that were erased."""
        found: dict[str, bytes] = {}
        erased = set[str]()
        for some in chunks(subjects):
            rows = select(KEY.c.subject, KEY.c.wrapped_key, KEY.c.master_key).where(
                KEY.c.tenant == self._tenant, KEY.c.subject.in_(some)
            )
            for subject, wrapped, key_id in connection.execute(rows):
                if wrapped is None:
                    erased.add(subject)
                else:
                    found[subject] = self._unwrap(subject, wrapped, key_id)
        return found, erased

    def _unwrap(self, subject: str, wrapped: bytes, key_id: str) -> bytes:
        known = self._unwrapped.get(subject)
        if known is not None and known.wrapped == wrapped:
            return known.key
        key = self._cache.get(subject, wrapped)
        if key is None:
            bound = bound_to(self._tenant, subject)
            key = self._master_key.unwrap(wrapped, bound, key_id)
            self._unwrapped[subject] = Unwrapped(wrapped, key)
        return key

    def _make(self, connection: Connection, subjects: Sequence[str]) -> None:
        rows = [self._new_row(subject) for subject in subjects]
        insert = self._dialect.insert_into(KEY).on_conflict_do_nothing()
        connection.execute(insert, rows)

    def _new_row(self, subject: str) -> dict[str, object]:
        key = secrets.token_bytes(KEY_BYTES)
        wrapped = self._master_key.wrap(key, bound_to(self._tenant, subject))
        self._unwrapped[subject] = Unwrapped(wrapped, key)
        return self._row(subject, wrapped, self._master_key.key_id)

    def _row(
        self, subject: str, wrapped: bytes | None = None, key_id: str | None = None
    ) -> dict[str, object]:
        return {
            "tenant": self._tenant,
            "subject": subject,
            "wrapped_key": wrapped,
            "master_key": key_id,
        }


class CommittedSubjectKeys(SubjectKeys):
    """One tenant's keys as committed; each call is a transaction of its own.

    Args:
        transaction: Begins one.
    """

    def __init__(self, transaction: Callable[[], SqlSubjectKeys]) -> None:
        self._transaction = transaction

    @override
    def get(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        with self._committed() as keys:
            return keys.get(subjects)

    @override
    def obtain(self, subjects: Sequence[str], /) -> Mapping[str, bytes]:
        with self._committed() as keys:
            return keys.obtain(subjects)

    @override
    def destroy(self, subjects: Sequence[str], /) -> None:
        with self._committed() as keys:
            keys.destroy(subjects)

    @contextmanager
    def _committed(self) -> Generator[SqlSubjectKeys]:
        keys = self._transaction()
        yield keys
        keys.remember()


class SqlSubjectKeyStore(CommittedSubjectKeys):
    """One tenant's keys in a database of their own, committed apart from any log.

    `debt_adapters.keys_apart.KeysApart` joins it to a log. With SQLite it must not be
    the log's own file, where the log's transaction would wait for it.

    Args:
        engine: The database of the keys.
        tenant: Whose keys.
        master_key: Wraps them.
        create_table: Whether to make the table where there is none.
        cached_keys: How many unwrapped keys to keep in memory at most.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        tenant: str,
        master_key: KeyWrapping,
        create_table: bool = True,
        cached_keys: int = CACHED_KEYS,
    ) -> None:
        if create_table:
            with engine.begin() as connection:
                KEY.create(connection, checkfirst=True)
        dialect = dialect_of(engine.dialect.name)
        connections, cache = EngineConnections(engine, dialect), KeyCache(cached_keys)
        super().__init__(
            partial(SqlSubjectKeys, connections, dialect, tenant, master_key, cache)
        )


def bound_to(tenant: str, subject: str) -> bytes:
    """Tie a wrapped key to its row, so that rows cannot be swapped."""
    name = tenant.encode()
    return len(name).to_bytes(8, "big") + name + subject.encode()
