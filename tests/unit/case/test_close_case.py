from datetime import timedelta

import pytest

from debt_domain.case.commands import CloseCase
from debt_domain.case.decisions import CASE
from debt_domain.case.decisions.closing import DISPUTED_CODES
from debt_domain.case.errors import (
    CloseCodeNotAvailableError,
    ExplanationMissingError,
    InsolvencyUnknownError,
    OpenDisputeError,
    OutstandingMismatchError,
    ProcessOnlyError,
    UnpaidCostError,
    UnverifiedPaymentError,
    WrongStatusError,
)
from debt_domain.case.events import (
    AssignmentEnded,
    CaseClosed,
    CaseEvent,
    CaseReopened,
    CommissionAgreed,
    HoldLifted,
    HoldPlaced,
    InsolvencyRecorded,
    MoneyLeftToClient,
    PaymentRecorded,
    PaymentRejected,
    ReturnReviewOpened,
)
from debt_domain.case.model import (
    AssignmentRole,
    CaseContext,
    CaseStatus,
    CloseCode,
    HoldKind,
    PaymentMethod,
)
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    submit_case,
    submitted_case,
)
from debt_domain.testing.partner_cases import client_alone_terms
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.event_id import EventId
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money
from debt_domain.values.partner_submission import Handling

ENDED = AssignmentEnded(
    assignment_id="AS-1", partner_id="P-9", role=AssignmentRole.COLLECTOR
)
COMMISSION = CommissionAgreed(collector_id="P-9", terms=client_alone_terms())
WORKED = (*active_case(), COMMISSION)
LEFT_TO_CLIENT = MoneyLeftToClient(terms=client_alone_terms())
RETURNING = (*WORKED, ReturnReviewOpened())
BY_PLATFORM = a_context(CaseContext, outstanding_minor=100_000)
BY_PROCESS = a_context(
    CaseContext, outstanding_minor=100_000, cause=EventId("partner_case:C-1", 4)
)
REPORTED = PaymentRecorded(
    payment_id="PAY-1",
    amount=Money(100, "EUR"),
    received_on=TODAY,
    holder=Holder.platform(),
    method=PaymentMethod.CARD,
    reference=None,
)


def close(code: CloseCode, explanation: str | None = None) -> CloseCase:
    return CloseCase(case_id="C-1", code=code, explanation=explanation)


def closed(code: CloseCode, outstanding_minor: int = 100_000) -> CaseClosed:
    return CaseClosed(code=code, explanation=None, outstanding_minor=outstanding_minor)


def disputed(until_days: int | None = None) -> tuple[CaseEvent, ...]:
    until = None if until_days is None else TODAY + timedelta(days=until_days)
    hold = HoldPlaced(
        kind=HoldKind.DISPUTE, reason="goods broken", placed_at=NOW, until=until
    )
    return (*WORKED, hold)


def test_closing_ends_the_assignment() -> None:
    outcome = Given(CASE, WORKED, BY_PLATFORM).when(close(CloseCode.EXHAUSTED))
    outcome.then(ENDED, closed(CloseCode.EXHAUSTED))
    state = CASE.fold((*WORKED, *outcome.events))
    assert (state.status, state.assignment) == (CaseStatus.CLOSED, None)


def test_a_case_without_a_partner_is_closed_too() -> None:
    given = Given(CASE, submitted_case(), BY_PLATFORM)
    outcome = given.when(close(CloseCode.INVALID_DATA))
    outcome.then(LEFT_TO_CLIENT, closed(CloseCode.INVALID_DATA))


def test_money_is_left_to_the_client_once() -> None:
    history = (*active_case(), ENDED, LEFT_TO_CLIENT, closed(CloseCode.EXHAUSTED))
    reopened = CaseReopened(
        reason="New address.", consent_reference="mail-7", consented_on=TODAY
    )
    given = Given(CASE, (*history, reopened), BY_PLATFORM)
    given.when(close(CloseCode.EXHAUSTED)).then(closed(CloseCode.EXHAUSTED))


def test_a_partner_case_has_terms_from_its_acceptance_on() -> None:
    submission = submit_case(submitter_id="P-1")
    code = CloseCode.INVALID_DATA
    given = Given(CASE, submitted_case(submission), BY_PLATFORM)
    given.when(close(code)).then(LEFT_TO_CLIENT, closed(code))
    given = Given(CASE, accepted_case(submission), BY_PLATFORM)
    given.when(close(code)).then(closed(code))


@pytest.mark.parametrize(
    ("role", "party_id", "code"),
    [
        (Role.COLLECTOR, "P-9", CloseCode.UNTRACEABLE),
        (Role.CLIENT, "CL-1", CloseCode.WITHDRAWN),
        (Role.PLATFORM, None, CloseCode.WITHDRAWN),
    ],
)
def test_who_closes(role: Role, party_id: str | None, code: CloseCode) -> None:
    context = a_context(CaseContext, role, party_id, outstanding_minor=100_000)
    Given(CASE, WORKED, context).when(close(code)).then(ENDED, closed(code))


@pytest.mark.parametrize(
    ("handling", "code"),
    [
        (Handling.SELF, CloseCode.UNTRACEABLE),
        (Handling.SELF, CloseCode.WITHDRAWN),
        (Handling.NETWORK, CloseCode.WITHDRAWN),
    ],
)
def test_a_submitter_closes_what_it_handles_and_withdraws_anything(
    handling: Handling, code: CloseCode
) -> None:
    history = accepted_case(submit_case(submitter_id="P-1", handling=handling))
    context = a_context(CaseContext, Role.SUBMITTER, "P-1", outstanding_minor=100_000)
    Given(CASE, history, context).when(close(code)).then(closed(code))


def test_a_submitter_does_not_close_what_the_network_handles() -> None:
    submission = submit_case(submitter_id="P-1", handling=Handling.NETWORK)
    context = a_context(CaseContext, Role.SUBMITTER, "P-1")
    given = Given(CASE, active_case("P-9", submission), context)
    given.when(close(CloseCode.EXHAUSTED)).then_refused(PartyNotAllowedError)


def test_a_client_only_withdraws_and_a_collector_never() -> None:
    by_client = a_context(CaseContext, Role.CLIENT, "CL-1")
    outcome = Given(CASE, WORKED, by_client).when(close(CloseCode.EXHAUSTED))
    outcome.then_refused(RoleNotAllowedError)
    by_collector = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, WORKED, by_collector).when(close(CloseCode.WITHDRAWN))
    outcome.then_refused(RoleNotAllowedError)


def test_an_approved_return_closes_the_case() -> None:
    outcome = Given(CASE, RETURNING, BY_PROCESS).when(close(CloseCode.RETURNED))
    outcome.then(ENDED, closed(CloseCode.RETURNED))


def test_nobody_returns_a_case_by_hand() -> None:
    outcome = Given(CASE, RETURNING, BY_PLATFORM).when(close(CloseCode.RETURNED))
    assert outcome.then_refused(ProcessOnlyError).command == "CloseCase"


def test_a_return_is_reviewed_first() -> None:
    outcome = Given(CASE, WORKED, BY_PROCESS).when(close(CloseCode.RETURNED))
    refusal = outcome.then_refused(WrongStatusError)
    assert refusal.allowed == (CaseStatus.RETURN_REQUESTED,)


def test_under_review_a_case_is_only_withdrawn() -> None:
    given = Given(CASE, RETURNING, BY_PLATFORM)
    given.when(close(CloseCode.EXHAUSTED)).then_refused(WrongStatusError)
    given.when(close(CloseCode.WITHDRAWN)).then(ENDED, closed(CloseCode.WITHDRAWN))


@pytest.mark.parametrize("code", [CloseCode.NO_QUOTES, CloseCode.QUOTES_EXPIRED])
def test_the_codes_of_bidding_need_bidding(code: CloseCode) -> None:
    outcome = Given(CASE, WORKED, BY_PLATFORM).when(close(code))
    assert outcome.then_refused(CloseCodeNotAvailableError).close_code is code


def test_a_paid_case_owes_nothing() -> None:
    given = Given(CASE, WORKED, BY_PLATFORM)
    refusal = given.when(close(CloseCode.PAID)).then_refused(OutstandingMismatchError)
    assert refusal.outstanding == Money(100_000, "EUR")
    assert "1,000.00 EUR is outstanding" in str(refusal)
    given = Given(CASE, WORKED, a_context(CaseContext))
    given.when(close(CloseCode.PAID)).then(ENDED, closed(CloseCode.PAID, 0))


def test_an_insolvent_debtor_is_known_to_be() -> None:
    outcome = Given(CASE, WORKED, BY_PLATFORM).when(close(CloseCode.INSOLVENT))
    outcome.then_refused(InsolvencyUnknownError)
    insolvency = InsolvencyRecorded(
        opened_on=TODAY, court="AG Köln", reference="71 IN 1/26"
    )
    given = Given(CASE, (*WORKED, insolvency), BY_PLATFORM)
    given.when(close(CloseCode.INSOLVENT)).then(ENDED, closed(CloseCode.INSOLVENT))


FREE = (
    CloseCode.PARTIALLY_PAID,
    CloseCode.SETTLED,
    CloseCode.UNTRACEABLE,
    CloseCode.DISPUTED_NO_LEGAL,
    CloseCode.WITHDRAWN,
    CloseCode.EXHAUSTED,
    CloseCode.TIME_BARRED,
    CloseCode.SETTLEMENT_REFUSED,
    CloseCode.CLIENT_UNRESPONSIVE,
    CloseCode.UNECONOMICAL,
    CloseCode.NEVER_STARTED,
    CloseCode.INVALID_DATA,
)


@pytest.mark.parametrize("code", FREE)
def test_these_codes_need_nothing_more(code: CloseCode) -> None:
    Given(CASE, WORKED, BY_PLATFORM).when(close(code)).then(ENDED, closed(code))


def test_every_other_code_has_a_condition_of_its_own() -> None:
    assert set(CloseCode) - set(FREE) == {
        CloseCode.PAID,
        CloseCode.INSOLVENT,
        CloseCode.RETURNED,
        CloseCode.NO_QUOTES,
        CloseCode.QUOTES_EXPIRED,
        CloseCode.OTHER,
    }


@pytest.mark.parametrize("code", [x for x in FREE if x not in DISPUTED_CODES])
def test_none_of_them_ends_a_dispute(code: CloseCode) -> None:
    outcome = Given(CASE, disputed(), BY_PLATFORM).when(close(code))
    assert outcome.then_refused(OpenDisputeError).close_code is code


@pytest.mark.parametrize("code", [*FREE, CloseCode.PAID])
def test_none_closes_a_case_with_a_cost_that_is_waited_for(code: CloseCode) -> None:
    context = a_context(CaseContext, unpaid_costs=("COST-1",))
    outcome = Given(CASE, WORKED, context).when(close(code))
    assert outcome.then_refused(UnpaidCostError).cost_ids == ("COST-1",)


def test_other_is_explained() -> None:
    given = Given(CASE, WORKED, BY_PLATFORM)
    given.when(close(CloseCode.OTHER)).then_refused(ExplanationMissingError)
    explained = closed(CloseCode.OTHER).model_copy(update={"explanation": "Flood."})
    given.when(close(CloseCode.OTHER, "Flood.")).then(ENDED, explained)


@pytest.mark.parametrize("code", [CloseCode.EXHAUSTED, CloseCode.WITHDRAWN])
def test_no_payment_is_left_unverified(code: CloseCode) -> None:
    given = Given(CASE, (*WORKED, REPORTED), BY_PLATFORM)
    refusal = given.when(close(code)).then_refused(UnverifiedPaymentError)
    assert refusal.payment_ids == ("PAY-1",)


def test_not_even_by_a_return() -> None:
    given = Given(CASE, (*RETURNING, REPORTED), BY_PROCESS)
    given.when(close(CloseCode.RETURNED)).then_refused(UnverifiedPaymentError)


def test_a_dispute_keeps_a_case_open() -> None:
    outcome = Given(CASE, disputed(), BY_PLATFORM).when(close(CloseCode.EXHAUSTED))
    refusal = outcome.then_refused(OpenDisputeError)
    assert refusal.close_code is CloseCode.EXHAUSTED


def test_but_for_want_of_legal_action() -> None:
    code = CloseCode.DISPUTED_NO_LEGAL
    outcome = Given(CASE, disputed(), BY_PLATFORM).when(close(code))
    outcome.then(ENDED, closed(code))


def dispute_ended(code: CloseCode) -> HoldLifted:
    reason = f"closed as {code}"
    return HoldLifted(kind=HoldKind.DISPUTE, reason=reason, lifted_at=NOW)


def test_withdrawing_a_case_ends_its_dispute() -> None:
    outcome = Given(CASE, disputed(), BY_PLATFORM).when(close(CloseCode.WITHDRAWN))
    ended = dispute_ended(CloseCode.WITHDRAWN)
    outcome.then(ENDED, ended, closed(CloseCode.WITHDRAWN))


def test_and_so_does_returning_it() -> None:
    history = (*disputed(), ReturnReviewOpened())
    outcome = Given(CASE, history, BY_PROCESS).when(close(CloseCode.RETURNED))
    ended = dispute_ended(CloseCode.RETURNED)
    outcome.then(ENDED, ended, closed(CloseCode.RETURNED))


def test_other_holds_outlive_a_withdrawal() -> None:
    hold = HoldPlaced(
        kind=HoldKind.MORATORIUM, reason="court", placed_at=NOW, until=None
    )
    given = Given(CASE, (*WORKED, hold), BY_PLATFORM)
    given.when(close(CloseCode.WITHDRAWN)).then(ENDED, closed(CloseCode.WITHDRAWN))


def test_a_rejected_payment_keeps_no_case_open() -> None:
    rejected = PaymentRejected(payment_id="PAY-1", reason="no such transfer")
    given = Given(CASE, (*WORKED, REPORTED, rejected), BY_PLATFORM)
    given.when(close(CloseCode.EXHAUSTED)).then(ENDED, closed(CloseCode.EXHAUSTED))


def test_a_dispute_that_has_run_out_does_not() -> None:
    outcome = Given(CASE, disputed(-1), BY_PLATFORM).when(close(CloseCode.EXHAUSTED))
    outcome.then(ENDED, closed(CloseCode.EXHAUSTED))
