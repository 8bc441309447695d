"""A submitted case reserves its invoices, so that no other open case has them."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseSubmitted
from debt_domain.claim_reservation.commands import ReserveClaim
from debt_domain.processes.submitted_case_reserves_its_invoices import PROCESS
from debt_domain.testing import TODAY
from tests.unit.processes.invoices import invoice, two_invoices_and_a_credit_note


def test_each_invoice_is_reserved_in_the_order_of_their_numbers() -> None:
    submission = two_invoices_and_a_credit_note()
    submitted = CaseSubmitted(submitted_on=TODAY, **dict(submission))
    assert PROCESS.react(submitted, CASE.fold((submitted,))) == (
        ReserveClaim(invoice=invoice("INV-1"), case_id="C-1"),
        ReserveClaim(invoice=invoice("INV-2"), case_id="C-1"),
    )


def test_a_test_reserves_none() -> None:
    submission = two_invoices_and_a_credit_note()
    test = submission.model_copy(update={"is_test": True})
    submitted = CaseSubmitted(submitted_on=TODAY, **dict(test))
    assert PROCESS.react(submitted, CASE.fold((submitted,))) == ()
