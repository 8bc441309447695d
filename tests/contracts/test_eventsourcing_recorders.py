"""The conformance suites that `eventsourcing` ships, against our recorders."""

import os
from time import monotonic, sleep
from unittest import TestCase, mock
from uuid import UUID

import pytest
from eventsourcing.persistence import (
    IntegrityError,
    OperationalError,
    ProgrammingError,
    StoredEvent,
    Tracking,
)
from eventsourcing.tests import application, persistence, projection
from eventsourcing.utils import Environment, get_topic
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, select
from sqlalchemy.pool import QueuePool
from typing_extensions import override

from debt_adapters.sqlalchemy import SqlEventLog, SqlFactory, create_engine
from debt_adapters.sqlalchemy.recorders import (
    SqlAggregateRecorder,
    SqlApplicationRecorder,
    SqlProcessRecorder,
    SqlTrackingRecorder,
)
from debt_adapters.sqlalchemy.schema import prepare
from tests.contracts.sealing import append

MODULE = "debt_adapters.sqlalchemy"
ONE = UUID("6b3a1e0c-4a52-4c40-9f0e-6d3b5c1f7a11")
NO_TABLE = "no such table|does not exist"
COUNTER = Table(
    "event_counter",
    MetaData(),
    Column("name", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)


class OnSqlite(TestCase):
    """Gives each test an SQLite database of its own."""

    url_fixture = "sqlite_url"

    @pytest.fixture(autouse=True)
    def _give_database(self, request: pytest.FixtureRequest) -> None:
        self.url: str = request.getfixturevalue(self.url_fixture)

    @override
    def setUp(self) -> None:
        self.open_database()
        super().setUp()

    def open_database(self) -> None:
        self.variables = {"PERSISTENCE_MODULE": MODULE, "SQLALCHEMY_URL": self.url}
        patch = mock.patch.dict(os.environ, self.variables)
        patch.start()
        self.addCleanup(patch.stop)
        self.engine = create_engine(self.url)
        self.addCleanup(self.close_database)
        prepare(self.engine, create_tables=True)

    def close_database(self) -> None:
        """Wait for the readers that a shipped test leaves behind, then close."""
        end = monotonic() + 5
        while self.checked_out() and monotonic() < end:
            sleep(0.01)
        self.engine.dispose()

    def checked_out(self) -> int:
        pool = self.engine.pool
        assert isinstance(pool, QueuePool)
        return pool.checkedout()


class OnPostgresql(OnSqlite):
    """Gives each test a PostgreSQL database of its own."""

    url_fixture = "postgres_url"


class TestAggregateRecorder(OnSqlite, persistence.AggregateRecorderTestCase):
    @override
    def create_recorder(self) -> SqlAggregateRecorder:
        return SqlAggregateRecorder(self.engine, "app")


class TestApplicationRecorder(
    OnSqlite, persistence.ApplicationRecorderTestCase[SqlApplicationRecorder]
):
    @override
    def create_recorder(self) -> SqlApplicationRecorder:
        return SqlApplicationRecorder(self.engine, "app")

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestTrackingRecorder(OnSqlite, persistence.TrackingRecorderTestCase):
    @override
    def create_recorder(self) -> SqlTrackingRecorder:
        return SqlTrackingRecorder(self.engine, "app")


class TestProcessRecorder(OnSqlite, persistence.ProcessRecorderTestCase):
    @override
    def create_recorder(self) -> SqlProcessRecorder:
        return SqlProcessRecorder(self.engine, "app")


class TestNonInterleaving(OnSqlite, persistence.NonInterleavingNotificationIDsBaseCase):
    @override
    def create_recorder(self) -> SqlApplicationRecorder:
        return SqlApplicationRecorder(self.engine, "app")


class OtherTrackingRecorder(SqlTrackingRecorder):
    """One that a host made itself."""


class TestFactory(OnSqlite, persistence.InfrastructureFactoryTestCase[SqlFactory]):
    @override
    def setUp(self) -> None:
        self.open_database()
        self.env = Environment("Accounts", self.variables)
        super(OnSqlite, self).setUp()

    @override
    def expected_factory_class(self) -> type[SqlFactory]:
        return SqlFactory

    @override
    def expected_aggregate_recorder_class(self) -> type[SqlAggregateRecorder]:
        return SqlAggregateRecorder

    @override
    def expected_application_recorder_class(self) -> type[SqlApplicationRecorder]:
        return SqlApplicationRecorder

    @override
    def expected_tracking_recorder_class(self) -> type[SqlTrackingRecorder]:
        return SqlTrackingRecorder

    @override
    def tracking_recorder_subclass(self) -> type[SqlTrackingRecorder]:
        return OtherTrackingRecorder

    @override
    def expected_process_recorder_class(self) -> type[SqlProcessRecorder]:
        return SqlProcessRecorder


class TestExampleApplication(OnSqlite, application.ExampleApplicationTestCase):
    expected_factory_topic = get_topic(SqlFactory)


class EventCounters(SqlTrackingRecorder, projection.EventCountersView):
    """A view with a table of its own, counted in the transaction of the tracking."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        super().__init__(engine, tenant)
        COUNTER.metadata.create_all(engine)

    @override
    def get_created_event_counter(self) -> int:
        return self._count("created")

    @override
    def get_subsequent_event_counter(self) -> int:
        return self._count("subsequent")

    @override
    def incr_created_event_counter(self, tracking: Tracking) -> None:
        self._increase("created", tracking)

    @override
    def incr_subsequent_event_counter(self, tracking: Tracking) -> None:
        self._increase("subsequent", tracking)

    def _count(self, name: str) -> int:
        with self._reading() as connection:
            row = select(COUNTER.c.count).where(COUNTER.c.name == name)
            return connection.scalar(row) or 0

    def _increase(self, name: str, tracking: Tracking) -> None:
        one = self._dialect.insert_into(COUNTER).values(name=name, count=1)
        more = one.on_conflict_do_update(
            index_elements=[COUNTER.c.name], set_={"count": COUNTER.c.count + 1}
        )
        with self.processing(tracking) as connection:
            connection.execute(more)


class TestView(OnSqlite, projection.EventCountersViewTestCase):
    @override
    def construct_event_counters_view(self) -> projection.EventCountersView:
        return EventCounters(self.engine, "app")


class TestProjectionRunner(
    OnSqlite, projection.AggregateEventCountersProjectionTestCase
):
    view_class: type[projection.EventCountersView] = EventCounters


class TestEventSourcedProjection(OnSqlite, projection.EventSourcedProjectionTestCase):
    pass


class TestAggregateRecorderOnPostgresql(OnPostgresql, TestAggregateRecorder):
    pass


class TestApplicationRecorderOnPostgresql(OnPostgresql, TestApplicationRecorder):
    pass


class TestTrackingRecorderOnPostgresql(OnPostgresql, TestTrackingRecorder):
    pass


class TestProcessRecorderOnPostgresql(OnPostgresql, TestProcessRecorder):
    pass


class TestNonInterleavingOnPostgresql(OnPostgresql, TestNonInterleaving):
    pass


class TestFactoryOnPostgresql(OnPostgresql, TestFactory):
    pass


class TestExampleApplicationOnPostgresql(OnPostgresql, TestExampleApplication):
    pass


class TestViewOnPostgresql(OnPostgresql, TestView):
    pass


class TestProjectionRunnerOnPostgresql(OnPostgresql, TestProjectionRunner):
    pass


class TestEventSourcedProjectionOnPostgresql(OnPostgresql, TestEventSourcedProjection):
    pass


@pytest.fixture
def recorder(engine: Engine) -> SqlProcessRecorder:
    prepare(engine, create_tables=True)
    return SqlProcessRecorder(engine, "app")


@pytest.mark.parametrize(
    "originator_id", [ONE, str(ONE), "case:1", f"uuid:{ONE}", "text:", "ß"]
)
def test_an_identifier_comes_back_as_it_was_given(
    recorder: SqlProcessRecorder, originator_id: UUID | str
) -> None:
    event = StoredEvent(originator_id, 0, "topic", b"\x00\xff not JSON")
    recorder.insert_events([event])
    assert recorder.select_events(originator_id) == [event]
    assert recorder.select_notifications(None, 1)[0].originator_id == originator_id


def test_a_refused_tracking_takes_the_events_back(recorder: SqlProcessRecorder) -> None:
    recorder.insert_tracking(Tracking("upstream", 2))
    with pytest.raises(IntegrityError, match="upstream"):
        recorder.insert_events(
            [StoredEvent("case:1", 1, "topic", b"")], tracking=Tracking("upstream", 2)
        )
    assert recorder.select_events("case:1") == []
    assert recorder.max_notification_id() is None


def test_events_that_eventsourcing_reads_may_come_from_our_log(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    append(sql_log, ("case:1", 1), ("ledger:case:1", 1))
    follower = SqlApplicationRecorder(engine, "acme")
    seen = follower.select_notifications(None, 10)
    assert [(seen.id, seen.originator_id) for seen in seen] == [
        (1, "case:1"),
        (2, "ledger:case:1"),
    ]


def test_the_drivers_errors_are_those_of_eventsourcing(engine: Engine) -> None:
    recorder = SqlApplicationRecorder(engine, "app")
    errors = (OperationalError, ProgrammingError)
    with pytest.raises(errors, match=NO_TABLE):
        recorder.max_notification_id()
    with pytest.raises(errors, match=NO_TABLE):
        recorder.insert_events([StoredEvent("case:1", 1, "topic", b"")])


def test_the_factory_names_the_missing_variable() -> None:
    with pytest.raises(OSError, match="ACCOUNTS_SQLALCHEMY_URL or SQLALCHEMY_URL"):
        SqlFactory(Environment("Accounts"))


def test_the_factory_refuses_a_class_that_is_no_recorder(sqlite_url: str) -> None:
    topic = get_topic(SqlTrackingRecorder)

    factory = SqlFactory(
        {"SQLALCHEMY_URL": sqlite_url, "PROCESS_RECORDER_TOPIC": topic}
    )
    with factory, pytest.raises(OSError, match="no subclass of SqlProcessRecorder"):
        factory.process_recorder()
    factory.close()
