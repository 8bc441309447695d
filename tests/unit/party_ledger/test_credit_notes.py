"""OrderCreditNote, IssueCreditNote."""

from debt_domain.party_ledger.commands import IssueCreditNote, OrderCreditNote
from debt_domain.party_ledger.errors import (
    CreditNoteExistsError,
    InvoiceStatusError,
    UnknownCreditNoteError,
    UnknownInvoiceError,
)
from debt_domain.party_ledger.events import (
    CreditNoteIssued,
    CreditNoteOrdered,
    InvoicePaymentRecorded,
)
from debt_domain.party_ledger.model import InvoiceSource
from debt_domain.testing import TODAY
from tests.unit.party_ledger.accounts import (
    DUE,
    EUR,
    HELD,
    RECEIVABLE,
    A,
    amounts,
    an_invoice,
    an_order,
    follow_up,
    given,
    issued,
    told,
)

ORDER = OrderCreditNote(
    party=A,
    currency=EUR,
    order_id="V-1",
    invoice_id="statement.S-1",
    reason="a wrong case was in it",
)
ISSUE = IssueCreditNote(party=A, currency=EUR, credit_note_id="void.V-1", number=3)
ORDERED = CreditNoteOrdered(
    party=A,
    currency=EUR,
    credit_note_id="void.V-1",
    invoice_id="statement.S-1",
    reason="a wrong case was in it",
)
NOTED = CreditNoteIssued(
    credit_note_id="void.V-1",
    invoice_id="statement.S-1",
    number=3,
    amount_minor=250_00,
    net_minor=0,
)


def test_a_wrong_invoice_is_voided_by_a_credit_note() -> None:
    invoice = an_invoice(250_00, from_held_minor=100_00)
    given(*invoice, context=told()).when(ORDER).then(ORDERED)
    fact, entry = given(*invoice, ORDERED, context=follow_up()).when(ISSUE).events
    assert fact == NOTED
    assert amounts(entry) == {HELD: 100_00, DUE: 150_00, RECEIVABLE: -250_00}


def test_what_was_paid_on_it_is_due_to_the_party() -> None:
    paid = InvoicePaymentRecorded(
        invoice_id="statement.S-1",
        payment_id="P",
        amount_minor=60_00,
        received_on=TODAY,
    )
    history = *an_invoice(250_00), paid, ORDERED
    _, entry = given(*history, context=follow_up()).when(ISSUE).events
    assert amounts(entry) == {DUE: 190_00, RECEIVABLE: -190_00}


def test_the_tax_of_a_case_fee_goes_with_its_invoice() -> None:
    order = an_order(59_50, vat_minor=9_50).model_copy(
        update={"source": InvoiceSource.FEE, "net_minor": 50_00}
    )
    history = order, issued(order), ORDERED
    fact, vat, _ = given(*history, context=follow_up()).when(ISSUE).events
    assert isinstance(fact, CreditNoteIssued)
    assert fact.net_minor == 50_00
    assert amounts(vat) == {DUE: -9_50, "Vat": 9_50}


def test_only_an_issued_invoice_is_voided_and_once() -> None:
    given(context=told()).when(ORDER).then_refused(UnknownInvoiceError)
    outcome = given(an_order(), context=told()).when(ORDER)
    outcome.then_refused(InvoiceStatusError)
    history = *an_invoice(250_00), ORDERED
    given(*history, context=told()).when(ORDER).then_refused(CreditNoteExistsError)
    outcome = given(*history, NOTED, context=follow_up()).when(ISSUE)
    outcome.then_refused(InvoiceStatusError)


def test_only_an_ordered_credit_note_is_issued() -> None:
    given(context=follow_up()).when(ISSUE).then_refused(UnknownCreditNoteError)
