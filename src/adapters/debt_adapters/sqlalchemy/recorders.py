"""Recorders for `eventsourcing`: its applications on the tables of our log."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from eventsourcing.persistence import (
    AggregateRecorder,
    IntegrityError,
    Notification,
    ProcessRecorder,
    Recorder,
    StoredEvent,
    Tracking,
    TrackingRecorder,
)
from sqlalchemy import Connection, Engine, select
from typing_extensions import override

from debt_adapters.clock import system_clock
from debt_adapters.sqlalchemy import reading
from debt_adapters.sqlalchemy.appending import LogTail
from debt_adapters.sqlalchemy.connections import Connections, EngineConnections
from debt_adapters.sqlalchemy.dialect import dialect_of
from debt_adapters.sqlalchemy.originator import originator_of, stream_of
from debt_adapters.sqlalchemy.subscription import WakingRecorder, WakingSubscription
from debt_adapters.sqlalchemy.tables import TABLES
from debt_adapters.sqlalchemy.translation import translated
from debt_adapters.sqlalchemy.waking import Waker
from debt_domain.kernel.ports import SealedEvent

EVENT = TABLES.event
TRACKING = TABLES.tracking


class SqlRecorder(Recorder):
    """What all recorders have: a database, and whose rows they are."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant
        self._dialect = dialect_of(engine.dialect.name)
        self._connections = EngineConnections(engine, self._dialect)

    @contextmanager
    def _writing(self) -> Generator[Connections]:
        with translated(self._engine), self._connections.transaction() as connections:
            yield connections

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        with translated(self._engine), self._connections.reading() as connection:
            yield connection


class SqlAggregateRecorder(SqlRecorder, AggregateRecorder):
    """Events and snapshots by aggregate."""

    @override
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: object
    ) -> Sequence[int] | None:
        with self._writing() as connections:
            self._append(connections, stored_events)
        return None

    def _append(
        self, connections: Connections, stored_events: Sequence[StoredEvent]
    ) -> list[int]:
        def seal(recorded_at: datetime) -> list[SealedEvent]:
            return [_sealed(event, recorded_at) for event in stored_events]

        tail = LogTail(connections.writing, self._dialect, self._tenant)
        logged = tail.append(seal, now=system_clock(), unmoved=None)
        return [entry.position for entry in logged]

    @override
    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        version = EVENT.c.version
        rows = reading.SEALED.where(
            EVENT.c.tenant == self._tenant, EVENT.c.stream == stream_of(originator_id)
        )
        if gt is not None:
            rows = rows.where(version > gt)
        if lte is not None:
            rows = rows.where(version <= lte)
        ordered = rows.order_by(version.desc() if desc else version).limit(limit)
        with self._reading() as connection:
            return [
                StoredEvent(originator_of(stream), number, topic, state)
                for stream, number, topic, state, _ in connection.execute(ordered)
            ]


class SqlApplicationRecorder(SqlAggregateRecorder, WakingRecorder):
    """Events by aggregate and in the order of the log."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        SqlAggregateRecorder.__init__(self, engine, tenant)
        WakingRecorder.__init__(self)

    @override
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: object
    ) -> Sequence[int] | None:
        with self._writing() as connections:
            positions = self._append(connections, stored_events)
        self.wake_listeners()
        return positions

    @override
    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        after = 0 if start is None else start - inclusive_of_start
        wanted = reading.Wanted(after, topics, stop, limit)
        with self._reading() as connection:
            return [
                Notification(
                    id=logged.position,
                    originator_id=originator_of(logged.event.stream),
                    originator_version=logged.event.version,
                    topic=logged.event.topic,
                    state=logged.event.state,
                )
                for logged in reading.events(connection, self._tenant, wanted)
            ]

    @override
    def max_notification_id(self) -> int | None:
        with self._reading() as connection:
            return reading.head(connection, self._tenant).position or None

    @override
    def waker(self) -> Waker:
        with translated(self._engine):
            return self._dialect.waker(self._engine, self._tenant)

    @override
    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> WakingSubscription:
        return WakingSubscription(self, gt, topics)


class SqlTrackingRecorder(SqlRecorder, TrackingRecorder):
    """How far each upstream application has been followed; one row for each."""

    @override
    def insert_tracking(self, tracking: Tracking) -> None:
        with self.processing(tracking):
            pass

    @contextmanager
    def processing(self, tracking: Tracking) -> Generator[Connection]:
        """Give a view the connection to write its own rows on, with the tracking.

        Raises:
            IntegrityError: The notification was processed before.
        """
        with (
            self._writing() as connections,
            connections.writing() as connection,
        ):
            self._track(connection, tracking)
            yield connection

    def _track(self, connection: Connection, tracking: Tracking) -> None:
        insert = self._dialect.insert_into(TRACKING).values(
            tenant=self._tenant,
            application=tracking.application_name,
            position=tracking.notification_id,
        )
        forward = insert.on_conflict_do_update(
            index_elements=[TRACKING.c.tenant, TRACKING.c.application],
            set_={"position": insert.excluded.position},
            where=TRACKING.c.position < insert.excluded.position,
        )
        moved = forward.returning(TRACKING.c.position)
        if connection.execute(moved).one_or_none() is None:
            raise IntegrityError(
                f"{tracking.application_name} was already followed to"
                f" {tracking.notification_id} or further"
            )

    @override
    def max_tracking_id(self, application_name: str) -> int | None:
        position = select(TRACKING.c.position).where(
            TRACKING.c.tenant == self._tenant,
            TRACKING.c.application == application_name,
        )
        with self._reading() as connection:
            found: int | None = connection.scalar(position)
            return found


class SqlProcessRecorder(SqlTrackingRecorder, SqlApplicationRecorder, ProcessRecorder):
    """Events together with how far the upstream was followed."""

    @override
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: object
    ) -> Sequence[int] | None:
        tracking = kwargs.get("tracking")
        with self._writing() as connections:
            positions = self._append(connections, stored_events)
            if isinstance(tracking, Tracking):
                with connections.writing() as connection:
                    self._track(connection, tracking)
        self.wake_listeners()
        return positions


def _sealed(event: StoredEvent, recorded_at: datetime) -> SealedEvent:
    return SealedEvent(
        stream_of(event.originator_id),
        event.originator_version,
        event.topic,
        event.state,
        recorded_at,
    )
