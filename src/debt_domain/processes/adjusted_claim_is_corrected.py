"""An adjusted claim is corrected in its ledger."""

from debt_domain.case.events import ClaimAdjusted
from debt_domain.case.state import CaseState
from debt_domain.case_ledger.commands import CorrectClaim
from debt_domain.processes.process import Process


def react(event: ClaimAdjusted, case: CaseState) -> tuple[CorrectClaim, ...]:
    """Claim more of the component, or less."""
    return (
        CorrectClaim(
            case_id=case.case_id,
            component=event.component,
            amount_minor=event.amount_minor,
        ),
    )


PROCESS: Process[ClaimAdjusted, CaseState] = Process(
    name="adjusted_claim_is_corrected", listens_to=ClaimAdjusted, react=react
)
