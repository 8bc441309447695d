"""Which document of the account an event is about."""

from collections.abc import Mapping

from debt_domain.kernel.message import Event
from debt_domain.party_ledger.events import (
    BalanceWrittenOff,
    CreditNoteIssued,
    InvoiceIssued,
    InvoicePaymentRecorded,
    PayoutConfirmed,
    PayoutFailed,
    PayoutInstructed,
    PayoutReturned,
    RecoveryRecorded,
    RemittanceRecorded,
    StatementIssued,
)


def reference_of(event: Event, numbers: Mapping[str, int]) -> str | None:
    """Name the document that an event is about; None: it is about none.

    Args:
        event: An event of a party's ledger.
        numbers: Of the invoices issued so far, by their ids.

    >>> from debt_domain.party_ledger.events import PayoutConfirmed
    >>> reference_of(PayoutConfirmed(payout_id="PO-1"), {})
    'payout PO-1, paid'
    """
    found: str | None
    match event:
        case StatementIssued(statement_id=statement_id):
            found = f"statement {statement_id}"
        case PayoutInstructed(payout_id=payout_id):
            found = f"payout {payout_id}"
        case PayoutConfirmed(payout_id=payout_id):
            found = f"payout {payout_id}, paid"
        case PayoutFailed(payout_id=payout_id):
            found = f"payout {payout_id}, failed"
        case PayoutReturned(payout_id=payout_id):
            found = f"payout {payout_id}, returned"
        case RemittanceRecorded(remittance_id=remittance_id):
            found = f"remittance {remittance_id}"
        case InvoiceIssued(number=number):
            found = f"invoice {number}"
        case CreditNoteIssued(number=number):
            found = f"credit note {number}"
        case (
            InvoicePaymentRecorded(invoice_id=invoice_id)
            | BalanceWrittenOff(invoice_id=invoice_id)
            | RecoveryRecorded(invoice_id=invoice_id)
        ):
            found = f"invoice {numbers.get(invoice_id, invoice_id)}"
        case _:
            found = None
    return found
