"""Shared by four processes: the invoices of a case, reserved for it and released."""

from debt_domain.case.state import CaseState
from debt_domain.claim_reservation.commands import ReleaseClaim, ReserveClaim
from debt_domain.claim_reservation.model import InvoiceKey


def reserve_all(case: CaseState) -> tuple[ReserveClaim, ...]:
    """Reserve each invoice for the case; a test may repeat a real claim."""
    if case.is_test:
        return ()
    return tuple(ReserveClaim(invoice=key, case_id=case.case_id) for key in _keys(case))


def release_all(case: CaseState) -> tuple[ReleaseClaim, ...]:
    """Release each invoice of the case."""
    return tuple(ReleaseClaim(invoice=key, case_id=case.case_id) for key in _keys(case))


def _keys(case: CaseState) -> tuple[InvoiceKey, ...]:
    """Give the key of each invoice, sorted, so that commands lock in one order."""
    return tuple(
        InvoiceKey(
            client_id=case.client_id,
            debtor_id=case.debtor_id,
            invoice_number=number,
        )
        for number in sorted(case.invoice_numbers)
    )
