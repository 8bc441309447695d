"""What the stores of `eventsourcing` give up, seen to be given up, and mended."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import sleep
from uuid import UUID

import pytest
from eventsourcing.persistence import (
    InfrastructureFactory,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    StoredEvent,
    TrackingRecorder,
)
from eventsourcing.popo import POPOApplicationRecorder
from eventsourcing.utils import Environment
from typing_extensions import override

from debt_adapters import stores
from debt_adapters.errors import UnreadableEventError
from debt_adapters.eventsourcing import (
    RecorderEventLog,
    StoreCannotError,
    open_recorder_log,
)
from debt_adapters.memory import MemoryEventLog
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_adapters.stores import KURRENTDB, STORES, Promise
from debt_domain.kernel.errors import ConcurrencyError, StoreBusyError
from debt_domain.kernel.ports import SealedEvent
from tests.contracts.conftest import MASTER_KEY, disposed
from tests.contracts.eventsourcing_stores import TENANT, variables_of
from tests.contracts.sealing import NOON, NOTHING, append, ids, sealing

VIEW = "case_view:1"


class PowerCutError(Exception):
    """What goes wrong in the middle."""


class OneStreamRecorder(POPOApplicationRecorder):
    """Refuses as `KurrentDBApplicationRecorder` does, in its version 1.2."""

    @override
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: object
    ) -> Sequence[int] | None:
        if len({event.originator_id for event in stored_events}) > 1:
            raise ProgrammingError(
                "KurrentDB can't atomically store events in more than one stream"
            )
        return super().insert_events(stored_events, **kwargs)


class RacedRecorder(POPOApplicationRecorder):
    """Somebody who knows no lock writes right before an insert."""

    def __init__(self, *others: StoredEvent) -> None:
        super().__init__()
        self._others = others

    @override
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: object
    ) -> Sequence[int] | None:
        others, self._others = self._others, ()
        if others:
            super().insert_events(others)
        return super().insert_events(stored_events, **kwargs)


class FailingRecorder(POPOApplicationRecorder):
    """Its database is locked."""

    @override
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: object
    ) -> Sequence[int] | None:
        raise OperationalError("database is locked")


class MuteRecorder(POPOApplicationRecorder):
    """Inserts without telling where."""

    @override
    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: object
    ) -> Sequence[int] | None:
        super().insert_events(stored_events, **kwargs)
        return None


def in_memory(recorder: POPOApplicationRecorder | None = None) -> RecorderEventLog:
    return RecorderEventLog(
        recorder or POPOApplicationRecorder(), beside=MemoryEventLog()
    )


def stored(stream: str, version: int) -> StoredEvent:
    """Give an event of ours as another writer would insert it."""
    (event,) = sealing((stream, version))(NOON)
    return StoredEvent(stream, version, event.topic, event.state)


@pytest.fixture
def beside(database: Path) -> Iterator[SqlEventLog]:
    with disposed(create_engine(f"sqlite:///{database}")) as engine:
        yield SqlEventLog(engine, tenant=TENANT, master_key=MASTER_KEY)


def test_a_store_that_appends_to_one_stream_is_refused_by_name() -> None:
    log = in_memory(OneStreamRecorder())
    with pytest.raises(StoreCannotError, match="OneStreamRecorder") as refusal:
        append(log, ("case:1", 1), ("command:1", 1))
    assert refusal.value.store == "OneStreamRecorder"
    assert "more than one stream" in str(refusal.value)
    assert log.head().position == 0
    assert [store for store in STORES if store.refused] == [KURRENTDB]


def test_a_recorder_without_positions_is_refused() -> None:
    with pytest.raises(StoreCannotError, match="no positions"):
        append(in_memory(MuteRecorder()), ("case:1", 1))


def test_a_locked_database_is_busy() -> None:
    with pytest.raises(StoreBusyError, match="database is locked"):
        append(in_memory(FailingRecorder()), ("case:1", 1))


def test_no_hosts_transaction_is_joined(beside: SqlEventLog, database: Path) -> None:
    with (
        disposed(create_engine(f"sqlite:///{database}")) as engine,
        engine.connect() as connection,
        pytest.raises(StoreCannotError, match="host's transaction"),
    ):
        RecorderEventLog(POPOApplicationRecorder(), beside=beside.joining(connection))


def cut_short(log: RecorderEventLog, *subjects: str) -> None:
    """Fail after the append: what a crash leaves is left too."""
    with log.transaction() as transaction:
        transaction.keys.obtain(("S-1",))
        transaction.append(sealing(("case:1", 1)), now=NOON, unmoved=NOTHING)
        transaction.keys.destroy(subjects)
        transaction.read_models.put(VIEW, {"1": b"row"})
        raise PowerCutError


def test_a_crash_after_the_append_leaves_rows_behind_but_never_keys() -> None:
    log = in_memory()
    with pytest.raises(PowerCutError):
        cut_short(log)
    assert log.head().position == 1
    assert log.keys.get(("S-1",)).keys() == {"S-1"}
    assert list(log.read_models.scan(VIEW)) == []


def test_keys_are_destroyed_at_the_end_and_not_before() -> None:
    log = in_memory()
    log.keys.obtain(("S-1",))
    with pytest.raises(PowerCutError):
        cut_short(log, "S-1")
    assert log.keys.get(("S-1",)).keys() == {"S-1"}
    with log.transaction() as transaction:
        transaction.keys.destroy(("S-1",))
        transaction.append(sealing(("case:2", 1)), now=NOON, unmoved=NOTHING)
    assert log.keys.get(("S-1",)) == {}


def test_a_writer_past_the_lock_is_a_conflict_in_the_streams_written() -> None:
    log = in_memory(RacedRecorder(stored("case:1", 1)))
    with pytest.raises(ConcurrencyError) as refusal:
        append(log, ("case:1", 1))
    assert refusal.value.stream == "case:1"
    append(log, ("case:1", 2))
    assert ids(log.read(0)) == [(1, "case:1", 1), (2, "case:1", 2)]


def test_a_writer_past_the_lock_is_not_seen_in_the_streams_only_read() -> None:
    log = in_memory(RacedRecorder(stored("agreement:P", 1)))
    with log.transaction() as transaction:
        transaction.append(sealing(("case:1", 1)), now=NOON, unmoved={"agreement:P": 0})
    assert ids(log.read(0)) == [(1, "agreement:P", 1), (2, "case:1", 1)]


def test_times_run_backwards_only_past_the_lock() -> None:
    (late,) = sealing(("case:2", 1))(NOON + timedelta(hours=1))
    other = StoredEvent(late.stream, late.version, late.topic, late.state)
    log = in_memory(RacedRecorder(other))
    append(log, ("case:1", 1))
    append(log, ("case:1", 2))
    hours = [(e.event.recorded_at - NOON) // timedelta(hours=1) for e in log.read(0)]
    assert hours == [1, 0, 0]


def test_two_logs_wait_for_one_another_at_the_store_beside(
    beside: SqlEventLog, tmp_path: Path
) -> None:
    """As two processes do, each with its own connections to both stores."""
    variables = {
        "PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "SQLITE_DBNAME": str(tmp_path / "es.db"),
    }
    holds_lock = Event()
    amendment = sealing(("agreement:P", 1))

    def seal(recorded_at: datetime) -> Sequence[SealedEvent]:
        if recorded_at > NOON:
            # The second sealing, for the time of the last event: under the lock.
            holds_lock.set()
            sleep(0.2)
        return amendment(recorded_at)

    def amend(log: RecorderEventLog) -> None:
        with log.transaction() as transaction:
            transaction.append(seal, now=NOON, unmoved=NOTHING)

    with (
        open_recorder_log(variables, tenant=TENANT, beside=beside) as one,
        open_recorder_log(variables, tenant=TENANT, beside=beside) as other,
        ThreadPoolExecutor(1) as threads,
    ):
        append(one, ("case:2", 1), now=NOON + timedelta(hours=1))
        amended = threads.submit(amend, one)
        holds_lock.wait()
        with (
            pytest.raises(ConcurrencyError) as refusal,
            other.transaction() as transaction,
        ):
            transaction.append(
                sealing(("case:1", 1)), now=NOON, unmoved={"agreement:P": 0}
            )
        amended.result()
        assert refusal.value.stream == "agreement:P"


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (StoredEvent("case:1", 1, "topic", b"{}"), "no envelope"),
        (StoredEvent("case:1", 1, "topic", b"\xff"), "expected value"),
        (stored("case:1", 2), "expected was 1"),
    ],
)
def test_what_another_application_wrote_is_unreadable(
    event: StoredEvent, reason: str
) -> None:
    recorder = POPOApplicationRecorder()
    recorder.insert_events([event])
    with pytest.raises(UnreadableEventError, match=reason) as refusal:
        in_memory(recorder).head()
    assert refusal.value.position == 1


def test_uuids_are_no_names_of_streams() -> None:
    recorder = POPOApplicationRecorder()
    one = stored("case:1", 1)
    uuid = "6b3a1e0c-4a52-4c40-9f0e-6d3b5c1f7a11"
    recorder.insert_events([StoredEvent(UUID(uuid), 1, one.topic, one.state)])
    with pytest.raises(UnreadableEventError, match="ORIGINATOR_ID_TYPE=text"):
        in_memory(recorder).read(0)


def test_a_refused_insert_leaves_a_gap_in_postgresql(
    request: pytest.FixtureRequest,
) -> None:
    """Two who write with different stores beside, and so without a common lock."""
    store = stores.EVENTSOURCING_POSTGRESQL
    assert Promise.NO_GAPS in store.gives_up
    variables = {**variables_of(request, store), "ORIGINATOR_ID_TYPE": "text"}
    environment = Environment(TENANT, variables)
    factory = InfrastructureFactory[TrackingRecorder].construct(environment)
    recorder = factory.application_recorder()
    log = RecorderEventLog(recorder, beside=MemoryEventLog())
    append(log, ("case:1", 1))
    with pytest.raises(IntegrityError):
        recorder.insert_events([stored("case:1", 1)])
    append(log, ("case:1", 2))
    assert ids(log.read(0)) == [(1, "case:1", 1), (3, "case:1", 2)]
    assert log.position_at(NOON) == 3
    assert log.head().position == 3
    factory.close()
