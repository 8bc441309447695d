"""Commands of many threads in one transaction, on every store."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Event
from time import sleep
from typing import Final

import pytest
from sqlalchemy import Engine
from typing_extensions import override

from debt_adapters.group_commit import ThreadGroupCommit
from debt_adapters.kept_states import RecentStates
from debt_adapters.pause import jittered_pause
from debt_adapters.sqlalchemy import SqlEventLog, create_engine
from debt_domain.application import Asked, DebtCollection, DomainCommand, Receipt
from debt_domain.application.policies import Policies
from debt_domain.application.unit_of_work import UnitOfWork
from debt_domain.case.commands import AcceptCase, VerifyPayment
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import WrongStatusError
from debt_domain.case.parts import CaseInReview
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.ports import EventLog
from debt_domain.policies.acceptance import StandardAcceptance
from debt_domain.testing import submit_case
from debt_domain.values.policy import PolicyDecision
from tests.application_support import PLATFORM, TickingClock, a_door, payment
from tests.contracts.conftest import MASTER_KEY, disposed
from tests.contracts.processes import execute_until_killed

SPAWN: Final = multiprocessing.get_context("spawn")
PATIENCE_SECONDS: Final = 60
THREADS: Final = 16


def submission(number: int) -> DomainCommand:
    """Give a case; the third has the second one's invoice."""
    party = 2 if number == 3 else number
    return submit_case(f"C-{number}", client_id=f"CL-{party}", debtor_id=f"D-{party}")


@dataclass(frozen=True)
class Gate(StandardAcceptance):
    """A policy that lets something happen while a command is decided."""

    meanwhile: list[Callable[[], object]] = field(
        default_factory=list[Callable[[], object]]
    )

    @override
    def __call__(self, case: CaseInReview, /) -> PolicyDecision:
        if self.meanwhile:
            self.meanwhile.pop(0)()
        return super().__call__(case)


@dataclass
class House:
    """A door whose threads stand in a line, with cases 7 to 9 to begin with."""

    door: DebtCollection
    line: ThreadGroupCommit
    gate: Gate
    kept: RecentStates

    def gathered(self, *commands: DomainCommand) -> Sequence[Receipt | RejectedError]:
        """Send each from a thread of its own while another command is decided."""
        leads, may_end = Event(), Event()

        def hold() -> None:
            leads.set()
            may_end.wait(PATIENCE_SECONDS)

        self.gate.meanwhile.insert(0, hold)
        with ThreadPoolExecutor(len(commands) + 1) as threads:
            first = threads.submit(self.send, AcceptCase(case_id="C-9"), "first")
            leads.wait(PATIENCE_SECONDS)
            found: list[Future[Receipt | RejectedError]] = []
            for number, command in enumerate(commands):
                found.append(threads.submit(self.send, command, f"cmd-{number}"))
                while self.line.waiting < 1 + len(found):
                    sleep(0.001)
            may_end.set()
            assert isinstance(first.result(PATIENCE_SECONDS), Receipt)
            return [future.result(PATIENCE_SECONDS) for future in found]

    def send(self, command: DomainCommand, command_id: str) -> Receipt | RejectedError:
        try:
            return self.door.execute(command, by=PLATFORM, command_id=command_id)
        except RejectedError as refusal:
            return refusal


@pytest.fixture
def house(shared_log: EventLog) -> House:
    line, gate, kept = ThreadGroupCommit(), Gate(), RecentStates()
    door = a_door(shared_log, TickingClock())
    for number in (7, 8, 9):
        door.execute(submission(number), by=PLATFORM, command_id=f"submit-{number}")
    grouping = replace(
        door,
        group_commit=line,
        policies=Policies(acceptance=(gate,)),
        kept_states=kept,
        pause=jittered_pause,
        attempts=50,
    )
    return House(grouping, line, gate, kept)


def test_those_who_wait_share_a_transaction_and_nothing_else(house: House) -> None:
    one, two, doubled, four = house.gathered(*(submission(n) for n in (1, 2, 3, 4)))
    assert isinstance(doubled, DuplicateClaimError)
    receipts = [x for x in (one, two, four) if isinstance(x, Receipt)]
    assert len({receipt.recorded_at for receipt in receipts}) == 1
    for receipt in receipts:
        (record,) = house.door.log.read(receipt.position - 1, limit=1)
        assert record.event.stream == f"command:{receipt.command_id}"
        assert record.event.recorded_at == receipt.recorded_at
    asked = house.door.questions()
    found = {number for number in range(1, 5) if asked.case(f"C-{number}")}
    assert found == {1, 2, 4}
    assert house.door.verify().sound


def test_one_sees_what_another_of_its_group_has_done(house: House) -> None:
    accept = AcceptCase(case_id="C-8")
    first, second = house.gathered(accept, accept)
    assert isinstance(first, Receipt)
    assert isinstance(second, WrongStatusError)
    kept = house.kept.get("case:C-8")
    assert kept is not None
    assert kept.state == UnitOfWork(log=house.door.log).state(CASE, "case:C-8")


def test_a_conflict_is_its_own_command_s_business(house: House) -> None:
    """Another door accepts case 8 while the group is decided."""
    other = replace(
        house.door, group_commit=a_door(house.door.log, TickingClock()).group_commit
    )
    other = replace(other, policies=Policies(acceptance=(StandardAcceptance(),)))
    accept = AcceptCase(case_id="C-8")
    house.gate.meanwhile.append(
        lambda: other.execute(accept, by=PLATFORM, command_id="elsewhere")
    )
    seventh, eighth = house.gathered(AcceptCase(case_id="C-7"), accept)
    assert isinstance(seventh, Receipt)
    assert isinstance(eighth, WrongStatusError)
    assert house.door.verify().sound


def test_a_fault_is_its_own_command_s_business(house: House) -> None:
    def fail() -> None:
        raise OSError("no answer")

    house.gate.meanwhile.extend([fail, fail])
    with pytest.raises(OSError, match="no answer"):
        house.gathered(AcceptCase(case_id="C-7"), submission(1))
    assert house.door.questions().case("C-1")
    assert house.door.verify().sound


def test_a_thread_hears_of_what_is_committed_only(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    with disposed(create_engine(engine.url)) as elsewhere:
        reader = SqlEventLog(elsewhere, tenant="acme", master_key=MASTER_KEY)
        door = replace(
            a_door(sql_log, TickingClock()), group_commit=ThreadGroupCommit()
        )

        def is_there(number: int) -> bool:
            command = submit_case(f"C-{number}", client_id=f"CL-{number}")
            command_id = f"cmd-{number}"
            receipt = door.execute(command, by=PLATFORM, command_id=command_id)
            return reader.head().position >= receipt.position

        with ThreadPoolExecutor(THREADS) as threads:
            assert all(threads.map(is_there, range(3 * THREADS)))


def test_many_threads_on_few_cases(house: House) -> None:
    """Payments are reported and verified by whoever comes first; each but once."""
    for number in (7, 8, 9):
        house.send(AcceptCase(case_id=f"C-{number}"), f"accept-{number}")
    commands: list[DomainCommand] = []
    for number in range(60):
        case_id, payment_id = f"C-{7 + number % 3}", f"P-{number % 20}"
        reported = payment(case_id, 1_00, payment_id=payment_id, verified=False)
        commands += [reported, VerifyPayment(case_id=case_id, payment_id=payment_id)]
    with ThreadPoolExecutor(THREADS) as threads:
        ids = [f"{number % 90}" for number in range(len(commands))]
        found = list(threads.map(house.send, commands, ids))
    receipts = {x.command_id: x for x in found if isinstance(x, Receipt)}
    assert len({receipt.position for receipt in receipts.values()}) == len(receipts)
    log = house.door.log
    assert [x.position for x in log.read(0)] == list(range(1, log.head().position + 1))
    assert house.door.verify().sound


def test_many_at_once_beside_threads(house: House) -> None:
    asked = [
        Asked(command=submission(n), command_id=f"many-{n}") for n in range(10, 40)
    ]

    def accept(number: int) -> Receipt | RejectedError:
        return house.send(AcceptCase(case_id=f"C-{number}"), f"accept-{number}")

    with ThreadPoolExecutor(4) as threads:
        many = threads.submit(house.door.execute_many, asked, by=PLATFORM)
        accepted = list(threads.map(accept, (7, 8, 9)))
        outcomes = many.result(PATIENCE_SECONDS)
    assert all(isinstance(x, Receipt) for x in (*outcomes, *accepted))
    assert house.door.verify().sound


@pytest.mark.parametrize("seconds", [0.0, 0.2])
def test_a_kill_takes_no_receipt_back(
    store_url: str, sql_log: SqlEventLog, seconds: float
) -> None:
    promised, promises = SPAWN.Pipe(duplex=False)
    process = SPAWN.Process(target=execute_until_killed, args=(store_url, promises))
    process.start()
    promises.close()  # else there is no end of the pipe when the process dies
    told = [promised.recv()]
    sleep(seconds)
    process.kill()
    process.join()
    with suppress(EOFError):
        while True:
            told.append(promised.recv())
    streams = [f"command:{command_id}" for command_id in told]
    assert all(sql_log.streams(streams).values())
    assert a_door(sql_log, TickingClock()).verify().sound
