"""PostgreSQL: writers meet at the head row of their log, and nowhere else."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final, LiteralString, cast

from sqlalchemy import ColumnElement, Connection, Engine, Table, func, literal
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.exc import DBAPIError

from debt_adapters.batch import expected_versions
from debt_adapters.sqlalchemy.on_driver import DriverConnection, lent
from debt_adapters.sqlalchemy.tables import instant, microseconds
from debt_adapters.sqlalchemy.waking import ListeningWaker, Waker
from debt_domain.kernel.errors import ConcurrencyError, StoreBusyError
from debt_domain.kernel.ports import Head, RowKey, SealedEvent

if TYPE_CHECKING:
    from psycopg import Connection as PsycopgConnection
    from psycopg import Cursor, Error

# Any number, the same in every release: who makes the tables holds it.
TABLES_LOCK: Final = 7_318_349_394_477_056

UNIQUE_VIOLATION: Final = "23505"
SERIALIZATION_FAILURE: Final = "40001"
DEADLOCK_DETECTED: Final = "40P01"
LOCK_NOT_AVAILABLE: Final = "55P03"
GIVEN_UP: Final = {SERIALIZATION_FAILURE, DEADLOCK_DETECTED, LOCK_NOT_AVAILABLE}

MAKE_HEAD: Final = (
    "INSERT INTO debt_log_head (tenant, position) VALUES (%s, 0) ON CONFLICT DO NOTHING"
)
LOCK_HEAD: Final = (
    "SELECT position, recorded_at FROM debt_log_head WHERE tenant = %s"
    " FOR NO KEY UPDATE"
)
VERSIONS: Final = (
    "SELECT name, found.version FROM unnest(%s::text[]) AS name, LATERAL"
    " (SELECT max(version) AS version FROM debt_event"
    "  WHERE tenant = %s AND stream = name) AS found"
    " WHERE found.version IS NOT NULL"
)
# One statement, one trip. The update waits for the lock, and gives the positions and
# the wake-up; what the statement reads of other rows is from before it had the lock. So
# it holds for streams that were only read if the head was the same one then: nobody else
# has appended anything.
APPEND: Final = """
WITH head AS (
    UPDATE debt_log_head
    SET position = position + %(count)s, recorded_at = %(recorded_at)s
    WHERE tenant = %(tenant)s::text
        AND (recorded_at IS NULL OR recorded_at <= %(recorded_at)s)
        AND (NOT %(rests_on_others)s::boolean OR position = (
            SELECT seen.position FROM debt_log_head AS seen
            WHERE seen.tenant = %(tenant)s::text
        ))
        AND NOT EXISTS (
            SELECT FROM unnest(%(streams)s::text[], %(versions)s::bigint[])
                AS expected (stream, version)
            WHERE version <> COALESCE((
                SELECT max(stored.version) FROM debt_event AS stored
                WHERE stored.tenant = %(tenant)s::text
                    AND stored.stream = expected.stream
            ), 0)
        )
    RETURNING position - %(count)s AS after, pg_notify('debt_log', tenant)
)
INSERT INTO debt_event (tenant, position, stream, version, topic, state, recorded_at)
SELECT %(tenant)s::text, after + number, stream, version, topic, state, recorded_at
FROM head, unnest(
    %(event_streams)s::text[], %(event_versions)s::bigint[], %(event_topics)s::text[],
    %(event_states)s::bytea[], %(event_times)s::bigint[]
) WITH ORDINALITY AS event (stream, version, topic, state, recorded_at, number)
RETURNING position
"""
# Beyond so many events another trip or two cost less than what COPY saves.
AT_ONCE: Final = 500
COPY: Final = (
    "COPY debt_event (tenant, position, stream, version, topic, state, recorded_at)"
    " FROM STDIN (FORMAT BINARY)"
)
COPIED: Final = ("text", "int8", "text", "int8", "text", "bytea", "int8")
MOVE_HEAD: Final = (
    "UPDATE debt_log_head SET position = %s, recorded_at = %s"
    " WHERE tenant = %s AND position = %s RETURNING pg_notify('debt_log', tenant)"
)
# LATERAL with an order or an offset is looked up name by name, whatever the plan that
# was made, and kept, while the table was still empty: a join was six times as slow.
FACTS: Final = (
    "SELECT event.* FROM unnest(%s::text[], %s::bigint[]) AS wanted (name, after),"
    " LATERAL (SELECT stream, version, topic, state FROM debt_event"
    "  WHERE tenant = %s AND stream = wanted.name AND version > wanted.after"
    "  ORDER BY version) AS event"
)
ROWS: Final = (
    "SELECT stored.* FROM unnest(%s::text[], %s::text[]) AS wanted (projection, key),"
    " LATERAL (SELECT projection, key, row FROM debt_read_model AS model"
    "  WHERE model.tenant = %s AND model.projection = wanted.projection"
    "  AND model.key = wanted.key OFFSET 0) AS stored"
)
PUT_ROWS: Final = (
    "INSERT INTO debt_read_model (tenant, projection, key, row)"
    " SELECT %s, stored.* FROM unnest(%s::text[], %s::text[], %s::bytea[])"
    " AS stored (projection, key, row)"
    " ON CONFLICT (tenant, projection, key) DO UPDATE SET row = excluded.row"
)


class Postgresql:
    """The log's statements for PostgreSQL, on a cursor of psycopg.

    READ COMMITTED: a statement sees what was committed before it began, and one that
    has waited for a row goes on with the row's newest version. In a host's transaction
    of a stricter kind, a head that has moved is a conflict.
    """

    appends_alone: bool = True

    def reading(self, engine: Engine) -> Engine:
        """Read without a transaction: each is two trips, and a ROLLBACK costs more.

        psycopg forgets the statements that it has prepared when it rolls back.
        """
        return engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def alone(self, engine: Engine) -> Generator[DriverConnection]:
        """Lend a connection that sends no BEGIN, and so needs no COMMIT."""
        with lent(engine) as connection:
            driver = cast("PsycopgConnection", connection.connection.dbapi_connection)
            was_on = driver.autocommit
            driver.autocommit = True
            try:
                yield connection
            finally:
                driver.autocommit = was_on

    def appending(self, engine: Engine) -> None:
        """Leave it to SQLAlchemy: what is appended alone is one statement here."""

    def begin(self, connection: Connection) -> None:
        """Begin; the lock is the business of `lock_head` and of the insert."""
        connection.execution_options(isolation_level="READ COMMITTED").begin()

    def begin_alone(self, connection: Connection) -> None:
        """Begin, and wait for others who make tables."""
        self.begin(connection)
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (TABLES_LOCK,))

    def join(self, connection: Connection) -> None:
        """Begin the host's transaction if the host has not."""
        if not connection.in_transaction():
            connection.begin()

    def turn(self, engine: Engine) -> AbstractContextManager[object]:  # noqa: ARG002  any log's
        """Let all writers in: they meet at the head row alone."""
        return nullcontext()

    @contextmanager
    def refusals(self) -> Generator[None]:
        """Name what makes PostgreSQL give up a transaction that it need not.

        Raises:
            StoreBusyError: A lock was not to be had, or would never have been.
        """
        try:
            yield
        except Exception as error:
            if _sqlstate(error) in GIVEN_UP:
                raise StoreBusyError(str(error)) from error
            raise

    def lock_head(self, connection: DriverConnection, tenant: str) -> Head:
        """Take the log's lock and give the end of the log."""
        with _cursor(connection) as cursor:
            cursor.execute(LOCK_HEAD, (tenant,))
            row = cursor.fetchone()
            if row is None:
                cursor.execute(MAKE_HEAD, (tenant,))
                cursor.execute(LOCK_HEAD, (tenant,))
                row = cursor.fetchone()
        if row is None:
            raise StoreBusyError(f"the head of the log {tenant} was deleted")
        position, recorded_at = row
        return Head(position, None if recorded_at is None else instant(recorded_at))

    def versions(
        self, connection: DriverConnection, tenant: str, streams: Sequence[str]
    ) -> Mapping[str, int]:
        """Give the last versions of the streams that have events."""
        with _cursor(connection) as cursor:
            cursor.execute(VERSIONS, (list(streams), tenant))
            return dict(cursor.fetchall())

    def insert_at_once(
        self,
        connection: DriverConnection,
        tenant: str,
        events: Sequence[SealedEvent],
        unmoved: Mapping[str, int] | None,
    ) -> int | None:
        """Write events in one statement, and give the position before them.

        What is committed while the statement waits takes a version that it wants itself,
        or may have moved a stream that was only read: then nothing is written.

        Returns:
            None if nothing was written: the events are many, the log has no head yet
            or is ahead of the recorded time, a stream is at another version, or may
            be, since somebody else has just appended.
        """
        if len(events) > AT_ONCE:
            return None
        if unmoved is None:
            return self._append(connection, tenant, events, {})
        expected = expected_versions(events)
        if any(expected.setdefault(name, at) != at for name, at in unmoved.items()):
            return None
        return self._append(
            connection, tenant, events, expected, rests_on_others=bool(unmoved)
        )

    def insert(
        self,
        connection: DriverConnection,
        tenant: str,
        after: int,
        events: Sequence[SealedEvent],
    ) -> None:
        """Write events, at least one, behind a position and move the head."""
        if len(events) > AT_ONCE and not connection.dialect.is_async:
            moved = _copy(connection, tenant, after, events)
        else:
            moved = self._append(connection, tenant, events, {}) == after
        if not moved:
            raise StoreBusyError(f"the log {tenant} does not end at position {after}")

    def facts(
        self, connection: DriverConnection, tenant: str, after: Mapping[str, int]
    ) -> Iterable[tuple[str, int, str, bytes]]:
        """Read streams after a version each, in any order: one look at the log."""
        wanted = (_texts(after), _numbers(after.values()), tenant)
        return _rows(connection, FACTS, wanted)

    def get_rows(
        self, connection: DriverConnection, tenant: str, keys: Sequence[RowKey]
    ) -> Iterable[tuple[str, str, bytes]]:
        """Give the projection, the key and the row of those that exist."""
        wanted = (
            _texts(name for name, _ in keys),
            _texts(key for _, key in keys),
            tenant,
        )
        return _rows(connection, ROWS, wanted)

    def put_rows(
        self, connection: DriverConnection, tenant: str, rows: Mapping[RowKey, bytes]
    ) -> None:
        """Write rows of read models, in place of those with the same key."""
        names, keys = _texts(name for name, _ in rows), _texts(key for _, key in rows)
        with _cursor(connection) as cursor:
            cursor.execute(PUT_ROWS, (tenant, names, keys, _bytes(rows.values())))

    def insert_into(self, table: Table) -> Insert:
        """Give an INSERT that can say what to do with a row that exists."""
        return insert(table)

    def contains(
        self, column: ColumnElement[bytes], sought: bytes
    ) -> ColumnElement[bool]:
        """Ask whether a column has some bytes among its own."""
        return func.position(literal(sought).op("IN")(column)) > 0

    def waker(self, engine: Engine, tenant: str) -> Waker:
        """Give what sleeps until the log has grown."""
        return ListeningWaker(engine, tenant)

    def _append(
        self,
        connection: DriverConnection,
        tenant: str,
        events: Sequence[SealedEvent],
        expected: Mapping[str, int],
        *,
        rests_on_others: bool = False,
    ) -> int | None:
        values = {
            "tenant": tenant,
            "rests_on_others": rests_on_others,
            "count": len(events),
            "recorded_at": microseconds(events[-1].recorded_at),
            "streams": _texts(expected),
            "versions": _numbers(expected.values()),
            "event_streams": _texts(event.stream for event in events),
            "event_versions": _numbers(event.version for event in events),
            "event_topics": _texts(event.topic for event in events),
            "event_states": _bytes(event.state for event in events),
            "event_times": _numbers(microseconds(e.recorded_at) for e in events),
        }
        with _cursor(connection) as cursor, _conflicts(tenant, events):
            cursor.execute(APPEND, values)
            positions = [position for (position,) in cursor.fetchall()]
        return min(positions) - 1 if positions else None


def _copy(
    connection: DriverConnection, tenant: str, after: int, events: Sequence[SealedEvent]
) -> bool:
    """Write many events under the lock; tell whether the head was where it should be."""
    with _cursor(connection) as cursor, _conflicts(tenant, events):
        last = microseconds(events[-1].recorded_at)
        cursor.execute(MOVE_HEAD, (after + len(events), last, tenant, after))
        if cursor.rowcount != 1:
            return False
        with cursor.copy(COPY) as copy:
            copy.set_types(COPIED)
            for position, event in enumerate(events, after + 1):
                copy.write_row(
                    (
                        tenant,
                        position,
                        event.stream,
                        event.version,
                        event.topic,
                        event.state,
                        microseconds(event.recorded_at),
                    )
                )
    return True


def _texts(texts: Iterable[str]) -> str:
    """Write an array as PostgreSQL reads it: psycopg's own way takes ten times as long."""
    escaped = (x.replace("\\", "\\\\").replace('"', '\\"') for x in texts)
    return "{" + ",".join([f'"{x}"' for x in escaped]) + "}"


def _numbers(numbers: Iterable[int]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"


def _bytes(values: Iterable[bytes]) -> str:
    return "{" + ",".join([f'"\\\\x{x.hex()}"' for x in values]) + "}"


@contextmanager
def _cursor(connection: DriverConnection) -> Generator["Cursor[tuple[Any, ...]]"]:
    """Give a cursor of the driver, or what SQLAlchemy makes of an asynchronous one."""
    cursor = cast("Cursor[tuple[Any, ...]]", connection.connection.cursor())
    try:
        yield cursor
    finally:
        cursor.close()


def _rows(
    connection: DriverConnection, statement: LiteralString, wanted: Sequence[object]
) -> Sequence[tuple[Any, ...]]:
    """Read, in binary where the cursor can: bytes then come without hexadecimal."""
    with _cursor(connection) as cursor:
        if connection.dialect.is_async:
            cursor.execute(statement, wanted)
        else:
            cursor.execute(statement, wanted, binary=True)
        return cursor.fetchall()


@contextmanager
def _conflicts(tenant: str, events: Sequence[SealedEvent]) -> Generator[None]:
    """Name the stream that somebody else has written to in the meantime."""
    try:
        yield
    except Exception as error:
        if _sqlstate(error) not in {UNIQUE_VIOLATION, SERIALIZATION_FAILURE}:
            raise
        detail = cast("Error", error).diag.message_detail or ""
        taken = (e for e in events if f"({tenant}, {e.stream}, {e.version})" in detail)
        event = next(taken, events[0])
        raise ConcurrencyError(
            stream=event.stream, expected_version=event.version - 1
        ) from error


def _sqlstate(error: Exception) -> str | None:
    """Give PostgreSQL's code of an error, raised by the driver or by SQLAlchemy."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return getattr(cause, "sqlstate", None)
