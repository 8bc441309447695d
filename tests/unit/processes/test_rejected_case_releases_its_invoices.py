"""A rejected case releases its invoices."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseRejected
from debt_domain.case.model import RejectionReason
from debt_domain.claim_reservation.commands import ReleaseClaim
from debt_domain.processes.rejected_case_releases_its_invoices import PROCESS
from debt_domain.testing.cases import submitted_case
from tests.unit.processes.invoices import invoice, two_invoices_and_a_credit_note


def test_each_invoice_is_released_in_the_order_of_their_numbers() -> None:
    rejected = CaseRejected(
        reason=RejectionReason.TOO_SMALL, explanation="Below our minimum."
    )
    history = (*submitted_case(two_invoices_and_a_credit_note()), rejected)
    assert PROCESS.react(rejected, CASE.fold(history)) == (
        ReleaseClaim(invoice=invoice("INV-1"), case_id="C-1"),
        ReleaseClaim(invoice=invoice("INV-2"), case_id="C-1"),
    )
