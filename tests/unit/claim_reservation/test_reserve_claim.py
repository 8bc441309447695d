"""An invoice is in one open case at a time."""

from debt_domain.claim_reservation.commands import ReserveClaim
from debt_domain.claim_reservation.decisions import CLAIM_RESERVATION
from debt_domain.claim_reservation.errors import DuplicateClaimError
from debt_domain.claim_reservation.events import ClaimReleased, ClaimReserved
from debt_domain.claim_reservation.model import InvoiceKey
from debt_domain.testing import Given, a_context
from debt_domain.values.context import Context

INVOICE = InvoiceKey(client_id="CL-1", debtor_id="D-1", invoice_number="INV-1")
CONTEXT = a_context(Context)
RESERVED = ClaimReserved(case_id="C-1")
RELEASED = ClaimReleased(case_id="C-1")


def reserve(case_id: str) -> ReserveClaim:
    return ReserveClaim(invoice=INVOICE, case_id=case_id)


def test_a_free_invoice_is_taken_into_the_case() -> None:
    Given(CLAIM_RESERVATION, (), CONTEXT).when(reserve("C-1")).then(RESERVED)


def test_the_same_case_takes_it_once() -> None:
    Given(CLAIM_RESERVATION, (RESERVED,), CONTEXT).when(reserve("C-1")).then()


def test_another_case_is_told_which_one_has_the_invoice() -> None:
    refusal = (
        Given(CLAIM_RESERVATION, (RESERVED,), CONTEXT)
        .when(reserve("C-2"))
        .then_refused(DuplicateClaimError)
    )
    assert (refusal.case_id, refusal.invoice_number) == ("C-1", "INV-1")
    assert "C-1" in str(refusal)
    assert "'INV-1'" in str(refusal)


def test_a_released_invoice_can_be_taken_by_another_case() -> None:
    Given(CLAIM_RESERVATION, (RESERVED, RELEASED), CONTEXT).when(reserve("C-2")).then(
        ClaimReserved(case_id="C-2")
    )


def test_the_digested_text_tells_invoices_apart() -> None:
    other = InvoiceKey(client_id="CL-1", debtor_id="D-1", invoice_number="INV-2")
    assert INVOICE.text() == "CL-1\nD-1\nINV-1"
    assert other.text() != INVOICE.text()
