"""An adjusted split adjusts its ledger, receipts that were split already included."""

from debt_domain.case_ledger.commands import AdjustTerms
from debt_domain.partner_case.events import SplitAdjusted
from debt_domain.partner_case.model import SplitOccasion
from debt_domain.processes.adjusted_split_adjusts_its_ledger import PROCESS
from debt_domain.testing import TODAY
from debt_domain.testing.partner_cases import partner_case_accepted, resolved_terms
from tests.unit.processes.partner_cases import partner_case

ADJUSTED = SplitAdjusted(
    occasion=SplitOccasion.AGREEMENT,
    adjustment_id="SPLIT-1",
    terms=resolved_terms(),
    legal_partner_id="L-1",
    shares=(),
    effective_on=TODAY,
    reason="more work",
    consents=(),
)


def test_the_ledger_gets_the_terms_and_their_first_day() -> None:
    state = partner_case(partner_case_accepted(), ADJUSTED)
    adjust = AdjustTerms(
        case_id="C-1", terms=resolved_terms(), from_on=TODAY, legal_partner_id="L-1"
    )
    assert PROCESS.react(ADJUSTED, state) == (adjust,)
