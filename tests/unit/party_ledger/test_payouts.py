"""InstructPayout, ConfirmPayout, FailPayout, ReturnPayout."""

from datetime import date

import pytest

from debt_domain.kernel.errors import RejectedError
from debt_domain.party_ledger.commands import (
    ConfirmPayout,
    FailPayout,
    InstructPayout,
    ReturnPayout,
)
from debt_domain.party_ledger.errors import (
    AccountAmountNotPositiveError,
    BelowMinimumPayoutError,
    DayInFutureError,
    PayoutExceedsBalanceError,
    PayoutExistsError,
    PayoutNotFundedError,
    PayoutStatusError,
    UnknownPayoutError,
)
from debt_domain.party_ledger.events import (
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
)
from debt_domain.testing import TODAY
from debt_domain.values.account_terms import AccountTerms
from debt_domain.values.errors import CurrencyMismatchError
from debt_domain.values.money import Money
from tests.unit.party_ledger.accounts import (
    DUE,
    EUR,
    A,
    a_statement,
    amounts,
    an_entry,
    eur,
    given,
    told,
)

PAY = InstructPayout(
    party=A, currency=EUR, payout_id="PO-1", amount=eur(500_00), instructed_on=TODAY
)
CONFIRM = ConfirmPayout(party=A, currency=EUR, payout_id="PO-1")
FAIL = FailPayout(party=A, currency=EUR, payout_id="PO-1", reason="no such account")
RETURN = ReturnPayout(party=A, currency=EUR, payout_id="PO-1", reason="account closed")
TRANSIT = "InTransit:Partner:A"
CLOSED = a_statement(800_00)
INSTRUCTED = PayoutInstructed(
    party=A, currency=EUR, payout_id="PO-1", amount_minor=500_00, instructed_on=TODAY
)
CONFIRMED = PayoutConfirmed(payout_id="PO-1")


def test_it_is_taken_out_of_what_is_due() -> None:
    fact, entry = given(CLOSED, context=told()).when(PAY).events
    assert fact == INSTRUCTED
    assert amounts(entry) == {DUE: 500_00, TRANSIT: -500_00}


def test_once_confirmed_it_has_left_the_client_account() -> None:
    fact, entry = given(CLOSED, INSTRUCTED, context=told()).when(CONFIRM).events
    assert fact == CONFIRMED
    assert amounts(entry) == {TRANSIT: 500_00, "Held:Platform": -500_00}


def test_failed_or_returned_it_is_due_again_and_can_be_paid_again() -> None:
    failed, entry = given(CLOSED, INSTRUCTED, context=told()).when(FAIL).events
    assert failed == PayoutFailed(payout_id="PO-1", reason="no such account")
    assert amounts(entry) == {TRANSIT: 500_00, DUE: -500_00}
    history = CLOSED, INSTRUCTED, CONFIRMED
    returned, entry = given(*history, context=told()).when(RETURN).events
    assert returned == PayoutReturned(payout_id="PO-1", reason="account closed")
    assert amounts(entry) == {"Held:Platform": 500_00, DUE: -500_00}
    again = PAY.model_copy(update={"payout_id": "PO-2", "amount": eur(800_00)})
    assert given(*history, returned, context=told()).when(again).events


def test_it_is_never_above_the_last_closing_balance() -> None:
    again = PAY.model_copy(update={"payout_id": "PO-2", "amount": eur(300_01)})
    context = told(an_entry(11, due=1_000_00))
    outcome = given(CLOSED, INSTRUCTED, context=context).when(again)
    refusal = outcome.then_refused(PayoutExceedsBalanceError)
    assert refusal.payable == eur(300_00)


def test_it_is_never_above_what_money_in_hand_covers() -> None:
    outcome = given(CLOSED, context=told(unfunded_minor=300_01)).when(PAY)
    refusal = outcome.then_refused(PayoutNotFundedError)
    assert (refusal.balance, refusal.funded) == (eur(800_00), eur(499_99))
    assert given(CLOSED, context=told(unfunded_minor=300_00)).when(PAY).events


def test_what_was_charged_back_since_the_statement_is_not_paid_out() -> None:
    context = told(an_entry(11, "reverse", due=-300_01))
    given(CLOSED, context=context).when(PAY).then_refused(PayoutNotFundedError)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"amount": Money(5, "USD")}, CurrencyMismatchError),
        ({"amount": eur(0)}, AccountAmountNotPositiveError),
        ({"amount": eur(99_99)}, BelowMinimumPayoutError),
        ({"instructed_on": date(2026, 6, 2)}, DayInFutureError),
        ({"payout_id": "PO-0"}, PayoutExistsError),
    ],
)
def test_it_is_refused(change: dict[str, object], error: type[RejectedError]) -> None:
    earlier = INSTRUCTED.model_copy(update={"payout_id": "PO-0", "amount_minor": 1})
    context = told(terms=AccountTerms(minimum_payouts=(eur(100_00),)))
    command = PAY.model_copy(update=change)
    given(CLOSED, earlier, context=context).when(command).then_refused(error)


@pytest.mark.parametrize("command", [CONFIRM, FAIL, RETURN])
def test_only_what_is_on_its_way_has_an_outcome(
    command: ConfirmPayout | FailPayout | ReturnPayout,
) -> None:
    given(CLOSED, context=told()).when(command).then_refused(UnknownPayoutError)
    ended = PayoutFailed(payout_id="PO-1", reason="no such account")
    outcome = given(CLOSED, INSTRUCTED, ended, context=told()).when(command)
    outcome.then_refused(PayoutStatusError)
