"""What happened to the account of a partner or a client."""

from typing import assert_never

from debt_domain.accounting.events import EntryPosted
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    CreditNoteIssued,
    CreditNoteOrdered,
    InvoiceIssued,
    InvoiceOrdered,
    InvoicePaymentRecorded,
    PartyLedgerEvent,
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
    RecoveryRecorded,
    RemittanceRecorded,
    StatementIssued,
)
from debt_domain.projections.sentences.phrases import entry_sentence, words
from debt_domain.values.money import Money


def party_ledger_sentence(event: PartyLedgerEvent) -> str:
    """Say what happened to a party's account."""
    match event:
        case StatementIssued():
            closing = Money(event.closing_minor, event.currency)
            return (
                f"Statement {event.number} of {event.party} was issued for"
                f" {event.from_on} to {event.through_on}; it closes with {closing}."
            )
        case PayoutInstructed() | PayoutConfirmed() | PayoutFailed() | PayoutReturned():
            return _of_payout(event)
        case RemittanceRecorded(remittance_id=remittance_id, kind=kind):
            return f"Remittance {remittance_id} came in ({words(kind)})."
        case InvoicePaymentRecorded() | BalanceWrittenOff() | RecoveryRecorded():
            return _of_receivable(event)
        case EntryPosted():
            return entry_sentence(event)
        case _:
            return _of_document(event)


def _of_payout(
    event: PayoutInstructed | PayoutConfirmed | PayoutFailed | PayoutReturned,
) -> str:
    match event:
        case PayoutInstructed(payout_id=payout_id, party=party):
            amount = Money(event.amount_minor, event.currency)
            return f"Payout {payout_id} of {amount} to {party} was instructed."
        case PayoutConfirmed(payout_id=payout_id):
            return f"Payout {payout_id} has left the client account."
        case PayoutFailed(payout_id=payout_id, reason=reason):
            return f"Payout {payout_id} failed: {reason}"
        case PayoutReturned(payout_id=payout_id, reason=reason):
            return f"Payout {payout_id} came back: {reason}"
        case _:
            assert_never(event)


def _of_receivable(
    event: InvoicePaymentRecorded | BalanceWrittenOff | RecoveryRecorded,
) -> str:
    match event:
        case InvoicePaymentRecorded(invoice_id=invoice_id, payment_id=payment_id):
            return f"Payment {payment_id} came in on invoice {invoice_id}."
        case BalanceWrittenOff(invoice_id=invoice_id, reason=reason):
            return f"What was open of invoice {invoice_id} was given up: {reason}"
        case RecoveryRecorded(invoice_id=invoice_id, recovery_id=recovery_id):
            return f"{recovery_id} came in after all on invoice {invoice_id}."
        case _:
            assert_never(event)


def _of_document(
    event: InvoiceOrdered | InvoiceIssued | CreditNoteOrdered | CreditNoteIssued,
) -> str:
    match event:
        case InvoiceOrdered(invoice_id=invoice_id, party=party):
            amount = Money(event.amount_minor, event.currency)
            return f"Invoice {invoice_id} of {amount} to {party} was ordered."
        case InvoiceIssued(invoice_id=invoice_id, number=number, due_on=due_on):
            return f"Invoice {invoice_id} is number {number}, due on {due_on}."
        case CreditNoteOrdered(invoice_id=invoice_id, reason=reason):
            return f"A credit note for invoice {invoice_id} was ordered: {reason}"
        case CreditNoteIssued(invoice_id=invoice_id, number=number):
            return f"Credit note {number} voids invoice {invoice_id}."
        case _:
            assert_never(event)
