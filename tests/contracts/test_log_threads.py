"""Many threads on one log: nobody loses, nobody sees another order."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Event
from time import sleep

import pytest

from debt_domain.kernel.errors import ConcurrencyError
from debt_domain.kernel.ports import EventLog, LoggedEvent, Seal, SealedEvent
from tests.contracts.sealing import NOON, NOTHING, append, sealing

WRITERS = 8
BATCHES = 25


def following(log: EventLog, done: Event) -> list[LoggedEvent]:
    """Follow the log until the writers are done and the end is reached."""
    seen: list[LoggedEvent] = []
    while True:
        is_last_look = done.is_set()
        more = log.read(seen[-1].position if seen else 0, limit=7)
        seen.extend(more)
        if is_last_look and not more:
            return seen
        sleep(0)


def test_a_follower_sees_each_event_once_in_order(shared_log: EventLog) -> None:
    start, done = Barrier(WRITERS), Event()

    def write(writer: int) -> None:
        start.wait()
        for number in range(1, BATCHES + 1):
            # Clocks that disagree, as those of several machines do.
            now = NOON + timedelta(seconds=(writer * number) % 5)
            append(
                shared_log, (f"case:{writer}", number), (f"l:{writer}", number), now=now
            )

    with ThreadPoolExecutor(WRITERS + 1) as threads:
        follower = threads.submit(following, shared_log, done)
        for written in [threads.submit(write, writer) for writer in range(WRITERS)]:
            written.result()
        done.set()
        seen = follower.result()
    assert [logged.position for logged in seen] == list(
        range(1, 2 * WRITERS * BATCHES + 1)
    )
    assert seen == shared_log.read(0)
    times = [logged.event.recorded_at for logged in seen]
    assert times == sorted(times)
    assert all(a.event.stream[-1] == b.event.stream[-1] for a, b in batches(seen))


def batches(seen: list[LoggedEvent]) -> list[tuple[LoggedEvent, LoggedEvent]]:
    return list(zip(seen[::2], seen[1::2], strict=True))


def test_one_of_those_who_race_for_a_version_wins(shared_log: EventLog) -> None:
    start = Barrier(WRITERS)

    def race() -> bool:
        start.wait()
        try:
            append(shared_log, ("case:1", 1))
        except ConcurrencyError:
            return False
        return True

    with ThreadPoolExecutor(WRITERS) as threads:
        won = [threads.submit(race) for _ in range(WRITERS)]
    assert sum(outcome.result() for outcome in won) == 1
    assert shared_log.head().position == 1


def test_a_stream_that_moves_while_the_lock_is_awaited_is_noticed(
    shared_log: EventLog,
) -> None:
    """The check of `unmoved` sees what the holder of the lock commits."""
    append(shared_log, ("agreement:P", 1))
    holds_lock = Event()

    def amend() -> None:
        with shared_log.transaction() as transaction:
            transaction.append(sealing(("agreement:P", 2)), now=NOON, unmoved=NOTHING)
            holds_lock.set()
            sleep(0.2)

    with ThreadPoolExecutor(1) as threads:
        amended = threads.submit(amend)
        holds_lock.wait()
        with (
            pytest.raises(ConcurrencyError) as refusal,
            shared_log.transaction() as transaction,
        ):
            transaction.append(
                sealing(("case:1", 1)), now=NOON, unmoved={"agreement:P": 1}
            )
        amended.result()
    assert refusal.value.stream == "agreement:P"


def test_a_batch_is_sealed_again_when_the_log_has_gone_past_its_time(
    sql_log: EventLog,
) -> None:
    """Sealing is dear, so it is done before the lock, and again only when it must."""
    append(sql_log, ("case:1", 1), now=NOON + timedelta(hours=1))
    times: list[timedelta] = []
    seal = counting(sealing(("case:1", 2)), times)
    with sql_log.transaction() as transaction:
        transaction.append(seal, now=NOON, unmoved=NOTHING)
    with sql_log.transaction() as transaction:
        later = counting(sealing(("case:1", 3)), times)
        transaction.append(later, now=NOON + timedelta(hours=2), unmoved=NOTHING)
    assert times == [timedelta(0), timedelta(hours=1), timedelta(hours=2)]


def counting(seal: Seal, times: list[timedelta]) -> Seal:
    """Note the times, after noon, that a batch was sealed with."""

    def counted(recorded_at: datetime) -> Sequence[SealedEvent]:
        times.append(recorded_at - NOON)
        return seal(recorded_at)

    return counted


def test_others_write_while_a_batch_is_sealed(sql_log: EventLog) -> None:
    def seal_slowly(recorded_at: datetime) -> Sequence[SealedEvent]:
        append(sql_log, ("case:2", 1))
        return sealing(("case:1", 1))(recorded_at)

    with sql_log.transaction() as transaction:
        transaction.append(seal_slowly, now=NOON, unmoved=NOTHING)
    assert [logged.event.stream for logged in sql_log.read(0)] == ["case:2", "case:1"]
