"""A submitted case opens its ledger with what is claimed."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseSubmitted
from debt_domain.case.model import Claim, ClaimLine, LineKind
from debt_domain.case_ledger.commands import ClaimedInvoice, OpenClaim
from debt_domain.processes.submitted_case_opens_its_ledger import PROCESS
from debt_domain.testing import TODAY, invoice_line, submit_case
from debt_domain.values.waterfall import Waterfall

LOWERED = invoice_line("INV-1", 700_00)
CREDIT_NOTE = ClaimLine(
    kind=LineKind.CREDIT_NOTE,
    number="CN-1",
    issued_on=TODAY,
    amount_minor=-100_00,
    lowers="INV-1",
)
PAID = invoice_line("INV-3", 50_00).model_copy(update={"already_paid_minor": 50_00})


def test_the_claim_is_opened_component_by_component() -> None:
    claim = Claim(
        currency="DKK",
        lines=(LOWERED, invoice_line("INV-2", 300_00), CREDIT_NOTE, PAID),
        interest_minor=12_34,
        fees_minor=40_00,
        waterfall=Waterfall.PRINCIPAL_FIRST,
    )
    submitted = CaseSubmitted(submitted_on=TODAY, **dict(submit_case(claim=claim)))
    assert PROCESS.react(submitted, CASE.fold((submitted,))) == (
        OpenClaim(
            case_id="C-1",
            client_id="CL-1",
            currency="DKK",
            invoices=(
                ClaimedInvoice(
                    number="INV-1", due_on=LOWERED.due_on, amount_minor=600_00
                ),
                ClaimedInvoice(
                    number="INV-2", due_on=LOWERED.due_on, amount_minor=300_00
                ),
            ),
            interest_minor=12_34,
            fees_minor=40_00,
            waterfall=Waterfall.PRINCIPAL_FIRST,
        ),
    )


def test_the_books_of_a_test_are_a_tests() -> None:
    submitted = CaseSubmitted(submitted_on=TODAY, **dict(submit_case(is_test=True)))
    (opened,) = PROCESS.react(submitted, CASE.fold((submitted,)))
    assert isinstance(opened, OpenClaim)
    assert opened.is_test
