"""Four eyes at the door: asked for by one, approved and carried out by another."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

import pytest
from typing_extensions import override

from debt_adapters.cli.fields import needed
from debt_adapters.cli.typed_command import command_of
from debt_adapters.digest import HmacDigest
from debt_domain.application import (
    COMMANDS,
    Asked,
    DebtCollection,
    DomainCommand,
    Receipt,
)
from debt_domain.application.errors import BackdatingNotAllowedError
from debt_domain.application.explaining import explained
from debt_domain.application.policies import Policies
from debt_domain.approval.commands import (
    ApproveCommand,
    RefuseApproval,
    RequestApproval,
    WithdrawApproval,
)
from debt_domain.approval.errors import (
    ApprovalEndedError,
    ApprovalLapsedError,
    ApprovalOfApprovalError,
    ApprovalRequiredError,
    KeptCommandChangedError,
    SelfApprovalError,
    WrittenCommandError,
)
from debt_domain.approval.model import WrittenCommand
from debt_domain.case.commands import RejectCase, SubmitCase, WriteOff
from debt_domain.case.errors import CaseAbsentError
from debt_domain.case.model import RejectionReason
from debt_domain.kernel.errors import RejectedError, SubjectErasedError
from debt_domain.kernel.message import Command
from debt_domain.platform_ledger.commands import RecordUnidentifiedReceipt
from debt_domain.policies.four_eyes import StandardFourEyes
from debt_domain.reports.explain import EntryExplained, parse_figure
from debt_domain.subject.commands import EraseSubject
from debt_domain.subject.errors import LegalHoldError
from debt_domain.subject.model import ErasureReason
from debt_domain.testing import NOW, TODAY, submit_case
from debt_domain.values.actor import Actor, Role, RoleNotAllowedError
from debt_domain.values.money import Money
from debt_domain.values.personal import Personal
from debt_domain.values.policy import PolicyDecision
from tests.application_support import Platform

CLERK = Actor(actor_id="clerk", role=Role.PLATFORM)
BOSS = Actor(actor_id="boss", role=Role.PLATFORM)
WRITE_OFF = WriteOff(case_id="C-1", amount=Money(100_00, "EUR"), reason="Not worth it.")
ERASE = EraseSubject(subject_id="D-1", reason=ErasureReason.OBJECTION, requested_at=NOW)
REJECT = RejectCase(
    case_id="C-1", reason=RejectionReason.TOO_SMALL, explanation="Too small."
)
APPROVE = ApproveCommand(approval_id="A-1")


@dataclass(frozen=True)
class SubmissionsToo(StandardFourEyes):
    """A host's policy that names a command with texts about people."""

    @override
    def __call__(self, command: Command, /) -> PolicyDecision:
        reasons = ("it is new",) if isinstance(command, SubmitCase) else ()
        return PolicyDecision(policy="submissions_too", version=1, reasons=reasons)


@pytest.fixture
def two(platform: Platform) -> Platform:
    """A platform with an accepted case, on which what is usual takes two."""
    platform.accept()
    platform.door = replace(
        platform.door, policies=Policies(four_eyes=StandardFourEyes())
    )
    return platform


def ask(platform: Platform, command: Command, day: date | None = None) -> Receipt:
    return platform.do(RequestApproval.of("A-1", command, day), by=CLERK)


def refused(act: Callable[[], object]) -> RejectedError:
    with pytest.raises(RejectedError) as found:
        act()
    return found.value


def test_by_default_everything_takes_one(platform: Platform) -> None:
    platform.accept()
    assert platform.do(WRITE_OFF, by=CLERK).events


def test_given_directly_it_is_refused_and_the_way_out_is_named(two: Platform) -> None:
    refusal = refused(lambda: two.do(WRITE_OFF, by=CLERK))
    assert isinstance(refusal, ApprovalRequiredError)
    assert refusal.command == "case.write_off"
    assert refusal.reasons == ("nobody gives 100.00 EUR alone",)
    assert "RequestApproval" in refusal.accepted
    preview = two.door.preview(WRITE_OFF, by=CLERK)
    assert isinstance(preview.refusal, ApprovalRequiredError)


def test_a_request_carries_nothing_out(two: Platform) -> None:
    before = two.events()
    receipt = ask(two, WRITE_OFF)
    assert two.of(receipt) == ["approval.approval_requested"]
    assert len(two.events()) == len(before) + 2
    assert two.door.verify().sound


def test_what_would_be_refused_is_not_asked_for(two: Platform) -> None:
    elsewhere = WRITE_OFF.model_copy(update={"case_id": "C-404"})
    before = two.log.contents
    assert isinstance(refused(lambda: ask(two, elsewhere)), CaseAbsentError)
    assert two.log.contents == before


def test_another_approves_it_and_it_is_carried_out(two: Platform) -> None:
    ask(two, WRITE_OFF)
    previewed = two.door.preview(APPROVE, by=BOSS)
    receipt = two.do(APPROVE, by=BOSS)
    assert two.of(receipt) == [
        "approval.approval_granted",
        "case.claim_written_off",
        "ledger.write_off_posted",
        "ledger.entry_posted",
    ]
    assert tuple(x.id for x in previewed.events) == receipt.events
    assert two.door.verify().sound


def test_it_leads_to_the_same_facts_as_if_one_had_given_it(two: Platform) -> None:
    ask(two, WRITE_OFF)
    by_two = two.door.preview(APPROVE, by=BOSS).events[1:]
    by_one = replace(two.door, policies=Policies(four_eyes=SubmissionsToo())).preview(
        WRITE_OFF, by=CLERK
    )
    assert by_two == by_one.events


def test_the_asker_is_the_actor_and_the_cause_says_who_approved(two: Platform) -> None:
    ask(two, WRITE_OFF)
    two.do(APPROVE, by=BOSS)
    written_off, _, posted = two.door.questions().history("C-1")[-3:]
    assert (written_off.actor, written_off.cause) == (CLERK, "approval:A-1@2")
    assert (posted.actor, posted.cause) == (CLERK, written_off.event_id)
    assert (written_off.approved_by, posted.approved_by) == (BOSS, BOSS)
    assert two.door.questions().history("C-1")[0].approved_by is None


def test_an_entry_is_explained_back_to_who_approved_it(two: Platform) -> None:
    ask(two, WRITE_OFF)
    entry = two.do(APPROVE, by=BOSS).events[-1]
    head = two.log.head().position
    found = explained(two.log, parse_figure(str(entry)), until=head)
    assert isinstance(found, EntryExplained)
    assert [(x.what, x.actor) for x in found.chain[-2:]] == [
        ("case.claim_written_off", CLERK),
        ("approval.approval_granted", BOSS),
    ]
    assert "which clerk had asked for" in found.chain[-1].says


def test_an_account_s_entry_is_explained_by_its_fact_first(two: Platform) -> None:
    receipt = RecordUnidentifiedReceipt(
        receipt_id="R-1", amount=Money(5_00, "EUR"), received_on=TODAY
    )
    ask(two, receipt)
    entry = two.do(APPROVE, by=BOSS).events[-1]
    head = two.log.head().position
    found = explained(two.log, parse_figure(str(entry)), until=head)
    assert isinstance(found, EntryExplained)
    assert [x.what for x in found.chain] == [
        "ledger.entry_posted",
        "platform_ledger.unidentified_receipt_recorded",
        "approval.approval_granted",
    ]


def test_nobody_approves_a_request_of_their_own(two: Platform) -> None:
    ask(two, WRITE_OFF)
    assert isinstance(refused(lambda: two.do(APPROVE, by=CLERK)), SelfApprovalError)


def test_the_approver_could_have_given_it_too(two: Platform) -> None:
    two.do(submit_case("C-2", debtor_id="D-2", submitter_id="P-3"))
    two.do(REJECT.model_copy(update={"case_id": "C-2"}))
    ask(two, ERASE.model_copy(update={"subject_id": "D-2"}))
    finance = Actor(actor_id="finance", role=Role.FINANCE)
    refusal = refused(lambda: two.do(APPROVE, by=finance))
    assert isinstance(refusal, RoleNotAllowedError)
    assert refusal.command == "EraseSubject"


def test_the_asker_could_give_it(two: Platform) -> None:
    finance = Actor(actor_id="finance", role=Role.FINANCE)
    request = RequestApproval.of("A-1", ERASE)
    assert isinstance(refused(lambda: two.do(request, by=finance)), RoleNotAllowedError)


def test_what_is_refused_now_is_not_approved_and_nothing_changes(two: Platform) -> None:
    two.do(submit_case("C-2", debtor_id="D-2", submitter_id="P-3"))
    two.do(REJECT.model_copy(update={"case_id": "C-2"}))
    ask(two, ERASE.model_copy(update={"subject_id": "D-2"}))
    two.do(submit_case("C-3", client_id="CL-3", debtor_id="D-2", submitter_id="P-3"))
    before = two.log.contents
    assert isinstance(refused(lambda: two.do(APPROVE, by=BOSS)), LegalHoldError)
    assert two.log.contents == before
    two.do(REJECT.model_copy(update={"case_id": "C-3"}))
    two.do(APPROVE, by=BOSS)
    assert "D-2" not in two.log.contents.keys


def test_it_lapses_after_the_policy_s_hours(two: Platform) -> None:
    ask(two, WRITE_OFF)
    two.clock.now += timedelta(hours=73)
    assert isinstance(refused(lambda: two.do(APPROVE, by=BOSS)), ApprovalLapsedError)


def test_it_is_carried_out_once(two: Platform) -> None:
    ask(two, WRITE_OFF)
    first = two.door.execute(APPROVE, by=BOSS, command_id="same")
    again = two.door.execute(APPROVE, by=BOSS, command_id="same")
    assert again == replace(first, repeated=True)
    assert isinstance(refused(lambda: two.do(APPROVE, by=BOSS)), ApprovalEndedError)


def test_a_refused_or_withdrawn_one_waits_no_more(two: Platform) -> None:
    ask(two, WRITE_OFF)
    two.do(RequestApproval.of("A-2", WRITE_OFF), by=CLERK)
    waiting = two.door.questions().pending_approvals()
    assert [x.approval_id for x in waiting] == ["A-1", "A-2"]
    two.do(RefuseApproval(approval_id="A-1", reason="Call again."), by=BOSS)
    two.do(WithdrawApproval(approval_id="A-2"), by=CLERK)
    assert two.door.questions().pending_approvals() == ()
    assert isinstance(refused(lambda: two.do(APPROVE, by=BOSS)), ApprovalEndedError)


def test_many_at_once_see_one_another(two: Platform) -> None:
    half = WRITE_OFF.model_copy(update={"amount": Money(600_00, "EUR")})
    ask(two, half)
    two.do(RequestApproval.of("A-2", half), by=CLERK)
    first, second = two.door.execute_many(
        (
            Asked(command=APPROVE, command_id="1"),
            Asked(command=ApproveCommand(approval_id="A-2"), command_id="2"),
        ),
        by=BOSS,
    )
    assert isinstance(first, Receipt)
    assert isinstance(second, RejectedError)
    waiting = two.door.questions().pending_approvals()
    assert [x.approval_id for x in waiting] == ["A-2"]


def test_it_counts_from_the_day_of_its_approval_or_the_one_named(two: Platform) -> None:
    ask(two, WRITE_OFF, TODAY)
    two.do(RequestApproval.of("A-2", WRITE_OFF), by=CLERK)
    two.clock.now += timedelta(days=1)
    two.do(APPROVE, by=BOSS)
    two.do(ApproveCommand(approval_id="A-2"), by=BOSS)
    days = [
        x.effective_on
        for x in two.door.questions().history("C-1")
        if x.what == "case.claim_written_off"
    ]
    assert days == [TODAY, TODAY + timedelta(days=1)]


def test_a_day_that_the_asker_may_not_name_is_refused(two: Platform) -> None:
    submitter = Actor(actor_id="s", role=Role.SUBMITTER, party_id="P-3")
    case = submit_case("C-9", client_id="CL-9", debtor_id="D-9", submitter_id="P-3")
    request = RequestApproval.of("A-1", case, TODAY - timedelta(days=1))
    refusal = refused(lambda: two.do(request, by=submitter))
    assert isinstance(refusal, BackdatingNotAllowedError)


@pytest.mark.parametrize(
    "written",
    [
        WrittenCommand(name="case.no_such", fields="{}"),
        WrittenCommand(name="case.write_off", fields='{"case_id":"C-1"}'),
        WrittenCommand(name="case.write_off", fields="no JSON"),
        WrittenCommand(name="subject.retain_subject", fields="{}"),
    ],
)
def test_what_is_no_command_is_not_kept(two: Platform, written: WrittenCommand) -> None:
    request = RequestApproval(approval_id="A-1", command=written)
    refusal = refused(lambda: two.do(request, by=CLERK))
    assert isinstance(refusal, WrittenCommandError)
    assert refusal.command == written.name


def test_approvals_take_no_approval(two: Platform) -> None:
    refusal = refused(lambda: ask(two, WithdrawApproval(approval_id="A-1")))
    assert isinstance(refusal, ApprovalOfApprovalError)
    assert refusal.command == "approval.withdraw_approval"


def with_submissions(platform: Platform) -> DebtCollection:
    platform.door = replace(
        platform.door, policies=Policies(four_eyes=SubmissionsToo())
    )
    ask(platform, submit_case("C-9", debtor_id="D-9", submitter_id="P-3"))
    return platform.door


def test_texts_about_people_are_kept_under_their_own_keys(platform: Platform) -> None:
    door = with_submissions(platform)
    stored = b"".join(x.event.state for x in platform.log.contents.events)
    assert "Köln".encode() not in stored
    assert {"D-9", "CL-1-contact"} == platform.log.contents.keys.keys()
    (waiting,) = door.questions().pending_approvals()
    opened = door.questions().revealed(waiting).kept.texts
    assert {x.text for x in opened if isinstance(x, Personal)} >= {"Köln", "Mette Holm"}


def test_a_kept_command_is_carried_out_to_the_letter(platform: Platform) -> None:
    door = with_submissions(platform)
    platform.do(APPROVE, by=BOSS)
    view = door.questions().case("C-9")
    assert view is not None
    name = submit_case("C-9", debtor_id="D-9").debtor.name
    assert door.questions().revealed(view).debtor_name == name
    assert door.verify().sound


def test_an_erasure_takes_the_texts_of_a_request_with_it(platform: Platform) -> None:
    with_submissions(platform)
    platform.do(ERASE.model_copy(update={"subject_id": "D-9"}), by=BOSS)
    refusal = refused(lambda: platform.do(APPROVE, by=BOSS))
    assert isinstance(refusal, SubjectErasedError)
    assert refusal.subject_id == "D-9"


def test_another_command_than_was_asked_for_is_not_approved(two: Platform) -> None:
    ask(two, WRITE_OFF)
    two.door = replace(two.door, digest=HmacDigest(b"fedcba9876543210" * 2))
    refusal = refused(lambda: two.do(APPROVE, by=BOSS))
    assert isinstance(refusal, KeptCommandChangedError)
    assert refusal.approval_id == "A-1"


def an_example(name: str) -> DomainCommand:
    kind: type[Command] = COMMANDS[name]
    given = {x.path: [x.example] if x.many else x.example for x in needed(kind)}
    return cast("DomainCommand", command_of(kind, given))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_read_as_it_was_written(name: str) -> None:
    command = an_example(name)
    written = WrittenCommand.of(command)
    assert COMMANDS[written.name].model_validate_json(written.fields) == command
