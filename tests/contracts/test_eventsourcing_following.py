"""Projections of `eventsourcing` on our log: nothing twice, nothing missed."""

from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager

import pytest
from eventsourcing.dispatch import singledispatchmethod
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import IntegrityError, Tracking
from eventsourcing.projection import Projection, ProjectionRunner
from sqlalchemy import Column, Engine, Integer, MetaData, Table, Text, select
from sqlalchemy.dialects.sqlite import insert

from debt_adapters.eventsourcing import DebtLog, FollowedEvent, StoreCannotError
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.sqlalchemy.recorders import SqlTrackingRecorder
from debt_adapters.stores import Promise, Store
from debt_domain.kernel.ports import EventLog
from tests.application_support import TENANT, Platform
from tests.contracts.conftest import MASTER_KEY, disposed
from tests.contracts.eventsourcing_stores import (
    MODULES,
    opened,
    platform_on,
    variables_of,
)
from tests.contracts.sealing import append

SEEN = Table(
    "seen_by_topic",
    MetaData(),
    Column("topic", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
WAIT_SECONDS = 20.0


class Acme(DebtLog):
    """The log of the tenant acme."""

    name = TENANT


class SeenView(SqlTrackingRecorder):
    """Counts in a table of its own, in the transaction of the tracking."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        super().__init__(engine, tenant)
        SEEN.metadata.create_all(engine)

    def count(self, topic: str, tracking: Tracking) -> None:
        one = insert(SEEN).values(topic=topic, count=1)
        more = one.on_conflict_do_update(
            index_elements=[SEEN.c.topic], set_={"count": SEEN.c.count + 1}
        )
        with self.processing(tracking) as connection:
            connection.execute(more)

    def counts(self) -> Mapping[str, int]:
        with self._reading() as connection:
            rows = connection.execute(select(SEEN))
            return {row.topic: row[1] for row in rows}


class SeenByTopic(Projection[SeenView]):
    """Counts our events by topic."""

    def count(self, event: FollowedEvent, tracking: Tracking) -> None:
        self.view.count(event.topic, tracking)

    process_event = singledispatchmethod(count)


class PowerCutError(Exception):
    """What goes wrong in the middle."""


class CutShort(SeenByTopic):
    """Fails right after its tenth event, as if the process had died there."""

    name = SeenByTopic.name

    def count_ten(self, event: FollowedEvent, tracking: Tracking) -> None:
        self.count(event, tracking)
        if tracking.notification_id == 10:
            raise PowerCutError

    process_event = singledispatchmethod(count_ten)


class Unlucky(SeenByTopic):
    """Fails while it counts, as if the process had died there."""

    name = SeenByTopic.name

    def count_none(self, event: FollowedEvent, tracking: Tracking) -> None:
        with self.view.processing(tracking) as connection:
            connection.execute(insert(SEEN).values(topic=event.topic + "!", count=1))
            raise PowerCutError

    process_event = singledispatchmethod(count_none)


@pytest.fixture
def sqlite_log(sqlite_url: str) -> Iterator[SqlEventLog]:
    with disposed(create_engine(sqlite_url)) as engine:
        yield SqlEventLog(engine, tenant=TENANT, master_key=MASTER_KEY)


@pytest.fixture
def platform(sqlite_log: SqlEventLog) -> Platform:
    return platform_on(sqlite_log)


@contextmanager
def running(
    url: str, projection_class: type[SeenByTopic] = SeenByTopic
) -> Generator[ProjectionRunner[Acme, SeenView]]:
    environment = {
        "PERSISTENCE_MODULE": "debt_adapters.sqlalchemy",
        "SQLALCHEMY_URL": url,
    }
    with ProjectionRunner(
        application_class=Acme,
        projection_class=projection_class,
        view_class=SeenView,
        env=environment,
    ) as runner:
        yield runner


def topics(log: EventLog) -> Mapping[str, int]:
    return Counter(logged.event.topic for logged in log.read(0))


def follow_to_the_end(url: str, log: EventLog) -> Mapping[str, int]:
    with running(url) as runner:
        runner.wait(log.head().position, timeout=WAIT_SECONDS)
        return runner.view.counts()


def test_a_runner_restarted_in_the_middle_counts_each_event_once(
    platform: Platform, sqlite_log: SqlEventLog, sqlite_url: str
) -> None:
    with pytest.raises(PowerCutError), running(sqlite_url, CutShort) as runner:
        runner.run_forever(timeout=WAIT_SECONDS)
    with pytest.raises(PowerCutError), running(sqlite_url, Unlucky) as runner:
        runner.run_forever(timeout=WAIT_SECONDS)
    platform.accept()
    assert sqlite_log.head().position > 10
    counts = follow_to_the_end(sqlite_url, sqlite_log)
    assert counts == topics(sqlite_log)
    assert follow_to_the_end(sqlite_url, sqlite_log) == counts


def test_events_are_followed_as_they_come(
    platform: Platform, sqlite_log: SqlEventLog, sqlite_url: str
) -> None:
    with running(sqlite_url) as runner:
        for number in range(5):
            platform.accept(f"C-{number}")
        runner.wait(sqlite_log.head().position, timeout=WAIT_SECONDS)
        assert runner.view.counts() == topics(sqlite_log)
        assert runner.view.max_tracking_id(TENANT) == sqlite_log.head().position


def test_an_event_that_was_counted_is_refused(
    platform: Platform, sqlite_log: SqlEventLog, sqlite_url: str
) -> None:
    counts = follow_to_the_end(sqlite_url, sqlite_log)
    with running(sqlite_url) as runner:
        with pytest.raises(IntegrityError, match="already followed"):
            runner.view.count("again", Tracking(TENANT, 1))
        assert runner.view.counts() == counts
    assert platform.door.verify().sound


def test_an_application_reads_our_events_and_writes_none(
    platform: Platform, sqlite_url: str
) -> None:
    platform.submit()
    environment = {
        "PERSISTENCE_MODULE": "debt_adapters.sqlalchemy",
        "SQLALCHEMY_URL": sqlite_url,
    }
    with Acme(environment) as application:
        (first, *_) = application.events.get("case:C-1")
        assert isinstance(first, FollowedEvent)
        assert isinstance(first, DomainEventProtocol)
        assert (first.originator_id, first.originator_version) == ("case:C-1", 1)
        assert first.topic == "case.case_submitted:1"
        with pytest.raises(StoreCannotError, match="through DebtCollection"):
            application.events.put([first])
    application.close()


@pytest.mark.parametrize("store", MODULES, ids=lambda store: store.module)
def test_its_own_stores_are_followed_where_the_table_says_so(
    request: pytest.FixtureRequest, store: Store
) -> None:
    with opened(request, store) as log:
        append(log, ("case:1", 1))
        assert can_follow(variables_of(request, store)) == (
            Promise.FOLLOWED not in store.gives_up
        )


def can_follow(variables: Mapping[str, str]) -> bool:
    """Tell whether another application is shown the log, and what comes to it."""
    with Acme(variables) as application:
        try:
            if application.recorder.max_notification_id() is None:
                return False
            with application.recorder.subscribe() as subscription:
                return next(subscription).originator_id == "case:1"
        except NotImplementedError:
            return False
        finally:
            application.close()
