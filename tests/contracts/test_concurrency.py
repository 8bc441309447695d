"""Many processes at one log through the door, some killed: nothing lost or twice."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from time import sleep
from typing import Final

import pytest

from debt_adapters.memory import MemoryEventLog
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import DebtCollection, DomainCommand, Receipt
from debt_domain.application.reading import recorded_batches
from debt_domain.case.commands import SubmitCase
from debt_domain.case.events import CaseReopened, CaseSubmitted, PaymentRecorded
from debt_domain.case.model import Claim
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.command_record.events import CommandRecorded
from debt_domain.kernel.message import Event
from debt_domain.projections.trial_balance import trial_balance
from debt_domain.testing import invoice_line, submit_case
from debt_domain.wire.recorded import Recorded
from tests.contracts import concurrency_worker as worker
from tests.contracts.concurrency_worker import PLATFORM, Answer, Work

pytestmark = pytest.mark.thorough

# A clean process, with our modules read already, that all others are copies of.
FORKS: Final = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["debt_adapters.assembly", worker.__name__])

# Workers, and commands of each: all tests here take about a minute on two cores.
SIZES: Final = {"sqlite": (4, 250), "postgresql": (8, 125)}
KILLS = 16
ROUNDS = 25
PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Outcome:
    """What is in the log in the end, and what everybody was told."""

    door: DebtCollection
    events: Sequence[Recorded[Event]]
    followed: Sequence[str]
    answers: Sequence[Answer]

    @property
    def told(self) -> Mapping[str, list[Receipt]]:
        """The receipts by command."""
        told: dict[str, list[Receipt]] = {}
        for answer in self.answers:
            if answer.receipt is not None:
                told.setdefault(answer.command_id, []).append(answer.receipt)
        return told


@contextmanager
def followed(url: str, seen: Path) -> Generator[None]:
    """Let another process follow the log, to its end."""
    done = FORKS.Event()
    follower = FORKS.Process(target=worker.follow, args=(url, seen, done), daemon=True)
    follower.start()
    try:
        yield
    finally:
        done.set()
        follower.join(PATIENCE_SECONDS)
    assert follower.exitcode == 0


def works_on(url: str, folder: Path) -> list[Work]:
    workers, commands = SIZES[url.partition(":")[0].partition("+")[0]]
    return [
        Work(url=url, worker=n, commands=commands, journal=folder / f"{n}.jsonl")
        for n in range(workers)
    ]


Running = Callable[[Sequence[Work]], None]


def undisturbed(works: Sequence[Work]) -> None:
    """Let all workers begin at once and end by themselves."""
    start = FORKS.Barrier(len(works))
    running = [
        FORKS.Process(target=worker.send_all, args=(work, start), daemon=True)
        for work in works
    ]
    for process in running:
        process.start()
    for process in running:
        process.join(PATIENCE_SECONDS)
    assert [process.exitcode for process in running] == [0] * len(works)


def killed_at_random(works: Sequence[Work]) -> None:
    """Kill workers in the middle of their work, and start them again."""
    chance = Random(7)  # noqa: S311 -- nothing secret depends on it
    running = {work.worker: started(work) for work in works}
    commands = sum(work.commands for work in works)
    for kill in range(1, KILLS + 1):
        while sum(map(answered, works)) < kill * commands // (KILLS + 1):
            assert {process.exitcode for process in running.values()} <= {None, 0}
            sleep(chance.uniform(0, 0.02))
        work = chance.choice([x for x in works if answered(x) < x.commands])
        running[work.worker].kill()
        running[work.worker].join()
        running[work.worker] = started(work)
    for process in running.values():
        process.join(PATIENCE_SECONDS)
    assert {process.exitcode for process in running.values()} == {0}


def started(work: Work) -> BaseProcess:
    process = FORKS.Process(target=worker.send_all, args=(work, None), daemon=True)
    process.start()
    return process


def answered(work: Work) -> int:
    """Tell how many of its commands a worker has an answer to, about."""
    return work.journal.read_bytes().count(b"\n") if work.journal.exists() else 0


def outcome_of(log: SqlEventLog, url: str, folder: Path, run: Running) -> Outcome:
    """Take partners under contract, let workers loose, and read what there is."""
    door = worker.a_door(log)
    for command_id, command in worker.agreements():
        door.execute(command, by=PLATFORM, command_id=command_id)
    works, seen = works_on(url, folder), folder / "seen"
    with followed(url, seen):
        run(works)
    return Outcome(
        door=door,
        events=[x for batch in recorded_batches(door.log) for x in batch],
        followed=seen.read_text().splitlines(),
        answers=[
            answer for work in works for answer in worker.answers_in(work.journal)
        ],
    )


@pytest.mark.parametrize("run", [undisturbed, killed_at_random])
def test_nothing_is_lost_and_nothing_happens_twice(
    sql_log: SqlEventLog, store_url: str, tmp_path: Path, run: Running
) -> None:
    outcome = outcome_of(sql_log, store_url, tmp_path, run)
    assert any(answer.pauses for answer in outcome.answers), "they never met"
    the_log_is_sound(outcome)
    a_follower_has_seen_the_same(outcome)
    what_was_told_is_true(outcome)
    it_is_as_if_one_came_after_the_other(outcome)


def the_log_is_sound(outcome: Outcome) -> None:
    positions = [event.position for event in outcome.events]
    assert positions == list(range(1, len(positions) + 1))
    times = [event.recorded_at for event in outcome.events]
    assert times == sorted(times)
    assert outcome.door.verify().faults == ()
    assert trial_balance(outcome.door.questions().trial_balance()).balanced


def a_follower_has_seen_the_same(outcome: Outcome) -> None:
    """Each event once, in the log's order, none skipped."""
    assert outcome.followed == [f"{x.position} {x.id}" for x in outcome.events]


def what_was_told_is_true(outcome: Outcome) -> None:
    """Every receipt is of what is in the log, and nothing else is there."""
    recorded = records(outcome.events)
    own = dict(worker.agreements())
    assert recorded.keys() - own.keys() == outcome.told.keys()
    for command_id, receipts in outcome.told.items():
        (receipt,) = {replace(receipt, repeated=False) for receipt in receipts}
        record = recorded[command_id]
        assert (receipt.position, receipt.recorded_at) == (
            record.position,
            record.recorded_at,
        )
        assert list(receipt.events) == [
            x.id
            for x in outcome.events
            if x.circumstances.command_id == command_id and x.id != record.id
        ]
        assert sum(not receipt.repeated for receipt in receipts) <= 1
    payments = Counter(
        x.event.payment_id
        for x in outcome.events
        if isinstance(x.event, PaymentRecorded)
    )
    assert set(payments.values()) == {1}


def records(events: Sequence[Recorded[Event]]) -> Mapping[str, Recorded[Event]]:
    """Give the record of each command, of which there is one."""
    found = [x for x in events if isinstance(x.event, CommandRecorded)]
    by_command = {x.circumstances.command_id: x for x in found}
    assert len(by_command) == len(found)
    return by_command


def it_is_as_if_one_came_after_the_other(outcome: Outcome) -> None:
    """The same commands, one by one in the log's order, lead to the same events."""
    alone = replace(outcome.door, log=MemoryEventLog(), projections=())
    own = dict(worker.agreements())
    for command_id in records(outcome.events):
        command = own.get(command_id) or worker.command_of(command_id)
        alone.execute(command, by=PLATFORM, command_id=command_id)
    again = [x for batch in recorded_batches(alone.log) for x in batch]
    assert [facts(x) for x in again] == [facts(x) for x in outcome.events]


def facts(recorded: Recorded[Event]) -> tuple[object, ...]:
    """Give an event without what is another each time: what is encrypted, the hour."""
    match recorded.event:
        case CaseSubmitted():
            return recorded.id, CaseSubmitted
        case CaseReopened() as event:
            return recorded.id, event.model_copy(update={"review": None})
        case event:
            return recorded.id, event


Sent = Sequence[tuple[str, DomainCommand]]


def told_at_once(url: str, folder: Path, sent: Sequence[Sent]) -> list[list[Answer]]:
    """Let processes send at the same moment, round by round; give each round's answers."""
    start = FORKS.Barrier(len(sent))
    journals = [folder / f"{number}.jsonl" for number in range(len(sent))]
    running = [
        FORKS.Process(target=worker.send_at_once, args=(url, start, *own), daemon=True)
        for own in zip(journals, sent, strict=True)
    ]
    for process in running:
        process.start()
    for process in running:
        process.join(PATIENCE_SECONDS)
    assert [process.exitcode for process in running] == [0] * len(sent)
    return [list(x) for x in zip(*map(worker.answers_in, journals), strict=True)]


def test_a_command_sent_by_two_at_once_is_carried_out_once(
    sql_log: SqlEventLog, store_url: str, tmp_path: Path
) -> None:
    sent = [(f"same-{n}", an_invoice(f"C-{n}", n)) for n in range(ROUNDS)]
    rounds = told_at_once(store_url, tmp_path, [sent, sent])
    assert len(rounds) == ROUNDS
    for answers in rounds:
        receipts = [x.receipt for x in answers if x.receipt is not None]
        assert sorted(x.repeated for x in receipts) == [False, True]
        assert len({replace(x, repeated=False) for x in receipts}) == 1
    assert worker.a_door(sql_log).verify().faults == ()


def test_an_invoice_submitted_by_two_at_once_is_in_one_case(
    sql_log: SqlEventLog, store_url: str, tmp_path: Path
) -> None:
    sent = [
        [(f"{who}-{n}", an_invoice(f"C-{n}-{who}", n)) for n in range(ROUNDS)]
        for who in "AB"
    ]
    rounds = told_at_once(store_url, tmp_path, sent)
    assert len(rounds) == ROUNDS
    for number, answers in enumerate(rounds):
        (won,) = (x for x in answers if x.receipt is not None)
        (lost,) = (x for x in answers if x.receipt is None)
        winner, _, _ = won.command_id.partition("-")
        assert lost.refusal == DuplicateClaimError.code
        assert f"already in case C-{number}-{winner};" in lost.text
    assert worker.a_door(sql_log).verify().faults == ()


def an_invoice(case_id: str, number: int) -> SubmitCase:
    line = invoice_line(f"INV-{number}")
    return submit_case(case_id, claim=Claim(currency="EUR", lines=(line,)))
