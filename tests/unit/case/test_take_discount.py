import pytest

from debt_domain.case.commands import TakeDiscount
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AmountNotPositiveError,
    DiscountTakenError,
    PaymentNotVerifiedError,
    UnknownPaymentError,
    WrongStatusError,
)
from debt_domain.case.events import (
    CaseRejected,
    DiscountTaken,
    PaymentRecorded,
    PaymentReversed,
    PaymentVerified,
)
from debt_domain.case.model import (
    CaseContext,
    PaymentMethod,
    PaymentStatus,
    RejectionReason,
    ReversalKind,
)
from debt_domain.testing import TODAY, Given, a_context, active_case, submitted_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

PAID = Money(900_00, "EUR")
RECORDED = PaymentRecorded(
    payment_id="PAY-1",
    amount=PAID,
    received_on=TODAY,
    holder=Holder.platform(),
    method=PaymentMethod.BANK_TRANSFER,
    reference=None,
)
VERIFIED = PaymentVerified(
    payment_id="PAY-1", amount=PAID, received_on=TODAY, holder=Holder.platform()
)
REVERSED = PaymentReversed(
    payment_id="PAY-1",
    kind=ReversalKind.BOUNCED,
    amount=PAID,
    left_minor=0,
    reversed_on=TODAY,
)
TAKE = TakeDiscount(
    case_id="C-1",
    payment_id="PAY-1",
    amount=Money(100_00, "EUR"),
    offer_reference="mail 12",
)
TAKEN = DiscountTaken(
    payment_id="PAY-1", amount=Money(100_00, "EUR"), offer_reference="mail 12"
)
WITH_PAYMENT = (*active_case(), RECORDED, VERIFIED)
BY_FINANCE = a_context(CaseContext, Role.FINANCE)


def test_a_payment_that_meets_an_offer_brings_a_discount() -> None:
    Given(CASE, WITH_PAYMENT, BY_FINANCE).when(TAKE).then(TAKEN)


def test_the_same_discount_again_changes_nothing() -> None:
    Given(CASE, (*WITH_PAYMENT, TAKEN, REVERSED), BY_FINANCE).when(TAKE).then()


def test_a_payment_brings_one_discount() -> None:
    other = TAKE.model_copy(update={"amount": Money(1, "EUR")})
    outcome = Given(CASE, (*WITH_PAYMENT, TAKEN), BY_FINANCE).when(other)
    assert outcome.then_refused(DiscountTakenError).amount == Money(100_00, "EUR")


def test_it_is_a_payment_of_the_case() -> None:
    outcome = Given(CASE, active_case(), BY_FINANCE).when(TAKE)
    outcome.then_refused(UnknownPaymentError)


@pytest.mark.parametrize(
    ("history", "status"),
    [
        ((*active_case(), RECORDED), PaymentStatus.REPORTED),
        ((*WITH_PAYMENT, REVERSED), PaymentStatus.REVERSED),
    ],
)
def test_a_payment_that_is_not_there_brings_none(
    history: tuple[PaymentRecorded, ...], status: PaymentStatus
) -> None:
    outcome = Given(CASE, history, BY_FINANCE).when(TAKE)
    assert outcome.then_refused(PaymentNotVerifiedError).status is status


def test_a_discount_is_above_zero_in_the_claims_currency() -> None:
    given = Given(CASE, WITH_PAYMENT, BY_FINANCE)
    none = TAKE.model_copy(update={"amount": Money(0, "EUR")})
    given.when(none).then_refused(AmountNotPositiveError)
    foreign = TAKE.model_copy(update={"amount": Money(1, "DKK")})
    given.when(foreign).then_refused(CurrencyMismatchError)


def test_a_rejected_case_has_none() -> None:
    rejected = CaseRejected(reason=RejectionReason.ETHICAL, explanation="-")
    history = (*submitted_case(), RECORDED, VERIFIED, rejected)
    Given(CASE, history, BY_FINANCE).when(TAKE).then_refused(WrongStatusError)


def test_a_collector_takes_none() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    outcome = Given(CASE, WITH_PAYMENT, context).when(TAKE)
    outcome.then_refused(RoleNotAllowedError)
