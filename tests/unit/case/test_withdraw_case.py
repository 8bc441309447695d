import pytest

from debt_domain.case.commands import WithdrawCase
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    UnpaidCostError,
    UnverifiedPaymentError,
    WrongStatusError,
)
from debt_domain.case.events import (
    AssignmentEnded,
    BiddingClosed,
    BiddingOpened,
    CaseClosed,
    PaymentRecorded,
)
from debt_domain.case.model import (
    AssignmentRole,
    CaseContext,
    CaseStatus,
    CloseCode,
    PaymentMethod,
)
from debt_domain.testing import (
    NOW,
    TODAY,
    Given,
    a_context,
    accepted_case,
    active_case,
    closed_case,
    submit_case,
)
from debt_domain.values.actor import PartyNotAllowedError, Role, RoleNotAllowedError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

WITHDRAW = WithdrawCase(case_id="C-1", reason="paid in goods")
WITHDRAWN = CaseClosed(
    code=CloseCode.WITHDRAWN, explanation="paid in goods", outstanding_minor=7
)
ENDED = AssignmentEnded(
    assignment_id="AS-1", partner_id="P-9", role=AssignmentRole.COLLECTOR
)
OF_PARTNER = submit_case(submitter_id="P-9")
BY_CLIENT = a_context(CaseContext, Role.CLIENT, "CL-1", outstanding_minor=7)


def test_a_client_takes_its_case_back() -> None:
    history = active_case("P-9", OF_PARTNER)
    outcome = Given(CASE, history, BY_CLIENT).when(WITHDRAW)
    outcome.then(ENDED, WITHDRAWN)
    assert CASE.fold((*history, *outcome.events)).status is CaseStatus.CLOSED


def test_bidding_ends_with_it() -> None:
    opened = BiddingOpened(invitees=("P-2",), closes_at=NOW)
    history = (*accepted_case(), opened)
    events = Given(CASE, history, BY_CLIENT).when(WITHDRAW).events
    assert events[0] == BiddingClosed()
    assert events[-1] == WITHDRAWN


@pytest.mark.parametrize("role", [Role.COLLECTOR, Role.FINANCE])
def test_others_do_not(role: Role) -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, role, "P-9"))
    given.when(WITHDRAW).then_refused(RoleNotAllowedError)


def test_another_client_does_not() -> None:
    given = Given(CASE, active_case(), a_context(CaseContext, Role.CLIENT, "CL-2"))
    refusal = given.when(WITHDRAW).then_refused(PartyNotAllowedError)
    assert str(refusal).startswith("WithdrawCase cannot")


def test_a_closed_case_is_not_withdrawn() -> None:
    Given(CASE, closed_case(), BY_CLIENT).when(WITHDRAW).then_refused(WrongStatusError)


def test_an_unverified_payment_is_settled_first() -> None:
    reported = PaymentRecorded(
        payment_id="PAY-1",
        amount=Money(1, "EUR"),
        received_on=TODAY,
        holder=Holder.platform(),
        method=PaymentMethod.CASH,
        reference=None,
    )
    outcome = Given(CASE, (*active_case(), reported), BY_CLIENT).when(WITHDRAW)
    outcome.then_refused(UnverifiedPaymentError)


def test_and_so_is_an_advanced_cost() -> None:
    context = a_context(CaseContext, Role.CLIENT, "CL-1", unpaid_costs=("K-1",))
    outcome = Given(CASE, active_case(), context).when(WITHDRAW)
    assert outcome.then_refused(UnpaidCostError).cost_ids == ("K-1",)
