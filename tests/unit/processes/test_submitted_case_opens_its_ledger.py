"""A submitted case opens its ledger with what is claimed."""

from debt_domain.case.decisions import CASE
from debt_domain.case.events import CaseSubmitted
from debt_domain.case.model import Claim
from debt_domain.case_ledger.commands import OpenClaim
from debt_domain.processes.submitted_case_opens_its_ledger import PROCESS
from debt_domain.testing import TODAY, invoice_line, submit_case
from debt_domain.values.waterfall import Waterfall


def test_the_claim_is_opened_component_by_component() -> None:
    claim = Claim(
        currency="DKK",
        lines=(invoice_line("INV-1", 700_00), invoice_line("INV-2", 300_00)),
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
            principal_minor=1_000_00,
            interest_minor=12_34,
            fees_minor=40_00,
            waterfall=Waterfall.PRINCIPAL_FIRST,
        ),
    )
