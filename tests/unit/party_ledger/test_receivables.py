"""RecordInvoicePayment, WriteOffBalance, RecordRecovery."""

from datetime import date

import pytest

from debt_domain.kernel.errors import RejectedError
from debt_domain.party_ledger.commands import (
    RecordInvoicePayment,
    RecordRecovery,
    WriteOffBalance,
)
from debt_domain.party_ledger.errors import (
    AccountAmountNotPositiveError,
    DayInFutureError,
    InvoicePaymentExistsError,
    InvoiceStatusError,
    NothingOpenError,
    PaymentExceedsInvoiceError,
    UnknownInvoiceError,
)
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    InvoicePaymentRecorded,
    RecoveryRecorded,
)
from debt_domain.testing import TODAY
from tests.unit.party_ledger.accounts import (
    EUR,
    RECEIVABLE,
    A,
    amounts,
    an_invoice,
    eur,
    given,
    told,
)

INVOICE = "statement.S-1"
OWN = "Held:Platform:Own"
PAY = RecordInvoicePayment(
    party=A,
    currency=EUR,
    invoice_id=INVOICE,
    payment_id="P-1",
    amount=eur(100_00),
    received_on=TODAY,
)
PAID = InvoicePaymentRecorded(
    invoice_id=INVOICE, payment_id="P-1", amount_minor=100_00, received_on=TODAY
)
WRITE_OFF = WriteOffBalance(
    party=A, currency=EUR, invoice_id=INVOICE, reason="insolvent"
)
WRITTEN_OFF = BalanceWrittenOff(
    invoice_id=INVOICE, amount_minor=101_67, vat_minor=16_23, reason="insolvent"
)
RECOVER = RecordRecovery(
    party=A,
    currency=EUR,
    invoice_id=INVOICE,
    recovery_id="RC-1",
    amount=eur(50_00),
    received_on=TODAY,
)
ISSUED = an_invoice(201_67, vat_minor=32_20)


def test_a_part_is_paid_and_the_rest_stays_open() -> None:
    fact, entry = given(*ISSUED, context=told()).when(PAY).events
    assert fact == PAID
    assert amounts(entry) == {OWN: 100_00, RECEIVABLE: -100_00}
    state = given(*ISSUED, PAID, context=told()).state
    assert state.open_invoiced_minor == 101_67


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"payment_id": "P-2", "amount": eur(101_68)}, PaymentExceedsInvoiceError),
        ({"amount": eur(1)}, InvoicePaymentExistsError),
        ({"amount": eur(0)}, AccountAmountNotPositiveError),
        ({"received_on": date(2026, 6, 2)}, DayInFutureError),
        ({"invoice_id": "balance.O-9"}, UnknownInvoiceError),
    ],
)
def test_a_payment_is_refused(
    change: dict[str, object], error: type[RejectedError]
) -> None:
    command = PAY.model_copy(update=change)
    given(*ISSUED, PAID, context=told()).when(command).then_refused(error)


def test_what_is_open_is_given_up_with_the_tax_in_it() -> None:
    fact, entry = given(*ISSUED, PAID, context=told()).when(WRITE_OFF).events
    assert fact == WRITTEN_OFF
    assert amounts(entry) == {
        "Expense:BadDebt": 85_44,
        "Vat": 16_23,
        RECEIVABLE: -101_67,
    }


def test_nothing_is_given_up_of_what_is_paid() -> None:
    rest = PAID.model_copy(update={"payment_id": "P-2", "amount_minor": 101_67})
    outcome = given(*ISSUED, PAID, rest, context=told()).when(WRITE_OFF)
    outcome.then_refused(NothingOpenError)


def test_what_comes_in_after_all_takes_the_loss_and_the_tax_back() -> None:
    history = *ISSUED, PAID, WRITTEN_OFF
    fact, entry = given(*history, context=told()).when(RECOVER).events
    assert isinstance(fact, RecoveryRecorded)
    assert amounts(entry) == {OWN: 50_00, "Expense:BadDebt": -42_02, "Vat": -7_98}
    rest = RECOVER.model_copy(update={"recovery_id": "RC-2", "amount": eur(51_67)})
    _, entry = given(*history, fact, context=told()).when(rest).events
    assert amounts(entry) == {OWN: 51_67, "Expense:BadDebt": -43_42, "Vat": -8_25}


def test_only_what_was_given_up_is_recovered() -> None:
    given(*ISSUED, context=told()).when(RECOVER).then_refused(InvoiceStatusError)
    history = *ISSUED, PAID, WRITTEN_OFF
    more = RECOVER.model_copy(update={"amount": eur(101_68)})
    outcome = given(*history, context=told()).when(more)
    assert outcome.then_refused(PaymentExceedsInvoiceError).left == eur(101_67)
    recovered = given(*history, context=told()).when(RECOVER).events[0]
    outcome = given(*history, recovered, context=told()).when(RECOVER)
    outcome.then_refused(InvoicePaymentExistsError)
    given(*history, context=told()).when(PAY).then_refused(InvoiceStatusError)
