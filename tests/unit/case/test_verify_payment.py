from debt_domain.case.commands import VerifyPayment
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import UnknownPaymentError
from debt_domain.case.events import (
    CaseRejected,
    PaymentRecorded,
    PaymentReversed,
    PaymentVerified,
)
from debt_domain.case.model import (
    CaseContext,
    PaymentMethod,
    RejectionReason,
    ReversalKind,
)
from debt_domain.testing import TODAY, Given, a_context, active_case, submitted_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

AMOUNT = Money(25_000, "EUR")
REPORTED = PaymentRecorded(
    payment_id="PAY-1",
    amount=AMOUNT,
    received_on=TODAY,
    holder=Holder.partner("P-9"),
    method=PaymentMethod.CASH,
    reference=None,
)
VERIFIED = PaymentVerified(
    payment_id="PAY-1",
    amount=AMOUNT,
    received_on=TODAY,
    holder=Holder.partner("P-9"),
)
VERIFY = VerifyPayment(case_id="C-1", payment_id="PAY-1")
BY_FINANCE = a_context(CaseContext, Role.FINANCE)


def test_a_reported_payment_is_verified() -> None:
    Given(CASE, (*active_case(), REPORTED), BY_FINANCE).when(VERIFY).then(VERIFIED)


def test_verifying_again_changes_nothing() -> None:
    history = (*active_case(), REPORTED, VERIFIED)
    Given(CASE, history, BY_FINANCE).when(VERIFY).then()


def test_a_reversed_payment_is_not_verified_again() -> None:
    undone = PaymentReversed(
        payment_id="PAY-1",
        kind=ReversalKind.BOUNCED,
        amount=AMOUNT,
        left_minor=0,
        reversed_on=TODAY,
    )
    history = (*active_case(), REPORTED, VERIFIED, undone)
    Given(CASE, history, BY_FINANCE).when(VERIFY).then()


def test_money_that_came_before_a_rejection_is_verified_after_it() -> None:
    rejected = CaseRejected(reason=RejectionReason.ETHICAL, explanation="No.")
    history = (*submitted_case(), REPORTED, rejected)
    Given(CASE, history, BY_FINANCE).when(VERIFY).then(VERIFIED)


def test_only_a_recorded_payment_is_verified() -> None:
    outcome = Given(CASE, active_case(), BY_FINANCE).when(VERIFY)
    assert outcome.then_refused(UnknownPaymentError).payment_id == "PAY-1"


def test_its_holder_does_not_verify_it() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, (*active_case(), REPORTED), context).when(VERIFY)
    outcome.then_refused(RoleNotAllowedError)
