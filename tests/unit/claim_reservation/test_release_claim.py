"""An invoice is let go by the case that has it."""

from debt_domain.claim_reservation.commands import ReleaseClaim
from debt_domain.claim_reservation.decisions import CLAIM_RESERVATION
from debt_domain.claim_reservation.events import ClaimReleased, ClaimReserved
from debt_domain.claim_reservation.model import InvoiceKey
from debt_domain.testing import Given, a_context
from debt_domain.values.context import Context

CONTEXT = a_context(Context)
RESERVED = ClaimReserved(case_id="C-1")
RELEASED = ClaimReleased(case_id="C-1")


def release(case_id: str) -> ReleaseClaim:
    invoice = InvoiceKey(client_id="CL-1", debtor_id="D-1", invoice_number="INV-1")
    return ReleaseClaim(invoice=invoice, case_id=case_id)


def test_the_case_that_has_the_invoice_lets_it_go() -> None:
    Given(CLAIM_RESERVATION, (RESERVED,), CONTEXT).when(release("C-1")).then(RELEASED)


def test_another_case_changes_nothing() -> None:
    Given(CLAIM_RESERVATION, (RESERVED,), CONTEXT).when(release("C-2")).then()


def test_a_free_invoice_stays_free() -> None:
    Given(CLAIM_RESERVATION, (), CONTEXT).when(release("C-1")).then()


def test_an_invoice_is_let_go_once() -> None:
    Given(CLAIM_RESERVATION, (RESERVED, RELEASED), CONTEXT).when(release("C-1")).then()
