"""A submission of several invoices, and how reservations know them."""

from debt_domain.case.commands import SubmitCase
from debt_domain.case.model import Claim, ClaimLine, LineKind
from debt_domain.claim_reservation.model import InvoiceKey
from debt_domain.testing import TODAY, invoice_line, submit_case


def two_invoices_and_a_credit_note() -> SubmitCase:
    note = ClaimLine(
        kind=LineKind.CREDIT_NOTE,
        number="CN-1",
        issued_on=TODAY,
        amount_minor=-10_00,
        lowers="INV-2",
    )
    lines = (invoice_line("INV-2"), invoice_line("INV-1"), note)
    return submit_case(claim=Claim(currency="EUR", lines=lines))


def invoice(number: str) -> InvoiceKey:
    return InvoiceKey(client_id="CL-1", debtor_id="D-1", invoice_number=number)
