"""A reopened case reserves its invoices again, unless another case has them now."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseReopened
from debt_domain.case.model import CloseCode
from debt_domain.claim_reservation.commands import ReserveClaim
from debt_domain.processes.reopened_case_reserves_its_invoices import PROCESS
from debt_domain.testing import TODAY
from debt_domain.testing.cases import closed_case
from tests.unit.processes.invoices import invoice, two_invoices_and_a_credit_note


def test_each_invoice_is_reserved_in_the_order_of_their_numbers() -> None:
    reopened = CaseReopened(
        reason="The debtor has moved back.",
        consent_reference="mail-17",
        consented_on=TODAY,
    )
    submission = two_invoices_and_a_credit_note()
    history = (*closed_case(CloseCode.EXHAUSTED, submission), reopened)
    assert PROCESS.react(reopened, CASE.fold(history)) == (
        ReserveClaim(invoice=invoice("INV-1"), case_id="C-1"),
        ReserveClaim(invoice=invoice("INV-2"), case_id="C-1"),
    )
