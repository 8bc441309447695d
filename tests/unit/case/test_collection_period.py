"""How long a collector has a case to itself."""

from datetime import date, timedelta

import pytest

from debt_domain.case.commands import (
    AssignPartner,
    LogActivity,
    RecordPayment,
    ReopenCase,
    StartWork,
    VerifyPayment,
)
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import CollectionPeriodRunningError
from debt_domain.case.events import (
    AssignmentEnded,
    CaseEvent,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    ExtensionCause,
)
from debt_domain.case.model import (
    ActivityKind,
    ActivityOutcome,
    AssignmentRole,
    CaseContext,
    CollectionPeriodTerms,
    Direction,
)
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    active_case,
    assigned_case,
    closed_case,
)
from debt_domain.values.actor import Role
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

TERMS = CollectionPeriodTerms(policy="house", version=3, days=90, extension_days=30)
NO_LENGTH = TERMS.model_copy(update={"days": None})
BY_PLATFORM = a_context(CaseContext)
BY_COLLECTOR = a_context(CaseContext, Role.COLLECTOR, "P-9")
START = StartWork(case_id="C-1")
LATER = AssignPartner(case_id="C-1", partner_id="P-2")


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def started(ends_on: date, assignment_id: str = "AS-1") -> CollectionPeriodStarted:
    return CollectionPeriodStarted(
        assignment_id=assignment_id,
        partner_id="P-9",
        starts_on=TODAY,
        ends_on=ends_on,
        extension_days=30,
        policy="house",
        policy_version=3,
    )


def extended(because: ExtensionCause, ends_on: date) -> CollectionPeriodExtended:
    return CollectionPeriodExtended(
        assignment_id="AS-1", ends_on=ends_on, because=because
    )


def running(days: int) -> tuple[CaseEvent, ...]:
    return (*active_case(), started(in_days(days)))


def promise() -> LogActivity:
    return LogActivity(
        case_id="C-1",
        kind=ActivityKind.CALL,
        direction=Direction.INBOUND,
        outcome=ActivityOutcome.PROMISE,
        occurred_at=NOW,
    )


def paid(*, verified: bool, received_on: date = TODAY) -> RecordPayment:
    return RecordPayment(
        case_id="C-1",
        payment_id="PAY-1",
        amount=Money(1_00, "EUR"),
        received_on=received_on,
        holder=Holder.platform(),
        verified=verified,
    )


def with_days(days: int) -> tuple[CaseEvent, ...]:
    *before, assigned = assigned_case()
    return (*before, assigned.model_copy(update={"collection_days": days}))


@pytest.mark.parametrize(
    ("history", "terms", "ends_on"),
    [
        (assigned_case(), TERMS, in_days(90)),
        (with_days(14), TERMS, in_days(14)),
        (with_days(14), NO_LENGTH, in_days(14)),
    ],
)
def test_it_starts_with_the_work_for_as_long_as_assignment_or_policy_say(
    history: tuple[CaseEvent, ...], terms: CollectionPeriodTerms, ends_on: date
) -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9", collection_period=terms)
    events = Given(CASE, history, context).when(START).events
    assert events[1:] == (started(ends_on),)
    assert events[1].under_policy() == "house:3"


def test_without_a_length_none_runs() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9", collection_period=NO_LENGTH)
    outcome = Given(CASE, assigned_case(), context).when(START)
    assert len(outcome.events) == 1
    given = Given(CASE, active_case(), BY_PLATFORM)
    assert len(given.when(paid(verified=True)).events) == 2


def test_it_starts_anew_when_a_case_is_reopened_with_a_partner() -> None:
    reopen = ReopenCase(
        case_id="C-1",
        reason="new address",
        consent_reference="mail-7",
        consented_on=TODAY,
        partner_id="P-9",
    )
    context = a_context(CaseContext, collection_period=TERMS)
    events = Given(CASE, closed_case(), context).when(reopen).events
    assert events[-1] == started(in_days(90), "AS-2")


def test_a_promise_extends_it() -> None:
    later = extended(ExtensionCause.PROMISE, in_days(30))
    outcome = Given(CASE, running(10), BY_COLLECTOR).when(promise())
    assert outcome.events[1:] == (later,)
    state = CASE.fold((*running(10), *outcome.events))
    assert state.collection_period is not None
    assert state.collection_period.ends_on == in_days(30)


def test_a_verified_payment_extends_it() -> None:
    later = extended(ExtensionCause.PAYMENT, in_days(30))
    given = Given(CASE, running(10), BY_PLATFORM)
    assert given.when(paid(verified=True)).events[2:] == (later,)
    reported = given.when(paid(verified=False)).events
    assert len(reported) == 1
    given = Given(CASE, (*running(10), *reported), BY_PLATFORM)
    verify = VerifyPayment(case_id="C-1", payment_id="PAY-1")
    assert given.when(verify).events[1:] == (later,)


def test_it_never_gets_shorter() -> None:
    outcome = Given(CASE, running(31), BY_COLLECTOR).when(promise())
    assert len(outcome.events) == 1


def test_what_has_expired_stays_so() -> None:
    outcome = Given(CASE, running(-1), BY_COLLECTOR).when(promise())
    assert len(outcome.events) == 1


def test_but_not_by_a_payment_of_its_time_that_is_known_late() -> None:
    given = Given(CASE, running(-1), BY_PLATFORM)
    events = given.when(paid(verified=True, received_on=in_days(-2))).events
    assert events[2:] == (extended(ExtensionCause.PAYMENT, in_days(28)),)


@pytest.mark.parametrize("days", [0, 20])
def test_until_its_last_day_the_case_is_not_reassigned(days: int) -> None:
    outcome = Given(CASE, running(days), BY_PLATFORM).when(LATER)
    refusal = outcome.then_refused(CollectionPeriodRunningError)
    assert (refusal.partner_id, refusal.collector_id) == ("P-2", "P-9")
    assert refusal.ends_on == in_days(days)
    assert str(in_days(days)) in str(refusal)


def test_afterwards_it_is() -> None:
    outcome = Given(CASE, running(-1), BY_PLATFORM).when(LATER)
    assert len(outcome.events) == 2


def test_for_a_reason_that_is_kept_it_is_at_any_time() -> None:
    because = LATER.model_copy(update={"reassignment_reason": "agreed by mail"})
    outcome = Given(CASE, running(20), BY_PLATFORM).when(because)
    kept = outcome.events[-1].model_dump()["reassignment_reason"]
    assert kept == "agreed by mail"


def test_a_process_goes_by_what_was_decided_elsewhere() -> None:
    context = a_context(CaseContext, cause=EventId("partner_case:C-1", 4))
    assert len(Given(CASE, running(20), context).when(LATER).events) == 2


def test_it_ends_with_the_assignment() -> None:
    ended = AssignmentEnded(
        assignment_id="AS-1", partner_id="P-9", role=AssignmentRole.COLLECTOR
    )
    assert CASE.fold((*running(20), ended)).collection_period is None
