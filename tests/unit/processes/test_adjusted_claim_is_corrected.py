"""An adjusted claim is corrected in its ledger."""

from debt_domain.case.events import ClaimAdjusted
from debt_domain.case.model import AdjustmentKind
from debt_domain.case_ledger.commands import CorrectClaim
from debt_domain.processes.adjusted_claim_is_corrected import PROCESS
from debt_domain.values.waterfall import Component
from tests.unit.processes.claims import active

EVENT = ClaimAdjusted(
    adjustment_id="ADJ-1",
    component=Component.FEES,
    amount_minor=-5_00,
    currency="EUR",
    kind=AdjustmentKind.COURT,
    reason="too high",
)


def test_more_or_less_is_claimed() -> None:
    command = CorrectClaim(case_id="C-1", component=Component.FEES, amount_minor=-5_00)
    assert PROCESS.react(EVENT, active(EVENT)) == (command,)
