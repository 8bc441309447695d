"""The runner follows by itself, stops when it is told to, and survives `kill -9`."""

import json
import multiprocessing
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from typing_extensions import override

from debt_adapters.memory import MemoryEventLog
from debt_adapters.runner import NotAppliedInTimeError, ProjectionRunner, wait_for
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import Follower
from debt_domain.kernel.errors import StoreBusyError
from debt_domain.kernel.ports import EventLog, LoggedEvent, LogTransaction
from debt_domain.projections import ALL
from tests.application_support import rows_of
from tests.contracts.collected import collected, fill, positions
from tests.contracts.processes import follow_until_killed
from tests.contracts.test_following import catch_up
from tests.contracts.test_paused_projections import receipt

SOON_SECONDS = 20.0


def test_a_runner_follows_and_its_writer_waits_for_it(shared_log: EventLog) -> None:
    follower = Follower(shared_log, ALL)
    with ProjectionRunner(follower, limit=50) as runner:
        head = fill(shared_log)
        runner.wake()
        wait_for(follower, receipt(head), timeout_seconds=SOON_SECONDS)
        assert rows_of(shared_log.read_models) == collected()[1]


def test_two_runners_at_once(shared_log: EventLog) -> None:
    head = fill(shared_log)
    follower = Follower(shared_log, ALL)
    with ProjectionRunner(follower, limit=3), ProjectionRunner(follower, limit=4):
        wait_for(follower, receipt(head), timeout_seconds=SOON_SECONDS)
    assert rows_of(shared_log.read_models) == collected()[1]
    assert positions(shared_log) == {head}


def test_a_runner_looks_without_being_woken() -> None:
    log = MemoryEventLog()
    follower = Follower(log, ALL)
    with ProjectionRunner(follower):
        wait_for(follower, receipt(0))
        head = fill(log)
        wait_for(follower, receipt(head), timeout_seconds=SOON_SECONDS)


def test_on_a_database_that_notifies_it_is_woken(sql_log: EventLog) -> None:
    assert isinstance(sql_log, SqlEventLog)
    follower = Follower(sql_log, ALL)
    waker = sql_log.waker()
    with ProjectionRunner(follower, waker=waker):
        head = fill(sql_log)
        begun = monotonic()
        wait_for(follower, receipt(head), timeout_seconds=SOON_SECONDS)
        assert monotonic() - begun < 5, "not by looking every ten seconds"
    waker.close()


def test_a_stopped_runner_does_nothing_more() -> None:
    log = MemoryEventLog()
    follower = Follower(log, ALL)
    begun = monotonic()
    with ProjectionRunner(follower):
        pass
    assert monotonic() - begun < 5
    head = fill(log)
    with pytest.raises(NotAppliedInTimeError) as refusal:
        wait_for(follower, receipt(head), timeout_seconds=0.2)
    assert refusal.value.position == head


class BrokenLog(MemoryEventLog):
    """A log that cannot be read."""

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
        raise OSError("the disk is gone")


def test_what_ends_a_runner_is_told_by_stop() -> None:
    runner = ProjectionRunner(Follower(BrokenLog(), ALL))
    runner.start()
    with pytest.raises(OSError, match="the disk is gone"):
        runner.stop()


class BusyLog(MemoryEventLog):
    """A log whose lock is not to be had the first times."""

    def __init__(self) -> None:
        super().__init__()
        self.refusals = 3

    @override
    def transaction(self) -> AbstractContextManager[LogTransaction]:
        if self.refusals:
            self.refusals -= 1
            raise StoreBusyError("held")
        return super().transaction()


def test_a_runner_tries_again_when_the_store_was_busy() -> None:
    log = BusyLog()
    follower = Follower(log, ALL)
    with ProjectionRunner(follower):
        wait_for(follower, receipt(0))
        end = monotonic() + SOON_SECONDS
        while positions(log) != {0} and monotonic() < end:
            sleep(0.01)
    assert positions(log) == {0}
    assert log.refusals == 0


def test_one_waits_longer_each_time_but_never_past_the_end() -> None:
    log = MemoryEventLog()
    fill(log)
    now, waited = 0.0, list[float]()

    def pause(seconds: float) -> None:
        nonlocal now
        now += seconds
        waited.append(seconds)

    with pytest.raises(NotAppliedInTimeError):
        wait_for(
            Follower(log, ALL),
            receipt(1),
            timeout_seconds=1.0,
            clock=lambda: now,
            pause=pause,
        )
    assert sum(waited) == pytest.approx(1.0)
    assert waited[:3] == [0.001, 0.002, 0.004]
    assert max(waited) == 0.1


@pytest.mark.parametrize("survived", [1, 5, 20])
def test_kill_between_batches_loses_and_repeats_nothing(
    store_url: str, sql_log: SqlEventLog, survived: int
) -> None:
    head = fill(sql_log)
    spawn = multiprocessing.get_context("spawn")
    receives, sends = spawn.Pipe(duplex=False)
    process = spawn.Process(target=follow_until_killed, args=(store_url, sends))
    process.start()
    sends.close()  # else there is no end of the pipe when the process dies
    told = [receives.recv() for _ in range(survived)]
    process.kill()
    process.join()
    (at,) = positions(sql_log)
    assert at is not None
    assert told[-1] <= at < head
    catch_up(Follower(sql_log, ALL), 100)
    assert rows_of(sql_log.read_models) == collected()[1]
    assert positions(sql_log) == {head}


def program(folder: Path, *arguments: str) -> list[str]:
    """Give the program's command line, on the folder's own store."""
    runs = "from debt_adapters.cli import main; main()"
    store = f"sqlite:///{folder}/debt.db"
    return [sys.executable, "-c", runs, *arguments, "--json", "--store", store]


def answer(folder: Path, *arguments: str) -> dict[str, Any]:
    """Run the program to its end, which has to be a good one."""
    ran = subprocess.run(
        program(folder, *arguments), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_ctrl_c_ends_the_program_and_all_is_sound(tmp_path: Path) -> None:
    answer(tmp_path, "demo")
    with subprocess.Popen(
        program(tmp_path, "follow", "case_view"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        while not answer(tmp_path, "follow", "--status")["projections"]:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    assert answer(tmp_path, "follow", "--once")["projections"][0]["lag_events"] == 0
    assert answer(tmp_path, "verify")["sound"] is True
