"""The invoices of a case as reservations know them."""

from debt_domain.case.state import CaseState
from debt_domain.claim_reservation.model import InvoiceKey


def invoice_keys(case: CaseState) -> tuple[InvoiceKey, ...]:
    """Give the key of each invoice, sorted, so that commands lock in one order."""
    return tuple(
        InvoiceKey(
            client_id=case.client_id,
            debtor_id=case.debtor_id,
            invoice_number=number,
        )
        for number in sorted(case.invoice_numbers)
    )
