"""A closed case releases its invoices."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseClosed
from debt_domain.case.model import CloseCode
from debt_domain.claim_reservation.commands import ReleaseClaim
from debt_domain.processes.closed_case_releases_its_invoices import PROCESS
from debt_domain.testing.cases import closed_case
from tests.unit.processes.invoices import invoice, two_invoices_and_a_credit_note


def test_each_invoice_is_released_in_the_order_of_their_numbers() -> None:
    history = closed_case(CloseCode.EXHAUSTED, two_invoices_and_a_credit_note())
    closed = CaseClosed(
        code=CloseCode.EXHAUSTED, explanation=None, outstanding_minor=1_990_00
    )
    assert PROCESS.react(closed, CASE.fold(history)) == (
        ReleaseClaim(invoice=invoice("INV-1"), case_id="C-1"),
        ReleaseClaim(invoice=invoice("INV-2"), case_id="C-1"),
    )
