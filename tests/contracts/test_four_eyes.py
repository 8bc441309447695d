"""A command that takes two, on every store: alone, in a host's, among threads."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import Engine
from typing_extensions import override

from debt_adapters.group_commit import ThreadGroupCommit
from debt_adapters.kept_states import RecentStates
from debt_adapters.pause import jittered_pause
from debt_adapters.sqlalchemy import SqlEventLog
from debt_domain.application import DebtCollection, Receipt
from debt_domain.application.policies import Policies
from debt_domain.approval.commands import ApproveCommand, RequestApproval
from debt_domain.approval.errors import SelfApprovalError
from debt_domain.case.commands import RejectCase, SubmitCase
from debt_domain.case.model import RejectionReason
from debt_domain.kernel.errors import RejectedError
from debt_domain.kernel.message import Command
from debt_domain.kernel.ports import EventLog
from debt_domain.policies.four_eyes import StandardFourEyes
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, submit_case
from debt_domain.values.actor import Actor, Role
from debt_domain.values.policy import PolicyDecision
from tests.application_support import TickingClock, a_door
from tests.contracts.host_support import Host, write_note

CLERK = Actor(actor_id="clerk", role=Role.PLATFORM)
BOSSES = tuple(Actor(actor_id=f"boss-{n}", role=Role.PLATFORM) for n in range(8))
SUBMISSION = RequestApproval.of("A-1", submit_case("C-1"))
APPROVE = ApproveCommand(approval_id="A-1")


@dataclass(frozen=True)
class SubmissionsToo(StandardFourEyes):
    """A host's policy that names a command with texts about people as well."""

    @override
    def __call__(self, command: Command, /) -> PolicyDecision:
        if isinstance(command, SubmitCase):
            return PolicyDecision(policy="all", version=1, reasons=("it is new",))
        return super().__call__(command)


@pytest.fixture
def door(log: EventLog) -> DebtCollection:
    return replace(
        a_door(log, TickingClock()), policies=Policies(four_eyes=SubmissionsToo())
    )


def debtor_name(door: DebtCollection) -> object:
    case = door.questions().case("C-1")
    return case and door.questions().revealed(case).debtor_name


def test_a_kept_command_is_carried_out_to_the_letter(door: DebtCollection) -> None:
    door.execute(SUBMISSION, by=CLERK, command_id="1")
    with pytest.raises(SelfApprovalError):
        door.execute(APPROVE, by=CLERK, command_id="2")
    first = door.execute(APPROVE, by=BOSSES[0], command_id="3")
    assert door.execute(APPROVE, by=BOSSES[0], command_id="3") == replace(
        first, repeated=True
    )
    assert debtor_name(door) == submit_case("C-1").debtor.name
    assert {x.approved_by for x in door.questions().history("C-1")} == {BOSSES[0]}
    assert door.verify().sound


def test_an_approved_erasure_destroys_the_key(door: DebtCollection) -> None:
    reason, why = RejectionReason.TOO_SMALL, "Too small."
    reject = RejectCase(case_id="C-1", reason=reason, explanation=why)
    ground = ErasureReason.OBJECTION
    erase = EraseSubject(subject_id="D-1", reason=ground, requested_at=NOW)
    door.execute(SUBMISSION, by=CLERK, command_id="1")
    door.execute(APPROVE, by=BOSSES[0], command_id="2")
    door.execute(reject, by=CLERK, command_id="3")
    door.execute(RequestApproval.of("A-2", erase), by=CLERK, command_id="4")
    assert door.log.keys.get(("D-1",))
    door.execute(ApproveCommand(approval_id="A-2"), by=BOSSES[0], command_id="5")
    assert not door.log.keys.get(("D-1",))
    assert door.verify().sound


@pytest.mark.parametrize("grouped", [False, True])
def test_of_many_at_once_one_approves(shared_log: EventLog, *, grouped: bool) -> None:
    door = replace(
        a_door(shared_log, TickingClock()),
        policies=Policies(four_eyes=SubmissionsToo()),
        pause=jittered_pause,
        attempts=50,
        kept_states=RecentStates(),
        group_commit=ThreadGroupCommit() if grouped else None,
    )
    door.execute(SUBMISSION, by=CLERK, command_id="1")

    def approve(by: Actor) -> Receipt | RejectedError:
        try:
            return door.execute(APPROVE, by=by, command_id=f"as-{by.actor_id}")
        except RejectedError as refusal:
            return refusal

    with ThreadPoolExecutor(len(BOSSES)) as threads:
        outcomes = list(threads.map(approve, BOSSES))
    assert [type(x) for x in outcomes].count(Receipt) == 1
    # The others are settled, or meet the case that the first has made.
    assert sum(isinstance(x, RejectedError) for x in outcomes) == 7
    assert door.questions().pending_approvals() == ()
    assert door.verify().sound


def test_a_host_s_rollback_takes_the_approval_back(
    sql_log: SqlEventLog, engine: Engine
) -> None:
    host = Host.beside(sql_log, engine)
    door = replace(host.collection, policies=Policies(four_eyes=SubmissionsToo()))
    door.execute(SUBMISSION, by=CLERK, command_id="1")
    with host.engine.connect() as connection:
        write_note(connection)
        host.inside(connection, door).execute(APPROVE, by=BOSSES[0], command_id="2")
        connection.rollback()
    assert [x.approval_id for x in door.questions().pending_approvals()] == ["A-1"]
    with host.engine.begin() as connection:
        write_note(connection)
        host.inside(connection, door).execute(APPROVE, by=BOSSES[0], command_id="2")
    assert debtor_name(door) == submit_case("C-1").debtor.name
    assert door.verify().sound
