"""Following a log: woken by writers in the process, by looking for the others'."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from threading import Barrier
from time import monotonic, sleep

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Engine

from debt_adapters.sqlalchemy import SqlEventLog
from debt_adapters.sqlalchemy.recorders import SqlApplicationRecorder
from debt_adapters.sqlalchemy.subscription import WakingSubscription
from tests.contracts.sealing import append

NEVER = 60.0


@pytest.fixture
def recorder(sql_log: SqlEventLog, engine: Engine) -> SqlApplicationRecorder:
    assert sql_log.head().position == 0
    return SqlApplicationRecorder(engine, "acme")


def event(version: int, topic: str = "topic") -> Sequence[StoredEvent]:
    return [StoredEvent("case:1", version, topic, b"")]


def test_a_writer_in_the_process_wakes_the_reader(
    recorder: SqlApplicationRecorder,
) -> None:
    with (
        ThreadPoolExecutor(1) as threads,
        WakingSubscription(recorder, poll_seconds=NEVER) as subscription,
    ):
        awaited = threads.submit(next, subscription)
        sleep(0.1)
        started = monotonic()
        recorder.insert_events(event(1))
        assert awaited.result().id == 1
        assert monotonic() - started < NEVER / 10


def test_another_writer_is_noticed_by_looking(
    recorder: SqlApplicationRecorder, sql_log: SqlEventLog
) -> None:
    with ThreadPoolExecutor(1) as threads, recorder.subscribe() as subscription:
        awaited = threads.submit(next, subscription)
        sleep(0.1)
        append(sql_log, ("case:2", 1))
        assert awaited.result(timeout=5).originator_id == "case:2"


def test_a_stopped_subscription_lets_its_reader_go(
    recorder: SqlApplicationRecorder,
) -> None:
    with ThreadPoolExecutor(1) as threads:
        subscription = WakingSubscription(recorder, poll_seconds=NEVER)
        with subscription:
            awaited = threads.submit(list, subscription)
            sleep(0.1)
        assert awaited.result(timeout=NEVER / 10) == []


def test_a_reader_misses_nothing_while_eight_write(
    recorder: SqlApplicationRecorder,
) -> None:
    start = Barrier(8)

    def write(writer: int) -> None:
        start.wait()
        for version in range(20):
            recorder.insert_events([StoredEvent(str(writer), version, "topic", b"")])

    with (
        ThreadPoolExecutor(9) as threads,
        WakingSubscription(recorder, poll_seconds=NEVER) as subscription,
    ):
        seen = threads.submit(lambda: [n.id for n in islice(subscription, 160)])
        for written in [threads.submit(write, writer) for writer in range(8)]:
            written.result()
        assert seen.result(timeout=NEVER / 2) == list(range(1, 161))


def test_topics_and_start_are_kept_to(recorder: SqlApplicationRecorder) -> None:
    for version, topic in enumerate("abab"):
        recorder.insert_events(event(version, topic))
    with recorder.subscribe(gt=1, topics=("a",)) as subscription:
        assert next(subscription).id == 3
