import pytest

from debt_domain.case.commands import RejectPayment, VerifyPayment
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import PaymentNotReportedError, UnknownPaymentError
from debt_domain.case.events import PaymentRecorded, PaymentRejected, PaymentVerified
from debt_domain.case.model import CaseContext, PaymentMethod, PaymentStatus
from debt_domain.testing import TODAY, Given, a_context, active_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

REPORTED = PaymentRecorded(
    payment_id="PAY-1",
    amount=Money(25_000, "EUR"),
    received_on=TODAY,
    holder=Holder.partner("P-9"),
    method=PaymentMethod.BANK_TRANSFER,
    reference=None,
)
VERIFIED = PaymentVerified(
    payment_id="PAY-1",
    amount=REPORTED.amount,
    received_on=TODAY,
    holder=REPORTED.holder,
)
REJECT = RejectPayment(case_id="C-1", payment_id="PAY-1", reason="no such transfer")
REJECTED = PaymentRejected(payment_id="PAY-1", reason="no such transfer")
BY_FINANCE = a_context(CaseContext, Role.FINANCE)


@pytest.mark.parametrize("role", [Role.PLATFORM, Role.FINANCE])
def test_a_payment_that_never_came_is_rejected(role: Role) -> None:
    given = Given(CASE, (*active_case(), REPORTED), a_context(CaseContext, role))
    given.when(REJECT).then(REJECTED)
    state = CASE.fold((*active_case(), REPORTED, REJECTED))
    assert state.payments["PAY-1"].status is PaymentStatus.REJECTED
    assert state.unverified_payments == ()


def test_rejecting_again_changes_nothing() -> None:
    history = (*active_case(), REPORTED, REJECTED)
    Given(CASE, history, BY_FINANCE).when(REJECT).then()


def test_a_verified_payment_is_reversed_instead() -> None:
    history = (*active_case(), REPORTED, VERIFIED)
    outcome = Given(CASE, history, BY_FINANCE).when(REJECT)
    refusal = outcome.then_refused(PaymentNotReportedError)
    assert (refusal.command, refusal.status) == (
        "RejectPayment",
        PaymentStatus.VERIFIED,
    )
    assert "ReversePayment" in refusal.accepted


def test_a_rejected_payment_is_not_verified_any_more() -> None:
    history = (*active_case(), REPORTED, REJECTED)
    verify = VerifyPayment(case_id="C-1", payment_id="PAY-1")
    outcome = Given(CASE, history, BY_FINANCE).when(verify)
    refusal = outcome.then_refused(PaymentNotReportedError)
    assert (refusal.payment_id, refusal.status) == ("PAY-1", PaymentStatus.REJECTED)


def test_only_a_recorded_payment_is_rejected() -> None:
    outcome = Given(CASE, active_case(), BY_FINANCE).when(REJECT)
    outcome.then_refused(UnknownPaymentError)


def test_its_holder_does_not_reject_it() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, (*active_case(), REPORTED), context).when(REJECT)
    outcome.then_refused(RoleNotAllowedError)
