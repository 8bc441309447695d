"""Many commands in one transaction: each is all or nothing by itself."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import cast

import pytest
from typing_extensions import override

from debt_adapters.kept_states import RecentStates
from debt_adapters.memory import MemoryEventLog
from debt_domain.agreement.commands import ConfirmThreshold
from debt_domain.application import Asked, DomainCommand, Outcome, Receipt, collection
from debt_domain.application.errors import InvalidCommandIdError, UnknownCommandError
from debt_domain.application.policies import Policies
from debt_domain.application.unit_of_work import NotTogetherError, UnitOfWork
from debt_domain.case.commands import AcceptCase, RejectCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CaseAbsentError, WrongStatusError
from debt_domain.case.model import CaseStatus, Claim, RejectionReason
from debt_domain.case.parts import CaseInReview
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.command_record.commands import RecordCommand
from debt_domain.command_record.errors import CommandIdReusedError
from debt_domain.kernel.errors import ConcurrencyError, SubjectErasedError
from debt_domain.kernel.ports import LogTransaction
from debt_domain.policies.acceptance import StandardAcceptance
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, invoice_line, submit_case
from debt_domain.values.policy import PolicyDecision
from tests.application_support import PLATFORM, Platform, a_platform

ACCEPT = AcceptCase(case_id="C-1")


def submission(case_id: str, invoice: str | None = None) -> DomainCommand:
    claim = Claim(currency="EUR", lines=(invoice_line(invoice or f"INV-{case_id}"),))
    return submit_case(case_id, claim=claim)


def many(platform: Platform, *commands: DomainCommand) -> Sequence[Outcome]:
    """Carry commands out at once, under the ids `many-1`, `many-2`, ..."""
    asked = [
        Asked(command=command, command_id=f"many-{number}")
        for number, command in enumerate(commands, start=1)
    ]
    return platform.door.execute_many(asked, by=PLATFORM)


def kinds(outcomes: Sequence[Outcome]) -> list[type[object]]:
    return [type(outcome) for outcome in outcomes]


def test_each_has_its_receipt_in_order(platform: Platform) -> None:
    before = platform.log.head().position
    outcomes = many(platform, submission("C-1"), submission("C-2"))
    receipts = [x for x in outcomes if isinstance(x, Receipt)]
    assert [x.command_id for x in receipts] == ["many-1", "many-2"]
    assert [x.position for x in receipts] == [before + 6, before + 12]
    for receipt in receipts:
        stored = platform.log.contents.events[receipt.position - 1]
        assert stored.event.stream == f"command:{receipt.command_id}"
        assert stored.event.recorded_at == receipt.recorded_at
    assert platform.door.verify().sound


def test_it_is_one_transaction(platform: Platform) -> None:
    log = Counting(platform.log)
    platform.door = platform.door.inside(log)
    many(platform, submission("C-1"), submission("C-2"), ACCEPT)
    assert log.transactions == 1
    times = {x.event.recorded_at for x in log.read(platform.log.head().position)}
    assert len(times) == 1


def test_the_next_one_sees_what_was_done_before_it(platform: Platform) -> None:
    outcomes = many(platform, submission("C-1"), ACCEPT, ACCEPT)
    assert kinds(outcomes) == [Receipt, Receipt, WrongStatusError]


def test_a_refused_one_leaves_nothing(platform: Platform) -> None:
    """The second is refused by a follow-up, when its case has been submitted."""
    outcomes = many(
        platform,
        submission("C-1", "INV-1"),
        submission("C-2", "INV-1"),
        submission("C-2", "INV-2"),
    )
    assert kinds(outcomes) == [Receipt, DuplicateClaimError, Receipt]
    assert platform.door.verify().sound


def test_all_refused_write_nothing(platform: Platform) -> None:
    before = platform.log.contents
    assert kinds(many(platform, ACCEPT, ACCEPT)) == [CaseAbsentError] * 2
    assert platform.log.contents == before


def test_what_the_door_does_not_let_in_stops_no_other(platform: Platform) -> None:
    inside = RecordCommand(command_id="x", name="x", digest="0" * 64, events=())
    asked = (
        Asked(command=submission("C-1"), command_id="no identifier"),
        Asked(command=submission("C-1"), command_id="fine"),
        Asked(command=cast("DomainCommand", inside), command_id="inside"),
    )
    outcomes = platform.door.execute_many(asked, by=PLATFORM)
    assert kinds(outcomes) == [InvalidCommandIdError, Receipt, UnknownCommandError]


def test_the_same_one_twice_is_carried_out_once(platform: Platform) -> None:
    asked = Asked(command=submission("C-1"), command_id="same")
    other = Asked(command=submission("C-2"), command_id="same")
    first, second, third = platform.door.execute_many(
        (asked, asked, other), by=PLATFORM
    )
    assert isinstance(first, Receipt)
    assert second == replace(first, repeated=True)
    assert isinstance(third, CommandIdReusedError)
    assert platform.door.execute_many((asked,), by=PLATFORM) == (second,)


def test_the_same_one_twice_where_the_rules_would_allow_it(platform: Platform) -> None:
    confirm = ConfirmThreshold(partner_id="P-1", measure="cases", figure=7, threshold=5)
    asked = Asked(command=confirm, command_id="same")
    before = platform.log.head().position
    first, second = platform.door.execute_many((asked, asked), by=PLATFORM)
    assert isinstance(first, Receipt)
    assert second == replace(first, repeated=True)
    assert platform.log.head().position == before + 2


def test_nothing_asked_is_nothing_done(platform: Platform) -> None:
    assert many(platform) == ()


def test_long_ones_are_several_transactions(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection, "AT_ONCE", 2)
    log = Counting(platform.log)
    platform.door = platform.door.inside(log)
    outcomes = many(platform, *(submission(f"C-{n}") for n in range(5)))
    assert kinds(outcomes) == [Receipt] * 5
    assert log.transactions == 3


class Counting(MemoryEventLog):
    """A log that counts its transactions, and fails the first so many."""

    def __init__(self, log: MemoryEventLog, failing: int = 0) -> None:
        super().__init__()
        self.contents = log.contents
        self.transactions = 0
        self._failing = failing

    @override
    def transaction(self) -> AbstractContextManager[LogTransaction]:
        self.transactions += 1
        if self.transactions <= self._failing:
            raise ConcurrencyError(stream="case:C-1", expected_version=1)
        return super().transaction()


def test_what_does_not_go_together_goes_in_halves(platform: Platform) -> None:
    log = Counting(platform.log, failing=1)
    platform.door = platform.door.inside(log)
    outcomes = many(platform, *(submission(f"C-{n}") for n in range(4)))
    assert kinds(outcomes) == [Receipt] * 4
    assert log.transactions == 3
    assert platform.door.verify().sound


def test_a_log_that_others_keep_moving_ends_it(platform: Platform) -> None:
    platform.door = platform.door.inside(Counting(platform.log, failing=1000))
    with pytest.raises(ConcurrencyError):
        many(platform, submission("C-1"), submission("C-2"))


@dataclass(frozen=True)
class Failing(StandardAcceptance):
    """A policy that fails on one claim."""

    @override
    def __call__(self, case: CaseInReview, /) -> PolicyDecision:
        if case.figures.claim.amount_minor == 7:
            raise OSError("no answer")
        return super().__call__(case)


def test_a_fault_is_met_by_its_own_command(platform: Platform) -> None:
    for number, minor in enumerate((100_00, 7, 100_00), start=1):
        case = submit_case(
            f"C-{number}", client_id=f"K-{number}", principal_minor=minor
        )
        platform.do(case)
    platform.door = replace(platform.door, policies=Policies(acceptance=(Failing(),)))
    with pytest.raises(OSError, match="no answer"):
        many(platform, *(AcceptCase(case_id=f"C-{n}") for n in (1, 2, 3)))
    accepted = platform.door.questions().cases(CaseStatus.ACCEPTED)
    assert [x.case_id for x in accepted] == ["C-1"]


def test_who_is_erased_in_between_is_no_more_known(platform: Platform) -> None:
    platform.do(submission("C-1"))
    reject = RejectCase(
        case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Too little."
    )
    erase = EraseSubject(
        subject_id="D-1", reason=ErasureReason.OBJECTION, requested_at=NOW
    )
    again = submit_case("C-2", client_id="CL-2", debtor_id="D-1")
    log = Counting(platform.log)
    platform.door = platform.door.inside(log)
    outcomes = many(platform, reject, erase, again)
    assert kinds(outcomes) == [Receipt, Receipt, SubjectErasedError]
    assert log.transactions == 2
    assert log.keys.get(("D-1",)) == {}


def test_kept_states_are_those_of_the_log() -> None:
    platform, kept = a_platform("P-3"), RecentStates()
    platform.door = replace(platform.door, kept_states=kept)
    outcomes = many(platform, submission("C-1"), ACCEPT, ACCEPT)
    assert kinds(outcomes) == [Receipt, Receipt, WrongStatusError]
    found = kept.get("case:C-1")
    assert found is not None
    assert found.state == platform.state(CASE, "case:C-1")


def test_what_looks_at_more_than_streams_is_decided_alone(platform: Platform) -> None:
    unit = UnitOfWork(log=platform.log, is_shared=True)
    with pytest.raises(NotTogetherError):
        unit.past()
    assert UnitOfWork(log=platform.log).past() is platform.log
