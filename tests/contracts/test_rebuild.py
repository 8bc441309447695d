"""A rebuild, while others are at the same rows."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace

import pytest

from debt_adapters.memory import MemoryEventLog
from debt_adapters.runner import ProjectionRunner
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import DebtCollection, Follower, Receipt
from debt_domain.case.commands import AcceptCase
from debt_domain.projections import ALL
from debt_domain.testing import submit_case
from tests.application_support import PLATFORM, TickingClock, a_door, rows_of
from tests.contracts.collected import collected, fill

LONG_ENOUGH_SECONDS = 0.5


@pytest.fixture
def door(sql_log: SqlEventLog) -> DebtCollection:
    return replace(a_door(MemoryEventLog(), TickingClock()), log=sql_log)


def test_a_command_waits_for_a_rebuild_of_the_rows_that_it_writes(
    door: DebtCollection,
) -> None:
    """Else it would go on from rows that are not there yet."""
    submitted = submit_case("C-NEW", client_id="CL-NEW", submitter_id=None)
    door.execute(submitted, by=PLATFORM, command_id="submit")
    for projection in ALL:
        door.log.read_models.clear(projection.stored_name)
    accepted = list[Future[Receipt]]()
    with ThreadPoolExecutor(1) as threads:

        def accept_meanwhile(_name: str, _events: int) -> None:
            if not accepted:
                accept = AcceptCase(case_id="C-NEW")
                accepted.append(
                    threads.submit(
                        door.execute, accept, by=PLATFORM, command_id="accept"
                    )
                )
                wait(accepted, timeout=LONG_ENOUGH_SECONDS)

        door.rebuild(progress=accept_meanwhile)
        accepted[0].result()
    assert door.verify().faults == ()


def test_rebuilds_and_runners_at_once(door: DebtCollection) -> None:
    fill(door.log)
    behind = replace(door, projections=())
    follower = Follower(door.log, ALL)
    with ProjectionRunner(follower, limit=5), ProjectionRunner(follower, limit=7):
        for _ in range(5):
            behind.rebuild()
    assert rows_of(door.log.read_models) == collected()[1]
    assert behind.verify().sound
