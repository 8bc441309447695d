from datetime import date, timedelta

import pytest

from debt_domain.case.commands import ReversePayment
from debt_domain.case.decisions import CASE
from debt_domain.case.errors import (
    AmountNotPositiveError,
    FutureDateError,
    PaymentNotVerifiedError,
    ReversalBeforePaymentError,
    ReversalExceedsPaymentError,
    UnknownPaymentError,
)
from debt_domain.case.events import (
    CaseEvent,
    PaymentRecorded,
    PaymentReversed,
    PaymentVerified,
)
from debt_domain.case.model import (
    CaseContext,
    PaymentMethod,
    PaymentStatus,
    ReversalKind,
)
from debt_domain.testing import TODAY, Given, a_context, active_case, closed_case
from debt_domain.values.actor import Role, RoleNotAllowedError
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.holder import Holder
from debt_domain.values.money import Money

RECEIVED_ON = TODAY - timedelta(days=10)
REPORTED = PaymentRecorded(
    payment_id="PAY-1",
    amount=Money(25_000, "EUR"),
    received_on=RECEIVED_ON,
    holder=Holder.platform(),
    method=PaymentMethod.DIRECT_DEBIT,
    reference=None,
)
VERIFIED = PaymentVerified(
    payment_id="PAY-1",
    amount=Money(25_000, "EUR"),
    received_on=RECEIVED_ON,
    holder=Holder.platform(),
)
PAID = (*active_case(), REPORTED, VERIFIED)
BY_FINANCE = a_context(CaseContext, Role.FINANCE)


def reverse(
    amount_minor: int | None = None, *, currency: str = "EUR", on: date = TODAY
) -> ReversePayment:
    return ReversePayment(
        case_id="C-1",
        payment_id="PAY-1",
        kind=ReversalKind.BOUNCED,
        reversed_on=on,
        amount=None if amount_minor is None else Money(amount_minor, currency),
    )


def undone(amount_minor: int, left_minor: int) -> PaymentReversed:
    return PaymentReversed(
        payment_id="PAY-1",
        kind=ReversalKind.BOUNCED,
        amount=Money(amount_minor, "EUR"),
        left_minor=left_minor,
        reversed_on=TODAY,
    )


@pytest.mark.parametrize("history", [PAID, (*closed_case(), REPORTED, VERIFIED)])
def test_a_payment_is_undone_as_a_whole(history: tuple[CaseEvent, ...]) -> None:
    Given(CASE, history, BY_FINANCE).when(reverse()).then(undone(25_000, 0))


def test_a_payment_is_undone_in_parts() -> None:
    given = Given(CASE, PAID, BY_FINANCE)
    given.when(reverse(10_000)).then(undone(10_000, 15_000))
    given = Given(CASE, (*PAID, undone(10_000, 15_000)), BY_FINANCE)
    given.when(reverse()).then(undone(15_000, 0))


def test_a_payment_is_reversed_only_when_nothing_is_left() -> None:
    part = CASE.fold((*PAID, undone(10_000, 15_000))).payments["PAY-1"]
    whole = CASE.fold((*PAID, undone(25_000, 0))).payments["PAY-1"]
    assert (part.status, part.left_minor) == (PaymentStatus.VERIFIED, 15_000)
    assert (whole.status, whole.left_minor) == (PaymentStatus.REVERSED, 0)


def test_what_is_known_of_a_reversal_is_kept() -> None:
    why = {"reason": "bank recalled the transfer"}
    recalled = reverse().model_copy(update=why)
    outcome = Given(CASE, PAID, BY_FINANCE).when(recalled)
    outcome.then(undone(25_000, 0).model_copy(update=why))


def test_no_more_is_undone_than_is_left() -> None:
    given = Given(CASE, (*PAID, undone(10_000, 15_000)), BY_FINANCE)
    refusal = given.when(reverse(15_001)).then_refused(ReversalExceedsPaymentError)
    assert (refusal.amount, refusal.left) == (
        Money(15_001, "EUR"),
        Money(15_000, "EUR"),
    )
    assert str(refusal).startswith("amount: 150.01 EUR cannot be reversed")


@pytest.mark.parametrize("amount_minor", [None, 1])
def test_nothing_is_left_of_a_reversed_payment(amount_minor: int | None) -> None:
    given = Given(CASE, (*PAID, undone(25_000, 0)), BY_FINANCE)
    outcome = given.when(reverse(amount_minor))
    assert outcome.then_refused(ReversalExceedsPaymentError).left == Money(0, "EUR")


def test_only_a_verified_payment_is_undone() -> None:
    outcome = Given(CASE, (*active_case(), REPORTED), BY_FINANCE).when(reverse())
    refusal = outcome.then_refused(PaymentNotVerifiedError)
    assert (refusal.payment_id, refusal.status) == ("PAY-1", PaymentStatus.REPORTED)


def test_only_a_recorded_payment_is_undone() -> None:
    outcome = Given(CASE, active_case(), BY_FINANCE).when(reverse())
    outcome.then_refused(UnknownPaymentError)


def test_a_payment_is_undone_after_it_came() -> None:
    given = Given(CASE, PAID, BY_FINANCE)
    outcome = given.when(reverse(on=RECEIVED_ON - timedelta(days=1)))
    assert outcome.then_refused(ReversalBeforePaymentError).received_on == RECEIVED_ON


def test_a_reversal_has_happened() -> None:
    outcome = Given(CASE, PAID, BY_FINANCE).when(reverse(on=TODAY + timedelta(days=1)))
    assert outcome.then_refused(FutureDateError).field == "reversed_on"


@pytest.mark.parametrize("amount_minor", [0, -1])
def test_a_reversal_is_above_zero(amount_minor: int) -> None:
    outcome = Given(CASE, PAID, BY_FINANCE).when(reverse(amount_minor))
    refusal = outcome.then_refused(AmountNotPositiveError)
    assert str(refusal).startswith(f"amount: {Money(amount_minor, 'EUR')} is not")


def test_a_reversal_is_in_the_currency_of_the_case() -> None:
    outcome = Given(CASE, PAID, BY_FINANCE).when(reverse(1, currency="DKK"))
    assert outcome.then_refused(CurrencyMismatchError).right == "DKK"


def test_a_holder_does_not_undo_a_payment() -> None:
    context = a_context(CaseContext, Role.COLLECTOR, "P-9")
    Given(CASE, PAID, context).when(reverse()).then_refused(RoleNotAllowedError)
