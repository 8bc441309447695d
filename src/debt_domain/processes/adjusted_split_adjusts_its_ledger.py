"""An adjusted split adjusts its ledger, receipts that were split already included."""

from debt_domain.case_ledger.commands import AdjustTerms
from debt_domain.partner_case.events import SplitAdjusted
from debt_domain.partner_case.state import PartnerCaseState
from debt_domain.processes.process import Process


def react(
    event: SplitAdjusted, partner_case: PartnerCaseState
) -> tuple[AdjustTerms, ...]:
    """Give the new terms to the ledger."""
    return (
        AdjustTerms(
            case_id=partner_case.case_id,
            terms=event.terms,
            from_on=event.effective_on,
            legal_partner_id=event.legal_partner_id,
        ),
    )


PROCESS: Process[SplitAdjusted, PartnerCaseState] = Process(
    name="adjusted_split_adjusts_its_ledger", listens_to=SplitAdjusted, react=react
)
